"""Clauses of a sentence: who does what, without a statistical model.

Three passes over a sentence's tokens. `tag_tokens` gives each a part of speech. `finite_groups` gathers auxiliaries, modals and infinitives
to chains (`is expected to rise`). `find_clauses` cuts the sentence where a new chain with a subject of its own, or none, begins,
and finds that subject. A relative clause stands within the clause whose subject it follows.
"""

from __future__ import annotations

from itertools import compress, count
from operator import ne
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.grammar.open_words import SAYING
from extractors.grammar.phrases import antecedent_range, subject_phrases, subject_range
from extractors.grammar.tagging import NOMINAL, tag_tokens
from extractors.grammar.verb_groups import VerbGroup, finite_groups, joins_numbers
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

    @property
    def perfect(self) -> bool:
        """Whether `have` stands before the main verb."""
        return "have" in self.verbs[:-1]


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
    """Parse the tokens `start` to `end` of a document; `numerals` and `times` are the tokens known to belong to numbers and to periods.

    Asked again with the very same sets, it answers what it answered before.
    """
    parses = doc.user_data.setdefault("parses", {})
    key = (start, end, id(numerals), id(times))
    if key not in parses:
        parses[key] = (
            read_sentence(doc, start, end, numerals, times),
            numerals,
            times,
        )  # the sets live on, so that ids stay theirs
    return parses[key][0]


def read_sentence(doc: Doc, start: int, end: int, numerals: frozenset[int], times: frozenset[int]) -> Parse:
    words = read_words(doc)
    tokens = words.text[start:end]
    tags = tag_tokens(
        tokens,
        words.spaced[start:end],
        {i - start for i in range(start, end) if i in numerals},
        {i - start for i in range(start, end) if i in times},
        known_names(doc),
    )
    clauses = find_clauses(tokens, tags)
    return Parse(start, end, "".join(tags), tuple(shift_clause(clause, start) for clause in clauses))


def known_names(doc: Doc) -> frozenset[str]:
    """Words that the text capitalises within a sentence and never writes small: names where a sentence begins with them too.

    Computed once a document.
    """
    names = doc.user_data.get("known_names")
    if names is None:
        text, lower = read_words(doc)[:2]
        small = set(text)
        names = doc.user_data["known_names"] = frozenset(
            text[i]
            for i in compress(count(), map(ne, text, lower))
            if i and (text[i - 1].islower() or text[i - 1] == ",") and text[i][0].isupper() and lower[i] not in small
        )
    return names


def shift_clause(clause: Clause, by: int) -> Clause:
    start, end, subject_start, subject_end, verb_start, verb_end, *rest = clause
    subject = (subject_start + by, subject_end + by) if subject_start >= 0 else (-1, -1)
    return Clause(start + by, end + by, *subject, verb_start + by, verb_end + by, *rest)


# Clauses


def find_clauses(tokens: list[str], tags: list[str]) -> list[Clause]:
    """The clauses of a sentence, in order of their start; one without a verb if the sentence has none."""
    groups = finite_groups(tokens, tags)
    if not groups:
        return [verbless_clause(tokens, tags)] if tags else []
    clauses: list[Clause] = []
    interrupted: tuple[int, int] | None = (
        None  # a subject, from its clause's start to the relative clause that parts it from its verb
    )
    for k, group in enumerate(groups):
        since = groups[k - 1].end if k else 0
        last = k == len(groups) - 1
        if interrupted and (resumes(tags, since, group.start) or (last and joins_nouns(tags, since, group.start))):
            start, relative = interrupted[0], False
            subject = subject_range(tokens, tags, *interrupted)
            clauses[-1] = clauses[-1]._replace(end=group.start)
            interrupted = None
        else:
            start = clause_start(tags, since, group.start) if k else first_start(tags, group.start)
            relative = tags[start] == "W" and start > 0
            interrupted = interruption(tokens, tags, since, start) if relative else None
            subject = find_subject(tokens, tags, start, group, relative, clauses)
            if clauses:
                clauses[-1] = clauses[-1]._replace(end=start)
        clauses.append(
            Clause(
                start, len(tags), *(subject or (-1, -1)),
                group.start, group.end, group.lemmas, group.tense, group.passive, relative,
            )
        )  # fmt: skip
    return close_asides(tags, sorted(clauses))


def close_asides(tags: list[str], clauses: list[Clause]) -> list[Clause]:
    """`spends 35% of its pay, Acme said, down from 38%`: what follows the aside goes on with the clause before it."""
    for k in range(1, len(clauses)):
        aside, before = clauses[k], clauses[k - 1]
        closed = aside.verb_end < aside.end and tags[aside.verb_end] == "," and aside.end - aside.verb_end > 1
        if closed and aside.verbs and aside.verb in SAYING and tags[aside.start] == "," and not before.relative:
            clauses[k - 1] = before._replace(end=aside.end)
            clauses[k] = aside._replace(end=aside.verb_end)
    return clauses


def verbless_clause(tokens: list[str], tags: list[str]) -> Clause:
    """`Car sales up 3% in May`: the phrase that a headline opens with is what it is about."""
    end = next((i for i, tag in enumerate(tags) if tag in "MRP-;,"), 0)
    phrases = subject_phrases(tokens, tags, 0, end)
    subject = phrases[0] if phrases and tags[end] in "MRP" else (-1, -1)
    return Clause(0, len(tags), *subject, -1, -1, (), "", False, False)


