"""Families of composed spans: `the year to June 2014`, `the first 11 months of 2024`, `the week of Nov. 3`."""

from __future__ import annotations

from datetime import date
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.counts import read_count
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import GRAMMAR, Expression, Family, with_article
from extractors.periods.lexicon import NUMBERS, ORDINALS, UNITS
from extractors.periods.text import VAGUE, Text, is_count
from extractors.periods.values import MULTIPLES, Value, duration_timex, span_value, unit_value
from extractors.periods.years import YearOf, fiscal_interval, read_year

ENDINGS = frozenset({"to", "ended", "ending", "ends", "through", "till", "until", "finishing", "finished"})
SPANNED = frozenset({"day", "week", "month", "quarter", "half", "year", "decade", "fortnight"})


def parse_ended(text: Text, i: int) -> Expression | None:
    """`the year to June 2014`, `the 12 months ending in September`, `the three-month period ended in February`."""
    words = text.words
    number, unit, j, _ = read_count(text, i)
    if not unit:
        i_unit = i + 1 + text.hyphen(i + 1) if words[i] in ORDINALS else i
        number, unit, j = 1, text.unit(i_unit), i_unit + 1
    if unit not in SPANNED or number in (0, VAGUE) or number != int(number):
        return None
    j += words[j] in ("period", "periods")
    lead = Expression(with_article(text, i), j, partial(resolve_lead, count=int(number), unit=unit), "lead")
    j += words[j] in ("that", "which", ",")
    k = j + 1
    if words[j] not in ENDINGS or (words[j] == "to" and words[k] == "date"):
        return None
    k += words[k] in ("in", "on", "with", "at")
    until_end = words[k : k + 3] == ["the", "end", "of"]
    last = GRAMMAR.parse_phrase(text, k)
    if last is None or last.family in ("duration", "reference", "adjective"):
        return None
    start = with_article(text, i, frozenset({"the", "a", "its"}))
    if start == i and i > 0 and words[i - 1] in ("fiscal", "financial"):
        start = with_article(text, i - 1, frozenset({"the", "a", "its"}))
    resolve = partial(
        resolve_ended, count=int(number), unit=unit, last=last, running=until_end and number == 1 and unit == "year"
    )
    return Expression(start, last.end, resolve, floating=last.floating, parts=(lead, last))


def resolve_ended(d: Discourse, count: int, unit: str, last: Expression, running: bool) -> Value:
    """So many units up to the end of the last. `for the year to the end of October` of what has been sold so far starts with the year."""
    end = last.resolve(d)
    if end.last is None:
        return Value("duration", duration_timex(count, unit), grain=unit)
    if running and d.perfect and end.last <= d.now:
        return span_value(date(end.last.year, 1, 1), end.last, kind="date")
    base, times = MULTIPLES.get(unit, (unit, 1))
    return span_value(first_of_span(end.last, base, count * times), end.last)


def resolve_lead(d: Discourse, count: int, unit: str) -> Value:
    return Value("duration", duration_timex(count, unit), grain=unit)


def first_of_span(last: date, unit: str, count: int) -> date:
    """The first day of `count` units that end with a day; whole months where the day is a month's last.

    >>> first_of_span(date(2014, 6, 30), "year", 1), first_of_span(date(2025, 9, 5), "week", 1)
    (datetime.date(2013, 7, 1), datetime.date(2025, 8, 30))
    """
    if unit in arithmetic.MONTHS_OF and last == arithmetic.month_end(last.year, last.month):
        return arithmetic.add(last.replace(day=1), "month", 1 - arithmetic.MONTHS_OF[unit] * count)
    return arithmetic.add(arithmetic.add(last, unit, -count), "day", 1)


def parse_first_units(text: Text, i: int) -> Expression | None:
    """`the first 11 months of 2024`, `the first nine months`, `the last two weeks of March`, `the first week of May`."""
    words = text.words
    ordinal = ORDINALS[words[i]]
    number, unit, j, _ = read_count(text, i + 1)
    single = not unit
    if single:
        number, unit, j = 1, text.unit(i + 1), i + 2
    if (
        unit not in SPANNED - {"decade"}
        or number in (0, VAGUE)
        or number != int(number)
        or (abs(ordinal) != 1 and not single)
    ):
        return None
    whole = read_whole(text, j)
    if unit == "half" and (whole is None or whole.family not in ("month", "decade", "decade_word", "step", "century")):
        return None
    if whole is None and (single or ordinal < 0 or unit not in ("month", "quarter", "week") or number < 2):
        return None
    resolve = partial(resolve_within, ordinal=ordinal, count=int(number), unit=unit, whole=whole)
    return Expression(with_article(text, i), whole.end if whole else j, resolve, floating=not whole)


def read_whole(text: Text, j: int) -> Expression | None:
    """What a part is a part of: `of 2024`, `of the year`, `of March`, `this year`."""
    year = read_year(text, j)
    if text.words[j] == "of" and (joined := read_joined(text, j + 1)):
        return joined
    if year and text.words[j] != "in":
        return Expression(j, year.end, partial(resolve_year, year=year))
    return GRAMMAR.parse_phrase(text, j + 1) if text.words[j] == "of" else None


