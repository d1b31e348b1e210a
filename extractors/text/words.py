"""A document's tokens as plain lists, made once: reading a list of strings is many times cheaper than asking tokens."""

from __future__ import annotations

from typing import NamedTuple

from spacy.attrs import LOWER, ORTH, SENT_START, SPACY
from spacy.strings import StringStore
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


class Spelling(dict):
    """Strings by their hash, each looked up in the store once."""

    def __init__(self, strings: StringStore):
        super().__init__()
        self.strings = strings

    def __missing__(self, key: int) -> str:
        self[key] = text = self.strings[key]
        return text


def list_words(doc: Doc) -> Words:
    columns = doc.to_array([ORTH, LOWER, SPACY, SENT_START])
    spell = Spelling(doc.vocab.strings).__getitem__
    text, lower = list(map(spell, columns[:, 0].tolist())), list(map(spell, columns[:, 1].tolist()))
    starts = [i for i, flag in enumerate(columns[:, 3].tolist()) if flag == 1 or i == 0]
    sentence, sentence_end = [0] * len(doc), [len(doc)] * len(doc)
    for first, last in zip(starts, [*starts, len(doc)][1:], strict=True):
        sentence[first:last] = [first] * (last - first)
        sentence_end[first:last] = [last] * (last - first)
    return Words(text, lower, [bool(flag) for flag in columns[:, 2].tolist()], sentence, sentence_end)
