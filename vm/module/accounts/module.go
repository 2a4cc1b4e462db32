// Package accounts holds the native modules pwd and grp: the users and groups of
// /etc/passwd and /etc/group. Those of network directories, which only the C
// library can ask, are not seen.
package accounts

import (
	"os"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Passwd is the definition of module pwd.
var Passwd = vm.NativeModule{
	Name: "pwd",
	Doc:  "The users of this machine.",
	Funcs: []object.Def{
		{Name: "getpwuid", Sig: "($module, uidobj, /)", Doc: "Return the user with a number.", F1: func(t *object.Thread, id object.Value) (object.Value, error) {
			return users.byID(t, id)
		}},
		{Name: "getpwnam", Sig: "($module, name, /)", Doc: "Return the user with a name.", F1: func(t *object.Thread, name object.Value) (object.Value, error) {
			return users.byName(t, name)
		}},
		{Name: "getpwall", Sig: "($module, /)", Doc: "Return all users.", F0: func(t *object.Thread) (object.Value, error) { return users.all(t) }},
	},
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error { return users.init(t, m) },
}

// Groups is the definition of module grp.
var Groups = vm.NativeModule{
	Name: "grp",
	Doc:  "The groups of this machine's users.",
	Funcs: []object.Def{
		{Name: "getgrgid", Sig: "($module, id)", Doc: "Return the group with a number.", F1: func(t *object.Thread, id object.Value) (object.Value, error) {
			return groups.byID(t, id)
		}},
		{Name: "getgrnam", Sig: "($module, name)", Doc: "Return the group with a name.", F1: func(t *object.Thread, name object.Value) (object.Value, error) {
			return groups.byName(t, name)
		}},
		{Name: "getgrall", Sig: "($module, /)", Doc: "Return all groups.", F0: func(t *object.Thread) (object.Value, error) { return groups.all(t) }},
	},
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error { return groups.init(t, m) },
}

// database is one of the two files of colon-separated lines.
type database struct {
	path   string
	fields int // of a line
	spec   *object.StructSpec
	key    *object.TypeKey
	id     string // what the number is called in error texts
	getID  string // and the functions that look it and names up
	getNam string
	number map[int]bool // fields that are numbers
}

var users = &database{
	path: "/etc/passwd", fields: 7, key: &object.TypeKey{Name: "pwd.struct_passwd"},
	id: "uid", getID: "getpwuid", getNam: "getpwnam", number: map[int]bool{2: true, 3: true},
	spec: object.NewStructSpec("pwd.struct_passwd", "A user: name, password, numbers, comment, directory and shell.", 7,
		object.StructField{Name: "pw_name", Doc: "user name"}, object.StructField{Name: "pw_passwd", Doc: "password"},
		object.StructField{Name: "pw_uid", Doc: "user id"}, object.StructField{Name: "pw_gid", Doc: "group id"},
		object.StructField{Name: "pw_gecos", Doc: "real name"}, object.StructField{Name: "pw_dir", Doc: "home directory"},
		object.StructField{Name: "pw_shell", Doc: "shell program"}),
}

var groups = &database{
	path: "/etc/group", fields: 4, key: &object.TypeKey{Name: "grp.struct_group"},
	id: "gid", getID: "getgrgid", getNam: "getgrnam", number: map[int]bool{2: true},
	spec: object.NewStructSpec("grp.struct_group", "A group: name, password, number and members.", 4,
		object.StructField{Name: "gr_name", Doc: "group name"}, object.StructField{Name: "gr_passwd", Doc: "password"},
		object.StructField{Name: "gr_gid", Doc: "group id"}, object.StructField{Name: "gr_mem", Doc: "group members"}),
}

func (d *database) init(t *object.Thread, m *object.Module) error {
	typ := t.NewStructType(d.spec)
	t.RT.RegisterType(d.key, typ)
	_, name, _ := strings.Cut(d.key.Name, ".")
	m.Dict.SetString(t, name, typ.Value())
	return nil
}

// lines returns the well-formed lines of the file, split.
func (d *database) lines() [][]string {
	data, err := os.ReadFile(d.path)
	if err != nil {
		return nil // no database knows nobody
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), ":")
		if len(f) != d.fields || f[0] == "" || f[0][0] == '#' {
			continue
		}
		ok := true
		for i := range f {
			if _, err := strconv.ParseUint(f[i], 10, 32); d.number[i] && err != nil {
				ok = false
			}
		}
		if ok {
			out = append(out, f)
		}
	}
	return out
}

// entry makes the struct of a line.
func (d *database) entry(t *object.Thread, f []string) object.Value {
	w := t.Push(len(f))
	defer t.Pop(len(f))
	for i, s := range f {
		switch {
		case d.number[i]:
			n, _ := strconv.ParseUint(s, 10, 32)
			w[i] = object.Int(int64(n))
		case d == groups && i == 3:
			members := t.NewList(0)
			w[i] = members.Value()
			for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
				members.Append(t, t.NewStr(name))
			}
		default:
			w[i] = t.NewStr(s)
		}
	}
	return t.NewStruct(t.RT.Type(d.key), d.spec, w...)
}

func (d *database) byID(t *object.Thread, id object.Value) (object.Value, error) {
	if !id.IsInteger() && t.TypeOf(id).Slots().Index == nil {
		return object.Value{}, t.TypeErrorf("%s should be integer, not %s", d.id, t.TypeName(id))
	}
	i, err := t.Index(id)
	if err != nil {
		return object.Value{}, err
	}
	// -1 stands for the largest number; others beyond 32 bits are nobody's.
	n := int64(-2)
	if i.IsInt() {
		n = i.AsInt()
	}
	if n < -1 || n > 1<<32-1 {
		return object.Value{}, t.KeyError(t.NewStr(d.getID + "(): " + d.id + " not found"))
	}
	want := strconv.FormatInt(n, 10)
	for _, f := range d.lines() {
		if f[2] == want {
			return d.entry(t, f), nil
		}
	}
	return object.Value{}, t.KeyError(t.NewStr(d.getID + "(): " + d.id + " not found: " + want))
}

func (d *database) byName(t *object.Thread, name object.Value) (object.Value, error) {
	if !name.IsStr() {
		return object.Value{}, t.TypeErrorf("%s() argument must be str, not %s", d.getNam, t.ArgTypeName(name))
	}
	want := object.GoString(name)
	if strings.IndexByte(want, 0) >= 0 {
		return object.Value{}, t.ValueErrorf("embedded null byte")
	}
	for _, f := range d.lines() {
		if f[0] == want {
			return d.entry(t, f), nil
		}
	}
	repr, err := t.ReprString(name)
	if err != nil {
		return object.Value{}, err
	}
	return object.Value{}, t.KeyError(t.NewStr(d.getNam + "(): name not found: " + repr))
}

func (d *database) all(t *object.Thread) (object.Value, error) {
	w := t.Push(1)
	defer t.Pop(1)
	out := t.NewList(0)
	w[0] = out.Value()
	for _, f := range d.lines() {
		out.Append(t, d.entry(t, f))
	}
	return out.Value(), nil
}
