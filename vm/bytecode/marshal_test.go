package bytecode

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// otherHistory holds the modules whose bytes depend on what the process that
// compiled them had interned before: in ftplib a frozenset of strings that no
// other module mentions, in _bootstrap a name that is also in a frozen module.
var otherHistory = map[string]bool{"ftplib.py": true, "_bootstrap.py": true}

func TestMarshalStandardLibrary(t *testing.T) {
	for level := range 3 {
		same := 0
		modules := standardLibrary(t, level)
		for _, m := range modules {
			code, err := UnmarshalCode(m.data)
			if err != nil {
				t.Errorf("%s: %v", m.path, err)
				continue
			}
			out, err := Marshal(nil, code)
			if err != nil {
				t.Errorf("%s: %v", m.path, err)
				continue
			}
			if bytes.Equal(out, m.data) {
				same++
				continue
			}
			if again, err := UnmarshalCode(out); err != nil || !reflect.DeepEqual(code, again) {
				t.Errorf("%s: reads back otherwise (%v)", m.path, err)
			}
			if otherHistory[filepath.Base(m.path)] {
				continue
			}
			at := 0
			for at < len(out) && at < len(m.data) && out[at] == m.data[at] {
				at++
			}
			t.Errorf("-O%d %s: written otherwise from byte %d on:\n got %q\nwant %q", level, m.path, at,
				out[at:min(at+60, len(out))], m.data[at:min(at+60, len(m.data))])
		}
		t.Logf("-O%d: %d of %d modules identical", level, same, len(modules))
	}
}

// constants are Python expressions of which each makes an object that holds
// nothing twice.
var constants = strings.Split(strings.TrimSpace(`
None
True
False
...
StopIteration
0
1
-1
255
-5
256
2**31-1
-2**31
2**31
-2**31-1
2**45-1
2**60
-2**60
2**62
2**63-1
2**63
-2**63
-2**63-1
2**64
10**50
-(2**150)
2**450 + 12345
0.0
-0.0
1.0
0.1
1e22
1e16
1e17
123456789012345680.0
1e-5
0.0001
1.5e300
5e-324
float("inf")
float("-inf")
float("nan")
1j
complex(-0.0, 1.5)
complex(float("inf"), 1e-300)
""
"a"
"\xe9"
"\u0100"
"some text"
"some text" * 40
"\xe9 text"
"\ud800 \udfff"
"\U0001f600"
"\0"
__import__("sys").intern("some_name")
__import__("sys").intern("name_" * 60)
b""
b"a"
b"ab\xff\0"
b"bytes" * 200
()
(1,)
(1, "two x", (3.5, b"four"))
tuple(range(255))
tuple(range(256))
[]
[1, [2, []]]
{}
{"a b": 1, 2: [3]}
set()
{1, 2, 3}
{"a b", "c d", 1.5, b"x", None}
frozenset()
frozenset([1, 2, 300])
frozenset(["q q", (1, 2.5)])
slice(None, None, None)
slice(1, "b c", (2.5,))
[slice(1, None), frozenset([7, "x y"])]
`), "\n")

func TestMarshalConstants(t *testing.T) {
	for version := range MarshalVersion + 1 {
		out := askPython(t, `
import sys, marshal
version = int(sys.argv[1])
for line in sys.stdin.read().split("\n"):
    x = eval(line)
    try: b = marshal.dumps(x, version)
    except ValueError as e: b = b"!" + str(e).encode()
    sys.stdout.buffer.write(len(b).to_bytes(4, "little") + b)
`, []byte(strings.Join(constants, "\n")), fmt.Sprint(version))
		for _, expr := range constants {
			n := binary.LittleEndian.Uint32(out)
			want := out[4 : 4+n]
			out = out[4+n:]
			if want[0] == '!' {
				if version >= 5 || !strings.Contains(expr, "slice") {
					t.Errorf("%s: CPython: %s", expr, want)
				}
				s := Tuple{&Slice{None, None, None}}
				if _, err := MarshalAt(nil, s, version, true); err == nil || !strings.HasSuffix(err.Error(), string(want[1:])) {
					t.Errorf("%s in version %d: %v, CPython has %s", expr, version, err, want)
				}
				continue
			}
			c, n2, err := UnmarshalPrefix(want, true)
			if err != nil || n2 != len(want) {
				t.Errorf("%s in version %d: read %d of %d bytes: %v", expr, version, n2, len(want), err)
				continue
			}
			if strings.Contains(expr, "intern(") && version < 3 {
				continue // how it is interned is not written
			}
			got, err := MarshalAt(nil, c, version, true)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s in version %d:\n got %q, %v\nwant %q", expr, version, got, err, want)
			}
		}
	}
}

