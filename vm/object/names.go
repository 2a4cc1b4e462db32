package object

// NameID numbers the names the VM itself looks up; Runtime.Name gives the
// interned str of one.
type NameID uint16

// The well-known names: each constant is N followed by the name.
const (
	N__abs__ NameID = iota
	N__add__
	N__aenter__
	N__aexit__
	N__aiter__
	N__all__
	N__and__
	N__anext__
	N__annotate__
	N__annotate_func__
	N__annotations__
	N__annotations_cache__
	N__await__
	N__bool__
	N__buffer__
	N__build_class__
	N__builtins__
	N__bytes__
	N__cached__
	N__call__
	N__cause__
	N__ceil__
	N__class__
	N__class_getitem__
	N__classcell__
	N__classdict__
	N__classdictcell__
	N__complex__
	N__contains__
	N__context__
	N__copy__
	N__deepcopy__
	N__defaults__
	N__del__
	N__delattr__
	N__delete__
	N__delitem__
	N__dict__
	N__dir__
	N__divmod__
	N__doc__
	N__enter__
	N__eq__
	N__exit__
	N__file__
	N__firstlineno__
	N__float__
	N__floor__
	N__floordiv__
	N__format__
	N__func__
	N__ge__
	N__get__
	N__getattr__
	N__getattribute__
	N__getitem__
	N__getnewargs__
	N__getnewargs_ex__
	N__getstate__
	N__gt__
	N__hash__
	N__iadd__
	N__iand__
	N__ifloordiv__
	N__ilshift__
	N__imatmul__
	N__imod__
	N__import__
	N__imul__
	N__index__
	N__init__
	N__init_subclass__
	N__instancecheck__
	N__int__
	N__invert__
	N__ior__
	N__ipow__
	N__irshift__
	N__isabstractmethod__
	N__isub__
	N__iter__
	N__itruediv__
	N__ixor__
	N__kwdefaults__
	N__le__
	N__len__
	N__length_hint__
	N__loader__
	N__lshift__
	N__lt__
	N__main__
	N__match_args__
	N__matmul__
	N__missing__
	N__mod__
	N__module__
	N__mro__
	N__mro_entries__
	N__mul__
	N__name__
	N__ne__
	N__neg__
	N__new__
	N__next__
	N__notes__
	N__objclass__
	N__or__
	N__orig_bases__
	N__orig_class__
	N__package__
	N__parameters__
	N__path__
	N__pos__
	N__pow__
	N__prepare__
	N__qualname__
	N__radd__
	N__rand__
	N__rdivmod__
	N__reduce__
	N__reduce_ex__
	N__release_buffer__
	N__repr__
	N__reversed__
	N__rfloordiv__
	N__rlshift__
	N__rmatmul__
	N__rmod__
	N__rmul__
	N__ror__
	N__round__
	N__rpow__
	N__rrshift__
	N__rshift__
	N__rsub__
	N__rtruediv__
	N__rxor__
	N__self__
	N__set__
	N__set_name__
	N__setattr__
	N__setitem__
	N__setstate__
	N__sizeof__
	N__slots__
	N__spec__
	N__static_attributes__
	N__str__
	N__sub__
	N__subclasscheck__
	N__subclasshook__
	N__suppress_context__
	N__traceback__
	N__truediv__
	N__trunc__
	N__type_params__
	N__typing_subst__
	N__typing_unpacked_tuple_args__
	N__warningregistry__
	N__weakref__
	N__wrapped__
	N__xor__
	NLambda
	NListComp
	NGenExpr
	NModuleCode
	Nargs
	Nbuiltins
	Nclose
	Ncopy
	Nencoding
	Nend
	Nerrors
	Nfile
	Nflush
	Nget
	Nitems
	Nkey
	Nkeys
	Nmetaclass
	Nmro
	Nname
	Nobj
	Npath
	Nread
	Nreadline
	Nsend
	Nsep
	Nsort
	Nstderr
	Nstdin
	Nstdout
	Nstrict
	Nthrow
	Nupdate
	Nvalue
	Nvalues
	Nwrite
	numNames
)

