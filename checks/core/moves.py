"""Levels and the changes that are told with them, without the level that they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.core.pairs import MARK, RESPECTIVELY
from checks.core.reading import show
from checks.core.story import Mention, different_periods, is_change, is_level

NOUNS = "increase|rise|gain|jump|surge|climb|fall|drop|decline|decrease|loss|reduction|dip|slump"
LEVEL_CHANGE = re.compile(
    rf"(?:,|\(|^|[–—])\s*(?:or\s+)?(?:up|down|an? (?:\w+\s+)?(?:{NOUNS}) of)\s+"
    r"(?:by\s+)?(?:about |some |nearly |roughly |around |almost |an estimated )?\S+$"
)
"""Between a level and its change: `537,000 sold in China, up 12%`."""

A_LOSS_OF = re.compile(rf",\s*an? (?:\w+\s+)?(?:{NOUNS}) of\s+(?:\w+\s+)?[$£€¥]?$")
CHANGE_LEVEL = re.compile(r"[^,;.:()]{0,45}?(?:\([^)]*\))?,?\s*\b(?:to|with|at)\s+(?:\w+\s+){0,2}[$£€¥]?$")
"""Between a change and its level: `rose 12% from a year earlier to 537,000`."""

TO_LEVEL = re.compile(r"\b(?:to|at)\s+(?:[a-z]+\s+){0,3}[$£€¥]?$")
OR_PERCENT = re.compile(r"\s*(?:points?)?,?\s*or\s+|\s*(?:points?)?\s*\(")


OTHER_BASIS = re.compile(
    r"season\w*[ -]adjusted|annuali[sz]ed|annual rate|annual pace|real terms|inflation[- ]adjusted|adjusted for|organic|"
    r"constant[- ]currenc|like[- ]for[- ]like|comparable|same[- ]store|underlying|excluding|stripping out|pro[- ]forma|per capita|"
    r"an average (?:annual |yearly )?(?:increase|rise|gain|growth|fall|decline|drop)|per year|per annum|annually|each year|"
    r"\ba year(?! (?:ago|earlier|before|later|to))"
)
"""Words that put a change on another basis than the levels beside it."""


def is_percent(mention: Mention) -> bool:
    """Whether it is a change in percent."""
    return is_change(mention) and mention.claim.unit == "percent"


def other_basis(mention: Mention) -> str:
    """Why a change can't be held against the levels beside it, or nothing."""
    found = OTHER_BASIS.search(f"{mention.lead[-70:]} {mention.claim.quote.lower()} {mention.tail[:70]}")
    return f"the change is on another basis than the levels: {found[0]}" if found else ""


JUDGED = re.compile(r"\b(?:improv\w+|worsen\w*|deteriorat\w+)\b")
WORSE = re.compile(r"\s*(?:points?\s+)?(?:worse|better)\b")


def judged(mention: Mention) -> str:
    """Why the sign of a change is not sure, or nothing: a ratio, or a time, improves when it falls."""
    found = JUDGED.search(mention.lead) or WORSE.match(mention.tail)
    return f"what {found[0]} may have risen or fallen" if found else ""


def find_amounts(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, Mention]]:
    """Amount, change in percent and level of one move: `down $1.18, or 1.8%, at $64.27`, in any order."""
    mentions = [m for m in mentions if not MARK.match(m.tail)]
    for three in zip(mentions, mentions[1:], mentions[2:], strict=False):
        amount = next((m for m in three if is_change(m) and m.claim.unit not in ("percent", "times")), None)
        change = next((m for m in three if is_percent(m)), None)
        level = next((m for m in three if amount and is_level(m) and m.claim.unit == amount.claim.unit), None)
        if amount and change and level and _one_move(three, amount, change, level):
            yield amount, change, level


def _one_move(three: Sequence[Mention], amount: Mention, change: Mention, level: Mention) -> bool:
    if amount.claim.direction and change.claim.direction and amount.claim.direction != change.claim.direction:
        return False  # each spent three euros less, so that revenue was flat at 1.57 billion, up 0.5%
    first, second = sorted((amount, change), key=lambda m: m.index)
    restated = bool(OR_PERCENT.fullmatch(second.lead))
    if level is three[0]:
        return restated and bool(_told_after(first))
    if not TO_LEVEL.search(level.lead):
        return False
    return bool(_told_after(second) or A_LOSS_OF.search(second.lead)) if second is three[2] else restated


def _told_after(change: Mention) -> bool:
    """Whether a change follows the level that it led to."""
    return bool(LEVEL_CHANGE.search(f"{change.lead}{show(change.claim)}"))


def find_moves(mentions: Sequence[Mention], told: set[int]) -> Iterator[tuple[Mention, Mention, str]]:
    """Levels with their changes in percent, side by side or by `respectively`, and what ties them; `told` are left out."""
    if mentions and RESPECTIVELY.search(mentions[-1].claim.sentence.lower()):
        found = [(*pair, "respectively") for pair in _paired_off(mentions, told)]
    else:
        found = [(*pair, "clause") for pair in _side_by_side(mentions, set(told))]
    for level, change, certainty in found:
        if level.claim.unit != "percent" and not different_periods(level.claim, change.claim):
            yield level, change, certainty


def _side_by_side(mentions: Sequence[Mention], told: set[int]) -> Iterator[tuple[Mention, Mention]]:
    """`rose 12% to 537,000` first, then `537,000, up 12%` of what is left."""
    for first, second in pairwise(mentions):
        if is_percent(first) and is_level(second) and _leads_to(second) and not {first.index, second.index} & told:
            told |= {first.index, second.index}
            yield second, first
    for first, second in pairwise(mentions):
        if is_level(first) and is_percent(second) and _told_after(second) and not {first.index, second.index} & told:
            told |= {first.index, second.index}
            yield first, second


def _leads_to(level: Mention) -> bool:
    """Whether the words between a change and a level make the one lead to the other; `with two of the four` does not."""
    return bool(CHANGE_LEVEL.match(level.lead)) and (level.size >= 100 or not WITH.search(level.lead))


WITH = re.compile(r"\bwith\s+(?:\w+\s+){0,2}$")


def _paired_off(mentions: Sequence[Mention], told: set[int]) -> Iterator[tuple[Mention, Mention]]:
    """As many levels of one unit as changes, the one list after the other: paired in order."""
    levels = [m for m in mentions if is_level(m) and m.claim.unit != "percent"]
    changes = [m for m in mentions if is_percent(m)]
    apart = levels and changes and (levels[-1].index < changes[0].index or changes[-1].index < levels[0].index)
    whole = len(levels) + len(changes) == len(mentions) and len({m.claim.unit for m in levels}) == 1
    if apart and whole and len(levels) == len(changes) > 1 and not told & {m.index for m in mentions}:
        yield from zip(levels, changes, strict=True)
