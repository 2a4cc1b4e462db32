package vm

import (
	"errors"
	"syscall"
	"time"

	"github.com/adder-vm/adder/vm/object"
)

// waitStep is the longest a thread waits before it looks after signals.
const waitStep = 50 * time.Millisecond

// Await calls a waiting function, which is given milliseconds and returns how many
// things are ready, until some are or d is over; without end when d is negative.
// It waits in short steps, with the VM's lock let go; between them signal handlers
// get their turn, and raised is what one of them raised. failed is an error of the
// function's.
func (vm *VM) Await(t *object.Thread, d time.Duration, step func(ms int) (int, error)) (n int, failed, raised error) {
	end := time.Now().Add(d)
	for {
		left := waitStep
		if d >= 0 {
			left = min(max(time.Until(end), 0), waitStep)
		}
		ms := int((left + time.Millisecond - 1) / time.Millisecond)
		if ms == 0 {
			n, failed = step(0)
		} else {
			vm.Blocking(t, func() { n, failed = step(ms) })
		}
		switch {
		case errors.Is(failed, syscall.EINTR):
		case failed != nil:
			return 0, failed, nil
		case n > 0:
			return n, nil, nil
		}
		if err := vm.Checkpoint(t); err != nil {
			return 0, nil, err
		}
		if d >= 0 && !time.Now().Before(end) {
			return 0, nil, nil
		}
	}
}
