"""What words of time mean: a TIMEX3 value and the days it covers. The constructors for each grain."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from extractors.periods import arithmetic


class Value(NamedTuple):
    """`kind` is `date`, `time`, `duration` or `set`; the ends are None where open or not known."""

    kind: str
    timex: str
    first: date | None = None
    last: date | None = None
    grain: str = ""


UNITS_OF_TIMEX = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "weekend": "WE",
}
HALVES = {
    "hour": (30, "minute"),
    "year": (6, "month"),
    "century": (50, "year"),
    "decade": (5, "year"),
    "day": (12, "hour"),
}
MULTIPLES = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2), "half": ("month", 6)}


def unit_value(grain: str, day: date) -> Value:
    """The unit of `grain` that `day` lies in.

    >>> unit_value("month", date(2025, 11, 9)).timex
    '2025-11'
    """
    return Value("date", arithmetic.timex_of(grain, day), *arithmetic.interval(grain, day), grain)


def step_value(grain: str, day: date, count: int) -> Value:
    """The unit `count` units after the one that `day` lies in: -1 is last month."""
    return unit_value(grain, arithmetic.add(arithmetic.interval(grain, day)[0], grain, count))


def day_value(day: date) -> Value:
    return unit_value("day", day)


def month_value(year: int, month: int) -> Value:
    return unit_value("month", date(year, month, 1))


def year_value(year: int) -> Value:
    return unit_value("year", date(year, 1, 1))


def span_value(first: date | None, last: date | None, timex: str = "", kind: str = "date", grain: str = "") -> Value:
    """An interval of any length; its TIMEX3 value that of the unit it is, else its two ends."""
    if first and last and not grain:
        grain = arithmetic.grain_between(first, last)
    if first and last and not timex:
        exact = arithmetic.interval(grain, first) == (first, last)
        timex = arithmetic.timex_of(grain, first) if exact else f"{edge(grain, first)}/{edge(grain, last)}"
    return Value(kind, timex, first, last, grain)


def edge(grain: str, day: date) -> str:
    return arithmetic.timex_of("month" if grain in ("month", "quarter", "half") else "day", day)


def duration_timex(count: float, unit: str) -> str:
    """`P3M`, `PT30M`, `P10Y` for a decade (ISO 8601 has none), `PXY` for a number left open (negative).

    >>> duration_timex(2.5, "year"), duration_timex(30, "minute"), duration_timex(-1, "week"), duration_timex(1, "decade")
    ('P2.5Y', 'PT30M', 'PXW', 'P10Y')
    """
    if count == 0.5:
        count, unit = HALVES.get(unit, (count, unit))
    if unit not in UNITS_OF_TIMEX:
        unit, multiple = MULTIPLES[unit]
        count = count * multiple if count > 0 else count
    number = "X" if count < 0 else f"{count:g}"
    return ("PT" if unit in ("second", "minute", "hour") else "P") + number + UNITS_OF_TIMEX[unit]


def duration_value(count: float, unit: str) -> Value:
    """A length of time that is not placed."""
    return Value("duration", duration_timex(count, unit), None, None, unit)
