// Package vm runs Python: the virtual machine, its threads and frames, the
// engines, the import system and the embedding interface.
//
// Source text comes in through vm/syntax and vm/compile, or bytecode through
// vm/bytecode's marshal reader; bytecode is verified before it runs. Values and
// protocols are vm/object's. Native modules stand in vm/module, one package each,
// and are given to a VM when it is made.
//
// The baseline engine runs bytecode as it stands, without caches or
// specialization: it is the reference for what programs mean, and what tracing
// runs on.
package vm
