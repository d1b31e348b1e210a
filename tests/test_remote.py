"""Raw folders that are not on the disk: fsspec's own memory, and a server that speaks like S3."""

from __future__ import annotations

import json
import sys

import fsspec
import pytest
from batch import CARS, JOBS, TRADE, Batch, leave_out_validation

from flows.errors import RunError, UsageError
from flows.read import FileToRead, read_files
from flows.remote import open_folder
from flows.scan import scan_folder, settle
from flows.settings import make_settings


@pytest.fixture
def store():
    """A folder in fsspec's memory, as its file system and its address."""
    files = fsspec.filesystem("memory")
    yield files
    files.rm("/bucket", recursive=True)


class RemoteBatch(Batch):
    """A batch whose raw folder is an address."""

    def __init__(self, folder, address: str, files):
        self.folder, self.raw, self.out, self.files = folder, address, folder / "out", files
        folder.mkdir(exist_ok=True)

    def write(self, name: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.files.pipe_file(f"{self.raw.partition('://')[2]}/{name}", data)


def write_three(batch: Batch) -> None:
    batch.write("2024/cars.txt", CARS)
    batch.write("jobs #1, part two.md", JOBS)
    batch.write("lines.jsonl", json.dumps({"text": TRADE, "url": "https://a.example/1"}))
    batch.write("articles.csv", "file,published\n2024/cars.txt,2025-06-01\n")


def test_a_run_publishes_what_it_publishes_from_the_disk(tmp_path, store, monkeypatch):
    leave_out_validation(monkeypatch)
    remote, local = RemoteBatch(tmp_path / "remote", "memory://bucket/news", store), Batch(tmp_path / "local")
    for batch in (remote, local):
        write_three(batch)
        batch.run()
    assert remote.hashes() == local.hashes()
    assert remote.column("articles", "published") == ["2025-06-01", "", ""]


def test_what_changes_elsewhere_is_followed(tmp_path, store, monkeypatch):
    leave_out_validation(monkeypatch)
    batch = RemoteBatch(tmp_path, "memory://bucket/news", store)
    write_three(batch)
    assert batch.run().files_read == 3
    assert batch.run().files_read == 0
    batch.write("2024/cars.txt", CARS.replace("435", "436"))
    batch.write("new.txt", JOBS.replace("250", "251"))
    assert batch.run().files_read == 2
    store.rm("/bucket/news/new.txt")
    batch.run()
    assert batch.column("articles", "file") == ["2024/cars.txt", "jobs #1, part two.md", "lines.jsonl"]


def test_names_that_lead_out_or_hide_are_refused(store):
    for name in ("a.txt", "../up.txt", "a/../../up.txt", "x//y.txt", "bi\u202etxt.txt", ".hidden/a.txt", "b.txt~"):
        store.store[f"/bucket/news/{name}"] = store.store.get("/bucket/news/a.txt") or write_one(store)
    scan = scan_folder(open_folder("memory://bucket/news"))
    assert [file.file for file in scan.files] == ["a.txt"]
    assert {reject.reason for reject in scan.rejects} == {"bad_name"}


def write_one(store):
    store.pipe_file("/bucket/news/a.txt", CARS.encode())
    return store.store["/bucket/news/a.txt"]


def test_a_file_that_is_too_large_is_not_fetched(store, monkeypatch):
    store.pipe_file("/bucket/news/a.txt", CARS.encode() * 100)
    monkeypatch.setattr(type(store), "cat_file", lambda *given, **also: pytest.fail("it was fetched"))
    (found,) = read_files(open_folder("memory://bucket/news"), [FileToRead("a.txt")], 1000)
    assert found.reject.reason == "too_large"


def test_a_file_that_is_gone_is_unreadable(store):
    store.pipe_file("/bucket/news/a.txt", CARS.encode())
    (found,) = read_files(open_folder("memory://bucket/news"), [FileToRead("b.txt")], 1000)
    assert found.reject.reason == "unreadable"


def test_young_files_wait(store):
    store.pipe_file("/bucket/news/a.txt", CARS.encode())
    raw, waited = open_folder("memory://bucket/news"), []
    assert [file.file for file in settle(raw, scan_folder(raw), 30, waited.append).files] == ["a.txt"]
    assert waited == [30]


def test_a_folder_that_is_not_there_is_told(tmp_path, store):
    store.pipe_file("/bucket/news/a.txt", CARS.encode())
    with pytest.raises(UsageError, match="There is no folder memory://bucket/nowhere"):
        make_settings(raw="memory://bucket/nowhere", out=tmp_path / "out")
    with pytest.raises(UsageError, match="Name a folder, or an address like s3://"):
        make_settings(raw="odd://bucket", out=tmp_path / "out")


def test_a_library_that_is_missing_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.setattr(sys.modules["fsspec.registry"], "_registry", {})
    with pytest.raises(UsageError, match=r"pip install 'newsledger\[remote\]'"):
        make_settings(raw="s3://bucket/news", out=tmp_path / "out")


def test_a_folder_that_can_not_be_reached_ends_the_run(tmp_path, store, monkeypatch):
    store.pipe_file("/bucket/news/a.txt", CARS.encode())
    settings = make_settings(raw="memory://bucket/news", out=tmp_path / "out", settle_seconds=0)

    def refuse(*given, **also):
        raise RuntimeError("no route to host")

    monkeypatch.setattr(type(store), "find", refuse)
    with pytest.raises(RunError, match=r"can't be listed \(no route to host\).*run again"):
        scan_folder(settings.raw)


def test_the_ledger_belongs_to_the_address(tmp_path, store, monkeypatch):
    leave_out_validation(monkeypatch)
    batch = RemoteBatch(tmp_path, "memory://bucket/news", store)
    write_three(batch)
    batch.run()
    store.pipe_file("/bucket/other/a.txt", CARS.encode())
    with pytest.raises(UsageError, match="belongs to memory://bucket/news"):
        batch.run(raw="memory://bucket/other")


# A server that speaks like S3


@pytest.fixture(scope="module")
def bucket():
    """A bucket on a server of moto's, and s3fs told where that is."""
    server = pytest.importorskip("moto.server", reason="moto is not installed").ThreadedMotoServer(
        port=0, verbose=False
    )
    s3fs = pytest.importorskip("s3fs")
    server.start()
    host, port = server.get_host_and_port()
    before = fsspec.config.conf.get("s3", {})
    fsspec.config.conf["s3"] = {"endpoint_url": f"http://{host}:{port}", "key": "key", "secret": "secret"}
    s3fs.S3FileSystem.clear_instance_cache()
    files = fsspec.filesystem("s3")
    files.mkdir("bucket")
    yield files
    fsspec.config.conf["s3"] = before
    s3fs.S3FileSystem.clear_instance_cache()
    server.stop()


def test_a_run_from_s3(tmp_path, bucket, monkeypatch):
    leave_out_validation(monkeypatch)
    remote, local = RemoteBatch(tmp_path / "remote", "s3://bucket/news", bucket), Batch(tmp_path / "local")
    for batch in (remote, local):
        write_three(batch)
        batch.write("empty.txt", b"")
        batch.run()
    assert remote.hashes() == local.hashes()
    assert remote.rejects() == {"empty.txt": "empty"}
    assert remote.run().files_read == 0
    remote.write("2024/cars.txt", CARS.replace("435", "436"))
    assert remote.run().files_read == 1
