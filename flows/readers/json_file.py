"""JSON: one article, a list of articles, or an object with such a list under `articles`."""

from __future__ import annotations

from flows.decoding import decode_text
from flows.readers.document import BadRecord, Document
from flows.readers.records import find_documents, parse_json, read_record

SUFFIXES = (".json",)
EXTRACTS = True
SEVERAL = True


def read(data: bytes) -> list[Document | BadRecord]:
    """The file's articles. One that is not in a list has no key: the file is the article."""
    text, encoding = decode_text(data)
    found = parse_json(text)
    if isinstance(found, dict) and isinstance(found.get("articles"), list):
        found = found["articles"]
    if isinstance(found, list):
        return find_documents((f"record {number}", record, encoding) for number, record in enumerate(found, 1))
    return [read_record(found, encoding)]
