"""The last step: tables from the ledger, validated, compared with what is published, and put in its place."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from flows.csvfiles import table_bytes
from flows.ledger import Ledger
from flows.publication import (
    LastPublication,
    Published,
    build_publication,
    describe_files,
    dump_published,
    load_published,
    publish_built,
)
from flows.reporting import Report
from flows.runner import Runner
from flows.settings import Settings
from flows.summary import Summary, count_tables
from flows.tables import Tables, build_tables
from flows.validating import Texts, build_pages, validate
from flows.versions import current_versions


def publish_tables(settings: Settings, ledger: Ledger, runner: Runner, report: Report) -> Summary:
    """Publish what the ledger holds; nothing is made, validated or written that is there already."""
    state, made_by = load_state(ledger), current_versions().tables
    last = LastPublication(settings.out, state)
    if state.files and not last.is_intact:
        report.say(f"{settings.out} is not as it was published (altered or removed): it is published again.")
    is_current = last.is_intact and state.made_by == made_by and not settings.data_docs
    if is_current and not ledger.is_changed:
        return Summary(out=settings.out, **state.counts)
    tables = runner.call("make the tables", partial(build_tables, ledger))
    published = Published(source=hash_tables(tables), made_by=made_by)
    if is_current and state.source == published.source:
        ledger.set_fact("changed", "no")
        return Summary(out=settings.out, **state.counts)
    return publish_checked(settings, ledger, runner, report, tables, published, last)


def publish_checked(
    settings: Settings,
    ledger: Ledger,
    runner: Runner,
    report: Report,
    tables: Tables,
    published: Published,
    last: LastPublication,
) -> Summary:
    """Validate the tables and publish them, unless the very same files are published."""
    texts = Texts(ledger, settings.raw, settings.max_bytes)
    if settings.data_docs:  # of the tables as they come, so that they show what is refused
        report.say(f"Data Docs: {build_pages(tables, texts, settings.data_docs_folder)}")
    with report.stage("validate", len(tables["articles"])):
        tables, validation, warnings, met = runner.call("validate the tables", partial(validate, tables, texts))
    for warning in warnings:
        report.say(plain_warning(warning))
    package = build_publication(settings.out, tables, validation)
    fresh = last.new_rejects(tables)
    step = partial(publish_built, settings.out, package, last, tables, metadata_edited(ledger))
    changes = runner.call("publish", step)
    counts = count_tables(tables) | {"warnings": warnings, "met": met}
    settle_ledger(ledger, settings.out, published, counts)
    is_new = changes is not None
    return Summary(out=settings.out, is_new=is_new, changes=len(changes or ()), new_rejects=fresh, **counts)


LOOK_AT = {"rejects_percent": "rejects.csv", "schema_percent": "quarantine.csv", "inconsistent_percent": "checks.csv"}
"""Where to look when a rate is unusual; in articles.csv for the others."""


def plain_warning(warning: str) -> str:
    """The suites' warning, without its id, and with the table to look at.

    >>> plain_warning("publication.rejects_percent.usual: expected that few are bad; it is 50.0")
    'Unusual: expected that few are bad; it is 50.0. Look at rejects.csv.'
    """
    name, _, words = warning.partition(": ")
    return f"Unusual: {words}. Look at {LOOK_AT.get(name.split('.')[1], 'articles.csv')}."


def hash_tables(tables: Tables) -> str:
    """A hash of all rows, as they are before validation."""
    digest = hashlib.sha256()
    for name, rows in tables.items():
        digest.update(table_bytes(name, rows))
    return digest.hexdigest()


def load_state(ledger: Ledger) -> Published:
    """The last publication as the ledger remembers it; empty in a new ledger."""
    return load_published(ledger.fact("published"))


def metadata_edited(ledger: Ledger) -> set[str]:
    """Articles whose metadata are others than at the last publication."""
    query = "SELECT article_id FROM articles WHERE settled != record"
    return {article_id for (article_id,) in ledger.connection.execute(query)}


def settle_ledger(ledger: Ledger, out: Path, published: Published, counts: dict) -> None:
    """Note down that what stands in the ledger is published."""
    done = Published(published.source, published.made_by, describe_files(out), counts)
    with ledger.transaction() as connection:
        connection.execute("UPDATE articles SET settled = record")
        ledger.set_fact("published", dump_published(done))
        ledger.set_fact("changed", "no")
