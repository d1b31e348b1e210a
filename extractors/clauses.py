"""Clauses of a sentence: who does what, without a statistical model.

Three passes over a sentence's tokens. `tag_tokens` gives each a part of speech, from what the word can be (`parts_of_speech.py`) and from its
neighbours. `verb_groups` gathers auxiliaries, modals and infinitives to chains (`is expected to rise`). `find_clauses` cuts the
sentence where a new chain with a subject of its own, or none, begins, and finds that subject.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from extractors import parts_of_speech as w
from extractors.words import read_words

# Tags, one letter each: D determiner, A adjective, N noun, E name, M number, P preposition, T the `to` of an infinitive, V finite verb,
# X auxiliary, L modal, G -ing form, K participle, R adverb, C coordinator, S subordinator, W relative pronoun, Q pronoun,
# O possessive marker, H a hyphen within a word; `,` `;` `-` `(` `)` `"` `.` punctuation; `_` a blank.
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


class Clause(NamedTuple):
    """Tokens `start` to `end`; its subject's tokens (`subject_start` < 0 where it has none); its verbs as lemmas, the main one last.

    `shares_subject`: the subject is that of the clause before. `tense` is `past`, `present` or `modal`; `passive` is said of the main verb.
    """

    start: int
    end: int
    subject_start: int
    subject_end: int
    verb_start: int
    verb_end: int
    verbs: tuple[str, ...]
    tense: str
    passive: bool
    relative: bool

    @property
    def verb(self) -> str:
        return self.verbs[-1] if self.verbs else ""


class VerbGroup(NamedTuple):
    start: int
    end: int
    lemmas: tuple[str, ...]
    tense: str
    passive: bool


class Parse(NamedTuple):
    """A sentence's tags (one letter a token, `tags[0]` for token `start`) and its clauses in order of their start."""

    start: int
    end: int
    tags: str
    clauses: tuple[Clause, ...]

    def clause_at(self, token: int) -> Clause | None:
        """The innermost clause that holds a token: the one that starts last."""
        return next((clause for clause in reversed(self.clauses) if clause.start <= token < clause.end), None)

    def clause_number(self, token: int) -> int:
        return next(
            (n for n in range(len(self.clauses) - 1, -1, -1) if self.clauses[n].start <= token < self.clauses[n].end), 0
        )


def parse_sentence(doc: Doc, start: int, end: int, numerals: frozenset[int] = frozenset()) -> Parse:
    """Parse the tokens `start` to `end` of a document; `numerals` are the tokens known to belong to a number."""
    words = read_words(doc)
    tokens = words.text[start:end]
    tags = tag_tokens(tokens, words.spaced[start:end], frozenset(i - start for i in numerals))
    clauses = find_clauses(tokens, tags)
    return Parse(start, end, "".join(tags), tuple(shift_clause(clause, start) for clause in clauses))


def shift_clause(clause: Clause, by: int) -> Clause:
    return clause._replace(
        start=clause.start + by,
        end=clause.end + by,
        subject_start=clause.subject_start + by if clause.subject_start >= 0 else -1,
        subject_end=clause.subject_end + by,
        verb_start=clause.verb_start + by,
        verb_end=clause.verb_end + by,
    )


# Tags


def tag_tokens(tokens: list[str], spaced: list[bool], numerals: frozenset[int] = frozenset()) -> list[str]:
    """One tag a token; `spaced` tells which tokens a blank follows.

    >>> "".join(tag_tokens("The bank cut 25 jobs , up from 20 a year ago .".split(), [True] * 13))
    'DNVMN,RPMDNR.'
    """
    tags: list[str] = []
    for i, token in enumerate(tokens):
        if i in numerals:
            tags.append("M")
        elif token in _HYPHENS and 0 < i < len(tokens) - 1 and not spaced[i] and not spaced[i - 1]:
            tags.append("H")
        else:
            tags.append(tag_token(tokens, tags, i, token))
    mark_subordinators(tokens, tags)
    return tags


