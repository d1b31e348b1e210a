"""An article's claims in the order of reading, each with the words around it: what ties are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby

from checks.core.reading import BOUNDED, PRINTED, ROUNDED, read
from extractors.schema import Claim

STOP_WORDS = frozenset(
    """the and for with from that this was were has have had its his her their our are been being but not all any per
    cent percent said than then they them there which while who will would could about over under more less most least
    million billion thousand trillion compared against year years month months quarter week same period first last
    january february march april may june july august september october november december day days half time earlier
    total figure number rate level also only just into onto after before during year-on-year since until between""".split()
)


SAME_MEANING = (
    ("net income", "profit"),
    ("net profit", "profit"),
    ("earnings", "profit"),
    ("earned", "profit"),
    ("turnover", "revenue"),
    ("sold", "sales"),
    ("payrolls", "jobs"),
    ("jobless", "unemployment"),
    ("unemployed", "unemployment"),
    ("stocks of", "inventories"),
    ("stockpiles", "inventories"),
)
"""Words that news uses for one another."""


FAR_BACK = 200
"""So many numbers before a number are looked through for one that it may be tied to: what an article tells further off, it tells of something else."""


LOOK = 20
"""So many flows, or counts of one noun, are tried on either side of a number."""

MANY = 25
"""Of what an article numbers in more ways than these, its words don't say what each number is: some meet by chance."""

NEAR = 40
"""What numbers stand further off is not tried for their fit, even within a sentence: it may list hundreds."""


@dataclass(frozen=True)
class Mention:
    """A claim where it is read. `lead` is what stands between the claim before it (or the sentence's start) and its
    numeral, `tail` what stands between its quote and the next claim (or the sentence's end); both in lower case."""

    claim: Claim
    index: int
    lead: str
    tail: str
    size: float
    """The number as a float, or the middle of a range: for what is tried often, and settled in intervals."""

    @property
    def sentence(self) -> int:
        return self.claim.sentence_number

    @cached_property
    def behind(self) -> str:
        """What stands behind its numeral: the rest of the quote, then the tail, in lower case."""
        return self.claim.quote.lower().partition(self.claim.value_text.lower())[2] + self.tail

    @cached_property
    def topic(self) -> frozenset[str]:
        """Stems of what the number is about: its subject, metric and item, and the words that lead up to it."""
        claim = self.claim
        return stems(f"{claim.subject} {claim.metric} {claim.item} {self.lead[-80:]}")

    @cached_property
    def is_level(self) -> bool:
        """Whether it says how much something is, and not by how much it moved; no denominator, no age group, no kind (`3-month`)."""
        claim = self.claim
        if claim.kind not in LEVELS or claim.unit in ("rank", "times"):
            return False
        return not ADJECTIVE.match(claim.quote) and not DENOMINATOR.search(self.lead) and not AGE_GROUP.match(self.tail)

    @cached_property
    def around(self) -> frozenset[str]:
        """The same, with the words that follow."""
        return self.topic | stems(self.tail[:60])

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest number of all its readings, a billionth further out: what can't meet so needs no intervals."""
        found = [read(self.claim, level) for level in (PRINTED, ROUNDED, BOUNDED)]
        low, high = float(min(each.low for each in found)), float(max(each.high for each in found))
        return low - abs(low) * 1e-9, high + abs(high) * 1e-9

    @cached_property
    def grain(self) -> float:
        """The width of the number as printed."""
        printed = read(self.claim, PRINTED)
        return float(printed.high - printed.low)

    @cached_property
    def coarse(self) -> float:
        """The same with its trailing zeros read as rounding."""
        rounded = read(self.claim, ROUNDED)
        return float(rounded.high - rounded.low)


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its mentions in order, and the same by sentence."""

    article_id: str
    mentions: tuple[Mention, ...]
    sentences: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    found: dict[str, tuple | frozenset] = field(default_factory=dict)
    """What several checks look for is found once and kept here."""

    def before(self, mention: Mention, sentences: int = 1) -> list[Mention]:
        """The mentions of up to so many sentences before this one's, nearest sentence first."""
        near = range(mention.sentence - 1, mention.sentence - 1 - sentences, -1)
        return [other for number in near for other in self.sentences.get(number, ())]

    def around(self, mention: Mention, sentences: int) -> list[Mention]:
        """The other mentions of its sentence, then of up to so many before it, as far as they are near."""
        found = (*self.sentences[mention.sentence], *self.before(mention, sentences))
        return [other for other in found if 0 < abs(other.index - mention.index) <= NEAR]

    def back(self, mention: Mention) -> Iterator[Mention]:
        """The mentions before this one, nearest first, as far back as is looked."""
        return (self.mentions[at] for at in range(mention.index - 1, max(-1, mention.index - 1 - FAR_BACK), -1))


