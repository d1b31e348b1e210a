"""Tables as CSV files: UTF-8, commas, a header, LF at the end of a line, quotes only where a cell needs them.

What a spreadsheet would take for a formula is written so that it is none, and read back as it was (`flows.cells`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from extractors.schema import TABLES
from flows.cells import GUARD, neutralise_all, restore_row
from flows.rows import Row

csv.field_size_limit(1 << 30)


def header_text(table: str) -> str:
    """The first line of a table's file.

    >>> header_text("rejects")
    'file,reason,detail\\n'
    """
    return lines_of([TABLES[table].columns])


def rows_text(table: str, rows: Iterable[Mapping[str, str]]) -> str:
    """Lines of a table's file, columns in the schema's order; `parse_rows` reads them back.

    >>> rows_text("rejects", [{"file": "a.txt", "reason": "empty", "detail": "no, nothing"}])
    'a.txt,empty,"no, nothing"\\n'
    """
    columns = TABLES[table].columns
    return lines_of(neutralise_all(table, [row[column] for column in columns]) for row in rows)


def lines_of(rows: Iterable[Iterable[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def parse_rows(table: str, text: str) -> list[Row]:
    """The rows that `rows_text` wrote, or an older program with fewer columns: those are empty.

    >>> parse_rows("rejects", "'=a.txt,empty\\n")
    [{'file': '=a.txt', 'reason': 'empty', 'detail': ''}]
    """
    columns, lines = TABLES[table].columns, csv.reader(io.StringIO(text, newline=""))
    return [restore_row(dict(zip_longest(columns, cells, fillvalue=""))) for cells in lines]


def raw_text(table: str, text: str) -> str:
    """The lines that `rows_text` wrote, with every cell as it was.

    >>> raw_text("rejects", "'=a.txt,empty,no text\\n")
    '=a.txt,empty,no text\\n'
    """
    return lines_of(row.values() for row in parse_rows(table, text)) if GUARD in text else text


def table_bytes(table: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    """The whole file of a table.

    >>> table_bytes("rejects", [{"file": "a.txt", "reason": "empty", "detail": "no, nothing"}])
    b'file,reason,detail\\na.txt,empty,"no, nothing"\\n'
    """
    return (header_text(table) + rows_text(table, rows)).encode()


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a published table, as text. Raises csv.Error or UnicodeError where somebody altered it beyond reading."""
    with open(path, encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle, strict=True):
            if None in row or None in row.values():
                raise csv.Error("a line has too few or too many cells")
            yield restore_row(row)
