"""What a number counts: the noun phrase after it, as printed, without determiners.

No model: a word is taken by what it can be (`parts_of_speech.py`) and by what stands before it. The phrase runs to its plural head.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.grammar.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    CLOSED,
    DETERMINER,
    GERUND,
    NOUN,
    PAST,
    PREPOSITION,
    VERB,
    noun_lemma,
    word_classes,
)
from extractors.numbers.number_words import MAGNITUDES, ORDINALS, SMALL, VAGUE
from extractors.text.words import Words

UNCHANGED_PLURALS = frozenset(
    "people staff aircraft spacecraft hovercraft sheep fish crew personnel police cattle deer species series "
    "offspring salmon livestock troops youth men women children schoolchildren grandchildren feet teeth mice geese "
    "lives wives halves clergy folk fishermen firemen policemen servicemen gunmen businessmen clergymen trout cod "
    "bison buffalo moose elk swine poultry media data criteria phenomena shrimp squid headcount inmates".split()
)
SKIPPED = frozenset(
    "more other further additional extra another such of the these those its their his her our my your all separate".split()
)
"""Words between a number and what it counts that are no part of it."""
DETERMINERS = frozenset("the these those its their his her our my your all such another".split())
"""Those of them that stand only after `of`: `three of the mills`, but `427 the week before`."""
NEVER_COUNTED = (
    frozenset(
        "today yesterday tomorrow tonight ago apiece each annually respectively "
        "overall worldwide nationwide abroad overseas earlier later monday tuesday wednesday thursday friday "
        "saturday sunday january february march april may june july august september october november december "
        "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. percent only alone altogether strong total "
        "apart together including last next this that which who whom whose when where while is was are were come "
        "comes came go goes went say says said do does did then now here there also just even still once make "
        "makes made take takes took get gets got see sees saw amounts corresponds equates compares translates".split()
    )
    | frozenset(SMALL)
    | frozenset(MAGNITUDES)
    | frozenset(VAGUE)
)
CLOSED_ADJECTIVES = frozenset("other own same such few less fewer".split())
DEGREES = frozenset("most more least less".split())
FREQUENCIES = frozenset("hourly daily weekly monthly quarterly yearly annual nightly".split())
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset("-‐‑–")
LONGEST = 12
"""Tokens that a counted phrase is looked for in, at most."""


def counted_phrase(words: Words, start: int, last: int, singular: bool = False) -> tuple[int, int] | None:
    """First token and end of what a number before token `start` counts, or None. `last`: the token after the sentence's last.

    `singular`: the number is one, so that the first noun is the head.
    """
    if start < last and words.lower[start] in HYPHENS and not words.spaced[start - 1]:
        return read_hyphenated(words, start, last)
    first = skip_leading(words, start, last)
    phrase = Phrase(words, first, min(last, first + LONGEST), singular)
    end = phrase.read()
    if at_time(words, start, end) and not phrase.plural:
        return None
    return (first, end) if end > first and (phrase.plural or phrase.can_be_counted(end)) else None


def at_time(words: Words, start: int, end: int) -> bool:
    """Whether `of the year` behind a number says when, and not what is counted: `more than the 1.17 million of the year before`."""
    return words.lower[start : start + 1] == ["of"] and words.lower[end - 1] in TIMES


TIMES = frozenset("year month week quarter season decade".split())


def read_hyphenated(words: Words, start: int, last: int) -> tuple[int, int] | None:
    """`55-member`, `four-cylinder`: the word after the hyphen."""
    word = words.lower[start + 1] if start + 1 < last else ""
    return (start + 1, start + 2) if word.isalpha() and word_classes(word) & NOUN else None


def skip_leading(words: Words, start: int, last: int) -> int:
    """The token after `of the`, `more`, `of Boeing's`."""
    i, of = start, words.lower[start : start + 1] == ["of"]
    while i < last and words.lower[i] in SKIPPED and (of or words.lower[i] not in DETERMINERS):
        i += 1
    if of:
        owner = i
        while owner < min(last, i + 3) and words.text[owner][:1].isupper():
            owner += 1
        if i < owner < last and words.lower[owner] in POSSESSIVES:
            return owner + 1
    return i


def opens_object(word: str) -> bool:
    """Whether a word can begin what a verb takes: a noun or its article, but no preposition."""
    classes = word_classes(word) if word.isalpha() else 0
    return bool(classes & (NOUN | ADJECTIVE | DETERMINER)) and not classes & PREPOSITION


@dataclass(slots=True)
class Phrase:
    """A noun phrase under way, from token `first`; `plural` once its last noun is one."""

    words: Words
    first: int
    last: int
    singular: bool
    plural: bool = False
    head: int = -1

    def read(self) -> int:
        """The token after the head; `first` itself where there is none."""
        i, end, lower = self.first, self.first, self.words.lower
        while i < self.last:
            word = lower[i]
            if i > self.first and word in HYPHENS:
                if self.words.spaced[i - 1] or i + 1 >= self.last:
                    break
                i += 2
                if word_classes(lower[i - 1]) & NOUN or lower[i - 1][0].isdigit():
                    end, self.plural = i, is_plural(self.words.text[i - 1], lower[i - 1])
            elif i > self.first and word in POSSESSIVES:
                i, self.plural = i + 1, False
                named = any(character.isdigit() for character in lower[i - 2])  # women's teams; three A380's
                end = i if named and not (i < self.last and may_continue(lower[i])) else self.first
            elif (i > self.first and self.joins_modifiers(i)) or self.leads_modifier(i):
                i += 1
            elif role := self.role_of(i, end > self.first):
                i += 1
                if role == "noun":
                    end, self.plural = i, is_plural(self.words.text[i - 1], word)
            else:
                break
        return end

    def role_of(self, i: int, headed: bool) -> str:
        """`noun`, `modifier` or, where the phrase is over, nothing."""
        word, text = self.words.lower[i], self.words.text[i]
        if word in NEVER_COUNTED or not (word[0].isalpha() or is_model_number(word) or word.isdigit()):
            return ""
        following = self.words.lower[i + 1] if i + 1 < self.last else ""
        if word.isdigit() and not self.names_model(i, following):
            return ""
        classes, capital = word_classes(word), text[0].isupper()
        if word in FREQUENCIES or word in ORDINALS:
            return "modifier" if following[:1].isalpha() and may_continue(following) else ""
        if classes & CLOSED and word not in CLOSED_ADJECTIVES and text not in ("US", "IT"):
            return ""
        if self.singular and headed and classes & VERB:
            return ""
        if self.plural or (self.singular and headed):
            return self.role_after_head(i, classes, capital)
        if capital or classes == 0 or word.isdigit() or is_model_number(word):
            return "noun"
        noun = (classes & NOUN and not word.endswith("ly")) or (
            classes & VERB and word.endswith("s") and not self.singular and not opens_object(following)
        )  # 500 remodels; but a reading above 50 indicates growth
        if self.singular and noun and is_plural(text, word):
            return ""
        if noun and (self.singular or not classes & GERUND or is_plural(text, word)):
            return "noun"
        if classes & (ADJECTIVE | GERUND | PAST) or (classes & ADVERB and word.endswith("ly")):
            return "modifier" if may_continue(following) else ""
        return ""

    def role_after_head(self, i: int, classes: int, capital: bool) -> str:
        """After a plural: go on only where the plural was a modifier (`measles cases`, `United States indexes`)."""
        word, text = self.words.lower[i], self.words.text
        named = text[i - 1][0].isupper() and not is_model_number(self.words.lower[i - 1])
        if named and (i - 1 > self.first or not classes & (VERB | GERUND | PAST)):
            return "noun" if capital or (classes & NOUN and not classes & PAST) else ""
        if capital:
            return ""
        if word in ("related", "based"):
            return "modifier" if i + 1 < self.last and word_classes(self.words.lower[i + 1]) & NOUN else ""
        noun = classes & NOUN and not classes & (PAST | GERUND | ADVERB)
        return "noun" if noun and (is_plural(text[i], word) or not classes & VERB) else ""

    def names_model(self, i: int, following: str) -> bool:
        """Whether a plain number belongs to a name: after a capital (`iPhone 17 units`), or with a hyphen (`787-9s`), and a noun follows."""
        before = self.words.text[i - 1]
        if i == self.first:
            named = len(self.words.lower[i]) > 2 and self.words.lower[i - 1] not in SKIPPED
        else:
            named = before != before.lower() or (len(self.words.lower[i]) > 2 and not word_classes(before) & PAST)
        continues = following[:1].isalpha() and may_continue(following)
        return named and (continues or (following in HYPHENS and not self.words.spaced[i]))

    def joins_names(self, i: int) -> bool:
        """Whether `and` stands between two names before one plural: `F-150 and F-250 pickups`."""
        text = self.words.text
        j = i + 1
        while j < self.last and text[j][0].isupper():
            j += 1
        return j > i + 1 and text[i - 1][0].isupper() and j < self.last and is_plural(text[j], self.words.lower[j])

    def joins_modifiers(self, i: int) -> bool:
        """Whether `and` or a comma stands between two modifiers: `hybrid and electric cars`."""
        if self.plural or self.words.lower[i] not in ("and", "or", ",") or i + 1 >= self.last:
            return False
        if self.joins_names(i):
            return True
        after = self.words.lower[i + 1]
        classes = word_classes(self.words.lower[i - 1]), word_classes(after)
        if after in NEVER_COUNTED or not after.isalpha() or (classes[0] | classes[1]) & CLOSED:
            return False
        return bool(classes[0] & ADJECTIVE and classes[1] & ADJECTIVE)

    def leads_modifier(self, i: int) -> bool:
        """Whether the word is the `most` of `most spectacular`, or the first part of `off-lease`, which its own class would end the phrase with."""
        word = self.words.lower[i]
        following = self.words.lower[i + 1] if i + 1 < self.last else ""
        if self.plural:
            return False
        if word in DEGREES:
            return bool(word_classes(following) & ADJECTIVE)
        return following in HYPHENS and word.isalpha() and not self.words.spaced[i] and i + 2 < self.last

    def can_be_counted(self, end: int) -> bool:
        """False for one lower-case word that is no plural and may be a verb: `three face trial`, `about 1,000 come`."""
        if self.singular or end - self.first > 1 or self.words.text[self.first][0].isupper():
            return True
        return not word_classes(self.words.lower[self.first]) & (VERB | PAST)


def may_continue(word: str) -> bool:
    """Whether a noun phrase can go on with this word."""
    if is_model_number(word) or word in HYPHENS or word in ("and", ","):
        return True
    classes = word_classes(word)
    if classes == 0:
        return word[:1].isalpha()
    return bool(classes & (NOUN | ADJECTIVE | GERUND | PAST)) and not classes & CLOSED


def is_model_number(word: str) -> bool:
    """`777s`, `787`: digits that name a thing."""
    return len(word) > 2 and word[0].isdigit() and (word.isdigit() or (word[:-1].isdigit() and word[-1] == "s"))


def is_plural(text: str, word: str) -> bool:
    """Whether a noun is plural: `pickups`, `people`, `777s`."""
    if word in UNCHANGED_PLURALS:
        return True
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return noun_lemma(word) not in ("", word)
    if text[0].isupper() and not text.isupper():
        return noun_lemma(word) not in ("", word) or len(word) > 4
    return noun_lemma(word) != word or noun_lemma(word[:-1]) == word[:-1]
