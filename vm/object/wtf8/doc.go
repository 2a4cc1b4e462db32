// Package wtf8 holds the algorithms of Python's str on its representation here:
// UTF-8 in which a lone surrogate stands as the three bytes of its code point
// (WTF-8). Text is always well formed in that sense; the codecs package makes it
// so from foreign bytes.
//
// Strings go in as Go strings, which may alias memory outside Go's heap and are
// never kept. Text comes out as a part of the argument where that is possible,
// else appended to the caller's buffer. Positions are byte offsets; Count,
// Offset and Index turn them into code point positions and back.
//
// The package knows nothing of objects.
package wtf8
