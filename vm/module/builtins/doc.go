// Package builtins is the builtins module: the functions that every program sees
// without importing anything.
package builtins
