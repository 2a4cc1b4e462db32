// Package io is the native module _io, which io and open() are made of: files by
// their descriptors (FileIO), buffers over any raw stream (BufferedReader and its
// kin), text over any buffer (TextIOWrapper), and the streams that live in memory
// (BytesIO, StringIO).
//
// A stream's bytes stand in blocks of the VM's heap that no Python code sees (see
// storage.go), so that nothing here needs releasing but a file's descriptor. Layers
// call one another directly where both are the types of this package themselves, and
// by method name otherwise, as the class may be the program's own. Text in UTF-8,
// ASCII and Latin-1 is converted here; other encodings come from the codecs module.
package io
