package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

const byteOrderMark = "\ufeff"

// decodeSource turns the bytes of a source file into the text the scanner
// reads: UTF-8 with lone newlines, a file's last line ended, and the sentinel.
// Bytes are decoded as their byte order mark or their encoding declaration
// says (PEP 263).
func decodeSource(src []byte, o *Options) (string, *Error) {
	s := string(src)
	if i := strings.IndexByte(s, sentinel); i >= 0 {
		if o.Flags&FromFile != 0 {
			return "", nulInFile(s, i, o)
		}
		return "", &Error{Kind: SyntaxError, Msg: "source code string cannot contain null bytes", Filename: o.Filename, Bare: true}
	}
	if o.Flags&IgnoreCookie == 0 {
		var err *Error
		if s, err = decodeBytes(s, o); err != nil {
			return "", err
		}
	}
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	if o.Mode == ModeExec && (s == "" || s[len(s)-1] != '\n') {
		s += "\n"
	}
	return s + "\x00", nil
}

// nulInFile is the error of a file with a NUL byte at an offset. Bytes before it
// that are not UTF-8 are found first.
func nulInFile(s string, i int, o *Options) *Error {
	if name, _, _ := encodingDeclaration(s); name == "" {
		if bad := invalidUTF8(s[:i]); bad >= 0 {
			return notUTF8(s[:i], bad, o)
		}
	}
	line := strings.Count(s[:i], "\n") + 1
	return &Error{
		Kind: SyntaxError, Msg: "source code cannot contain null bytes", Filename: o.Filename,
		Text: s[strings.LastIndexByte(s[:i], '\n')+1 : i], HasText: true, Line: line, EndLine: line,
	}
}

func decodeBytes(s string, o *Options) (string, *Error) {
	text, marked := strings.CutPrefix(s, byteOrderMark)
	name, line, lineEnd := encodingDeclaration(text)
	if name != "" {
		name = normalEncoding(name)
	}
	if name == "" || name == "utf-8" {
		if bad := invalidUTF8(text); bad >= 0 {
			return "", notUTF8(text, bad, o)
		}
		return text, nil
	}
	if marked {
		if o.Flags&FromFile != 0 {
			lineEnd++ // here the newline counts
		}
		whole, _ := sourceLine([]byte(text), line)
		return "", &Error{
			Kind: SyntaxError, Msg: fmt.Sprintf("encoding problem: %s with BOM", name), Filename: o.Filename,
			Text: strings.TrimRight(whole, "\r\n"), HasText: true, Line: line, EndLine: line, EndCol: lineEnd,
		}
	}
	out, msg := decodeAs(s, name)
	if msg != "" && o.Flags&FromFile != 0 {
		return "", &Error{Kind: SyntaxError, Msg: "encoding problem: " + name, Filename: o.Filename, Bare: true}
	}
	if msg != "" {
		return "", &Error{Kind: SyntaxError, Msg: msg, Filename: o.Filename, Col: -1, NoEnd: true}
	}
	return out, nil
}

// encodingDeclaration finds the encoding a comment in one of the first two
// lines names, with the line and the offset of its end. The second line counts
// only if the first is blank or a comment.
func encodingDeclaration(s string) (name string, line, end int) {
	for line = 1; line <= 2 && s[end:] != ""; line++ {
		text := s[end:]
		n := strings.IndexAny(text, "\r\n")
		if n < 0 {
			n = len(text)
		}
		end += n
		text = strings.TrimLeft(text[:n], " \t\f")
		if text != "" && text[0] != '#' {
			return "", 0, 0
		}
		for rest := text; ; {
			i := strings.Index(rest, "coding")
			if i < 0 {
				break
			}
			rest = rest[i+len("coding"):]
			if rest == "" || rest[0] != ':' && rest[0] != '=' {
				continue
			}
			name = strings.TrimLeft(rest[1:], " \t")
			n := 0
			for n < len(name) && (charClass[name[n]]&chIdent != 0 && name[n] < utf8.RuneSelf || name[n] == '-' || name[n] == '.') {
				n++
			}
			if n > 0 {
				return name[:n], line, end
			}
		}
		if strings.HasPrefix(s[end:], "\r\n") {
			end++
		}
		if end < len(s) {
			end++
		}
	}
	return "", 0, 0
}

// normalEncoding spells the two encodings the tokenizer itself knows in one
// way, whatever follows their names.
func normalEncoding(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name[:min(len(name), 12)]), "_", "-")
	if n == "utf-8" || strings.HasPrefix(n, "utf-8-") {
		return "utf-8"
	}
	for _, latin := range [...]string{"latin-1", "iso-8859-1", "iso-latin-1"} {
		if n == latin || strings.HasPrefix(n, latin+"-") {
			return "iso-8859-1"
		}
	}
	return name
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return -1
}

