//go:build linux

package socket

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
	"golang.org/x/sys/unix"
)

// gaiError is a failure of getaddrinfo or getnameinfo, by its number.
type gaiError int

const (
	gaiBadFlags   gaiError = -1
	gaiNoName     gaiError = -2
	gaiAgain      gaiError = -3
	gaiFail       gaiError = -4
	gaiFamily     gaiError = -6
	gaiSockType   gaiError = -7
	gaiService    gaiError = -8
	gaiAddrFamily gaiError = -9
)

func (e gaiError) Error() string {
	switch e {
	case gaiBadFlags:
		return "Bad value for ai_flags"
	case gaiNoName:
		return "Name or service not known"
	case gaiAgain:
		return "Temporary failure in name resolution"
	case gaiFail:
		return "Non-recoverable failure in name resolution"
	case gaiFamily:
		return "ai_family not supported"
	case gaiSockType:
		return "ai_socktype not supported"
	case gaiService:
		return "Servname not supported for ai_socktype"
	case gaiAddrFamily:
		return "Address family for hostname not supported"
	}
	return "Unknown error"
}

// raiseNumbered raises a gaierror or herror.
func raiseNumbered(t *thread, key *object.TypeKey, n int, text string) error {
	exc, err := t.Call2(t.RT.Type(key).Value(), object.Int(int64(n)), t.NewStr(text))
	if err != nil {
		return err
	}
	return t.RaiseValue(exc)
}

func raiseGAI(t *thread, err error) error {
	var e gaiError
	if !errors.As(err, &e) {
		e = gaiFail
	}
	return raiseNumbered(t, &gaiErrorKey, int(e), e.Error())
}

// The flags of getaddrinfo that mean something here, and all there are.
const (
	aiPassive     = 0x1
	aiCanonName   = 0x2
	aiNumericHost = 0x4
	aiV4Mapped    = 0x8
	aiAll         = 0x10
	aiNumericServ = 0x400
	aiKnown       = 0x7ff
)

