# Prints, as JSON, the classes of module ast: name, base, fields with their kinds
# as the abstract grammar writes them, and position attributes.
import ast, json, types

def kind(t):
    if isinstance(t, types.GenericAlias):
        return kind(t.__args__[0]) + '*'
    if not isinstance(t, type):
        return kind([a for a in t.__args__ if a is not type(None)][0]) + '?'
    return {'str': 'identifier', 'object': 'constant'}.get(t.__name__, t.__name__)

order, seen = [], set()

def visit(c):
    for sub in c.__subclasses__():
        if sub.__module__ == 'ast' and sub.__name__ not in seen and not sub.__name__.startswith('_'):
            seen.add(sub.__name__)
            order.append(sub)
            visit(sub)

visit(ast.AST)
deprecated = {'Num', 'Str', 'Bytes', 'NameConstant', 'Ellipsis', 'Index', 'ExtSlice', 'slice', 'Suite', 'AugLoad', 'AugStore', 'Param'}
out = []
for c in order:
    if c.__name__ in deprecated:
        continue
    types_ = getattr(c, '_field_types', {}) if c._fields else {}
    fields = [[f, kind(types_[f])] for f in c._fields]
    for f in fields:
        if f[1] == 'identifier' and c.__name__ in ('TypeIgnore',) or f[0] in ('type_comment', 'kind'):
            f[1] = f[1].replace('identifier', 'string')
    out.append([c.__name__, c.__bases__[0].__name__, fields, bool(c._attributes), hasattr(c, 'end_lineno') and 'end_lineno' in dir(c)])
print(json.dumps(out))
