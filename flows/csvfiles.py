"""Tables as CSV files: UTF-8, commas, a header, LF at the end of a line, quotes only where a cell needs them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractors.schema import TABLES

csv.field_size_limit(1 << 30)


def table_bytes(table: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    """The whole file of a table, columns in the schema's order.

    >>> table_bytes("rejects", [{"file": "a.txt", "reason": "empty", "detail": "no, nothing"}])
    b'file,reason,detail\\na.txt,empty,"no, nothing"\\n'
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    columns = TABLES[table].columns
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return buffer.getvalue().encode()


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a published table, as text. Raises csv.Error or UnicodeError where somebody altered it beyond reading."""
    with open(path, encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle, strict=True):
            if None in row or None in row.values():
                raise csv.Error("a line has too few or too many cells")
            yield row
