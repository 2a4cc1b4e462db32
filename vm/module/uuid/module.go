// Package uuid is the native module _uuid: identifiers made of the time and this
// machine's address.
package uuid

import (
	"crypto/rand"
	"encoding/binary"
	"net"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the _uuid module.
var Module = vm.NativeModule{
	Name: "_uuid",
	Doc:  "Identifiers made of the time and this machine's address.",
	Funcs: []object.Def{
		{Name: "generate_time_safe", Sig: "($module, /)", Doc: "Return the bytes of an identifier of version 1, and -1: nothing makes sure that no other process makes the same.", F0: timeSafe},
	},
	Init: func(_ *vm.VM, t *object.Thread, m *object.Module) error {
		m.Dict.SetString(t, "has_uuid_generate_time_safe", object.Int(1))
		m.Dict.SetString(t, "has_stable_extractable_node", object.Int(0))
		return nil
	},
}

// epoch is the start of UUID time, in units of 100 ns before 1970 (RFC 9562).
const epoch = 0x01b21dd213814000

func timeSafe(t *object.Thread) (object.Value, error) {
	var id [16]byte
	// A random sequence number keeps apart what the clock does not.
	if _, err := rand.Read(id[8:]); err != nil {
		return object.Value{}, t.RuntimeErrorf("no random numbers: %v", err)
	}
	now := uint64(time.Now().UnixNano()/100) + epoch
	binary.BigEndian.PutUint32(id[0:], uint32(now))
	binary.BigEndian.PutUint16(id[4:], uint16(now>>32))
	binary.BigEndian.PutUint16(id[6:], uint16(now>>48)&0x0fff|1<<12)
	id[8] = id[8]&0x3f | 0x80
	if !copyAddress(id[10:]) {
		id[10] |= 1 // a random address is marked as a multicast one
	}
	return t.Tuple2(t.NewBytes(string(id[:])), object.Int(-1)), nil
}

// copyAddress copies the hardware address of one of the machine's interfaces.
func copyAddress(to []byte) bool {
	list, err := net.Interfaces()
	if err != nil {
		return false
	}
	for _, i := range list {
		if len(i.HardwareAddr) == len(to) {
			copy(to, i.HardwareAddr)
			return true
		}
	}
	return false
}
