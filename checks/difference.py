"""Difference: amount = now - base, in the levels' own unit; between percentages in points (1 percentage point = 100 basis points).

`rose by 4.3 million barrels to 431.8 million, from 427.5 million`; `a gain of 4.3 percentage points`; `at a discount of $3.86`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from checks.core.moves import judged
from checks.core.pairs import find_bases, find_pairs
from checks.core.reading import (
    centre,
    hold_against,
    read,
    show,
    show_number,
    show_signed,
    show_signed_number,
    signed,
    work_out,
)
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import Mention, Story, is_change, is_level, read_stories, same_measure
from extractors.schema import Claim, Interval

RULE = Rule(
    name="difference",
    formula=(
        "amount = now - base, in the unit of the levels; between percentages in points, 1 percentage point = "
        "100 basis points"
    ),
    reading=(
        "A stated change keeps its sign, but what `improves` may fall. Points and percent never mix. A distance without a direction (a "
        "discount, a gap, what is left) is tied to two levels by its words where they stand side by side, else by fit."
    ),
    blind="Amounts in another unit than their levels, and levels that the text does not set against each other.",
    examples=(
        (
            "Crude inventories rose by 4.3 million barrels to 431.8 million barrels from 427.5 million barrels.",
            "consistent: 431.8 million - 427.5 million = +4,300,000 [4,200,000, 4,400,000]; stated +4.3 million",
        ),
        (
            "The unemployment rate fell 0.3 percentage points to 4.1% from 4.5%.",
            "consistent: 4.1% - 4.5% = -0.4 [-0.5, -0.3]; stated -0.3 points",
        ),
        (
            "The unemployment rate fell 0.3 percentage points to 4.1% from 4.9%.",
            "inconsistent: 4.1% - 4.9% = -0.8 [-0.9, -0.7]; stated -0.3 points",
        ),
        (
            "The margin narrowed by 11 basis points to 2.87%, from 2.98%.",
            "consistent: 2.87% - 2.98% = -0.11 [-0.12, -0.1]; stated -11 basis points",
        ),
        (
            "The participation rate ticked down 0.1 percentage points to 65.3%.",
            "implied: 65.3% + 0.1 points = 65.4 [65.3, 65.5]",
        ),
        (
            "Exports totalled $42.3 billion and imports $38.9 billion, leaving a surplus of $4.4 billion.",
            "inconsistent: $42.3 billion - $38.9 billion = +3,400,000,000 [3,300,000,000, 3,500,000,000]; "
            "stated $4.4 billion",
        ),
        (
            "Net debt stood at €1.94 billion in June. It was €1.72 billion in March, and the increase of €180 million went into stocks.",
            "inconsistent: €1.94 billion - €1.72 billion = +220,000,000 [210,000,000, 230,000,000]; stated +€180 million",
        ),
        (
            "The combined ratio improved by 2.1 percentage points to 83.8%, from 85.9%.",
            "consistent: 85.9% - 83.8% = +2.1 [2, 2.2]; stated +2.1 points",
        ),
        (
            "The school has 2,940 pupils from abroad. That is a loss of 772 from 2024, when it counted 3,612.",
            "inconsistent: 2,940 - 3,612 = -672 [-678, -666]; stated -772",
        ),
        (
            "The campaign has £5.6 million, or 40%, of the £14 million it needs, leaving £9.4 million to find.",
            "inconsistent: £14 million - £5.6 million = +8,400,000 [7,850,000, 8,950,000]; stated £9.4 million",
        ),
        (
            "Full-time posts grew by 55,200 while the number of part-time ones shrank by 13,500. Employers took on 41,700 more people.",
            "consistent: 55,200 - 13,500 = 41,700 [41,699, 41,701]; stated 41,700",
        ),
        ("It lowered its base rate twice, by a quarter-point each time, from 7.0% to 6.5%.",),
        (
            "A deficit of £14.6m is expected, £3.6m worse than the £11m of the plan.",
            "consistent: £11m - £14.6m = -3,600,000 [-4,150,000, -3,050,000]; stated -£3.6m",
        ),
        (
            "Turnout was 61.3%, against 67.8% in 2020, a gap of 6.5 points.",
            "consistent: 67.8% - 61.3% = +6.5 [6.4, 6.6]; stated 6.5 points",
        ),
    ),
)

IN_POINTS = {"percentage_point": Fraction(1), "point": Fraction(1), "basis_point": Fraction(1, 100)}
"""Size of the units in which percentages differ."""

APART = re.compile(
    r"\b(?:leaving|leaves|left|hole|balance|remainder|swing|net)\b[^;.]{0,25}$|"
    r"\b(?:discount|premium|gap|gulf|difference|spread|margin|lead|surplus|deficit|shortfall|gain|improvement)\b[^;.]{0,60}$"
)
"""Words that lead up to a number that is the distance between two others."""

THE_TWO = re.compile(
    r"\b(?:the two|both|them)\b.*\b(?:apart|gap|difference|spread|margin)\b|"
    r"\b(?:gap|difference|spread) between (?:the two|them)\b"
)
"""Words that make a number the distance between what the sentence before gave."""

APART_AFTER = re.compile(
    r"^[\s-]*(?:points?\s+)?(?:apart|more|fewer|less|higher|lower|ahead|behind|short|up on|down on|gap|lead|margin|spread|surplus|deficit|difference)\b"
)
"""The same behind the number: `nearly 2 million bpd apart`."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        tied: set[int] = set()
        for pair in find_pairs(story):
            for change in pair.changes:
                if is_amount(change, pair.now):
                    tied |= {change.index}
                    now, base = pair.now, pair.base
                    if judged(change):  # what improves may fall
                        now, base = sorted((now, base), key=lambda m: m.size, reverse=change.claim.direction == "up")
                    yield relate(now, base, change, pair.certainty)
        for mentions in story.sentences.values():
            yield from _without_base(mentions, tied)
        for mentions in story.sentences.values():
            for relation in _left_over(mentions, tied):
                tied.add(next(m.index for m in mentions if m.claim is relation.first("difference")))
                yield relation
        for mention in story.mentions:
            if mention.index not in tied:
                yield from _the_two(story, mention)
                yield from _the_move(story, mention)


