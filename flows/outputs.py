"""The files of a publication as the ledger remembers them, and the folder in which the next one is built.

A file that is not to change is taken over by a hard link: its content is never written twice. It shares its content with the
generation that is replaced, and with no other for long, as that is cleared a minute later. Nothing of ours ever writes
into a file that stands in a publication. Somebody who edits one in place edits the retired generation with it; the next run finds the
other time or hash, and writes the file anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from extractors.schema import TABLES
from flows.blocks import OF_ARTICLES
from flows.extras import EXTRAS
from flows.forms import WORKBOOK
from flows.ledger import Ledger

PACKAGE = "datapackage.json"
"""Written last: a folder that has it is complete."""

VALIDATION = "validation.json"
CHANGES = "changes.csv"
OURS = frozenset(
    {PACKAGE, VALIDATION, WORKBOOK, *OF_ARTICLES, *(extra.folder for extra in EXTRAS)}
    | {f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")}
)
"""What stands at the top of a publication: anything else is somebody else's."""

BY_HISTORY = frozenset({CHANGES, "changes.parquet", WORKBOOK})
"""What depends on the publication before, too."""

BUFFER = 1 << 20


class Output(NamedTuple):
    """A file published: its path with forward slashes, the article that it is of (none for tables), and what tells whether it
    was touched. `rows` are counted in tables."""

    path: str
    article_id: str
    size: int
    mtime_ns: int
    sha256: str
    rows: int


def load_outputs(ledger: Ledger) -> dict[str, Output]:
    """The files of the last publication by path; none in a new ledger."""
    query = "SELECT path, article_id, size, mtime_ns, sha256, rows FROM outputs"
    return {row[0]: Output(*row) for row in ledger.connection.execute(query)}


def record_outputs(ledger: Ledger, before: Iterable[Output], now: Iterable[Output]) -> None:
    old, new = set(before), set(now)
    gone = [(output.path,) for output in old - new]
    ledger.connection.executemany("DELETE FROM outputs WHERE path = ?", gone)
    insert = "INSERT INTO outputs (path, article_id, size, mtime_ns, sha256, rows) VALUES (?, ?, ?, ?, ?, ?)"
    ledger.connection.executemany(insert, new - old)


def altered_files(out: Path, outputs: Iterable[Output]) -> set[str]:
    """The files that do not stand there as they were published. They are read only where their time is another."""
    return {output.path for output in outputs if not is_same(out / output.path, output)}


def is_same(path: Path, output: Output) -> bool:
    try:
        status = path.lstat()
        if status.st_size != output.size:
            return False
        return status.st_mtime_ns == output.mtime_ns or hash_file(path) == output.sha256
    except OSError:
        return False


def hash_file(path: Path) -> str:
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


class NextFolder:
    """The folder in which a publication is built beside `out`; `outputs` are the files that it has so far."""

    def __init__(self, out: Path, folder: Path):
        self.out, self.folder = out, folder
        self.outputs: dict[str, Output] = {}
        self.made: set[Path] = set()
        folder.mkdir(parents=True)

    def write(self, path: str, chunks: Iterable[tuple[int, bytes]], article_id: str = "") -> Output:
        """Write a file of these chunks, each with the number of rows in it."""
        target, digest, count = self.place(path), hashlib.sha256(), 0
        with open(target, "xb", buffering=BUFFER) as handle:
            for rows, chunk in chunks:
                handle.write(chunk)
                digest.update(chunk)
                count += rows
            size = handle.tell()
        output = Output(path, article_id, size, target.stat().st_mtime_ns, digest.hexdigest(), count)
        self.outputs[path] = output
        return output

    def keep(self, output: Output) -> None:
        """Take a file over as it was published. What is remembered of it stays, so that a later edit shows."""
        source, target = self.out / output.path, self.place(output.path)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)  # a file system without hard links, or too many of them
        self.outputs[output.path] = output

    def read(self, path: str) -> str:
        """A text file that the folder has by now; nothing where it has none."""
        return (self.folder / path).read_text(encoding="utf-8") if path in self.outputs else ""

    def place(self, path: str) -> Path:
        target = self.folder / path
        if target.parent not in self.made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(target.parent)
        return target

    def discard(self) -> None:
        shutil.rmtree(self.folder)


def carry_over(out: Path, new: Path, ours: Collection[str] = OURS) -> None:
    """Copy what somebody else put into the output folder: it is not ours to lose."""
    for path in out.iterdir() if out.exists() else ():
        if path.name in ours:
            continue
        with suppress(FileNotFoundError):  # somebody took it away meanwhile
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, new / path.name, symlinks=True)
            else:
                shutil.copy2(path, new / path.name, follow_symlinks=False)
