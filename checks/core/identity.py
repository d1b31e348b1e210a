"""What a claim measures: by this, claims of one article or of several are held against one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.core.story import stem, stems
from extractors.schema import Claim

QUALIFIED = re.compile(
    r"\b(?:excluding|exclud\w+|except|involving|of which|of these|among|aged|related to|due to|linked to|other than|apart from|"
    r"without|wom[ae]n|m[ae]n|males?|females?|boys?|girls?|part-time|full-time)\b"
)
"""Words that narrow down what a number measures: it is not held against one that is told of the whole."""

NARROWING = re.compile(
    r"\b(?:(?<!on )net|gross|operating|pre-?tax|core|underlying|adjusted|annuali[sz]ed|real|nominal|organic|comparable|like-for-like|new|used|"
    r"electric|hybrid|plug-in|domestic|foreign|overseas|international|global|worldwide|exports?|imports?|retail|wholesale|online|"
    r"digital|goods|services|manufacturing|private|public|commercial|residential|passenger|heavy|light|average|median|per|"
    r"including|young|youth|older|temporary|permanent|urban|rural|north\w*|south\w*|east\w*|west\w*|first-time|mainland|"
    r"monthly|weekly|daily|quarterly|yearly|annual|preliminary|revised|provisional|flash|respectively|"
    r"black|white|hispanics?|african|asian)\b"
)
"""Words that may narrow it down: two sentences that don't share them may tell of two things."""

PAUSE = re.compile(r"[,;:](?!\d)")

ANYBODY = stems(
    """company companies firm group maker carmaker automaker manufacturer producer bank lender insurer retailer supplier operator owner
    airline airport hospital school university college club team store shop plant factory government ministry minister department agency
    office authority authorities council city town village state country region district police court army officials official officers
    people residents workers employees staff students pupils patients passengers voters members men women children families households
    researchers scientists analysts economists experts investors customers buyers users visitors victims protesters police report survey
    study poll article story project programme scheme site index market markets sector industry business businesses
    car cars vehicle vehicles house houses home homes property consumer producer passenger retail wholesale food fuel energy oil gas
    electricity power rent wage wages pay job jobs tax taxes trade export exports import imports crime road rail air factory
    construction manufacturing services tourism unemployment employment inflation output production price prices"""
)
"""Stems of subjects that are somebody else in every article."""

MANY = 5
"""Stems that two clauses must share to be of the same thing, whoever it is."""

LONG = 8
"""Words of a sentence that two people hardly write alike."""

OTHER_THING = 2
"""Numbers that differ by more than this factor measure two things, whatever the words say."""


def about(claim: Claim) -> frozenset[str]:
    """The stems of subject and metric of a fact, together: `Tesla | deliveries` is `Tesla deliveries | Tesla deliveries`.

    Nothing where the text says too little, or narrows it down.
    """
    if not (claim.subject and claim.metric and claim.period_end) or claim.kind == "rank" or claim.status != "actual":
        return frozenset()
    if QUALIFIED.search(claim.sentence.lower()) or not (stems(claim.subject) and stems(claim.metric)):
        return frozenset()
    return stems(claim.subject) | stems(claim.metric)


def identity(claim: Claim) -> str:
    """What a claim measures, in words that are the same for two claims of the same; empty where it does not say enough."""
    found, item = about(claim), stems(claim.item)
    if not found or (claim.unit == "count" and not item):
        return ""
    periods = (claim.period_start, claim.period_end, claim.base_period_start, claim.base_period_end)
    return join(found, item, claim.place, claim.unit, claim.per, claim.kind, *periods)


def join(*parts: object) -> str:
    """Parts as one string: sets in the order of the alphabet.

    >>> join(frozenset({"sales", "car"}), "KR", None)
    'car sales|KR|'
    """
    return "|".join(" ".join(sorted(part)) if isinstance(part, frozenset) else str(part or "") for part in parts)


def narrowing(claim: Claim) -> frozenset[str]:
    """The stems of the words that may narrow down what it measures."""
    return frozenset(map(stem, narrowing_words(claim)))


def narrowing_words(claim: Claim) -> list[str]:
    """These words as they stand in its clause."""
    return NARROWING.findall(clause(claim))


def clause(claim: Claim) -> str:
    """Its sentence as far as the first comma behind it, in lower case."""
    sentence = claim.sentence.lower()
    end = PAUSE.search(sentence, max(0, sentence.find(claim.quote.lower())) + len(claim.quote))
    return sentence[: end.start()] if end else sentence


def is_named(claim: Claim) -> bool:
    """Whether it is of somebody or something with a name, or of a place: `deaths`, or `the company`, may be anybody's."""
    own = about(claim) - stems(claim.item) - ANYBODY - measure(claim)
    return bool(own) and (bool(claim.place) or has_name(claim, own))


def measure(claim: Claim) -> frozenset[str]:
    """The stem of the last word that says something in the metric: of `iPhone revenue`, revenue."""
    return next((found for word in reversed(claim.metric.split()) if (found := stems(word))), frozenset())


def has_name(claim: Claim, own: frozenset[str]) -> bool:
    """Whether a word of the subject is a name by its capital, or by its digits; the first word of a sentence only where it stands alone."""
    words = [word for word in claim.subject.split() if stems(word) & own or word.isdigit()]
    told = [word for word in words if any(letter.isupper() or letter.isdigit() for letter in word)]
    is_first = claim.sentence.lstrip("- ").startswith(claim.subject.split()[0])
    return bool(told[1:] or (told and (not is_first or told[0] != claim.subject.split()[0] or len(words) == 1)))


def is_dated(claim: Claim) -> bool:
    """Whether the sentence itself tells the period."""
    return bool(claim.period_text) and " ".join(claim.period_text.lower().split()) in " ".join(
        claim.sentence.lower().split()
    )


def is_same_thing(one: Claim, other: Claim) -> bool:
    """Whether claims of one identity can't but mean the same, so that other numbers contradict one another.

    Both must be dated by their own sentence and narrowed down alike; and of a named subject, or told in much the same words.
    """
    if narrowing(one) != narrowing(other) or not (is_dated(one) and is_dated(other)):
        return False
    words = [stems(clause(claim)) for claim in (one, other)]
    alike = len(words[0] & words[1]) >= max(MANY, min(map(len, words)) * 0.6)
    return alike or (is_named(one) and is_named(other))


def is_copied(one: Claim, other: Claim) -> bool:
    """Whether two articles have the sentence from each other, or both from an agency: then it counts once."""
    words = _words(one)
    return one.article_id != other.article_id and len(words) >= LONG and words == _words(other)


def _words(claim: Claim) -> list[str]:
    return re.findall(r"\w+", claim.sentence.lower())


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of several articles in the order in which they are compared, which is not that of their arrival."""
    return sorted(claims, key=lambda claim: (claim.article_id, claim.char_start, claim.char_end))
