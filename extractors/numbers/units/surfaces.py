"""Finding units at a number: tries over the tokens of every surface, derived from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module

from extractors.numbers.units.currencies import BARE
from extractors.numbers.units.unit import Unit

MODULES = ("points", "currencies", "lengths", "energy", "information")

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?[²³]?|[^\s\w]")
_END = ""


def all_units() -> Iterator[Unit]:
    """Every unit of every table."""
    for module in MODULES:
        for table in vars(import_module(f"extractors.numbers.units.{module}")).values():
            if isinstance(table, tuple):
                yield from (entry for entry in table if isinstance(entry, Unit))


def surface_tokens(surface: str) -> tuple[str, ...]:
    """A surface cut as the tokenizer cuts it: `km/h` to `km`, `/`, `h`; `US$` and `m.p.h.` stay whole."""
    if surface.isascii() and "$" in surface:
        return tuple(surface.split())
    tokens = tuple(_TOKEN.findall(surface))
    return tokens if "".join(tokens) == surface.replace(" ", "") else tuple(surface.split())


def build_trie(entries: Iterable[tuple[str, Unit]]) -> dict:
    """Nested dictionaries from token to token; a unit stands under the empty string."""
    trie: dict = {}
    for surface, unit in entries:
        node = trie
        for token in surface_tokens(surface):
            node = node.setdefault(token, {})
        node.setdefault(_END, unit)
    return trie


UNITS = tuple(all_units())
BARE_NOUNS = {
    noun.replace("_", " "): (default, dict(pair.split(":") for pair in countries.split()))
    for nouns, (default, countries) in BARE.items()
    for noun in nouns.split()
}
WORDS = build_trie(
    [(word.lower(), unit) for unit in UNITS for word in unit.words]
    + [(noun, Unit(default, "money", words=(noun,))) for noun, (default, _) in BARE_NOUNS.items()]
)
SYMBOLS = build_trie([(symbol, unit) for unit in UNITS for symbol in unit.symbols])
ATTACHED = {symbol: unit for unit in UNITS for symbol in unit.attached}
BEFORE = build_trie([(" ".join(reversed(surface_tokens(sign))), unit) for unit in UNITS for sign in unit.before])


def longest(trie: dict, tokens: Sequence[str], start: int, hyphens: bool = True) -> tuple[Unit | None, int]:
    """The unit with the longest surface from token `start`, and the token after it. A hyphen between two words counts as a blank."""
    unit, end, node, i = None, start, trie, start
    while i < len(tokens):
        token = tokens[i]
        if token not in node:
            if not hyphens or token != "-" or i == start or i + 1 >= len(tokens) or tokens[i + 1] not in node:
                break
            i += 1
            token = tokens[i]
        node, i = node[token], i + 1
        if _END in node:
            unit, end = node[_END], i
    return unit, end


def unit_after(text: Sequence[str], lower: Sequence[str], start: int) -> tuple[Unit | None, int]:
    """The unit that begins at token `start`: the longer of what stands as a symbol and as words."""
    symbol, symbol_end = longest(SYMBOLS, text, start)
    word, word_end = longest(WORDS, lower, start)
    return (word, word_end) if word_end > symbol_end else (symbol, symbol_end)


def unit_before(text: Sequence[str], end: int) -> tuple[Unit | None, int]:
    """The sign of money whose last token stands just before token `end`, and its first token."""
    last = text[end - 1] if end > 0 else ""
    node = BEFORE.get(last)
    if node is None:
        return None, end
    return node.get(_END), end - 1


def bare_noun(noun: str, country: str) -> str:
    """The currency of a noun that several share, in an article of that country; empty for another word."""
    default, countries = BARE_NOUNS.get(noun, ("", {}))
    return countries.get(country, default)
