"""Trading days: `the previous session`, `the prior close`."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.text import Text
from extractors.periods.times import recent_day
from extractors.periods.values import Value, day_value

SATURDAY = 5


def parse_session(text: Text, i: int) -> Expression | None:
    """`the previous session`, `the prior trading day`, `the previous day's close`."""
    words = text.words
    k = i + 1 + (words[i + 1] == "trading")
    if words[k] == "day" and text.possessive(k + 1) and words[k + 2] == "close":
        end = k + 3
    elif words[k] in ("session", "close") or (words[k] == "day" and k > i + 1):
        end = k + 1
    else:
        return None
    return Expression(with_article(text, i), end, resolve_session, about_topic=True)


def resolve_session(d: Discourse) -> Value:
    """The weekday before the day that the sentence speaks of, else the text, else that of publication. Holidays are not known."""
    return day_value(weekday_before(d.sentence_day or recent_day(d)))


def weekday_before(day: date) -> date:
    """The last day before one that is no Saturday or Sunday.

    >>> weekday_before(date(2025, 12, 15))
    datetime.date(2025, 12, 12)
    """
    before = day - timedelta(1)
    return before - timedelta(max(before.weekday() - SATURDAY + 1, 0))


FAMILIES = (
    Family("session", frozenset({"previous", "prior", "preceding"}), parse_session, (
        "Oil settled [2%|2 percent; period=2025-12-15..2025-12-15; base=2025-12-12..2025-12-12] lower on {Monday|2025-12-15} "
        "than in {the previous session|2025-12-12}.",
        "Oil was [down 3%|3 percent; base=2025-12-17..2025-12-17] from {the prior trading day|2025-12-17}.",
        "On {Monday|2025-12-15} oil was [2%|2 percent; period=2025-12-15..2025-12-15; base=2025-12-12..2025-12-12] below "
        "{the previous day's close|2025-12-12}.",
        "The previous sessions of parliament were long.",
    )),
)  # fmt: skip
