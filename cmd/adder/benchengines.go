package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/kballard/go-shellquote"

	"github.com/adder-vm/adder/bench"
	"github.com/adder-vm/adder/vm/stdlib"
)

// allEngines returns what is to be measured, the reference first.
func (o *benchOptions) allEngines(ctx context.Context) ([]bench.Engine, error) {
	engines, err := o.peerEngines(ctx)
	if err != nil {
		return nil, err
	}
	var own []bench.Engine
	if o.layers {
		own, err = o.layerEngines(ctx)
	} else {
		own, err = o.ownEngines(ctx)
	}
	if err != nil {
		return nil, err
	}
	engines = append(engines, own...)
	if err := bench.CheckEngines(engines); err != nil {
		return nil, err
	}
	if o.reference == "" {
		return engines, nil
	}
	at := slices.IndexFunc(engines, func(e bench.Engine) bool { return e.Name == o.reference })
	if at < 0 {
		var names []string
		for _, e := range engines {
			names = append(names, e.Name)
		}
		return nil, fmt.Errorf("--reference %s: it is not among the engines measured, which are %s", o.reference, strings.Join(names, ", "))
	}
	reference := engines[at]
	return slices.Concat([]bench.Engine{reference}, engines[:at], engines[at+1:]), nil
}

// adderCommand returns the words that run the adder to measure: this one, unless
// --adder names another.
func (o *benchOptions) adderCommand() ([]string, error) {
	if o.adder != "" {
		words, err := shellquote.Split(o.adder)
		if err == nil && len(words) == 0 {
			err = fmt.Errorf("the command is empty")
		}
		if err == nil {
			_, err = exec.LookPath(words[0])
		}
		if err != nil {
			return nil, fmt.Errorf("--adder %q: %w", o.adder, err)
		}
		return words, nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding adder itself: %w", err)
	}
	return []string{self}, nil
}

// A variant is a choice of -X options, with what it adds to an engine's name.
type variant struct {
	suffix string
	words  []string
}

// variants returns every combination of the -X options, of which one whose value
// has commas stands for one option a value.
func (o *benchOptions) variants() ([]variant, error) {
	found := []variant{{}}
	for _, option := range o.xoptions {
		name, values, has := strings.Cut(option, "=")
		if name == "adder:engine" {
			return nil, fmt.Errorf("-X %s: choose engines with --engine", option)
		}
		if name == "" || has && values == "" {
			return nil, fmt.Errorf("-X %q: want NAME, NAME=VALUE or NAME=VALUE,VALUE and so on", option)
		}
		var choices []variant
		for value := range strings.SplitSeq(values, ",") {
			c := variant{"+" + strings.TrimPrefix(name, "adder:"), []string{"-X", name}}
			if has {
				c = variant{c.suffix + "-" + value, []string{"-X", name + "=" + value}}
			}
			choices = append(choices, c)
		}
		var grown []variant
		for _, v := range found {
			for _, c := range choices {
				grown = append(grown, variant{v.suffix + c.suffix, slices.Concat(v.words, c.words)})
			}
		}
		found = grown
	}
	return found, nil
}

// ownEngines returns every engine asked for with every combination of options.
func (o *benchOptions) ownEngines(ctx context.Context) ([]bench.Engine, error) {
	if slices.Equal(o.engines, []string{"none"}) {
		if len(o.xoptions) > 0 {
			return nil, fmt.Errorf("-X %s: it is for adder's engines, and --engine none leaves them out", o.xoptions[0])
		}
		return nil, nil
	}
	command, err := o.adderCommand()
	if err != nil {
		return nil, err
	}
	variants, err := o.variants()
	if err != nil {
		return nil, err
	}
	version := bench.Engine{Command: command}.AskVersion(ctx, "version")
	var engines []bench.Engine
	for _, name := range o.engines {
		flags, err := engineWords(name)
		if err != nil {
			return nil, err
		}
		for _, v := range variants {
			e := bench.Engine{
				Name:     "adder-" + name + v.suffix,
				Command:  slices.Concat(command, flags, v.words),
				Version:  version,
				Counting: countingCommand(command, name, slices.Concat(flags, v.words)),
			}
			if len(flags)+len(v.words) > 0 {
				if why := e.Refuses(ctx); why != "" {
					return nil, fmt.Errorf("engine %s: it will not run: %s", e.Name, why)
				}
			}
			engines = append(engines, e)
		}
	}
	return engines, nil
}

// countingCommand runs the engine of that name, with its flags, so that it counts.
// The baseline has nothing to count: it runs CPython's own instructions.
func countingCommand(command []string, name string, flags []string) []string {
	if name == "baseline" {
		return nil
	}
	return slices.Concat(command, []string{"stats", "--json", "-o", bench.CountsPlaceholder}, flags)
}

// engineWords returns the flags that choose one of adder's engines.
func engineWords(name string) ([]string, error) {
	var known []string
	for _, e := range engineFlags {
		if e.name == name {
			return e.flags, nil
		}
		known = append(known, e.name)
	}
	return nil, fmt.Errorf("--engine %s: adder has no such engine; there are %s, and none for none", name, strings.Join(known, ", "))
}

// layerConfigs are the engines of the standing experiment besides the default one,
// by what is added to its name or stands in its place, with the -X option that
// makes them of it.
var layerConfigs = []struct{ name, option string }{
	{"baseline", "adder:engine=baseline"},
	{"switch", "adder:engine=switch"},
	{"threaded", "adder:engine=threaded"},
	{"+specialize-off", "adder:specialize=off"},
	{"+caches-off", "adder:caches=off"},
	{"+caches-mono", "adder:caches=mono"},
	{"+fuse-off", "adder:fuse=off"},
}

