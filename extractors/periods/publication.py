"""When an article was published, from what its text commits to. Never from the clock.

What is reported as over, or as having happened, gives the earliest day; what is announced gives the latest. `last month` and the last
month that figures are given for are the same month.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractors.periods import arithmetic
from extractors.periods.discourse import tense_at
from extractors.periods.grammar import Expression
from extractors.periods.record import Period
from extractors.periods.text import Text
from extractors.schema import Publication

NEWS_DAYS = 21
"""An event that an article leads with, dated to the day, is at most three weeks old."""
LEAD_SENTENCES = 3
COMPLETED = frozenset({"month", "quarter", "half", "week"})


def infer_publication(text: Text, expressions: list[Expression], periods: list[Period]) -> Publication:
    """The days between which the article must have appeared; unknown where the text commits to nothing.

    `periods` are the expressions' as far as they can be resolved without knowing the day.
    """
    dateline = find_dateline(text, expressions, periods)
    if dateline:
        return Publication(dateline, dateline, "text")
    told = [(period, tense_of(text, period)) for period in periods]
    earliest = max((day for period, tense in told if (day := happened(period, tense))), default=None)
    ends = [day for period, tense in told if (day := announced(period, tense, earliest))]
    ends += lead_event(text, told, earliest)
    month = month_after_last(told, earliest)
    if month:
        return Publication(max(month[0], earliest), min([month[1], *[day for day in ends if day >= month[0]]]), "text")
    if earliest is None:
        return Publication()
    return Publication(earliest, min(ends, default=None), "text")


def tense_of(text: Text, period: Period) -> str:
    start = text.tokens.index(period.start)
    end = start + sum(1 for token in text.tokens[start : start + 40] if period.start <= token < period.end)
    return tense_at(text, start, end)


def happened(period: Period, tense: str) -> date | None:
    """The day by which what the period is about had happened: the end of a month or quarter reported on, a day itself."""
    open_ended = not period.parts and period.relation in ("by", "until", "before", "from", "since", "to")
    if tense == "future" or period.last is None or open_ended:
        return None
    if period.family in ("edge", "part") or (period.first is None and period.relation != "through"):
        return None
    if period.grain == "day" or period.grain in COMPLETED:
        return period.last if tense == "past" or period.grain != "day" else None
    return period.first if period.grain == "year" and tense == "past" and period.relation in ("in", "during") else None


def announced(period: Period, tense: str, earliest: date | None) -> date | None:
    """The last day on which what the period is about could still be to come."""
    if tense != "future" or period.last is None or period.comparison or period.grain == "decade":
        return None
    return period.last if earliest is None or period.last >= earliest else None


def lead_event(text: Text, told: list[tuple[Period, str]], earliest: date | None) -> list[date]:
    """The last day for an article that leads with an event on the latest day it reports."""
    stops = [k for k, word in enumerate(text.words) if not word][:LEAD_SENTENCES]
    end = max((token for token in text.tokens[: stops[-1] if stops else 0]), default=-1)
    days = [
        p.last
        for p, tense in told
        if p.grain == "day" and p.first and p.start <= end and tense == "past" and p.last == earliest
    ]
    return [day + timedelta(NEWS_DAYS) for day in days]


def month_after_last(told: list[tuple[Period, str]], earliest: date | None) -> tuple[date, date] | None:
    """The calendar month of publication, where `last month` must be the month that the latest figures end with."""
    last_month = any(p.family == "step" and p.text.lower() == "last month" and tense != "future" for p, tense in told)
    if not last_month or earliest is None or earliest != arithmetic.month_end(earliest.year, earliest.month):
        return None
    return arithmetic.interval("month", earliest + timedelta(1))


def find_dateline(text: Text, expressions: list[Expression], periods: list[Period]) -> date | None:
    """A full date that makes a line of its own near the top, or that stands before the dash of a dateline."""
    for expression in expressions[:3]:
        if text.words[: expression.start].count("") > LEAD_SENTENCES:
            return None
        token = text.tokens[expression.start]
        period = next((p for p in periods if p.start == token), None)
        if period is None or period.grain != "day" or period.first is None or expression.floating:
            continue
        alone = not text.words[expression.start - 1] and not text.words[expression.end]
        leads = text.words[expression.end] in ("—", "–", "--", "-") and text.words[expression.start - 1] in (
            ",",
            "(",
            "/",
            "",
        )
        agency = text.words[expression.end] == "(" and text.words[expression.start - 1] == ","
        if alone or leads or agency:
            return period.first
    return None
