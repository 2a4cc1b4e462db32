package engine

import (
	"encoding/binary"
	"errors"
	"testing"

	"github.com/adder-vm/adder/vm/object/wtf8"
)

// FuzzHostileCode compiles arbitrary codes; what is accepted must match without
// a crash, and its offsets must lie in the subject.
func FuzzHostileCode(f *testing.F) {
	seed := func(code ...uint32) {
		var b []byte
		for _, c := range code {
			b = append(b, byte(c), byte(c>>8))
		}
		f.Add(b, "aé", byte(2))
	}
	seed(codeInfo, 4, 0, 0, 0xffff, codeMark, 0, codeLiteral, 'a', codeMark, 1, codeSuccess)
	seed(codeBranch, 5, codeLiteral, 'a', codeJump, 7, 5, codeLiteral, 'b', codeJump, 2, 0, codeSuccess)
	seed(codeRepeat, 6, 0, 9, codeMark, 0, codeMaxUntil, codeSuccess)
	seed(codePossessiveRepeat, 6, 1, 9, codeLiteral, 'a', codeSuccess, codeSuccess)
	seed(codeAssert, 5, 1, codeLiteral, 'a', codeSuccess, codeSuccess)
	seed(codeRepeatOne, 6, 0, 9, codeAny, codeSuccess, codeSuccess)
	seed(codeGroupRefExists, 0, 5, codeLiteral, 'a', codeJump, 1, codeSuccess)
	f.Fuzz(func(t *testing.T, raw []byte, text string, groups byte) {
		code := make([]uint32, len(raw)/2)
		for i := range code {
			code[i] = uint32(binary.LittleEndian.Uint16(raw[2*i:]))
			if code[i] == 0xffff {
				code[i] = MaxRepeat
			}
		}
		for _, isBytes := range []bool{false, true} {
			p, err := Compile(code, int(groups), isBytes)
			if err != nil {
				continue
			}
			calls := 0
			s := Subject{Text: text, ASCII: wtf8.IsASCII(text), End: len(text), Interrupt: func(any) error {
				if calls++; calls > 3 {
					return errors.New("enough")
				}
				return nil
			}}
			for mode := Match; mode <= Search; mode++ {
				out, _, _, _ := p.Match(nil, s, mode)
				for _, o := range out {
					if o < -1 || o > len(text) {
						t.Fatalf("offset %d in %q", o, text)
					}
				}
			}
		}
	})
}
