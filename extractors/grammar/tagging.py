"""A part of speech for each token of a sentence, from what the word can be (`parts_of_speech.py`) and from its neighbours.

Here: the pass over the tokens, marks, names and function words. Nouns, verbs, adjectives and adverbs: `open_words.py`.
"""

from __future__ import annotations

from collections.abc import Container

from extractors.grammar import parts_of_speech as w
from extractors.grammar.open_words import POSSESSIVES, SAYING, is_plural, tag_open

# Tags, one letter each: D determiner, A adjective, N noun, E name, M number, P preposition, T the `to` of an infinitive, V finite verb,
# X auxiliary, L modal, G -ing form, K participle, R adverb, C coordinator, S subordinator, W relative pronoun, Q pronoun,
# Y words of time, O possessive marker, H a hyphen within a word; `,` `;` `-` `(` `)` `"` `.` punctuation; `_` a blank.
NOMINAL = frozenset("NEMQ")
_MARKS = {
    **dict.fromkeys([",", "،"], ","),
    **dict.fromkeys([";", ":"], ";"),
    **dict.fromkeys(["—", "–", "--", "-", "―", "•"], "-"),
    **dict.fromkeys(["(", "[", "{"], "("),
    **dict.fromkeys([")", "]", "}"], ")"),
    **dict.fromkeys(['"', "“", "”", "«", "»", "‘", "``", "''", "`"], '"'),
    **dict.fromkeys([".", "!", "?", "…", "..."], "."),
}
_HYPHENS = frozenset("-‐‑–")
_ALWAYS_SUBORDINATE = frozenset("while whereas although though because if when whenever whether unless lest".split())
_MONEY_SIGNS = frozenset("$ £ € ¥".split())
_BOUNDS = frozenset("about around over under above below near nearly like".split())
_PARTICLES = frozenset("up down out off over around about".split())
_NAME_PARTICLES = frozenset("al el ul ibn bin van von der den de del della di da dos du la le".split())
_BEFORE_NOUN = frozenset("according due thanks owing relative prior contrary compared similar subject".split())
"""Words whose `to` governs a noun: `due to cuts`."""

_QUANTIFIERS = frozenset(
    "some many most all both several few each more half less fewer either neither another any much".split()
)
"""Determiners that stand alone too: `some report that`, `most of them`."""

_PLAIN_MODALS = frozenset("will would could should".split())
"""Modals that after a noun are nothing else: `the firm will layoff 100 people`."""

_PERIODIC = frozenset("hourly daily weekly monthly quarterly yearly annual annually".split())
"""Adjectives that say how often; within a noun phrase they are no time by themselves: `hourly earnings`."""


def tag_tokens(
    tokens: list[str],
    spaced: list[bool],
    numerals: Container[int] = (),
    times: Container[int] = (),
    names: Container[str] = (),
) -> list[str]:
    """One tag a token; `spaced` tells which tokens a blank follows, `numerals` and `times` which belong to numbers and to periods.

    `names` are words known to be names of this text, for where a sentence begins with one.

    >>> "".join(tag_tokens("The bank cut 25 jobs , up from 20 a year ago .".split(), [True] * 13))
    'DNVMN,RPMDNR.'
    """
    lower = [token.lower() for token in tokens]
    tags = [
        "Y" if i in times and lower[i] not in _PERIODIC else "M" if i in numerals or token[0].isdigit() else ""
        for i, token in enumerate(tokens)
    ]
    last = len(tokens) - 1
    before = "."
    for i, token in enumerate(tokens):
        if not tags[i]:
            joined = token in _HYPHENS and 0 < i < last and not spaced[i - 1]
            if joined and (not spaced[i] or lower[i + 1] in ("and", "or")):  # part- and full-time
                tags[i] = "H"
            elif opens_compound(tokens, lower, spaced, i, before):
                tags[i] = "A"
            else:
                tags[i] = tag_token(tokens, lower, tags, i, before, names)
        if tags[i] not in '_"' and not (tags[i] == "Y" and lower[i] == "now"):  # who now sees
            before = "N" if tags[i] == "Y" else tags[i]  # after words of time a verb may follow as after a noun
    mark_subordinators(lower, tags)
    if not any(tag in "VXL" and (i == 0 or tags[i - 1] != "T") for i, tag in enumerate(tags)):
        rescue_verb(tokens, tags)
    return tags


def opens_compound(tokens: list[str], lower: list[str], spaced: list[bool], i: int, before: str) -> bool:
    """Whether a preposition begins a hyphenated adjective within a noun phrase: `its like-for-like sales`, `the off-peak fare`."""
    hyphened = i + 2 < len(tokens) and tokens[i + 1] in _HYPHENS and not spaced[i] and not spaced[i + 1]
    return hyphened and before in "DAO" and bool(w.word_classes(lower[i]) & w.PREPOSITION)


