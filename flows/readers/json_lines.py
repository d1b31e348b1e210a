"""JSON lines: one article a line. A line that is none is told, and the others are read."""

from __future__ import annotations

import io
from collections.abc import Iterator

from flows.decoding import decode_text, has_wide_mark
from flows.readers.document import BadRecord, Document
from flows.readers.records import find_documents, parse_json
from flows.rejects import Rejected

SUFFIXES = (".jsonl", ".ndjson")
EXTRACTS = True
SEVERAL = True


def read(data: bytes) -> list[Document | BadRecord]:
    return find_documents(read_lines(data))


def read_lines(data: bytes) -> Iterator[tuple[str, object, str]]:
    """Each line that is not blank: where it stands, what it holds (or why it can't be read), and its encoding."""
    if has_wide_mark(data):  # UTF-16 and UTF-32 have line ends of their own
        data = decode_text(data).text.encode()
    for number, line in enumerate(io.BytesIO(data), 1):
        if line.strip():
            yield f"line {number}", *read_line(line)


def read_line(line: bytes) -> tuple[object, str]:
    try:
        text, encoding = decode_text(line)
        return parse_json(text), encoding
    except Rejected as rejected:
        return rejected, ""
