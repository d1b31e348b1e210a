"""The published tables as one workbook: a sheet a table, numbers and days as such, everything else as text.

No cell is a formula or a link, whatever an article says: each is written as what its column is. The workbook goes through a file, row by
row, so that memory does not grow with it, and holds no time: the same tables make the same bytes with the same XlsxWriter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from extractors.schema import TABLES, Table
from flows.rows import Row

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_575
"""Rows below the header that a sheet can hold; more go to another sheet, `claims (2)`."""

LONGEST_TEXT = 32_767
FIRST_DAY = date(1900, 3, 1)
"""Excel's calendar has a 29 February 1900, and nothing before that year: earlier days are text."""

CREATED = datetime(2000, 1, 1)
CUT = "…"
WIDTHS = {"string": 22, "integer": 10, "number": 14, "date": 12}
CHUNK = 1 << 20


def workbook_chunks(tables: Mapping[str, Iterable[Row]], sheet_rows: int = SHEET_ROWS) -> Iterator[tuple[int, bytes]]:
    """The workbook of these tables in pieces; the number of rows comes with the first."""
    from xlsxwriter import Workbook

    with TemporaryFile() as handle:
        with Workbook(handle, {"constant_memory": True}) as book:
            book.set_properties({"title": "Newsledger", "created": CREATED})
            book.use_zip64()
            rows = sum(add_table(book, TABLES[name], found, sheet_rows) for name, found in tables.items())
        handle.seek(0)
        while chunk := handle.read(CHUNK):
            yield rows, chunk
            rows = 0


def add_table(book: Workbook, table: Table, rows: Iterable[Row], sheet_rows: int) -> int:
    """Write a table to a sheet, or to as many as it takes; the number of its rows."""
    sheet, written, day = add_sheet(book, table, 1), 0, book.add_format({"num_format": "yyyy-mm-dd"})
    for written, row in enumerate(rows, start=1):
        full, number = divmod(written - 1, sheet_rows)
        if full and not number:
            sheet = add_sheet(book, table, full + 1)
        write_row(sheet, number + 1, table, row, day)
    return written


def add_sheet(book: Workbook, table: Table, number: int) -> Worksheet:
    """A sheet with the names of the columns, which stay in sight."""
    sheet, bold = book.add_worksheet(sheet_name(table.name, number)), book.add_format({"bold": True})
    for column, field in enumerate(table.fields):
        sheet.set_column(column, column, WIDTHS[field.type])
        sheet.write_string(0, column, field.name, bold)
    sheet.freeze_panes(1, 0)
    return sheet


def sheet_name(table: str, number: int) -> str:
    """The name of a table's first, second, ... sheet.

    >>> sheet_name("claims", 1), sheet_name("claims", 2)
    ('claims', 'claims (2)')
    """
    return table if number == 1 else f"{table} ({number})"


def write_row(sheet: Worksheet, number: int, table: Table, row: Row, day) -> None:
    """Each cell as what its column is; an empty one stays empty."""
    for column, field in enumerate(table.fields):
        match typed(field.type, row[field.name]):
            case "":
                pass
            case date() as value:
                sheet.write_datetime(number, column, value, day)
            case str() as text:
                sheet.write_string(number, column, text)
            case value:
                sheet.write_number(number, column, value)


def typed(kind: str, cell: str) -> str | float | date:
    """A cell as Excel can hold it: days before its calendar begins stay text, and no text is longer than a cell.

    >>> typed("number", "66.67"), typed("integer", "12"), typed("date", "1899-12-31"), typed("string", "=1+1")
    (66.67, 12, '1899-12-31', '=1+1')
    """
    if not cell or kind == "string":
        return cell if len(cell) <= LONGEST_TEXT else cell[: LONGEST_TEXT - len(CUT)] + CUT
    if kind == "date":
        value = date.fromisoformat(cell)
        return value if value >= FIRST_DAY else cell
    return int(cell) if kind == "integer" else float(cell)
