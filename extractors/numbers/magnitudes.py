"""Magnitudes: `1.26 million`, `2.5 crore`, `3m people`, and what may stand between their words (`a million and a half`)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.numbers.number_digits import read_digits
from extractors.numbers.number_words import ABBREVIATED, AMBIGUOUS, DENOMINATORS, MAGNITUDES, ONES, SMALL, TENS
from extractors.numbers.parsed_number import ONE, Parsed, at, skip_hyphen

MEASURED = frozenset(
    "tall long high wide deep thick away above below freestyle backstroke butterfly breaststroke hurdles relay "
    "sprint race final".split()
)

COUNTABLE = frozenset(
    "subscribers users customers people population viewers units passengers voters sales downloads members "
    "visitors jobs homes households residents followers revenue revenues turnover profit profits earnings".split()
)
"""Words that make an `m` at the end of a clause millions: `subscribers grew 8% to 62m`."""

MONEY_BEFORE = frozenset(
    "$ € £ ¥ ₹ ₩ rs rs. rm ps usd eur gbp jpy cny inr aud cad chf hkd sgd nzd myr sek nok dkk zar pln kr nkr skr dkr".split()
)

NOT_COUNTED = frozenset(
    "tall long high wide deep thick away above below from to of in on at by for and or but with than the a an as "
    "is are was were per apart freestyle backstroke butterfly breaststroke hurdles relay sprint race final "
    "semi-final medley dash individual women men that which who before after under over off into out up down "
    "between telescope resolution video tv screen run races underwater ahead behind short clear heats hurdler "
    "champion olympic world pool air record event level gold silver bronze title runner platform springboard".split()
)


PRONOUNS = frozenset({"them", "these", "those", "whom"})
COUNTED = frozenset(
    "sold registered delivered built produced exported imported born employed unemployed vaccinated".split()
)

POSSESSIVES = frozenset({"'s", "’s"})

MOST = 9
"""Magnitude words of one number, at most: `nine hundred ninety trillion nine hundred billion ...`."""


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
    for _ in range(MOST):
        power, after = read_magnitude(lower, end, parsed.digits)
        if power is None:
            break
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
    return parsed._replace(end=end, value=total + group, scale=scale)


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
    if before in POSSESSIVES and after in ("was", "is", "were", "are"):
        return True  # 18.9m passengers; Volta's 6.1m was
    if (after == "of" and at(lower, end + 2) in PRONOUNS) or (
        after in ("was", "were") and at(lower, end + 2) in COUNTED
    ):
        return True  # 1.2m of them; in May 1.2m were sold
    value = read_digits(at(lower, end - 1))
    return (value is not None and value >= 100 and value != int(value)) or any(
        word in COUNTABLE for word in lower[max(0, end - 12) : end]
    )
