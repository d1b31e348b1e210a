"""The ledger: whose it is, what happens when it is lost, broken or in use, and two runs at once."""

from __future__ import annotations

import shutil
import sqlite3

import pytest
from batch import CARS, JOBS, TRADE, Batch, leave_out_validation
from filelock import FileLock

from flows.errors import BusyError, UsageError
from flows.ledger import open_ledger
from flows.reporting import Report
from flows.runs import run_batch


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    return Batch(tmp_path, cars=CARS, jobs=JOBS, trade=TRADE)


class Heard(Report):
    """A report that keeps what was said."""

    def __init__(self):
        self.messages: list[str] = []

    def say(self, message: str) -> None:
        self.messages.append(message)


def run_heard(batch: Batch) -> tuple:
    report = Heard()
    return run_batch(batch.settings(), report=report), report.messages


def test_the_ledger_stands_beside_the_output_folder(batch):
    batch.run()
    assert (batch.folder / "out.ledger.sqlite3").exists()
    batch.run(ledger=batch.folder / "state" / "mine.sqlite3")
    assert (batch.folder / "state" / "mine.sqlite3").exists()


def test_a_lost_ledger_is_built_again_and_the_publication_stays(batch):
    batch.run()
    before = batch.identity()
    batch.settings().ledger.unlink()
    assert batch.run().articles_extracted == 3
    assert batch.identity() == before


def test_a_rebuild_starts_from_nothing_and_compares_with_what_is_published(batch):
    batch.run()
    before, changes = batch.identity(), batch.rows("changes")
    summary = batch.run(rebuild=True)
    assert (summary.files_read, summary.articles_extracted, summary.is_new) == (3, 3, False)
    assert (batch.identity(), batch.rows("changes")) == (before, changes)
    batch.write("more.txt", "The city counted 77 bridges in 2025, the mayor said on Friday.\n")
    assert batch.run(rebuild=True).articles_extracted == 4
    assert {row["article_id"] for row in batch.rows("changes")} == {"more.txt"}


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b""])
def test_a_broken_ledger_is_set_aside_and_built_again(batch, content):
    batch.run()
    before = batch.identity()
    batch.settings().ledger.write_bytes(content)
    summary, messages = run_heard(batch)
    assert summary.articles_extracted == 3
    assert batch.identity() == before
    if content:
        assert "was broken" in messages[0]
        assert "built again" in messages[0]
        assert (batch.folder / "out.ledger.sqlite3.broken").read_bytes() == content


def test_a_ledger_with_broken_pages_is_built_again(batch):
    for number in range(20):
        batch.write(f"more{number}.txt", f"{CARS} It built {number + 20} schools.\n" * 5)
    batch.run()
    before = batch.hashes()
    ledger = batch.settings().ledger
    content = bytearray(ledger.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    ledger.write_bytes(content)
    summary, messages = run_heard(batch)
    assert "was broken" in messages[0]
    assert summary.articles == 23
    assert batch.hashes() == before


def test_a_ledger_of_an_older_layout_is_built_again(batch):
    batch.run()
    with sqlite3.connect(batch.settings().ledger) as connection:
        connection.execute("PRAGMA user_version = 0")
    connection.close()
    summary, messages = run_heard(batch)
    assert summary.articles_extracted == 3
    assert "another version" in messages[0]


def test_a_ledger_of_other_folders_is_refused(batch, tmp_path):
    batch.run()
    other = Batch(tmp_path / "other", cars=CARS)
    with pytest.raises(UsageError, match=r"belongs to .*raw and .*out"):
        other.run(ledger=batch.settings().ledger)


def test_a_database_of_something_else_is_refused_and_left_alone(batch):
    path = batch.folder / "accounts.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE money (amount)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UsageError, match="something else"):
        batch.run(ledger=path)
    assert path.read_bytes() == before


def test_folders_and_ledger_can_be_moved_together(batch, tmp_path):
    batch.run()
    moved = Batch.__new__(Batch)
    shutil.copytree(
        batch.folder, tmp_path / "moved", copy_function=shutil.copy2, ignore=shutil.ignore_patterns("moved")
    )
    moved.folder, moved.raw, moved.out = (tmp_path / "moved" / name for name in (".", "raw", "out"))
    summary = moved.run()
    assert (summary.articles_extracted, summary.is_new) == (0, False)


def test_a_second_run_says_who_runs(batch):
    batch.run()
    settings = batch.settings()
    with FileLock(settings.lock), open_ledger(settings) as ledger:
        ledger.start_run()
        with pytest.raises(BusyError, match=r"Another run is publishing to .*process \d+ on .*since") as caught:
            batch.run()
    assert caught.value.exit_code == 4
    assert batch.run().articles == 3


def test_a_run_that_failed_is_known_as_such(batch, monkeypatch):
    monkeypatch.setattr("flows.rendering.build_tables", lambda *arguments: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        batch.run()
    with open_ledger(batch.settings()) as ledger:
        assert ledger.connection.execute("SELECT outcome FROM runs").fetchall() == [("failed",)]


def test_a_ledger_locked_by_another_program_is_busy(batch, monkeypatch):
    batch.run()
    monkeypatch.setattr("flows.ledger.LOCK_SECONDS", 0.1)
    batch.write("more.txt", TRADE.replace("512", "513"))
    other = sqlite3.connect(batch.settings().ledger, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BusyError, match="locked"):
        batch.run()
    other.execute("ROLLBACK")
    other.close()
    assert batch.run().articles == 4