class Claims(tuple):
    """Claims whose stories are read once for all checks."""

    @cached_property
    def stories(self) -> list[Story]:
        return _read_stories(self)


def read_stories(claims: Iterable[Claim]) -> list[Story]:
    """The articles that the claims come from, by article_id."""
    return claims.stories if isinstance(claims, Claims) else _read_stories(claims)


def _read_stories(claims: Iterable[Claim]) -> list[Story]:
    ordered = sorted(claims, key=lambda claim: (claim.article_id, claim.char_start, claim.char_end))
    return [_read_story(article_id, list(group)) for article_id, group in groupby(ordered, lambda c: c.article_id)]


def _read_story(article_id: str, claims: Sequence[Claim]) -> Story:
    mentions: list[Mention] = []
    sentences: dict[int, tuple[Mention, ...]] = {}
    for number, group in groupby(claims, key=lambda claim: claim.sentence_number):
        found = _read_sentence(list(group), len(mentions))
        mentions += found
        sentences[number] = (*sentences.get(number, ()), *found)
    return Story(article_id, tuple(mentions), sentences)


def _read_sentence(claims: Sequence[Claim], index: int) -> list[Mention]:
    sentence = claims[0].sentence
    spans, position = [], 0
    for claim in claims:
        start, end = _locate(claim, sentence, position, spans[-1][0] + 1 if spans else 0)
        spans.append((start, end, start + max(0, claim.quote.find(claim.value_text))))
        position = max(position, end)
    mentions = []
    for place, (claim, (_, end, numeral)) in enumerate(zip(claims, spans, strict=True)):
        previous_end = spans[place - 1][1] if place else 0
        if previous_end > numeral:
            previous_end = spans[place - 1][2] + len(claims[place - 1].value_text)
        next_start = spans[place + 1][0] if place + 1 < len(spans) else len(sentence)
        lead, tail = DOLLARS.sub("$", sentence[previous_end:numeral].lower()), sentence[end:next_start].lower()
        mentions.append(Mention(claim, index + place, lead, tail, _size(claim)))
    return mentions


DOLLARS = re.compile(r"\b(?:us|a|au|c|ca|hk|nz|s|nt|r|mx)\$$")
"""Whose dollars, right before a number: `to A$331` is read as `to $331`."""


def _size(claim: Claim) -> float:
    if claim.value is not None:
        return float(claim.value)
    ends = [float(end) for end in (claim.value_low, claim.value_high) if end is not None]
    return sum(ends) / max(1, len(ends))


def _locate(claim: Claim, sentence: str, position: int, overlapping: int) -> tuple[int, int]:
    """Where the quote stands in its sentence: the first whole-word occurrence behind the last quote, else within it."""
    quote = " ".join(claim.quote.split())
    found = (_find_words(quote, sentence, start) for start in (position, overlapping))
    start = next((at for at in found if at >= 0), max(sentence.find(quote, position), position))
    return start, start + len(quote)


