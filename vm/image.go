package vm

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/adder-vm/adder/vm/heap"
	"github.com/adder-vm/adder/vm/object"
)

// This file keeps what every start makes alike - types, modules, importlib, site
// and what that imports - as an image: the heap at rest, in a file beside the
// unpacked library, which later starts map instead of making it all again. An image
// is good for one program file, one library and one way to start; anything else
// about it makes a start without.

// imageBase is where the heap of a VM with images begins. Nothing else of a Go
// program is put there, but by chance; the start is then one without image.
const imageBase = 0x0500_0000_0000

const (
	imageMagic = "adder image 1\n\x00\x00"
	imagePage  = 64 << 10 // the arena's place in the file is a multiple of it: a page size anywhere
	// freezeThreshold is how often to collect, in bytes allocated, before an image is
	// written: little is to lie between what lives.
	freezeThreshold = 256 << 10
	// imagesKept bounds the images in a folder: those of programs long gone are
	// removed when a new one comes.
	imagesKept = 24
)

// An imageHeader begins the file.
type imageHeader struct {
	Magic  [16]byte
	Key    [sha256.Size]byte // what the image is good for
	Tables uint64            // bytes of the heap's tables
	State  uint64            // bytes of the runtime's
	VM     uint64            // bytes of the VM's own part
	Arena  uint64
	Sum    uint64 // xxh3 of the three parts before the arena
}

// Image tells whether the VM began with an image, and what kept it from writing one
// where it did not; nil where it was not asked to.
func (vm *VM) Image() (used bool, err error) { return vm.thawed, vm.frozen }

// imageFile returns the path of the image for this start, and what it must be good
// for; "" where there can be none.
func (o *Options) imageFile() (path string, key [sha256.Size]byte) {
	c := &o.Config
	if o.ImageDir == "" || o.Home == nil || !imagesSupported {
		return "", key
	}
	// Whatever the modules of the start-up could have looked at.
	if c.Optimize != 0 || c.Verbose != 0 || c.BytesWarning != 0 || c.DevMode || c.PyCachePrefix != "" || c.CheckHashPycs != "" ||
		c.WarnDefaultEncoding || c.Debug || c.NoDebugRanges || c.ImportTime != 0 || c.CPUCount != 0 || o.Heap.Stress != 0 || o.Heap.Verify || o.Heap.Reserve != 0 {
		return "", key
	}
	for _, x := range c.XOptions {
		if name, _, _ := strings.Cut(x, "="); name == "tracemalloc" || name == "frozen_modules" {
			return "", key
		}
	}
	program, id, err := programIdentity()
	if err != nil {
		return "", key
	}
	// The seed of the tables is a secret unless hashes are to be repeatable.
	name := fmt.Sprintf("%s\n%s\n%v\n%v\n", program, o.Home.Dir, c.NoSite, o.HashSeed != nil)
	short := sha256.Sum256([]byte(name))
	key = sha256.Sum256([]byte(name + id))
	return filepath.Join(o.ImageDir, "start-"+hex.EncodeToString(short[:8])+".image"), key
}

// fixtures lists what images refer to by name.
func (o *Options) fixtures() *object.Fixtures {
	f := &object.Fixtures{Remake: map[string]func() any{}}
	for _, m := range o.Modules {
		f.Types = append(f.Types, m.Types...)
		f.Structs = append(f.Structs, m.Structs...)
		for name, remake := range m.Remake {
			f.Remake[name] = remake
		}
	}
	return f
}

// stateNames tells what of the VM stands in Go's memory, by type: what modules
// make when they are imported, and must make again when they come with an image.
func (vm *VM) stateNames() string {
	return fmt.Sprintf("%s\n%d finishers", vm.RT.StateNames(), len(vm.finishers))
}

