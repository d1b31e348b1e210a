"""Great Expectations suites over every published table, built from the one schema `extractors.schema.TABLES`.

Two steps, as `flows` calls them:

1. `validate_rows(tables, texts, units=..., places=...)`: expectations about single claims. A claim that breaks one goes to quarantine
   with the reason `schema` and the ids of the expectations (`RowFailure.expectations`) in `check_ids`.
2. `validate_tables(tables, units=..., places=..., elsewhere=...)`: keys, foreign keys, order, counts, and what holds between
   tables. If `TableValidation.success` is False, nothing is published.

Both look at whole tables or at the rows of some articles. `whole_validation(counts, refused, codes)` puts the results for a whole
publication together, with its rates, whose `.warnings` only warn. `validate_changes(changes)` is step two for changes.csv, which is
made last. `validation_json(rows, tables)` is the text of `output/validation.json`, `build_data_docs(...)` makes Great Expectations' own
pages. `table_frame(table, rows)` makes a frame as these functions want it.

Great Expectations takes seconds to import, so nothing is imported before it is asked for.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "RowFailure": "suites.results",
    "RowValidation": "suites.results",
    "TableValidation": "suites.results",
    "count_expectations": "suites.results",
    "validation_json": "suites.results",
    "table_frame": "suites.frames",
    "validate_changes": "suites.validate",
    "validate_rows": "suites.validate",
    "validate_rates": "suites.validate",
    "validate_tables": "suites.validate",
    "whole_validation": "suites.whole",
    "count_publication": "suites.counts",
    "count_rows": "suites.counts",
    "build_data_docs": "suites.pages",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
