"""Direction: the verb against the two levels, now - base above zero for `rose`, below it for `eased`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.core.moves import JUDGED
from checks.core.pairs import OWN_COMPARISON, Pair, find_pairs
from checks.core.reading import centre, hold_against, read, show, show_signed_number
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import Mention, Story, read_stories
from extractors.schema import Claim, Interval

RULE = Rule(
    name="direction",
    formula="now - base > 0 for what rose, < 0 for what fell",
    reading=(
        "Equal printed levels may hide a move below their rounding. A level below zero makes the relation "
        "untestable where it does not fit, since up and down may be told of its size."
    ),
    blind="Verbs whose movement the extractors don't know, and `from 8% to 42%`, which may be a range.",
    examples=(
        (
            "The average price of fuel eased to $2.41 a gallon from $2.68.",
            "consistent: $2.41 - $2.68 = -0.27 [-0.28, -0.26]; stated down",
        ),
        (
            "The average price of fuel eased to $2.68 a gallon from $2.41.",
            "inconsistent: $2.68 - $2.41 = +0.27 [0.26, 0.28]; stated down",
        ),
        (
            "The mortgage rate climbed to 6.7% from 6.29%.",
            "consistent: 6.7% - 6.29% = +0.41 [0.36, 0.46]; stated up",
        ),
        (
            "Pay growth slowed to 5.1% from 4.8% in May.",
            "inconsistent: 5.1% - 4.8% = +0.3 [0.2, 0.4]; stated down",
        ),
        ("Exports rose 5% by weight but fell 1% by value, to $411 million from $415 million.",),
    ),
)


FALLS = (
    r"fell|falls?|falling|dropp?\w*|declin\w+|decreas\w+|slipp?\w*|sank|slid|slump\w*|lower\w*|down|fewer than|less than|"
    r"narrow\w+|eas(?:ed|es|ing)|shr[aiu]nk|slow(?:ed|s|ing)?|cool(?:ed|s|ing)?|shorten\w*|dipp?\w*|weaken\w*"
)
RISES = r"rose|rises?|rising|increas\w+|climb\w*|gr[eo]w(?:s|n|ing)?|jump\w*|gain\w*|up|widen\w+|surg\w+|higher|more than|rais\w+|expand\w*"
MOVES = re.compile(rf"\b(?:(?P<down>{FALLS})|(?P<up>{RISES}))\b")
"""The commonest words of movement: a claim's direction that its own words deny is not relied on."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        for pair in find_pairs(story):
            now, base = pair.now.claim, pair.base.claim
            if (
                now.direction not in ("up", "down")
                or pair.certainty != "clause"
                or denied(pair, story)
                or JUDGED.search(now.sentence.lower())
            ):
                continue
            below = (
                "a level below zero: up and down may be told of its size" if min(centre(now), centre(base)) < 0 else ""
            )
            yield Relation(
                RULE.name, (Member("now", now), Member("base", base)), "fit" if pair.ranging else pair.certainty, below
            )


def denied(pair: Pair, story: Story) -> bool:
    """Whether the words between the two, or right before them, tell another direction than the claim."""
    if pair.base.index > pair.now.index and OWN_COMPARISON.search(pair.base.lead):
        return True
    words = f"{pair.now.lead[-60:]} | {pair.base.lead if pair.base.index > pair.now.index else ''}"
    said = {found.lastgroup for found in MOVES.finditer(words)} or _last_said(pair.now, story)
    return bool(said) and pair.now.claim.direction not in said


def _last_said(now: Mention, story: Story) -> set[str]:
    """The direction of the nearest word of movement before a level: `rose 5% at home but fell 1% abroad, to $411 million`."""
    before = (m for m in story.sentences[now.sentence] if m.index < now.index)
    found = [each.lastgroup for mention in before for each in MOVES.finditer(f"{mention.lead} {mention.claim.quote}")]
    return set(found[-1:])


def test(relation: Relation) -> Verdict | None:
    now, base = relation.first("now"), relation.first("base")
    wanted = Interval(0, None, low_open=True) if now.direction == "up" else Interval(None, 0, high_open=True)
    return hold_against(
        relation,
        lambda level: wanted,
        lambda level: read(now, level) - read(base, level),
        about=now,
        text=f"{show(now)} - {show(base)}",
        value=centre(now) - centre(base),
        form=show_signed_number,
        shown=now.direction,
    )
