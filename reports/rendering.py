"""Templates to HTML. Everything is escaped unless it was made here; data for scripts can't end their element."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractors.schema.vocabularies import (
    BOUNDS,
    CERTAINTIES,
    CHANGE_REASONS,
    DECISION_STATES,
    DIRECTIONS,
    KINDS,
    QUARANTINE_REASONS,
    STATUSES,
    VERDICTS,
)
from reports import words
from reports.names import page_path

FOLDER = Path(__file__).parent
MARKS = {
    "consistent": "✓",
    "inconsistent": "✗",
    "implied": "=",
    "untestable": "?",
    "conflict": "≠",
    "quarantined": "✗",
    "decided": "✎",
}
"""So that colour alone says nothing."""

VOCABULARIES = {
    "bounds": BOUNDS,
    "certainties": CERTAINTIES,
    "change_reasons": CHANGE_REASONS,
    "decision_states": DECISION_STATES,
    "directions": DIRECTIONS,
    "kinds": KINDS,
    "quarantine_reasons": QUARANTINE_REASONS,
    "statuses": STATUSES,
    "verdicts": VERDICTS,
}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with the words and vocabularies that they use."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {**VOCABULARIES, "words": words, "page_path": page_path, "marks": MARKS}
    made.filters["json"] = embed_json
    made.filters["web"] = web_address
    made.filters["quoted"] = quoted
    return made


def render(template: str, **values: Any) -> str:
    return environment().get_template(template).render(**values)


def embed_json(value: Any) -> Markup:
    """JSON for the inside of a script element, whatever its strings hold.

    >>> embed_json(["</script><b>", "a&b"])
    Markup('["\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e","a\\\\u0026b"]')
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        plain = plain.replace(character, f"\\u{ord(character):04x}")
    return Markup(plain)


def quoted(text: str) -> str:
    """Words set apart by grave accents, as in notes of programs, in quotation marks.

    >>> quoted("rests on the bound of `nearly 23,500`")
    'rests on the bound of “nearly 23,500”'
    """
    return GRAVE.sub(r"“\1”", text)


GRAVE = re.compile("`([^`]*)`")


def web_address(url: str) -> str:
    """The address if a browser may open it: no `javascript:` from an article's metadata.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("file:///etc/passwd")
    ('https://example.org/a', '', '')
    """
    return url if url.lower().startswith(("https://", "http://")) else ""


def asset(name: str) -> bytes:
    """The content of a file of `reports.ASSETS`."""
    return (FOLDER / name).read_bytes()
