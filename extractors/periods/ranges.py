"""Two expressions that make one period: `from January to November 2025`, `between May and June`, `February and March`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from extractors.periods.discourse import Discourse
from extractors.periods.grammar import GRAMMAR, Expression
from extractors.periods.text import HYPHENS, Text
from extractors.periods.values import Value, span_value

CONNECTORS = frozenset({"to", "through", "thru", "until", "till", *HYPHENS})
ENDS = frozenset(
    "month month_day weekday weekday_day year joined_years coded_quarter numbered_quarter ordinal_quarter month_quarter fiscal_year fiscal_quarter day season "
    "decade decade_word part edge prefixed_year step step_month step_season holiday part_of_current deictic day_month clock numeric_day "
    "neighbour".split()
)
JOINABLE = frozenset({"month", "coded_quarter", "year", "joined_years", "ordinal_quarter", "month_day", "weekday"})


@dataclass(frozen=True, slots=True)
class Composition:
    """One way in which two expressions make one period."""

    name: str
    examples: tuple[str, ...]


COMPOSITIONS = (
    Composition("range", (
        "Output fell from {January to November 2025|2025-01-01..2025-11-30}.",
        "Output fell from {November 2024 to March|2024-11-01..2025-03-31}.",
        "The scheme runs from {2009 to 2011|2009/2011}.",
        "The fair ran from {June 30 - July 4|2025-06-30..2025-07-04}.",
        "The shop opens {Monday to Friday|2025-12-15/2025-12-19}.",
        "Output fell between {Q1 2024 and Q2 2024|2024-Q1/2024-Q2}.",
        "Output fell between {March to May 2024 and March to May 2025|2024-03-01..2025-05-31}.",
        "Comparing {2024|2024} to {2023|2023}, output fell.",
    )),
    Composition("pair", (
        "Output fell in {February and March|2025-02-01..2025-03-31}.",
        "Output fell in {Q1|2024-Q1} and {Q3 2024|2024-Q3}.",
        "Output fell in {May 2023|2023-05} and {May 2024|2024-05}.",
    )),
)  # fmt: skip


def extend(text: Text, one: Expression) -> Expression:
    """The range that begins with `one`, if the words go on to another end; else `one` itself."""
    connector, gap = text.words[one.end], 1
    if text.hyphen(one.end) and text.words[one.end + 1] in ("to", "through") and text.hyphen(one.end + 2):
        gap = 3
    if one.family not in ENDS or not (connector in CONNECTORS or connector in ("and", "&", "or")):
        return one
    two = GRAMMAR.parse_phrase(text, one.end + gap)
    if two is None or two.family not in ENDS:
        return one
    before = text.words[one.start - 1]
    if connector == "to" and before == "between" and one.family == two.family and text.words[two.end] == "and":
        last = GRAMMAR.parse_phrase(text, two.end + 1)
        if last is not None and last.family == one.family:
            return joined(joined(one, two, "range"), extend(text, last), "range")
    if text.year(one.start) > text.year(two.start) > 0:
        return one  # `comparing 2024 to 2023`
    if connector == "and" and before == "between":
        return joined(one, two, "range")
    if connector in ("and", "&", "or"):
        return joined(one, two, "pair") if one.family == two.family and one.family in JOINABLE else one
    if (
        connector in ("to", "until", "till", "through")
        and before != "from"
        and not (one.family == two.family and one.family in JOINABLE)
    ):
        return one
    return joined(one, two, "range")


def joined(one: Expression, two: Expression, family: str) -> Expression:
    def resolve(d: Discourse) -> Value:
        return resolve_range(d, one, two)[0]

    return Expression(one.start, two.end, resolve, family, one.floating and two.floating, parts=(one, two))


def resolve_range(d: Discourse, one: Expression, two: Expression) -> tuple[Value, Value, Value]:
    """The whole and both ends. An end without a year takes it from the other: the last before it, or the first after it."""
    saved = d.hint, d.hint_after, d.sentence_year
    try:
        if two.floating and not one.floating:
            first = one.resolve(d)
            d.hint, d.hint_after, d.sentence_year = first.first, True, 0
            last = two.resolve(d)
        else:
            last = two.resolve(d)
            d.hint, d.hint_after, d.sentence_year = last.first, False, 0
            first = one.resolve(d)
    finally:
        d.hint, d.hint_after, d.sentence_year = saved
    if first.first and last.first and first.first > last.first and not (one.floating or two.floating):
        first, last = last, first  # growth between Q2 2014 and Q2 2013
    if first.first is None or last.last is None or first.first > last.last:
        return Value("date", f"{first.timex}/{last.timex}"), first, last
    return span_value(first.first, last.last, f"{first.timex}/{last.timex}", grain=first.grain), first, last


def adjacent(first: Value, last: Value) -> bool:
    """Whether two units follow one another, as February and March do."""
    return bool(first.last and last.first) and first.grain == last.grain and first.last + timedelta(1) == last.first
