//go:build linux

package posix

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

func fspath(t *object.Thread, w []object.Value) (object.Value, error) { return t.FSPath(w[0]) }

// textOf is a path argument's characters, for functions that only rearrange them;
// nothing is encoded, and null characters are as good as others.
func textOf(t *object.Thread, v object.Value, function, arg string) (s string, bytes bool, err error) {
	if !v.IsStr() && !v.IsBytes() {
		if m := t.LookupType(t.TypeOf(v), t.InternString("__fspath__")); m.IsEmpty() || m.IsNone() {
			return "", false, t.TypeErrorf("%s: %s should be string, bytes or os.PathLike, not %s", function, arg, t.TypeName(v))
		}
		if v, err = t.FSPath(v); err != nil {
			return "", false, err
		}
	}
	if v.IsBytes() {
		return strings.Clone(object.BytesOf(v)), true, nil
	}
	return object.GoString(v), false, nil
}

func textResult(t *object.Thread, s string, bytes bool) object.Value {
	if bytes {
		return t.NewBytes(s)
	}
	return t.NewStr(s)
}

// pathNormpath is os.path.normpath: one slash between parts, no ".", and no ".."
// after a part that it can take away with it.
func pathNormpath(t *object.Thread, w []object.Value) (object.Value, error) {
	s, bytes, err := textOf(t, w[0], "_path_normpath", "path")
	if err != nil {
		return object.Empty(), err
	}
	return textResult(t, normalPath(s), bytes), nil
}

func normalPath(s string) string {
	root, rest := splitRoot(s)
	out := make([]byte, 0, len(s)+1)
	out = append(out, root...)
	base := len(out) // nothing before it is taken away
	for len(rest) > 0 {
		part := rest
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			part, rest = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		switch part {
		case "", ".":
			continue
		case "..":
			if len(out) > base {
				i := len(out)
				for i > base && out[i-1] != '/' {
					i--
				}
				if string(out[i:]) != ".." {
					if i > base {
						i-- // the slash before
					}
					out = out[:i]
					continue
				}
			} else if root != "" {
				continue
			}
		}
		if len(out) > base {
			out = append(out, '/')
		}
		out = append(out, part...)
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

// splitRoot splits off the slashes a path begins with: exactly two are kept as two,
// which POSIX leaves a meaning of its own.
func splitRoot(s string) (root, rest string) {
	switch {
	case !strings.HasPrefix(s, "/"):
		return "", s
	case strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "///"):
		return "//", s[2:]
	}
	return "/", s[1:]
}

func pathSplitRoot(t *object.Thread, w []object.Value) (object.Value, error) {
	s, bytes, err := textOf(t, w[0], "_path_splitroot_ex", "path")
	if err != nil {
		return object.Empty(), err
	}
	root, rest := splitRoot(s)
	return t.Tuple3(textResult(t, "", bytes), textResult(t, root, bytes), textResult(t, rest, bytes)), nil
}
