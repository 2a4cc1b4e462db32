package report

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/adder-vm/adder/bench/compare"
	"github.com/adder-vm/adder/bench/formats"
)

// shots is a folder for screenshots, to look at the page as the test saw it.
var shots = flag.String("shots", "", "write screenshots and the page to this folder")

// A browser is a headless one on a page, with what it complained of.
type browser struct {
	t    *testing.T
	ctx  context.Context
	file string

	mu         sync.Mutex
	complaints []string
	requests   []string
}

// open shows a page of the suites, as files of them are read, in a headless browser.
func open(t *testing.T, title string, o compare.Options, suites ...*formats.Suite) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		t.Skip("no chromium to look at the page with: apt-get install chromium")
	}
	dir := t.TempDir()
	if *shots != "" {
		dir = *shots
	}
	b := &browser{t: t, file: filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "_")+".html")}
	var read []*formats.Suite
	for _, s := range suites {
		file, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := formats.Read(s.Source, bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, again)
	}
	var text strings.Builder
	if err := Write(&text, title, read, o); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.file, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.WSURLReadTimeout(time.Minute))
	limited, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewExecAllocator(limited, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatalf("starting %s: %v", program, err)
	}
	b.do(
		command(log.Enable, cdp.Empty{}), command(network.Enable, network.EnableParams{}), command(runtime.Enable, cdp.Empty{}),
		chromedp.Navigate("file://"+b.file))
	return b
}

// command makes an action of a command whose result nobody needs.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// media sets what the page is shown on, and in which colours.
func media(on, scheme string) chromedp.Action[chromedp.Void] {
	return command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: on, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// listen keeps what the page logs, throws and asks for.
func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.complaints = append(b.complaints, fmt.Sprintf("console: %v", e.Type))
	case *runtime.EventExceptionThrown:
		b.complaints = append(b.complaints, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.complaints = append(b.complaints, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			b.requests = append(b.requests, e.Request.URL)
		}
	}
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// eval runs a script and returns its result.
func eval[T any](b *browser, script string) T {
	b.t.Helper()
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatalf("%.60s: %v", script, err)
	}
	return found
}

// quiet fails the test if the page complained or asked for anything but itself.
func (b *browser) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.complaints) > 0 {
		b.t.Errorf("the page complains: %q", b.complaints)
	}
	if !slices.Equal(b.requests, []string{"file://" + b.file}) {
		b.t.Errorf("the page asks for %q", b.requests)
	}
}

// look takes a screenshot of the whole page, for whoever asked to see it.
func (b *browser) look(name string) {
	if *shots == "" {
		return
	}
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*shots, name+".jpg"), picture, 0o644); err != nil {
		b.t.Error(err)
	}
}

// TestPageInBrowser holds the page to the file it is of, in every form it has.
func TestPageInBrowser(t *testing.T) {
	suite := measured(len(standIns))
	b := open(t, "A report", compare.Options{}, suite)
	for _, view := range []struct {
		name          string
		width, height int64
		scheme        string
	}{
		{"wide-light", 1280, 900, "light"},
		{"wide-dark", 1280, 900, "dark"},
		{"phone-light", 360, 740, "light"},
		{"phone-dark", 360, 740, "dark"},
	} {
		t.Run(view.name, func(t *testing.T) {
			outer := b.t
			b.t = t
			defer func() { b.t = outer }()
			b.do(chromedp.EmulateViewport(view.width, view.height), media("", view.scheme))
			b.checkLayout(view.width)
			b.checkColors(view.scheme == "dark")
			b.look(view.name)
		})
	}
	t.Run("print", func(t *testing.T) {
		b.do(media("print", "dark"))
		pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground()))
		if err != nil {
			t.Fatal(err)
		}
		hidden := eval[bool](b, `getComputedStyle(document.querySelector("nav")).display === "none" && getComputedStyle(document.querySelector(".theme")).display === "none"`)
		if !strings.HasPrefix(string(pdf), "%PDF-") || len(pdf) < 20000 {
			t.Errorf("%d bytes are printed", len(pdf))
		}
		if !hidden {
			t.Error("the page's controls are printed")
		}
		b.t = t
		b.checkColors(false) // paper is white, whatever the screen is
		if *shots != "" {
			if err := os.WriteFile(filepath.Join(*shots, "print.pdf"), pdf, 0o644); err != nil {
				t.Error(err)
			}
		}
		b.do(media("", "light"))
	})
	b.t = t
	b.checkTheme()
	b.checkNumbers(suite)
	b.quiet()
}

