"""Files that can't be read: a plain reason each, and a sentence that says what to do.

A reader raises `Rejected`; the run makes a row of `rejects.csv` of it and goes on with the other files.
"""

from __future__ import annotations

from dataclasses import dataclass

REASONS = {
    "empty": "there is no text in it",
    "too_large": "it is larger than an article can be",
    "binary": "it is not a text file",
    "undecodable": "its characters can't be told",
    "not_english": "it is in another language",
    "unreadable": "the system does not let us read it",
    "directory": "it is a folder",
    "outside": "it is a link to a place outside the raw folder",
    "special_file": "it is neither a file nor a folder",
    "bad_name": "its name can't be written as text",
    "unsupported": "no reader knows this kind of file",
    "broken_front_matter": "its front matter is not YAML",
    "impossible_date": "its date of publication is no day of the calendar",
    "bad_metadata": "a field of its metadata can't be understood",
    "extraction_failed": "the extractors failed on it",
    "broken_csv": "articles.csv, or a line of it, is not CSV with the known header",
    "unknown_column": "articles.csv has a column that nothing reads",
    "no_such_file": "a line of articles.csv names a file that is not there",
    "repeated_row": "articles.csv has two lines for one file",
}


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
