"""One raw file to articles: bytes, a reader, metadata, and what the file must be to be read at all."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from extractors.article import Article
from flows.catalog import NO_ROW, CatalogRow, load_catalog
from flows.decoding import refuse_hidden
from flows.languages import require_english
from flows.metadata import article_fields
from flows.readers import BadRecord, Document, holds_several, largest_file, name_of_record, read_documents
from flows.rejects import Reject, Rejected, refuse_unseen
from flows.remote import is_remote, read_file, state_of
from flows.reporting import log
from flows.sketch import dump_sketch, sketch_text

MAX_BYTES = 5_000_000
"""Bytes that an article may have, where nobody says otherwise."""

MOST_NUMBERS = 5_000
"""Numbers that an article may have. The densest of 561 real ones has 312; to check so many takes some seconds."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article; the hash and the sketch of its text without front matter, by which copies are known; its file's
    encoding; and the hash of what it was made of, its file or its record of several in a file.
    """

    article: Article
    body_hash: str
    encoding: str
    sketch: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file of the raw folder, and its line in articles.csv."""

    file: str
    row: CatalogRow = NO_ROW


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of a file: its articles (without their texts, which stay in the raw folder), or why there are none.

    `records` are rejects of single records of a file of several; the others were read.
    """

    file: str
    sha256: str
    articles: tuple[ReadArticle, ...] = ()
    reject: Reject | None = None
    records: tuple[Reject, ...] = ()


def read_files(raw: Path, files: Sequence[FileToRead], max_bytes: int) -> list[ReadFile]:
    """Read a batch of files of the raw folder; those that can't be read come back with the reason."""
    return [read_one(raw, entry, max_bytes) for entry in files]


