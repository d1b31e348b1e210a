"""What ties numbers that no words tie: that they fit too well for chance.

147,390 is 38,214 + 18,240 + 20,675 + 70,261 to the last digit, which is no accident. Round numbers fit by accident all the time. So
of the pairs of numbers that a third one may be worked out of, the likeliest that fits is taken where hardly any would fit by chance:
those near by, on the same topic and of the right periods are likelier than others, and count for more tries. Such a tie can confirm,
never contradict.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from checks.core.records import Relation, Verdict
from checks.core.story import (
    NEAR,
    Mention,
    Story,
    different_periods,
    different_places,
    same_period,
    stems,
)
from extractors.schema import Claim, Interval

SPREAD = 5
"""Numbers of an article that have nothing to do with one another differ by factors up to about e to this."""


class Guess(NamedTuple):
    """A relation, and how many as likely ones would fit by chance."""

    relation: Relation
    accidents: float


class Law(NamedTuple):
    """How a number is worked out of two others.

    `first` and `second` say whether a number can be the one or the other operand, `alike` whether the two go together; `fits` whether their
    sizes can give the result, before it is worked out; `likely` how much likelier than others the pair is; `odds` how likely an
    unrelated result meets theirs; `luck` how many accidents are few enough.
    """

    relate: Callable[[Mention, Mention, Mention], Relation]
    test: Callable[[Relation], Verdict | None]
    first: Callable[[Mention, Mention], bool]
    second: Callable[[Mention, Mention], bool]
    alike: Callable[[Mention, Mention], bool]
    fits: Callable[[Mention, Mention, Mention], bool]
    likely: Callable[[Mention, Mention, Mention], float]
    odds: Callable[[Relation], float]
    luck: Callable[[Story, Mention], float]


def likeliest(story: Story, result: Mention, law: Law) -> list[Guess]:
    """The relation in which a number is the result of two others, if one fits and chance does not explain it."""
    luck = law.luck(story, result)
    if not luck:
        return []
    pool = weighed(story, result)
    firsts = [(m, weight) for m, weight in pool if law.first(result, m)]
    seconds = [(m, weight) for m, weight in pool if law.second(result, m)]
    total, fitting = UNTOLD, []
    for one, one_weight in firsts:
        for other, other_weight in seconds:
            if one is not other and law.alike(one, other):
                weight = one_weight * other_weight * law.likely(one, other, result) * together(one, other)
                total += weight
                if law.fits(one, other, result):
                    fitting.append((weight, one, other))
    for weight, one, other in sorted(fitting, key=lambda each: -each[0]):
        relation = law.relate(one, other, result)
        verdict = law.test(relation)
        if verdict is not None and verdict.verdict == "consistent":
            accidents = law.odds(relation) * total / weight
            return [Guess(relation, accidents)] if accidents < luck else []
    return []


def weighed(story: Story, result: Mention) -> list[tuple[Mention, float]]:
    """The numbers around a result with their plausibility: worked out once for all laws."""
    known = story.found.get("weighed")
    if known is None or known[0] is not result:
        known = story.found["weighed"] = (result, [(m, plausibility(story, result, m)) for m in around(story, result)])
    return known[1]


UNTOLD = 10.0
"""How likely it is that an article does not tell the operands, on the scale of the weights of pairs: as one pair on topic in the sentence of the result."""


def around(story: Story, result: Mention) -> Sequence[Mention]:
    """The other numbers that are near enough, those that open the article among them."""
    first = max(0, result.index - NEAR)
    near = [m for m in story.mentions[first : result.index + NEAR] if m is not result]
    return [*story.mentions[: min(OPENING, first)], *near]


OPENING = 4
"""So many numbers at the head of an article are what it comes back to."""


def plausibility(story: Story, result: Mention, operand: Mention) -> float:
    """How likely a number is an operand of another, compared with any number of its sentence: by distance and topic.

    These weights, and those of pairs, are rounded from a conditional logit model of some 170 relations of made-up articles.
    """
    gap = result.sentence - operand.sentence
    weight = AHEAD[min(-gap, len(AHEAD)) - 1] if gap < 0 else BACK[min(gap, len(BACK) - 1)]
    weight *= ON_TOPIC[min(2, len(operand.around & result.around))]
    weight *= (8 if operand.index < OPENING else 1) * (1.4 if leads(story, operand) else 1)
    return weight * BESIDE.get(abs(result.index - operand.index), 1) if gap == 0 else weight


BACK = (1.0, 0.6, 0.25, 0.06)
AHEAD = (0.12, 0.015)
"""By how many sentences a number stands before the result, or behind it."""

ON_TOPIC = (0.4, 1.2, 2.0)
"""By how many stems an operand's topic shares with the result's."""

BESIDE = {1: 6, 2: 2}
"""By how many numbers an operand stands from the result within its sentence."""


def together(one: Mention, other: Mention) -> float:
    """Two numbers that are told side by side are likelier than others to be taken together."""
    if one.sentence != other.sentence:
        return 1
    return 4 if abs(one.index - other.index) == 1 else 1.3


def leads(story: Story, mention: Mention) -> bool:
    """Whether a number is the largest of its measure in the article: the total that others are parts of."""
    if "leading" not in story.found:
        largest: dict[tuple[str, str], Mention] = {}
        for m in story.mentions:
            key = (m.claim.unit, m.claim.per)
            if key not in largest or m.size > largest[key].size:
                largest[key] = m
        story.found["leading"] = frozenset(m.index for m in largest.values())
    return mention.index in story.found["leading"]


def in_one_time(one: Claim, other: Claim) -> float:
    """How much likelier two numbers of one time and place belong together than others."""
    times = 4 if same_period(one, other) else 0.4 if different_periods(one, other) else 0.7
    return times * (0.8 if different_places(one, other) else 1)


def of_one_thing(one: Mention, other: Mention) -> float:
    """How much likelier two numbers on one topic are set against one another than others; two counts of other things hardly are."""
    items = stems(one.claim.item), stems(other.claim.item)
    if all(items) and not items[0] & items[1]:
        return 0.5
    return (1.6 if one.around & other.around else 1) * (0.7 if one.claim.per != other.claim.per else 1)


def odds_of_ratio(stated: Interval, computed: Interval, size: Fraction) -> float:
    """How likely an unrelated factor of this size falls into the stated interval, or as near."""
    return float((width_of(stated) + width_of(computed)) / abs(size)) / SPREAD if size else 1.0


def smallest_step(claim: Claim) -> Fraction:
    """A whole number is no finer than 1, however exact."""
    return Fraction(1) if claim.value is not None and Fraction(claim.value).denominator == 1 else Fraction(0)


def width_of(interval: Interval) -> Fraction:
    return interval.high - interval.low if interval.bounded else Fraction(10**30)
