package vm

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/syntax"
)

// importlibNeeds are the native modules that importlib is made of.
var importlibNeeds = []string{"_imp", "_thread", "_weakref", "_warnings", "marshal", "posix", "_io"}

// startImporting runs importlib's two modules from the library's sources, as
// _frozen_importlib and _frozen_importlib_external, and has them take over. Where
// a native module that they need is missing, modules go on being imported by
// their path alone.
func (vm *VM) startImporting(t *object.Thread) error {
	if vm.Home == nil {
		return nil
	}
	for _, name := range importlibNeeds {
		if vm.natives[name] == nil {
			return nil
		}
	}
	boot, err := vm.bootModule(t, "_frozen_importlib", "importlib._bootstrap")
	if err != nil {
		return err
	}
	imp, err := vm.importByPath(t, t.InternString("_imp"))
	if err != nil {
		return err
	}
	install, err := t.GetAttrString(boot.Value(), "_install")
	if err != nil {
		return err
	}
	if _, err := t.Call2(install, t.RT.Sys.Value(), imp); err != nil {
		return err
	}
	t.RT.Importlib = boot
	external, err := vm.bootModule(t, "_frozen_importlib_external", "importlib._bootstrap_external")
	if err != nil {
		return err
	}
	if err := t.SetAttrString(boot.Value(), "_bootstrap_external", external.Value()); err != nil {
		return err
	}
	// The library's own package importlib finds both by these names too.
	t.RT.Modules.SetString(t, "importlib._bootstrap", boot.Value())
	t.RT.Modules.SetString(t, "importlib._bootstrap_external", external.Value())
	install, err = t.GetAttrString(boot.Value(), "_install_external_importers")
	if err != nil {
		return err
	}
	if _, err = t.Call0(install); err != nil {
		return err
	}
	return vm.installZipHook(t)
}

// bootModule runs one of the library's modules under a name, without a look at
// sys.path; CPython has it frozen.
func (vm *VM) bootModule(t *object.Thread, name, original string) (*object.Module, error) {
	code, err := vm.bootCode(original)
	if err != nil {
		return nil, t.Raise(t.RT.T.Exc.ImportError, fmt.Sprintf("the standard library has no working importlib: %v", err))
	}
	m := t.NewModule(name, "")
	m.Dict.SetString(t, "__builtins__", t.RT.Builtins.Value())
	m.Dict.SetString(t, "__origname__", t.NewStr(original)) // FrozenImporter takes it away
	t.RT.Modules.SetString(t, name, m.Value())
	_, err = vm.RunCode(t, t.NewCode(code), m.Dict, object.Empty(), nil)
	return m, err
}

// bootCode returns the code of one of the library's modules: from its .pyc file when
// that is as new as the source, and otherwise from the source, with a .pyc file
// left for the next time where that is wanted and possible.
func (vm *VM) bootCode(name string) (*bytecode.Code, error) {
	path := vm.bootSource(name)
	base := strings.TrimSuffix(path, ".py")
	cached := filepath.Join(filepath.Dir(base), "__pycache__", filepath.Base(base)+".cpython-314.pyc")
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	want := bytecode.TimestampPyc(info.ModTime().Unix(), info.Size())
	shown := "<frozen " + name + ">"
	if data, err := os.ReadFile(cached); err == nil {
		if head, _, err := bytecode.ReadPycHeader(data, cached); err == nil && head == want {
			if _, code, err := bytecode.ReadPyc(data, cached); err == nil && bytecode.Verify(code) == nil {
				renameCode(code, shown)
				return code, nil
			}
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	code, err := compile.Source(text, syntax.ModeExec, &compile.Options{Filename: path})
	if err != nil {
		return nil, err
	}
	if !vm.Options.Config.DontWriteBytecode {
		if data, err := bytecode.AppendPyc(nil, want, code); err == nil {
			writeCache(cached, data)
		}
	}
	renameCode(code, shown)
	return code, nil
}

// bootSource is where the library has the source of one of its modules.
func (vm *VM) bootSource(name string) string {
	return filepath.Join(vm.Home.Lib(), filepath.FromSlash(strings.ReplaceAll(name, ".", "/"))+".py")
}

// renameCode gives code and all within it another file name.
func renameCode(code *bytecode.Code, name string) {
	code.Filename = name
	for _, c := range code.Consts {
		if nested, ok := c.(*bytecode.Code); ok {
			renameCode(nested, name)
		}
	}
}

// writeCache writes a file that may as well not be there: whole, or not at all.
func writeCache(name string, data []byte) {
	if os.MkdirAll(filepath.Dir(name), 0o755) == nil {
		_ = writeWhole(name, data) // the next start tries again
	}
}

const filePage = 4 << 10

// blank tells whether there are only zeros.
func blank(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

// writeWhole writes a file whole, or not at all.
func writeWhole(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	err = f.Truncate(int64(len(data)))
	for at := 0; at < len(data) && err == nil; { // pages of zeros need no room
		end := at
		for end < len(data) && !blank(data[end:min(end+filePage, len(data))]) {
			end += filePage
		}
		end = min(end, len(data))
		if end > at {
			_, err = f.WriteAt(data[at:end], int64(at))
		}
		at = end + filePage
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// NewNative makes the object of a native module, without entering it in
// sys.modules.
func (vm *VM) NewNative(t *object.Thread, name string) (object.Value, error) {
	m, err := vm.newNative(t, name)
	if err != nil {
		return object.Empty(), err
	}
	return m.Value(), nil
}

// Yield lets other threads run for a moment.
func (vm *VM) Yield(t *object.Thread) {
	vm.Blocking(t, func() { time.Sleep(50 * time.Microsecond) })
}
