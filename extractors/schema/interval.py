"""Intervals of exact numbers, and the one table that says which interval a printed numeral stands for.

A number in print is not a point: `1.26 million` is anything that rounds to it, `nearly 23,500` lies somewhat below.
All arithmetic is on fractions, so that no float slips across an edge; ends are closed or open, or missing (unbounded).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

Number = int | Decimal | Fraction


class End(NamedTuple):
    """One end of an interval: a number, or None where it is unbounded, and whether the number itself belongs."""

    at: Fraction | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; None is unbounded. Never empty.

    >>> Interval(1, 2) + Interval(10, 20, high_open=True)
    Interval('[11, 22)')
    >>> Interval(2, 4) / Interval(1, 2)
    Interval('[1, 4]')
    >>> 3 in Interval(1, 3, high_open=True)
    False
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            end = getattr(self, name)
            if isinstance(end, float):
                raise TypeError(f"an interval's ends are exact, not {end!r}")
            object.__setattr__(self, name, None if end is None else Fraction(end))
            if end is None:
                object.__setattr__(self, f"{name}_open", True)
        if self.low is not None and self.high is not None:
            point_missing = self.low == self.high and (self.low_open or self.high_open)
            if self.low > self.high or point_missing:
                raise ValueError(f"an empty interval: {self}")

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The interval that holds one number."""
        return cls(value, value)

    @classmethod
    def between(cls, low: End, high: End) -> Interval:
        """The interval between two ends."""
        return cls(low.at, high.at, not low.closed, not high.closed)

    @property
    def lower(self) -> End:
        return End(self.low, not self.low_open)

    @property
    def upper(self) -> End:
        return End(self.high, not self.high_open)

    @property
    def bounded(self) -> bool:
        return self.low is not None and self.high is not None

    @property
    def positive(self) -> bool:
        """Whether every number in it is above zero."""
        return self.low is not None and (self.low > 0 or (self.low == 0 and self.low_open))

    def __contains__(self, value: Number) -> bool:
        above = self.low is None or self.low < value or (self.low == value and not self.low_open)
        below = self.high is None or value < self.high or (self.high == value and not self.high_open)
        return above and below

    def __neg__(self) -> Interval:
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def __add__(self, other: Interval | Number) -> Interval:
        other = _interval(other)
        return Interval.between(_sum(self.lower, other.lower), _sum(self.upper, other.upper))

    def __sub__(self, other: Interval | Number) -> Interval:
        return self + -_interval(other)

    def __mul__(self, other: Interval | Number) -> Interval:
        corners = list(_corners(self, _interval(other)))
        lowest = min(corners, key=lambda corner: (corner[0], not corner[1]))
        highest = max(corners, key=lambda corner: (corner[0], corner[1]))
        return Interval.between(_end(*lowest), _end(*highest))

    def __truediv__(self, other: Interval | Number) -> Interval:
        """Every quotient with a divisor other than 0; all numbers where the divisor lies on both sides of 0."""
        other = _interval(other)
        if other.low == 0 == other.high:
            raise ZeroDivisionError("division by zero")
        if (other.low is None or other.low < 0) and (other.high is None or other.high > 0):
            return Interval.point(0) if self.low == 0 == self.high else Interval()
        return self * _reciprocal(other)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Number) -> Interval:
        return -self + other

    def __rtruediv__(self, other: Number) -> Interval:
        return _interval(other) / self

    def __and__(self, other: Interval) -> Interval | None:
        """What both hold, or None where that is nothing.

        >>> Interval(1, 3) & Interval(2, 5)
        Interval('[2, 3]')
        >>> Interval(1, 2, high_open=True) & Interval(2, 5) is None
        True
        """
        low = max((self.lower, other.lower), key=lambda end: (_low(end.at), not end.closed))
        high = min((self.upper, other.upper), key=lambda end: (_high(end.at), end.closed))
        if low.at is not None and high.at is not None:
            missed = low.at == high.at and not (low.closed and high.closed)
            if low.at > high.at or missed:
                return None
        return Interval.between(low, high)

    def __str__(self) -> str:
        places = self.places()
        low = "-inf" if self.low is None else plain(self.low, places)
        high = "inf" if self.high is None else plain(self.high, places)
        return f"{'(' if self.low_open else '['}{low}, {high}{')' if self.high_open else ']'}"

    def __repr__(self) -> str:
        return f"Interval({str(self)!r})"

    def places(self) -> int:
        """Decimal places that show the two ends apart (0 to 6); of a single number that does not end, 2."""
        ends = [end for end in (self.low, self.high) if end is not None]
        width = abs(self.high - self.low) if self.bounded else 0
        for places in range(6):
            slip = max((abs(end - _rounded(end, places)) for end in ends), default=0)
            if slip == 0 or (places != 0 and slip <= width / 4) or slip <= width / 20:
                return places
        return 6 if width else 2


_INFINITE = (float("-inf"), float("inf"))


def _interval(value: Interval | Number) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)


def _low(at: Fraction | None) -> Fraction | float:
    return _INFINITE[0] if at is None else at


