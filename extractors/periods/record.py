"""What the component `periods` finds, and what it says of each quantity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LOOKING_BACK = frozenset({"ago", "shift", "year_ago", "neighbour", "time_last_year"})
"""Families that are counted from what a text speaks of, and seldom become that themselves: `a year ago`, `the previous quarter`."""


@dataclass(frozen=True, slots=True)
class Period:
    """Words that say when, and the days that they mean.

    `start` and `end` are tokens of the document, `text` their words. `kind` is `date`, `time`, `duration` or `set`, `timex` the
    TIMEX3 value. `first` and `last` are the first and last day meant, None where the words leave that end open or where
    the publication date is not known finely enough. `grain` is the unit of the words (`day`, `month`, `quarter`, ...).
    `relation` is how the words place a number: `in`, `on`, `through`, `by`, `since`, `until`, `as_of`, `from`, ... or empty; the
    days take it into account (`through November` starts with the year). `comparison` says that the words name what a change
    is measured against. `parts` are the ends of a composed period (`from January to November`), in order.
    `fiscal` is `stated` for a fiscal period whose year the text or metadata define, `calendar` where it was taken to be the calendar's.
    `floating` marks words without a year of their own. `of_base` marks the period of a level that something is measured against
    (`compared with 31,506 in May`). `aside` marks words that say when something was
    said, or when another period ends: not when a number holds.
    """

    start: int
    end: int
    text: str
    kind: str
    timex: str
    first: date | None
    last: date | None
    grain: str
    relation: str = ""
    comparison: bool = False
    family: str = ""
    parts: tuple[Period, ...] = ()
    fiscal: str = ""
    aside: bool = False
    floating: bool = False
    of_base: bool = False

    @property
    def says_when(self) -> bool:
        """Whether numbers within the words only say when. `12 years` by itself may be the news: `jailed for 12 years`."""
        return self.kind != "duration" or self.family != "duration"

    @property
    def dated(self) -> bool:
        """Whether at least one end is known."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class PeriodsOf:
    """The period that one quantity covers, and the one that it is measured against, with their words."""

    period_text: str = ""
    period_start: date | None = None
    period_end: date | None = None
    base_period_text: str = ""
    base_period_start: date | None = None
    base_period_end: date | None = None
