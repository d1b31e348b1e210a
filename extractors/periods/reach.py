"""How far a time of a sentence reaches: which of the quantities before and after it can be of it.

What stands between the two parts them: a clause in another tense, a cause, a condition, a plan, a colon; brackets and asides keep theirs.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.periods.carrying import is_goal
from extractors.periods.record import Period
from extractors.periods.scene import Item, Scene

MOVES = frozenset("loss losses gain gains advance rise fall decline increase drop rally slide".split())
CAUSING = frozenset({"after", "because", "although", "though"})
SUBORDINATING = frozenset({"after", "because", "as", "although", "though", "while", "whereas"})
GOALS = frozenset("wants aims plans hopes expects seeks targets intends pledges".split())
INTRODUCING = frozenset({"say", "report", "note", "expect", "show", "estimate", "announce", "tell", "explain", "find"})
SPEAKING = frozenset({"report", "say", "note", "expect", "cite"})
FORESEEING = frozenset({"expect", "plan", "anticipate", "intend"})


def is_deadline_of(scene: Scene, period: Period, item: Item) -> bool:
    """`it will close by March, an airline plans to furlough 110`: a deadline of another clause than the quantity's."""
    clause = scene.parse.clause_at(period.start)
    other = clause is not None and scene.parse.clause_number(period.start) != item.clause
    return other and clause.tense == "modal" and period.relation in ("by", "until")


def holds_beyond(scene: Scene, item: Item, period: Period) -> bool:
    """Whether a period after a quantity can be its own: not where its clause is about something to come, or the quantity speaks in it."""
    number = scene.parse.clause_number(period.start)
    if (
        item.kind == "rank"
        and number != item.clause
        and scene.parse.clauses
        and scene.parse.clauses[item.clause].tense != "past"
    ):
        return False  # which is the third largest, signed it on June 15
    if number == item.clause or not scene.parse.clauses:
        return not is_speaker(scene, item, period) and not apart_from(scene, item, period)
    if period.relation == "since" and is_present_state(scene, item):
        return False
    if apart_from(scene, item, period) or is_condition(scene, number) or scene.parse.clauses[item.clause].relative:
        return False  # the rule, that 95% be seen, was last met in May
    clause = scene.parse.clauses[number]
    if clause.tense == "modal" and period.relation in ("by", "until"):
        return False
    if began(scene, clause.start) and period.relation != "since":
        return False  # has 30 ships since it was floated in May
    following = scene.item_after(period.end)
    if following is not None and following.clause == number and is_subordinate(scene, clause.start):
        return False
    caused = not CAUSING.isdisjoint(scene.words.lower[clause.start : clause.start + 2]) and number > item.clause
    if (
        tells_apart(scene, item, number)
        or is_told_after(scene, number, item)
        or (caused and period.grain not in ("day", "hour"))
    ):
        return False  # was fined $5,000 after a man died in 2019
    return not (clause.relative and clause.tense != "past") and not is_speaker(scene, item, period)


def in_bracket(scene: Scene, period: Period, item: Item) -> bool:
    """`costs of $1.92 (June quarter: $1.85)`: the time that opens a bracket is of the number in it."""
    lower = scene.words.lower
    return lower[period.start - 1] == "(" and period.end <= item.start and ")" not in lower[period.end : item.start]


def is_of_move(scene: Scene, period: Period, item: Item) -> bool:
    """`bringing its loss since May to 25%`: the stretch is that of the move, and so of the number it has come to."""
    lower, at = scene.words.lower, period.start - 1
    at -= lower[at] in ("the", "its")
    moved = period.relation == "since" and lower[at] == "since" and lower[at - 1] in MOVES
    return moved and "to" in lower[period.end : item.start] and item.start >= period.end


def in_aside(scene: Scene, item: Item, aside: tuple[int, int]) -> bool:
    """Whether a quantity stands in the aside, or is what the aside is about: `a poll of 300 people, conducted in May,`."""
    described = item.end == aside[0] and not item.changes and scene.words.lower[aside[0] + 1] != "having"
    return aside[0] < item.start < aside[1] or described


