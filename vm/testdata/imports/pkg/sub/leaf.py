from ..beta import value
from . import where
import pkg.gamma
result = value, where()[0], pkg.gamma.G
try:
    from ... import anything
except ImportError as e:
    error = str(e)
