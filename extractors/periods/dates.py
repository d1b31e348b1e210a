"""Families of calendar dates: days, months and weekdays, with or without a year."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import COUNTED, MONTHS, WEEKDAYS
from extractors.periods.text import Text, is_day, is_year
from extractors.periods.values import Value, day_value, month_value, span_value
from extractors.periods.years import YearOf, read_year


def resolve_month(d: Discourse, month: int, year: YearOf | None = None) -> Value:
    if year:
        return month_value(year.find(d), month)
    if d.sentence_year:
        return month_value(d.sentence_year, month)
    return d.choose([month_value(near, month) for near in d.years_around()], ended=d.relation == "through")


def resolve_day(d: Discourse, month: int, day: int, year: YearOf | None = None) -> Value:
    if year:
        return day_value(clipped(year.find(d), month, day))
    if d.sentence_year:
        return day_value(clipped(d.sentence_year, month, day))
    return d.choose([day_value(clipped(near, month, day)) for near in d.years_around()])


def clipped(year: int, month: int, day: int) -> date:
    """The date, or the month's last day where it has fewer."""
    return date(year, month, min(day, arithmetic.month_end(year, month).day))


def parse_month(text: Text, i: int) -> Expression | None:
    month = text.month(i)
    if not month:
        return None
    day = text.day(i + 1)
    if day and (last := last_of_days(text, i + 2, day)) and not text.month(i + 4):
        return days(text, i, month, day, last)
    if day and text.words[i + 2] not in MONTHS and text.words[i + 2] not in ("percent", "%"):
        return month_day(text, i, month, day, i + 2)
    year = read_year(text, i + 1)
    end = year.end if year else i + 1
    resolve = partial(resolve_month, month=month, year=year)
    if to_date := to_date_at(text, end):
        return Expression(i, to_date, lambda d: running_to(resolve(d)), "to_date", floating=not year)
    return Expression(i, end, resolve, floating=not year)


def last_of_days(text: Text, i: int, first: int) -> int:
    """The later day that a link at `i` leads to: `5-9`, `from 5 to 9`, `between 5 and 9`; 0 where other words stand."""
    link, last = text.words[i], text.day(i + 1)
    if last <= first or text.hyphen(i + 2):
        return 0
    if text.hyphen(i):
        return last
    opened = {"between", "from"} & set(text.words[max(i - 4, 0) : i])
    both = "between" in opened or text.words[i - 2] == "on"
    return last if (link in ("to", "through") and "from" in opened) or (link == "and" and both) else 0


def to_date_at(text: Text, i: int) -> int:
    """The index after `year to date`, `year-to-date` or `YTD`; 0 where other words stand."""
    if text.words[i] == "ytd":
        return i + 1
    words = [k for k in range(i, i + 6) if not text.hyphen(k)][:3]
    return words[2] + 1 if [text.words[k] for k in words] == ["year", "to", "date"] else 0


def running_to(month: Value) -> Value:
    """`November 2007 year-to-date`: from January to the month."""
    return span_value(date(month.last.year, 1, 1), month.last)


def days(text: Text, i: int, month: int, first: int, last: int) -> Expression:
    """`Dec. 5-9`, `24-29 August`: from one day of a month to another."""
    one, two = (month_day(text, i, month, day, i + 4) for day in (first, last))
    return Expression(
        one.start, two.end, lambda d: span_value(one.resolve(d).first, two.resolve(d).last), "days", two.floating
    )


def month_day(text: Text, start: int, month: int, day: int, end: int) -> Expression:
    year = read_year(text, end)
    if year and text.words[end] in ("in", "for", "during"):
        year = None
    if year and text.words[end] == "," and text.words[year.end] in COUNTED:
        year = None
    resolve = partial(resolve_day, month=month, day=day, year=year)
    return Expression(start, year.end if year else end, resolve, "month_day", floating=not year)


def parse_day_month(text: Text, i: int) -> Expression | None:
    """`3 November 2025`, `the 3rd of November`, `24-29 August`."""
    day = text.day(i)
    if not day:
        return None
    if (last := last_of_days(text, i + 1, day)) and text.month(i + 3):
        return days(text, i, text.month(i + 3), day, last)
    j = i + 2 if text.words[i + 1] == "of" else i + 1
    month = text.month(j)
    if not month or (text.day(j + 1) and not is_year(text.words[j + 1])):
        return None
    return month_day(text, with_article(text, i) if j > i + 1 else i, month, day, j + 1)


def parse_weekday(text: Text, i: int) -> Expression | None:
    weekday = text.weekday(i)
    if weekday is None or text.words[i - 1] in ("black", "good", "ash", "super", "holy", "cyber"):
        return None
    j = i + 1
    if text.words[j] == "." and text.words[i] in ("mon", "tues", "wed", "thurs", "fri", "sat", "sun"):
        j += 1
    k = j + 1 if text.words[j] in (",", "the") else j
    dated = parse_month(text, k) if text.month(k) else parse_day_month(text, k)
    if dated and dated.family == "month_day":
        resolve = partial(resolve_weekday_day, weekday=weekday, dated=dated) if dated.floating else dated.resolve
        return Expression(
            i, dated.end, resolve, "weekday_day" if dated.floating else "month_day", floating=dated.floating
        )
    return Expression(i, j, partial(resolve_weekday, weekday=weekday), floating=True)


