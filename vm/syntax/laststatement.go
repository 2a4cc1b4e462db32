package syntax

import "strings"

// lastBlockStatement finds where the last of the statements before a line begins
// that has a block, a function's own not being counted; 0 and 0 when there is none.
func lastBlockStatement(body []Stmt, before int32, text string) (line, col int32) {
	for i := len(body) - 1; i >= 0; i-- {
		if body[i].Position().Line >= before {
			continue
		}
		if line, col = lastBlockWithin(body[i], text, false); line > 0 {
			return line, col
		}
	}
	return 0, 0
}

// lastBlockWithin looks into a statement; branch says that it may be an elif, which
// is none.
func lastBlockWithin(s Stmt, text string, branch bool) (line, col int32) {
	var blocks [][]Stmt
	own := true
	pos := s.Position()
	switch s := s.(type) {
	case *FunctionDef:
		blocks, own = append(blocks, s.Body), false
	case *AsyncFunctionDef:
		blocks, own = append(blocks, s.Body), false
	case *ClassDef:
		blocks = append(blocks, s.Body)
	case *If:
		blocks = append(blocks, s.Body, s.Orelse)
		own = !branch || !startsWith(text, pos, "elif")
	case *While:
		blocks = append(blocks, s.Body, s.Orelse)
	case *For:
		blocks = append(blocks, s.Body, s.Orelse)
	case *AsyncFor:
		blocks = append(blocks, s.Body, s.Orelse)
	case *With:
		blocks = append(blocks, s.Body)
	case *AsyncWith:
		blocks = append(blocks, s.Body)
	case *Try:
		blocks = append(blocks, s.Body)
		for _, h := range s.Handlers {
			blocks = append(blocks, h.Body)
		}
		blocks = append(blocks, s.Orelse, s.Finalbody)
	case *TryStar:
		blocks = append(blocks, s.Body)
		for _, h := range s.Handlers {
			blocks = append(blocks, h.Body)
		}
		blocks = append(blocks, s.Orelse, s.Finalbody)
	case *Match:
		for _, c := range s.Cases {
			blocks = append(blocks, c.Body)
		}
	default:
		return 0, 0
	}
	_, isIf := s.(*If)
	for i := len(blocks) - 1; i >= 0; i-- {
		for j := len(blocks[i]) - 1; j >= 0; j-- {
			if line, col = lastBlockWithin(blocks[i][j], text, isIf && i == 1 && len(blocks[i]) == 1); line > 0 {
				return line, col
			}
		}
	}
	if !own {
		return 0, 0
	}
	return pos.Line, pos.Col
}

// startsWith reports whether a word stands at a place in a text.
func startsWith(text string, pos *Pos, word string) bool {
	for n := pos.Line; n > 1; n-- {
		text = text[strings.IndexByte(text, '\n')+1:]
	}
	return strings.HasPrefix(text[min(int(pos.Col), len(text)):], word)
}
