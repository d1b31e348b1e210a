"""The record of one quantity, and making one of a draft."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from extractors.numbers.drafts import Draft, words_between
from extractors.text.words import Words


class Quantity(NamedTuple):
    """One number, or one range, with what it measures. Tokens `start` to `end` are the quote.

    `value` is None for a range, whose printed ends are `low` and `high`. `unit_kind` says what the unit measures here: a year is `time` or an `age`.
    `leans_on` is the index of the quantity whose unit or noun this one takes by ellipsis; `converts` that of the quantity which this one restates in
    another unit. `excluded` says why docs/claims.md keeps it out, or is empty; `optional` marks what docs/claims.md leaves open; `aside` names the
    function that said either.
    """

    start: int
    end: int
    numeral_start: int
    numeral_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    value_text: str
    bound: str
    unit: str
    unit_kind: str
    item: str
    item_start: int
    item_end: int
    per: str
    form: str
    leans_on: int | None
    converts: int | None
    excluded: str
    optional: bool
    aside: str = ""


def freeze(words: Words, draft: Draft) -> Quantity:
    first, final = draft.numerals[0], draft.numerals[-1]
    values = [value * draft.factor * draft.sign for value in printed_values(draft)]
    ranged = len(values) == 2
    item = draft.item or (words_between(words, draft.item_start, draft.item_end) if draft.item_start >= 0 else "")
    unit = draft.unit or "count"
    return Quantity(
        draft.start,
        draft.end,
        first.start,
        final.end,
        None if ranged else plain(values[0]),
        plain(values[0]) if ranged else None,
        plain(values[1]) if ranged else None,
        words_between(words, first.start, final.end),
        "range" if ranged else draft.bound,
        unit,
        draft.unit_kind,
        item if unit == "count" else "",
        draft.item_start,
        draft.item_end,
        draft.per,
        draft.form,
        draft.leans_on,
        draft.converts,
        draft.excluded,
        draft.optional,
        draft.aside,
    )


def printed_values(draft: Draft) -> list[Decimal]:
    """The number, the two ends of a range, or what a multitude is taken to mean."""
    numeral = draft.numeral
    if numeral.kind == "vague" and numeral.low != numeral.high:
        return [numeral.low, numeral.high]
    return [n.value for n in draft.numerals]


def plain(value: Decimal) -> Decimal:
    """The value without an exponent or trailing zeros: 1260000.00 is 1260000."""
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**20 else value.normalize()
    )
