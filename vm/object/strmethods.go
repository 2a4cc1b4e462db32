package object

var strMethods = []Def{}
