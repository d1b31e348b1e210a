"""What a reader hands on: one article of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it stands in a file.

    `text` is what offsets count in; from `body_start` on it is the article without front matter. `metadata` has the
    fields of `flows.metadata`, in the file's words. `key` names one article of several in a file, and is empty for one.
    `encoding` is that of the file's bytes; `notes` are
    what somebody should look at.
    """

    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    body_start: int = 0
    key: str = ""
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        return self.text[self.body_start :]