def is_amount(change: Mention, level: Mention) -> bool:
    """Whether a change is stated in a unit in which this level can differ from another."""
    if not is_change(change):
        return False
    if level.claim.unit == "percent":
        return change.claim.unit in IN_POINTS
    bare = change.claim.unit == "count" and not change.claim.item and change.size < 100  # nine more than the 22 hours
    return same_measure(change.claim, level.claim) or bare


def _without_base(mentions: tuple[Mention, ...], tied: set[int]) -> Iterator[Relation]:
    """`ticked down 0.1 percentage points to 65.3 per cent`: the base is implied."""
    for change, level in pairwise(mentions):
        if change.index in tied or not is_level(level) or not is_amount(change, level):
            continue
        if re.fullmatch(r"[^,;]{0,12},?\s*to\s+(?:[a-z]+\s+){0,2}[$£€¥]?", level.lead):
            yield Relation(RULE.name, (Member("now", level.claim), Member("difference", change.claim)), "clause")


def _left_over(mentions: tuple[Mention, ...], tied: set[int]) -> Iterator[Relation]:
    """`exports of $42.3bn and imports of $38.9bn, leaving a surplus of $3.4bn`; `12.4%, against 9.1%, a difference of 3.3 points`."""
    last = mentions[-1].claim.unit
    amounts = mentions if last in IN_POINTS else [m for m in mentions if m.claim.unit == last]
    for one, other, distance in zip(amounts, amounts[1:], amounts[2:], strict=False):
        apart = distance.index not in tied and is_distant(distance, one) and is_distant(distance, other)
        if not apart or not (is_level(one) and is_level(other)) or one.claim.unit != other.claim.unit:
            continue
        if LEAVING.search(distance.lead) or (OUT_OF.search(other.lead) and LEAVING_REST.search(distance.lead)):
            more, less = sorted((one, other), key=lambda m: -m.size)
            yield relate(more, less, distance, "clause")


