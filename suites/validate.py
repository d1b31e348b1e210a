"""The two steps of validation; see the package's docstring.

Frames are as `suites.frames.table_frame` makes them: every cell text, as the CSV will hold it, before formula characters
are neutralised; an empty cell is missing (`""` will do too). Rows stand in the order of publication.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import pandas

from extractors.schema import TABLES
from suites.catalogue import Codes, row_expectations, table_expectations
from suites.claims import claim_facts
from suites.engine import Outcome, validate
from suites.expected import Expected, of_columns
from suites.facts import with_facts
from suites.frames import as_text
from suites.rates import expected_rates, measure_rates
from suites.results import RowValidation, TableValidation, row_failures, row_keys, say, suite_result


def validate_rows(
    tables: Mapping[str, pandas.DataFrame],
    texts: Mapping[str, str],
    *,
    units: Collection[str],
    places: Collection[str],
) -> RowValidation:
    """Step one: what every single claim must meet. Only `tables["claims"]` is looked at, and it may be a part of the
    whole (the articles that changed).

    `texts` gives the text of each claim's article, in which offsets count; each is asked for once, so the mapping may
    load them as it goes. `units` are the names of units that the extractors know, `places` the ISO 3166-1 alpha-2 codes.
    """
    claims = as_text(tables["claims"])
    missing = missing_columns({"claims": claims})
    if missing:
        return RowValidation((), missing, ())
    expected = row_expectations({"units": units, "places": places})
    outcomes = validate("claims.rows", claim_facts(claims, texts), expected)
    result = suite_result("claims.rows", len(claims), outcomes, row_keys("claims", claims))
    return RowValidation(row_failures("claims", claims, outcomes), (), (result,))


def validate_tables(
    tables: Mapping[str, pandas.DataFrame],
    *,
    units: Collection[str],
    places: Collection[str],
    elsewhere: Mapping[str, pandas.DataFrame] | None = None,
) -> TableValidation:
    """Step two: keys, order, counts, and what holds between tables, with the claims that step one refused in quarantine.

    The tables may be a part of the whole: the rows of some articles, or a few of the tables. `elsewhere` are then the rows that these
    must agree with and that are not looked at themselves; of those, columns that nothing looks up may be missing. Keys are
    looked at within the part only.
    """
    frames = {name: as_text(tables[name]) for name in TABLES if name in tables}
    missing = missing_columns(frames)
    if missing:
        return TableValidation((), (), missing, ())
    return _sum_up(table_outcomes(frames, look_up(frames, elsewhere or {}), {"units": units, "places": places}))


def look_up(
    frames: Mapping[str, pandas.DataFrame], elsewhere: Mapping[str, pandas.DataFrame]
) -> dict[str, pandas.DataFrame]:
    """Every table as its rows and those of others are looked up: both, one below the other."""
    known = {}
    for name, table in TABLES.items():
        both = [frame[name] for frame in (frames, elsewhere) if name in frame]
        whole = pandas.concat(both, ignore_index=True) if both else pandas.DataFrame()
        known[name] = whole.reindex(columns=table.columns)
    return known


def validate_rates(counts: Mapping[str, int]) -> TableValidation:
    """The rates of a whole publication, from the counts of its rows (`suites.counts`): they only warn."""
    return _sum_up([("publication", ["publication"], validate("publication", measure_rates(counts), expected_rates()))])


def validate_changes(changes: pandas.DataFrame) -> TableValidation:
    """Step two for `changes` alone, which is made once the other tables are known to be sound."""
    frames = {"changes": as_text(changes)}
    missing = missing_columns(frames)
    if missing:
        return TableValidation((), (), missing, ())
    return _sum_up(table_outcomes(frames, frames, {}))


def _sum_up(found: Iterable[tuple[str, list[str], tuple[Outcome, ...]]]) -> TableValidation:
    results, broken = [], []
    for name, keys, outcomes in found:
        results.append(suite_result(name, len(keys), outcomes, keys))
        broken += [(outcome.expected.warns, say(outcome, keys)) for outcome in outcomes if not outcome.success]
    errors, warnings = (tuple(said for warns, said in broken if warns is kind) for kind in (False, True))
    return TableValidation(errors, warnings, (), tuple(results))


def missing_columns(frames: Mapping[str, pandas.DataFrame]) -> tuple[str, ...]:
    """Columns of the schema that a table lacks, as `table.column`."""
    return tuple(
        f"{name}.{column}"
        for name, frame in frames.items()
        for column in TABLES[name].columns
        if column not in frame.columns
    )


def table_outcomes(
    frames: Mapping[str, pandas.DataFrame], known: Mapping[str, pandas.DataFrame], codes: Codes
) -> Iterator[tuple[str, list[str], tuple[Outcome, ...]]]:
    """Name, keys of rows and outcomes of each table's suites, in the schema's order: of its columns, then of its rows."""
    for name, frame in frames.items():
        outcomes = tuple(outcome for suite in suites_of(name, frame, known, codes) for outcome in validate(*suite))
        yield name, row_keys(name, frame), outcomes


def suites_of(
    name: str, rows: pandas.DataFrame, known: Mapping[str, pandas.DataFrame], codes: Codes
) -> Iterator[tuple[str, pandas.DataFrame, tuple[Expected, ...]]]:
    """Name, frame and expectations of a table's two suites: its columns as they are; its rows, with facts of other tables."""
    table = TABLES[name]
    yield f"{name}.columns", rows, of_columns(table)
    yield name, with_facts(table, rows, known), table_expectations(table, codes)
