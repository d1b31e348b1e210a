"""What validation found, as plain records that can be written as JSON and are the same for the same tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.schema import TABLES
from suites.frames import words

if TYPE_CHECKING:
    import pandas

    from suites.engine import Outcome

NAMED = 3
"""How many rows a sentence about a failure names."""


@dataclass(frozen=True, slots=True)
class RowFailure:
    """A row that breaks expectations.

    `row` is the row's position in the frame given, from 0; `key` its values in the key columns of `table`;
    `expectations` the ids of those it breaks (no blanks in them, in the suite's order: `claims.unit.known`);
    `unreadable` the columns whose cell is not of the column's type: empty those when the row goes to quarantine, so
    that the quarantine table still loads with its types.
    """

    table: str
    row: int
    key: tuple[str, ...]
    expectations: tuple[str, ...]
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowValidation:
    """Step one: `failures` are the claims to route to quarantine with the reason `schema`.

    `missing_columns` (`table.column`) is not empty where a table is not of the schema's shape: then nothing can be
    said of the rows, and nothing may be published. `results` is JSON-able: a dict a suite, each with its expectations.
    """

    failures: tuple[RowFailure, ...]
    missing_columns: tuple[str, ...]
    results: tuple[dict, ...]

    @property
    def success(self) -> bool:
        """True where every row meets every expectation."""
        return not self.failures and not self.missing_columns


@dataclass(frozen=True, slots=True)
class TableValidation:
    """Step two: where `success` is False, nothing is published; `errors` say why, a sentence an expectation.

    `warnings` are sentences about rates out of their usual range, and stop nothing.
    """

    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    missing_columns: tuple[str, ...]
    results: tuple[dict, ...]

    @property
    def success(self) -> bool:
        return not self.errors and not self.missing_columns


def validation_json(rows: RowValidation, tables: TableValidation) -> str:
    """The text of `output/validation.json`: every suite and expectation with its result; no times, paths or versions.

    One expectation a line, so that two publications compare well.
    """
    head = {
        "success": tables.success and not rows.missing_columns,
        "warnings": list(tables.warnings),
        "errors": list(tables.errors),
        "missing_columns": [*rows.missing_columns, *tables.missing_columns],
    }
    lines = [f" {json.dumps(name)}: {_dump(value)}," for name, value in head.items()]
    suites = ",\n".join(_suite_lines(suite) for suite in (*rows.results, *tables.results))
    return "\n".join(["{", *lines, ' "suites": [', suites, " ]", "}"]) + "\n"


def count_expectations(rows: RowValidation, tables: TableValidation) -> tuple[int, int]:
    """How many expectations were met, and how many there are."""
    met = [one["success"] for suite in (*rows.results, *tables.results) for one in suite["expectations"]]
    return sum(met), len(met)


def _suite_lines(suite: dict) -> str:
    head = {name: value for name, value in suite.items() if name != "expectations"}
    expectations = ",\n".join(f"    {_dump(one)}" for one in suite["expectations"])
    return f'  {_dump(head)[:-1]}, "expectations": [\n{expectations}\n  ]}}'


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def suite_result(name: str, rows: int, outcomes: Sequence[Outcome], keys: Sequence[str]) -> dict:
    """The result of one suite: how many rows it saw, and of each expectation whether it held and which rows broke it."""
    return {
        "suite": name,
        "success": all(outcome.success or outcome.expected.warns for outcome in outcomes),
        "rows": rows,
        "expectations": [_expectation_result(outcome, keys) for outcome in outcomes],
    }


def _expectation_result(outcome: Outcome, keys: Sequence[str]) -> dict:
    expected = outcome.expected
    return {
        "id": expected.id,
        "says": expected.says,
        "expectation": expected.kind,
        "severity": "warning" if expected.warns else "critical",
        "success": outcome.success,
        "failing": len(outcome.rows),
        "failing_rows": [keys[row] for row in outcome.rows],
    }


def say(outcome: Outcome, keys: Sequence[str]) -> str:
    """What failed, in a sentence: the id, what should hold, how many rows break it, and the first of them."""
    expected, rows = outcome.expected, outcome.rows
    if expected.warns:
        return f"{expected.id}: expected that {expected.says}; it is {', '.join(outcome.observed)}"
    if not rows:
        return f"{expected.id}: expected that {expected.says}"
    first = ", ".join(keys[row] for row in rows[:NAMED])
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return f"{expected.id}: expected that {expected.says}; not so for {first}{more}"


def row_keys(table: str, frame: pandas.DataFrame) -> list[str]:
    """What names each row in a report: its key, several columns joined by `#`."""
    return ["#".join(key) for key in _keys(table, frame)]


def row_failures(table: str, frame: pandas.DataFrame, outcomes: Sequence[Outcome]) -> tuple[RowFailure, ...]:
    """The outcomes turned round: for each row that breaks any, which it breaks."""
    broken: dict[int, list[str]] = defaultdict(list)
    for outcome in outcomes:
        for row in outcome.rows:
            broken[row].append(outcome.expected.id)
    keys = _keys(table, frame)
    return tuple(
        RowFailure(table, row, keys[row], tuple(ids), _unreadable(table, ids)) for row, ids in sorted(broken.items())
    )


def _keys(table: str, frame: pandas.DataFrame) -> list[tuple[str, ...]]:
    return list(zip(*(words(frame[column]) for column in TABLES[table].key), strict=True))


def _unreadable(table: str, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(column for column in TABLES[table].columns if f"{table}.{column}.type" in ids)
