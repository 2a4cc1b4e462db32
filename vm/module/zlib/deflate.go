package zlib

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
)

// deflater compresses a stream. The compressor itself is Go's, so its output is
// as valid as zlib's but not the same bytes.
type deflater struct {
	format   format
	level    int
	dict     []byte
	out      bytes.Buffer
	w        *flate.Writer
	check    uint32
	size     uint32
	finished bool
	history  []byte // what was compressed so far, for copies
	flushes  []int  // lengths of history at which the stream was flushed
}

func newDeflater(f format, level int, dict []byte) (*deflater, error) {
	z := &deflater{format: f, level: level, dict: dict}
	var err error
	if dict != nil {
		z.w, err = flate.NewWriterDict(&z.out, level, dict)
	} else {
		z.w, err = flate.NewWriter(&z.out, level)
	}
	if err != nil {
		return nil, err
	}
	switch f {
	case formatZlib:
		z.check = 1
		head := uint16(0x7800)
		switch {
		case level == 0 || level == 1:
		case level >= 2 && level <= 5:
			head |= 1 << 6
		case level == 6 || level == -1:
			head |= 2 << 6
		default:
			head |= 3 << 6
		}
		if dict != nil {
			head |= 1 << 5
		}
		head += 31 - head%31
		z.out.Write(binary.BigEndian.AppendUint16(nil, head))
		if dict != nil {
			z.out.Write(binary.BigEndian.AppendUint32(nil, updateAdler(1, dict)))
		}
	case formatGzip:
		speed := byte(0)
		switch level {
		case 9:
			speed = 2
		case 1:
			speed = 4
		}
		z.out.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, speed, 3})
	}
	return z, nil
}

func (z *deflater) write(b []byte) error {
	z.history = append(z.history, b...)
	z.size += uint32(len(b))
	switch z.format {
	case formatZlib:
		z.check = updateAdler(z.check, b)
	case formatGzip:
		z.check = crc32.Update(z.check, crc32.IEEETable, b)
	}
	_, err := z.w.Write(b)
	return err
}

func (z *deflater) flush() error {
	z.flushes = append(z.flushes, len(z.history))
	return z.w.Flush()
}

func (z *deflater) finish() error {
	z.finished = true
	if err := z.w.Close(); err != nil {
		return err
	}
	switch z.format {
	case formatZlib:
		z.out.Write(binary.BigEndian.AppendUint32(nil, z.check))
	case formatGzip:
		z.out.Write(binary.LittleEndian.AppendUint32(nil, z.check))
		z.out.Write(binary.LittleEndian.AppendUint32(nil, z.size))
	}
	return nil
}

// take returns what has been compressed since the last time.
func (z *deflater) take() []byte {
	b := append([]byte(nil), z.out.Bytes()...)
	z.out.Reset()
	return b
}

// copy returns a deflater in the same state: one that has compressed the same.
func (z *deflater) copy() (*deflater, error) {
	c, err := newDeflater(z.format, z.level, z.dict)
	if err != nil {
		return nil, err
	}
	at := 0
	for _, n := range z.flushes {
		if err := c.write(z.history[at:n]); err != nil {
			return nil, err
		}
		if err := c.flush(); err != nil {
			return nil, err
		}
		at = n
	}
	if err := c.write(z.history[at:]); err != nil {
		return nil, err
	}
	// What the original has handed out is not handed out again.
	c.out.Reset()
	c.out.Write(z.out.Bytes())
	return c, nil
}
