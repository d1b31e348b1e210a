"""A document's tokens as plain lists, made once: reading a list of strings is many times cheaper than asking tokens."""

from __future__ import annotations

from typing import NamedTuple

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


def document_text(doc: Doc) -> str:
    """The document's text. spaCy puts it together from its tokens at each call, so it is kept."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def list_words(doc: Doc) -> Words:
    text = token_texts(doc)
    starts = [i for i, flag in enumerate(doc.to_array(SENT_START).tolist()) if flag == 1 or i == 0]
    sentence, sentence_end = [0] * len(doc), [len(doc)] * len(doc)
    for first, last in zip(starts, [*starts, len(doc)][1:], strict=True):
        sentence[first:last] = [first] * (last - first)
        sentence_end[first:last] = [last] * (last - first)
    return Words(
        text, list(map(str.lower, text)), [bool(flag) for flag in doc.to_array(SPACY).tolist()], sentence, sentence_end
    )
