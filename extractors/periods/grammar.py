"""Expressions, families of expressions, and the scan that finds the longest one at each place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.periods.discourse import Resolver
from extractors.periods.text import Text


@dataclass(frozen=True, slots=True)
class Expression:
    """Words from `start` up to `end` of a `Text`, and the function that says what they mean in a discourse.

    `floating` expressions lack a year and take it from tense, habit or a neighbour. `about_topic` ones are measured from the
    interval talked about. `comparison` is set where the words alone say that something is measured against.
    """

    start: int
    end: int
    resolve: Resolver
    family: str = ""
    floating: bool = False
    about_topic: bool = False
    comparison: bool = False
    parts: tuple[Expression, ...] = ()


Parser = Callable[[Text, int], Expression | None]


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of expression: the words that it can start with (articles aside), its parser, and its examples.

    Families with `digits` are tried on words with a digit in them, too, that pass this test. Examples are in the mark-up of `extractors.examples`; each
    must yield the periods that it marks and no other, so a family's counter-examples stand there too, unmarked.
    """

    name: str
    first: frozenset[str]
    parse: Parser
    examples: tuple[str, ...]
    digits: Callable[[str], object] | None = None


class Grammar:
    """All families, found by their first word."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Family]] = {}
        self.by_digit: list[Family] = []
        self.families = lru_cache(maxsize=65536)(self.list_families)

    def add(self, families: Iterable[Family]) -> None:
        for family in families:
            for word in family.first:
                self.by_word.setdefault(word, []).append(family)
            if family.digits:
                self.by_digit.append(family)
        self.families.cache_clear()

    def list_families(self, word: str) -> list[Family]:
        """The families that an expression can be of that begins with a word. `families` answers the same, and remembers."""
        found = self.by_word.get(word, [])
        if word and not word.isalpha() and any("0" <= char <= "9" for char in word):
            return found + [family for family in self.by_digit if family.digits(word)]
        return found

    def parse(self, text: Text, i: int) -> Expression | None:
        """The longest expression whose first word, an article aside, is word `i`."""
        best = None
        for family in self.families(text.words[i]):
            found = family.parse(text, i)
            if found and (best is None or found.end > best.end):
                best = found if found.family else _named(found, family.name)
        return best

    def parse_phrase(self, text: Text, i: int) -> Expression | None:
        """The same, over a leading article."""
        found = self.parse(text, i)
        if found is None and text.words[i] in ("the", "its", "their", "his", "her", "our"):
            found = self.parse(text, i + 1)
        return found


GRAMMAR = Grammar()
"""The one grammar: `extractors.periods.families` adds every table to it."""


def _named(found: Expression, name: str) -> Expression:
    return Expression(
        found.start, found.end, found.resolve, name, found.floating, found.about_topic, found.comparison, found.parts
    )


def with_article(text: Text, i: int, articles: frozenset[str] = frozenset({"the"})) -> int:
    """The index of an article before `i`, else `i`."""
    return i - 1 if text.words[i - 1] in articles else i
