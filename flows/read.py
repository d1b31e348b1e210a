"""One raw file to articles: bytes, a reader, metadata, and what the file must be to be read at all."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.article import Article
from flows.catalog import NO_ROW, CatalogRow, load_catalog
from flows.languages import require_english
from flows.metadata import article_fields
from flows.readers import Document, read_documents
from flows.rejects import Reject, Rejected, printable
from flows.reporting import log
from flows.sketch import dump_sketch, sketch_text


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article; the hash and the sketch of its text without front matter, by which copies are known; its file's encoding."""

    article: Article
    body_hash: str
    encoding: str
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file of the raw folder, and its line in articles.csv."""

    file: str
    row: CatalogRow = NO_ROW


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of a file: its articles (without their texts, which stay in the raw folder), or why there are none."""

    file: str
    sha256: str
    articles: tuple[ReadArticle, ...] = ()
    reject: Reject | None = None


def read_files(raw: Path, files: Sequence[FileToRead], max_bytes: int) -> list[ReadFile]:
    """Read a batch of files of the raw folder; those that can't be read come back with the reason."""
    return [read_one(raw, entry, max_bytes) for entry in files]


def read_one(raw: Path, entry: FileToRead, max_bytes: int) -> ReadFile:
    digest = ""
    try:
        data = read_bytes(raw / entry.file, max_bytes)
        digest = hashlib.sha256(data).hexdigest()
        articles = parse_articles(entry.file, data, entry.row)
        return ReadFile(
            entry.file, digest, tuple(replace(read, article=replace(read.article, text="")) for read in articles)
        )
    except Rejected as rejected:
        return ReadFile(entry.file, digest, reject=rejected.row(entry.file))


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The file's bytes. Raises Rejected where it is no ordinary file, is too large, or the system refuses."""
    try:
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


def parse_articles(file: str, data: bytes, row: CatalogRow = NO_ROW) -> list[ReadArticle]:
    """The articles that stand in a file's bytes, with metadata from the file, its name and its line in articles.csv."""
    return [make_article(file, document, row) for document in read_documents(file, data)]


def make_article(file: str, document: Document, row: CatalogRow) -> ReadArticle:
    body = document.body
    if not body.strip():
        raise Rejected("empty", "there is no text in it. Put the article's text in it, or delete it.")
    for note in document.notes:
        log.warning("%s: %s", file, note)
    fields = article_fields(file, document.metadata, row.cells)
    language = fields.get("language")
    if language is None:
        fields["language"] = require_english(body)
    elif language != "en":
        raise Rejected(
            "not_english", f"its metadata says language {language!r}, and only English is understood. Take it out."
        )
    article_id = f"{file}#{document.key}" if document.key else file
    article = Article(article_id=article_id, file=file, text=document.text, **fields)
    body_hash = hashlib.sha256(" ".join(body.split()).encode()).hexdigest()
    return ReadArticle(article, body_hash, document.encoding, dump_sketch(sketch_text(body)))


def load_texts(raw: Path, file: str, sha256: str, max_bytes: int) -> dict[str, str]:
    """The texts of a file's articles by key, as they were when `sha256` was taken; empty where the file changed since."""
    try:
        data = read_bytes(raw / file, max_bytes)
        if hashlib.sha256(data).hexdigest() != sha256:
            return {}
        return {f"{file}#{d.key}" if d.key else file: d.text for d in read_documents(file, data)}
    except Rejected:
        return {}


def read_article_file(path: str | Path, max_bytes: int = 5_000_000) -> list[Article]:
    """The articles of one file anywhere, with an `articles.csv` beside it as in a raw folder. Raises Rejected.

    Their article_id is the file's name, as of a file at the top of a raw folder; `file` is the path as given.
    """
    path = Path(path)
    require_file(path)
    row = load_catalog(path.parent).row(path.name)
    found = parse_articles(path.name, read_bytes(path, max_bytes), row)
    return [replace(read.article, file=str(path)) for read in found]


def require_file(path: Path) -> None:
    """Raise Rejected for what somebody may name that is no file of a usable name."""
    if str(path) != printable(str(path)):
        raise Rejected("bad_name", "the bytes of its name are not text. Rename it.")
    if path.is_dir():
        detail = (
            f"it is a folder. Name its files ({path}/*.txt), or publish it: newsledger run --raw {path} --out FOLDER"
        )
        raise Rejected("directory", detail)
    if str(path) == "-" and not path.exists():
        raise Rejected("unsupported", "the standard input is not read. Save the article as a .txt file, and name that.")
