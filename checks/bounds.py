"""Bounds: no share above 100 %, no fall of more than 100 %, and a number that is said to beat another does.

`£1.31bn, beating the £1.24bn that analysts had pencilled in`; `remains above the target range of 13pc to 13.5pc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.core.pairs import BREAK, find_bases
from checks.core.reading import centre, hold_against, read, show, show_signed, show_signed_number
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import Mention, Story, is_change, is_level, read_stories, same_measure
from extractors.schema import Claim, Interval

RULE = Rule(
    name="bounds",
    formula=(
        "0 <= share <= 100 of people or things counted; change >= -100 %; number > threshold for what beats, "
        "tops or lies above it"
    ),
    reading="A number that equals its threshold within rounding is let pass.",
    blind="Records and forecasts that are told without their number.",
    examples=(
        ("The deficit shrank to 3.9% of output last year, missing its goal of 3.7%.",),
        (
            "Profit reached £1.31bn, beating the £1.24bn that analysts had expected.",
            "consistent: £1.31bn - £1.24bn = +70,000,000 [60,000,000, 80,000,000]; stated above",
        ),
        (
            "Profit reached £1.21bn, beating the £1.24bn that analysts had expected.",
            "inconsistent: £1.21bn - £1.24bn = -30,000,000 [-40,000,000, -20,000,000]; stated above",
        ),
        (
            "Prices of old phones fell by 120%.",
            "inconsistent: nothing falls by more than 100%; stated -120%",
        ),
        (
            "Revenue grew 15%, missing the 12% growth that analysts had expected.",
            "inconsistent: 15% - 12% = +3 [2, 4]; stated below",
        ),
        (
            "The grocer earned $1.22 per share, topping Wall Street's average estimate of $1.27 per share.",
            "inconsistent: $1.22 - $1.27 = -0.05 [-0.06, -0.04]; stated above",
        ),
        (
            "Revenue was $9.3 billion, ahead of analysts' expectations of $9.1 billion.",
            "consistent: $9.3 billion - $9.1 billion = +200,000,000 [100,000,000, 300,000,000]; stated above",
        ),
    ),
)

OF_ALL = re.compile(
    r"\s*of (?:the |all |its |their )?(?:\w+ )?(?:people|voters|adults|respondents|residents|households|patients|children|women|men|"
    r"workers|employees|students|members|seats|votes|firms|companies|population)\b"
)
"""What a percentage can't exceed: more than all of them there are not."""

PLUS_MINUS = re.compile(r"\b(?:plus or minus|give or take)\s+[$£€¥]?$|[±]\s*[$£€¥]?$")

RESTATED = re.compile(r"^(?:\s+\w+)?,\s+(?:or|more than|less than|about|nearly|almost|over|under)\s")
"""`3.9 million tons, more than a fifth of it, fell short of`: the number tells another one again, and is not what is placed."""

OWNER = r"(?:\w+\s+){0,2}[\w.]+(?:['’]s|s['’])|(?:\w+\s+)?(?:expectations?|forecasts?|estimates?|consensus)"
WORDS_UP_TO = rf"\s+(?:(?:the|its|a|an|all|both|{OWNER})\s+)(?:[^\s,;:()]+\s+){{0,6}}?\S*?[$£€¥]?$"
EXCEEDS = re.compile(
    rf"\b(?:beat|beats|beating|topped|tops|topping|exceeded|exceeds|exceeding|surpassed|surpassing|above|better than|higher than|ahead of)"
    rf"{WORDS_UP_TO}"
)
FALLS_SHORT = re.compile(
    rf"\b(?:below|short of|missed|missing|misses|lower than|worse than|under|trailed|trailing|behind){WORDS_UP_TO}"
)
"""Words before a number that place the one before it above, or below."""


JUDGES = re.compile(r"\b(?:beat|beats|beating|better|worse|miss(?:ed|es|ing))\b")
LESS_IS_BETTER = re.compile(
    r"\b(?:deficits?|loss(?:es)?|gap|shortfall|unemployment|jobless\w*|inflation|debts?|borrowing|costs?|spending|emissions|deaths?|"
    r"crimes?|waits?|waiting|injuries|arrears|vacanc\w+|churn|times?)\b"
)
"""A deficit misses its goal from above: words that judge don't say on which side of it."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        bases = find_bases(story)
        for mention in story.mentions:
            claim = mention.claim
            if claim.kind == "share" and claim.unit == "percent" and centre(claim) > 100 and OF_ALL.match(mention.tail):
                yield Relation(RULE.name, (Member("share", claim),), "clause")
            if is_change(mention) and claim.unit == "percent" and claim.direction == "down" and centre(claim) > 100:
                yield Relation(RULE.name, (Member("change", claim),), "clause")
            if (is_level(mention) or _is_growth(mention)) and mention.index not in bases:
                yield from _compared(story, mention, bases)


def _compared(story: Story, other: Mention, bases: frozenset[int]) -> Iterator[Relation]:
    role = "below" if EXCEEDS.search(other.lead) else "above" if FALLS_SHORT.search(other.lead) else ""
    if not role or other.claim.bound not in ("exact", "range", "about"):
        return
    sentence = story.sentences[other.sentence]
    place = other.index - sentence[0].index
    if place and ((is_change(sentence[place - 1]) and "," not in other.lead) or BREAK.search(other.lead)):
        return
    if JUDGES.search(other.lead) and any(
        LESS_IS_BETTER.search(f"{m.claim.metric} {m.claim.subject} {m.lead}".lower()) for m in sentence[: place + 1]
    ):
        return
    for number in reversed(sentence[:place]):
        if _is_growth(number) and number.claim.unit == other.claim.unit and "," in other.lead:
            yield Relation(RULE.name, (Member("number", number.claim), Member(role, other.claim)), "clause")
            return
        comparable = same_measure(number.claim, other.claim) and not PLUS_MINUS.search(number.lead)
        if is_level(number) and number.index not in bases and comparable and not RESTATED.match(number.lead):
            if number.claim.unit != "count":
                yield Relation(RULE.name, (Member("number", number.claim), Member(role, other.claim)), "clause")
            return


def _is_growth(mention: Mention) -> bool:
    return is_change(mention) and mention.claim.unit == "percent" and mention.claim.direction == "up"


def test(relation: Relation) -> Verdict | None:
    number = relation.first("number")
    if number is None:
        return _impossible(relation)
    lower, upper = relation.first("below"), relation.first("above")
    other = lower or upper
    wanted = Interval(0, None) if lower else Interval(None, 0)
    return hold_against(
        relation,
        lambda level: wanted,
        lambda level: read(number, level) - read(other, level),
        about=number,
        text=f"{show(number)} - {show(other)}",
        value=centre(number) - centre(other),
        form=show_signed_number,
        shown="above" if lower else "below",
    )


def _impossible(relation: Relation) -> Verdict:
    share, change = relation.first("share"), relation.first("change")
    claim = share or change
    limits = Interval(0, 100) if share else Interval(-100, None)
    law = "a share lies between 0% and 100%" if share else "nothing falls by more than 100%"
    return Verdict(
        verdict="inconsistent",
        arithmetic=f"{law}; stated {show(share) if share else show_signed(change)}",
        about=claim,
        stated=show(share) if share else show_signed(change),
        computed=limits,
        unit="percent",
    )
