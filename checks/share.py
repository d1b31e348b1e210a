"""Share: percent = 100 part / whole.

`391,012 battery cars ... represent 22.4 per cent of the 1.74 million`; `5,427 of them on time (67 per cent)`; where the
whole is left out (`90,000 units, a 7% share of the market`), it is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from checks.core.pairs import find_bases
from checks.core.reading import centre, hold_against, read, show, show_share, work_out
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import (
    Mention,
    Story,
    can_meet,
    ratio_ends,
    read_stories,
    same_period,
    stems,
)
from checks.core.wholes import (
    DIRECTLY,
    OF_NAME,
    Tie,
    is_amount,
    is_exact,
    is_share,
    may_be_part,
    tie_by_words,
)
from extractors.schema import Claim, Interval

RULE = Rule(
    name="share",
    formula="share = 100 part / whole; whole = 100 part / share",
    reading=(
        "Part, whole and share are tied by the words (`of the`, `out of`, `of which`, brackets), by the name "
        "of the whole, or by their fit alone; contradicted are the first, and a name that just one number of a sentence before has."
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
        (
            "Some 146 posts will go out of a workforce of 4,870, or 3%.",
            "consistent: 146 / 4,870 = 3% [2.99, 3.01]; stated 3%",
        ),
        (
            "The port received 1,846 ships. Of these, 412 were more than 300 metres long, or 32%.",
            "inconsistent: 412 / 1,846 = 22.32% [22.29, 22.35]; stated 32%",
        ),
        (
            "Net sales increased to $3.42 billion. Online revenue was $684 million, representing 26% of net sales.",
            "inconsistent: $684 million / $3.42 billion = 20% [19.96, 20.04]; stated 26%",
        ),
        (
            "Sales came to $9.21 billion. Of every dollar in sales 15 cents went on research, which cost $1.38 billion.",
            "consistent: $1.38 billion / $9.21 billion = 14.98% [14.92, 15.05]; stated 15 cents",
        ),
        (
            "The workforce consisted of 12.8 million men (51% of the workforce) and 12.5 million women (49% of the workforce).",
        ),
    ),
)


def share_of(part: Interval, whole: Interval) -> Interval:
    """Every share, in percent, that a part and its whole allow.

    >>> from extractors.schema.interval import readings
    >>> share_of(readings("312", 312, "count")[0], readings("3,900", 3900, "count")[0])
    Interval('[7.99, 8.01]')
    """
    return part / whole * 100


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        bases = find_bases(story)
        for share in filter(is_share, story.mentions):
            found = [_with_whole(story, tie) for tie in tie_by_words(story, share)]
            if not any(relation.first("whole") for relation in found):
                found = list(_tied_by_name(story, share, bases)) or found
            yield from found


def _with_whole(story: Story, tie: Tie) -> Relation:
    """The relation of a tie; a whole that the text does not number beside it may have been told before."""
    whole = tie.whole or _whole_before(story, tie.part, tie.share)
    certainty = tie.certainty if tie.whole or not whole else "topic"
    return relate(tie.part, whole, tie.share, certainty, tie.obstacle)


def relate(part: Mention, whole: Mention | None, share: Mention, certainty: str, obstacle: str = "") -> Relation:
    members = [Member("part", part.claim), Member("share", share.claim)]
    if whole is not None:
        members.insert(1, Member("whole", whole.claim))
    return Relation(RULE.name, tuple(members), certainty, obstacle)


def _whole_before(story: Story, part: Mention, share: Mention) -> Mention | None:
    """The nearest number before of which the part is that share, where the text speaks of a total that it may have told."""
    for whole in story.back(part):
        candidate = is_exact(whole) and may_be_part(part, whole) and may_fit(part, whole, share)
        if candidate and _fits(relate(part, whole, share, "topic")):
            return whole
    return None


def _tied_by_name(story: Story, share: Mention, bases: frozenset[int]) -> Iterator[Relation]:
    """`operating costs came to £1.55bn, equivalent to 51pc of income`: the whole is the level of that name."""
    sentence = story.sentences[share.sentence]
    place = share.index - sentence[0].index
    named = OF_NAME.match(share.tail)
    parts = [m for m in sentence[:place] if is_amount(m)]
    if named is None or not parts or parts[-1].index != share.index - 1:
        return
    name = stems(named["whole"])
    wholes = [
        m
        for m in story.back(parts[-1])
        if is_amount(m) and m.index not in bases and m.claim.unit == parts[-1].claim.unit and name and name <= m.topic
    ]
    if DIRECTLY.match(share.lead) and (whole := _surely_named(name, parts[-1], wholes)):
        yield relate(parts[-1], whole, share, "topic")
        return
    for whole in filter(lambda each: may_fit(parts[-1], each, share), wholes):
        relation = relate(parts[-1], whole, share, "topic", "the whole is tied by its name alone")
        if _fits(relation):
            yield relation
            return


def _surely_named(name: frozenset[str], part: Mention, wholes: list[Mention]) -> Mention | None:
    """The one level of the article that measures just what is named, of nobody else, in the part's own time, in a sentence before."""
    exact = [m for m in wholes if stems(m.claim.metric) == name and m.claim.status == part.claim.status]
    if len(exact) != 1 or not 1 <= part.sentence - exact[0].sentence <= 3:
        return None
    whose = stems(exact[0].claim.subject)
    if not (whose <= name or whose == stems(part.claim.subject)):
        return None
    known = same_period(exact[0].claim, part.claim) or (exact[0].claim.period_end is None is part.claim.period_end)
    return exact[0] if known and may_be_part(part, exact[0]) else None


def may_fit(part: Mention, whole: Mention, share: Mention) -> bool:
    """Whether the share can be that of the part in the whole, before it is worked out."""
    hundred = 100 if share.claim.unit == "percent" else 1
    return can_meet(ratio_ends(part, whole), (share.ends[0] / hundred, share.ends[1] / hundred))


def _fits(relation: Relation) -> bool:
    verdict = test(relation)
    return verdict is not None and verdict.verdict == "consistent"


def test(relation: Relation) -> Verdict | None:
    part, whole, share = relation.first("part"), relation.first("whole"), relation.first("share")
    if whole is None:
        return _imply_whole(part, share)
    if not read(whole).positive:
        return None
    hundred = 1 if share.unit == "percent" else 100  # 29 cents of every dollar
    return hold_against(
        relation,
        lambda level: read(share, level) * hundred,
        lambda level: share_of(read(part, level), read(whole, level)),
        about=share,
        shown=show(share) if hundred == 1 else share.quote,
        text=f"{show(part)} / {show(whole)}",
        value=centre(part) / centre(whole) * 100,
        form=show_share,
        unit="percent",
    )


def _imply_whole(part: Claim, share: Claim) -> Verdict | None:
    if not read(share).positive:
        return None
    return work_out(
        "whole",
        lambda level: read(part, level) / read(share, level) * 100,
        (part, share),
        about=share,
        text=f"{show(part)} / {show(share)}",
        value=centre(part) / centre(share) * Fraction(100),
        unit=part.unit,
    )
