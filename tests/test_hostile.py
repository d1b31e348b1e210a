"""Hostile input: bounded time and memory, a clear reject, and the batch goes on."""

from __future__ import annotations

import gzip
import io
import json
import time
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from batch import CARS, Batch, leave_out_validation
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.catalog import parse_catalog
from flows.cells import SIGNED_NUMBER, STARTS, neutralise, restore
from flows.read import FileToRead, parse_articles, read_files
from flows.readers import find_readers
from flows.readers.packed import unpack
from flows.rejects import Rejected
from flows.scan import DEEPEST, scan_folder
from flows.texts import text_file

TEXT = "Output rose 3% to 1,200 cars in May, the ministry said on Thursday.\n"
LIMIT = 100_000


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../outside.txt", TEXT)
    return buffer.getvalue()


BOMBS = {
    "gzip.jsonl.gz": (gzip.compress(b"{" + b" " * 30_000_000), "too_large"),
    "twice.jsonl.gz": (gzip.compress(gzip.compress(bytes(30_000_000))), None),
    "cut.jsonl.gz": (gzip.compress(TEXT.encode() * 1000)[:-20], "broken_archive"),
    "none.jsonl.gz": (TEXT.encode(), "broken_archive"),
    "zip.txt": (zipped(), "binary"),
    "zip.json": (zipped(), "binary"),
    "nulls.txt": (TEXT.encode() + bytes(1000), "binary"),
    "escaped.json": (b'{"text": "Sales rose 3%.\\u0000"}', "binary"),
    "entity.html": (f"<p>{TEXT} &#x202E;321</p>".encode(), "bidi_override"),
    "element.html": (f'<p>{TEXT} <bdo dir="rtl">321</bdo></p>'.encode(), "bidi_override"),
    "override.txt": (f"{TEXT}The firm sold \u202e123 cars.".encode(), "bidi_override"),
    "brackets.json": (b"[" * 90_000, "too_deep"),
    "objects.jsonl": (b'{"a":' * 90_000, None),
    "nested.html": (f"<p>{TEXT}</p>{'<div>' * 18_000}".encode(), "too_deep"),
    "wide.html": (b"<p>" + b"<b>3</b> " * 11_000, "too_complex"),
    "numbers.txt": ((" 1234," * 16_000).encode(), "too_many_numbers"),
    "numbers.json": (json.dumps({"text": "12 " * 30_000}).encode(), "too_many_numbers"),
    "line.txt": (b"x" * (LIMIT + 1), "too_large"),
}
"""Files that are meant to do harm, and the reason they are rejected with; None where single records are, or one of several."""


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_rejected_in_bounded_time_and_memory(tmp_path, name):
    data, reason = BOMBS[name]
    (tmp_path / name).write_bytes(data)
    read_files(tmp_path, [FileToRead("none.txt")], LIMIT)
    parse_articles("warm.html", f"<p>{TEXT}</p>".encode())  # libraries are loaded
    start = time.process_time()
    tracemalloc.start()
    (found,) = read_files(tmp_path, [FileToRead(name)], LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - start < 10
    assert peak < 60_000_000
    rejects = [found.reject, *found.records] if found.reject else found.records
    assert not found.articles
    assert reason in (None, rejects[0].reason)
    assert name in rejects[0].detail


def test_a_gigabyte_on_one_line_is_not_read(tmp_path):
    for name in ("a.txt", "a.jsonl", "a.html"):
        with open(tmp_path / name, "wb") as file:
            file.truncate(1_000_000_000)
        (found,) = read_files(tmp_path, [FileToRead(name)], 5_000_000)
        assert found.reject.reason == "too_large"


def test_a_record_that_is_too_large_is_rejected_alone():
    data = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in (TEXT, "word " * 30_000, TEXT + "Again."))
    parsed = parse_articles("a.jsonl", data, max_bytes=LIMIT)
    assert len(parsed.articles) == 2
    assert [(reject.file, reject.reason) for reject in parsed.rejects] == [("a.jsonl#2", "too_large")]


def test_unpacking_stops_at_the_limit():
    packed = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(Rejected, match="unpacked it has more than"):
        unpack(packed, 1000)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_marks_of_direction_that_turn_nothing_round_are_let_through():
    text = f"The firm \u2067\u05d0\u05d1\u05d2\u2069 said so.\u200e {TEXT}"
    assert parse_articles("a.txt", text.encode()).articles[0].article.text == text


def test_what_does_not_show_is_left_out_of_titles():
    data = json.dumps({"title": "Sales \u202eup\u0000 3%\ud800", "text": TEXT}).encode()
    assert parse_articles("a.json", data).articles[0].article.title == "Sales up 3%"


