"""Clauses that measure: whose verb says how much their subject is, or how it moved."""

from __future__ import annotations

from extractors.claims import changes
from extractors.grammar.clauses import Clause

_STANDING = frozenset(
    "be average reach total stand hit exceed top surpass amount come run stick peak number equal measure trade settle close near approach".split()
)


def measures(clause: Clause) -> bool:
    """Whether a clause's verb says how much its subject is, or how it moved: `it averaged 3%`, `they have risen`."""
    moving = changes.VERBS.get(clause.verb)
    return clause.verb in _STANDING or (moving is not None and moving.moves != "object")