def resolve_weekday(d: Discourse, weekday: int) -> Value:
    """The weekday within the week around publication: before it for reports, after it for plans, the day itself counted in."""
    base = d.hint or d.now
    back = arithmetic.add(base, "day", -((base.weekday() - weekday) % 7))
    near = [day_value(back), day_value(arithmetic.add(back, "day", 7))]
    if back == base:
        near = [day_value(base)] if not d.hint else near
    future = d.relation == "until" or d.tense == "future"
    return near[-1] if future and not d.hint else near[0] if not d.hint_after else near[-1]


def resolve_weekday_day(d: Discourse, weekday: int, dated: Expression) -> Value:
    """`Monday, Nov. 3`: the nearest year in which the date falls on that weekday; the date alone where none near does."""
    value = dated.resolve(d)
    for years in (0, -1, 1, -2, 2):
        near = arithmetic.add(value.first, "year", years)
        if near.weekday() == weekday:
            return day_value(near)
    return value


_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})$")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")


def may_be_numeric(word: str) -> bool:
    return bool(_ISO.match(word) or _SLASHED.match(word) or is_year(word))


def parse_numeric(text: Text, i: int) -> Expression | None:
    """`2025-11-03`, `11/3/2025`, `7/8/07` (month first, unless that cannot be)."""
    words = text.words
    iso, end = _ISO.match(words[i]), i + 1
    if not iso and is_year(words[i]) and words[i + 1] == words[i + 3] == "-":
        iso, end = _ISO.match("".join(words[i : i + 5])), i + 5
    if iso:
        return valid_day(i, end, int(iso[1]), int(iso[2]), int(iso[3]))
    match = _SLASHED.match(words[i])
    if not match:
        return None
    first, second, year = int(match[1]), int(match[2]), match[3]
    month, day = (second, first) if first > 12 else (first, second)
    if len(year) == 4:
        return valid_day(i, i + 1, int(year), month, day)
    if "." in words[i] or not valid_day(i, i + 1, 2000, month, day):
        return None
    return Expression(i, i + 1, partial(resolve_short_year, month=month, day=day, year=int(year)), "day")


def valid_day(start: int, end: int, year: int, month: int, day: int) -> Expression | None:
    try:
        value = day_value(date(year, month, day))
    except ValueError:
        return None
    return Expression(start, end, lambda d: value, "day")


def resolve_short_year(d: Discourse, month: int, day: int, year: int) -> Value:
    """The year with those two digits that is nearest publication."""
    century = d.now.year // 100 * 100
    near = min((century + year + shift for shift in (-100, 0, 100)), key=lambda option: abs(option - d.now.year))
    return day_value(clipped(near, month, day))


FAMILIES = (
    Family("month", frozenset(MONTHS), parse_month, (
        "The plant opened in {May 2024|2024-05}.",
        "The plant opened in {November|2025-11}, and it may close.",
        "The plant will close in {March|2026-03}.",
        "The plant opened on {Nov. 3, 2025|2025-11-03}.",
        "The plant opened on {October 12|2025-10-12}.",
        "The fair ran from {Dec. 5-9|2025-12-05..2025-12-09}.",
        "The fair ran from {Dec. 5 to 9|2025-12-05..2025-12-09}.",
        "It sold [90 vans|90 count vans; period=2025-12-05..2025-12-09] between {Dec. 5 and 9|2025-12-05..2025-12-09}.",
        "The council meets on {January 8|2026-01-08}.",
        "Output fell in {November year-to-date|2025-01-01..2025-11-30}.",
        "It was sold in {September of last year|2024-09}.",
        "Protesters march on the capital; Theresa May and April Smith may follow.",
    )),
    Family("day_month", frozenset(), parse_day_month, (
        "The plant opened on {3 November 2024|2024-11-03}.",
        "The plant opened on {the 3rd of November|2025-11-03}.",
        "The plant opened on {22nd April|2025-04-22}.",
        "It polled [900 drivers|900 count drivers; period=2025-11-24..2025-11-29] between {24 and 29 November|2025-11-24..2025-11-29}.",
        "The fair ran from {3 to 5 December|2025-12-03..2025-12-05}, and before on {4-6 December 2024|2024-12-04..2024-12-06}.",
        "The fair was on {5 and 6 December|2025-12-05..2025-12-06}.",
        "It polled [900 drivers|900 count drivers; period=2025-12-03..2025-12-05] on {3-5 December|2025-12-03..2025-12-05}.",
    ), digits=is_day),
    Family("weekday", frozenset(WEEKDAYS), parse_weekday, (
        "The plant opened on {Monday|2025-12-15}.",
        "The plant will open on {Monday|2025-12-22}.",
        "The bank said {Thursday|2025-12-18} that it would close.",
        "The plant opened on {Monday, Nov. 3|2025-11-03}.",
        "The market stays closed until {Friday|2025-12-19}.",
    )),
    Family("numeric_day", frozenset(), parse_numeric, (
        "The plant opened on {2025-11-03|2025-11-03}.",
        "The plant opened on {7/8/2007|2007-07-08}.",
        "The plant opened on {25/12/2024|2024-12-25}.",
    ), digits=may_be_numeric),
)  # fmt: skip