func TestMarshalKeepsIdentityOfMutableObjects(t *testing.T) {
	l := &List{}
	l.Elems = []Const{Tuple{l, Int(1000)}, l, &Dict{Keys: []Const{Str("k k")}, Values: []Const{l}}}
	out, err := Marshal(nil, l)
	if err != nil {
		t.Fatal(err)
	}
	got := askPython(t, `
import sys, marshal
l = marshal.loads(sys.stdin.buffer.read())
print(l[0][0] is l, l[1] is l, l[2]["k k"] is l, l[0][1])
sys.stdout.flush()
sys.stdout.buffer.write(marshal.dumps(l))
`, out)
	line, data, _ := bytes.Cut(got, []byte("\n"))
	if string(line) != "True True True 1000" {
		t.Errorf("%s", line)
	}
	c, err := Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	back := c.(*List)
	if back.Elems[0].(Tuple)[0] != Const(back) || back.Elems[1] != Const(back) {
		t.Error("the list does not hold itself")
	}
	// A tuple that holds itself through a list.
	tup := Tuple{&List{}}
	tup[0].(*List).Elems = []Const{tup}
	out, err = Marshal(nil, tup)
	if err != nil {
		t.Fatal(err)
	}
	if got := askPython(t, `
import sys, marshal
x = marshal.loads(sys.stdin.buffer.read()); print(x[0][0] is x)`, out); string(got) != "True\n" {
		t.Errorf("%s: %q", got, out)
	}
}

func TestMarshalRefusesDeepAndForeignObjects(t *testing.T) {
	var c Const = None
	for range 2100 {
		c = &List{Elems: []Const{c}}
	}
	_, err := Marshal(nil, c)
	var e *MarshalError
	if !errors.As(err, &e) || e.Text != "object too deeply nested to marshal" {
		t.Errorf("deep: %v", err)
	}
	self := Tuple{nil}
	self[0] = self
	if _, err := Marshal(nil, self); !errors.As(err, &e) || e.Text != "object too deeply nested to marshal" {
		t.Errorf("tuple in itself: %v", err)
	}
	if _, err := Marshal(nil, nil); !errors.As(err, &e) || e.Text != "unmarshallable object" {
		t.Errorf("nil: %v", err)
	}
	if _, err := MarshalAt(nil, &Code{}, MarshalVersion, false); !errors.As(err, &e) || e.Text != "marshalling code objects is disallowed" {
		t.Errorf("code: %v", err)
	}
}

// hostile makes damaged marshal data: each case as CPython reads it in a few
// microseconds, the same in every run.
func hostile(t testing.TB, count int) [][]byte {
	rng := rand.New(rand.NewPCG(3, 14))
	var whole [][]byte
	for _, m := range standardLibrary(t, 0) {
		code, err := UnmarshalCode(m.data)
		if err != nil {
			t.Fatal(err)
		}
		eachCode(code, func(c *Code) {
			if len(c.Code) < 60 {
				if b, err := Marshal(nil, c); err == nil && len(b) < 400 {
					whole = append(whole, b)
				}
			}
		})
	}
	l := &List{}
	for _, c := range []Const{Tuple{None, Float(1.5), Complex(2), &Set{Elems: []Const{Int(1), Str("a b")}}}, &Slice{Int(1), None, Str("é")},
		FrozenSet{Str("x y"), Tuple{Int(1 << 40), Bytes("abc")}}, &Dict{Keys: []Const{Str("k"), Int(2)}, Values: []Const{l, l}}} {
		b, err := Marshal(nil, Tuple{c, c, l})
		if err != nil {
			t.Fatal(err)
		}
		for range len(whole) / 20 {
			whole = append(whole, b)
		}
	}
	types := []byte("0NFTS.iIlfgxysutaAzZ()[{<>:cr?\xe9\xa9\xdb\xbc\xbe\xba\xe3\xf5\xe1")
	cases := make([][]byte, 0, count)
	for len(cases) < count {
		b := bytes.Clone(whole[rng.IntN(len(whole))])
		for range 1 + rng.IntN(3) {
			at := rng.IntN(len(b))
			switch rng.IntN(6) {
			case 0:
				b = b[:at+1]
			case 1, 2:
				b[at] = types[rng.IntN(len(types))]
			case 3:
				b[at] = byte(rng.IntN(256))
			case 4:
				b[at] ^= 0x80
			case 5:
				b = append(b[:at:at], append([]byte{types[rng.IntN(len(types))], byte(rng.IntN(3)), 0, 0, 0}, b[at:]...)...)
			}
		}
		cases = append(cases, b)
	}
	return cases
}

