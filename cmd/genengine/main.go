// Genengine makes the register engines from the definitions of the register
// instructions.
//
// A definition file holds, between comments,
//
//	op NAME FIELD:ROLE... [family=NAME] [generic=NAME] {
//		body
//	}
//
// with the comment before it as the instruction's documentation, and
//
//	for WORD[,WORD...] in VALUE[:VALUE...]... {
//		definitions
//	}
//
// which repeats definitions with the words replaced. A body is Go. It sees vm, t,
// the instruction pc and the frame's window w; rA, rB and rC are the registers that
// the fields A, B and C name. Single words on a line say how it ends: NEXT and JUMP
// go on behind the instruction or at its target, DISPATCH at pc as it now is, ENTER
// in what is now the innermost frame; MISS executes the generic form, RAISE and
// RERAISE go where the pending exception is handled, LEAVE leaves the frame with
// t.Result, FINISH the engine. SAVE records pc in the frame,
// INTERRUPT does what others have asked for, NONE does nothing. ADAPT(call) makes a
// call of the specializer when the instruction's counter says so.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// instruction is one definition.
type instruction struct {
	name, family, generic string
	fields                []string // A:dst and the like
	doc, body             []string
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("genengine: ")
	defs := flag.String("defs", "", "folder of the definitions")
	table := flag.String("table", "", "file to write the instruction table to")
	engines := flag.String("engines", "", "folder to write the engines to")
	flag.Parse()
	files, err := filepath.Glob(filepath.Join(*defs, "*.inst"))
	if err != nil || len(files) == 0 {
		log.Fatalf("no definitions (*.inst) in %q", *defs)
	}
	sort.Strings(files)
	var all []instruction
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			log.Fatal(err)
		}
		in, err := parse(f, strings.Split(string(text), "\n"))
		if err != nil {
			log.Fatal(err)
		}
		all = append(all, in...)
	}
	if err := check(all); err != nil {
		log.Fatal(err)
	}
	write(*table, tableSource(all))
	for _, e := range []engine{switchEngine, countedEngine, threadedEngine} {
		write(filepath.Join(*engines, e.file), e.source(all))
	}
}

var (
	opLine  = regexp.MustCompile(`^op (\w+)((?: \w+[:=]\w+)*) \{$`)
	forLine = regexp.MustCompile(`^for (\S+) in (.*) \{$`)
)

// parse reads the definitions in lines of a file.
func parse(file string, lines []string) ([]instruction, error) {
	var all []instruction
	var doc []string
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		fail := func(text string) error { return fmt.Errorf("%s:%d: %s: %q", file, i+1, text, line) }
		switch {
		case strings.HasPrefix(line, "//"):
			doc = append(doc, line)
		case strings.TrimSpace(line) == "":
			doc = nil
		case forLine.MatchString(line):
			m := forLine.FindStringSubmatch(line)
			end := matching(lines, i)
			if end < 0 {
				return nil, fail("no end")
			}
			words := strings.Split(m[1], ",")
			for _, values := range strings.Fields(m[2]) {
				v := strings.SplitN(values, ":", len(words))
				if len(v) != len(words) {
					return nil, fail("not as many values as words")
				}
				var pairs []string
				for k, w := range words {
					pairs = append(pairs, w, v[k])
				}
				text := strings.NewReplacer(pairs...).Replace(strings.Join(lines[i+1:end], "\n"))
				in, err := parse(file, strings.Split(text, "\n"))
				if err != nil {
					return nil, err
				}
				all = append(all, in...)
			}
			i, doc = end, nil
		case opLine.MatchString(line):
			m := opLine.FindStringSubmatch(line)
			end := i + 1
			for end < len(lines) && lines[end] != "}" {
				end++
			}
			if end == len(lines) {
				return nil, fail("no end")
			}
			if len(doc) == 0 {
				return nil, fail("no documentation")
			}
			in := instruction{name: m[1], doc: doc, body: lines[i+1 : end]}
			for _, f := range strings.Fields(m[2]) {
				switch k, v, _ := strings.Cut(f, "="); k {
				case "family":
					in.family = v
				case "generic":
					in.generic = v
				default:
					in.fields = append(in.fields, f)
				}
			}
			all = append(all, in)
			i, doc = end, nil
		default:
			return nil, fail("neither an op nor a for")
		}
	}
	return all, nil
}

