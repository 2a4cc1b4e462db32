package object

// Costs of the edit distance behind "did you mean": a letter's case is a smaller
// step than another letter.
const (
	MoveCost = 2
	caseCost = 1
)

// Suggest returns the candidate nearest to a misspelt name, or "" when none is
// near enough. Distance and thresholds are those of CPython's hints.
func Suggest(name string, candidates []string) string {
	best, bestDist := "", -1
	for _, c := range candidates {
		if c == name {
			continue
		}
		limit := (len(name) + len(c) + 3) * MoveCost / 6
		if bestDist >= 0 && bestDist-1 < limit {
			limit = bestDist - 1
		}
		d := EditDistance(name, c, limit)
		if d > limit {
			continue
		}
		if bestDist < 0 || d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

func substitutionCost(a, b byte) int {
	if a&31 != b&31 {
		return MoveCost
	}
	if a == b {
		return 0
	}
	if 'A' <= a && a <= 'Z' {
		a += 'a' - 'A'
	}
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	if a == b {
		return caseCost
	}
	return MoveCost
}

// maxSuggestLength bounds the strings that are compared.
const maxSuggestLength = 40

// EditDistance is the Levenshtein distance with the costs above; a result above
// limit only means "more than limit".
func EditDistance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return (len(a) + len(b)) * MoveCost
	}
	if len(a) > maxSuggestLength || len(b) > maxSuggestLength {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*MoveCost > limit {
		return limit + 1
	}
	var row [maxSuggestLength]int
	for i := range a {
		row[i] = (i + 1) * MoveCost
	}
	result := 0
	for j := range len(b) {
		diagonal := j * MoveCost
		result = diagonal
		least := int(^uint(0) >> 1)
		for i := range len(a) {
			sub := diagonal + substitutionCost(b[j], a[i])
			diagonal = row[i]
			result = min(sub, min(result, diagonal)+MoveCost)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}
