"""A Dask cluster of this machine for tests: a scheduler and two workers, started by hand as docs/production.md says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import ROOT


@contextmanager
def dask_cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler, once two workers are there."""
    log = folder / "dask.log"
    with log.open("w") as said:
        started = [start(said, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
        try:
            address = wait_for(r"(tcp://127\.0\.0\.1:\d+)", log)
            started.append(start(said, "dask_worker", address, "--nthreads", "1", "--nworkers", "2", "--no-dashboard"))
            wait_for_workers(address, 2)
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait(30)


def start(said, command: str, *arguments: str) -> subprocess.Popen:
    line = [sys.executable, "-m", f"distributed.cli.{command}", *arguments]
    return subprocess.Popen(line, stdout=said, stderr=said, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})


def wait_for(pattern: str, log: Path) -> str:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        if found := re.search(pattern, log.read_text()):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def wait_for_workers(scheduler: str, count: int) -> None:
    from distributed import Client

    with Client(scheduler, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=90)
