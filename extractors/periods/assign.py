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
from extractors.periods.carrying import is_goal
from extractors.periods.placing import read_scene
from extractors.periods.reach import (
    fronted,
    holds_beyond,
    in_aside,
    in_bracket,
    is_deadline_of,
    is_of_move,
    opens_clause,
    reaches,
)
from extractors.periods.record import Period, PeriodsOf
from extractors.periods.scene import Item, Scene, is_revision, possesses
from extractors.periods.topics import Topics
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
    if between == ["to"] and not one.changes and scene.words.lower[one.start - 1] != "from":
        return True  # voted 31 to 22 on Tuesday
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


def borrowed(scene: Scene, item: Item, owned: dict[int, Item]) -> Period | None:
    """The period of the sentence that extends to a quantity with none of its own."""
    if item.origin:
        if not is_revision(scene, item) or is_goal(scene, item):
            return None
        return next((p for p in scene.periods if p.end <= item.start), None)
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
