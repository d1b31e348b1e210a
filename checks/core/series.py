"""Levels of one thing in two periods, and the change between them, as several articles tell them: growth across articles.

    one article:      Kia sold 537,000 vans in 2025.
    another one:      Kia's sales rose 12% in 2025 from a year earlier.     -> 479,464 in 2024

Each article says too little to be sure that it means the same as another: what is tied here agrees in all that its words show,
and only plain amounts of whole calendar months are tied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from checks.core.fit import width_of
from checks.core.identity import OTHER_THING, about, in_order, is_copied, is_dated, is_named, join, narrowing
from checks.core.moves import OTHER_BASIS
from checks.core.reading import ROUNDED, read, signed
from checks.core.records import Member
from checks.core.story import Mention, Story, is_change, is_level, stems
from extractors.schema import Claim, Interval, is_currency

MONTHS = 12
NO_AMOUNTS = ("percent", "percentage_point", "basis_point", "point", "times", "rank")
"""Units of rates and of indices: which rate it is, few articles say in full."""

NO_BASE = "the change does not say what it is measured against"
NOT_DATED = "the period of one of them is taken from another sentence"
NO_MEASURE = "the change may be that of another measure than the levels"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Whole calendar months: the first one, counted from the year 0, and how many."""

    first: int
    months: int

    def earlier(self, months: int) -> Span:
        return Span(self.first - months, self.months)


def span_of(start: date | None, end: date | None) -> Span | None:
    """A period as whole calendar months, or None.

    >>> span_of(date(2025, 7, 1), date(2025, 9, 30))
    Span(first=24306, months=3)
    >>> span_of(date(2025, 7, 2), date(2025, 9, 30)) is None
    True
    """
    if start is None or end is None or start.day != 1 or (end + timedelta(days=1)).day != 1:
        return None
    first = start.year * MONTHS + start.month - 1
    return Span(first, end.year * MONTHS + end.month - first)


def keys(story: Story) -> Iterator[tuple[str, Claim]]:
    """Each level and change of a series, under the two periods between which another article may tell more of it."""
    found = [(series, mention.claim) for mention in story.mentions if (series := series_of(mention))]
    told = Counter((series, claim.kind, claim.period_start, claim.period_end) for series, claim in found)
    for series, claim in found:
        if told[series, claim.kind, claim.period_start, claim.period_end] == 1:
            for now, base in comparisons(claim):
                yield join(series, now.first, base.first, now.months), claim


def series_of(mention: Mention) -> str:
    """What is measured, whenever; empty where the words don't say it well enough for another article's to be held against them."""
    claim = mention.claim
    told = about(claim)
    if (
        not told
        or claim.bound not in ("exact", "about")
        or claim.value is None
        or OTHER_BASIS.search(claim.sentence.lower())
    ):
        return ""
    is_amount = is_level(mention) and claim.kind == "level" and claim.unit not in NO_AMOUNTS
    is_growth = is_change(mention) and claim.unit == "percent" and claim.direction in ("up", "down")
    if not (is_amount or is_growth) or not is_named(claim):
        return ""
    return join(told, claim.place, claim.per)


def comparisons(claim: Claim) -> list[tuple[Span, Span]]:
    """The pairs of periods, now and base, that a level may be one of; the one that a change is told of."""
    span = span_of(claim.period_start, claim.period_end)
    if span is None:
        return []
    steps = sorted({span.months, MONTHS} if span.months <= MONTHS else {span.months})
    if claim.kind != "change":
        return [pair for step in steps for pair in ((span, span.earlier(step)), (span.earlier(-step), span))]
    base = span_of(claim.base_period_start, claim.base_period_end)
    if base is None and claim.base_period_end is None and span.months == MONTHS and span.first % MONTHS == 0:
        base = span.earlier(MONTHS)  # `rose 12% in 2025`
    return [(span, base)] if base is not None and base in map(span.earlier, steps) else []


def tie(claims: Iterable[Claim]) -> Iterator[tuple[tuple[Member, ...], str]]:
    """The members of a growth between articles, of claims that have a key in common, and why they may not belong together.

    Only sentences that narrow down what they tell of by the same words are taken together.
    """
    groups: dict[frozenset[str], list[Claim]] = {}
    for claim in in_order(claims):
        groups.setdefault(narrowing(claim), []).append(claim)
    for group in groups.values():
        yield from _of_group(group)


def _of_group(claims: Sequence[Claim]) -> Iterator[tuple[tuple[Member, ...], str]]:
    changes = [claim for claim in claims if claim.kind == "change"]
    levels = [claim for claim in claims if claim.kind != "change"]
    if not levels or not is_one_measure(levels):
        return
    latest = max(claim.period_start for claim in claims)
    told = {
        "now": [claim for claim in levels if claim.period_start == latest],
        "base": [claim for claim in levels if claim.period_start != latest],
        "change": changes,
    }
    members = tuple(Member(role, claim) for role, group in told.items() if group and (claim := agreed(group)))
    if 1 < len(members) == sum(map(bool, told.values())) and is_news(members, told):
        yield members, obstacle(members) if changes else ""


def is_one_measure(levels: Sequence[Claim]) -> bool:
    """Whether all levels are in one unit and of one size, and count the same where they say what."""
    items = {stems(claim.item) for claim in levels if claim.item}
    sizes = [float(claim.value) for claim in levels]
    alike = min(sizes) > 0 and max(sizes) <= OTHER_THING * min(sizes)
    return len({claim.unit for claim in levels}) == 1 and len(items) < 2 and alike


def agreed(claims: Sequence[Claim]) -> Claim | None:
    """The most exactly printed of claims of one thing, the first of several; None where they don't all agree."""
    way = signed if claims[0].kind == "change" else read  # a level has no sign, whichever way it came
    common: Interval | None = way(claims[0], ROUNDED)
    for claim in claims[1:]:
        common = common & way(claim, ROUNDED) if common else None
    return min(claims, key=lambda claim: width_of(read(claim, ROUNDED))) if common else None


def is_news(members: Sequence[Member], told: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether no single article tells it all, nor one sentence that two have copied: that would be its own check."""
    articles = [{claim.article_id for claim in told[member.role]} for member in members]
    copied = any(is_copied(one.claim, other.claim) for one, other in combinations(members, 2))
    return not copied and not set.intersection(*articles)


def obstacle(members: Sequence[Member]) -> str:
    """Why a change that does not fit the levels of another article need not contradict them, or nothing."""
    change = members[-1].claim
    counted = [member.claim for member in members[:-1] if not is_currency(member.claim.unit)]
    if change.base_period_end is None:
        return NO_BASE
    if not all(is_dated(member.claim) for member in members):
        return NOT_DATED
    said = stems(change.sentence)
    return NO_MEASURE if any(not claim.item or not stems(claim.item) <= said for claim in counted) else ""
