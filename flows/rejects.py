"""Files that can't be read: a plain reason each, and a sentence that says what to do.

A reader raises `Rejected`; the run makes a row of `rejects.csv` of it and goes on with the other files.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from extractors.schema.vocabularies import REJECT_REASONS as REASONS


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
    """A file's name with bytes that are no text spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
