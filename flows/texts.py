"""The texts in which offsets count, where the raw file itself isn't that text: of web pages, records of JSON, packed files.

Each is published as a file of UTF-8 in `texts/`, whose name stands in `articles.csv` as `text_file`:
`open(text_file, encoding="utf-8", newline="").read()[char_start:char_end]` is the quote.
"""

from __future__ import annotations

import hashlib
import re

from flows.ledger import Ledger
from flows.readers import is_extracted

FOLDER = "texts"
SWITCH, OFF = "texts", "off"
PLAIN = re.compile(r"[^A-Za-z0-9._]+")
LONGEST = 80
"""Characters of a file's name that are taken over for people to know it by."""


def text_file(article_id: str) -> str:
    """Where an article's text is published: letters, digits and dots of its id, and a hash that tells it from all others.

    >>> text_file("2024/Über uns.jsonl#3f2a")
    'texts/2024-ber-uns.jsonl-3f2a-8ab22d1c681a.txt'
    """
    digest = hashlib.sha256(article_id.encode()).hexdigest()[:12]
    words = PLAIN.sub("-", article_id)[:LONGEST].strip("-.")
    return f"{FOLDER}/{words or 'article'}-{digest}.txt"


def text_file_of(ledger: Ledger, article_id: str, file: str) -> str:
    """The same; nothing for an article whose raw file is its text, and where texts are switched off."""
    return text_file(article_id) if is_extracted(file) and ledger.fact(SWITCH) != OFF else ""


def switch_texts(ledger: Ledger, on: bool) -> None:
    """Note down whether texts are published from now on."""
    ledger.set_fact(SWITCH, "on" if on else OFF)
