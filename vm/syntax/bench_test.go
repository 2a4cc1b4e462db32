package syntax

import (
	"os"
	"testing"
)

// BenchmarkStandardLibrary parses every module of the standard library.
func BenchmarkStandardLibrary(b *testing.B) {
	var sources [][]byte
	size := int64(0)
	for _, f := range stdlibFiles(b) {
		src, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		sources = append(sources, src)
		size += int64(len(src))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range sources {
			Parse(src, nil)
		}
	}
}

// BenchmarkScan reads the tokens of the standard library only.
func BenchmarkScan(b *testing.B) {
	var sources []string
	size := int64(0)
	for _, f := range stdlibFiles(b) {
		src, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text, _ := decodeSource(src, &Options{})
		sources = append(sources, text)
		size += int64(len(src))
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, text := range sources {
			var names nameTable
			names.init(len(text))
			readTokens(text, &Options{}, &names, nil)
		}
	}
}
