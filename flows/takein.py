"""Taking in the publication that stands in the output folder, where the ledger does not know it.

So the next changes.csv compares with what people have: when a ledger is new, and when a run was killed after it published and
before the ledger heard of it. All articles are then made and validated again.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from extractors.schema import TABLES
from flows.blocks import BLOCKS, UNKNOWN, Block, key_of_check, key_of_series, make_block, part_of, put_block
from flows.csvfiles import read_rows, rows_text
from flows.extras import EXTRAS
from flows.ledger import Ledger
from flows.outputs import CHANGES, PACKAGE, VALIDATION, Output, hash_file, record_outputs
from flows.report import PAGES
from flows.rows import Row
from suites.counts import count_rows

UNREADABLE = (OSError, ValueError, KeyError, csv.Error, json.JSONDecodeError)


def paths_of(out: Path, table: str) -> list[Path]:
    """The files of a table in a publication, whole or in parts, as they stand; none where there is none."""
    whole = out / f"{table}.csv"
    return [whole] if whole.exists() else sorted((out / table).glob("*.csv"))


def rows_of(out: Path, table: str) -> Iterator[Row]:
    for path in paths_of(out, table):
        yield from read_rows(path)


def published_files(out: Path) -> dict[str, str]:
    """The hash of each raw file that gave an article, by the publication itself; empty where it can't be read."""
    try:
        return {row["file"]: row["sha256"] for row in rows_of(out, "articles")}
    except UNREADABLE:
        return {}


def described_hashes(out: Path) -> dict[str, str]:
    """SHA-256 of each file that datapackage.json describes; empty where there is none."""
    try:
        resources = json.loads((out / PACKAGE).read_bytes())["resources"]
        files = [part for resource in resources for part in resource.get("parts", [resource])]
        return {file["path"]: file["hash"].removeprefix("sha256:") for file in files if "hash" in file}
    except (*UNREADABLE, TypeError, AttributeError):
        return {}


def whole_files(out: Path) -> dict[str, str]:
    """The files that stand as datapackage.json describes them, with their hashes."""
    return {path: sha256 for path, sha256 in described_hashes(out).items() if has_hash(out / path, sha256)}


def has_hash(path: Path, sha256: str) -> bool:
    try:
        return hash_file(path) == sha256
    except OSError:
        return False


def is_whole(out: Path) -> bool:
    """Whether a publication stands there as its own datapackage.json describes it."""
    described = described_hashes(out)
    return bool(described) and len(whole_files(out)) == len(described)


def take_in(ledger: Ledger, out: Path) -> Counter[str]:
    """Enter the published rows from the folder, in place of what the ledger has; their counts. Tables that can't be read are empty."""
    for table in ("published", "changes"):
        ledger.connection.execute(f"DELETE FROM {table}")
    counts: Counter[str] = Counter()
    parts: dict[str, str] = {}
    for table in ("articles", *(name for name in BLOCKS if name != "articles")):
        try:
            counts.update(take_in_table(ledger, table, rows_of(out, table), parts))
        except UNREADABLE:
            ledger.connection.execute("DELETE FROM published WHERE tab = ?", (table,))
            counts.subtract({name: counts[name] for name in counts if name.split(".")[0] == table})
    take_in_changes(ledger, out)
    known = ledger.connection.execute("SELECT path, article_id, size, mtime_ns, sha256, rows FROM outputs")
    record_outputs(
        ledger, [Output(*row) for row in known.fetchall()], [*describe_whole(out), *describe_others(out, parts)]
    )
    return counts


def take_in_table(ledger: Ledger, table: str, rows: Iterable[Row], parts: dict[str, str]) -> Counter[str]:
    """Enter a table's rows, article by article; `parts` gives the part of each article, and is filled from articles."""
    columns = TABLES[table].columns
    counts: Counter[str] = Counter()
    for (article_id, key), group in groupby(rows, key=lambda row: place_of(table, row)):
        found = [{name: row.get(name, "") for name in columns} for row in group]
        counts.update(count_rows(table, found))
        if table == "articles":
            parts[article_id] = part_of(found[0])
        block = make_block(table, found, article_id, key, parts.get(article_id, UNKNOWN))
        put_block(ledger, table, join(ledger, table, block))
    return counts


def place_of(table: str, row: Row) -> tuple[str, str]:
    """The article that a row is entered under, and its key."""
    if table == "rejects":
        return row["file"], ""
    if table == "decisions":
        return "", row["claim_id"]
    if table == "series":
        return "", key_of_series(row)
    return row["article_id"], key_of_check(row) if table == "checks" and not row["article_id"] else ""


def join(ledger: Ledger, table: str, block: Block) -> Block:
    """The block with the rows entered before: in a file that somebody sorted, an article's rows need not stand together."""
    query = "SELECT rows, text FROM published WHERE tab = ? AND article_id = ? AND key = ?"
    before = ledger.connection.execute(query, (table, block.article_id, block.key)).fetchone()
    return block._replace(rows=before[0] + block.rows, text=before[1] + block.text) if before else block


def take_in_changes(ledger: Ledger, out: Path) -> None:
    insert = "INSERT OR REPLACE INTO changes (tab, article_id, id, text) VALUES (?, ?, ?, ?)"
    try:
        for row in rows_of(out, "changes"):
            found = {name: row.get(name, "") for name in TABLES["changes"].columns}
            values = (found["table"], found["article_id"], found["id"], rows_text("changes", [found]))
            ledger.connection.execute(insert, values)
    except UNREADABLE:
        ledger.connection.execute("DELETE FROM changes")


def describe_whole(out: Path) -> Iterator[Output]:
    """The files that can be taken over as they stand: the tables as described, and what describes them."""
    known = whole_files(out)
    for name in (VALIDATION, CHANGES, PACKAGE):
        if known and (out / name).exists():
            known[name] = hash_file(out / name)
    for path, sha256 in known.items():
        status = (out / path).stat()
        yield Output(path, "", status.st_size, status.st_mtime_ns, sha256, rows_described(out).get(path, 0))


def describe_others(out: Path, article_ids: Iterable[str]) -> Iterator[Output]:
    """The files beside the tables, as they stand: those of articles, and the pages of the run."""
    paths = [(extra.path_of(article_id), article_id) for article_id in article_ids for extra in EXTRAS]
    for path, article_id in [*paths, *((path, "") for path in PAGES)]:
        if (out / path).is_file():
            status = (out / path).stat()
            yield Output(path, article_id, status.st_size, status.st_mtime_ns, hash_file(out / path), 0)


def rows_described(out: Path) -> dict[str, int]:
    resources = json.loads((out / PACKAGE).read_bytes())["resources"]
    files = [part for resource in resources for part in resource.get("parts", [resource])]
    return {file["path"]: file["rows"] for file in files if "rows" in file}
