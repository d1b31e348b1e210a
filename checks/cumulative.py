"""Cumulative: a running total is not below any part of its time.

`For the year to the end of October, 391,012 have been sold` against `38,214 were registered last month`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.core.pairs import find_pairs
from checks.core.reading import centre, hold_against, read, show, show_signed_number
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import LOOK, Mention, read_stories, same_measure, same_metric, stems
from extractors.schema import Claim, Interval, is_currency

RULE = Rule(
    name="cumulative",
    formula="running total >= each part of its time",
    reading=(
        "The total's words must say that it runs (`so far this year`, `the first nine months`), and both must "
        "be told of the same thing and place, or the one be what brings the other to its number."
    ),
    blind="Totals that are revised, stocks, which don't add up, and parts that dozens of other flows set apart from their total.",
    examples=(
        (
            "The firm sold 3,214 boats in October 2025. In the first ten months of 2025, the firm sold 39,012 boats.",
            "consistent: 39,012 - 3,214 = +35,798 [35,797, 35,799]; a running total is not below a part of its time",
        ),
        (
            "The firm sold 39,012 boats in October 2025. In the first ten months of 2025, the firm sold 3,214 boats.",
            "inconsistent: 3,214 - 39,012 = -35,798 [-35,799, -35,797]; a running total is not below a part "
            "of its time",
        ),
        (
            "Last month 96,300 homes changed hands, which brings the number sold so far this year to 91,800.",
            "inconsistent: 91,800 - 96,300 = -4,500 [-4,600, -4,400]; a running total is not below a part of its time",
        ),
    ),
)

STOCK = re.compile(
    r"\b(?:debts?|population|employees|employs?|staff|workforce|inventor\w+|stocks? of|stockpiles?|cash|assets|deposits|loans|reserves|"
    r"centres|stores|backlog|fleet|prices?|average)\b"
)
"""Words of what does not add up over time."""

RUNNING = re.compile(
    r"\b(?:so far|year[- ]to[- ]date|to date|(?:for|in|over) the year to|first (?:\w+) (?:months|quarters|weeks|half)|the first half|"
    r"through \w+|january to|half[- ]year|nine[- ]month|six[- ]month|full year|in total this year|cumulative)\b"
)
"""Words of a period that adds up."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        compared = {m.index for pair in find_pairs(story) for m in (pair.now, pair.base)}
        flows = [m for m in story.mentions if is_flow(m.claim) and not STOCK.search(m.claim.sentence.lower())]
        for place, total in enumerate(flows):
            if not RUNNING.search(f"{total.lead} {total.tail}"):
                continue
            near = flows[max(0, place - LOOK) : place + LOOK + 1]
            for part in near:
                paired = part.index in compared and total.index in compared and part.sentence == total.sentence
                alike = same_things(part, total) or is_brought_to(part, total)
                if part is not total and not paired and within(part.claim, total.claim) and alike:
                    yield Relation(RULE.name, (Member("total", total.claim), Member("part", part.claim)), "topic", "")


def is_flow(claim: Claim) -> bool:
    """Whether the number can add up over time: a count or money, with a period, and a fact."""
    countable = claim.unit == "count" or is_currency(claim.unit)
    known = claim.period_start is not None and claim.period_end is not None
    return countable and not claim.per and claim.kind == "level" and claim.status == "actual" and known


def within(part: Claim, total: Claim) -> bool:
    """Whether the part's time lies in the total's, and is shorter."""
    inside = total.period_start <= part.period_start and part.period_end <= total.period_end
    return inside and part.period_end - part.period_start < total.period_end - total.period_start


def same_things(part: Mention, total: Mention) -> bool:
    """Whether both count the same things of the same place."""
    one, other = part.claim, total.claim
    if not same_measure(one, other) or (one.place and other.place and one.place != other.place):
        return False
    if one.unit == "count" and (not one.item or not other.item or stems(one.item) != stems(other.item)):
        return False
    if one.unit == "count":
        return bool(stems(one.subject) & stems(other.subject)) or same_metric(one, other)
    return bool(stems(one.metric) & stems(other.metric))


BRINGS = re.compile(
    r"\b(?:bring|brings|bringing|brought|tak(?:es|ing)|took|lift(?:s|ing|ed)|push(?:es|ing|ed)) (?:the|its|their)\b"
)


def is_brought_to(part: Mention, total: Mention) -> bool:
    """`sold 96,300 homes last month, which brings the number so far this year to 891,800`: the words tie them, whatever they are called."""
    beside = part.sentence == total.sentence and part.index == total.index - 1
    return beside and bool(BRINGS.search(total.lead)) and same_measure(part.claim, total.claim)


def test(relation: Relation) -> Verdict | None:
    total, part = relation.first("total"), relation.first("part")
    return hold_against(
        relation,
        lambda level: Interval(0, None),
        lambda level: read(total, level) - read(part, level),
        about=total,
        text=f"{show(total)} - {show(part)}",
        value=centre(total) - centre(part),
        form=show_signed_number,
        law="a running total is not below a part of its time",
    )
