"""Every number in an article, in digits or in words, before anything is known of what it counts.

>>> [(n.text, n.kind, str(n.value)) for n in read_numerals("It sold 1.26 million cars to twenty - three dealers".split())]
[('1.26 million', 'cardinal', '1260000'), ('twenty - three', 'cardinal', '23')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.number_words import (
    ABBREVIATED,
    AMBIGUOUS,
    DENOMINATORS,
    DOZENS,
    GLYPHS,
    MAGNITUDES,
    MULTIPLES,
    ONES,
    ORDINALS,
    PLURAL_DENOMINATORS,
    SMALL,
    TENS,
    VAGUE,
)
from extractors.words import read_words
from extractors.zones import article_mask

ONE = Decimal(1)
HYPHENS = frozenset("-‐‑–")


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


class Parsed(NamedTuple):
    """A numeral under way: the token after its last, its value so far, and the rest as in `Numeral`."""

    end: int
    value: Decimal
    kind: str = "cardinal"
    scale: Decimal = ONE
    digits: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


_DIGITS = re.compile(r"[-+−–]?(?:[0-9]{1,3}(?:,[0-9]{2,4})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)\Z")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z")
_SCIENTIFIC = re.compile(r"[-−]?[0-9]+(?:\.[0-9]+)?[eE][-+−]?[0-9]{1,3}\Z")
_ORDINAL = re.compile(r"([0-9]{1,3}(?:,?[0-9]{3})*)(?:st|nd|rd|th)\Z")
_FRACTION = re.compile(r"([0-9]{1,3})[/⁄]([0-9]{1,4})\Z")
_MIXED = re.compile(r"([0-9]{0,6})([½¼¾⅓⅔⅛⅜⅝⅞])\Z")
_GENERATION = re.compile(r"[2-9]g\Z")  # 5G: the tokenizer would have cut grams off
_GROUP = re.compile(r"[0-9]{3}\Z")
_HEAD = re.compile(r"[0-9]{1,3}\Z")


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


def scan(text: Sequence[str], lower: Sequence[str], spaced: Sequence[bool]) -> list[Numeral]:
    """All numerals, from left to right, none overlapping."""
    found, end = [], 0
    for i, word in enumerate(lower):
        if (word not in STARTERS and word[:1] not in FIRST_CHARACTERS) or i < end:
            continue
        if word in ARTICLES and at(lower, i + 1) not in AFTER_ARTICLE:
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


FIRST_CHARACTERS = frozenset("0123456789-+−–.") | frozenset(GLYPHS)
ARTICLES = frozenset({"a", "an"})
AFTER_ARTICLE = frozenset(MAGNITUDES) | frozenset(DOZENS) | frozenset(DENOMINATORS) | {"few", "couple"}


def may_be_digits(word: str) -> bool:
    """Cheap: whether a number in digits can begin here."""
    first = word[:1]
    return "0" <= first <= "9" or first in GLYPHS or (first in "-+−–." and "0" <= word[-1] <= "9")


def parse(lower: Sequence[str], i: int) -> Parsed | None:
    """The numeral that begins with token `i`, if one does."""
    word = lower[i]
    if word in MULTIPLES:
        return Parsed(i + 1, MULTIPLES[word], "multiple")
    if word in VAGUE:
        return parse_vague(lower, i)
    parsed = parse_digits(lower, i) if may_be_digits(word) else parse_words(lower, i)
    return parsed and finish(lower, parsed)


# Numbers in digits


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
    while end == i + 1 and at(lower, end) == "000" and not lower[i].startswith("0"):
        value, end = value * 1000, end + 1
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


PRINTED_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 64, 100, 128, 1000])  # `9/11` is a day
# Numbers in words


def parse_words(lower: Sequence[str], i: int) -> Parsed | None:
    word = lower[i]
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
    if word in PLURAL_DENOMINATORS or word not in DOZENS:
        return None
    return Parsed(i + 1, Decimal(DOZENS[word]))


def parse_cardinal(lower: Sequence[str], i: int) -> Parsed | None:
    """`twenty-three`, `four hundred and five`, `two thousand three hundred`, and the fractions `two thirds`, `twenty-first`."""
    value, end = read_below_hundred(lower, i)
    if value is None:
        value, end = Decimal(1), i
    place = skip_hyphen(lower, end)
    if (
        at(lower, place) in PLURAL_DENOMINATORS
        and value > 1
        or (at(lower, place) in DENOMINATORS and value == 1 and end > i and lower[i] == "one")
    ):
        return parse_fraction(lower, value, place)
    tens = lower[end - 1] in TENS and end > i
    if tens and at(lower, place) in ORDINALS and ORDINALS[lower[place]] < 10:
        return Parsed(place + 1, value + ORDINALS[lower[place]], "ordinal")
    if at(lower, place) == "hundredth":
        return None
    return Parsed(end, value)


def read_below_hundred(lower: Sequence[str], i: int) -> tuple[Decimal | None, int]:
    word = at(lower, i)
    if word in ONES or word == "nil":
        return Decimal(SMALL[word]), i + 1
    if word not in TENS:
        return None, i
    place = skip_hyphen(lower, i + 1)
    if 1 <= ONES.get(at(lower, place), 0) <= 9:
        return Decimal(TENS[word] + ONES[lower[place]]), place + 1
    return Decimal(TENS[word]), i + 1


def parse_article(lower: Sequence[str], i: int) -> Parsed | None:
    """`a hundred`, `a million and a half`, `a third of`, `a half`, `a dozen`, `a couple of`."""
    word, after = at(lower, i + 1), at(lower, i + 2)
    if word in MAGNITUDES:
        return Parsed(i + 1, ONE)
    if word in DOZENS and word != "gross" and (word != "score" or after == "of"):
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
        return False
    return after in FRACTION_FOLLOWERS or at(lower, i - 1) in FRACTION_LEADERS


FRACTION_FOLLOWERS = frozenset("of more less higher lower fewer smaller larger bigger as cheaper faster off".split())
FRACTION_LEADERS = frozenset(
    "by about around roughly nearly almost over than some only just approximately to under".split()
)


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
    while at(lower, end) == "of" and at(lower, end + 1) in VAGUE:
        factor, _ = VAGUE[lower[end + 1]]
        low, high, end = low * factor, high * factor, end + 2
    return Parsed(end, low, "vague", low=low, high=high)


# What may follow either


def finish(lower: Sequence[str], parsed: Parsed) -> Parsed:
    """Add magnitudes, smaller groups, decimals in words and `and a half` to a cardinal."""
    if parsed.kind != "cardinal":
        return parsed
    if at(lower, parsed.end) == "dozen" and not parsed.digits:
        return parsed._replace(end=parsed.end + 1, value=parsed.value * 12)
    parsed = add_point(lower, parsed)
    parsed = add_half(lower, parsed)
    parsed = multiply(lower, parsed)
    return add_half(lower, parsed, of=parsed.scale)


def add_point(lower: Sequence[str], parsed: Parsed) -> Parsed:
    """`two point five`."""
    if at(lower, parsed.end) != "point" or parsed.digits or at(lower, parsed.end + 1) not in ONES:
        return parsed
    digits, end = "", parsed.end + 1
    while ONES.get(at(lower, end), 10) < 10:
        digits, end = digits + str(ONES[lower[end]]), end + 1
    return parsed._replace(end=end, value=parsed.value + Decimal(f"0.{digits}")) if digits else parsed


def add_half(lower: Sequence[str], parsed: Parsed, of: Decimal = ONE) -> Parsed:
    """`two and a half`, `a million and a half`, `three and three quarters`."""
    joint = skip_hyphen(lower, parsed.end)
    if at(lower, joint) != "and" or parsed.value != int(parsed.value):
        return parsed
    over = skip_hyphen(lower, joint + 1)
    under = skip_hyphen(lower, over + 1)
    if at(lower, over) in ("a", "one") and at(lower, under) in ("half", "quarter", "third"):
        return parsed._replace(end=under + 1, value=parsed.value + of / DENOMINATORS[lower[under]])
    if at(lower, over) == "three" and at(lower, under) in ("quarters", "fourths"):
        return parsed._replace(end=under + 1, value=parsed.value + of * 3 / 4)
    return parsed


def multiply(lower: Sequence[str], parsed: Parsed) -> Parsed:
    """Magnitude words and, for numbers in words, the smaller groups after them: `two million three hundred thousand`."""
    total, group, end, scale = Decimal(0), parsed.value, parsed.end, ONE
    while True:
        power, after = read_magnitude(lower, end, parsed.digits)
        if power is None:
            return parsed._replace(end=end, value=total + group, scale=scale)
        factor = Decimal(10) ** power
        if power == 2:
            group *= factor
        elif group:
            total, group = total + group * factor, Decimal(0)
        else:
            total *= factor  # lakh crore
        scale, end = scale * factor, after
        smaller, after = (None, end) if parsed.digits else read_smaller(lower, end, power)
        if smaller is not None:
            group, end, scale = group + smaller, after, ONE


def read_magnitude(lower: Sequence[str], end: int, digits: bool) -> tuple[int | None, int]:
    """The power of ten of a magnitude at `end`, and the token after it."""
    place = skip_hyphen(lower, end)
    word = at(lower, place)
    if word in MAGNITUDES:
        return MAGNITUDES[word], place + 1
    if word == "dozen":
        return None, end
    if digits and place == end and word in ABBREVIATED and (word not in AMBIGUOUS or is_magnitude(lower, end)):
        return ABBREVIATED[word], end + 1
    return None, end


def read_smaller(lower: Sequence[str], end: int, power: int) -> tuple[Decimal | None, int]:
    """A group of words below the magnitude just read: the `and five` of `four hundred and five`."""
    joined = at(lower, end) == "and"
    value, after = read_below_hundred(lower, end + joined)
    if not value:
        return None, end
    following = MAGNITUDES.get(at(lower, skip_hyphen(lower, after)), 0)
    if power == 2:
        return value, after
    if joined and (power > 3 or following):
        return None, end
    return (value, after) if following < power else (None, end)


def is_magnitude(lower: Sequence[str], end: int) -> bool:
    """Whether `m`, `b`, `k` or `t` after digits is a magnitude: after a sign of money, or before a word that can be counted."""
    before = at(lower, end - 2)
    if lower[end] == "k" or before in MONEY_BEFORE or before.endswith("$"):
        return True
    after = at(lower, end + 1)
    if after.isalpha() and after not in NOT_COUNTED:
        return True
    if lower[end] != "m" or after in MEASURED:
        return False
    value = read_digits(at(lower, end - 1))
    return (value is not None and value >= 100 and value != int(value)) or any(
        word in COUNTABLE for word in lower[max(0, end - 12) : end]
    )


MEASURED = frozenset(
    "tall long high wide deep thick away above below freestyle backstroke butterfly breaststroke hurdles relay sprint race final".split()
)
COUNTABLE = frozenset(
    "subscribers users customers people population viewers units passengers voters sales downloads members visitors jobs homes households "
    "residents followers revenue revenues turnover profit profits earnings".split()
)
"""Words that make an `m` at the end of a clause millions: `subscribers grew 8% to 62m`."""
MONEY_BEFORE = frozenset(
    "$ € £ ¥ ₹ ₩ rs rs. rm ps usd eur gbp jpy cny inr aud cad chf hkd sgd nzd myr sek nok dkk zar pln kr".split()
)
NOT_COUNTED = frozenset(
    "tall long high wide deep thick away above below from to of in on at by for and or but with than the a an as is are was were per apart "
    "freestyle backstroke butterfly breaststroke hurdles relay sprint race final semi-final medley dash individual women men that which "
    "who before after under over off into out up down between telescope resolution video tv screen run races underwater ahead behind "
    "short clear heats hurdler champion olympic world pool air record event level gold silver bronze title runner platform springboard".split()
)


def skip_hyphen(lower: Sequence[str], end: int) -> int:
    return end + 1 if at(lower, end) in HYPHENS else end


def at(lower: Sequence[str], i: int) -> str:
    """Token `i`, or an empty string outside the text."""
    return lower[i] if 0 <= i < len(lower) else ""


STARTERS = (
    frozenset(SMALL)
    | frozenset(MAGNITUDES)
    | frozenset(ORDINALS)
    | frozenset(VAGUE)
    | frozenset(MULTIPLES)
    | {"a", "an", "half", "dozen", "score", "several", "few"}
)
