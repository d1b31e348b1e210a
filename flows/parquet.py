"""A published table as Parquet: the rows of its CSV with the schema's types, written one row group at a time.

Numbers are doubles: every reader knows them, and they give back each decimal of up to 15 digits as it was printed. An empty cell is a
null. Nothing in a file tells when it was made; only the version of pyarrow stands in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from extractors.schema import TABLES
from flows.rows import Row

if TYPE_CHECKING:
    import pyarrow

TYPES = {"string": "string", "integer": "int64", "number": "double", "date": "date32"}
"""Arrow's name of each type of the schema."""

GROUP_ROWS = 10_000
"""Rows in memory at once: some ten megabytes of claims."""


def parquet_chunks(table: str, rows: Iterable[Row], group_rows: int = GROUP_ROWS) -> Iterator[tuple[int, bytes]]:
    """The file of a table in pieces, each with the number of rows in it."""
    from pyarrow import parquet

    sink, rest = Sink(), iter(rows)
    with parquet.ParquetWriter(sink, arrow_schema(table), compression="zstd") as writer:
        while group := list(islice(rest, group_rows)):
            writer.write_table(arrow_table(table, group))
            yield len(group), sink.take()
    yield 0, sink.take()


def arrow_schema(table: str) -> pyarrow.Schema:
    """The columns in the schema's order. All may be null: of a quarantined row only the types are promised."""
    import pyarrow

    return pyarrow.schema([(field.name, pyarrow.type_for_alias(TYPES[field.type])) for field in TABLES[table].fields])


def arrow_table(table: str, rows: Sequence[Row]) -> pyarrow.Table:
    """Some rows as Arrow holds them. Raises pyarrow.ArrowInvalid where a cell is not of its column's type."""
    import pyarrow

    schema = arrow_schema(table)
    columns = [
        pyarrow.array([row[name] or None for row in rows], pyarrow.string()).cast(schema.field(name).type)
        for name in schema.names
    ]
    return pyarrow.table(columns, schema=schema)


class Sink(io.RawIOBase):
    """Where a writer writes to that only ever appends: what it wrote is taken away in between."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.position = 0

    def writable(self) -> bool:
        return True

    def write(self, piece) -> int:
        self.pieces.append(bytes(piece))
        self.position += len(self.pieces[-1])
        return len(self.pieces[-1])

    def tell(self) -> int:
        return self.position

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self.pieces)
        self.pieces.clear()
        return taken
