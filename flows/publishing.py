"""The last step: rows that are no longer what they were are made again, validated, compared with what is published, and published."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from flows.blocks import BLOCKS, has_changed
from flows.changes import count_changes, record_changes
from flows.csvfiles import parse_rows
from flows.extras import Sources
from flows.ledger import Ledger
from flows.outputs import PACKAGE, altered_files, load_outputs, record_outputs
from flows.publication import Last, Published, load_state, publish_files, record_state, settle_touched
from flows.rendering import build_everything, count_files, refused_claims, render_touched, touch_everything
from flows.report import INDEX, is_published
from flows.reporting import Report
from flows.rows import Row
from flows.runner import Runner
from flows.settings import Settings
from flows.summary import Summary, summarise
from flows.takein import is_whole, paths_of, take_in
from flows.texts import switch_texts
from flows.validating import Texts, build_pages, require_sound, sum_up
from flows.versions import current_versions, fingerprint, version_of
from suites.counts import moved_verdicts


def publish_tables(settings: Settings, ledger: Ledger, runner: Runner, report: Report) -> Summary:
    """Publish what the ledger holds; nothing is made, validated or written that is there already."""
    state, outputs = load_state(ledger), load_outputs(ledger)
    altered = frozenset(altered_files(settings.out, outputs.values()))
    if altered:
        report.say(f"{settings.out} is not as it was published (altered or removed): it is published again.")
    has_report = is_published(ledger, settings)
    if settings.report and not has_report and INDEX in outputs:
        report.say(
            f"There are more than {settings.report_up_to:,} articles: no report from now on (raise it with --report-up-to)."
        )
    made_by = fingerprint(
        current_versions().tables,
        f"raw_cells={settings.raw_cells}",
        f"texts={settings.texts}",
        f"report={has_report}",
        f"parquet={settings.parquet and version_of('pyarrow')}",
        f"excel={settings.excel and version_of('xlsxwriter')}",
    )
    is_ours = state.made_by == made_by
    is_current = bool(outputs) and not altered and is_ours and state.parts == settings.parts
    if is_current and not ledger.is_changed and not settings.data_docs:
        return Summary(out=settings.out, **state.summary)
    switch_texts(ledger, settings.texts)
    sources = Sources(settings, ledger, Texts(ledger, settings.raw, settings.max_bytes))
    if settings.data_docs:  # of the tables as they come, so that they show what is refused
        pages = build_pages(build_everything(ledger), sources.texts, settings.data_docs_folder)
        report.say(f"Data Docs: {pages}")
    with ledger.transaction():
        if is_unknown(settings, outputs, altered):
            set_counts(ledger, take_in(ledger, settings.out))
            outputs, altered, is_ours = load_outputs(ledger), frozenset(), False
        if not is_ours:
            touch_everything(ledger)
        last = Last(outputs, altered, is_ours)
        return publish_touched(sources, runner, report, last, Published(made_by, settings.parts))


def is_unknown(settings: Settings, outputs: Mapping, altered: frozenset[str]) -> bool:
    """Whether a publication stands in the folder that the ledger did not hear of."""
    if not outputs:
        return any(paths_of(settings.out, table) for table in BLOCKS)
    return PACKAGE in altered and is_whole(settings.out)


def publish_touched(sources: Sources, runner: Runner, report: Report, last: Last, state: Published) -> Summary:
    """Make the rows of touched articles again, validate them, and publish all tables, unless the very same stand there."""
    ledger = sources.ledger
    (touched,) = ledger.connection.execute("SELECT count(*) FROM touched").fetchone()
    with report.stage("validate", touched) as advance:
        counts = load_counts(ledger)
        before = counts.copy()
        counts.update(runner.call("make and validate the rows", make_rows(sources, advance)))
    counts["files"] = count_files(ledger)
    require_sound(ledger, counts)
    validation, warnings, met = sum_up(counts, refused_claims(ledger) if counts["quarantine.schema"] else [])
    for warning in warnings:
        report.say(plain_warning(warning))
    for warning in moved_verdicts(before, counts):  # in no table: it depends on history
        report.say(f"Unusual: {warning}. Look at checks.csv.")
    if has_changed(ledger):
        runner.call("compare with the last publication", partial(record_changes, ledger))
    fresh, unapplied = new_rejects(ledger), new_unapplied(ledger)
    outputs = runner.call("publish", partial(publish_files, sources, last, validation))
    summary = summarise(ledger, counts) | {"warnings": warnings, "met": met}
    settle_ledger(ledger, last, outputs, counts, Published(state.made_by, state.parts, summary))
    changes = 0 if outputs is None else count_changes(ledger)
    new = {"new_rejects": fresh, "new_unapplied": unapplied}
    return Summary(out=sources.settings.out, is_new=outputs is not None, changes=changes, **new, **summary)


def make_rows(sources: Sources, advance: Callable[[int], None]) -> Callable[[], Counter[str]]:
    return partial(render_touched, sources.ledger, sources.texts, advance)


def load_counts(ledger: Ledger) -> Counter[str]:
    """How many rows of each kind are published (`suites.counts`)."""
    return Counter(json.loads(ledger.fact("counts") or "{}"))


def set_counts(ledger: Ledger, counts: Mapping[str, int]) -> None:
    ledger.set_fact("counts", json.dumps(counts, sort_keys=True))


def new_rejects(ledger: Ledger) -> tuple[str, ...]:
    """Details of the rejects that the last publication did not have, for the same reason."""
    return tuple(row["detail"] for row in rows_otherwise(ledger, "rejects", "reason"))


def new_unapplied(ledger: Ledger) -> tuple[str, ...]:
    """The decisions that are not applied for a reason that the last publication did not have, each with it."""
    found = []
    for row in rows_otherwise(ledger, "decisions", "state"):
        where = f" in {row['article_id']}" if row["article_id"] else ""
        if row["detail"]:
            found.append(f"{row['decision']} {row['claim_id']} ({row['quote']}){where}: {row['detail']}")
    return tuple(found)


def rows_otherwise(ledger: Ledger, table: str, column: str) -> Iterator[Row]:
    """The rows of a table of one row a block that are new, or say something else in this column than at the last publication."""
    query = """SELECT p.text, r.text FROM replaced r JOIN published p USING (tab, article_id, key)
        WHERE r.tab = ? ORDER BY p.article_id, p.key"""
    for now, before in ledger.connection.execute(query, (table,)):
        (row,), known = parse_rows(table, now), parse_rows(table, before)
        if row[column] not in {one[column] for one in known}:
            yield row


def settle_ledger(
    ledger: Ledger, last: Last, outputs: Mapping | None, counts: Mapping[str, int], state: Published
) -> None:
    """Note down that what stands in the ledger is published."""
    if outputs is not None:
        record_outputs(ledger, last.outputs.values(), outputs.values())
    ledger.connection.execute("DELETE FROM replaced")
    set_counts(ledger, counts)
    record_state(ledger, state)
    settle_touched(ledger)


LOOK_AT = {"rejects_percent": "rejects.csv", "schema_percent": "quarantine.csv", "inconsistent_percent": "checks.csv"}
"""Where to look when a rate is unusual; in articles.csv for the others."""


def plain_warning(warning: str) -> str:
    """The suites' warning, without its id, and with the table to look at.

    >>> plain_warning("publication.rejects_percent.usual: expected that few are bad; it is 50.0")
    'Unusual: expected that few are bad; it is 50.0. Look at rejects.csv.'
    """
    name, _, words = warning.partition(": ")
    return f"Unusual: {words}. Look at {LOOK_AT.get(name.split('.')[1], 'articles.csv')}."
