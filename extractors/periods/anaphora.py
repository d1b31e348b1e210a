"""Families that point back: `the same period last year`, `the year before`, `that month`, `year-on-year`.

They are resolved from the interval talked about: of a text on the third quarter, `a year earlier` is the third quarter before.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.counts import moved_topic, read_count
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import ADJECTIVE_UNITS, UNITS
from extractors.periods.relations import change_before
from extractors.periods.text import Text, is_year
from extractors.periods.values import Value, span_value, step_value, unit_value
from extractors.periods.years import YearOf, read_bare_year, read_year

SAME = frozenset({"same", "corresponding", "comparable", "equivalent", "identical", "similar"})
STRETCHES = frozenset({"period", "periods", "time", "stage", "point", "span", "stretch", "timeframe", "date"})
SOME_OF = frozenset(
    {
        "rest",
        "remainder",
        "most",
        "much",
        "part",
        "balance",
        "end",
        "start",
        "beginning",
        "all",
        "out",
        "bulk",
        "course",
        "time",
    }
)
DAY_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "half", "year", "decade"})
AGO = frozenset({"earlier", "ago", "before", "prior", "previously", "previous"})


def parse_same(text: Text, i: int) -> Expression | None:
    """`the same period in 2024`, `the same month a year ago`, `the corresponding quarter last year`, `the same day`."""
    words = text.words
    inner = read_bare_year(text, i + 1)
    j = inner.end if inner else i + 1
    number, unit, end, _ = read_count(text, j)
    if number and unit:
        j, unit = end, ""
    else:
        j += words[j] in ("time", "calendar", "fiscal", "three-month", "reporting") and words[j + 1] in STRETCHES
        unit = text.unit(j)
        if words[j] not in STRETCHES and unit not in DAY_UNITS:
            return None
        j += 1
    j += words[j] in STRETCHES
    year = inner or read_year(text, j)
    if words[j] == "from" and not year:
        year = read_year(text, j + 1)
    start = with_article(text, i, frozenset({"the", "that", "this", "a"}))
    if not year and words[i] in ("similar", "identical"):
        return None
    if not year and words[j - 1] in ("time", "point", "stage", "span"):
        return None
    end = max(year.end, j) if year else j
    return Expression(start, end, partial(resolve_same, unit=unit, year=year), about_topic=True)


def resolve_same(d: Discourse, unit: str, year: YearOf | None) -> Value:
    """The interval talked about, or the last of the unit named, in that year; in the year before, should that be its own."""
    topic = d.topic
    if topic is None or topic.first is None or topic.last is None:
        if year and unit in ("week", "month", "quarter"):
            over = step_value(unit, d.now, -1)  # of nothing else, the last one that is over
            return unit_value(unit, arithmetic.add(over.first, "year", year.find(d) - d.now.year))
        return (
            unit_value("year", d.now.replace(year=year.find(d), day=1))
            if year
            else Value("date", "PAST_REF", grain=unit)
        )
    twelve_months = unit == "year" and 364 <= (topic.last - topic.first).days <= 365
    if unit in arithmetic.GRAINS and unit != topic.grain and not twelve_months:
        coarser = arithmetic.FINENESS[unit] > arithmetic.FINENESS[topic.grain]
        topic = unit_value(unit, topic.last) if coarser else d.reference(unit)
    if year is None:
        return span_value(topic.first, topic.last, topic.timex if topic.kind == "date" else "", grain=topic.grain)
    shift = year.find(d) - topic.last.year or -1
    first, last = arithmetic.shift_interval(topic.first, topic.last, "year", shift)
    return span_value(first, last)


def parse_that_period(text: Text, i: int) -> Expression | None:
    """`during that period`: what is talked about."""
    words = text.words
    if words[i - 1] not in ("that", "this") or words[i - 2] not in ("in", "during", "over", "for"):
        return None
    return Expression(i - 1, i + 1, partial(resolve_same, unit="", year=None), about_topic=True)


def parse_year_ago(text: Text, i: int) -> Expression | None:
    """`the year-ago quarter`, `year-earlier levels`, `the prior-year period`."""
    words = text.words
    if not text.hyphen(i + 1):
        return None
    pair = (words[i], words[i + 2])
    if pair not in {
        ("year", "ago"),
        ("year", "earlier"),
        ("prior", "year"),
        ("previous", "year"),
        ("month", "earlier"),
        ("week", "earlier"),
    }:
        return None
    unit = words[i] if words[i] in UNITS else "year"
    end = i + 3
    named = words[end] if words[end] in ("quarter", "month", "week") else ""
    end += words[end] == "period" or bool(named)
    resolve = partial(resolve_back, unit=unit, named=named)
    return Expression(with_article(text, i, frozenset({"the", "a"})), end, resolve, about_topic=True)


def resolve_back(d: Discourse, unit: str, named: str = "") -> Value:
    """What is talked about, one unit before."""
    if d.topic is None or d.topic.first is None:
        return ended_back(d, named, unit) if named else step_value(unit, d.now, -1)
    if arithmetic.FINENESS.get(d.topic.grain, 0) > arithmetic.FINENESS[unit]:
        return step_value(unit, d.topic.first, -1)
    return moved_topic(d, -1, unit)


def ended_back(d: Discourse, named: str, unit: str) -> Value:
    """Of nothing else, the `named` unit that ended last, one unit before."""
    last = arithmetic.interval(named, d.now)[0] - timedelta(1)
    return unit_value(named, arithmetic.add(arithmetic.interval(named, last)[0], unit, -1))


ON = frozenset({"on", "over", "to", "after"})
SHORT = {"yoy": "year", "y/y": "year", "mom": "month", "m/m": "month", "qoq": "quarter", "q/q": "quarter", "y-o-y": "year",
         "q-o-q": "quarter", "sequentially": "quarter", "m-o-m": "month", "wow": "week", "w/w": "week"}  # fmt: skip
LETTERS = {"y": "year", "q": "quarter", "m": "month"}


def parse_unit_on_unit(text: Text, i: int) -> Expression | None:
    """`year-on-year`, `quarter over quarter`, `YoY`, `m/m`: one unit is set against the one before."""
    words, word = text.words, text.words[i]
    if word in SHORT and (word not in ("mom", "wow") or text.orths[i] in ("MoM", "MOM", "WoW")):
        return Expression(i, i + 1, partial(resolve_back, unit=SHORT[word]), comparison=True, about_topic=True)
    joined = [(j, words[j]) for j in range(i, i + 5) if not text.hyphen(j)]
    if word in LETTERS:
        if words[i + 1 : i + 3] == ["/", word] or (len(joined) > 2 and [w for _, w in joined[:3]] == [word, "o", word]):
            end = i + 3 if words[i + 1] == "/" else joined[2][0] + 1
            return Expression(i, end, partial(resolve_back, unit=LETTERS[word]), comparison=True, about_topic=True)
        return None
    if word not in DAY_UNITS or len(joined) < 3 or joined[1][1] not in ("on", "over") or joined[2][1] != word:
        return None
    return Expression(i, joined[2][0] + 1, partial(resolve_back, unit=word), comparison=True, about_topic=True)


def parse_pointing(text: Text, i: int) -> Expression | None:
    """`the day`, `that year`, `the month`; `the week before`, `the year after`."""
    words, unit = text.words, text.unit(i)
    before, after = words[i - 1], words[i + 1]
    if before not in ("the", "that") or unit not in DAY_UNITS or words[i] not in UNITS or words[i].endswith("s"):
        return None
    if after in AGO or after in ("after", "later"):
        preposition = after in ("before", "after", "prior") and words[i + 2] not in (
            "",
            ",",
            ".",
            ";",
            ")",
            "and",
            "to",
        )
        if not preposition:
            step = 1 if after in ("after", "later") else -1
            return Expression(i - 1, i + 2, partial(resolve_beside, unit=unit, step=step), about_topic=True)
    if unit == "year" and words[i - 2] == "of" and not (words[i - 3] in SOME_OF or text.unit(i - 3)):
        return None
    if unit == "half" or (after == "of" and before == "the") or (before == "that" and words[i - 2] in ("say", "said")):
        return None
    if unit == "weekend":
        return Expression(i - 1, i + 1, resolve_weekend)
    return Expression(i - 1, i + 1, partial(resolve_pointed, unit=unit, that=before == "that"), about_topic=True)


def resolve_pointed(d: Discourse, unit: str, that: bool = False) -> Value:
    """`the quarter` of a text about the three months to October is those; else the last quarter mentioned.

    `that year` is the one of the last mention, whatever its grain: after `in May 2014`, 2014.
    """
    topic = d.topic
    if that and (last := d.last_mention(unit)):
        return unit_value(unit, last)
    told = d.tense == "past" and d.placed not in ("since", "by", "until", "before")
    if unit == "year" and told and topic and topic.grain != "year" and topic.last and topic.last.year == d.now.year - 1:
        return unit_value("year", topic.last)  # of a text on the fourth quarter, the year that it ended
    if unit == "quarter" and topic and topic.first and topic.last and "quarter" not in d.focus:
        months = (topic.last.year - topic.first.year) * 12 + topic.last.month - topic.first.month + 1
        if (
            months == 3
            and topic.first.day == 1
            and topic.last == arithmetic.month_end(topic.last.year, topic.last.month)
        ):
            return span_value(topic.first, topic.last)
    return d.reference(unit)


def resolve_weekend(d: Discourse) -> Value:
    """`over the weekend`: for reports the last one, for plans the next."""
    return d.choose([step_value("weekend", d.now, step) for step in (-1, 0, 1)])


def resolve_beside(d: Discourse, unit: str, step: int) -> Value:
    if d.topic is None or d.topic.first is None or d.topic.last is None:
        return step_value(unit, d.now, step)
    if arithmetic.FINENESS.get(d.topic.grain, 0) > arithmetic.FINENESS[unit]:
        return step_value(unit, d.topic.first if step < 0 else d.topic.last, step)
    return moved_topic(d, step, unit)


def parse_latest(text: Text, i: int) -> Expression | None:
    """`the latest quarter`: the last one told of."""
    unit = text.unit(i + 1)
    if unit not in ("week", "month", "quarter", "year") or text.words[i + 1] != unit or text.hyphen(i + 2):
        return None
    start = with_article(text, i, frozenset({"the", "its", "their"}))
    return Expression(start, i + 2, partial(resolve_latest, unit=unit), about_topic=True) if start < i else None


def resolve_latest(d: Discourse, unit: str) -> Value:
    """The latest such unit that the text has named, or that what it talks about ends with; else the last one that is over."""
    named = [value for value in d.named.values() if value.grain == unit]
    if d.topic and d.topic.last:
        named.append(unit_value(unit, d.topic.last))
    plain = [value for value in named if arithmetic.interval(unit, value.first) == (value.first, value.last)]
    over = [value for value in plain if value.last <= d.now]
    return max(over, key=lambda value: value.last) if over else step_value(unit, d.now, -1)


def parse_on_the_unit(text: Text, i: int) -> Expression | None:
    """`rose 3% on the year`, `on a monthly basis`: measured from one unit before."""
    words = text.words
    if words[i + 1] in ("a", "an") and words[i + 3] == "basis" and words[i + 2] in ADJECTIVE_UNITS:
        unit = ADJECTIVE_UNITS[words[i + 2]]
        return (
            Expression(i, i + 4, partial(resolve_back, unit=unit), comparison=True, about_topic=True)
            if unit in DAY_UNITS
            else None
        )
    if words[i : i + 2] != ["on", "the"] or words[i + 2] not in ("year", "month", "quarter", "week"):
        return None
    opens = not words[i - 1] and words[i + 3] == ","
    if not (opens or change_before(text, i)):
        return None
    return Expression(i, i + 3, partial(resolve_back, unit=words[i + 2]), comparison=True, about_topic=True)


def parse_time_last_year(text: Text, i: int) -> Expression | None:
    """`this time last year`, `a year ago this week`."""
    words = text.words
    if words[i] != "this" or words[i + 1] not in ("time", "point", "stage"):
        return None
    year = read_year(text, i + 2)
    return Expression(i, year.end, partial(resolve_same, unit="", year=year), about_topic=True) if year else None


def parse_period_of_year(text: Text, i: int) -> Expression | None:
    """`the 1988 period`: what is talked about, in that year."""
    if not text.year(i) or text.words[i + 1] != "period" or text.words[i - 1] != "the":
        return None
    return Expression(i - 1, i + 2, partial(resolve_same, unit="", year=read_bare_year(text, i)), about_topic=True)


FAMILIES = (
    Family("same", SAME, parse_same, (
        "Output fell in {October|2025-10} from {the same month a year ago|2024-10}.",
        "Output fell through {November|2025-11} from {the same period in 2024|2024-01-01..2024-11-30}.",
        "Output fell in {the third quarter|2025-Q3} against {the same quarter last year|2024-Q3}.",
        "Output fell in {October|2025-10} and sales fell in {the same period|2025-10}.",
        "Output fell in {October|2025-10}, against {the corresponding 2023 period|2023-10}.",
        "The same owner has a similar plant.",
    )),
    Family("that_period", frozenset({"period"}), parse_that_period, (
        "Output fell between {May and June|2025-05-01..2025-06-30}. Sales rose in {that period|2025-05-01..2025-06-30}.",
        "It was that period of calm.",
    )),
    Family("year_ago", frozenset({"year", "prior", "previous", "month", "week"}), parse_year_ago, (
        "Output fell in {the third quarter|2025-Q3}, from {the year-ago quarter|2024-Q3}.",
        "Output fell in {October|2025-10}, below {year-earlier|2024-10} levels.",
        "Output fell in {October|2025-10}, from {the prior-year period|2024-10}.",
    )),
    Family("unit_on_unit", frozenset(SHORT) | DAY_UNITS | frozenset(LETTERS), parse_unit_on_unit, (
        "Output fell {year-on-year|2024-10} in {October|2025-10}.",
        "In {October|2025-10} output fell {year over year|2024-10} and {month-on-month|2025-09}.",
        "In {October|2025-10} output fell [3 percent|3 percent; base=2024-10-01..2024-10-31] on a {year-over-year|2024-10} basis.",
        "In {the third quarter|2025-Q3} output fell {YoY|2024-Q3} and {q/q|2025-Q2}.",
        "In {the third quarter|2025-Q3} output fell [3 percent|3 percent; base=2025-04-01..2025-06-30] {sequentially|2025-Q2}.",
        "The mom of the owner said wow.",
    )),
    Family("pointing", DAY_UNITS, parse_pointing, (
        "Output fell in {October|2025-10}, and sales fell later in {the month|2025-10}.",
        "Output fell in {2023|2023} and rose in {the year after|2024}.",
        "Output fell in {the week to May 4|2025-04-28..2025-05-04}, from {the week before|2025-04-21..2025-04-27}.",
        "It was the car of the year.",
        "It opened in {May 2014|2014-05}. {That year|2014} sales rose.",
        "Output fell in {the third quarter|2025-Q3}. Sales in {the quarter|2025-Q3} rose from {the second quarter|2025-Q2}.",
    )),
    Family("latest", frozenset({"latest"}), parse_latest, (
        "Output fell in {the third quarter|2025-Q3}. Sales fell in {the latest quarter|2025-Q3}.",
        "Output fell in {the latest week|2025-W50}, the latest report said.",
    )),
    Family("on_the_unit", frozenset({"on"}), parse_on_the_unit, (
        "Output fell [3 percent|3 percent; kind=change] {on the year|2024-10} in {October|2025-10}.",
        "Output fell in {October|2025-10}. {On a monthly basis|2025-09} it rose.",
        "Output fell in {October|2025-10}. {On the month|2025-09}, it rose.",
    )),
    Family("period_of_year", frozenset(), parse_period_of_year, (
        "Output fell in {October|2025-10}, below {the 2023 period|2023-10}.",
    ), digits=is_year),
    Family("time_last_year", frozenset({"this"}), parse_time_last_year, (
        "Output fell in {October|2025-10}, compared with {this time last year|2024-10}.",
    )),
)  # fmt: skip
