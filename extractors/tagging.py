"""A part of speech for each token of a sentence, from what the word can be (`parts_of_speech.py`) and from its neighbours."""

from __future__ import annotations

from collections.abc import Container

from extractors import parts_of_speech as w

# Tags, one letter each: D determiner, A adjective, N noun, E name, M number, P preposition, T the `to` of an infinitive, V finite verb,
# X auxiliary, L modal, G -ing form, K participle, R adverb, C coordinator, S subordinator, W relative pronoun, Q pronoun,
# Y words of time, O possessive marker, H a hyphen within a word; `,` `;` `-` `(` `)` `"` `.` punctuation; `_` a blank.
NOMINAL = frozenset("NEMQ")
_MARKS = {
    **dict.fromkeys([",", "،"], ","),
    **dict.fromkeys([";", ":"], ";"),
    **dict.fromkeys(["—", "–", "--", "-", "―"], "-"),
    **dict.fromkeys(["(", "[", "{"], "("),
    **dict.fromkeys([")", "]", "}"], ")"),
    **dict.fromkeys(['"', "“", "”", "«", "»", "‘", "``", "''"], '"'),
    **dict.fromkeys([".", "!", "?", "…", "..."], "."),
}
_HYPHENS = frozenset("-‐‑–")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ALWAYS_SUBORDINATE = frozenset("while whereas although though because if when whenever whether unless lest".split())
_SAYING = frozenset(
    "say tell report announce estimate expect show find note add believe think claim state confirm predict forecast warn mean suggest "
    "indicate reveal show see hope argue explain conclude ensure agree admit know calculate reckon".split()
)


def tag_tokens(
    tokens: list[str], spaced: list[bool], numerals: Container[int] = (), times: Container[int] = ()
) -> list[str]:
    """One tag a token; `spaced` tells which tokens a blank follows, `numerals` and `times` which belong to numbers and to periods.

    >>> "".join(tag_tokens("The bank cut 25 jobs , up from 20 a year ago .".split(), [True] * 13))
    'DNVMN,RPMDNR.'
    """
    tags: list[str] = []
    for i, token in enumerate(tokens):
        if i in times:
            tags.append("Y")
        elif i in numerals:
            tags.append("M")
        elif token in _HYPHENS and 0 < i < len(tokens) - 1 and not spaced[i] and not spaced[i - 1]:
            tags.append("H")
        else:
            tags.append(tag_token(tokens, tags, i, token))
    mark_subordinators(tokens, tags)
    if not set(tags) & set("VXL"):
        rescue_verb(tokens, tags)
    return tags


def rescue_verb(tokens: list[str], tags: list[str]) -> None:
    """A headline's verb, where nothing else in the line is one: `Acme reports losses of $2m`, `Acme cutting 300 jobs`."""
    for i in range(1, len(tags) - 1):
        classes = w.word_classes(tokens[i].lower())
        if tags[i - 1] not in "EN" or tags[i] not in "NEGA" or not tokens[i].islower() or tags[i + 1] not in "NEAMDPR":
            continue
        plural_before = tags[i - 1] == "N" and tokens[i - 1].endswith("s") and tags[i + 1] == "M"  # stocks see 9% drop
        third_person = classes & w.VERB and tokens[i].endswith("s") and not tokens[i].endswith("ss")
        unchanged = classes & w.VERB and classes & w.PAST and is_noun(tokens[i + 1])  # the bank cut rates
        if third_person or unchanged or classes & w.GERUND or (plural_before and classes & w.VERB):
            tags[i] = "V"
            return


def mark_subordinators(tokens: list[str], tags: list[str]) -> None:
    """`as manufacturers reported`: a preposition that can be a conjunction is one where subject and verb follow."""
    for i, tag in enumerate(tags):
        if tag == "P" and w.word_classes(tokens[i].lower()) & w.SUBORDINATOR:
            k = i + 1
            while k < len(tags) and tags[k] in "DANEMOQHRY":
                k += 1
            if i + 1 < k < len(tags) and tags[k] in "VXL" and any(t in NOMINAL for t in tags[i + 1 : k]):
                tags[i] = "S"


