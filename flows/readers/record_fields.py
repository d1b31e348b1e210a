"""The names under which tools that fetch news write an article's fields, and a record of each tool as an example.

The first name that holds something counts. What a tool writes about its own work (`date_download`, `filedate`,
`crawl_date`) and about later edits (`date_modify`) is no date of publication, and is not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flows.metadata import FIELDS as METADATA


@dataclass(frozen=True, slots=True)
class RecordField:
    """A field of an article, and its names in records, in lower case."""

    name: str
    names: tuple[str, ...]


TEXT = RecordField("text", ("maintext", "plaintext", "articlebody", "article_text", "body", "text", "content"))

OF_TOOLS = (
    RecordField("title", ("title", "headline", "title_page")),
    RecordField("published", ("date_publish", "publish_date", "publishing_date", "datepublished", "published_at", "date")),
    RecordField("publisher", ("publisher", "meta_site_name", "source-hostname", "site_name", "source_domain", "hostname")),
    RecordField("url", ("url", "canonical_link", "source")),
    RecordField("language", ("language", "lang", "meta_lang")),
)  # fmt: skip


def join_names() -> tuple[RecordField, ...]:
    """The tools' names, then those that front matter has."""
    of_tools = {field.name: field.names for field in OF_TOOLS}
    return tuple(
        RecordField(field.name, tuple(dict.fromkeys(of_tools.get(field.name, ()) + field.keys))) for field in METADATA
    )


FIELDS = join_names()

IDENTIFIERS = ("id", "article_id", "uuid", "guid", "url", "source", "canonical_link", "link")
"""What names a record wherever it stands in the file; the first that says something makes the article's key."""


@dataclass(frozen=True, slots=True)
class ToolExample:
    """A record as the tool writes it (shortened), and the article's fields that are read from it."""

    tool: str
    record: dict[str, Any]
    text: str
    metadata: dict[str, str]


SENTENCE = "Traffic through the port rose 8% to 1.2 million containers in April."
URL = "https://gazette.example/port"

EXAMPLES = (
    ToolExample(
        "news-please",
        {
            "authors": ["A. Writer"],
            "date_download": "2025-06-30 11:52:01",
            "date_modify": "2025-05-09 08:00:00",
            "date_publish": "2025-05-08 10:00:00",
            "description": "More boxes.",
            "language": "en",
            "maintext": SENTENCE,
            "source_domain": "gazette.example",
            "title": "Port traffic up",
            "title_page": None,
            "url": URL,
        },
        SENTENCE,
        {"title": "Port traffic up", "published": "2025-05-08 10:00:00", "publisher": "gazette.example", "url": URL},
    ),
    ToolExample(
        "newspaper4k",
        {
            "url": URL,
            "read_more_link": "",
            "language": "en",
            "title": "Port traffic up",
            "authors": ["A. Writer"],
            "publish_date": "2025-05-08T10:00:00+01:00",
            "summary": "",
            "meta_lang": "en",
            "meta_site_name": "The Gazette",
            "canonical_link": URL,
            "text": SENTENCE,
        },
        SENTENCE,
        {"title": "Port traffic up", "published": "2025-05-08T10:00:00+01:00", "publisher": "The Gazette", "url": URL},
    ),
    ToolExample(
        "Fundus",
        {
            "title": "Port traffic up",
            "authors": ["A. Writer"],
            "publishing_date": "2025-05-08 10:00:00+01:00",
            "topics": ["Ports"],
            "free_access": True,
            "body": {
                "summary": ["More boxes."],
                "sections": [{"headline": ["April"], "paragraphs": [SENTENCE, "Grain fell 4%."]}],
            },
        },
        f"More boxes.\n\nApril\n\n{SENTENCE}\n\nGrain fell 4%.",
        {"title": "Port traffic up", "published": "2025-05-08 10:00:00+01:00"},
    ),
    ToolExample(
        "trafilatura",
        {
            "title": "Port traffic up",
            "author": "A. Writer",
            "hostname": "gazette.example",
            "date": "2025-05-08",
            "fingerprint": "ffba636fe6223f12",
            "id": None,
            "raw_text": SENTENCE,
            "text": SENTENCE,
            "language": None,
            "filedate": "2026-11-20",
            "source": URL,
            "source-hostname": "The Gazette",
        },
        SENTENCE,
        {"title": "Port traffic up", "published": "2025-05-08", "publisher": "The Gazette", "url": URL},
    ),
    ToolExample(
        "schema.org",
        {
            "@type": "NewsArticle",
            "headline": "Port traffic up",
            "datePublished": "2025-05-08",
            "publisher": {"@type": "Organization", "name": "The Gazette"},
            "articleBody": SENTENCE,
        },
        SENTENCE,
        {"title": "Port traffic up", "published": "2025-05-08", "publisher": "The Gazette"},
    ),
)
