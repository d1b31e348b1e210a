"""Periods: when each number holds, and what a change is measured against.

The component `periods` is registered on import. `assign_periods` says which of a document's periods belongs to which quantity.
"""

from __future__ import annotations

from extractors.periods.assign import assign_periods
from extractors.periods.component import create_periods
from extractors.periods.record import Period, PeriodsOf

__all__ = ["Period", "PeriodsOf", "assign_periods", "create_periods"]
