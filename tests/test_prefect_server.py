"""A server, `newsledger serve` and the deployment of prefect.yaml, started as docs/production.md says; runs never overlap."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from batch import CARS, Batch
from conftest import ROOT
from filelock import FileLock

SECONDS = 240
"""How long anything may take on a machine that has much else to do."""


class Machine:
    """Processes that are started for the test, and a server that can be asked."""

    def __init__(self, folder: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.api, self.started = folder, f"http://127.0.0.1:{self.port}/api", {}
        self.environment = os.environ | {
            "PREFECT_HOME": str(folder / "prefect"), "PREFECT_API_URL": self.api, "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1", "NEWSLEDGER_HOME": str(ROOT), "NEWSLEDGER_SETTLE_SECONDS": "0", "PYTHONPATH": str(ROOT),
        }  # fmt: skip

    def command(self, module: str, *words: object) -> dict:
        return {"args": [sys.executable, "-m", module, *map(str, words)], "cwd": ROOT, "env": self.environment}

    def start(self, name: str, module: str, *words: object) -> None:
        with (self.folder / f"{name}.log").open("w") as said:
            command = self.command(module, *words)
            self.started[name] = subprocess.Popen(**command, stdout=said, stderr=said, start_new_session=True)

    def run(self, module: str, *words: object) -> str:
        done = subprocess.run(**self.command(module, *words), capture_output=True, text=True, timeout=SECONDS)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def ask(self, path: str, body: dict | None = None):
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(f"{self.api}/{path}", data, {"Content-Type": "application/json"}), timeout=30) as answer:
            return json.load(answer)

    def wait(self, what: Callable):
        """What the function gives, once it gives anything."""
        until = time.monotonic() + SECONDS
        while True:
            with suppress(OSError):
                if found := what():
                    return found
            assert time.monotonic() < until, self.logs()
            time.sleep(0.3)

    def deployment(self, name: str) -> dict:
        """A deployment, once something waits for its runs."""
        path = f"deployments/name/newsledger/{name}"
        return self.wait(lambda: (found := self.ask(path))["status"] == "READY" and found)

    def carry_out(self, deployment: dict, **parameters: object) -> dict:
        """The final state of a run of a deployment."""
        run = self.ask(f"deployments/{deployment['id']}/create_flow_run", {"parameters": parameters})
        return self.wait(lambda: (found := self.ask(f"flow_runs/{run['id']}"))["end_time"] and found)["state"]

    def logs(self) -> str:
        return "\n".join(path.read_text() for path in self.folder.glob("*.log"))

    def end(self, name: str, number: int = signal.SIGKILL) -> int:
        """The exit code of a process that is told to end; what it started ends with it."""
        process = self.started.pop(name)
        process.send_signal(number)
        try:
            return process.wait(60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def machine(tmp_path):
    machine = Machine(tmp_path)
    machine.start("server", "prefect", "server", "start", "--port", machine.port)
    try:
        machine.wait(lambda: machine.ask("health"))
        yield machine
    finally:
        for name in list(machine.started):
            machine.end(name)


def test_a_schedule_and_a_deployment_on_one_machine(machine):
    batch = Batch(machine.folder / "news", cars=CARS)
    check_serve(machine, batch)
    check_deployment(machine, batch)


def test_the_page_shows_these_commands():
    page = (ROOT / "docs" / "production.md").read_text(encoding="utf-8")
    for command in (
        "prefect server start",
        'newsledger serve --cron "0 6 * * *" --raw',
        "prefect work-pool create newsledger --type process",
        "prefect --no-prompt deploy --all",
        "prefect worker start --pool newsledger",
    ):
        assert f"    {command}" in page, command


def check_serve(machine: Machine, batch: Batch) -> None:
    folders = ("--raw", batch.raw, "--out", batch.out)
    machine.start("serve", "flows.cli", "serve", "--cron", "0 6 * * *", *folders)
    deployment = machine.deployment("newsledger")
    assert [one["schedule"]["cron"] for one in deployment["schedules"]] == ["0 6 * * *"]
    assert deployment["parameter_openapi_schema"]["properties"]["raw"]["description"].startswith("Folder of articles")
    assert machine.carry_out(deployment)["name"] == "Completed", machine.logs()
    assert batch.column("articles", "file") == ["cars.txt"]
    artifacts = {one["key"]: str(one["data"]) for one in machine.ask("artifacts/filter", {})}
    assert (batch.out / "claims.csv").as_uri() in artifacts["newsledger-files"]
    assert "newsledger (0 6 * * *)" in machine.run("flows.cli", "doctor", *folders)
    assert machine.end("serve", signal.SIGTERM) == 0


def check_deployment(machine: Machine, batch: Batch) -> None:
    machine.run("prefect", "work-pool", "create", "newsledger", "--type", "process")
    machine.run("prefect", "--no-prompt", "deploy", "--all")
    machine.start("worker", "prefect", "worker", "start", "--pool", "newsledger")
    deployment = machine.deployment("nightly")
    folders = {"raw": str(batch.raw), "out": str(batch.folder / "nightly")}
    assert machine.carry_out(deployment, **folders)["name"] == "Completed", machine.logs()
    assert (batch.folder / "nightly" / "claims.csv").read_bytes() == (batch.out / "claims.csv").read_bytes()
    with FileLock(batch.settings(out=folders["out"]).lock):
        state = machine.carry_out(deployment, **folders)
    assert (state["type"], state["name"]) == ("CANCELLED", "Busy")
    assert "Another run is publishing to" in state["message"]
