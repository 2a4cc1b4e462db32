package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adder-vm/adder/bench"
)

// resumeBench returns the options of the interrupted run that --resume names, and
// what it measured. Other words than --resume would make it another run.
func resumeBench(o *benchOptions, args []string) (*benchOptions, *bench.Unfinished, error) {
	if len(args) > 2 || len(o.patterns) > 0 {
		return nil, nil, errors.New("--resume goes on with a run as it was asked for, and takes no other words")
	}
	name := o.resume
	if !strings.HasSuffix(name, bench.JournalSuffix) {
		name = journalName(name)
	}
	earlier, err := bench.ReadJournal(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("--resume %s: there is no %s, so no run of that name was interrupted", o.resume, name)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("--resume %s: %w", o.resume, err)
	}
	if earlier.Name, err = filepath.Abs(name); err != nil {
		return nil, nil, err
	}
	if err := os.Chdir(earlier.Folder); err != nil {
		return nil, nil, fmt.Errorf("--resume %s: the run's folder: %w", o.resume, err)
	}
	again, err := parseBench(earlier.Words)
	if err != nil {
		return nil, nil, fmt.Errorf("--resume %s: its command line: %w", o.resume, err)
	}
	fmt.Fprintf(os.Stderr, "going on with: adder bench %s (%d processes measured)\n", strings.Join(earlier.Words, " "), len(earlier.Runs))
	return again, earlier, nil
}

// journalName is where the journal of a run stands that is to write the file.
func journalName(json string) string {
	return strings.ReplaceAll(json, bench.EnginePlaceholder, "engines") + bench.JournalSuffix
}

// openJournal starts the run's journal, or takes up that of the earlier run. A run
// that writes no file keeps it in the user's cache folder; where that cannot be
// written, it does without.
func (o *benchOptions) openJournal(earlier *bench.Unfinished) (*bench.Journal, error) {
	if earlier != nil {
		return earlier.Resume(&o.plan)
	}
	if o.json != "" {
		return bench.NewJournal(journalName(o.json), o.plan, o.words)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, nil
	}
	folder := filepath.Join(cache, "adder", "bench")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, nil
	}
	name := fmt.Sprintf("%s-%d%s", time.Now().Format("20060102-150405"), os.Getpid(), bench.JournalSuffix)
	journal, err := bench.NewJournal(filepath.Join(folder, name), o.plan, o.words)
	if err != nil {
		return nil, nil
	}
	return journal, nil
}

// settle removes the journal of a run that has ended well and leaves any other
// for --resume, saying so.
func (o *benchOptions) settle(journal *bench.Journal, record *bench.Record, lost bool) {
	if journal == nil {
		return
	}
	if !lost && !record.Interrupted {
		if err := journal.Remove(); err != nil {
			fmt.Fprintln(os.Stderr, "adder bench:", err)
		}
		return
	}
	if err := journal.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "adder bench:", err)
	}
	if len(record.Runs) == 0 {
		_ = os.Remove(journal.Name)
		return
	}
	fmt.Fprintln(os.Stderr, "nothing measured is lost; go on with: adder bench --resume", journal.Name)
}
