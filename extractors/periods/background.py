"""Times that are not when a number holds: the year of a study, of those who are counted, of the start of a trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.periods.record import Period


@dataclass(frozen=True, slots=True)
class Background:
    """Words `after` a period, or words near `before` it, that make it part of a name. `relation` is the period's, if it matters."""

    name: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    relation: str = ""
    examples: tuple[str, ...] = ()


BACKGROUNDS = (
    Background("work", after=frozenset(
        "study paper book novel film movie song album memoir essay documentary law act treaty agreement memorandum lawsuit ruling".split()
    ), examples=(
        "According to a {2011|2011} study, [12%|12 percent; period=] of owners have a van.",
        "In {2011|2011}, [12%|12 percent; period=2011-01-01..2011-12-31] of owners had a van.",
    )),
    Background("cohort", before=frozenset("born married marrying enrolled graduating graduated conceived".split()), examples=(
        "Of couples married in {1972|1972}, [22%|22 percent; period=] had parted.",
    )),
    Background("trend", before=frozenset({"trend", "trends", "pattern"}), relation="since", examples=(
        "It was a fall of [14%|14 percent; period=] and continues the trend seen since {2004|2004-01-01..2025-12-18}.",
    )),
)  # fmt: skip


def is_background(lower: Sequence[str], start: int, period: Period) -> bool:
    """Whether a period of the sentence that begins at token `start` is one of a background."""
    before = lower[max(period.start - 4, start) : period.start]
    after = lower[period.end : period.end + 2]
    return any(matches(background, before, after, period) for background in BACKGROUNDS)


def matches(background: Background, before: Sequence[str], after: Sequence[str], period: Period) -> bool:
    if background.relation and period.relation != background.relation:
        return False
    bare = bool(after) and after[0] in background.after and period.grain == "year"
    return bare or not background.before.isdisjoint(before)


COMING = frozenset(
    "census election elections olympics games season tournament summit race campaign referendum edition".split()
)


def is_coming(lower: Sequence[str], period: Period) -> bool:
    """`a question in the 2030 census`: a year still to come that names something."""
    return period.family == "year" and not period.relation and not COMING.isdisjoint(lower[period.end : period.end + 2])
