"""Claims -> relations -> verdicts: whether an article's numbers agree, with the arithmetic shown.

Every module that stands directly in this package is a check: it has `find(claims)` and `test(relation)`, and its name is
the rule's. `checks.core` holds what they share.

>>> import checks
>>> checks.run([])
[]
"""

_PUBLIC = {
    "Check": "records",
    "Member": "records",
    "Relation": "records",
    "Verdict": "records",
    "discover": "running",
    "find_keys": "running",
    "run": "running",
    "run_across": "running",
}

__all__ = sorted(_PUBLIC)


def __getattr__(name: str):
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"checks.core.{_PUBLIC[name]}"), name)