def _high(at: Fraction | None) -> Fraction | float:
    return _INFINITE[1] if at is None else at


def _end(at: Fraction | float, closed: bool) -> End:
    return End(None, False) if at in _INFINITE else End(Fraction(at), closed)


def _sum(one: End, other: End) -> End:
    if one.at is None or other.at is None:
        return End(None, False)
    return End(one.at + other.at, one.closed and other.closed)


def _corners(one: Interval, other: Interval) -> Iterator[tuple[Fraction | float, bool]]:
    """The products of the ends, and whether each is attained: a zero that belongs makes 0 of whatever it meets."""
    for x, x_closed in ((_low(one.low), one.lower.closed), (_high(one.high), one.upper.closed)):
        for y, y_closed in ((_low(other.low), other.lower.closed), (_high(other.high), other.upper.closed)):
            if x == 0 or y == 0:
                yield Fraction(0), (x == 0 and x_closed) or (y == 0 and y_closed)
            else:
                infinite = x in _INFINITE or y in _INFINITE
                yield (_INFINITE[(x > 0) == (y > 0)] if infinite else x * y), x_closed and y_closed


def _reciprocal(divisor: Interval) -> Interval:
    """1 / divisor, for a divisor on one side of 0."""
    if divisor.high is None or divisor.high > 0:
        low = End(Fraction(0), False) if divisor.high is None else End(1 / divisor.high, not divisor.high_open)
        high = End(None, False) if divisor.low == 0 else End(1 / divisor.low, not divisor.low_open)
        return Interval.between(low, high)
    return -_reciprocal(-divisor)


def _rounded(value: Fraction, places: int) -> Fraction:
    return Fraction(round(value * 10**places), 10**places)


def plain(value: Number, places: int) -> str:
    """A number for reading, with thousands separators and at most so many decimal places.

    >>> plain(Fraction(3764706, 269), 0), plain(Fraction(1, 8), 3), plain(Decimal("4.50"), 2)
    ('13,995', '0.125', '4.5')
    """
    rounded = _rounded(Fraction(value), places)
    text = f"{as_decimal(rounded):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_decimal(value: Fraction) -> Decimal:
    """A fraction as a plain decimal, exact where 28 digits hold it, without trailing zeros.

    >>> as_decimal(Fraction(1, 8)), as_decimal(Fraction(1290000))
    (Decimal('0.125'), Decimal('1290000'))
    """
    with localcontext() as context:
        context.prec, context.rounding = 28, ROUND_HALF_EVEN
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
    whole = quotient == quotient.to_integral_value() and quotient.adjusted() < 27
    return quotient.quantize(Decimal(1)) if whole else quotient.normalize()


# What a printed numeral stands for -----------------------------------------------------------------------------------

AS_PRINTED = ("percent", "percentage_point", "basis_point", "times", "point")
"""Units whose trailing zeros are always meant: 100% is not 95 to 105."""

EXACT_COUNTS_BELOW = 100
"""Whole counts of things below this are not rounded at all."""

MEANT_DIGITS = 2
"""So many leading digits of a round integer are taken to be meant: 500,000 is 495,000 to 505,000."""

IN_WORDS = Fraction(5, 100)
"""`two thirds`, `half a million`, `doubled` are as loose as this part of themselves."""

MANIFOLD = Fraction(1, 6)
"""`Tripled` is 2.5 to 3.5 times: what rounds to three, and so on up."""

OPENING = Fraction(10, 100)
"""How far a one-sided bound opens in checks, as a part of the number; `about` opens half as far either way."""

