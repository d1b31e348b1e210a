"""Which period each quantity covers, and what it is measured against.

Within a sentence first: the period that follows a number, or opens its clause, or stands elsewhere in it; a number that something is
measured against keeps what follows it to itself. Then from the sentence before: what the text goes on about, as long as it does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from extractors.grammar.clauses import Parse, parse_sentence
from extractors.periods.background import is_coming
from extractors.periods.bases import attach_bases
from extractors.periods.beside import settle_beside
from extractors.periods.record import Period, PeriodsOf
from extractors.periods.scene import Item, Scene, is_revision, possesses, read_scene
from extractors.periods.topics import Topics, is_goal
from extractors.text.sentences import paragraph_numbers
from extractors.text.words import Words, read_words
from extractors.text.zones import article_mask


def assign_periods(
    doc: Doc, quantities: Sequence, movements: Sequence = (), parses: Sequence[Parse] = ()
) -> list[PeriodsOf]:
    """For each quantity, in order of the text, its period and base period.

    `movements` (`extractors.movement.Movement`) and `parses` of the quantities' sentences sharpen the result; without them every
    quantity is read as a level, and sentences are parsed again.
    """
    if not quantities:
        return []
    words = read_words(doc)
    paragraphs = paragraph_numbers(doc)
    topics = Topics(words, paragraphs, opening_of(doc, paragraphs), doc._.publication)
    found: list[PeriodsOf] = [PeriodsOf()] * len(quantities)
    by_start = periods_by_sentence(words, doc._.periods)
    starts = sorted(by_start)
    last = -1
    for start, first, count in sentences_of(words, quantities):
        topics.cross(last, start)
        passed = starts[bisect_right(starts, last) : bisect_left(starts, start)]
        topics.pass_over([(s, by_start[s]) for s in passed])
        parse = parses[first] if parses else parse_sentence(doc, start, words.sentence_end[start])
        movement = movements[first : first + count] if movements else [None] * count
        scene = read_scene(words, parse, quantities[first : first + count], movement, by_start.get(start, ()), first)
        scene.periods = [p for p in scene.periods if not (topics.is_future(p) and is_coming(words.lower, p))]
        attach_periods(scene)
        attach_bases(scene)
        settle_beside(scene)
        topics.carry(scene)
        topics.total(scene)
        topics.learn(scene)
        for item in scene.items:
            found[item.index] = described(item)
        last = start
    return found


def opening_of(doc: Doc, paragraphs: Sequence[int]) -> int:
    """The number of the paragraph that the article begins with, front matter left out."""
    first = article_mask(doc).find(1) if "zones" in doc.spans else 0
    return paragraphs[max(first, 0)]


def sentences_of(words: Words, quantities: Sequence) -> Iterator[tuple[int, int, int]]:
    """(first token of the sentence, number of its first quantity, how many it has)."""
    first = 0
    for k in range(1, len(quantities) + 1):
        start = words.sentence[quantities[first].numeral_start]
        if k == len(quantities) or words.sentence[quantities[k].numeral_start] != start:
            yield start, first, k - first
            first = k


def periods_by_sentence(words: Words, periods: Sequence[Period]) -> dict[int, list[Period]]:
    groups: dict[int, list[Period]] = {}
    for period in periods:
        groups.setdefault(words.sentence[period.start], []).append(period)
    return groups


# Within the sentence


def attach_periods(scene: Scene) -> None:
    """Give each quantity the period that the sentence's own words give it."""
    owned: dict[int, Item] = {}
    for k, period in enumerate(scene.periods):
        owner = owner_of(scene, period)
        if owner is not None and not (is_goal(scene, owner) and period.end <= owner.start):
            owned[k] = owner
            looser = owner.period is not None and owner.period.relation == "since" and period.start >= owner.end
            if owner.period is None or looser or nearness(scene, owner, period) < nearness(scene, owner, owner.period):
                owner.period = period
    for one, two in pairwise(scene.items):
        if one.period is None and two.period is not None and restates(scene, one, two):
            one.period = two.period
    for item in scene.items:
        if item.period is None and not item.attributive and not scene.is_now(item):
            item.period = borrowed(scene, item, owned)


def restates(scene: Scene, one: Item, two: Item) -> bool:
    """`$361 million, or $1.18 a share`; `$361 million ($1.18 a share)`."""
    between = scene.words.lower[one.end : two.start]
    return len(between) <= 3 and ("or" in between or "(" in between)


def nearness(scene: Scene, item: Item, period: Period) -> tuple[int, bool]:
    """How near a period stands to a quantity; of two as near as each other, the one in its clause is nearer."""
    return apart(item, period), scene.parse.clause_number(period.start) != item.clause


def apart(item: Item, period: Period) -> int:
    """Tokens between a quantity and a period."""
    return max(period.start - item.end, item.start - period.end)


def owner_of(scene: Scene, period: Period) -> Item | None:
    """The quantity that a period belongs to first: after a possessive the one that follows, else the nearest before it."""
    lower = scene.words.lower
    after = scene.item_after(period.end)
    before = scene.item_before(period.start)
    named = after and 0 <= after.origin_at < period.start and (before is None or before.end <= after.origin_at)
    if possesses(scene, period) or named:
        return after
    if after is not None and (in_bracket(scene, period, after) or is_of_move(scene, period, after)):
        return after
    if (aside := scene.asides.get(period.start)) is not None:
        inside = (item for item in (before, after) if item and in_aside(scene, item, aside))
        return next(inside, None)
    if before is None or fronted(scene, period) or scene.parted(before.end, period.start):
        deadline = after and is_deadline_of(scene, period, after)
        listed = after and not fronted(scene, period) and (deadline or scene.parted(period.end, after.start))
        number = scene.parse.clause_number(period.start)
        relative = (
            bool(after and scene.parse.clauses) and scene.parse.clauses[number].relative and after.clause != number
        )
        return after if after and not after.origin and not listed and not relative else None
    between = lower[before.end : period.start]
    if lower[period.end : period.end + 1] == [","] and after:
        listed = before.period is not None and "and" in between and after.start - period.end <= 1
        if listed or ("," in between and opens_clause(scene, period)):
            return after  # by 2002 to 6% and in 2012, 7%
    return before if holds_beyond(scene, before, period) and not before.attributive else None


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
    if tells_apart(scene, item, number) or (caused and period.grain not in ("day", "hour")):
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


