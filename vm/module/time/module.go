// Package time is the native module time: clocks, sleeping, and the conversion of
// seconds since the epoch to calendar time and text.
//
// Clocks come from Go and, where there is one, the kernel's clock_gettime. Calendar
// arithmetic and time zones are those of Go's package time; texts are formatted
// here, as C's strftime does in the C locale.
package time

import (
	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

// Module is the definition of the time module.
var Module = vm.NativeModule{
	Name: "time",
	Doc:  "Clocks, sleeping, and the conversion of times to calendar fields and text.",
	Funcs: []object.Def{
		{Name: "time", Sig: "($self, /)", Doc: "Seconds since the epoch, 1970-01-01 00:00 UTC, as a float.", F0: wallSeconds},
		{Name: "time_ns", Sig: "($self, /)", Doc: "Nanoseconds since the epoch, as an int.", F0: wallNanos},
		{Name: "monotonic", Sig: "($self, /)", Doc: "Seconds of a clock that never goes back, as a float.", F0: steadySeconds},
		{Name: "monotonic_ns", Sig: "($self, /)", Doc: "Nanoseconds of a clock that never goes back.", F0: steadyNanos},
		{Name: "perf_counter", Sig: "($self, /)", Doc: "Seconds of the finest clock there is, for measuring, as a float.", F0: steadySeconds},
		{Name: "perf_counter_ns", Sig: "($self, /)", Doc: "Nanoseconds of the finest clock there is, for measuring.", F0: steadyNanos},
		{Name: "process_time", Sig: "($self, /)", Doc: "Seconds of processor time this process has used, as a float.", F0: processSeconds},
		{Name: "process_time_ns", Sig: "($self, /)", Doc: "Nanoseconds of processor time this process has used.", F0: processNanos},
		{Name: "thread_time", Sig: "($self, /)", Doc: "Seconds of processor time this thread has used, as a float.", F0: threadSeconds},
		{Name: "thread_time_ns", Sig: "($self, /)", Doc: "Nanoseconds of processor time this thread has used.", F0: threadNanos},
		{Name: "get_clock_info", Doc: "Describe a clock by its name.", F1: clockInfo},
		{Name: "sleep", Sig: "($self, object, /)", Doc: "Wait for so many seconds, which may be a float.", F1: sleep},
		{Name: "gmtime", Doc: "Convert seconds since the epoch, or the present, to a struct_time in UTC.", FV: gmtime, Max: 1},
		{Name: "localtime", Doc: "Convert seconds since the epoch, or the present, to a struct_time in local time.", FV: localtime, Max: 1},
		{Name: "mktime", Sig: "($self, object, /)", Doc: "Convert a struct_time in local time to seconds since the epoch.", F1: mktime},
		{Name: "asctime", Doc: "Convert a struct_time, or the present, to text like 'Sat Jun  6 16:26:11 1998'.", FV: asctime, Max: 1},
		{Name: "ctime", Doc: "Convert seconds since the epoch, or the present, to text in local time.", FV: ctime, Max: 1},
		{Name: "strftime", Doc: "Format a struct_time, or the present, as a format says.", FV: strftime, Min: 1, Max: 2},
		{Name: "strptime", Doc: "Read a text as a format says, into a struct_time.", FV: strptime, Max: -1},
		{Name: "tzset", Sig: "($self, /)", Doc: "Take the local time zone from the environment variable TZ again.", FS: tzset},
	},
	Init: initModule,
}

func initModule(m *vm.VM, t *object.Thread, mod *object.Module) error {
	typ := t.NewStructType(structTime)
	t.RT.RegisterType(&structTimeKey, typ)
	mod.Dict.SetString(t, "struct_time", typ.Value())
	mod.Dict.SetString(t, "_STRUCT_TM_ITEMS", object.Int(int64(len(structTimeFields))))
	t.RT.SetState(zoneKey, &zone{})
	setZone(t, mod.Dict)
	return initClocks(t, mod.Dict)
}

// raiseOS raises an OSError with a number and its text.
func raiseOS(t *object.Thread, number int, text string) error {
	e, err := t.Call2(t.RT.T.Exc.OSError.Value(), object.Int(int64(number)), t.NewStr(text))
	if err != nil {
		return err
	}
	return t.RaiseValue(e)
}
