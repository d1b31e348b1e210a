"""Each expectation catches a table that is broken in just its way; dropping one fails here, as does adding one untested.

Every mutation is one more row: a copy of a good row with some cells changed. All mutated rows of a table are validated at
once, and each must be reported under its expectation. Those of the schema (types, vocabularies, ...) are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas
import pytest
from publication_rows import (
    BASE,
    CARS,
    CONFLICT,
    GROWTH,
    LEVELS,
    OIL,
    OIL_PRICE,
    PLACES,
    RANK,
    ROSE,
    SOLD,
    SOLD_TOO,
    STOOD,
    TEXTS,
    UNITS,
    VAGUE,
    frames,
    good_rows,
)

from extractors.schema import TABLES, Field
from suites.catalogue import row_expectations, table_expectations
from suites.claims import claim_facts
from suites.engine import Outcome, validate
from suites.frames import table_frame
from suites.validate import look_up, table_outcomes

CODES = {"units": UNITS, "places": PLACES}


@dataclass(frozen=True)
class Mutation:
    """A copy of the row whose key's first column is `row`, with `cells` changed, breaks the expectation `id`."""

    id: str
    row: str
    cells: dict[str, str] = field(default_factory=dict)


# Step one: rows of claims.
CLAIM_MUTATIONS = (
    Mutation("claims.article_id.of_file", BASE, {"file": "trucks.txt"}),
    Mutation("claims.article_id.of_file", SOLD_TOO, {"article_id": "oil/week.jsonl.bak"}),
    Mutation("claims.file.relative", BASE, {"file": "/home/cars.txt"}),
    Mutation("claims.file.relative", BASE, {"file": "../cars.txt"}),
    Mutation("claims.quote.at_span", BASE, {"quote": "1,001"}),
    Mutation("claims.quote.at_span", BASE, {"char_start": "0", "char_end": "5"}),
    Mutation("claims.quote.at_span", BASE, {"char_start": "9000", "char_end": "9005"}),
    Mutation("claims.quote.at_span", BASE, {"article_id": "unknown.txt"}),
    Mutation("claims.quote.apart", BASE, {}),
    Mutation("claims.quote.apart", OIL_PRICE, {"char_start": "0", "char_end": "9000"}),
    Mutation("claims.sentence.in_text", BASE, {"sentence": "Sales rose by 1,000."}),
    Mutation("claims.quote.in_sentence", BASE, {"sentence": "It ranks second in Korea."}),
    Mutation("claims.value_text.in_quote", BASE, {"value_text": "1000"}),
    Mutation("claims.prose.trimmed", BASE, {"subject": "Kia "}),
    Mutation("claims.prose.trimmed", BASE, {"sentence": "Sales rose 20% from\n1,000 a year earlier."}),
    Mutation("claims.value.unless_range", BASE, {"value": ""}),
    Mutation("claims.value.unless_range", BASE, {"bound": "range"}),
    Mutation("claims.value_low.by_bound", BASE, {"value_low": ""}),
    Mutation("claims.value_low.by_bound", BASE, {"bound": "at_most"}),
    Mutation("claims.value_high.by_bound", BASE, {"value_high": ""}),
    Mutation("claims.value_high.by_bound", BASE, {"bound": "above"}),
    Mutation("claims.interval.ordered", BASE, {"value_low": "1051"}),
    Mutation("claims.interval.ordered", BASE, {"value": "", "bound": "range", "value_low": "9", "value_high": "8"}),
    Mutation("claims.value.in_interval", BASE, {"value": "949.99"}),
    Mutation("claims.value.in_interval", BASE, {"value": "1050.000000000000000001"}),
    Mutation("claims.item.of_count", OIL_PRICE, {"item": "barrels"}),
    Mutation("claims.kind.of_rank", RANK, {"kind": "level"}),
    Mutation("claims.kind.of_rank", BASE, {"kind": "rank"}),
    Mutation("claims.period.ordered", SOLD_TOO, {"period_end": "2025-04-30"}),
    Mutation("claims.base_period.ordered", BASE, {"kind": "change", "base_period_start": "2025-05-01", "base_period_end": "2024-05-31"}),
    Mutation("claims.base_period.not_of_levels", BASE, {"base_period_start": "2024-05-01"}),
    Mutation("claims.base_period.not_of_levels", BASE, {"base_period_end": "2024-05-31"}),
)  # fmt: skip

