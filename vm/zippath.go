package vm

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"github.com/adder-vm/adder/vm/object"
)

// This file lets zip archives stand in sys.path. The library's zipimport reads
// them; it is imported when the first archive is met, so that programs without
// one start without it.

var zipHookDef = object.Def{Name: "zipimporter", Sig: "($module, path, /)", F1: zipHook}

// installZipHook makes the first entry of sys.path_hooks.
func (vm *VM) installZipHook(t *object.Thread) error {
	hooks := t.RT.Sys.Dict.GetString(t, "path_hooks")
	if !hooks.IsList() {
		return nil
	}
	old := hooks.AsList()
	l := t.NewList(old.Len() + 1)
	l.Append(t, t.NewNativeFunction(&zipHookDef, object.None(), t.InternString("zipimport")))
	for i := range old.Len() {
		l.Append(t, old.Items()[i])
	}
	t.RT.Sys.Dict.SetString(t, "path_hooks", l.Value())
	return nil
}

func zipHook(t *object.Thread, path object.Value) (object.Value, error) {
	if path.IsStr() {
		v, err := vmOf(t).ZipImporter(t, object.GoString(path))
		if err != nil || !v.IsEmpty() {
			return v, err
		}
	}
	return object.Empty(), t.Raisef(t.RT.T.Exc.ImportError, "not a Zip file")
}

// ZipImporter returns the zipimporter of a path that leads to a zip archive or into
// one; it is empty for other paths.
func (vm *VM) ZipImporter(t *object.Thread, path string) (object.Value, error) {
	if !leadsIntoZip(path) {
		return object.Empty(), nil
	}
	mod := t.RT.Modules.GetString(t, "zipimport")
	if mod.IsEmpty() {
		// Not by way of sys.path, in which the archive may stand.
		m, err := vm.bootModule(t, "zipimport", "zipimport")
		if err != nil {
			return object.Empty(), err
		}
		mod = m.Value()
	}
	typ, err := t.GetAttrString(mod, "zipimporter")
	if err != nil {
		return typ, err
	}
	return t.Call1(typ, t.NewStr(path))
}

// leadsIntoZip tells whether a path, or what it begins with, is a file that ends
// like a zip archive.
func leadsIntoZip(path string) bool {
	for path != "" {
		info, err := os.Stat(path)
		if err == nil {
			return info.Mode().IsRegular() && endsLikeZip(path, info.Size())
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
	return false
}

// endsLikeZip looks for the record at an archive's end, behind which a comment of
// up to 64 KiB may stand.
func endsLikeZip(name string, size int64) bool {
	const record, longest = 22, 22 + 1<<16
	if size < record {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	for _, n := range [2]int64{record, longest} {
		tail := make([]byte, min(n, size))
		if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
			return false
		}
		if bytes.Contains(tail, []byte("PK\x05\x06")) {
			return true
		}
	}
	return false
}
