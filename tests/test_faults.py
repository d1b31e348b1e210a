"""Faults that are real: a disk without room, folders that may not be written, a ledger with other bytes in it, two runs at once,
readers while a hundred publications go by. After each the last publication is whole, and the next run finishes the work.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from batch import Batch, leave_out_validation
from conftest import ROOT
from killed_run import find_digits

from flows import extracting, swap

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and mounts are Linux's")

WORDS = "the mayor said on a long day that builders from many towns had come to see what stood there".split()


def article(number: int) -> str:
    """A text like no other, with a few numbers in it."""
    chance = random.Random(number)
    return f"{' '.join(chance.choices(WORDS, k=12))} {number} " * 6 + "\n"


def start(folder: Path, *options: str) -> subprocess.Popen:
    """A run of folder/raw to folder/out in a process of its own; see killed_run.py."""
    command = [sys.executable, str(ROOT / "tests" / "killed_run.py"), str(folder), "", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen) -> tuple[int, str]:
    """Its exit code, and what it said."""
    words = process.communicate(timeout=120)[1]
    return process.returncode, words


def opened(folder: Path) -> Batch:
    batch = Batch.__new__(Batch)
    batch.folder, batch.raw, batch.out = folder, folder / "raw", folder / "out"
    return batch


def described(out: Path) -> dict[str, str]:
    """The hash of each file, by datapackage.json."""
    package = json.loads((out / "datapackage.json").read_bytes())
    files = [file for one in package["resources"] for file in one.get("parts", [one])]
    return {file["path"]: file["hash"].removeprefix("sha256:") for file in files if "hash" in file}


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_whole(out: Path) -> bool:
    return all(hash_of(out / path) == sha256 for path, sha256 in described(out).items())


def every_file(out: Path) -> dict[str, str]:
    paths = [path for path in sorted(out.rglob("*")) if path.is_file() and path.name != "changes.csv"]
    return {path.relative_to(out).as_posix(): hash_of(path) for path in paths}


@pytest.fixture(scope="module")
def with_news(tmp_path_factory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A publication with its ledger and news in the raw folder; the files before and after the next run."""
    batch = Batch(tmp_path_factory.mktemp("faults"))
    for number in range(40):
        batch.write(f"{number}.txt", article(number))
    assert finish(start(batch.folder))[0] == 0
    before = every_file(batch.out)
    for number in range(40, 50):
        batch.write(f"{number}.txt", article(number))
    after = tmp_path_factory.mktemp("faults") / "after"
    shutil.copytree(batch.folder, after, copy_function=shutil.copy2)
    assert finish(start(after))[0] == 0
    return batch.folder, before, every_file(after / "out")


@pytest.fixture
def copied(with_news, tmp_path) -> Batch:
    shutil.copytree(with_news[0], tmp_path / "copy", copy_function=shutil.copy2)
    return opened(tmp_path / "copy")


STAYS = "last publication stays"


@pytest.mark.parametrize("kilobytes", [4, 100, 400])
def test_a_file_that_may_not_grow_leaves_the_last_publication(copied, with_news, kilobytes):
    """As on a full disk or beyond a quota: writes fail wherever the limit is met first, in the ledger, its journal or a table."""
    _, before, after = with_news
    code, words = finish(start(copied.folder, f"--kilobytes={kilobytes}"))
    if code:
        assert STAYS in words and "run again" in words, words[-500:]
        assert every_file(copied.out) == before
    assert is_whole(copied.out)
    assert finish(start(copied.folder))[0] == 0
    assert every_file(copied.out) == after


def test_a_full_disk_leaves_the_last_publication(with_news):
    """A small disk of its own, on which there is room for one publication and its ledger, and not for the next."""
    source, before, after = with_news
    folder = Path(tempfile.mkdtemp())
    taken = sum(path.stat().st_size for path in source.rglob("*") if path.is_file()) // 1024
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={taken + 500}k", "tmpfs", folder], capture_output=True
    ).returncode:
        folder.rmdir()
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copytree(source, folder / "copy", copy_function=shutil.copy2)
        batch, filler = opened(folder / "copy"), folder / "filler"
        with open(filler, "wb") as handle, pytest.raises(OSError, match="No space"):
            while True:
                os.write(handle.fileno(), bytes(4096))
        for room in (0, 150):
            os.truncate(filler, max(0, filler.stat().st_size - room * 1024))
            code, words = finish(start(batch.folder))
            if code:
                assert STAYS in words and "run again" in words, words[-500:]
                assert every_file(batch.out) == before
        filler.unlink()
        subprocess.run(["mount", "-o", f"remount,size={taken * 4 + 4000}k", folder], check=True)
        assert finish(start(batch.folder))[0] == 0
        assert every_file(batch.out) == after
    finally:
        subprocess.run(["umount", "-l", folder], check=False)


