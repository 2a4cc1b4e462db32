package time

import (
	"math"
	"os"
	"strings"
	"time"

	"github.com/adder-vm/adder/vm"
	"github.com/adder-vm/adder/vm/object"
)

var structTimeKey = object.TypeKey{Name: "time.struct_time"}

var structTimeFields = []object.StructField{
	{Name: "tm_year", Doc: "year, for example, 1993"},
	{Name: "tm_mon", Doc: "month of year, from 1 to 12"},
	{Name: "tm_mday", Doc: "day of month, from 1 to 31"},
	{Name: "tm_hour", Doc: "hours, from 0 to 23"},
	{Name: "tm_min", Doc: "minutes, from 0 to 59"},
	{Name: "tm_sec", Doc: "seconds, from 0 to 61"},
	{Name: "tm_wday", Doc: "day of week, from 0 for Monday to 6"},
	{Name: "tm_yday", Doc: "day of year, from 1 to 366"},
	{Name: "tm_isdst", Doc: "1 in summer time, 0 in standard time, -1 if not known"},
	{Name: "tm_zone", Doc: "abbreviation of the time zone"},
	{Name: "tm_gmtoff", Doc: "offset from UTC in seconds"},
}

// shownFields is the number of fields that the tuple has.
const shownFields = 9

var structTime = object.NewStructSpec("time.struct_time",
	"A time as gmtime(), localtime() and strptime() return it: a tuple of nine ints\nwhose items have names too. Years are written in full, months and days of the\nyear begin at 1.",
	shownFields, structTimeFields...)

// fields are calendar fields as C counts them: months and days of the year from 0,
// days of the week from Sunday.
type fields struct {
	year, mon, mday, hour, min, sec, wday, yday, isdst int
	zone                                               string
	offset                                             int
}

// zoneKey keeps a runtime's *zone, the local time zone.
var zoneKey = new(struct{ _ byte })

type zone struct{ loc *time.Location }

// local returns the local time zone of a thread's VM.
func local(t *object.Thread) *time.Location { return t.RT.State(zoneKey).(*zone).loc }

// setZone takes the time zone from TZ and writes the module's names for it.
func setZone(t *object.Thread, d *object.Dict) {
	loc := time.Local
	if name, ok := os.LookupEnv("TZ"); ok {
		if found, err := time.LoadLocation(strings.TrimPrefix(name, ":")); err == nil {
			loc = found
		} else {
			loc = time.UTC
		}
	}
	t.RT.State(zoneKey).(*zone).loc = loc

	// As in January and in July: one of them is standard time on either half of
	// the earth, and where both are the same there is no summer time.
	year := time.Now().Year()
	winter := time.Date(year, 1, 1, 0, 0, 0, 0, loc)
	summer := time.Date(year, 7, 1, 0, 0, 0, 0, loc)
	if winter.IsDST() {
		winter, summer = summer, winter
	}
	standard, off := winter.Zone()
	other, dst := summer.Zone()
	d.SetString(t, "timezone", object.Int(int64(-off)))
	d.SetString(t, "altzone", object.Int(int64(-dst)))
	daylight := int64(0)
	if off != dst {
		daylight = 1
	}
	d.SetString(t, "daylight", object.Int(daylight))
	d.SetString(t, "tzname", t.Tuple2(t.NewStr(standard), t.NewStr(other)))
}

func tzset(t *object.Thread, self object.Value, args []object.Value, kw *object.Tuple) (object.Value, error) {
	if len(args) > 0 {
		return object.Empty(), t.TypeErrorf("time.tzset() takes no arguments (%d given)", len(args)-kw.Len())
	}
	setZone(t, object.Cast[object.Module](self).Dict)
	return object.None(), nil
}

