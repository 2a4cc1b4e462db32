package bytecode

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strings"
	"testing"
)

// disassembleLibrary prints what dis shows for every module in four manners.
// Sets of strings stand in the order of marshal data, since their own differs
// from process to process; addresses are shown as 0x0.
const disassembleLibrary = `
import sys, os, marshal, dis, io, re
def in_order(x):
    if isinstance(x, frozenset) and x:
        return "frozenset({" + ", ".join(in_order(e) for e in sorted(x, key=lambda e: marshal.dumps(e))) + "})"
    if isinstance(x, tuple):
        return "(" + ", ".join(map(in_order, x)) + ("," if len(x) == 1 else "") + ")"
    return repr(x)
def const_info(op, arg, consts):
    x = dis._get_const_value(op, arg, consts)
    return x, in_order(x)
dis._get_const_info = const_info
manners = [{}, {"show_caches": True, "show_offsets": True}, {"show_positions": True}, {"adaptive": True, "show_caches": True}]
for d, _, fs in sorted(os.walk(os.path.dirname(os.__file__))):
    for f in sorted(fs):
        if f.endswith(".py") and (len(f) + len(d)) % int(sys.argv[1]) == 0:
            p = os.path.join(d, f)
            code = compile(open(p, "rb").read(), p, "exec", dont_inherit=True)
            outs = [marshal.dumps(code)]
            for m in manners:
                out = io.StringIO()
                dis.dis(code, file=out, **m)
                outs.append(re.sub(" at 0x[0-9a-f]+,", " at 0x0,", out.getvalue()).encode("utf-8", "surrogatepass"))
            for b in outs:
                sys.stdout.buffer.write(len(b).to_bytes(4, "little") + b)
`

func TestDisassemblyOfStandardLibraryMatchesCPython(t *testing.T) {
	share := "4" // dis takes its time: a quarter of the modules
	if testing.Short() {
		share = "15"
	}
	out := askPython(t, disassembleLibrary, nil, share)
	next := func() []byte {
		n := binary.LittleEndian.Uint32(out)
		b := out[4 : 4+n]
		out = out[4+n:]
		return b
	}
	manners := []DisOptions{{}, {ShowCaches: true, ShowOffsets: true}, {ShowPositions: true}, {Specialized: true, ShowCaches: true}}
	modules := 0
	for len(out) > 0 {
		code, err := UnmarshalCode(next())
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range manners {
			want := next()
			var got bytes.Buffer
			if err := Disassemble(&got, code, o); err != nil {
				t.Fatal(err)
			}
			if bytes.Equal(got.Bytes(), want) {
				continue
			}
			g, w := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
			for i := range min(len(g), len(w)) {
				if g[i] != w[i] {
					t.Fatalf("%s %+v: line %d:\n got %q\nwant %q", code.Filename, o, i+1, g[i], w[i])
				}
			}
			t.Fatalf("%s %+v: %d lines, want %d", code.Filename, o, len(g), len(w))
		}
		modules++
	}
	t.Logf("%d modules identical in %d manners", modules, len(manners))
	if modules < 5 {
		t.Errorf("only %d modules", modules)
	}
}

func TestDisassemblyOfCommandLine(t *testing.T) {
	src := "async def f(x: int, *a, **k):\n    async with x as y, z: pass\n    async for q in x: await y\n    return f'{x!r:>{y}}' if x is not None else (y for y in x if y not in z)\n" +
		"try: import a.b as c\nexcept* E as e: raise\n" + strings.Repeat("a = 1\n", 300) + "for i in x:\n    if i: continue\n    " + strings.Repeat("a;", 400) + "\n"
	for _, flags := range [][]string{nil, {"-C"}, {"-O"}, {"-P"}, {"-C", "-O", "-P"}, {"-S"}} {
		script := `
import sys, dis, marshal
src = sys.stdin.read()
code = compile(src, "<stdin>", "exec")
b = marshal.dumps(code)
sys.stdout.buffer.write(len(b).to_bytes(4, "little") + b)
sys.stdout.flush()
import io
sys.stdin = io.TextIOWrapper(io.BytesIO(src.encode()))
dis.main(sys.argv[1:])
`
		out := askPython(t, script, []byte(src), flags...)
		n := binary.LittleEndian.Uint32(out)
		code, err := UnmarshalCode(out[4 : 4+n])
		if err != nil {
			t.Fatal(err)
		}
		var o DisOptions
		for _, f := range flags {
			switch f {
			case "-C":
				o.ShowCaches = true
			case "-O":
				o.ShowOffsets = true
			case "-P":
				o.ShowPositions = true
			case "-S":
				o.Specialized = true
			}
		}
		var got bytes.Buffer
		if err := Disassemble(&got, code, o); err != nil {
			t.Fatal(err)
		}
		want := regexp.MustCompile(` at 0x[0-9a-f]+,`).ReplaceAll(out[4+n:], []byte(" at 0x0,"))
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%v:\n got %s\nwant %s", flags, got.Bytes(), want)
		}
	}
}

func TestDisassemblyOfNonsense(t *testing.T) {
	code := []byte{byte(LOAD_CONST), 7, byte(LOAD_GLOBAL), 9, 0, 0, 0, 0, 0, 0, 0, 0, byte(LOAD_FAST), 3, byte(JUMP_BACKWARD), 99, 0, 0, byte(COMPARE_OP), 255, 0, 0,
		byte(CONVERT_VALUE), 9,
		byte(CALL_INTRINSIC_1), 99, 222, 1, byte(EXTENDED_ARG), 255, byte(EXTENDED_ARG), 255, byte(EXTENDED_ARG), 255, byte(EXTENDED_ARG), 255, byte(JUMP_FORWARD), 255, byte(CALL)}
	var out bytes.Buffer
	for _, o := range []DisOptions{{}, {ShowCaches: true, ShowPositions: true, Specialized: true}} {
		if err := Disassemble(&out, &Code{Code: code, ExceptionTable: []byte{0x81, 1}, LineTable: []byte{0xff, 0xf8}}, o); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"<no constant 7>", "<no variable 3>", "<no comparison 7>", "<no intrinsic 99>", "<222>"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	// Each code object holds the one before twice.
	c := &Code{}
	for range 40 {
		c = &Code{Consts: []Const{c, c}}
	}
	out.Reset()
	if err := Disassemble(&out, c, DisOptions{}); err == nil {
		t.Error("endless nesting is no error")
	}
}
