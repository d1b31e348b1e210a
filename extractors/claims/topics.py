"""The subject that a text goes on about, for pronouns and for numbers whose sentence names none."""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.claims import changes
from extractors.claims.naming import name_phrase
from extractors.claims.subjects import names_actor
from extractors.grammar.clauses import Clause, Parse, parse_sentence
from extractors.places.finding import find_places
from extractors.text.words import Words


class Topics:
    """The subject that the text goes on about: that of the nearest sentence before that names one."""

    reach = 6

    def __init__(self, doc: Doc, words: Words, in_numeral: frozenset[int], in_period: frozenset[int]):
        self.doc, self.words, self.in_numeral, self.in_period = doc, words, in_numeral, in_period
        self.located = frozenset(i for place in find_places(doc) for i in range(place.start, place.end))
        self.known: dict[int, tuple[str, str]] = {}

    def before(self, start: int, pronoun: bool = False) -> str:
        """The topic for the sentence that starts at token `start`; a pronoun may stand for who merely is something, too."""
        position = start
        for _ in range(self.reach):
            if position == 0:
                break
            position = self.words.sentence[position - 1]
            actor, named = self.of(position)
            if actor or (pronoun and named):
                return named if pronoun else actor
        return ""

    def of(self, start: int) -> tuple[str, str]:
        """The named subject of the sentence that starts at token `start` that acts, and the first named one; "" if it has none."""
        if start not in self.known:
            parse = parse_sentence(self.doc, start, self.words.sentence_end[start], self.in_numeral, self.in_period)
            named = [
                clause
                for clause in parse.clauses
                if clause.subject_start >= 0 and not clause.relative and names_actor(self.words, parse, clause)
            ]
            acting = next((clause for clause in named if acts(clause)), None)
            self.known[start] = (self.name(parse, acting), self.name(parse, named[0] if named else None))
        return self.known[start]

    def name(self, parse: Parse, clause: Clause | None) -> str:
        return name_phrase(self.words, parse, clause.subject_start, clause.subject_end).subject if clause else ""


def acts(clause: Clause) -> bool:
    """Whether the subject does something that a number can be ascribed to later: `Acme said`, not `the index rose`."""
    moving = changes.VERBS.get(clause.verb)
    return not clause.passive and clause.verb != "be" and (moving is None or moving.moves != "subject")
