package engine

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/adder-vm/adder/vm/object/wtf8"
	"github.com/adder-vm/adder/vm/stdlib/oracle"
)

// script compiles patterns, its own and random ones, and prints their codes and
// what they match.
const script = `
import json, random, re, sys, warnings
from re import _compiler, _parser
warnings.simplefilter("ignore")
r = random.Random(%d)

HANDMADE = r'''
a|abc|a.c|.*|.+?|a*b|a+?b|(a)(b)?|(a|b)*c|(?:a|ab)(?:c|bcd)(d*)|^abc$|(?m)^b.*$|\bfoo\b|\Bo|\w+|\W+|\d+|\s+|\S+$
(?i)straße|(?i)[a-k]+|(?i)\u212a|(?i)[\u0430-\u044f]+|(?i)s|(?ia)\w+|(?a)\w+|(?i)ß|(?i)(.)\1|(?i)[^k]+|(?i)ǆ|(?i)İ|(?i)[i-ı]+
(a+)+b|(a*)*|(a*)+|(a|b)*?c|(?:a?)*?b|(?:(a)|b)*|(?:(a)|(b))*|(a)?(?(1)b|c)|(?P<x>a)(?P=x)|(a)\1+|((a)\2)*|(?:(\w)\1)+
(?=a)\w+|(?!a)\w+|(?<=a)b|(?<!a)b|(?<=ab)c|(?<=é)x|(?=(a+))a*b\1|(?!(a)b)a|(?<=(a))b|(?=(?:(a)|b))\w
(?>a+)b|(?>a|ab)c|a++b|a*+a|(?:ab)*+a|(?:a|ab)++c|a{2,3}+a|[ab]?+b|(?:(a)|(b)?)*+|(?>(a)|b)+c|a{0}b|(?:ab){2,3}|(?:ab){2,3}?c
a{2}|a{2,}|a{,2}|a{2,3}?|[^a]*|[a-c]{2}|[\u4e00-\u9fff]+|[^\x00-\x7f]+|[\U0001f400-\U0001f4ff]|.{3}|(?s).{3}|(?s).*c|[\w-]+|[^\W\d]+
(?m)^|(?m)$|^|$|\Z|\A|\b|\B|a|()|(?:)|x*|(?:x*)*|(x*)*?|(?:|a)+|(?:a|)+|(|a)*?b|(?:a*?)*b|((?:a|b)*?)c
(\d+)-(\d+)|(?P<y>\d{4})-(?P<m>\d\d)|"(?:[^"\\]|\\.)*"|'[^']*'|([a-z]+)\s+\1|<(\w+)[^>]*>.*?</\1>|(\w+)@(\w+)\.com
(?:(?:(?:a)*)*)*b|(?:a(?=b)|b(?=a))*|(?:(?!foo).)*foo|(?:(?<=a)b|a)+|((a)|(b))*\2|(?:(a)|(?(1)b|c))*|(?(?=a)a|b)
a(?:b(?:c(?:d)?)?)?|(?:x|y|z|ab|cd)+|(?:abc|abd|ae)|(?:é|è|ê)+|abcdefgh|ab(?:cd)ef|(ab)cd|日本|日(本)?|[日本]+|\U0001f40d+|.\U0001f40d
(?:(a)b|ac)|(?:(a)|b)(?:(c)|d)|(a(b(c)?)?)?|(?:a|(b))*?c|(a)|(b)|c|(.)(.)(.)|((((a))))|(?:(a)*b)*|(?:(a)*?b)*c|(a??)b|(a??)(a)
'''
STRINGS = ["", "a", "b", "ab", "abc", "aab", "aaab", "abab", "abcd", "abcbcd", "foo bar", "foo", "xfoox", "a\nb\n", "b\nb", "é", "aé", "éx", "日本語", "\U0001f40d\U0001f40d",
    "STRASSE straße ẞ", "KkK\u212a", "abAB", "ǅǆǄ", "İiıI", "sſS", "12-34", "2024-05", '"a\\"b" c', "the the", "<b>x</b>", "x@y.com", "aaaaaaaaaaaa", "abcabcabc",
    "cab", "caab", "abcdefgh", "ac", "ae", "aXbXa", "éèê", "жЖ", "a\ud800b", "\n", "a\n", "_1 2", "\u0663\u00b2\u2003x", "aabb", "bbaac", "foofoo", "ababababc", "xyzabcd", "acbd", "...", "a-b_c"]

def atom(d):
    k = r.randrange(14 if d else 9)
    if k < 4: return r.choice("aabbc")
    if k == 4: return r.choice([".", r"\w", r"\d", r"\s", r"\W", "[ab]", "[^a]", "[a-cé]", "[^bé]", "é", "日", r"\S"])
    if k == 5: return r.choice(["^", "$", r"\b", r"\B", r"\A", r"\Z"]) if r.randrange(3) == 0 else "a"
    if k == 6: return r.choice([r"\1", r"\2"])
    if k < 9: return r.choice("abcX")
    if k == 9: return "(" + alt(d - 1) + ")"
    if k == 10: return "(?:" + alt(d - 1) + ")"
    if k == 11: return r.choice(["(?=", "(?!", "(?<=", "(?<!", "(?>"]) + alt(d - 1) + ")"
    if k == 12: return "(?(1)" + seq(d - 1) + r.choice(["", "|" + seq(d - 1)]) + ")"
    return "(" + alt(d - 1) + ")"
def seq(d):
    return "".join(atom(d) + r.choice(["", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "*+", "++", "?+", "{1,2}+"]) for _ in range(r.randrange(1, 4)))
def alt(d):
    return "|".join(seq(d) if r.randrange(8) else "" for _ in range(r.choice((1, 1, 1, 2, 3))))

patterns = []
for line in HANDMADE.split("\n"):
    parts = line.split("|") if line and r.randrange(2) else []
    patterns += [line] if line else []
    depth, cur = 0, ""
    for c in line:
        depth += (c in "([") - (c in ")]")
        if c == "|" and depth <= 0: patterns.append(cur); cur = ""
        else: cur += c
    patterns.append(cur)
patterns += [alt(3) for _ in range(%d)]
FLAGS = [0, 0, 0, re.I, re.M, re.S, re.A, re.I | re.A]

def compiled(p, flags):
    tree = _parser.parse(p, flags)
    return _compiler._code(tree, flags), tree.state.groups - 1

def asks_itself(tree, inside=frozenset()):
    "Whether a group is asked about inside itself: CPython then may see the end of an attempt that failed."
    for op, av in tree:
        if op is _parser.SUBPATTERN:
            if asks_itself(av[3], inside | {av[0]}): return True
        elif op is _parser.GROUPREF_EXISTS:
            if av[0] in inside or asks_itself(av[1], inside) or av[2] and asks_itself(av[2], inside): return True
        elif op is _parser.BRANCH:
            if any(asks_itself(b, inside) for b in av[1]): return True
        elif op in (_parser.ASSERT, _parser.ASSERT_NOT):
            if asks_itself(av[1], inside): return True
        elif op is _parser.ATOMIC_GROUP:
            if asks_itself(av, inside): return True
        elif op in (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT):
            if asks_itself(av[2], inside): return True
    return False

def offsets(s, m, raw):
    off = [0]
    for c in s: off.append(off[-1] + (1 if raw else len(c.encode("utf-8", "surrogatepass"))))
    return [-1 if i < 0 else off[i] for pair in m.regs for i in pair] + [m.lastindex or -1]

out = []
for p in patterns:
    for raw in (False, True):
        if raw and (not p.isascii() or r"\u" in p or r"\U" in p): continue
        flags = r.choice(FLAGS)
        if raw: p = p.encode("latin-1"); flags = r.choice([0, 0, re.I, re.M, re.I | re.L if r.randrange(3) == 0 else 0])
        try:
            x = re.compile(p, flags)
            if asks_itself(_parser.parse(p, flags)): continue
            code, groups = compiled(p, flags)
        except (re.error, RecursionError, ValueError): continue
        cases = []
        strings = r.sample(STRINGS, 5) + ["".join(r.choice(["a", "a", "b", "b", "c", "é", "日", "X", " "]) for _ in range(r.randrange(9))) for _ in range(4)]
        for s in strings:
            if raw: s = s.encode("latin-1", "ignore").decode("latin-1")
            data = s.encode("latin-1") if raw else s
            start = r.choice((0, 0, 0, r.randrange(len(s) + 1)))
            end = r.choice((len(s), len(s), r.randrange(start, len(s) + 1)))
            for name in ("match", "fullmatch", "search"):
                m = getattr(x, name)(data, start, end)
                byte = (lambda i: i) if raw else lambda i: len(s[:i].encode("utf-8", "surrogatepass"))
                cases.append([name, data.hex() if raw else s.encode("utf-8", "surrogatepass").hex(), byte(start), byte(end), m and offsets(s, m, raw)])
            cases.append(["finditer", data.hex() if raw else s.encode("utf-8", "surrogatepass").hex(), byte(start), byte(end),
                [o for m in x.finditer(data, start, end) for o in offsets(s, m, raw)]])
        out.append({"pattern": p.decode("latin-1") if raw else p, "flags": int(flags), "bytes": raw, "code": code, "groups": groups, "cases": cases})
json.dump(out, sys.stdout)
`

