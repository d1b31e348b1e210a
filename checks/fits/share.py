"""Share by fit: a part and a whole that give a percentage, or the cents of every dollar."""

from __future__ import annotations

import re

from checks.core.fit import Guess, Law, in_one_time, likeliest, odds_of_ratio, width_of
from checks.core.reading import ROUNDED, centre, read
from checks.core.records import Relation
from checks.core.story import Mention, Story, stems
from checks.core.wholes import OF_NAME, SMALL_WHOLE, is_exact, is_share
from checks.share import may_fit, relate, share_of, test
from extractors.schema import is_currency


def _likely(part: Mention, whole: Mention, share: Mention) -> float:
    """A part and its whole are of one time; what the words just beside the share give are its part."""
    named = OF_NAME.match(share.tail)
    name = stems(named["whole"]) if named else frozenset()
    meant = 1 if not name else 2 if name & whole.around else 0.4
    return in_one_time(part.claim, whole.claim) * meant * (50 if _is_beside(part, share) else 1)


def _is_beside(part: Mention, share: Mention) -> bool:
    """`338 (29 per cent)`, `33.7 million, or 38%`: one tells the other again."""
    later = max((part, share), key=lambda m: m.index)
    return abs(part.index - share.index) == 1 and bool(BESIDE.search(later.lead))


def of_every_coin(mention: Mention) -> bool:
    """`29 cents of every dollar taken`, `of every pound spent 84p went on care`: a share of a hundred."""
    claim = mention.claim
    coins = claim.value is not None and claim.value < 1 and is_currency(claim.unit)
    return coins and bool(EVERY_COIN.search(claim.sentence.lower()))


EVERY_COIN = re.compile(r"\b(?:of|in|out of|from) (?:every|each) (?:dollar|pound|euro)\b")


def _luck(story: Story, share: Mention) -> float:
    """Percentages that the words make a share may be one; so may others that tell a number again."""
    if of_every_coin(share):
        return 0.25
    if not is_share(share):
        return 0
    beside = any(is_exact(m) and _is_beside(m, share) for m in story.sentences[share.sentence])
    return 0.25 if share.claim.kind == "share" or beside else 0.1


BESIDE = re.compile(r"(?:\(|,|\bor|\band)\s*(?:about |some |around |nearly |roughly |or )?[$£€¥]?$")


def odds(relation: Relation) -> float:
    """How likely an unrelated percentage meets what the part and the whole give."""
    part, whole, share = (read(claim, ROUNDED) for claim in relation.claims)
    hundred = 1 if relation.first("share").unit == "percent" else 100
    stated, computed = share * hundred, share_of(part, whole)
    even = float((width_of(stated) + width_of(computed)) / 100)
    return max(even, odds_of_ratio(stated, computed, centre(relation.first("share")) * hundred))


def _is_operand(_: Mention, m: Mention) -> bool:
    return is_exact(m) and not of_every_coin(m)


LAW = Law(
    relate=lambda part, whole, share: relate(part, whole, share, "fit"),
    test=test,
    first=_is_operand,
    second=_is_operand,
    alike=lambda part, whole: (
        part.claim.unit == whole.claim.unit and part.size < whole.size * 0.99 and whole.size > SMALL_WHOLE
    ),
    fits=may_fit,
    likely=_likely,
    odds=odds,
    luck=_luck,
)


def guess(story: Story, result: Mention) -> list[Guess]:
    """The relation that a number is the result of, by its fit alone."""
    return likeliest(story, result, LAW)
