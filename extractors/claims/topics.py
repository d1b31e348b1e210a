"""What a number's words go back to: the subject that a text goes on about, who `he` is, what `this` was a measure of."""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.claims import changes
from extractors.claims.actors import clause_head, is_body, is_person, is_speaker, names_actor
from extractors.claims.naming import Naming, is_label, name_phrase
from extractors.claims.reading import Reading
from extractors.claims.subjects import is_pronoun_phrase
from extractors.grammar.clauses import Clause, Parse, parse_sentence
from extractors.grammar.open_words import is_plural
from extractors.places.finding import find_places
from extractors.schema import is_currency
from extractors.text.words import Words
from extractors.text.zones import article_mask


class Topics:
    """The subjects and numbers of the sentences before one; sentences are read on demand, each once."""

    reach = 6
    near = 2
    """How many sentences back `this` and `the rest` may go."""

    def __init__(self, doc: Doc, words: Words, in_numeral: frozenset[int], in_period: frozenset[int]):
        self.doc, self.words, self.in_numeral, self.in_period = doc, words, in_numeral, in_period
        self.located = frozenset(i for place in find_places(doc) for i in range(place.start, place.end))
        self.inside = article_mask(doc)
        self.known: dict[int, list[tuple[Clause, Naming]]] = {}
        self.measured: dict[int, list[Reading]] = {}

    def ask(self, asked: str, start: int, earlier: list[Reading]) -> Naming:
        """What a word of the sentence at token `start` goes back to; `earlier` are the readings of that sentence so far.

        `actor`: the named subject that acts; `he`: the first that can be a person; `firm`: the first that is no office bearer, or
        who owns the measure that a sentence is about; `it`, `they`: the first that agrees in number, with what is measured of it;
        `speaker`: the body that can have said it;
        `sum`: what the sum of money before is of;
        `number`: what the number before is of; `measure`: that, or the subject before; `whole`: what the share before is a share of;
        `counted`: that, or what was counted before; `its`: the firm that `its` sales are of; `the rate`: what was last called so.
        """
        if asked.startswith("the "):
            return self.same(start, asked.removeprefix("the "))
        if asked == "its":
            return self.before(start, "firm")._replace(metric="")
        if asked in ("measure", "number", "sum", "whole", "counted"):
            return self.measure(start, earlier, asked)
        return self.before(start, asked)

    def remember(self, start: int, readings: list[Reading]) -> None:
        """Keep what was read of the sentence at token `start`."""
        self.measured[start] = readings

    def measure(self, start: int, earlier: list[Reading], asked: str) -> Naming:
        """The naming of the nearest number that has one; the main number of an earlier sentence is its first.

        `This` (`measure`) may be something of which the sentence before gave no number: then it is that sentence's subject.
        """
        position, readings = start, list(reversed(earlier))
        for _ in range(self.near + 1):
            for reading in readings:
                if asked == "counted" and reading.quantity.unit == "count" and reading.quantity.item:
                    return Naming(reading.quantity.item)  # treated 300 patients. Only 58% were seen
                if self.answers(reading, asked) and reading.naming.subject:
                    return reading.naming
            if position == 0:
                break
            if asked == "measure" and position != start and not readings and self.subjects(position):
                return self.subjects(position)[0][1]
            position = self.words.sentence[position - 1]
            readings = self.measured.get(position, [])
        return Naming()

    @staticmethod
    def answers(reading: Reading, asked: str) -> bool:
        """Whether a number is such as is asked for: a share, a sum of money, or anything but an age or a span."""
        if asked in ("whole", "counted"):
            return reading.movement.kind == "share"
        if asked == "sum":
            return is_currency(reading.quantity.unit) and bool(reading.naming.metric)
        return reading.quantity.unit != "year"

    def same(self, start: int, noun: str) -> Naming:
        """The naming of the nearest number before whose measure ends in a noun: what `the rate` is the rate of."""
        position = start
        for _ in range(self.reach):
            if position == 0:
                break
            position = self.words.sentence[position - 1]
            for reading in self.measured.get(position, []):
                if reading.naming.subject and noun in (reading.naming.metric.lower().split() or [""])[-1:]:
                    return reading.naming
        return Naming()

    def before(self, start: int, asked: str) -> Naming:
        """The subject of the nearest sentence before that has one such as is asked for."""
        position = start
        for _ in range(self.reach):
            if position == 0:
                break
            position = self.words.sentence[position - 1]
            found = next(
                (naming for clause, naming in self.subjects(position) if self.fits(clause, naming, asked)), None
            )
            if found:
                return found
        return Naming()

    def subjects(self, start: int) -> list[tuple[Clause, Naming]]:
        """The clauses of the sentence at token `start` whose subject is no pronoun, with its name; none outside the article."""
        if start not in self.known:
            self.known[start] = list(self.read_subjects(self.parse(start))) if self.inside[start] else []
        return self.known[start]

    def parse(self, start: int) -> Parse:
        return parse_sentence(self.doc, start, self.words.sentence_end[start], self.in_numeral, self.in_period)

    def read_subjects(self, parse: Parse):
        for clause in parse.clauses:
            if clause.subject_start < 0 or clause.relative or is_pronoun_phrase(self.words, clause):
                continue
            named = name_phrase(self.words, parse, clause.subject_start, clause.subject_end)
            yield clause, Naming(named.subject or named.metric, named.metric)

    def fits(self, clause: Clause, naming: Naming, asked: str) -> bool:
        """Whether the subject of a clause can be what is asked for."""
        parse = self.parse(self.words.sentence[clause.subject_start])
        if asked in ("it", "they"):
            head = clause_head(self.words, parse, clause)
            named = parse.tags[head - parse.start] == "E"
            joined = "C" in parse.tags[clause.subject_start - parse.start : clause.subject_end - parse.start]
            return named or (is_plural(self.words.lower[head]) or joined) == (asked == "they")
        if is_label(self.words.lower[clause.subject_start]):
            return False
        if asked == "speaker":
            return is_speaker(self.words, parse, clause) and not self.is_place(clause, parse)
        if asked == "firm":
            owns = naming.metric and naming.subject[:1].isupper() and naming.subject != naming.metric
            firm = owns or (acts(clause) and is_body(self.words, parse, clause))
            return bool(firm) and not self.is_place(clause, parse)
        if not names_actor(self.words, parse, clause):
            return False
        return is_person(self.words, parse, clause) if asked == "he" else acts(clause) and not self.is_place(clause)

    def is_place(self, clause: Clause, parse: Parse | None = None) -> bool:
        """Whether a clause's subject, or, of a parse, all that is named in it, is a place."""
        tokens = range(clause.subject_start, clause.subject_end)
        named = [i for i in tokens if parse and parse.tags[i - parse.start] == "E"]
        return all(i in self.located for i in named or tokens)


def acts(clause: Clause) -> bool:
    """Whether the subject does something that a number can be ascribed to later: `Acme said`, not `the index rose`."""
    moving = changes.VERBS.get(clause.verb)
    return not clause.passive and clause.verb != "be" and (moving is None or moving.moves != "subject")
