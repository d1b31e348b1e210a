"""Families that begin with a number of units: lengths of time, and days so far from another: `three weeks ago`, `a year earlier`."""

from __future__ import annotations

from functools import partial

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family
from extractors.periods.lexicon import ADJECTIVE_UNITS, NUMBERS, PLURAL_UNITS, VAGUE_NUMBERS, WEEKDAYS
from extractors.periods.text import VAGUE, Text, is_count
from extractors.periods.values import HALVES, MULTIPLES, Value, duration_timex, duration_value, span_value, unit_value

FILLERS = frozenset(
    {"full", "whole", "consecutive", "straight", "more", "further", "additional", "short", "long", "calendar", "solid"}
)
BACK = frozenset({"ago", "earlier", "before", "previously", "prior"})
AHEAD = frozenset({"later", "hence", "from"})
PLURAL_WEEKDAYS = {word + "s": number for word, number in WEEKDAYS.items() if not word.endswith(".")}
SUBDAY = frozenset({"second", "minute", "hour"})
BOUNDS = frozenset(
    {"nearly", "almost", "about", "over", "around", "roughly", "just", "some", "approximately", "exactly", "under"}
)


def read_count(text: Text, i: int) -> tuple[float, str, int, bool]:
    """(number, unit, index after the unit, whether hyphenated): `three months`, `five-year`, `decades`; unit empty if none."""
    number, j = text.number(i)
    if not number and (half := read_half(text, i)):
        return half
    if not number and text.words[i] in PLURAL_UNITS:
        number, j = VAGUE, i
    hyphenated = text.hyphen(j) and number != 0
    j += hyphenated
    while not hyphenated and text.words[j] in FILLERS:
        j += 1
    return (number, text.unit(j), j + 1, hyphenated) if number else (0, "", i, False)


def read_half(text: Text, i: int) -> tuple[float, str, int, bool] | None:
    """`half an hour`, `a half hour`, `half-century`."""
    words = text.words
    j = i + (words[i] == "a")
    if words[j] != "half":
        return None
    j += 1 + (words[j + 1] in ("a", "an") or text.hyphen(j + 1))
    unit = text.unit(j)
    return (0.5, unit, j + 1, text.hyphen(j - 1)) if unit in HALVES and words[j] not in PLURAL_UNITS else None


def parse_count(text: Text, i: int) -> Expression | None:
    """`three weeks ago`, `a year earlier`, `two years later`, `three months`, `five-year`, `decades`."""
    number, unit, end, hyphenated = read_count(text, i)
    if not unit or is_other_sense(text, i, unit, end):
        return None
    joined = hyphenated or text.hyphen(end)
    k = end + 1 if text.hyphen(end) else end
    word = text.words[k]
    if word in BACK or word == "later" or (word in AHEAD and text.words[k + 1] in ("now", "today")):
        return shifted(text, i, k, number, unit)
    if text.hyphen(end) and text.words[end + 1] == "long":
        end += 2
    if not joined and text.words[end] not in ("after", "before", "since") and rate(text, i):
        return None
    return Expression(i, end, partial(resolve_length, count=number, unit=unit), "duration")


def is_other_sense(text: Text, i: int, unit: str, end: int) -> bool:
    """`a second term`, `one quarter of the voters`, `half`: units that are ordinals or fractions."""
    if unit == "half":
        return True
    if text.hyphen(end) and text.words[end + 1] in ("on", "over") and text.hyphen(end + 2):
        return True  # a year-over-year rise
    if text.words[i] in ("many", "some", "few", "recent", "coming") and text.words[end - 1] not in PLURAL_UNITS:
        return True
    if unit == "second":
        return text.words[end - 1] == "second" and not text.words[i].isdigit()
    if unit == "quarter":
        counted = text.words[end - 2] in FILLERS
        return not counted and (
            text.words[end] == "of" or (text.words[i] in ("a", "one") and text.words[end - 1] == "quarter")
        )
    return False


