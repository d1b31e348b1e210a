"""Families of fiscal years, and the month that a text says they begin with."""

from __future__ import annotations

from datetime import date

from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import MONTHS, ORDINALS
from extractors.periods.text import Text
from extractors.periods.values import Value
from extractors.periods.years import STEPS, begun, fiscal_value, is_fiscal_year, read_fiscal_year

FISCAL = frozenset({"fiscal", "financial"})
ENDS = frozenset({"ended", "ending", "ends"})
BEGINS = frozenset({"begins", "began", "starts", "started", "runs", "beginning", "starting"})
REACH = 6
"""Words between `fiscal` and what is said of its end."""


def parse_fiscal(text: Text, i: int) -> Expression | None:
    """`fiscal 2025`, `FY2025`; `the fiscal year`."""
    year = read_fiscal_year(text, i)
    if year:
        return Expression(
            with_article(text, i), year.end, lambda d: begun(d, fiscal_value(d, year.find(d))), "fiscal_year"
        )
    following = text.words[i + 2]
    defined = following in ENDS or following in BEGINS or following in ("to", "through", "that", "which")
    if (
        text.words[i] in FISCAL
        and text.words[i + 1] == "year"
        and text.words[i - 1] in ("the", "this", "that", "next", "last")
        and not defined
    ):
        if text.words[i - 1] in STEPS:
            step = STEPS[text.words[i - 1]]
            return Expression(i - 1, i + 2, lambda d: fiscal_value(d, fiscal_year_of(d, d.now) + step), "fiscal_year")
        return Expression(i - 1, i + 2, resolve_current, "fiscal_year", about_topic=True)
    return None


def resolve_current(d: Discourse) -> Value:
    """The fiscal year of what is talked about, else that of publication."""
    day = d.topic.last if d.topic and d.topic.last and d.tense != "future" else d.now
    return fiscal_value(d, fiscal_year_of(d, day))


def fiscal_year_of(d: Discourse, day: date) -> int:
    """The fiscal year that a day is in, by the year that it ends in."""
    return day.year + (1 < d.fiscal_start <= day.month)


def find_fiscal_start(text: Text) -> int:
    """The month that the fiscal year begins with, if the text says when it, or a quarter of it, ends or begins; else 0.

    >>> find_fiscal_start(Text.of_words("for the fiscal year ended June 30"))
    7
    >>> find_fiscal_start(Text.of_words("the second quarter of fiscal 2026 , which ended Oct. 31"))
    5
    """
    for i, word in enumerate(text.words):
        begins = word == "year" and text.words[i + 1] in ("beginning", "starting")
        if word in FISCAL or begins:
            start = (0 if begins else start_by_end(text, i)) or start_by_begin(text, i)
            if start:
                return start
    return 0


def start_by_end(text: Text, i: int) -> int:
    words = text.words
    end = next((k for k in range(i + 1, i + REACH) if words[k] in ENDS), 0)
    k = next((k for k in range(end + 1, end + 3) if words[k] in MONTHS), 0) if end and "" not in words[i:end] else 0
    if not k:
        return 0
    month = MONTHS[words[k]] - (0 < text.day(k + 1) <= 7)
    return (month - 3 * quarter_near(text, i, end)) % 12 + 1


def quarter_near(text: Text, i: int, end: int) -> int:
    """The number of the quarter that ends: 4 for the year itself."""
    words = text.words
    for k in range(max(i - 5, 0), end):
        if words[k] in ORDINALS and "quarter" in words[k + 1 : k + 4] and ORDINALS[words[k]] > 0:
            return ORDINALS[words[k]]
    return 4


def start_by_begin(text: Text, i: int) -> int:
    words = text.words
    begin = next((k for k in range(i + 1, i + 5) if words[k] in BEGINS), 0)
    return next((MONTHS[word] for word in words[begin + 1 : begin + 4] if word in MONTHS), 0) if begin else 0


FAMILIES = (
    Family("fiscal_year", frozenset({"fiscal", "financial", "fy"}), parse_fiscal, (
        "Output will rise in {the fiscal year|FY2026}. {The fiscal year ended June 30|2024-07-01..2025-06-30} was bad.",
        "Output fell {this fiscal year|FY2026} and will rise {next fiscal year|FY2027}. The fiscal year begins in {July|2026-07}.",
        "Output fell in {fiscal 2024|FY2024}.",
        "Output fell in {FY2024|2024-01-01..2024-12-31}.",
        "Output fell in {fiscal year 2024|2023-07-01..2024-06-30}. {The fiscal year ended June 30|2024-07-01..2025-06-30} was bad.",
    ), digits=is_fiscal_year),
)  # fmt: skip
