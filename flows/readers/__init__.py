"""Readers of raw files, one small module a format, found by where they stand.

A reader is a module in this folder with

- `SUFFIXES`: the endings of file names that it reads, in lower case;
- `read(data: bytes) -> list[Document]`: what stands in a file's bytes, or raises `flows.rejects.Rejected`.

A new format is a new file here; nothing has to be registered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from flows.readers.document import Document
from flows.rejects import Rejected

__all__ = ["Document", "find_readers", "read_documents"]


@lru_cache(maxsize=1)
def find_readers() -> dict[str, Callable[[bytes], list[Document]]]:
    """The readers in this folder, by suffix. A suffix claimed twice raises ValueError."""
    readers: dict[str, Callable[[bytes], list[Document]]] = {}
    for module in (import_module(f"{__name__}.{entry.name}") for entry in iter_modules(__path__)):
        for suffix in getattr(module, "SUFFIXES", ()):
            if suffix in readers:
                raise ValueError(f"two readers for {suffix}: {readers[suffix].__module__} and {module.__name__}")
            readers[suffix] = module.read
    return readers


def suffix_of(file: str) -> str:
    """The ending that decides on the reader: from the last dot of the name, in lower case.

    >>> suffix_of("2024/Results.TXT"), suffix_of("notes")
    ('.txt', '')
    """
    name = file.rsplit("/", 1)[-1]
    return name[name.rindex(".") :].lower() if "." in name else ""


def read_documents(file: str, data: bytes) -> list[Document]:
    """What stands in a file, by the reader of its suffix; Rejected where there is none."""
    reader = find_readers().get(suffix_of(file))
    if reader is None:
        kind = f"{suffix_of(file)} files" if suffix_of(file) else "files without a suffix"
        raise Rejected(
            "unsupported", f"{kind} are not read. Give the article as {' or '.join(sorted(find_readers()))}."
        )
    return reader(data)
