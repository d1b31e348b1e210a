"""One index over all tables: from the first token of a name to what may follow it, the longest name first."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.places.gazetteer.cities import CITIES
from extractors.places.gazetteer.countries import COUNTRIES
from extractors.places.gazetteer.subdivisions import PARTS, REGIONS, US_STATES


class Entry(NamedTuple):
    """A name: the tokens after its first, its code (empty for a region), and its kind.

    Kinds: `country`, `demonym`, `part` (of a country), `city`, `region`, `institution` (a public body known by its name alone);
    `abbreviation` counts only after a comma (`Billings, Mont.`).
    """

    rest: tuple[str, ...]
    code: str
    kind: str


def split_name(name: str) -> tuple[str, ...]:
    """The name as the tokenizer cuts it: at blanks, commas and hyphens between letters, and before 's.

    >>> split_name("Guinea-Bissau"), split_name("Washington, D.C.")
    (('Guinea', '-', 'Bissau'), ('Washington', ',', 'D.C.'))
    """
    if not set("-,'") & set(name):
        return tuple(name.split())
    return tuple(re.findall(r"'s\b|,|-|(?:(?!'s\b)[^\s,-])+", name))


# Public bodies that are named without their country.
INSTITUTIONS = {
    "US": "Federal Reserve|Fed|FOMC|White House|Pentagon|Capitol Hill|FEMA|NOAA",
    "GB": "NHS|Downing Street|Office for National Statistics|HM Revenue",
    "RU": "Kremlin",
}


@cache
def gazetteer_index() -> dict[str, tuple[Entry, ...]]:
    """First token -> entries, longest first. Names given earlier in `all_names` win over the same names given later."""
    surfaces: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, code, kind in all_names():
        surfaces.setdefault(split_name(name), (code, kind))
    index: dict[str, list[Entry]] = {}
    for tokens, (code, kind) in surfaces.items():
        index.setdefault(tokens[0], []).append(Entry(tokens[1:], code, kind))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry.rest))) for first, entries in index.items()}


def all_names():
    """(name, code, kind) of every entry of every table: countries first, cities last."""
    for country in COUNTRIES:
        yield from ((name, country.code, "country") for name in country.names)
        yield from ((name, country.code, "demonym") for name in country.demonyms)
    yield from ((name, "", "region") for name in REGIONS)
    for state, abbreviation, postal in US_STATES:
        yield state, "US", "part"
        yield postal, "US", "abbreviation"
        if abbreviation:
            yield abbreviation, "US", "abbreviation"
    for code, names in PARTS.items():
        yield from ((name, code, "part") for name in names.split("|"))
    for code, names in INSTITUTIONS.items():
        yield from ((name, code, "institution") for name in names.split("|"))
    for code, names in CITIES.items():
        yield from ((name, code, "city") for name in names.split("|"))
