"""What bare numbers count where the noun stands before them: `the number of deaths rose to 891`, `people without work (10.3 million)`."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.grammar.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    CLOSED,
    GERUND,
    NOUN,
    PAST,
    PREPOSITION,
    VERB,
    verb_lemma,
    word_classes,
)
from extractors.numbers.drafts import NEIGHBOURS, Draft, words_between
from extractors.numbers.nouns import NEVER_COUNTED, POSSESSIVES, counted_phrase, is_plural
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

REACH = 40
"""Tokens before a number that its noun is looked for in."""
PARTED = frozenset({";", "while", "whereas", "although", "because"})
"""Words that part a number from the clause before them."""
LEADS = frozenset("a an the up down compared from to by with in of at but after before since or than its their".split())
"""Words after `and` or a comma that go on about the same noun: `, up from 180`, `, a fall of 12`."""
COUNTED = frozenset(
    "people persons adults children men women boys girls residents households families couples students pupils patients "
    "workers employees births deaths marriages divorces adoptions registrations arrivals departures applications cases "
    "infections vacancies admissions casualties fatalities injuries arrests jobs passengers visitors subscribers "
    "members births enterprises partnerships offences convictions conceptions migrants immigrants emigrants "
    "seats deliveries shops stores flights refugees prisoners tourists guests customers users clients applicants nurses doctors teachers soldiers troops "
    "claimants voters electors dwellings bankruptcies foreclosures evictions layoffs hospitalizations".split()
)
"""Nouns whose plain number is a count of them: `deaths rose to 891`. `Sales`, `exports` and the like may be sums of money."""


@dataclass(frozen=True, slots=True)
class CountedRule:
    """Where the noun stands before its number; the examples run through the whole pipeline."""

    name: str
    examples: tuple[str, ...]


RULES = (
    CountedRule("number", (
        "The number of female deaths fell by [67|67 count female deaths] to [891|891 count female deaths].",
        "The number of people in work grew by [254,000|254000 count people] (to [30.64 million|30640000 count people]).",
        "It had the highest number of centenarians at [1,197|1197 count centenarians].",
        "The number of jobs grew, and its rating fell to [64|64 count] there.",
    )),
    CountedRule("noun", (
        "Deaths rose from [5,069|5069 count Deaths] to [5,999|5999 count Deaths].",
        "Male deaths fell from [9|9 count Male deaths] to [7|7 count Male deaths]; female deaths rose to [8|8 count female deaths].",
        "Female births were down to [512|512 count Female births].",
        "Acme's deliveries rose to [300|300 count deliveries]; Volta raised its deliveries to [90|90 count deliveries].",
        "Sales rose to [5,120|5120 count] there.",
    )),
    CountedRule("bracket", (
        "Nearly all, [90 per cent|90 percent] ([6.5 million|6500000 count usual residents]) of usual residents, agreed.",
        "Many are people without work ([23 per cent|23 percent], [10.3 million|10300000 count people]).",
    )),
)  # fmt: skip


def tell_items(words: Words, drafts: list[Draft]) -> None:
    """Give bare numbers the noun before them that they count."""
    for index, draft in enumerate(drafts):
        if draft.excluded or not draft.bare or draft.form != "cardinal" or not is_whole(draft):
            continue
        found = (
            noun_of_bracket(words, draft) or noun_of_number(words, drafts, index) or noun_moved(words, drafts, index)
        )
        if found:
            draft.item = words_between(words, *found)


def is_whole(draft: Draft) -> bool:
    """Whether it can be a count: a whole number, and no rate (`17.1`, `7 per 100,000`)."""
    whole = draft.numeral.scale > 1 or draft.numeral.value == draft.numeral.value.to_integral_value()
    return whole and draft.sign > 0 and not draft.per[:1].isdigit()


def noun_of_number(words: Words, drafts: list[Draft], index: int) -> tuple[int, int] | None:
    """The `deaths` of `the number of deaths rose to 891`, for every number of its clause."""
    draft, lower = drafts[index], words.lower
    for i in range(draft.start - 2, max(words.sentence[draft.start], draft.start - REACH) - 1, -1):
        if lower[i] in PARTED:
            return None
        if lower[i] in ("number", "numbers") and lower[i + 1] == "of":
            phrase = counted_phrase(words, i + 1, draft.start)
            if phrase is None or not ends_plural(words, phrase) or counts_other(words, drafts, index, phrase[1]):
                return None
            told = at(lower, draft.start - 1) == "at" or goes_on(words, phrase[1], draft.start)
            return phrase if told else None
    return None


def noun_moved(words: Words, drafts: list[Draft], index: int) -> tuple[int, int] | None:
    """The subject of `deaths rose from 5,069 to 5,999`, where it is a plural that is counted."""
    draft, lower = drafts[index], words.lower
    if not is_tied(lower, draft.start - 1):
        return None
    for i in range(draft.start - 2, max(words.sentence[draft.start], draft.start - REACH) - 1, -1):
        if lower[i] in PARTED:
            return None
        if lower[i] in COUNTED:
            first = first_of(words, i)
            if i == draft.start - 2 and lower[i + 1] == "to" and is_moved(words, first):
                return first, i + 1
            fits = heads_clause(words, first) and not counts_other(words, drafts, index, i)
            return (first, i + 1) if fits and goes_on(words, i + 1, draft.start) else None
    return None


def heads_clause(words: Words, first: int) -> bool:
    """Whether no preposition, number or verb stands before a noun phrase: it can be the subject."""
    before = words.lower[first - 1] if first > words.sentence[first] else ","
    if before in ("the", "those", "its", "their", "these", "all", "total", "reported"):
        before = words.lower[first - 2] if first - 1 > words.sentence[first] else ","
    if before in POSSESSIVES:
        return True  # Acme's deliveries rose to 300
    return before in (",", ";", ":", "-", "—", "•", "and", "but", "that", "said") or not before.strip()


def is_moved(words: Words, first: int) -> bool:
    """Whether a noun phrase is what a verb moves: `doubled its deliveries to 300`, `cut jobs to 90`."""
    verb = first - 1 - (at(words.lower, first - 1) in ("its", "their", "the"))
    return verb >= words.sentence[first] and verb_lemma(words.lower[verb]) in MOVED


MOVED = frozenset("double triple cut raise increase reduce lift boost expand trim bring".split())


def noun_of_bracket(words: Words, draft: Draft) -> tuple[int, int] | None:
    """The noun before a bracket that opens with the number, or with a percentage and the number."""
    lower, i = words.lower, draft.start - 1
    if at(lower, i) == "," and at(lower, i - 1) in ("cent", "%", "percent"):
        while i > draft.start - 7 and at(lower, i) != "(":
            i -= 1
    if at(lower, i) != "(" or at(lower, draft.end) not in (")", ","):
        return None
    if at(lower, draft.end) == ")" and at(lower, draft.end + 1) == "of":  # 10 per cent (6.5 million) of residents
        phrase = counted_phrase(words, draft.end + 1, words.sentence_end[draft.start])
        if phrase is not None and ends_plural(words, phrase):
            return phrase
    for k in range(i - 1, max(words.sentence[draft.start], i - 12) - 1, -1):
        if lower[k] in (",", ";", ")", "("):
            return None
        if lower[k] in COUNTED:
            return first_of(words, k), k + 1
    return None


TIED = frozenset("to from by at was were totaled totalled reached hit than versus against totaling totalling".split())
"""Words straight before a number that tie it to the subject."""


def is_tied(lower: list[str], i: int) -> bool:
    return at(lower, i) in TIED or (at(lower, i) == "with" and at(lower, i - 1) == "compared")


def ends_plural(words: Words, phrase: tuple[int, int]) -> bool:
    return is_plural(words.text[phrase[1] - 1], words.lower[phrase[1] - 1])


def first_of(words: Words, head: int) -> int:
    """The first token of the noun phrase that ends with its head: adjectives and nouns before it."""
    i = head
    while i > max(words.sentence[head], head - 3):
        classes = word_classes(words.lower[i - 1])
        if (
            words.lower[i - 1] in NEVER_COUNTED
            or not words.lower[i - 1].isalpha()
            or classes & (CLOSED | VERB | PAST | GERUND | ADVERB)
        ):
            break
        if not classes & (ADJECTIVE | NOUN):
            break
        i -= 1
    return i


def counts_other(words: Words, drafts: list[Draft], index: int, since: int) -> bool:
    """Whether a number between has a noun of its own, and does not stand within the noun phrase (`of the two attacks`)."""
    for other in reversed(drafts[max(0, index - NEIGHBOURS) : index]):
        if other.start < since:
            return False
        inside = (
            word_classes(at(words.lower, other.start - 1)) & CLOSED and at(words.lower, other.start - 1) not in TIED
        )
        if not other.excluded and other.item_start >= 0 and not inside:
            return True
    return False


def goes_on(words: Words, start: int, end: int) -> bool:
    """Whether the clause from token `start` reaches `end` with no subject of its own between.

    After its first verb of level or change, what follows a comma or `and` must be no noun.
    """
    moved = False
    for i in range(start, end):
        word = words.lower[i]
        moved = moved or (verb_lemma(word) in MOVING and not is_passive(words.lower, i))
        if moved and word in ("—", "–"):
            return False
        if moved and word in JOINTS and i + 1 < end:
            following = words.lower[i + 1]
            classes = word_classes(following)
            if following in LEADS or not following.isalpha() or classes & (PAST | GERUND | ADVERB | PREPOSITION):
                continue
            return False
    return moved


def is_passive(lower: list[str], i: int) -> bool:
    """`are asked`: the participle after a form of `be` says what happened."""
    following = word_classes(at(lower, i + 1))
    return verb_lemma(lower[i]) == "be" and bool(following & PAST) and verb_lemma(lower[i + 1]) not in EXPECTED


EXPECTED = frozenset("project expect estimate forecast predict report put".split())
JOINTS = frozenset({",", "and", "but", ":"})
MOVING = frozenset(
    "be rise fall increase decrease grow decline drop climb reach total hit stand jump surge double remain go come drift "
    "soar slump plunge tumble slip dip edge shrink exceed top pass average number have peak".split()
)
"""Verbs that say what a number of things is or how it moved."""
