"""What the terminal shows: progress while a run works, and a table at its end. Rich is imported when something is shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from flows.reporting import Report, pace_words
from flows.rows import Row

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.summary import Summary

SHORT_STAGE = 50
"""Stages of fewer articles than this show no bar: they are over before one could be read."""


def make_report(settings: Settings) -> Report:
    """Who listens to a run of the command line."""
    return Report() if settings.quiet or settings.json_logs else ConsoleReport()


class ConsoleReport(Report):
    """Messages and progress on standard error; bars only where somebody watches."""

    def say(self, message: str) -> None:
        print(f"newsledger: {message}", file=sys.stderr)

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        with super().stage(name, total) as advance:
            if total < SHORT_STAGE or not sys.stderr.isatty():
                yield advance
                return
            with progress_bar(name, total) as show:
                yield lambda count: (advance(count), show(count))


@contextmanager
def progress_bar(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar with the pace and the time that is left. It moves as batches come in, and the clock between them."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    pace = TextColumn("{task.fields[pace]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), pace)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(f"{name:<10}", total=total, pace="")
        task = progress.tasks[0]

        def show(count: int) -> None:
            words = pace_words(int(task.completed) + count, total, task.elapsed or 0)
            progress.update(bar, advance=count, pace=words)

        yield show


def tell_summary(summary: Summary, settings: Settings) -> None:
    """The result on standard output: a table, one JSON object, or nothing."""
    if settings.json_logs:
        print(json.dumps(asdict(summary), default=str, ensure_ascii=False))
    elif not settings.quiet:
        print_summary(summary)


def print_summary(summary: Summary) -> None:
    """The closing table, and the rejects that are new."""
    from rich.console import Console
    from rich.table import Table

    from flows.report import PAGES

    table = Table(show_header=False, title="Newsledger", title_justify="left")
    table.add_column()
    table.add_column(overflow="fold")
    for label, words in summary.lines():
        table.add_row(label, words)
    Console().print(table)
    print(f"The tables stand in {summary.out}")  # beside the table: a path must not be cut
    if (summary.out / PAGES[0]).exists():
        print(f"The report is {summary.out / PAGES[0]}")
    if known := summary.rejects - len(summary.new_rejects):
        print(f"rejected before: {known:,}; {summary.out / 'rejects.csv'} says why, and what to do")
    for detail in summary.new_rejects:
        print(f"rejected: {detail}")
    for detail in summary.new_unapplied:
        print(f"decision not applied: {detail}")


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
