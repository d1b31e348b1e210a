"""Part and whole: a part does not exceed its whole.

`537,000 pickups were sold ... NEV pickup sales ... 67,000 units`: what the words of the noun make a part, in the same
time and place; `pickups were registered ... the Musso EV led with 14,313`: what leads, tops or follows in a list is of
that list.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

from checks.core.pairs import BREAK, find_bases
from checks.core.reading import BOUNDED, centre, confront, read, settle, show, show_number
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import (
    LOOK,
    Mention,
    Story,
    different_places,
    is_level,
    read_stories,
    same_measure,
    same_period,
    stem,
    stems,
)
from extractors.schema import Claim, Interval, is_currency

RULE = Rule(
    name="part_whole",
    formula="part <= whole; the computed interval is 100 part / whole",
    reading=(
        "A part is what `of which`, `of them`, `including` or `they include` make one; what leads, tops or heads the "
        "number of the sentence before; or a narrower noun (`NEV pickups`) in the time and place of a wider "
        "one (`pickups`) of which the same is told. The last two can be confirmed, not contradicted."
    ),
    blind="Parts of a whole that is named in other words, and parts that overlap.",
    examples=(
        (
            "The fire killed 62 people, including 54 children.",
            "consistent: 54 / 62 = 87.1% [87.1, 87.1]; a part is not above its whole",
        ),
        (
            "The fire killed 54 people, including 62 children.",
            "inconsistent: 62 / 54 = 114.81% [114.81, 114.81]; a part is not above its whole",
        ),
        (
            "Exports of wheat reached 24.6 million tonnes, including 27.1 million tonnes to Asia.",
            "inconsistent: 27.1 million / 24.6 million = 110.2% [109.7, 110.6]; a part is not above its whole",
        ),
        (
            "The board employs 61,400 people, more than 21,000 of them teachers.",
            "consistent: 21,000 / 61,400 = 34.2% (34.2, 37.7]; a part is not above its whole",
        ),
    ),
)

LEADS = re.compile(
    r"\b(?:led|leads|leading|topped|tops|best[- ]selling|biggest|largest|most popular|top|including|of which|of these|of those|of whom)\b"
)
THEY_INCLUDE = re.compile(
    r"^\W*(?:they|these|this|that|it|which) (?:includes?|included|comprises?)\s+(?:\w+\s+){0,3}[$£€¥]?$"
)
FOREMOST = re.compile(r"\b(?:best[- ]selling|biggest|largest|most popular|busiest|top|leading|leader)\b")
FOLLOW = re.compile(r"\b(?:followed|came (?:next|second)|trailed|next)\b")
INCLUDES = re.compile(r"\b(?:include[sd]?|including|of which|of whom|among them)\b[^.;]{0,40}$")


OF_THEM = re.compile(r"\s*of (?:them|these|those|whom|which)\b")
"""Words right behind a number that make it a part of the one before: `61,400 people, more than 21,000 of them teachers`."""

MANY, ALMOST_ALL = 20, Fraction(97, 100)
"""Where only nouns tie two counts, few things prove nothing, and nearly equal counts are the same things twice."""

SMALL_WHOLE = 20
"""A part of a few things may well be a part of something else."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        bases = find_bases(story)
        mentions = [m for m in story.mentions if _countable(m) and m.index not in bases]
        counted = _by_noun(mentions)
        countable = {m.index: m for m in mentions}
        for part in mentions:
            candidates = (*_beside(story, part, countable), *_of_wider_noun(part, counted))
            tied = [(whole, certainty) for whole in candidates if (certainty := _tie(story, part, whole))]
            if tied:
                whole, certainty = min(tied, key=lambda each: _nearness(part, each[0]))
                yield Relation(RULE.name, (Member("part", part.claim), Member("whole", whole.claim)), certainty)
        yield from _leaders(story, mentions)


def _countable(mention: Mention) -> bool:
    unit = mention.claim.unit
    return (
        is_level(mention)
        and (unit == "count" or is_currency(unit) or unit in WEIGHED)
        and mention.claim.status == "actual"
        and not mention.claim.per
    )


WEIGHED = frozenset(
    """metric_ton ton kilogram gram barrel bushel liter hectare acre square_kilometer square_mile kilometer mile
    kilowatt megawatt gigawatt terawatt kilowatt_hour megawatt_hour gigawatt_hour terawatt_hour""".split()
)
"""Other units of what has parts."""


def _nearness(part: Mention, whole: Mention) -> tuple[int, int]:
    """By which the nearest whole is found; of two equally near ones the first."""
    return abs(whole.index - part.index), whole.index


def _beside(story: Story, part: Mention, countable: Mapping[int, Mention]) -> list[Mention]:
    """The number before a part, and the first of the sentence before: what words and lists make its whole."""
    heads = story.sentences.get(part.sentence - 1, ())[:1]
    near = {part.index - 1, *(m.index for m in heads)}
    return [countable[index] for index in near if index in countable]


Nouns = dict[tuple, dict[frozenset[str], list[Mention]]]


def _by_noun(mentions: Iterable[Mention]) -> Nouns:
    """Counts by period and last word of their noun, then by all its words."""
    found: Nouns = {}
    for mention in mentions:
        noun = _noun(mention.claim)
        if noun and mention.claim.unit == "count":
            nouns = found.setdefault(_time_and_head(mention.claim, noun), {})
            nouns.setdefault(frozenset(noun), []).append(mention)
    return found


