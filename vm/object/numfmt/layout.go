package numfmt

// number is a number written out, in the parts that grouping and padding treat
// apart.
type number struct {
	negative bool
	prefix   string // 0b, 0o, 0x, 0X
	digits   []byte // of the whole part; none for inf, nan and characters
	point    bool
	frac     []byte // digits after the point
	rest     []byte // exponent, %, or all that has no digits
}

// appendNumber appends n with the sign, grouping, width and alignment of s.
// count is how many code points n.rest has.
func (s *Spec) appendNumber(dst []byte, n *number, count int) ([]byte, error) {
	if s.Width > maxSize {
		return dst, errNoMemory
	}
	sign := byte(0)
	switch {
	case n.negative:
		sign = '-'
	case s.Sign == '+' || s.Sign == ' ':
		sign = s.Sign
	}
	others := len(n.prefix) + count + len(n.frac)
	if sign != 0 {
		others++
	}
	if n.point {
		others++
	}
	if s.FracGroup != 0 && len(n.frac) > 0 {
		others += (len(n.frac) - 1) / 3
	}
	size := 3
	if s.Group == '_' && (s.Type == 'b' || s.Type == 'o' || s.Type == 'x' || s.Type == 'X') {
		size = 4
	}
	// Zeros that pad a grouped number are grouped with it.
	zeros := 0
	if s.Fill == '0' && s.Align == '=' && len(n.digits) > 0 {
		zeros = s.leadingZeros(len(n.digits), s.Width-others, size)
	}
	width := len(n.digits) + zeros
	if s.Group != 0 && width > 0 {
		width += (width - 1) / size
	}
	pad := max(s.Width-others-width, 0)
	left, inner, right := 0, 0, 0
	switch s.Align {
	case '<':
		right = pad
	case '^':
		left = pad / 2
		right = pad - left
	case '=':
		inner = pad
	default:
		left = pad
	}
	dst = appendFill(dst, s.Fill, left)
	if sign != 0 {
		dst = append(dst, sign)
	}
	dst = append(dst, n.prefix...)
	dst = appendFill(dst, s.Fill, inner)
	dst = appendGrouped(dst, n.digits, zeros, s.Group, size)
	if n.point {
		dst = append(dst, '.')
	}
	if s.FracGroup == 0 {
		dst = append(dst, n.frac...)
	} else {
		for i, c := range n.frac {
			if i > 0 && i%3 == 0 {
				dst = append(dst, s.FracGroup)
			}
			dst = append(dst, c)
		}
	}
	dst = append(dst, n.rest...)
	return appendFill(dst, s.Fill, right), nil
}

// leadingZeros returns how many zeros before the given number of digits fill a
// width, separators counted in. A separator never comes first, so the width may
// be passed by one.
func (s *Spec) leadingZeros(digits, width, size int) int {
	if s.Group == 0 {
		return max(width-digits, 0)
	}
	// The least n with n + (n-1)/size >= width.
	n := max(digits, (width*size+size)/(size+1)-1)
	for n+(n-1)/size < width {
		n++
	}
	return n - digits
}

// appendGrouped appends zeros and digits with sep between groups of size,
// counted from the end.
func appendGrouped(dst, digits []byte, zeros int, sep byte, size int) []byte {
	if sep == 0 {
		return append(appendFill(dst, '0', zeros), digits...)
	}
	n := zeros + len(digits)
	for i := range n {
		if i > 0 && (n-i)%size == 0 {
			dst = append(dst, sep)
		}
		if i < zeros {
			dst = append(dst, '0')
		} else {
			dst = append(dst, digits[i-zeros])
		}
	}
	return dst
}
