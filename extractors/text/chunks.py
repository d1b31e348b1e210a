"""spaCy's tokenizer, made to cut every distinct chunk of text once: what stands between blanks comes again and again.

spaCy keeps chunks too, but none in a memory zone, and none after a text's first special case (`U.S.`, `don't`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from itertools import chain

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from extractors.text.words import token_texts

MOST_CHUNKS = 100_000
"""Distinct chunks that are kept, about 30 MB of them; all are forgotten before there are more."""

_CHUNKS = re.compile(r"\s+|\S+ ?")
"""What is cut by itself: a word with all that is written against it and one blank after it; or more blanks, which are a token."""
_PLAIN = re.compile(r"([A-Za-z]+)|([A-Za-z]*[a-z])([,.])")


class ChunkTokenizer(Tokenizer):
    """Makes the tokens that `spacy.tokenizer.Tokenizer` makes with the same rules, which may change at any time.

    A chunk is cut as if it stood alone; in spaCy a special case is now and then missed for what stands before it (`:) :)don't`).
    Taken for granted of the rules: they cut no letter from a letter, and a comma or full stop from a small one.

    >>> import spacy
    >>> tokenizer = ChunkTokenizer(spacy.blank("en").vocab, suffix_search=re.compile("%$").search)
    >>> [token.text_with_ws for token in tokenizer("up 5% or 6%")]
    ['up ', '5', '% ', 'or ', '6', '%']
    """

    def __call__(self, text: str) -> Doc:
        chunks = _CHUNKS.findall(text)
        unknown = set(chunks).difference(self._known)
        if len(self._known) + len(unknown) > MOST_CHUNKS:
            self._known.clear()
            unknown = set(chunks)
        self._learn(unknown)
        tokens = list(chain.from_iterable(map(self._known.__getitem__, chunks)))
        words = tokens[::2]
        doc = Doc(self.vocab, words, tokens[1::2])
        doc.user_data["texts"] = words
        return doc

    def _learn(self, chunks: Iterable[str]) -> None:
        """Cut chunks that were not met before; those that need the rules as one text, since a document of each would cost more."""
        specials, hard = self.rules, []
        for chunk in chunks:
            written = chunk.removesuffix(" ")
            if chunk.isspace():
                self._known[chunk] = (chunk, False)
            elif words := cut_plain(written, specials):
                self._keep(written, words)
            else:
                hard.append(written)
        words = token_texts(super().__call__("\n".join(hard)))
        ends = [end for end, word in enumerate([*words, "\n"]) if word == "\n"] if hard else []
        start = 0
        for written, end in zip(hard, ends, strict=True):
            self._keep(written, words[start:end])
            start = end + 1

    def _keep(self, written: str, words: list[str]) -> None:
        """Keep what a chunk is cut to, with a blank after it and without."""
        tokens = tuple(chain.from_iterable((word, False) for word in words))
        self._known[written], self._known[written + " "] = tokens, (*tokens[:-1], True)

    def _flush_cache(self) -> None:
        """spaCy calls this whenever a rule changes."""
        super()._flush_cache()
        self._known: dict[str, tuple[str | bool, ...]] = {}
        """The words of each chunk, every word followed by whether a blank follows it."""


def cut_plain(chunk: str, specials: Container[str]) -> list[str]:
    """The tokens of a word of letters, with a comma or full stop after it or without; none for what only the rules can cut.

    >>> cut_plain("late,", {"cannot": ["can", "not"]})
    ['late', ',']
    >>> cut_plain("cannot,", {"cannot": ["can", "not"]})
    []
    """
    plain = _PLAIN.fullmatch(chunk)
    if plain is None:
        return []
    whole, word, stop = plain.groups()
    if chunk in specials or word in specials:
        return []
    return [whole] if whole else [word, stop]
