"""Families of units counted from the current one: `last month`, `the past three years`, `next Friday`, `the previous quarter`."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.dates import resolve_day
from extractors.periods.discourse import Discourse, Resolver
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import DAY_PARTS, SEASONS, STEPS
from extractors.periods.text import VAGUE, Text
from extractors.periods.values import (
    Value,
    day_value,
    duration_timex,
    duration_value,
    month_value,
    span_value,
    step_value,
    unit_value,
)

SUBDAY = frozenset({"second", "minute", "hour"})
FROM_TOPIC = frozenset({"previous", "preceding", "prior", "following", "succeeding"})
DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "a", "my"})


def parse_step(text: Text, i: int) -> Expression | None:
    """`last month`, `this year`, `the past three years`, `next Friday`, `previous quarter`, `this morning`."""
    word, step = text.words[i], STEPS[text.words[i]]
    start, j = with_article(text, i, DETERMINERS), i + 1
    number, k = text.number(j)
    if number and text.hyphen(k):
        k += 1
    if number and text.unit(k) and step:
        resolve = partial(resolve_run, count=number, unit=text.unit(k), step=step)
        if word in FROM_TOPIC:
            return Expression(
                start, k + 1, partial(resolve_run_beside, run=resolve, step=step), "run", about_topic=True
            )
        return Expression(start, k + 1, resolve, "run")
    if unit := text.unit(j):
        return step_unit(text, start, j, unit, word, step)
    if word in ("last", "this", "next", "coming", "past"):
        return step_named(text, start, j, step)
    if word in FROM_TOPIC and step < 0 and (month := text.month(j)) and not text.day(j + 1):
        return Expression(start, j + 1, partial(resolve_month_before, month=month), "step_month", about_topic=True)
    return None


def resolve_month_before(d: Discourse, month: int) -> Value:
    """`the previous November`: the last one before what is talked about."""
    first = d.topic.first if d.topic and d.topic.first else d.now
    return month_value(first.year - (month >= first.month), month)


def step_unit(text: Text, start: int, j: int, unit: str, word: str, step: int) -> Expression | None:
    if unit in SUBDAY:
        return None
    if text.words[j].endswith("s"):
        return (
            Expression(start, j + 1, partial(resolve_run, count=VAGUE, unit=unit, step=step), "run") if step else None
        )
    if (
        word == "past"
        or (word == "coming" and unit in ("year", "month", "decade"))
        or (word == "last" and unit == "decade")
    ):
        return Expression(start, j + 1, partial(resolve_run, count=1, unit=unit, step=step), "run")
    if word in FROM_TOPIC or (word == "next" and start < j - 1 and unit == "day"):
        return Expression(start, j + 1, partial(resolve_neighbour, unit=unit, step=step), "neighbour", about_topic=True)
    if unit == "half":
        return None
    named = text.possessive(j + 1)  # last year's election was not in the same month
    return Expression(start, j + 1, partial(resolve_step, unit=unit, step=step, named=named), "step")


def step_named(text: Text, start: int, j: int, step: int) -> Expression | None:
    """`last Friday`, `next June`, `this summer`, `last night`."""
    word = text.words[j]
    if (weekday := text.weekday(j)) is not None:
        return Expression(start, j + 1, partial(resolve_step_weekday, weekday=weekday, step=step), "step_weekday")
    if month := text.month(j):
        return step_month(text, start, j, month, step)
    if word == "fall" and text.words[j + 1] in ("in", "of") and text.orths[j + 3].islower():
        return None  # this fall in the rate
    if word in SEASONS:
        return Expression(start, j + 1, partial(resolve_step_season, season=SEASONS[word], step=step), "step_season")
    if word in DAY_PARTS and step <= 0:
        timex = "T" + DAY_PARTS[word]
        return Expression(start, j + 1, partial(resolve_day_part, step=step, part=timex), "day_part")
    return None


def step_month(text: Text, start: int, j: int, month: int, step: int) -> Expression:
    day = text.day(j + 1)
    if day:
        return Expression(start, j + 2, partial(resolve_day, month=month, day=day), "month_day")
    return Expression(start, j + 1, partial(resolve_step_month, month=month, step=step), "step_month")


def resolve_step(d: Discourse, unit: str, step: int, named: bool = False) -> Value:
    unit, count = ("week", 2) if unit == "fortnight" else (unit, 1)
    if unit == "day":
        return day_value(arithmetic.add(d.now, "day", step))
    if unit == "year" and step == -1 and d.compared and not named and is_of_this_year(d):
        # Sales of March `compared with last year`: with March of last year.
        first, last = arithmetic.shift_interval(d.topic.first, d.topic.last, "year", -1)
        return Value("date", f"{d.now.year - 1:04}", first, last, d.topic.grain)
    if unit == "weekend" and step == 0:
        # On a Monday or Tuesday `this weekend` of a report is the one just over.
        past = d.tense != "future" and d.now.weekday() < 2
        return step_value(unit, d.now, -1 if past else 0)
    return step_value(unit, d.now, step * count)


def is_of_this_year(d: Discourse) -> bool:
    """Whether a part of the current year is talked about."""
    topic = d.topic
    finer = (
        bool(topic and topic.first and topic.last)
        and arithmetic.FINENESS.get(topic.grain, 99) < arithmetic.FINENESS["year"]
    )
    return finer and topic.last.year == d.now.year


def resolve_run(d: Discourse, count: float, unit: str, step: int) -> Value:
    """So many units up to or from publication. Whole months and longer: whole days back from it."""
    timex = duration_timex(count, unit)
    if count == VAGUE or unit in SUBDAY or count != int(count):
        return Value("duration", timex, grain=unit)
    unit, times = {"fortnight": ("week", 2), "half": ("month", 6)}.get(unit, (unit, 1))
    other = arithmetic.add(d.now, unit, step * int(count) * times)
    first, last = (arithmetic.add(other, "day", 1), d.now) if step < 0 else (d.now, other)
    return Value("duration", timex, first, last, unit)


def resolve_run_beside(d: Discourse, run: Resolver, step: int) -> Value:
    """`the previous three months`: those before what is talked about, if that is whole months; else before publication."""
    value, topic = run(d), d.topic
    whole = topic and topic.first and topic.last and (topic.first.day == 1 or (topic.last - topic.first).days > 26)
    count = re.fullmatch(r"P(\d+)M", value.timex)
    if not whole or not count:
        return value
    if step < 0:
        return value._replace(
            first=arithmetic.add(topic.first, "month", -int(count[1])), last=arithmetic.add(topic.first, "day", -1)
        )
    first = arithmetic.add(topic.last, "day", 1)
    return value._replace(first=first, last=arithmetic.add(arithmetic.add(first, "month", int(count[1])), "day", -1))


def resolve_neighbour(d: Discourse, unit: str, step: int) -> Value:
    """`the previous quarter`: the unit before the one talked about. A topic finer than the unit is moved by one unit."""
    topic = d.topic
    if topic is None or topic.first is None or topic.last is None:
        if step > 0 and d.tense == "past":
            return Value("date", "FUTURE_REF", grain=unit)
        return step_value(unit, d.now, step) if unit != "fortnight" else duration_value(1, unit)
    if unit in SUBDAY or unit == "fortnight":
        return duration_value(1, unit)
    if topic.grain == unit and arithmetic.interval(unit, topic.first) != (topic.first, topic.last):
        return span_value(*arithmetic.shift_interval(topic.first, topic.last, unit, step), grain=unit)
    named = step_value(unit, topic.last if step < 0 else topic.first, step)
    if arithmetic.FINENESS[topic.grain] < arithmetic.FINENESS[unit]:
        first, last = arithmetic.shift_interval(topic.first, topic.last, unit, step)
        return Value("date", named.timex, first, last, topic.grain)
    return named


def resolve_step_weekday(d: Discourse, weekday: int, step: int) -> Value:
    """`last Friday` is the latest before today, `next` the earliest after it, `this` the one of the current week."""
    if step == 0:
        monday = arithmetic.interval("week", d.now)[0]
        return day_value(arithmetic.add(monday, "day", weekday))
    days = (d.now.weekday() - weekday) % 7 or 7 if step < 0 else -((weekday - d.now.weekday()) % 7 or 7)
    return day_value(arithmetic.add(d.now, "day", -days))


def resolve_step_month(d: Discourse, month: int, step: int) -> Value:
    """`last September` is the latest that is over, `next March` the earliest to begin, `this May` the one of this year."""
    year = d.now.year
    if step < 0 and month >= d.now.month:
        year -= 1
    if step > 0 and month <= d.now.month:
        year += 1
    return month_value(year, month)


SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def resolve_step_season(d: Discourse, season: str, step: int) -> Value:
    values = [season_value(year, season) for year in range(max(d.now.year - 2, 1), min(d.now.year + 3, 9998))]
    if step < 0:
        return next((value for value in reversed(values) if value.last < d.now), values[0])
    if step > 0:
        return next((value for value in values if value.first > d.now), values[-1])
    current = [value for value in values if value.first <= d.now <= value.last]
    return current[0] if current else season_value(d.now.year, season)


def season_value(year: int, season: str) -> Value:
    return unit_value("season", date(year, SEASON_MONTH[season], 1))


def resolve_day_part(d: Discourse, step: int, part: str) -> Value:
    day = arithmetic.add(d.now, "day", step)
    return Value("time", day.isoformat() + part, day, day, "hour")


ELLIPTIC = frozenset({"", ".", ",", ";", ")", "and", "but"})
_STEPPED = frozenset({"last", "this", "next"})


def parse_elliptic(text: Text, i: int) -> Expression | None:
    """`2% this year and 3% next`: the unit is the one that a step before it in the sentence has."""
    words = text.words
    counted = words[i - 1] in ("%", "percent", "cent", "million", "billion") or words[i - 1][:1].isdigit()
    if not (words[i - 1] == "than" if words[i] == "last" else counted) or words[i + 1] not in ELLIPTIC:
        return None
    for k in range(i - 2, max(i - 40, 0), -1):
        if not words[k]:
            return None
        if words[k] in _STEPPED and words[k + 1] in ("year", "quarter", "month", "week"):
            step = partial(resolve_step, unit=words[k + 1], step=STEPS[words[i]])
            return Expression(i, i + 1, step) if words[k] != words[i] else None
    return None


FAMILIES = (
    Family("elliptic", frozenset({"next", "this", "last"}), parse_elliptic, (
        "It cut [5%|5 percent; base=2024-01-01..2024-12-31] more jobs {this year|2025} than {last|2024}.",
        "Output will rise by [2%|2 percent; period=2025-01-01..2025-12-31] {this year|2025} and "
        "[3%|3 percent; period=2026-01-01..2026-12-31] {next|2026}.",
        "Output fell by [2%|2 percent; period=2025-11-01..2025-11-30] {last month|2025-11} and by "
        "[3%|3 percent; period=2025-12-01..2025-12-31] {this|2025-12}.",
        "It sold [40|40 count] next to a school.",
    )),
    Family("step", frozenset(STEPS) - {"present", "ongoing", "latest"}, parse_step, (
        "Output fell {last month|2025-11}.",
        "Output fell {last year|2024}.",
        "Output will fall {next year|2026}.",
        "Output fell {last week|2025-W50}.",
        "Output fell {this week|2025-W51}.",
        "Output fell {this quarter|2025-Q4}.",
        "Output fell {last weekend|2025-W50-WE}.",
        "Output fell over {the past three months|2025-09-19..2025-12-18}.",
        "Output will rise in {the next five years|2025-12-18..2030-12-18}.",
        "Output fell in {recent years|PXY} and {the past year|P1Y}.",
        "The plant opened {last Friday|2025-12-12} and closed {last September|2025-09}.",
        "The plant opens {next Friday|2025-12-19} or {next summer|2026-SU}.",
        "The plant opened {this morning|2025-12-18TMO} and closed {last night|2025-12-17TNI}.",
        "The plant opened on {Monday|2025-12-15} and closed {the next day|2025-12-16}.",
        "Output fell in {November|2025-11} from {the previous November|2024-11}.",
        "The last plant closed and the next opened.",
        "This fall in the birth rate ended when it opened {this fall|2025-FA}.",
    )),
)  # fmt: skip