func TestMarshalOfHostileDataMatchesCPython(t *testing.T) {
	cases := hostile(t, 20000)
	var in []byte
	for _, b := range cases {
		in = append(binary.LittleEndian.AppendUint32(in, uint32(len(b))), b...)
	}
	// Some of these end CPython's process; another then goes on behind.
	out := askPython(t, `
import sys, marshal, resource, os
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
inp = sys.stdin.buffer.read()
cases, at = [], 0
while at < len(inp):
    n = int.from_bytes(inp[at:at+4], "little")
    cases.append(inp[at+4:at+4+n])
    at += 4 + n
def answer(b):
    try:
        x = marshal.loads(b)
        try: return b"=" + marshal.dumps(x, 2)
        except ValueError as e: return b"="
    except Exception as e:
        return f"{type(e).__name__}: {e}".encode("utf-8", "backslashreplace")
done = 0
while done < len(cases):
    r, w = os.pipe()
    if os.fork() == 0:
        with os.fdopen(w, "wb", 0) as out:
            for b in cases[done:]:
                a = answer(b)
                out.write(len(a).to_bytes(4, "little") + a)
        os._exit(0)
    os.close(w)
    with os.fdopen(r, "rb") as results:
        while n := results.read(4):
            a = results.read(int.from_bytes(n, "little"))
            sys.stdout.buffer.write(n + a)
            done += 1
    os.wait()
    if done < len(cases):
        sys.stdout.buffer.write(b"\1\0\0\0!")
        done += 1
`, in)
	errs := map[string]int{}
	crashes := 0
	for i, b := range cases {
		n := binary.LittleEndian.Uint32(out)
		want := out[4 : 4+n]
		out = out[4+n:]
		c, err := Unmarshal(b)
		if string(want) == "!" {
			crashes++
			continue
		}
		if err != nil {
			errs[err.Error()]++
			if string(want) == err.Error() || strings.HasPrefix(string(want), "MemoryError") {
				continue
			}
			t.Fatalf("case %d: %q:\n got %v\nwant %.300q", i, b, err, want)
		}
		if want[0] != '=' {
			t.Fatalf("case %d: %q:\nno error\nwant %s", i, b, want)
		}
		if len(want) > 1 && !bytes.ContainsAny(b, "<>{\xbc\xbe\xfb") { // equal elements are dropped only when objects are made
			if got, err := MarshalAt(nil, c, 2, true); err != nil || !bytes.Equal(got, want[1:]) {
				t.Fatalf("case %d: %q:\n got %q %v\nwant %q", i, b, got, err, want[1:])
			}
		}
	}
	t.Logf("CPython crashed %d times", crashes)
	if crashes > len(cases)/100 {
		t.Errorf("CPython crashed %d times", crashes)
	}
	if len(errs) < 20 {
		t.Errorf("only %d kinds of errors: %v", len(errs), errs)
	}
}

func TestUnmarshalBoundsItsMemory(t *testing.T) {
	// Two thousand nested tuples that each claim two thousand million elements.
	deep := bytes.Repeat([]byte("(\xff\xff\xff\x7f"), maxMarshalDepth+10)
	for _, data := range [][]byte{deep, []byte("(\xff\xff\xff\x7fN"), []byte("l\xff\xff\xff\x7f\x01\x00"), []byte("s\xff\xff\xff\x7fa")} {
		n := testing.AllocsPerRun(1, func() {
			if _, err := Unmarshal(data); err == nil {
				t.Errorf("%.20q: no error", data)
			}
		})
		if n > 5000 {
			t.Errorf("%.20q: %v allocations", data, n)
		}
	}
}
