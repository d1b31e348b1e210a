"""Two numbers that are the ends of one range: `10 to 15`, `between $5 and $7 billion`, `10-15%`, `from 450 to 900 sq ft`.

`rose from 5% to 7%` and `rose $2 to $45` are two numbers each; so are scores and tallies (`9-2`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.claims.changes import NOUNS, VERBS
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.numbers.drafts import Draft
from extractors.numbers.nouns import counted_phrase, is_plural
from extractors.numbers.numerals import Numeral
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

DASHES = frozenset({"-", "–", "—", "−", "‐", "‑"})
JOINERS = DASHES | {"to", "and", "or"}
STRETCHED = (["up", "to"], ["-", "to"], ["-", "or"], ["-", "to", "-"], ["-", "or", "-"])
SPANNING = frozenset(
    "range ranges ranged ranging vary varies varied varying between anywhere somewhere span spans spanning stretch "
    "price priced cost costs charge".split()
)
"""Words after which `from X to Y` is a range even near a word of change."""
AGED = frozenset({"aged", "ages"})
PER = frozenset({"a", "an", "per"})
FILLERS = frozenset("a an about around roughly approximately nearly almost some as much up perhaps maybe".split())


@dataclass(frozen=True, slots=True)
class RangeRule:
    """How the two ends of a range are joined, in words; the examples run through the whole pipeline."""

    name: str
    examples: tuple[str, ...]


RULES = (
    RangeRule("to", ("It needs [10 to 15 cars|10..15 count cars].",
    "Growth of [1.5 to 2 percent|1.5..2 percent] is likely.",
                     "Warming will reach [1.3C-1.5C|1.3..1.5 degree_Celsius].",
                     "It costs [$1.1 million to $1.3 million|1100000..1300000 USD].")),
    RangeRule("dash", ("Fines of [$10–15bn|10000000000..15000000000 USD] loom.", "It pays [5-7%|5..7 percent].",
    "It raised the output of the three to [20.6 million tons|20600000 ton].", "The team won 3-2.",
    "Cases grow by [200-300 a day|200..300 count Cases].", "It fell by 3-2 there.")),
    RangeRule("between", ("It will hire [between 40 and 60 nurses|40..60 count nurses].",
    "It raised [between $5 and $7 million|5000000..7000000 USD].")),
    RangeRule("from", ("Homes are priced from [RM120,000 to RM300,000|120000..300000 MYR].",
    "The toll rose from [$5|5 USD] to [$7|7 USD].")),
    RangeRule("moves", ("Kent's share rose from [10.1%|10.1 percent] to [11.2%|11.2 percent]; York's from [8.5%|8.5 percent] "
                        "to [9.4%|9.4 percent].",)),
    RangeRule("move and levels", ("The rate rose [0.2%|0.2 percent] to [4.1%|4.1 percent] from [3.9%|3.9 percent].",
                                  "Rents were [up 20 to 30 percent|20..30 percent] from a year ago.",
                                  "Sales rose [1 to 3 percent|1..3 percent] from 2007 levels.",)),
    RangeRule("flat", ("Rents were [flat to up 2 percent|0..2 percent] there.",)),
    RangeRule("or", ("He needs [two or three days|2..3 day] to repair it.",
    "It wants a fleet of [one or two hundred ships|100..200 count ships].",)),
)  # fmt: skip


def join_ranges(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the two ends of each range as one."""
    joined: list[Draft] = []
    for draft in drafts:
        start_from_flat(words, draft)
        if joined and draft.excluded == "when" and leads_span(words, joined[-1], draft):
            joined[-1].excluded, joined[-1].aside = "when", "leads_span"
        if joined and is_range(words, joined[-1], draft) and not continues_moves(words, joined):
            joined[-1] = join(words, joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def continues_moves(words: Words, joined: list[Draft]) -> bool:
    """`Kent rose from 12 to 14; York from 10 to 11`: a second pair `from`, `to` after one that is a move is a move too."""
    if len(joined) < 3:
        return False
    pair = joined[-3:]
    said = [at(words.lower, draft.start - 1) for draft in pair] == ["from", "to", "from"]
    single = all(len(draft.numerals) == 1 for draft in pair)
    return said and single and words.sentence[pair[0].start] == words.sentence[pair[2].start]


def leads_span(words: Words, low: Draft, high: Draft) -> bool:
    """The `45` of `45 to 60 days earlier`, which only says when."""
    return not low.unit and words.lower[low.end : high.start] in (["to"], ["or"], ["-"], ["–"])


def start_from_flat(words: Words, draft: Draft) -> None:
    """`flat to up 2 percent` is a range from nothing."""
    i = draft.start - 3
    if i < 0 or words.lower[i + 1] != "to" or words.lower[i + 2] not in ("up", "down") or words.lower[i] not in FLAT:
        return
    draft.numerals = [Numeral(i, i + 1, words.text[i], "cardinal", Decimal(0)), draft.numeral]
    draft.start = i


FLAT = frozenset("flat unchanged steady even level stable".split())


def is_range(words: Words, low: Draft, high: Draft) -> bool:
    """Whether two neighbours are the ends of a range."""
    start = high.start
    while start > low.end + 1 and words.lower[start - 1] in FILLERS:
        start -= 1
    joint = words.lower[low.end : start]
    if joint not in STRETCHED and (len(joint) != 1 or joint[0] not in JOINERS):
        return False
    if len(low.numerals) > 1 or low.excluded != high.excluded:
        return False
    if not low.numeral.digits and high.numeral.digits and high.numeral.scale > 1:
        return False  # the output of the three to 20.6 million
    if low.form not in ("cardinal", "fraction") or high.form != low.form or not same_unit(low, high):
        return False
    return share_scale(low, high).value < high.numeral.value and is_joined(words, low, high)


def same_unit(low: Draft, high: Draft) -> bool:
    """A unit said twice must be the same; said once, it may be the upper's, or a sign of money before the lower."""
    if not low.unit:
        return True
    if not high.unit:
        return low.unit_kind == "money" and low.unit_start < low.numeral.start
    return (low.unit, low.factor) == (high.unit, high.factor)


def is_joined(words: Words, low: Draft, high: Draft) -> bool:
    joiner, before = joiner_of(words, low), at(words.lower, low.start - 1)
    if before in FILLERS:
        before = at(words.lower, low.start - 2)
    if joiner == "and":
        return before == "between" or is_between_ages(words.lower, low.start)
    if joiner == "or":
        return (
            not low.unit
            and high.numeral.value - share_scale(low, high).value <= max(2, share_scale(low, high).value)
            and low.numeral.scale == 1
        )
    if joiner in DASHES:
        return said_earlier(words, low, AGED) or bool(
            high.unit
            or low.unit
            or high.numeral.scale > 1
            or is_counted(words, high)
            or (before == "by" and bool(change_before(words, low)) and at(words.lower, high.end) in PER)
        )
    return is_span(words, low, high, before)


def is_between_ages(lower: list[str], start: int) -> bool:
    """`between the ages of 14 and 18`."""
    return start >= 4 and lower[start - 2 : start] == ["ages", "of"] and "between" in lower[start - 4 : start - 2]


def joiner_of(words: Words, low: Draft) -> str:
    """The word that joins: in `450 up to 900` and `one- to two-year` it is the second."""
    stretched = any(words.lower[low.end : low.end + len(joint)] == joint for joint in STRETCHED)
    return words.lower[low.end + stretched]


def is_counted(words: Words, high: Draft) -> bool:
    """Whether a plural word follows, so that `10-15 cars` is no score."""
    phrase = counted_phrase(words, high.end, words.sentence_end[high.start])
    return phrase is not None and is_plural(words.text[phrase[1] - 1], words.lower[phrase[1] - 1])


def is_span(words: Words, low: Draft, high: Draft, before: str) -> bool:
    """Whether `X to Y` is a range and no move: by the words of change before it."""
    if before in SPANNING or said_earlier(words, low, SPANNING):
        return True
    change = change_before(words, low)
    if before == "from":
        return not change
    if change and at(words.lower, high.end) == "from" and is_level(at(words.lower, high.end + 1)):
        return False  # rose 0.2% to 4.1% from 3.9%
    factor = high.numeral.value / max(share_scale(low, high).value, 1)
    if (high.unit_kind or low.unit_kind) in ("percent", "percentage_point"):
        return change != "verb" or not low.unit or factor <= 6
    if before == "by":
        return bool(high.unit and not low.unit) or factor <= 2
    complete = low.unit or low.numeral.scale > 1
    if not change or not complete or (low.unit and not high.unit):
        return True
    return factor <= 2 and before not in ("up", "down")  # raises £3bn to £4bn; but rose $2 to $45


def is_level(word: str) -> bool:
    """Whether a word begins a number or sum, and is no year: `from 3.9%`, but `from 2007 levels`, `from a year earlier`."""
    return word in ("$", "£", "€") or (word[:1].isdigit() and not (len(word) == 4 and word.isdigit()))


def change_before(words: Words, low: Draft) -> str:
    """`verb` or `noun` where a word of change stands before the lower end in its clause."""
    for i in range(low.start - 1, max(words.sentence[low.start], low.start - 14) - 1, -1):
        word = words.lower[i]
        if word in (";", "but", "while"):
            break
        if (verb_lemma(word) in VERBS and VERBS[verb_lemma(word)].direction != "flat") or word in (
            "up",
            "down",
            "went",
            "gone",
            "moved",
        ):
            return "verb"
        if noun_lemma(word) in NOUNS:
            return "noun"
    return ""


def said_earlier(words: Words, low: Draft, among: frozenset[str]) -> bool:
    return any(
        word in among and word != "between"
        for word in words.lower[max(words.sentence[low.start], low.start - 6) : low.start]
    )


def share_scale(low: Draft, high: Draft):
    """The lower numeral, with the magnitude of the upper one where it has none: `1.5–2 million`."""
    numeral, scale = low.numeral, high.numeral.scale
    if numeral.scale == 1 and scale > 1 and numeral.value < 1000 and numeral.value * scale < high.numeral.value:
        return numeral._replace(value=numeral.value * scale, scale=scale)
    return numeral


def join(words: Words, low: Draft, high: Draft) -> Draft:
    """One draft of two; `between` is part of its words."""
    if at(words.lower, low.end) == "and" and not is_between_ages(words.lower, low.start):
        low.start = words.lower.index("between", max(0, low.start - 2))
    low.numerals = [share_scale(low, high), high.numeral]
    low.end = high.end
    if not low.unit:
        low.unit, low.unit_kind, low.factor, low.per = high.unit, high.unit_kind, high.factor, high.per
    low.unit_start, low.unit_end = high.unit_start, high.unit_end
    return low
