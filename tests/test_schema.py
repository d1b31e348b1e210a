"""The schema is consistent in itself, and says what was promised to those who load the tables."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys

import pytest

from extractors.schema import TABLES, Claim
from extractors.schema import vocabularies as v
from flows.validating import known_codes

PROMISED = {
    "claims": (
        "claim_id article_id file published sentence quote char_start char_end value value_text bound value_low value_high unit "
        "item per kind direction period_text period_start period_end base_period_text base_period_start base_period_end status "
        "subject metric place source checks conflicts"
    ),
    "checks": (
        "check_id rule verdict article_id claim_ids stated computed_low computed_high unit implied_role subject metric place "
        "period_start period_end certainty arithmetic reason"
    ),
    "check_members": "check_id position role claim_id article_id",
    "articles": (
        "article_id file sha256 title publisher country url published published_earliest published_latest published_from language "
        "words claims quarantined duplicate_of status"
    ),
    "rejects": "file reason detail",
    "changes": "table change id article_id columns reason",
}
"""Columns as first published. Columns are only ever appended: these stay where they are, under these names."""

FIELDS = [(table, field) for table in TABLES.values() for field in table.fields]


@pytest.mark.parametrize("table", PROMISED)
def test_columns_are_only_ever_appended(table):
    promised = tuple(PROMISED[table].split())
    assert TABLES[table].columns[: len(promised)] == promised


def test_quarantine_is_claims_and_why():
    claims, quarantine = TABLES["claims"], TABLES["quarantine"]
    assert quarantine.columns == (*claims.columns[:-1], "reason", "check_ids", "curation")
    types = {field.name: field.type for field in quarantine.fields}
    assert types.items() >= {field.name: field.type for field in claims.fields}.items()
    assert (quarantine.key, quarantine.sort) == (claims.key, claims.sort)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_keys_orders_and_foreign_keys_name_columns(table):
    assert len(set(table.columns)) == len(table.columns)
    assert {*table.key, *table.sort} <= set(table.columns)
    assert all(field.required for field in table.fields if field.name in table.key)
    assert set(table.key) <= set(table.sort), "rows of one place in the order could stand either way"
    for key in table.foreign_keys:
        assert key.field in table.columns
        assert (key.other_field,) == TABLES[key.other].key


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda one: one.name)
def test_columns_are_described(table, field):
    assert field.type in ("string", "integer", "number", "date")
    assert field.description.endswith(".") and field.description[0].isalnum()
    assert all(value and meaning for value, meaning in field.vocabulary.items())
    assert not field.vocabulary or field.type == "string"
    re.compile(field.pattern)


def test_claims_have_a_value_for_every_column_that_articles_do_not_give():
    of_claim = {field.name for field in dataclasses.fields(Claim)}
    assert set(TABLES["claims"].columns) - of_claim == {"file", "published", "checks", "conflicts", "curation"}


def test_defaults_of_a_claim_are_words_of_the_vocabularies():
    claim = Claim(
        claim_id="", article_id="", sentence="", quote="", char_start=0, char_end=0, value=None, value_text=""
    )
    assert claim.bound in v.BOUNDS and claim.kind in v.KINDS and claim.status in v.STATUSES


def test_vocabularies_are_those_of_the_definition_of_a_claim():
    assert list(v.BOUNDS) == "exact about nearly below above at_least at_most range".split()
    assert set(v.KINDS) == {"level", "change", "share", "ratio", "rank"}
    assert set(v.DIRECTIONS) == {"up", "down", "flat"}
    assert set(v.STATUSES) == {"actual", "estimate", "forecast", "target", "hypothetical"}
    assert set(v.VERDICTS) == {"consistent", "inconsistent", "implied", "untestable"}


def test_codes_are_of_the_lists_that_the_extractors_know():
    known = known_codes()
    assert {field.codes for _, field in FIELDS} - {""} == set(known)
    assert {"percent", "percentage_point", "basis_point", "USD", "count", "times", "rank", "point"} <= known["units"]
    assert {"US", "GB", "KR", "NA"} <= known["places"]


def test_the_schema_is_light():
    """Whoever imports it pays for no spaCy, pandas or Great Expectations."""
    code = "import extractors.schema, sys; print(sorted({'spacy', 'pandas', 'numpy', 'great_expectations'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
