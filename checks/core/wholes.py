"""A part, its whole and its share, as the words tie them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.core.reading import centre
from checks.core.story import Mention, Story, is_level, same_measure, stems


class Tie(NamedTuple):
    """A part and a share, with the whole where the text numbers it; what ties them, and why the tie is in doubt."""

    part: Mention
    whole: Mention | None
    share: Mention
    certainty: str
    obstacle: str = ""


DIRECTLY = re.compile(
    r"^[^,;.()]{0,30}(?:\(|,?\s+or\s+|,\s+(?:or\s+)?|,\s*(?:equivalent to|equal to|representing|making up|accounting for)\s+|"
    r",\s*an? (?:\w+\s+)?(?:rate|share|ratio|proportion|turnout|occupancy) of\s+|\bfor an?\s+)"
    r"(?:about|around|roughly|some|nearly|almost|just|over|more than|less than)?\s*$"
)
"""The same with so little between that nothing else can be meant."""

OF_NUMBER = re.compile(
    r"^\s*(?:share\s+|stake\s+|\w+ly\s+)?(?:out\s+)?of\s+(?:the|its|their|all|a total of|[\w.]+['’]s)?\s*(?:\w+\s+){0,4}[$£€¥]?$"
)
OUT_OF = re.compile(r"\b(?:out of(?: the| its| their| an? \w+ of)?|of (?:the|its|their|all))\s+(?:\w+\s+)?[$£€¥]?$")
OR = re.compile(r"\s*,?\s*or\s+(?:about |some |around |roughly )?[$£€¥]?$")
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

NO_SHARE = re.compile(r"\s*,?\s*(?:more|less|fewer|higher|lower|up|down|above|below)\b")
"""Words behind a percentage that make it a change after all."""

SMALL_WHOLE = 10
"""`Four out of five (81 per cent)` is a manner of speaking."""

FAR = "the part is taken from the sentence before"


def is_share(mention: Mention) -> bool:
    claim = mention.claim
    if claim.unit != "percent" or not is_level(mention) or claim.value is None or NO_SHARE.match(mention.tail):
        return False
    return 0 < claim.value <= 100


def is_amount(mention: Mention) -> bool:
    return is_level(mention) and mention.claim.unit not in ("percent", "year", "point")


def is_exact(mention: Mention) -> bool:
    claim = mention.claim
    return is_amount(mention) and claim.bound in ("exact", "about") and any(map(str.isdigit, claim.value_text))


def may_be_part(part: Mention, whole: Mention) -> bool:
    one, other = part.claim, whole.claim
    alike = one.unit == other.unit and one.per == other.per and part.size <= whole.size * 0.99
    return part is not whole and alike and whole.size > SMALL_WHOLE


def tie_by_words(story: Story, share: Mention) -> Iterator[Tie]:
    """The part, and the whole if it is numbered, that the words around a percentage give it."""
    sentence = story.sentences[share.sentence]
    place = share.index - sentence[0].index
    before = [m for m in sentence[:place] if is_amount(m)]
    following = sentence[place + 1] if place + 1 < len(sentence) else None
    if following is not None and is_amount(following) and _leads_whole(share, following):
        after = sentence[place + 2 : place + 3]
        restated = bool(after) and is_amount(after[0]) and OR.match(after[0].lead) and may_be_part(after[0], following)
        part = after[0] if restated else _subject_of(story, share, before, following)
        if part is not None:
            here = part.sentence == share.sentence
            yield Tie(part, following, share, "clause" if here else "sentence", "" if here else FAR)
        return
    yield from _told_as_two(sentence[place : place + 3])
    yield from _of_these_first(story, share, sentence[:place])
    if before and before[-1] is sentence[place - 1]:
        yield from _restated(story, share, before)


def _leads_whole(share: Mention, whole: Mention) -> bool:
    """`8% of the 3,900 posts`, and of a fraction in words `less than half the 17,300 of a year before`."""
    in_words = not any(map(str.isdigit, share.claim.value_text))
    return bool(OF_NUMBER.match(whole.lead) or (in_words and THE_NUMBER.match(whole.lead)))


THE_NUMBER = re.compile(r"^\s*(?:the|its|their|that|[\w.]+['’]s)\s+[$£€¥]?$")


def _restated(story: Story, share: Mention, before: list[Mention]) -> Iterator[Tie]:
    """A percentage that tells again what the number before it tells: `312 of 3,900 posts, a rate of 8 per cent`."""
    last, earlier = before[-1], before[-2] if len(before) > 1 and before[-2].index == before[-1].index - 1 else None
    alike = earlier is not None and earlier.claim.unit == last.claim.unit
    if last.claim.status == share.claim.status and OF_MARKET.search(f"{share.claim.quote.lower()}{share.tail}"):
        if TOGETHER.search(share.lead):
            yield Tie(last, None, share, "clause")
    elif alike and RATIO.search(share.lead):
        part, whole = sorted((earlier, last), key=lambda m: m.size)
        yield Tie(part, whole, share, "clause")
    elif DIRECTLY.match(share.lead):
        part, whole = last, None
        if OF_THESE.search(f"{last.lead} {last.claim.quote.lower()} {last.tail}"):
            whole = _antecedent(story, last, before[:-1])
        elif alike and (OUT_OF.search(last.lead) or OF_PLAIN.match(last.lead)):
            part, whole = earlier, last
        elif alike and last.claim.item and last.claim.item == earlier.claim.item and LISTED.match(last.lead):
            whole = earlier
        elif named := _named_whole(story, last):
            whole = named
        elif OF_ALL.match(before[0].lead) and before[0] is not last and same_measure(before[0].claim, last.claim):
            whole = before[0]
        if whole is not None and part.size <= whole.size and whole.size > SMALL_WHOLE:
            yield Tie(part, whole, share, "clause" if whole.sentence == share.sentence else "sentence")


def _of_these_first(story: Story, share: Mention, before: Sequence[Mention]) -> Iterator[Tie]:
    """`Of these, 412 were more than 300 metres long, or 22%`: the part stands at the head, a number of another kind between."""
    if (
        len(before) > 1
        and OF_THESE_FIRST.search(before[0].lead)
        and DIRECTLY.match(share.lead)
        and is_amount(before[0])
    ):
        part, others = before[0], before[1:]
        whole = _antecedent(story, part, [])
        if whole is not None and whole.size > SMALL_WHOLE and all(m.claim.unit != part.claim.unit for m in others):
            yield Tie(part, whole, share, "sentence")


OF_THESE_FIRST = re.compile(r"^\W*of (?:these|those|them)\b")

LISTED = re.compile(r"\s*[;:]\s*$")
"""`enrolled 600 patients; 412, or 68.7%, responded`."""


def _told_as_two(mentions: tuple[Mention, ...]) -> Iterator[Tie]:
    """`35 per cent (18 million out of 51 million)`; `62 per cent of viewing, or 14.1bn of 22.7bn hours`."""
    if len(mentions) == 3 and AS_TWO.search(mentions[1].lead) and OF_PLAIN.match(mentions[2].lead):
        share, part, whole = mentions
        if is_amount(part) and is_amount(whole) and part.claim.unit == whole.claim.unit and may_be_part(part, whole):
            yield Tie(part, whole, share, "clause")


AS_TWO = re.compile(r"(?:\(|:|,?\s+or)\s*(?:some |about |around )?[$£€¥]?$")
OF_PLAIN = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|a total of\s+)?[$£€¥]?$")


def _subject_of(story: Story, share: Mention, before: list[Mention], whole: Mention) -> Mention | None:
    """What `is 22.4 per cent of the 1.74 million`: the number before in the sentence, or the first of the one before."""
    fitting = [m for m in before if same_measure(m.claim, whole.claim)]
    if fitting:
        return fitting[-1]
    if not re.match(r"^\s*(?:they|that|this|these|it|which)\b", share.lead):
        return None
    return next((m for m in story.before(share) if is_amount(m) and same_measure(m.claim, whole.claim)), None)


def _named_whole(story: Story, part: Mention) -> Mention | None:
    """`1,488 vehicle thefts ... Owners got 1,071 of the stolen vehicles back, or 72%`: the one number of the sentences before that counts what is named."""
    named = OF_THINGS.match(part.tail)
    name = stems(named[1]) if named else frozenset()
    for number in range(part.sentence - 1, part.sentence - 4, -1):
        told = [
            m
            for m in story.sentences.get(number, ())
            if is_amount(m) and name & stems(f"{m.claim.item} {m.claim.subject}")
        ]
        if told:
            return told[0] if len(told) == 1 and may_be_part(part, told[0]) else None
    return None


OF_THINGS = re.compile(r"\s*of the ([a-z][a-z ]{2,40}?)(?:,| back\b| and\b| or\b|$)")


def _antecedent(story: Story, part: Mention, before: list[Mention]) -> Mention | None:
    """What `of them` means: a larger number of the same things, in the sentence or at the head of the one before."""
    for mention in (*reversed(before), *story.before(part, 1)):
        if (
            is_amount(mention)
            and not mention.claim.per
            and same_measure(mention.claim, part.claim)
            and centre(mention.claim) >= centre(part.claim)
        ):
            return mention
    return None