def tag_token(tokens: list[str], tags: list[str], i: int, token: str) -> str:
    if token.isspace():
        return "_"
    if token in _MARKS:
        return _MARKS[token]
    before = last_tag(tags)
    if token in _POSSESSIVE and before in "NEQA":
        return "X" if before == "Q" else "O"
    if token[0].isdigit():
        return "M"
    classes = w.word_classes(token.lower())
    if token[0].isupper() and is_name(tokens, tags, i, classes):
        return "E"
    if classes & w.CLOSED:
        return tag_closed(tokens, before, i, token.lower(), classes)
    return tag_open(tokens, before, i, token, classes)


def last_tag(tags: list[str]) -> str:
    tag = next((tag for tag in reversed(tags) if tag not in '_"'), ".")
    return "N" if tag == "Y" else tag  # after words of time a verb may follow as after a noun


def is_name(tokens: list[str], tags: list[str], i: int, classes: int) -> bool:
    """Whether a capitalised token is (part of) a name: it is one within a sentence; at its start, if it is no common word."""
    if classes & w.CLOSED and not (classes & w.MODAL and tokens[i] in ("May", "Will")):
        return tokens[i].isupper() and len(tokens[i]) > 1 and tokens[i].lower() in ("us", "it", "am", "who")
    if last_tag(tags) != "." or (tags and tags[-1] == '"' and len(tags) > 1):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else ""
    return not classes or following[:1].isupper() or (following in _POSSESSIVE and not classes & w.NOUN)


def tag_closed(tokens: list[str], before: str, i: int, word: str, classes: int) -> str:
    following = tokens[i + 1].lower() if i + 1 < len(tokens) else ""
    next_classes = w.word_classes(following) if following else 0
    if word == "to":
        return (
            "T"
            if next_classes & (w.VERB | w.AUXILIARY) and not following[:1].isdigit() and not next_classes & w.DETERMINER
            else "P"
        )
    if word == "that":
        if before in "NE" and next_classes & w.FINITE and not next_classes & w.NOUN:
            return "W"
        return "D" if next_classes & w.NOUN and not next_classes & w.FINITE and before not in "V" else "S"
    if classes & w.AUXILIARY:
        return "X"
    if classes & w.MODAL:
        return "L" if next_classes & (w.VERB | w.AUXILIARY | w.ADVERB | w.NEGATION | w.PRONOUN) else "N"
    if classes & w.NEGATION and word != "no":
        return "R"
    if classes & w.RELATIVE and word != "what":
        return "W" if before not in ".V" or word in ("which", "who") else "S"
    if word in _ALWAYS_SUBORDINATE:
        return "S"
    if classes & w.COORDINATOR:
        return "C"
    if classes & w.DETERMINER and (
        not classes & w.PRONOUN
        or (next_classes & (w.NOUN | w.ADJECTIVE) and not next_classes & w.AUXILIARY and not only_past(next_classes))
    ):
        return "D"
    if classes & w.PRONOUN:
        return "Q"
    if word in _BOUNDS and (following[:1].isdigit() or following in _MONEY_SIGNS):
        return "R"  # about 70 percent, over $5
    if word in ("up", "down", "out", "off", "over", "around", "about") and (
        following in ("from", "to", "by") or next_classes == 0
    ):
        return "R"
    return (
        "P" if classes & w.PREPOSITION else "S" if classes & w.SUBORDINATOR else "D" if classes & w.DETERMINER else "R"
    )


def only_past(classes: int) -> bool:
    """Whether a word is a past form and no noun: `this reflected`."""
    return bool(classes & w.PAST) and not classes & w.NOUN


