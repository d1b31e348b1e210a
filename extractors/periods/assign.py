"""Which period each quantity covers, and what it is measured against."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.periods.record import Period, PeriodsOf
from extractors.words import read_words


def assign_periods(doc: Doc, quantities: Sequence) -> list[PeriodsOf]:
    """For each quantity, in order, its period and base period."""
    sentence = read_words(doc).sentence
    return [assign_one(quantity, sentence, doc._.periods) for quantity in quantities]


def assign_one(quantity, sentence: list[int], periods: Sequence[Period]) -> PeriodsOf:
    here = [period for period in periods if sentence[period.start] == sentence[quantity.start] and period.dated]
    plain = [period for period in here if not period.comparison]
    if not plain:
        return PeriodsOf()
    near = min(plain, key=lambda period: max(period.start - quantity.end, quantity.start - period.end))
    return PeriodsOf(near.text, near.first, near.last)
