"""Numbers that take a time from the number or the words beside them: in brackets, of a change between two levels, since a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.periods.bases import began_in
from extractors.periods.record import Period
from extractors.periods.scene import Item, Scene


@dataclass(frozen=True, slots=True)
class Beside:
    """One such rule, with its examples; `settle_beside` applies them in this order."""

    name: str
    examples: tuple[str, ...]


RULES = (
    Beside("bracket", (
        "[175 cars|175 count cars; period=2024-01-01..2024-12-31] burned in {2024|2024}, [more than double|2 times; base=2020-01-01..2020-12-31] "
        "the number recorded in {2020|2020} ([83 cars|83 count cars; period=2020-01-01..2020-12-31]).",
        "Sales were [$5.4 million|5400000 USD; period=2024-01-01..2024-12-31] in {2024|2024}, compared with "
        "[$6 million|6000000 USD; period=2023-01-01..2023-12-31] in {2023|2023} (a fall of "
        "[10%|10 percent; period=2024-01-01..2024-12-31; base=2023-01-01..2023-12-31]).",
    )),
    Beside("to", (
        "The share increased by [two percentage points|2 percentage_point; period=2021-01-01..2021-12-31; base=2011-01-01..2011-12-31] "
        "from [10%|10 percent; period=2011-01-01..2011-12-31] in {2011|2011} to [12%|12 percent; period=2021-01-01..2021-12-31] in {2021|2021}.",
    )),
    Beside("as", (
        "In {2024|2024}, [37%|37 percent; period=2024-01-01..2024-12-31] of pupils walked. This was the same share as in {2022|2022} "
        "([37%|37 percent; kind=share; period=2022-01-01..2022-12-31], "
        "[80|80 count; period=2022-01-01..2022-12-31]). [A third|33.33 percent; period=2024-01-01..2024-12-31] of them ran.",
    )),
    Beside("on", (
        "In {2024|2024}, [80 pupils|80 count pupils; period=2024-01-01..2024-12-31] walked, an increase of "
        "[9|9 count pupils; kind=change; base=2023-01-01..2023-12-31] on {2023|2023} "
        "([37%|37 percent; kind=level; period=2023-01-01..2023-12-31], [71|71 count pupils; kind=level; period=2023-01-01..2023-12-31]).",
    )),
    Beside("day before", (
        "A bus overturned on {Sunday|2025-12-14}. [At least seven people|7 count people; bound=at_least; period=2025-12-14..2025-12-14] died.",
        "A bus overturned on {Sunday|2025-12-14}. Reports said [seven people|7 count people; period=] had died.",
    )),
    Beside("from", (
        "The maps show it since {2022|2022-01-01..2025-12-18} from [61%|61 percent; period=2022-01-01..2022-12-31].",
    )),
    Beside("extreme", (
        "Cocoa fell to [$5,900|5900 USD; period=2025-12-15..2025-12-15] on {Monday|2025-12-15}, well below the {Oct. 6|2025-10-06} peak of "
        "[$9,400|9400 USD; period=2025-10-06..2025-10-06].",
        "Cocoa is [down 30%|30 percent; base=2025-10-06..2025-10-06] from its {Oct. 6|2025-10-06} record of "
        "[$9,400|9400 USD; period=2025-10-06..2025-10-06].",
    )),
    Beside("when", (
        "It was better than in {2008|2008}, when the bank lost [$15bn|15000000000 USD; period=2008-01-01..2008-12-31].",
        "It was the highest rate since {2016|2016-01-01..2025-12-18}, when it hit [5.2%|5.2 percent; period=2016-01-01..2016-12-31].",
    )),
    Beside("respectively", (
        "Sales in {2023 and 2024|2023-01-01..2024-12-31} were [$5 million|5000000 USD; period=2023-01-01..2023-12-31] and "
        "[$6 million|6000000 USD; period=2024-01-01..2024-12-31], respectively.",
    )),
    Beside("alongside", (
        "Between {2023 and 2024|2023-01-01..2024-12-31} sales rose by [6%|6 percent; period=2024-01-01..2024-12-31], compared with a "
        "[2%|2 percent; kind=change; period=2024-01-01..2024-12-31] increase in rents.",
        "Sales fell [3%|3 percent; period=2024-01-01..2024-12-31] in {2024|2024}, compared with a "
        "[5%|5 percent; period=2023-01-01..2023-12-31] fall in {2023|2023}.",
    )),
    Beside("since", (
        "The toll was [9 deaths|9 count deaths; period=2024-01-01..2024-12-31] in {2024|2024}, up since {2022|2022-01-01..2025-12-18} from "
        "[6 deaths|6 count deaths; period=2022-01-01..2022-12-31] ([2%|2 percent; period=2022-01-01..2022-12-31] of all).",
        "In {2024|2024}, [$27bn|27000000000 USD; period=2024-01-01..2024-12-31] was spent, a decrease of "
        "[2%|2 percent; period=2024-01-01..2024-12-31; base=2022-01-01..2022-12-31] since {2022|2022-01-01..2025-12-18}.",
        "Sales have risen by [2%|2 percent; period=2022-01-01..2025-12-18; base=] since {2022|2022-01-01..2025-12-18}.",
    )),
)  # fmt: skip


def settle_beside(scene: Scene) -> None:
    """Correct the periods and bases of a sentence's quantities where what stands beside them says more than their clause."""
    take_each(scene)
    for k, item in enumerate(scene.items):
        take_bracketed(scene, item, scene.items[:k])
        if item.changes and item.base and (item.period is None or same_days(item.period, item.base)):
            item.period = period_of_end(scene, scene.items[k + 1 :]) or item.period
    for item in scene.items:
        take_since(scene, item)
        take_when(scene, item)
        take_extreme(scene, item)


