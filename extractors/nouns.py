"""What a number counts: the noun phrase after it, as printed, without determiners.

No model: a word is taken by what it can be (`parts_of_speech.py`) and by what stands before it. The phrase runs to its plural head.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    CLOSED,
    GERUND,
    NOUN,
    PAST,
    VERB,
    noun_lemma,
    word_classes,
)

UNCHANGED_PLURALS = frozenset(
    "people staff aircraft spacecraft hovercraft helicopters sheep fish crew personnel police cattle deer species series offspring salmon livestock troops youth "
    "men women children feet teeth mice geese lives wives halves police clergy folk folks ships vessels fishermen firemen policemen "
    "servicemen gunmen businessmen clergymen salmon trout cod bison swine poultry media data criteria phenomena".split()
)
SKIPPED = frozenset(
    "more other further additional extra another such of the these those its their his her our my your all separate".split()
)
"""Words between a number and what it counts that are no part of it."""
DETERMINERS = frozenset("the these those its their his her our my your all".split())
NEVER_COUNTED = frozenset(
    "today yesterday tomorrow tonight ago apiece each daily weekly monthly yearly annually respectively overall worldwide nationwide abroad "
    "overseas earlier later monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. percent only alone altogether strong "
    "total apart together including last next this that which who whom whose when where while is was are were come comes came go goes went say says said do does did then now here there also just even still once when live make makes made take takes took get gets got see sees saw".split()
)
CLOSED_ADJECTIVES = frozenset("other own same such few less fewer".split())
LONGEST = 12
"""Tokens that a counted phrase is looked for in, at most."""
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset("-‐‑–")


def counted_phrase(
    text: Sequence[str], lower: Sequence[str], start: int, last: int, singular: bool = False
) -> tuple[int, int] | None:
    """First token and end of what a number before token `start` counts, or None. `last`: the token after the sentence's last.

    `singular`: the number is one, so that the first noun may be the head.
    """
    if start < last and lower[start] in HYPHENS:
        return hyphenated(lower, start, last)
    first = skip_leading(text, lower, start, last)
    end = read_phrase(text, lower, first, last, singular)
    return (first, end) if end > first and (singular or can_be_counted(text, lower, first, end)) else None


def can_be_counted(text: Sequence[str], lower: Sequence[str], first: int, end: int) -> bool:
    """False for one lower-case word that is no plural and may be a verb: `three face trial`, `about 1,000 come`."""
    if end - first > 1 or text[first][0].isupper() or is_plural(text[first], lower[first]):
        return True
    return not word_classes(lower[first]) & VERB


def hyphenated(lower: Sequence[str], start: int, last: int) -> tuple[int, int] | None:
    """`55-member`, `four-cylinder`: the word after the hyphen."""
    word = lower[start + 1] if start + 1 < last else ""
    return (start + 1, start + 2) if word_classes(word) & NOUN else None


def skip_leading(text: Sequence[str], lower: Sequence[str], start: int, last: int) -> int:
    """The token after `of the`, `more`, `of Boeing's`."""
    i = start
    while i < last and lower[i] in SKIPPED:
        i += 1
    if i > start and lower[start] == "of":
        j = i
        while j < last and text[j][:1].isupper() and j < i + 3:
            j += 1
        if j > i and j < last and lower[j] in POSSESSIVES:
            return j + 1
    return i


def read_phrase(text: Sequence[str], lower: Sequence[str], first: int, last: int, singular: bool) -> int:
    """The token after the head of the phrase that begins at `first`; `first` itself where there is none."""
    i, end, plural = first, first, False
    while i < last and i < first + LONGEST:
        word = lower[i]
        if word in HYPHENS and i > first and i + 1 < last:
            i += 2
            end = i if word_classes(lower[i - 1]) & NOUN else end
            continue
        if word in POSSESSIVES and i > first:
            i, plural = i + 1, False
            end = first if i < last and may_continue(lower[i]) else i  # women's teams; three A380's
            continue
        if word in ("and", "or", ",") and i > first and joins_modifiers(lower, i, last, plural):
            i += 1
            continue
        if word in ("most", "more", "least", "less") and i + 1 < last and word_classes(lower[i + 1]) & ADJECTIVE:
            i += 1
            continue
        role = word_role(text, lower, i, last, plural, singular, singular and end > first)
        if not role:
            break
        i += 1
        if role == "noun":
            end, plural = i, is_plural(text[i - 1], lower[i - 1])
    return end


def word_role(
    text: Sequence[str], lower: Sequence[str], i: int, last: int, plural: bool, singular: bool, headed: bool
) -> str:
    """`noun`, `modifier` or, where the phrase is over, nothing. `plural`: its last noun is one; `headed`: one thing is counted and named."""
    word = lower[i]
    if word in NEVER_COUNTED or not (word[0].isalpha() or is_model_number(word)):
        return ""
    if word.isdigit() and not (i + 1 < last and lower[i + 1][:1].isalpha() and may_continue(lower[i + 1])):
        return ""
    classes = word_classes(word)
    capital = text[i][0].isupper()
    if classes & CLOSED and word not in CLOSED_ADJECTIVES and text[i] not in ("US", "IT"):
        return ""
    if plural or headed:
        return role_after_head(text, lower, i, last, classes, capital)
    if capital or classes == 0 or is_model_number(word):
        return "noun"
    if classes & NOUN and not word.endswith("ly") and (singular or not classes & GERUND or is_plural(text[i], word)):
        return "noun"
    if classes & ADJECTIVE or classes & (GERUND | PAST) or (classes & ADVERB and word.endswith("ly")):
        return "modifier" if i + 1 < last and may_continue(lower[i + 1]) else ""
    return ""


def role_after_head(text: Sequence[str], lower: Sequence[str], i: int, last: int, classes: int, capital: bool) -> str:
    """After a plural: go on only where the plural was a modifier (`measles cases`, `United States indexes`)."""
    word = lower[i]
    if text[i - 1][0].isupper() and not is_model_number(lower[i - 1]):
        return "noun" if capital or (classes & NOUN and not classes & PAST) else ""
    if capital:
        return ""
    if word in ("related", "based"):
        return "modifier" if i + 1 < last and word_classes(lower[i + 1]) & NOUN else ""
    if classes & NOUN and (is_plural(text[i], word) or not classes & VERB) and not classes & (PAST | GERUND | ADVERB):
        return "noun"
    return ""


def may_continue(word: str) -> bool:
    """Whether a noun phrase can go on with this word."""
    classes = word_classes(word)
    return is_model_number(word) or (
        bool(classes & (NOUN | ADJECTIVE | GERUND | PAST))
        and not classes & CLOSED
        or classes == 0
        and word[:1].isalpha()
        or word in HYPHENS
        or word in ("and", ",")
    )


def joins_modifiers(lower: Sequence[str], i: int, last: int, plural: bool) -> bool:
    """Whether `and` or a comma stands between two modifiers: `hybrid and electric cars`."""
    if plural or i + 1 >= last:
        return False
    before, after = word_classes(lower[i - 1]), word_classes(lower[i + 1])
    return lower[i + 1].isalpha() and bool(before & ADJECTIVE and after & ADJECTIVE) and not (before | after) & CLOSED


def is_model_number(word: str) -> bool:
    """`777s`, `787`: digits that name a thing."""
    return word[0].isdigit() and (word.isdigit() or word[:-1].isdigit() and word[-1] == "s")


def is_plural(text: str, word: str) -> bool:
    """Whether a noun is plural: `pickups`, `people`, `777s`."""
    if word in UNCHANGED_PLURALS:
        return True
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return noun_lemma(word) not in ("", word)
    if text[0].isupper() and not text.isupper():
        return noun_lemma(word) not in ("", word) or len(word) > 4
    return noun_lemma(word) != word or noun_lemma(word[:-1]) == word[:-1]
