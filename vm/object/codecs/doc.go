// Package codecs turns text into bytes and bytes into text: UTF-8, UTF-16,
// UTF-32, UTF-7, Latin-1, ASCII, character maps and the two escape codecs, with
// Python's error handlers and the texts and positions of its Unicode errors.
//
// Text is WTF-8 (see package wtf8): a lone surrogate that an error handler lets
// pass stands as three bytes. Input comes in as strings, whether it is text or
// bytes, and is never kept; output is appended to the caller's buffer. Decoders
// return how much of the input they used up: all of it when final is set, else
// perhaps less by an incomplete sequence at the end.
//
// The package knows nothing of objects: an error handler registered from Python
// is called through an interface.
package codecs
