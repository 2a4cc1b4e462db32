package vm

import (
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// Start does what comes between making a VM and running a program: the import
// system, standard input, output and error as real files, and the module site.
func (vm *VM) Start(t *object.Thread) error {
	vm.starting = true
	defer func() { vm.starting = false }()
	c := &vm.Options.Config
	if c.IntMaxStrDigits >= 0 {
		t.RT.IntMaxStrDigits = c.IntMaxStrDigits
	}
	t.RT.BytesWarning = c.BytesWarning > 0
	if !vm.prepared {
		path, _ := vm.Options.imageFile()
		if path != "" {
			t.RT.Heap().SetThreshold(freezeThreshold)
		}
		if err := vm.prepare(t); err != nil {
			return err
		}
		if path != "" {
			vm.frozen = vm.freeze(t)
			t.RT.Heap().SetThreshold(0)
		}
	}
	if err := vm.configure(t); err != nil {
		return err
	}
	if vm.RT.Modules.GetString(t, "__main__").IsEmpty() {
		main := t.NewModule("__main__", "")
		main.Dict.SetString(t, "__builtins__", t.RT.Modules.GetString(t, "builtins"))
		t.RT.Modules.SetString(t, "__main__", main.Value())
	}
	if err := vm.openStandardFiles(t); err != nil {
		return err
	}
	if err := vm.catchInterrupts(t); err != nil {
		return err
	}
	if t.RT.Importlib == nil {
		return nil
	}
	// The module warnings sets up what -W asks for, and says what it cannot.
	if len(c.WarnOptions) > 0 {
		if _, err := vm.Import(t, t.InternString("warnings"), nil, object.Empty(), 0); err != nil {
			return err
		}
	}
	if c.NoSite {
		return nil
	}
	site, err := vm.Import(t, t.InternString("site"), nil, object.Empty(), 0)
	if err != nil {
		return err
	}
	main, err := t.GetAttrString(site, "main")
	if err == nil {
		_, err = t.Call0(main)
	}
	return err
}

// Main returns the namespace of the module __main__, which Start makes.
func (vm *VM) Main(t *object.Thread) *object.Dict {
	return object.Cast[object.Module](t.RT.Modules.GetString(t, "__main__")).Dict
}

// configure sets what depends on the VM's Config.
func (vm *VM) configure(t *object.Thread) error {
	for _, d := range vm.Options.Modules {
		if d.Configure == nil {
			continue
		}
		if m := t.RT.Modules.GetString(t, d.Name); m.Kind() == object.KindModule {
			if err := d.Configure(vm, t, object.Cast[object.Module](m)); err != nil {
				return err
			}
		}
	}
	return nil
}

// prepare does what is the same whenever a VM starts: importlib, and the module
// site with all that it imports, but for its main function. Nothing here may look
// at the environment, the arguments or the standard streams.
func (vm *VM) prepare(t *object.Thread) error {
	c := vm.Options.Config
	defer func() { vm.Options.Config = c }()
	p := &vm.Options.Config
	p.Argv, p.OrigArgv, p.Path, p.WarnOptions, p.Executable, p.ProgramName = nil, nil, nil, nil, "", ""
	p.NoSite = true // site's main function is for later
	if err := vm.configure(t); err != nil {
		return err
	}
	if err := vm.startImporting(t); err != nil {
		return err
	}
	if vm.natives["_io"] != nil {
		if _, err := vm.Import(t, t.InternString("_io"), nil, object.Empty(), 0); err != nil {
			return err
		}
	}
	if vm.natives["_signal"] != nil {
		if _, err := vm.Import(t, t.InternString("_signal"), nil, object.Empty(), 0); err != nil {
			return err
		}
	}
	if !c.NoSite && t.RT.Importlib != nil {
		if _, err := vm.Import(t, t.InternString("site"), nil, object.Empty(), 0); err != nil {
			return err
		}
	}
	if path, _ := vm.Options.imageFile(); path != "" && t.RT.Importlib != nil {
		if err := vm.setAside(t, "linecache"); err != nil {
			return err
		}
		if err := vm.listFolders(t); err != nil {
			return err
		}
	}
	vm.prepared = true
	return nil
}

// listFolders has importlib's finders read the library's folders, by looking for what
// site will look for, and most often in vain. They read them again when they change.
func (vm *VM) listFolders(t *object.Thread) error {
	finder, err := t.GetAttrString(t.RT.Modules.GetString(t, "_frozen_importlib_external"), "PathFinder")
	if err != nil {
		return err
	}
	w := t.Push(1)
	w[0] = t.NewStr("sitecustomize")
	_, err = t.CallMethod(finder, t.InternString("find_spec"), w, nil)
	t.Pop(1)
	return err
}

// setAside imports a module that programs should not see before they, or
// importSpare, ask for it.
func (vm *VM) setAside(t *object.Thread, name string) error {
	key := t.InternString(name)
	m, err := vm.Import(t, key, nil, object.Empty(), 0)
	if err != nil {
		return err
	}
	if t.RT.Spare == nil {
		t.RT.Spare = t.NewDict()
	}
	t.RT.Spare.SetString(t, name, m)
	_, err = t.RT.Modules.Delete(t, key)
	return err
}

// importSpare imports a module that nothing of the program's can have replaced, as
// CPython imports its frozen ones: the one that was set aside, if it was.
func (vm *VM) importSpare(t *object.Thread, name string) (object.Value, error) {
	if spare := t.RT.Spare; spare != nil && t.RT.Modules.GetString(t, name).IsEmpty() {
		if m := spare.GetString(t, name); !m.IsEmpty() {
			t.RT.Modules.SetString(t, name, m)
			return m, nil
		}
	}
	return vm.Import(t, t.InternString(name), nil, object.Empty(), 0)
}

// catchInterrupts has Ctrl-C raise KeyboardInterrupt. Where there is the module
// signal, importing it does that; else it is done here.
func (vm *VM) catchInterrupts(t *object.Thread) error {
	if vm.natives["_signal"] != nil {
		_, err := vm.Import(t, t.InternString("_signal"), nil, object.Empty(), 0)
		return err
	}
	if signal.Ignored(os.Interrupt) {
		return nil
	}
	incoming := make(chan os.Signal, 1)
	signal.Notify(incoming, os.Interrupt)
	go func() {
		for range incoming {
			vm.AddPending(func(t *object.Thread) error {
				exc, err := t.NewException(t.RT.T.Exc.KeyboardInterrupt, object.Empty())
				if err != nil {
					return err
				}
				return t.RaiseValue(exc)
			})
		}
	}()
	return nil
}

// AtFinish has f called when the program has ended, after its own functions for that
// and before the standard streams are flushed.
func (vm *VM) AtFinish(f func(t *object.Thread)) { vm.finishers = append(vm.finishers, f) }

// Finish ends a VM's program: threads are waited for, functions registered with
// atexit are called, objects are finalized, and standard output is flushed. It
// returns the exit status, which is 120 when the flush fails. A program that Ctrl-C
// ended ends the process by that signal, as shells expect.
func (vm *VM) Finish(t *object.Thread, status int) int {
	return vm.finish(t, status, heap.StackDepth())
}

// finish does what Finish promises; none of the objects that it and what it calls
// hold matter when they are finalized, so the Go stack is read from depth on.
func (vm *VM) finish(t *object.Thread, status int, depth uintptr) int {
	call := func(module, function string) {
		m := t.RT.Modules.GetString(t, module)
		if m.IsEmpty() || m.IsNone() {
			return
		}
		f, err := t.GetAttrOpt(m, t.InternString(function))
		if err == nil && !f.IsEmpty() {
			_, err = t.Call0(f)
		}
		if err != nil {
			vm.PrintException(t, t.TakeError())
		}
	}
	call("threading", "_shutdown")
	call("atexit", "_run_exitfuncs")
	vm.finalizeAll(t, depth)
	for _, f := range vm.finishers {
		f(t)
	}
	if exc := vm.flush(t, "stdout"); !exc.IsEmpty() {
		vm.WriteError(t, "Exception ignored while flushing sys.stdout:\n")
		vm.PrintException(t, exc)
		status = 120
	}
	if exc := vm.flush(t, "stderr"); !exc.IsEmpty() {
		status = 120
	}
	if status == interruptedStatus && vm.endedByInterrupt {
		signal.Reset(os.Interrupt)
		if p, err := os.FindProcess(os.Getpid()); err == nil {
			_ = p.Signal(syscall.SIGINT)
			select {} // the signal ends the process
		}
	}
	return status
}

// FlushStandard writes out what standard output and standard error still hold.
func (vm *VM) FlushStandard(t *object.Thread) {
	vm.flush(t, "stdout")
	vm.flush(t, "stderr")
}

// flush writes out what a standard stream still holds, unless it is closed, and
// returns the exception that comes of it.
func (vm *VM) flush(t *object.Thread, name string) object.Value {
	f := t.RT.Sys.Dict.GetString(t, name)
	if f.IsEmpty() || f.IsNone() {
		return object.Empty()
	}
	if closed, err := t.GetAttrOpt(f, t.InternString("closed")); err != nil {
		t.ClearError()
	} else if closed.IsTrue() {
		return object.Empty()
	}
	if _, err := t.CallMethod(f, t.InternString("flush"), nil, nil); err != nil {
		return t.TakeError()
	}
	return object.Empty()
}

// openStandardFiles makes sys.stdin, sys.stdout and sys.stderr text files of the
// io module, once that is there.
func (vm *VM) openStandardFiles(t *object.Thread) error {
	if vm.natives["_io"] == nil {
		return nil
	}
	io, err := vm.Import(t, t.InternString("_io"), nil, object.Empty(), 0)
	if err != nil {
		return err
	}
	open, err := t.GetAttrString(io, "open")
	if err != nil {
		return err
	}
	t.RT.Builtins.SetString(t, "open", open)
	for fd, name := range [3]string{"stdin", "stdout", "stderr"} {
		f, err := vm.standardFile(t, io, fd, name)
		if err != nil {
			return err
		}
		t.RT.Sys.Dict.SetString(t, name, f)
		t.RT.Sys.Dict.SetString(t, "__"+name+"__", f)
	}
	return nil
}

// standardFile opens one of the first three descriptors; None when it is closed.
func (vm *VM) standardFile(t *object.Thread, io object.Value, fd int, name string) (object.Value, error) {
	c := &vm.Options.Config
	if !descriptorOpen(fd) {
		return object.None(), nil
	}
	mode, buffering := "wb", -1
	if fd == 0 {
		mode = "rb"
	} else if c.Unbuffered {
		buffering = 0
	}
	open, err := t.GetAttrString(io, "open")
	if err != nil {
		return open, err
	}
	kw := t.NewDict()
	kw.SetString(t, "closefd", object.False())
	w := t.Push(3)
	w[0], w[1], w[2] = object.Int(int64(fd)), t.NewStr(mode), object.Int(int64(buffering))
	file, err := t.CallDict(open, w, kw)
	t.Pop(3)
	if err != nil {
		return file, err
	}
	raw := file
	if buffering != 0 {
		if raw, err = t.GetAttrString(file, "raw"); err != nil {
			return raw, err
		}
	}
	if err := t.SetAttrString(raw, "name", t.NewStr("<"+name+">")); err != nil {
		return raw, err
	}
	tty, err := t.CallMethod(raw, t.InternString("isatty"), nil, nil)
	if err != nil {
		return tty, err
	}
	encoding, errors := "utf-8", "strict"
	if c.UTF8Mode || surrogateLocale() {
		errors = "surrogateescape"
	}
	if given, how, _ := strings.Cut(c.IOEncoding, ":"); given != "" || how != "" {
		if given != "" {
			if encoding, err = vm.codecName(t, given); err != nil {
				return file, err
			}
			errors = "strict"
		}
		if how != "" {
			errors = how
		}
	}
	if fd == 2 {
		errors = "backslashreplace"
	}
	wrapper, err := t.GetAttrString(io, "TextIOWrapper")
	if err != nil {
		return wrapper, err
	}
	kw = t.NewDict()
	kw.SetString(t, "encoding", t.NewStr(encoding))
	kw.SetString(t, "errors", t.NewStr(errors))
	newline := t.NewStr("\n")
	if fd == 0 {
		newline = object.None()
	}
	kw.SetString(t, "newline", newline)
	kw.SetString(t, "line_buffering", object.Bool(!c.Unbuffered && (fd == 2 || tty.IsTrue())))
	kw.SetString(t, "write_through", object.Bool(c.Unbuffered))
	w = t.Push(1)
	w[0] = file
	text, err := t.CallDict(wrapper, w, kw)
	t.Pop(1)
	if err != nil {
		return text, err
	}
	return text, t.SetAttrString(text, "mode", t.NewStr(mode[:1]))
}

// codecName is the name that a codec calls itself by.
func (vm *VM) codecName(t *object.Thread, name string) (string, error) {
	codecs, err := vm.Import(t, t.InternString("_codecs"), nil, object.Empty(), 0)
	if err != nil {
		return "", err
	}
	lookup, err := t.GetAttrString(codecs, "lookup")
	if err != nil {
		return "", err
	}
	codec, err := t.Call1(lookup, t.NewStr(name))
	if err != nil {
		return "", err
	}
	own, err := t.GetAttrString(codec, "name")
	if err != nil || !own.IsStr() {
		return name, err
	}
	return object.GoString(own), nil
}

// surrogateLocale tells whether the locale is one in which CPython keeps bytes
// that are no text as they are: the C and POSIX ones.
func surrogateLocale() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return v == "C" || v == "POSIX" || v == "C.UTF-8"
		}
	}
	return true
}
