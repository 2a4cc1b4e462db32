package object

// Context returns the thread's current context (module _contextvars), or empty when
// it has none yet.
func (t *Thread) Context() Value { return t.context }

// SetContext makes a context the thread's current one.
func (t *Thread) SetContext(v Value) { t.context = v }
