// Package bad breaks the rule in every way that types show.
package bad

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"example.org/mod/object"
)

var one object.Value                     // want "package variable one of type .*Value holds"
var list *object.List                    // want "package variable list"
var many []object.Args                   // want "package variable many"
var cached atomic.Pointer[object.List]   // want "package variable cached"
var thread *object.Thread                // a root table may be anywhere
var table map[string]object.Value        // want "package variable table|map of Values"
var index = map[*object.List]int{}       // want "package variable index|map of Values|escapes to Go.s heap"
var hook func(object.Value) object.Value // says nothing about what it holds

type queue struct {
	c chan object.Value         // want "channel of Values"
	m map[string][]*object.List // want "map of Values"
	n map[string]*object.Thread
	f func(map[object.Value]int) // want "map of Values"
}

func variable(n int) int {
	vs := make([]object.Value, n)    // want "make of .* with a variable size"
	ls := make([]*object.List, 2, n) // want "make of .* with a variable size"
	return len(vs) + len(ls)
}

func grow(vs []object.Value, v object.Value) int {
	vs = append(vs, v) // want "append to"
	return len(vs)
}

func generic(vs []object.Value) int {
	slices.Reverse(vs)
	return len(slices.Clone(vs)) // want "Clone returns"
}

func print(v object.Value, l *object.List) error {
	fmt.Println(v.Int())
	fmt.Println("x", v)        // want "becomes the interface"
	var a any = l              // want "becomes the interface"
	a = l                      // want "becomes the interface"
	_ = any(v)                 // want "becomes the interface"
	_ = struct{ a any }{v}     // want "becomes the interface"
	_ = struct{ a any }{a: v}  // want "becomes the interface"
	_ = []any{1, v}            // want "becomes the interface"
	_ = map[string]any{"a": v} // want "becomes the interface"
	_ = errors.Is(nil, l)      // want "becomes the interface"
	if a == nil {
		panic(v) // want "becomes the interface"
	}
	take(pair(v)) // want "becomes the interface"
	return l      // want "becomes the interface"
}

func pair(v object.Value) (object.Value, int) { return v, 1 }
func take(a any, n int)                       {}

func both(v object.Value) (any, error) {
	if v.T == 0 {
		return pairError(v) // want "becomes the interface"
	}
	return nil, nil
}

func pairError(v object.Value) (object.Value, error) { return v, nil }

func run(vs []object.Value) {
	go work(vs[0]) // want "go statement: an argument"
	go vs[0].Int() // want "go statement: the receiver"
	defer work(vs[0])
	for _, v := range vs {
		defer work(v) // want "defer in a loop"
		func() {
			defer work(v)
		}()
	}
}

func work(object.Value) {}

func send(c chan any, v object.Value) {
	c <- v // want "becomes the interface"
}
