package compile

// pass is one step from the graph as it was built to the graph that is encoded.
type pass struct {
	name string
	run  func(*graph)
	// after names passes that must have run before; it is checked by a test.
	after []string
	// required tells the passes without which the code would be wrong from those
	// that only improve it. All run always: the aim is CPython's code.
	required bool
	why      string
}

// passes are run in this order on every code object.
var passes = []pass{
	{name: "label-handlers", run: (*graph).labelHandlers, required: true,
		why: "every instruction learns its handler while blocks are still pushed and popped"},
	{name: "inline", run: (*graph).inlineSmallExits, after: []string{"label-handlers"},
		why: "short ways out are copied where they are jumped to, handlers known"},
	{name: "first-unreachable", run: (*graph).removeUnreachable, required: true, after: []string{"inline"},
		why: "counts predecessors, which line numbers depend on"},
	{name: "first-lines", run: (*graph).resolveLines, required: true, after: []string{"first-unreachable"},
		why: "NOPs are kept for their lines, so lines come before NOPs go"},
	{name: "load-const", run: (*graph).foldLoads, after: []string{"first-lines"},
		why: "branches on constants, and small ints, before expressions are folded"},
	{name: "peephole", run: (*graph).peephole, after: []string{"load-const"},
		why: "constant expressions, jumps to jumps, tests, swaps"},
	{name: "pairs", run: (*graph).removePairs, after: []string{"peephole"},
		why: "what is loaded and popped at once"},
	{name: "second-unreachable", run: (*graph).removeUnreachable, required: true, after: []string{"pairs"},
		why: "folded branches leave dead blocks"},
	{name: "nops-and-jumps", run: (*graph).removeNopsAndJumps, after: []string{"second-unreachable"},
		why: "jumps to what follows anyway"},
	{name: "unused-consts", run: (*graph).removeUnusedConsts, required: true, after: []string{"nops-and-jumps"},
		why: "no pass adds or drops a constant from here on"},
	{name: "unset-locals", run: (*graph).checkUnsetLocals, required: true, after: []string{"nops-and-jumps"},
		why: "the loads that must check are no part of fused instructions"},
	{name: "fuse", run: (*graph).fuseLocals, after: []string{"unset-locals"},
		why: "pairs of loads and stores of locals"},
	{name: "cold-blocks", run: (*graph).moveColdBlocks, after: []string{"fuse"},
		why: "fixes the order of blocks"},
	{name: "second-lines", run: (*graph).resolveLines, required: true, after: []string{"cold-blocks"},
		why: "new jumps and copies need lines"},
	{name: "expand-tests", run: (*graph).expandTests, required: true, after: []string{"second-lines"},
		why: "the jumps that keep their operand are no instructions"},
	{name: "stack-depth", run: (*graph).measureStack, required: true, after: []string{"expand-tests"},
		why: "handlers' depths are known while blocks are still pushed"},
	{name: "cells", run: (*graph).placeCells, required: true, after: []string{"stack-depth"},
		why: "gives cells their slots; what it puts in front leaves the depth as it is"},
	{name: "pseudo", run: (*graph).removePseudo, required: true, after: []string{"cells", "stack-depth"},
		why: "closures are loaded as locals once their slots are known"},
	{name: "directions", run: (*graph).directJumps, required: true, after: []string{"pseudo", "cold-blocks"},
		why: "conditional jumps only go forward; the order is final"},
	{name: "borrow", run: (*graph).borrowLocals, after: []string{"directions"},
		why: "the last to look at instructions, since any could outlive a borrowed local"},
}
