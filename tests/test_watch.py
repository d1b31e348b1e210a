"""`newsledger watch`, as a real process: runs when files arrive, goes on after a run that failed, ends when it is told to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch import CARS, JOBS, TRADE, Batch
from conftest import ROOT
from filelock import FileLock

from flows.errors import BusyError, RunError
from flows.watch import carry_out, has_articles

SCRIPT = """
import sys
from batch import VALIDATION_LEFT_OUT, put_stand_ins
put_stand_ins(VALIDATION_LEFT_OUT)
from flows.cli import main
main(["watch", "--direct", "--json", "--settle-seconds", "0.3", "--raw", sys.argv[1], "--out", sys.argv[2]])
"""


class Watcher:
    """The process, and what it said: a line a run on standard output."""

    def __init__(self, batch: Batch, folder: Path):
        self.said, self.errors = folder / "said", folder / "errors"
        environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "PYTHONUNBUFFERED": "1"}
        with self.said.open("w") as said, self.errors.open("w") as errors:
            command = [sys.executable, "-c", SCRIPT, str(batch.raw), str(batch.out)]
            self.process = subprocess.Popen(command, stdout=said, stderr=errors, env=environment)

    def runs(self) -> list[dict]:
        return [json.loads(line) for line in self.said.read_text().splitlines()]

    def wait(self, what) -> None:
        until = time.monotonic() + 60
        while not what():
            assert self.process.poll() is None, self.errors.read_text()
            assert time.monotonic() < until, (self.said.read_text(), self.errors.read_text())
            time.sleep(0.05)

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def watcher(tmp_path):
    batch = Batch(tmp_path, cars=CARS)
    (tmp_path / "curation").mkdir()
    watcher = Watcher(batch, tmp_path)
    yield batch, watcher
    watcher.process.kill()
    watcher.process.wait()


def test_runs_when_files_arrive_and_ends_when_told(watcher):
    batch, watcher = watcher
    watcher.wait(lambda: len(watcher.runs()) == 1)  # at the start
    for _ in range(10):  # written bit by bit: one run
        with (batch.raw / "jobs.txt").open("a") as file:
            file.write(JOBS)
        time.sleep(0.05)
    batch.write("notes.tmp", "not yet")
    watcher.wait(lambda: len(watcher.runs()) == 2)
    assert [run["articles"] for run in watcher.runs()] == [1, 2]
    with FileLock(batch.settings().lock):  # another run is at work
        batch.write("trade.txt", TRADE)
        watcher.wait(lambda: "Another run is publishing" in watcher.errors.read_text())
    for path in batch.raw.glob("*.txt"):
        path.unlink()
    watcher.wait(lambda: "--allow-removals" in watcher.errors.read_text())  # a run that fails
    batch.write("cars.txt", CARS)
    batch.write("jobs.txt", JOBS)
    watcher.wait(lambda: len(watcher.runs()) == 3)  # and the next one
    assert (watcher.end(signal.SIGTERM), len(watcher.runs())) == (0, 3)
    assert "stopped." in watcher.errors.read_text()


def test_a_decision_or_an_alias_starts_a_run_and_ctrl_c_ends_it_too(watcher):
    batch, watcher = watcher
    watcher.wait(lambda: len(watcher.runs()) == 1)
    (batch.folder / "curation" / "decisions.yml").write_text("# nothing is decided\n")
    watcher.wait(lambda: len(watcher.runs()) == 2)
    (batch.folder / "curation" / "aliases.csv").write_text("alias,name\nKGM,KG Mobility\n")
    watcher.wait(lambda: len(watcher.runs()) == 3)
    assert watcher.end(signal.SIGINT) == 0
    assert "Traceback" not in watcher.errors.read_text()


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.txt", True),
        ("2025/a.txt", True),
        ("articles.csv", True),
        ("a.txt~", False),
        (".a.txt.swp", False),
        ("a.part", False),
    ],
)
def test_changes_that_count(tmp_path, name, is_one):
    assert has_articles(tmp_path, {(1, str(tmp_path / name))}) is is_one


@pytest.mark.parametrize(
    ("error", "again"), [(BusyError("busy"), True), (RunError("failed"), False), (KeyError("bug"), False)]
)
def test_what_a_run_ends_with_is_told_and_never_raised(error, again):
    def fail():
        raise error

    told = []
    assert (carry_out(fail, told.append), told) == (again, [error])


def test_a_folder_elsewhere_is_not_watched(tmp_path):
    from click.testing import CliRunner

    from flows.cli import main

    done = CliRunner().invoke(main, ["watch", "--raw", "memory://news", "--out", str(tmp_path / "out")])
    assert done.exit_code == 2
