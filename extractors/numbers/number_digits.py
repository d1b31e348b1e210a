"""Numbers in digits: `23,500`, `12 000`, `.5`, `3½`, `2-3/4`, `22nd`, `1.99×10−30`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.numbers.number_words import GLYPHS, PLURAL_DENOMINATORS
from extractors.numbers.parsed_number import HYPHENS, Parsed, at

_DIGITS = re.compile(r"[-+−–]?(?:[0-9]{1,3}(?:,[0-9]{2,4})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)\Z")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z")
_SCIENTIFIC = re.compile(r"[-−]?[0-9]+(?:\.[0-9]+)?[eE][-+−]?[0-9]{1,2}\Z")
_ORDINAL = re.compile(r"([0-9]{1,3}(?:,?[0-9]{3})*)(?:st|nd|rd|th)\Z")
_FRACTION = re.compile(r"([0-9]{1,3})[/⁄]([0-9]{1,4})\Z")
_MIXED = re.compile(r"([0-9]{0,6})([½¼¾⅓⅔⅛⅜⅝⅞])\Z")
_GENERATION = re.compile(r"[2-9]g\Z")  # 5G: the tokenizer would have cut grams off
_GROUP = re.compile(r"[0-9]{3}\Z")
_HEAD = re.compile(r"[0-9]{1,3}\Z")

LONGEST = 24
"""Characters of a number, at most: longer runs of digits are keys and checksums."""
PRINTED_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64, 100, 128, 1000])  # `9/11` is a day


def may_be_digits(word: str) -> bool:
    """Cheap: whether a number in digits can begin here."""
    first = word[:1]
    return "0" <= first <= "9" or first in GLYPHS or (first in "-+−–." and "0" <= word[-1] <= "9")


def parse_digits(lower: Sequence[str], i: int) -> Parsed | None:
    word = lower[i]
    if match := _ORDINAL.match(word):
        value = Decimal(match[1].replace(",", ""))
        if at(lower, i + 1) in PLURAL_DENOMINATORS:
            return None
        return Parsed(i + 1, value, "ordinal", digits=True)
    if match := _FRACTION.match(word):
        return parse_ratio(match, i)
    if _GENERATION.match(word):
        return Parsed(i + 1, Decimal(word[0]), "generation", digits=True)
    value = read_digits(word)
    if value is None:
        return None
    if at(lower, i + 1) == "×" and at(lower, i + 2) == "10":
        return parse_power(lower, i, value)
    end = i + 1
    if _HEAD.match(word):
        value, end = read_groups(lower, i, value)
    place = end + 1 if at(lower, end) in HYPHENS else end
    match = _FRACTION.match(at(lower, place)) if value == int(value) else None
    if match and 0 < int(match[1]) < int(match[2]) <= 16:  # 3 1/2, 2-3/4
        return Parsed(place + 1, value + Decimal(match[1]) / Decimal(match[2]), digits=True)
    return Parsed(end, value, digits=True)


def read_digits(word: str) -> Decimal | None:
    """The value of one token of digits, if it is one: `23,500`, `-0.7`, `.5`, `3½`, `1.2e6`."""
    if len(word) > LONGEST:
        return None
    word = word.replace("−", "-").replace("–", "-")
    if _DIGITS.match(word) and word.isascii():
        return Decimal(word.replace(",", ""))
    if match := _MIXED.match(word):
        return (Decimal(match[1]) if match[1] else Decimal(0)) + GLYPHS[match[2]]
    if _DOTTED.match(word) and word.isascii():
        return Decimal(word.replace(".", ""))
    if _SCIENTIFIC.match(word) and word.isascii():
        return Decimal(word)
    return None


def read_groups(lower: Sequence[str], i: int, value: Decimal) -> tuple[Decimal, int]:
    """Join groups of three digits set apart by (narrow) no-break or thin blanks: `12 000`."""
    end = i + 1
    while at(lower, end) in ("\xa0", "\u202f", "\u2009") and _GROUP.match(at(lower, end + 1)):
        value, end = value * 1000 + Decimal(lower[end + 1]), end + 2
    last = i + 1
    while last < i + 5 and _GROUP.match(at(lower, last)):
        last += 1
    if end == i + 1 < last and lower[last - 1] == "000" and not lower[i].startswith("0"):  # 12 000, 1 250 000
        value, end = Decimal("".join(lower[i:last])), last
    return value, end


def parse_ratio(match: re.Match, i: int) -> Parsed | None:
    over, under = int(match[1]), int(match[2])
    if not 0 < over < under or under not in PRINTED_DENOMINATORS:
        return None
    return Parsed(i + 1, Decimal(over) / Decimal(under), "fraction", digits=True)


def parse_power(lower: Sequence[str], i: int, value: Decimal) -> Parsed:
    """`1.99 × 10 − 30`, as the tokenizer cuts `1.99×10−30`."""
    sign = -1 if at(lower, i + 3) in ("-", "−", "–") else 1
    place = i + 4 if sign < 0 else i + 3
    exponent = read_digits(at(lower, place))
    if exponent is None or exponent != int(exponent) or abs(exponent) > 99:
        return Parsed(i + 1, value, digits=True)
    return Parsed(place + 1, value * Decimal(10) ** (sign * int(exponent)), digits=True)
