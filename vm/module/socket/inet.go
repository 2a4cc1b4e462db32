//go:build linux

package socket

import (
	"encoding/binary"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// unsigned reads a number of so many bits that is not negative.
func unsigned(t *thread, v value, bits int) (uint64, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	switch {
	case !i.IsInt():
		if neg, err := t.CompareBool(i, object.Int(0), object.LT); err != nil {
			return 0, err
		} else if neg {
			return 0, t.ValueErrorf("Cannot convert negative int")
		}
	case i.AsInt() < 0:
		return 0, t.ValueErrorf("Cannot convert negative int")
	case i.AsInt() < 1<<bits:
		return uint64(i.AsInt()), nil
	}
	return 0, t.OverflowErrorf("Python int too large for C uint%d_t", bits)
}

func networkOrder16(n uint16) uint16 {
	return binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, n))
}

func networkOrder32(n uint32) uint32 {
	return binary.NativeEndian.Uint32(binary.BigEndian.AppendUint32(nil, n))
}

func swap16(t *thread, v value) (value, error) {
	n, err := unsigned(t, v, 16)
	return object.Int(int64(networkOrder16(uint16(n)))), err
}

func swap32(t *thread, v value) (value, error) {
	n, err := unsigned(t, v, 32)
	return object.Int(int64(networkOrder32(uint32(n)))), err
}

// strArg reads an argument that must be a str.
func strArg(t *thread, v value, function string, place int) (string, error) {
	if !v.IsStr() {
		where := "argument"
		if place > 0 {
			where += " " + strconv.Itoa(place)
		}
		return "", t.TypeErrorf("%s() %s must be str, not %s", function, where, t.TypeName(v))
	}
	return object.GoString(v), nil
}

// parseAton reads an IPv4 address in any notation C knows: one to four numbers, in
// decimal, octal or hexadecimal, the last of which fills what is left.
func parseAton(s string) (netip.Addr, bool) {
	parts := strings.Split(s, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var sum uint64
	for i, p := range parts {
		n, err := strconv.ParseUint(cNumber(p), 0, 32)
		last := i == len(parts)-1
		if err != nil || p[0] == '+' || strings.Contains(p, "_") || !last && n > 0xff || last && n >= 1<<(8*(5-len(parts))) {
			return netip.Addr{}, false
		}
		if last {
			sum |= n
		} else {
			sum |= n << (8 * (3 - i))
		}
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}), true
}

// cNumber is a number in C's notation in Go's; what is none in C becomes none.
func cNumber(s string) string {
	if len(s) > 1 && s[0] == '0' && (s[1] < '0' || s[1] > '9') && s[1] != 'x' && s[1] != 'X' {
		return ""
	}
	return s
}

func inetAton(t *thread, v value) (value, error) {
	s, err := strArg(t, v, "inet_aton", 0)
	if err != nil {
		return value{}, err
	}
	if i := strings.IndexAny(s, " \t\n\v\f\r"); i >= 0 {
		s = s[:i]
	}
	a, ok := parseAton(s)
	if !ok {
		return value{}, osError(t, "illegal IP address string passed to inet_aton")
	}
	b := a.As4()
	return t.NewBytes(string(b[:])), nil
}

func inetNtoa(t *thread, v value) (value, error) {
	b, err := t.BytesView(v)
	if err != nil {
		return value{}, err
	}
	if len(b) != 4 {
		return value{}, osError(t, "packed IP wrong length for inet_ntoa")
	}
	return t.NewStr(netip.AddrFrom4([4]byte([]byte(b))).String()), nil
}

func inetPton(t *thread, args []value) (value, error) {
	family, err := cInt(t, args[0])
	if err != nil {
		return value{}, err
	}
	s, err := strArg(t, args[1], "inet_pton", 2)
	if err != nil {
		return value{}, err
	}
	if family != unix.AF_INET && family != unix.AF_INET6 {
		return value{}, fail(t, unix.EAFNOSUPPORT)
	}
	a, perr := netip.ParseAddr(s)
	if perr != nil || a.Zone() != "" || a.Is4() != (family == unix.AF_INET) {
		return value{}, osError(t, "illegal IP address string passed to inet_pton")
	}
	return t.NewBytes(string(a.AsSlice())), nil
}

func inetNtop(t *thread, args []value) (value, error) {
	family, err := cInt(t, args[0])
	if err != nil {
		return value{}, err
	}
	b, err := t.BytesView(args[1])
	if err != nil {
		return value{}, err
	}
	want := 4
	switch family {
	case unix.AF_INET:
	case unix.AF_INET6:
		want = 16
	default:
		return value{}, t.ValueErrorf("unknown address family %d", family)
	}
	a, ok := netip.AddrFromSlice([]byte(b))
	if !ok || len(b) != want {
		return value{}, t.ValueErrorf("invalid length of packed IP address string")
	}
	return t.NewStr(addrText(a)), nil
}

func ifNameIndex(t *thread) (value, error) {
	list, err := net.Interfaces()
	if err != nil {
		return value{}, fail(t, err)
	}
	out := t.NewList(len(list))
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for _, i := range list {
		out.Append(t, t.Tuple2(object.Int(int64(i.Index)), t.FSDecode(i.Name)))
	}
	return out.Value(), nil
}

func ifNameToIndex(t *thread, v value) (value, error) {
	name, err := fsName(t, v)
	if err != nil {
		return value{}, err
	}
	i, ierr := net.InterfaceByName(name)
	if ierr != nil {
		return value{}, fail(t, unix.ENODEV)
	}
	return object.Int(int64(i.Index)), nil
}

func ifIndexToName(t *thread, v value) (value, error) {
	n, err := t.IndexInt(v, t.RT.T.Exc.OverflowError)
	if err != nil {
		return value{}, err
	}
	i, ierr := net.InterfaceByIndex(n)
	if ierr != nil {
		return value{}, fail(t, unix.ENXIO)
	}
	return t.FSDecode(i.Name), nil
}
