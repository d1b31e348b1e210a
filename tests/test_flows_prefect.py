"""The batch as a Prefect flow: one server for one test, since starting it takes most of the time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from batch import CARS, JOBS, SLIP, TRADE, Batch, leave_out_validation
from dask_workers import dask_cluster
from filelock import FileLock

from flows.errors import BusyError
from flows.reporting import Report


def test_the_flow_publishes_what_a_plain_run_publishes(tmp_path, monkeypatch):
    """States say what came out, batches are tasks that are tried again, and the command line runs the same flow."""
    from flows.environment import prepare_prefect

    prepare_prefect(tmp_path)
    from prefect.testing.utilities import prefect_test_harness

    leave_out_validation(monkeypatch)
    monkeypatch.setenv("NEWSLEDGER_REPORT", "false")
    batch = Batch(tmp_path, cars=CARS, jobs=JOBS, trade=TRADE)
    with prefect_test_harness(server_startup_timeout=120):
        check_states(batch)
        check_cluster(batch)
        check_retries(batch, monkeypatch)
        check_command_line(batch)


def check_states(batch: Batch) -> None:
    from flows import publish_dataset

    folders = {"raw": str(batch.raw), "out": str(batch.out), "settle_seconds": 0}
    state = publish_dataset(**folders, batch_size=1, return_state=True)
    assert state.name == "Completed"
    assert "articles: 3" in state.message
    assert batch.from_nothing().hashes() == batch.hashes()
    batch.write("slip.txt", SLIP)
    assert publish_dataset(**folders, return_state=True).name == "Completed with quarantine"
    batch.write("bad.txt", b"")
    assert publish_dataset(**folders, return_state=True).name == "Completed with rejects"
    assert publish_dataset(**folders).articles == 4
    missing = publish_dataset(raw=str(batch.folder / "missing"), out=str(batch.out), return_state=True)
    assert (missing.name, missing.is_failed()) == ("Failed", True)
    assert "There is no folder" in missing.message
    check_busy(batch, folders)


def check_busy(batch: Batch, folders: dict) -> None:
    from flows.orchestration import publish_dataset, run_flow

    with FileLock(batch.settings().lock):
        state = publish_dataset(**folders, return_state=True)
        assert (state.name, state.is_failed()) == ("Busy", False)
        assert "Another run is publishing to" in state.message
        with pytest.raises(BusyError):
            run_flow(batch.settings(), Report())


def check_retries(batch: Batch, monkeypatch) -> None:
    from flows import orchestration, runs

    read_files, calls = runs.read_files, []

    def fail_once(*arguments, **options):
        calls.append(arguments)
        if len(calls) == 1:
            raise OSError(5, "Input/output error")
        return read_files(*arguments, **options)

    monkeypatch.setattr(runs, "read_files", fail_once)
    monkeypatch.setattr(orchestration, "RETRY_SECONDS", 0.1)
    batch.write("more.txt", TRADE.replace("512", "513"))
    summary = orchestration.publish_dataset(raw=str(batch.raw), out=str(batch.out), settle_seconds=0)
    assert (len(calls), summary.articles) == (2, 5)


def check_cluster(batch: Batch) -> None:
    """Batches as Prefect's tasks on the workers of a cluster."""
    from flows import publish_dataset

    out = batch.folder / "spread"
    with dask_cluster(batch.folder) as scheduler:
        options = {"runner": "dask", "scheduler": scheduler, "batch_size": 2, "settle_seconds": 0}
        state = publish_dataset(raw=str(batch.raw), out=str(out), **options, return_state=True)
    assert state.name == "Completed with rejects"
    again = Batch.__new__(Batch)
    again.out = out
    assert again.hashes() == batch.from_nothing().hashes()


def check_command_line(batch: Batch) -> None:
    from prefect.settings import PREFECT_API_URL

    command = [sys.executable, "-m", "flows.cli", "run", "--raw", batch.raw, "--out", batch.folder / "again"]
    environment = os.environ | {"PREFECT_API_URL": PREFECT_API_URL.value(), "NEWSLEDGER_SETTLE_SECONDS": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 3, done.stderr
    assert "rejected: bad.txt: the file is empty." in done.stdout
    again = Batch.__new__(Batch)
    again.out = batch.folder / "again"
    same = ("changes.csv", "validation.json")
    assert again.hashes(without=same) == batch.hashes(without=same)