@pytest.mark.parametrize("which", ["out", "around", "ledger"])
def test_what_may_not_be_written_is_named(copied, with_news, which):
    """The output folder itself is only renamed: that it is read-only is no hindrance. The folder around it is one."""
    _, before, after = with_news
    ledger = copied.folder / "out.ledger.sqlite3"
    path, mode = {"out": (copied.out, 0o555), "around": (copied.folder, 0o555), "ledger": (ledger, 0o444)}[which]
    path.chmod(mode)
    code, words = finish(start(copied.folder, "--without-override"))
    path.chmod(0o755)
    if code:
        assert str(copied.folder) in words and "permissions, then run again" in words, words[-500:]
        assert every_file(copied.out) == before
    assert which == "out" or code
    assert finish(start(copied.folder))[0] == 0
    assert every_file(copied.out) == after


@pytest.mark.parametrize("place", range(1, 8, 2))
def test_a_ledger_with_other_bytes_in_it_publishes_nothing_wrong(copied, with_news, place):
    """A page's worth of bytes is overwritten, in one eighth of the file after another."""
    ledger = copied.folder / "out.ledger.sqlite3"
    content = bytearray(ledger.read_bytes())
    first = max(100, place * len(content) // 8 + random.Random(place).randrange(1000))
    content[first : first + 4096] = random.Random(place).randbytes(4096)
    ledger.write_bytes(content[: ledger.stat().st_size])
    code, words = finish(start(copied.folder))
    assert code == 0, words[-800:]
    assert every_file(copied.out) == with_news[2]
    assert finish(start(copied.folder))[0] == 0
    assert every_file(copied.out) == with_news[2]


def test_of_two_runs_at_once_one_publishes_and_the_other_says_who_does(copied, with_news):
    processes = [start(copied.folder) for _ in range(2)]
    ends = sorted((finish(process) for process in processes), key=lambda end: end[0])
    assert ends[0][0] == 0
    assert ends[1][0] == 0 or re.search(
        r"Another run is publishing to .*out .*Wait for its end, then run again", ends[1][1]
    )
    assert every_file(copied.out) == with_news[2]


# Readers


def mixtures(out: Path, stop: threading.Event, found: list[bool]) -> None:
    """Hold the folder open, as a program that was started in it does, and compare every file with datapackage.json."""
    while not stop.is_set():
        handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
        found.append(is_whole(Path(f"/proc/self/fd/{handle}")))
        os.close(handle)


def lost_files(out: Path, stop: threading.Event, found: list[bool]) -> None:
    """Open files by their paths, and try again, as the documentation says, where datapackage.json became another meanwhile."""
    while not stop.is_set():
        package = (out / "datapackage.json").read_bytes()
        try:
            whole = is_whole(out)
        except FileNotFoundError:
            whole = False
        if whole or (out / "datapackage.json").read_bytes() == package:
            found.append(whole)


@pytest.mark.parametrize("parts", ["", "month"])
def test_readers_see_no_mixture_in_a_hundred_publications(tmp_path, monkeypatch, parts):
    leave_out_validation(monkeypatch)
    monkeypatch.setattr(extracting, "extract_one", find_digits)
    batch = Batch(tmp_path, **{f"a{number}": article(number) for number in range(5)})
    batch.run(parts=parts)
    stop, held, by_path = threading.Event(), [], []
    readers = [
        threading.Thread(target=mixtures, args=(batch.out, stop, held)),
        threading.Thread(target=lost_files, args=(batch.out, stop, by_path)),
    ]
    for reader in readers:
        reader.start()
    try:
        for number in range(50):  # of each kind: a hundred in all
            batch.write(
                f"a{number % 7}.txt", f"---\npublished: 2025-0{number % 8 + 1}-03\n---\n{article(100 + number)}"
            )
            assert batch.run(parts=parts).is_new
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert len(held) > 10 and all(held)
    assert len(by_path) > 10 and all(by_path)
    assert all(is_whole(old) for old in swap.old_folders(batch.out))


def test_who_edits_a_file_in_place_spoils_no_later_publication(copied, with_news):
    """Files that did not change are shared with the publication before; an edit of one is found and written over, not handed on."""
    assert finish(start(copied.folder))[0] == 0
    with open(copied.out / "claims.csv", "r+b") as handle:
        handle.seek(400)
        handle.write(b"spoilt")
    copied.write("bad.txt", b"")
    assert finish(start(copied.folder))[0] == 0
    after = every_file(copied.out)
    assert after["claims.csv"] == with_news[2]["claims.csv"]
    assert is_whole(copied.out)
