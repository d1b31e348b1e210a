"""Files that are published beside the tables, each of one article: made for articles that are new or were touched, taken over as
they are for the others, and gone with their article.

A kind of file is one `Extra` in `EXTRAS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flows import report
from flows.ledger import Ledger
from flows.settings import Settings
from flows.tables import published_files
from flows.texts import FOLDER, text_file, text_file_of


@dataclass(frozen=True, slots=True)
class Sources:
    """What files of articles are made of: the ledger, and each article's text, in which offsets count, when it is asked for."""

    settings: Settings
    ledger: Ledger
    texts: Mapping[str, str]


class ExtraFile(NamedTuple):
    """A file of an article; `path` starts with the folder of its `Extra`, has forward slashes, and is no other article's."""

    article_id: str
    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Extra:
    """A kind of file: the folder at the top of the publication, what makes the files of some articles, in their order, and where
    that of an article stands if it has one."""

    folder: str
    make: Callable[[Sources, Sequence[str]], Iterator[ExtraFile]]
    path_of: Callable[[str], str]


def make_texts(sources: Sources, article_ids: Sequence[str]) -> Iterator[ExtraFile]:
    """The text of each of these articles whose raw file isn't that text."""
    for article_id, file in published_files(sources.ledger, article_ids):
        if path := text_file_of(sources.ledger, article_id, file):
            yield ExtraFile(article_id, path, sources.texts[article_id].encode())


def make_pages(sources: Sources, article_ids: Sequence[str]) -> Iterator[ExtraFile]:
    """The page of each of these articles in the report, unless that is switched off."""
    if report.is_published(sources.ledger, sources.settings):
        for article_id, path, content in report.article_pages(sources.ledger, sources.texts, article_ids):
            yield ExtraFile(article_id, path, content)


EXTRAS: tuple[Extra, ...] = (
    Extra(FOLDER, make_texts, text_file),
    Extra(report.FOLDER, make_pages, report.path_of),
)
