"""The validation of a whole publication, put together from what is known of its parts.

Rows are validated once, when they are made. What is published has met every expectation of step two, or it would not be; what
step one refused stands in quarantine under the reason `schema`, with the expectations that it broke. So the results for all rows
follow from their counts and from those rows: they are the same as if all had been validated at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.schema import TABLES
from suites.catalogue import Codes, row_expectations, table_expectations
from suites.engine import Outcome
from suites.expected import Expected, of_columns
from suites.results import RowValidation, TableValidation, suite_result
from suites.validate import validate_rates


def whole_validation(
    counts: Mapping[str, int], refused: Iterable[Mapping[str, str]], codes: Codes
) -> tuple[RowValidation, TableValidation]:
    """Both steps for a publication with these counts of rows (`suites.counts`), all of whose parts were validated.

    `refused` are the rows of quarantine with the reason `schema`, in order.
    """
    rates = validate_rates(counts)
    looked_at = counts.get("claims", 0) + counts.get("quarantine.schema", 0)
    rows = RowValidation((), (), (_result("claims.rows", looked_at, row_expectations(codes), refused),))
    tables = [
        _result(name, counts.get(name, 0), (*of_columns(table), *table_expectations(table, codes)))
        for name, table in TABLES.items()
        if name != "changes"
    ]
    return rows, TableValidation((), rates.warnings, (), (*tables, *rates.results))


def _result(name: str, rows: int, expected: Iterable[Expected], refused: Iterable[Mapping[str, str]] = ()) -> dict:
    broken: dict[str, list[int]] = defaultdict(list)
    keys = []
    for place, row in enumerate(refused):
        keys.append(row["claim_id"])
        for one in row["check_ids"].split():
            broken[one].append(place)
    outcomes = [Outcome(one, one.id not in broken, tuple(broken.get(one.id, ()))) for one in expected]
    return suite_result(name, rows, outcomes, keys)
