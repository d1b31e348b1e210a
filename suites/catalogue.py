"""Which expectations each suite holds: those of the schema, then the rules of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from extractors.schema import TABLES, Table
from suites.claims import CLAIM_RULES
from suites.expected import Expected, of_cells, of_keys
from suites.tables import TABLE_RULES, of_foreign_keys

Codes = Mapping[str, Collection[str]]
"""The lists that fields name in `codes`: `units` and `places`."""


def row_expectations(codes: Codes) -> tuple[Expected, ...]:
    """Step one: what each row of claims must meet, or it goes to quarantine."""
    return (*of_cells(TABLES["claims"], codes), *CLAIM_RULES)


def table_expectations(table: Table, codes: Codes) -> tuple[Expected, ...]:
    """Step two: what a table must meet, or nothing is published.

    Rows of claims have met step one. Rows of the other tables are this program's own statements: one that is unsound is
    a fault to be mended, not a row to be put aside. Of the cells in quarantine the schema itself asks little.
    """
    cells = () if table.name == "claims" else of_cells(table, codes)
    return (*of_keys(table), *cells, *of_foreign_keys(table), *TABLE_RULES[table.name])
