"""The article as the readers hand it over: its text, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. Offsets of claims count in `text`, which is the decoded file, front matter included.

    `published` is None unless metadata or the file's name gives the day (`published_from` says which);
    the extractors then infer what they can from the text. `country` is an ISO 3166-1 alpha-2 code and decides
    which currency a bare `$` is. `fiscal_year_start` is the month, 1 to 12, that a fiscal year begins with.
    """

    article_id: str
    file: str
    text: str
    title: str = ""
    published: date | None = None
    published_from: str = "unknown"
    publisher: str = ""
    country: str = ""
    url: str = ""
    language: str = ""
    fiscal_year_start: int | None = None
