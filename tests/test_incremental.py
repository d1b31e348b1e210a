"""Step by step and at once: after any sequence of edits the published tables are those of a run from nothing, to the byte.

Extraction is a search for numbers, so that a sequence of twenty runs takes seconds; checks, copies and publication are the real ones.
"""

from __future__ import annotations

import json
import random
import re
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from batch import Batch, leave_out_validation

from extractors.schema import Claim, Publication
from flows import changes, extracting, ledger
from flows.csvfiles import read_rows

NAMES = [f"{folder}{letter}.txt" for folder in ("", "wire/") for letter in "abcde"]
CITIES = ("Lyon", "Oslo", "Turin")
WORDS = (
    "the council said on its long day that builders from many towns had come to see what stood there for years".split()
)


@pytest.fixture
def quick(monkeypatch):
    leave_out_validation(monkeypatch)
    monkeypatch.setattr(extracting, "extract_one", find_sales)


def find_sales(article, extracted_as) -> extracting.Extracted:
    """`It sold N homes in CITY in 2025.` as a claim that can be held against others; a day of publication as the text itself gives it."""
    claims = tuple(
        Claim(
            claim_id=f"{abs(hash_of(article.article_id)):08x}{found.start():08x}",
            article_id=article.article_id,
            sentence=found[0],
            quote=found[0],
            char_start=found.start(),
            char_end=found.end(),
            period_text="in 2025",
            value=Decimal(found[1]),
            value_text=found[1],
            value_low=Decimal(found[1]),
            value_high=Decimal(found[1]),
            unit="count",
            item="homes",
            subject=found[2],
            metric="homes",
            period_start=date(2025, 1, 1),
            period_end=date(2025, 12, 31),
        )
        for found in re.finditer(r"It sold (\d+) homes in (\w+) in 2025\.", article.text)
    )
    day = article.published
    publication = Publication(day, day, article.published_from) if day else Publication()
    return extracting.Extracted(article.article_id, extracted_as, publication, len(article.text.split()), claims)


def hash_of(words: str) -> int:
    import zlib

    return zlib.crc32(words.encode())


def write_article(batch: Batch, name: str, chance: random.Random) -> None:
    """An article of a few sentences; now and then a copy of another, a file that can't be read, or one with nothing in it."""
    kind = chance.random()
    others = sorted(path for path in batch.raw.rglob("*.txt") if path.stat().st_size)
    if kind < 0.15 and others:
        batch.write(name, chance.choice(others).read_bytes())
    elif kind < 0.25:
        batch.write(name, b"" if kind < 0.2 else b"\x89PNG\r\n\x1a\n" + bytes(50))
    else:
        sales = " ".join(
            f"It sold {chance.choice((1210, 1211, 1390))} homes in {chance.choice(CITIES)} in 2025."
            for _ in range(chance.randint(0, 3))
        )
        month = chance.choice(("2025-11", "2025-12", "2026-01"))
        head = f"---\npublished: {month}-{chance.randint(1, 28):02}\n---\n" if chance.random() < 0.7 else ""
        batch.write(name, f"{head}{' '.join(chance.choices(WORDS, k=25))}. {sales}\n")


def edit(batch: Batch, chance: random.Random) -> None:
    """One to three files are written, removed, moved, or described otherwise in articles.csv."""
    for _ in range(chance.randint(1, 3)):
        name, present = chance.choice(NAMES), [name for name in NAMES if (batch.raw / name).exists()]
        what = chance.random()
        if what < 0.6 or len(present) < 2:
            write_article(batch, name, chance)
        elif what < 0.75:
            (batch.raw / chance.choice(present)).unlink()
        elif what < 0.8:
            (batch.raw / chance.choice(present)).replace(batch.raw / "wire" / "a.txt")
        else:
            rows = [f"{name},2025-{chance.randint(10, 12)}-0{chance.randint(1, 9)},{chance.choice(['', 'Gazette'])}"
                    for name in chance.sample(present, chance.randint(0, min(2, len(present))))]  # fmt: skip
            batch.write("articles.csv", "\n".join(["file,published,publisher", *rows]) + "\n")


def published(out: Path) -> dict[str, bytes]:
    """Every file but changes.csv, which tells of history."""
    paths = [path for path in sorted(out.rglob("*")) if path.is_file() and path.name != "changes.csv"]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def rows_by_key(out: Path) -> dict[tuple[str, str], dict[str, str]]:
    keys = {"claims": ["claim_id"], "quarantine": ["claim_id"], "checks": ["check_id"], "articles": ["article_id"], "rejects": ["file"]}  # fmt: skip
    found = {}
    for table, key in keys.items():
        paths = [out / f"{table}.csv"] if (out / f"{table}.csv").exists() else sorted((out / table).glob("*.csv"))
        for path in paths:
            found |= {(table, " ".join(row[name] for name in key)): row for row in read_rows(path)}
    return found


def told(out: Path) -> dict[tuple[str, str], str]:
    return {(row["table"], row["id"]): row["change"] for row in read_rows(out / "changes.csv")}


def differences(before: dict, now: dict) -> dict[tuple[str, str], str]:
    """What changes.csv has to tell of two publications."""
    found = {key: "added" for key in now.keys() - before.keys()} | {
        key: "removed" for key in before.keys() - now.keys()
    }
    return found | {key: "changed" for key in now.keys() & before.keys() if now[key] != before[key]}


