package warnings

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// sourceLine returns a line of a file, indented, or nothing where there is none.
func sourceLine(filename string, line int) string {
	f, err := os.Open(filename)
	if err != nil {
		return ""
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		if n == line {
			if s := strings.Trim(sc.Text(), " \t\f"); s != "" {
				return "  " + s + "\n"
			}
			return ""
		}
	}
	return ""
}
