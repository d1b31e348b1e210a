"""Finding the checks by where they stand, and running them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import checks
from checks.core.records import Check, Relation
from checks.core.story import Claims
from extractors.schema import Claim


@cache
def discover() -> tuple[ModuleType, ...]:
    """Every check: the modules that stand directly in the package, by name.

    >>> [module.__name__ for module in discover()][:2]
    ['checks.average', 'checks.bounds']
    """
    names = sorted(found.name for found in iter_modules(checks.__path__) if not found.ispkg)
    modules = tuple(import_module(f"checks.{name}") for name in names)
    for module in modules:
        if not callable(getattr(module, "find", None)) or not callable(getattr(module, "test", None)):
            raise TypeError(f"{module.__name__} is no check: it needs find(claims) and test(relation)")
    return modules


def run(claims: Iterable[Claim]) -> list[Check]:
    """Every check of the claims, of one article or of several, in a stable order.

    A relation that several ways of tying lead to is told once, with the surest tie.
    """
    claims = Claims(claims)
    found: list[Check] = []
    for module in discover():
        for relation in surest(module.find(claims)):
            verdict = module.test(relation)
            if verdict is not None:
                found.append(Check(relation, verdict))
    return sorted(found, key=lambda check: (check.article_id, check.relation.rule, check.check_id))


def surest(relations: Iterable[Relation]) -> Sequence[Relation]:
    """One relation for each set of claims: the surest, and of equally sure ones the first."""
    best: dict[frozenset[str], Relation] = {}
    for relation in relations:
        key = frozenset(claim.claim_id for claim in relation.claims)
        if key not in best or relation.surety < best[key].surety:
            best[key] = relation
    return tuple(best.values())
