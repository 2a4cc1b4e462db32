package vm

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

// trimImportFrames takes importlib's own frames out of the pending exception's
// traceback: all of them when the import itself failed, and otherwise the stretches
// that lead to the code of a module being run.
func (vm *VM) trimImportFrames(t *object.Thread) {
	exc := t.Pending()
	if !exc.IsException() || vm.Options.Config.Verbose > 0 {
		return
	}
	all := t.IsType(exc, t.RT.T.Exc.ImportError)
	// The link of an entry is where its predecessor, or the exception, names it.
	link := &exc.AsException().Traceback
	var outer *object.Value
	inside := false
	for tb := *link; tb.Kind() == object.KindTraceback; {
		entry := object.Cast[Traceback](tb)
		code := object.Cast[Frame](entry.frame).code
		now := strings.HasPrefix(object.StringOf(code.Filename), "<frozen importlib._bootstrap")
		if now && !inside {
			outer = link
		}
		inside = now
		if inside && (all || object.StringOf(code.Name) == "_call_with_frames_removed") {
			*outer = entry.next
			link = outer
		} else {
			link = &entry.next
		}
		tb = entry.next
	}
}

// ShowAsFrozen gives the functions of a module the file name that CPython, which
// has the module frozen, shows for them in tracebacks.
func (vm *VM) ShowAsFrozen(t *object.Thread, mod object.Value) {
	m := object.Cast[object.Module](mod)
	name := t.NewStr("<frozen " + object.GoString(m.Dict.GetString(t, "__name__")) + ">")
	for pos := 0; ; {
		_, v, ok := m.Dict.Next(t, &pos)
		if !ok {
			return
		}
		if v.Kind() == object.KindFunction {
			object.Cast[object.Function](v).Code.Filename = name
		}
	}
}