// checkLayout finds whatever does not fit: a page wider than its window, and text
// that stands out of its chart.
func (b *browser) checkLayout(width int64) {
	b.t.Helper()
	found := eval[struct {
		Width, Charts, Empty int
		Out, Small           []string
	}](b, `(() => {
		const shown = [...document.querySelectorAll("svg")].filter(s => s.checkVisibility());
		const out = [], small = [];
		let empty = 0;
		for (const s of shown) {
			const box = s.getBoundingClientRect();
			if (box.width < 100 || box.height < 20 || s.querySelectorAll("path").length < 2) empty++;
			for (const t of s.querySelectorAll("text")) {
				const r = t.getBoundingClientRect();
				if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 2 || r.bottom > box.bottom + 2)
					out.push(s.getAttribute("aria-label") + ": " + t.textContent);
				if (r.height < 9 && r.width < 9 * t.textContent.length / 2 && r.height < r.width) small.push(t.textContent);
			}
		}
		for (const e of document.querySelectorAll(".card *, figure *")) {
			const box = e.closest(".card, figure").getBoundingClientRect(), r = e.getBoundingClientRect();
			if (e.checkVisibility() && !e.closest("svg") && (r.left < box.left - 1 || r.right > box.right + 1)) out.push(e.textContent);
		}
		return {Width: document.documentElement.scrollWidth, Charts: shown.length, Empty: empty, Out: out, Small: small};
	})()`)
	count := 0
	for _, names := range programs {
		count += len(names)
	}
	// The overview, a chart a category, layers, memory, opcodes of three engines, two a benchmark.
	if want := 1 + len(programs) + 1 + 1 + 3 + 2*count; found.Charts != want {
		b.t.Errorf("%d charts are shown, want %d", found.Charts, want)
	}
	if found.Width > int(width) {
		b.t.Errorf("the page is %d wide in a window of %d", found.Width, width)
	}
	if found.Empty > 0 || len(found.Out) > 0 || len(found.Small) > 0 {
		b.t.Errorf("%d charts are empty; these stand out of their charts and boxes: %q; are too small: %q", found.Empty, found.Out, found.Small)
	}
}

// checkColors finds text that is hard to read on what is behind it.
func (b *browser) checkColors(dark bool) {
	b.t.Helper()
	found := eval[struct {
		Page  float64
		Faint []string
	}](b, `(() => {
		const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true}), known = new Map();
		const parts = c => {
			if (!known.has(c)) { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); known.set(c, canvas.getImageData(0, 0, 1, 1).data); }
			return known.get(c);
		};
		const light = c => { const [r, g, b] = [...parts(c)].slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
		const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (parts(c)[3] > 250) return c; } return "white"; };
		const faint = new Set();
		for (const e of document.querySelectorAll("h1, h2, h3, p, td, th, a, li, dd, dt, span.good, span.bad, span.range, svg text")) {
			if (!e.checkVisibility()) continue;
			const style = getComputedStyle(e), a = light(e.closest("svg") ? style.fill : style.color), b = light(behind(e));
			const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
			if (contrast < 4.5) faint.add(e.tagName + "." + e.className + " " + contrast.toFixed(2));
		}
		return {Page: light(getComputedStyle(document.body).backgroundColor), Faint: [...faint]};
	})()`)
	if dark != (found.Page < 0.2) {
		b.t.Errorf("the page's lightness is %.2f; dark is %v", found.Page, dark)
	}
	if len(found.Faint) > 0 {
		b.t.Errorf("hard to read: %q", found.Faint)
	}
}

// checkTheme presses the buttons that choose colours.
func (b *browser) checkTheme() {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(1280, 900))
	dark := eval[string](b, `document.getElementById("dark").click(), getComputedStyle(document.body).backgroundColor`)
	light := eval[string](b, `document.getElementById("light").click(), getComputedStyle(document.body).backgroundColor`)
	if light == dark {
		b.t.Errorf("light and dark are both %s", light)
	}
}