SCALE_VALUES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
CARDINALS = {
    *("a", "an", "and", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", *SCALE_VALUES),
}
"""Number words that state every digit; any other word (`half`, `doubled`, `thirds`) makes a loose numeral."""

_DIGITS = re.compile(r"\d[\d,\u00a0\u202f' ]*(?:\.\d+)?|\.\d+")
_FRACTION = re.compile(r"[/\u2044\u00bc-\u00be\u2150-\u215e]")


def half_width(value_text: str, value: Number, unit: str) -> tuple[Fraction, ...]:
    """Half-widths of the roundings that a printed numeral may have had, narrowest first.

    >>> half_width("537,000", 537000, "count"), half_width("1.26 million", 1260000, "count")
    ((Fraction(1, 2), Fraction(500, 1)), (Fraction(5000, 1),))
    >>> half_width("100", 100, "percent"), half_width("nine", 9, "count"), half_width("half a million", 500000, "USD")
    ((Fraction(1, 2),), (Fraction(0, 1),), (Fraction(25000, 1),))
    """
    value = Fraction(value)
    if unit == "rank":
        return (Fraction(0),)
    numeral = _DIGITS.search(value_text)
    if numeral and not _FRACTION.search(value_text):
        return _digit_widths(numeral.group(), value, unit, scaled=_is_scaled(value_text, numeral))
    words = re.findall(r"[a-z]+", value_text.lower())
    if not words or not CARDINALS.issuperset(words):
        return (abs(value) * (MANIFOLD if unit == "times" and value >= 3 else IN_WORDS),)
    scale = next((SCALE_VALUES[word] for word in reversed(words) if word in SCALE_VALUES), 1)
    if words[-1] not in SCALE_VALUES:
        scale = 1
    return _widths(value / scale, 0, scale, unit)


def _is_scaled(value_text: str, numeral: re.Match[str]) -> bool:
    """Whether a magnitude stands behind the digits: `2 million`, `2bn`."""
    return bool(re.search(r"[A-Za-z]", value_text[numeral.end() :]))


def _digit_widths(digits: str, value: Fraction, unit: str, scaled: bool) -> tuple[Fraction, ...]:
    digits = re.sub(r"[^\d.]", "", digits)
    printed = Fraction(digits)
    decimals = len(digits.partition(".")[2])
    scale = abs(value / printed) if printed else Fraction(1)
    return _widths(printed, decimals, scale, "" if scaled else unit, as_unit=unit)


def _widths(
    printed: Fraction, decimals: int, scale: Number, unit: str, as_unit: str | None = None
) -> tuple[Fraction, ...]:
    """Half a unit of the last printed digit, then of the last digit that need not be a rounding zero."""
    printed = abs(printed)
    if unit == "count" and scale == 1 and printed < EXACT_COUNTS_BELOW and printed.denominator == 1:
        return (Fraction(0),)
    narrow = Fraction(scale) / 2 / 10**decimals
    integer = str(printed.numerator) if printed.denominator == 1 and not decimals else ""
    zeros = min(len(integer) - len(integer.rstrip("0")), max(0, len(integer) - MEANT_DIGITS))
    if zeros and (as_unit or unit) not in AS_PRINTED:
        return narrow, narrow * 10**zeros
    return (narrow,)


@lru_cache(maxsize=10_000)
def readings(value_text: str, value: Number, unit: str) -> tuple[Interval, ...]:
    """The intervals that a numeral as printed may stand for, narrowest first: as printed, and zeros as rounding.

    `value` is in `unit`, with scale words multiplied out; `value_text` is the numeral alone.

    >>> readings("537,000", 537000, "count")
    (Interval('[536,999.5, 537,000.5]'), Interval('[536,500, 537,500]'))
    >>> readings("68", 68, "percent")
    (Interval('[67.5, 68.5]'),)
    """
    value = Fraction(value)
    return tuple(Interval(value - half, value + half) for half in half_width(value_text, value, unit))


def range_readings(low: Number, high: Number, unit: str) -> tuple[Interval, ...]:
    """A printed range, each end rounded as if it stood alone.

    >>> range_readings(10, 15, "percent")
    (Interval('[9.5, 15.5]'),)
    """
    lower = readings(_as_text(low), low, unit)
    upper = readings(_as_text(high), high, unit)
    widest = Interval(lower[-1].low, upper[-1].high)
    narrow = Interval(lower[0].low, upper[0].high)
    return (narrow,) if narrow == widest else (narrow, widest)


def _as_text(value: Number) -> str:
    return f"{value if isinstance(value, Decimal) else as_decimal(Fraction(value)):f}"


def published_ends(
    value: Number | None,
    value_text: str,
    bound: str,
    unit: str,
    low: Number | None = None,
    high: Number | None = None,
) -> tuple[Decimal | None, Decimal | None]:
    """`value_low` and `value_high` of a claim: what its print says, with nothing invented.

    The rounding interval for `exact` and `about`; a one-sided bound leaves its open end empty; a range has its ends.

    >>> published_ends(Decimal(537000), "537,000", "exact", "count")
    (Decimal('536500'), Decimal('537500'))
    >>> published_ends(Decimal(23500), "23,500", "nearly", "count")
    (None, Decimal('23500'))
    >>> published_ends(None, "10 to 15", "range", "count", 10, 15)
    (Decimal('10'), Decimal('15'))
    """
    if bound == "range":
        return tuple(None if end is None else as_decimal(Fraction(end)) for end in (low, high))
    if value is None:
        return None, None
    if bound in ("nearly", "below", "at_most"):
        return None, as_decimal(Fraction(value))
    if bound in ("above", "at_least"):
        return as_decimal(Fraction(value)), None
    widest = readings(value_text, value, unit)[-1]
    return as_decimal(widest.low), as_decimal(widest.high)


def opened(reading: Interval, value: Number, bound: str) -> Interval:
    """What a reading means once its bound words count: up to 10 % to one side, 5 % either way for `about`.

    >>> opened(Interval(23450, 23550), 23500, "nearly"), opened(Interval(95, 105), 100, "about")
    (Interval('[21,150, 23,500)'), Interval('[95, 105]'))
    """
    value = Fraction(value)
    slack = abs(value) * OPENING
    if not slack:  # a tenth of nothing opens nothing
        return reading
    if bound == "about":
        return Interval(min(reading.low, value - slack / 2), max(reading.high, value + slack / 2))
    if bound in ("nearly", "below", "at_most"):
        return Interval(value - slack, value, high_open=bound != "at_most")
    if bound in ("above", "at_least"):
        return Interval(value, value + slack, low_open=bound == "above")
    return reading
