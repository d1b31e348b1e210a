"""Texts that are published beside the tables, and cells that a spreadsheet would take for formulas: through whole runs."""

from __future__ import annotations

import csv
import json
import re

import pytest
from batch import CARS, JOBS, SLIP, TRADE, Batch, leave_out_validation
from conftest import ROOT

PAGE = f"<html><head><title>=HYPERLINK('x')</title></head><body><article><p>{CARS}</p><p>€ rates — 3%.</p></article></body></html>"


@pytest.fixture(autouse=True)
def without_validation(monkeypatch):
    leave_out_validation(monkeypatch)


def lines(*texts: str) -> str:
    return "".join(json.dumps({"url": f"https://a.example/{text[:9]}", "text": text}) + "\n" for text in texts)


@pytest.fixture
def batch(tmp_path) -> Batch:
    batch = Batch(tmp_path, plain=JOBS)
    batch.write("news/page.html", PAGE)
    batch.write(
        "news/lines.jsonl", lines(TRADE, SLIP, TRADE.replace("512", "513") + "Imports fell 2% in May 2025.\r\n")
    )
    return batch


def test_offsets_hold_in_the_texts(batch):
    batch.run()
    articles = {row["article_id"]: row for row in batch.rows("articles")}
    claims = batch.rows("claims") + batch.rows("quarantine")
    assert len({claim["article_id"] for claim in claims}) == len(articles) == 5
    for claim in claims:
        name = articles[claim["article_id"]]["text_file"]
        path = batch.out / name if name else batch.raw / claim["file"]
        with open(path, encoding="utf-8", newline="") as file:
            assert file.read()[int(claim["char_start"]) : int(claim["char_end"])] == claim["quote"]


def test_only_articles_whose_file_is_not_their_text_have_one(batch):
    batch.run()
    named = {row["article_id"]: row["text_file"] for row in batch.rows("articles")}
    assert [article_id for article_id, name in named.items() if not name] == ["plain.txt"]
    assert texts_of(batch) == {name for name in named.values() if name}


def test_the_code_of_the_page_finds_every_quote(batch, monkeypatch):
    batch.write(
        "minus.txt", "The margin was -$3m in May 2025, the firm said. It was +4% in June 2025 and -0.7% in July 2025."
    )
    batch.run()
    (batch.folder / "output").symlink_to(batch.out)
    (batch.folder / "raw_articles").symlink_to(batch.raw)
    monkeypatch.chdir(batch.folder)
    names: dict = {}
    for code in re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "dataset.md").read_text(), re.DOTALL):
        exec(compile(code, "docs/dataset.md", "exec"), names)
    assert "page.html" in names["articles"].file.str.rpartition("/")[2].tolist()
    assert {"'-$3m", "+4%", "-0.7%"} <= set(names["claims"].quote)


def texts_of(batch: Batch) -> set[str]:
    return {f"texts/{path.name}" for path in (batch.out / "texts").glob("*")}


def test_texts_follow_their_articles(batch):
    batch.run()
    before = texts_of(batch)
    batch.write("news/lines.jsonl", lines(TRADE, SLIP.replace("20,000", "8,520")))
    (batch.raw / "news/page.html").unlink()
    batch.run()
    now = texts_of(batch)
    assert now < before
    assert len(now) == 2
    assert any("8,520" in (batch.out / name).read_text() for name in now)


def test_a_file_that_grows_makes_only_its_new_records_new(batch):
    batch.run()
    batch.write("news/lines.jsonl", (batch.raw / "news/lines.jsonl").read_text() + lines(CARS + "Rents rose 9%."))
    summary = batch.run()
    assert (summary.files_read, summary.articles_extracted) == (1, 1)


def test_what_comes_of_a_growing_file_is_what_comes_from_nothing(batch):
    batch.run()
    batch.write("news/lines.jsonl", lines(SLIP, TRADE) + "{broken\n")
    batch.run()
    assert tree(batch) == tree(batch.from_nothing())
    assert batch.rejects() == {"news/lines.jsonl#3": "broken_json"}
    batch.write("news/lines.jsonl", lines(SLIP, TRADE))
    batch.run()
    assert batch.rejects() == {}


def tree(batch: Batch) -> dict[str, bytes]:
    paths = [path for path in batch.out.rglob("*") if path.is_file() and path.name != "changes.csv"]
    return {path.relative_to(batch.out).as_posix(): path.read_bytes() for path in paths}


def test_texts_can_be_switched_off_and_on(batch):
    batch.run()
    whole = tree(batch)
    batch.run(texts=False)
    assert not texts_of(batch)
    assert set(batch.column("articles", "text_file")) == {""}
    batch.run()
    assert tree(batch) == whole


def test_a_text_that_is_lost_is_put_back(batch):
    batch.run()
    whole = tree(batch)
    for name in texts_of(batch):
        (batch.out / name).unlink()
    batch.run()
    assert tree(batch) == whole


# Formulas


def raw_titles(batch: Batch) -> set[str]:
    with open(batch.out / "articles.csv", encoding="utf-8", newline="") as file:
        return {row["title"] for row in csv.DictReader(file)}


def test_formulas_are_published_as_text(batch):
    batch.run()
    assert raw_titles(batch) == {"", "'=HYPERLINK('x')"}
    assert "=HYPERLINK('x')" in batch.column("articles", "title")
    assert not batch.run().is_new


def test_raw_cells_are_left_as_they_are(batch):
    batch.run()
    whole = tree(batch)
    batch.run(raw_cells=True)
    assert raw_titles(batch) == {"", "=HYPERLINK('x')"}
    assert not batch.run(raw_cells=True).is_new
    assert batch.run().is_new
    assert tree(batch) == whole


@pytest.mark.parametrize("raw_cells", [False, True])
def test_a_ledger_that_is_lost_makes_no_changes_of_guarded_cells(batch, raw_cells):
    batch.write("=1+1.txt", "'=Sales'\n" + CARS.replace("435", "436"))
    batch.run(raw_cells=raw_cells)
    whole = tree(batch)
    for path in batch.folder.glob("out.ledger*"):
        path.unlink()
    batch.run(raw_cells=raw_cells)
    assert tree(batch) == whole
    assert {row["change"] for row in batch.rows("changes")} == {"added"}
