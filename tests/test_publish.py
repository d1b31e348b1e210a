"""Publishing: one swap, whole at every moment, finished after a kill; what is altered is mended, what is ours alone replaced."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from batch import CARS, JOBS, TRADE, Batch, leave_out_validation
from conftest import ROOT
from killed_run import MOMENTS, TWO_RENAMES

from flows import swap
from flows.changes import find_differences
from flows.csvfiles import parse_rows, read_rows, rows_text, table_bytes
from flows.errors import UsageError


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    return Batch(tmp_path, cars=CARS, jobs=JOBS, trade=TRADE)


def run_process(folder: Path, moment: str = "") -> int:
    """A run in a process of its own, killed at the moment; its return code."""
    script = ROOT / "tests" / "killed_run.py"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(folder), *([moment] if moment else [])]
    return subprocess.run(command, env=environment, capture_output=True, timeout=120).returncode


def is_whole(out: Path) -> bool:
    """Whether every table is the one that datapackage.json describes."""
    package = json.loads((out / "datapackage.json").read_bytes())
    files = [file for one in package["resources"] for file in one.get("parts", [one])]
    described = {file["path"]: file["hash"] for file in files if "hash" in file}
    return all(
        described[name] == f"sha256:{hashlib.sha256((out / name).read_bytes()).hexdigest()}" for name in described
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> tuple[Path, dict, dict]:
    """A publication, then news: the folder before the second run, and the hashes before and after it."""
    batch = Batch(tmp_path_factory.mktemp("killed"), a="12 and 13 of them.", b="14 of them.", c="15 of them.")
    assert run_process(batch.folder) == 0
    before = batch.hashes()
    batch.write("b.txt", "16 and 17 of them.")
    batch.write("d.txt", "18 of them.")
    after = batch.folder.parent / "after"
    shutil.copytree(batch.folder, after, copy_function=shutil.copy2)
    assert run_process(after) == 0
    finished = Batch.__new__(Batch)
    finished.out = after / "out"
    return batch.folder, before, finished.hashes()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_that_is_killed_leaves_a_whole_publication_and_the_next_finishes(published, tmp_path, moment):
    folder, before, after = published
    shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copy2)
    batch = Batch.__new__(Batch)
    batch.folder, batch.raw, batch.out = tmp_path / "copy", tmp_path / "copy" / "raw", tmp_path / "copy" / "out"
    assert run_process(batch.folder, moment) == -signal.SIGKILL
    if moment != TWO_RENAMES:
        assert is_whole(batch.out)
        assert batch.hashes() in (before, after)
    assert run_process(batch.folder) == 0
    assert batch.hashes() == after
    assert {row["reason"] for row in batch.rows("changes")} == {"article_edited", "new_article"}
    assert not swap.next_folder(batch.out).exists()
    assert all(is_whole(old) for old in swap.old_folders(batch.out))


def test_a_first_run_that_is_killed_publishes_nothing_and_the_next_everything(tmp_path):
    batch = Batch(tmp_path, a="12 of them.")
    assert run_process(tmp_path, "with datapackage.json still to be written") == -signal.SIGKILL
    assert not batch.out.exists()
    assert run_process(tmp_path) == 0
    assert is_whole(batch.out)


# The swap


def test_the_old_publication_is_kept_for_a_minute_and_cleared_by_a_later_run(batch, monkeypatch):
    batch.run()
    before = batch.hashes()
    batch.write("more.txt", TRADE.replace("512", "513"))
    batch.run()
    (old,) = swap.old_folders(batch.out)
    kept = Batch.__new__(Batch)
    kept.out = old
    assert kept.hashes() == before
    batch.run()
    assert swap.old_folders(batch.out) == [old]
    moment = time.time()
    monkeypatch.setattr(swap.time, "time", lambda: moment + 61)
    batch.run()
    assert swap.old_folders(batch.out) == []


def test_two_renames_serve_where_the_system_can_not_exchange(batch, monkeypatch):
    batch.run()
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    batch.write("more.txt", TRADE.replace("512", "513"))
    assert batch.run().is_new
    assert is_whole(batch.out)
    assert len(swap.old_folders(batch.out)) == 1


def test_a_folder_of_a_container_s_image_is_copied_away(batch, monkeypatch):
    """There neither an exchange nor a rename of the folder is possible: both say EXDEV."""
    batch.run()
    before = batch.hashes()
    rename = os.rename

    def refuse_out(source, target):
        if Path(source) == batch.out:
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        return rename(source, target)

    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    monkeypatch.setattr(swap.os, "rename", refuse_out)
    batch.write("more.txt", TRADE.replace("512", "513"))
    assert batch.run().is_new
    assert is_whole(batch.out)
    kept = Batch.__new__(Batch)
    (kept.out,) = swap.old_folders(batch.out)
    assert kept.hashes() == before
    assert not swap.copy_folder(batch.out).exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is Linux's")
def test_folders_are_exchanged_in_one_call(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / folder.name).touch()
    assert swap.exchange(one, other)
    assert (one / "other").exists()
    assert (other / "one").exists()
    with pytest.raises(OSError, match="No such file"):
        swap.exchange(one, tmp_path / "missing")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is Linux's")
def test_a_reader_never_finds_a_mixture(batch):
    """Two publications change places a hundred times, while a reader holds the folder open and compares hashes."""
    batch.run()
    one = batch.folder / "one"
    shutil.copytree(batch.out, one)
    batch.write("more.txt", TRADE.replace("512", "513"))
    batch.run()
    stop, found = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            handle = os.open(batch.out, os.O_RDONLY | os.O_DIRECTORY)
            found.append(is_whole(Path(f"/proc/self/fd/{handle}")))
            os.close(handle)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        shutil.copytree(one if number % 2 == 0 else swap.old_folders(batch.out)[0], swap.next_folder(batch.out))
        swap.replace_folder(batch.out)
    stop.set()
    reader.join()
    assert len(found) > 5
    assert all(found)


# What stands in the folder


@pytest.mark.parametrize("damage", ["alter", "append", "delete", "package", "changes", "folder"])
def test_a_publication_that_is_altered_or_gone_is_published_again(batch, damage):
    batch.run()
    before, changes = batch.hashes(), batch.rows("changes")
    if damage == "folder":
        shutil.rmtree(batch.out)
    elif damage == "delete":
        (batch.out / "articles.csv").unlink()
    else:
        name = {"package": "datapackage.json", "changes": "changes.csv"}.get(damage, "claims.csv")
        content = (batch.out / name).read_text()
        altered = content.replace("count", "coins").replace("newsledger", "oldsledger")
        line = "claims,moved,x,,,nothing\n" if damage == "changes" else "x\n"
        (batch.out / name).write_text(content + line if damage in ("append", "changes") else altered)
    assert batch.run().is_new
    assert batch.hashes() == before
    assert batch.rows("changes") == changes


def test_a_file_of_somebody_else_is_carried_over(batch):
    batch.run()
    (batch.out / "notes").mkdir()
    (batch.out / "notes" / "mine.md").write_text("keep me")
    (batch.out / ".gitkeep").touch()
    batch.write("more.txt", TRADE.replace("512", "513"))
    assert batch.run().is_new
    assert (batch.out / "notes" / "mine.md").read_text() == "keep me"
    assert (batch.out / ".gitkeep").exists()


def test_a_folder_of_something_else_is_refused(batch):
    batch.out.mkdir()
    (batch.out / "thesis.docx").write_text("years of work")
    with pytest.raises(UsageError, match="holds other files"):
        batch.run()
    assert [path.name for path in batch.out.iterdir()] == ["thesis.docx"]


def test_a_link_to_the_output_folder_stays_a_link(batch):
    (batch.folder / "real").mkdir()
    batch.out.symlink_to(batch.folder / "real")
    batch.run()
    assert batch.out.is_symlink()
    assert is_whole(batch.folder / "real")


# Tables and changes


def test_tables_are_plain_csv(batch):
    batch.run()
    for path in batch.out.glob("*.csv"):
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        content.decode("utf-8")


def test_cells_with_newlines_commas_and_quotes_come_back(tmp_path):
    row = {"file": 'a,"b".txt', "reason": "empty", "detail": "two\nlines\r\nand “quotes”"}
    (tmp_path / "rejects.csv").write_bytes(table_bytes("rejects", [row]))
    assert list(read_rows(tmp_path / "rejects.csv")) == [row]
    assert parse_rows("rejects", rows_text("rejects", [row, row])) == [row, row]


def reject(file: str, reason: str = "empty") -> dict[str, str]:
    return {"file": file, "reason": reason, "detail": ""}


def test_differences_are_found_in_sorted_tables():
    before = [reject("a"), reject("b"), reject("d")]
    now = [reject("a"), reject("b", "binary"), reject("c")]
    found = [(one.change, one.row["file"], one.columns) for one in find_differences("rejects", before, now)]
    assert found == [("changed", "b", ["reason"]), ("added", "c", []), ("removed", "d", [])]
