"""When an article was published, from what its text commits to. Never from the clock.

What is reported as over, or as having happened, gives the earliest day; what is announced gives the latest. `last month` and the last
month that figures are given for are the same month.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse, is_past_form, tense_at
from extractors.periods.grammar import Expression
from extractors.periods.lexicon import PAST_CUES
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
    earliest = latest_named_day(text, expressions, earliest)
    ends = [day for period in periods if (day := announced(text, period, earliest))]
    ends += lead_event(text, told, earliest)
    month = month_after_last(told, earliest)
    if month:
        return Publication(max(month[0], earliest), min([month[1], *[day for day in ends if day >= month[0]]]), "text")
    if earliest is None:
        return Publication()
    return Publication(earliest, min(ends, default=None), "text")


def tense_of(text: Text, period: Period) -> str:
    """The tense around a period; empty where it may hang on an infinitive: `decided to run in 2028`."""
    start = text.place_of(period.start)
    end = start + sum(1 for token in text.tokens[start : start + 40] if period.start <= token < period.end)
    tense = tense_at(text, start, end)
    return "" if tense == "past" and follows_infinitive(text, start) else tense


def follows_infinitive(text: Text, start: int) -> bool:
    for i in range(start - 1, max(start - 12, 0), -1):
        word, after = text.words[i], text.orths[i + 1]
        if not word or word in PAST_CUES or is_past_form(word):
            return False
        if (
            word == "to"
            and after.islower()
            and after not in ("the", "a", "an", "its", "their", "his", "her", "about", "nearly", "more")
        ):
            return True
    return False


def latest_named_day(text: Text, expressions: list[Expression], earliest: date | None) -> date | None:
    """`Monday, Nov. 3` in the past, in the first year from the earliest day on in which that date is a Monday: a later earliest day."""
    for expression in expressions if earliest else ():
        if expression.family != "weekday_day" or tense_at(text, expression.start, expression.end) == "future":
            continue
        for year in (earliest.year, earliest.year + 1):
            day = expression.resolve(Discourse(date(year, 12, 31), tense="past")).first
            if day and day.year == year and day > earliest:
                earliest = day
                break
    return earliest


def happened(period: Period, tense: str) -> date | None:
    """The day by which what the period is about had happened, or its figures had begun to come in.

    A day in the past tense, the end of a range of months; of a month, quarter or year alone only its first day, since reports are
    also written while it lasts.
    """
    open_ended = not period.parts and period.relation in ("by", "until", "before", "from", "since", "to")
    if tense == "future" or period.last is None or open_ended or period.family in ("edge", "part"):
        return None
    if period.family in ("range", "ended") or period.relation == "through":
        return period.last if period.grain in COMPLETED or tense == "past" else None
    placed = period.relation in ("in", "on", "during") or (period.grain == "day" and not period.relation)
    if tense != "past" or not placed or period.comparison:
        return None
    return period.last if period.grain == "day" else period.first


def announced(text: Text, period: Period, earliest: date | None) -> date | None:
    """The last day on which what the period is about could still be to come: said of with `will`, or `is expected to`."""
    if period.last is None or period.comparison or period.grain == "decade" or not is_promised(text, period):
        return None
    return period.last if earliest is None or period.last >= earliest else None


def is_promised(text: Text, period: Period) -> bool:
    i = text.place_of(period.start) - 1
    while text.words[i] not in ("", ";", ":"):
        word, before = text.words[i], text.words[i - 1]
        if word in ("will", "'ll", "’ll", "shall"):
            return True
        if word in ("expected", "scheduled", "due", "slated", "set", "planned", "to", "likely") and before in (
            "is",
            "are",
        ):
            return True
        if word in PAST_CUES or is_past_form(word) or word in ("would", "could", "might", "may", "should"):
            return False
        i -= 1
    return False


def lead_event(text: Text, told: list[tuple[Period, str]], earliest: date | None) -> list[date]:
    """The last day for an article that leads with an event on the latest day it reports."""
    stops = [k for k, word in enumerate(text.words) if not word][:LEAD_SENTENCES]
    end = max((token for token in text.tokens[: stops[-1] if stops else 0]), default=-1)
    days = [
        p.last
        for p, tense in told
        if p.grain == "day"
        and p.first
        and p.last
        and p.start <= end
        and tense == "past"
        and p.relation == "on"
        and p.last == earliest
    ]
    return [day + timedelta(NEWS_DAYS) for day in days]


def month_after_last(told: list[tuple[Period, str]], earliest: date | None) -> tuple[date, date] | None:
    """The calendar month of publication, where `last month` must be the month that the latest figures end with."""
    last_month = any(p.family == "step" and p.text.lower() == "last month" and tense != "future" for p, tense in told)
    latest = max(
        (p.last for p, tense in told if tense != "future" and p.last and p.grain in COMPLETED and not p.comparison),
        default=None,
    )
    if (
        not last_month
        or earliest is None
        or latest is None
        or latest < earliest
        or latest != arithmetic.month_end(latest.year, latest.month)
    ):
        return None
    return arithmetic.interval("month", latest + timedelta(1))


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
