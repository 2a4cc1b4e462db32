//go:build linux

package socket

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// address reads an address of the socket's family, for the method of that name.
func (s *sock) address(t *thread, v value, method string) (unix.Sockaddr, error) {
	switch s.family {
	case unix.AF_INET:
		return inetAddress(t, v, method)
	case unix.AF_INET6:
		return inet6Address(t, v, method)
	case unix.AF_UNIX:
		return unixAddress(t, v)
	case unix.AF_NETLINK:
		return netlinkAddress(t, v, method)
	case unix.AF_PACKET:
		return packetAddress(t, v, method)
	case unix.AF_VSOCK:
		return vsockAddress(t, v)
	}
	return nil, osError(t, method+"(): bad family")
}

// tuple reads an address that is a tuple.
func tuple(t *thread, v value, method, family string) ([]value, error) {
	if !v.IsTuple() {
		return nil, t.TypeErrorf("%s(): %s address must be tuple, not %s", method, family, t.TypeName(v))
	}
	return v.AsTuple().Items(), nil
}

// port reads a port.
func port(t *thread, v value, method string) (int, error) {
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() || i.AsInt() < 0 || i.AsInt() > 0xffff {
		return 0, t.OverflowErrorf("%s(): port must be 0-65535.", method)
	}
	return int(i.AsInt()), nil
}

func inetAddress(t *thread, v value, method string) (unix.Sockaddr, error) {
	items, err := tuple(t, v, method, "AF_INET")
	if err != nil {
		return nil, err
	}
	if len(items) != 2 {
		return nil, t.TypeErrorf("AF_INET address must be a pair (host, port)")
	}
	host, err := hostName(t, items[0])
	if err != nil {
		return nil, err
	}
	sa := &unix.SockaddrInet4{}
	if sa.Port, err = port(t, items[1], method); err != nil {
		return nil, err
	}
	a, err := resolveOne(t, host, unix.AF_INET)
	if err != nil {
		return nil, err
	}
	sa.Addr = a.Unmap().As4()
	return sa, nil
}

