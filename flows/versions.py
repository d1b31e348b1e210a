"""Versions of what makes the tables, by the hash of its sources: what was made by older ones is made again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SOURCES = {
    "readers": (
        ("extractors/article.py", "flows/readers", "flows/catalog.py", "flows/decoding.py", "flows/languages.py",
         "flows/metadata.py", "flows/read.py", "flows/rejects.py", "flows/sketch.py"),
        ("charset-normalizer", "justext", "lxml", "py3langid", "pyyaml", "trafilatura"),
    ),
    "rules": (("extractors",), ("spacy", "spacy-lookups-data")),
    "curation": (("flows/curation", "extractors"), ("spacy",)),
    "checks": (("checks", "extractors/schema"), ()),
    "tables": (
        ("suites", "checks/core", "extractors/schema", "flows/rows.py", "flows/tables.py", "flows/blocks.py",
         "flows/cells.py", "flows/csvfiles.py", "flows/datapackage.py", "flows/excel.py", "flows/extras.py",
         "flows/forms.py", "flows/parquet.py", "flows/texts.py", "flows/report.py", "flows/series_rows.py", "reports", "series"),
        ("great-expectations", "jinja2", "markupsafe", "pygal"),
    ),
}  # fmt: skip
"""For each step, the files and folders of ours and the libraries that decide on its results."""


@dataclass(frozen=True, slots=True)
class Versions:
    """A hash for each step."""

    readers: str
    rules: str
    curation: str
    checks: str
    tables: str


@cache
def current_versions() -> Versions:
    """The versions of the program that runs."""
    return Versions(**{step: hash_sources(paths, libraries) for step, (paths, libraries) in SOURCES.items()})


def hash_sources(paths: Sequence[str], libraries: Sequence[str]) -> str:
    """A short hash of the files' contents, the libraries' versions and Python's own."""
    digest = hashlib.sha256(f"python {sys.version_info.major}.{sys.version_info.minor}".encode())
    for path in source_files(ROOT / name for name in paths):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library} {version_of(library)}\0".encode())
    return digest.hexdigest()[:16]


def source_files(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and in folders everything but what Python leaves behind."""
    found = []
    for path in paths:
        inner = path.rglob("*") if path.is_dir() else [path]
        found += [file for file in inner if file.is_file() and "__pycache__" not in file.parts]
    return sorted(found)


def version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"


def fingerprint(*parts: str) -> str:
    """A short hash of several strings."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
