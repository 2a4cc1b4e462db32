// Package user knows nothing of Values: anything goes.
package user

// Boxes holds what it likes.
var Boxes = map[string][]any{}

// Add adds to it.
func Add(k string, v any) { Boxes[k] = append(Boxes[k], v) }
