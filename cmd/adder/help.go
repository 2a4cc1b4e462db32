package main

import (
	"fmt"
	"os"
	"strings"
)

const usageLine = "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"

const optionsHelp = `The options of python, and in brackets the variable of the environment that
does the same:
-b     : warn when bytes are compared with or turned into str (-bb: fail)
-B     : write no .pyc files [PYTHONDONTWRITEBYTECODE=1]
-c cmd : the program itself; ends the options
-d     : sets sys.flags.debug, nothing else [PYTHONDEBUG=1]
-E     : ignore the PYTHON* variables of the environment
-h     : show this and exit (also -? and --help)
-i     : ask for statements after the program has run, even when standard input
         is no terminal [PYTHONINSPECT=1]
-I     : keep the user's environment out (-E, -P and -s)
-m mod : run a module of the library as a program; ends the options
-O     : leave out assert statements and what depends on __debug__
         [PYTHONOPTIMIZE=1]
-OO    : leave out docstrings, too [PYTHONOPTIMIZE=2]
-P     : do not put the program's folder into sys.path [PYTHONSAFEPATH=1]
-q     : do not say hello before the first prompt
-s     : no packages of the user [PYTHONNOUSERSITE=1]
-S     : do not import site
-u     : write standard output and standard error at once [PYTHONUNBUFFERED=1]
-v     : say what is imported, and from where; -vv: say more [PYTHONVERBOSE=1]
-V     : show the version and exit (also --version); -VV: and the build
-W arg : what to do about warnings: action:message:category:module:lineno
         [PYTHONWARNINGS=arg,arg...]
-x     : skip the program's first line
-X opt : see --help-xoptions
--check-hash-based-pycs always|default|never :
         whether .pyc files that carry their source's hash are held against it
--help-env, --help-xoptions, --help-all :
         show the variables of the environment, the -X options, or everything

What is run:
file   : a program, a .pyc file, or a folder or zip archive with a __main__
-      : standard input; without it too, but a terminal is asked for statements
arg... : for the program, in sys.argv[1:]

Adder's own tools take the place of a program: bench, dis, version. Each shows
its options with --help.
`

const variablesHelp = `Variables of the environment that python has:
ADDERHOME            : where the standard library is, instead of the built-in one
PYTHON_COLORS        : 0: no colours, 1: colours, whatever the terminal
PYTHON_CPU_COUNT     : as -X cpu_count
PYTHON_CONTEXT_AWARE_WARNINGS, PYTHON_THREAD_INHERIT_CONTEXT :
                       shown in sys.flags
PYTHONBREAKPOINT     : what breakpoint() calls; 0 for nothing
PYTHONCOERCECLOCALE  : 0: leave LC_CTYPE as it is where the locale is C
PYTHONEXECUTABLE     : what sys.executable shall be
PYTHONHASHSEED       : random, or a number that the hashes of str and bytes
                       depend on
PYTHONINTMAXSTRDIGITS: as -X int_max_str_digits
PYTHONIOENCODING     : encoding:errors of the standard streams; either may be
                       missing
PYTHONNODEBUGRANGES  : as -X no_debug_ranges
PYTHONPATH           : folders and archives that come before the library in
                       sys.path, with : between them
PYTHONPROFILEIMPORTTIME: as -X importtime
PYTHONPYCACHEPREFIX  : as -X pycache_prefix
PYTHONSTARTUP        : a file to run before the first prompt
PYTHONUSERBASE       : where the user's own packages are
PYTHONUTF8           : as -X utf8
PYTHONWARNDEFAULTENCODING: as -X warn_default_encoding
PYTHONDEVMODE        : as -X dev
and those that stand in brackets in the list of options.
`

const xoptionsHelp = `Options of the implementation, each behind a -X of its own:
cpu_count=N          : what os.cpu_count() says; default for what is true
dev                  : show all warnings
importtime[=2]       : say how long each import takes; 2: also what was there
int_max_str_digits=N : how many digits an int may have as a str; 0 for any number
no_debug_ranges      : code objects know their lines only, not their columns
pycache_prefix=DIR   : write .pyc files to a tree of folders of their own
utf8[=0]             : text is UTF-8 whatever the locale says
warn_default_encoding: warn where files are opened without an encoding
Others are accepted, shown in sys._xoptions, and mean nothing here.

Adder's own:
adder:engine=NAME    : the engine that runs the program: switch, threaded or baseline
adder:specialize=off : leave every instruction generic
adder:caches=mono|off: one entry in each inline cache, or none
adder:fuse=off       : one register instruction for each bytecode instruction
adder:cpuprofile=FILE: write a profile of the virtual machine's own Go code
adder:home=DIR       : where the standard library is, as ADDERHOME
adder:image=off      : make everything anew, instead of beginning with the image
                       of an earlier start that the user's cache holds
adder:memory=MIB     : the heap's limit
adder:gcstress=N     : collect and check the heap at every Nth allocation
`

// printHelp shows the help texts of the given names, in their order.
func printHelp(name string, texts []string) int {
	var b strings.Builder
	for i, t := range texts {
		if i > 0 {
			b.WriteByte('\n')
		}
		switch t {
		case "options":
			fmt.Fprintf(&b, usageLine, name)
			b.WriteString(optionsHelp)
		case "env":
			b.WriteString(variablesHelp)
		case "xoptions":
			b.WriteString(xoptionsHelp)
		}
	}
	if _, err := os.Stdout.WriteString(b.String()); err != nil {
		return 1
	}
	return 0
}
