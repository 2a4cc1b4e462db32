package time

import (
	"fmt"
	"strings"
)

// The names of the C locale.
var (
	dayNames   = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"}
)

// asc writes the fields as C's asctime does, without its line end.
func (f *fields) asc() string {
	return fmt.Sprintf("%.3s %.3s%3d %.2d:%.2d:%.2d %d",
		dayNames[f.wday], monthNames[f.mon], f.mday, f.hour, f.min, f.sec, f.year)
}

// maxFormatted bounds a formatted text: a width of some digits asks for gigabytes.
const maxFormatted = 1 << 24

// format writes the fields as a format of strftime says, with the flags, widths
// and modifiers that the GNU C library knows. What it does not know stands as it
// is. It is not ok when the text would be too long.
func (f *fields) format(layout string) (text string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(layout); {
		if layout[i] != '%' {
			b.WriteByte(layout[i])
			i++
			continue
		}
		from := i
		i++
		s := spec{width: -1}
		for ; i < len(layout) && strings.IndexByte("_-0^#+", layout[i]) >= 0; i++ {
			switch layout[i] {
			case '^':
				s.upper = true
			case '#':
				s.swap = true
			default:
				s.pad = layout[i]
			}
		}
		for ; i < len(layout) && layout[i] >= '0' && layout[i] <= '9'; i++ {
			s.width = max(s.width, 0)*10 + int(layout[i]-'0')
			if s.width > maxFormatted {
				return "", false
			}
		}
		// The alternative forms are the plain ones in the C locale, but some
		// directives may not have one.
		without := ""
		if i < len(layout) && layout[i] == 'E' {
			without = "aAbBdDeFgGhHIjklmMSUVwW"
			i++
		} else if i < len(layout) && layout[i] == 'O' {
			without = "aAcDFxXY"
			i++
		}
		if i == len(layout) {
			b.WriteString(layout[from:])
			break
		}
		part, known := "", false
		if strings.IndexByte(without, layout[i]) < 0 {
			part, known = f.directive(layout[i], s)
		}
		i++
		if !known {
			part = layout[from:i]
		}
		b.WriteString(part)
		if b.Len() > maxFormatted {
			return "", false
		}
	}
	return b.String(), true
}

// A spec is what stands between the % and the letter of a directive.
type spec struct {
	pad   byte // '_', '-', '0' or '+', or 0 for what the directive does by itself
	upper bool
	swap  bool // the other case
	width int  // -1 for the directive's own
}

// number writes an int in so many digits.
func (s spec) number(n, digits int, pad byte) string {
	if s.pad == '_' {
		pad = ' '
	} else if s.pad == '0' || s.pad == '+' {
		pad = '0'
	}
	if s.width >= 0 {
		digits = s.width
	}
	sign, u := "", n
	if n < 0 {
		sign, u = "-", -n
	}
	text := fmt.Sprint(u)
	if s.pad == '-' {
		return s.text(sign + text)
	}
	fill := digits - len(text) - len(sign)
	if fill <= 0 {
		return sign + text
	}
	if pad == ' ' {
		return strings.Repeat(" ", fill) + sign + text
	}
	return sign + strings.Repeat("0", fill) + text
}

// text writes words, in the case asked for and right in the width.
func (s spec) text(text string) string {
	if s.upper {
		text = strings.ToUpper(text)
	}
	if fill := s.width - len(text); fill > 0 {
		pad := " "
		if s.pad == '0' || s.pad == '+' {
			pad = "0"
		}
		text = strings.Repeat(pad, fill) + text
	}
	return text
}

// name is text whose other case is upper case.
func (s spec) name(text string) string {
	s.upper = s.upper || s.swap
	return s.text(text)
}

