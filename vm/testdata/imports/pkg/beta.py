from .alpha import NAME
from . import alpha as renamed
value = NAME + "-beta", renamed.__name__
