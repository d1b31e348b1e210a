"""What `newsledger doctor` finds, and that it changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from batch import CARS, JOBS, Batch, leave_out_validation
from click.testing import CliRunner
from filelock import FileLock

from flows.cli import main
from flows.doctor import CHECKS, examine


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("flows.doctor.requires", lambda name: [])
    return Batch(tmp_path, cars=CARS, jobs=JOBS)


def found(batch: Batch, name: str, **options) -> str:
    """State and words of one finding."""
    finding = next(one for one in examine(batch.settings(**options)) if one.name == name)
    return f"{finding.state} {finding.says}"


def test_all_is_well_and_stays_as_it_is(batch):
    batch.run()
    before = times_of(batch)
    done = CliRunner().invoke(main, ["doctor", "--raw", str(batch.raw), "--out", str(batch.out)])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [["ok", name] for name in CHECKS]
    assert "\x1b" not in done.stdout
    assert times_of(batch) == before


def times_of(batch):
    """When each file was written last; not so the lock, which is taken to see whether it is free."""
    paths = sorted(batch.folder.iterdir())
    return [(path.name, path.suffix != ".lock" and path.stat().st_mtime_ns) for path in paths]


def test_before_the_first_run(batch):
    assert found(batch, "output") == f"ok {batch.out}: nothing is published yet"
    assert "the first run makes it" in found(batch, "ledger")
    assert sorted(path.name for path in batch.folder.iterdir()) == ["raw"]


def test_decisions_that_a_run_could_not_apply(batch):
    file = batch.folder / "curation" / "decisions.yml"
    assert found(batch, "decisions") == f"ok {file}: nothing is decided yet"
    file.parent.mkdir()
    file.write_text("- claims: x\n")
    assert found(batch, "decisions").startswith(f"FAULT {file}, line 1: nothing reads the key 'claims' of a decision.")
    file.write_text("# nothing\n")
    assert found(batch, "decisions") == f"ok {file}: 0 decisions"


def test_aliases_that_a_run_could_not_apply(batch):
    file = batch.folder / "curation" / "aliases.csv"
    assert found(batch, "aliases") == f"ok {file}: there are none"
    file.parent.mkdir()
    file.write_text("alias,nmae\nKGM,KG Mobility\n")
    assert found(batch, "aliases").startswith(f"FAULT {file}: line 1: nothing reads the column 'nmae'")
    file.write_text("alias,name\nKGM,KG Mobility\n")
    assert found(batch, "aliases") == f"ok {file}: 1 aliases"


def test_packages_that_do_not_fit(batch, monkeypatch):
    monkeypatch.setattr("flows.doctor.requires", lambda name: ["click>=99", 'gone; extra == "dask"'])
    words = found(batch, "packages")
    assert words.startswith("look click is ")
    assert "and >=99 is wanted. Install what was tested" in words
    monkeypatch.setattr("flows.doctor.requires", lambda name: ["click>=99", "no-such-thing"])
    assert found(batch, "packages").startswith("FAULT ")
    assert "no-such-thing is not installed." in found(batch, "packages")


def test_folders_that_can_not_be_meant(batch):
    done = CliRunner().invoke(main, ["doctor", "--raw", str(batch.folder / "missing"), "--out", str(batch.raw)])
    assert done.exit_code == 1
    assert "There is no folder" in done.stdout
    assert "holds other files" in done.stdout


def test_an_empty_folder_and_files_that_nothing_reads(batch):
    batch.write("paper.pdf", b"%PDF")
    assert found(batch, "raw").startswith("look ")
    assert "3 files, 1 that nothing reads (paper.pdf)" in found(batch, "raw")
    for path in batch.raw.iterdir():
        path.unlink()
    assert found(batch, "raw").endswith("holds no articles: put some into it.")


def test_a_published_file_that_is_missing(batch):
    batch.run()
    (batch.out / "checks.csv").unlink()
    assert found(batch, "output") == f"look {batch.out}: checks.csv missing. The next run publishes anew."


def test_ledgers_of_every_kind(batch):
    batch.run()
    assert "whole; last run" in found(batch, "ledger")
    assert found(batch, "ledger", out=batch.folder / "elsewhere", ledger=batch.settings().ledger).startswith("FAULT ")
    ledger = batch.settings().ledger
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA user_version = 1")
    assert "was written by another version" in found(batch, "ledger")
    ledger.write_bytes(b"no database" * 1000)
    assert "is broken" in found(batch, "ledger")
    ledger.unlink()
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("CREATE TABLE diary (day)")
    assert "FAULT" in found(batch, "ledger") and "a database of something else" in found(batch, "ledger")


def test_a_run_at_work(batch):
    batch.run()
    with FileLock(batch.settings().lock):
        assert found(batch, "lock").startswith("look a run is at work")
    assert found(batch, "lock") == "ok no run is at work"


def test_a_full_disk(batch, monkeypatch):
    monkeypatch.setattr("flows.doctor.SPARE_BYTES", 10**18)
    assert found(batch, "disk").startswith("FAULT ")
    assert found(batch, "disk").endswith("Make room.")


class PrefectStandIn(BaseHTTPRequestHandler):
    """Answers as Prefect's server does to what the doctor asks."""

    status = "READY"

    def do_GET(self):
        self.answer(b"true")

    def do_POST(self):
        schedule = '{"active": true, "schedule": {"cron": "0 6 * * *"}}'
        self.answer(
            f'[{{"name": "nightly", "paused": false, "status": "{self.status}", "schedules": [{schedule}]}}]'.encode()
        )

    def answer(self, words: bytes):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *arguments):
        pass


@pytest.mark.parametrize(
    ("status", "words"),
    [("READY", "ok nightly (0 6 * * *)"), ("NOT_READY", "look nightly (0 6 * * *): nobody carries")],
)
def test_a_server_and_its_deployments(batch, monkeypatch, status, words):
    monkeypatch.setattr(PrefectStandIn, "status", status)
    with HTTPServer(("127.0.0.1", 0), PrefectStandIn) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{server.server_port}/api")
        assert found(batch, "server").startswith("ok Prefect's server answers at http")
        assert found(batch, "schedule").startswith(words)
        server.shutdown()


def test_a_server_that_does_not_answer(batch, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert "Start one with `prefect server start`" in found(batch, "server")
    assert found(batch, "schedule").startswith("FAULT ")
