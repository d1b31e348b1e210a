"""Average by fit: a total and a count, or a total and the months of its period, that give a number which the words make a mean."""

from __future__ import annotations

import re
from fractions import Fraction

from checks.average import APIECE, RULE, is_count, is_counted, is_total, per_many, relate, test, units_of_time
from checks.core.fit import Guess, Law, in_one_time, likeliest, odds_of_ratio, weighed
from checks.core.reading import ROUNDED, centre, read
from checks.core.records import Member, Relation
from checks.core.story import Mention, Story, can_meet, is_level, per_of, ratio_ends
from checks.core.wholes import is_exact
from extractors.schema import Interval


def _is_mean(mean: Mention) -> bool:
    """Whether the words make a number one of an average, or of each."""
    return is_level(mean) and bool(per_of(mean) or APIECE.match(mean.tail) or MEAN.search(mean.claim.sentence.lower()))


MEAN = re.compile(r"\b(?:average|averag\w+|mean|apiece|each|typical)\b")


def _likely(total: Mention, count: Mention, mean: Mention) -> float:
    """The total and what shares it are of one time, and the count is of what the average is per."""
    counted = 2 if per_of(mean) and is_counted(count, per_of(mean)) else 1
    return in_one_time(total.claim, count.claim) * counted


def odds(relation: Relation) -> float:
    """How likely an unrelated average meets what the total and the count give."""
    total, count, mean = (read(claim, ROUNDED) for claim in relation.claims)
    return odds_of_ratio(mean, total / count, centre(relation.first("average")))


LAW = Law(
    relate=lambda total, count, mean: relate(total, count, mean, "fit"),
    test=test,
    first=is_total,
    second=is_count,
    alike=lambda total, count: total is not count,
    fits=lambda total, count, mean: (
        can_meet(ratio_ends(total, count), mean.ends) or total.claim.unit != mean.claim.unit
    ),
    likely=_likely,
    odds=odds,
    luck=lambda _, mean: LUCK if _is_mean(mean) else 0,
)


def _is_of_rate(mean: Mention, m: Mention) -> bool:
    """`171 deaths` and `71,260 births`: what a rate is worked out of is of its unit."""
    return is_exact(m) and m.claim.unit == mean.claim.unit and not m.claim.per


RATE = Law(
    relate=lambda total, count, mean: relate(total, count, mean, "fit", Fraction(per_many(mean))),
    test=test,
    first=_is_of_rate,
    second=_is_of_rate,
    alike=lambda total, count: total is not count,
    fits=lambda total, count, mean: can_meet(
        ratio_ends(total, count), tuple(end / per_many(mean) for end in mean.ends)
    ),
    likely=lambda total, count, mean: in_one_time(total.claim, count.claim),
    odds=lambda relation: odds_of_ratio(
        read(relation.first("average"), ROUNDED),
        read(relation.first("total"), ROUNDED) / read(relation.first("count"), ROUNDED) * relation.factor,
        centre(relation.first("average")),
    ),
    luck=lambda _, mean: LUCK,
)


def guess(story: Story, result: Mention) -> list[Guess]:
    """The relation that a number is the result of, by its fit alone: a total by a count, or by the days or months of its period."""
    return likeliest(story, result, RATE if per_many(result) else LAW) or _spread(story, result)


def _spread(story: Story, mean: Mention) -> list[Guess]:
    """`The monthly mean was 450,983`, `an average month has seen 157,000`: the likeliest total near by whose months give that."""
    per = (
        per_of(mean)
        if per_of(mean) in OF_TIME
        else EVERY.get(next(iter(TIMELY.findall(mean.claim.sentence.lower())), ""), "")
    )
    if not per or not is_level(mean) or not mean.claim.value:
        return []
    told = [(m, weight) for m, weight in weighed(story, mean) if is_total(mean, m)]
    for total, weight in sorted(told, key=lambda each: -each[1]):
        units = units_of_time(total.claim.period_start, total.claim.period_end, per)
        if not units or units < 2:
            continue
        members = (Member("total", total.claim), Member("average", mean.claim))
        relation = Relation(RULE.name, members, "fit", "", Fraction(units), f"{units} {per}s")
        if test(relation) is not None:
            odd = odds_of_ratio(
                read(mean.claim, ROUNDED), read(total.claim, ROUNDED) / Interval.point(units), centre(mean.claim)
            )
            accidents = odd * (sum(each for _, each in told) + 1) / weight
            return [Guess(relation, accidents)] if accidents < LUCK else []
    return []


OF_TIME = ("day", "week", "month", "quarter")
EVERY = {
    **{f"{each} {unit}": unit for unit in OF_TIME for each in ("every", "each", "average")},
    **{"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"},
}
TIMELY = re.compile("|".join(rf"\b{words}\b" for words in EVERY))
LUCK = 0.25
"""So few accidents are taken for none."""
