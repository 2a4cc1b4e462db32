import unittest, io, re
from unittest import mock
import unittest.runner, time

time.perf_counter = lambda: 0.0  # the last line's duration becomes 0.000s

class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x)
    def pop(self):
        if not self.items: raise IndexError("empty stack")
        return self.items.pop()
def setUpModule(): print("setUpModule")
def tearDownModule(): print("tearDownModule")
class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls): cls.shared = []
    def setUp(self): self.s = Stack(); self.addCleanup(self.shared.append, self.id().rsplit(".", 1)[-1])
    def tearDown(self): self.s = None
    def test_push_pop(self):
        self.s.push(1); self.s.push(2)
        self.assertEqual(self.s.pop(), 2); self.assertEqual([self.s.pop()], [1])
    def test_empty(self):
        "Popping an empty stack raises."
        with self.assertRaises(IndexError) as cm: self.s.pop()
        self.assertEqual(str(cm.exception), "empty stack")
        self.assertRaisesRegex(IndexError, "emp", self.s.pop)
    def test_subtests(self):
        for i in range(4):
            with self.subTest(i=i): self.assertNotEqual(i, 2, "two is special")
    @unittest.skip("not today")
    def test_skipped(self): self.fail("never")
    @unittest.skipIf(True, "condition")
    def test_skip_if(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.assertTrue(False)
    @unittest.expectedFailure
    def test_unexpected(self): pass
    def test_skip_inside(self): self.skipTest("from inside")
class Asserts(unittest.TestCase):
    maxDiff = None
    def test_many(self):
        self.assertIn(1, [1]); self.assertIs(None, None); self.assertIsNone(None); self.assertIsInstance(1, int); self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertGreater(2, 1); self.assertCountEqual([1, 2, 2], [2, 1, 2]); self.assertRegex("abc", "b"); self.assertDictEqual({1: 2}, {1: 2}); self.assertTupleEqual((1,), (1,)); self.assertMultiLineEqual("a\nb", "a\nb"); self.assertFalse([]); self.assertNotIn(1, []); self.assertLessEqual(1, 1)
        with self.assertWarns(UserWarning): import warnings; warnings.warn("w")
        with self.assertLogs("x", "INFO") as cm: import logging; logging.getLogger("x").info("hello")
        self.assertEqual(cm.output, ["INFO:x:hello"])
    def test_list_diff(self): self.assertEqual([1, 2, 3], [1, 2, 4])
    def test_str_diff(self): self.assertEqual("line one\nline two\n", "line one\nline 2\n")
    def test_dict_diff(self): self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})
    def test_set_diff(self): self.assertEqual({1, 2}, {2, 3})
    def test_message(self): self.assertEqual(1, 2, msg="numbers differ")
    def test_not_raised(self):
        with self.assertRaises(ValueError): pass
    def test_error(self): {}["missing"]
    def test_true(self): self.assertTrue(0)
    def test_almost(self): self.assertAlmostEqual(1.0, 1.1, places=2)
    def test_in(self): self.assertIn("x", "abc")
    def test_count(self): self.assertCountEqual("aab", "abb")
    def test_chain(self):
        try: 1 / 0
        except ZeroDivisionError: self.fail("after division")
class Mocking(unittest.TestCase):
    def test_mock(self):
        m = mock.Mock(return_value=5); self.assertEqual(m(1, k=2), 5); m.assert_called_once_with(1, k=2); m.attr.method(3); self.assertEqual(m.mock_calls[-1], mock.call.attr.method(3))
        with self.assertRaises(AssertionError): m.assert_called_with(9)
    @mock.patch("builtins.print")
    def test_patch(self, p): print("hidden"); p.assert_called_with("hidden")
    def test_side_effect(self):
        m = mock.MagicMock(side_effect=[1, ValueError("se")]); self.assertEqual(m(), 1); self.assertRaises(ValueError, m); m.__len__.return_value = 7; self.assertEqual(len(m), 7)
class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def test_await(self):
        import asyncio
        await asyncio.sleep(0); self.assertEqual(await self.value(), 3)
    async def value(self): return 3
if __name__ == "__main__": unittest.main()