def mark_subordinators(tokens: list[str], tags: list[str]) -> None:
    """`as manufacturers reported`: a preposition that can be a conjunction is one where subject and verb follow."""
    for i, tag in enumerate(tags):
        if tag == "P" and w.word_classes(tokens[i].lower()) & w.SUBORDINATOR:
            k = i + 1
            while k < len(tags) and tags[k] in "DANEMOQHR":
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
    return next((tag for tag in reversed(tags) if tag not in '_"'), ".")


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
        not classes & w.PRONOUN or (next_classes & (w.NOUN | w.ADJECTIVE) and not next_classes & w.AUXILIARY)
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


def tag_open(tokens: list[str], before: str, i: int, token: str, classes: int) -> str:
    following = tokens[i + 1] if i + 1 < len(tokens) else "."
    verbal = classes & (w.VERB | w.PAST | w.PARTICIPLE)
    if classes & w.NOUN and verbal_after(following):
        verbal = 0  # the index estimates are
    if before == "M" and classes & w.PAST and (following[:1].isdigit() or following in _AFTER_MOVE):
        return "V"  # ended Sept. 30 rose 6.2%
    if before == "H":
        return "N" if classes & w.NOUN and not is_nominal(following) else "A"
    if before == "T" or before == "L":
        return "V" if verbal else "R"
    if before == "X" and classes & (w.PARTICIPLE | w.GERUND):
        return "K" if classes & w.PARTICIPLE else "G"
    if classes & w.GERUND:
        return "G"
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
    if classes & w.ADJECTIVE and not (classes & w.NOUN and not is_nominal(following)):
        return "A"
    if classes & w.PARTICIPLE and not classes & w.NOUN:
        return "A" if before in "DAO" and is_nominal(following) else "K"
    return "N" if classes & w.NOUN or not classes & w.ADVERB else "R"


_MONEY_SIGNS = frozenset("$ £ € ¥".split())
_BOUNDS = frozenset("about around over under above below near like".split())
_AFTER_MOVE = frozenset("by to from sharply slightly nearly almost about more less $ £ € ¥ up down as".split())
_TAKES_INFINITIVE = frozenset(
    "plan aim seek hope want expect need intend claim promise vow try continue begin agree decide offer fail manage tend".split()
)


def verbal_after(following: str) -> bool:
    """Whether the next word is a finite auxiliary: then a word that can be a noun is one."""
    return following.lower() in ("are", "is", "was", "were", "will", "would", "could", "have", "has", "had")


def is_nominal(token: str) -> bool:
    """Whether a word can continue a noun phrase."""
    return token[:1].isupper() or token[:1].isdigit() or bool(w.word_classes(token.lower()) & (w.NOUN | w.ADJECTIVE))


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
    if following == "to" and w.verb_lemma(word) in _TAKES_INFINITIVE:
        return True
    follows = w.word_classes(following.lower())
    opens_object = (
        follows & (w.DETERMINER | w.PREPOSITION | w.PRONOUN | w.SUBORDINATOR)
        or following[:1].isdigit()
        or following[:1] in "$€£"
    )
    return before in "EN" and bool(opens_object) and not follows & w.PREPOSITION


# Verbs


def verb_groups(tokens: list[str], tags: list[str]) -> list[VerbGroup]:
    """The chains of verbs, each from its first auxiliary to its main verb.

    >>> tokens = "Sales are expected to rise and cars sold fell".split()
    >>> [group.lemmas for group in verb_groups(tokens, tag_tokens(tokens, [True] * 9))]
    [('be', 'expect', 'rise'), ('sell',), ('fall',)]
    """
    groups, i = [], 0
    while i < len(tags):
        if tags[i] in "VXL" and not (i and tags[i - 1] == "T"):
            groups.append(read_group(tokens, tags, i))
            i = groups[-1].end
        else:
            i += 1
    return groups


def read_group(tokens: list[str], tags: list[str], start: int) -> VerbGroup:
    end, i = start, start
    while i < len(tags) and (tags[i] in "VXLKGR" or (tags[i] == "T" and i + 1 < len(tags) and tags[i + 1] in "VX")):
        if tags[i] == "V" and i > start and tags[i - 1] not in "TLRX":
            break
        if tags[i] == "R" and w.word_classes(tokens[i].lower()) & w.PREPOSITION:
            break
        if tags[i] != "R":
            end = i + 1
        i += 1
    verbs = [k for k in range(start, end) if tags[k] in "VXKG"]
    lemmas = tuple(lemma_of(tokens[k].lower()) for k in verbs)
    first = tokens[start].lower()
    modal = tags[start] == "L"
    past = bool(w.word_classes(first) & w.PAST) or first in ("was", "were", "had", "did")
    passive = len(lemmas) > 1 and tags[verbs[-1]] == "K" and lemmas[-2] == "be"
    return VerbGroup(start, end, lemmas, "modal" if modal else "past" if past else "present", passive)