def _time_and_head(claim: Claim, noun: list[str]) -> tuple:
    return claim.period_start, claim.period_end, noun[-1]


def _of_wider_noun(part: Mention, counted: Nouns) -> Iterator[Mention]:
    """Of each noun of which the part's is a narrower one, the nearest count that can be the whole."""
    noun = _noun(part.claim)
    if not noun or part.claim.unit != "count":
        return
    words = frozenset(noun)
    for wider, wholes in counted.get(_time_and_head(part.claim, noun), {}).items():
        if wider < words:
            at = bisect(wholes, part.index, key=lambda m: m.index)
            near = sorted(wholes[max(0, at - LOOK) : at + LOOK], key=lambda m: _nearness(part, m))
            yield from islice((whole for whole in near if _is_narrower(part, whole)), 1)


def _is_narrower(part: Mention, whole: Mention) -> bool:
    one, other = part.claim, whole.claim
    return not different_places(one, other) and same_period(one, other) and _narrower(one, other)


def _tie(story: Story, part: Mention, whole: Mention) -> str:
    """What makes the one a part of the other, or nothing."""
    one, other = part.claim, whole.claim
    if one.unit != other.unit or different_places(one, other):
        return ""
    if one.unit == "count" and same_period(one, other) and _narrower(one, other):
        return "topic"
    if (
        THEY_INCLUDE.match(part.lead)
        and whole is story.sentences.get(part.sentence - 1, (None,))[0]
        and same_measure(one, other)
    ):
        return "sentence"
    beside = part.index == whole.index + 1 and part.sentence == whole.sentence
    if beside and (INCLUDES.search(part.lead) or (OF_THEM.match(part.tail) and not BREAK.search(part.lead))):
        return "clause"
    return _in_list(story, part, whole)


def _narrower(part: Claim, whole: Claim) -> bool:
    """Whether the part's noun is the whole's with more said of it: NEV pickup, pickups."""
    noun, wider = _noun(part), _noun(whole)
    nested = bool(noun and wider) and noun[-1] == wider[-1] and set(wider) < set(noun)
    telling = MANY <= centre(part) <= centre(whole) * ALMOST_ALL and part.bound != "range" != whole.bound
    return nested and telling and bool(stems(part.metric) & stems(whole.metric))


UNITS = frozenset(("units", "unit", "vehicles", "items", ""))


def _noun(claim: Claim) -> list[str]:
    """Stems of the noun that is counted; where it is only `units`, of the subject."""
    words = re.findall(r"[a-z][a-z-]+", (claim.subject if claim.item.lower() in UNITS else claim.item).lower())
    return [stem(word) for word in words if word not in ("sales", "registrations", "sold")]


def _in_list(story: Story, part: Mention, whole: Mention) -> str:
    """A leader and its whole in the sentence before, in the same time and doing the same."""
    one, other = part.claim, whole.claim
    near = part.sentence - whole.sentence == 1 and whole.index == story.sentences[whole.sentence][0].index
    if not near or not same_period(one, other) or not LEADS.search(part.lead):
        return ""
    shared = part.topic & (whole.topic | stems(whole.tail)) or stems(part.claim.quote) & stems(whole.tail)
    return "topic" if shared else ""


def _leaders(story: Story, mentions: list[Mention]) -> Iterator[Relation]:
    """`The best-selling model was X, with 2,914 registrations. Y and Z followed on 2,655 and 2,301`: all of one whole."""
    counts = {m.index for m in mentions if m.claim.unit == "count"}
    for first in mentions:
        if first.index not in counts or not FOREMOST.search(first.lead):
            continue
        followers = [
            m for m in story.sentences.get(first.sentence + 1, ()) if m.index in counts and m.size <= first.size
        ]
        if not followers or not FOLLOW.search(followers[0].lead):
            continue
        parts = [first, *followers]
        before = (whole for whole in story.back(first) if whole.index in counts)
        for whole in before:
            if same_period(whole.claim, first.claim) and stems(f"{whole.claim.subject} {whole.claim.item}") & (
                stems(first.lead) - stems(first.claim.metric)
            ):
                members = (*(Member("part", m.claim) for m in parts), Member("whole", whole.claim))
                yield Relation(RULE.name, members, "topic")
                break


def test(relation: Relation) -> Verdict | None:
    parts, whole = relation.all("part"), relation.first("whole")

    def together(level: int) -> Interval:
        return sum((read(part, level) for part in parts), Interval.point(0))

    verdict, _, reason = confront(
        relation.claims, lambda level: Interval(0, None), lambda level: read(whole, level) - together(level)
    )
    doubtful = relation.certainty not in ("clause", "sentence") or centre(whole) < SMALL_WHOLE
    if not read(whole).positive or (doubtful and verdict != "consistent"):
        return None
    share = together(BOUNDED) / read(whole) * 100
    middle = show_number(sum(map(centre, parts)) / centre(whole) * Fraction(100), share)
    summed = " + ".join(map(show, parts))
    said = f"({summed})" if len(parts) > 1 else summed
    found = Verdict(
        verdict=verdict,
        arithmetic=f"{said} / {show(whole)} = {middle}% {share}; a part is not above its whole",
        about=parts[0],
        stated=summed,
        computed=share,
        unit="percent",
        reason=reason,
    )
    return settle(relation, found)
