//go:build linux

// Package socket is the native module _socket: the system's sockets, and what
// names and numbers mean to the network.
//
// A socket object is a descriptor with a timeout. A call is first tried without
// waiting, with the VM's lock held, so that data moves straight between the kernel
// and Python's memory; only where it would have to wait does it let go of the lock,
// until the descriptor is ready, the time is over or a signal's handler raises.
//
// Names are resolved by Go's own resolver, which reads the files the C library
// reads.
package socket

import (
	"errors"
	"os"
	"syscall"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

type (
	value  = object.Value
	thread = object.Thread
)

// Module is the definition of the _socket module.
var Module = vm.NativeModule{
	Name: "_socket",
	Doc:  "Sockets, and what names and numbers mean to the network.",
	Funcs: []object.Def{
		{Name: "getaddrinfo", Sig: "(host, port, family=0, type=0, proto=0, flags=0)", Doc: "Return the addresses, each with what kind of socket reaches it, of a host and a service.", FV: getAddrInfo},
		{Name: "getnameinfo", Doc: "Return the host and the service of an address.", FV: getNameInfo, Min: 2, Max: 2},
		{Name: "gethostname", Sig: "($self, /)", Doc: "Return the name of this machine.", F0: getHostName},
		{Name: "sethostname", Sig: "(name, /)", Doc: "Name this machine.", FV: setHostName},
		{Name: "gethostbyname", Doc: "Return the IPv4 address of a host.", FV: getHostByName, Min: 1, Max: 1},
		{Name: "gethostbyname_ex", Doc: "Return a host's name, its other names and its IPv4 addresses.", FV: getHostByNameEx, Min: 1, Max: 1},
		{Name: "gethostbyaddr", Doc: "Return the name, other names and addresses of the host with an address.", FV: getHostByAddr, Min: 1, Max: 1},
		{Name: "getservbyname", Doc: "Return the port of a service.", FV: getServByName, Min: 1, Max: 2},
		{Name: "getservbyport", Doc: "Return the service of a port.", FV: getServByPort, Min: 1, Max: 2},
		{Name: "getprotobyname", Doc: "Return the number of a protocol.", FV: getProtoByName, Min: 1, Max: 1},
		{Name: "ntohs", Sig: "($module, integer, /)", Doc: "Convert 16 bits from the network's order.", F1: swap16},
		{Name: "htons", Sig: "($module, integer, /)", Doc: "Convert 16 bits to the network's order.", F1: swap16},
		{Name: "ntohl", Sig: "($module, integer, /)", Doc: "Convert 32 bits from the network's order.", F1: swap32},
		{Name: "htonl", Sig: "($module, integer, /)", Doc: "Convert 32 bits to the network's order.", F1: swap32},
		{Name: "inet_aton", Sig: "($module, ip_addr, /)", Doc: "Return the four bytes of an IPv4 address in any notation.", F1: inetAton},
		{Name: "inet_ntoa", Sig: "($module, packed_ip, /)", Doc: "Return an IPv4 address of four bytes as text.", F1: inetNtoa},
		{Name: "inet_pton", Doc: "Return the bytes of an address of a family.", FV: inetPton, Min: 2, Max: 2},
		{Name: "inet_ntop", Doc: "Return an address of a family as text.", FV: inetNtop, Min: 2, Max: 2},
		{Name: "if_nameindex", Sig: "($self, /)", Doc: "Return the numbers and names of the network's interfaces.", F0: ifNameIndex},
		{Name: "if_nametoindex", Sig: "($module, oname, /)", Doc: "Return the number of an interface.", F1: ifNameToIndex},
		{Name: "if_indextoname", Sig: "($module, if_index, /)", Doc: "Return the name of an interface.", F1: ifIndexToName},
		{Name: "getdefaulttimeout", Sig: "($self, /)", Doc: "Return the timeout of new sockets.", F0: getDefaultTimeout},
		{Name: "setdefaulttimeout", Sig: "($self, object, /)", Doc: "Set the timeout of new sockets.", F1: setDefaultTimeout},
		{Name: "socketpair", Doc: "Return two sockets connected to each other.", FV: socketPair, Max: 3},
		{Name: "dup", Sig: "($self, object, /)", Doc: "Return a duplicate of a descriptor that programs started do not get.", F1: dup},
		{Name: "close", Sig: "($self, object, /)", Doc: "Close a descriptor.", F1: closeFD},
		{Name: "CMSG_LEN", Doc: "Return the length of an ancillary message with so many bytes of data.", FV: cmsgLen, Min: 1, Max: 1},
		{Name: "CMSG_SPACE", Doc: "Return the room an ancillary message with so many bytes of data takes.", FV: cmsgSpace, Min: 1, Max: 1},
	},
	Init: initModule,
}

var (
	socketKey   = object.TypeKey{Name: "_socket.socket"}
	gaiErrorKey = object.TypeKey{Name: "socket.gaierror"}
	herrorKey   = object.TypeKey{Name: "socket.herror"}
)

// state is what one VM's module knows.
type state struct {
	timeout int64  // of new sockets, in nanoseconds; negative for none
	buf     []byte // where data arrives that is to become bytes
}

type stateKey struct{}

func stateOf(t *thread) *state { return t.RT.State(stateKey{}).(*state) }

func initModule(_ *vm.VM, t *thread, m *object.Module) error {
	t.RT.SetState(stateKey{}, &state{timeout: noTimeout})
	for _, c := range constants {
		m.Dict.SetString(t, c.name, object.Int(c.value))
	}
	m.Dict.SetString(t, "has_ipv6", object.Bool(true))
	osError := t.RT.T.Exc.OSError.Value()
	m.Dict.SetString(t, "error", osError)
	m.Dict.SetString(t, "timeout", t.RT.T.Exc.TimeoutError.Value())
	for _, x := range []struct {
		name string
		key  *object.TypeKey
	}{{"gaierror", &gaiErrorKey}, {"herror", &herrorKey}} {
		typ, err := t.NewExceptionType("socket."+x.name, osError)
		if err != nil {
			return err
		}
		t.RT.RegisterType(x.key, typ)
		m.Dict.SetString(t, x.name, typ.Value())
	}
	typ := t.NewBuiltinType(&socketSpec, t.RT.T.Object)
	t.RT.RegisterType(&socketKey, typ)
	m.Dict.SetString(t, "socket", typ.Value())
	m.Dict.SetString(t, "SocketType", typ.Value())
	return nil
}

// fail raises the OSError of a failed system call.
func fail(t *thread, err error) error {
	var e syscall.Errno
	if !errors.As(err, &e) {
		e = syscall.EIO
	}
	return t.RaiseErrno(int(e), value{}, value{})
}

// osError raises an OSError without a number.
func osError(t *thread, text string) error { return t.Raise(t.RT.T.Exc.OSError, text) }

// cInt reads an argument that C has as an int.
func cInt(t *thread, v value) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	switch {
	case !i.IsInt():
		return 0, t.OverflowErrorf("Python int too large to convert to C long")
	case i.AsInt() > 1<<31-1:
		return 0, t.OverflowErrorf("signed integer is greater than maximum")
	case i.AsInt() < -1<<31:
		return 0, t.OverflowErrorf("signed integer is less than minimum")
	}
	return int(i.AsInt()), nil
}