type oracleCase struct {
	name, text string
	start, end int
	want       []int
}

func (c *oracleCase) UnmarshalJSON(data []byte) error {
	var text string
	if err := unmarshalTuple(data, &c.name, &text, &c.start, &c.end, &c.want); err != nil {
		return err
	}
	raw, err := hex.DecodeString(text)
	c.text = string(raw)
	return err
}

type oraclePattern struct {
	Pattern string
	Flags   int
	Bytes   bool
	Code    []uint32
	Groups  int
	Cases   []oracleCase
}

// matchAll does what finditer does.
func matchAll(p *Program, subject Subject) ([]int, error) {
	var out []int
	for {
		var err error
		var last int
		var ok bool
		size := len(out)
		if out, last, ok, err = p.Match(out, subject, Search); err != nil || !ok {
			return out, err
		}
		start, end := out[size], out[size+1]
		out = append(out, last)
		subject.NonEmpty = start == end
		subject.Start = end
	}
}

func TestAgainstOracle(t *testing.T) {
	var patterns []oraclePattern
	oracle.Ask(t, fmt.Sprintf(script, 1, 2500), nil, &patterns)
	if len(patterns) < 2000 {
		t.Fatalf("only %d patterns", len(patterns))
	}
	bad, cases := 0, 0
	for _, o := range patterns {
		p, err := Compile(o.Code, o.Groups, o.Bytes)
		if err != nil {
			t.Errorf("%q: %v", o.Pattern, err)
			continue
		}
		for _, c := range o.Cases {
			cases++
			steps := 0
			subject := Subject{Text: c.text, ASCII: wtf8.IsASCII(c.text), Start: c.start, End: c.end,
				Interrupt: func(any) error {
					if steps++; steps > 500 {
						return errors.New("endless")
					}
					return nil
				}}
			var got []int
			var err error
			if c.name == "finditer" {
				if got, err = matchAll(p, subject); got == nil {
					got = []int{}
				}
			} else {
				mode := map[string]Mode{"match": Match, "fullmatch": FullMatch, "search": Search}[c.name]
				var last int
				var ok bool
				if got, last, ok, err = p.Match(nil, subject, mode); ok {
					got = append(got, last)
				}
			}
			if err != nil || !slices.Equal(got, c.want) || (got == nil) != (c.want == nil) {
				if bad++; bad > 12 {
					t.Fatal("and more")
				}
				t.Errorf("%s %q flags %d bytes %t on %q[%d:%d]\n got %v %v\nwant %v", c.name, o.Pattern, o.Flags, o.Bytes, c.text, c.start, c.end, got, err, c.want)
			}
		}
	}
	t.Logf("%d patterns, %d matches", len(patterns), cases)
}

