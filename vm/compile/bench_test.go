package compile_test

import (
	"os"
	"testing"

	"github.com/adder-vm/adder/vm/compile"
	"github.com/adder-vm/adder/vm/stdlib"
	"github.com/adder-vm/adder/vm/syntax"
)

// library returns the texts of the standard library's modules that compile.
func library(b *testing.B) (texts [][]byte, size int64) {
	home, err := stdlib.Open("")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range sources(b, home.Lib()) {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := compile.Source(text, syntax.ModeExec, nil); err != nil {
			continue
		}
		texts = append(texts, text)
		size += int64(len(text))
	}
	return texts, size
}

// BenchmarkLibrary parses and compiles the whole standard library.
func BenchmarkLibrary(b *testing.B) {
	texts, size := library(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			if _, err := compile.Source(text, syntax.ModeExec, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkLibraryTrees compiles it without parsing.
func BenchmarkLibraryTrees(b *testing.B) {
	texts, size := library(b)
	b.SetBytes(size)
	b.ReportAllocs()
	trees := make([]syntax.Mod, len(texts))
	for b.Loop() {
		b.StopTimer()
		for i, text := range texts {
			var err error
			if trees[i], err = syntax.Parse(text, nil); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		for i, tree := range trees {
			if _, err := compile.Compile(tree, texts[i], nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