def tag_token(tokens: list[str], lower: list[str], tags: list[str], i: int, before: str, names: Container[str]) -> str:
    token = tokens[i]
    if token.isspace():
        return "_"
    if token in _MARKS:
        return _MARKS[token]
    if token in POSSESSIVES and before in "NEQAY":
        return "X" if before == "Q" else "O"
    classes = w.word_classes(lower[i])
    if token[0].isupper() and (
        is_name(tokens, tags, i, classes, before) or (token in names and not classes & w.CLOSED)
    ):
        return "E"
    if joins_name(tokens, i):
        return "E"
    if classes & w.CLOSED and i and tags[i - 1] == "H":
        return "A"  # book-to-bill
    if classes & w.CLOSED:
        return tag_closed(tokens, lower, tags, i, before, classes)
    return tag_open(tokens, lower, tags, i, before, classes)


def joins_name(tokens: list[str], i: int) -> bool:
    """Whether a small word belongs to the name that goes on after it: `Ana de la Cruz`, `Nabil al-Amin`."""
    after = i + 1 + (tokens[i + 1 : i + 2] == ["-"])
    hyphened = after > i + 1
    if (tokens[i].lower() if hyphened else tokens[i]) not in _NAME_PARTICLES or after >= len(tokens):
        return False
    return tokens[after][:1].isupper() or joins_name(tokens, after)


def is_name(tokens: list[str], tags: list[str], i: int, classes: int, before: str) -> bool:
    """Whether a capitalised token is (part of) a name: it is one within a sentence; at its start, if it is no common word."""
    if classes & w.CLOSED and not (classes & w.MODAL and tokens[i] in ("May", "Will")):
        return tokens[i].isupper() and len(tokens[i]) > 1 and tokens[i].lower() in ("us", "it", "am", "who")
    if before != "." or (i > 1 and tags[i - 1] == '"'):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    return not classes or following[:1].isupper() or (following in POSSESSIVES and not classes & w.NOUN)


# Function words


def tag_closed(tokens: list[str], lower: list[str], tags: list[str], i: int, before: str, classes: int) -> str:
    word = lower[i]
    if word == "mine" and before in "ENADO":
        return "N"  # the Escondida mine
    following = lower[i + 1] if i + 1 < len(lower) else ""
    next_tag = tags[i + 1] if i + 1 < len(tags) else "."  # known so far for numbers and times only
    next_classes = w.word_classes(following) if following else 0
    if word == "to":
        return tag_to(lower, i, next_tag)
    if word == "that":
        return tag_that(tokens, lower, i, before)
    if classes & w.AUXILIARY:
        return "X"
    if classes & w.MODAL:
        governs = next_classes & (w.VERB | w.AUXILIARY | w.ADVERB | w.NEGATION | w.PRONOUN)
        return "L" if governs or (before in "NEQW" and word in _PLAIN_MODALS) else "N"
    if classes & w.NEGATION and word != "no":
        return "R"
    if classes & w.RELATIVE and word != "what":
        return "W" if before not in ".V" or word in ("which", "who") else "S"
    if word in _ALWAYS_SUBORDINATE:
        return "S"
    if classes & w.COORDINATOR:
        return "C"
    if word in ("all", "both", "each") and before in "NE" and next_classes & w.PAST:
        return "Q"  # jobs and hours all increased
    if classes & w.DETERMINER:
        determiner = tag_determiner(word, classes, next_classes, next_tag, tokens[i + 1 : i + 2])
        if determiner:
            return determiner
    if classes & w.PRONOUN:
        return "Q"
    return tag_preposition(lower, tags, i, before, classes, next_tag)


def tag_to(lower: list[str], i: int, next_tag: str) -> str:
    """`to` before a bare verb, an adverb in between or not, is T, else P: `to rise`, `to further cut`; `to 5`, `due to cuts`."""
    if next_tag in ("M", "Y") or (i and lower[i - 1] in _BEFORE_NOUN):
        return "P"
    for word in lower[i + 1 : i + 3]:
        classes = w.word_classes(word)
        if classes & w.AUXILIARY or (classes & w.VERB and w.verb_lemma(word) == word and not classes & w.DETERMINER):
            return "T"
        if not classes & w.ADVERB or classes & (w.NOUN | w.CLOSED):
            return "P"
    return "P"


