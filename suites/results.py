"""What validation found, as plain records that can be written as JSON and are the same for the same tables."""

from __future__ import annotations

import json
from dataclasses import dataclass


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
    """The text of `output/validation.json`: every suite and expectation with its result; no times, paths or versions."""
    document = {
        "success": tables.success and not rows.missing_columns,
        "warnings": list(tables.warnings),
        "rows": list(rows.results),
        "tables": list(tables.results),
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
