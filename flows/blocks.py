"""The published rows as the ledger holds them: the lines of CSV that each article has in each table.

A *block* is the text of an article's rows in one table, with the part (the month of publication) that they belong to. Blocks stand
in the order of the tables, so a file is written by reading them one after the other. What has no article is a block a row: a
check across articles (its key is `rule check_id`, article_id is empty) and a reject (its file stands for the article). So is a decision,
whose key is its claim. The rows of a series are one block.

`published` holds what is published, or, within the transaction of a run, what will be. `replaced` holds what each block that is not
as it was had been before: an empty text where there was none.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from extractors.schema import TABLES
from flows.csvfiles import parse_rows, rows_text
from flows.ledger import Ledger
from flows.rows import Row
from suites.counts import count_rows

OF_ARTICLES = ("claims", "quarantine", "checks", "check_members", "articles")
"""Tables whose rows belong to articles, and are published by month on request; the others stay whole."""

BLOCKS = (*OF_ARTICLES, "series", "rejects", "decisions")
"""The tables that are published as the ledger has them. changes.csv is made of what differs between two publications."""

UNKNOWN = "unknown"
"""The part of articles whose month of publication is not known, and of checks across articles."""


class Block(NamedTuple):
    """The rows of an article in a table: how many, and their lines."""

    article_id: str
    key: str
    part: str
    rows: int
    text: str


def make_block(table: str, rows: Collection[Row], article_id: str, key: str = "", part: str = UNKNOWN) -> Block:
    return Block(article_id, key, part, len(rows), rows_text(table, rows))


def part_of(article: Row) -> str:
    """The month in which an article was published, from its row; `unknown` where it can be another one as well.

    >>> part_of({"published_earliest": "2025-12-01", "published_latest": "2025-12-31"})
    '2025-12'
    >>> part_of({"published_earliest": "2025-11-30", "published_latest": "2025-12-01"})
    'unknown'
    """
    first, last = article["published_earliest"][:7], article["published_latest"][:7]
    return first if first and first == last else UNKNOWN


def list_of(values: Iterable[str]) -> str:
    """A parameter for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(list(values))


def standing_blocks(ledger: Ledger, table: str, article_ids: Iterable[str]) -> list[Block]:
    """The blocks of these articles, as they are published."""
    query = """SELECT article_id, key, part, rows, text FROM published
        WHERE tab = ? AND article_id IN (SELECT value FROM json_each(?))"""
    return [Block(*row) for row in ledger.connection.execute(query, (table, list_of(article_ids)))]


def standing_by_id(ledger: Ledger, table: str, ids: Iterable[str]) -> list[Block]:
    """The blocks of these checks across articles, or of these series."""
    query = """SELECT article_id, key, part, rows, text FROM published INDEXED BY published_by_id
        WHERE tab = ? AND article_id = '' AND substr(key, -16) IN (SELECT value FROM json_each(?))"""
    return [Block(*row) for row in ledger.connection.execute(query, (table, list_of(ids)))]


def replace_blocks(ledger: Ledger, table: str, before: Iterable[Block], now: Iterable[Block]) -> Counter[str]:
    """Put blocks in the place of others, and keep those that are not the same; what the counts of rows change by."""
    old = {(block.article_id, block.key): block for block in before}
    new = {(block.article_id, block.key): block for block in now if block.text}
    counts: Counter[str] = Counter()
    for name in sorted(old.keys() | new.keys()):
        one, other = old.get(name), new.get(name)
        if one == other:
            continue
        kept = one or Block(*name, "", 0, "")
        insert = "INSERT INTO replaced (tab, article_id, key, part, text) VALUES (?, ?, ?, ?, ?)"
        ledger.connection.execute(insert, (table, *name, kept.part, kept.text))
        counts.update(count_rows(table, parse_rows(table, other.text) if other else ()))
        counts.subtract(count_rows(table, parse_rows(table, kept.text)))
        if other:
            put_block(ledger, table, other)
        else:
            ledger.connection.execute(
                "DELETE FROM published WHERE tab = ? AND article_id = ? AND key = ?", (table, *name)
            )
    return counts


def put_block(ledger: Ledger, table: str, block: Block) -> None:
    insert = (
        "INSERT OR REPLACE INTO published (tab, article_id, key, part, rows, crc, text) VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    values = (table, block.article_id, block.key, block.part, block.rows, checksum(block.text), block.text)
    ledger.connection.execute(insert, values)


def checksum(text: str) -> int:
    return zlib.crc32(text.encode())


def stream_blocks(ledger: Ledger, table: str, part: str | None = None) -> Iterator[tuple[int, bytes]]:
    """Number of rows and lines of each block of a table, or of a part of it, in the order of its rows.

    Raises sqlite3.DatabaseError where the ledger is broken within a block: SQLite itself does not see that.
    """
    order = "ORDER BY article_id, key"
    query, values = f"SELECT rows, crc, text FROM published WHERE tab = ? {order}", (table,)
    if part is not None:
        query = f"SELECT rows, crc, text FROM published INDEXED BY published_by_part WHERE tab = ? AND part = ? {order}"
        values = (table, part)
    for rows, crc, text in ledger.connection.execute(query, values):
        lines = text.encode()
        if zlib.crc32(lines) != crc:
            raise sqlite3.DatabaseError(f"rows of {table} are not as they were entered")
        yield rows, lines


def parts_of(ledger: Ledger, table: str) -> list[str]:
    """The parts that a table has rows in; one that has none is published all the same."""
    query = "SELECT DISTINCT part FROM published WHERE tab = ? ORDER BY part"
    return [part for (part,) in ledger.connection.execute(query, (table,))] or [UNKNOWN]


def changed_parts(ledger: Ledger, table: str) -> set[str]:
    """The parts of a table that are not as they were."""
    query = """SELECT part FROM replaced WHERE tab = :table
        UNION SELECT p.part FROM replaced r JOIN published p USING (tab, article_id, key) WHERE r.tab = :table"""
    return {part for (part,) in ledger.connection.execute(query, {"table": table}) if part}


def has_changed(ledger: Ledger) -> bool:
    """Whether any row is not as it was published."""
    return ledger.connection.execute("SELECT 1 FROM replaced LIMIT 1").fetchone() is not None


def key_of_check(row: Row) -> str:
    """The key of a check across articles: in the table's order, and ending in its id."""
    return f"{row['rule']} {row['check_id']}"


BEFORE_ID = TABLES["series"].sort[: TABLES["series"].sort.index("series_id")]


def key_of_series(row: Row) -> str:
    """The key of a series: in the table's order, and ending in its id. No cell holds the character between the parts."""
    return "\x01".join([*(row[name] for name in BEFORE_ID), row["series_id"]])


assert TABLES["checks"].sort == ("article_id", "rule", "check_id"), "the order of blocks follows the order of checks"