def is_present_state(scene: Scene, item: Item) -> bool:
    """`runs 30 ships, and has bought no more since it was floated in 2006`: what is so now is not counted since a time."""
    clause = scene.parse.clauses[item.clause] if scene.parse.clauses else None
    if clause is None or item.changes:
        return False
    return clause.tense == "present" and not clause.perfect and bool(clause.verbs)


def fronted(scene: Scene, period: Period) -> bool:
    """Whether a period opens its clause: `In November, sales rose`."""
    clause = scene.parse.clause_at(period.start)
    before = scene.item_before(period.start)
    if clause is None:
        return period.start - scene.start <= 3 and before is None
    if before is not None and before.changes and before.unit == "times" and before.start >= clause.start:
        return False  # sales tripled last year: the number is the verb
    shared = clause.subject_start < clause.start
    return period.start - clause.start <= 4 and (
        clause.subject_start >= period.end or (shared and period.end <= clause.verb_start)
    )


def opens_clause(scene: Scene, period: Period) -> bool:
    clause = scene.parse.clause_at(period.start)
    return clause is not None and period.start - clause.start <= 4


def reaches(scene: Scene, item: Item, period: Period, owner: Item | None) -> bool:
    """Whether a period can hold for a quantity elsewhere in its sentence."""
    there = scene.parse.clause_number(period.start)
    before = period.end <= item.start
    if there != item.clause and scene.parse.clauses and is_condition(scene, there):
        return False
    aside = scene.asides.get(period.start)
    if aside and not in_aside(scene, item, aside):
        return False
    if not before and (apart_from(scene, item, period) or (owner is not item and stands_now(scene, item, period))):
        return False
    front = fronted(scene, period)
    if (
        (front and not before)
        or (item.kind == "rank" and not front and owner is not item)
        or (is_goal(scene, item) and not front)
    ):
        return False
    if period.relation == "since" and not before and owner is not item and keeps_since(scene, item, owner):
        return False
    if (
        owner is not None
        and owner is not item
        and (in_bracket(scene, period, owner) or is_of_move(scene, period, owner))
    ):
        return False
    if scene.set_off(item) and not scene.set_off(period):
        return False
    if before and there != item.clause and scene.parse.clauses[there].relative:
        return False  # shares, which fell in May, rose 4%
    if before and not front and is_deadline_of(scene, period, item):
        return False
    if scene.parted(min(period.start, item.start), max(period.end, item.end)):
        alone = (
            not any(p.start > period.end for p in scene.periods)
            and scene.parse.clauses[item.clause].tense == "past"
            and scene.words.lower[scene.start : scene.end].count(";") == 1
        )
        return before and (front or alone)
    if there == item.clause:
        return before or not is_speaker(scene, item, period)
    one, other = scene.parse.clauses[min(there, item.clause)], scene.parse.clauses[max(there, item.clause)]
    clause = scene.parse.clauses[item.clause]
    if before and is_speaker(scene, item, period):
        return front
    if before and not front and is_told_before(scene, there, item):
        return False
    if before:
        return clause.tense != "modal" or scene.parse.clauses[there].tense == "modal"
    if (began(scene, other.start) and period.relation != "since") or tells_apart(scene, item, there):
        return False
    if is_told_after(scene, there, item):
        return False
    if period.grain in ("day", "hour") and not item.changes and clause.tense == "past" and is_event(scene, other.start):
        return True
    return one.verb not in INTRODUCING and not other.relative and not is_subordinate(scene, other.start)


def is_told_before(scene: Scene, number: int, item: Item) -> bool:
    """`Holm, who paid 80 for it in 2017, has converted 55`: what was, then what has been done by now or is so now."""
    one, other = scene.parse.clauses[number], scene.parse.clauses[item.clause]
    return one.tense == "past" and other.tense == "present" and bool(other.verbs) and not item.changes


def is_told_after(scene: Scene, number: int, item: Item) -> bool:
    """`has gone to 2,870, and it cost $9 million last year`: what has been done by now, then what was."""
    one, other = scene.parse.clauses[item.clause], scene.parse.clauses[number]
    joined = not {"and", "but"}.isdisjoint(scene.words.lower[item.end : other.verb_start])
    return joined and one.tense == "present" and bool(one.verbs) and other.tense == "past"


