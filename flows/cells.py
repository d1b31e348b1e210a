"""Text cells that a spreadsheet would take for a formula, made harmless and back.

A cell of text that begins with one of `STARTS` gets an apostrophe in front, which spreadsheets take for "this is text". So that
nothing is lost, a cell that begins with apostrophes before such a sign gets one more, and reading takes exactly one away.
Signed numbers as they are printed (`-0.7%`) are no formulas, and stay.

Numbers, days and words of a vocabulary can't hold such a sign: only columns of free text are looked at.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.schema import TABLES

GUARD = "'"
STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""Signs that begin a formula, or are passed over before one; full-width ones, which some spreadsheets take for the others."""

DANGEROUS = re.compile(f"{GUARD}*[{STARTS}]")
GUARDED = re.compile(f"{GUARD}+[{STARTS}]")
SIGNED_NUMBER = re.compile(r"[+-]\d[\d,. ]*%?")


def neutralise(cell: str, raw: bool = False) -> str:
    """The cell as it is published. Where cells are wanted `raw`, only one that would be taken for guarded is.

    >>> neutralise("=1+1", raw=True), neutralise("'=1", raw=True)
    ('=1+1', "''=1")
    >>> [neutralise(cell) for cell in ("=1+1", "@all", "-0.7%", "-$3m", "'=1", "rose 3%")]
    ["'=1+1", "'@all", '-0.7%', "'-$3m", "''=1", 'rose 3%']
    """
    if raw:
        return GUARD + cell if GUARDED.match(cell) else cell
    return GUARD + cell if DANGEROUS.match(cell) and not SIGNED_NUMBER.fullmatch(cell) else cell


def restore(cell: str) -> str:
    """The cell that `neutralise` was given.

    >>> [restore(cell) for cell in ("'=1+1", "-0.7%", "''=1", "'tis")]
    ['=1+1', '-0.7%', "'=1", "'tis"]
    """
    return cell[1:] if GUARDED.match(cell) else cell


@cache
def text_columns(table: str) -> frozenset[str]:
    """The columns of a table that hold free text.

    >>> "quote" in text_columns("claims"), "char_start" in text_columns("claims"), "bound" in text_columns("claims")
    (True, False, False)
    """
    return frozenset(
        field.name
        for field in TABLES[table].fields
        if field.type == "string" and not (field.vocabulary or field.pattern)
    )
