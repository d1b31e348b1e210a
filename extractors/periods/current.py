"""Families of the current day and of the current year, month or week: `today`, `now`, `earlier this year`, `year to date`."""

from __future__ import annotations

from datetime import date
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import DAY_PARTS, REFERENCES, STEPS
from extractors.periods.relative import SUBDAY, resolve_day_part, resolve_step
from extractors.periods.text import Text
from extractors.periods.values import Value, day_value, unit_value

DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def parse_deictic(text: Text, i: int) -> Expression | None:
    """`today`, `yesterday`, `the day before yesterday`."""
    words = text.words
    if words[i] == "tonight":
        return Expression(i, i + 1, partial(resolve_day_part, step=0, part="TNI"))
    start = i
    if words[i] == "day":
        if words[i + 1] not in ("before", "after") or words[i + 2] not in ("yesterday", "tomorrow"):
            return None
        start, i = with_article(text, i), i + 2
    step = DAYS[words[i]] * (1 if start == i else 2)
    if words[i + 1] in DAY_PARTS:
        part = "T" + DAY_PARTS[words[i + 1]]
        return Expression(start, i + 2, partial(resolve_day_part, step=step, part=part))
    return Expression(start, i + 1, lambda d: day_value(arithmetic.add(d.now, "day", step)))


def parse_reference(text: Text, i: int) -> Expression | None:
    """`now`, `recently`: a time that has no calendar value."""
    word = text.words[i]
    if word == "current" and text.words[i + 1] in (
        "account",
        "accounts",
        "transfers",
        "liabilities",
        "assets",
        "ratio",
    ):
        return None
    if word == "future" and (text.words[i - 1] not in ("the", "near", "foreseeable") or text.words[i + 1].isalpha()):
        return None
    start = i
    while word == "future" and text.words[start - 1] in ("the", "near", "foreseeable"):
        start -= 1
    return Expression(start, i + 1, partial(resolve_reference, timex=REFERENCES[word]))


def resolve_reference(d: Discourse, timex: str) -> Value:
    now = timex == "PRESENT_REF"
    return Value("date", timex, d.now if now else None, d.now if now else None, "day")


def parse_within_current(text: Text, i: int) -> Expression | None:
    """`earlier this year`, `later this month`, `so far this year`."""
    words = text.words
    j = i + 2 if words[i] == "so" and words[i + 1] == "far" else i + 1
    if words[j] in ("in", "during", "on"):
        j += 1
    if words[j] in ("today", "tonight"):
        return Expression(i, j + 1, lambda d: day_value(d.now)) if words[i] != "so" else None
    year = text.year(j)
    if words[j] not in ("this", "last", "next") or not text.unit(j + 1):
        if words[i] == "so" and year:
            return Expression(i, j + 1, partial(resolve_so_far, year=year))
        return None
    how, unit, step = words[i], text.unit(j + 1), STEPS[words[j]]
    if unit in SUBDAY or unit in ("half", "fortnight"):
        return None
    if how == "so":
        return Expression(i, j + 2, partial(resolve_current_part, unit=unit, how=how)) if step == 0 else None
    if step:
        return Expression(i, j + 2, partial(resolve_step, unit=unit, step=step))
    return Expression(i, j + 2, partial(resolve_current_part, unit=unit, how=how))


def resolve_so_far(d: Discourse, year: int) -> Value:
    first = date(year, 1, 1)
    last = d.now if d.now.year == year else date(year, 12, 31)
    return Value("date", f"{year:04}", first, last, "year")


def counted_to(d: Discourse, first: date, how: str) -> date | None:
    """The last day that the text's figures of the current year run to, if that was in the last two months.

    `so far this year` beside figures of the year up to October runs to October; so does `year to date` beside those of October.
    """
    topic = d.topic
    if not topic or not topic.first or not topic.last or not 0 <= (d.now - topic.last).days < 62:
        return None
    running = topic.first == first or (how == "to date" and topic.grain in ("month", "quarter") and topic.first > first)
    return topic.last if running else None


def resolve_current_part(d: Discourse, unit: str, how: str) -> Value:
    """The part of the current unit before or after publication; its TIMEX3 value is the unit's."""
    whole = unit_value(unit, d.now)
    if how == "to date" and unit == "year" and d.topic and d.topic.last and 0 <= (d.now - d.topic.last).days < 62:
        whole = unit_value(unit, d.topic.last)
    if how == "later":
        return whole._replace(first=d.now)
    if how != "earlier" and (last := counted_to(d, whole.first, how)):
        return whole._replace(last=last)
    return whole._replace(last=d.now)


def parse_to_date(text: Text, i: int) -> Expression | None:
    """`year to date`, `to date`, `YTD`."""
    words = text.words
    if words[i] == "ytd":
        return Expression(i, i + 1, partial(resolve_current_part, unit="year", how="to date"), about_topic=True)
    joined = [word for word in words[i : i + 6] if not word.startswith(("-", "–"))][:3]
    so_far = words[i : i + 3] == ["year", "so", "far"]
    if not so_far and (joined[1:] != ["to", "date"] or text.unit(i) not in ("year", "month", "quarter", "week")):
        return None
    end = i + 5 if text.hyphen(i + 1) else i + 3
    resolve = partial(resolve_current_part, unit=text.unit(i), how="to date")
    return Expression(with_article(text, i), end, resolve, about_topic=True)


RECORDS = frozenset({"best", "worst", "strongest", "weakest", "busiest"})


def parse_record_week(text: Text, i: int) -> Expression | None:
    """`their best week since November`: the week just told of."""
    words = text.words
    if words[i] != "week" or words[i - 1] not in RECORDS or words[i + 1] not in ("since", "in", "of", "for"):
        return None
    return Expression(i, i + 1, resolve_record_week)


def resolve_record_week(d: Discourse) -> Value:
    """From Thursday on the week of publication, before that the one that is over."""
    return resolve_step(d, "week", 0 if d.now.weekday() >= 3 else -1)


FAMILIES = (
    Family("record_week", frozenset({"week"}), parse_record_week, (
        "Shares had their best {week|2025-W51} since {November|2025-11-01..2025-12-18}.",
        "It was the best week that they had.",
    )),
    Family("deictic", frozenset(DAYS) | {"day"}, parse_deictic, (
        "The plant opened {today|2025-12-18}.",
        "The plant opened {yesterday|2025-12-17} and closes {tomorrow|2025-12-19}.",
        "The plant opened {the day before yesterday|2025-12-16}.",
        "The plant opened {yesterday morning|2025-12-17TMO}.",
    )),
    Family("reference", frozenset(REFERENCES), parse_reference, (
        "The plant is {now|PRESENT_REF} open and {recently|PAST_REF} grew.",
        "It may close in {the near future|FUTURE_REF}, as its future owner said.",
    )),
    Family("part_of_current", frozenset({"earlier", "later", "so"}), parse_within_current, (
        "The plant opened {earlier this year|2025-01-01..2025-12-18}.",
        "The plant opens {later this month|2025-12-18..2025-12-31}.",
        "Output rose {so far this year|2025-01-01..2025-12-18}.",
        "Output was so far down that it rose later.",
    )),
    Family("to_date", frozenset({"year", "month", "quarter", "ytd"}), parse_to_date, (
        "Output rose in {the year to date|2025-01-01..2025-12-18}.",
        "Output is up {year-to-date|2025-01-01..2025-12-18} and fell in {the year so far|2025-01-01..2025-12-18}.",
    )),
)  # fmt: skip
