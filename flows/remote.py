"""Raw folders that are not on this machine's disk: `s3://bucket/news`, `gs://...`, whatever fsspec has a file system for.

A folder on disk is a `pathlib.Path`, another one a `upath.UPath`; both are joined with `/`. What differs stands here: how a
folder is listed, how a file is read, and what tells that it was touched. There are no links in a store of objects.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.errors import RunError, UsageError

if TYPE_CHECKING:
    from upath import UPath

TIMES = ("LastModified", "mtime", "updated", "last_modified", "created")
"""Where file systems of fsspec say when a file was written, as a time or as seconds."""

TAGS = ("ETag", "etag", "md5Hash", "content_md5", "version_id", "generation")
"""Where they give what is another one whenever the content is another one."""


class RemoteFile(NamedTuple):
    """A file: its path in the folder, its size in bytes, when it was written (0 where nobody says), a hash of its tag."""

    file: str
    size: int
    written_ns: int
    tag: int


def is_remote(folder: object) -> bool:
    return not isinstance(folder, Path)


def is_address(words: object) -> bool:
    """Whether the words name a folder elsewhere.

    >>> is_address("s3://bucket/news"), is_address("news"), is_address("file:///var/news")
    (True, False, False)
    """
    return "://" in str(words) and not str(words).startswith("file://")


def open_folder(words: str | Path) -> Path | UPath:
    """The folder of that name or address, which nobody has looked for yet. UsageError where no file system is known for it."""
    if not is_address(words):
        return Path(str(words).removeprefix("file://")).resolve()
    from upath import UPath

    try:
        folder = UPath(str(words).rstrip("/"))
        folder.fs  # noqa: B018 - it is made now: a library may be missing
    except ImportError as error:
        raise UsageError(f"{words} can't be read ({error}). Install it: pip install 'newsledger[remote]'.") from None
    except ValueError as error:
        raise UsageError(
            f"{words} can't be read ({error}). Name a folder, or an address like s3://bucket/news."
        ) from None
    return folder


def is_folder(folder: Path | UPath) -> bool:
    """Whether it is there. RunError where a folder elsewhere can't be asked."""
    if not is_remote(folder):
        return folder.is_dir()
    try:
        folder.fs.invalidate_cache()
        return folder.is_dir()
    except Exception as error:  # each file system has errors of its own
        raise RunError(f"{folder} can't be reached ({explain(error)}). Nothing was changed. {REMEDY}") from None


REMEDY = "Check the address, the network and your credentials for it, then run again."


def list_files(folder: UPath) -> Iterator[RemoteFile]:
    """Every file in the folder and the folders in it. RunError where it can't be listed."""
    try:
        folder.fs.invalidate_cache()
        found = folder.fs.find(folder.path, detail=True)
    except Exception as error:
        raise RunError(
            f"The folder {folder} can't be listed ({explain(error)}). Nothing was changed. {REMEDY}"
        ) from None
    root = folder.path.strip("/")
    for name, info in found.items():
        file = name.strip("/").removeprefix(root).removeprefix("/")
        yield RemoteFile(file, info.get("size") or 0, time_of(info), tag_of(info))


def time_of(info: Mapping[str, Any]) -> int:
    """When the file was written, in nanoseconds since 1970.

    >>> time_of({"created": 2.5}), time_of({"updated": "1970-01-01T00:00:01Z"}), time_of({})
    (2500000000, 1000000000, 0)
    """
    value = next((info[name] for name in TIMES if info.get(name)), 0)
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return int((value.timestamp() if isinstance(value, datetime) else value) * 1e9)


def tag_of(info: Mapping[str, Any]) -> int:
    """A hash of what the store says of the content, below zero since it is no time; 0 where it says nothing."""
    tags = [str(info[name]) for name in TAGS if info.get(name)]
    return -int.from_bytes(hashlib.sha256("\0".join(tags).encode()).digest()[:7]) if tags else 0


def read_file(path: UPath, limit: int) -> tuple[int, bytes]:
    """The size of a file, and its first `limit` bytes, unless it is larger. OSError where it can't be read."""
    try:
        size = path.fs.info(path.path)["size"] or 0
        return size, path.fs.cat_file(path.path, end=limit) if 0 < size <= limit else b""
    except Exception as error:
        raise OSError(None, explain(error)) from None


def state_of(path: UPath) -> tuple[int, ...]:
    """What tells whether the file was touched; empty where there is none."""
    try:
        info = path.fs.info(path.path)
    except Exception:
        return ()
    return info.get("size") or 0, time_of(info), tag_of(info)


def explain(error: Exception) -> str:
    """An error in one line.

    >>> explain(FileNotFoundError(2, "No such file", "a.txt")), explain(RuntimeError())
    ('No such file', 'RuntimeError')
    """
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(words.split())
