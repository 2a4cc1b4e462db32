package engine

// Magic, CodeSize, MaxRepeat and MaxGroups are what _sre tells re._compiler.
const (
	Magic     = 20230612
	CodeSize  = 4
	MaxRepeat = 1<<32 - 1
	MaxGroups = 1073741823
)

// Codes of re._constants.
const (
	codeFailure = iota
	codeSuccess
	codeAny
	codeAnyAll
	codeAssert
	codeAssertNot
	codeAt
	codeBranch
	codeCategory
	codeCharset
	codeBigCharset
	codeGroupRef
	codeGroupRefExists
	codeIn
	codeInfo
	codeJump
	codeLiteral
	codeMark
	codeMaxUntil
	codeMinUntil
	codeNotLiteral
	codeNegate
	codeRange
	codeRepeat
	codeRepeatOne
	codeSubpattern
	codeMinRepeatOne
	codeAtomicGroup
	codePossessiveRepeat
	codePossessiveRepeatOne
	codeGroupRefIgnore
	codeInIgnore
	codeLiteralIgnore
	codeNotLiteralIgnore
	codeGroupRefLocIgnore
	codeInLocIgnore
	codeLiteralLocIgnore
	codeNotLiteralLocIgnore
	codeGroupRefUniIgnore
	codeInUniIgnore
	codeLiteralUniIgnore
	codeNotLiteralUniIgnore
	codeRangeUniIgnore
)

const (
	atBeginning = iota
	atBeginningLine
	atBeginningString
	atBoundary
	atNonBoundary
	atEnd
	atEndLine
	atEndString
	atLocBoundary
	atLocNonBoundary
	atUniBoundary
	atUniNonBoundary
	atCount
)

const (
	categoryDigit = iota
	categoryNotDigit
	categorySpace
	categoryNotSpace
	categoryWord
	categoryNotWord
	categoryLinebreak
	categoryNotLinebreak
	categoryLocWord
	categoryLocNotWord
	categoryUniDigit
	categoryUniNotDigit
	categoryUniSpace
	categoryUniNotSpace
	categoryUniWord
	categoryUniNotWord
	categoryUniLinebreak
	categoryUniNotLinebreak
	categoryCount
)

const (
	infoPrefix  = 1
	infoLiteral = 2
	infoCharset = 4
)
