"""Readers of raw files, one small module a format, found by where they stand.

A reader is a module in this folder with

- `SUFFIXES`: the endings of file names that it reads, in lower case;
- `read(data: bytes) -> list[Document | BadRecord]`: what stands in a file's bytes, or raises `flows.rejects.Rejected`;
- `EXTRACTS = True` where the text that it gives is not the decoded file itself;
- `SEVERAL = True` where a file may hold many articles, and so be larger than one.

A new format is a new file here; nothing has to be registered. Each may be packed: `.gz` behind the suffix.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from flows.readers.document import BadRecord, Document, name_of_record
from flows.readers.packed import SUFFIX as PACKED
from flows.readers.packed import unpack
from flows.rejects import Rejected

__all__ = ["BadRecord", "Document", "find_readers", "is_extracted", "name_of_record", "read_documents"]

ARTICLES_A_FILE = 20
"""So many times the bytes of one article may a file of several have."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a module of this folder says of itself."""

    read: Callable[[bytes], list[Document | BadRecord]]
    extracts: bool
    several: bool


@lru_cache(maxsize=1)
def find_readers() -> dict[str, Reader]:
    """The readers in this folder, by suffix. A suffix claimed twice raises ValueError."""
    readers: dict[str, Reader] = {}
    for module in (import_module(f"{__name__}.{entry.name}") for entry in iter_modules(__path__)):
        for suffix in getattr(module, "SUFFIXES", ()):
            if suffix in readers:
                raise ValueError(f"two readers for {suffix}: {readers[suffix].read.__module__} and {module.__name__}")
            readers[suffix] = Reader(module.read, getattr(module, "EXTRACTS", False), getattr(module, "SEVERAL", False))
    return readers


def suffix_of(file: str) -> str:
    """The ending that decides on the reader: from the last dot of the name, in lower case, `.gz` left aside.

    >>> suffix_of("2024/Results.TXT"), suffix_of("notes"), suffix_of("news.jsonl.gz"), suffix_of("backup.gz")
    ('.txt', '', '.jsonl', '.gz')
    """
    name = file.rsplit("/", 1)[-1].lower()
    inner = name.removesuffix(PACKED)
    name = inner if "." in inner else name
    return name[name.rindex(".") :] if "." in name else ""


def is_packed(file: str) -> bool:
    return file.lower().endswith(PACKED)


def reader_of(file: str) -> Reader:
    """The reader of a file's suffix. Raises Rejected where there is none."""
    reader = find_readers().get(suffix_of(file))
    if reader is None:
        kind = f"{suffix_of(file)} files" if suffix_of(file) else "files without a suffix"
        known = ", ".join(sorted(find_readers()))
        raise Rejected("unsupported", f"{kind} are not read. Give the article as one of {known}.")
    return reader


def is_extracted(file: str) -> bool:
    """Whether the text of the file's articles is another than the decoded file.

    >>> is_extracted("a.txt"), is_extracted("a.html"), is_extracted("a.txt.gz")
    (False, True, True)
    """
    return is_packed(file) or reader_of(file).extracts


def holds_several(file: str) -> bool:
    """Whether the file may hold more articles than one."""
    reader = find_readers().get(suffix_of(file))
    return bool(reader and reader.several)


def largest_file(file: str, max_bytes: int) -> int:
    """The bytes that a file may have, packed or unpacked, where an article may have `max_bytes`."""
    return max_bytes * ARTICLES_A_FILE if holds_several(file) else max_bytes


def read_documents(file: str, data: bytes, max_bytes: int = 5_000_000) -> list[Document | BadRecord]:
    """What stands in a file, by the reader of its suffix; Rejected where there is none."""
    reader = reader_of(file)
    return reader.read(unpack(data, largest_file(file, max_bytes)) if is_packed(file) else data)
