"""From quantities to claims: the last component of the pipeline.

Works sentence by sentence: reads each quantity's movement, status, subject and metric, and ties it to its neighbours (`ties.py`);
then writes what was read as claims (`writing.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.claims.context import Context, Movement
from extractors.claims.facts import keep_facts, past_tokens
from extractors.claims.movement import find_movement
from extractors.claims.reading import Reading
from extractors.claims.status import find_status
from extractors.claims.subjects import find_naming
from extractors.claims.ties import distribute, follow_quantities, inherit_naming, share_status, tie_neighbours
from extractors.claims.topics import Topics
from extractors.claims.writing import build_claims
from extractors.grammar.clauses import Parse, parse_sentence
from extractors.text.words import Words, read_words


@Language.factory("claims", assigns=["doc._.claims"])
def create_claims(nlp: Language, name: str):
    return write_claims


def write_claims(doc: Doc) -> Doc:
    """Write `doc._.claims` and `doc.spans["claims"]`."""
    readings = read_document(doc)
    doc._.claims = list(build_claims(doc, readings)) if readings else []
    doc.spans["claims"] = [Span(doc, r.start, r.end, label=r.movement.kind) for r in readings]
    return doc


def read_document(doc: Doc) -> list[Reading]:
    """Every quantity that is a claim, read in the order of the text."""
    words = read_words(doc)
    in_numeral = frozenset(i for numeral in doc._.numerals for i in range(numeral.start, numeral.end))
    in_period = frozenset(i for period in doc._.periods for i in range(period.start, period.end)) - in_comparison(doc)
    readings: list[Reading] = []
    topics = Topics(doc, words, in_numeral, in_period)
    claimable = [quantity for quantity in doc._.quantities if not (quantity.excluded or quantity.optional)]
    for start, quantities in by_sentence(words, claimable):
        parse = parse_sentence(doc, start, words.sentence_end[start], in_numeral, in_period)
        read_sentence(readings, quantities, words, parse, topics)
    keep_facts(readings, past_tokens(doc))
    follow_quantities(readings, doc._.quantities)
    return readings


def in_comparison(doc: Doc) -> frozenset[int]:
    """Tokens like the `from` of `from a year earlier`, which the rules of movement must see."""
    lower = read_words(doc).lower
    return frozenset(
        p.start for p in doc._.periods if lower[p.start] in ("from", "to", "than", "at", "by", "in", "over")
    )


def by_sentence(words: Words, quantities: list) -> Iterator[tuple[int, list]]:
    groups: dict[int, list] = {}
    for quantity in quantities:
        groups.setdefault(words.sentence[quantity.numeral_start], []).append(quantity)
    yield from groups.items()


def read_sentence(readings: list[Reading], quantities: list, words: Words, parse: Parse, topics: Topics) -> None:
    """Append the readings of one sentence's quantities."""
    first = len(readings)
    earlier: list[tuple[object, Movement]] = []
    for quantity in quantities:
        context = Context(quantity, words, parse, parse.clause_at(quantity.start), tuple(earlier), topics.located)
        movement, rule = find_movement(context)
        reading = Reading(
            quantity, context, movement, rule, find_status(context), cues=movement.cues, direction=movement.direction
        )
        reading.naming = find_naming(context, rule, partial(topics.ask, start=parse.start, earlier=readings[first:]))
        readings.append(reading)
        earlier.append((quantity, movement))
    sentence = readings[first:]
    tie_neighbours(sentence, first)
    share_status(sentence, first)
    distribute(sentence, words, parse)
    inherit_naming(sentence, first)
    topics.remember(parse.start, sentence)
