package bytecode

import "testing"

// TestDepthBefore holds depths against the oracle's stack sizes: some instruction
// has all but what it pushes itself, none has more.
func TestDepthBefore(t *testing.T) {
	checked := 0
	for _, m := range standardLibrary(t, 0) {
		if checked > 2000 {
			break
		}
		code, err := UnmarshalCode(m.data)
		if err != nil {
			t.Fatal(err)
		}
		eachCode(code, func(c *Code) {
			checked++
			highest := 0
			for at := 0; at < len(c.Code) && len(c.Code) < 600; at += 2 {
				highest = max(highest, c.DepthBefore(at))
			}
			if highest > c.StackSize {
				t.Errorf("%s: depth %d with a stack of %d", c.QualName, highest, c.StackSize)
			}
			if highest == 0 && c.StackSize > 1 && len(c.Code) < 600 {
				t.Errorf("%s: no depth found", c.QualName)
			}
		})
	}
	if checked == 0 {
		t.Fatal("no code")
	}
}