func TestRefusesMalformedCode(t *testing.T) {
	for _, code := range [][]uint32{
		nil, {codeFailure}, {codeAny}, {99, codeSuccess}, {codeMark, 9, codeSuccess}, {codeLiteral, codeSuccess}, {codeLiteral, 0x110000, codeSuccess},
		{codeIn, 3, codeLiteral, 5, codeSuccess}, {codeIn, 0, codeFailure, codeSuccess}, {codeBranch, 3, codeAny, codeJump, codeSuccess},
		{codeRepeatOne, 5, 3, 2, codeAny, codeSuccess, codeSuccess}, {codeRepeat, 4, 0, 1, codeAny, codeSuccess}, {codeMaxUntil, codeSuccess},
		{codeAt, 12, codeSuccess}, {codeCategory, 18, codeSuccess}, {codeGroupRef, 1, codeSuccess}, {codeInfo, 4, 0, 1, codeSuccess},
		{codeInfo, 8, 1, 1, 1, 1, 1, 'a', 1, codeSuccess}, {codeAssert, 3, 0, codeAny, codeSuccess}, {codeJump, 1, codeSuccess},
		{codeIn, 1 << 31, codeFailure, codeSuccess}, {codeIn, 70, codeBigCharset, 300, codeSuccess},
	} {
		if _, err := Compile(code, 1, false); err == nil {
			t.Errorf("%v is accepted", code)
		}
	}
	if _, err := Compile([]uint32{codeSuccess}, 1<<40, false); err == nil {
		t.Error("a trillion groups are accepted")
	}
	const depth = 30000
	deep := make([]uint32, 3*depth+1)
	for i := range depth {
		deep[2*i] = codeAtomicGroup
		deep[2*i+1] = uint32(len(deep) - 1 - i - (2*i + 1))
	}
	for i := 2 * depth; i < len(deep); i++ {
		deep[i] = codeSuccess
	}
	if _, err := Compile(deep, 0, false); err == nil {
		t.Error("30000 groups inside each other are accepted")
	}
}

