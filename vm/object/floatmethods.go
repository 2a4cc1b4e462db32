package object

var floatMethods = []Def{}

var floatGetters = []GetSet{}