func notUTF8(s string, bad int, o *Options) *Error {
	start := strings.LastIndexByte(s[:bad], '\n') + 1
	end := bad
	for end < len(s) && s[end] != '\n' && s[end] != '\r' {
		end++
	}
	line := strings.Count(s[:bad], "\n") + 1
	col := utf8.RuneCountInString(s[start:bad]) + 1
	place := ""
	if o.Flags&FromFile != 0 {
		place = " in file " + o.Filename
		if line == 2 && !mayDeclare(s[:start-1]) {
			line = 1
		}
	}
	return &Error{
		Kind: SyntaxError, Filename: o.Filename, Text: replaceInvalid(s[start:end]), HasText: true,
		Msg:  fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x'%s on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details", s[bad], place, line),
		Line: line, Col: col, EndLine: line, EndCol: col,
	}
}

// mayDeclare tells whether a line that follows the first one is still counted as
// CPython reads a file: a declaration of the encoding may follow a first line
// without code, and a line that begins inside a string or behind a backslash
// ends the search for one. Behind any other first line, the second is checked
// before it is counted.
func mayDeclare(first string) bool {
	code := strings.TrimLeft(first, " \t\f")
	if code = strings.TrimSuffix(code, "\r"); code == "" || code[0] == '#' {
		return true
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '#':
			return false
		case '\\':
			if i == len(code)-1 {
				return true
			}
		case '"', '\'':
			end := code[i : i+1]
			if triple := strings.Repeat(end, 3); strings.HasPrefix(code[i:], triple) {
				end = triple
			}
			n := closing(code[i+len(end):], end)
			if n < 0 {
				return true
			}
			i += len(end) + n - 1
		}
	}
	return false
}

// closing returns where a string's text s has gone past its end quote, or -1.
func closing(s, end string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if strings.HasPrefix(s[i:], end) {
			return i + len(end)
		}
	}
	return -1
}

// replaceInvalid puts a replacement character for each byte that is not UTF-8.
func replaceInvalid(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}

// pythonEncodings are encodings that Python names otherwise than IANA and the
// web do. Keys have neither hyphens nor underscores.
var pythonEncodings = map[string]encoding.Encoding{
	"latin1": charmap.ISO8859_1, "iso88591": charmap.ISO8859_1, "l1": charmap.ISO8859_1, "latin": charmap.ISO8859_1,
	"iso885915": charmap.ISO8859_15, "latin9": charmap.ISO8859_15,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
	"cp1253": charmap.Windows1253, "cp1254": charmap.Windows1254, "cp1255": charmap.Windows1255,
	"cp1256": charmap.Windows1256, "cp1257": charmap.Windows1257, "cp1258": charmap.Windows1258,
	"cp437": charmap.CodePage437, "cp850": charmap.CodePage850, "cp852": charmap.CodePage852,
	"cp855": charmap.CodePage855, "cp858": charmap.CodePage858, "cp860": charmap.CodePage860,
	"cp862": charmap.CodePage862, "cp863": charmap.CodePage863, "cp865": charmap.CodePage865,
	"cp866": charmap.CodePage866, "cp037": charmap.CodePage037, "cp1140": charmap.CodePage1140,
	"macroman": charmap.Macintosh, "maccyrillic": charmap.MacintoshCyrillic,
	"koi8r": charmap.KOI8R, "koi8u": charmap.KOI8U,
}

// decodeAs decodes s from a named encoding. A message says why it cannot be.
func decodeAs(s, name string) (out, msg string) {
	key := strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(name))
	switch key {
	case "ascii", "usascii", "646":
		for i := 0; i < len(s); i++ {
			if s[i] >= utf8.RuneSelf {
				return "", fmt.Sprintf("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", s[i], i)
			}
		}
		return s, ""
	case "utf8", "u8", "utf", "utf8sig", "cp65001":
		if i := invalidUTF8(s); i >= 0 {
			return "", fmt.Sprintf("'utf-8' codec can't decode byte 0x%02x in position %d: %s", s[i], i, utf8Fault(s[i:]))
		}
		return s, ""
	}
	enc := pythonEncodings[key]
	if enc == nil {
		enc, _ = htmlindex.Get(strings.ReplaceAll(name, "_", "-"))
	}
	if enc == nil {
		enc, _ = ianaindex.IANA.Encoding(strings.ReplaceAll(name, "_", "-"))
	}
	if enc == nil {
		return "", "unknown encoding: " + name
	}
	out, err := enc.NewDecoder().String(s)
	if err != nil {
		return "", err.Error()
	}
	if i := strings.IndexRune(out, utf8.RuneError); i >= 0 {
		return "", fmt.Sprintf("'%s' codec can't decode the source at character %d", name, utf8.RuneCountInString(out[:i]))
	}
	return out, ""
}

// utf8Fault says what is wrong with the bytes at the start of s, as CPython's
// decoder does.
func utf8Fault(s string) string {
	switch c := s[0]; {
	case c < 0xc2 || c > 0xf4:
		return "invalid start byte"
	}
	return "invalid continuation byte"
}
