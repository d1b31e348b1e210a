"""One run of the batch, from the raw folder to the published tables.

    scan -> read -> extract -> curate -> check -> tables -> validate -> publish

Every step looks into the ledger for what is new, does that, and enters it; so a run that is killed anywhere is finished by
the next one. The steps are plain functions. A `Runner` carries them out: `DirectRunner` here, or Prefect's tasks in
`flows.orchestration`.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial

from filelock import FileLock, Timeout

from flows import checking, duplicates, extracting, reading
from flows.catalog import load_catalog
from flows.cluster import make_pool
from flows.curation.aliases import enter_aliases, read_aliases
from flows.curation.decisions import FILE, Decision, read_decisions
from flows.curation.entering import enter_decisions
from flows.errors import BusyError, RunError
from flows.guards import known_articles, refuse_failures, refuse_removals
from flows.ledger import Ledger, describe_running, forget, is_damage, open_ledger, set_aside
from flows.outputs import PACKAGE
from flows.publication import load_state, require_output_folder
from flows.publishing import publish_tables
from flows.read import read_files
from flows.reporting import Report
from flows.runner import DirectRunner, Runner, is_lost_worker, split
from flows.scan import Scan, scan_folder, settle
from flows.settings import Settings
from flows.summary import Summary
from flows.swap import mend
from flows.validating import Texts
from flows.versions import current_versions, fingerprint

REMEDIES = {
    errno.ENOSPC: "Make room on the disk, then run again.",
    errno.EBUSY: "If the output folder is a mount point, mount the folder above it instead: it is replaced as a whole.",
}


def run_batch(settings: Settings, runner: Runner | None = None, report: Report | None = None) -> Summary:
    """Read, extract, check and publish what is new. Raises RunError, and leaves the last publication, where it can't."""
    runner, report = runner or DirectRunner(pool=make_pool(settings)), report or Report()
    refuse_other_folder(settings)
    with explained(settings), locked(settings), runner:
        if settings.rebuild:
            forget(settings, report.say)
        try:
            return run_with_ledger(settings, runner, report)
        except (sqlite3.Error, json.JSONDecodeError) as error:
            if not is_damage(error):
                raise
            set_aside(settings.ledger)
            report.say(f"The ledger {settings.ledger} was broken ({error}): it was set aside, and is built again.")
            return run_with_ledger(settings, runner, report)


