package vm

// Config is what the command line and the environment say about a run; sys.flags
// and its relatives show it.
type Config struct {
	Argv                []string
	OrigArgv            []string // the whole command line; Argv when nil
	Path                []string // what comes before the standard library in sys.path
	Executable          string
	ProgramName         string // PYTHONEXECUTABLE
	Optimize            int    // -O; above 2 is as 2
	Debug               bool   // -d
	Isolated            bool   // -I
	IgnoreEnvironment   bool   // -E
	NoSite              bool   // -S
	NoUserSite          bool   // -s
	SafePath            bool   // -P
	DontWriteBytecode   bool   // -B
	Inspect             bool   // -i
	Interactive         bool
	Quiet               bool // -q
	Verbose             int  // -v
	BytesWarning        int  // -b
	Unbuffered          bool // -u
	UTF8Mode            bool
	IOEncoding          string // PYTHONIOENCODING: encoding:errors, either may be missing
	DevMode             bool
	WarnDefaultEncoding bool
	// NoDebugRanges leaves out of code objects which columns an instruction
	// stands for (-X no_debug_ranges).
	NoDebugRanges        bool
	ThreadInheritContext bool     // shown in sys.flags
	ContextAwareWarnings bool     // shown in sys.flags
	ImportTime           int      // -X importtime: 1 for what is imported, 2 also for what has been
	CPUCount             int      // -X cpu_count; 0 for as many as there are
	WarnOptions          []string // -W
	XOptions             []string // -X
	PyCachePrefix        string
	IntMaxStrDigits      int
	HashSeed             string // PYTHONHASHSEED as given
	CheckHashPycs        string // --check-hash-based-pycs, "default" when empty
}
