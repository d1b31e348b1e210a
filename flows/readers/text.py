"""Plain text and Markdown: one article a file, with YAML front matter or without."""

from __future__ import annotations

import re

from flows.decoding import decode_text
from flows.metadata import KEYS, fields_of_front_matter, near_misses
from flows.readers.document import Document
from flows.rejects import Rejected

SUFFIXES = (".txt", ".md")

FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
OPENED = re.compile(r"\s*---[ \t]*\r?\n\s*([A-Za-z_-]+):(?:\s|$)")
LONGEST = 65_536
"""Characters that front matter may have; a longer run between dashes is the article's own."""


def read(data: bytes) -> list[Document]:
    """The file's one article. Its text is the whole file decoded, front matter included, newlines as they are."""
    text, encoding = decode_text(data)
    block = FRONT_MATTER.match(text[:LONGEST])
    if block is None:
        refuse_unclosed(text)
    front = load_yaml(block[1] or "") if block else None
    if front is None:
        return [Document(text, encoding=encoding)]
    return [
        Document(
            text, fields_of_front_matter(front), block.end(), encoding=encoding, notes=near_misses(map(str, front))
        )
    ]


def load_yaml(block: str) -> dict | None:
    """The mapping that front matter holds, every value as its words; None where it is prose between two rules.

    Values stay words so that `2025-02-31` can be reported as what it is.
    """
    import yaml

    try:
        front = yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # in C: ten times as fast
    except (yaml.YAMLError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        line = f"line {where.line + 2}: " if where else ""
        problem = getattr(error, "problem", None) or "it can't be parsed"
        remedy = "Put values with a colon in quotes, or take the front matter out."
        raise Rejected("broken_front_matter", f"{line}its front matter is not YAML ({problem}). {remedy}") from None
    if isinstance(front, list):
        remedy = "Write `name: value` lines, or take it out."
        raise Rejected("broken_front_matter", f"its front matter is a list, and gives no field a value. {remedy}")
    return front if isinstance(front, dict) else {} if front in (None, "") else None


def refuse_unclosed(text: str) -> None:
    """Raise Rejected where a line of dashes is followed by a field that we know, and no other line of dashes."""
    opened = OPENED.match(text)
    if opened and opened[1].lower().replace("-", "_") in KEYS:
        detail = "its front matter has no end. Put a line of three dashes (---) behind it."
        raise Rejected("broken_front_matter", detail)