_AUXILIARIES = {
    **dict.fromkeys("is are was were been being be am 's 're 'm ’s ’re ’m".split(), "be"),
    **dict.fromkeys("has have had having 've ’ve".split(), "have"),
    **dict.fromkeys("does do did".split(), "do"),
}


def lemma_of(word: str) -> str:
    return _AUXILIARIES.get(word) or w.verb_lemma(word) or word


# Clauses


def find_clauses(tokens: list[str], tags: list[str]) -> list[Clause]:
    """The clauses of a sentence, in order; one without a verb if the sentence has none."""
    groups = finite_groups(tokens, tags)
    if not groups:
        return [Clause(0, len(tags), -1, -1, -1, -1, (), "", False, False)] if tags else []
    starts = [0] + [clause_start(tags, groups[k - 1], groups[k]) for k in range(1, len(groups))]
    clauses: list[Clause] = []
    for k, group in enumerate(groups):
        start = starts[k]
        end = starts[k + 1] if k + 1 < len(groups) else len(tags)
        relative = tags[start] == "W" and start > 0
        subject = subject_range(tokens, tags, start, group.start)
        if subject is None and clauses:
            subject = antecedent_range(tags, start) if relative else inherited_subject(clauses)
        subject = subject or (-1, -1)
        clauses.append(
            Clause(start, end, *subject, group.start, group.end, group.lemmas, group.tense, group.passive, relative)
        )
    return clauses


def finite_groups(tokens: list[str], tags: list[str]) -> list[VerbGroup]:
    """The verb groups that make a clause: a bare past form is a participle where a finite verb stands beside it without a joint.

    `pickups sold in China rose`: sold is a participle. `are up, with 67,000 units sold`: so is this one.
    """
    groups = verb_groups(tokens, tags)
    finite = []
    for k, group in enumerate(groups):
        bare = (
            len(group.lemmas) == 1
            and tags[group.start] == "V"
            and w.word_classes(tokens[group.start].lower()) & w.PARTICIPLE
        )
        if bare:
            following = groups[k + 1] if k + 1 < len(groups) else None
            next_is_main = following is not None and not joint(tags, group.end, following.start)
            after_main = bool(finite) and not joint(tags, finite[-1].end, group.start)
            if (next_is_main and not finite) or after_main or in_absolute(tokens, tags, group.start):
                continue
        finite.append(group)
    return finite


def joint(tags: list[str], start: int, end: int) -> bool:
    return any(tag in ",;-CSW)" for tag in tags[start:end])


def in_absolute(tokens: list[str], tags: list[str], verb: int) -> bool:
    """`with 67,000 units sold`: the participle of a `with` phrase."""
    i = verb - 1
    while i >= 0 and tags[i] in "NEAMDOH":
        i -= 1
    return i >= 0 and tokens[i].lower() == "with"


def clause_start(tags: list[str], previous: VerbGroup, group: VerbGroup) -> int:
    """Where the clause of `group` begins, after the verbs of the one before: at its conjunction, relative pronoun or comma."""
    candidates = [i for i in range(previous.end, group.start) if tags[i] in "SW;"]
    if candidates:
        return candidates[-1] if tags[candidates[-1]] != ";" else candidates[-1] + 1
    candidates = [i for i in range(previous.end, group.start) if tags[i] in ",C-)"]
    if candidates:
        # `, and Radar sold`: from the comma on; within a list before the verb the last joint is not the start
        i = first_joint_with_subject(tags, candidates, group.start)
        return i
    i = group.start
    while i > previous.end and tags[i - 1] in "NEAMDQORH":
        i -= 1
    return i


def first_joint_with_subject(tags: list[str], candidates: list[int], verb: int) -> int:
    """Of the joints before a verb the one after which a plain noun phrase, or nothing, leads to the verb."""
    for i in reversed(candidates):
        between = [tag for tag in tags[i + 1 : verb] if tag not in '_"']
        if not between:
            continue
        if any(tag in NOMINAL for tag in between) and between[0] not in "P":
            return i
    return candidates[-1]


