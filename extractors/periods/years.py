"""The year that follows a month, a quarter or a season: `2025`, `of last year`, `of fiscal 2025`, `the previous year`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.text import Text, is_year
from extractors.periods.values import Value

STEPS = {"last": -1, "this": 0, "next": 1, "current": 0}
TOPIC_STEPS = {"previous": -1, "prior": -1, "preceding": -1, "following": 1}
LINKS = frozenset({"of", "in", ",", "for", "during"})
_FISCAL = re.compile(r"fy['’]?(\d{4}|\d{2})$")


class YearOf(NamedTuple):
    """`find` gives the year in a discourse, `fiscal` says that it is a fiscal one; `end` is the index after its words."""

    find: Callable[[Discourse], int]
    end: int
    fiscal: bool = False


def read_year(text: Text, i: int) -> YearOf | None:
    """The year whose words begin at `i`, a link (`of`, `,`) skipped; None where there is none."""
    words = text.words
    if words[i] in LINKS:
        found = read_bare_year(text, i + 1)
        if words[i] == "," and found and not is_year(words[i + 1]):
            return None
        return found if words[i] == "of" or (found and words[i + 1] != "the") else None
    return read_bare_year(text, i)


def read_bare_year(text: Text, i: int) -> YearOf | None:
    words = text.words
    if is_year(words[i]):
        return YearOf(partial(given, year=int(words[i])), i + 1)
    if words[i] in STEPS and words[i + 1] == "year":
        return YearOf(partial(stepped, step=STEPS[words[i]]), i + 2)
    if words[i] in ("the", "that", "a"):
        return year_of_topic(text, i)
    return read_fiscal_year(text, i)


def year_of_topic(text: Text, i: int) -> YearOf | None:
    """`the year`, `that year`, `the previous year`, `the year before`, `a year earlier`, `the fiscal year 2025`."""
    words = text.words
    if words[i + 1] in TOPIC_STEPS and words[i + 2] == "year":
        return YearOf(partial(of_topic, step=TOPIC_STEPS[words[i + 1]]), i + 3)
    if words[i + 1] == "year" and words[i + 2] in ("before", "earlier", "ago"):
        return YearOf(partial(of_topic, step=-1), i + 3)
    if words[i + 1] == "year" and words[i] != "a" and not text.hyphen(i + 2):
        return YearOf(partial(of_topic, step=0), i + 2)
    return read_fiscal_year(text, i + 1) if words[i] == "the" else None


OWNED = frozenset({"its", "their", "the", "our"})


def read_own_fiscal_year(text: Text, i: int) -> tuple[YearOf | None, int]:
    """`of its fiscal year`, `of its 2026 fiscal year`, `of its fiscal 2026`: the year, if one is said, and the index after the words.

    The words begin at `of`; the index is `i` where they are others.
    """
    words = text.words
    if words[i] not in ("of", "in") or words[i + 1] not in OWNED:
        return None, i
    if dated := read_fiscal_year(text, i + 2):
        return dated, dated.end
    year = text.year(i + 2)
    k = i + 2 + bool(year)
    if words[k] not in ("fiscal", "financial") or words[k + 1] != "year":
        return None, i
    return YearOf(partial(given, year=year), k + 2, True) if year else None, k + 2


def is_fiscal_year(word: str) -> bool:
    """`FY2025`, in one word."""
    return bool(_FISCAL.match(word))


def read_fiscal_year(text: Text, i: int) -> YearOf | None:
    """`fiscal 2025`, `fiscal year 2025`, `FY2025`, `FY 25`, `financial year 2025`."""
    words = text.words
    match = _FISCAL.match(words[i])
    if match:
        return YearOf(partial(short, digits=match[1]), i + 1, True)
    j = i + 1
    if words[i] in ("fiscal", "financial"):
        j += words[j] in ("year", "years")
    elif words[i] != "fy":
        return None
    if is_year(words[j]):
        return YearOf(partial(given, year=int(words[j])), j + 1, True)
    return None


def given(d: Discourse, year: int) -> int:
    return year


def stepped(d: Discourse, step: int) -> int:
    return d.now.year + step


def of_topic(d: Discourse, step: int) -> int:
    """The year of the interval talked about, or that many years from it."""
    topic = d.topic.last if d.topic and d.topic.last else d.now
    distant = step == 0 and not d.year_named and d.topic and d.topic.grain == "year" and topic.year < d.now.year - 1
    return (
        d.now.year if distant else topic.year + step
    )  # `in 2019 it was 8. In the first half of the year it rose`: of this year


def short(d: Discourse, digits: str) -> int:
    """A year of two digits: the one nearest publication."""
    if len(digits) == 4:
        return int(digits)
    century = d.now.year // 100 * 100
    return min((century + int(digits) + shift for shift in (-100, 0, 100)), key=lambda year: abs(year - d.now.year))


def fiscal_interval(d: Discourse, year: int, first_month: int = 1, months: int = 12) -> tuple[date, date]:
    """Days of a part of the fiscal year that ends in `year`: `months` months from its month `first_month`.

    >>> fiscal_interval(Discourse(date(2025, 12, 18), fiscal_start=7), 2025)
    (datetime.date(2024, 7, 1), datetime.date(2025, 6, 30))
    """
    start = date(year - (d.fiscal_start > 1), d.fiscal_start, 1)
    first = arithmetic.add(start, "month", first_month - 1)
    last = arithmetic.add(first, "month", months - 1)
    return first, arithmetic.month_end(last.year, last.month)


def fiscal_value(
    d: Discourse, year: int, part: str = "", grain: str = "year", first_month: int = 1, months: int = 12
) -> Value:
    """`FY2025`, `FY2025-Q3` with their days."""
    return Value("date", f"FY{year:04}{part}", *fiscal_interval(d, year, first_month, months), grain)


def begun(d: Discourse, value: Value) -> Value:
    """A named fiscal year or quarter; without its days where it is told of before the calendar has come to it: then the fiscal year is
    not the calendar's, and the text does not say when it begins."""
    unlike = d.fiscal_start == 1 and d.tense == "past" and value.first > d.now
    return value._replace(first=None, last=None) if unlike else value
