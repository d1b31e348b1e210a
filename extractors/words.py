"""A document's tokens as plain lists, made once: reading a list of strings is many times cheaper than asking tokens."""

from __future__ import annotations

from typing import NamedTuple

from spacy.attrs import LOWER, ORTH, SENT_START, SPACY
from spacy.tokens import Doc


class Words(NamedTuple):
    """Per token: its text, the same in lower case, whether a blank follows, and the index of its sentence's first token."""

    text: list[str]
    lower: list[str]
    spaced: list[bool]
    sentence: list[int]
    sentence_end: list[int]


def read_words(doc: Doc) -> Words:
    """The tokens as lists. Computed once a document, after sentences are marked."""
    words = doc.user_data.get("words")
    if words is None or len(words.text) != len(doc):
        words = doc.user_data["words"] = list_words(doc)
    return words


def list_words(doc: Doc) -> Words:
    strings = doc.vocab.strings
    columns = doc.to_array([ORTH, LOWER, SPACY, SENT_START])
    names: dict[int, str] = {0: ""}
    text, lower = [], []
    for orth, low in columns[:, :2].tolist():
        for key in (orth, low):
            if key not in names:
                names[key] = strings[key]
        text.append(names[orth])
        lower.append(names[low])
    starts = [i for i, flag in enumerate(columns[:, 3].tolist()) if flag == 1 or i == 0]
    sentence, sentence_end = [0] * len(doc), [len(doc)] * len(doc)
    for first, last in zip(starts, [*starts, len(doc)][1:], strict=True):
        sentence[first:last] = [first] * (last - first)
        sentence_end[first:last] = [last] * (last - first)
    return Words(text, lower, [bool(flag) for flag in columns[:, 2].tolist()], sentence, sentence_end)