# Names


def test_names_that_do_not_show_what_they_are_are_refused(tmp_path):
    names = {
        "line\nbreak.txt": "line\\nbreak.txt",
        "bell\x07.txt": "bell\\x07.txt",
        "cod.\u202etxt.exe": "cod.\\u202etxt.exe",
    }
    for name in names:
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "odd\tfolder").mkdir()
    (tmp_path / "odd\tfolder" / "a.txt").write_text(TEXT)
    scan = scan_folder(tmp_path)
    assert scan.files == ()
    assert {reject.file: reject.reason for reject in scan.rejects} == {
        **dict.fromkeys(names.values(), "bad_name"),
        "odd\\tfolder": "bad_name",
    }


def test_folders_that_are_too_deep_are_told_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    deep = tmp_path.joinpath(*["d"] * (DEEPEST + 20))
    deep.mkdir(parents=True)
    (deep / "b.txt").write_text(TEXT)
    scan = scan_folder(tmp_path)
    assert [file.file for file in scan.files] == ["a.txt"]
    assert [reject.reason for reject in scan.rejects] == ["too_deep"]


def test_ten_thousand_files_in_a_folder_are_listed_quickly(tmp_path):
    for number in range(10_000):
        (tmp_path / f"{number}.txt").touch()
    start = time.process_time()
    assert len(scan_folder(tmp_path).files) == 10_000
    assert time.process_time() - start < 5


def test_a_row_of_articles_csv_that_leads_out_names_no_file():
    (found,) = parse_catalog("file,title\n../../etc/passwd,T\n").rejects_of_missing(["a.txt"])
    assert found.reason == "no_such_file"


def test_texts_have_names_of_their_own_that_are_safe():
    ids = ["a/b.html", "a-b.html", "a b.html", "a/b.json#1", "a/b.json-1", "../up.html", "..", "", "x" * 5000, "ü.html", "CON.html",
           "a.html\n", "A/B.html"]  # fmt: skip
    names = [text_file(article_id) for article_id in ids]
    assert len({name.lower() for name in names}) == len(ids)
    for name in names:
        folder, _, file = name.partition("/")
        assert folder == "texts"
        assert set(file) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
        assert len(file) < 120
        assert not file.startswith(".")


# Formulas


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n\uff1d1.,% a"), max_size=6))
def test_cells_come_back_as_they_were(cell):
    assert restore(neutralise(cell)) == cell


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n\uff1d1.,% a"), max_size=6))
def test_no_published_cell_begins_like_a_formula(cell):
    published = neutralise(cell)
    assert not published.startswith(tuple(STARTS.replace("\\", ""))) or SIGNED_NUMBER.fullmatch(published)


# The batch


def test_the_batch_goes_on(tmp_path, monkeypatch):
    leave_out_validation(monkeypatch)
    batch = Batch(tmp_path, cars=CARS)
    for name, (data, _) in BOMBS.items():
        batch.write(name, data)
    batch.run(max_megabytes=LIMIT / 1e6)
    assert batch.column("articles", "article_id") == ["cars.txt"]
    rejects = batch.rejects()
    assert {name.partition("#")[0] for name in rejects} == set(BOMBS)
    for name, (_, reason) in BOMBS.items():
        assert reason in (None, rejects.get(name), rejects.get(f"{name}#1"))


# Whatever comes

SEEDS = (
    f"---\ntitle: x\n---\n{TEXT}".encode(),
    f"<html><head><meta charset=x><script type='application/ld+json'>[{{}}]</script></head><p>{TEXT}</p>".encode(),
    json.dumps([{"text": TEXT, "url": "https://a.example/1", "body": {"summary": [TEXT]}}, 3, None]).encode(),
    json.dumps({"text": TEXT, "publisher": {"name": ["x"]}, "language": ["en"]}).encode(),
    gzip.compress(TEXT.encode()),
)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.sampled_from([*find_readers(), ".txt.gz", ".jsonl.gz"]),
    st.integers(0, 10**6),
    st.one_of(st.binary(max_size=20), st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace"))),
)
def test_nothing_but_a_reject_comes_of_bytes_that_make_no_sense(seed, suffix, place, junk):
    place %= len(seed) + 1
    with suppress(Rejected):
        for read in parse_articles(f"a{suffix}", seed[:place] + junk + seed[place + len(junk) // 2 :]).articles:
            assert read.article.text.encode()  # it can be published: no halves of characters
            assert "\n" not in read.article.title + read.article.url + read.article.publisher
