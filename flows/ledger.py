"""The ledger: what was read, extracted and checked, so that a run costs what is new.

One SQLite file. Everything in it can be made again from the raw folder, so a ledger that is lost or broken costs time and
nothing else. It belongs to one raw folder and one output folder, and refuses others: their paths are kept relative to the
ledger, so that all three can be moved together.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import BusyError, RunError, UsageError
from flows.remote import is_address, is_remote
from flows.settings import Settings

APPLICATION_ID = 0x4E4C4447  # "NLDG", by which a ledger is known from other SQLite files
LAYOUT = 6
LOCK_SECONDS = 5.0
"""How long another program may hold the ledger before a run gives up."""

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, host TEXT NOT NULL, process INTEGER NOT NULL, outcome TEXT
);
CREATE TABLE files (
    file TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL, read_as TEXT NOT NULL, reason TEXT, detail TEXT
) WITHOUT ROWID;
CREATE TABLE record_rejects (
    file TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (file, name)
) WITHOUT ROWID;
CREATE TABLE articles (
    article_id TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, record TEXT NOT NULL, body_hash TEXT NOT NULL,
    encoding TEXT NOT NULL,
    duplicate_of TEXT NOT NULL DEFAULT '', extracted_as TEXT, publication TEXT, words INTEGER, failure TEXT,
    checked_as TEXT, check_failure TEXT, settled TEXT, sketch TEXT NOT NULL DEFAULT '', short_forms TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
CREATE VIEW originals AS
    SELECT article_id, file, sha256, record, publication, words, coalesce(failure, check_failure) AS failed
    FROM articles WHERE duplicate_of = '';
CREATE INDEX articles_by_file ON articles (file);
CREATE INDEX articles_failed ON articles (article_id) WHERE coalesce(failure, check_failure) IS NOT NULL;
CREATE INDEX articles_by_original ON articles (duplicate_of) WHERE duplicate_of != '';
CREATE TABLE bands (band TEXT NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY (band, article_id)) WITHOUT ROWID;
CREATE INDEX bands_by_article ON bands (article_id, band);
CREATE TABLE claims (
    article_id TEXT NOT NULL, position INTEGER NOT NULL, claim_id TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE TABLE decisions (
    claim_id TEXT PRIMARY KEY, decision TEXT NOT NULL, based_on TEXT NOT NULL, article_id TEXT NOT NULL, mark TEXT NOT NULL,
    claim TEXT, row TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIEW curated AS
    SELECT article_id, position, claim_id,
        coalesce((SELECT d.claim FROM decisions d WHERE d.claim_id = c.claim_id AND d.article_id = c.article_id), record) AS record,
        coalesce((SELECT d.mark FROM decisions d WHERE d.claim_id = c.claim_id AND d.article_id = c.article_id), '') AS mark
    FROM claims c;
CREATE INDEX decisions_by_article ON decisions (article_id);
CREATE TABLE keys (
    key TEXT NOT NULL, article_id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (key, article_id, position)
) WITHOUT ROWID;
CREATE INDEX keys_by_article ON keys (article_id, key);
CREATE TABLE checks (
    article_id TEXT NOT NULL, check_id TEXT NOT NULL, verdict TEXT NOT NULL, record TEXT NOT NULL, key TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (article_id, check_id)
) WITHOUT ROWID;
CREATE INDEX checks_by_key ON checks (key, check_id) WHERE key != '';
CREATE TABLE check_articles (
    article_id TEXT NOT NULL, check_id TEXT NOT NULL, PRIMARY KEY (article_id, check_id)
) WITHOUT ROWID;
CREATE TABLE points (
    article_id TEXT NOT NULL, position INTEGER NOT NULL, series_id TEXT NOT NULL, name TEXT NOT NULL, series TEXT NOT NULL,
    point TEXT NOT NULL, PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE INDEX points_by_series ON points (series_id);
CREATE INDEX points_by_name ON points (name);
CREATE TABLE pending (step TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (step, name)) WITHOUT ROWID;
CREATE TABLE touched (article_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX claims_by_id ON claims (claim_id);
CREATE INDEX checks_by_id ON checks (check_id);
CREATE TABLE published (
    tab TEXT NOT NULL, article_id TEXT NOT NULL, key TEXT NOT NULL, part TEXT NOT NULL, rows INTEGER NOT NULL,
    crc INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (tab, article_id, key)
) WITHOUT ROWID;
CREATE INDEX published_by_part ON published (tab, part);
CREATE INDEX published_by_id ON published (tab, substr(key, -16)) WHERE article_id = '';
CREATE TABLE replaced (
    tab TEXT NOT NULL, article_id TEXT NOT NULL, key TEXT NOT NULL, part TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (tab, article_id, key)
) WITHOUT ROWID;
CREATE TABLE changes (
    tab TEXT NOT NULL, article_id TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (tab, article_id, id)
) WITHOUT ROWID;
CREATE TABLE outputs (
    path TEXT PRIMARY KEY, article_id TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL
) WITHOUT ROWID;
"""


