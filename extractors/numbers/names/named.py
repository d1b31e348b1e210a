"""Numbers inside names: `Boeing 737`, `iPhone 17`, `Formula One`, `the new 787 Dreamliner`, `S&P 500`, `737-800`, `5G`."""

from __future__ import annotations

from extractors.grammar.parts_of_speech import ADJECTIVE, ADVERB, CLOSED, NOUN, PREPOSITION, VERB, word_classes
from extractors.numbers.drafts import Draft
from extractors.numbers.names.identifiers import MONTHS, counts_votes
from extractors.numbers.names.page import Page, has_title_case, is_capitalised
from extractors.numbers.nouns import is_plural
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

JETS = frozenset("707 717 727 737 747 757 767 777 787".split())


def is_named(page: Page, index: int) -> bool:
    """`Shark 6`, `Boeing 737`, `Ram 1500 REV`, `iPhone 17`: a plain number straight after a capitalised name."""
    draft, words = page.drafts[index], page.words
    before = draft.numeral.start - 1
    if draft.unit or before < words.sentence[draft.start] or not (draft.plain or is_version(draft)):
        return False
    text, lower = words.text[before], words.lower[before]
    if f"{text} {draft.numeral.text}" in page.named:
        return True
    if any(character.isupper() for character in text[1:]) and text[0].islower() and text.isalpha():  # iPhone, eBay
        return True
    if not is_capitalised(text) or not text[-1].isalnum() or leads_in(lower):
        return False
    if lower in MONTHS and draft.item_start >= 0:  # at the end of September 96 patients were waiting
        return False
    if len(draft.numeral.text) > 4 and not is_version(draft):
        return False
    if before == words.sentence[draft.start] or has_title_case(page, before):
        return not is_ordinary(lower) and draft.item_start < 0
    return not introduces(words, before, draft) and not is_gapped(page, index)


def is_gapped(page: Page, index: int) -> bool:
    """`Labour won 411 seats and the Conservatives 121`: the verb is left out, and the number counts what the one before counts."""
    draft, words = page.drafts[index], page.words
    if not index or draft.item_start >= 0 or len(draft.numeral.text) < 2:
        return False
    source = page.drafts[index - 1]
    i = draft.numeral.start - 1
    while i > source.end and is_capitalised(words.text[i]):
        i -= 1
    i -= words.lower[i] == "the"
    said = (
        not source.excluded and source.item_start >= 0 and words.sentence[source.start] == words.sentence[draft.start]
    )
    return said and i >= source.end and words.lower[i] in ("and", ",", ";", "while", "but")


def is_named_after(page: Page, index: int) -> bool:
    """`the new 787 Dreamliner`, `a 500 Abarth`: a plain number before a capitalised name in the singular."""
    draft, words = page.drafts[index], page.words
    if not draft.plain or len(draft.numeral.text) < 3 or draft.item_start != draft.last.end or draft.bound != "exact":
        return False
    if has_title_case(page, draft.start) or at(words.lower, draft.item_end) == "and":
        return False
    item = range(draft.item_start, draft.item_end)
    return all(is_capitalised(words.text[i]) for i in item) and not any(
        is_plural(words.text[i], words.lower[i]) for i in item
    )


def is_version(draft: Draft) -> bool:
    """`Windows 8.1`, `iOS 17.2`."""
    numeral = draft.numeral
    return (
        numeral.digits
        and numeral.scale == 1
        and "," not in numeral.text
        and numeral.text.count(".") == 1
        and numeral.value < 100
    )


def leads_in(lower: str) -> bool:
    """Whether a word with a capital is a function word or an adverb, as after a quotation mark: `"In 18 years`, `"Only 12`."""
    classes = word_classes(lower)
    return bool(classes & CLOSED) or (bool(classes & ADVERB) and not classes & (NOUN | ADJECTIVE))


def is_ordinary(lower: str) -> bool:
    """Whether a word is capitalised only for standing at the head: `Nearly 300`, `Sold 30`."""
    return bool(word_classes(lower) & (CLOSED | ADVERB | VERB)) or word_classes(lower) != 0


def introduces(words: Words, before: int, draft: Draft) -> bool:
    """Whether a place or day leads in a count: `In Germany 15 people`, `On Friday 200 cars`."""
    i, first = before, words.sentence[draft.start]
    while i > first and is_capitalised(words.text[i]) and i > before - 4:
        i -= 1
    led = word_classes(words.lower[i]) & PREPOSITION and (
        i == first or words.lower[i - 1] in (",", "and", "that", "said", ";")
    )
    counted = draft.item_start >= 0 and is_plural(words.text[draft.item_end - 1], words.lower[draft.item_end - 1])
    return bool(counted and (led or words.lower[before].endswith("day")))


