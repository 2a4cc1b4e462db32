// Package ast is the _ast module: the classes of syntax tree nodes, and the way
// from the trees of vm/syntax to their instances and back, which compile() takes
// with ast.PyCF_ONLY_AST and when it is given a tree.
package ast

//go:generate go run ../../../cmd/genast
