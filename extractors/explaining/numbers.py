"""How a number was read: its numeral, its unit or noun, its denominator and its bound."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from spacy.tokens import Doc

from extractors.explaining.step import Step, home_of, shown, step_of
from extractors.numbers import bounds, counted_before, denominators, ellipsis, nouns, quantities, ranges, ranks
from extractors.numbers.bare_numbers import read_bare
from extractors.numbers.drafts import words_between
from extractors.numbers.number_digits import may_be_digits, parse_digits
from extractors.numbers.number_phrases import parse_vague, parse_words
from extractors.numbers.numerals import Numeral, scan
from extractors.numbers.quantity import Quantity
from extractors.numbers.units.money import home_country, money_before, resolve_money
from extractors.numbers.units.surfaces import ATTACHED, MODULES, unit_after, unit_before
from extractors.numbers.units.unit import Unit
from extractors.text.words import Words, read_words

NUMERALS = {"vague": parse_vague, "multiple": scan}


def explain_quantity(doc: Doc, quantity: Quantity) -> Iterator[Step]:
    """The steps from the printed numeral to value, unit, noun, denominator and bound."""
    words = read_words(doc)
    for numeral in doc._.numerals:
        if quantity.numeral_start <= numeral.start < quantity.numeral_end:
            yield numeral_step(words, numeral)
    if quantity.value is None:
        says = f"{shown(quantity.low)} to {shown(quantity.high)}"
        yield step_of("range", ranges.join_ranges, quantity.value_text, says)
    yield unit_step(doc, words, quantity)
    if quantity.unit == "count":
        yield item_step(doc, words, quantity)
    if quantity.per:
        printed = words_between(words, quantity.start, quantity.end)
        yield step_of("denominator", denominators.read_denominator, printed, f"per {quantity.per}")
    if quantity.value is not None:
        yield bound_step(words, quantity)


def numeral_step(words: Words, numeral: Numeral) -> Step:
    """Digits or number words, and the magnitude that goes with them."""
    by_digits = parse_digits if may_be_digits(words.lower[numeral.start]) else parse_words
    scaled = f", scale {shown(numeral.scale)}" if numeral.scale != 1 else ""
    return step_of(
        "numeral", NUMERALS.get(numeral.kind, by_digits), numeral.text, f"{numeral.kind} {shown(numeral.value)}{scaled}"
    )


def unit_step(doc: Doc, words: Words, quantity: Quantity) -> Step:
    """The record of the unit, by the words that name it; else what gave the number its unit without any."""
    if quantity.leans_on is not None and quantity.converts is None:
        source = doc._.quantities[quantity.leans_on]
        printed = words_between(words, source.start, source.end)
        return step_of("unit", ellipsis.lend, printed, f"{quantity.unit}, taken over from that number")
    if quantity.unit == "rank":
        return step_of("unit", ranks.mark_ranks, words_between(words, quantity.start, quantity.end), "rank")
    if quantity.unit == "count":
        return Step("unit", "no rule", home_of(unit_after), "", "count: no unit stands beside it")
    named = unit_words(doc, words, quantity)
    if named is None:
        given = quantities.complete if quantity.form in ("fraction", "multiple") else read_bare
        return step_of(
            "unit", given, quantity.value_text, f"{quantity.unit}, by the {quantity.form} and the words around"
        )
    unit, printed = named
    return Step("unit", f"Unit {unit.name!r}", home_of_unit(unit), printed, quantity.unit)


def unit_words(doc: Doc, words: Words, quantity: Quantity) -> tuple[Unit, str] | None:
    """The record whose surface stands before or after the number, with the words; None where no surface names the unit."""
    country = home_country(doc, words)
    first, end = quantity.numeral_start, quantity.numeral_end
    name, start = money_before(words, first, country)
    sign, _ = unit_before(words.text, first)
    if sign is not None and name == quantity.unit:
        return sign, words_between(words, start, first)
    for place in range(end, min(quantity.end + 1, words.sentence_end[first])):
        unit, last = unit_after(words.text, words.lower, place)
        unit, last = (
            (ATTACHED[words.text[place]], place + 1) if unit is None and words.text[place] in ATTACHED else (unit, last)
        )
        if unit is None:
            continue
        named = resolve_money(words, unit, place, last, country) if unit.kind == "money" else unit.name
        if named == quantity.unit:
            return unit, words_between(words, place, last)
    return None


def home_of_unit(unit: Unit) -> str:
    """The table in which a unit stands."""
    for module in (import_module(f"extractors.numbers.units.{name}") for name in MODULES):
        if any(isinstance(table, tuple) and unit in table for table in vars(module).values()):
            return home_of(module)
    return "extractors/numbers/units/currencies.py"  # a noun that several currencies share


def item_step(doc: Doc, words: Words, quantity: Quantity) -> Step:
    """What is counted, and how the noun stands to its number."""
    if not quantity.item:
        return step_of("counted", nouns.counted_phrase, "", "nothing: no noun that it counts was found")
    if quantity.item_start < 0 and quantity.leans_on is not None:
        source = doc._.quantities[quantity.leans_on]
        return step_of("counted", ellipsis.lend, words_between(words, source.start, source.end), quantity.item)
    before = 0 <= quantity.item_start < quantity.numeral_start
    found = counted_before.tell_items if before or quantity.item_start < 0 else nouns.counted_phrase
    return step_of("counted", found, quantity.item, quantity.item)


def bound_step(words: Words, quantity: Quantity) -> Step:
    """The words of bound in the quote."""
    lower, first = words.lower, words.sentence[quantity.numeral_start]
    for end in range(quantity.numeral_start, quantity.start, -1):
        name, start = bounds.bound_before(lower, end, first)
        if name and name == quantity.bound:
            return bound_found(name, words_between(words, start, end))
    for start in range(quantity.numeral_end, quantity.end):
        name, end = bounds.bound_after(lower, start, words.sentence_end[quantity.numeral_start])
        if name and name == quantity.bound:
            return bound_found(name, words_between(words, start, end))
    return Step(
        "bound", "no rule", home_of(bounds), "", f"{quantity.bound}: no word of bound stands before or after it"
    )


def bound_found(name: str, printed: str) -> Step:
    return Step("bound", f"Bound {name!r}", home_of(bounds), printed, name)
