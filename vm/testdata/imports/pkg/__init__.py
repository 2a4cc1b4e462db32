"""The package's docstring."""
print("init pkg", __name__, __package__, __path__ is not None)
from . import alpha
from .beta import value as beta_value
__all__ = ["alpha", "exported", "gamma"]
exported = "exported value"
_hidden = 1
not_in_all = 2
def __getattr__(name):
    if name == "dynamic":
        return "made on demand"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