var nameTable = [numNames]string{
	NLambda: "<lambda>", NListComp: "<listcomp>", NGenExpr: "<genexpr>", NModuleCode: "<module>",
	N__abs__:                        "__abs__",
	N__add__:                        "__add__",
	N__aenter__:                     "__aenter__",
	N__aexit__:                      "__aexit__",
	N__aiter__:                      "__aiter__",
	N__all__:                        "__all__",
	N__and__:                        "__and__",
	N__anext__:                      "__anext__",
	N__annotate__:                   "__annotate__",
	N__annotate_func__:              "__annotate_func__",
	N__annotations__:                "__annotations__",
	N__annotations_cache__:          "__annotations_cache__",
	N__await__:                      "__await__",
	N__bool__:                       "__bool__",
	N__build_class__:                "__build_class__",
	N__builtins__:                   "__builtins__",
	N__bytes__:                      "__bytes__",
	N__buffer__:                     "__buffer__",
	N__release_buffer__:             "__release_buffer__",
	N__cached__:                     "__cached__",
	N__call__:                       "__call__",
	N__cause__:                      "__cause__",
	N__ceil__:                       "__ceil__",
	N__class__:                      "__class__",
	N__class_getitem__:              "__class_getitem__",
	N__classcell__:                  "__classcell__",
	N__classdict__:                  "__classdict__",
	N__classdictcell__:              "__classdictcell__",
	N__complex__:                    "__complex__",
	N__contains__:                   "__contains__",
	N__context__:                    "__context__",
	N__copy__:                       "__copy__",
	N__deepcopy__:                   "__deepcopy__",
	N__defaults__:                   "__defaults__",
	N__del__:                        "__del__",
	N__delattr__:                    "__delattr__",
	N__delete__:                     "__delete__",
	N__delitem__:                    "__delitem__",
	N__dict__:                       "__dict__",
	N__dir__:                        "__dir__",
	N__divmod__:                     "__divmod__",
	N__doc__:                        "__doc__",
	N__enter__:                      "__enter__",
	N__eq__:                         "__eq__",
	N__exit__:                       "__exit__",
	N__file__:                       "__file__",
	N__firstlineno__:                "__firstlineno__",
	N__float__:                      "__float__",
	N__floor__:                      "__floor__",
	N__floordiv__:                   "__floordiv__",
	N__format__:                     "__format__",
	N__func__:                       "__func__",
	N__ge__:                         "__ge__",
	N__get__:                        "__get__",
	N__getattr__:                    "__getattr__",
	N__getattribute__:               "__getattribute__",
	N__getitem__:                    "__getitem__",
	N__getnewargs__:                 "__getnewargs__",
	N__getnewargs_ex__:              "__getnewargs_ex__",
	N__getstate__:                   "__getstate__",
	N__gt__:                         "__gt__",
	N__hash__:                       "__hash__",
	N__iadd__:                       "__iadd__",
	N__iand__:                       "__iand__",
	N__ifloordiv__:                  "__ifloordiv__",
	N__ilshift__:                    "__ilshift__",
	N__imatmul__:                    "__imatmul__",
	N__imod__:                       "__imod__",
	N__import__:                     "__import__",
	N__imul__:                       "__imul__",
	N__index__:                      "__index__",
	N__init__:                       "__init__",
	N__init_subclass__:              "__init_subclass__",
	N__instancecheck__:              "__instancecheck__",
	N__int__:                        "__int__",
	N__invert__:                     "__invert__",
	N__ior__:                        "__ior__",
	N__ipow__:                       "__ipow__",
	N__irshift__:                    "__irshift__",
	N__isabstractmethod__:           "__isabstractmethod__",
	N__isub__:                       "__isub__",
	N__iter__:                       "__iter__",
	N__itruediv__:                   "__itruediv__",
	N__ixor__:                       "__ixor__",
	N__kwdefaults__:                 "__kwdefaults__",
	N__le__:                         "__le__",
	N__len__:                        "__len__",
	N__length_hint__:                "__length_hint__",
	N__loader__:                     "__loader__",
	N__lshift__:                     "__lshift__",
	N__lt__:                         "__lt__",
	N__main__:                       "__main__",
	N__match_args__:                 "__match_args__",
	N__matmul__:                     "__matmul__",
	N__missing__:                    "__missing__",
	N__mod__:                        "__mod__",
	N__module__:                     "__module__",
	N__mro__:                        "__mro__",
	N__mro_entries__:                "__mro_entries__",
	N__mul__:                        "__mul__",
	N__name__:                       "__name__",
	N__ne__:                         "__ne__",
	N__neg__:                        "__neg__",
	N__new__:                        "__new__",
	N__next__:                       "__next__",
	N__notes__:                      "__notes__",
	N__objclass__:                   "__objclass__",
	N__or__:                         "__or__",
	N__orig_bases__:                 "__orig_bases__",
	N__orig_class__:                 "__orig_class__",
	N__package__:                    "__package__",
	N__parameters__:                 "__parameters__",
	N__path__:                       "__path__",
	N__pos__:                        "__pos__",
	N__pow__:                        "__pow__",
	N__prepare__:                    "__prepare__",
	N__qualname__:                   "__qualname__",
	N__radd__:                       "__radd__",
	N__rand__:                       "__rand__",
	N__rdivmod__:                    "__rdivmod__",
	N__reduce__:                     "__reduce__",
	N__reduce_ex__:                  "__reduce_ex__",
	N__repr__:                       "__repr__",
	N__reversed__:                   "__reversed__",
	N__rfloordiv__:                  "__rfloordiv__",
	N__rlshift__:                    "__rlshift__",
	N__rmatmul__:                    "__rmatmul__",
	N__rmod__:                       "__rmod__",
	N__rmul__:                       "__rmul__",
	N__ror__:                        "__ror__",
	N__round__:                      "__round__",
	N__rpow__:                       "__rpow__",
	N__rrshift__:                    "__rrshift__",
	N__rshift__:                     "__rshift__",
	N__rsub__:                       "__rsub__",
	N__rtruediv__:                   "__rtruediv__",
	N__rxor__:                       "__rxor__",
	N__self__:                       "__self__",
	N__set__:                        "__set__",
	N__set_name__:                   "__set_name__",
	N__setattr__:                    "__setattr__",
	N__setitem__:                    "__setitem__",
	N__setstate__:                   "__setstate__",
	N__sizeof__:                     "__sizeof__",
	N__slots__:                      "__slots__",
	N__spec__:                       "__spec__",
	N__static_attributes__:          "__static_attributes__",
	N__str__:                        "__str__",
	N__sub__:                        "__sub__",
	N__subclasscheck__:              "__subclasscheck__",
	N__subclasshook__:               "__subclasshook__",
	N__suppress_context__:           "__suppress_context__",
	N__traceback__:                  "__traceback__",
	N__truediv__:                    "__truediv__",
	N__trunc__:                      "__trunc__",
	N__type_params__:                "__type_params__",
	N__typing_subst__:               "__typing_subst__",
	N__typing_unpacked_tuple_args__: "__typing_unpacked_tuple_args__",
	N__warningregistry__:            "__warningregistry__",
	N__weakref__:                    "__weakref__",
	N__wrapped__:                    "__wrapped__",
	N__xor__:                        "__xor__",
	Nargs:                           "args",
	Nbuiltins:                       "builtins",
	Nclose:                          "close",
	Ncopy:                           "copy",
	Nencoding:                       "encoding",
	Nend:                            "end",
	Nerrors:                         "errors",
	Nfile:                           "file",
	Nflush:                          "flush",
	Nget:                            "get",
	Nitems:                          "items",
	Nkey:                            "key",
	Nkeys:                           "keys",
	Nmetaclass:                      "metaclass",
	Nmro:                            "mro",
	Nname:                           "name",
	Nobj:                            "obj",
	Npath:                           "path",
	Nread:                           "read",
	Nreadline:                       "readline",
	Nsend:                           "send",
	Nsep:                            "sep",
	Nsort:                           "sort",
	Nstderr:                         "stderr",
	Nstdin:                          "stdin",
	Nstdout:                         "stdout",
	Nstrict:                         "strict",
	Nthrow:                          "throw",
	Nupdate:                         "update",
	Nvalue:                          "value",
	Nvalues:                         "values",
	Nwrite:                          "write",
}
