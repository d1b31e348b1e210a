"""An article's claims in the order of reading, each with the words around it: what ties are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its mentions in order, and the same by sentence."""

    article_id: str
    mentions: tuple[Mention, ...]
    sentences: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    found: dict[str, tuple] = field(default_factory=dict)
    """What several checks look for is found once and kept here."""

    def before(self, mention: Mention, sentences: int = 1) -> list[Mention]:
        """The mentions of up to so many sentences before this one's, nearest sentence first."""
        near = range(mention.sentence - 1, mention.sentence - 1 - sentences, -1)
        return [other for number in near for other in self.sentences.get(number, ())]


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
        lead, tail = sentence[previous_end:numeral].lower(), sentence[end:next_start].lower()
        mentions.append(Mention(claim, index + place, lead, tail, _size(claim)))
    return mentions


def _size(claim: Claim) -> float:
    if claim.value is not None:
        return float(claim.value)
    ends = [float(end) for end in (claim.value_low, claim.value_high) if end is not None]
    return sum(ends) / max(1, len(ends))


def _locate(claim: Claim, sentence: str, position: int, overlapping: int) -> tuple[int, int]:
    """Where the quote stands in its sentence: the first whole-word occurrence behind the last quote, else within it."""
    quote = " ".join(claim.quote.split())
    pattern = rf"(?<![\w.,]){re.escape(quote)}(?!\w)"
    whole_words = re.compile(pattern)
    found = whole_words.search(sentence, position) or whole_words.search(sentence, overlapping)
    start = found.start() if found else max(sentence.find(quote, position), position)
    return start, start + len(quote)


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
    claim = mention.claim
    if claim.kind not in LEVELS or claim.unit in ("rank", "times"):
        return False
    return (
        not ADJECTIVE.match(claim.quote) and not DENOMINATOR.search(mention.lead) and not AGE_GROUP.match(mention.tail)
    )


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


def stems(text: str) -> frozenset[str]:
    """The stems of the words that mean something."""
    text = text.lower().replace("'s", "").replace("’s", "")
    for words, meaning in SAME_MEANING:
        text = text.replace(words, meaning)
    words = re.findall(r"[a-z][a-z&-]*[a-z]", text)
    return frozenset(stem(word) for word in words if word not in STOP_WORDS and len(word) > 2)


def topic(mention: Mention) -> frozenset[str]:
    """Stems of what the number is about: its subject, metric and item, and the words that lead up to it."""
    claim = mention.claim
    return stems(f"{claim.subject} {claim.metric} {claim.item} {mention.lead[-80:]}")


def same_metric(one: Claim, other: Claim) -> bool:
    """Whether subject and metric, as far as both claims have them, share a word, and at least one of the two does."""
    metrics = stems(one.metric) & stems(other.metric)
    subjects = stems(one.subject) & stems(other.subject)
    if (one.metric and other.metric and not metrics) or (one.subject and other.subject and not subjects):
        return False
    return bool(metrics or subjects)


def per_of(mention: Mention) -> str:
    """The denominator of a rate: the one that the words name, `£150,000 a bed`, or the claim's."""
    claim = mention.claim
    after = claim.quote.lower().partition(claim.value_text.lower())[2] + mention.tail
    named = PER.match(after)
    return named[1] if named else claim.per


PER = re.compile(r"^\s*(?:\w+\s+)?(?:an?|per|each|every)\s+([a-z]+)\b")


def same_period(one: Claim, other: Claim) -> bool:
    """Whether both periods are known and the same."""
    ends = (one.period_start, one.period_end)
    return ends != (None, None) and ends == (other.period_start, other.period_end)


def different_periods(one: Claim, other: Claim) -> bool:
    """Whether both periods are known and differ."""
    known = one.period_end is not None and other.period_end is not None
    return known and (one.period_start, one.period_end) != (other.period_start, other.period_end)


def different_places(one: Claim, other: Claim) -> bool:
    """Whether both places are known and differ."""
    return bool(one.place and other.place and one.place != other.place)
