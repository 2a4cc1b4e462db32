// Package pull turns decoders that pull their input, as Go's do, into ones that are
// given it piece by piece, as Python's are.
//
// The decoder runs as a coroutine: where it asks for input that has not come yet it
// stands still, and goes on in the middle of what it did when there is more. It is
// asked for output only as far as somebody wants it, so neither side gets ahead.
// The package knows nothing of Python or of any format.
package pull

import (
	"errors"
	"io"
	"iter"
	"runtime"
)

// ErrEnd is returned by Decode after the stream has ended.
var ErrEnd = errors.New("the stream has ended")

// A Source is what a decoder reads from. It hands out no byte before the decoder
// asks for it, so what is left when the stream ends was not the stream's.
type Source struct {
	data  []byte
	at    int
	ended func(last []byte) bool
	wait  func() bool
}

// tail is how many of the bytes handed out last are kept for ended to look at.
const tail = 32

// more waits until there is input, and tells whether there is.
func (s *Source) more() error {
	if s.ended != nil && s.ended(s.data[:s.at]) {
		return io.EOF
	}
	for s.at == len(s.data) {
		if !s.wait() {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}

// ReadByte implements io.ByteReader.
func (s *Source) ReadByte() (byte, error) {
	if err := s.more(); err != nil {
		return 0, err
	}
	c := s.data[s.at]
	s.at++
	return c, nil
}

// Peek returns the next byte without taking it.
func (s *Source) Peek() (byte, error) {
	c, err := s.ReadByte()
	if err == nil {
		s.at--
	}
	return c, err
}

// Read implements io.Reader.
func (s *Source) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if err := s.more(); err != nil {
		return 0, err
	}
	n := copy(p, s.data[s.at:])
	s.at += n
	return n, nil
}

// A Decoder decodes one stream. Its methods are for one goroutine at a time.
type Decoder struct {
	src  *Source
	run  *run
	out  []byte // decoded and not yet asked for
	done bool
	err  error
}

// run is what the coroutine and the Decoder share; it does not refer to the
// Decoder, so that one that is forgotten can end its coroutine.
type run struct {
	next func() (event, bool)
	stop func()
	buf  []byte
	n    int
	err  error
}

type event uint8

const (
	needInput event = iota
	haveOutput
)

// New returns a decoder around what open makes of its input. Where a decoder does
// not notice by itself that the stream ends, ended does: it is asked once before
// each read, with the bytes that were read last, at least 32 of them where there were so
// many.
func New(open func(src *Source) (io.Reader, error), ended func(last []byte) bool) *Decoder {
	src := &Source{ended: ended}
	r := &run{buf: make([]byte, 8<<10)}
	r.next, r.stop = iter.Pull(func(yield func(event) bool) {
		src.wait = func() bool { return yield(needInput) }
		dec, err := open(src)
		for err == nil {
			r.n, err = dec.Read(r.buf)
			if r.n > 0 && !yield(haveOutput) {
				return
			}
		}
		r.err = err
	})
	d := &Decoder{src: src, run: r}
	runtime.AddCleanup(d, func(r *run) { r.stop() }, r)
	return d
}

// Decode takes in data and returns at most limit bytes of output, all there are if
// limit is negative. An error is the decoder's: the stream is not what it should be.
func (d *Decoder) Decode(data []byte, limit int) ([]byte, error) {
	if d.done && len(d.out) == 0 {
		return nil, ErrEnd
	}
	s := d.src
	if keep := max(0, s.at-tail); keep > 0 {
		s.data = append(s.data[:0], s.data[keep:]...)
		s.at -= keep
	}
	s.data = append(s.data, data...)
	for !d.done && d.err == nil && (limit < 0 || len(d.out) < limit) {
		e, running := d.run.next()
		if running && e == haveOutput {
			d.out = append(d.out, d.run.buf[:d.run.n]...)
			continue
		}
		if running {
			break
		}
		if d.run.err == io.EOF {
			d.done = true
		} else {
			d.err = d.run.err
		}
	}
	if d.err != nil {
		return nil, d.err
	}
	n := len(d.out)
	if limit >= 0 {
		n = min(n, limit)
	}
	out := d.out[:n:n]
	d.out = d.out[n:]
	return out, nil
}

// Ended tells whether the stream has ended and all output was taken.
func (d *Decoder) Ended() bool { return d.done && len(d.out) == 0 }

// NeedsInput tells whether there can be no output before there is more input.
func (d *Decoder) NeedsInput() bool {
	return !d.done && len(d.out) == 0 && d.src.at == len(d.src.data)
}

// Unused returns the input that came after the end of the stream.
func (d *Decoder) Unused() []byte {
	if !d.done {
		return nil
	}
	return d.src.data[d.src.at:]
}