// directive writes one directive; known is false for letters that are none.
func (f *fields) directive(letter byte, s spec) (text string, known bool) {
	nested := func(layout string) (string, bool) {
		whole, ok := f.format(layout)
		inner := s
		inner.swap = false
		return inner.text(whole), ok
	}
	hour12 := (f.hour+11)%12 + 1
	switch letter {
	case '%':
		return s.text("%"), true
	case 'n':
		return s.text("\n"), true
	case 't':
		return s.text("\t"), true
	case 'a':
		return s.name(dayNames[f.wday][:3]), true
	case 'A':
		return s.name(dayNames[f.wday]), true
	case 'b', 'h':
		return s.name(monthNames[f.mon][:3]), true
	case 'B':
		return s.name(monthNames[f.mon]), true
	case 'c':
		return nested("%a %b %e %H:%M:%S %Y")
	case 'C':
		century := f.year / 100
		if f.year < 0 && f.year%100 != 0 {
			century--
		}
		return s.number(century, 0, '0'), true
	case 'd':
		return s.number(f.mday, 2, '0'), true
	case 'D', 'x':
		return nested("%m/%d/%y")
	case 'e':
		return s.number(f.mday, 2, ' '), true
	case 'F':
		return nested("%Y-%m-%d")
	case 'g':
		year, _ := f.isoWeek()
		return s.number((year%100+100)%100, 2, '0'), true
	case 'G':
		year, _ := f.isoWeek()
		return s.number(year, 0, '0'), true
	case 'H':
		return s.number(f.hour, 2, '0'), true
	case 'I':
		return s.number(hour12, 2, '0'), true
	case 'j':
		return s.number(f.yday+1, 3, '0'), true
	case 'k':
		return s.number(f.hour, 2, ' '), true
	case 'l':
		return s.number(hour12, 2, ' '), true
	case 'm':
		return s.number(f.mon+1, 2, '0'), true
	case 'M':
		return s.number(f.min, 2, '0'), true
	case 'p', 'P':
		half := "AM"
		if f.hour > 11 {
			half = "PM"
		}
		if letter == 'P' || s.swap {
			half = strings.ToLower(half)
			s.upper = false
		}
		return s.text(half), true
	case 'r':
		return nested("%I:%M:%S %p")
	case 'R':
		return nested("%H:%M")
	case 's':
		return s.number(int(f.unix()), 1, '0'), true
	case 'S':
		return s.number(f.sec, 2, '0'), true
	case 'T', 'X':
		return nested("%H:%M:%S")
	case 'u':
		return s.number((f.wday+6)%7+1, 1, '0'), true
	case 'U':
		return s.number((f.yday-f.wday+7)/7, 2, '0'), true
	case 'V':
		_, week := f.isoWeek()
		return s.number(week, 2, '0'), true
	case 'w':
		return s.number(f.wday, 1, '0'), true
	case 'W':
		return s.number((f.yday-(f.wday+6)%7+7)/7, 2, '0'), true
	case 'y':
		return s.number((f.year%100+100)%100, 2, '0'), true
	case 'Y':
		return s.number(f.year, 0, '0'), true
	case 'z':
		if f.isdst < 0 {
			return "", true
		}
		sign, offset := "+", f.offset
		if offset < 0 {
			sign, offset = "-", -offset
		}
		return s.text(sign) + s.number(offset/3600*100+offset/60%60, 4, '0'), true
	case 'Z':
		name := f.zone
		if s.swap {
			name = strings.ToLower(name)
			s.upper = false
		}
		return s.text(name), true
	}
	return "", false
}

// isoWeek returns the year and week of ISO 8601: weeks begin on Monday, and the
// first one is that with the year's first Thursday.
func (f *fields) isoWeek() (year, week int) {
	week = (f.yday - (f.wday+6)%7 + 10) / 7
	switch {
	case week < 1:
		return f.year - 1, weeksIn(f.year-1, weekdayOfNewYear(f)-daysIn(f.year-1))
	case week == 53 && weeksIn(f.year, weekdayOfNewYear(f)) == 52:
		return f.year + 1, 1
	}
	return f.year, week
}

// weekdayOfNewYear is the day of the week, from Monday, of the year's first day,
// up to a multiple of 7.
func weekdayOfNewYear(f *fields) int { return (f.wday+6)%7 - f.yday }

// weeksIn returns how many ISO weeks a year has that begins on a day of the week.
func weeksIn(year, newYear int) int {
	day := (newYear%7 + 7) % 7
	if day == 3 || day == 2 && daysIn(year) == 366 {
		return 53
	}
	return 52
}

func daysIn(year int) int {
	if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 366
	}
	return 365
}
