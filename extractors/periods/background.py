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


COHORT = frozenset("born married marrying enrolled graduating graduated conceived".split())

BACKGROUNDS = (
    Background("work", after=frozenset(
        "study paper book novel film movie song album memoir essay documentary law act treaty agreement memorandum lawsuit ruling".split()
    ), examples=(
        "According to a {2011|2011} study, [12%|12 percent; period=] of owners have a van.",
        "In {2011|2011}, [12%|12 percent; period=2011-01-01..2011-12-31] of owners had a van.",
    )),
    Background("prices", after=frozenset("rates prices dollars money terms".split()), examples=(
        "The order book holds [900 vans|900 count vans; period=] at {2024|2024} rates.",
        "Rents cost [$900|900 USD; period=] in {2024|2024} prices.",
    )),
    Background("cohort", before=COHORT, examples=(
        "Of couples married in {1972|1972}, [22%|22 percent; period=] had parted.",
        "In {2020|2020}, [40%|40 percent; period=2020-01-01..2020-12-31] had a child. For those married in {1972|1972}, "
        "[22%|22 percent; period=] had parted.",
        "[400 married women|400 count married women; period=2020-01-01..2020-12-31] left in {2020|2020}.",
        "Berg, born in San Diego on {May 4, 1972|1972-05-04}, owns [40 shops|40 count shops; period=].",
    )),
    Background("trend", before=frozenset({"trend", "trends", "pattern"}), relation="since", examples=(
        "It was a fall of [14%|14 percent; period=] and continues the trend seen since {2004|2004-01-01..2025-12-18}.",
    )),
)  # fmt: skip


_TOLD = frozenset("in on at to into from before after since between during through until".split())
REACH = 8
"""Words between one that makes a background and its period, and that word: `born to a poor family in Lima in 1972`."""
_HALTS = frozenset(
    {",", ";", ":", "(", "and", "but", "who", "that", "was", "were", "has", "had", "have", "compared", "than", "%"}
)


def is_background(lower: Sequence[str], start: int, period: Period) -> bool:
    """Whether a period of the sentence that begins at token `start` is one of a background."""
    before = lower[max(period.start - REACH, start) : period.start]
    before = before[max((k + 1 for k, word in enumerate(before) if word in _HALTS or word.isdigit()), default=0) :]
    after = lower[period.end : period.end + 2]
    return any(matches(background, before, after, period) for background in BACKGROUNDS)


def names_cohort(lower: Sequence[str], start: int, period: Period) -> bool:
    """`For those married in 1972,`: what a sentence that begins so counts is of their lives, not of what the text is about."""
    return is_background(lower, start, period) and any(
        word in COHORT for word in lower[max(period.start - REACH, start) : period.start]
    )


def matches(background: Background, before: Sequence[str], after: Sequence[str], period: Period) -> bool:
    if background.relation and period.relation != background.relation:
        return False
    bare = bool(after) and after[0] in background.after and period.grain == "year"
    named = (k for k, word in enumerate(before) if word in background.before)
    return bare or any(background.before is not COHORT or tells_when(before, k + 1) for k in named)


def tells_when(words: Sequence[str], i: int) -> bool:
    """Whether what is told of a cohort goes on with a preposition: `married in 1972`, but not `married women in 1972`."""
    return (
        i >= len(words)
        or words[i] in _TOLD
        or words[i]
        in (
            "in",
            "on",
            "at",
            "to",
            "into",
            "before",
            "after",
            "since",
            "between",
            "during",
        )
    )


COMING = frozenset(
    "census election elections olympics games season tournament summit race campaign referendum edition".split()
)


def is_coming(lower: Sequence[str], period: Period) -> bool:
    """`a question in the 2030 census`: a year still to come that names something."""
    return period.family == "year" and not period.relation and not COMING.isdisjoint(lower[period.end : period.end + 2])
