"""Which tokens stand between quotation marks."""

from __future__ import annotations

from typing import NamedTuple

from extractors.text.words import find_words

OPENING, CLOSING, STRAIGHT = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'
QUOTES = OPENING | CLOSING | {STRAIGHT}


class Quotation(NamedTuple):
    """The opening mark's token, and the closing one's (or the paragraph's end, where none closes it)."""

    start: int
    end: int


def find_quotations(text: list[str]) -> list[Quotation]:
    """The quotations, in order. A straight mark opens and closes in turn; a paragraph's end closes all.

    >>> find_quotations(["“", "Yes", "”", "she", "said"])
    [Quotation(start=0, end=2)]
    """
    marks = list(find_words(text, QUOTES.__contains__))
    breaks = find_words(text, str.isspace) if marks else ()
    found: list[Quotation] = []
    start = -1
    for i in sorted((*marks, *breaks)):
        token = text[i]
        if token in QUOTES:
            if start < 0 and token not in CLOSING:
                start = i
            elif start >= 0 and token not in OPENING:
                found.append(Quotation(start, i))
                start = -1
        elif start >= 0 and "\n" in token:
            found.append(Quotation(start, i))
            start = -1
    if start >= 0:
        found.append(Quotation(start, len(text)))
    return found
