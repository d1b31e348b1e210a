"""`newsledger doctor`: whether a run could work, a line a check, with what to do. Nothing is changed.

A check is a function of the settings that gives a finding; it stands in CHECKS. What a check raises is its finding, too.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from filelock import FileLock, Timeout

from flows.curation.aliases import NAME as ALIASES
from flows.curation.aliases import read_aliases
from flows.curation.decisions import FILE, read_decisions
from flows.errors import RunError
from flows.ledger import APPLICATION_ID, LAYOUT, Ledger, describe_running, require_ours
from flows.prefected import find_deployments, find_server, require_server
from flows.publication import PACKAGE, require_output_folder
from flows.readers import find_readers, suffix_of
from flows.scan import scan_folder
from flows.settings import Settings, require_folders

GOOD, LOOK, FAULT = "ok", "look", "FAULT"
SPARE_BYTES = 200_000_000
"""Room that a run may take beside a second copy of what is published."""

ABSENT = "is not installed"
SHOWN = ("spacy", "great-expectations", "prefect", "pandas")
"""Packages whose versions are worth a line."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: `ok`, worth a `look`, or a `FAULT` that would make a run fail."""

    state: str
    says: str
    name: str = ""

    @property
    def is_fault(self) -> bool:
        return self.state == FAULT


def examine(settings: Settings) -> list[Finding]:
    """The findings of all checks, in their order."""
    return [look_at(name, check, settings) for name, check in CHECKS.items()]