def rate(text: Text, i: int) -> bool:
    """`$5 a month`, `90,000 a year`: an article after a count or noun makes a rate of it."""
    before = text.words[i - 1]
    if text.words[i] not in ("a", "an"):
        return False
    return bool(before) and (
        before[-1].isdigit()
        or before.endswith("s")
        or before in ("million", "billion", "once", "twice", "%", "percent")
    )


def shifted(text: Text, start: int, k: int, number: float, unit: str) -> Expression | None:
    """The words after the unit say in which direction it is counted, and from where."""
    word, after = text.words[k], text.words[k + 1]
    if word in ("before", "prior") and after not in ("", ",", ".", ";", ")", "and", "but", "–", "—"):
        return Expression(start, k, partial(resolve_length, count=number, unit=unit), "duration")
    if word in AHEAD and word != "later":
        return Expression(start, k + 2, partial(resolve_from_now, count=number, unit=unit, sign=1), "ago")
    sign = 1 if word == "later" else -1
    if word == "ago":
        recalled = number > 0 and number == int(number) and unit not in SUBDAY and recalls(text, start, k + 1)
        resolve = partial(resolve_ago, count=number, unit=unit, recalled=recalled)
        return Expression(start, k + 1, resolve, "ago", about_topic=True)
    return Expression(
        start,
        k + 1,
        partial(resolve_shift, count=sign * abs(number), unit=unit, vague=number == VAGUE),
        "shift",
        about_topic=True,
    )


def resolve_length(d: Discourse, count: float, unit: str) -> Value:
    return duration_value(count, unit)


def resolve_from_now(d: Discourse, count: float, unit: str, sign: int) -> Value:
    """The unit that many units from publication: `two weeks ago` is a week, `three years ago` a year."""
    if unit in SUBDAY:
        return (
            Value("time", "PAST_REF", d.now, d.now, "hour")
            if sign < 0
            else Value("time", "FUTURE_REF", None, None, "hour")
        )
    if count == VAGUE:
        return Value("date", "PAST_REF" if sign < 0 else "FUTURE_REF", None, None, unit)
    base, times = MULTIPLES.get(unit, (unit, 1))
    steps = count * times
    if steps != int(steps):
        base, steps = "month", round(steps * 12) if base == "year" else round(steps)
    moved = arithmetic.add(d.now, base, sign * int(steps))
    return unit_value(base, moved)


RECALLED = frozenset({"it", "they", "that", "this", "he", "she"})
_WAS = frozenset({"was", "were", "had", "stood", "sold", "made"})


def recalls(text: Text, start: int, end: int) -> bool:
    """`A year ago it was 81.9`: what the text speaks of, then."""
    k = end + (text.words[end] == ",")
    return not text.words[start - 1] and text.words[k] in RECALLED and text.words[k + 1] in _WAS


def resolve_ago(d: Discourse, count: float, unit: str, recalled: bool = False) -> Value:
    """`a year ago` of a month talked about is that month a year before; of nothing, the year before publication."""
    if recalled and d.topic and d.topic.first and d.topic.first <= d.now and d.topic.grain in ("month", "quarter"):
        return moved_topic(d, -int(count), unit)
    # Of what is to come, or of another year as a whole, `a year ago` counts from publication.
    told = d.topic and d.topic.last and d.topic.first and d.topic.first <= d.now
    told = told and (d.topic.grain != "year" or d.topic.last.year == d.now.year)
    if d.relation == "comparison" and told and unit not in SUBDAY and count == int(count) and count > 0:
        return moved_topic(d, -int(count), unit)
    return resolve_from_now(d, count, unit, -1)