// experimentLayers are the layers, with the engines that lack and have each; "" is
// the default engine.
var experimentLayers = []struct{ name, without, with string }{
	{"everything above the baseline", "baseline", ""},
	{"threaded dispatch", "switch", "threaded"},
	{"specialization", "+specialize-off", ""},
	{"inline caches", "+caches-off", ""},
	{"polymorphic inline caches", "+caches-mono", ""},
	{"fused instructions", "+fuse-off", ""},
}

// layersOn names the layers that are on in a configuration of the experiment, in
// the words of the files of measurements.
func layersOn(config, defaultEngine string) []string {
	engine := defaultEngine
	if config != "" && !strings.HasPrefix(config, "+") {
		engine = config
	}
	if engine == "baseline" {
		return []string{"bytecode"}
	}
	on := []string{"register"}
	if engine == "threaded" {
		on = append(on, "threaded")
	}
	for _, layer := range []struct {
		name string
		off  []string
	}{
		{"specialize", []string{"+specialize-off"}},
		{"caches", []string{"+caches-off"}},
		{"polymorphic", []string{"+caches-off", "+caches-mono"}},
		{"fuse", []string{"+fuse-off"}},
	} {
		if !slices.Contains(layer.off, config) {
			on = append(on, layer.name)
		}
	}
	return on
}

// layerEngines returns adder as it is and with one layer after another taken away,
// as far as the binary knows how to, and notes which layers that can measure.
func (o *benchOptions) layerEngines(ctx context.Context) ([]bench.Engine, error) {
	command, err := o.adderCommand()
	if err != nil {
		return nil, err
	}
	version := bench.Engine{Command: command}.AskVersion(ctx, "version")
	defaultEngine := engineFlags[0].name
	full := "adder-" + defaultEngine
	engines := []bench.Engine{{Name: full, Command: command, Version: version, Layers: layersOn("", defaultEngine),
		Counting: countingCommand(command, defaultEngine, nil)}}
	known := map[string]string{"": full, defaultEngine: full}
	var missing []string
	for _, c := range layerConfigs {
		if c.name == defaultEngine {
			continue
		}
		name := "adder-" + c.name
		if strings.HasPrefix(c.name, "+") {
			name = full + c.name
		}
		e := bench.Engine{
			Name:     name,
			Command:  slices.Concat(command, []string{"-X", c.option}),
			Version:  version,
			Counting: countingCommand(command, c.name, []string{"-X", c.option}),
			Layers:   layersOn(c.name, defaultEngine),
		}
		if e.Refuses(ctx) != "" {
			missing = append(missing, c.option)
			continue
		}
		known[c.name] = name
		engines = append(engines, e)
	}
	if len(engines) == 1 {
		return nil, fmt.Errorf("--engines: there is nothing to set side by side: this adder knows none of -X %s", strings.Join(missing, ", "))
	}
	if len(missing) > 0 {
		o.remarks = append(o.remarks, "left out of the experiment, as this adder does not know them: -X "+strings.Join(missing, ", "))
	}
	for _, l := range experimentLayers {
		without, with := known[l.without], known[l.with]
		if without != "" && with != "" && without != with {
			o.experiment = append(o.experiment, bench.Layer{Name: l.name, Without: without, With: with})
		}
	}
	return engines, nil
}

func (o *benchOptions) peerEngines(ctx context.Context) ([]bench.Engine, error) {
	peers := o.peers
	if peers == nil {
		peers = o.defaultPeers()
	}
	if slices.Equal(peers, []string{"none"}) {
		return nil, nil
	}
	var engines []bench.Engine
	for _, peer := range peers {
		e, err := o.peerEngine(peer)
		if err != nil {
			return nil, err
		}
		if _, err := exec.LookPath(e.Command[0]); err == nil {
			e.Version = e.AskVersion(ctx, "-V")
		}
		engines = append(engines, e)
	}
	return engines, nil
}

// defaultPeers are all that are there; CPython alone when little is to be
// measured; none beside the experiment, which is about adder.
func (o *benchOptions) defaultPeers() []string {
	switch {
	case o.layers:
		return []string{"none"}
	case o.quick:
		return []string{"cpython"}
	}
	peers := []string{"cpython", "cpython-jit"}
	if _, err := exec.LookPath("pypy3"); err == nil {
		peers = append(peers, "pypy")
	}
	return peers
}

func (o *benchOptions) peerEngine(peer string) (bench.Engine, error) {
	switch peer {
	case "cpython", "cpython-jit":
		home, err := stdlib.Open(o.home)
		if err != nil {
			return bench.Engine{}, fmt.Errorf("peer %s: %w", peer, err)
		}
		e := bench.Engine{Name: peer, Command: []string{home.Python()}}
		if peer == "cpython-jit" {
			e.Env = []string{"PYTHON_JIT=1"}
		}
		return e, nil
	case "pypy":
		return bench.Engine{Name: peer, Command: []string{"pypy3"}}, nil
	}
	if !strings.Contains(peer, "=") {
		return bench.Engine{}, fmt.Errorf("--peer %s: there are cpython, cpython-jit and pypy; any other is NAME=COMMAND", peer)
	}
	return bench.ParsePeer(peer)
}
