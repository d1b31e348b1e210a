"""Two expectations of our own for Great Expectations: that every cell, or every row, meets a function of ours.

Importing this module registers them; a suite that names an expectation whose module was not imported loses it silently.
Great Expectations keeps arguments as JSON, so a function goes by the id of its expectation, which `PREDICATES` resolves.
"""

from __future__ import annotations

from typing import ClassVar

import pandas
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import ColumnMapExpectation, MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    MulticolumnMapMetricProvider,
    column_condition_partial,
    multicolumn_condition_partial,
)

from suites.expected import Meets

PREDICATES: dict[str, Meets] = {}


def _apply(rule: str, rows: pandas.DataFrame) -> pandas.Series:
    return pandas.Series(PREDICATES[rule](rows), index=rows.index, dtype=bool)


class CellsMeet(ColumnMapMetricProvider):
    """The metric: for each cell that is not missing, whether the function that `rule` names holds."""

    condition_metric_name = "column_values.meet_rule"
    condition_value_keys = ("rule",)

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pandas.Series, rule: str, **_: object) -> pandas.Series:
        return _apply(rule, column.to_frame())


class RowsMeet(MulticolumnMapMetricProvider):
    """The metric: for each row, whether the function that `rule` names holds."""

    condition_metric_name = "multicolumn_values.meet_rule"
    condition_domain_keys = ("batch_id", "table", "column_list", "row_condition", "condition_parser", "ignore_row_if")
    condition_value_keys = ("rule",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pandas.DataFrame, rule: str, **_: object) -> pandas.Series:
        return _apply(rule, column_list)


class ExpectCellsToMeet(ColumnMapExpectation):
    """Expect every cell of a column that is not missing to meet the function registered as `rule`."""

    rule: str

    map_metric: ClassVar[str] = "column_values.meet_rule"
    success_keys: ClassVar[tuple[str, ...]] = ("rule", "mostly")
    args_keys: ClassVar[tuple[str, ...]] = ("column", "rule")


class ExpectRowsToMeet(MulticolumnMapExpectation):
    """Expect every row to meet the function of several columns registered as `rule`."""

    rule: str

    map_metric: ClassVar[str] = "multicolumn_values.meet_rule"
    success_keys: ClassVar[tuple[str, ...]] = ("rule", "mostly")
    args_keys: ClassVar[tuple[str, ...]] = ("column_list", "rule")