def resolve_shift(d: Discourse, count: float, unit: str, vague: bool) -> Value:
    """`a year earlier`, `three days later`: measured from what was talked about."""
    if vague or count != int(count) or unit in SUBDAY:
        return Value("date", "PAST_REF" if count < 0 else "FUTURE_REF", None, None, unit)
    if not d.topic or not d.topic.first or not d.topic.last:
        return resolve_from_now(d, abs(count), unit, -1 if count < 0 else 1)
    return moved_topic(d, int(count), unit)


def moved_topic(d: Discourse, count: int, unit: str) -> Value:
    """The topic moved by whole units. One that is coarser than the unit is taken for its first or last such unit."""
    base, times = MULTIPLES.get(unit, (unit, 1))
    first, last, grain = d.topic.first, d.topic.last, d.topic.grain
    if first is None or last is None:
        return resolve_from_now(d, abs(count), unit, -1 if count < 0 else 1)
    if arithmetic.FINENESS.get(grain, 0) > arithmetic.FINENESS[base] and arithmetic.interval(grain, first) == (
        first,
        last,
    ):
        return unit_value(base, arithmetic.add(last if count > 0 else first, base, count * times))
    first, last = arithmetic.shift_interval(first, last, base, count * times)
    return span_value(first, last, grain="" if grain != "year" else "year")


def parse_adjective(text: Text, i: int) -> Expression | None:
    """`annual`, `weekly`: how often."""
    unit = ADJECTIVE_UNITS[text.words[i]]
    named = text.orths[i + 1][:1].isupper() or (text.words[i - 1] and text.orths[i - 1][0].isupper())
    if text.orths[i][0].isupper() and named:
        return None
    return Expression(i, i + 1, lambda d: Value("set", duration_timex(1, unit), grain=unit))


def parse_every(text: Text, i: int) -> Expression | None:
    """`every year`, `each week`, `every two months`, `every Friday`, `Fridays`."""
    words = text.words
    if words[i] in PLURAL_WEEKDAYS:
        weekday = PLURAL_WEEKDAYS[words[i]]
        return (
            Expression(i, i + 1, lambda d: Value("set", f"XXXX-WXX-{weekday + 1}", grain="week"))
            if text.orths[i][0].isupper()
            else None
        )
    if (weekday := text.weekday(i + 1)) is not None:
        return Expression(i, i + 2, lambda d: Value("set", f"XXXX-WXX-{weekday + 1}", grain="week"))
    number, unit, end, _ = read_count(text, i + 1)
    if not unit:
        number, unit, end = 1, text.unit(i + 1), i + 2
    if not unit or (
        unit in ("second", "quarter", "half")
        and words[end - 1] == unit
        and words[end : end + 1] != ["."]
        and unit != "quarter"
    ):
        return None
    return Expression(i, end, lambda d: Value("set", duration_timex(number, unit), grain=unit))


FAMILIES = (
    Family("count", frozenset(NUMBERS) | VAGUE_NUMBERS | PLURAL_UNITS | {"a", "an", "half"}, parse_count, (
        "The plant opened {three weeks ago|2025-W48}.",
        "The plant opened {two years ago|2023}.",
        "The plant opened {10 days ago|2025-12-08}.",
        "The plant opened in {May 2024|2024-05} and closed {a month later|2024-06}.",
        "The plant opened on {Monday|2025-12-15} and closed {two days later|2025-12-17}.",
        "It was its {five-year|P5Y} low after {decades|PXY} of decline and {half an hour|PT30M} of calm.",
        "The plant closed for a second time.",
    ), digits=is_count),
    Family("adjective", frozenset(ADJECTIVE_UNITS), parse_adjective, (
        "The {annual|P1Y} report and the {weekly|P1W} list appeared in the Daily Mail.",
    )),
    Family("every", frozenset({"every", "each"}) | frozenset(PLURAL_WEEKDAYS), parse_every, (
        "It meets on {Tuesdays|XXXX-WXX-2}.",
        "It meets {every Friday|XXXX-WXX-5} and reports {every year|P1Y}.",
    )),
)  # fmt: skip
