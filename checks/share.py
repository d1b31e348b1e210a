"""Share: percent = 100 part / whole.

`391,012 battery cars ... represent 22.4 per cent of the 1.74 million`; `5,427 of them on time (67 per cent)`; where the
whole is left out (`90,000 units, a 7% share of the market`), it is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from checks.core.fit import width_of
from checks.core.pairs import find_bases
from checks.core.reading import ROUNDED, centre, confront, imply, read, settle, show, show_number
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import (
    Mention,
    Story,
    different_periods,
    is_level,
    read_stories,
    same_measure,
    stems,
    topic,
)
from extractors.schema import Claim, Interval

RULE = Rule(
    name="share",
    formula="share = 100 part / whole; whole = 100 part / share",
    reading=(
        "Part, whole and share are tied by the words (`of the`, `out of`, `of which`, brackets), by the name "
        "of the whole, or by their fit alone; only the first can be contradicted."
    ),
    blind=(
        "Shares of a whole that is given in another unit, shares of shares, and shares of what the text "
        "numbers nowhere."
    ),
    examples=(
        (
            "The hospital has 312 vacancies out of 3,900 posts, a rate of 8%.",
            "consistent: 312 / 3,900 = 8% [7.99, 8.01]; stated 8%",
        ),
        (
            "The hospital has 312 vacancies out of 3,900 posts, a rate of 18%.",
            "inconsistent: 312 / 3,900 = 8% [7.9, 8.1]; stated 18%",
        ),
        (
            "The charity helped 8,130 families, 5,427 of them in rural areas (67%).",
            "consistent: 5,427 / 8,130 = 66.75% [66.74, 66.76]; stated 67%",
        ),
        (
            "The farm wants to sell 90,000 crates a year, for a 7% share of the apple market.",
            "implied: 90,000 / 7% = 1,285,714 [1,193,333, 1,392,308]",
        ),
    ),
)

ROUGHLY = r"(?:about|around|roughly|some|nearly|almost|just|over|under|more than|less than|only|an?)?\s*(?:\w+\s+)?"
RESTATES = re.compile(
    r"(?:^|[^;.])*?(?:\(|,?\s+or\s+|,\s*(?:or\s+)?|\b(?:equivalent|equal) to\s+|\brepresent(?:s|ed|ing)\s+|"
    rf"\ba (?:rate|share|ratio) of\s+){ROUGHLY}$"
)
"""What stands between a part and the percentage that says the same: `312 vacancies, a rate of 8 per cent`."""

DIRECTLY = re.compile(
    r"^[^,;.()]{0,30}(?:\(|,?\s+or\s+|,\s+(?:or\s+)?|,\s*(?:equivalent|equal) to\s+|"
    r",\s*an? (?:\w+\s+)?(?:rate|share|ratio) of\s+|\bfor an?\s+)"
    r"(?:about|around|roughly|some|nearly|almost|just|over|more than|less than)?\s*$"
)
"""The same with so little between that nothing else can be meant."""

OF_NUMBER = re.compile(
    r"^\s*(?:share\s+|stake\s+|\w+ly\s+)?(?:out\s+)?of\s+(?:the|its|their|all|a total of|[\w.]+['’]s)?\s*(?:\w+\s+){0,2}[$£€¥]?$"
)
OUT_OF = re.compile(r"\b(?:out of(?: the| its| their| a total of)?|of (?:the|its|their|all))\s+(?:\w+\s+)?[$£€¥]?$")
OF_ALL = re.compile(r"^\W*of (?:the|its|their|all|a total)\b[^,;]{0,30}$")
OF_THESE = re.compile(r"\b(?:of (?:these|those|them|whom|which|that|the total)|between them)\b")
OF_NAME = re.compile(r"^\s*(?:share\s+)?(?:of|in)\s+(?:the|its|all|total)?\s*(?P<whole>[^,;.]{3,60})")


OF_MARKET = re.compile(
    r"^\S+(?: per ?cent| percent)?(?: share)? of (?:the|its|all|total)?\b[^,;]{0,60}"
    r"\b(?:market|sales|total|industry|demand|output)\b"
)
TOGETHER = re.compile(
    r"(?:,|\bor|\bfor|\bwith|\bgiving|\btaking|\brepresenting|\bto)\s+(?:it\s+)?(?:an?\s+|about\s+|some\s+|around\s+)?"
    r"(?:market share of\s+)?$"
)
"""A part and its share of a market that no number tells: `90,000 units, aiming for a 7% share of the pickup market`."""

RATIO = re.compile(
    r"^[^;]*\b(?:giving|yielding|implying|for|making)\s+an?\s+[^,;]{0,40}\b(?:ratio|rate|share|proportion) of\s+(?:\w+\s+)?$"
)
"""`Deposits were £184bn and loans £161bn, giving a loan-to-deposit ratio of 87.5pc`."""

SMALL_WHOLE = 10
"""`Four out of five (81 per cent)` is a manner of speaking."""

FAR = "the part is taken from the sentence before"


def share_of(part: Interval, whole: Interval) -> Interval:
    """Every share, in percent, that a part and its whole allow.

    >>> from extractors.schema.interval import readings
    >>> share_of(readings("312", 312, "count")[0], readings("3,900", 3900, "count")[0])
    Interval('[7.986, 8.014]')
    """
    return part / whole * 100


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        bases = find_bases(story)
        for share in story.mentions:
            if is_share(share):
                found = list(_tied_by_words(story, share)) or list(_tied_by_name(story, share, bases))
                yield from found
                if not any(relation.first("whole") for relation in found):
                    yield from _tied_by_fit(story, share, bases)


def is_share(mention: Mention) -> bool:
    claim = mention.claim
    return claim.unit == "percent" and is_level(mention) and claim.value is not None and 0 < claim.value <= 100


def _amount(mention: Mention) -> bool:
    return is_level(mention) and mention.claim.unit not in ("percent", "year", "point")


def _relation(part: Mention, whole: Mention | None, share: Mention, certainty: str, obstacle: str = "") -> Relation:
    members = [Member("part", part.claim), Member("share", share.claim)]
    if whole is not None:
        members.insert(1, Member("whole", whole.claim))
    return Relation(RULE.name, tuple(members), certainty, obstacle)


def _tied_by_words(story: Story, share: Mention) -> Iterator[Relation]:
    sentence = story.sentences[share.sentence]
    place = share.index - sentence[0].index
    before = [m for m in sentence[:place] if _amount(m)]
    following = sentence[place + 1] if place + 1 < len(sentence) else None
    whole = following if following is not None and _amount(following) and OF_NUMBER.match(following.lead) else None
    if whole is not None:
        part = _subject_of(story, share, before, whole)
        if part is not None:
            here = part.sentence == share.sentence
            yield _relation(part, whole, share, "clause" if here else "sentence", "" if here else FAR)
        return
    yield from _told_as_two(sentence[place : place + 3])
    if not before or before[-1] is not sentence[place - 1]:
        return
    last = before[-1]
    if last.claim.status == share.claim.status and OF_MARKET.search(f"{share.claim.quote.lower()}{share.tail}"):
        if TOGETHER.search(share.lead):
            whole = _whole_before(story, last, share)
            yield _relation(last, whole, share, "topic" if whole else "clause")
        return
    two = before[-2:]
    if (
        RATIO.search(share.lead)
        and len(two) == 2
        and two[0].claim.unit == last.claim.unit
        and two[0].index == last.index - 1
    ):
        part, whole = sorted(two, key=lambda m: centre(m.claim))
        yield _relation(part, whole, share, "clause")
        return
    if not DIRECTLY.match(share.lead):
        return
    if OF_THESE.search(f"{last.lead} {last.claim.quote.lower()} {last.tail}"):
        whole = _antecedent(story, last, before[:-1])
    elif OF_ALL.match(before[0].lead) and before[0] is sentence[0] and same_measure(before[0].claim, last.claim):
        whole = before[0] if before[0] is not last else None
    elif (
        before[-2:-1] == [sentence[place - 2]] and OUT_OF.search(last.lead) and before[-2].claim.unit == last.claim.unit
    ):
        last, whole = before[-2], last
    else:
        return
    if whole is not None and centre(last.claim) <= centre(whole.claim) and centre(whole.claim) > SMALL_WHOLE:
        yield _relation(last, whole, share, "clause" if whole.sentence == share.sentence else "sentence")


def _whole_before(story: Story, part: Mention, share: Mention) -> Mention | None:
    """The nearest number before of which the part is that share, where the text speaks of a total that it may have told."""
    for whole in reversed(story.mentions[: part.index]):
        if _exactly(whole) and _may_be_part(part, whole) and _fits(_relation(part, whole, share, "topic")):
            return whole
    return None


def _told_as_two(mentions: tuple[Mention, ...]) -> Iterator[Relation]:
    """`35 per cent (18 million out of 51 million)`; `62 per cent of viewing, or 14.1bn of 22.7bn hours`."""
    if len(mentions) == 3 and AS_TWO.search(mentions[1].lead) and OF_PLAIN.match(mentions[2].lead):
        share, part, whole = mentions
        if _amount(part) and _amount(whole) and part.claim.unit == whole.claim.unit and _may_be_part(part, whole):
            yield _relation(part, whole, share, "clause")


AS_TWO = re.compile(r"(?:\(|:|,?\s+or)\s*(?:some |about |around )?[$£€¥]?$")
OF_PLAIN = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|a total of\s+)?[$£€¥]?$")


def _subject_of(story: Story, share: Mention, before: list[Mention], whole: Mention) -> Mention | None:
    """What `is 22.4 per cent of the 1.74 million`: the number before in the sentence, or the first of the one before."""
    fitting = [m for m in before if same_measure(m.claim, whole.claim)]
    if fitting:
        return fitting[-1]
    if not re.match(r"^\s*(?:they|that|this|these|it|which)\b", share.lead):
        return None
    return next((m for m in story.before(share) if _amount(m) and same_measure(m.claim, whole.claim)), None)


def _antecedent(story: Story, part: Mention, before: list[Mention]) -> Mention | None:
    """What `of them` means: a larger number of the same things, in the sentence or at the head of the one before."""
    for mention in (*reversed(before), *story.before(part, 1)):
        if _amount(mention) and same_measure(mention.claim, part.claim) and centre(mention.claim) >= centre(part.claim):
            return mention
    return None


def _tied_by_name(story: Story, share: Mention, bases: frozenset[int]) -> Iterator[Relation]:
    """`operating costs came to £1.55bn, equivalent to 51pc of income`: the whole is the level of that name."""
    sentence = story.sentences[share.sentence]
    place = share.index - sentence[0].index
    named = OF_NAME.match(share.tail)
    parts = [m for m in sentence[:place] if _amount(m)]
    if named is None or not parts or parts[-1].index != share.index - 1:
        return
    name = stems(named["whole"])
    wholes = [
        m
        for m in reversed(story.mentions[: parts[-1].index])
        if _amount(m) and m.index not in bases and m.claim.unit == parts[-1].claim.unit and name and name <= topic(m)
    ]
    for whole in wholes:
        relation = _relation(parts[-1], whole, share, "topic", "the whole is tied by its name alone")
        if _fits(relation):
            yield relation
            return


def _tied_by_fit(story: Story, share: Mention, bases: frozenset[int]) -> Iterator[Relation]:
    """Two numbers nearby of which one is that share of the other, where that is too good for chance."""
    near = [m for m in (*story.sentences[share.sentence], *story.before(share, 3)) if _exactly(m)]
    beside = [
        m
        for m in near
        if abs(m.index - share.index) == 1 and BESIDE.search(max((m, share), key=lambda m: m.index).lead)
    ]
    for parts, luck in ((beside, 0.4), (near, 0.03)):
        pairs = [(part, whole) for part in parts for whole in near if _may_be_part(part, whole)]
        near_enough = [pair for pair in pairs if abs(pair[0].size / pair[1].size - share.size / 100) < 0.05]
        fitting = [relation for pair in near_enough if _fits(relation := _relation(*pair, share, "fit"))]
        if fitting:
            best = min(fitting, key=lambda relation: _distance(relation, share.claim))
            if odds(best) * len(pairs) < luck:
                yield best
            return


BESIDE = re.compile(r"(?:\(|,|\bor|\band)\s*(?:about |some |around |nearly |roughly |or )?[$£€¥]?$")


def _exactly(mention: Mention) -> bool:
    claim = mention.claim
    return _amount(mention) and claim.bound in ("exact", "about") and any(map(str.isdigit, claim.value_text))


def _may_be_part(part: Mention, whole: Mention) -> bool:
    one, other = part.claim, whole.claim
    alike = one.unit == other.unit and one.per == other.per and part.size <= whole.size * 0.99
    return part is not whole and alike and whole.size > SMALL_WHOLE


def odds(relation: Relation) -> float:
    """How likely an unrelated percentage meets what the part and the whole give."""
    part, whole, share = (read(claim, ROUNDED) for claim in relation.claims)
    return float((width_of(share) + width_of(share_of(part, whole))) / 100)


def _distance(relation: Relation, share: Claim) -> tuple[int, int]:
    """How far off the members are: first in time, then in the text."""
    disagreements = sum(different_periods(claim, share) for claim in relation.claims)
    return disagreements, sum(abs(claim.char_start - share.char_start) for claim in relation.claims)


def _fits(relation: Relation) -> bool:
    verdict = test(relation)
    return verdict is not None and verdict.verdict == "consistent"


def test(relation: Relation) -> Verdict | None:
    part, whole, share = relation.first("part"), relation.first("whole"), relation.first("share")
    if whole is None:
        return _imply_whole(part, share)
    if not read(whole).positive:
        return None
    verdict, computed, reason = confront(
        relation.claims, lambda level: read(share, level), lambda level: share_of(read(part, level), read(whole, level))
    )
    middle = centre(part) / centre(whole) * 100
    found = Verdict(
        verdict=verdict,
        arithmetic=f"{show(part)} / {show(whole)} = {show_number(middle, computed)}% {computed}; stated {show(share)}",
        about=share,
        stated=show(share),
        computed=computed,
        unit="percent",
        reason=reason,
    )
    return settle(relation, found)


def _imply_whole(part: Claim, share: Claim) -> Verdict | None:
    if not read(share).positive:
        return None
    computed, reason = imply(lambda level: read(part, level) / read(share, level) * 100, (part, share))
    middle = show_number(centre(part) / centre(share) * Fraction(100), computed)
    return Verdict(
        verdict="implied",
        arithmetic=f"{show(part)} / {show(share)} = {middle} {computed}",
        about=share,
        computed=computed,
        unit=part.unit,
        implied_role="whole",
        reason=reason,
    )
