package syntax

import "strings"

// decodeSource turns the bytes of a source file into the text the scanner
// reads: UTF-8 with lone newlines, the last line ended, and the sentinel.
func decodeSource(src []byte, o *Options) (string, *Error) {
	s := string(src)
	s = strings.TrimPrefix(s, byteOrderMark)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	if o.Mode == ModeExec && (s == "" || s[len(s)-1] != '\n') {
		s += "\n"
	}
	return s + "\x00", nil
}
