"""Which quantities are what something is measured against: `up from 12,231`, `than July's 3.57 million`, `against 6% for its rival`."""

from __future__ import annotations

from extractors.periods.relations import CHANGES
from extractors.periods.scene import POSSESSIVE, Item, Scene

COMPARED = frozenset({"compared", "comparison", "relative"})
GAINS = frozenset("improvement increase rise gain up advance ahead higher lower below above short shy".split())
STOPS = frozenset(
    {
        ",",
        ";",
        ":",
        "to",
        "at",
        "by",
        "(",
        ")",
        "—",
        "–",
        "and",
        "but",
        "was",
        "were",
        "is",
        "are",
        "had",
        "have",
        "has",
    }
)
FORESEEN = frozenset(
    "expected predicted forecast forecasts expectation expectations estimate estimates consensus projection projections".split()
)
"""A number set against one of these is of the same time: `against forecasts of a fall of 3%`."""


def find_origin(scene: Scene, item: Item, is_range: bool) -> int:
    """The word that makes a quantity a level that something is measured against, else -1: `up from 12,231`, `than July's 3.57 million`."""
    lower = scene.words.lower
    if lower[item.start - 1] in POSSESSIVE and lower[max(item.start - 3, 0)] in ("from", "than"):
        item.kind = "level"
        return item.start - 3
    if (at := find_aside(scene, item)) >= 0:
        return at
    if is_range:
        return -1
    before = scene.item_before(item.start)
    limit = max(before.end if before else scene.start, item.start - 8)
    for i in range(item.start - 1, limit - 1, -1):
        word = lower[i]
        if word == "from":
            began = any(p.relation == "since" and p.end == i for p in scene.periods)  # a fall since 2007 from 61
            told = (*scene.periods, *scene.comparisons) if lower[i - 1] == "," else ()
            began = began or any(p.start == item.end for p in told)  # it takes 21 days, from 17 last autumn
            return i if (moves(scene, item, i) or began) and not item.changes else -1
        compared = word in ("than", "against", "versus", "vs", "vs.")
        if compared or (word in ("with", "to") and lower[i - 1] in COMPARED):
            after = (
                lower[item.end : item.end + 8]
                if lower[item.end : item.end + 1] == ["that"]
                else lower[item.end : item.end + 1]
            )
            foreseen = not FORESEEN.isdisjoint((*lower[i + 1 : item.start], *after))
            return -1 if foreseen or is_alongside(scene, item) or is_of_time(scene, item, i) else i
        if word in ("over", "of") and lower[i - 1] in GAINS and not item.changes:
            return i
        if word in STOPS:
            break
    if before is not None and before.unit == "times" and lower[before.end : item.start] in (["the"], ["that", "of"]):
        return before.end  # double the 554 of 2010
    if before is not None and before.origin and is_joined(scene, before, item):
        return before.origin_at
    came = "from" in item.cues and not item.changes and lower[item.start - 1] != "to"  # fell from May to 900
    return item.start if came else -1


def is_of_time(scene: Scene, item: Item, at: int) -> bool:
    """`Compared with a year earlier it grew 1.4%`: the time is what is compared with; the number comes after a verb."""
    named = next((p for p in scene.comparisons if at < p.start and p.end <= item.start), None)
    between = scene.parse.tags[named.end - scene.start : item.start - scene.start] if named else ""
    return not set(between).isdisjoint("VXL")


def is_alongside(scene: Scene, item: Item) -> bool:
    """`rose 60%, compared with a 26% increase in the number of women`: a change of something else, with no time of its own."""
    following = scene.words.lower[item.end : min(item.end + 4, scene.end)]
    timed = any(item.end <= p.start for p in (*scene.periods, *scene.comparisons))
    return item.changes and not timed and bool({"in", "for", "by", "among"} & set(following))


def is_joined(scene: Scene, before: Item, item: Item) -> bool:
    """`versus $980m, or $2.75 a share`; `from 9.4 million (16 per cent)`; `versus a loss of $450m in the second quarter and a profit of $300m a year ago`."""
    between = scene.words.lower[before.end : item.start]
    if "or" in between:
        return len(between) <= 3
    if between == ["("]:
        return not item.changes
    tags = scene.parse.tags[before.end - scene.start : item.start - scene.start]
    return "and" in between and len(between) <= 9 and before.clause == item.clause and not set(tags) & set("VXLS;")


def find_aside(scene: Scene, item: Item) -> int:
    """`gained 0.2% after falling 0.1% in October`: what went before keeps its period to itself."""
    lower = scene.words.lower
    for i in range(item.start - 1, max(item.start - 7, scene.start), -1):
        if lower[i] in ("after", "following"):
            return i
        if lower[i] in STOPS and lower[i] != "by":
            break
    return -1


def moves(scene: Scene, item: Item, at: int) -> bool:
    """Whether `from` tells of a move: after a word of change, or before `to` and another number; not `reports from 88 schools`."""
    lower = scene.words.lower
    after = scene.item_after(item.end)
    return bool(CHANGES & set(lower[scene.start : at])) or (after is not None and "to" in lower[item.end : after.start])
