package object

// ExceptionTypes holds the built-in exception types.
type ExceptionTypes struct {
	BaseException, BaseExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit  *Type
	Exception, ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError *Type
	AssertionError, AttributeError, BufferError, EOFError, ExceptionGroup            *Type
	ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError              *Type
	MemoryError, NameError, UnboundLocalError                                        *Type
	OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError    *Type
	ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError             *Type
	FileExistsError, FileNotFoundError, InterruptedError, IsADirectoryError          *Type
	NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError            *Type
	ReferenceError, RuntimeError, NotImplementedError, PythonFinalizationError       *Type
	RecursionError, StopAsyncIteration, StopIteration, SyntaxError                   *Type
	IndentationError, TabError, IncompleteInputError, SystemError, TypeError         *Type
	ValueError, UnicodeError, UnicodeDecodeError, UnicodeEncodeError                 *Type
	UnicodeTranslateError                                                            *Type
	Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning        *Type
	ImportWarning, PendingDeprecationWarning, ResourceWarning, RuntimeWarning        *Type
	SyntaxWarning, UnicodeWarning, UserWarning                                       *Type
}