def take_bracketed(scene: Scene, item: Item, before: Sequence[Item]) -> None:
    """`in 2020 (83 cars)`: a number that opens a bracket takes the time just before it."""
    lower = scene.words.lower
    if (
        before
        and not item.changes
        and lower[before[-1].end : item.start] == [","]
        and lower[before[-1].start - 1] == "("
    ):
        item.period = before[-1].period or item.period  # in 2020 (10 per cent, 83 cars)
        return
    at = next((i for i in range(item.start - 1, max(item.start - 5, scene.start), -1) if lower[i] == "("), -1)
    beside = next((p for p in (*scene.periods, *scene.comparisons) if p.end == at), None)
    if beside is None or (item.start - at > 1 and not item.changes):
        return
    if beside.comparison and before and before[-1].changes and before[-1].unit == item.unit == "percent":
        return  # `1.9% lower than Q1 (0.3% for the old series)`: another change against the same
    measured = next((other for other in reversed(before) if other.origin and same_days(other.period, beside)), None)
    if not item.changes:
        item.period = beside
    elif beside.comparison or measured:
        item.base = beside
        item.period = next(
            (other.period for other in reversed(before) if other is not measured and other.period), item.period
        )
    else:
        item.period = beside


def take_when(scene: Scene, item: Item) -> None:
    """`an improvement from 2008, when it lost $15bn`: the clause is of the time before it, if it has none of its own."""
    lower = scene.words.lower
    for period in (*scene.periods, *scene.comparisons, *scene.rarities):
        at = period.end + (lower[period.end : period.end + 1] == [","])
        if at >= scene.end or lower[at] != "when" or scene.parse.clause_number(at) != item.clause or item.start < at:
            continue
        if item.period not in period.parts and not any(
            at < other.start and scene.parse.clause_number(other.start) == item.clause for other in scene.periods
        ):
            told = began_in(period) if period.relation == "since" else period
            item.period = replace(told, relation="when") if told else item.period


EXTREMES = frozenset("peak high low record close average total level figure reading trough bottom".split())


def take_extreme(scene: Scene, item: Item) -> None:
    """`below the Oct. 6 peak of $9,400`: the number that the extreme comes to is of the time that names it."""
    lower = scene.words.lower
    if lower[item.start - 1] != "of" or lower[item.start - 2] not in EXTREMES:
        return
    named = (p for p in (*scene.periods, *scene.comparisons) if item.start - 4 <= p.end <= item.start - 2)
    item.period = next(named, item.period)


def take_each(scene: Scene) -> None:
    """`in 2017 and 2018 they were 5 and 6, respectively`: the first number is of the first time, and so on."""
    lower = scene.words.lower
    if "respectively" not in lower[scene.start : scene.end] or len(scene.items) < 2:
        return
    run = [item for item in scene.items if item.unit == scene.items[-1].unit]
    if len(run) != len(scene.items) or not are_joined(scene, run):
        return
    listed = sorted((*scene.periods, *scene.comparisons), key=lambda period: period.start)
    times = [p for period in listed for p in (period.parts if is_pair(scene, period) else (period,))]
    for side in (
        [p for p in times if p.end <= run[0].start][-len(run) :],
        [p for p in times if p.start >= run[-1].end],
    ):
        if len(side) == len(run) and are_joined(scene, side):
            for item, period in zip(run, side, strict=True):
                item.period = period
            return


def are_joined(scene: Scene, members: Sequence[Item | Period]) -> bool:
    """Whether nothing but `and` and commas stands between the members of a list."""
    return all(set(scene.words.lower[one.end : two.start]) <= {"and", ","} for one, two in pairwise(members))


def is_pair(scene: Scene, period: Period) -> bool:
    """`2017 and 2018`, not `between` them."""
    return (
        len(period.parts) == 2
        and period.relation != "between"
        and "and" in scene.words.lower[period.start : period.end]
    )


def same_days(one: Period | None, two: Period | None) -> bool:
    return bool(one and two) and (one.first, one.last) == (two.first, two.last)


def period_of_end(scene: Scene, after: Sequence[Item]) -> Period | None:
    """`by two points from 10% in 2011 to 12% in 2021`: the change is of the time of the level that it reached."""
    reached = (
        item for item in after if not item.origin and not item.changes and scene.words.lower[item.start - 1] == "to"
    )
    return next((item.period for item in reached), None) if any(item.origin for item in after) else None


def measure_since(scene: Scene, item: Item, later: Period) -> None:
    """Of a change since a year, with the later period that it is told of, the year is the base.

    Not of one told in the present: `fell on Monday, and are up 5% since May` counts to now.
    """
    since, clause = item.period, scene.parse.clause_at(item.start)
    present = clause is not None and clause.tense == "present" and bool(clause.verbs)
    told = not present and item.changes and item.base is None and since.relation == "since"
    began = began_in(since) if told else None
    running = later.grain in ("day", "hour")  # its advance since January: up to the day told of
    if began and not running and later.first and later.first > since.first:
        item.base, item.period = began, later


def take_since(scene: Scene, item: Item) -> None:
    """`in 2024, a decrease of 2% since 2022`: the sentence's own later time."""
    since = item.period
    if since is None or since.relation != "since":
        return
    earlier = [p for p in scene.periods if p.relation != "since" and p.last and p.end < since.start]
    if earlier and scene.parse.clause_number(earlier[-1].start) >= item.clause - 1:
        measure_since(scene, item, earlier[-1])
