"""Files that can't be read: a plain reason each, and a sentence that says what to do.

A reader raises `Rejected`; the run makes a row of `rejects.csv` of it and goes on with the other files.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from extractors.schema.vocabularies import REJECT_REASONS as REASONS

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What does not show in a name, or makes it show as another."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row of rejects.csv."""

    file: str
    reason: str
    detail: str


class Rejected(Exception):
    """Raised by whoever finds that a file can't be read; `detail` names the remedy."""

    def __init__(self, reason: str, detail: str):
        if reason not in REASONS:
            raise ValueError(f"unknown reason {reason!r}")
        super().__init__(detail)
        self.reason, self.detail = reason, detail

    def row(self, file: str) -> Reject:
        return Reject(file, self.reason, f"{file}: {self.detail}")


def printable(name: str) -> str:
    """A file's name with bytes that are no text, line breaks, control characters and marks of direction spelled out.

    >>> printable("caf\u00e9 \u202etxt.exe"), printable("a\\nb.txt")
    ('caf\u00e9 \\\\u202etxt.exe', 'a\\\\nb.txt')
    """
    words = os.fsencode(name).decode("utf-8", "backslashreplace")
    return UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), words)


def refuse_unseen(name: str) -> None:
    """Raise Rejected for a name that can't be told from another by looking at it."""
    if any("\ud800" <= character <= "\udfff" for character in name):
        raise Rejected("bad_name", "the bytes of its name are not text. Rename it.")
    if name != printable(name):
        raise Rejected("bad_name", "its name holds characters that do not show. Rename it.")