def tag_that(tokens: list[str], lower: list[str], i: int, before: str) -> str:
    """`a firm that sold`, `smoke that reaches Ohio` W, `that day` D, `that sales fell` S, `That left a gap` Q."""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    classes = w.word_classes(following) if following else 0
    if before in ".;" and classes & (w.PAST | w.AUXILIARY | w.MODAL):
        return "Q"  # That left a gap
    if before in "NE" and classes & w.FINITE:
        after = tokens[i + 2] if i + 2 < len(tokens) else ""
        third_person = classes & w.VERB and w.verb_lemma(following) != following
        if not classes & w.NOUN or (
            third_person and (after[:1].isupper() or w.word_classes(after.lower()) & w.DETERMINER)
        ):
            return "W"
    if before == "M" and classes & w.AUXILIARY and any(c.isalpha() for c in tokens[i - 1]):
        return "W"  # the iPhone 3G that is
    is_determiner = classes & w.NOUN and not classes & w.FINITE and before != "V" and not is_plural(following)
    return "D" if is_determiner else "S"


def tag_determiner(word: str, classes: int, next_classes: int, next_tag: str, following: list[str]) -> str:
    """D where a noun phrase goes on, Q for a quantifier that stands alone, "" for what must be a pronoun or something else."""
    goes_on = (
        bool(next_classes & (w.NOUN | w.ADJECTIVE)) and not next_classes & w.AUXILIARY and not only_past(next_classes)
    )
    if word in _QUANTIFIERS:
        is_name = following and following[0][:1].isupper()
        alone = next_classes & (w.CLOSED | w.VERB | w.PAST) and not next_classes & (w.DETERMINER | w.NOUN | w.ADJECTIVE)
        return "Q" if alone and not is_name and next_tag not in ("M", "Y") else "D"
    if word == "this" and next_classes & w.VERB and is_plural(following[0].lower()):
        return ""  # this accounts for a third
    return "D" if not classes & w.PRONOUN or goes_on else ""


def only_past(classes: int) -> bool:
    """Whether a word is a past form and no noun: `this reflected`."""
    return bool(classes & w.PAST) and not classes & w.NOUN


def tag_preposition(lower: list[str], tags: list[str], i: int, before: str, classes: int, next_tag: str) -> str:
    """P, or R for words of bound before a number (`about 70 percent`) and for particles (`came down last year`), or S, or V."""
    word, following = lower[i], lower[i + 1] if i + 1 < len(lower) else ""
    if word in _BOUNDS:
        number = i + 2 if following in ("a", "an", "half") else i + 1
        if following in _MONEY_SIGNS or (number < len(tags) and tags[number] == "M"):
            return "R"
    if word == "at" and following in ("least", "most"):
        return "R"  # at least 300 people died
    if word == "like" and before in "LT":
        return "V"
    if word in _PARTICLES:
        next_classes = w.word_classes(following) if following else 0
        if following in ("from", "to", "by") or next_tag == "Y" or (not next_classes and next_tag != "M"):
            return "R"
    if classes & w.PREPOSITION:
        return "P"
    return "S" if classes & w.SUBORDINATOR else "D" if classes & w.DETERMINER else "R"


# After the pass


def mark_subordinators(lower: list[str], tags: list[str]) -> None:
    """`as manufacturers reported`, `dearer than it was`: a preposition that can be a conjunction is one where subject and verb follow."""
    for i, tag in enumerate(tags):
        if tag == "P" and (
            w.word_classes(lower[i]) & w.SUBORDINATOR or (lower[i] == "than" and tags[i + 1 : i + 2] == ["Q"])
        ):
            k = i + 1
            while k < len(tags) and tags[k] in "DANEMOQHRY":
                k += 1
            if i + 1 < k < len(tags) and tags[k] in "VXL" and any(t in NOMINAL for t in tags[i + 1 : k]):
                tags[i] = "S"


def rescue_verb(tokens: list[str], tags: list[str]) -> None:
    """A headline's verb, where nothing else in the line is one: `Acme reports losses of $2m`, `Acme cutting 300 jobs`."""
    for i in range(1, len(tags) - 1):
        if (
            tags[i - 1] not in "ENR"
            or tags[max(i - 2, 0)] == "M"
            or tags[i] not in "NEGA"
            or not tokens[i].islower()
            or tags[i + 1] not in "NEAMDPRY"
        ):
            continue
        word = tokens[i].lower()
        classes = w.word_classes(word)
        base = classes & w.VERB and w.verb_lemma(word) == word
        # stocks see 9% drop, sales plunge by 45%, contacts report slow growth; but sales increase of 9%
        opens = tags[i + 1] in ("MPRDYAN" if word in SAYING else "MPR") and tokens[i + 1] != "of"
        plural_before = tags[i - 1] == "N" and is_plural(tokens[i - 1].lower()) and opens
        third_person = classes & w.VERB and not base
        unchanged = base and classes & w.PAST and tags[i + 1] in "NEA"  # the bank cut rates
        if third_person or unchanged or classes & w.GERUND or (plural_before and base):
            tags[i] = "V"
            return
