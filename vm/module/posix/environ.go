//go:build linux

package posix

import (
	"crypto/rand"
	"os"
	"strings"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

func randomRead(b []byte) (int, error) { return rand.Read(b) }

// newEnviron is the environment as a dict of bytes.
func newEnviron(t *object.Thread) (object.Value, error) {
	d := t.NewDict()
	return d.Value(), fillEnviron(t, d)
}

// configure puts this process's environment into the dict that os.environ works on.
func configure(_ *vm.VM, t *object.Thread, mod *object.Module) error {
	d := mod.Dict.GetString(t, "environ").AsDict()
	d.Clear(t)
	return fillEnviron(t, d)
}

// freeze keeps the environment out of images.
func freeze(_ *vm.VM, t *object.Thread) ([]byte, error) {
	m := t.RT.Modules.GetString(t, "posix")
	object.Cast[object.Module](m).Dict.GetString(t, "environ").AsDict().Clear(t)
	return nil, nil
}

func fillEnviron(t *object.Thread, d *object.Dict) error {
	for _, kv := range os.Environ() {
		k, v, ok := strings.Cut(kv, "=")
		if !ok {
			continue
		}
		key := t.NewBytes(k)
		old, err := d.Get(t, key)
		if err != nil {
			return err
		}
		if old.IsEmpty() {
			if err := d.Set(t, key, t.NewBytes(v)); err != nil {
				return err
			}
		}
	}
	return nil
}

func createEnviron(t *object.Thread) (object.Value, error) { return newEnviron(t) }

func putenv(t *object.Thread, a, b object.Value) (object.Value, error) {
	k, err := envArg(t, a, "putenv")
	if err != nil {
		return object.Empty(), err
	}
	v, err := envArg(t, b, "putenv")
	if err != nil {
		return object.Empty(), err
	}
	if strings.IndexByte(k, '=') >= 0 {
		return object.Empty(), t.ValueErrorf("illegal environment variable name")
	}
	return done(t, syscall.Setenv(k, v))
}

func unsetenv(t *object.Thread, a object.Value) (object.Value, error) {
	k, err := envArg(t, a, "unsetenv")
	if err != nil {
		return object.Empty(), err
	}
	if k == "" || strings.IndexByte(k, '=') >= 0 {
		return fail(t, syscall.EINVAL)
	}
	return done(t, syscall.Unsetenv(k))
}

func envArg(t *object.Thread, v object.Value, function string) (string, error) {
	p, err := t.FSPath(v)
	if err != nil {
		return "", err
	}
	return t.FSEncode(p)
}
