"""One expectation of our own for Great Expectations: that every row meets a function of some of its columns.

Importing this module registers it; a suite that names an expectation whose module was not imported loses it silently.
"""

from __future__ import annotations

from typing import ClassVar

import pandas
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    MulticolumnMapMetricProvider,
    multicolumn_condition_partial,
)

from suites.expected import Meets

PREDICATES: dict[str, Meets] = {}
"""Functions by the id of their expectation. Great Expectations keeps arguments as JSON, so a function goes by its name."""


class RowsMeet(MulticolumnMapMetricProvider):
    """The metric: for each row, whether the function that `rule` names holds."""

    condition_metric_name = "multicolumn_values.meet_rule"
    condition_domain_keys = ("batch_id", "table", "column_list", "row_condition", "condition_parser", "ignore_row_if")
    condition_value_keys = ("rule",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pandas.DataFrame, **kwargs: object) -> pandas.Series:
        return pandas.Series(PREDICATES[kwargs["rule"]](column_list), index=column_list.index, dtype=bool)


class ExpectRowsToMeet(MulticolumnMapExpectation):
    """Expect every row to meet the function registered as `rule` in `PREDICATES`."""

    rule: str

    map_metric: ClassVar[str] = "multicolumn_values.meet_rule"
    success_keys: ClassVar[tuple[str, ...]] = ("rule", "mostly")
    args_keys: ClassVar[tuple[str, ...]] = ("column_list", "rule")
