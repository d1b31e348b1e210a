"""Numbers that are no claims: parts of names and identifiers, scores, addresses, list numbers, idioms, years.

One mechanism: `RULES` are tried in order on each quantity, and the first that holds gives the reason. `LABELS` are nouns that a number
after them names (`Section 427`, `Phase 2`). What a name is, is also learned from the article: a capitalised word that
stands before the same number twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.grammar.parts_of_speech import ADVERB, CLOSED, PREPOSITION, VERB, word_classes
from extractors.numbers.drafts import Draft, at
from extractors.numbers.nouns import is_plural
from extractors.text.words import Words

LABELS = frozenset(
    "section article chapter clause paragraph page rule note map schedule appendix annex annexe figure fig fig. table exhibit item verse psalm episode "
    "room suite apartment apt apt. gate platform terminal pier berth hangar lane channel exit junction highway route interstate motorway autoroute "
    "flight reactor sector precinct phase stage tier tranche group category version windows android ios macos playstation xbox iphone ipad galaxy "
    "pixel formula euro apollo soyuz gemini voyager atlas falcon ariane catch proposition prop resolution opus op. concerto sonata iso iec rfc din "
    "fortune russell ftse cac stoxx nikkei topix nasdaq dax asx tsx ibex bse nse s&p sensex smi aex kospi msci no. nos. # hwy step level grade "
    "volume vol vol. act scene building hall court block lot plot parcel district ward camp line row aisle cell studio locker box".split()
)
"""Nouns that name with a plain number after them, whatever their case."""
CAPITAL_LABELS = frozenset(
    "title part parts series season lesson floor berth dock runway track station road train bus boat hull car seat unit zone region area site base type "
    "class form model mark generation release build mate heaven week game games match round day year quarter lap heat race set period half inning "
    "hole measure amendment bill directive order regulation law decree code question option scenario case proposal issue book symphony radio dow us "
    "uk i a m e expo euro world super studio pier plan project vision agenda horizon".split()
)
"""Nouns that name with a number after them only where they have a capital: `Day 1`, `Game 6`."""

STREETS = frozenset(
    "street st st. avenue ave ave. road rd rd. drive dr dr. lane ln boulevard blvd blvd. court place square highway parkway pkwy terrace crescent row walk "
    "quay rue straße strasse plaza way close".split()
)
PHONE_WORDS = frozenset(
    "call calls calling dialling dialing ring ringing phone tel tel. telephone dial fax hotline text whatsapp contact".split()
)
SCORE_WORDS = frozenset(
    "win wins won lose loses lost beat beats beaten beating draw draws drew drawn defeat defeats defeated victory victories loss lead leads led leading score scores "
    "scored tie tied level down up ahead behind ended ends finished finishing match game series aggregate record set sets half-time halftime final tiebreak".split()
)
VOTE_WORDS = frozenset(
    "vote votes voted voting ballot senate house court council board committee ruling ruled majority panel jury rejected approved passed".split()
)
IDIOMS_AFTER = frozenset("another way off by-one time hand side sided size liner liners stop on-one man-band".split())
PRONOUN_ONE_BEFORE = frozenset(
    "no any every some each the that this which another everyone someone first last next only good bad new old big small large best worst whose what "
    "latest right wrong other former latter square day page number air".split()
)
OF_A_YEAR = frozenset(
    "levels prices terms sales figures highs lows peaks standards rates volumes averages numbers budgets results values earnings revenues elections "
    "games olympics estimates totals exports imports".split()
)
"""Plurals that a year before them dates and does not count: `near 2002 levels`."""
YEAR = re.compile(r"(?:1[789]|20)[0-9][0-9]\Z")
ERAS = frozenset({"a.d.", "ad", "b.c.", "bc", "ce", "bce", "c.e.", "a.d"})
TITLE_SMALL = frozenset(
    "a an the of in on at to by for and or but as from with into over up is its nor so yet vs per via after amid".split()
)


@dataclass(slots=True)
class Page:
    """What the rules look at: the tokens, the drafts, and what the article taught about names."""

    words: Words
    drafts: list[Draft]
    named: frozenset[str] = frozenset()
    title_case: dict[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameRule:
    """One reason for a number to be no claim."""

    reason: str
    applies: Callable[[Page, int], bool]
    examples: tuple[str, ...] = ()


def exclude_names(words: Words, drafts: list[Draft]) -> None:
    """Set `excluded` of every draft that CLAIMS.md keeps out."""
    page = Page(words, drafts, learn_names(words, drafts))
    for index, draft in enumerate(drafts):
        if draft.excluded or draft.unit == "rank":
            continue
        for rule in RULES:
            if rule.applies(page, index):
                draft.exclude(rule.reason)
                break
    exclude_inner(drafts)


def exclude_inner(drafts: list[Draft]) -> None:
    """Numbers inside what an earlier one counts are names: `three Boeing 737 MAX 8s`."""
    end = -1
    for draft in drafts:
        if draft.numeral.start < end and draft.form != "ordinal":
            if draft.unit:
                draft.optional = True
            else:
                draft.exclude("name")
        if not draft.excluded and draft.item_end > end:
            end = draft.item_end


def learn_names(words: Words, drafts: list[Draft]) -> frozenset[str]:
    """Numbers that stand twice after the same capitalised word (`Boeing 787`): the pair, and the number itself where it has three digits or more."""
    pairs = Counter(
        f"{words.text[d.numeral.start - 1]} {d.numeral.text}"
        for d in drafts
        if d.plain
        and d.numeral.start > 0
        and is_capitalised(words.text[d.numeral.start - 1])
        and not word_classes(words.lower[d.numeral.start - 1]) & CLOSED
    )
    return frozenset(pair for pair, count in pairs.items() if count > 1)


def is_capitalised(text: str) -> bool:
    return text[:1].isupper()


def has_title_case(page: Page, i: int) -> bool:
    """Whether the sentence is a headline With Capitals On Most Words, where a capital says nothing."""
    first = page.words.sentence[i]
    if first not in page.title_case:
        tokens = page.words.text[first : page.words.sentence_end[i]]
        longer = [t for t in tokens if t.isalpha() and t.lower() not in TITLE_SMALL]
        page.title_case[first] = len(longer) >= 4 and sum(t[0].isupper() for t in longer) >= 0.75 * len(longer)
    return page.title_case[first]


# The rules


def is_labelled(page: Page, index: int) -> bool:
    """`Section 427`, `Phase 2`, `pages 10 and 12`: a noun that names with the plain number after it."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not (draft.plain or is_small_word(draft)):
        return False
    before = draft.numeral.start - 1
    while (
        before > words.sentence[draft.start]
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
        return label in WORD_LABELS
    return True


WORD_LABELS = frozenset("phase stage level category tier chapter page grade act section article step".split())
"""Labels after which a number word in lower case names too: `phase two`, `a category one hurricane`."""


def names_with(words: Words, i: int, label: str) -> bool:
    """Whether the word at token `i` names with a number after it; a plural does before two numbers (`pages 10 and 12`)."""
    single = label.removesuffix("s")
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


def is_small_word(draft: Draft) -> bool:
    return not draft.numeral.digits and draft.form == "cardinal" and draft.numeral.value <= 20


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
    if not is_capitalised(text) or text in ("I", "A") or not text[-1].isalnum():
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


MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec.".split()
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
    return (
        is_capitalised(before)
        and before[-1:].isalnum()
        or is_capitalised(after)
        and not draft.unit
        and before not in '"“‘:;(—–'
    )


def is_model(page: Page, index: int) -> bool:
    """`Boeing's 787`, `the 747s`: a bare number that the article uses as a name, after its maker."""
    draft, words = page.drafts[index], page.words
    if not draft.bare or not draft.plain or len(draft.numeral.text) < 3:
        return False
    if any(name.endswith(f" {draft.numeral.text}") for name in page.named):
        return True
    if draft.numeral.text in JETS and at(words.lower, draft.numeral.start - 1) in ("the", "a", "new"):
        return True
    i = draft.numeral.start - 1
    return (
        i > 0 and words.lower[i] in ("'s", "’s") and is_capitalised(words.text[i - 1]) and len(draft.numeral.text) == 3
    )


JETS = frozenset("707 717 727 737 747 757 767 777 787".split())


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


def is_score(page: Page, index: int) -> bool:
    """`won 3-2`, `a 9-2 lead`, `6-4, 6-3`: two bare whole numbers with a hyphen between, and no vote about."""
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
    if pair is None or not pair.plain or pair.unit:
        return False
    first, last = words.sentence[draft.start], words.sentence_end[draft.start]
    return not any(word in VOTE_WORDS for word in words.lower[first:last]) or any(
        word in SCORE_WORDS for word in words.lower[max(first, draft.start - 3) : draft.start]
    )


def is_hyphenated_name(page: Page, index: int) -> bool:
    """`737-800`, `GPT-4`, `Sept. 20-24`: a hyphen ties it to a name or number before, without a blank."""
    draft, words = page.drafts[index], page.words
    i = draft.numeral.start - 1
    if i < 1 or draft.unit or words.lower[i] not in ("-", "–") or words.spaced[i] or words.spaced[i - 1]:
        return False
    before = words.text[i - 1]
    if index and page.drafts[index - 1].numeral.end == i and not page.drafts[index - 1].excluded:
        return False  # the second half of a tally of votes
    return before[-1:].isalnum() and (before[0].isupper() or any(c.isdigit() for c in before)) and draft.plain


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
    near = [
        d
        for d in page.drafts[max(0, index - 2) : index + 3]
        if d.plain and len(d.numeral.text) >= 3 and abs(d.start - draft.start) <= 4
    ]
    return draft.plain and len(near) >= 3 and draft.item_start < 0


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


def is_ratio(page: Page, index: int) -> bool:
    """`a 2-to-1 vote`, `10-for-1 split`: numbers tied by hyphens and a small word."""
    draft, words = page.drafts[index], page.words
    if draft.unit or not draft.numeral.value < 1000:
        return False
    after = words.lower[draft.numeral.end : draft.numeral.end + 3]
    before = words.lower[max(0, draft.numeral.start - 3) : draft.numeral.start]
    return any(joint in (["-", "to", "-"], ["-", "for", "-"], ["-", "on", "-"]) for joint in (after, before))


def is_conversion(page: Page, index: int) -> bool:
    """`$1 = 149.8 yen`: the rate that a footer explains."""
    draft, words = page.drafts[index], page.words
    return at(words.lower, draft.end) == "=" or at(words.lower, draft.start - 1) == "="


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


def is_year(page: Page, index: int) -> bool:
    """A year that no period took: `2011 sales`, `over 2010`, `the 2022 sanctions`, `A.D. 1000 and 1260`."""
    draft, words = page.drafts[index], page.words
    numeral = draft.numeral
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
    return not counted or led or 1985 <= numeral.value <= 2035


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
    if (
        not numeral.digits
        and after == "-"
        and at(lower, numeral.end + 1)
        in ("way", "fold", "pronged", "sided", "tier", "piece", "handed", "something", "star")
    ):
        return True
    return not numeral.digits and draft.bare and before == "-" and numeral.value < 10


def is_idle_multiple(lower, numeral) -> bool:
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
        return after not in (
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


BEFORE_PRONOUN_NUMBERS = frozenset("the these those all top bottom last first big next other final whole every".split())
"""Before a bare number word that stands for persons or things already named: `the two`, `the bottom three`."""
FOLLOW_MULTIPLE = frozenset(
    "the its their his her our what that those last as from in to by over compared since , . ; ) within during on".split()
)


def is_idle_fraction(lower, numeral, before: str, after: str) -> bool:
    if lower[numeral.end - 1] != "half":
        return before == "-" or after == "-"
    if after in (
        "-",
        "time",
        "way",
        "hour",
        "an",
        "past",
        "century",
        "moon",
        "brother",
        "sister",
        "year",
    ) or before in ("-", "and", "first", "second", "latter", "other", "better"):
        return True
    return before in (
        "the",
        "this",
        "that",
        "in",
        "each",
        "either",
        "opening",
        "final",
        "last",
        "next",
        "previous",
    ) and after not in ("of",)


def is_generation(page: Page, index: int) -> bool:
    return page.drafts[index].form == "generation"


RULES = (
    NameRule("name", is_generation, ("The 5G network opened.",)),
    NameRule("list", is_list_number, ("1. Mix the flour.",)),
    NameRule("score", is_score, ("Leeds won 3-2 at home.", "They hold a 9-2 lead.")),
    NameRule("ratio", is_ratio, ("It passed by a 2-to-1 vote.",)),
    NameRule("conversion", is_conversion, ("($1 = 149.8 yen)",)),
    NameRule("name", is_labelled, ("Section 427 bars it.", "Phase 2 of the trial began.", "He is on page 12 of the list.")),
    NameRule("name", is_index_name, ("The S&P 500 fell.", "It made the top 10.")),
    NameRule("name", is_named, ("The Boeing 737 landed.", "The Ram 1500 REV is late.", "BYD will sell the Shark 6 there.", "In Germany [15 people|15 count people] fell ill.")),
    NameRule("name", is_named_after, ("It unveiled the new 787 Dreamliner there.",)),
    NameRule("when", is_day),
    NameRule("name", is_title_number, ("America's Big Three are late.", "Formula One returns.")),
    NameRule("name", is_model, ("It chose Airbus over Boeing's 787.",)),
    NameRule("phone", is_phone, ("Call 202 555 0101 for help.",)),
    NameRule("name", is_hyphenated_name, ("A 737-800 landed.",)),
    NameRule("address", is_address, ("It stands at 1600 Pennsylvania Avenue.", "Prices in the 90049 ZIP code fell.")),
    NameRule("year", is_year, ("It lifted the 2022 sanctions.",)),
    NameRule("idiom", is_pronoun, ("It is one of the oldest mills.", "No one came.")),
    NameRule("idiom", is_idiom, ("The zero-emission rule holds.", "It saw double-digit growth.", "He ate half an hour later.")),
)  # fmt: skip
