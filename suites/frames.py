"""The frames that suites look at: published tables as text, cell by cell as the CSV will hold them.

Why text: what is validated is then what is published. `66.67` stays `66.67` and `1260000` never becomes `1.26e+06`,
no column changes its type because a cell is empty, and nothing is lost between the check and the file. Suites
convert (to exact decimals, never to floats) where an expectation compares numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas

from extractors.schema import TABLES

TEXT = pandas.StringDtype(storage="python", na_value=float("nan"))
"""The dtype that pandas 3 calls `str`, in Python strings: the same with and without pyarrow (whose regexes differ)."""

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def table_frame(table: str, rows: Iterable[Mapping[str, str]]) -> pandas.DataFrame:
    """The rows of a published table as a frame: every column text, in the schema's order; empty cells are missing.

    Cells are written as in the CSV: integers and numbers as plain decimals (`1260000`, `66.67`, never `1.26E+6`), dates
    as `2025-11-30`, what is missing as `""`. A row that lacks a column, or has one that the schema does not know, raises
    KeyError.

    >>> frame = table_frame("rejects", [{"file": "a.txt", "reason": "empty", "detail": ""}])
    >>> list(frame.columns), frame.loc[0, "reason"], bool(frame["detail"].isna()[0])
    (['file', 'reason', 'detail'], 'empty', True)
    """
    columns = TABLES[table].columns
    records = [_cells(table, columns, row) for row in rows]
    return as_text(pandas.DataFrame(records, columns=list(columns), dtype=object))


def as_text(frame: pandas.DataFrame) -> pandas.DataFrame:
    """The frame with rows numbered from 0, every cell text, and empty cells missing."""
    text = frame.reset_index(drop=True).astype(TEXT)
    return text.mask(text == "")


def _cells(table: str, columns: tuple[str, ...], row: Mapping[str, str]) -> list[str]:
    if len(row) != len(columns):
        raise KeyError(f"{table}: columns {sorted(set(row) ^ set(columns))} missing or unknown")
    return [row[column] for column in columns]


def numbers(cells: pandas.Series) -> list[Decimal | None]:
    """Each cell as an exact decimal; None where it is missing or no number.

    >>> numbers(pandas.Series(["66.67", None, "many"]))
    [Decimal('66.67'), None, None]
    """
    return [Decimal(cell) if isinstance(cell, str) and NUMBER.fullmatch(cell) else None for cell in cells]


def integers(cells: pandas.Series) -> list[int | None]:
    """Each cell as an integer; None where it is missing or no integer."""
    return [int(cell) if isinstance(cell, str) and INTEGER.fullmatch(cell) else None for cell in cells]


def words(cells: pandas.Series) -> list[str]:
    """Each cell as text; a missing one as the empty text."""
    return [cell if isinstance(cell, str) else "" for cell in cells]


def one_line(text: str) -> str:
    """The text with newlines and runs of blanks as one blank, as sentences are published.

    >>> one_line("Sales rose \\n 3%. ")
    'Sales rose 3%.'
    """
    return " ".join(text.split())
