"""Growth by fit: two levels, or a level and the amount it moved by, that give a stated change in percent."""

from __future__ import annotations

import re
from datetime import date

from checks.core.fit import Guess, Law, likeliest, of_one_thing, width_of
from checks.core.moves import OR_PERCENT, is_percent
from checks.core.reading import ROUNDED, centre, read, signed
from checks.core.records import Member, Relation
from checks.core.story import (
    Mention,
    Story,
    can_meet,
    different_periods,
    is_change,
    ratio_ends,
    same_measure,
    same_period,
)
from checks.core.wholes import is_exact
from checks.growth import DEGREES, RULE, percent_change, sign_of, test
from extractors.schema import Interval


def _likely(now: Mention, base: Mention, change: Mention) -> float:
    """Two levels of one thing at different times, those of the change if it says which."""
    one, other, moved = now.claim, base.claim, change.claim
    times = 2 if different_periods(one, other) else 0.25 if same_period(one, other) else 1.7
    compared = COMPARED.match(change.tail)  # the price was 9.1% higher: than another's, or later
    if one.period_end and other.period_end and one.period_end < other.period_end and not compared:
        times = 0.2
    now_dated = same_day(moved.period_end, one.period_end)
    base_dated = same_day(moved.base_period_end, other.period_end)
    dated = (2 if now_dated else 1) * (10 if base_dated else 1)
    ways = 1 if not one.direction else 6 if one.direction == moved.direction else 0.5
    return times * dated * ways * of_one_thing(now, base)


def same_day(one: date | None, other: date | None) -> bool:
    """Whether both are known and the same."""
    return one is not None and one == other


def _may_fit(now: Mention, base: Mention, change: Mention) -> bool:
    """Whether two levels can be so far apart, before it is worked out."""
    low, high = ratio_ends(now, base)
    sign = sign_of(change.claim)
    stated = sorted(sign * end for end in change.ends)
    return can_meet(((low - 1) * 100, (high - 1) * 100), (stated[0], stated[1]))


def odds(relation: Relation) -> float:
    """How likely an unrelated change in percent meets what the two levels give."""
    now, base, change = (read(claim, ROUNDED) for claim in relation.claims)
    spread = USUAL + abs(centre(relation.first("change")))
    return float((width_of(change) + width_of(percent_change(base, now))) / spread)


COMPARED = re.compile(r"^\s*(?:higher|lower|more|less|fewer|above|below|dearer|cheaper)\b")

USUAL = 60
"""Most changes in the news lie within so many percentage points of one another."""


def _is_amount(change: Mention, level: Mention) -> bool:
    return is_exact(level) and level.claim.unit not in DEGREES


LAW = Law(
    relate=lambda now, base, change: Relation(
        RULE.name, (Member("now", now.claim), Member("base", base.claim), Member("change", change.claim)), "fit"
    ),
    test=test,
    first=_is_amount,
    second=_is_amount,
    alike=lambda now, base: same_measure(now.claim, base.claim),
    fits=_may_fit,
    likely=_likely,
    odds=odds,
    luck=lambda _, change: 0.25 if is_percent(change) and change.claim.direction else 0,
)


def _may_be_moved(now: Mention, amount: Mention, change: Mention) -> bool:
    """Whether an amount can be so many percent of the level that it led to, before it is worked out."""
    before = now.size - sign_of(change.claim) * amount.size
    return before > 0 and change.ends[0] * 0.8 <= 100 * amount.size / before <= change.ends[1] * 1.2


BY_AMOUNT = Law(
    relate=lambda now, amount, change: Relation(
        RULE.name, (Member("now", now.claim), Member("difference", amount.claim), Member("change", change.claim)), "fit"
    ),
    test=test,
    first=_is_amount,
    second=lambda change, m: (
        is_change(m) and m.claim.direction == change.claim.direction and m.claim.unit not in ("percent", "times")
    ),
    alike=lambda now, amount: amount.claim.unit == now.claim.unit and amount.size < now.size,
    fits=_may_be_moved,
    likely=lambda now, amount, change: (
        2 if OR_PERCENT.fullmatch(change.lead) and change.index == amount.index + 1 else 1
    ),
    odds=lambda relation: float(
        (width_of(read(relation.first("change"), ROUNDED)) + width_of(percent_of(relation)))
        / (USUAL + abs(centre(relation.first("change"))))
    ),
    luck=LAW.luck,
)


def percent_of(relation: Relation) -> Interval:
    """The change in percent that an amount and the level which it led to allow."""
    moved = signed(relation.first("difference"), ROUNDED)
    return moved / (read(relation.first("now"), ROUNDED) - moved) * 100


def guess(story: Story, result: Mention) -> list[Guess]:
    """The relation that a number is the result of, by its fit alone."""
    return likeliest(story, result, LAW) or likeliest(story, result, BY_AMOUNT)
