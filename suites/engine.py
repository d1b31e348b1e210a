"""Great Expectations at work: records of what is expected in, records of what was found out.

Nothing is sent or drawn: analytics and progress bars are off, and the context lives in memory only.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandas

os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read at import

import great_expectations as gx
import great_expectations.expectations as gxe
from great_expectations.data_context import EphemeralDataContext
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)

from suites import rowwise
from suites.expected import Expected

OBSERVED = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an expectation was met, and by which rows (positions from 0, ascending) it was not.

    An expectation about the table as a whole may fail without rows. `observed` are the first cells that broke it.
    """

    expected: Expected
    success: bool
    rows: tuple[int, ...] = ()
    observed: tuple[str, ...] = ()


def validate(name: str, frame: pandas.DataFrame, expected: Sequence[Expected]) -> tuple[Outcome, ...]:
    """The outcome of each expectation on the frame, in the order given. RuntimeError where one could not be evaluated."""
    suite = build_suite(name, expected)
    found = _batch(name, frame).validate(suite, result_format="COMPLETE")
    results = {result.expectation_config.meta["id"]: result for result in found.results}
    if len(results) != len(expected) or set(results) != {one.id for one in expected}:
        raise RuntimeError(f"suite {name}: {len(expected)} expectations, results of {len(results)}")
    return tuple(_outcome(one, results[one.id]) for one in expected)


def build_suite(name: str, expected: Sequence[Expected]) -> gx.ExpectationSuite:
    """The suite of these expectations; RuntimeError if it does not hold every one of them."""
    suite = gx.ExpectationSuite(name=name, expectations=[_expectation(one) for one in expected])
    if len(suite.expectations) != len(expected):
        raise RuntimeError(f"suite {name}: {len(expected)} expectations asked for, {len(suite.expectations)} kept")
    return suite


def new_context() -> EphemeralDataContext:
    """A context in memory, without progress bars, and without the pages in a temporary folder that it would prepare."""
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        progress_bars=ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )
    return gx.get_context(project_config=config, mode="ephemeral")


_context = cache(new_context)


def _batch(name: str, frame: pandas.DataFrame) -> gx.datasource.fluent.interfaces.Batch:
    source = _context().data_sources.add_or_update_pandas(name)
    return source.add_dataframe_asset(name).add_batch_definition_whole_dataframe(name).get_batch({"dataframe": frame})


def _expectation(one: Expected) -> gxe.Expectation:
    arguments = dict(one.options) | {
        "meta": {"id": one.id},
        "description": f"{one.id}: {one.says}",
        "severity": "warning" if one.warns else "critical",
    }
    if len(one.columns) == 1:
        arguments["column"] = one.columns[0]
    elif one.columns:
        arguments["column_list"] = list(one.columns)
    if one.meets is None:
        return getattr(gxe, one.kind)(**arguments)
    rowwise.PREDICATES[one.id] = one.meets
    arguments["rule"] = one.id
    if len(one.columns) > 1:
        arguments["ignore_row_if"] = "never"
    return getattr(rowwise, one.kind)(**arguments)


def _outcome(one: Expected, result: gx.core.ExpectationValidationResult) -> Outcome:
    raised = _exception(result.exception_info)
    if raised:
        raise RuntimeError(f"{one.id} could not be evaluated: {raised}")
    rows = result.result.get("unexpected_index_list") or []
    cells = result.result.get("partial_unexpected_list") or []
    return Outcome(
        one,
        bool(result.success),
        tuple(sorted(int(row) for row in rows)),
        tuple(str(cell) for cell in cells[:OBSERVED]),
    )


def _exception(info: dict | None) -> str:
    """The message of an exception inside an expectation; Great Expectations nests it by metric, or not."""
    for found in (info or {}, *(nested for nested in (info or {}).values() if isinstance(nested, dict))):
        if found.get("raised_exception"):
            return str(found.get("exception_message"))
    return ""
