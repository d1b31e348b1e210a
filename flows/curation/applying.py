"""What a decision makes of a claim as it was extracted, or why it is not applied. Pure: the text is asked for where it is needed.

A correction may not say what the article does not: words must stand in its text, a number must be a reading of the numeral printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from extractors.schema import Claim
from extractors.schema.interval import published_ends
from flows.curation.decisions import FIELDS, Decision
from flows.rows import cell

MARKS = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "release": "released"}

IN_TEXT = ("item", "period_text", "base_period_text", "subject", "metric", "source")
"""Columns whose words must stand somewhere in the article; the quote and the numeral, in their place."""

NUMBERS = ("value", "value_low", "value_high", "value_text", "bound", "unit")
"""Columns with which the numbers of a claim are read anew."""

ENDS = ("value_low", "value_high")
LOOK = "Look at the article again, and mend or delete the decision."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision: its state, why it is not applied, how its claim is marked, and the claim where it is another one."""

    state: str
    detail: str = ""
    mark: str = ""
    claim: Claim | None = None


class Refused(ValueError):
    """A correction that can't be applied, and why."""


def apply_decision(decision: Decision, claim: Claim | None, get_text: Callable[[], str]) -> Outcome:
    """What comes of a decision on a claim, which is None where there is none any more."""
    if claim is None:
        return Outcome(
            "gone", f"No article has the claim any more: it was edited or taken out, or is read otherwise. {LOOK}"
        )
    if differences := list(differences_of(decision.expect, claim)):
        return Outcome("outdated", f"{'; '.join(differences)}. {LOOK}")
    if not decision.corrections:
        return Outcome("applied", mark=MARKS[decision.decision])
    try:
        return Outcome("applied", mark=MARKS[decision.decision], claim=correct(claim, decision.corrections, get_text()))
    except Refused as refused:
        return Outcome("refused", f"{refused} {LOOK}")


def differences_of(expect: Mapping[str, str], claim: Claim) -> Iterator[str]:
    """Where the claim is not what a decision expects."""
    for name, expected in expect.items():
        found = cell(getattr(claim, name))
        if " ".join(found.split()) != " ".join(expected.split()):
            yield f"The {name} is {found!r} now, not {expected!r}"


def correct(claim: Claim, corrections: Mapping[str, str], text: str) -> Claim:
    """The claim with some columns replaced. Raises Refused where the article does not say so."""
    for name in IN_TEXT:
        if not stands_in(corrections.get(name, ""), text):
            raise Refused(f"The article does not say {corrections[name]!r}, which {name} is set to.")
    values = {name: value_of(name, words) for name, words in corrections.items()}
    if "quote" in corrections:
        values |= place_of(corrections["quote"], claim, text)
    corrected = replace(claim, **follow(claim, values))
    if corrected.value_text not in corrected.quote:
        raise Refused(f"The numeral {corrected.value_text!r} does not stand in the quote {corrected.quote!r}.")
    return read_anew(corrected, corrections, claim.bound) if set(NUMBERS) & corrections.keys() else corrected


def follow(claim: Claim, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with what follows from them: only counts have an item, and a level is measured against nothing."""
    followed = {}
    if values.get("unit", claim.unit) != "count":
        followed["item"] = ""
    if values.get("kind", claim.kind) == "level":
        followed |= {"base_period_text": "", "base_period_start": None, "base_period_end": None}
    return followed | dict(values)


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in a text as whole words, whatever their capitals and the blanks between.

    >>> stands_in("car sales", "Car\\nsales fell."), stands_in("art", "Car sales fell."), stands_in("", "Sales fell.")
    (True, False, True)
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return not words or bool(re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))


def value_of(name: str, words: str) -> Decimal | date | str | None:
    """A cell as its column's type."""
    kind = FIELDS[name].type
    if kind == "number":
        return Decimal(words) if words else None
    if kind == "date":
        return date.fromisoformat(words) if words else None
    return words


def place_of(quote: str, claim: Claim, text: str) -> dict[str, str | int]:
    """The quote as the article prints it, and where: within the sentence, over the place where the claim stood."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    for found in pattern.finditer(text) if quote else ():
        overlaps = found.start() < claim.char_end and claim.char_start < found.end()
        if overlaps and " ".join(found[0].split()) in claim.sentence:
            return {"quote": found[0], "char_start": found.start(), "char_end": found.end()}
    raise Refused(f"The sentence does not say {quote!r} where the claim stands.")


def read_anew(claim: Claim, corrections: Mapping[str, str], bound_before: str) -> Claim:
    """The claim with what its numbers allow made anew. Raises Refused where they are no readings of what is printed."""
    if claim.bound == "range":
        claim = replace(claim, value=None)
        stated = [claim.value_low, claim.value_high]
        is_stated = bound_before == "range" or corrections.keys() >= set(ENDS)
        if not is_stated or None in stated or stated[0] > stated[1]:
            raise Refused("A range wants value_low and value_high, the lower one first.")
    else:
        if given := [name for name in ENDS if name in corrections]:
            raise Refused(f"{given[0]} follows from value, value_text and bound: only a range has it set.")
        stated = [claim.value]
        if claim.value is None:
            raise Refused("A number that is no range wants a value.")
    readings = readings_of(claim.value_text, claim.sentence)
    for value in stated:
        if value not in readings:
            raise Refused(
                f"{cell(value)} is no reading of {claim.value_text!r}: set value_text to the numeral as printed, if it is another."
            )
    low, high = published_ends(
        claim.value, claim.value_text, claim.bound, claim.unit, claim.value_low, claim.value_high
    )
    return replace(claim, value_low=low, value_high=high)


FACTORS = (Decimal(1), Decimal("0.01"), Decimal(100))
"""What a numeral's number is multiplied by to be in its unit: pence are hundredths of a pound, a quarter is 25 percent."""


@cache
def readings_of(value_text: str, sentence: str) -> frozenset[Decimal]:
    """The values that a numeral can stand for: as printed, in hundredths, times a magnitude that the sentence states; of either sign.

    >>> Decimal(3200000) in readings_of("3.2", "Sales were $3.2 to $4 million."), Decimal(32) in readings_of("3.2", "Sales were $3.2.")
    (True, False)
    """
    scales = {Decimal(1), *(numeral.scale for numeral in numerals_of(sentence))}
    printed = [
        value
        for numeral in numerals_of(value_text)
        for value in (numeral.value, numeral.low, numeral.high)
        if value is not None
    ]
    found = {value * factor * scale for value in printed for factor in FACTORS for scale in scales}
    rounded = {round(value, 2) for value in found}  # two thirds are 66.67 percent
    return frozenset(sign * value for value in found | rounded for sign in (1, -1))


def numerals_of(text: str) -> list:
    """The numerals of a text, in digits or in words."""
    from extractors.extract import shared_pipeline
    from extractors.numbers.numerals import scan
    from extractors.text.words import read_words

    words = read_words(shared_pipeline().make_doc(text))
    return scan(words.text, words.lower, words.spaced)
