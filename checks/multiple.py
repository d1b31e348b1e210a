"""Multiple: ratio = now / base. `634 in the month, against 412: more than doubled`; `roughly double the overall rate`.

`three times more` is tried both ways, as three times and as four times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.core.pairs import find_pairs
from checks.core.reading import centre, confront, read, settle, show, show_number, work_out
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import Mention, Story, is_level, read_stories, same_measure
from extractors.schema import Claim, Interval

RULE = Rule(
    name="multiple",
    formula="ratio = now / base; base = now / ratio",
    reading=(
        "`doubled`, `halved` and the like are as loose as 5 % of themselves; `more than halved` is a factor "
        "below a half. `three times more` is tried as three times and as four times."
    ),
    blind="Ratios to something that the text does not number (`twice the usual amount`).",
    examples=(
        (
            "The number of complaints more than doubled: there were 834 in May, against 412 in April.",
            "consistent: 834 / 412 = 2.024 [2.021, 2.028]; stated more than doubled",
        ),
        (
            "The number of complaints more than doubled: there were 634 in May, against 412 in April.",
            "inconsistent: 634 / 412 = 1.539 [1.536, 1.542]; stated more than doubled",
        ),
        ("Among women it was 13.2%, more than twice the overall figure, albeit down from 13.6% the month before.",),
        (
            "The clinic saw 1,286 cases, more than three times the 463 of last year.",
            "inconsistent: 1,286 / 463 = 2.778 [2.773, 2.782]; stated more than three times",
        ),
        (
            "The number of complaints doubled to 634.",
            "implied: 634 / 2 = 317 [302, 334]",
        ),
        (
            "There were 175 deaths in 2012, more than double the number seen in 2008 (83 deaths).",
            "consistent: 175 / 83 = 2.108 [2.102, 2.114]; stated more than double",
        ),
        (
            "The charity raised $1.4 million, seven times last year's $200,000.",
            "consistent: $1.4 million / $200,000 = 7 [6.7, 7.3]; stated seven times",
        ),
    ),
)


OF_BASE = re.compile(
    r"^\s*(?:as \w+ as\s+)?(?:the|that|those|its|their)\b[^;]*\(?$|^\s*(?:\w+\s+){0,2}\w+['’]s\s+[$£€¥]?$|^\s*as \w+ as\b[^;]*\bwhen\b[^;]*$"
)
"""`175 deaths, more than double the number seen in 2008 (83 deaths)`."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        tied: set[int] = set()
        for pair in find_pairs(story):
            for ratio in pair.changes:
                if is_multiple(ratio) and not _of_a_noun(ratio, pair.base):
                    tied.add(ratio.index)
                    yield relate(pair.now, pair.base, ratio, pair.certainty)
        for ratio in story.mentions:
            if is_multiple(ratio) and ratio.index not in tied:
                yield from _without_base(story, ratio)
                yield from _of_another(story, ratio)


def _of_a_noun(ratio: Mention, base: Mention) -> bool:
    """Whether what a number is a multiple of is told in words: `13.2%, more than twice the overall figure, albeit down from 13.6%`."""
    named = OF_A_NOUN.match(ratio.tail)
    return bool(named) and base.index > ratio.index and not EARLIER.search(named[0])


OF_A_NOUN = re.compile(r"\s*(?:the|that|those|what|as (?:much|many|high|large))\b[^,;()]*[,;]")
EARLIER = re.compile(r"\b(?:ago|earlier|before|previous\w*|prior|last|same|year|month|quarter|week|1[89]\d\d|20\d\d)\b")


def relate(now: Mention, base: Mention, ratio: Mention, certainty: str) -> Relation:
    members = (Member("now", now.claim), Member("base", base.claim), Member("ratio", ratio.claim))
    return Relation(RULE.name, members, certainty)


def is_multiple(mention: Mention) -> bool:
    return mention.claim.unit == "times" and mention.claim.kind in ("change", "ratio")


def _without_base(story: Story, ratio: Mention) -> Iterator[Relation]:
    """`doubled to 634`: the base is implied."""
    for level in story.sentences[ratio.sentence]:
        follows = level.index == ratio.index + 1 and ratio.claim.kind == "change"
        if follows and is_level(level) and re.fullmatch(r"[^,;]{0,15}\bto\s+(?:[a-z]+\s+){0,2}[$£€¥]?", level.lead):
            yield Relation(RULE.name, (Member("now", level.claim), Member("ratio", ratio.claim)), "clause")


def _of_another(story: Story, ratio: Mention) -> Iterator[Relation]:
    """`14.7 per cent, roughly double the overall rate`: a level of the same topic earlier on, if it fits."""
    place = ratio.index - story.sentences[ratio.sentence][0].index
    now = next((m for m in reversed(story.sentences[ratio.sentence][:place]) if is_level(m)), None)
    if now is None or ratio.claim.kind != "ratio":
        return
    following = [
        m for m in story.sentences[ratio.sentence][place + 1 :][:1] if is_level(m) and same_measure(m.claim, now.claim)
    ]
    for base in following:
        if OF_BASE.match(base.lead) and not _of_a_noun(ratio, base):
            yield relate(now, base, ratio, "clause")


TURNED = {"above": "below", "at_least": "at_most", "nearly": "above", "below": "above", "at_most": "at_least"}
"""`More than halved` is a factor below a half."""


def readings_of(ratio: Claim, level: int) -> tuple[Interval, ...]:
    """What a multiple may mean: `three times more` three times or four times; `halved` is a factor of 0.5."""
    turned = ratio.value is not None and ratio.value < 1
    stated = read(replace(ratio, bound=TURNED.get(ratio.bound, ratio.bound)) if turned else ratio, level)
    more = re.search(
        r"\btimes (?:more|higher|larger|bigger|greater|faster)\b|\bfold increase\b", ratio.sentence.lower()
    )
    return (stated, stated + 1) if more else (stated,)


def test(relation: Relation) -> Verdict | None:
    now, base, ratio = relation.first("now"), relation.first("base"), relation.first("ratio")
    if base is None:
        return _imply_base(now, ratio)
    if not read(base).positive:
        return None

    def compute(level: int) -> Interval:
        return read(now, level) / read(base, level)

    tried = [
        confront(relation.claims, lambda level, way=way: readings_of(ratio, level)[way], compute)
        for way in range(len(readings_of(ratio, 0)))
    ]
    verdict, computed, reason = min(tried, key=lambda each: ("consistent", "untestable", "inconsistent").index(each[0]))
    middle = show_number(centre(now) / centre(base), computed)
    found = Verdict(
        verdict=verdict,
        arithmetic=f"{show(now)} / {show(base)} = {middle} {computed}; stated {ratio.quote}",
        about=ratio,
        stated=ratio.quote,
        computed=computed,
        unit="times",
        reason=reason,
    )
    return settle(relation, found)


def _imply_base(now: Claim, ratio: Claim) -> Verdict | None:
    if len(readings_of(ratio, 0)) > 1 or not read(ratio).positive:
        return None
    return work_out(
        "base",
        lambda level: read(now, level) / read(ratio, level),
        (now, ratio),
        text=f"{show(now)} / {show_number(centre(ratio), read(ratio))}",
        value=centre(now) / centre(ratio),
        period=(ratio.base_period_start, ratio.base_period_end),
    )