def is_title_number(page: Page, index: int) -> bool:
    """`Big Three`, `Formula One`, `Super Eight`: a number word with a capital in the middle of a sentence, beside a capital."""
    draft, words = page.drafts[index], page.words
    i = draft.numeral.start
    if (
        draft.numeral.digits
        or draft.unit in ("percent",)
        or not is_capitalised(words.text[i])
        or i == words.sentence[i]
        or has_title_case(page, i)
    ):
        return False
    before, after = at(words.text, i - 1), at(words.text, draft.last.end)
    return (is_capitalised(before) and before[-1:].isalnum()) or (
        is_capitalised(after) and not draft.unit and before not in '"“‘:;(—–'
    )


def is_model(page: Page, index: int) -> bool:
    """`Boeing's 787`, `the 747s`: a bare number that the article uses as a name, after its maker."""
    draft, words = page.drafts[index], page.words
    if not draft.plain or len(draft.numeral.text) < 3:
        return False
    if not draft.bare:
        return is_model_of_maker(page.words, draft)
    if any(name.endswith(f" {draft.numeral.text}") for name in page.named):
        return True
    if draft.numeral.text in JETS and at(words.lower, draft.numeral.start - 1) in ("the", "a", "new"):
        return True
    i = draft.numeral.start - 1
    return (
        i > 0 and words.lower[i] in ("'s", "’s") and is_capitalised(words.text[i - 1]) and len(draft.numeral.text) == 3
    )


def is_model_of_maker(words: Words, draft: Draft) -> bool:
    """`its 777 airliner`, `the 747 fleet`: a number of three digits between an owner and a noun in the singular."""
    if draft.item_end - draft.item_start != 1 or draft.item_start != draft.last.end or len(draft.numeral.text) != 3:
        return False
    noun = draft.item_start
    if is_plural(words.text[noun], words.lower[noun]) or draft.bound != "exact" or not words.text[noun].isalpha():
        return False
    before = at(words.lower, draft.numeral.start - 1)
    return before in ("its", "their", "'s", "’s") or (draft.numeral.text in JETS and before in ("the", "a", "new"))


def is_index_name(page: Page, index: int) -> bool:
    """`S&P 500`, `Standard & Poor's 500 index`, `Fortune 500 firms`, `the top 10`."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not draft.plain:
        return False
    i = draft.numeral.start - 1
    before, earlier = at(words.lower, i), at(words.lower, i - 1)
    if before in ("'s", "’s", "'", "’", "s") and earlier in ("poor", "poors", "moody", "standard"):
        return True
    if before in ("poors", "p", "s&p", "composite", "e-mini") or (before == "/" and earlier == "s&p"):
        return True
    return before == "top" and draft.item_start < 0


def is_hyphenated_name(page: Page, index: int) -> bool:
    """`737-800`, `GPT-4`, `Sept. 20-24`: a hyphen ties it to a name or number before, without a blank."""
    draft, words = page.drafts[index], page.words
    i = draft.numeral.start - 1
    if i < 1 or draft.unit or words.lower[i] not in ("-", "–") or words.spaced[i] or words.spaced[i - 1]:
        return False
    before = words.text[i - 1]
    if before.isdigit() and counts_votes(words, i - 1):
        return False
    return before[-1:].isalnum() and (before[0].isupper() or any(c.isdigit() for c in before)) and draft.plain


FORMS = frozenset({"10-K", "10-Q", "8-K", "6-K", "20-F", "40-F", "13-D", "13-G"})
"""Papers that companies file."""


def is_form(page: Page, index: int) -> bool:
    """`its 10-K filing`: the number of a form."""
    draft, text = page.drafts[index], page.words.text
    return at(text, draft.numeral.end) == "-" and f"{draft.numeral.text}-{at(text, draft.numeral.end + 1)}" in FORMS


PICTURES = frozenset(
    "tv tvs television televisions video videos screen screens display displays resolution camera cameras footage "
    "monitor monitors".split()
)


def is_resolution(page: Page, index: int) -> bool:
    """`in 4K`, `an 8K television`: how finely a picture is drawn."""
    draft, words = page.drafts[index], page.words
    if draft.unit or "".join(words.text[draft.numeral.start : draft.numeral.end]) not in ("4K", "8K"):
        return False
    return draft.item_start < 0 or words.lower[draft.item_end - 1] in PICTURES


RACES = frozenset(
    "final finals heat heats semi semi-final semi-finals semifinal semifinals sprint dash relay hurdles steeplechase freestyle "
    "backstroke breaststroke butterfly medley champion title gold silver bronze record race crown runner sprinter freestyler".split()
)


def is_race(page: Page, index: int) -> bool:
    """`the 100m final`, `the women's 200-metre freestyle`: a distance that names a race."""
    draft, words = page.drafts[index], page.words
    if draft.unit not in RACED or draft.bound != "exact" or len(draft.numerals) > 1 or draft.numeral.scale != 1:
        return False
    before = at(words.lower, draft.start - 1)
    return at(words.lower, draft.end) in RACES and (before in ("the", "world", "olympic", "'s", "’s", "'", "’"))


RACED = frozenset({"meter", "kilometer", "yard", "mile"})


def is_generation(page: Page, index: int) -> bool:
    return page.drafts[index].form == "generation"