def _find_words(quote: str, sentence: str, start: int) -> int:
    """Where a quote stands in a sentence as whole words, from a position on; -1 if nowhere. No pattern, since each would be compiled for one search.

    >>> _find_words("5", "1.5 of 55 or 5", 0)
    13
    """
    at = sentence.find(quote, start)
    while at >= 0:
        before, after = sentence[at - 1 : at], sentence[at + len(quote) : at + len(quote) + 1]
        if not (_is_word(before) or before in (".", ",") or _is_word(after)):
            return at
        at = sentence.find(quote, at + 1)
    return -1


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


# What two mentions have in common --------------------------------------------------------------------------------------

LEVELS = ("level", "share")
DENOMINATOR = re.compile(r"\b(?:per|aged?|ages|for every|in every)\s+$")
AGE_GROUP = re.compile(r"\s*(?:age (?:group|band)|year[- ]olds?\b|years? (?:of age|old))")
"""Words that make a number the denominator of a rate, or an age group."""

ADJECTIVE = re.compile(
    r"^[\w.]+-(?:year|month|week|day|hour|minute|mile|foot|inch|page|point|member|story|bed)(?:-old)?\b"
)
"""A number inside an adjective, `3-month`, is a kind and no level."""


def is_level(mention: Mention) -> bool:
    return mention.is_level


def is_change(mention: Mention) -> bool:
    return mention.claim.kind == "change"


def same_measure(one: Claim, other: Claim) -> bool:
    """Whether the two are in the same unit; a `per` or an item that is left out goes without saying."""
    if one.unit != other.unit:
        return False
    if one.per and other.per and one.per != other.per:
        return False
    return (
        not (one.item and other.item) or bool(stems(one.item) & stems(other.item)) or "units" in (one.item, other.item)
    )


def stem(word: str) -> str:
    """A word cut down so that its forms meet: registrations, registered.

    >>> stem("registrations"), stem("registered"), stem("cars")
    ('regist', 'regist', 'car')
    """
    return word[:6] if len(word) > 6 else word.removesuffix("s")


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that mean something."""
    text = text.lower().replace("'s", "").replace("’s", "")
    for words, meaning in SAME_MEANING:
        text = text.replace(words, meaning)
    words = re.findall(r"[a-z][a-z&-]*[a-z]", text)
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and len(word) > 2)


def same_metric(one: Claim, other: Claim) -> bool:
    """Whether subject and metric, as far as both claims have them, share a word, and at least one of the two does."""
    metrics = stems(one.metric) & stems(other.metric)
    subjects = stems(one.subject) & stems(other.subject)
    if (one.metric and other.metric and not metrics) or (one.subject and other.subject and not subjects):
        return False
    return bool(metrics or subjects)


def per_of(mention: Mention) -> str:
    """The denominator of a rate: the one that the words name, `£150,000 a bed`, or the claim's."""
    named = PER.match(mention.behind)
    return named[1] if named else mention.claim.per


PER = re.compile(r"^\s*(?:\w+\s+)?(?:an?|per|each|every)\s+([a-z]+)\b")


def same_period(one: Claim, other: Claim) -> bool:
    """Whether both periods are known and the same."""
    ends = (one.period_start, one.period_end)
    return ends != (None, None) and ends == (other.period_start, other.period_end)


def different_periods(one: Claim, other: Claim) -> bool:
    """Whether both periods are known and differ."""
    known = one.period_end is not None and other.period_end is not None
    return known and (one.period_start, one.period_end) != (other.period_start, other.period_end)


Ends = tuple[float, float]


def can_meet(one: Ends, other: Ends) -> bool:
    """Whether two spans share a number: cheap enough for every candidate."""
    return one[0] <= other[1] and other[0] <= one[1]


def ratio_ends(one: Mention, other: Mention) -> Ends:
    """Between which numbers one / other lies; anywhere, where the second may be zero or one of them is negative."""
    if one.ends[0] < 0 or other.ends[0] <= 0:
        return float("-inf"), float("inf")
    return one.ends[0] / other.ends[1], one.ends[1] / other.ends[0]


def different_places(one: Claim, other: Claim) -> bool:
    """Whether both places are known and differ."""
    return bool(one.place and other.place and one.place != other.place)
