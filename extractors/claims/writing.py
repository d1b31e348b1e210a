"""Readings become claims: with what the whole document says of them (periods, places, sources), and with a name for good."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from extractors.attribution.sources import assign_sources
from extractors.claims.reading import Reading
from extractors.periods import assign_periods
from extractors.places.assignment import assign_places
from extractors.schema import Claim
from extractors.schema.interval import published_ends
from extractors.text.sentences import paragraph_numbers
from extractors.text.words import Words, document_text, read_words, sentence_starts


def build_claims(doc: Doc, readings: list[Reading]) -> Iterator[Claim]:
    """The claims, with what the whole document says of them: periods, places, sources, identity."""
    quantities = [reading.quantity for reading in readings]
    sentences = Sentences(doc)
    article_id = doc._.article.article_id if doc._.article else ""
    identities = list(claim_ids(article_id, doc, readings, sentences))
    paragraphs, numbers = paragraph_numbers(doc), sentence_numbers(sentences.tokens)
    columns = zip(
        readings,
        identities,
        assign_periods(doc, quantities, [r.movement for r in readings], [r.context.parse for r in readings]),
        assign_places(doc, quantities),
        assign_sources(doc, quantities),
        strict=True,
    )
    for reading, claim_id, periods, place, source in columns:
        quantity, start = reading.quantity, reading.start
        value = moved_by(rounded(quantity), reading.movement.kind)
        low, high = published_ends(
            value, quantity.value_text, quantity.bound, quantity.unit, quantity.low, quantity.high
        )
        first, last = sentences.characters(start, reading.end)
        yield Claim(
            claim_id=claim_id,
            article_id=article_id,
            sentence=sentences.words(start),
            quote=sentences.text[first:last],
            char_start=first,
            char_end=last,
            value=value,
            value_text=quantity.value_text,
            bound=quantity.bound,
            value_low=low,
            value_high=high,
            unit=quantity.unit,
            item=quantity.item,
            per=quantity.per,
            kind=reading.movement.kind,
            direction="down" if value != rounded(quantity) else reading.direction,
            period_text=periods.period_text,
            period_start=periods.period_start,
            period_end=periods.period_end,
            base_period_text=periods.base_period_text if reading.movement.kind in ("change", "ratio") else "",
            base_period_start=periods.base_period_start if reading.movement.kind in ("change", "ratio") else None,
            base_period_end=periods.base_period_end if reading.movement.kind in ("change", "ratio") else None,
            status=reading.status,
            subject=reading.naming.subject,
            metric=reading.naming.metric,
            place=place,
            source=source,
            paragraph_number=paragraphs[start],
            sentence_number=numbers[sentences.tokens.sentence[start]],
            clause_number=reading.context.parse.clause_number(quantity.numeral_start),
            cues=reading.cues,
            antecedent=identities[reading.leans_on] if reading.leans_on is not None else "",
        )


def rounded(quantity) -> Decimal | None:
    """The value; a fraction in words, which may have no end in decimals, to two places or four digits: two thirds are 66.67 percent."""
    value = quantity.value
    if value is None or quantity.form != "fraction":
        return value
    places = Decimal("0.01") if abs(value) >= 1 else Decimal(1).scaleb(value.adjusted() - 3)
    return value.quantize(places).normalize() + 0


def moved_by(value: Decimal | None, kind: str) -> Decimal | None:
    """How far a change goes: `the largest decrease was in Kent (-4.3%)`, `a change of -4.3%`, are 4.3 down."""
    return -value if kind == "change" and value is not None and value < 0 else value


class Sentences:
    """The document's text by tokens and by sentences."""

    def __init__(self, doc: Doc):
        self.doc = doc
        self.text = document_text(doc)
        self.tokens = read_words(doc)
        self.known: dict[int, str] = {}

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Where the tokens `start` to `end` stand in the text."""
        return self.doc[start].idx, self.doc[end - 1].idx + len(self.tokens.text[end - 1])

    def words(self, token: int) -> str:
        """The sentence that holds a token, runs of blanks as one blank."""
        start = self.tokens.sentence[token]
        if start not in self.known:
            first, last = self.characters(start, self.tokens.sentence_end[start])
            self.known[start] = " ".join(self.text[first:last].split())
        return self.known[start]


def sentence_numbers(words: Words) -> dict[int, int]:
    """The number of each sentence, from 0, by its first token."""
    return {start: number for number, start in enumerate(sentence_starts(words))}


def claim_ids(article_id: str, doc: Doc, readings: list[Reading], sentences: Sentences) -> Iterator[str]:
    """A hash of the article, the sentence's words, which occurrence of that sentence it is, and which of its numerals.

    It does not change when other sentences do, nor when a rule reads a quote longer or shorter.
    """
    starts = read_words(doc).sentence
    numeral_order: dict[int, int] = {}
    count: Counter[int] = Counter()
    for numeral in doc._.numerals:
        numeral_order[numeral.start] = count[starts[numeral.start]]
        count[starts[numeral.start]] += 1
    seen: dict[str, list[int]] = {}
    for reading in readings:
        start = starts[reading.quantity.numeral_start]
        words = sentences.words(start).lower()
        occurrences = seen.setdefault(words, [])
        if start not in occurrences:
            occurrences.append(start)
        position = numeral_order.get(reading.quantity.numeral_start, reading.quantity.numeral_start - start + 1000)
        key = "\x1f".join((article_id, words, str(occurrences.index(start)), str(position)))
        yield hashlib.sha256(key.encode()).hexdigest()[:16]
