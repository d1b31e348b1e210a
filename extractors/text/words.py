"""A document's tokens as plain lists, made once: reading a list of strings is many times cheaper than asking tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import compress, count, pairwise
from typing import NamedTuple

import numpy as np
from spacy.attrs import ORTH, SENT_START, SPACY
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


def token_texts(doc: Doc) -> list[str]:
    """The tokens' texts. Computed once a document: a look-up a distinct word is many times cheaper than asking each token."""
    texts = doc.user_data.get("texts")
    if texts is None or len(texts) != len(doc):
        spell = Spelling(doc.vocab.strings).__getitem__
        texts = doc.user_data["texts"] = list(map(spell, doc.to_array(ORTH).tolist()))
    return texts


def find_words(words: Iterable, test: Callable) -> Iterator[int]:
    """The places of the words that pass a test, in order. With a test in C, or one kept by `lru_cache`, cheaper than a loop over all.

    >>> list(find_words(["Up", " ", "3", "%"], str.isspace))
    [1]
    """
    return compress(count(), map(test, words))


def document_text(doc: Doc) -> str:
    """The document's text. spaCy puts it together from its tokens at each call, so it is kept."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def list_words(doc: Doc) -> Words:
    text = token_texts(doc)
    marked = np.flatnonzero(doc.to_array(SENT_START) == 1).tolist()
    bounds = sorted({0, *marked, len(text)})
    sentence: list[int] = []
    sentence_end: list[int] = []
    for first, last in pairwise(bounds):
        sentence += [first] * (last - first)
        sentence_end += [last] * (last - first)
    spaced = doc.to_array(SPACY).astype(bool).tolist()
    return Words(text, list(map(str.lower, text)), spaced, sentence, sentence_end)


def sentence_starts(words: Words) -> Iterator[int]:
    """The first token of each sentence."""
    start = 0
    while start < len(words.text):
        yield start
        start = words.sentence_end[start]
