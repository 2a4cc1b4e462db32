package sys

import (
	"os"

	"github.com/adder-vm/adder/vm/object"
)

// stdPrinter writes text to a file descriptor as it comes: what standard output
// and standard error are until the io module has made real files of them.
//
//adder:heap
type stdPrinter struct {
	object.Header
	fd int
}

var stdPrinterSpec = object.TypeSpec{
	Name: "stderrprinter", Kind: object.KindOpaque, Size: object.SizeOf[stdPrinter](),
	Slots: object.Slots{Repr: printerRepr},
	Methods: []object.Def{
		{Name: "write", F2: printerWrite},
		{Name: "flush", F1: printerNothing},
		{Name: "close", F1: printerNothing},
		{Name: "fileno", F1: printerFileno},
		{Name: "isatty", F1: printerIsATTY},
	},
	Getters: []object.GetSet{
		{Name: "closed", Get: func(*object.Thread, object.Value) (object.Value, error) { return object.False(), nil }},
		{Name: "encoding", Get: func(t *object.Thread, _ object.Value) (object.Value, error) { return t.NewStr("utf-8"), nil }},
		{Name: "errors", Get: func(t *object.Thread, _ object.Value) (object.Value, error) { return t.NewStr("backslashreplace"), nil }},
		{Name: "mode", Get: func(t *object.Thread, _ object.Value) (object.Value, error) { return t.NewStr("w"), nil }},
	},
}

func newStdPrinter(t *object.Thread, typ *object.Type, fd int) object.Value {
	p := object.New[stdPrinter](t, typ)
	p.fd = fd
	return object.ValueOf(p)
}

func printerRepr(t *object.Thread, v object.Value) (object.Value, error) {
	return t.NewStr("<stderrprinter object at " + t.AddressString(v) + ">"), nil
}

// printerFile returns the open file of a printer's descriptor.
func printerFile(v object.Value) *os.File {
	if object.Cast[stdPrinter](v).fd == 1 {
		return os.Stdout
	}
	return os.Stderr
}

func printerWrite(t *object.Thread, v, text object.Value) (object.Value, error) {
	if !text.IsStr() {
		return object.Empty(), t.TypeErrorf("write() argument must be str, not %s", t.ArgTypeName(text))
	}
	if _, err := printerFile(v).WriteString(object.GoString(text)); err != nil {
		return object.Empty(), t.Raise(t.RT.T.Exc.OSError, err.Error())
	}
	return object.Int(int64(text.AsStr().Len())), nil
}

func printerNothing(*object.Thread, object.Value) (object.Value, error) { return object.None(), nil }

func printerFileno(_ *object.Thread, v object.Value) (object.Value, error) {
	return object.Int(int64(object.Cast[stdPrinter](v).fd)), nil
}

func printerIsATTY(_ *object.Thread, v object.Value) (object.Value, error) {
	info, err := printerFile(v).Stat()
	return object.Bool(err == nil && info.Mode()&os.ModeCharDevice != 0), nil
}
