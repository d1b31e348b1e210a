"""Clauses of a sentence: who does what, without a statistical model.

Three passes over a sentence's tokens. `tag_tokens` gives each a part of speech. `verb_groups` gathers auxiliaries, modals and infinitives
to chains (`is expected to rise`). `find_clauses` cuts the sentence where a new chain with a subject of its own, or none, begins,
and finds that subject.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from extractors.grammar import parts_of_speech as w
from extractors.grammar.phrases import antecedent_range, subject_range
from extractors.grammar.tagging import NOMINAL, tag_tokens
from extractors.text.words import read_words


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


def parse_sentence(
    doc: Doc, start: int, end: int, numerals: frozenset[int] = frozenset(), times: frozenset[int] = frozenset()
) -> Parse:
    """Parse the tokens `start` to `end` of a document; `numerals` and `times` are the tokens known to belong to numbers and to periods."""
    words = read_words(doc)
    tokens = words.text[start:end]
    tags = tag_tokens(
        tokens,
        words.spaced[start:end],
        {i - start for i in range(start, end) if i in numerals},
        {i - start for i in range(start, end) if i in times},
    )
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
            if subject and relative and tags[subject[0]] == "M":
                subject = inherited_subject(clauses)  # `by 8.04%, which is 392 points`: what the clause before is about
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
            # contracts awarded for roads and dams fell; but output rose by 3% and exports fell
            governs_phrase = "".join(tags[group.end : group.end + 2]) in ("PD", "PN", "PA", "PE")
            next_is_main = following is not None and not joint(tags, group.end, following.start, governs_phrase)
            after_main = bool(finite) and not joint(tags, finite[-1].end, group.start)
            if (next_is_main and not finite) or after_main or in_absolute(tokens, tags, group.start):
                continue
        finite.append(group)
    return finite


def joint(tags: list[str], start: int, end: int, and_joins_nouns: bool = False) -> bool:
    """Whether something between two verbs can begin a clause."""
    return any(tag in (",;-SW)" if and_joins_nouns else ",;-CSW)") for tag in tags[start:end])


def in_absolute(tokens: list[str], tags: list[str], verb: int) -> bool:
    """`with 67,000 units sold`: the participle of a `with` phrase."""
    i = verb - 1
    while i >= 0 and tags[i] in "NEAMDOH":
        i -= 1
    return i >= 0 and tokens[i].lower() == "with"


def clause_start(tags: list[str], previous: VerbGroup, group: VerbGroup) -> int:
    """Where the clause of `group` begins, after the verbs of the one before: at its conjunction, relative pronoun or comma."""
    candidates = [i for i in range(previous.end, group.start) if tags[i] in "SW;"]
    if candidates and not resumes(tags, group.start):
        return candidates[-1] if tags[candidates[-1]] != ";" else candidates[-1] + 1
    candidates = [i for i in range(previous.end, group.start) if tags[i] in ",C-)"]
    if candidates and candidates[-1] == group.start - 1:
        return candidates[-1]  # `, and filled`: the subject is that of the clause before
    if candidates:
        # `, and Radar sold`: from the comma on; within a list before the verb the last joint is not the start
        i = first_joint_with_subject(tags, candidates, group.start)
        return i
    i = group.start
    while i > previous.end and tags[i - 1] in "NEAMDQORH":
        i -= 1
    return i


def resumes(tags: list[str], verb: int) -> bool:
    """`the index, which excludes food, was 5 percent`: a verb just after a comma goes on with the clause before the relative one."""
    return verb > 0 and tags[verb - 1] == ","


def first_joint_with_subject(tags: list[str], candidates: list[int], verb: int) -> int:
    """Of the joints before a verb the one after which a plain noun phrase, or nothing, leads to the verb."""
    for i in reversed(candidates):
        between = [tag for tag in tags[i + 1 : verb] if tag not in '_"']
        if not between:
            continue
        if any(tag in NOMINAL for tag in between) and between[0] not in "P":
            return i
    return candidates[-1]


def inherited_subject(clauses: list[Clause]) -> tuple[int, int] | None:
    """The subject of the last clause that is no relative one, for a verb without a subject of its own."""
    for clause in reversed(clauses):
        if not clause.relative and clause.subject_start >= 0:
            return clause.subject_start, clause.subject_end
    return None