// optionalInt is cInt for an argument that may be missing.
func optionalInt(t *thread, v value, otherwise int) (int, error) {
	if v.IsEmpty() {
		return otherwise, nil
	}
	return cInt(t, v)
}

// size reads an argument that C has as a ssize_t.
func size(t *thread, v value) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, t.OverflowErrorf("Python int too large to convert to C ssize_t")
	}
	return int(i.AsInt()), nil
}

func argAt(args []value, i int) value {
	if i < len(args) {
		return args[i]
	}
	return value{}
}

func getHostName(t *thread) (value, error) {
	name, err := os.Hostname()
	if err != nil {
		return value{}, fail(t, err)
	}
	return t.FSDecode(name), nil
}

func setHostName(t *thread, args []value) (value, error) {
	name, err := fsName(t, args[0])
	if err != nil {
		return value{}, err
	}
	if err := unix.Sethostname([]byte(name)); err != nil {
		return value{}, fail(t, err)
	}
	return object.None(), nil
}

// fsName reads a str, bytes or path as the system takes it.
func fsName(t *thread, v value) (string, error) {
	p, err := t.FSPath(v)
	if err != nil {
		return "", err
	}
	return t.FSEncode(p)
}

func dup(t *thread, v value) (value, error) {
	fd, err := descriptor(t, v)
	if err != nil {
		return value{}, err
	}
	n, failed := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if failed != nil {
		return value{}, fail(t, failed)
	}
	return object.Int(int64(n)), nil
}

func closeFD(t *thread, v value) (value, error) {
	fd, err := descriptor(t, v)
	if err != nil {
		return value{}, err
	}
	if err := unix.Close(fd); err != nil && err != unix.ECONNRESET {
		return value{}, fail(t, err)
	}
	return object.None(), nil
}

// descriptor reads a number that may name a socket.
func descriptor(t *thread, v value) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, t.OverflowErrorf("Python int too large to convert to C long")
	}
	return int(int32(i.AsInt())), nil
}

func getDefaultTimeout(t *thread) (value, error) { return timeoutValue(stateOf(t).timeout), nil }

func setDefaultTimeout(t *thread, v value) (value, error) {
	d, err := parseTimeout(t, v)
	if err != nil {
		return value{}, err
	}
	stateOf(t).timeout = d
	return object.None(), nil
}
