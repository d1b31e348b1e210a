"""A run on a Dask cluster: a scheduler and two workers, started by hand as docs/production.md says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch import CARS, JOBS, TRADE, Batch, leave_out_validation
from conftest import ROOT

from flows.cluster import STEPS, worker_fault
from flows.errors import RunError, UsageError
from flows.versions import current_versions

ARTICLES = {"cars": CARS, "jobs": JOBS, "trade": TRADE, "more": TRADE.replace("512", "513")}


@pytest.fixture
def scheduler(tmp_path):
    """The address of a scheduler with two workers."""
    log = tmp_path / "scheduler.log"
    with log.open("w") as said:
        started = [start(said, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        address = wait_for(r"(tcp://127\.0\.0\.1:\d+)", log)
        started.append(start(said, "dask_worker", address, "--nthreads", "1", "--nworkers", "2", "--no-dashboard"))
        try:
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait(30)


def start(said, command: str, *arguments: str) -> subprocess.Popen:
    line = [sys.executable, "-m", f"distributed.cli.{command}", *arguments]
    return subprocess.Popen(line, stdout=said, stderr=said, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})


def wait_for(pattern: str, log: Path) -> str:
    for _ in range(300):
        if found := re.search(pattern, log.read_text()):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_a_cluster_publishes_what_one_process_publishes(tmp_path, monkeypatch, scheduler):
    leave_out_validation(monkeypatch)
    batch = Batch(tmp_path / "one", **ARTICLES)
    wait_for_workers(scheduler, 2)
    batch.run()
    other = Batch(tmp_path / "many", **ARTICLES)
    assert other.run(runner="dask", scheduler=scheduler, batch_size=1).articles_extracted == 4
    assert other.hashes(without=()) == batch.hashes(without=())


def wait_for_workers(scheduler: str, count: int) -> None:
    from distributed import Client

    with Client(scheduler, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def test_a_scheduler_that_does_not_answer(tmp_path, monkeypatch):
    monkeypatch.setattr("flows.cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(RunError, match=r"No Dask scheduler answers at tcp://127.0.0.1:9"):
        Batch(tmp_path, cars=CARS).run(runner="dask", scheduler="tcp://127.0.0.1:9")


def test_a_cluster_without_an_address(tmp_path):
    with pytest.raises(UsageError, match="--scheduler tcp://HOST:8786"):
        Batch(tmp_path, cars=CARS).run(runner="dask")


def test_a_cluster_without_dask(tmp_path, monkeypatch):
    monkeypatch.setattr("flows.cluster.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'newsledger\[dask\]'"):
        Batch(tmp_path, cars=CARS).run(runner="dask", scheduler="tcp://127.0.0.1:9")


OURS = {step: getattr(current_versions(), step) for step in STEPS}


@pytest.mark.parametrize(
    ("told", "threads", "fault"),
    [
        ({"raw": True, "versions": OURS}, 1, ""),
        ({"raw": False, "versions": OURS}, 1, "Mount it there under the same path."),
        ({"raw": True, "versions": OURS | {"rules": "other"}}, 1, "has other rules than this machine."),
        ({"raw": True, "versions": OURS}, 2, "Start it with --nthreads 1"),
        ({"missing": "No module named 'flows'"}, 1, "has no Newsledger that works (No module named 'flows')"),
        (OSError("lost"), 1, "has no Newsledger that works (OSError: lost)"),
    ],
)
def test_workers_that_would_not_do_the_same(tmp_path, told, threads, fault):
    found = worker_fault(told, threads, Batch(tmp_path).settings())
    assert fault in found if fault else found == ""
