package all

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/module/fcntl"
	"github.com/adder-vm/adder/vm/module/mmap"
	"github.com/adder-vm/adder/vm/module/posix"
	"github.com/adder-vm/adder/vm/module/posixshmem"
	"github.com/adder-vm/adder/vm/module/resource"
	selects "github.com/adder-vm/adder/vm/module/select"
	"github.com/adder-vm/adder/vm/module/socket"
	"github.com/adder-vm/adder/vm/module/termios"
)

// platform are the modules that only this system has.
var platform = []*vm.NativeModule{&fcntl.Module, &mmap.Module, &posix.Module, &resource.Module, &selects.Module, &socket.Module, &posixshmem.Module, &termios.Module}
