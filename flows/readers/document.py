"""What a reader hands on: one article of a file, or a record of the file that is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it stands in a file.

    `text` is what offsets count in; from `body_start` on it is the article without front matter. `metadata` has the
    fields of `flows.metadata`, in the words of `origin`. Of several articles in a file each has a `key`, a `place`
    (`line 12`) and the hash of its own record; these are empty where the file is the article. `encoding` is that of the
    file's bytes; `notes` are what somebody should look at.
    """

    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    body_start: int = 0
    key: str = ""
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    origin: str = "front matter"
    place: str = ""
    sha256: str = ""

    @property
    def body(self) -> str:
        return self.text[self.body_start :]


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record of a file of several that gives no article, as a row of rejects.csv says it; the others are read."""

    place: str
    reason: str
    detail: str


def name_of_record(file: str, place: str) -> str:
    """How rejects.csv names a record, as it names a line of articles.csv.

    >>> name_of_record("news.jsonl", "line 12")
    'news.jsonl#12'
    """
    return f"{file}#{place.rsplit(' ', 1)[-1]}"
