"""The step from the raw folder to the ledger: which files have to be read, and what they were read as."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from extractors.article import Article
from flows.catalog import Catalog
from flows.ledger import Ledger
from flows.read import FileToRead, ReadArticle, ReadFile
from flows.records import dump_record, load_record
from flows.rejects import Reject
from flows.scan import FoundFile, Scan
from flows.versions import fingerprint


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """What to read, with the state in which each file was found; and the files of the ledger that are gone."""

    found: dict[str, FoundFile]
    read_as: dict[str, str]
    to_read: tuple[FileToRead, ...]
    gone: tuple[str, ...]


def plan_reading(ledger: Ledger, scan: Scan, catalog: Catalog, version: str) -> ReadingPlan:
    """Files that are new, touched, described otherwise in articles.csv, or were read by older readers.

    `version` names the readers and their limits. A file that is still being written stays as it was.
    """
    query = "SELECT file, size, mtime_ns, ctime_ns, read_as FROM files"
    known = {file: (tuple(state), read_as) for file, *state, read_as in ledger.connection.execute(query)}
    found = {file.file: file for file in scan.files}
    read_as = {file: fingerprint(version, catalog.row(file).words) for file in found}
    to_read = [
        FileToRead(name, catalog.row(name))
        for name, file in found.items()
        if known.get(name) != (file.state, read_as[name])
    ]
    gone = known.keys() - found.keys() - set(scan.waiting)
    return ReadingPlan(found, read_as, tuple(to_read), tuple(sorted(gone)))


def record_files(ledger: Ledger, plan: ReadingPlan, results: Iterable[ReadFile]) -> None:
    """Enter what was read, a batch in one transaction."""
    with ledger.transaction() as connection:
        for result in results:
            if record_file(connection, plan, result):
                ledger.mark_changed()


def record_file(connection: sqlite3.Connection, plan: ReadingPlan, result: ReadFile) -> bool:
    """Enter one file; True where anything that is published may have changed."""
    found, reject = plan.found[result.file], result.reject
    # What the system refused may be granted next time without a trace on the file: it is tried again in every run.
    read_as = "" if reject and reject.reason == "unreadable" else plan.read_as[result.file]
    entry = (result.sha256, reject.reason if reject else None, reject.detail if reject else None)
    before = connection.execute("SELECT sha256, reason, detail FROM files WHERE file = ?", (result.file,)).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO files (file, size, mtime_ns, ctime_ns, read_as, sha256, reason, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (result.file, *found.state, read_as, *entry),
    )
    changed = [record_article(connection, result, article) for article in result.articles]
    return drop_others(connection, result) or any(changed) or before != entry


def record_article(connection: sqlite3.Connection, result: ReadFile, read: ReadArticle) -> bool:
    """Enter one article. What was extracted from it stays, and is made again where its fingerprint no longer fits."""
    entry = (result.file, result.sha256, dump_record(read.article), read.body_hash, read.encoding)
    key = (read.article.article_id,)
    query = "SELECT file, sha256, record, body_hash, encoding FROM articles WHERE article_id = ?"
    before = connection.execute(query, key).fetchone()
    if before is None:
        insert = (
            "INSERT INTO articles (file, sha256, record, body_hash, encoding, article_id) VALUES (?, ?, ?, ?, ?, ?)"
        )
        connection.execute(insert, (*entry, *key))
    elif before != entry:
        update = (
            "UPDATE articles SET file = ?, sha256 = ?, record = ?, body_hash = ?, encoding = ? WHERE article_id = ?"
        )
        connection.execute(update, (*entry, *key))
    return before != entry


def drop_others(connection: sqlite3.Connection, result: ReadFile) -> bool:
    """Remove the articles that the file no longer holds."""
    kept = {read.article.article_id for read in result.articles}
    query = "SELECT article_id FROM articles WHERE file = ?"
    others = [name for (name,) in connection.execute(query, (result.file,)).fetchall() if name not in kept]
    for article_id in others:
        drop_article(connection, article_id)
    return bool(others)


def drop_article(connection: sqlite3.Connection, article_id: str) -> None:
    for table in ("articles", "claims", "checks"):
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def drop_files(ledger: Ledger, files: Iterable[str]) -> None:
    """Remove files that are gone, with all that came of them."""
    with ledger.transaction() as connection:
        for file in files:
            drop_others(connection, ReadFile(file, ""))
            connection.execute("DELETE FROM files WHERE file = ?", (file,))
            ledger.mark_changed()


def record_other_rejects(ledger: Ledger, rejects: Iterable[Reject]) -> None:
    """Enter what is wrong with names in the folder and with articles.csv, as of now."""
    words = json.dumps([asdict(reject) for reject in rejects], sort_keys=True)
    with ledger.transaction():
        if ledger.fact("rejects") != words:
            ledger.set_fact("rejects", words)
            ledger.mark_changed()


def mark_duplicates(ledger: Ledger) -> None:
    """Give every article whose text another has as well the article_id of the original.

    The original is the one published earlier (a known day before none), then by file name: never the one that came first.
    """
    query = """SELECT body_hash, article_id, record, duplicate_of FROM articles WHERE duplicate_of != ''
        OR body_hash IN (SELECT body_hash FROM articles GROUP BY body_hash HAVING count(*) > 1)"""
    copies: dict[str, list[tuple[str, str, str]]] = {}
    for body_hash, article_id, record, duplicate_of in ledger.connection.execute(query):
        day = load_record(Article, record).published
        copies.setdefault(body_hash, []).append((day.isoformat() if day else "9999", article_id, duplicate_of))
    with ledger.transaction() as connection:
        for group in copies.values():
            original = min(group)[1]
            for _, article_id, duplicate_of in group:
                wanted = "" if article_id == original else original
                if wanted != duplicate_of:
                    connection.execute(
                        "UPDATE articles SET duplicate_of = ? WHERE article_id = ?", (wanted, article_id)
                    )
                    ledger.mark_changed()