def find_subject(
    tokens: list[str], tags: list[str], start: int, group: VerbGroup, relative: bool, clauses: list[Clause]
) -> tuple[int, int] | None:
    subject = subject_range(tokens, tags, start, group.start)
    if subject is None and tokens[group.start - 1].lower() == "there":
        return None  # when there were 4,740 adoptions
    if subject is None and group.verb in SAYING:
        subject = inverted_subject(tags, group)
    if subject is None and relative:
        subject = antecedent_range(tags, start)
        if subject and tags[subject[0]] == "M" and clauses:
            subject = inherited_subject(clauses)  # `by 8.04%, which is 392 points`: what the clause before is about
    return subject or inherited_subject(clauses)


def inverted_subject(tags: list[str], group: VerbGroup) -> tuple[int, int] | None:
    """`“It's ugly,” said Jill Kaur`: whoever says it stands after the verb."""
    if group.start == 0 or tags[group.start - 1] not in ',"' or group.end >= len(tags) or tags[group.end] not in "EDN":
        return None
    end = next((i for i in range(group.end, len(tags)) if tags[i] in ",;-.P"), len(tags))
    return (group.end, end) if any(tag in NOMINAL for tag in tags[group.end : end]) else None


def first_start(tags: list[str], verb: int) -> int:
    """Where the clause of the first verb begins: at the sentence's start, or at a relative pronoun after its subject."""
    relative = next((i for i in range(verb - 1, 0, -1) if tags[i] == "W"), 0)
    return relative if relative and any(tag in NOMINAL for tag in tags[:relative]) else 0


def interruption(tokens: list[str], tags: list[str], since: int, relative: int) -> tuple[int, int] | None:
    """The subject that waits for its verb when a relative clause begins: `The order, which is late, ...`; None for an object."""
    start = since
    if since:
        joints = [i for i in range(since, relative) if tags[i] in ",;-CS"]
        if joints and joints[-1] == relative - 1:
            joints.pop()
        if not joints:
            return None
        start = joints[-1]
    return (start, relative) if subject_phrases(tokens, tags, start, relative) else None


def resumes(tags: list[str], since: int, verb: int) -> bool:
    """Whether a verb goes on with the clause before a relative one: just after a comma, or where nothing begins a clause of its own."""
    before = verb - 1
    while before > since and tags[before] == "R":
        before -= 1  # Jo Smith, who led it, openly supported a vote
    return tags[before] in ",-)" or not any(tag in ",;-SWC" for tag in tags[since:verb])


def joins_nouns(tags: list[str], since: int, verb: int) -> bool:
    """Whether all that parts a verb from the relative clause before is a conjunction of its nouns: `that sells vans or cars rose`."""
    return tags[verb - 1] != "C" and not any(tag in ",;-SW" for tag in tags[since:verb])


def clause_start(tags: list[str], since: int, verb: int) -> int:
    """Where the clause of a verb begins, after the verbs of the one before: at its conjunction, relative pronoun or comma."""
    if tags[verb - 1] == '"' and tags[verb - 2] in ',"':
        return verb  # “...,” said Jill Kaur
    openers = [i for i in range(since, verb) if tags[i] in "SW;"]
    if openers and not after_parenthesis(tags, openers[-1], verb):
        return openers[-1] if tags[openers[-1]] != ";" else openers[-1] + 1
    joints = [i for i in range(since, verb) if tags[i] in ",C-)" and not joins_numbers(tags, i)]
    if joints and joints[-1] == verb - 1 and (len(joints) == 1 or tags[verb - 1] == "C"):
        return joints[-1]  # `, and filled`: the subject is that of the clause before
    if joints:
        return joint_with_subject(tags, joints, verb)
    return since  # `said sales in March rose`


def after_parenthesis(tags: list[str], opener: int, verb: int) -> bool:
    """`sales, when adjusted, rose`: a verb just after the comma that closes what a conjunction opened goes on with what stood before."""
    return tags[verb - 1] == "," and tags[opener:verb].count(",") == 1


def joint_with_subject(tags: list[str], joints: list[int], verb: int) -> int:
    """Of the joints before a verb the last after which a noun phrase leads to the verb; of `, A and B rose` the comma."""
    for n in range(len(joints) - 1, -1, -1):
        i = joints[n]
        between = [tag for tag in tags[i + 1 : verb] if tag not in '_"']
        if not between or between[0] == "P" or not any(tag in NOMINAL for tag in between):
            continue
        comma = joints[n - 1] if n else -1
        inside = tags[comma + 1 : i] if comma >= 0 and tags[i] == "C" and tags[comma] == "," else []
        if inside and all(tag in "DANEMOH" for tag in inside) and any(tag in NOMINAL for tag in inside):
            return comma
        return i
    return joints[-1]


def inherited_subject(clauses: list[Clause]) -> tuple[int, int] | None:
    """The subject of the last clause that is no relative one, for a verb without a subject of its own."""
    for clause in reversed(clauses):
        if not clause.relative and clause.subject_start >= 0:
            return clause.subject_start, clause.subject_end
    return None
