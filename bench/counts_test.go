package bench

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/adder-vm/adder/bench/formats"
)

func TestCountsOfOneValue(t *testing.T) {
	first := &Counts{Executed: map[string]float64{"ADD": 100, "CALL": 7, "IMPORT": 30}, Misses: map[string]float64{"ADD": 1}}
	second := &Counts{Executed: map[string]float64{"ADD": 190, "CALL": 14, "IMPORT": 30, "ADD_INT": 10}, Misses: map[string]float64{"ADD": 1, "CALL": 2}}
	one := second.less(first)
	want := &Counts{Executed: map[string]float64{"ADD": 90, "CALL": 7, "ADD_INT": 10}, Misses: map[string]float64{"CALL": 2}}
	if diff := cmp.Diff(want, one); diff != "" {
		t.Error(diff)
	}
	m := formats.Metadata{}
	one.metadata(m)
	if diff := cmp.Diff(formats.Metadata{
		"counter_instructions": 107.0, "counter_misses": 2.0, "opcode_ADD": 90.0, "opcode_CALL": 7.0, "opcode_ADD_INT": 10.0,
	}, m); diff != "" {
		t.Error(diff)
	}

	// An engine that counted nothing, or none, leaves no zeros to compare with.
	m = formats.Metadata{}
	second.less(second).metadata(m)
	(*Counts)(nil).metadata(m)
	if len(m) > 0 {
		t.Errorf("metadata of nothing: %v", m)
	}
}
