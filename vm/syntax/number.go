package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxIntDigits is CPython's default limit on the length of a decimal integer,
// which keeps the quadratic conversion out of reach of hostile input.
const maxIntDigits = 4300

// parseNumber returns the value of a numeric literal: int64, *big.Int, float64
// or complex128. A non-empty message says why it has none.
func parseNumber(s string) (any, string) {
	n := int64(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < '0' || c > '9' || i == 18 {
			return parseOddNumber(s)
		}
		n = n*10 + int64(c-'0')
	}
	return n, ""
}

func parseOddNumber(s string) (any, string) {
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	if len(s) > 1 && s[0] == '0' {
		base := 0
		switch s[1] | 32 {
		case 'x':
			base = 16
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
		if base != 0 {
			return parseInt(s[2:], base)
		}
	}
	if last := s[len(s)-1]; last|32 == 'j' {
		return complex(0, parseFloat(s[:len(s)-1])), ""
	}
	if strings.ContainsAny(s, ".eE") {
		return parseFloat(s), ""
	}
	if len(s) > maxIntDigits {
		return nil, fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxIntDigits, len(s))
	}
	return parseInt(s, 10)
}

func parseInt(s string, base int) (any, string) {
	if n, err := strconv.ParseInt(s, base, 64); err == nil {
		return n, ""
	}
	n, ok := new(big.Int).SetString(s, base)
	if !ok {
		return nil, "invalid number"
	}
	return n, ""
}

// parseFloat parses a float; one past the range is infinite.
func parseFloat(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}