func TestInterruptEndsMatch(t *testing.T) {
	var patterns []oraclePattern
	oracle.Ask(t, `
import json, sys
from re import _compiler, _parser
out = []
for p in ("(a*)*b", "(?:a|a)*b"):
    tree = _parser.parse(p)
    out.append({"pattern": p, "code": _compiler._code(tree, 0), "groups": tree.state.groups - 1})
json.dump(out, sys.stdout)
`, nil, &patterns)
	stop := errors.New("stop")
	for _, o := range patterns {
		p, err := Compile(o.Code, o.Groups, false)
		if err != nil {
			t.Fatal(err)
		}
		calls := 0
		text := strings.Repeat("a", 60) + "c"
		_, _, ok, err := p.Match(nil, Subject{Text: text, ASCII: true, End: len(text), Interrupt: func(any) error {
			if calls++; calls > 3 {
				return stop
			}
			return nil
		}}, Match)
		if ok || err != stop {
			t.Errorf("%q: %t, %v after %d calls", o.Pattern, ok, err, calls)
		}
	}
}

func TestLongInputUsesNoGoStack(t *testing.T) {
	var patterns []oraclePattern
	oracle.Ask(t, `
import json, sys
from re import _compiler, _parser
out = []
for p in ("(?:(a)|b)*c", "(?:a|b)*?c", "(?:(a)|b)*+c", "(.)*c", "[^c]*c", "(?:(?=a)a)*c"):
    tree = _parser.parse(p)
    out.append({"pattern": p, "code": _compiler._code(tree, 0), "groups": tree.state.groups - 1})
json.dump(out, sys.stdout)
`, nil, &patterns)
	text := strings.Repeat("a", 300000) + "c"
	for _, o := range patterns {
		p, err := Compile(o.Code, o.Groups, false)
		if err != nil {
			t.Fatal(err)
		}
		got, _, ok, err := p.Match(nil, Subject{Text: text, ASCII: true, End: len(text)}, FullMatch)
		if !ok || err != nil || got[1] != len(text) {
			t.Errorf("%q: %v, %t, %v", o.Pattern, got, ok, err)
		}
	}
}