def refuse_other_folder(settings: Settings) -> None:
    """Raise UsageError where the output folder can't be ours, before a ledger or a lock is left beside it."""
    if not settings.ledger.exists():
        require_output_folder(settings.out, is_known=False)


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Hold the lock of the output folder. BusyError where another run has it."""
    settings.lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.lock, timeout=0):
            yield
    except Timeout:
        who = describe_running(settings)
        raise BusyError(
            f"Another run is publishing to {settings.out} ({who}). Wait for its end, then run again."
        ) from None


def require_free(settings: Settings) -> None:
    """Raise BusyError where another run is at work: sooner than a run that has to start Prefect first could."""
    refuse_other_folder(settings)
    with locked(settings):
        return


@contextmanager
def explained(settings: Settings) -> Iterator[None]:
    """Turn what the system refuses into a message that says where and what to do."""
    stays = "Nothing was published, and the last publication stays."
    try:
        yield
    except sqlite3.OperationalError as error:
        kind = BusyError if "locked" in str(error) else RunError
        raise kind(
            f"The ledger {settings.ledger} can't be written ({error}). {stays} "
            "Check the room on the disk and the permissions, then run again."
        ) from error
    except OSError as error:
        where = error.filename2 or error.filename or settings.out.parent
        remedy = REMEDIES.get(error.errno, "Check the disk and the permissions, then run again.")
        raise RunError(f"{where}: {error.strerror or error}. {stays} {remedy}") from error
    except Exception as error:
        if not is_lost_worker(error):
            raise
        raise RunError(
            f"A worker died at its batch, for want of memory perhaps ({type(error).__name__}: {error}). {stays} "
            "What was done before is kept. Run again, with fewer --workers or a smaller --batch-size; if it dies again, please report it."
        ) from error


def run_with_ledger(settings: Settings, runner: Runner, report: Report) -> Summary:
    mend(settings.out, PACKAGE)
    with open_ledger(settings, report.say) as ledger:
        run_id, outcome = ledger.start_run(), "failed"
        try:
            summary = run_steps(settings, ledger, runner, report)
            outcome = "published" if summary.is_new else "unchanged"
            return summary
        finally:
            with suppress(sqlite3.Error):  # what went wrong before says more
                ledger.end_run(run_id, outcome)


def run_steps(settings: Settings, ledger: Ledger, runner: Runner, report: Report) -> Summary:
    """The steps, one after the other; each does what the ledger says is to be done."""
    require_output_folder(settings.out, bool(load_state(ledger).made_by))
    decisions = find_decisions(settings)  # before all else: a file that can't be meant ends the run
    aliases = read_aliases(settings.curation)
    work = Work(settings, ledger, runner, report)
    scan, files_read = work.read_new()
    articles_extracted = work.extract_new()
    work.curate(decisions)
    work.check_new()
    enter_aliases(ledger, aliases)
    summary = publish_tables(settings, ledger, runner, report)
    if not scan.names():
        report.say(f"{settings.raw} holds no articles: put .txt, .md, .html or .json files into it, and run again.")
    for name in scan.waiting:
        report.say(f"{name} is still being written: the next run reads it.")
    return replace(summary, files_read=files_read, articles_extracted=articles_extracted, waiting=scan.waiting)


@dataclass(frozen=True, slots=True)
class Work:
    """The steps that bring the ledger up to date. Workers read and extract; only this process writes into the ledger."""

    settings: Settings
    ledger: Ledger
    runner: Runner
    report: Report

    def read_new(self) -> tuple[Scan, int]:
        """Read what is new or touched, drop what is gone, mark copies; what was found, and the number of files read."""
        settings, ledger = self.settings, self.ledger
        scan = self.runner.call("scan the raw folder", partial(find_files, settings))
        catalog = load_catalog(settings.raw)
        version = fingerprint(current_versions().readers, str(settings.max_bytes))
        plan = reading.plan_reading(ledger, scan, catalog, version)
        known = known_articles(settings, ledger)
        step = partial(read_files, settings.raw, max_bytes=settings.max_bytes)
        self.in_batches("read", step, plan.to_read, partial(reading.record_files, ledger, plan))
        if not settings.allow_removals:
            refuse_removals(settings, ledger, known, scan)
        reading.drop_files(ledger, plan.gone)
        reading.record_other_rejects(
            ledger, [*scan.rejects, *catalog.rejects, *catalog.rejects_of_missing(scan.names())]
        )
        duplicates.mark_duplicates(ledger)
        return scan, len(plan.to_read)

    def extract_new(self) -> int:
        """Extract what is new, edited, or was extracted by older rules; the number of articles."""
        planned = extracting.plan_extraction(self.ledger, current_versions().rules)
        step = partial(extracting.extract_batch, self.settings.raw, max_bytes=self.settings.max_bytes)
        self.in_batches("extract", step, planned, partial(extracting.record_extracted, self.ledger))
        return len(planned)

    def curate(self, decisions: Sequence[Decision]) -> None:
        """Hold people's decisions against what was extracted: what they change is checked and published again."""
        texts = Texts(self.ledger, self.settings.raw, self.settings.max_bytes)
        enter_decisions(self.ledger, decisions, texts, current_versions().curation)

    def check_new(self) -> None:
        """Check the articles whose claims are new, then what several articles say of the same."""
        version = current_versions().checks
        planned = checking.plan_checks(self.ledger, version)
        record = partial(checking.record_checks, self.ledger, version=version)
        self.in_batches("check", checking.check_batch, planned, record, partial(checking.load_claims, self.ledger))
        if self.ledger.has_put_off(checking.ACROSS):
            self.runner.call("check across articles", partial(checking.check_across, self.ledger))
        refuse_failures(self.ledger)

    def in_batches(
        self,
        name: str,
        step: Callable[[Sequence], Sequence],
        items: Sequence,
        record: Callable[[Sequence], None],
        load: Callable[[Sequence], Sequence] | None = None,
    ) -> None:
        """Do a step for batches of items, and enter each batch's results as they come. `load` gives what the step wants of
        a batch, when its turn comes: memory never holds that of all."""
        batches = split(items, self.settings.batch_size)
        batches = Loaded(batches, load) if load else batches
        with self.report.stage(name, len(items)) as advance:
            for results in self.runner.map(name, step, batches):
                record(results)
                advance(len(results))


class Loaded(Sequence):
    """Batches, each loaded when it is asked for."""

    def __init__(self, batches: Sequence, load: Callable[[Sequence], Sequence]):
        self.batches, self.load = batches, load

    def __len__(self) -> int:
        return len(self.batches)

    def __getitem__(self, place: int) -> Sequence:
        return self.load(self.batches[place])


def find_decisions(settings: Settings) -> list[Decision]:
    """What people decided; nothing where there is no file."""
    return read_decisions(settings.curation / FILE) if settings.curation else []


def find_files(settings: Settings) -> Scan:
    """What stands in the raw folder, once it has come to rest."""
    return settle(settings.raw, scan_folder(settings.raw), settings.settle_seconds)