# Step two: rows of all tables, and what holds between them.
TABLE_MUTATIONS = (
    Mutation("claims.article_id.exists", BASE, {"article_id": "unknown.txt"}),
    Mutation("claims.file.of_article", BASE, {"file": "copy.txt"}),
    Mutation("claims.published.of_article", BASE, {"published": "2025-06-04"}),
    Mutation("claims.published.of_article", BASE, {"published": ""}),
    Mutation("claims.claim_id.not_quarantined", BASE, {"claim_id": ROSE}),
    Mutation("claims.claim_id.not_inconsistent", BASE, {"claim_id": SOLD}),
    Mutation("claims.checks.counted", SOLD_TOO, {"checks": "2"}),
    Mutation("claims.checks.counted", BASE, {"checks": "1"}),
    Mutation("claims.conflicts.found", SOLD_TOO, {"conflicts": ""}),
    Mutation("claims.conflicts.found", BASE, {"conflicts": CONFLICT}),
    Mutation("quarantine.article_id.exists", ROSE, {"article_id": "unknown.txt"}),
    Mutation("quarantine.check_ids.explain", ROSE, {"check_ids": ""}),
    Mutation("quarantine.check_ids.explain", ROSE, {"check_ids": STOOD}),
    Mutation("quarantine.check_ids.explain", ROSE, {"reason": "duplicate"}),
    Mutation("quarantine.check_ids.explain", ROSE, {"reason": "schema"}),
    Mutation("quarantine.check_ids.explain", ROSE, {"reason": "schema", "check_ids": ""}),
    Mutation("checks.article_id.exists", GROWTH, {"article_id": "unknown.txt"}),
    Mutation("checks.claim_ids.members", GROWTH, {"claim_ids": f"{ROSE} {SOLD}"}),
    Mutation("checks.claim_ids.members", GROWTH, {"claim_ids": SOLD}),
    Mutation("checks.article_id.of_members", GROWTH, {"article_id": OIL}),
    Mutation("checks.article_id.of_members", STOOD, {"article_id": ""}),
    Mutation("checks.article_id.of_members", CONFLICT, {"article_id": OIL}),
    Mutation("checks.computed.ordered", GROWTH, {"computed_low": "33.21"}),
    Mutation("checks.period.ordered", LEVELS, {"period_start": "2025-06-01"}),
    Mutation("checks.implied_role.if_implied", LEVELS, {"implied_role": ""}),
    Mutation("checks.implied_role.if_implied", GROWTH, {"implied_role": "base"}),
    Mutation("checks.stated.unless_implied", GROWTH, {"stated": ""}),
    Mutation("checks.stated.unless_implied", STOOD, {"stated": ""}),
    Mutation("checks.stated.unless_implied", LEVELS, {"stated": "1,200"}),
    Mutation("checks.reason.if_untestable", VAGUE, {"reason": ""}),
    Mutation("checks.certainty.archive", CONFLICT, {"certainty": "topic"}),
    Mutation("checks.certainty.archive", GROWTH, {"certainty": "archive"}),
    Mutation("check_members.check_id.exists", GROWTH, {"check_id": "f" * 16}),
    Mutation("check_members.article_id.exists", GROWTH, {"article_id": "unknown.txt"}),
    Mutation("check_members.claim_id.exists", GROWTH, {"claim_id": "f" * 16}),
    Mutation("check_members.claim_id.exists", GROWTH, {"article_id": OIL}),
    Mutation("check_members.position.counted", GROWTH, {"position": "7"}),
    Mutation("articles.article_id.of_file", CARS, {"file": "trucks.txt"}),
    Mutation("articles.file.relative", CARS, {"file": "a/../../cars.txt"}),
    Mutation("articles.claims.counted", CARS, {"claims": "20000"}),
    Mutation("articles.quarantined.counted", CARS, {"quarantined": "20000"}),
    Mutation("articles.published.between", CARS, {"published": ""}),
    Mutation("articles.published.between", CARS, {"published_latest": "2025-06-04"}),
    Mutation("articles.published.ordered", CARS, {"published_latest": "2025-06-02"}),
    Mutation("articles.published_from.if_known", CARS, {"published_from": "unknown"}),
    Mutation("articles.published_from.if_known", "empty.txt", {"published_from": "text"}),
    Mutation("articles.duplicate_of.exists", "copy.txt", {"duplicate_of": "unknown.txt"}),
    Mutation("articles.duplicate_of.original", "copy.txt", {"duplicate_of": "copy.txt"}),
    Mutation("articles.duplicate_of.original", "empty.txt", {"duplicate_of": "copy.txt", "status": "duplicate"}),
    Mutation("articles.status.agrees", CARS, {"status": "no_claims"}),
    Mutation("articles.status.agrees", "empty.txt", {"status": "published"}),
    Mutation("articles.status.agrees", "copy.txt", {"duplicate_of": ""}),
    Mutation("series.article_id.exists", STOOD, {"article_id": "unknown.txt"}),
    Mutation("series.value.within", STOOD, {"value_low": "66.68"}),
    Mutation("series.value.within", STOOD, {"value_high": "66.6"}),
    Mutation("series.value.within", VAGUE, {"value_low": "1201"}),
    Mutation("series.period.ordered", STOOD, {"period_end": "2025-04-30"}),
    Mutation("series.claims.counted", STOOD, {"claims": "2"}),
    Mutation("series.claims.counted", STOOD, {"claim_ids": f"{OIL_PRICE} {BASE}"}),
    Mutation("series.check_ids.if_implied", VAGUE, {"check_ids": ""}),
    Mutation("series.check_ids.if_implied", VAGUE, {"arithmetic": ""}),
    Mutation("series.value.if_agreed", VAGUE, {"value": "1200"}),
    Mutation("series.value.if_agreed", STOOD, {"conflict": "numbers"}),
    Mutation("rejects.file.relative", "photo.txt", {"file": "../photo.txt"}),
    Mutation("decisions.article_id.exists", BASE, {"article_id": "unknown.txt"}),
    Mutation("decisions.detail.unless_applied", BASE, {"detail": "The quote is another one."}),
    Mutation("decisions.detail.unless_applied", BASE, {"state": "outdated"}),
    Mutation("decisions.article_id.unless_gone", BASE, {"article_id": ""}),
    Mutation("decisions.article_id.unless_gone", BASE, {"state": "gone", "detail": "Nobody has it."}),
    Mutation("changes.table.known", "claims", {"table": "people"}),
    Mutation("changes.columns.if_changed", "claims", {"columns": "place"}),
)  # fmt: skip

