"""Records of JSON to articles, in the field names of the tools that fetch news (`record_fields`)."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from flows.metadata import EMPTY, read_language
from flows.readers.document import BadRecord, Document
from flows.readers.record_fields import FIELDS, IDENTIFIERS, TEXT
from flows.readers.web_page import extract_body, parse_page
from flows.rejects import Rejected

MARKUP = re.compile(r"\s*<(?:!doctype|html|body|main|article|section|div|p|h[1-6])\b[^<>]*>", re.IGNORECASE)
"""How a text begins that is HTML, as feeds and exports have it."""

Placed = tuple[str, object, str]
"""Where a record stands, the record (or why it can't be read), and the encoding of its bytes."""

TOO_DEEP = "its brackets are nested deeper than any article's. Take it out."


def parse_json(text: str) -> object:
    """The value that stands in the text. Raises Rejected."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text.strip() else ""
        where = f"{line}column {error.colno}"
        raise Rejected("broken_json", f"it is not JSON ({error.msg} at {where}). Mend it there.") from None
    except RecursionError:
        raise Rejected("too_deep", TOO_DEEP) from None
    except ValueError as error:
        raise Rejected("broken_json", f"a number in it can't be read ({error}). Mend it.") from None


def find_documents(records: Iterable[Placed]) -> list[Document | BadRecord]:
    """An article of each record, with its key; a record that gives none comes back with the reason."""
    used: Counter[str] = Counter()
    return [find_document(*placed, used) for placed in records]


def find_document(place: str, record: object, encoding: str, used: Counter[str]) -> Document | BadRecord:
    try:
        if isinstance(record, Rejected):
            raise record
        document, sha256 = read_record(record, encoding), hash_record(record)
    except Rejected as rejected:
        return BadRecord(place, rejected.reason, rejected.detail)
    except RecursionError:
        return BadRecord(place, "too_deep", TOO_DEEP)
    key = make_key(record) or place.rsplit(" ", 1)[-1]
    used[key] += 1
    key = key if used[key] == 1 else f"{key}-{used[key]}"
    return replace(document, key=key, place=place, sha256=sha256)


def read_record(record: object, encoding: str) -> Document:
    """One article. Raises Rejected where there is no text in the record."""
    if not isinstance(record, dict):
        kind = "a list" if isinstance(record, list) else "a bare value"
        raise Rejected("no_article", f"it is {kind}, not an object with fields. Give each article as an object.")
    fields = fold_names(record)
    text = next((text for name in TEXT.names if (text := text_of(fields.get(name)))), "")
    if MARKUP.match(text):
        text = extract_body(parse_page(text))
    if not text:
        raise Rejected("no_article", f"none of its fields holds a text. Put it under one of {', '.join(TEXT.names)}.")
    return Document(text, dict(metadata_of(fields)), encoding=encoding, origin="its record")


def fold_names(record: Mapping[str, object]) -> dict[str, object]:
    return {name.strip().lower(): value for name, value in record.items()}


def metadata_of(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The fields of `flows.metadata` that the record gives, each under the first name that says something."""
    for field in FIELDS:
        for name in field.names:
            words = words_of(fields.get(name)).strip()
            if words.lower() not in EMPTY and not says_nothing(field.name, words):
                yield field.name, words
                break


def says_nothing(field: str, words: str) -> bool:
    """Whether a field holds what tools write by default, or what belongs to another field.

    >>> says_nothing("language", "en"), says_nothing("url", "Reuters")
    (True, True)
    """
    if field == "language":
        return read_language(words) == "en"  # some write it unasked: the text itself is looked at
    return field == "url" and not words.lower().startswith(("http://", "https://"))


def text_of(value: object) -> str:
    """A text, or the paragraphs of one, a blank line between; Fundus has a summary and sections.

    >>> text_of({"summary": ["Up."], "sections": [{"headline": [], "paragraphs": ["Sales rose 3%.", "Costs fell."]}]})
    'Up.\\n\\nSales rose 3%.\\n\\nCosts fell.'
    """
    return "\n\n".join(blocks_of(value)) if not isinstance(value, str) else value if value.strip() else ""


def blocks_of(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, list):
        for item in value:
            yield from blocks_of(item)
    elif isinstance(value, dict):
        for name in ("summary", "sections", "headline", "paragraphs"):
            yield from blocks_of(value.get(name))


def words_of(value: object) -> str:
    """A value as words: an object's name, the first of a list, a number's digits."""
    if isinstance(value, dict):
        return words_of(value.get("name"))
    if isinstance(value, list):
        return words_of(value[0]) if value else ""
    return "" if value is None or isinstance(value, bool) else str(value)


def make_key(record: Mapping[str, object]) -> str:
    """A short hash of what names the record wherever it stands; empty where nothing does."""
    fields = fold_names(record)
    for name in IDENTIFIERS:
        if words := words_of(fields.get(name)).strip():
            return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return ""


def hash_record(record: object) -> str:
    """The hash of a record, however it is indented and whatever the order of its fields."""
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
