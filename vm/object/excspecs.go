package object

// exceptionSpecs holds what exception types define beyond their base, by name.
var exceptionSpecs = map[string]TypeSpec{}
