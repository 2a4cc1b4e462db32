# unittest.main in a program: loader, suites, results, exit code.
import unittest, io, sys, re
class T(unittest.TestCase):
    def test_ok(self): self.assertEqual(1 + 1, 2)
    def test_bad(self): self.assertEqual("a", "b")
    def test_err(self): raise RuntimeError("err")
    def helper(self): pass
class Setup(unittest.TestCase):
    def setUp(self): raise ValueError("setUp broke")
    def test_never(self): pass
buf = io.StringIO()
suite = unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(T), Setup("test_never"), unittest.FunctionTestCase(lambda: None, description="fn")])
r = unittest.TextTestRunner(stream=buf, verbosity=2).run(suite)
print(re.sub(r"in [\d.]+s", "in Xs", buf.getvalue())); print(r, r.testsRun, len(r.failures), len(r.errors), r.wasSuccessful(), [str(t) for t, _ in r.failures], suite.countTestCases(), unittest.TestLoader().getTestCaseNames(T))
try: unittest.main(argv=["x", "T.test_ok"], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
except SystemExit as e: print(e.code)
try: unittest.main(argv=["x", "T.nope"], testRunner=unittest.TextTestRunner(stream=(b := io.StringIO())))
except SystemExit as e: print(e.code, re.sub(r"in [\d.]+s", "in Xs", b.getvalue()))
import doctest
def square(x):
    """
    >>> square(3)
    9
    >>> square("a")
    Traceback (most recent call last):
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> square(2)
    5
    """
    return x * x
print(doctest.testmod(sys.modules[__name__]))
