package identical

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/adder-vm/adder/vm/bytecode"
)

// A Difference is where two code objects first differ.
type Difference struct {
	Where     string         // the qualified name of the code object it lies in
	What      string         // the field and its two values
	Got, Want *bytecode.Code // the code objects it lies in
}

func (d *Difference) String() string { return d.Where + ": " + d.What }

// Compare returns the first difference of two code objects, or nil. Constants are
// compared by type and value, with floats by their bits; what stands in a
// frozenset is compared without its order, which has no meaning.
func Compare(got, want *bytecode.Code) *Difference {
	differ := func(what string, got1, want1 any) *Difference {
		return &Difference{
			Where: want.QualName,
			What:  fmt.Sprintf("%s is %v, CPython has %v", what, got1, want1),
			Got:   got, Want: want,
		}
	}
	switch {
	case got.QualName != want.QualName:
		return differ("co_qualname", got.QualName, want.QualName)
	case got.Name != want.Name:
		return differ("co_name", got.Name, want.Name)
	case got.Filename != want.Filename:
		return differ("co_filename", got.Filename, want.Filename)
	case got.FirstLine != want.FirstLine:
		return differ("co_firstlineno", got.FirstLine, want.FirstLine)
	case got.Flags != want.Flags:
		return differ("co_flags", fmt.Sprintf("%#x", got.Flags), fmt.Sprintf("%#x", want.Flags))
	case got.ArgCount != want.ArgCount:
		return differ("co_argcount", got.ArgCount, want.ArgCount)
	case got.PosOnlyArgCount != want.PosOnlyArgCount:
		return differ("co_posonlyargcount", got.PosOnlyArgCount, want.PosOnlyArgCount)
	case got.KwOnlyArgCount != want.KwOnlyArgCount:
		return differ("co_kwonlyargcount", got.KwOnlyArgCount, want.KwOnlyArgCount)
	case !slices.Equal(got.LocalsPlusNames, want.LocalsPlusNames):
		return differ("co_localsplusnames", got.LocalsPlusNames, want.LocalsPlusNames)
	case !slices.Equal(got.LocalsPlusKinds, want.LocalsPlusKinds):
		return differ("co_localspluskinds", got.LocalsPlusKinds, want.LocalsPlusKinds)
	case !slices.Equal(got.Names, want.Names):
		return differ("co_names", got.Names, want.Names)
	}
	for i := range min(len(got.Consts), len(want.Consts)) {
		nested, ok := want.Consts[i].(*bytecode.Code)
		if mine, too := got.Consts[i].(*bytecode.Code); ok && too {
			if d := Compare(mine, nested); d != nil {
				return d
			}
			continue
		}
		if !sameConst(got.Consts[i], want.Consts[i]) {
			return differ(fmt.Sprintf("co_consts[%d]", i), describe(got.Consts[i]), describe(want.Consts[i]))
		}
	}
	switch {
	case len(got.Consts) != len(want.Consts):
		return differ("len(co_consts)", len(got.Consts), len(want.Consts))
	case !bytes.Equal(got.Code, want.Code):
		at := firstUnequal(got.Code, want.Code)
		return differ(fmt.Sprintf("co_code from offset %d", at&^1), hexAround(got.Code, at), hexAround(want.Code, at))
	case got.StackSize != want.StackSize:
		return differ("co_stacksize", got.StackSize, want.StackSize)
	case !bytes.Equal(got.ExceptionTable, want.ExceptionTable):
		at := firstUnequal(got.ExceptionTable, want.ExceptionTable)
		return differ(fmt.Sprintf("co_exceptiontable from byte %d", at), hexAround(got.ExceptionTable, at), hexAround(want.ExceptionTable, at))
	case !bytes.Equal(got.LineTable, want.LineTable):
		at := firstUnequal(got.LineTable, want.LineTable)
		return differ(fmt.Sprintf("co_linetable from byte %d", at), hexAround(got.LineTable, at), hexAround(want.LineTable, at))
	}
	return nil
}

// sameConst tells whether two constants have the same type and value. They are
// written as repr writes them, which tells zeros, NaN payloads aside, and nested
// types apart.
func sameConst(got, want bytecode.Const) bool {
	switch want := want.(type) {
	case *bytecode.Code:
		got, ok := got.(*bytecode.Code)
		return ok && Compare(got, want) == nil
	case bytecode.Tuple:
		got, ok := got.(bytecode.Tuple)
		return ok && slices.EqualFunc(got, want, sameConst)
	case bytecode.FrozenSet:
		got, ok := got.(bytecode.FrozenSet)
		return ok && len(got) == len(want) && !slices.ContainsFunc(got, func(g bytecode.Const) bool {
			return !slices.ContainsFunc(want, func(w bytecode.Const) bool { return sameConst(g, w) })
		})
	case *bytecode.Slice:
		got, ok := got.(*bytecode.Slice)
		return ok && sameConst(got.Start, want.Start) && sameConst(got.Stop, want.Stop) && sameConst(got.Step, want.Step)
	}
	return describe(got) == describe(want)
}

// describe writes a constant's type and value.
func describe(c bytecode.Const) string {
	return fmt.Sprintf("%s (%T)", bytecode.ConstRepr(c, nil), c)
}

func firstUnequal(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// hexAround writes some bytes from an offset on.
func hexAround(b []byte, at int) string {
	at &^= 1
	end := min(len(b), at+16)
	if at >= end {
		return "its end"
	}
	more := ""
	if end < len(b) {
		more = " ..."
	}
	return fmt.Sprintf("% x%s", b[at:end], more)
}
