"""Numbers in digits and in words: every spelling, and the inverse of a speller."""

from __future__ import annotations

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import numerals
from extractors.numbers.number_words import ONES, TENS
from extractors.numbers.numerals import read_numerals

ONE_TO_NINETEEN = {value: word for word, value in ONES.items() if value}
TENS_BY_VALUE = {value: word for word, value in TENS.items()}


def spell(number: int) -> str:
    """A whole number below a quadrillion in words, as a newspaper spells it."""
    if number < 20:
        return ONE_TO_NINETEEN.get(number, "zero")
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS_BY_VALUE[tens * 10] + (f" - {ONE_TO_NINETEEN[ones]}" if ones else "")
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"), (2, "hundred")):
        if number >= 10**power:
            head, rest = divmod(number, 10**power)
            joint = " and " if word == "hundred" else " "
            return f"{spell(head)} {word}" + (f"{joint}{spell(rest)}" if rest else "")
    raise AssertionError


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_reading_inverts_spelling(number):
    tokens = spell(number).split()
    [numeral] = read_numerals(tokens)
    assert (numeral.value, numeral.start, numeral.end) == (number, 0, len(tokens))


@given(
    st.integers(min_value=0, max_value=10**12), st.sampled_from(["", "thousand", "million", "billion", "lakh", "crore"])
)
def test_digits_with_thousands_and_magnitudes(number, magnitude):
    power = {"": 0, "thousand": 3, "million": 6, "billion": 9, "lakh": 5, "crore": 7}[magnitude]
    [numeral] = read_numerals([f"{number:,}", *([magnitude] if magnitude else [])])
    assert numeral.value == number * 10**power
    assert numeral.scale == 10**power


@given(st.lists(st.text(max_size=12).filter(bool), max_size=30))
def test_any_tokens(tokens):
    end = 0
    for numeral in read_numerals(tokens):
        assert end <= numeral.start < numeral.end <= len(tokens)
        assert numeral.text
        end = numeral.end


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("23,500", "cardinal", "23500"),
        ("1,00,000", "cardinal", "100000"),
        (".5", "cardinal", "0.5"),
        ("−0.7", "cardinal", "-0.7"),
        ("3½", "cardinal", "3.5"),
        ("2 - 3/4", "cardinal", "2.75"),
        ("3 1/2", "cardinal", "3.5"),
        ("1.99 × 10 − 30", "cardinal", "1.99E-30"),
        ("12 000 000", "cardinal", "12000000"),
        ("1.26 million", "cardinal", "1260000"),
        ("3 lakh crore", "cardinal", "3000000000000"),
        ("a million and a half", "cardinal", "1500000"),
        ("one and a half million", "cardinal", "1500000"),
        ("eight - and - a - half", "cardinal", "8.5"),
        ("half a million", "cardinal", "500000"),
        ("three quarters of a million", "cardinal", "750000"),
        ("a quarter million", "cardinal", "250000"),
        ("a quarter - million", "cardinal", "250000"),
        ("four quarters", "cardinal", "4"),
        ("the past three quarters", "cardinal", "3"),
        ("half a dozen", "cardinal", "6"),
        ("two dozen", "cardinal", "24"),
        ("two point five", "cardinal", "2.5"),
        ("a couple of hundred", "vague", "200"),
        ("several thousand", "vague", "2000"),
        ("tens of thousands", "vague", "10000"),
        ("22nd", "ordinal", "22"),
        ("twenty - first", "ordinal", "21"),
        ("1/3", "fraction", "0.3333333333333333333333333333"),
        ("two - thirds", "fraction", "0.6666666666666666666666666667"),
        ("doubled", "multiple", "2"),
        ("threefold", "multiple", "3"),
        ("halving", "multiple", "0.5"),
        ("5G", "generation", "5"),
    ],
)
def test_spellings(text, kind, value):
    separators = {"12 000 000": "\xa0"}
    tokens = [part for token in text.split() for part in (token, separators.get(text))][: 2 * len(text.split()) - 1]
    [numeral] = read_numerals([token for token in tokens if token])
    assert (numeral.kind, numeral.value) == (kind, Decimal(value))


@pytest.mark.parametrize("text", ["9/11 was a Tuesday", "F-150", "A320neo", "the third man came", "a quarter - final"])
def test_no_fraction_and_no_number(text):
    assert [n for n in read_numerals(text.split()) if n.kind in ("cardinal", "fraction")] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$ 3 m", 3_000_000),
        ("3 m people", 3_000_000),
        ("subscribers rose to 260.3 m ,", 260_300_000),
        ("5 m tall", 5),
        ("the 100 m race", 100),
    ],
)
def test_metres_are_no_millions(text, value):
    assert [n.value for n in read_numerals(text.split())] == [value]


def test_doctest():
    assert doctest.testmod(numerals).failed == 0