NOT_OF_ROWS = ("columns", "key.unique", "rows.sorted")
"""Expectations about a table as a whole have tests of their own below."""


def of_schema(table: str) -> list[Mutation]:
    """One mutation for everything that the schema says of a column: so read from the schema, not from the suites."""
    row = good_rows()[table][0][TABLES[table].key[0]]
    return [
        Mutation(f"{table}.{column.name}.{what}", row, {column.name: cell})
        for column in TABLES[table].fields
        for what, cell in _broken_cells(column)
    ]


def _broken_cells(column: Field) -> list[tuple[str, str]]:
    typed = {
        "integer": ("1.0", "07", "1e3"),
        "number": ("1,000", "1.26E+6", "NaN", ".5"),
        "date": ("2025-02-29", "1 May 2025", "20250501"),
    }
    cells = [("type", cell) for cell in typed.get(column.type, ())]
    if column.required:
        cells.append(("required", ""))
    if column.vocabulary:
        cells.append(("vocabulary", "unheard_of"))
    if column.pattern:
        cells += [("pattern", "not-of-the-pattern"), ("pattern", "0123456789abcdef\n")]
    if column.minimum is not None:
        cells.append(("minimum", str(column.minimum - 1)))
    if column.codes:
        cells.append(("known", {"units": "furlong", "places": "ZZ"}[column.codes]))
    return cells


def mutated(table: str, mutations: list[Mutation]) -> tuple[list[dict[str, str]], dict[int, Mutation]]:
    """The good rows of a table and one more a mutation, with the position of each."""
    rows = good_rows()[table]
    first = {}
    for row in rows:
        first.setdefault(row[TABLES[table].key[0]], row)
    places = {len(rows) + place: mutation for place, mutation in enumerate(mutations)}
    return [*rows, *(first[mutation.row] | mutation.cells for mutation in mutations)], places