def read_one(raw: Path, entry: FileToRead, max_bytes: int) -> ReadFile:
    digest = ""
    try:
        data = read_bytes(raw / entry.file, largest_file(entry.file, max_bytes))
        digest = hashlib.sha256(data).hexdigest()
        articles, rejects = parse_articles(entry.file, data, entry.row, max_bytes)
        without_texts = (replace(read, article=replace(read.article, text="")) for read in articles)
        return ReadFile(entry.file, digest, tuple(without_texts), records=tuple(rejects))
    except Rejected as rejected:
        return ReadFile(entry.file, digest, reject=rejected.row(entry.file))


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The file's bytes. Raises Rejected where it is no ordinary file, is too large, or the system refuses."""
    try:
        if is_remote(path):
            size, data = read_file(path, max_bytes)
            refuse_size(size, max_bytes)
            return data
        # Non-blocking, so that a pipe that took a file's place since the scan can't hold the run up.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as handle:
            status = os.fstat(handle.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Rejected("special_file", "it is no ordinary file. Put the article there as a text file.")
            refuse_size(status.st_size, max_bytes)
            return handle.read(max_bytes + 1)
    except OSError as error:
        detail = f"it can't be opened ({error.strerror}). Check the file and its permissions."
        raise Rejected("unreadable", detail) from None


def refuse_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        limit = f"the limit is {max_bytes / 1e6:g} MB"
        raise Rejected(
            "too_large", f"it has {size / 1e6:.1f} MB, {limit}. Split it, or raise the limit with --max-megabytes."
        )
    if size == 0:
        raise Rejected("empty", "the file is empty. Put the article's text in it, or delete it.")


class Parsed(NamedTuple):
    """The articles of a file, and the rejects of its records that give none."""

    articles: list[ReadArticle]
    rejects: list[Reject]


def parse_articles(file: str, data: bytes, row: CatalogRow = NO_ROW, max_bytes: int = MAX_BYTES) -> Parsed:
    """The articles that stand in a file's bytes, with metadata from the file, its name and its line in articles.csv.

    Raises Rejected where the file is one article and can't be read. One record of several is rejected alone.
    """
    parsed, digest = Parsed([], []), hashlib.sha256(data).hexdigest()
    for document in read_documents(file, data, max_bytes):
        try:
            if isinstance(document, BadRecord):
                raise Rejected(document.reason, document.detail)
            refuse_masses(document, max_bytes)
            parsed.articles.append(make_article(file, document, row, document.sha256 or digest))
        except Rejected as rejected:
            if not document.place:
                raise
            detail = f"{file}, {document.place}: {rejected}"
            parsed.rejects.append(Reject(name_of_record(file, document.place), rejected.reason, detail))
    return parsed


def refuse_masses(document: Document, max_bytes: int) -> None:
    """Raise Rejected for a text that is too long, or has so many numbers that it is a table."""
    if len(document.text) > max_bytes:
        raise Rejected(
            "too_large", f"its text has {len(document.text):,} characters, the limit is {max_bytes:,}. Split it."
        )
    numbers = sum(1 for _ in NUMBER.finditer(document.text))
    if numbers > MOST_NUMBERS:
        detail = f"it has {numbers:,} numbers, the limit is {MOST_NUMBERS:,}: a table, not an article. Take it out."
        raise Rejected("too_many_numbers", detail)


def make_article(file: str, document: Document, row: CatalogRow, sha256: str) -> ReadArticle:
    body = document.body
    if not body.strip():
        raise Rejected("empty", "there is no text in it. Put the article's text in it, or delete it.")
    refuse_hidden(document.text)
    for note in document.notes:
        log.warning("%s: %s", file, note)
    fields = article_fields(file, document.metadata, row.cells, document.origin)
    language = fields.get("language")
    if language is None:
        fields["language"] = require_english(body)
    elif language != "en":
        raise Rejected(
            "not_english", f"its metadata says language {language!r}, and only English is understood. Take it out."
        )
    article = Article(article_id=id_of(file, document.key), file=file, text=document.text, **fields)
    body_hash = hashlib.sha256(" ".join(body.split()).encode()).hexdigest()
    return ReadArticle(article, body_hash, document.encoding, dump_sketch(sketch_text(body)), sha256)


def load_texts(raw: Path, file: str, sha256: str, max_bytes: int) -> dict[str, str]:
    """The texts, by article_id, of what a file holds of this hash; empty where it changed since the hash was taken."""
    try:
        if not holds_several(file):
            return read_texts(raw / file, file, max_bytes).get(sha256, {})
        return keep_texts(raw / file, file, max_bytes, file_state(raw / file)).get(sha256, {})
    except Rejected:
        return {}


Texts = dict[str, dict[str, str]]
"""Texts by the hash of what the article was made of, and by article_id."""


def read_texts(path: Path, file: str, max_bytes: int) -> Texts:
    data, texts = read_bytes(path, largest_file(file, max_bytes)), {}
    digest = hashlib.sha256(data).hexdigest()
    for found in read_documents(file, data, max_bytes):
        if isinstance(found, Document):
            texts.setdefault(found.sha256 or digest, {})[id_of(file, found.key)] = found.text
    return texts


@lru_cache(maxsize=1)
def keep_texts(path: Path, file: str, max_bytes: int, state: tuple[int, ...]) -> Texts:
    """The texts of a file of several, which are asked for one after the other, as long as it is in this state."""
    return read_texts(path, file, max_bytes)


def file_state(path: Path) -> tuple[int, ...]:
    """What tells whether a file was touched; empty where there is none."""
    if is_remote(path):
        return state_of(path)
    try:
        status = os.stat(path)
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def id_of(file: str, key: str) -> str:
    """The article_id: the path, and the key of one record of several."""
    return f"{file}#{key}" if key else file


def read_article_file(path: str | Path, max_bytes: int = MAX_BYTES) -> list[Article]:
    """The articles of one file anywhere, with an `articles.csv` beside it as in a raw folder. Raises Rejected.

    Records of a file of several that can't be read are told in the log.

    Their article_id is the file's name, as of a file at the top of a raw folder; `file` is the path as given.
    """
    path = Path(path)
    require_file(path)
    row = load_catalog(path.parent).row(path.name)
    found = parse_articles(path.name, read_bytes(path, largest_file(path.name, max_bytes)), row, max_bytes)
    for reject in found.rejects:
        log.warning("%s", reject.detail)
    return [replace(read.article, file=str(path)) for read in found.articles]


def require_file(path: Path) -> None:
    """Raise Rejected for what somebody may name that is no file of a usable name."""
    refuse_unseen(str(path))
    if path.is_dir():
        detail = (
            f"it is a folder. Name its files ({path}/*.txt), or publish it: newsledger run --raw {path} --out FOLDER"
        )
        raise Rejected("directory", detail)
    if str(path) == "-" and not path.exists():
        raise Rejected("unsupported", "the standard input is not read. Save the article as a .txt file, and name that.")
