"""What each change of a sentence is measured against, and the times of the levels that changes came from and went to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractors.periods import arithmetic
from extractors.periods.carrying import is_goal
from extractors.periods.record import Period
from extractors.periods.scene import Item, Scene


def is_stretch(period: Period) -> bool:
    """`over the period 1982 to 2012`: from a level of its first year to one of its last."""
    return (
        period.family == "range" and len(period.parts) == 2 and period.relation in ("", "over", "during", "in", "for")
    )


def split_change(scene: Scene, item: Item) -> None:
    """`between May and June`: a change is June's, against May; a level that rose from another is June's, the other May's."""
    period = item.period
    if period is None or len(period.parts) != 2 or period.family != "range":
        return
    one, two = period.parts
    whole_ends = one.floating is False or one.grain == "year"
    if period.relation == "between" or (period.relation == "from" and whole_ends):
        if item.changes:
            item.period, item.base = (two, one) if item.base is None else (reached(period, item.base), item.base)
        elif item.origin:
            item.period = one
        elif any(is_first_end(scene, other, one) for other in scene.items):
            item.period = two
    elif is_stretch(period) and not item.changes:
        before = scene.item_before(item.start)
        item.period = two if before and before.origin and period.end <= before.origin_at else period


def is_first_end(scene: Scene, other: Item, one: Period) -> bool:
    """Whether a number is the level of the first end, or a change from it; a goal is of no end: `a mean of 9, against a target of 7`."""
    return (other.origin and not is_goal(scene, other)) or (other.changes and other.base is one)


def reached(period: Period, base: Period) -> Period:
    """`between Q3 2022 and Q2 2024 it grew, but remained 10% below Q1 2018`: what stands against a time as long as its end is of the end."""
    end = period.parts[1]
    alike = base.grain == end.grain and length(base) is not None and abs(length(base) - (length(end) or 0)) <= 3
    return end if alike else period


def length(period: Period) -> int | None:
    return (period.last - period.first).days if period.first and period.last else None


def attach_bases(scene: Scene) -> None:
    """Give each change what it is measured against: the comparison after it, or the period of the level that it came from."""
    for period in sorted(scene.comparisons, key=lambda period: scene.item_before(period.start) is None):
        before = [
            item
            for item in scene.items
            if item.changes
            and item.end <= period.start
            and not scene.parted(item.end, period.start)
            and not is_of_pace(scene, item, period)
        ]
        after = [item for item in scene.items if item.changes and item.start >= period.end]
        for item in reversed(before) if before else after:
            if item.base is None and not (before and item is not before[-1] and is_split(item, period)):
                item.base = period
    for item in sorted(scene.items, key=lambda item: not item.changes):
        split_change(scene, item)
    for item in scene.items:
        if item.changes and item.base is None:
            item.base = base_by_origin(scene, item)
    for item in scene.items:
        if item.origin and item.period is None and not is_goal(scene, item):
            item.period = period_of_origin(scene, item)
    changes = [item for item in scene.items if item.changes and item.period]
    for one, two in pairwise(changes):
        if two.base is None and two.period is one.period:
            two.base = one.base


def is_split(item: Item, comparison: Period) -> bool:
    """`between Q3 and Q2 it grew by 8%, but remained 10% below Q1`: the first change has its own base, an end of its stretch."""
    own = item.period
    ends = own.parts if own is not None and own.relation == "between" else ()
    return len(ends) == 2 and bool(comparison.last and ends[0].first) and comparison.last < ends[0].first


def is_of_pace(scene: Scene, item: Item, period: Period) -> bool:
    """`rose 3%, somewhat faster than a year earlier`: the paces are compared, and `2 points faster` is measured against the other."""
    lower = scene.words.lower
    at = next((i for i in range(period.start - 1, item.end - 1, -1) if lower[i] in ("faster", "slower")), -1)
    return at > item.end


def base_by_origin(scene: Scene, item: Item) -> Period | None:
    """`up 18% from the $361 million of 2024`: the period of the level after it. Of a rate that was another rate before, none."""
    rest = scene.items[scene.items.index(item) + 1 :]
    for other in rest:
        if other.origin and scene.words.lower[other.origin_at] in ("after", "following"):
            continue  # a cut of 5% after losing $14m: no level that it came from
        if other.origin and other.period and not other.unit == item.unit == "percent":
            apart = scene.parted(item.end, other.start) or (other is rest[0] and is_itself_compared(scene, item, other))
            return None if apart else other.period
        if not other.origin and not other.changes and other.clause != item.clause:
            return None
    return None


def is_itself_compared(scene: Scene, item: Item, origin: Item) -> bool:
    """`added 142,000 jobs, down from 155,000`: one change is set against another, not measured from a level."""
    moved = set(scene.words.lower[item.end : origin.origin_at]) & {"up", "down"}
    return bool(moved) and origin.unit == item.unit


def period_of_origin(scene: Scene, item: Item) -> Period | None:
    """Of a level that something is measured against: the first end of `between`, or the comparison's words beside it."""
    between = next((p.parts[0] for p in scene.periods if p.relation == "between" and p.parts), None)
    inside = next((p for p in scene.comparisons if item.origin_at < p.start and p.end <= item.start), None)
    after = next((p for p in scene.comparisons if p.start >= item.end), None)
    if after is not None and scene.parted(item.end, after.start):
        after = None
    ends = next((p.parts[0] for p in scene.periods if is_stretch(p) and p.end <= item.origin_at), None)
    return (
        between
        or inside
        or after
        or ends
        or since_start(scene, item)
        or (alongside(scene, item) if scene.words.lower[item.origin_at] != "from" else None)
    )


def since_start(scene: Scene, item: Item) -> Period | None:
    """`up since 2001 from 9.4 million`: the level is of 2001."""
    since = next((p for p in scene.periods if p.relation == "since" and p.end == item.origin_at), None)
    return began_in(since) if since else None


def began_in(since: Period) -> Period | None:
    """The year, month, ... that a stretch `since` it begins with; None for one that has no such unit."""
    if since.first is None or since.grain not in arithmetic.GRAINS:
        return None
    first, last = arithmetic.interval(since.grain, since.first)
    return replace(since, first=first, last=last, relation="in", comparison=True)


def alongside(scene: Scene, item: Item) -> Period | None:
    """`returned 8% in May, against 6% for its benchmark`: of somebody else, in the same period."""
    before = scene.item_before(item.start)
    return before.period if is_elsewhere(scene, item) and before and not before.origin else None


def is_elsewhere(scene: Scene, item: Item) -> bool:
    """`compared with £459 for women`, `against 3% in Norway`: of somebody else, or of another place."""
    lower, text = scene.words.lower, scene.words.text
    if item.end >= scene.end:
        return False
    if lower[item.end] == "of" and item.unit == "percent" and lower[item.origin_at] != "from":
        return True  # against 6% of those who drive
    place = lower[item.end] == "in" and item.end + 1 < scene.end and text[item.end + 1][:1].isupper()
    return (
        place
        or lower[item.end] in ("for", "by", "among", "at")
        or "by" in lower[item.end : min(item.end + 4, scene.end)]
    )
