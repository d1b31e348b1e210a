"""The forms that a published table has: CSV always, Parquet and a workbook on request. All are made of the same lines of the ledger.

The Parquet file of a table, or of a part, stands beside its CSV and is written when that is. The workbook holds all tables, and is
written when any row is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from flows.csvfiles import header_text, parse_rows, raw_text
from flows.excel import workbook_chunks
from flows.parquet import parquet_chunks
from flows.rows import Row

if TYPE_CHECKING:
    from flows.settings import Settings

Lines = Iterator[tuple[int, bytes]]
"""Numbers of rows, and the lines of a CSV file that hold them."""

WORKBOOK = "newsledger.xlsx"
SIGNATURE = b"\xef\xbb\xbf"
"""What tells Excel that a CSV file is UTF-8."""


@dataclass(frozen=True, slots=True)
class Form:
    """A file of a table: how its name ends, and what its lines become."""

    suffix: str
    file: Callable[[str, Lines], Lines]


def forms_of(settings: Settings) -> list[Form]:
    """The forms of each table, the CSV first."""
    csv = Form(".csv", Csv(settings.raw_cells, settings.excel).file)
    return [csv, Form(".parquet", parquet_file)] if settings.parquet else [csv]


@dataclass(frozen=True, slots=True)
class Csv:
    """How cells of text are written: as the ledger has them, so that none is a formula, or `raw`, as they are printed.

    `signed` puts a signature at the file's beginning.
    """

    raw: bool = False
    signed: bool = False

    def file(self, table: str, lines: Lines) -> Lines:
        """A file of these lines, below its header."""
        shown = ((rows, raw_text(table, line.decode()).encode()) for rows, line in lines) if self.raw else lines
        head = header_text(table).encode()
        return chain([(0, SIGNATURE + head if self.signed else head)], shown)


def parquet_file(table: str, lines: Lines) -> Lines:
    return parquet_chunks(table, rows_of(table, lines))


def workbook_file(tables: Mapping[str, Lines]) -> Lines:
    return workbook_chunks({table: rows_of(table, lines) for table, lines in tables.items()})


def rows_of(table: str, lines: Lines) -> Iterator[Row]:
    """The rows with their cells as they were: neither Parquet nor the workbook runs what looks like a formula."""
    for _, text in lines:
        yield from parse_rows(table, text.decode())
