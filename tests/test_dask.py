"""A run on a Dask cluster, and what is told where it can't be used. As Prefect's tasks: tests/test_flows_prefect.py."""

from __future__ import annotations

import pytest
from batch import CARS, JOBS, TRADE, Batch, leave_out_validation
from dask_workers import dask_cluster

from flows.cluster import STEPS, worker_fault
from flows.errors import RunError, UsageError
from flows.versions import current_versions

ARTICLES = {"cars": CARS, "jobs": JOBS, "trade": TRADE, "more": TRADE.replace("512", "513")}


def test_a_cluster_publishes_what_one_process_publishes(tmp_path, monkeypatch):
    leave_out_validation(monkeypatch)
    batch = Batch(tmp_path / "one", **ARTICLES)
    batch.run()
    other = Batch(tmp_path / "many", **ARTICLES)
    with dask_cluster(tmp_path) as scheduler:
        assert other.run(runner="dask", scheduler=scheduler, batch_size=1).articles_extracted == 4
    assert other.hashes(without=()) == batch.hashes(without=())


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
