"""Numbers in words: `twenty-three thousand`, `two thirds`, `half a million`, `several hundred`, `twenty-first`, `tens of thousands`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.numbers.magnitudes import read_below_hundred
from extractors.numbers.number_words import (
    DENOMINATORS,
    DOZENS,
    MAGNITUDES,
    ORDINALS,
    PLURAL_DENOMINATORS,
    SMALL,
    TENS,
    VAGUE,
)
from extractors.numbers.parsed_number import ONE, Parsed, at, skip_hyphen

FRACTION_FOLLOWERS = frozenset(
    "of more less higher lower fewer smaller larger bigger as cheaper faster off above below".split()
)
WHICH_QUARTERS = frozenset(
    "past last first next coming previous prior recent final following preceding consecutive".split()
)
FRACTION_LEADERS = frozenset(
    "by about around roughly nearly almost over than some only just approximately to under".split()
)


def parse_words(lower: Sequence[str], i: int) -> Parsed | None:
    word = lower[i]
    if word in MAGNITUDES and any(character.isdigit() for character in at(lower, i - 1)):
        return None  # the rest of a number that could not be read
    if word in SMALL or word in MAGNITUDES:
        return parse_cardinal(lower, i)
    if word in ("a", "an"):
        return parse_article(lower, i)
    if word in ("several", "few"):
        return parse_several(lower, i, i + 1)
    if word in ORDINALS:
        return Parsed(i + 1, Decimal(ORDINALS[word]), "ordinal")
    if word == "half":
        return parse_half(lower, i, i + 1)
    if word in PLURAL_DENOMINATORS or word not in DOZENS or word in ("score", "gross"):
        return None
    return Parsed(i + 1, Decimal(DOZENS[word]))


def parse_cardinal(lower: Sequence[str], i: int) -> Parsed | None:
    """`twenty-three`, `four hundred and five`, `two thousand three hundred`, and the fractions `two thirds`, `twenty-first`."""
    value, end = read_below_hundred(lower, i)
    if value is None:
        value, end = Decimal(1), i
    place = skip_hyphen(lower, end)
    if at(lower, place) == "quarters" and lower[max(i - 1, 0)] in ("to", "or", *WHICH_QUARTERS):
        return Parsed(end, value)  # the next two to three quarters
    if 1 < value < PLURAL_DENOMINATORS.get(at(lower, place), 0) or (  # not the four quarters of 2022
        at(lower, place) in DENOMINATORS and value == 1 and end > i and lower[i] == "one"
    ):
        return parse_fraction(lower, value, place)
    tens = lower[end - 1] in TENS and end > i
    if tens and at(lower, place) in ORDINALS and ORDINALS[lower[place]] < 10:
        return Parsed(place + 1, value + ORDINALS[lower[place]], "ordinal")
    if at(lower, place) == "hundredth":
        return None
    return Parsed(end, value)


def parse_article(lower: Sequence[str], i: int) -> Parsed | None:
    """`a hundred`, `a million and a half`, `a third of`, `a quarter million`, `a half`, `a dozen`, `a couple of`."""
    word, after = at(lower, i + 1), at(lower, i + 2)
    joint = skip_hyphen(lower, i + 2)
    if word in ("quarter", "third") and at(lower, joint) in MAGNITUDES:
        return Parsed(joint, ONE / DENOMINATORS[word])
    if word in MAGNITUDES:
        return Parsed(i + 1, ONE)
    scored = after == "of" and not at(lower, i + 3)[:1].isdigit()  # a score of people, but a score of 106
    if word in DOZENS and word != "gross" and (word != "score" or scored):
        return Parsed(i + 2, Decimal(DOZENS[word]))
    if word in ("few", "couple") and (after in MAGNITUDES or (after == "of" and at(lower, i + 3) in MAGNITUDES)):
        return parse_several(lower, i, i + 3 if after == "of" else i + 2)
    if word == "couple" and after == "of":
        return Parsed(i + 3, Decimal(2), "vague", low=Decimal(2), high=Decimal(2))
    if word == "half":
        return parse_half(lower, i, i + 2)
    if word in DENOMINATORS and word != "second" and is_fraction_here(lower, i):
        return parse_fraction(lower, ONE, i + 1)
    return None


def parse_several(lower: Sequence[str], i: int, end: int) -> Parsed | None:
    """`several hundred`, `a few thousand`: from two to nine of them."""
    power = MAGNITUDES.get(at(lower, end))
    if power is None:
        return None
    factor = Decimal(10) ** power
    return Parsed(end + 1, 2 * factor, "vague", low=2 * factor, high=9 * factor)


def is_fraction_here(lower: Sequence[str], i: int) -> bool:
    """Whether `a third` is a fraction, and not the one after the second: by what follows, or a word of measure before."""
    after = at(lower, i + 2)
    if after == "-":
        return at(lower, i + 3) in ("point", "percentage")  # a quarter-point
    return after in FRACTION_FOLLOWERS or at(lower, i - 1) in FRACTION_LEADERS


def parse_fraction(lower: Sequence[str], over: Decimal, place: int) -> Parsed:
    """`two thirds`, `a quarter`; before a magnitude a plain number: `three quarters of a million`."""
    word = lower[place]
    value = over / Decimal(DENOMINATORS.get(word) or PLURAL_DENOMINATORS[word])
    if at(lower, place + 1) == "of" and at(lower, place + 2) == "a" and at(lower, place + 3) in MAGNITUDES:
        return Parsed(place + 3, value)
    return Parsed(place + 1, value, "fraction")


def parse_half(lower: Sequence[str], i: int, end: int) -> Parsed | None:
    """`half`, `a half`, and with a magnitude `half a million`, `half a dozen`."""
    half = Decimal("0.5")
    if at(lower, end) in ("a", "an") and at(lower, end + 1) in MAGNITUDES:
        return Parsed(end + 1, half)
    if at(lower, end) == "a" and at(lower, end + 1) == "dozen":
        return Parsed(end + 2, Decimal(6))
    if at(lower, end) in MAGNITUDES:
        return Parsed(end, half)
    return Parsed(end, half, "fraction")


def parse_vague(lower: Sequence[str], i: int) -> Parsed:
    """`dozens`, `tens of thousands`, `hundreds of millions`."""
    low, high = map(Decimal, VAGUE[lower[i]])
    end = i + 1
    while at(lower, end) == "of" and at(lower, end + 1) in VAGUE and end < i + 5:
        factor, _ = VAGUE[lower[end + 1]]
        low, high, end = low * factor, high * factor, end + 2
    return Parsed(end, low, "vague", low=low, high=high)
