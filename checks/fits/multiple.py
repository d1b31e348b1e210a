"""Multiple by fit: two levels of which one is a stated number of times the other."""

from __future__ import annotations

from checks.core.fit import Guess, Law, likeliest, odds_of_ratio, of_one_thing
from checks.core.reading import BOUNDED, ROUNDED, centre, read
from checks.core.records import Relation
from checks.core.story import Mention, Story, can_meet, is_level, ratio_ends, same_measure
from checks.core.wholes import is_exact
from checks.multiple import is_multiple, readings_of, relate, test


def _likely(now: Mention, base: Mention, ratio: Mention) -> float:
    """Two levels of one thing at different times, or of two things at one."""
    return of_one_thing(now, base)


def _may_fit(now: Mention, base: Mention, ratio: Mention) -> bool:
    """Whether one level can be so many times the other, before it is worked out."""
    low, high = ratio.ends
    stated = (0, high) if ratio.size < 1 else (low, high + 1)  # more than halved; three times more
    return can_meet(ratio_ends(now, base), stated)


def odds(relation: Relation) -> float:
    """How likely an unrelated multiple meets what the two levels give."""
    now, base = (read(claim, ROUNDED) for claim in relation.claims[:2])
    ratio = relation.first("ratio")
    return odds_of_ratio(readings_of(ratio, BOUNDED)[0], now / base, centre(ratio))


def _is_operand(_: Mention, m: Mention) -> bool:
    return is_exact(m) or (m.claim.unit == "percent" and is_level(m))


LAW = Law(
    relate=lambda now, base, ratio: relate(now, base, ratio, "fit"),
    test=test,
    first=_is_operand,
    second=_is_operand,
    alike=lambda now, base: same_measure(now.claim, base.claim),
    fits=_may_fit,
    likely=_likely,
    odds=odds,
    luck=lambda _, ratio: 0.3 if is_multiple(ratio) else 0,
)


def guess(story: Story, result: Mention) -> list[Guess]:
    """The relation that a number is the result of, by its fit alone."""
    return likeliest(story, result, LAW)
