package syntax

import "testing"

// TestSources compares how bytes are decoded, and what is said when they
// cannot be.
func TestSources(t *testing.T) {
	o := startOracle(t)
	for _, src := range []string{
		"", "\n", "x", "\xff", "x\n\"\xff\"\n", "x=1\ny=\"\xc3\"", "\xef\xbb\xbfx", "\xef\xbb\xbf\xef\xbb\xbfx",
		"\xef\xbb\xbf# coding: latin-1\nx", "\xef\xbb\xbf# coding: utf-8\nx", "\xef\xbb\xbf\n#  coding: cp1252 x\nx",
		"# coding: latin-1\nx=\"\xe9\"", "# coding: foo\nx", "\n# coding: foo\nx", "\n\n# coding: foo\nx",
		"x=1\n# coding: foo\nx", "# coding: ascii\n\"\xe9\"", "# -*- coding: utf-8-sig -*-\nx", "# coding=utf8\n\"\xff\"",
		"#coding:cp1252\n\"\x80\"", "# coding: latin-1-unix\n\"\xe9\"", "# coding: iso-8859-15\n\"\xa4\"",
		"# coding: UTF_8\n\"\xff\"", "x\x00y", "# coding: latin-1\nx\x00y", "\x0c# coding: latin-1\n\"\xe9\"",
		"x=1\r\ny\rz\r\n'''a\r\nb'''", "\"\"\"\n# coding: foo\n\"\"\"", "\\\n# coding: foo\nx",
		"# vim: set fileencoding=latin-1 :\n\"\xe9\"", "#!python\n# coding: latin-1\n\"\xe9\"",
		"# coding: gbk\n\"\xc4\xe3\"", "# coding: shift_jis\n\"\x83\x41\"", "# coding: euc-jp\n\"\xa4\xa2\"",
		"# coding: koi8-r\n\"\xc1\"", "# coding: cp437\n\"\x80\"", "# coding: mac-roman\n\"\x80\"",
		"x = 1\ny = (\n\"\xff\"", "x y\n\"\xff\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"", "# \xc3\xa9 \"\xc0\x80\"",
		"# coding: latin-1, \nx", "\xe9 = 1\n# coding: latin-1", "# coding: utf8\n\"\xc3", "# coding: utf-8-foo\n\xff",
		"# coding: latin1\n\"\xe9\"", "x\n\"\"\"\xff\n\"\"\"", "# coding: iso-8859-1\n\xe9 = '\xe9' \xe9",
		"x = 1 # \xc3\xa9\r\ny y\r\n", "\x0cx = 1\n\x0c  y", "if x:\n\x0c    y\n  \x0c    z\n", "\x1a", "x\x1a", "\x7f", "x = 1\x0b",
	} {
		a := o.ask(t, question{Src: latin1([]byte(src)), Bytes: true, Dump: true})
		m, err := Parse([]byte(src), &Options{Filename: "<string>"})
		got := ""
		if err != nil {
			got = describe(err)
		}
		if want := a.errorText(); got != want {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		} else if err == nil {
			if d := Dump(m, DumpOptions{Attributes: true}); d != a.Dump {
				t.Errorf("%q differs %s", src, firstDifference(d, a.Dump))
			}
		}
	}
}
