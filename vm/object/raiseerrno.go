package object

import (
	"strconv"
	"syscall"
	"unicode"
)

// StrError returns what os.strerror says of an error number of the system.
func StrError(n int) string {
	if runtimeIsLinux {
		if n >= 0 && n < len(errnoTexts) && errnoTexts[n] != "" {
			return errnoTexts[n]
		}
		return "Unknown error " + strconv.Itoa(n)
	}
	text := []rune(syscall.Errno(n).Error())
	if len(text) > 0 {
		text[0] = unicode.ToUpper(text[0])
	}
	return string(text)
}

// RaiseErrno raises the OSError of an error number; the file names it concerns may
// be empty.
func (t *Thread) RaiseErrno(n int, filename, filename2 Value) error {
	return t.RaiseErrnoText(n, StrError(n), filename, filename2)
}

// RaiseErrnoText is RaiseErrno with a text that is not the system's.
func (t *Thread) RaiseErrnoText(n int, text string, filename, filename2 Value) error {
	w := t.Push(5)
	w[0], w[1] = Int(int64(n)), t.NewStr(text)
	k := 2
	if !filename.IsEmpty() {
		w[2], k = filename, 3
		if !filename2.IsEmpty() {
			w[3], w[4], k = None(), filename2, 5
		}
	}
	exc, err := t.Call(t.RT.T.Exc.OSError.Value(), w[:k], nil)
	t.Pop(5)
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

// RaiseErrnoBlocking raises BlockingIOError with its characters_written.
func (t *Thread) RaiseErrnoBlocking(n int, text string, written int) error {
	exc, err := t.Call3(t.RT.T.Exc.BlockingIOError.Value(), Int(int64(n)), t.NewStr(text), Int(int64(written)))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}
