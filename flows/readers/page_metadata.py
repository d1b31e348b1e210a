"""What a page says of its article: title, date, publisher, address. A table of where pages say it, the surest first.

Only what is marked as the date of publication counts. A date that merely stands in the text, the file's own times and the day of
reading are never taken for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.metadata import read_day, read_text
from flows.rejects import Rejected

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = ("Article", "BlogPosting", "Report")
"""Endings of schema.org's types of what is an article (NewsArticle, LiveBlogPosting)."""

DEEPEST = 20
"""Levels of JSON-LD that are looked into."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page may say a field: an XPath, or (`ld`) a path in its JSON-LD. `example` is a page that says `says` there."""

    field: str
    xpath: str = ""
    ld: tuple[str, ...] = ()
    example: str = ""
    says: str = ""


def meta(field: str, attribute: str, *names: str, says: str) -> Place:
    """A `meta` element with one of these names, in whatever case."""
    lowered = f"translate(@{attribute}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
    either = " or ".join(f"{lowered}='{name}'" for name in names)
    example = f'<meta {attribute}="{names[0]}" content="{says}">'
    return Place(field, f"//meta[{either}]/@content", (), example, says)


def ld(field: str, *path: str, says: str) -> Place:
    """A property of the article in JSON-LD."""
    value: Any = says
    for name in reversed(path):
        value = {name: value}
    article = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **value})
    return Place(field, "", path, f'<script type="application/ld+json">{article}</script>', says)


PLACES = (
    ld("title", "headline", says="Port traffic up"),
    meta("title", "property", "og:title", says="Port traffic up"),
    meta("title", "name", "twitter:title", "dc.title", "citation_title", "parsely-title", says="Port traffic up"),
    Place("title", "(//h1)[last()=1]", (), "<h1>Port <em>traffic</em> up</h1>", "Port traffic up"),
    Place("title", "//head/title", (), "<head><title>Port traffic up</title></head>", "Port traffic up"),
    ld("published", "datePublished", says="2025-05-08T10:00:00+01:00"),
    meta("published", "property", "article:published_time", "og:article:published_time", "og:published_time",
         "og:pubdate", says="2025-05-08"),
    meta("published", "itemprop", "datepublished", says="2025-05-08"),
    meta("published", "name", "article:published_time", "pubdate", "publishdate", "publish-date", "publish_date",
         "publication_date", "date_published", "datepublished", "article.published", "parsely-pub-date",
         "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
         "dc.date", "dcterms.date", "date", says="2025-05-08"),
    Place("published", "//time[@itemprop='datePublished' or @pubdate]/@datetime", (),
          '<time itemprop="datePublished" datetime="2025-05-08">Thursday</time>', "2025-05-08"),
    Place("published", "//time[contains(concat(' ', @class, ' '), ' entry-date ') or contains(@class, 'dt-published')]/@datetime", (),
          '<time class="entry-date published" datetime="2025-05-08">Thursday</time>', "2025-05-08"),
    Place("published", "//*[@itemprop='datePublished']/@content", (),
          '<span itemprop="datePublished" content="2025-05-08">Thursday</span>', "2025-05-08"),
    Place("published", "(//article//time/@datetime)[last()=1]", (),
          '<article><time datetime="2025-05-08">Thursday</time></article>', "2025-05-08"),
    ld("publisher", "publisher", "name", says="The Gazette"),
    meta("publisher", "property", "og:site_name", says="The Gazette"),
    meta("publisher", "name", "dc.publisher", "citation_journal_title", "application-name", says="The Gazette"),
    Place("url", "//link[@rel='canonical']/@href", (), '<link rel="canonical" href="https://a.example/1">', "https://a.example/1"),
    meta("url", "property", "og:url", says="https://a.example/1"),
    ld("url", "url", says="https://a.example/1"),
)  # fmt: skip


def read_metadata(page: HtmlElement) -> dict[str, str]:
    """The fields that the page says, each by the first place that says something that can be read."""
    article = find_article(page)
    found: dict[str, str] = {}
    for place in PLACES:
        words = [] if place.field in found else words_at(place, page, article)
        if says := next((word for word in words if word and is_readable(place.field, word)), None):
            found[place.field] = says
    return found


def words_at(place: Place, page: HtmlElement, article: dict[str, Any]) -> list[str]:
    if place.ld:
        return [follow(article, place.ld)]
    return [read_text(found if isinstance(found, str) else found.text_content()) for found in page.xpath(place.xpath)]


def is_readable(field: str, words: str) -> bool:
    """Whether the words can be the field's value; a page's own slips don't keep its article out."""
    return READABLE.get(field, bool)(words)


def is_day(words: str) -> bool:
    try:
        return bool(read_day(words))
    except Rejected:
        return False


READABLE: dict[str, Callable[[str], bool]] = {
    "published": is_day,
    "url": lambda words: words.lower().startswith(("http://", "https://")),
}


def find_article(page: HtmlElement) -> dict[str, Any]:
    """The first article that the page's JSON-LD describes; empty where there is none."""
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            described = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in walk(described, DEEPEST):
            if is_article(thing):
                return thing
    return {}


def walk(value: Any, levels: int) -> Iterator[dict[str, Any]]:
    """Every object in a value, outer ones first."""
    if levels and isinstance(value, (dict, list)):
        if isinstance(value, dict):
            yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from walk(inner, levels - 1)


def is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(ARTICLE_TYPES) for kind in kinds)


def follow(thing: Any, path: tuple[str, ...]) -> str:
    """What stands at a path of properties; of several values the first.

    >>> follow({"publisher": [{"name": "The Gazette"}]}, ("publisher", "name"))
    'The Gazette'
    """
    for name in path:
        thing = thing[0] if isinstance(thing, list) and thing else thing
        thing = thing.get(name) if isinstance(thing, dict) else None
    thing = thing[0] if isinstance(thing, list) and thing else thing
    return read_text(thing) if isinstance(thing, str) else ""