// thaw makes a VM that begins as the image left it.
func thaw(o Options) (*VM, *object.Thread, error) {
	path, key := o.imageFile()
	if path == "" {
		return nil, nil, errors.New("no image")
	}
	f, err := openImage(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.close()
	tables, state, own, offset, err := f.read(key)
	if err != nil {
		return nil, nil, err
	}
	ho := o.Heap
	ho.Base = imageBase
	ho.Image = &heap.ImageFile{Tables: tables, FD: f.fd, Offset: offset}
	rt, t, err := object.LoadRuntime(object.Options{Heap: ho, HashSeed: o.HashSeed}, o.fixtures(), state)
	if err != nil {
		return nil, nil, err
	}
	vm := newVM(o, rt)
	if err := vm.thawModules(t, own); err != nil {
		rt.Close()
		return nil, nil, err
	}
	vm.prepared, vm.thawed = true, true
	return vm, t, nil
}

// An imageFile is an open image. What comes before the arena is mapped, and must not
// be used after close.
type imageFile struct {
	fd   int
	size int64
	head []byte
}

// read returns the parts of the image but the arena, which begins at offset.
func (f *imageFile) read(key [sha256.Size]byte) (tables, state, own []byte, offset int64, err error) {
	bad := func(what string) ([]byte, []byte, []byte, int64, error) {
		return nil, nil, nil, 0, errors.New("image " + what)
	}
	var h imageHeader
	b, ok := h.decode(f.head)
	if !ok {
		return bad("cut short")
	}
	if string(h.Magic[:]) != imageMagic || h.Key != key {
		return bad("of another program")
	}
	n := uint64(len(b))
	if h.Tables > n || h.State > n-h.Tables || h.VM > n-h.Tables-h.State {
		return bad("cut short")
	}
	parts := h.Tables + h.State + h.VM
	offset = roundUp(int64(len(f.head)-len(b))+int64(parts), imagePage)
	if f.size != offset+int64(h.Arena) {
		return bad("cut short")
	}
	b = b[:parts]
	if xxh3.Hash(b) != h.Sum {
		return bad("damaged")
	}
	return b[:h.Tables], b[h.Tables:][:h.State], b[h.Tables+h.State:], offset, nil
}

// encode appends the header as it stands in the file.
func (h *imageHeader) encode(b []byte) []byte {
	b = append(append(b, h.Magic[:]...), h.Key[:]...)
	for _, n := range h.numbers() {
		b = binary.LittleEndian.AppendUint64(b, *n)
	}
	return b
}

// decode reads the header and returns what comes behind it.
func (h *imageHeader) decode(b []byte) (rest []byte, ok bool) {
	numbers := h.numbers()
	if len(b) < len(h.Magic)+len(h.Key)+8*len(numbers) {
		return nil, false
	}
	b = b[copy(h.Magic[:], b):]
	b = b[copy(h.Key[:], b):]
	for _, n := range numbers {
		*n = binary.LittleEndian.Uint64(b)
		b = b[8:]
	}
	return b, true
}

func (h *imageHeader) numbers() [5]*uint64 {
	return [...]*uint64{&h.Tables, &h.State, &h.VM, &h.Arena, &h.Sum}
}

func roundUp(n, to int64) int64 { return (n + to - 1) / to * to }

// freeze writes the image of the VM as it stands: prepared, and nothing begun. A
// start without image is as good, so nobody hears of what goes wrong; what does is
// for tests to see.
func (vm *VM) freeze(t *object.Thread) error {
	path, key := vm.Options.imageFile()
	if path == "" {
		return nil
	}
	fixed, err := fixedAddresses()
	if err != nil {
		return err
	}
	own, err := vm.freezeModules(t)
	if err != nil {
		return err
	}
	var m *heap.Image
	var state []byte
	done := make(chan struct{})
	go func() { // on a stack on which nothing lies about
		defer close(done)
		for range 3 { // what is dead may have to be finalized, and hold more
			vm.RT.Heap().Collect()
			if err = vm.safepoint(t); err != nil {
				return
			}
		}
		m, state, err = t.SaveImage(vm.Options.fixtures(), fixed)
	}()
	<-done
	if err != nil {
		return err
	}
	parts := slices.Concat(m.Tables(), state, own)
	h := imageHeader{Key: key, Tables: uint64(len(m.Tables())), State: uint64(len(state)), VM: uint64(len(own)), Arena: uint64(len(m.Arena)), Sum: xxh3.Hash(parts)}
	copy(h.Magic[:], imageMagic)
	out := append(h.encode(nil), parts...)
	out = append(out, make([]byte, roundUp(int64(len(out)), imagePage)-int64(len(out)))...)
	removeImages(filepath.Dir(path))
	return writeWhole(path, append(out, m.Arena...))
}

// removeImages makes room in a folder: of the images there, the oldest go.
func removeImages(dir string) {
	names, err := filepath.Glob(filepath.Join(dir, "start-*.image"))
	if err != nil || len(names) < imagesKept {
		return
	}
	age := func(name string) int64 {
		info, err := os.Stat(name)
		if err != nil {
			return 0
		}
		return info.ModTime().UnixNano()
	}
	slices.SortFunc(names, func(a, b string) int { return int(min(1, max(-1, age(a)-age(b)))) })
	for _, name := range names[:len(names)-imagesKept+1] {
		_ = os.Remove(name) // gone already, or there to stay
	}
}

// freezeModules writes what the VM and its modules keep in Go's memory.
func (vm *VM) freezeModules(t *object.Thread) ([]byte, error) {
	b := appendText(nil, vm.stateNames())
	sources := vm.sources(t)
	b = appendText(b, strings.Join(sources, "\n"))
	for _, s := range sources {
		b = appendText(b, sourceIdentity(s))
	}
	for _, d := range vm.Options.Modules {
		m := t.RT.Modules.GetString(t, d.Name)
		if m.Kind() != object.KindModule || d.Thaw == nil && d.Freeze == nil {
			continue
		}
		var data []byte
		if d.Freeze != nil {
			var err error
			if data, err = d.Freeze(vm, t); err != nil {
				return nil, fmt.Errorf("module %s: %w", d.Name, err)
			}
		}
		b = appendText(b, d.Name)
		b = appendText(b, string(data))
	}
	return b, nil
}

// thawModules makes that again.
func (vm *VM) thawModules(t *object.Thread, b []byte) error {
	names, b := cutText(b)
	list, b := cutText(b)
	if list != "" {
		for _, s := range strings.Split(list, "\n") {
			var id string
			if id, b = cutText(b); id != sourceIdentity(s) {
				return fmt.Errorf("%s has changed", s)
			}
		}
	}
	for len(b) > 0 {
		var name, data string
		name, b = cutText(b)
		data, b = cutText(b)
		d := vm.natives[name]
		m := t.RT.Modules.GetString(t, name)
		if d == nil || m.Kind() != object.KindModule {
			return fmt.Errorf("no module %s", name)
		}
		if d.Thaw == nil {
			continue
		}
		if err := d.Thaw(vm, t, object.Cast[object.Module](m), []byte(data)); err != nil {
			return fmt.Errorf("module %s: %s", name, vm.describePending(t))
		}
	}
	if got := vm.stateNames(); got != names {
		return fmt.Errorf("the image was made with\n%s\nand came back with\n%s", names, got)
	}
	return nil
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func cutText(b []byte) (string, []byte) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return "", nil
	}
	return string(b[k:][:n]), b[k+int(n):]
}

// sources lists the files of the library that the modules came from.
func (vm *VM) sources(t *object.Thread) []string {
	if vm.Home.Unpacked {
		return nil // it is ours, and nobody else changes it
	}
	list := []string{vm.bootSource("importlib._bootstrap"), vm.bootSource("importlib._bootstrap_external"), vm.bootSource("zipimport")}
	for pos := 0; ; {
		_, m, ok := t.RT.Modules.Next(t, &pos)
		if !ok {
			break
		}
		if m.Kind() != object.KindModule {
			continue
		}
		if f := object.Cast[object.Module](m).Dict.GetString(t, "__file__"); f.IsStr() {
			list = append(list, object.GoString(f))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// sourceIdentity tells one state of a file from another, as .pyc files do.
func sourceIdentity(name string) string {
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size())
}
