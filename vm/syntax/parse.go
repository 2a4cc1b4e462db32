package syntax

// Parse parses src, the bytes of a Python source file or of a string given to
// compile. The error is an *Error, or what Options.Warn returned.
func Parse(src []byte, o *Options) (Mod, error) {
	if o == nil {
		o = &Options{}
	}
	return nil, &Error{Kind: SyntaxError, Msg: "the parser is not there yet", Filename: o.Filename}
}
