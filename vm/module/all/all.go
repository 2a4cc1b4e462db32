// Package all lists every native module, for whoever makes a VM that should have
// them all.
package all

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/abc"
	"github.com/adder-vm/adder/vm/module/accounts"
	"github.com/adder-vm/adder/vm/module/array"
	"github.com/adder-vm/adder/vm/module/ast"
	"github.com/adder-vm/adder/vm/module/atexit"
	"github.com/adder-vm/adder/vm/module/binascii"
	"github.com/adder-vm/adder/vm/module/bisect"
	"github.com/adder-vm/adder/vm/module/builtins"
	"github.com/adder-vm/adder/vm/module/bz2"
	"github.com/adder-vm/adder/vm/module/cmath"
	"github.com/adder-vm/adder/vm/module/codecs"
	"github.com/adder-vm/adder/vm/module/collections"
	"github.com/adder-vm/adder/vm/module/contextvars"
	"github.com/adder-vm/adder/vm/module/csv"
	"github.com/adder-vm/adder/vm/module/errno"
	"github.com/adder-vm/adder/vm/module/functools"
	"github.com/adder-vm/adder/vm/module/gc"
	"github.com/adder-vm/adder/vm/module/hashes"
	"github.com/adder-vm/adder/vm/module/heapq"
	"github.com/adder-vm/adder/vm/module/imp"
	"github.com/adder-vm/adder/vm/module/io"
	"github.com/adder-vm/adder/vm/module/itertools"
	"github.com/adder-vm/adder/vm/module/json"
	"github.com/adder-vm/adder/vm/module/locale"
	"github.com/adder-vm/adder/vm/module/lzma"
	"github.com/adder-vm/adder/vm/module/marshal"
	"github.com/adder-vm/adder/vm/module/math"
	"github.com/adder-vm/adder/vm/module/opcode"
	"github.com/adder-vm/adder/vm/module/operator"
	"github.com/adder-vm/adder/vm/module/queue"
	"github.com/adder-vm/adder/vm/module/random"
	"github.com/adder-vm/adder/vm/module/signal"
	"github.com/adder-vm/adder/vm/module/sre"
	"github.com/adder-vm/adder/vm/module/stat"
	"github.com/adder-vm/adder/vm/module/strings"
	structs "github.com/adder-vm/adder/vm/module/struct"
	"github.com/adder-vm/adder/vm/module/subprocess"
	"github.com/adder-vm/adder/vm/module/suggestions"
	"github.com/adder-vm/adder/vm/module/symtable"
	"github.com/adder-vm/adder/vm/module/sys"
	"github.com/adder-vm/adder/vm/module/thread"
	"github.com/adder-vm/adder/vm/module/time"
	"github.com/adder-vm/adder/vm/module/tokenize"
	"github.com/adder-vm/adder/vm/module/types"
	"github.com/adder-vm/adder/vm/module/typing"
	"github.com/adder-vm/adder/vm/module/unicodedata"
	"github.com/adder-vm/adder/vm/module/uuid"
	"github.com/adder-vm/adder/vm/module/warnings"
	"github.com/adder-vm/adder/vm/module/weakref"
	"github.com/adder-vm/adder/vm/module/zlib"
)

// Modules returns the definitions of all native modules.
func Modules() []*vm.NativeModule {
	return append([]*vm.NativeModule{
		&ast.Module,
		&gc.Module,
		&weakref.Module,
		&thread.Module,
		&builtins.Module,
		&bz2.Module,
		&imp.Module,
		&sre.Module,
		&sys.Module,
		&codecs.Module,
		&hashes.BLAKE2,
		&hashes.SHA3,
		&hashes.SHA2,
		&hashes.SHA1,
		&hashes.MD5,
		&json.Module,
		&binascii.Module,
		&unicodedata.Module,
		&strings.Module,
		&collections.Module,
		&errno.Module,
		&io.Module,
		&atexit.Module,
		&contextvars.Module,
		&csv.Module,
		&functools.Module,
		&itertools.Module,
		&lzma.Module,
		&marshal.Module,
		&math.Module,
		&opcode.Module,
		&signal.Module,
		&time.Module,
		&tokenize.Module,
		&accounts.Passwd,
		&locale.Module,
		&subprocess.Module,
		&accounts.Groups,
		&stat.Module,
		&suggestions.Module,
		&symtable.Module,
		&typing.Module,
		&uuid.Module,
		&zlib.Module,
		&warnings.Module,
		&abc.Module,
		&types.Module,
		&bisect.Module,
		&heapq.Module,
		&operator.Module,
		&queue.Module,
		&random.Module,
		&structs.Module,
		&cmath.Module,
		&array.Module,
	}, platform...)
}
