package vm

// Config is what the command line and the environment say about a run; sys.flags
// and its relatives show it.
type Config struct {
	Argv                []string
	OrigArgv            []string // the whole command line; Argv when nil
	Path                []string // what comes before the standard library in sys.path
	Executable          string
	Optimize            int  // -O
	Isolated            bool // -I
	IgnoreEnvironment   bool // -E
	NoSite              bool // -S
	NoUserSite          bool // -s
	SafePath            bool // -P
	DontWriteBytecode   bool // -B
	Inspect             bool // -i
	Interactive         bool
	Quiet               bool // -q
	Verbose             int  // -v
	BytesWarning        int  // -b
	Unbuffered          bool // -u
	UTF8Mode            bool
	DevMode             bool
	WarnDefaultEncoding bool
	WarnOptions         []string // -W
	XOptions            []string // -X
	PyCachePrefix       string
	IntMaxStrDigits     int
	HashSeed            string // PYTHONHASHSEED as given
	CheckHashPycs       string // --check-hash-based-pycs, "default" when empty
}
