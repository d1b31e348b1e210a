"""The step from the raw folder to the ledger: which files have to be read, and what they were read as."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from flows.catalog import Catalog
from flows.checking import put_off_across
from flows.duplicates import put_off_comparison, replace_bands
from flows.ledger import Ledger, copies_of
from flows.read import FileToRead, ReadArticle, ReadFile
from flows.records import dump_record
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
    with ledger.transaction():
        for result in results:
            record_file(ledger, plan, result)


def record_file(ledger: Ledger, plan: ReadingPlan, result: ReadFile) -> None:
    """Enter one file, and touch what may no longer be as it is published."""
    connection = ledger.connection
    found, reject = plan.found[result.file], result.reject
    # What the system refused may be granted next time without a trace on the file: it is tried again in every run.
    read_as = "" if reject and reject.reason == "unreadable" else plan.read_as[result.file]
    entry = (result.sha256, reject.reason if reject else None, reject.detail if reject else None)
    before = connection.execute("SELECT sha256, reason, detail FROM files WHERE file = ?", (result.file,)).fetchone()
    connection.execute(
        "INSERT OR REPLACE INTO files (file, size, mtime_ns, ctime_ns, read_as, sha256, reason, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (result.file, *found.state, read_as, *entry),
    )
    if record_rejects(ledger, result) or before is None or before[1:] != entry[1:]:
        ledger.mark_changed()
    for article in result.articles:
        record_article(ledger, result, article)
    drop_others(ledger, result)


def record_rejects(ledger: Ledger, result: ReadFile) -> bool:
    """Enter the rejects of a file's single records; False where they are as they were."""
    rows = sorted((reject.file, reject.reason, reject.detail) for reject in result.records)
    query = "SELECT name, reason, detail FROM record_rejects WHERE file = ? ORDER BY name"
    if ledger.connection.execute(query, (result.file,)).fetchall() == rows:
        return False
    ledger.connection.execute("DELETE FROM record_rejects WHERE file = ?", (result.file,))
    insert = "INSERT INTO record_rejects VALUES (?, ?, ?, ?)"
    ledger.connection.executemany(insert, [(result.file, *row) for row in rows])
    return True


def record_article(ledger: Ledger, result: ReadFile, read: ReadArticle) -> None:
    """Enter one article. What was extracted from it stays, and is made again where its fingerprint no longer fits."""
    connection, article_id = ledger.connection, read.article.article_id
    entry = (result.file, read.sha256, dump_record(read.article), read.body_hash, read.encoding, read.sketch)
    query = "SELECT file, sha256, record, body_hash, encoding, sketch FROM articles WHERE article_id = ?"
    before = connection.execute(query, (article_id,)).fetchone()
    if before == entry:
        return
    if before is None:
        columns = "file, sha256, record, body_hash, encoding, sketch, article_id"
        connection.execute(f"INSERT INTO articles ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", (*entry, article_id))
    else:
        columns = "file = ?, sha256 = ?, record = ?, body_hash = ?, encoding = ?, sketch = ?"
        connection.execute(f"UPDATE articles SET {columns} WHERE article_id = ?", (*entry, article_id))
    ledger.touch([article_id, *copies_of(ledger, article_id)])
    put_off_comparison(ledger, article_id)
    if before is None or (before[3], before[5]) != (read.body_hash, read.sketch):
        replace_bands(ledger, article_id, read.body_hash, read.sketch)


def drop_others(ledger: Ledger, result: ReadFile) -> None:
    """Remove the articles that the file no longer holds."""
    kept = {read.article.article_id for read in result.articles}
    query = "SELECT article_id FROM articles WHERE file = ?"
    others = [name for (name,) in ledger.connection.execute(query, (result.file,)).fetchall() if name not in kept]
    for article_id in others:
        drop_article(ledger, article_id)


def drop_article(ledger: Ledger, article_id: str) -> None:
    """Remove an article; its copies, and the checks between it and others, are to be looked at again."""
    put_off_comparison(ledger, article_id)
    put_off_across(ledger, article_id)
    ledger.touch([article_id, *copies_of(ledger, article_id)])
    for table in ("articles", "claims", "checks", "keys", "bands"):
        ledger.connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))


def drop_files(ledger: Ledger, files: Iterable[str]) -> None:
    """Remove files that are gone, with all that came of them."""
    with ledger.transaction() as connection:
        for file in files:
            drop_others(ledger, ReadFile(file, ""))
            record_rejects(ledger, ReadFile(file, ""))
            connection.execute("DELETE FROM files WHERE file = ?", (file,))
            ledger.mark_changed()


def record_other_rejects(ledger: Ledger, rejects: Iterable[Reject]) -> None:
    """Enter what is wrong with names in the folder and with articles.csv, as of now."""
    words = json.dumps([asdict(reject) for reject in rejects], sort_keys=True)
    with ledger.transaction():
        if ledger.fact("rejects") != words:
            ledger.set_fact("rejects", words)
            ledger.mark_changed()
