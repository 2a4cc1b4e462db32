package object

// ReprEnter notes that v's repr is being made and tells whether it already was:
// then v contains itself, and "..." stands for it.
func (t *Thread) ReprEnter(v Value) bool {
	if t.reprStack == nil {
		t.reprStack = t.NewList(4)
	}
	for _, x := range t.reprStack.Items() {
		if x == v {
			return true
		}
	}
	t.reprStack.Append(t, v)
	return false
}

// ReprLeave ends what ReprEnter began.
func (t *Thread) ReprLeave(v Value) {
	s := t.reprStack
	for i := s.n - 1; i >= 0; i-- {
		if s.Items()[i] == v {
			copy(s.Items()[i:], s.Items()[i+1:])
			s.SetLen(t, s.n-1)
			return
		}
	}
}