// matching returns the line of the brace that ends the for on line i: the second
// of two in a row at the left margin.
func matching(lines []string, i int) int {
	for k := i + 1; k < len(lines); k++ {
		if lines[k] == "}" && lines[k-1] == "}" {
			return k
		}
	}
	return -1
}

func check(all []instruction) error {
	known := map[string]bool{}
	for _, in := range all {
		if known[in.name] {
			return fmt.Errorf("%s is defined twice", in.name)
		}
		known[in.name] = true
	}
	for _, in := range all {
		if in.generic != "" && !known[in.generic] {
			return fmt.Errorf("%s: there is no generic form %s", in.name, in.generic)
		}
	}
	return nil
}

func write(name string, source []byte) {
	out, err := format.Source(source)
	if err != nil {
		_ = os.WriteFile(name+".bad", source, 0o644) // to look at the mistake
		log.Fatalf("%s: %v", name, err)
	}
	if err := os.WriteFile(name, out, 0o644); err != nil {
		log.Fatal(err)
	}
}

const header = "// Code generated by genengine from vm/regcode/instructions; DO NOT EDIT.\n\n"

func tableSource(all []instruction) []byte {
	var b bytes.Buffer
	b.WriteString(header + "package regcode\n\n// The operations.\nconst (\n")
	for i, in := range all {
		for _, d := range in.doc {
			fmt.Fprintf(&b, "\t%s\n", strings.Replace(d, "// "+in.name, "// Op"+in.name, 1))
		}
		if i == 0 {
			fmt.Fprintf(&b, "\tOp%s Op = iota\n", in.name)
		} else {
			fmt.Fprintf(&b, "\tOp%s\n", in.name)
		}
	}
	fmt.Fprintf(&b, "\n\t// NumOps is the number of operations.\n\tNumOps\n)\n\nvar opTable = [NumOps]opInfo{\n")
	for _, in := range all {
		generic := in.generic
		if generic == "" {
			generic = in.name
		}
		fmt.Fprintf(&b, "\tOp%s: {name: %q, generic: Op%s, family: %q, fields: %q},\n", in.name, in.name, generic, in.family, strings.Join(in.fields, " "))
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// engine says how one dispatch strategy executes instructions.
type engine struct {
	file  string
	words map[string]string // what a single word becomes
	frame func(b *bytes.Buffer, all []instruction, body func(instruction))
}

var (
	adapt    = regexp.MustCompile(`^(\t+)ADAPT\((.*)\)$`)
	register = regexp.MustCompile(`\br([ABC])\b`)
)

func (e *engine) source(all []instruction) []byte {
	var b bytes.Buffer
	b.WriteString(header)
	e.frame(&b, all, func(in instruction) {
		for _, line := range in.body {
			word := strings.TrimSpace(line)
			if w, ok := e.words[word]; ok {
				fmt.Fprintln(&b, w)
				continue
			}
			switch word {
			case "NONE":
				continue
			case "INTERRUPT":
				fmt.Fprintf(&b, "if vm.interrupt.Load() {\ncurrentFrame(t).pc = pc\nif vm.safepoint(t) != nil {\n%s\n}\n}\n", e.words["RAISE"])
				continue
			}
			if m := adapt.FindStringSubmatch(line); m != nil {
				line = "if pc.Counter--; pc.Counter == 0 {\nvm.spec." + m[2] + "\n}"
			}
			fmt.Fprintln(&b, register.ReplaceAllString(line, "reg(w, pc.$1)"))
		}
	})
	return b.Bytes()
}

// usesWindow tells whether an instruction reads its frame's registers.
func usesWindow(in instruction) bool {
	for _, f := range in.fields {
		if strings.HasSuffix(f, ":reg") {
			return true
		}
	}
	return false
}

const imports = `import (
	"math"
	"math/bits"
	"unsafe"

	"github.com/adder-vm/adder/vm/bytecode"
	"github.com/adder-vm/adder/vm/object"
	"github.com/adder-vm/adder/vm/regcode"
)

`

func switchFrame(doc, name, executed, missed string) func(*bytes.Buffer, []instruction, func(instruction)) {
	return func(b *bytes.Buffer, all []instruction, body func(instruction)) {
		b.WriteString("package vm\n\n" + imports + doc + "func " + name + `(vm *VM, t *object.Thread) (object.Value, error, bool) {
	var op regcode.Op
	f, ok := vm.begin(t)
	if !ok {
		return object.Empty(), t.PendingError(), false
	}
	if f.pc == nil {
		return object.Empty(), nil, true
	}
	pc, w := f.pc, f.window
	for {
		op = pc.Op
` + executed + `
	dispatch:
		switch op {
`)
		for _, in := range all {
			fmt.Fprintf(b, "\t\tcase regcode.Op%s:\n", in.name)
			body(in)
		}
		b.WriteString(`
		}
	miss:
` + missed + `
		op = pc.Op.Generic()
		goto dispatch

	enter:
		if f := currentFrame(t); f.pc != nil {
			pc, w = f.pc, f.window
			continue
		}
		return object.Empty(), nil, true

	leave:
		switch vm.leaveRegister(t) {
		case leftNative:
			return t.TakeResult(), nil, false
		case leftRaised:
			goto raise
		}
		goto enter

	raise:
		if vm.unwindRegister(t, false) {
			goto enter
		}
		return object.Empty(), t.PendingError(), false

	reraise:
		if vm.unwindRegister(t, true) {
			goto enter
		}
		return object.Empty(), t.PendingError(), false
	}
}
`)
	}
}

var switchWords = map[string]string{
	"NEXT":     "pc = pc.Next()\ncontinue",
	"JUMP":     "pc = pc.Target()\ncontinue",
	"DISPATCH": "continue",
	"MISS":     "goto miss",
	"RAISE":    "goto raise",
	"RERAISE":  "goto reraise",
	"ENTER":    "goto enter",
	"LEAVE":    "goto leave",
	"FINISH":   "return t.TakeResult(), nil, false",
	"SAVE":     "currentFrame(t).pc = pc",
}

var switchEngine = engine{
	file:  "engine_switch_gen.go",
	words: switchWords,
	frame: switchFrame(`// runSwitch executes the innermost frame and those entered from it with one switch
// that the compiler makes a jump table of. See engine for what it returns.
`, "runSwitch", "", ""),
}

var countedEngine = engine{
	file:  "engine_counted_gen.go",
	words: switchWords,
	frame: switchFrame(`// runCounted is runSwitch that counts what it executes. See engine for what it
// returns.
`, "runCounted", "vm.counts.Note(op)", "vm.counts.Miss(pc.Op)"),
}

var threadedEngine = engine{
	file: "engine_threaded_gen.go",
	words: map[string]string{
		"NEXT":     "return pc.Next(), w",
		"JUMP":     "return pc.Target(), w",
		"DISPATCH": "return pc, w",
		"MISS":     "return vm.handlers[pc.Op.Generic()](vm, t, pc, w)",
		"RAISE":    "return raiseThreaded(vm, t, false)",
		"RERAISE":  "return raiseThreaded(vm, t, true)",
		"ENTER":    "return enterThreaded(t)",
		"LEAVE":    "return leaveThreaded(vm, t)",
		"FINISH":   "return nil, nil",
		"SAVE":     "currentFrame(t).pc = pc",
	},
	frame: func(b *bytes.Buffer, all []instruction, body func(instruction)) {
		b.WriteString("package vm\n\n" + imports)
		for _, in := range all {
			fmt.Fprintf(b, "func thread%s(vm *VM, t *object.Thread, pc *regcode.Inst, w unsafe.Pointer) (*regcode.Inst, unsafe.Pointer) {\n", in.name)
			if !usesWindow(in) { // it goes on in another, which staticcheck takes for a mistake
				b.WriteString("_ = w\n")
			}
			body(in)
			b.WriteString("}\n\n")
		}
		b.WriteString("// newHandlers returns the function that executes each operation.\nfunc newHandlers() *[regcode.NumOps]handler {\n\treturn &[regcode.NumOps]handler{\n")
		for _, in := range all {
			fmt.Fprintf(b, "\t\tregcode.Op%s: thread%s,\n", in.name, in.name)
		}
		b.WriteString("\t}\n}\n")
	},
}
