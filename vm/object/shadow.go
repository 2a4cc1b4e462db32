package object

import (
	"os"
	"path/filepath"
)

// A program's own file may have the name of a module that it means to import, and
// so keep it from being found: what is then missing from the module is worded with
// advice.

// SpecOrigin is the file that a module's spec says it came from, "" for none.
func (t *Thread) SpecOrigin(spec Value) (string, error) {
	if !spec.IsObject() {
		return "", nil
	}
	located, err := t.specFlag(spec, "has_location")
	if err != nil || !located {
		return "", err
	}
	origin, err := t.GetAttrOpt(spec, t.InternString("origin"))
	if err != nil || !origin.IsStr() {
		return "", err
	}
	return GoString(origin), nil
}

// ShadowAdvice advises to rename the file that a module called name came from,
// where it stands beside the program and may hide another: one of the standard
// library, or one that is looked for in vain while this one is being imported. It
// is "" where there is no such suspicion.
func (t *Thread) ShadowAdvice(name, origin string, busy bool) (string, error) {
	if origin == "" || !t.RT.besideProgram(origin) {
		return "", nil
	}
	if names := t.RT.Sys.Dict.GetString(t, "stdlib_module_names"); names.isKind(KindSet) {
		known, err := t.Contains(names, t.NewStr(name))
		if err != nil {
			return "", err
		}
		if known {
			shown, err := t.ReprString(t.NewStr(origin))
			return "(consider renaming " + shown + " since it has the same name as the standard library module named '" + name +
				"' and prevents importing that standard library module)", err
		}
	}
	if !busy {
		return "", nil
	}
	shown, err := t.ReprString(t.NewStr(origin))
	return "(consider renaming " + shown + " if it has the same name as a library you intended to import)", err
}

// besideProgram reports whether a module's file is in the folder of the program.
func (rt *Runtime) besideProgram(origin string) bool {
	if rt.ProgramFolder == nil {
		return false
	}
	if filepath.Base(origin) == "__init__.py" {
		origin = filepath.Dir(origin)
	}
	folder := *rt.ProgramFolder
	if folder == "" {
		var err error
		if folder, err = os.Getwd(); err != nil {
			return false
		}
	}
	return filepath.Dir(origin) == folder
}