def missed(outcomes: tuple[Outcome, ...], places: dict[int, Mutation]) -> list[Mutation]:
    broken = {(outcome.expected.id, row) for outcome in outcomes for row in outcome.rows}
    return [mutation for row, mutation in places.items() if (mutation.id, row) not in broken]


@pytest.fixture(scope="module")
def table_runs() -> dict[str, tuple[tuple[Outcome, ...], dict[int, Mutation]]]:
    """Step two, once, on a publication with the mutated rows of every table."""
    mutations = {
        table: [
            *(one for one in TABLE_MUTATIONS if one.id.startswith(f"{table}.")),
            *(of_schema(table) if table != "claims" else ()),
        ]
        for table in TABLES
    }
    rows, places = {}, {}
    for table in TABLES:
        rows[table], places[table] = mutated(table, mutations[table])
    whole = frames(rows)
    found = table_outcomes(whole, whole, CODES)
    return {name: (outcomes, places.get(name, {})) for name, _, outcomes in found}


@pytest.mark.parametrize("table", TABLES)
def test_each_broken_row_is_reported_under_its_expectation(table, table_runs):
    outcomes, places = table_runs[table]
    assert missed(outcomes, places) == []


@pytest.mark.parametrize("table", TABLES)
def test_every_expectation_of_a_table_has_a_mutation(table, table_runs):
    _, places = table_runs[table]
    whole = {f"{table}.{what}" for what in NOT_OF_ROWS}
    assert {one.id for one in table_expectations(TABLES[table], CODES)} - whole == {one.id for one in places.values()}


def test_each_broken_claim_is_reported_under_its_expectation():
    mutations = [*CLAIM_MUTATIONS, *of_schema("claims")]
    rows, places = mutated("claims", mutations)
    expected = row_expectations(CODES)
    outcomes = validate("claims.rows", claim_facts(table_frame("claims", rows), TEXTS), expected)
    assert missed(outcomes, places) == []
    assert {one.id for one in expected} == {one.id for one in mutations}
    good = range(len(good_rows()["claims"]))
    broken = {outcome.expected.id for outcome in outcomes for row in outcome.rows if row in good}
    assert broken == {"claims.quote.apart"}  # the mutated rows are copies, so their quotes overlap


@pytest.mark.parametrize("table", TABLES)
def test_a_row_twice_breaks_the_key(table):
    rows = good_rows()
    assert f"{table}.key.unique" in failed({**rows, table: [*rows[table], rows[table][-1]]}, table)


@pytest.mark.parametrize("table", TABLES)
def test_rows_in_another_order_are_reported(table):
    """The second row, put first or, where there is but one, its double with a later key put before it."""
    rows = good_rows()
    first = rows[table][0]
    later = rows[table][1] if len(rows[table]) > 1 else first | {"file": "zebra.txt"}
    assert f"{table}.rows.sorted" in failed({**rows, table: [later, first]}, table)


def test_integers_are_sorted_by_size():
    """char_start 9 stands before 10, as text it would not."""
    rows = good_rows()
    first, second = (rows["claims"][0] | {"char_start": start} for start in ("9", "10"))
    assert "claims.rows.sorted" not in failed({**rows, "claims": [first, second]}, "claims")
    assert "claims.rows.sorted" in failed({**rows, "claims": [second, first]}, "claims")


@pytest.mark.parametrize("table", TABLES)
def test_a_column_too_many_or_moved_is_reported(table):
    tables = frames(good_rows())
    more = tables | {table: tables[table].assign(surprise="1")}
    moved = tables | {table: tables[table][tables[table].columns[::-1]]}
    for broken in (more, moved):
        assert f"{table}.columns" in failed_of(broken, table)


def failed(rows: dict[str, list[dict[str, str]]], table: str) -> set[str]:
    return failed_of(frames(rows), table)


def failed_of(tables: dict[str, pandas.DataFrame], table: str) -> set[str]:
    """Expectations that fail in the suite of one table; the others are not run."""
    others = {name: frame for name, frame in tables.items() if name != table}
    ((_, _, outcomes),) = table_outcomes({table: tables[table]}, look_up({table: tables[table]}, others), CODES)
    return {outcome.expected.id for outcome in outcomes if not outcome.success}
