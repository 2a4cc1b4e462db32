package bench

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// NewProgress returns a progress bar on the file if that is a terminal, and
// otherwise something that shows nothing.
func NewProgress(on *os.File) Progress {
	if !term.IsTerminal(int(on.Fd())) {
		return &bar{progressbar.NewOptions(-1, progressbar.OptionSetWriter(io.Discard), progressbar.OptionSetVisibility(false))}
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