MOVES = frozenset("loss losses gain gains advance rise fall decline increase drop rally slide".split())


def in_aside(scene: Scene, item: Item, aside: tuple[int, int]) -> bool:
    """Whether a quantity stands in the aside, or is what the aside is about: `a poll of 300 people, conducted in May,`."""
    described = item.end == aside[0] and not item.changes and scene.words.lower[aside[0] + 1] != "having"
    return aside[0] < item.start < aside[1] or described


def is_present_state(scene: Scene, item: Item) -> bool:
    """`runs 30 ships, and has bought no more since it was floated in 2006`: what is so now is not counted since a time."""
    clause = scene.parse.clauses[item.clause] if scene.parse.clauses else None
    if clause is None or item.changes:
        return False
    return clause.tense == "present" and "have" not in clause.verbs[:-1] and bool(clause.verbs)


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


def borrowed(scene: Scene, item: Item, owned: dict[int, Item]) -> Period | None:
    """The period of the sentence that extends to a quantity with none of its own."""
    if item.origin:
        return None if not is_revision(scene, item) else next((p for p in scene.periods if p.end <= item.start), None)
    near = []
    for k, period in enumerate(scene.periods):
        owner = owned.get(k)
        if owner is not None and owner.origin and owner is not item:
            continue
        if reaches(scene, item, period, owner):
            distance = min(abs(item.start - period.end), abs(period.start - item.end))
            same = scene.parse.clause_number(period.start) == item.clause
            near.append((not same, not fronted(scene, period), distance, k))
    return scene.periods[min(near)[3]] if near else None


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
    if before:
        return clause.tense != "modal" or scene.parse.clauses[there].tense == "modal"
    if (began(scene, other.start) and period.relation != "since") or tells_apart(scene, item, there):
        return False
    if period.grain in ("day", "hour") and not item.changes and clause.tense == "past" and is_event(scene, other.start):
        return True
    return one.verb not in INTRODUCING and not other.relative and not is_subordinate(scene, other.start)


def is_event(scene: Scene, start: int) -> bool:
    """`six people died when two trains collided on Sunday`: what happened in the clause that begins at `start` dates the rest."""
    return not {"when", "after"}.isdisjoint(scene.words.lower[start : start + 2])


def tells_apart(scene: Scene, item: Item, number: int) -> bool:
    """`fell 2% but are up 31% for the year`: what happened is not of the stretch that a later clause in the present looks at."""
    one, other = scene.parse.clauses[item.clause], scene.parse.clauses[number]
    if not one.verbs or not other.verbs or number <= item.clause or other.relative:
        return False
    return one.tense == "past" and other.tense == "present" and "have" not in other.verbs[:-1]


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
        and lower[opening + 1] in ("that", "which", "who", "whose")
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


CAUSING = frozenset({"after", "because", "although", "though"})
SUBORDINATING = frozenset({"after", "because", "as", "although", "though", "while", "whereas"})
GOALS = frozenset("wants aims plans hopes expects seeks targets intends pledges".split())


def stands_now(scene: Scene, item: Item, period: Period) -> bool:
    """`has 19 vans and wants 28 by 2030`, `runs 30 ships and will buy two in May`: the first is so now, whatever another verb says."""
    clause = scene.parse.clause_at(item.start)
    deadline = period.relation in ("by", "until") and period.first is None
    present = clause is not None and clause.tense == "present" and "have" not in clause.verbs[:-1]
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


INTRODUCING = frozenset({"say", "report", "note", "expect", "show", "estimate", "announce", "tell", "explain", "find"})


SPEAKING = frozenset({"report", "say", "note", "expect", "cite"})
FORESEEING = frozenset({"expect", "plan", "anticipate", "intend"})


def is_speaker(scene: Scene, item: Item, period: Period) -> bool:
    """`Two contacts report weakness in the summer`: those who speak are counted whenever, unless `contacts asked in May` do."""
    clause = scene.parse.clauses[item.clause] if scene.parse.clauses and not item.changes else None
    speaking = FORESEEING if item.kind == "share" else SPEAKING | FORESEEING
    if clause is None or clause.verb not in speaking or clause.passive:
        return False
    elsewhere = scene.parse.clause_number(period.start) != item.clause
    return item.end <= clause.verb_start and (elsewhere or clause.verb_start < period.end)


def described(item: Item) -> PeriodsOf:
    period, base = item.period, item.base if item.changes else None
    if period and base and (period.first, period.last) == (base.first, base.last):
        same_day = period.grain in ("day", "hour")  # at 4 p.m., up on the morning: the day itself has no other
        period, base = (period, None) if same_day else (None, base)
    return PeriodsOf(
        words_of(period) if period else "",
        period.first if period else None,
        period.last if period else None,
        base.text if base else "",
        base.first if base else None,
        base.last if base else None,
    )


SPOKEN = {"as_of": "as of", "through": "through", "since": "since", "by": "by", "until": "until"}


def words_of(period: Period) -> str:
    """The period's words, with the preposition that changes its meaning."""
    relation = SPOKEN.get(period.relation, "")
    return f"{relation} {period.text}".strip()