// instant reads a time in seconds, or the present where there is none.
func instant(t *object.Thread, args []object.Value) (int64, error) {
	if len(args) == 0 || args[0].IsNone() {
		return time.Now().Unix(), nil
	}
	v := args[0]
	if v.IsFloat() {
		f := v.AsFloat()
		switch {
		case f != f:
			return 0, t.ValueErrorf("Invalid value NaN (not a number)")
		case f >= 1<<63 || f < -1<<63:
			return 0, t.OverflowErrorf("timestamp out of range for platform time_t")
		}
		return int64(math.Floor(f)), nil
	}
	i, err := t.Index(v)
	if err != nil {
		return 0, err
	}
	if n, ok := object.BigToInt64(i); !i.IsInt() {
		if !ok {
			return 0, t.OverflowErrorf("timestamp out of range for platform time_t")
		}
		return n, nil
	}
	return i.AsInt(), nil
}

// fieldsAt returns the calendar fields of a time in a zone.
func fieldsAt(t *object.Thread, seconds int64, loc *time.Location) (fields, error) {
	// Beyond this Go's calendar overflows, and C's fields are ints.
	const farthest = 67768036191676799 // the end of year 2**31 - 1 + 1900
	if seconds > farthest || seconds < -farthest {
		return fields{}, raiseOS(t, 75, "Value too large for defined data type")
	}
	at := time.Unix(seconds, 0).In(loc)
	zone, offset := at.Zone()
	isdst := 0
	if at.IsDST() {
		isdst = 1
	}
	if loc == time.UTC && zone == "UTC" {
		zone = "GMT"
	}
	return fields{at.Year(), int(at.Month()) - 1, at.Day(), at.Hour(), at.Minute(), at.Second(),
		int(at.Weekday()), at.YearDay() - 1, isdst, zone, offset}, nil
}

// structOf makes the struct_time of calendar fields.
func structOf(t *object.Thread, f fields) object.Value {
	n := func(i int) object.Value { return object.Int(int64(i)) }
	return t.NewStruct(t.RT.Type(&structTimeKey), structTime,
		n(f.year), n(f.mon+1), n(f.mday), n(f.hour), n(f.min), n(f.sec), n((f.wday+6)%7), n(f.yday+1), n(f.isdst),
		t.NewStr(f.zone), n(f.offset))
}

func gmtime(t *object.Thread, args []object.Value) (object.Value, error) {
	s, err := instant(t, args)
	if err != nil {
		return object.Empty(), err
	}
	f, err := fieldsAt(t, s, time.UTC)
	if err != nil {
		return object.Empty(), err
	}
	return structOf(t, f), nil
}

func localtime(t *object.Thread, args []object.Value) (object.Value, error) {
	f, err := localFields(t, args)
	if err != nil {
		return object.Empty(), err
	}
	return structOf(t, f), nil
}

// localFields returns the local calendar fields of a time, or of the present.
func localFields(t *object.Thread, args []object.Value) (fields, error) {
	s, err := instant(t, args)
	if err != nil {
		return fields{}, err
	}
	f, err := fieldsAt(t, s, local(t))
	if f.zone == "GMT" {
		f.zone = "UTC"
	}
	return f, err
}

// fieldsOf reads a tuple of nine ints; function names it in errors.
func fieldsOf(t *object.Thread, v object.Value, function string) (fields, error) {
	var f fields
	if !v.IsTuple() {
		return f, t.TypeErrorf("Tuple or struct_time argument required")
	}
	items := v.AsTuple().Items()
	if len(items) != shownFields {
		return f, t.TypeErrorf("%s(): illegal time tuple argument", function)
	}
	for i, to := range []*int{&f.year, &f.mon, &f.mday, &f.hour, &f.min, &f.sec, &f.wday, &f.yday, &f.isdst} {
		n, err := t.IndexInt(items[i], nil)
		switch {
		case err != nil:
			return f, err
		case n > math.MaxInt32:
			return f, t.OverflowErrorf("signed integer is greater than maximum")
		case n < math.MinInt32:
			return f, t.OverflowErrorf("signed integer is less than minimum")
		}
		*to = n
	}
	f.mon--
	f.wday = (f.wday + 1) % 7
	f.yday--
	if t.IsType(v, t.RT.Type(&structTimeKey)) {
		if z := structTime.Items(v)[9]; z.IsStr() {
			f.zone = object.GoString(z)
		}
		if o := structTime.Items(v)[10]; o.IsInt() {
			f.offset = int(o.AsInt())
		}
		return f, nil
	}
	at := time.Date(f.year, time.Month(f.mon+1), f.mday, f.hour, f.min, f.sec, 0, local(t))
	f.zone, f.offset = at.Zone()
	return f, nil
}

