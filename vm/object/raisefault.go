package object

import (
	"errors"

	"github.com/adder-vm/adder/vm/object/fault"
)

// RaiseFault raises what a package of plain Go algorithms refused its input with.
func (t *Thread) RaiseFault(err error) error {
	var f *fault.Error
	if !errors.As(err, &f) {
		return t.SystemErrorf("%v", err)
	}
	return t.Raise(t.faultType(f.Kind), f.Text)
}

// Warn issues a warning through the warnings machinery; level counts stack frames
// as warnings.warn's stacklevel does.
func (t *Thread) Warn(category *Type, text string, level int) error {
	if t.RT.Warner == nil {
		return nil
	}
	return t.RT.Warner(t, category, text, level)
}

func (t *Thread) faultType(k fault.Kind) *Type {
	e := &t.RT.T.Exc
	switch k {
	case fault.TypeError:
		return e.TypeError
	case fault.OverflowError:
		return e.OverflowError
	case fault.ZeroDivisionError:
		return e.ZeroDivisionError
	case fault.IndexError:
		return e.IndexError
	case fault.KeyError:
		return e.KeyError
	case fault.LookupError:
		return e.LookupError
	case fault.MemoryError:
		return e.MemoryError
	}
	return e.ValueError
}