class Ledger:
    """An open ledger. `connection` commits by itself; use `transaction()` for what belongs together."""

    def __init__(self, connection: sqlite3.Connection, path: Path):
        self.connection, self.path = connection, path

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside, or none of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def fact(self, name: str) -> str:
        row = self.connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_fact(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def mark_changed(self) -> None:
        """Say, in the transaction that changes something, that what is published is no longer what stands here."""
        self.set_fact("changed", "yes")

    def touch(self, article_ids: Iterable[str]) -> None:
        """Say the same, and of which articles the published rows may have changed; one that is gone may be named as well."""
        rows = [(article_id,) for article_id in article_ids]
        if rows:
            self.connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", rows)
            self.mark_changed()

    def put_off(self, step: str, names: Iterable[str]) -> None:
        """Enter, in the transaction that changes something, what a later step has to look at again."""
        self.connection.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", [(step, name) for name in names])

    def take_up(self, step: str) -> list[str]:
        """What was put off for a step, in order; in the transaction that does it, since it is put off no longer."""
        query = "DELETE FROM pending WHERE step = ? RETURNING name"
        return sorted(name for (name,) in self.connection.execute(query, (step,)))

    def has_put_off(self, step: str) -> bool:
        return self.connection.execute("SELECT 1 FROM pending WHERE step = ?", (step,)).fetchone() is not None

    @property
    def is_changed(self) -> bool:
        return self.fact("changed") != "no"

    def start_run(self) -> int:
        values = (now(), socket.gethostname(), os.getpid())
        return self.connection.execute("INSERT INTO runs (started, host, process) VALUES (?, ?, ?)", values).lastrowid

    def end_run(self, run_id: int, outcome: str) -> None:
        self.connection.execute("UPDATE runs SET ended = ?, outcome = ? WHERE run_id = ?", (now(), outcome, run_id))

    def close(self) -> None:
        self.connection.close()


def copies_of(ledger: Ledger, article_id: str) -> list[str]:
    """The articles that are marked as copies of this one: what becomes of it tells on their rows."""
    query = "SELECT article_id FROM articles WHERE duplicate_of = ? AND duplicate_of != ''"
    return [name for (name,) in ledger.connection.execute(query, (article_id,))]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def open_ledger(settings: Settings, say=lambda message: None) -> Iterator[Ledger]:
    """The ledger of these folders, new where there is none or a broken one. UsageError where it belongs to others."""
    ledger = connect(settings, say)
    try:
        require_ours(ledger, settings)
        yield ledger
    finally:
        ledger.close()


def connect(settings: Settings, say) -> Ledger:
    path = settings.ledger
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return Ledger(connection, path)
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise BusyError(
                f"The ledger {path} is in use by another program ({error}). Close that, then run again."
            ) from None
        raise RunError(
            f"The ledger {path} can't be opened ({error}). Nothing was published, and the last publication stays. "
            "Check the room on the disk and the permissions, then run again."
        ) from None
    except sqlite3.DatabaseError as error:
        set_aside(path)
        say(
            f"The ledger {path} was broken ({error}): set aside as {path.name}.broken, and built again from {settings.raw}."
        )
        return connect(settings, say)


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Create the tables in a new file; take a ledger of this layout as it is; drop one of another layout."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and tables:
        raise UsageError(f"{path} is a database of something else. Name another file with --ledger.")
    if application == APPLICATION_ID and layout != LAYOUT:
        raise sqlite3.DatabaseError("it was written by another version of Newsledger")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may undo the last batches: they are done again
    if not tables:
        identity = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {LAYOUT};"
        connection.executescript(f"BEGIN; {TABLES} {identity} COMMIT;")
    if ended_badly(connection):  # it reads the whole ledger; damage done meanwhile shows where rows are read
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)


def ended_badly(connection: sqlite3.Connection) -> bool:
    """Whether the last run was killed, or the machine was."""
    row = connection.execute("SELECT ended FROM runs ORDER BY run_id DESC LIMIT 1").fetchone()
    return row is not None and row[0] is None


def is_damage(error: Exception) -> bool:
    """Whether an error says that the ledger is broken, not that it is locked or that the disk is full."""
    if isinstance(error, sqlite3.OperationalError):
        return any(words in str(error) for words in ("decode", "no such"))
    return isinstance(error, (sqlite3.DatabaseError, json.JSONDecodeError))


def forget(settings: Settings, say) -> None:
    """Delete the ledger, having seen that it is ours: everything is read and extracted again."""
    with open_ledger(settings, say):
        pass
    for tail in ("", "-wal", "-shm"):
        settings.ledger.with_name(settings.ledger.name + tail).unlink(missing_ok=True)


def set_aside(path: Path) -> None:
    """Rename a broken ledger, so that nothing of anybody's is deleted; its journal goes with it."""
    os.replace(path, path.with_name(f"{path.name}.broken"))
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def require_ours(ledger: Ledger, settings: Settings) -> None:
    """Note down the folders in a new ledger; refuse to serve others with an old one."""
    folder = settings.ledger.parent
    ours = {"raw": seen_from(folder, settings.raw), "out": seen_from(folder, settings.out)}
    recorded = ledger.fact("folders")
    if not recorded:
        ledger.set_fact("folders", json.dumps(ours))
    elif (theirs := json.loads(recorded)) != ours:
        places = " and ".join(
            theirs[name] if is_address(theirs[name]) else str((folder / theirs[name]).resolve())
            for name in ("raw", "out")
        )
        raise UsageError(
            f"The ledger {settings.ledger} belongs to {places}, not to {settings.raw} and {settings.out}. "
            "Name another with --ledger; or delete it if those folders have moved: it is built again."
        )


def seen_from(folder: Path, path: Path) -> str:
    """A folder as a path from another one; one that is not on the disk as its address."""
    return str(path) if is_remote(path) else os.path.relpath(path, folder)


def describe_running(settings: Settings) -> str:
    """Who runs, by the ledger's last run without an end; read without waiting, as this run is not ours."""
    try:
        connection = sqlite3.connect(f"file:{settings.ledger}?mode=ro", uri=True, timeout=0.5)
        query = "SELECT process, host, started FROM runs WHERE ended IS NULL ORDER BY run_id DESC LIMIT 1"
        row = connection.execute(query).fetchone()
        connection.close()
    except sqlite3.Error:
        row = None
    return f"process {row[0]} on {row[1]}, since {row[2]}" if row else "it has only just started"
