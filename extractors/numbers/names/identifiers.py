"""Numbers that identify or arrange: scores, ratios, telephone numbers, addresses, list numbers, years, days, conversion rates."""

from __future__ import annotations

import re

from extractors.numbers.names.page import Page, is_capitalised
from extractors.numbers.nouns import is_plural
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

STREETS = frozenset(
    "street st st. avenue ave ave. road rd rd. drive dr dr. lane ln boulevard blvd blvd. court place square "
    "highway parkway pkwy terrace crescent row walk quay rue straße strasse plaza way close".split()
)
PHONE_WORDS = frozenset(
    "call calls calling dialling dialing ring ringing phone tel tel. telephone dial fax hotline text whatsapp "
    "contact".split()
)
SCORE_WORDS = frozenset(
    "win wins won lose loses lost beat beats beaten beating draw draws drew drawn defeat defeats defeated victory "
    "victories loss lead leads led leading score scores scored tie tied level down up ahead behind ended ends "
    "finished finishing match game series aggregate record set sets half-time halftime final tiebreak".split()
)
VOTING = frozenset(
    "vote votes voted voting ballot ruled ruling decision passed approved rejected confirmed adopted endorsed majority justices".split()
)
OF_A_YEAR = frozenset(
    "levels prices terms sales figures highs lows peaks standards rates volumes averages numbers budgets results "
    "values earnings revenues elections games olympics estimates totals exports imports".split()
)
"""Plurals that a year before them dates and does not count: `near 2002 levels`."""
YEAR = re.compile(r"(?:1[789]|20)[0-9][0-9]\Z")
DATING = frozenset(
    "by until till from of to between during before after late early mid circa ( , since through than over".split()
)
"""Words before a bare year of long ago."""
ERAS = frozenset({"a.d.", "ad", "b.c.", "bc", "ce", "bce", "c.e.", "a.d"})
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. "
    "aug. sept. sep. oct. nov. dec.".split()
)


def is_score(page: Page, index: int) -> bool:
    """`won 3-2`, `a 9-2 lead`: two bare whole numbers with a hyphen between, unless they count votes, `voted 9-4`."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not (draft.plain and len(draft.numeral.text) <= 3):
        return False
    pair = None
    if (
        at(words.lower, draft.numeral.end) in ("-", "–")
        and index + 1 < len(page.drafts)
        and page.drafts[index + 1].numeral.start == draft.numeral.end + 1
    ):
        pair = page.drafts[index + 1]
    elif (
        index
        and at(words.lower, draft.numeral.start - 1) in ("-", "–")
        and page.drafts[index - 1].numeral.end == draft.numeral.start - 1
    ):
        pair = page.drafts[index - 1]
    return pair is not None and pair.plain and not pair.unit and not counts_votes(words, draft.numeral.start)


def counts_votes(words: Words, i: int) -> bool:
    """`voted 9-4`, `a 6-3 ruling`: whether a word of voting stands right after a pair of numbers, or before it nearer than a word of play."""
    if not VOTING.isdisjoint(words.lower[i + 1 : i + 4]):
        return True
    before = reversed(words.lower[max(words.sentence[i], i - 8) : i])
    return next((word for word in before if word in VOTING or word in SCORE_WORDS), "") in VOTING


def is_ratio(page: Page, index: int) -> bool:
    """`a 2-to-1 vote`, `10-for-1 split`: numbers tied by hyphens and a small word."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not draft.numeral.value < 1000:
        return False
    after = words.lower[draft.numeral.end : draft.numeral.end + 3]
    before = words.lower[max(0, draft.numeral.start - 3) : draft.numeral.start]
    return any(joint in (["-", "to", "-"], ["-", "for", "-"], ["-", "on", "-"]) for joint in (after, before))


