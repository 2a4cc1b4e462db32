package object

// This file uses unsafe: it lays strTail over leaf memory that it allocated for
// it. The bytes of a tail up to used belong to strs and never change; those behind
// belong to nobody.

import "unsafe"

// A text that is built by adding to it again and again is not copied each time: a
// sum whose left operand is itself a sum, and long enough, gets a tail, which is
// memory with room behind the str's last byte. Adding to the str that ends where
// the tail's used bytes do writes into that room and makes a new str that begins
// at the same place; nobody else sees those bytes, since a str never looks behind
// its own end. Adding to an older str copies.

// What a str's aux says of it.
const (
	strSummed = 1 // the sum of two strs
	strTailed = 2 // its bytes stand in a tail
)

// strTailMin is the length from which on sums get tails, in bytes.
const strTailMin = 256

// strTail heads the bytes of strs that begin alike.
//
//adder:heap
type strTail struct {
	used, cap int
}

const strTailSize = unsafe.Sizeof(strTail{})

// extendStr is x + y for an exact x that is a sum itself.
func (t *Thread) extendStr(x, y *Str) *Str {
	nb := x.nb + y.nb
	data := x.data
	var tail *strTail
	if x.aux == strTailed {
		tail = (*strTail)(ptr(data - strTailSize))
	}
	// y may begin where x does: its bytes are below used and stay what they are.
	if tail == nil || tail.used != x.nb || tail.cap < nb {
		room := nb + nb/2
		tail = (*strTail)(ptr(t.newLeaf(int(strTailSize) + room)))
		tail.cap = room
		data = addrOf(tail) + strTailSize
		copy(bytesAt(data, nb), x.String())
	}
	copy(bytesAt(data, nb)[x.nb:], y.String())
	tail.used = nb
	o := (*Str)(t.alloc(t.RT.T.Str, KindStr, strSize))
	o.flags = FlagExact
	o.aux = strTailed
	o.n, o.nb = x.n+y.n, nb
	if nb == o.n {
		o.flags |= FlagASCII
	}
	o.data = data
	return o
}