// hostName reads the host of an address: text or bytes, IDNA where it is not ASCII.
func hostName(t *thread, v value) (string, error) {
	name := ""
	switch {
	case v.IsStr():
		s := object.StringOf(v)
		if !isASCII(s) {
			b, err := encodeIDNA(t, v)
			if err != nil {
				return "", err
			}
			s = b
		}
		name = strings.Clone(s)
	case v.Kind() == object.KindBytes || v.Kind() == object.KindByteArray:
		s, err := t.BytesView(v)
		if err != nil {
			return "", err
		}
		name = strings.Clone(s)
	default:
		return "", t.TypeErrorf("str, bytes or bytearray expected, not %s", t.TypeName(v))
	}
	if strings.IndexByte(name, 0) >= 0 {
		return "", t.TypeErrorf("host name must not contain null character")
	}
	return name, nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// encodeIDNA encodes a str by the codec of that name, which knows what is allowed.
func encodeIDNA(t *thread, v value) (string, error) {
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = t.NewStr("idna")
	b, err := t.CallMethod(v, t.InternString("encode"), w, nil)
	if err != nil {
		return "", err
	}
	return t.BytesView(b)
}

// lookup finds the addresses of a host. Family 0 is any.
func lookup(t *thread, host string, family, flags int) ([]netip.Addr, error) {
	a, err := netip.ParseAddr(host)
	numeric := err == nil
	if !numeric {
		a, numeric = parseAton(host)
	}
	if numeric {
		switch {
		case a.Is4() && family == unix.AF_INET6 && flags&aiV4Mapped != 0:
			a = netip.AddrFrom16(a.As16())
		case a.Is4() && family == unix.AF_INET6, a.Is6() && family == unix.AF_INET:
			return nil, gaiAddrFamily
		}
		return []netip.Addr{a}, nil
	}
	if flags&aiNumericHost != 0 || host == "" {
		return nil, gaiNoName
	}
	network := "ip"
	switch {
	case family == unix.AF_INET:
		network = "ip4"
	case family == unix.AF_INET6 && flags&aiV4Mapped == 0:
		network = "ip6"
	}
	var found []netip.Addr
	vm.Of(t).Blocking(t, func() { found, err = net.DefaultResolver.LookupNetIP(context.Background(), network, host) })
	if err != nil {
		var e *net.DNSError
		if errors.As(err, &e) && e.IsTemporary && !e.IsNotFound {
			return nil, gaiAgain
		}
		return nil, gaiNoName
	}
	var out, mapped []netip.Addr
	for _, a := range found {
		a = a.Unmap()
		switch {
		case family == unix.AF_INET6 && a.Is4():
			mapped = append(mapped, netip.AddrFrom16(a.As16()))
		case family != unix.AF_INET || a.Is4():
			out = append(out, a)
		}
	}
	if len(out) == 0 || flags&aiAll != 0 {
		out = append(out, mapped...)
	}
	if len(out) == 0 {
		return nil, gaiNoName
	}
	return out, nil
}

// resolveOne finds the address that a host in a socket's address means.
func resolveOne(t *thread, host string, family int) (netip.Addr, error) {
	switch host {
	case "":
		switch family {
		case unix.AF_INET:
			return netip.IPv4Unspecified(), nil
		case unix.AF_INET6:
			return netip.IPv6Unspecified(), nil
		}
		return netip.Addr{}, osError(t, "wildcard resolved to multiple address")
	case "255.255.255.255", "<broadcast>":
		if family == unix.AF_INET6 {
			return netip.Addr{}, osError(t, "address family mismatched")
		}
		return netip.AddrFrom4([4]byte{255, 255, 255, 255}), nil
	}
	found, err := lookup(t, host, family, 0)
	if err != nil {
		return netip.Addr{}, raiseGAI(t, err)
	}
	return found[0], nil
}

// transport is a kind of socket that getaddrinfo offers.
type transport struct {
	kind, proto int
	name        string // of the protocol, as services have it; empty: has no services
	explicit    bool   // only for who asks for it
}

var transports = [...]transport{
	{unix.SOCK_STREAM, unix.IPPROTO_TCP, "tcp", false},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDP, "udp", false},
	{unix.SOCK_DCCP, unix.IPPROTO_DCCP, "dccp", true},
	{unix.SOCK_DGRAM, unix.IPPROTO_UDPLITE, "udplite", true},
	{unix.SOCK_STREAM, unix.IPPROTO_SCTP, "sctp", true},
	{unix.SOCK_SEQPACKET, unix.IPPROTO_SCTP, "sctp", true},
	{unix.SOCK_RAW, 0, "", false},
}

// request is what getaddrinfo is asked.
type request struct {
	host                       string
	service                    string
	anyHost, anyService        bool
	family, kind, proto, flags int
}

// endpoint is one of its answers.
type endpoint struct {
	addr        netip.Addr
	kind, proto int
	port        int
}

// offers returns the kinds of socket that fit, with their ports.
func (r *request) offers() ([]endpoint, error) {
	var out []endpoint
	fits := false
	number, numeric := 0, r.anyService
	if !numeric {
		n, err := strconv.ParseUint("0"+r.service, 10, 64)
		number, numeric = int(n&0xffff), err == nil
	}
	if !numeric && r.flags&aiNumericServ != 0 {
		return nil, gaiNoName
	}
	asked := r.kind != 0 || r.proto != 0
	for _, tr := range transports {
		if r.kind != 0 && r.kind != tr.kind || r.proto != 0 && r.proto != tr.proto && tr.kind != unix.SOCK_RAW || tr.explicit && r.proto == 0 {
			continue
		}
		fits = true
		e := endpoint{kind: tr.kind, proto: tr.proto, port: number}
		switch {
		case tr.kind == unix.SOCK_RAW:
			if !r.anyService && (asked || !numeric) {
				continue
			}
			e.proto = r.proto
		case !numeric:
			n, ok := serviceByName(r.service, tr.name)
			if !ok {
				continue
			}
			e.port = n
		}
		out = append(out, e)
		if tr.kind != unix.SOCK_RAW && r.proto != 0 {
			break // a raw socket for the protocol is for who asks for that
		}
	}
	switch {
	case !fits && r.kind != 0:
		return nil, gaiSockType
	case len(out) == 0:
		return nil, gaiService
	}
	return out, nil
}

