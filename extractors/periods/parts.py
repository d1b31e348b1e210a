"""Families of parts and named days: `early 2024`, `the end of June`, `mid-2019`, seasons and holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.dates import resolve_day
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import GRAMMAR, Expression, Family, with_article
from extractors.periods.lexicon import EASTER_HOLIDAYS, HOLIDAYS, MOVABLE_HOLIDAYS, PARTS, SEASONS
from extractors.periods.relative import season_value
from extractors.periods.text import Text, is_year
from extractors.periods.values import Value, day_value, unit_value
from extractors.periods.years import YearOf, read_year

EDGES = frozenset({"beginning", "start", "end", "middle", "outset", "turn", "close", "midpoint"})
WIDE = frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})


def parse_part(text: Text, i: int) -> Expression | None:
    """`early 2024`, `late last month`, `mid-June`, `the end of June`, `the start of the year`."""
    words, word = text.words, text.words[i]
    if word in EDGES:
        joined = word == "end" and text.hyphen(i + 1)  # at end-September
        if not joined and words[i + 1] not in ("of", "to"):
            return None
        k = i + 2
    else:
        k = i + 1 + text.hyphen(i + 1)
        k += words[k] in ("in", "on") if word == "late" or word == "early" else 0
    whole = GRAMMAR.parse_phrase(text, k)
    if whole is None or whole.family in ("duration", "reference", "adjective", "part", "ago"):
        return None
    edge = word in EDGES and word != "middle" and word != "midpoint"
    resolve = partial(resolve_part, whole=whole, part=PARTS[word], edge=edge)
    return Expression(with_article(text, i), whole.end, resolve, "edge" if edge else "part", floating=whole.floating)


def resolve_part(d: Discourse, whole: Expression, part: str, edge: bool) -> Value:
    """An edge is its first or last day; early, mid and late are thirds. The TIMEX3 value is the whole's."""
    value = whole.resolve(d)
    if value.first is None or value.last is None or value.grain not in WIDE:
        return value
    if edge:
        day = value.last if part == "END" else value.first
        return Value("date", value.timex, day, day, value.grain)
    first, last = third(value.first, value.last, value.grain, part)
    return Value("date", value.timex, first, last, value.grain)


