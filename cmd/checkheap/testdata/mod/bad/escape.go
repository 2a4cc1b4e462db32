package bad

import "example.org/mod/object"

type holder struct {
	v object.Value
	n int
}

var sinkHolder *holder
var sinkFunc func() uint64
var sinkValues struct{ p *[]byte }
var sinkAny any
var sinkInt *int

type node struct{ hold func(*holder) }

func moved(v object.Value) {
	h := holder{v: v} // want "h of type holder is moved"
	sinkHolder = &h
}

func param(h holder) { // want "h of type holder is moved"
	sinkHolder = &h
}

func literal(v object.Value) {
	sinkHolder = &holder{v: v} // want "a holder escapes"
}

func newed() {
	sinkHolder = new(holder) // want "a holder escapes"
}

func returned(v object.Value) *holder {
	return &holder{v, 1} // want "a holder escapes"
}

func inlined(v object.Value) {
	sinkHolder = returned(v) // reported where it is made
}

func closure(v object.Value, n int) {
	sinkFunc = func() uint64 { return v.Int() } // want "a closure over v"
	sinkFunc = func() uint64 { return uint64(n) }
}

func boundMethod(v object.Value) {
	sinkFunc = v.Int // want "the method value Int"
}

func byReference(v object.Value) { // want "v of type .* is moved"
	v.N++
	sinkFunc = func() uint64 { v.N++; return v.N } // want "a closure over v"
}

func keep(vs []object.Value)      { sinkValuesOf(vs) }
func sinkValuesOf([]object.Value) {}
func keepAll(vs ...object.Value)  { stored.vs = vs }

var stored struct{ vs []object.Value } // want "package variable stored"

func variadic(v object.Value) {
	keepAll(v, v) // want "the variadic arguments"
}

func sliceLiteral(v object.Value) {
	stored.vs = []object.Value{v} // want "a \\[\\].*Value escapes"
}

func constantMake() {
	stored.vs = make([]object.Value, 4) // want "a \\[\\].*Value escapes"
}

func huge() int {
	var a [1 << 20]object.Value // want "a of type .* is moved"
	for i := range a {
		a[i].N = uint64(i)
	}
	return len(a) + int(a[7].N)
}

func inHeap() *object.List {
	return &object.List{} // want "List escapes"
}

func sink(n int) {
	sinkInt = &n
	sinkAny = n
}