func inet6Address(t *thread, v value, method string) (unix.Sockaddr, error) {
	items, err := tuple(t, v, method, "AF_INET6")
	if err != nil {
		return nil, err
	}
	if len(items) < 2 || len(items) > 4 {
		return nil, t.TypeErrorf("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
	}
	host, err := hostName(t, items[0])
	if err != nil {
		return nil, err
	}
	sa := &unix.SockaddrInet6{}
	if sa.Port, err = port(t, items[1], method); err != nil {
		return nil, err
	}
	_, scope, err := flowAndScope(t, items, method)
	if err != nil {
		return nil, err
	}
	a, err := resolveOne(t, host, unix.AF_INET6)
	if err != nil {
		return nil, err
	}
	sa.Addr, sa.ZoneId = a.As16(), uint32(scope)
	if scope == 0 {
		sa.ZoneId = zoneID(a)
	}
	return sa, nil
}

// flowAndScope reads the two last items of an IPv6 address, which may be missing.
func flowAndScope(t *thread, items []value, method string) (flow, scope int, err error) {
	if len(items) > 2 {
		if flow, err = t.IndexInt(items[2], t.RT.T.Exc.OverflowError); err != nil {
			return 0, 0, err
		}
	}
	if len(items) > 3 {
		if scope, err = t.IndexInt(items[3], t.RT.T.Exc.OverflowError); err != nil {
			return 0, 0, err
		}
	}
	if flow < 0 || flow > 0xfffff {
		return 0, 0, t.OverflowErrorf("%s(): flowinfo must be 0-1048575.", method)
	}
	return flow, scope, nil
}

// zoneID is the number of an address's zone: its own, or that of the interface it
// names.
func zoneID(a netip.Addr) uint32 {
	zone := a.Zone()
	if zone == "" {
		return 0
	}
	if n, err := strconv.ParseUint(zone, 10, 32); err == nil {
		return uint32(n)
	}
	if i, err := net.InterfaceByName(zone); err == nil {
		return uint32(i.Index)
	}
	return 0
}

// maxUnixPath is how long a path may be, without the zero behind it.
const maxUnixPath = 108

func unixAddress(t *thread, v value) (unix.Sockaddr, error) {
	path := ""
	if v.IsStr() {
		b, err := t.Encode(v, "utf-8", "surrogateescape")
		if err != nil {
			return nil, err
		}
		path = strings.Clone(object.BytesOf(b))
	} else {
		view, err := t.BytesView(v)
		if err != nil {
			return nil, err
		}
		path = strings.Clone(view)
	}
	abstract := path != "" && path[0] == 0
	if abstract && len(path) > maxUnixPath || !abstract && len(path) >= maxUnixPath {
		return nil, osError(t, "AF_UNIX path too long")
	}
	if i := strings.IndexByte(path, 0); i > 0 {
		path = path[:i] // there the system sees the end
	}
	if strings.HasPrefix(path, "@") {
		path = "./" + path // a name beginning so would be taken for an abstract one
	}
	return &unix.SockaddrUnix{Name: path}, nil
}

func netlinkAddress(t *thread, v value, method string) (unix.Sockaddr, error) {
	items, err := tuple(t, v, method, "AF_NETLINK")
	if err != nil {
		return nil, err
	}
	if len(items) != 2 {
		return nil, t.TypeErrorf("AF_NETLINK address must be a pair (pid, groups)")
	}
	pid, err := t.IndexInt(items[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return nil, err
	}
	groups, err := t.IndexInt(items[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return nil, err
	}
	return &unix.SockaddrNetlink{Family: unix.AF_NETLINK, Pid: uint32(pid), Groups: uint32(groups)}, nil
}

func packetAddress(t *thread, v value, method string) (unix.Sockaddr, error) {
	items, err := tuple(t, v, method, "AF_PACKET")
	if err != nil {
		return nil, err
	}
	if len(items) < 2 || len(items) > 5 {
		return nil, t.TypeErrorf("AF_PACKET address must be a tuple of two to five elements")
	}
	name, err := fsName(t, items[0])
	if err != nil {
		return nil, err
	}
	var n [3]int
	for i, at := range [...]int{1, 2, 3} {
		if at < len(items) {
			if n[i], err = cInt(t, items[at]); err != nil {
				return nil, err
			}
		}
	}
	if n[0] < 0 || n[0] > 0xffff {
		return nil, t.OverflowErrorf("%s(): proto argument must be 0-65535.", method)
	}
	sa := &unix.SockaddrLinklayer{Protocol: networkOrder16(uint16(n[0])), Pkttype: uint8(n[1]), Hatype: uint16(n[2])}
	if len(items) > 4 {
		hard, err := t.BytesView(items[4])
		if err != nil {
			return nil, err
		}
		if len(hard) > len(sa.Addr) {
			return nil, t.ValueErrorf("Hardware address must be 8 bytes or less")
		}
		sa.Halen = uint8(copy(sa.Addr[:], hard))
	}
	if name != "" {
		i, err := net.InterfaceByName(name)
		if err != nil {
			return nil, fail(t, unix.ENODEV)
		}
		sa.Ifindex = i.Index
	}
	return sa, nil
}

func vsockAddress(t *thread, v value) (unix.Sockaddr, error) {
	if !v.IsTuple() || v.AsTuple().Len() != 2 {
		return nil, t.TypeErrorf("getsockaddrarg: AF_VSOCK address must be a tuple of two elements")
	}
	cid, err := t.IndexInt(v.AsTuple().Items()[0], t.RT.T.Exc.OverflowError)
	if err != nil {
		return nil, err
	}
	number, err := t.IndexInt(v.AsTuple().Items()[1], t.RT.T.Exc.OverflowError)
	if err != nil {
		return nil, err
	}
	return &unix.SockaddrVM{CID: uint32(cid), Port: uint32(number)}, nil
}

// familyOf is the family of an address that the system gave.
func familyOf(sa unix.Sockaddr) int {
	switch sa.(type) {
	case *unix.SockaddrInet4:
		return unix.AF_INET
	case *unix.SockaddrInet6:
		return unix.AF_INET6
	case *unix.SockaddrUnix:
		return unix.AF_UNIX
	case *unix.SockaddrNetlink:
		return unix.AF_NETLINK
	case *unix.SockaddrLinklayer:
		return unix.AF_PACKET
	case *unix.SockaddrVM:
		return unix.AF_VSOCK
	}
	return -1
}

// addressValue shows an address of the system's.
func addressValue(t *thread, sa unix.Sockaddr) (value, error) {
	switch sa := sa.(type) {
	case nil:
		return object.None(), nil
	case *unix.SockaddrInet4:
		return inetValue(t, netip.AddrFrom4(sa.Addr), sa.Port, 0), nil
	case *unix.SockaddrInet6:
		return inetValue(t, netip.AddrFrom16(sa.Addr), sa.Port, int(sa.ZoneId)), nil
	case *unix.SockaddrUnix:
		if sa.Name == "@" {
			return t.NewStr(""), nil // it has no name
		}
		if strings.HasPrefix(sa.Name, "@") {
			return t.NewBytes("\x00" + sa.Name[1:]), nil
		}
		return t.FSDecode(sa.Name), nil
	case *unix.SockaddrNetlink:
		return t.Tuple2(object.Int(int64(sa.Pid)), object.Int(int64(sa.Groups))), nil
	case *unix.SockaddrVM:
		return t.Tuple2(object.Int(int64(sa.CID)), object.Int(int64(sa.Port))), nil
	case *unix.SockaddrLinklayer:
		name := ""
		if i, err := net.InterfaceByIndex(sa.Ifindex); err == nil {
			name = i.Name
		}
		out := t.NewTupleN(5)
		w := out.Items()
		w[0] = t.NewStr(name)
		w[1] = object.Int(int64(networkOrder16(sa.Protocol)))
		w[2], w[3] = object.Int(int64(sa.Pkttype)), object.Int(int64(sa.Hatype))
		w[4] = t.NewBytes(string(sa.Addr[:min(int(sa.Halen), len(sa.Addr))]))
		return out.Value(), nil
	}
	return object.None(), nil
}

// inetValue shows an address and a port.
func inetValue(t *thread, a netip.Addr, number, scope int) value {
	if a.Is4() {
		return t.Tuple2(t.NewStr(a.String()), object.Int(int64(number)))
	}
	out := t.NewTupleN(4)
	w := out.Items()
	w[0] = t.NewStr(addrText(a.WithZone("")))
	w[1], w[2], w[3] = object.Int(int64(number)), object.Int(0), object.Int(int64(scope))
	return out.Value()
}

// addrText is an address as the C library writes it, which shows the IPv4 address
// in an IPv6 one that has nothing before it.
func addrText(a netip.Addr) string {
	b := a.As16()
	if a.Is6() && [12]byte(b[:12]) == [12]byte{} && (b[12] != 0 || b[13] != 0) {
		return "::" + netip.AddrFrom4([4]byte(b[12:])).String()
	}
	return a.String()
}