@pytest.mark.parametrize("parts", ["", "month"])
@pytest.mark.parametrize("seed", range(2))
def test_any_sequence_of_edits_comes_to_what_a_run_from_nothing_gives(tmp_path, quick, monkeypatch, seed, parts):
    monkeypatch.setattr("flows.rendering.ARTICLES_AT_ONCE", 2)
    chance, batch = random.Random(seed), Batch(tmp_path)
    (batch.raw / "wire").mkdir()
    before: dict = {}
    across: list = []
    for step in range(10):
        edit(batch, chance)
        summary = batch.run(allow_removals=True, parts=parts)
        other = Batch.__new__(Batch)
        other.folder = other.raw = batch.raw
        other.out = tmp_path / f"nothing{step}" / "out"
        fresh = other.run(allow_removals=True, parts=parts)
        assert published(batch.out) == published(other.out), f"step {step}"
        assert summary.lines()[1:6] == fresh.lines()[1:2] + summary.lines()[2:3] + fresh.lines()[3:6]
        now = rows_by_key(batch.out)
        if summary.is_new:
            assert told(batch.out) == differences(before, now), f"step {step}"
        else:
            assert now == before
        before = now
        across += [key for key, row in now.items() if key[0] == "checks" and not row["article_id"]]
    assert across


def test_parts_are_by_month_and_only_those_that_changed_are_written(tmp_path, quick):
    batch = Batch(tmp_path)
    for name, day in (("a", "2025-11-03"), ("b", "2025-12-04"), ("c", "")):
        head = f"---\npublished: {day}\n---\n" if day else ""
        batch.write(
            f"{name}.txt",
            f"{head}{' '.join(random.Random(name).choices(WORDS, k=20))}. It sold {ord(name)} homes in Lyon{name} in 2025.\n",
        )
    batch.run(parts="month")
    months = ["2025-11.csv", "2025-12.csv", "unknown.csv"]
    assert sorted(path.name for path in (batch.out / "claims").iterdir()) == months
    files = {path: path.stat().st_ino for path in batch.out.rglob("*") if path.is_file()}
    batch.write(
        "d.txt",
        "---\npublished: 2025-12-24\n---\nIt sold 77 homes in Bonn in 2025. As it were, before the end of the year had come.\n",
    )
    assert batch.run(parts="month").is_new
    again = {path.relative_to(batch.out).as_posix() for path, inode in files.items() if path.stat().st_ino != inode}
    assert again == {
        "articles/2025-12.csv",
        "claims/2025-12.csv",
        "series.csv",
        "changes.csv",
        "validation.json",
        "datapackage.json",
    }
    described = json.loads((batch.out / "datapackage.json").read_bytes())["resources"]
    assert [part["path"] for part in described[0]["parts"]] == [f"claims/{month}" for month in months]


def test_whole_tables_become_parts_and_whole_again(tmp_path, quick):
    batch = Batch(tmp_path)
    write = random.Random(4)
    for name in NAMES:
        write_article(batch, name, write)
    batch.run()
    whole, rows = published(batch.out), rows_by_key(batch.out)
    batch.run(parts="month")
    assert rows_by_key(batch.out) == rows
    assert not (batch.out / "claims.csv").exists()
    batch.run()
    assert published(batch.out) == whole


def test_a_table_that_did_not_change_is_not_written_again(tmp_path, quick):
    batch = Batch(tmp_path, a="It sold 12 homes in Lyon in 2025. As far as the council knows of the matter.")
    batch.run()
    inodes = {path.name: path.stat().st_ino for path in batch.out.iterdir()}
    batch.write("b.txt", b"")
    batch.run()
    again = {path.name for path in batch.out.iterdir() if path.stat().st_ino != inodes[path.name]}
    assert again == {"rejects.csv", "changes.csv", "validation.json", "datapackage.json"}


def test_a_claim_that_another_article_contradicts_changes_for_the_reason_of_that_article(tmp_path, quick):
    filler = iter(" ".join(random.Random(seed).choices(WORDS, k=25)) for seed in range(9))
    batch = Batch(tmp_path, a=f"{next(filler)}. It sold 1210 homes in Lyon in 2025.\n")
    batch.run()
    batch.write("b.txt", f"{next(filler)}. It sold 1390 homes in Lyon in 2025.\n")
    batch.run()
    (row,) = [row for row in batch.rows("changes") if row["article_id"] == "a.txt"]
    assert (row["columns"], row["reason"]) == ("conflicts", "new_article")
    (batch.raw / "b.txt").unlink()
    batch.run(allow_removals=True)
    (row,) = [row for row in batch.rows("changes") if row["article_id"] == "a.txt"]
    assert (row["columns"], row["reason"]) == ("conflicts", "article_removed")


def test_the_articles_of_a_file_are_looked_up_by_key():
    """Of an archive's first publication every article is asked for: going through all of them each time would cost its square."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(ledger.TABLES)
    names = {"file": "a", "first": "a#", "last": "a$"}
    plan = [row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {changes.OF_FILE}", names)]
    searches = [step for step in plan if step.startswith(("SEARCH", "SCAN"))]
    assert len(searches) == 4 and all("article_id" in step for step in searches), plan