// checkNumbers holds what the tables show to what the file says, worked out again.
func (b *browser) checkNumbers(suite *formats.Suite) {
	b.t.Helper()
	medians := map[string]float64{} // by benchmark and engine
	peaks := map[string]float64{}
	counts := map[string]int{}
	for _, x := range suite.Benchmarks {
		key := x.Program() + " " + x.Engine()
		medians[key], counts[key] = middle(x.Values()), len(x.Values())
		var of []float64
		for _, r := range x.Runs {
			peak, _ := r.Number(formats.KeyPeak)
			of = append(of, peak)
		}
		peaks[key] = middle(of)
	}
	rows := eval[[]struct{ Benchmark, Column, N, Center, Speed, Peak string }](b, `[...document.querySelectorAll("#all tr[data-column]")].map(r => ({
		Benchmark: r.dataset.benchmark, Column: r.dataset.column, N: r.querySelector("[data-n]").dataset.n,
		Center: r.querySelector(".center").dataset.value,
		Speed: r.querySelector(".speed")?.dataset.value ?? "",
		Peak: r.querySelector("[data-measure='peak memory']").dataset.value}))`)
	if len(rows) != len(medians) {
		b.t.Errorf("%d rows, want %d", len(rows), len(medians))
	}
	same := func(what, text string, want float64) {
		b.t.Helper()
		got, err := strconv.ParseFloat(text, 64)
		if err != nil || math.Abs(got-want) > 1e-9*math.Abs(want) {
			b.t.Errorf("%s is %q, want %v", what, text, want)
		}
	}
	logs := map[string]float64{}
	for _, row := range rows {
		key := row.Benchmark + " " + row.Column
		same(key, row.Center, medians[key])
		same(key+"'s number of values", row.N, float64(counts[key]))
		same(key+"'s peak memory", row.Peak, peaks[key])
		if row.Column == "cpython" {
			continue
		}
		speed := medians[row.Benchmark+" cpython"] / medians[key]
		same(key+"'s speed", row.Speed, speed)
		logs[row.Column] += math.Log(speed)
	}
	means := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll("[data-mean]")].map(e => [e.dataset.mean, e.dataset.value]))`)
	if len(means) != len(logs) {
		b.t.Errorf("%d means, want %d", len(means), len(logs))
	}
	programs := float64(len(rows) / len(standIns))
	for column, sum := range logs {
		same("the mean of "+column, means[column], math.Exp(sum/programs))
	}
	worth := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll("#layer-worth tbody tr")].map(r => [r.querySelector("th").textContent, r.lastElementChild.dataset.value]))`)
	for layer, of := range map[string][2]string{"registers": {"adder-registers", "adder-baseline"}, "caches": {"adder-caches", "adder-registers"}} {
		same("the worth of "+layer, worth[layer], math.Exp((logs[of[0]]-logs[of[1]])/programs))
	}
	hottest := eval[[]string](b, `[...document.querySelectorAll("table.opcodes[data-column='adder-caches'] tbody tr")].map(r => r.querySelector("th").textContent + " " + r.querySelector("td").dataset.value)`)
	shares := sharesOf(suite, "adder-caches")
	if len(hottest) != mostOpcodes {
		b.t.Errorf("%d hot opcodes, want %d", len(hottest), mostOpcodes)
	}
	for _, line := range hottest {
		name, share, _ := strings.Cut(line, " ")
		same("the share of "+name, share, shares[name])
	}
}

// middle is the median, by its definition.
func middle(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// sharesOf is how much of an engine's instructions an opcode is, as a mean of
// benchmarks.
func sharesOf(suite *formats.Suite, engine string) map[string]float64 {
	shares, benchmarks := map[string]float64{}, 0.0
	for _, b := range suite.Benchmarks {
		if b.Engine() != engine {
			continue
		}
		benchmarks++
		total, own := 0.0, map[string]float64{}
		for _, r := range b.Runs {
			for _, name := range opcodes {
				n, _ := r.Number(formats.OpcodePrefix + name)
				own[name] += n
				total += n
			}
		}
		for name, n := range own {
			shares[name] += n / total
		}
	}
	for name := range shares {
		shares[name] /= benchmarks
	}
	return shares
}

// TestHostileNames makes sure that no name in a file can become part of the page.
func TestHostileNames(t *testing.T) {
	suite := measured(2)
	hostile := `<script>window.taken=1</script><img src=x onerror="window.taken=1">"'&`
	for _, b := range suite.Benchmarks {
		if b.Program() == "fib" {
			b.Metadata[formats.KeyName] = hostile + "@" + b.Engine()
		}
		b.Metadata[formats.KeyCategory] = "</style>" + hostile
		b.Metadata[formats.KeyVersion] = hostile
	}
	suite.Source = hostile
	suite.Metadata[formats.KeyProcessor] = hostile
	b := open(t, hostile, compare.Options{}, suite)
	found := eval[struct {
		Taken  bool
		Title  string
		Images int
		Names  []string
	}](b, `({Taken: "taken" in window, Title: document.title, Images: document.images.length + document.scripts.length,
		Names: [...document.querySelectorAll("#all tr[data-benchmark]")].map(r => r.dataset.benchmark)})`)
	if found.Taken || found.Images > 0 || found.Title != hostile || !slices.Contains(found.Names, hostile) {
		t.Errorf("%+v", found)
	}
	b.quiet()
}

// TestOneColumn has nothing to compare, and still shows what was measured.
func TestOneColumn(t *testing.T) {
	b := open(t, "One engine", compare.Options{}, measured(1))
	found := eval[struct{ Ratios, Charts, Links int }](b, `({Ratios: document.querySelectorAll(".speed, [data-mean]").length, Charts: document.querySelectorAll("svg").length,
		Links: [...document.querySelectorAll("nav a")].filter(a => !document.querySelector(a.getAttribute("href"))).length})`)
	if found.Ratios != 0 || found.Charts != 2*18 || found.Links != 0 {
		t.Errorf("%+v, want no ratios, 36 charts, no dead links", found)
	}
	b.look("one-column")
	b.quiet()
}
