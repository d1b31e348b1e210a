"""Number words that count nothing: `one of the`, `no one`, `double-digit`, `half-time`, `the two`, `scored twice`."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.numbers.names.page import Page
from extractors.numbers.nouns import POSSESSIVES
from extractors.numbers.numerals import Numeral
from extractors.numbers.parsed_number import at

IDIOMS_AFTER = frozenset("another way off by-one time hand side sided size liner liners stop on-one man-band".split())
PRONOUN_ONE_BEFORE = frozenset(
    "no any every some each the that this which another everyone someone first last next only good bad new old big "
    "small large best worst whose what latest right wrong other former latter square day page number air".split()
)
BEFORE_PRONOUN_NUMBERS = frozenset("the these those all top bottom last first big next other final whole every".split())
"""Before a bare number word that stands for persons or things already named: `the two`, `the bottom three`."""
IDLE_COMPOUNDS = frozenset("way pronged sided tier piece handed something star time off figure under over".split())
"""After a number word and a hyphen: `two-way`, `six-figure`, golf's `four-under`."""
FOLLOW_MULTIPLE = frozenset(
    "the its their his her our what that those last as from in to by over compared since , . ; ) within during on".split()
)


def is_pronoun(page: Page, index: int) -> bool:
    """`one of the`, `no one`, `one day`, `one-off`: `one` that counts nothing."""
    draft, words = page.drafts[index], page.words
    if draft.numeral.text.lower() != "one" or len(draft.numerals) > 1:
        return False
    i = draft.numeral.start
    before, after = at(words.lower, i - 1), at(words.lower, i + 1)
    if after == "of" and draft.unit_kind not in ("percent", "percentage_point"):
        return True
    if draft.unit and draft.unit_kind != "time":
        return False
    if draft.unit_kind == "time":
        return after == "day" and before not in ("for", "in", "than", "within", "just", "only", "least")
    if draft.item_start < 0 or before in PRONOUN_ONE_BEFORE or after in IDIOMS_AFTER:
        return True
    return after == "-" or draft.item_start > i + 2


def is_idiom(page: Page, index: int) -> bool:
    """`zero-emission`, `double-digit`, `half-hour`, `two-way`, `fifty-fifty`, `a half` after `a year and`: number words of another kind."""
    draft, words = page.drafts[index], page.words
    numeral, lower = draft.numeral, words.lower
    before, after = at(lower, numeral.start - 1), at(lower, numeral.end)
    if numeral.text.lower() in ("zero", "nil") and not draft.unit:
        return True
    if (
        not numeral.digits
        and draft.bare
        and draft.form == "cardinal"
        and numeral.value < 13
        and before in BEFORE_PRONOUN_NUMBERS
    ):
        return True
    if draft.form == "multiple":
        return is_idle_multiple(lower, numeral)
    if draft.form == "fraction":
        return is_idle_fraction(lower, numeral, before, after)
    if not numeral.digits and after == "-" and at(lower, numeral.end + 1) in IDLE_COMPOUNDS:
        return True
    return not numeral.digits and draft.bare and before == "-" and numeral.value < 10


def is_idle_multiple(lower: Sequence[str], numeral: Numeral) -> bool:
    word, after, before = lower[numeral.start], at(lower, numeral.end), at(lower, numeral.start - 1)
    if word in ("double", "triple", "treble", "quadruple"):
        verbal = before in (
            "to",
            "would",
            "could",
            "will",
            "may",
            "might",
            "should",
            "can",
            "n't",
            "not",
            "more",
            "than",
            "nearly",
            "almost",
            "about",
            "roughly",
            "over",
        )
        return after == "-" or not (verbal or after in FOLLOW_MULTIPLE)
    if word in ("twice", "thrice"):
        owned = not POSSESSIVES.isdisjoint(lower[numeral.end + 1 : numeral.end + 3])  # twice Acme's total
        return not owned and after not in (
            "as",
            "the",
            "that",
            "those",
            "these",
            "what",
            "its",
            "their",
            "his",
            "her",
            "this",
            "last",
            "more",
        )
    if word in ("doubles", "triples", "trebles"):
        return after not in FOLLOW_MULTIPLE or before in ("the", "men", "women", "mixed", "'s", "’s")
    return False


def is_idle_fraction(lower: Sequence[str], numeral: Numeral, before: str, after: str) -> bool:
    if after == "-" and at(lower, numeral.end + 1) in POINTS:
        return False  # a half-point cut
    if lower[numeral.end - 1] != "half":
        return before == "-" or after == "-"
    if after in AFTER_HALF or before in BEFORE_HALF or is_half_of_time(lower, numeral.end):
        return True
    return before in WHICH_HALF and after != "of"


def is_half_of_time(lower: Sequence[str], end: int) -> bool:
    """`the last half of the year`: it says when."""
    i = end + 1 if at(lower, end) == "of" else len(lower)
    return at(lower, i + (at(lower, i) in OF_WHICH)) in TIMES


POINTS = frozenset({"point", "percentage"})
AFTER_HALF = frozenset("- time way hour an past century moon brother sister year back marathon".split())
BEFORE_HALF = frozenset("- and first second latter other better".split())
WHICH_HALF = frozenset("the this that in each either opening final last next previous".split())
OF_WHICH = frozenset("the this that next last a each every".split())
TIMES = frozenset("year month week day decade century season game match quarter".split())
