"""A publication as files: all tables at once or none, and nothing at all where they are there already."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from extractors.schema import TABLES
from flows.changes import find_changes
from flows.csvfiles import read_rows, table_bytes
from flows.errors import UsageError
from flows.rows import Row, sort_rows
from flows.swap import next_folder, replace_folder
from flows.tables import Tables
from flows.validating import validate_changes

PACKAGE = "datapackage.json"
"""Written last: a folder that has it is complete."""

VALIDATION = "validation.json"
CHANGES = "changes.csv"
OURS = frozenset({PACKAGE, VALIDATION, *(f"{name}.csv" for name in TABLES)})

FileState = tuple[int, int, str]
"""Size, time of modification in nanoseconds, and SHA-256."""


@dataclass(frozen=True, slots=True)
class Published:
    """What the ledger remembers of the last publication.

    `source` is a hash of the rows before validation, `made_by` the version of what validates and writes them.
    """

    source: str = ""
    made_by: str = ""
    files: Mapping[str, FileState] = field(default_factory=dict)
    counts: Mapping[str, Any] = field(default_factory=dict)

    def is_intact(self, out: Path) -> bool:
        """Whether every file stands there as it was published. Files are read only where their time is another."""
        return bool(self.files) and all(is_same(out / name, state) for name, state in self.files.items())


def is_same(path: Path, state: FileState) -> bool:
    size, mtime_ns, sha256 = state
    try:
        status = path.stat()
        if status.st_size != size:
            return False
        return status.st_mtime_ns == mtime_ns or hash_file(path) == sha256
    except OSError:
        return False


def hash_file(path: Path) -> str:
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def describe_files(out: Path) -> dict[str, FileState]:
    """The files of the publication as they stand."""
    paths = {name: out / name for name in sorted(OURS)}
    return {name: (path.stat().st_size, path.stat().st_mtime_ns, hash_file(path)) for name, path in paths.items()}


def load_published(words: str) -> Published:
    """What `dump_published` wrote; an empty publication of an empty string."""
    values = json.loads(words or "{}")
    files = {name: tuple(state) for name, state in values.pop("files", {}).items()}
    return Published(**values, files=files)


def dump_published(published: Published) -> str:
    return json.dumps(asdict(published), sort_keys=True)


def require_output_folder(out: Path, is_known: bool) -> None:
    """Refuse a folder that holds something else: it would be replaced as a whole."""
    if is_known or not out.exists():
        return
    names = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    if names and not names & OURS:
        raise UsageError(f"{out} holds other files ({min(names)}, ...). Name a new or an empty folder with --out.")


def build_publication(out: Path, tables: Tables, validation: str) -> bytes:
    """Write all tables but changes.csv into the folder beside `out`; the bytes of datapackage.json, which comes last."""
    from flows.datapackage import describe_package

    new = next_folder(out)
    new.mkdir(parents=True)
    files = {f"{name}.csv": table_bytes(name, rows) for name, rows in tables.items()}
    for name, content in files.items():
        (new / name).write_bytes(content)
    (new / VALIDATION).write_bytes(validation.encode())
    return (json.dumps(describe_package(tables, files), indent=2, ensure_ascii=False) + "\n").encode()


def publish_built(
    out: Path, package: bytes, last: LastPublication, tables: Tables, metadata_edited: Collection[str]
) -> list[Row] | None:
    """Complete the folder beside `out` and exchange the two; the rows of changes.csv.

    Where `out` holds the very same, it is left untouched, and None is returned.
    """
    new = next_folder(out)
    if last.is_same(new, package):
        shutil.rmtree(new)
        return None
    restored = last.was_same(new)
    changes = last.changes() if restored else find_changes(last.rows, tables.__getitem__, metadata_edited)
    validate_changes(changes)
    (new / CHANGES).write_bytes(table_bytes("changes", changes))
    carry_over(out, new)
    (new / PACKAGE).write_bytes(package)
    replace_folder(out)
    return changes


def carry_over(out: Path, new: Path) -> None:
    """Copy what somebody else put into the output folder: it is not ours to lose."""
    for path in out.iterdir() if out.exists() else ():
        if path.name in OURS:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, new / path.name, symlinks=True)
        else:
            shutil.copy2(path, new / path.name, follow_symlinks=False)


class LastPublication:
    """The tables as they stand in the output folder. One that somebody altered beyond reading counts as empty.

    `state` is what the ledger remembers of it: nothing, if the ledger is new.
    """

    def __init__(self, out: Path, state: Published):
        self.out, self.state = out, state
        self.is_intact = state.is_intact(out)

    def is_same(self, new: Path, package: bytes) -> bool:
        """Whether the folder holds the files built in `new`, this data package, and the changes.csv that came with them.

        Files that the ledger did not hear of are those of a run that was killed right after it published them.
        """
        if not self.is_intact and self.was_same(new):
            return False
        try:
            list(read_rows(self.out / CHANGES))
            same = all((self.out / path.name).read_bytes() == path.read_bytes() for path in new.iterdir())
            return same and (self.out / PACKAGE).read_bytes() == package
        except (OSError, ValueError, csv.Error):
            return False

    def was_same(self, new: Path) -> bool:
        """Whether the folder held these tables before somebody altered it: then nothing changed since, but is put back."""
        tables = [path for path in new.iterdir() if path.suffix == ".csv"]
        known = {name: sha256 for name, (_, _, sha256) in self.state.files.items()}
        return self.out.exists() and all(known.get(path.name) == hash_file(path) for path in tables)

    def rows(self, table: str) -> Iterable[Row]:
        """The rows in the table's order."""
        path = self.out / f"{table}.csv"
        if self.is_intact:
            return read_rows(path)
        try:
            return sort_rows(table, read_rows(path))
        except (OSError, ValueError, KeyError, csv.Error):
            return []

    def changes(self) -> list[Row]:
        """The rows of changes.csv; none where that file is not as it was published."""
        state = self.state.files.get(CHANGES)
        return list(self.rows("changes")) if state and is_same(self.out / CHANGES, state) else []

    def files(self) -> dict[str, str]:
        """The hash of each raw file that gave an article."""
        return {row["file"]: row["sha256"] for row in self.rows("articles")}

    def new_rejects(self, tables: Tables) -> tuple[str, ...]:
        """Details of the rejects that the last publication did not have, for the same reason."""
        known = {(row["file"], row["reason"]) for row in self.rows("rejects")}
        return tuple(row["detail"] for row in tables["rejects"] if (row["file"], row["reason"]) not in known)
