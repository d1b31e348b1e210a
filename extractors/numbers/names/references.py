"""Numbers that only refer: answers on a scale, sizes of files, denominators without a rate, `the two companies`."""

from __future__ import annotations

from extractors.grammar.parts_of_speech import AUXILIARY, MODAL, PAST, PREPOSITION, RELATIVE, VERB, word_classes
from extractors.numbers.drafts import Draft
from extractors.numbers.names.identifiers import SCORE_WORDS
from extractors.numbers.names.page import Page
from extractors.numbers.nouns import is_plural
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

SCALES = frozenset({"4", "5", "7", "10", "20", "100", "five", "ten", "twenty", "hundred"})
"""The ends of scales and odds: `out of 10`."""
NEAR = 20
"""Tokens before an answer that `scale` is looked for in."""
MEANING = frozenset("is means being meaning for".split())
"""After an answer on a scale: `where 10 is 'completely'`."""
FILES = frozenset("excel pdf zip csv xls xlsx ods word powerpoint file download spreadsheet sheet".split())
SCORED = frozenset("points point goals goal runs tries sets games frames legs".split())
SMALLEST_GROUPS = range(2, 13)
"""How many things `the two companies` can point back to, in words."""


def is_scale(page: Page, index: int) -> bool:
    """`very high (9 or 10 out of 10)`, `on a scale of 0 to 10`, `19 chances out of 20`; `7.5 out of 10` measures, but its 10 does not."""
    draft, lower = page.drafts[index], page.words.lower
    if draft.unit:
        return False
    if draft.bare and lower[max(0, draft.numeral.start - 2) : draft.numeral.start] == ["out", "of"]:
        return draft.numeral.text.lower() in SCALES
    near = max(page.words.sentence[draft.start], draft.start - NEAR)
    if draft.bare and at(lower, draft.end) in MEANING and "scale" in lower[near : draft.start]:
        return True
    if "scale" in lower[max(0, draft.start - 4) : draft.start] and len(draft.numerals) == 2:
        return True
    if lower[draft.end + 2 : draft.end + 4] == ["out", "of"] and at(lower, draft.end) in ("-", "–"):  # 0-4 out of 10
        return at(lower, draft.end + 4) in SCALES
    odds = lower[draft.end : draft.end + 2] == ["out", "of"] and at(lower, draft.end + 2) in SCALES
    return odds and (len(draft.numerals) == 2 or at(lower, draft.item_end - 1) in ("chance", "chances"))


def is_file_size(page: Page, index: int) -> bool:
    """`(330 Kb Excel sheet)`."""
    draft = page.drafts[index]
    return draft.unit_kind == "data" and bool(FILES & set(page.words.lower[draft.end : draft.end + 2]))


def is_lone_denominator(page: Page, index: int) -> bool:
    """The `100,000` of `deaths per 100,000 people fell`, where no number stands before `per`."""
    draft = page.drafts[index]
    return not draft.unit and at(page.words.lower, draft.start - 1) == "per"


def is_score_told(page: Page, index: int) -> bool:
    """Both numbers of `defeated Wynnum 45 points to 24`."""
    drafts, words = page.drafts, page.words
    for first in (index, index - 1):
        if first < 0 or first + 1 >= len(drafts):
            continue
        won, lost = drafts[first], drafts[first + 1]
        joint = words.lower[won.last.end : lost.numeral.start]
        if len(joint) == 2 and joint[0] in SCORED and joint[1] == "to" and lost.plain and not lost.unit:
            start = words.sentence[won.start]
            around = words.lower[max(start, won.start - 12) : won.start] + words.lower[lost.end : lost.end + 3]
            return any(word in SCORE_WORDS for word in around)
    return False


def points_back(page: Page, index: int) -> bool:
    """`an agreement between the two companies`, `the two men were arrested`: a group that the text has named already.

    What restricts the group makes it news: `the two men who fled`, `the four sectors of the economy`. In the first sentence of a
    text there is nothing yet to point back to.
    """
    draft, words = page.drafts[index], page.words
    if not is_small_group(draft) or at(words.lower, draft.numeral.start - 1) != "the":
        return False
    if at(words.lower, draft.numeral.start - 2) == "of" or words.sentence[draft.start] == 0:  # one of the two studies
        return False
    plain = draft.item_end - draft.item_start == 1 and words.text[draft.item_start].islower()
    return plain and is_plural(words.text[draft.item_start], words.lower[draft.item_start]) and ends_there(words, draft)


def is_small_group(draft: Draft) -> bool:
    small = not draft.numeral.digits and draft.numeral.value in SMALLEST_GROUPS and draft.form == "cardinal"
    return small and draft.item_start == draft.last.end and draft.bound == "exact" and len(draft.numerals) == 1


def ends_there(words: Words, draft: Draft) -> bool:
    """Whether nothing that restricts follows the noun: a verb, an adverb, a conjunction or the end of the sentence does."""
    i, last = draft.item_end, words.sentence_end[draft.start]
    following = at(words.lower, i) if i < last else ""
    if not following[:1].isalpha():
        return following not in ("-", "(", ":", "—")
    classes = word_classes(following)
    if following in FOLLOWING:
        return True
    if classes & PAST:  # the two men arrested there; but: the two men agreed to it
        return bool(classes & (AUXILIARY | MODAL))
    return bool(classes & (VERB | AUXILIARY | MODAL)) and not classes & (PREPOSITION | RELATIVE)


FOLLOWING = frozenset(
    "and or but in at after before while if during until since then also both still now again".split()
)
"""Words after the noun that do not say which ones are meant."""