def look_at(name: str, check: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        found = check(settings)
    except (RunError, OSError, sqlite3.Error) as error:
        found = Finding(FAULT, str(error))
    return Finding(found.state, found.says, name)


def print_findings(findings: list[Finding]) -> None:
    """A line a finding: coloured where somebody watches, plain where it is piped."""
    import click

    colours = {GOOD: "green", LOOK: "yellow", FAULT: "red"}
    for finding in findings:
        state = click.style(f"{finding.state:<6}", fg=colours[finding.state], bold=finding.is_fault)
        click.echo(f"{state}{finding.name:<10}{' '.join(finding.says.split())}")


def check_packages(settings: Settings) -> Finding:
    """Whether each library has a version that the project asks for."""
    from packaging.requirements import Requirement

    asked = [Requirement(line) for line in requires("newsledger") or ()]
    asked = [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [words for one in asked if (words := misfit(one.name, one.specifier))]
    if wrong:
        state = FAULT if any(words.endswith(ABSENT) for words in wrong) else LOOK
        remedy = "Install what was tested: make run, or pip install --requirement requirements/run.txt"
        return Finding(state, f"{'; '.join(wrong)}. {remedy}")
    shown = ", ".join(f"{name} {version(name)}" for name in SHOWN)
    return Finding(GOOD, f"newsledger {version('newsledger')} on Python {sys.version.split()[0]}; {shown}")


def misfit(name: str, asked) -> str:
    """What is wrong with a package; empty where nothing is."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return f"{name} {ABSENT}"
    return "" if asked.contains(found, prereleases=True) else f"{name} is {found}, and {asked} is wanted"


def check_raw(settings: Settings) -> Finding:
    require_folders(settings)
    scan = scan_folder(settings.raw)
    if not scan.files:
        return Finding(LOOK, f"{settings.raw} holds no articles: put some into it.")
    unread = [reject.file for reject in scan.rejects]
    unread += [found.file for found in scan.files if suffix_of(found.file) not in find_readers()]
    if unread:
        says = f"{settings.raw}: {len(scan.files):,} files, {len(unread):,} that nothing reads ({unread[0]}): rejects.csv will say why."
        return Finding(LOOK, says)
    return Finding(GOOD, f"{settings.raw}: {len(scan.files):,} files")


def check_output(settings: Settings) -> Finding:
    out = settings.out
    require_output_folder(out, is_known=False)
    if not is_writable(out.parent):
        return Finding(
            FAULT, f"{out.parent} can't be written, and {out.name} is replaced as a whole. Give rights to its folder."
        )
    if os.path.ismount(out):
        return Finding(FAULT, f"{out} is a mount point, and is replaced as a whole. Mount the folder above it.")
    if not (out / PACKAGE).exists():
        return Finding(GOOD, f"{out}: nothing is published yet")
    missing = [name for name in published_files(out) if not (out / name).exists()]
    if missing:
        return Finding(LOOK, f"{out}: {', '.join(missing)} missing. The next run publishes anew.")
    return Finding(GOOD, f"{out}: published, and complete")


def is_writable(folder: Path) -> bool:
    """Whether a folder, or the one in which it would be made, can be written."""
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK)


def published_files(out: Path) -> list[str]:
    """The files that a publication names."""
    paths = [resource["path"] for resource in json.loads((out / PACKAGE).read_text(encoding="utf-8"))["resources"]]
    return [name for path in paths for name in ([path] if isinstance(path, str) else path)]


def check_decisions(settings: Settings) -> Finding:
    """Whether a run can apply what people decided."""
    if settings.curation is None:
        return Finding(GOOD, "no folder of decisions: --curation names one")
    path = settings.curation / FILE
    decisions = read_decisions(path)
    return Finding(
        GOOD, f"{path}: {len(decisions):,} decisions" if path.exists() else f"{path}: nothing is decided yet"
    )


def check_aliases(settings: Settings) -> Finding:
    """Whether a run can apply the names of things that people brought together."""
    if settings.curation is None:
        return Finding(GOOD, "no folder of aliases: --curation names one")
    path = settings.curation / ALIASES
    found = read_aliases(settings.curation)
    return Finding(GOOD, f"{path}: {len(found):,} aliases" if path.exists() else f"{path}: there are none")


def check_ledger(settings: Settings) -> Finding:
    """Whether it is ours, of this layout, and whole. What is wrong with a ledger costs time, not the run."""
    path = settings.ledger
    if not path.exists():
        return Finding(GOOD, f"{path}: the first run makes it")
    # Reading a ledger at rest as it stands leaves no files of SQLite's beside it.
    at_rest = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro{at_rest}", uri=True, timeout=1)
    try:
        return judge_ledger(Ledger(connection, path), settings)
    except sqlite3.DatabaseError as error:
        return Finding(
            LOOK,
            f"{path} is broken ({error}). The next run sets it aside and builds it again, which takes as long as the first.",
        )
    finally:
        connection.close()


def judge_ledger(ledger: Ledger, settings: Settings) -> Finding:
    values = [
        ledger.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "quick_check(1)")
    ]
    application, layout, verdict = values
    if application != APPLICATION_ID:
        return Finding(FAULT, f"{ledger.path} is a database of something else. Name another file with --ledger.")
    if layout != LAYOUT:
        return Finding(
            LOOK,
            f"{ledger.path} was written by another version. The next run builds it again, which takes as long as the first.",
        )
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
    if ledger.fact("folders"):
        require_ours(ledger, settings)
    runs = ledger.connection.execute(
        "SELECT started, coalesce(outcome, 'no end') FROM runs ORDER BY run_id DESC LIMIT 1"
    ).fetchone()
    last = f"last run {runs[0]}: {runs[1]}" if runs else "no run yet"
    return Finding(GOOD, f"{ledger.path}: layout {LAYOUT}, whole; {last}")


def check_lock(settings: Settings) -> Finding:
    if not settings.lock.exists():
        return Finding(GOOD, "no run is at work")
    try:
        with FileLock(settings.lock, timeout=0):
            return Finding(GOOD, "no run is at work")
    except Timeout:
        return Finding(LOOK, f"a run is at work ({describe_running(settings)}): another one would end with exit code 4")


def check_disk(settings: Settings) -> Finding:
    """Whether there is room for another copy of what is published, and for the ledger to grow."""
    folder = settings.out
    while not folder.exists():
        folder = folder.parent
    published = sum(path.stat().st_size for path in settings.out.rglob("*") if path.is_file())
    ledger = settings.ledger.stat().st_size if settings.ledger.exists() else 0
    free, wanted = shutil.disk_usage(folder).free, 2 * published + ledger + SPARE_BYTES
    says = f"{free / 1e9:,.1f} GB free, at most {wanted / 1e9:,.1f} GB wanted"
    return Finding(GOOD, says) if free >= wanted else Finding(FAULT, f"{folder}: {says}. Make room.")


def check_server(settings: Settings) -> Finding:
    address = find_server()
    if not address:
        return Finding(
            GOOD,
            "no PREFECT_API_URL: `newsledger run` starts a server for itself, `serve` looks for one on this machine",
        )
    require_server(address)
    return Finding(GOOD, f"Prefect's server answers at {address}")


def check_schedule(settings: Settings) -> Finding:
    """What runs this by itself, as Prefect's server knows it."""
    found = find_deployments(find_server())
    if not found:
        return Finding(GOOD, "no deployment is known: runs start by hand, by cron or by `newsledger watch`")
    lost = [one.words for one in found if not one.is_served]
    if lost:
        return Finding(
            LOOK,
            f"{'; '.join(lost)}: nobody carries it out. Start `newsledger serve`, or `prefect worker start --pool POOL`.",
        )
    return Finding(GOOD, "; ".join(one.words for one in found))


def check_cluster(settings: Settings) -> Finding:
    if settings.runner != "dask":
        return Finding(GOOD, f"work is done on this machine, by {settings.workers} of {os.cpu_count()} processors")
    from flows.cluster import Cluster

    cluster = Cluster(settings)
    try:
        return Finding(GOOD, f"{cluster.count} Dask workers at {settings.scheduler}, of the same version")
    finally:
        cluster.close()


CHECKS: dict[str, Callable[[Settings], Finding]] = {
    "packages": check_packages,
    "raw": check_raw,
    "output": check_output,
    "decisions": check_decisions,
    "aliases": check_aliases,
    "ledger": check_ledger,
    "lock": check_lock,
    "disk": check_disk,
    "server": check_server,
    "schedule": check_schedule,
    "workers": check_cluster,
}
