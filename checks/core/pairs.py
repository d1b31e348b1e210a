"""Two levels that the text compares, a later and an earlier one, and the changes it states between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.core.reading import centre
from checks.core.story import Mention, Story, is_change, is_level, same_measure, topic
from extractors.schema import Claim

FEW_WORDS = (
    r"(?:(?!(?:at|to|in|by|was|were|is|are|reached|hit|ago|earlier|and|or|than|with|where|when|that|which|who)\b)"
    r"[^\s,;:()]+\s+){0,5}?"
)
"""Up to five words that may stand between a cue and its number: `from July's revised`."""
BASE_CUE = re.compile(
    rf"\b(?P<cue>from|compared (?:with|to)|against|versus|vs\.?|relative to)\s+{FEW_WORDS}\S*?[$£€¥]?$"
)
"""Words right before a number that make it what another is compared with."""

THAN_CUE = re.compile(
    rf"\b(?:than|ahead of|above|below|on|over|up on|down on|short of)\s+(?:the|its|their|[\w.]+['’]s|a)\s+{FEW_WORDS}$"
)
"""The same after a stated change: `2.7% more than the 14.8 million of a year ago`."""

BREAK = re.compile(r";|\b(?:while|whereas|but|although|though)\b|, (?:and|with)\b(?! up| down)")
"""Words that open another thought: numbers on its two sides are not tied without more."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The later level, the earlier one, the changes stated between them, and what ties them."""

    now: Mention
    base: Mention
    changes: tuple[Mention, ...]
    certainty: str


def find_pairs(story: Story) -> Iterator[Pair]:
    """Every pair of levels that a sentence, or a sentence and the one before it, sets against one another."""
    taken: set[int] = set()
    for mentions in story.sentences.values():
        for place, base in enumerate(mentions):
            if not is_level(base):
                continue
            cue = base_cue(mentions, place)
            if not cue:
                continue
            found = _now_of(story, mentions, place, cue)
            if found is None or found[0].index in taken:
                continue
            now, certainty = found
            taken.add(now.index)
            yield Pair(now, base, tuple(_changes_between(mentions, now, base)), certainty)


def base_cue(mentions: Sequence[Mention], place: int) -> str:
    """The word that makes this level the base of a comparison, or nothing."""
    mention = mentions[place]
    found = BASE_CUE.search(mention.lead)
    if found:
        return found["cue"]
    after_change = place > 0 and (is_change(mentions[place - 1]) or mentions[place - 1].claim.kind == "ratio")
    return "than" if after_change and THAN_CUE.search(mention.lead) else ""


def _now_of(story: Story, mentions: Sequence[Mention], place: int, cue: str) -> tuple[Mention, str] | None:
    base = mentions[place]
    after = mentions[place + 1] if place + 1 < len(mentions) else None
    if cue == "from" and after is not None and re.fullmatch(r"[^,;]*\bto\s+(?:\w+\s+)?[$£€¥]?", after.lead):
        return (after, "clause") if _comparable(after, base) else None
    for now in reversed(mentions[:place]):
        if _comparable(now, base) and not BASE_CUE.search(now.lead):
            broken = any(BREAK.search(m.lead) for m in mentions[now.index - mentions[0].index + 1 : place])
            return now, "sentence" if broken else "clause"
    if any(is_change(m) for m in mentions[:place]):
        return _now_in_sentence_before(story, mentions, base)
    return None


def _now_in_sentence_before(story: Story, mentions: Sequence[Mention], base: Mention) -> tuple[Mention, str] | None:
    """`Net income was $412 million. Profit climbed 18.4% from the $361 million of a year ago.`"""
    earlier = [m for m in story.before(base) if _comparable(m, base) and m.claim.per == base.claim.per]
    about = frozenset().union(*(topic(m) for m in mentions[: base.index - mentions[0].index + 1]))
    if len(earlier) == 1 and topic(earlier[0]) & about:
        return earlier[0], "sentence"
    return None


def _comparable(now: Mention, base: Mention) -> bool:
    one, other = now.claim, base.claim
    return is_level(now) and same_measure(one, other) and _like(one, other)


def _like(one: Claim, other: Claim) -> bool:
    """Whether the two are of about one size: no level is compared with one thirty times as large."""
    sizes = [abs(centre(claim)) for claim in (one, other)]
    return max(sizes) <= 30 * min(sizes)


def _changes_between(mentions: Sequence[Mention], now: Mention, base: Mention) -> Iterator[Mention]:
    """Changes stated between the two levels, right before the first of them or right after the second."""
    offset = mentions[0].index
    places = sorted(m.index - offset for m in (now, base) if 0 <= m.index - offset < len(mentions) and m in mentions)
    first, last = places[0], places[-1]
    yield from (m for m in mentions[first + 1 : last] if is_statement(m))
    for place in range(first - 1, -1, -1):
        if not is_statement(mentions[place]) or BREAK.search(mentions[place + 1].lead):
            break
        if not is_tied_back(mentions, place, base):
            yield mentions[place]
    for place in range(last + 1, len(mentions)):
        if not is_statement(mentions[place]) or not AFTER.search(mentions[place].lead):
            break
        yield mentions[place]


AFTER = re.compile(
    r"^[^;.]*\b(?:or|a|an|up|down|rise|fall|increase|decrease|gain|drop|jump|decline|growth|of)\b[^;.]*$|^\s*\($"
)


def is_statement(mention: Mention) -> bool:
    """Whether the claim says how two levels differ."""
    return is_change(mention) or mention.claim.kind == "ratio"


def is_tied_back(mentions: Sequence[Mention], place: int, base: Mention) -> bool:
    """Whether a change before a level belongs to a level before *it*: `4.4p, up 10pc, and 5p from 4p`."""
    if place == 0 or not _comparable(mentions[place - 1], base):
        return False
    goes_on = re.match(r"[^,;]*\b(?:to|at)\b", mentions[place + 1].lead)
    return bool(re.match(r"\s*,?\s*(?:up|down|or|an?)\b", mentions[place].lead)) and not goes_on