def tag_open(tokens: list[str], before: str, i: int, token: str, classes: int) -> str:
    following = tokens[i + 1] if i + 1 < len(tokens) else "."
    verbal = classes & (w.VERB | w.PAST | w.PARTICIPLE)
    if classes & w.NOUN and verbal_after(following):
        verbal = 0  # the index estimates are
    if before == "M" and classes & w.PAST and (following[:1].isdigit() or following in _AFTER_MOVE):
        return "V"  # Line 30 rose 6.2%
    if (
        before == "M"
        and classes & w.PAST
        and not classes & (w.NOUN | w.ADJECTIVE)
        and w.word_classes(following) & w.CLOSED
    ):
        return "V"  # the Brava 85 followed on
    if before == "H":
        return "N" if classes & w.NOUN and not is_nominal(following) else "A"
    if before == "T" or before == "L":
        return "V" if verbal else "R"
    if before == "X" and classes & (w.PARTICIPLE | w.GERUND):
        return "K" if classes & w.PARTICIPLE else "G"
    if classes & w.GERUND and token.lower() in _ATTRIBUTIVE and is_noun(following):
        return "A"  # operating revenue, rising prices
    if classes & w.GERUND:
        # mining rose, manufacturing output; but increasing by, cutting jobs
        return (
            "N"
            if classes & w.NOUN
            and ((following[:1].isalpha() and is_nominal(following)) or following in _AFTER_NOUN)
            and before not in "N)"
            else "G"
        )
    if before == "R" and classes & w.PARTICIPLE and not classes & w.NOUN:
        return "V"
    if before == "V" and classes & w.PAST and w.word_classes(tokens[i - 1].lower()) & w.PARTICIPLE:
        return "V"  # cars sold fell
    if (
        before in "EN"
        and token.endswith("s")
        and w.verb_lemma(token.lower()) in _SAYING
        and (following[:1].isupper() or not is_nominal(following))
    ):
        return "V"
    if (
        verbal
        and before not in "DAOM"
        and not (before == "P" and classes & (w.NOUN | w.ADJECTIVE))
        and reads_as_verb(before, token.lower(), classes, following)
    ):
        return "V"
    if classes & w.ADVERB and not classes & w.NOUN:
        return "A" if classes & w.ADJECTIVE and w.word_classes(following.lower()) & w.NOUN else "R"
    if classes & w.ADJECTIVE and (not classes & w.NOUN or is_noun(following)):
        return "A"
    if classes & w.PARTICIPLE and not classes & w.NOUN:
        return "A" if before in "DAO" and is_nominal(following) else "K"
    return "N" if classes & w.NOUN or not classes & w.ADVERB else "R"


_MONEY_SIGNS = frozenset("$ £ € ¥".split())
_BOUNDS = frozenset("about around over under above below near like".split())
_AFTER_MOVE = frozenset("by to from sharply slightly nearly almost about more less $ £ € ¥ up down as".split())
_AFTER_NOUN = frozenset("and or & , . is was are were has had will fell rose".split())
_WITH_PREPOSITION = frozenset(
    "account stand range amount rise fall climb drop compare contribute belong remain stay".split()
)
_ATTRIBUTIVE = frozenset(
    "operating closing opening starting underlying recurring existing remaining growing leading rising falling emerging outstanding "
    "trading housing banking mining shipping manufacturing ongoing upcoming increasing declining".split()
)
_TAKES_INFINITIVE = frozenset(
    "plan aim seek hope want expect need intend claim promise vow try continue begin agree decide offer fail manage tend".split()
)


def verbal_after(following: str) -> bool:
    """Whether the next word is a finite auxiliary: then a word that can be a noun is one."""
    return following.lower() in ("are", "is", "was", "were", "will", "would", "could", "have", "has", "had")


def is_nominal(token: str) -> bool:
    """Whether a word can continue a noun phrase."""
    return token[:1].isupper() or token[:1].isdigit() or bool(w.word_classes(token.lower()) & (w.NOUN | w.ADJECTIVE))


def is_noun(token: str) -> bool:
    """Whether a word can be a noun: the last of a noun phrase."""
    return token[:1].isupper() or token[:1].isdigit() or bool(w.word_classes(token.lower()) & w.NOUN)


def reads_as_verb(before: str, word: str, classes: int, following: str) -> bool:
    """Whether a word that can be a verb is one, after a noun phrase, a pronoun or an adverb."""
    if before not in 'NEQMR),KW"-CSG':
        return False
    if classes & w.PAST and not classes & w.VERB:
        return before != "C" or not classes & w.NOUN
    if classes & w.PAST and before == "E" and following != "of":
        return True  # Acme cut, Acme forecast; but the rate cut, the sales forecast
    if before in "QW":
        return True
    if not classes & w.NOUN:
        return True
    if following == "to" and before in "ENQ)," and w.verb_lemma(word) in _TAKES_INFINITIVE:
        return True
    follows = w.word_classes(following.lower())
    if before == "N" and word in _WITH_PREPOSITION and follows & w.PREPOSITION:
        return True  # industries account for
    opens_object = (
        follows & (w.DETERMINER | w.PREPOSITION | w.PRONOUN | w.SUBORDINATOR)
        or following[:1].isdigit()
        or following in _BOUNDS
        or following[-1:] in "$€£"
    )
    return before in "EN" and bool(opens_object) and (not follows & w.PREPOSITION or following in ("about", "around"))
