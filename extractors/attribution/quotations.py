"""Which tokens stand between quotation marks."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extractors.text.words import find_words

OPENING, CLOSING, STRAIGHT = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'
QUOTES = OPENING | CLOSING | {STRAIGHT}


class Quotation(NamedTuple):
    """The opening mark's token, and the closing one's (or the paragraph's end, where none closes it)."""

    start: int
    end: int


@lru_cache(maxsize=65536)
def may_bound(token: str) -> bool:
    """Whether a quotation can begin or end with a token: a mark, or a paragraph's end."""
    return token in QUOTES or "\n" in token


def find_quotations(text: list[str]) -> list[Quotation]:
    """The quotations, in order. A straight mark opens and closes in turn; a paragraph's end closes all.

    >>> find_quotations(["“", "Yes", "”", "she", "said"])
    [Quotation(start=0, end=2)]
    """
    found: list[Quotation] = []
    start = -1
    for i in find_words(text, may_bound):
        token = text[i]
        if token in QUOTES:
            if start < 0 and token not in CLOSING:
                start = i
            elif start >= 0 and token not in OPENING:
                found.append(Quotation(start, i))
                start = -1
        elif start >= 0:
            found.append(Quotation(start, i))
            start = -1
    if start >= 0:
        found.append(Quotation(start, len(text)))
    return found
