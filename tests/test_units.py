"""Units: named as Pint and ISO 4217 name them, each surface one unit's, and found at a number."""

from __future__ import annotations

from collections import Counter

import pint
import pycountry
import pytest

from extractors.numbers.units.currencies import BARE, DOLLAR_SIGN
from extractors.numbers.units.surfaces import UNITS, unit_after, unit_before

OURS = frozenset({"percent", "percentage_point", "basis_point", "point", "times", "part"})
"""Names that docs/claims.md gives, or that Pint does not know."""
NO_MONEY = frozenset(
    "BOV CHE CHW CLF COU MXV USN UYI UYW VED XAD XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split()
)
"""Codes of ISO 4217 for funds, metals, units of account and tests; VED is the bolívar without its zeros."""
HISTORIC = frozenset("BGN DEM EEK FRF HRK ITL LTL LVL SKK ZWL".split())


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry()


@pytest.mark.parametrize("name", sorted({unit.name for unit in UNITS if unit.kind != "money"} - OURS))
def test_physical_names_are_pints(registry, name):
    words = name.split("_")
    if words[0] in ("square", "cubic"):
        registry.parse_units("_".join(words[1:]))
    else:
        try:
            registry.parse_units(name)
        except pint.UndefinedUnitError:
            registry.parse_units("*".join(words))


def test_currencies_are_those_of_the_standard():
    standard = {currency.alpha_3 for currency in pycountry.currencies} - NO_MONEY
    ours = {unit.name for unit in UNITS if unit.kind == "money"}
    assert standard - ours == set()
    assert ours - standard - HISTORIC == set()


def test_every_currency_by_code_and_name():
    for code in {unit.name for unit in UNITS if unit.kind == "money"}:
        assert unit_after([code], [code.lower()], 0)[0].name == code
        assert unit_before([code, "5"], 1)[0].name == code


@pytest.mark.parametrize("field", ["words", "symbols", "before", "attached"])
def test_no_surface_is_claimed_twice(field):
    surfaces = Counter(
        surface.lower() if field == "words" else surface for unit in UNITS for surface in getattr(unit, field)
    )
    assert [surface for surface, count in surfaces.items() if count > 1] == []


def test_bare_nouns_and_signs_name_currencies():
    codes = {unit.name for unit in UNITS if unit.kind == "money"}
    pairs = [pair.split(":")[1] for _, countries in BARE.values() for pair in countries.split()]
    assert {*pairs, *(default for default, _ in BARE.values()), *DOLLAR_SIGN.values()} <= codes


@pytest.mark.parametrize(
    ("tokens", "name", "length"),
    [
        ("percentage points", "percentage_point", 2),
        ("km / h", "kilometer", 3),
        ("kilometres per hour", "kilometer", 3),
        ("sq ft", "square_foot", 2),
        ("lb - ft", "foot_pound", 3),
        ("year - old", "year", 3),
        ("Hong Kong dollars", "HKD", 3),
        ("MW", "megawatt", 1),
        ("mW", "milliwatt", 1),
        ("in", None, 0),
    ],
)
def test_longest_surface_wins(tokens, name, length):
    text = tokens.split()
    unit, end = unit_after(text, [token.lower() for token in text], 0)
    assert (unit and unit.name, end) == (name, length)