def is_event(scene: Scene, start: int) -> bool:
    """`six people died when two trains collided on Sunday`: what happened in the clause that begins at `start` dates the rest."""
    return not {"when", "after"}.isdisjoint(scene.words.lower[start : start + 2])


def tells_apart(scene: Scene, item: Item, number: int) -> bool:
    """`fell 2% but are up 31% for the year`: what happened is not of the stretch that a later clause in the present looks at."""
    one, other = scene.parse.clauses[item.clause], scene.parse.clauses[number]
    if not one.verbs or not other.verbs or number <= item.clause or other.relative:
        return False
    return one.tense == "past" and other.tense == "present" and not other.perfect


def apart_from(scene: Scene, item: Item, period: Period) -> bool:
    """Whether what comes between a quantity and a later period parts them: a colon, or a plan (`a $2bn bridge, due to open in 2032`)."""
    between = scene.words.lower[item.end : period.start]
    planned = any(
        one == "," and two in ("due", "scheduled", "slated", "set") and three == "to"
        for one, two, three in zip(between, between[1:], between[2:], strict=False)
    )
    payable = any(one == "," and two == "payable" for one, two in pairwise(between))
    return planned or payable or ":" in between or is_enclosed(scene, item, period)


def is_enclosed(scene: Scene, item: Item, period: Period) -> bool:
    """`the rule, that 95% of trains be on time, was last met in 2016`: the number stands between the commas of a clause of its own."""
    lower = scene.words.lower
    opening = next((i for i in range(item.start - 1, max(item.start - 14, scene.start), -1) if lower[i] == ","), -1)
    return (
        opening >= 0
        and lower[opening + 1] in ("that", "which", "who", "whose", "where")
        and "," in lower[item.end : period.start]
    )


def began(scene: Scene, start: int) -> bool:
    """Whether a clause says since when: `cut off since the storm came ashore on Tuesday`."""
    return "since" in scene.words.lower[start : start + 2]


def is_subordinate(scene: Scene, start: int) -> bool:
    """`climbed 6% after it raised its forecast for 2026 to 5%`: the time of what came before is none of the main clause's."""
    return not SUBORDINATING.isdisjoint(scene.words.lower[start : start + 2])


def keeps_since(scene: Scene, item: Item, owner: Item | None) -> bool:
    """Whether a stretch since a time stays with the change that owns it, or has no part in a state of now."""
    return bool(owner and owner.changes) or is_present_state(scene, item)


def stands_now(scene: Scene, item: Item, period: Period) -> bool:
    """`has 19 vans and wants 28 by 2030`, `runs 30 ships and will buy two in May`: the first is so now, whatever another verb says."""
    clause = scene.parse.clause_at(item.start)
    deadline = period.relation in ("by", "until") and period.first is None
    present = clause is not None and clause.tense == "present" and not clause.perfect
    if clause is None or item.changes or clause.tense == "modal" or not (present or deadline):
        return False
    other = scene.parse.clause_number(period.start) != item.clause
    return other or not GOALS.isdisjoint(scene.words.lower[item.end : period.start])


def is_condition(scene: Scene, clause: int) -> bool:
    """`would win 31% if it were held today`: the time of the condition is none of what follows from it."""
    start = scene.parse.clauses[clause].start
    return scene.words.lower[start] == "if" or (
        scene.words.lower[start] == "," and scene.words.lower[start + 1] == "if"
    )


def is_speaker(scene: Scene, item: Item, period: Period) -> bool:
    """`Two contacts report weakness in the summer`: those who speak are counted whenever, unless `contacts asked in May` do."""
    clause = scene.parse.clauses[item.clause] if scene.parse.clauses and not item.changes else None
    speaking = FORESEEING if item.kind == "share" else SPEAKING | FORESEEING
    if clause is None or clause.verb not in speaking or clause.passive:
        return False
    elsewhere = scene.parse.clause_number(period.start) != item.clause
    return item.end <= clause.verb_start and (elsewhere or clause.verb_start < period.end)