def subject_range(tokens: list[str], tags: list[str], start: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb, phrases of place or time in front of it left out; None if there is none.

    Of two in apposition the name counts: in `its pickup, the Musso, sold` the Musso.
    """
    phrases = subject_phrases(tokens, tags, start, verb)
    if not phrases:
        return None
    named = [phrase for phrase in phrases[-2:] if any(tag == "E" for tag in tags[phrase[0] : phrase[1]])]
    first, last = phrases[-2] if len(phrases) > 1 else phrases[-1], phrases[-1]
    if (
        len(phrases) > 1
        and tags[head_index(tags, *first)] != "E"
        and last in named
        and tags[head_index(tags, *last)] == "E"
    ):
        return last
    return first if len(phrases) > 1 and is_apposition(tags, first, last) else last


def head_index(tags: list[str], start: int, end: int) -> int:
    """The head of a noun phrase: its last noun before the first preposition or joint."""
    head, i = start, start
    while i < end:
        if tags[i] == "(":
            i = skip_bracket(tags, i, end)
            continue
        if tags[i] in "P,CW-" and i > start and tags[head] in NOMINAL:
            break
        if tags[i] in NOMINAL:
            head = i
        i += 1
    return head


def is_apposition(tags: list[str], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """`Edmunds, a research firm,`: a second phrase with an article, between commas, explains the first."""
    return tags[last[0]] in "DA" and tags[last[1] - 1] in NOMINAL and "," in tags[first[1] : last[0]]


def subject_phrases(tokens: list[str], tags: list[str], start: int, verb: int) -> list[tuple[int, int]]:
    """The noun phrases between `start` and the verb that no preposition in front governs; a phrase keeps what follows it with `of`."""
    phrases, i = [], start
    while i < verb:
        if tags[i] == "(":
            i = skip_bracket(tags, i, verb)
        elif tags[i] in "PTG":
            i = skip_prepositional(tags, i + 1, verb)
        elif tags[i] in "DANEMQ":
            end = phrase_end(tokens, tags, i, verb)
            if tags[head_index(tags, i, end)] in NOMINAL:
                phrases.append((i, end))
            i = max(end, i + 1)
        else:
            i += 1
    return phrases


def skip_bracket(tags: list[str], i: int, end: int) -> int:
    closing = next((k for k in range(i, end) if tags[k] == ")"), end - 1)
    return closing + 1


def skip_prepositional(tags: list[str], i: int, end: int) -> int:
    """Past the noun phrase that a preposition governs: to the next comma, conjunction or verb."""
    while i < end and tags[i] in 'DANEMOPQGRH_"':
        i += 1
    return i


def phrase_end(tokens: list[str], tags: list[str], start: int, end: int) -> int:
    """Where a noun phrase that starts at `start` ends: with its prepositional phrases, brackets, and names or nouns joined by `and`."""
    i = start
    while i < end:
        if tags[i] in 'DANEMOQGH_"' or (tags[i] == "P" and i > start) or tags[i] == "K":
            i += 1
        elif tags[i] == "(" and i > start:
            i = skip_bracket(tags, i, end)
        elif tags[i] == "C" and i > start and i + 1 < end and tags[i + 1] in "DANEM" and tags[i - 1] in "NEMO)":
            i += 1
        else:
            break
    while i > start and tags[i - 1] in '_"PD':
        i -= 1
    return i


def antecedent_range(tags: list[str], relative: int) -> tuple[int, int] | None:
    """The noun phrase just before a relative pronoun."""
    end = relative
    while end > 0 and tags[end - 1] in ',_"P':
        end -= 1
    start = end
    while start > 0 and tags[start - 1] in "DANEMOH":
        start -= 1
    return (start, end) if start < end else None


def inherited_subject(clauses: list[Clause]) -> tuple[int, int] | None:
    """The subject of the last clause that is no relative one, for a verb without a subject of its own."""
    for clause in reversed(clauses):
        if not clause.relative and clause.subject_start >= 0:
            return clause.subject_start, clause.subject_end
    return None