func (r *request) resolve(t *thread) ([]endpoint, error) {
	switch {
	case r.flags&^aiKnown != 0 || r.flags&aiCanonName != 0 && r.anyHost:
		return nil, gaiBadFlags
	case r.family != unix.AF_UNSPEC && r.family != unix.AF_INET && r.family != unix.AF_INET6:
		return nil, gaiFamily
	case r.anyHost && r.anyService:
		return nil, gaiNoName
	}
	offers, err := r.offers()
	if err != nil {
		return nil, err
	}
	var addrs []netip.Addr
	switch {
	case r.anyHost && r.flags&aiPassive != 0:
		addrs = []netip.Addr{netip.IPv4Unspecified(), netip.IPv6Unspecified()}
	case r.anyHost:
		addrs = []netip.Addr{netip.IPv6Loopback(), netip.AddrFrom4([4]byte{127, 0, 0, 1})}
	default:
		if addrs, err = lookup(t, r.host, r.family, r.flags); err != nil {
			return nil, err
		}
	}
	var out []endpoint
	for _, a := range addrs {
		if r.family != 0 && a.Is4() != (r.family == unix.AF_INET) {
			continue
		}
		for _, e := range offers {
			e.addr = a
			out = append(out, e)
		}
	}
	return out, nil
}

func getAddrInfo(t *thread, args []value) (value, error) {
	var r request
	switch v := args[0]; {
	case v.IsNone():
		r.anyHost = true
	case v.IsStr():
		s := object.StringOf(v)
		if !plainHost(s) {
			b, err := encodeIDNA(t, v)
			if err != nil {
				return value{}, err
			}
			s = b
		}
		r.host = strings.Clone(s)
	case v.IsBytes():
		r.host = strings.Clone(object.BytesOf(v))
	default:
		return value{}, t.TypeErrorf("getaddrinfo() argument 1 must be string or None")
	}
	switch v := args[1]; {
	case v.IsNone():
		r.anyService = true
	case v.IsStr():
		r.service = object.GoString(v)
	case v.IsBytes():
		r.service = strings.Clone(object.BytesOf(v))
	case v.IsInteger():
		s, err := t.Str(v)
		if err != nil {
			return value{}, err
		}
		r.service = object.GoString(s)
	default:
		return value{}, osError(t, "Int or String expected")
	}
	for i, to := range []*int{&r.family, &r.kind, &r.proto, &r.flags} {
		var err error
		if *to, err = optionalInt(t, args[2+i], 0); err != nil {
			return value{}, err
		}
	}
	found, err := r.resolve(t)
	if err != nil {
		return value{}, raiseGAI(t, err)
	}
	canonical := ""
	if r.flags&aiCanonName != 0 {
		canonical = canonicalName(t, r.host)
	}
	out := t.NewList(len(found))
	w := t.Push(1)
	defer t.Pop(1)
	w[0] = out.Value()
	for _, e := range found {
		family := unix.AF_INET6
		if e.addr.Is4() {
			family = unix.AF_INET
		}
		item := t.NewTupleN(5)
		out.Append(t, item.Value())
		x := item.Items()
		x[0], x[1], x[2] = object.Int(int64(family)), object.Int(int64(e.kind)), object.Int(int64(e.proto))
		x[3] = t.FSDecode(canonical)
		x[4] = inetValue(t, e.addr, e.port, int(zoneID(e.addr)))
		canonical = ""
	}
	return out.Value(), nil
}

// plainHost tells whether a host name is what IDNA makes of it: ASCII, in labels
// of an allowed length.
func plainHost(s string) bool {
	if !isASCII(s) {
		return false
	}
	labels := strings.Split(strings.TrimSuffix(s, "."), ".")
	for _, l := range labels {
		if len(l) > 63 || l == "" && s != "" {
			return false
		}
	}
	return true
}

// canonicalName is the official name of a host, or what it was called.
func canonicalName(t *thread, host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	if e, ok := hostByName(host); ok {
		return e.names[0]
	}
	var name string
	var err error
	vm.Of(t).Blocking(t, func() { name, err = net.DefaultResolver.LookupCNAME(context.Background(), host) })
	if err != nil || name == "" {
		return host
	}
	return strings.TrimSuffix(name, ".")
}
