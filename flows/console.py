"""What the terminal shows: progress while a run works, and a table at its end. Rich is imported when something is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from flows.reporting import Report, log
from flows.rows import Row
from flows.summary import Summary

SHORT_STAGE = 50
"""Stages of fewer articles than this show no bar: they are over before one could be read."""


class ConsoleReport(Report):
    """Messages and progress on standard error; bars only where somebody watches."""

    def say(self, message: str) -> None:
        print(f"newsledger: {message}", file=sys.stderr)

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        log.info("%s: %s articles", name, f"{total:,}")
        if total < SHORT_STAGE or not sys.stderr.isatty():
            yield lambda count: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task(f"{name:<10}", total=total)
            yield lambda count: progress.advance(bar, count)


def print_summary(summary: Summary) -> None:
    """The closing table, and the rejects that are new."""
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False, title="Newsledger", title_justify="left")
    table.add_column()
    table.add_column(overflow="fold")
    for label, words in summary.lines():
        table.add_row(label, words)
    Console().print(table)
    print(f"The tables stand in {summary.out}")  # beside the table: a path must not be cut
    if known := summary.rejects - len(summary.new_rejects):
        print(f"rejected before: {known:,}; {summary.out / 'rejects.csv'} says why, and what to do")
    for detail in summary.new_rejects:
        print(f"rejected: {detail}")


def print_claims(rows: Sequence[Row]) -> None:
    """Claims as a table on the screen: what matters most of each, in few columns."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for heading in ("quote", "number", "kind", "period", "whose"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(join(row, columns, mark) for columns, mark in CELLS))
    Console().print(table)


CELLS = (
    (("quote",), ""),
    (("value", "value_range", "unit", "item", "per"), " "),
    (("kind", "direction", "status"), " "),
    (("period_start", "period_end"), " to "),
    (("subject", "metric"), ": "),
)
"""For each column on the screen, the columns of claims.csv that it joins, and with what."""


def join(row: Row, columns: Sequence[str], mark: str) -> str:
    """The cells that say something, in one.

    >>> join({"kind": "level", "direction": "", "status": "target"}, ("kind", "direction", "status"), " ")
    'level target'
    >>> join({"period_start": "", "period_end": "2030-12-31"}, ("period_start", "period_end"), " to ")
    'until 2030-12-31'
    """
    ends = f"{row.get('value_low')}..{row.get('value_high')}" if row.get("bound") == "range" else ""
    plain = {**row, "value_range": ends, "per": f"per {row['per']}" if row.get("per") else ""}
    if row.get("period_end") and not row.get("period_start"):
        plain["period_end"] = f"until {row['period_end']}"
    words = [plain[column] for column in columns if plain[column] not in ("", "actual")]
    return mark.join(words)
