"""What `points` are: of an index, of a percentage, or goals."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.numbers.drafts import REACH, Draft, surroundings
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

INDEX_WORDS = frozenset(
    "index indexes indices dow ftse nasdaq nikkei sensex nifty dax cac topix kospi stoxx benchmark average "
    "composite bourse s&p tsx asx ibex csi hang jones futures vix pmi pmis".split()
)
SCORING = frozenset(
    "scored scoring scores score averaged averaging averages average won winning win wins earned collected "
    "collecting had has netted posted points dropped".split()
)
VOTING = frozenset(
    "poll polls polling pollster pollsters voter voters vote votes voting election elections turnout approval referendum electorate "
    "party parties conservatives tories democrats republicans liberals presidential candidate candidates".split()
)
"""Near points that part or move: what is counted are shares of voters."""
RATES = frozenset(
    "rate rates inflation unemployment jobless margin margins yield yields percentage proportion share popularity support".split()
)
"""In the sentence: what is measured in percent. A share of something only: the price of a share falls by points too."""
GAPS = frozenset(
    "lead leads led leading gap gaps advantage ahead behind trail trails trailed trailing swing edge deficit apart clear majority".split()
)
MOVED = frozenset("up down by rose fell gained lost dropped slipped climbed jumped slid added shed".split())
"""Before points: they say how far something moved."""
COMPARED = frozenset("higher lower more less better worse up down above below wider narrower".split())
"""After points, likewise."""
GAP_BEFORE, GAP_AFTER = 6, 4


@dataclass(frozen=True, slots=True)
class PointRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    PointRule("percentage", ("Approval fell [3 points|3 percentage_point] to [41%|41 percent].",
    "Turnout was [67%|67 percent], [two points|2 percentage_point] higher than in May.",
    "The index rose [2%|2 percent], [two points|2 point] more than in May.",
    "The tax edged [0.2 of a point|0.2 percentage_point] lower to [8.1%|8.1 percent].",
    "They won [29.4%|29.4 percent], which is [down 3.2 points|3.2 percentage_point] on May and [1.9 points|1.9 percentage_point] better than in 2019.")),
    PointRule("gap", ("Labour is [six points|6 percentage_point] ahead, a survey of [900 voters|900 count voters] found.",
    "Polls gave the party a [nine-point|9 percentage_point] lead. Its lead has since shrunk to [four points|4 percentage_point] from [11|11 percentage_point].",
    "The jobless rate is [two points|2 percentage_point] lower than in May.",
    "Labour is [five points|5 percentage_point] ahead on [38 percent|38 percent].",
    "The Hawks led by [nine points|9 point] at the break.")),
    PointRule("goals", ("She scored [32 points|32 count points].",)),
)  # fmt: skip


def read_points(words: Words, drafts: list[Draft]) -> None:
    """What `points` are: of an index by default, percentage points beside a percentage or between shares, goals where somebody scores them."""
    for index, draft in enumerate(drafts):
        if draft.unit != "point" or draft.excluded:
            continue
        first, last = surroundings(words, draft.start)
        indexed = any(is_index(words, i) for i in range(first, last))
        if draft.form == "fraction" or is_part(words, draft) or (not indexed and is_of_percent(words, drafts, index)):
            draft.unit = draft.unit_kind = "percentage_point"
        elif not indexed and any(word in SCORING for word in words.lower[max(first, draft.start - 4) : draft.start]):
            draft.unit, draft.unit_kind = "", ""
            draft.item_start, draft.item_end = draft.unit_start, draft.unit_end


def is_index(words: Words, i: int) -> bool:
    """A word for an index; `average` only in a name (`Dow Jones Industrial Average`)."""
    word = words.lower[i]
    return word in INDEX_WORDS and (word != "average" or words.text[i][0].isupper())


def is_part(words: Words, draft: Draft) -> bool:
    """`0.1 of a point`"""
    return draft.numeral.value < 1 and words.lower[draft.numeral.end : draft.unit_start] == ["of", "a"]


def is_of_percent(words: Words, drafts: list[Draft], index: int) -> bool:
    """Whether the points are of a percentage, beside it or not."""
    following = drafts[index + 1] if index + 1 < len(drafts) else None
    return (
        moves_percentage(words, drafts[index], following)
        or differs_from_percentage(words, drafts, index)
        or moves_share(words, drafts, index, following)
    )


def moves_percentage(words: Words, draft: Draft, following: Draft | None) -> bool:
    """`fell 3 points to 41%`."""
    if following is None or following.unit != "percent" or following.excluded:
        return False
    return words.lower[draft.end : following.start] in (["to"], ["from"], [",", "to"], ["at"])


def differs_from_percentage(words: Words, drafts: list[Draft], index: int) -> bool:
    """`67%, two points higher`, `67%, up two points from`."""
    before, draft = drafts[index - 1] if index else None, drafts[index]
    if before is None or before.unit != "percent" or before.excluded:
        return False
    joint, after = words.lower[before.end : draft.start], at(words.lower, draft.end)
    if joint in ([",", "up"], [",", "down"]):
        return True
    return joint in ([","], ["and"], ["–"], ["—"]) and after in COMPARED


def moves_share(words: Words, drafts: list[Draft], index: int, following: Draft | None) -> bool:
    """`6 points ahead` where voters are spoken of, `2 points lower` of a rate, `29%, which is down 3 points`: parts or moves what is in percent."""
    draft = drafts[index]
    lower, (first, last) = words.lower, surroundings(words, draft.start)
    near = lower[max(first, draft.start - GAP_BEFORE) : min(last, draft.end + GAP_AFTER)]
    moved = lower[draft.start - 1] in MOVED or at(lower, draft.end) in COMPARED
    if not moved and GAPS.isdisjoint(near):
        return False
    if not VOTING.isdisjoint(lower[max(0, draft.start - REACH) : last]):
        return True
    if any(lower[i] in RATES and (lower[i] != "share" or at(lower, i + 1) != "price") for i in range(first, last)):
        return True
    if not moved and following is not None and following.unit == "percent":  # Labour is five points ahead on 38 percent
        between = lower[draft.end : following.start]
        return len(between) <= GAP_AFTER and between[-1:] in (["on"], ["with"], ["at"])
    shares = (
        d for d in drafts[max(0, index - 3) : index] if d.unit == "percent" and d.start >= first and not d.excluded
    )
    return moved and any(share.numeral.value > draft.numeral.value for share in shares)
