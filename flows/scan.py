"""What stands in the raw folder now: every file with its size and times, and what is no file to read.

Only the folder is looked at here, never into a file. Hidden files and those that editors and downloads leave behind
are passed over; everything else that nothing reads becomes a reject, so that nobody waits in vain for it. A folder that is
not on the disk is listed by `flows.remote`.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.catalog import NAME as CATALOG
from flows.errors import RunError
from flows.readers import find_readers, suffix_of
from flows.rejects import Reject, Rejected, printable, refuse_unseen
from flows.remote import RemoteFile, is_remote, list_files

PASSED_OVER = ("~", ".tmp", ".part", ".crdownload", ".swp")
"""Endings of what editors and downloads leave behind."""

DEEPEST = 50
"""Folders within folders that are gone into."""


@dataclass(frozen=True, slots=True, order=True)
class FoundFile:
    """A file to read: its path in the raw folder with forward slashes, and what tells whether it was touched.

    Of a file in a store of objects, `ctime_ns` is a hash of its tag, below zero.
    """

    file: str
    size: int
    mtime_ns: int
    ctime_ns: int

    @property
    def state(self) -> tuple[int, int, int]:
        return self.size, self.mtime_ns, self.ctime_ns


@dataclass(frozen=True, slots=True)
class Scan:
    """The files to read, the rejects, and the files that are still being written: these wait."""

    files: tuple[FoundFile, ...]
    rejects: tuple[Reject, ...]
    waiting: tuple[str, ...] = ()

    def names(self) -> set[str]:
        """Every name found, whatever it is."""
        return {file.file for file in self.files} | {reject.file for reject in self.rejects} | set(self.waiting)


def scan_folder(raw: Path) -> Scan:
    """Everything in the folder and the folders in it, in the order of paths. RunError where it can't be listed."""
    found = list(examine_remote(list_files(raw)) if is_remote(raw) else walk(raw, raw.resolve(), ""))
    files = sorted(item for item in found if isinstance(item, FoundFile))
    rejects = sorted((item for item in found if isinstance(item, Reject)), key=lambda reject: reject.file)
    return Scan(tuple(files), tuple(rejects))


def walk(folder: Path, raw: Path, prefix: str) -> Iterator[FoundFile | Reject]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        detail = f"The folder {folder} can't be listed ({error.strerror}). Nothing was changed; check its permissions, run again."
        raise RunError(detail) from None
    for entry in entries:
        if is_passed_over(prefix + entry.name):
            continue
        try:
            if is_plain_folder(entry, prefix):
                yield from walk(Path(entry.path), raw, f"{prefix}{entry.name}/")
            elif (found := examine(entry, raw, prefix + entry.name)) is not None:
                yield found
        except Rejected as rejected:
            yield rejected.row(printable(prefix + entry.name))


def is_passed_over(file: str) -> bool:
    """Whether the last part of a path says that it is no article.

    >>> is_passed_over("2024/.hidden.txt"), is_passed_over("articles.csv"), is_passed_over("2024/articles.csv")
    (True, True, False)
    """
    name = file.rsplit("/", 1)[-1]
    return name.startswith(".") or name.endswith(PASSED_OVER) or file == CATALOG


def is_plain_folder(entry: os.DirEntry, prefix: str) -> bool:
    """A folder to go into. One that is named like an article is a mistake, and is reported."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    if suffix_of(entry.name) in find_readers():
        detail = "it is a folder with an article's name; what lies in it was not read. Rename it, or take the files out of it."
        raise Rejected("directory", detail)
    refuse_name(prefix + entry.name)
    if prefix.count("/") >= DEEPEST:
        detail = f"it lies more than {DEEPEST} folders deep; what lies in it was not read. Move it up."
        raise Rejected("too_deep", detail)
    return True


def examine(entry: os.DirEntry, raw: Path, file: str) -> FoundFile | None:
    """The file as found; None for a link to a folder inside, whose files are found where they stand."""
    refuse_name(file)
    if entry.is_symlink():
        refuse_outside(entry, raw)
    try:
        status = entry.stat()
    except OSError as error:
        raise Rejected("unreadable", f"it can't be opened ({error.strerror}). Mend the link, or delete it.") from None
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        raise Rejected("special_file", "it is no ordinary file (a pipe, socket or device). Delete it.")
    return FoundFile(file, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def refuse_name(file: str) -> None:
    """Raise Rejected for a path that can't be told from another by looking at it, or leads out of the folder."""
    refuse_unseen(file)
    if not set(file.split("/")).isdisjoint(("", ".", "..")):
        raise Rejected("bad_name", "a folder in its name is empty, `.` or `..`. Rename it.")


def examine_remote(files: Iterable[RemoteFile]) -> Iterator[FoundFile | Reject]:
    """The files of a folder elsewhere, under the rules of one on disk."""
    for file in files:
        folders = file.file.split("/")[:-1]
        if is_passed_over(file.file) or any(folder.startswith(".") and folder != ".." for folder in folders):
            continue
        try:
            refuse_name(file.file)
            if len(folders) > DEEPEST:
                raise Rejected("too_deep", f"it lies more than {DEEPEST} folders deep. Move it up.")
            yield FoundFile(*file)
        except Rejected as rejected:
            yield rejected.row(printable(file.file))


def refuse_outside(entry: os.DirEntry, raw: Path) -> None:
    try:
        target = Path(entry.path).resolve()
    except (OSError, RuntimeError):
        return  # a loop of links: opening it says so
    if raw not in target.parents and target != raw:
        raise Rejected("outside", "it is a link to a place outside the raw folder. Copy the article here instead.")


def settle(raw: Path, scan: Scan, seconds: float, sleep: Callable[[float], None] = time.sleep) -> Scan:
    """Wait until young files have come to rest, at most `seconds`; those that go on changing wait for the next run.

    A file is at rest when it is older than that, or did not change while we waited.
    """
    young = {file.file: file for file in scan.files if is_young(file, seconds)}
    if not young:
        return scan
    sleep(seconds)
    again = scan_folder(raw)
    now = {file.file: file for file in again.files}
    restless = {name for name, file in now.items() if is_young(file, seconds) and young.get(name) != file}
    files = tuple(file for file in again.files if file.file not in restless)
    return Scan(files, again.rejects, tuple(sorted(restless)))


def is_young(file: FoundFile, seconds: float) -> bool:
    return time.time_ns() - max(file.mtime_ns, file.ctime_ns) < seconds * 1e9
