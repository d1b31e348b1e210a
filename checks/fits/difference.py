"""Difference by fit: two levels, or a move up and one down, that lie a stated amount apart."""

from __future__ import annotations

import re
from fractions import Fraction

from checks.core.fit import Guess, Law, likeliest, of_one_thing, width_of
from checks.core.reading import ROUNDED, centre, read
from checks.core.records import Relation
from checks.core.story import Mention, Story, can_meet, is_change, is_level, same_measure, same_period
from checks.difference import APART, APART_AFTER, IN_POINTS, is_distant, relate, test


def _likely(now: Mention, base: Mention, distance: Mention) -> float:
    """What lies apart is of one thing at two times, or of two things at one."""
    times = 0.5 if same_period(now.claim, base.claim) else 1.5
    return times * of_one_thing(now, base)


def _may_lie_apart(one: Mention, other: Mention, distance: Mention) -> bool:
    """Whether two levels can be so far apart, before it is worked out."""
    size = float(IN_POINTS.get(distance.claim.unit, 1))
    stated = (distance.ends[0] * size, distance.ends[1] * size)
    return any(
        can_meet((a.ends[0] - b.ends[1], a.ends[1] - b.ends[0]), stated) for a, b in ((one, other), (other, one))
    )


def odds(relation: Relation) -> float:
    """How likely an unrelated amount meets the distance between the two levels."""
    now, base, stated = relation.claims
    size = IN_POINTS.get(stated.unit, Fraction(1))
    width = width_of(read(stated, ROUNDED)) * size + width_of(read(now, ROUNDED)) + width_of(read(base, ROUNDED))
    return float(width / max(abs(centre(stated)) * size, abs(centre(now)) * 3 / 10))


def _is_operand(distance: Mention, m: Mention) -> bool:
    """A level, or one of the moves up and down that leave a net one."""
    return (is_level(m) or (is_change(m) and m.claim.unit == distance.claim.unit != "percentage_point")) and is_distant(
        distance, m
    )


def _goes_with(now: Mention, base: Mention) -> bool:
    """Two levels of one measure, or a move up and one down."""
    if is_change(now) or is_change(base):
        return now.size > base.size and {now.claim.direction, base.claim.direction} == {"up", "down"}
    return now.size > base.size and same_measure(now.claim, base.claim)


def _luck(_: Story, distance: Mention) -> float:
    """A number that the words make a distance or a move may be one; so may points, of percentages only."""
    if APART.search(distance.lead) or APART_AFTER.search(distance.behind) or THE_REST.search(distance.lead):
        return LUCK
    if is_change(distance) and distance.claim.unit not in ("percent", "times"):
        return LUCK / 2
    return LUCK / UNSAID if is_level(distance) and distance.size >= 100 and distance.claim.unit != "percent" else 0


LUCK = 0.3
"""So few accidents are taken for none."""

UNSAID = 6
"""So much less likely a number is the distance between two others where no word says so."""

THE_REST = re.compile(r"\b(?:remaining|other|rest|remainder|balance)\b[^;.]{0,25}$")
"""Words that lead up to what is left of a total."""


LAW = Law(
    relate=lambda now, base, distance: relate(now, base, distance, "fit"),
    test=test,
    first=_is_operand,
    second=_is_operand,
    alike=_goes_with,
    fits=_may_lie_apart,
    likely=_likely,
    odds=odds,
    luck=_luck,
)


def guess(story: Story, result: Mention) -> list[Guess]:
    """The relation that a number is the result of, by its fit alone; what no word makes a distance is rather a part of a sum."""
    times = LUCK / luck if (luck := _luck(story, result)) else 0
    return [guess._replace(accidents=guess.accidents * times) for guess in likeliest(story, result, LAW)]