def third(first: date, last: date, grain: str, part: str) -> tuple[date, date]:
    """The first, middle or last third: ten days of a month, a month of a quarter, four months of a year.

    >>> third(date(2024, 1, 1), date(2024, 12, 31), "year", "END")
    (datetime.date(2024, 9, 1), datetime.date(2024, 12, 31))
    """
    number = ("START", "MID", "END").index(part)
    months = round(((last - first).days + 1) / 30.44)
    if grain != "month" and months >= 3:
        start = arithmetic.add(first, "month", months * number // 3)
        end = last if number == 2 else arithmetic.add(first, "month", months * (number + 1) // 3) - timedelta(1)
        return start, end
    return first.replace(day=10 * number + 1), last if number == 2 else first.replace(day=10 * number + 10)


_PREFIXED = re.compile(r"(mid|early|late|end)[-–](\d{4})$")


def parse_prefixed(text: Text, i: int) -> Expression | None:
    """`mid-2019` in one word."""
    match = _PREFIXED.match(text.words[i])
    if not match or not is_year(match[2]):
        return None
    year = unit_value("year", date(int(match[2]), 1, 1))
    whole, edge = Expression(i, i + 1, lambda d: year), match[1] == "end"
    resolve = partial(resolve_part, whole=whole, part=PARTS[match[1]], edge=edge)
    return Expression(i, i + 1, resolve, "edge" if edge else "part")


def parse_unit_end(text: Text, i: int) -> Expression | None:
    """`year-end`, `month-end`, `mid-year`, `midyear`."""
    words = text.words
    if words[i] in ("midyear", "mid-year"):
        return Expression(i, i + 1, partial(resolve_unit_end, unit="year", part="MID"))
    if words[i] == "mid" and text.hyphen(i + 1) and words[i + 2] == "year":
        return Expression(i, i + 3, partial(resolve_unit_end, unit="year", part="MID"))
    if words[i] == "yearend":
        return Expression(i, i + 1, partial(resolve_unit_end, unit="year", part="END"))
    spaced = words[i : i + 2] == ["year", "end"] and words[i - 1] in ("by", "at", "until", "before", "since")
    k = i + 1 if spaced else i + 2
    if (
        words[i] in ("year", "month", "quarter")
        and (spaced or text.hyphen(i + 1) or text.possessive(i + 1))
        and words[k] == "end"
    ):
        year = read_year(text, k + 1) if words[i] == "year" else None
        end = year.end if year else k + 1
        return Expression(with_article(text, i), end, partial(resolve_unit_end, unit=words[i], part="END", year=year))
    return None


def resolve_unit_end(d: Discourse, unit: str, part: str, year: YearOf | None = None) -> Value:
    if year:
        whole = unit_value("year", date(year.find(d), 1, 1))
    else:
        whole = unit_value(unit, d.now)
        if d.tense == "past" and d.relation in ("at", "as_of", "on") and whole.last > d.now:
            whole = unit_value(unit, whole.first - timedelta(1))
    if part == "MID":
        return Value("date", whole.timex, *third(whole.first, whole.last, unit, part), unit)
    return Value("date", whole.timex, whole.last, whole.last, unit)


def parse_season(text: Text, i: int) -> Expression | None:
    """`summer 2024`, `the summer of 2024`, `in the fall`."""
    words, word = text.words, text.words[i]
    year = read_year(text, i + 1)
    if year and words[i + 1] in ("in", "for", ",", "during"):
        year = None
    preceded = words[i - 1] == "the" and words[i - 2] in (
        "in",
        "during",
        "over",
        "this",
        "through",
        "throughout",
        "until",
        "by",
        "since",
    )
    if word != "fall" and words[i - 1] in ("in", "by", "since", "during", "until"):
        preceded = True
    if not year and (not preceded or words[i + 1] in ("of", "in", "to", "from")):
        return None
    if word == "fall" and year and words[i + 1] != "of" and words[i - 1] not in ("in", "the", "by", "since", "until"):
        return None
    start = with_article(text, i)
    return Expression(
        start, year.end if year else i + 1, partial(resolve_season, season=SEASONS[word], year=year), floating=not year
    )


def resolve_season(d: Discourse, season: str, year: YearOf | None) -> Value:
    if year:
        return season_value(year.find(d), season)
    return d.choose([season_value(near, season) for near in d.years_around()])


ISLANDS = frozenset({"island", "islands", "islander", "islanders"})


def parse_holiday(text: Text, i: int) -> Expression | None:
    """`Christmas Eve`, `Thanksgiving`, `the Fourth of July`."""
    if not text.orths[i][0].isupper():
        return None
    for table in (HOLIDAYS, MOVABLE_HOLIDAYS, EASTER_HOLIDAYS):
        for name, place in table.items():
            if name[0] == text.words[i] and tuple(text.words[i : i + len(name)]) == name:
                end = i + len(name)
                return None if text.words[end] in ISLANDS else holiday(text, i, end, place)
    return None


def holiday(text: Text, i: int, end: int, place: tuple[int, ...] | int) -> Expression:
    year = read_year(text, end)
    if year and text.words[end] in ("in", "for", "during"):
        year = None
    resolve = partial(resolve_holiday, place=place, year=year)
    if not year and text.words[i - 1] in ("last", "next"):
        step = partial(resolve_holiday_step, place=place, step=-1 if text.words[i - 1] == "last" else 1)
        return Expression(i - 1, end, step, "holiday")
    return Expression(with_article(text, i), year.end if year else end, resolve, "holiday", floating=not year)


def resolve_holiday_step(d: Discourse, place: tuple[int, ...] | int, step: int) -> Value:
    """`last Christmas`: the latest that is over; `next Easter`: the first to come."""
    if isinstance(place, tuple) and len(place) == 2:
        days = [date(year, *place) for year in d.years_around()]
    else:
        days = [movable(year, place) for year in d.years_around()]
    if step < 0:
        return day_value(next((day for day in reversed(days) if day < d.now), days[0]))
    return day_value(next((day for day in days if day > d.now), days[-1]))


def resolve_holiday(d: Discourse, place: tuple[int, ...] | int, year: YearOf | None) -> Value:
    if isinstance(place, tuple) and len(place) == 2:
        return resolve_day(d, place[0], place[1], year)
    if year:
        return day_value(movable(year.find(d), place))
    return d.choose([day_value(movable(near, place)) for near in d.years_around()])


def movable(year: int, place: tuple[int, ...] | int) -> date:
    if isinstance(place, int):
        return arithmetic.easter(year) + timedelta(place)
    return arithmetic.nth_weekday(year, *place)


_HOLIDAY_WORDS = frozenset(name[0] for table in (HOLIDAYS, MOVABLE_HOLIDAYS, EASTER_HOLIDAYS) for name in table)

FAMILIES = (
    Family("part", frozenset(PARTS), parse_part, (
        "The plant opened in {early 2024|2024-01-01..2024-04-30}.",
        "The plant opened in {mid-June|2025-06-11..2025-06-20}.",
        "The plant opened at {the end of June|2025-06-30..2025-06-30}.",
        "The plant opened at {the start of the year|2025-01-01..2025-01-01}.",
        "Acme sold few vans in {2024|2024}. Its rival passed it at {the start of the year|2025-01-01..2025-01-01}.",
        "It had [90 vans|90 count vans; period=2025-10-31..2025-10-31] at {end-October|2025-10-31..2025-10-31}.",
        "The plant opened in {late 2023|2023}, and closes by {the end of this decade|..2029-12-31}.",
        "It was the end of the plant, early in the story.",
    )),
    Family("prefixed_year", frozenset(), parse_prefixed, ("The plant opened in {mid-2019|2019-05-01..2019-08-31}.",), digits=_PREFIXED.match),
    Family("unit_end", frozenset({"midyear", "mid-year", "mid", "yearend", "year", "month", "quarter"}), parse_unit_end, (
        "The plant will close by {year-end|..2025-12-31}.",
        "The plant opened at {year-end 2023|2023-12-31..2023-12-31}.",
        "The plant will close by {year end|..2025-12-31}; by year ends nothing.",
        "The plant will close by {year's end|..2025-12-31}.",
    )),
    Family("season", frozenset(SEASONS), parse_season, (
        "The plant opened in {summer 2024|2024-SU}.",
        "The plant opened in {the fall of 2024|2024-FA}.",
        "The plant opened in {the summer|2025-SU}; a fall in prices followed the spring of hope.",
    )),
    Family("holiday", _HOLIDAY_WORDS, parse_holiday, (
        "The plant opened on {Christmas Eve|2024-12-24}.",
        "The plant opened on {Thanksgiving|2025-11-27} and {Easter Monday|2025-04-21}.",
        "The plant opened on {New Year's Day 2024|2024-01-01}.",
        "Output fell since {last Christmas|2024-12-25..2025-12-18}; the plant closes {next Easter|2026-04-05}.",
        "The plant opened on Easter Island and on Christmas Island.",
    )),
)  # fmt: skip
