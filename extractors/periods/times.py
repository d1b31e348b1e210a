"""Families of times of day: `9:30 a.m. EST`, `1430 GMT`, `noon`, `Friday night`."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from extractors.periods.dates import parse_month, parse_weekday
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family
from extractors.periods.lexicon import DAY_PARTS, WEEKDAYS
from extractors.periods.text import Text
from extractors.periods.values import Value

ZONES = frozenset("gmt utc est edt cst cdt mst mdt pst pdt et pt ct mt bst cet cest jst hkt ist aest".split())
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?::[0-5]\d)?(am|pm|a\.m\.|p\.m\.)?$")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
HALVES = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}


def may_be_clock(word: str) -> bool:
    return bool(_CLOCK.match(word) or _MILITARY.match(word))


def parse_clock(text: Text, i: int) -> Expression | None:
    """`9:30 a.m.`, `3 p.m. EST`, `9.30am`, `08:30 UTC`, `1430 GMT`, `8 o'clock`."""
    words, word = text.words, text.words[i]
    match, end = _CLOCK.match(word), i + 1
    if not match:
        military = _MILITARY.match(word)
        if military and words[i + 1] in ZONES and text.orths[i + 1].isupper():
            return clock(text, i, i + 2, int(military[1]), int(military[2]), words[i + 1])
        return None
    half = match[3] or ""
    if not half and words[end] in HALVES:
        half, end = words[end], end + 1
        end += half in ("a.m", "p.m") and words[end] == "."
    oclock = words[end] in ("o'clock", "o’clock")
    end += oclock
    zone = words[end] if words[end] in ZONES and text.orths[end].isupper() else ""
    end += bool(zone)
    if half or zone or oclock:
        day = following_day(text, end)
        if day:
            hour = int(match[1]) % 12 + HALVES[half] if half else int(match[1])
            mark = "Z" if zone in ("gmt", "utc") else ""
            return Expression(
                i,
                day.end,
                partial(resolve_of_day, day=day, clock=f"T{hour:02}:{int(match[2] or 0):02}{mark}"),
                "clock",
                day.floating,
            )
    if not (half or zone or oclock or (match[2] and ":" in word)):
        return None
    if word.count(":") == 2 and not (half or zone) and words[i - 1] not in ("at", "by", "until", "since"):
        return None  # `finished in 2:20:51`
    hour = int(match[1]) % 12 + HALVES[half] if half else int(match[1])
    return clock(text, i, end, hour, int(match[2] or 0), zone)


def following_day(text: Text, end: int) -> Expression | None:
    """The day that follows a time: `3 p.m. on Friday`, `9 a.m. today`."""
    k = end + (text.words[end] == "on")
    if text.words[k] in WEEKDAYS:
        return parse_weekday(text, k)
    return parse_month(text, k) if text.month(k) and text.day(k + 1) else None


def clock(text: Text, start: int, end: int, hour: int, minute: int, zone: str) -> Expression:
    mark = "Z" if zone in ("gmt", "utc") else ""
    return Expression(
        start, end, partial(resolve_time, clock=f"T{hour:02}:{minute:02}{mark}"), "clock", about_topic=True
    )


def resolve_time(d: Discourse, clock: str) -> Value:
    """A time of the day last mentioned in the sentence, else of the day of publication."""
    day = d.sentence_day or recent_day(d)
    return Value("time", day.isoformat() + clock, day, day, "hour")


def recent_day(d: Discourse) -> date:
    """The day mentioned in an earlier sentence, if it is one of the last few; else that of publication."""
    return d.last_day if d.last_day and 0 <= (d.now - d.last_day).days < 7 else d.now


def parse_named(text: Text, i: int) -> Expression | None:
    """`noon`, `midnight`; `in the morning`, `overnight`."""
    words, word = text.words, text.words[i]
    if word in ("noon", "midnight"):
        return Expression(
            i, i + 1, partial(resolve_time, clock="T12:00" if word == "noon" else "T24:00"), about_topic=True
        )
    if word == "overnight":
        return (
            Expression(i, i + 1, partial(resolve_time, clock="TNI"), about_topic=True)
            if words[i + 1] in ("", ",", ".", "and")
            else None
        )
    if words[i - 1] == "the" and words[i - 2] in ("in", "during"):
        return Expression(i - 1, i + 1, partial(resolve_time, clock="T" + DAY_PARTS[word]), about_topic=True)
    if word in ("morning", "afternoon", "evening") and words[i + 1] in ("trading", "trade", "session"):
        return Expression(i, i + 1, partial(resolve_time, clock="T" + DAY_PARTS[word]), about_topic=True)
    return None


def parse_weekday_part(text: Text, i: int) -> Expression | None:
    """`Friday night`."""
    day = parse_weekday(text, i)
    if day is None or text.words[day.end] not in DAY_PARTS:
        return None
    clock = "T" + DAY_PARTS[text.words[day.end]]
    return Expression(i, day.end + 1, partial(resolve_of_day, day=day, clock=clock), floating=True)


def resolve_of_day(d: Discourse, day: Expression, clock: str) -> Value:
    value = day.resolve(d)
    return Value("time", value.timex + clock, value.first, value.last, "hour")


FAMILIES = (
    Family("clock", frozenset(), parse_clock, (
        "The plant opened at {9:30 a.m.|2025-12-18T09:30} on a whim.",
        "The plant opened at {3 p.m. EST|2025-12-18T15:00} on a whim.",
        "The plant opened at {1430 GMT|2025-12-18T14:30Z}.",
        "The plant opened at {8:30 p.m. on Friday|2025-12-12T20:30}.",
    ), digits=may_be_clock),
    Family("named_time", frozenset({"noon", "midnight", "overnight", *DAY_PARTS}), parse_named, (
        "The plant opened at {noon|2025-12-18T12:00}.",
        "The plant opened in {the morning|2025-12-18TMO}; evening fell.",
    )),
    Family("weekday_part", frozenset(WEEKDAYS), parse_weekday_part, (
        "The plant opened on {Monday morning|2025-12-15TMO}.",
    )),
)  # fmt: skip
