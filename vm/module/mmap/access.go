//go:build linux

package mmap

import (
	"bytes"

	"github.com/adder-vm/adder/vm/object"
)

func read(t *thread, args []value) (value, error) {
	n, err := number(t, args[1], -1)
	if err != nil {
		return value{}, err
	}
	r, err := open(t, args[0])
	if err != nil {
		return value{}, err
	}
	left := max(len(r.data)-r.pos, 0)
	if n < 0 || n > left {
		n = left
	}
	return r.take(t, n), nil
}

// take reads so many bytes.
func (r *region) take(t *thread, n int) value {
	if n == 0 {
		return t.NewBytes("")
	}
	v := t.NewBytes(string(r.data[r.pos : r.pos+n]))
	r.pos += n
	return v
}

func readByte(t *thread, self value) (value, error) {
	r, err := open(t, self)
	if err != nil {
		return value{}, err
	}
	if r.pos >= len(r.data) {
		return value{}, t.ValueErrorf("read byte out of range")
	}
	r.pos++
	return object.Int(int64(r.data[r.pos-1])), nil
}

func readLine(t *thread, self value) (value, error) {
	r, err := open(t, self)
	if err != nil {
		return value{}, err
	}
	n := max(len(r.data)-r.pos, 0)
	if n > 0 {
		if i := bytes.IndexByte(r.data[r.pos:], '\n'); i >= 0 {
			n = i + 1
		}
	}
	return r.take(t, n), nil
}

func tell(t *thread, self value) (value, error) {
	r, err := open(t, self)
	if err != nil {
		return value{}, err
	}
	return object.Int(int64(r.pos)), nil
}

func seek(t *thread, args []value) (value, error) {
	n, err := number(t, args[1], 0)
	if err != nil {
		return value{}, err
	}
	whence, err := number(t, args[2], 0)
	if err != nil {
		return value{}, err
	}
	r, err := open(t, args[0])
	if err != nil {
		return value{}, err
	}
	switch whence {
	case 0:
	case 1:
		n += r.pos
	case 2:
		n += len(r.data)
	default:
		return value{}, t.ValueErrorf("unknown seek type")
	}
	if n < 0 || n > len(r.data) {
		return value{}, t.ValueErrorf("seek out of range")
	}
	r.pos = n
	return object.Int(int64(n)), nil
}

func write(t *thread, self, data value) (value, error) {
	b, err := bytesArg(t, data)
	if err != nil {
		return value{}, err
	}
	r, err := changeable(t, self)
	if err != nil {
		return value{}, err
	}
	if r.pos > len(r.data) || len(r.data)-r.pos < len(b) {
		return value{}, t.ValueErrorf("data out of range")
	}
	r.pos += copy(r.data[r.pos:], b)
	return object.Int(int64(len(b))), nil
}

func writeByte(t *thread, self, v value) (value, error) {
	n, err := number(t, v, 0)
	switch {
	case err != nil:
		return value{}, err
	case n < 0:
		return value{}, t.OverflowErrorf("unsigned byte integer is less than minimum")
	case n > 255:
		return value{}, t.OverflowErrorf("unsigned byte integer is greater than maximum")
	}
	r, err := changeable(t, self)
	if err != nil {
		return value{}, err
	}
	if r.pos >= len(r.data) {
		return value{}, t.ValueErrorf("write byte out of range")
	}
	r.data[r.pos] = byte(n)
	r.pos++
	return object.None(), nil
}

func move(t *thread, args []value) (value, error) {
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = number(t, args[i+1], 0); err != nil {
			return value{}, err
		}
	}
	r, err := changeable(t, args[0])
	if err != nil {
		return value{}, err
	}
	to, from, count := n[0], n[1], n[2]
	if to < 0 || from < 0 || count < 0 || count > len(r.data) || to > len(r.data)-count || from > len(r.data)-count {
		return value{}, t.ValueErrorf("source, destination, or count out of range")
	}
	copy(r.data[to:to+count], r.data[from:from+count])
	return object.None(), nil
}

// index reads a subscript that is an index.
func index(t *thread, key value, n int) (int, error) {
	i, err := t.IndexInt(key, t.RT.T.Exc.IndexError)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, t.IndexErrorf("mmap index out of range")
	}
	return i, nil
}

func getItem(t *thread, self, key value) (value, error) {
	r, err := open(t, self)
	if err != nil {
		return value{}, err
	}
	switch {
	case key.Kind() == object.KindSlice:
		n := len(r.data)
		start, step, count, err := t.SliceRange(key, &n)
		if err != nil {
			return value{}, err
		}
		if r, err = open(t, self); err != nil {
			return value{}, err
		}
		out := make([]byte, 0, count)
		for i := range count {
			if at := start + i*step; at < len(r.data) {
				out = append(out, r.data[at])
			}
		}
		return t.NewBytes(string(out)), nil
	case t.TypeOf(key).Slots().Index == nil:
		return value{}, t.TypeErrorf("mmap indices must be integers")
	}
	i, err := index(t, key, len(r.data))
	if err != nil {
		return value{}, err
	}
	if r, err = open(t, self); err != nil {
		return value{}, err
	}
	return object.Int(int64(r.data[min(i, len(r.data)-1)])), nil
}

func setItem(t *thread, self, key, v value) error {
	r, err := open(t, self)
	if err != nil {
		return err
	}
	if r.access == accessRead {
		return t.TypeErrorf("mmap can't modify a readonly memory map.")
	}
	isSlice := key.Kind() == object.KindSlice
	switch {
	case !isSlice && t.TypeOf(key).Slots().Index == nil:
		return t.TypeErrorf("mmap indices must be integers")
	case v.IsEmpty() && isSlice:
		return t.TypeErrorf("mmap object doesn't support slice deletion")
	case v.IsEmpty():
		return t.TypeErrorf("mmap doesn't support item deletion")
	case isSlice:
		return setSlice(t, self, key, v)
	}
	i, err := index(t, key, len(r.data))
	if err != nil {
		return err
	}
	if t.TypeOf(v).Slots().Index == nil {
		return t.TypeErrorf("mmap item value must be an int")
	}
	n, err := number(t, v, 0)
	if err != nil {
		return err
	}
	if n < 0 || n > 255 {
		return t.ValueErrorf("mmap item value must be in range(0, 256)")
	}
	if r, err = open(t, self); err != nil {
		return err
	}
	if i < len(r.data) {
		r.data[i] = byte(n)
	}
	return nil
}

func setSlice(t *thread, self, key, v value) error {
	b, err := bytesArg(t, v)
	if err != nil {
		return err
	}
	n, err := length(t, self)
	if err != nil {
		return err
	}
	start, step, count, err := t.SliceRange(key, &n)
	if err != nil {
		return err
	}
	if len(b) != count {
		return t.IndexErrorf("mmap slice assignment is wrong size")
	}
	r, err := open(t, self)
	if err != nil {
		return err
	}
	for i, c := range b {
		if at := start + i*step; at < len(r.data) {
			r.data[at] = c
		}
	}
	return nil
}
