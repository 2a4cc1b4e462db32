from .. import alpha as up
