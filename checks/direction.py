"""Direction: the verb against the two levels, now - base above zero for `rose`, below it for `eased`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.core.pairs import find_pairs
from checks.core.reading import centre, confront, read, settle, show, show_number
from checks.core.records import Member, Relation, Verdict
from checks.core.story import read_stories
from extractors.schema import Interval

RULE = "direction"
SAID = {"up": "up", "down": "down"}


def find(claims: Iterable) -> Iterator[Relation]:
    for story in read_stories(claims):
        for pair in find_pairs(story):
            now, base = pair.now.claim, pair.base.claim
            if now.direction in SAID and pair.certainty == "clause":
                obstacle = (
                    "a level below zero: up and down may be told of its size"
                    if min(centre(now), centre(base)) < 0
                    else ""
                )
                yield Relation(RULE, (Member("now", now), Member("base", base)), pair.certainty, obstacle)


def test(relation: Relation) -> Verdict | None:
    now, base = relation.first("now"), relation.first("base")
    wanted = Interval(0, None, low_open=True) if now.direction == "up" else Interval(None, 0, high_open=True)
    verdict, computed, reason = confront(
        relation.claims, lambda level: wanted, lambda level: read(now, level) - read(base, level)
    )
    middle = show_number(centre(now) - centre(base), computed, sign=True)
    found = Verdict(
        verdict=verdict,
        arithmetic=f"{show(now)} - {show(base)} = {middle} {computed}; stated {SAID[now.direction]}",
        about=now,
        stated=SAID[now.direction],
        computed=computed,
        unit=now.unit,
        reason=reason,
    )
    return settle(relation, found)
