"""Text cells that a spreadsheet would take for a formula, made harmless and back.

A cell of text that begins with one of `STARTS` gets an apostrophe in front, which spreadsheets take for "this is text". So that
nothing is lost, a cell that begins with apostrophes before such a sign gets one more, and reading takes exactly one away.
Signed numbers as they are printed (`-0.7%`) are no formulas, and stay.

Numbers, days and words of a vocabulary can't hold such a sign: only columns of free text are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractors.schema import TABLES

GUARD = "'"
STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""Signs that begin a formula, or are passed over before one; full-width ones, which some spreadsheets take for the others."""

DANGEROUS = re.compile(f"{GUARD}*[{STARTS}]")
GUARDED = re.compile(f"{GUARD}+[{STARTS}]")
SIGNED_NUMBER = re.compile(r"[+-]\d[\d,. ]*%?")


def neutralise(cell: str) -> str:
    """The cell as it is published.

    >>> [neutralise(cell) for cell in ("=1+1", "@all", "-0.7%", "-$3m", "'=1", "rose 3%")]
    ["'=1+1", "'@all", '-0.7%', "'-$3m", "''=1", 'rose 3%']
    """
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


@cache
def text_places(table: str) -> tuple[bool, ...]:
    """For each column of a table, in order, whether it holds free text."""
    return tuple(column in text_columns(table) for column in TABLES[table].columns)


def neutralise_all(table: str, cells: Iterable[str]) -> list[str]:
    """The cells of a row, in the order of the columns, as they are published."""
    return [neutralise(cell) if is_text else cell for cell, is_text in zip(cells, text_places(table), strict=True)]


def restore_row(row: dict[str, str]) -> dict[str, str]:
    """The row with its cells as they were; what is no free text never begins with an apostrophe.

    >>> restore_row({"quote": "'=1", "unit": "percent"})
    {'quote': '=1', 'unit': 'percent'}
    """
    for name in [name for name, cell in row.items() if cell.startswith(GUARD)]:
        row[name] = restore(row[name])
    return row
