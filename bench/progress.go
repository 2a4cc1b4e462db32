package bench

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// NewProgress returns a progress bar on the file if that is a terminal, and
// otherwise something that writes a line now and then, for those who read a log.
func NewProgress(on *os.File) Progress {
	if !term.IsTerminal(int(on.Fd())) {
		return &lines{on: on, now: time.Now}
	}
	return &bar{progressbar.NewOptions(1,
		progressbar.OptionSetWriter(on),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetWidth(24),
		progressbar.OptionThrottle(50*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

type bar struct{ shown *progressbar.ProgressBar }

// Planned leaves one step more than there are processes: a bar that is full is
// closed, and more rounds may be planned after the last process.
func (b *bar) Planned(total int) { b.shown.ChangeMax(total + 1) }

func (b *bar) Starting(program, engine string) { b.shown.Describe(program + " on " + engine) }

func (b *bar) Finished() { _ = b.shown.Add(1) }

func (b *bar) Done() { _ = b.shown.Clear() }

// lineEvery is how often progress is a line of a log.
const lineEvery = 30 * time.Second

type lines struct {
	on          io.Writer
	now         func() time.Time
	total, done int
	begun, last time.Time
}

func (l *lines) Planned(total int) { l.total = total }

func (l *lines) Starting(program, engine string) {
	now := l.now()
	if l.begun.IsZero() {
		// What was measured before is known at once; time left is for the rest.
		l.begun, l.last = now, now
		l.total -= l.done
		l.done = 0
	}
	if now.Sub(l.last) < lineEvery || l.done == 0 {
		return
	}
	l.last = now
	left := now.Sub(l.begun) * time.Duration(l.total-l.done) / time.Duration(l.done)
	fmt.Fprintf(l.on, "%d of %d processes, about %v left; next is %s on %s\n", l.done, l.total, left.Round(time.Second), program, engine)
}

func (l *lines) Finished() { l.done++ }

func (l *lines) Done() {}