def is_phone(page: Page, index: int) -> bool:
    """`020 7946 0123`, `+1-202-555-0101`: groups of plain digits, or a plain number after a word of calling."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not draft.numeral.digits or "," in draft.numeral.text:
        return False
    before = page.drafts[index - 1] if index else None
    if before is not None and before.excluded == "phone" and draft.start - before.end <= 3 and draft.plain:
        return True
    if (
        draft.numeral.text[0] == "+"
        and draft.item_start < 0
        and at(words.lower, draft.end)[:1] in ("(", "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
    ):
        return True
    if draft.numeral.text[0] == "0" and len(draft.numeral.text) > 1 and draft.numeral.text.isdigit():
        return True
    if (
        draft.numeral.text.isdigit()
        and len(draft.numeral.text) >= 3
        and any(word in PHONE_WORDS for word in words.lower[max(0, draft.start - 3) : draft.start])
    ):
        return draft.item_start < 0
    return draft.plain and draft.item_start < 0 and run_length(page, index) >= 3


def run_length(page: Page, index: int) -> int:
    """How many plain numbers of two digits or more follow one another with at most a hyphen, dot or bracket between, this one among them."""
    drafts, lower = page.drafts, page.words.lower

    def touches(one: int, other: int) -> bool:
        gap = lower[drafts[one].last.end : drafts[other].numeral.start]
        return (
            drafts[other].plain
            and len(drafts[other].numeral.text) > 1
            and (not gap or (len(gap) == 1 and gap[0] in "-.()–"))
        )

    first = last = index
    while first > max(0, index - 6) and touches(first - 1, first) and drafts[first - 1].plain:
        first -= 1
    while last + 1 < min(len(drafts), index + 6) and touches(last, last + 1):
        last += 1
    return last - first + 1


def is_address(page: Page, index: int) -> bool:
    """`9 E 71st St`, `1600 Pennsylvania Avenue`, `22 Ave Foch`, `NY 10001`, `the 90049 ZIP Code`."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not draft.plain:
        return False
    i, last = draft.numeral.end, min(draft.numeral.end + 5, words.sentence_end[draft.start])
    if at(words.lower, i) in ("zip", "postcode", "postal"):
        return True
    for k in range(i, last):
        if words.lower[k] in STREETS and is_capitalised(words.text[k]):
            return True
        if not (is_capitalised(words.text[k]) or words.text[k][0].isdigit()):
            break
    return (
        len(draft.numeral.text) == 5
        and len(at(words.text, i - 2)) == 2
        and words.text[i - 2].isupper()
        and draft.item_start < 0
    )


def is_list_number(page: Page, index: int) -> bool:
    """`1.`, `2)`, `(3)` at the head of a line or clause."""
    draft, words = page.drafts[index], page.words
    i = draft.numeral.start
    if draft.unit or not draft.plain or draft.numeral.value > 100:
        return False
    if i == words.sentence[i]:
        return at(words.lower, i + 1) in (".", ")", ":")
    opened = at(words.lower, i - 1) == "(" and at(words.lower, i + 1) == ")"
    return (
        opened
        and draft.numeral.value <= 20
        and (i - 1 == words.sentence[i] or at(words.lower, i - 2) in (",", ";", ":", "and", "or"))
    )


FOOTNOTED = re.compile(r"(19[5-9]|20[0-3])\d\d$")
"""A year with the number of a footnote: `its peak in 19951`."""
DATED = frozenset({"in", "since", "until", "during", "by", "of"})


def is_year(page: Page, index: int) -> bool:
    """A year that no period took: `its peak in 19951`, `2011 sales`, `over 2010`, `the 2022 sanctions`, `A.D. 1000 and 1260`."""
    draft, words = page.drafts[index], page.words
    numeral = draft.numeral
    if draft.bare and FOOTNOTED.match(numeral.text) and at(words.lower, draft.start - 1) in DATED:
        return True
    if draft.unit or not draft.plain or not 3 <= len(numeral.text) <= 4 or numeral.value > 2100:
        return False
    if at(words.lower, draft.start - 1) in ERAS or at(words.lower, numeral.end) in ERAS:
        return True
    before = page.drafts[index - 1] if index else None
    if (
        before is not None
        and before.excluded == "year"
        and words.lower[before.end : draft.start] in (["and"], ["to"], ["-"], ["–"])
    ):
        return True
    if len(numeral.text) != 4 or numeral.value < 1700:
        return False
    led = at(words.lower, draft.start - 1) in ("the", "in", "since", "its", "'s", "’s")
    counted = draft.item_start >= 0 and is_plural(words.text[draft.item_end - 1], words.lower[draft.item_end - 1])
    if (
        counted
        and words.lower[draft.item_end - 1] in OF_A_YEAR
        and 1985 <= numeral.value <= 2035
        and numeral.value % 100
    ):
        return True
    if at(words.lower, numeral.end) in ("-", "–") and YEAR.match(at(words.lower, numeral.end + 1)):
        return True
    round_number = numeral.value % 100 == 0
    if (draft.bound != "exact" and round_number) or (counted and not led and (draft.bound != "exact" or round_number)):
        return False
    return 1985 <= numeral.value <= 2035 or led or (not counted and at(words.lower, draft.start - 1) in DATING)


def is_day(page: Page, index: int) -> bool:
    """The second day of `from August 22 to 25`, where no period took it."""
    draft, words = page.drafts[index], page.words
    if not draft.bare or not draft.plain or draft.numeral.value > 31:
        return False
    before = words.lower[max(0, draft.start - 4) : draft.start]
    return (
        len(before) >= 3
        and before[-1] in ("to", "-", "–", "and", "through", "until")
        and before[-2].isdigit()
        and before[-3] in MONTHS
    )


def is_conversion(page: Page, index: int) -> bool:
    """`$1 = 149.8 yen`: the rate that a footer explains."""
    draft, words = page.drafts[index], page.words
    return at(words.lower, draft.end) == "=" or at(words.lower, draft.start - 1) == "="
