"""From a document's tokens to its periods: find expressions, then resolve them in the order of the text."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from extractors.periods import arithmetic, counts, dates, relative
from extractors.periods.discourse import Discourse, is_perfect, tense_at
from extractors.periods.grammar import Expression, Grammar
from extractors.periods.record import Period
from extractors.periods.relations import comparison_at, relation_at, related
from extractors.periods.text import Text
from extractors.periods.values import Value
from extractors.schema import Publication
from extractors.words import read_words
from extractors.zones import article_mask

GRAMMAR = Grammar((*dates.FAMILIES, *relative.FAMILIES, *counts.FAMILIES))


def read_text(doc: Doc) -> Text:
    """The article's words: blank tokens left out, an empty word before each sentence and instead of each stretch of boilerplate."""
    text, lower, _, sentence, _ = read_words(doc)
    mask = article_mask(doc) if "zones" in doc.spans else b"\x01" * len(doc)
    words, orths, tokens = [], [], []
    for i, word in enumerate(lower):
        if sentence[i] == i or not mask[i]:
            if words and words[-1]:
                words.append("")
                orths.append("")
                tokens.append(-1)
        if mask[i] and not word.isspace():
            words.append(word)
            orths.append(text[i])
            tokens.append(i)
    return Text(words, orths, tokens)


def find_expressions(text: Text) -> list[Expression]:
    """The longest expressions, from left to right, none overlapping."""
    found, i, end = [], 0, len(text.words) - 8
    families = GRAMMAR.families
    for i, word in enumerate(text.words[:end]):
        if word and families(word) and (not found or i >= found[-1].end):
            expression = GRAMMAR.parse(text, i)
            if expression:
                found.append(expression)
    return found


def read_periods(
    doc: Doc, text: Text, publication: Publication | None, fiscal_start: int
) -> tuple[Publication, list[Period]]:
    """The publication and the periods. Where the day is not known, an end that is not the same for every possible day stays open."""
    expressions = find_expressions(text)
    if publication is None:
        publication = Publication()
    early, late = publication.earliest, publication.latest
    if early is None or late is None:
        early, late = date(1600, 1, 5), date(2399, 12, 27)
    periods = resolve_all(doc, text, expressions, late, fiscal_start)
    if early != late:
        other = resolve_all(doc, text, expressions, early, fiscal_start)
        periods = [agreeing(one, two) for one, two in zip(periods, other, strict=True)]
    return publication, periods


def agreeing(one: Period, two: Period) -> Period:
    """What two readings have in common."""
    from dataclasses import replace

    timex = one.timex if one.timex == two.timex else "XXXX-XX-XX"
    return replace(
        one,
        timex=timex,
        first=one.first if one.first == two.first else None,
        last=one.last if one.last == two.last else None,
    )


def resolve_all(doc: Doc, text: Text, expressions: list[Expression], now: date, fiscal_start: int) -> list[Period]:
    discourse = Discourse(now, fiscal_start or 1)
    return [resolve_one(doc, text, expression, discourse) for expression in expressions]


def resolve_one(doc: Doc, text: Text, expression: Expression, d: Discourse) -> Period:
    relation = relation_at(text, expression.start)
    comparison = expression.comparison or comparison_at(text, expression)
    d.tense = tense_at(text, expression.start, expression.end)
    d.perfect = is_perfect(text, expression.start)
    d.relation = "comparison" if comparison else relation
    try:
        value = expression.resolve(d)
        first, last = related(value, relation, comparison, d)
    except (ValueError, OverflowError):
        value, first, last = Value("date", "XXXX-XX-XX"), None, None
    if first and last and first > last:
        first, last = None, None
    d.note(value)
    if not comparison and first and last:
        d.topic = Value(value.kind, value.timex, first, last, value.grain or arithmetic.grain_between(first, last))
    start, end = text.tokens[expression.start], text.tokens[expression.end - 1] + 1
    return Period(
        start,
        end,
        doc[start:end].text,
        value.kind,
        value.timex,
        first,
        last,
        value.grain,
        relation,
        comparison,
        expression.family,
    )
