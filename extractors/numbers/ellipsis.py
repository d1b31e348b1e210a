"""Numbers that take their unit or noun from another, and numbers said again in another unit.

`sold 435 homes,
up from 187` counts homes twice; `from 5 to 7 percent` shares its unit backwards; `£10m ($12.7m)` is one quantity said twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.grammar.open_words import is_noun
from extractors.grammar.parts_of_speech import ADJECTIVE, CLOSED, NOUN, noun_lemma, word_classes
from extractors.numbers.drafts import NEIGHBOURS, RELATIVE, Draft, words_between
from extractors.numbers.nouns import is_plural
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

MOVING = frozenset({"from", "to", "versus", "vs", "vs.", "against"})
TURNING = frozenset({"from", "to", "versus", "vs", "vs.", "against", "with", "than", "and", "or", "of"})
"""Words before a bare number that tie it to the number next to it."""


@dataclass(frozen=True, slots=True)
class EllipsisRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    EllipsisRule("noun", ("It sold [435 homes|435 count homes], up from [187|187 count homes].",
                          "Volvo built [3,500 trucks|3500 count trucks] and Scania [over 2,000|2000 count trucks; "
                          "bound=above].")),
    EllipsisRule("own", ("There were [300 births|300 count births], a population increase of [100|100 count].",
                         "It built [300 homes|300 count homes], an increase of [100|100 count homes].")),
    EllipsisRule("unit", ("Output rose to [21 tons|21 ton] from [18|18 ton].",
    "The toll rose from [5|5 percent] to [7 percent|7 percent].")),
    EllipsisRule("rate", ("Turnout was [84.2%|84.2 percent]. If it drops [below 82|82 percent; bound=below], they lose.",
    "The gap is [1.3 percentage points|1.3 percentage_point]. In May it was [6.4|6.4 percentage_point].",
    "The Greens led with [21.4%|21.4 percent], followed by Labour on [18.6|18.6 percent] and the Left on [7.3|7.3 percent].")),
    EllipsisRule("beside", ("At [$184.60|184.6 USD] it trades at [31 times|31 times] earnings, versus [24|24 times] for Acme and [19|19 times] for Volta.",
    "The wait was [11 weeks|11 week], up from [9|9 week] in May and [5|5 week] in June.",
    "Of these, [41%|41 percent] waited [over 12 weeks|12 week; bound=above], and [2,317|2317 count] more.",
    "It threw it [72 miles|72 mile], [two|2 mile] short of a record.")),
    EllipsisRule("whole money", ("It rose [12 cents|0.12 USD] to [3.45|3.45 USD].",
    "It rose [1.25 cents|0.0125 USD] to [70.35|0.7035 USD].")),
    EllipsisRule("harmed", ("A quake struck [35 miles|35 mile] off the coast, killing [at least 6|6 count; bound=at_least].",)),
    EllipsisRule("foreseen", ("It added [128 jobs|128 count jobs], above the [89|89 count jobs] economists expected.",)),
    EllipsisRule("conversion", ("It paid [£10m|10000000 GBP] ([$12.7m|12700000 USD]).",
    "The lake lies [8 miles|8 mile] ([13 km|13 kilometer]) off.")),
)  # fmt: skip


def join_odds(words: Words, drafts: list[Draft]) -> list[Draft]:
    """`one in five`, `four out of ten people`, `one out of every thousand` as one share of a hundred."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and is_odds(words, joined[-1], draft):
            joined[-1] = merge_odds(joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def is_odds(words: Words, part: Draft, whole: Draft) -> bool:
    """`two in five`, `one out of every ten`, `one vehicle in six`."""
    joint = [word for word in words.lower[part.end : whole.start] if word != "-"]
    told = joint in ODDS or (
        joint[1:] in COUNTED_ODDS and is_noun(joint[0]) and at(words.lower, whole.end) in AFTER_ODDS
    )
    if not told or part.unit or whole.unit or part.form != "cardinal" or whole.form != "cardinal":
        return False
    whole_number = part.numeral.value == part.numeral.value.to_integral_value()
    small = (
        whole_number
        and part.numeral.value < whole.numeral.value <= 1000
        and part.numeral.value <= 20
        and len(part.numerals) == 1
    )
    return small and not part.excluded and not whole.excluded and part.numeral.scale == 1


COUNTED_ODDS = (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"])
AFTER_ODDS = frozenset(", . ; : ) is are was were has have had said say says and or".split())
"""What may follow `one vehicle in six`, so that nothing is counted by the second number."""
ODDS = (*COUNTED_ODDS, ["of", "every"])


def merge_odds(part: Draft, whole: Draft) -> Draft:
    part.numerals = [
        part.numeral._replace(end=whole.numeral.end, value=part.numeral.value / whole.numeral.value, kind="fraction")
    ]
    part.end, part.form = whole.end, "fraction"
    return part


def resolve_ellipsis(words: Words, drafts: list[Draft]) -> None:
    """Give each bare number the unit and noun that it leans on, and tie conversions."""
    for index, draft in enumerate(drafts):
        if draft.excluded or draft.form not in ("cardinal",):
            continue
        if draft.bare and stands_alone(words, draft):
            draft.optional, draft.aside = True, "stands_alone"
        elif draft.bare:
            source = unit_ahead(words, drafts, index)
            if source is None:
                source = antecedent(words, drafts, index)
            if source is not None:
                lend(words, drafts[source], draft, source)
            elif at(words.lower, draft.end) == "others":
                draft.item_start, draft.item_end = draft.end, draft.end + 1
                draft.end += 1
        if not draft.per and (draft.unit_kind == "money" or draft.bare):
            take_denominator(words, drafts, index)
        share_head(words, drafts, index)
        draft.converts = converted(words, drafts, index)
        if draft.converts is not None and not drafts[draft.converts].per:
            drafts[draft.converts].per = draft.per
        if draft.converts is not None and draft.bound == "exact":
            draft.bound = (
                drafts[draft.converts].bound
                if len(draft.numerals) == 1 and drafts[draft.converts].bound != "range"
                else draft.bound
            )


def unit_ahead(words: Words, drafts: list[Draft], index: int) -> int | None:
    """The next quantity, where the bare number shares its unit: `from 5 to 7 percent`, `280 million of the 1.5 billion shekels`."""
    ahead = index + 1
    if ahead < len(drafts) and drafts[ahead].form == "ordinal":  # 12 of its first 16 games
        ahead += 1
    if ahead >= len(drafts):
        return None
    draft, following = drafts[index], drafts[ahead]
    between = words.lower[draft.end : following.start]
    if is_suspended(words, draft, between):
        return ahead if not following.bare else unit_ahead(words, drafts, ahead)
    if following.excluded or following.bare or not 0 < len(between) <= 6 or following.form != "cardinal":
        return None
    if between[0] == "of" and not NOT_OF_NEXT & set(between):  # of the nation's 20 million residents
        other = following.unit_kind in RELATIVE and not alike(
            draft, following
        )  # beating the 99,486 of July by 4 per cent
        return None if other else ahead
    joined = between[0] in ("to", "and", "or", "-", "–") and set(between[1:]) <= {"the", "a", "its", "about"}
    return ahead if joined and len(between) <= 3 and alike(draft, following) else None


NOT_OF_NEXT = {",", ";", "(", "in", "to", "them", "these", "those", "which", "whom"}
"""Words behind `of` that part a number from the next one: `5,427 of them on time (67 per cent)`."""


def stands_alone(words: Words, draft: Draft) -> bool:
    """`a trip for two`, `split in three`: a small number word after a preposition, which counts nothing named before."""
    small = not draft.numeral.digits and draft.numeral.value <= 10
    return small and at(words.lower, draft.start - 1) in ("for", "by", "in", "into", "at")


def is_suspended(words: Words, draft: Draft, between: list[str]) -> bool:
    """The hyphen of `four-, five- and six-cylinder engines`."""
    return (
        len(between) >= 2
        and between[0] == "-"
        and not words.spaced[draft.end - 1]
        and all(word in ("-", ",", "and", "or", "to") for word in between)
    )


def alike(one: Draft, other: Draft) -> bool:
    """Whether two numbers are printed alike enough to measure the same: neither has a magnitude that the other lacks, percentages stay small."""
    if other.unit_kind in RELATIVE:
        return one.numeral.scale == 1 and abs(one.numeral.value) <= 100 and "," not in one.numeral.text
    a, b = one.numeral.value, other.numeral.value
    return a == 0 or b == 0 or 1 / 300 <= abs(a / b) <= 300


def antecedent(words: Words, drafts: list[Draft], index: int) -> int | None:
    """The nearest earlier quantity of the sentence that the bare number can measure."""
    draft = drafts[index]
    if names_own_change(words, draft):
        return None
    sentence = words.sentence[draft.start]
    before = at(words.lower, draft.start - 1)
    short = words.lower[draft.end : draft.end + 2] in (["short", "of"], ["shy", "of"])  # 74 mph, one short of a record
    small = not draft.numeral.digits and draft.numeral.value <= 12 and before not in MOVING and not short
    harmed = before in HARMING
    fallback = None
    for i in range(index - 1, max(-1, index - NEIGHBOURS), -1):
        source = drafts[i]
        if words.sentence[source.start] != sentence:
            return fallback if fallback is not None else said_before(words, draft, drafts, i)
        if (
            source.excluded
            or source.bare
            or source.form != "cardinal"
            or source.unit == "rank"
            or not alike(draft, source)
            or source.converts is not None
            or is_compound(words, source)
            or (small and source.unit)
            or (harmed and source.unit)
        ):
            continue
        if source.unit_kind not in RELATIVE and source.unit_kind not in ("time", "age"):
            return i
        if source.unit_kind == "multiple" and i == index - 1 and is_set_beside(words, source, draft):
            return i
        follows = i == index - 1 and may_follow(words, source, draft, before)
        if fallback is None and (follows or is_listed_share(words, source, draft, before)):
            fallback = i
    return fallback


def is_set_beside(words: Words, source: Draft, draft: Draft) -> bool:
    """`31 times earnings, versus 24 for Acme and 19 for Volta`: bare numbers right after a multiple, or after one that took its unit."""
    before = at(words.lower, draft.start - 1)
    return before in ("versus", "vs", "vs.", "against") or is_parallel(words, source, draft)


def is_parallel(words: Words, source: Draft, draft: Draft) -> bool:
    """`from 9 in June and 5 in July`: the number before took its unit, and what stands behind both begins alike."""
    following = at(words.lower, source.end), at(words.lower, draft.end)
    alike_behind = following[0] == following[1] and following[0] in ("in", "for", "at", "on", "from", "among")
    return source.leans_on is not None and at(words.lower, draft.start - 1) == "and" and alike_behind


def is_listed_share(words: Words, source: Draft, draft: Draft, before: str) -> bool:
    """`with 21.4%, followed by the Moderates on 18.6 and the Left on 7.3`: in a list of who stands where."""
    between = words.lower[source.end : draft.start]
    listed = not {"followed", "and", "with"}.isdisjoint(between) and len(between) <= LISTED
    decimal = "." in draft.numeral.text and draft.numeral.scale == 1
    return source.unit == "percent" and before in ("on", "at") and listed and decimal


LISTED = 16
"""Tokens between the shares of a list, at most."""


HARMING = frozenset("killing killed kills injuring injured wounding wounded".split())
"""Verbs before a bare number: it counts people, whatever was measured before."""


def names_own_change(words: Words, draft: Draft) -> bool:
    """`after 300 births and 200 deaths, a population increase of 100`: the change says whose it is."""
    i = draft.start - 1
    if at(words.lower, i) != "of" or noun_lemma(at(words.lower, i - 1)) not in CHANGED:
        return False
    owner = at(words.lower, i - 2)
    return bool(word_classes(owner) & NOUN) and not word_classes(owner) & (ADJECTIVE | CLOSED)


CHANGED = frozenset("increase decrease rise fall growth gain loss decline drop reduction".split())


def may_follow(words: Words, source: Draft, draft: Draft, before: str) -> bool:
    """Whether a bare number can be a percentage, a span or an age too, for standing beside one: `from 5% to 7`, `aged 9 and 7`."""
    if source.unit_kind in RELATIVE:
        return before in TURNING
    if is_parallel(words, source, draft):
        return True
    listed = all(word in (",", "and", "or") for word in words.lower[source.end : draft.start])
    return (
        draft.start - source.end <= 6
        and "," not in draft.numeral.text
        and (before in MOVING or (listed and at(words.lower, draft.end) not in ("other", "others", "more")))
    )


def is_compound(words: Words, source: Draft) -> bool:
    """`120-member`: what stands after the hyphen is not what another number counts."""
    return source.item_start > 0 and words.lower[source.item_start - 1] == "-"


def said_before(words: Words, draft: Draft, drafts: list[Draft], i: int) -> int | None:
    """The last measured quantity before the sentence, for a bare number in millions: `rose by 4.3 million barrels. A draw of 1.4 million was due`."""
    if stands_for_rate(words, draft):
        return rate_before(words, draft, drafts, i)
    if draft.numeral.scale < 1_000_000 or not draft.numeral.digits:
        return None
    for k in range(i, max(-1, i - 3), -1):
        source = drafts[k]
        if not source.excluded and source.numeral.scale == draft.numeral.scale:
            return k if source.unit_kind in ("money", "volume", "mass", "energy", "length", "area") else None
    return None


def stands_for_rate(words: Words, draft: Draft) -> bool:
    """`In May it was 6.4.`, `if it drops below 82,`: where something already spoken of stands, with nothing behind the number."""
    start, lower = draft.start, words.lower
    i = start - 1
    while i > max(words.sentence[start], start - 5) and lower[i] in STANDS:
        i -= 1
    return lower[i] in ("it", "this", "that") and i < start - 1 and at(lower, draft.end) in (".", ",", ";", "in", "on")


STANDS = frozenset(
    "was is stood had been has were now only just to below above under over at drops drop dropped falls fall fell rises rise rose goes "
    "went gets got up down slipped slips climbed climbs hit hits".split()
)


def rate_before(words: Words, draft: Draft, drafts: list[Draft], i: int) -> int | None:
    """The percentage, or the gap in percentage points, that the sentence before ends with."""
    before = words.sentence[words.sentence[draft.start] - 1] if words.sentence[draft.start] else 0
    for k in range(i, max(-1, i - 3), -1):
        source = drafts[k]
        if source.start < before or (source.unit in ("percent", "percentage_point") and not source.excluded):
            return k if source.start >= before and alike(draft, source) else None
    return None


def lend(words: Words, source: Draft, draft: Draft, index: int) -> None:
    """A bare number takes unit, noun and denominator of the number `source`, which is the `index`th."""
    draft.unit, draft.unit_kind, draft.factor, draft.per, draft.leans_on = (
        source.unit,
        source.unit_kind,
        source.factor,
        draft.per or source.per,
        index,
    )
    if source.unit_kind == "money" and draft.factor < 1 and is_whole_money(source, draft):
        draft.factor = Decimal(1)
    if source.unit_kind == "age" and source.optional:  # the 40 to 44 and 45 to 49 age groups
        draft.optional, draft.aside = True, "lend"
    draft.item = source.item or (
        words_between(words, source.item_start, source.item_end) if source.item_start >= 0 else ""
    )


def is_whole_money(source: Draft, draft: Draft) -> bool:
    """`rose 12 cents to 3.45`: two decimals after whole cents are of the dollar."""
    return "." not in source.numeral.text and "." in draft.numeral.text[-3:-2]


def take_denominator(words: Words, drafts: list[Draft], index: int) -> None:
    """`$2.68 a gallon, up from $2.41`, `4.7 per thousand births, from 4.9`: the second has the denominator of the first."""
    draft = drafts[index]
    before = index - 1
    while before > 0 and (drafts[before].excluded == "denominator" or drafts[before].unit_kind in RELATIVE):
        before -= 1
    tie = draft.start - 1 - (at(words.lower, draft.start - 1) == "the")
    foreseen = at(words.lower, tie) == "for" and at(words.lower, tie - 1) in ("looked", "looking")
    if before < 0 or not (at(words.lower, tie) in TURNING or foreseen):
        return
    source = drafts[before]
    if (
        source.per
        and source.unit == draft.unit
        and words.sentence[source.start] == words.sentence[draft.start]
        and alike(draft, source)
    ):
        draft.per, draft.leans_on = source.per, before


def share_head(words: Words, drafts: list[Draft], index: int) -> None:
    """`2,000 Thai and 74 Malaysian stores`: the first counts stores too."""
    draft = drafts[index]
    if draft.item_end - draft.item_start != 1 or index + 1 >= len(drafts) or draft.numeral.value == 1:
        return
    following, noun = drafts[index + 1], draft.item_start
    if following.item_end - following.item_start < 2 or words.lower[draft.item_end : following.start] not in (
        ["and"],
        ["or"],
        ["to"],
    ):
        return
    if is_plural(words.text[noun], words.lower[noun]) or not word_classes(words.lower[noun]) & ADJECTIVE:
        return
    head = words_between(words, following.item_end - 1, following.item_end)
    draft.item, draft.leans_on = f"{words.text[noun]} {head}", index + 1


def converted(words: Words, drafts: list[Draft], index: int) -> int | None:
    """The quantity just before a bracket or comma that this one says again in another unit of the same kind."""
    if index == 0:
        return None
    draft, source = drafts[index], drafts[index - 1]
    between = words.lower[source.end : draft.start]
    if source.excluded or not draft.unit_kind or draft.unit_kind != source.unit_kind or draft.unit == source.unit:
        return None
    return index - 1 if between and between[0] in ("(", "[", "/") and len(between) <= 3 else None
