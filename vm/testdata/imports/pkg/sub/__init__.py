from ..alpha import where
from .. import exported
