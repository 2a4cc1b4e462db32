package syntax

// kind is the kind of a token. Keywords have kinds of their own; soft keywords
// are names.
type kind uint8

// The kinds. Operators and keywords follow the order of their spellings below.
const (
	tEnd kind = iota
	tName
	tNumber
	tString
	tNewline
	tIndent
	tDedent
	tFStringStart
	tFStringMiddle
	tFStringEnd
	tTStringStart
	tTStringMiddle
	tTStringEnd
	tTypeIgnore
	tTypeComment
	tComment // only in token listings
	tNL      // only in token listings
	tError

	tLpar
	tRpar
	tLsqb
	tRsqb
	tLbrace
	tRbrace
	tColon
	tComma
	tSemi
	tPlus
	tMinus
	tStar
	tSlash
	tVbar
	tAmper
	tLess
	tGreater
	tEqual
	tDot
	tPercent
	tEqEqual
	tNotEqual
	tLessEqual
	tGreaterEqual
	tTilde
	tCircumflex
	tLeftShift
	tRightShift
	tDoubleStar
	tPlusEqual
	tMinusEqual
	tStarEqual
	tSlashEqual
	tPercentEqual
	tAmperEqual
	tVbarEqual
	tCircumflexEqual
	tLeftShiftEqual
	tRightShiftEqual
	tDoubleStarEqual
	tDoubleSlash
	tDoubleSlashEqual
	tAt
	tAtEqual
	tArrow
	tEllipsis
	tColonEqual
	tExclamation

	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield

	kindCount
)

// kindNames spells operators and keywords; other kinds have the names the
// tokenize module gives them.
var kindNames = [kindCount]string{
	tEnd: "ENDMARKER", tName: "NAME", tNumber: "NUMBER", tString: "STRING",
	tNewline: "NEWLINE", tIndent: "INDENT", tDedent: "DEDENT",
	tFStringStart: "FSTRING_START", tFStringMiddle: "FSTRING_MIDDLE", tFStringEnd: "FSTRING_END",
	tTStringStart: "TSTRING_START", tTStringMiddle: "TSTRING_MIDDLE", tTStringEnd: "TSTRING_END",
	tTypeIgnore: "TYPE_IGNORE", tTypeComment: "TYPE_COMMENT",
	tComment: "COMMENT", tNL: "NL", tError: "ERRORTOKEN",

	tLpar: "(", tRpar: ")", tLsqb: "[", tRsqb: "]", tLbrace: "{", tRbrace: "}",
	tColon: ":", tComma: ",", tSemi: ";", tPlus: "+", tMinus: "-", tStar: "*",
	tSlash: "/", tVbar: "|", tAmper: "&", tLess: "<", tGreater: ">", tEqual: "=",
	tDot: ".", tPercent: "%", tEqEqual: "==", tNotEqual: "!=", tLessEqual: "<=",
	tGreaterEqual: ">=", tTilde: "~", tCircumflex: "^", tLeftShift: "<<",
	tRightShift: ">>", tDoubleStar: "**", tPlusEqual: "+=", tMinusEqual: "-=",
	tStarEqual: "*=", tSlashEqual: "/=", tPercentEqual: "%=", tAmperEqual: "&=",
	tVbarEqual: "|=", tCircumflexEqual: "^=", tLeftShiftEqual: "<<=",
	tRightShiftEqual: ">>=", tDoubleStarEqual: "**=", tDoubleSlash: "//",
	tDoubleSlashEqual: "//=", tAt: "@", tAtEqual: "@=", tArrow: "->",
	tEllipsis: "...", tColonEqual: ":=", tExclamation: "!",

	kFalse: "False", kNone: "None", kTrue: "True", kAnd: "and", kAs: "as",
	kAssert: "assert", kAsync: "async", kAwait: "await", kBreak: "break",
	kClass: "class", kContinue: "continue", kDef: "def", kDel: "del",
	kElif: "elif", kElse: "else", kExcept: "except", kFinally: "finally",
	kFor: "for", kFrom: "from", kGlobal: "global", kIf: "if", kImport: "import",
	kIn: "in", kIs: "is", kLambda: "lambda", kNonlocal: "nonlocal", kNot: "not",
	kOr: "or", kPass: "pass", kRaise: "raise", kReturn: "return", kTry: "try",
	kWhile: "while", kWith: "with", kYield: "yield",
}

// token is one token. Offsets index the decoded source; columns count bytes
// from the start of the line and are -1 for tokens that stand for no text.
type token struct {
	kind          kind
	name          uint32 // index into the names table, for names and keywords
	start, end    int32
	line, endLine int32
	col, endCol   int32
}

// isLayout reports whether a token only marks layout, and so never ends a node.
func (k kind) isLayout() bool {
	return k == tEnd || k == tNewline || k == tIndent || k == tDedent
}