LEAVING = re.compile(
    r"^[^;.]*,\s*(?:(?:leaving|giving|making|resulting in)\s+(?:\w+\s+){0,2}?)?an?\s+(?:\w+\s+){0,2}"
    r"(?:surplus|deficit|difference|gap|spread|lead|margin)\s+of\s+[$£€¥]?$"
)
LEAVING_REST = re.compile(r"\bleaving\s+(?:only |just |some )?[$£€¥]?$")
OUT_OF = re.compile(r"^\s*,?\s*(?:out\s+)?of\b")
"""Words that make a number what two others just told leave between them."""


def _the_two(story: Story, distance: Mention) -> Iterator[Relation]:
    """`The two are now nearly 2 million bpd apart`: the two levels of the sentence before."""
    if not THE_TWO.search(distance.claim.sentence.lower()):
        return
    bases = find_bases(story)
    two = [m for m in story.before(distance) if is_level(m) and m.index not in bases and is_distant(distance, m)]
    if len(two) == 2:
        more, less = sorted(two, key=lambda m: -centre(m.claim))
        yield relate(more, less, distance, "sentence")


def _the_move(story: Story, change: Mention) -> Iterator[Relation]:
    """`Debt was €1.94bn in June. It was €1.72bn in March, and the increase of €180m ...`: the move between the one level there and the one before."""
    here, before = story.sentences[change.sentence], story.before(change)
    levels = [[m for m in mentions if is_level(m) and m.claim.unit == change.claim.unit] for mentions in (here, before)]
    if not THE_MOVE.search(change.lead) or not is_change(change) or [len(each) for each in levels] != [1, 1]:
        return
    if (
        not WAS.match(here[0].lead)
        or levels[0][0].index > change.index
        or not same_measure(levels[0][0].claim, levels[1][0].claim)
    ):
        return
    later, earlier = sorted((levels[1][0], levels[0][0]), key=lambda m: m.size, reverse=change.claim.direction == "up")
    yield relate(later, earlier, change, "sentence")


THE_MOVE = re.compile(
    r"\bthe (?:\w+ )?(?:increase|rise|gain|growth|fall|drop|decline|decrease|reduction) of\s+[$£€¥]?$"
)
WAS = re.compile(r"^\W*(?:it|they|that|this|which) (?:was|were|had been|stood at)\b")


def relate(now: Mention, base: Mention, difference: Mention, certainty: str) -> Relation:
    members = (Member("now", now.claim), Member("base", base.claim), Member("difference", difference.claim))
    return Relation(RULE.name, members, certainty)


def is_distant(distance: Mention, level: Mention) -> bool:
    if distance.claim.unit in IN_POINTS:
        return level.claim.unit == "percent"
    return distance.claim.unit == level.claim.unit and distance.claim.unit != "percent"


def test(relation: Relation) -> Verdict | None:
    now, base, stated = relation.first("now"), relation.first("base"), relation.first("difference")
    size = IN_POINTS.get(stated.unit, Fraction(1))
    if base is None:
        return _imply_base(now, stated, size)
    by_fit = relation.certainty == "fit"

    def distance(level: int) -> Interval:
        return (read(stated, level) if by_fit or not stated.direction else signed(stated, level)) * size

    def compute(level: int) -> Interval:
        apart = read(now, level) - read(base, level)
        return -apart if not stated.direction and centre(now) < centre(base) else apart

    return hold_against(
        relation,
        distance,
        compute,
        about=stated,
        text=f"{show(now)} - {show(base)}",
        value=centre(now) - centre(base),
        form=show_number if by_fit else show_signed_number,
        shown=show(stated) if by_fit else show_signed(stated),
        unit="percentage_point" if now.unit == "percent" else now.unit,
    )


def _imply_base(now: Claim, stated: Claim, size: Fraction) -> Verdict:
    moved = centre(stated) * size * (-1 if stated.direction == "down" else 1)
    operator = "+" if stated.direction == "down" else "-"
    return work_out(
        "base",
        lambda level: read(now, level) - signed(stated, level) * size,
        (now, stated),
        text=f"{show(now)} {operator} {show(stated)}",
        value=centre(now) - moved,
        period=(stated.base_period_start, stated.base_period_end),
    )
