package pull_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/adder-vm/adder/vm/module/pull"
)

func compressed(t *testing.T, text []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, 6)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func inflate(src *pull.Source) (io.Reader, error) { return flate.NewReader(src), nil }

// Whatever the pieces and limits, the output is the same, and what stands behind
// the stream is left.
func TestPieces(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	text := make([]byte, 100_000)
	for i := range text {
		text[i] = byte(rnd.IntN(20))
	}
	data := append(compressed(t, text), "what follows"...)
	for range 50 {
		d := pull.New(inflate, nil)
		var got, extra []byte
		rest := data
		for !d.Ended() {
			n := 0
			if d.NeedsInput() {
				n = min(1+rnd.IntN(20_000), len(rest))
			}
			limit := rnd.IntN(10_000) - 1
			out, err := d.Decode(rest[:n], limit)
			if err != nil {
				t.Fatal(err)
			}
			if limit >= 0 && len(out) > limit {
				t.Fatalf("%d bytes where at most %d were asked for", len(out), limit)
			}
			got = append(got, out...)
			rest = rest[n:]
		}
		extra = append(append(extra, d.Unused()...), rest...)
		if !bytes.Equal(got, text) {
			t.Fatal("output differs")
		}
		if string(extra) != "what follows" {
			t.Fatalf("left: %q", extra)
		}
		if _, err := d.Decode(nil, -1); !errors.Is(err, pull.ErrEnd) {
			t.Fatalf("after the end: %v", err)
		}
	}
}

func TestFault(t *testing.T) {
	d := pull.New(func(src *pull.Source) (io.Reader, error) { return gzip.NewReader(src) }, nil)
	if _, err := d.Decode([]byte("no gzip at all"), -1); err == nil {
		t.Fatal("no error")
	}
	if _, err := d.Decode(nil, -1); err == nil {
		t.Fatal("no error the second time")
	}
}

func TestEndFoundFromOutside(t *testing.T) {
	d := pull.New(func(src *pull.Source) (io.Reader, error) { return src, nil }, func(last []byte) bool {
		return bytes.HasSuffix(last, []byte("."))
	})
	out, err := d.Decode([]byte("a"), -1)
	if err != nil || string(out) != "a" || d.Ended() {
		t.Fatalf("%q %v", out, err)
	}
	out, err = d.Decode([]byte("."), -1)
	if err != nil || string(out) != "." || !d.Ended() {
		t.Fatalf("%q %v", out, err)
	}
}