// check refuses fields that C's functions would not stand, and takes the months
// and days that are 0, as is the use in empty times, for 1.
func (f *fields) check(t *object.Thread) error {
	if f.mon == -1 {
		f.mon = 0
	}
	if f.mday == 0 {
		f.mday = 1
	}
	if f.yday == -1 {
		f.yday = 0
	}
	for _, r := range []struct {
		value, least, most int
		name               string
	}{
		{f.mon, 0, 11, "month"},
		{f.mday, 1, 31, "day of month"},
		{f.hour, 0, 23, "hour"},
		{f.min, 0, 59, "minute"},
		{f.sec, 0, 61, "seconds"},
		{f.wday, 0, 6, "day of week"},
		{f.yday, 0, 365, "day of year"},
	} {
		if r.value < r.least || r.value > r.most {
			return t.ValueErrorf("%s out of range", r.name)
		}
	}
	return nil
}

func mktime(t *object.Thread, v object.Value) (object.Value, error) {
	f, err := fieldsOf(t, v, "mktime")
	if err != nil {
		return object.Empty(), err
	}
	at := time.Date(f.year, time.Month(f.mon+1), f.mday, f.hour, f.min, f.sec, 0, local(t))
	seconds := at.Unix()
	// Who says that it is summer time, or is not, means that clock.
	if f.isdst > 0 && !at.IsDST() {
		seconds -= 3600
	} else if f.isdst == 0 && at.IsDST() {
		seconds += 3600
	}
	return object.Float(float64(seconds)), nil
}

func asctime(t *object.Thread, args []object.Value) (object.Value, error) {
	var f fields
	var err error
	if len(args) == 0 {
		f, err = localFields(t, nil)
	} else if f, err = fieldsOf(t, args[0], "asctime"); err == nil {
		err = f.check(t)
	}
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(f.asc()), nil
}

func ctime(t *object.Thread, args []object.Value) (object.Value, error) {
	f, err := localFields(t, args)
	if err != nil {
		return object.Empty(), err
	}
	return t.NewStr(f.asc()), nil
}

func strftime(t *object.Thread, args []object.Value) (object.Value, error) {
	if !args[0].IsStr() {
		return object.Empty(), t.TypeErrorf("strftime() argument 1 must be str, not %s", argName(t, args[0]))
	}
	var f fields
	var err error
	if len(args) == 1 {
		f, err = localFields(t, nil)
	} else if f, err = fieldsOf(t, args[1], "strftime"); err == nil {
		err = f.check(t)
	}
	if err != nil {
		return object.Empty(), err
	}
	f.isdst = max(-1, min(1, f.isdst))
	text, ok := f.format(object.StringOf(args[0]))
	if !ok {
		return object.Empty(), t.Raisef(t.RT.T.Exc.MemoryError, "")
	}
	return t.NewStr(text), nil
}

// strptime is the library's: it is written in Python.
func strptime(t *object.Thread, args []object.Value) (object.Value, error) {
	mod, err := vm.Of(t).Import(t, t.InternString("_strptime"), nil, t.Tuple1(t.InternString("_strptime_time")), 0)
	if err != nil {
		return object.Empty(), err
	}
	f, err := t.GetAttrString(mod, "_strptime_time")
	if err != nil {
		return object.Empty(), err
	}
	return t.Call(f, args, nil)
}

// unix returns the seconds since the epoch of local calendar fields.
func (f *fields) unix() int64 {
	return time.Date(f.year, time.Month(f.mon+1), f.mday, f.hour, f.min, f.sec, 0, time.FixedZone(f.zone, f.offset)).Unix()
}
