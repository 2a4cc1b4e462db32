package time

import (
	"math"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// start is when the process began, as nearly as matters, on Go's monotonic clock;
// steadyStart is what the system's own clock said then.
var (
	start       = time.Now()
	steadyStart = systemSteady()
)

// steady returns the nanoseconds of the monotonic clock, the system's where the
// system has one, so that values can be compared with other processes'.
func steady() int64 { return steadyStart + int64(time.Since(start)) }

func seconds(nanos int64) object.Value { return object.Float(float64(nanos) / 1e9) }

func wallSeconds(*object.Thread) (object.Value, error) { return seconds(time.Now().UnixNano()), nil }
func wallNanos(*object.Thread) (object.Value, error) {
	return object.Int(time.Now().UnixNano()), nil
}
func steadySeconds(*object.Thread) (object.Value, error) { return seconds(steady()), nil }
func steadyNanos(*object.Thread) (object.Value, error)   { return object.Int(steady()), nil }
func processSeconds(*object.Thread) (object.Value, error) {
	return seconds(processTime()), nil
}
func processNanos(*object.Thread) (object.Value, error)  { return object.Int(processTime()), nil }
func threadSeconds(*object.Thread) (object.Value, error) { return seconds(threadTime()), nil }
func threadNanos(*object.Thread) (object.Value, error)   { return object.Int(threadTime()), nil }

// clocks describes the named clocks as get_clock_info shows them.
var clocks = []struct {
	name, implementation  string
	monotonic, adjustable bool
}{
	{"time", "clock_gettime(CLOCK_REALTIME)", false, true},
	{"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
	{"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
	{"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
	{"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
}

// clockInfo answers with a namespace, whose type is that of sys.implementation.
func clockInfo(t *object.Thread, name object.Value) (object.Value, error) {
	if !name.IsStr() {
		return object.Empty(), t.TypeErrorf("get_clock_info() argument 1 must be str, not %s", argName(t, name))
	}
	for _, c := range clocks {
		if c.name != object.StringOf(name) {
			continue
		}
		sample, err := t.GetAttrString(t.RT.Sys.Value(), "implementation")
		if err != nil {
			return object.Empty(), err
		}
		fields := t.NewDict()
		fields.SetString(t, "implementation", t.NewStr(c.implementation))
		fields.SetString(t, "monotonic", object.Bool(c.monotonic))
		fields.SetString(t, "adjustable", object.Bool(c.adjustable))
		fields.SetString(t, "resolution", object.Float(1e-9))
		return t.CallDict(t.TypeOf(sample).Value(), nil, fields)
	}
	return object.Empty(), t.ValueErrorf("unknown clock")
}

// sleepStep is how long a sleep goes on before it looks whether a signal came.
const sleepStep = 20 * time.Millisecond

func sleep(t *object.Thread, length object.Value) (object.Value, error) {
	d, err := sleepLength(t, length)
	if err != nil {
		return object.Empty(), err
	}
	m := vm.Of(t)
	for end := time.Now().Add(d); ; {
		left := time.Until(end)
		m.Blocking(t, func() { time.Sleep(min(left, sleepStep)) })
		if err := m.Checkpoint(t); err != nil {
			return object.Empty(), err
		}
		if left <= sleepStep {
			return object.None(), nil
		}
	}
}

func sleepLength(t *object.Thread, v object.Value) (time.Duration, error) {
	if v.IsFloat() {
		f := v.AsFloat()
		switch {
		case f != f:
			return 0, t.ValueErrorf("Invalid value NaN (not a number)")
		case math.Abs(f) >= 1<<63:
			return 0, t.OverflowErrorf("timestamp out of range for platform time_t")
		case f < 0:
			return 0, t.ValueErrorf("sleep length must be non-negative")
		case f*1e9 >= 1<<63:
			return 0, t.OverflowErrorf("timestamp too large to convert to C PyTime_t")
		}
		return time.Duration(math.Ceil(f * 1e9)), nil
	}
	i, err := t.Index(v)
	if err != nil {
		if t.Matches(t.RT.T.Exc.TypeError) {
			t.ClearError()
			err = t.TypeErrorf("'%s' object cannot be interpreted as an integer or float", t.TypeName(v))
		}
		return 0, err
	}
	switch {
	case !i.IsInt() || i.AsInt() > math.MaxInt64/int64(time.Second):
		return 0, t.OverflowErrorf("timestamp too large to convert to C PyTime_t")
	case i.AsInt() < 0:
		return 0, t.ValueErrorf("sleep length must be non-negative")
	}
	return time.Duration(i.AsInt()) * time.Second, nil
}

// argName is what error texts call an argument's type.
func argName(t *object.Thread, v object.Value) string {
	if v.IsNone() {
		return "None"
	}
	return t.TypeName(v)
}
