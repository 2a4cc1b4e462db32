//go:build linux

package socket

import (
	"context"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// The flags of getnameinfo.
const (
	niNumericHost = 1
	niNumericServ = 2
	niNoFQDN      = 4
	niNameReqd    = 8
	niDgram       = 16
)

func getNameInfo(t *thread, args []value) (value, error) {
	flags, err := cInt(t, args[1])
	if err != nil {
		return value{}, err
	}
	if !args[0].IsTuple() {
		return value{}, t.TypeErrorf("getnameinfo() argument 1 must be a tuple")
	}
	items := args[0].AsTuple().Items()
	if len(items) < 2 || len(items) > 4 || !items[0].IsStr() {
		return value{}, t.TypeErrorf("getnameinfo(): illegal sockaddr argument")
	}
	number, err := cInt(t, items[1])
	if err != nil {
		return value{}, err
	}
	if _, _, err := flowAndScope(t, items, "getnameinfo"); err != nil {
		return value{}, err
	}
	r := request{host: object.GoString(items[0]), service: strconv.Itoa(number), kind: unix.SOCK_DGRAM, flags: aiNumericHost}
	found, failed := r.resolve(t)
	if failed != nil {
		return value{}, raiseGAI(t, failed)
	}
	e := found[0]
	if e.addr.Is4() && len(items) != 2 {
		return value{}, osError(t, "IPv4 sockaddr must be 2 tuple")
	}
	host := ""
	if flags&niNumericHost == 0 {
		if names := namesOf(t, e.addr); len(names) > 0 {
			host = names[0]
			if flags&niNoFQDN != 0 {
				host, _, _ = strings.Cut(host, ".")
			}
		}
	}
	if host == "" {
		if flags&niNameReqd != 0 && flags&niNumericHost == 0 {
			return value{}, raiseGAI(t, gaiNoName)
		}
		host = addrText(e.addr)
	}
	service, ok := "", false
	if flags&niNumericServ == 0 {
		proto := "tcp"
		if flags&niDgram != 0 {
			proto = "udp"
		}
		service, ok = serviceByPort(e.port, proto)
	}
	if !ok {
		service = strconv.Itoa(e.port)
	}
	return t.Tuple2(t.FSDecode(host), t.FSDecode(service)), nil
}

// namesOf returns the names of an address, the official one first.
func namesOf(t *thread, a netip.Addr) []string {
	if e, ok := findHost(func(e hostEntry) bool {
		x, err := netip.ParseAddr(e.addr)
		return err == nil && x == a
	}); ok {
		return e.names
	}
	var names []string
	var err error
	vm.Of(t).Blocking(t, func() { names, err = net.DefaultResolver.LookupAddr(context.Background(), a.String()) })
	if err != nil {
		return nil
	}
	for i, n := range names {
		names[i] = strings.TrimSuffix(n, ".")
	}
	return names
}

// hostArg reads a host that functions of the oldest kind take.
func hostArg(t *thread, v value, function string) (string, error) {
	if !v.IsStr() && v.Kind() != object.KindBytes && v.Kind() != object.KindByteArray {
		return "", t.TypeErrorf("%s() argument 1 must be str, bytes or bytearray, not %s", function, t.ArgTypeName(v))
	}
	return hostName(t, v)
}

func getHostByName(t *thread, args []value) (value, error) {
	host, err := hostArg(t, args[0], "gethostbyname")
	if err != nil {
		return value{}, err
	}
	a, err := resolveOne(t, host, unix.AF_INET)
	if err != nil {
		return value{}, err
	}
	return t.NewStr(a.String()), nil
}

func getHostByNameEx(t *thread, args []value) (value, error) {
	host, err := hostArg(t, args[0], "gethostbyname_ex")
	if err != nil {
		return value{}, err
	}
	if _, err := resolveOne(t, host, unix.AF_INET); err != nil {
		return value{}, err
	}
	if host == "" || host == "<broadcast>" {
		return value{}, raiseNumbered(t, &herrorKey, 3, "Unknown server error")
	}
	found, failed := lookup(t, host, unix.AF_INET, 0)
	if failed != nil {
		return value{}, raiseNumbered(t, &herrorKey, 1, "Unknown host")
	}
	var aliases []string
	if e, ok := hostByName(host); ok {
		aliases = e.names[1:]
	}
	return hostValue(t, canonicalName(t, host), aliases, found), nil
}

// hostValue is a host's name, its other names and its addresses.
func hostValue(t *thread, name string, aliases []string, addrs []netip.Addr) value {
	w := t.Push(3)
	defer t.Pop(3)
	w[0] = t.FSDecode(name)
	others, numbers := t.NewList(len(aliases)), t.NewList(len(addrs))
	w[1], w[2] = others.Value(), numbers.Value()
	for _, a := range aliases {
		others.Append(t, t.FSDecode(a))
	}
	for _, a := range addrs {
		numbers.Append(t, t.NewStr(addrText(a)))
	}
	return t.Tuple3(w[0], w[1], w[2])
}

func getHostByAddr(t *thread, args []value) (value, error) {
	host, err := hostArg(t, args[0], "gethostbyaddr")
	if err != nil {
		return value{}, err
	}
	a, err := resolveOne(t, host, unix.AF_UNSPEC)
	if err != nil {
		return value{}, err
	}
	names := namesOf(t, a)
	if len(names) == 0 {
		return value{}, raiseNumbered(t, &herrorKey, 1, "Unknown host")
	}
	return hostValue(t, names[0], names[1:], []netip.Addr{a}), nil
}

// protoArg reads an optional name of a protocol.
func protoArg(t *thread, args []value, function string) (string, error) {
	if len(args) < 2 {
		return "", nil
	}
	return strArg(t, args[1], function, 2)
}

func getServByName(t *thread, args []value) (value, error) {
	name, err := strArg(t, args[0], "getservbyname", 1)
	if err != nil {
		return value{}, err
	}
	proto, err := protoArg(t, args, "getservbyname")
	if err != nil {
		return value{}, err
	}
	n, ok := serviceByName(name, proto)
	if !ok {
		return value{}, osError(t, "service/proto not found")
	}
	return object.Int(int64(n)), nil
}

func getServByPort(t *thread, args []value) (value, error) {
	n, err := cInt(t, args[0])
	if err != nil {
		return value{}, err
	}
	proto, err := protoArg(t, args, "getservbyport")
	if err != nil {
		return value{}, err
	}
	if n < 0 || n > 0xffff {
		return value{}, t.OverflowErrorf("getservbyport: port must be 0-65535.")
	}
	name, ok := serviceByPort(n, proto)
	if !ok {
		return value{}, osError(t, "port/proto not found")
	}
	return t.FSDecode(name), nil
}

func getProtoByName(t *thread, args []value) (value, error) {
	name, err := strArg(t, args[0], "getprotobyname", 1)
	if err != nil {
		return value{}, err
	}
	n, ok := protocolByName(name)
	if !ok {
		return value{}, osError(t, "protocol not found")
	}
	return object.Int(int64(n)), nil
}
