"""Nouns that name with a number after them: `Section 427`, `Phase 2`, `pages 10 and 12`."""

from __future__ import annotations

from extractors.grammar.parts_of_speech import CLOSED, word_classes
from extractors.numbers.drafts import REACH
from extractors.numbers.names.named import is_version
from extractors.numbers.names.page import Page, is_small_word
from extractors.numbers.nouns import is_plural
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

LABELS = frozenset(
    "section article chapter clause paragraph page rule note map schedule appendix annex annexe figure fig fig. "
    "table exhibit item verse psalm episode room suite apartment apt apt. gate platform terminal pier berth hangar "
    "lane channel exit junction highway route interstate motorway autoroute flight reactor sector precinct phase "
    "stage tier tranche group category version windows android ios macos playstation xbox iphone ipad galaxy pixel "
    "formula euro apollo soyuz gemini voyager atlas falcon ariane catch proposition prop resolution opus op. "
    "concerto sonata iso iec rfc din fortune russell ftse cac stoxx nikkei topix nasdaq dax asx tsx ibex bse nse "
    "s&p sensex smi aex kospi msci no. nos. # hwy step level grade volume vol vol. act scene building hall court "
    "block lot plot parcel district ward camp line row aisle cell studio locker box".split()
)
"""Nouns that name with a plain number after them, whatever their case."""
CAPITAL_LABELS = frozenset(
    "title part parts series season lesson floor berth dock runway track station road train bus boat hull car seat "
    "unit zone region area site base type class form model mark generation release build mate heaven week game "
    "games match round day year quarter lap heat race set period half inning hole measure amendment bill directive "
    "order regulation law decree code question option scenario case proposal issue book symphony radio dow expo "
    "euro world super studio pier plan project vision agenda horizon".split()
)
"""Nouns that name with a number after them only where they have a capital: `Day 1`, `Game 6`."""
COUNTED_LABELS = frozenset("week day round game year lap set hole inning match race lesson".split())
"""Labels that name in lower case too, straight after a preposition: `up to week 22`."""
VERSIONED = frozenset("version release windows android ios macos firmware".split())
"""Labels that name with a decimal number too: `version 10.4`."""
WORD_LABELS = frozenset("phase stage level category tier chapter page grade act section article step".split())
"""Labels after which a number word in lower case names too: `phase two`, `a category one hurricane`."""


def is_labelled(page: Page, index: int) -> bool:
    """`Section 427`, `Phase 2`, `pages 10 and 12`: a noun that names with the plain number after it."""
    draft, words = page.drafts[index], page.words
    if is_version(draft) and not draft.unit:  # version 10.4
        return at(words.lower, draft.numeral.start - 1) in VERSIONED
    if draft.unit or not (draft.plain or is_small_word(draft)):
        return False
    before, farthest = draft.numeral.start - 1, draft.numeral.start - REACH
    while (
        before > farthest
        and before > words.sentence[draft.start]
        and index
        and words.lower[before] in ("and", "or", "to", "-", "–", ",", "&")
        and page.drafts[index - 1].excluded == "name"
        and page.drafts[index - 1].last.end == before
    ):
        before = page.drafts[index - 1].numeral.start - 1
        index -= 1
    label = at(words.lower, before)
    if label in ("-", "–") and not words.spaced[before - 1]:
        label = at(words.lower, before - 1)
    if before < words.sentence[draft.start] or not names_with(words, before, label):
        return False
    if is_small_word(draft) and not words.text[before][:1].isupper():
        return label in WORD_LABELS or (label in COUNTED_LABELS and at(words.lower, before + 2) == "of")
    return True


def names_with(words: Words, i: int, label: str) -> bool:
    """Whether the word at token `i` names with a number after it; a plural does before two numbers (`pages 10 and 12`)."""
    single = label.removesuffix("s")
    if label in COUNTED_LABELS and at(words.lower, i + 2) == "of":  # day five of the trial
        return at(words.lower, i - 1) not in ("the", "a", "this", "last", "each", "per", "next", "every")
    if label in COUNTED_LABELS and at(words.lower, i - 1) in (
        "to",
        "in",
        "on",
        "of",
        "by",
        "at",
        "through",
        "until",
        "from",
        "since",
        "after",
        "before",
    ):
        return True
    if label in LABELS or (label in CAPITAL_LABELS and words.text[i][:1].isupper()):
        return at(words.lower, i - 1) not in ("this", "last", "each", "per", "next", "every")
    coordinated = at(words.lower, i + 2) in ("and", "or", "to", "-", "–", ",") and at(words.lower, i + 3)[:1].isdigit()
    if single in LABELS or single in CAPITAL_LABELS:
        return coordinated or words.text[i][:1].isupper()
    plural = words.lower[i].isalpha() and is_plural(words.text[i], words.lower[i])
    return (
        plural
        and coordinated
        and at(words.lower, i + 2) in ("and", "or")
        and not word_classes(words.lower[i]) & CLOSED
        and names_twice(words, i)
    )


def names_twice(words: Words, i: int) -> bool:
    """Whether two plain numbers joined by `and` follow, and no noun after them: `posts 250 and 251`."""
    following = at(words.lower, i + 4)
    return (
        at(words.lower, i + 1).isdigit()
        and at(words.lower, i + 3).isdigit()
        and (not following[:1].isalpha() or bool(word_classes(following) & CLOSED))
    )
