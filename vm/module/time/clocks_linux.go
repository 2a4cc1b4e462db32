package time

import (
	"errors"
	"math"

	"golang.org/x/sys/unix"

	"github.com/adder-vm/adder/vm/object"
)

// clockConstants are the clocks that clock_gettime knows, by their Python names.
var clockConstants = []struct {
	name string
	id   int64
}{
	{"CLOCK_REALTIME", unix.CLOCK_REALTIME},
	{"CLOCK_MONOTONIC", unix.CLOCK_MONOTONIC},
	{"CLOCK_MONOTONIC_RAW", unix.CLOCK_MONOTONIC_RAW},
	{"CLOCK_PROCESS_CPUTIME_ID", unix.CLOCK_PROCESS_CPUTIME_ID},
	{"CLOCK_THREAD_CPUTIME_ID", unix.CLOCK_THREAD_CPUTIME_ID},
	{"CLOCK_BOOTTIME", unix.CLOCK_BOOTTIME},
}

// clockFuncs are the functions that only systems with clock_gettime have.
var clockFuncs = []object.Def{
	{Name: "clock_gettime", Sig: "($module, clk_id, /)", Doc: "The time of a clock in seconds, as a float.", F1: func(t *object.Thread, id object.Value) (object.Value, error) {
		n, err := readClock(t, id, unix.ClockGettime)
		return seconds(n), err
	}},
	{Name: "clock_gettime_ns", Sig: "($module, clk_id, /)", Doc: "The time of a clock in nanoseconds.", F1: func(t *object.Thread, id object.Value) (object.Value, error) {
		n, err := readClock(t, id, unix.ClockGettime)
		return object.Int(n), err
	}},
	{Name: "clock_getres", Doc: "The resolution of a clock in seconds, as a float.", F1: func(t *object.Thread, id object.Value) (object.Value, error) {
		n, err := readClock(t, id, unix.ClockGetres)
		return seconds(n), err
	}},
}

func readClock(t *object.Thread, id object.Value, read func(int32, *unix.Timespec) error) (int64, error) {
	i, err := t.IndexInt(id, t.RT.T.Exc.OverflowError)
	if err != nil {
		return 0, err
	}
	if i > math.MaxInt32 || i < math.MinInt32 {
		return 0, raiseOS(t, int(unix.EINVAL), "Invalid argument")
	}
	var ts unix.Timespec
	if err := read(int32(i), &ts); err != nil {
		var number unix.Errno
		if errors.As(err, &number) && number == unix.EINVAL {
			return 0, raiseOS(t, int(number), "Invalid argument")
		}
		return 0, t.Raisef(t.RT.T.Exc.OSError, "%v", err)
	}
	return ts.Nano(), nil
}

func initClocks(t *object.Thread, d *object.Dict) error {
	for _, c := range clockConstants {
		d.SetString(t, c.name, object.Int(c.id))
	}
	for i := range clockFuncs {
		def := &clockFuncs[i]
		d.SetString(t, def.Name, t.NewNativeFunction(def, object.Empty(), t.InternString("time")))
	}
	return nil
}

func clock(id int32) int64 {
	var ts unix.Timespec
	if unix.ClockGettime(id, &ts) != nil {
		return 0
	}
	return ts.Nano()
}

func systemSteady() int64 { return clock(unix.CLOCK_MONOTONIC) }
func processTime() int64  { return clock(unix.CLOCK_PROCESS_CPUTIME_ID) }
func threadTime() int64   { return clock(unix.CLOCK_THREAD_CPUTIME_ID) }
