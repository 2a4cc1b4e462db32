package codecs

import (
	"strings"

	"github.com/adder-vm/adder/vm/object"
)

func register(t *object.Thread, f object.Value) (object.Value, error) {
	if !t.Callable(f) {
		return object.Value{}, t.TypeErrorf("argument must be callable")
	}
	registryOf(t).search.Append(t, f)
	return object.None(), nil
}

func unregister(t *object.Thread, f object.Value) (object.Value, error) {
	r := registryOf(t)
	items := r.search.Items()
	for i := range items {
		if items[i] == f {
			copy(items[i:], items[i+1:])
			r.search.SetLen(t, len(items)-1)
			r.found.Clear(t)
			break
		}
	}
	return object.None(), nil
}

// normalize is how search functions get the name of an encoding: lower case, with
// one underscore for each run of anything but letters, digits and dots.
func normalize(name string) string {
	var b strings.Builder
	gap := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c-'0' < 10 || c|0x20-'a' < 26 || c == '.':
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			if c-'A' < 26 {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
		default:
			gap = true
		}
	}
	return b.String()
}

// find returns the CodecInfo of an encoding.
func (r *registry) find(t *object.Thread, encoding object.Value) (object.Value, error) {
	name := object.StringOf(encoding)
	if strings.IndexByte(name, 0) >= 0 {
		return object.Value{}, t.ValueErrorf("embedded null character")
	}
	key := normalize(name)
	if v := r.found.GetString(t, key); !v.IsEmpty() {
		return v, nil
	}
	if !r.imported && r.search.Len() == 0 {
		r.imported = true
		if _, err := r.vm.Import(t, t.InternString("encodings"), nil, object.None(), 0); err != nil {
			return object.Value{}, err
		}
	}
	for i := 0; i < r.search.Len(); i++ {
		v, err := t.Call1(r.search.Items()[i], t.NewStr(key))
		if err != nil {
			return v, err
		}
		if v.IsNone() {
			continue
		}
		if !v.IsTuple() || v.AsTuple().Len() != 4 {
			return v, t.TypeErrorf("codec search functions must return 4-tuples")
		}
		r.found.SetString(t, key, v)
		return v, nil
	}
	return object.Value{}, t.Raisef(t.RT.T.Exc.LookupError, "unknown encoding: %s", object.StringOf(encoding))
}

func lookup(t *object.Thread, encoding object.Value) (object.Value, error) {
	if !encoding.IsStr() {
		return object.Value{}, t.TypeErrorf("lookup() argument must be str, not %s", t.ArgTypeName(encoding))
	}
	return registryOf(t).find(t, encoding)
}

// convert calls the encoder (0) or the decoder (1) of a codec.
func (r *registry) convert(t *object.Thread, v, encoding, errors object.Value, which int) (object.Value, error) {
	info, err := r.find(t, encoding)
	if err != nil {
		return info, err
	}
	f := info.AsTuple().Items()[which]
	var res object.Value
	if errors.IsEmpty() {
		res, err = t.Call1(f, v)
	} else {
		res, err = t.Call2(f, v, errors)
	}
	doing := [2]string{"encoding", "decoding"}[which]
	if err != nil {
		if exc := t.TakeError(); exc.IsException() {
			if err := t.AddNote(exc, doing+" with '"+object.GoString(encoding)+"' codec failed"); err != nil {
				return object.Value{}, err
			}
			return object.Value{}, t.Reraise(exc)
		}
		return object.Value{}, err
	}
	if !res.IsTuple() || res.AsTuple().Len() != 2 {
		return res, t.TypeErrorf("%s must return a tuple (object, integer)", [2]string{"encoder", "decoder"}[which])
	}
	return res.AsTuple().Items()[0], nil
}

// isText refuses codecs that do not go between str and bytes.
func (r *registry) isText(t *object.Thread, encoding object.Value, alternative string) error {
	info, err := r.find(t, encoding)
	if err != nil {
		return err
	}
	v, err := t.GetAttrOpt(info, t.InternString("_is_text_encoding"))
	if err != nil || v.IsEmpty() {
		return err
	}
	ok, err := t.Truth(v)
	if err == nil && !ok {
		err = t.Raisef(t.RT.T.Exc.LookupError, "'%s' is not a text encoding; use %s to handle arbitrary codecs", object.StringOf(encoding), alternative)
	}
	return err
}

// Encode implements object.Codecs.
func (r *registry) Encode(t *object.Thread, v, encoding, errors object.Value) (object.Value, error) {
	if err := r.isText(t, encoding, "codecs.encode()"); err != nil {
		return object.Value{}, err
	}
	return r.convert(t, v, encoding, errors, 0)
}

// Decode implements object.Codecs.
func (r *registry) Decode(t *object.Thread, v, encoding, errors object.Value) (object.Value, error) {
	if err := r.isText(t, encoding, "codecs.decode()"); err != nil {
		return object.Value{}, err
	}
	return r.convert(t, v, encoding, errors, 1)
}

// Handler implements object.Codecs.
func (r *registry) Handler(t *object.Thread, name string) (object.Value, error) {
	if v := r.handlers.GetString(t, name); !v.IsEmpty() {
		return v, nil
	}
	return object.Value{}, t.Raisef(t.RT.T.Exc.LookupError, "unknown error handler name '%s'", name)
}

func encode(t *object.Thread, args []object.Value) (object.Value, error) {
	return general(t, args, "encode", 0)
}

func decode(t *object.Thread, args []object.Value) (object.Value, error) {
	return general(t, args, "decode", 1)
}

func general(t *object.Thread, args []object.Value, name string, which int) (object.Value, error) {
	encoding := args[1]
	if encoding.IsEmpty() {
		encoding = t.InternString("utf-8")
	}
	for i, v := range [2]object.Value{encoding, args[2]} {
		if !v.IsEmpty() && !v.IsStr() {
			return object.Value{}, t.TypeErrorf("%s() argument '%s' must be str, not %s", name, [2]string{"encoding", "errors"}[i], t.ArgTypeName(v))
		}
	}
	return registryOf(t).convert(t, args[0], encoding, args[2], which)
}

func registerError(t *object.Thread, name, handler object.Value) (object.Value, error) {
	if !name.IsStr() {
		return object.Value{}, t.TypeErrorf("register_error() argument 1 must be str, not %s", t.ArgTypeName(name))
	}
	if !t.Callable(handler) {
		return object.Value{}, t.TypeErrorf("handler must be callable")
	}
	return object.None(), registryOf(t).handlers.Set(t, name, handler)
}

func unregisterError(t *object.Thread, name object.Value) (object.Value, error) {
	if !name.IsStr() {
		return object.Value{}, t.TypeErrorf("_unregister_error() argument must be str, not %s", t.ArgTypeName(name))
	}
	for i := range builtinHandlers {
		if builtinHandlers[i].name == object.StringOf(name) {
			return object.Value{}, t.ValueErrorf("cannot un-register built-in error handler '%s'", object.StringOf(name))
		}
	}
	old, err := registryOf(t).handlers.Delete(t, name)
	return object.Bool(!old.IsEmpty()), err
}

func lookupError(t *object.Thread, name object.Value) (object.Value, error) {
	if !name.IsStr() {
		return object.Value{}, t.TypeErrorf("lookup_error() argument must be str, not %s", t.ArgTypeName(name))
	}
	return registryOf(t).Handler(t, object.GoString(name))
}
