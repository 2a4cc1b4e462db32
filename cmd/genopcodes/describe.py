"""Prints, as JSON, what the running interpreter's opcode modules know."""
import json
import importlib.util

import _opcode
import _opcode_metadata
import opcode

ARGS = [*range(1024), 4096, 4097, 65535, 65536, 1000001]
HAS = ("arg", "const", "name", "jump", "free", "local", "exc")


def effects(op, jump):
    return [_opcode.stack_effect(op, arg, jump=jump) for arg in ARGS]


def common_constant_name(c):
    return c.__name__


base_of = {
    special: base
    for base, family in _opcode_metadata._specializations.items()
    for special in family
}

ops = []
for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1]):
    ops.append({
        "name": name,
        "number": number,
        "flags": [has for has in HAS if getattr(_opcode, "has_" + has)(number)],
        "effects": effects(number, False),
        "jumpEffects": effects(number, True),
        "caches": [[field, size] for field, size in opcode._cache_format.get(name, {}).items()],
    })

print(json.dumps({
    "magic": list(importlib.util.MAGIC_NUMBER),
    "args": ARGS,
    "ops": ops,
    "specialized": sorted(
        ([name, number, base_of[name]] for name, number in _opcode_metadata._specialized_opmap.items()),
        key=lambda item: item[1]),
    "minInstrumented": _opcode_metadata.MIN_INSTRUMENTED_OPCODE,
    "intrinsics1": _opcode.get_intrinsic1_descs(),
    "intrinsics2": _opcode.get_intrinsic2_descs(),
    "specialMethods": _opcode.get_special_method_names(),
    "binaryOps": [list(pair) for pair in _opcode.get_nb_ops()],
    "compareOps": list(opcode.cmp_op),
    "commonConstants": [common_constant_name(c) for c in opcode._common_constants],
    "commonConstantReprs": [c.__name__ if isinstance(c, type) else repr(c) for c in opcode._common_constants],
}))