def read_joined(text: Text, i: int) -> Expression | None:
    """`the financial year 2014/15`, `2014/15`."""
    words = text.words
    i += words[i] == "the"
    i += 2 * (words[i] in ("financial", "fiscal", "tax") and words[i + 1] == "year")
    found = GRAMMAR.parse(text, i)
    return found if found and found.family == "joined_years" else None


def resolve_year(d: Discourse, year: YearOf) -> Value:
    number = year.find(d)
    if year.fiscal:
        return span_value(*fiscal_interval(d, number), grain="year")
    return unit_value("year", date(number, 1, 1))


def resolve_within(d: Discourse, ordinal: int, count: int, unit: str, whole: Expression | None) -> Value:
    """The first (or n-th, or last) so many units of a whole; without one, of the year of the topic or the latest that has them."""
    if whole:
        value = whole.resolve(d)
        if value.first is None or value.last is None:
            return Value("duration", duration_timex(count, unit), grain=unit)
        return part_of(value.first, value.last, ordinal, count, unit)
    year = d.topic.last.year if d.topic and d.topic.last else d.now.year
    found = part_of(date(year, 1, 1), date(year, 12, 31), ordinal, count, unit)
    if d.tense != "future" and found.last > d.now:
        found = part_of(date(year - 1, 1, 1), date(year - 1, 12, 31), ordinal, count, unit)
    return found


def part_of(first: date, last: date, ordinal: int, count: int, unit: str) -> Value:
    """So many units within an interval: a length of time that is placed, or one day, week, ... of it."""
    one, two = ends_of_part(first, last, ordinal, count, unit)
    if count > 1:
        return Value("duration", duration_timex(count, unit), one, two, unit)
    return span_value(one, two)


def ends_of_part(first: date, last: date, ordinal: int, count: int, unit: str) -> tuple[date, date]:
    if unit == "half":
        middle = arithmetic.add(first, "day", ((last - first).days + 1) // 2 - 1)
        return (first, middle) if ordinal == 1 else (arithmetic.add(middle, "day", 1), last)
    if ordinal < 0:
        return first_of_span(last, unit, count), last
    start = arithmetic.add(first, unit, ordinal - 1)
    if unit == "week" and first.day == 1 and count == 1 and arithmetic.grain_between(first, last) == "month":
        start = arithmetic.add(first, "day", 7 * (ordinal - 1))
    end = arithmetic.add(arithmetic.add(start, unit, count), "day", -1)
    return start, max(min(end, last), start)


def parse_week_of(text: Text, i: int) -> Expression | None:
    """`the week of Nov. 3`, `the year starting April 1`."""
    words, unit = text.words, text.words[i]
    whole = words[i + 1] == "of" and unit == "week"
    if not (whole or words[i + 1] in ("beginning", "starting")):
        return None
    k = i + 2 + (words[i + 2] in ("on", "in"))
    day = GRAMMAR.parse_phrase(text, k)
    if day is None or day.family not in (
        "month_day",
        "day",
        "day_month",
        *(("month",) if unit == "year" else ("weekday",)),
    ):
        return None
    start = with_article(text, i - (words[i - 1] in ("fiscal", "financial")))
    if words[start] not in ("the", "a"):
        return None
    return Expression(start, day.end, partial(resolve_week_of, day=day, unit=unit, whole=whole), floating=day.floating)


def resolve_week_of(d: Discourse, day: Expression, unit: str, whole: bool) -> Value:
    first = day.resolve(d).first
    if whole:
        return unit_value("week", first)
    return span_value(first, arithmetic.add(arithmetic.add(first, unit, 1), "day", -1))


FAMILIES = (
    Family("ended", frozenset(UNITS) | frozenset(NUMBERS) | frozenset(ORDINALS), parse_ended, (
        "Prices rose in {the year to June 2014|2013-07-01..2014-06-30}.",
        "Prices rose over {the 12 months ending in September|2024-10-01..2025-09-30}.",
        "Prices rose in {the quarter ended Sept. 30|2025-Q3}.",
        "Prices rose in {the week to Dec. 12|2025-12-06..2025-12-12}.",
        "Prices fell for {the three-month period ended in February|2024-12-01..2025-02-28}.",
    ), digits=is_count),
    Family("first_units", frozenset(ORDINALS), parse_first_units, (
        "Prices rose in {the first 11 months of 2024|2024-01-01..2024-11-30}.",
        "Prices rose in {the first nine months|2025-01-01..2025-09-30}.",
        "Prices rose in {the last two weeks of March|2025-03-18..2025-03-31}.",
        "Prices rose in {the first week of May|2025-05-01..2025-05-07}.",
        "Prices rose in {the first half of December|2025-12-01..2025-12-15}.",
        "Prices rose in {the final quarter of 2024|2024-Q4}.",
        "Prices rose in {the first three months of the financial year 2019/20|2019-04-01..2019-06-30}.",
    )),
    Family("week_of", frozenset({"week", "year"}), parse_week_of, (
        "Prices rose in {the week of Nov. 3|2025-W45}.",
        "Prices rose in {the week beginning Nov. 5|2025-11-05..2025-11-11}.",
        "Prices will rise in {the year starting April 1|2026-04-01..2027-03-31}. {This fiscal year|2025-04-01..2026-03-31} they fell.",
        "Prices will rise in {the fiscal year beginning in July|2026-07-01..2027-06-30}.",
    )),
)  # fmt: skip
