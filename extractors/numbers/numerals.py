"""Every number in an article, in digits or in words, before anything is known of what it counts.

>>> [(n.text, n.kind, int(n.value)) for n in read_numerals("It sold 1.26 million cars to twenty - three dealers".split())]
[('1.26 million', 'cardinal', 1260000), ('twenty - three', 'cardinal', 23)]
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.numbers.magnitudes import finish
from extractors.numbers.number_digits import may_be_digits, parse_digits
from extractors.numbers.number_phrases import parse_vague, parse_words
from extractors.numbers.number_words import DENOMINATORS, DOZENS, MAGNITUDES, MULTIPLES, ORDINALS, SMALL, VAGUE
from extractors.numbers.parsed_number import ONE, Parsed, at
from extractors.text.words import find_words, read_words
from extractors.text.zones import article_mask

ARTICLES = frozenset({"a", "an"})
AFTER_ARTICLE = frozenset(MAGNITUDES) | frozenset(DOZENS) | frozenset(DENOMINATORS) | {"few", "couple"}
STARTERS = (
    frozenset(SMALL)
    | frozenset(MAGNITUDES)
    | frozenset(ORDINALS)
    | frozenset(VAGUE)
    | frozenset(MULTIPLES)
    | {"a", "an", "half", "dozen", "score", "several", "few"}
)


class Numeral(NamedTuple):
    """One number as printed: tokens `start` to `end`, what kind, and its value, magnitude words counted in.

    `kind`: cardinal, ordinal, fraction, generation (`5G`), multiple (a word like `doubled`), vague (`dozens`; then `low` and `high` are what
    it is taken to mean). `scale` is the factor that magnitude words gave (1000000 in `1.26 million`); `digits` says whether
    it begins with digits.
    """

    start: int
    end: int
    text: str
    kind: str
    value: Decimal
    scale: Decimal = ONE
    digits: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


@Language.factory("numerals")
def create_numerals(nlp: Language, name: str):
    return find_numerals


def find_numerals(doc: Doc) -> Doc:
    """Write `doc._.numerals` and the same as `doc.spans["numerals"]`, inside the article only."""
    words = read_words(doc)
    mask = article_mask(doc)
    numerals = [n for n in scan(words.text, words.lower, words.spaced) if mask[n.start]]
    doc._.numerals = numerals
    doc.spans["numerals"] = [Span(doc, n.start, n.end, label=n.kind) for n in numerals]
    return doc


def read_numerals(tokens: Sequence[str]) -> list[Numeral]:
    """The numerals of a list of tokens that stand apart."""
    return scan(tokens, [token.lower() for token in tokens], [True] * len(tokens))


@lru_cache(maxsize=65536)
def may_begin(word: str) -> bool:
    """Whether a numeral can begin with a word, in lower case."""
    return word in STARTERS or may_be_digits(word)


def scan(text: Sequence[str], lower: Sequence[str], spaced: Sequence[bool]) -> list[Numeral]:
    """All numerals, from left to right, none overlapping."""
    found, end = [], 0
    for i in find_words(lower, may_begin):
        if i < end or (lower[i] in ARTICLES and at(lower, i + 1) not in AFTER_ARTICLE):
            continue
        parsed = parse(lower, i)
        if parsed is None:
            continue
        end = parsed.end
        printed = "".join(token + " " * blank for token, blank in zip(text[i:end], spaced[i:end], strict=True)).rstrip(
            " "
        )
        found.append(Numeral(i, end, printed, parsed.kind, parsed.value, *parsed[3:]))
    return found


def parse(lower: Sequence[str], i: int) -> Parsed | None:
    """The numeral that begins with token `i`, if one does."""
    word = lower[i]
    if word in MULTIPLES:
        return Parsed(i + 1, MULTIPLES[word], "multiple")
    if word in VAGUE:
        return parse_vague(lower, i)
    parsed = parse_digits(lower, i) if may_be_digits(word) else parse_words(lower, i)
    return parsed and finish(lower, parsed)
