"""The two shipped articles: what is published of them is committed, and reviewed as a diff."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from batch import make_settings
from conftest import ROOT

from flows import run_batch

TABLES = ("claims", "quarantine", "checks", "check_members", "articles", "rejects")


SHIPPED = ("000_bae4b555c2f5d7a3.txt", "002_f4d8a9d693022f85.txt")


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """What is published of the two alone, whatever else somebody put into the raw folder."""
    folder = tmp_path_factory.mktemp("golden")
    (folder / "raw").mkdir()
    for name in SHIPPED:
        copy_shipped(name, folder / "raw")
    run_batch(make_settings(raw=folder / "raw", out=folder / "out", settle_seconds=0))
    return folder / "out"


def copy_shipped(name: str, folder: Path) -> None:
    path = ROOT / "raw_articles" / name
    if not path.exists():
        pytest.skip(f"raw_articles/{name} was taken out")
    shutil.copy(path, folder)


def holds_own_articles(raw: Path) -> bool:
    """Whether output/ is what somebody made of articles of their own."""
    return {path.name for path in raw.iterdir() if not path.name.startswith(".")} != set(SHIPPED)


def test_own_articles_beside_the_shipped_ones_are_noticed(tmp_path):
    for name in SHIPPED:
        (tmp_path / name).write_text("text")
    (tmp_path / ".DS_Store").write_text("")
    assert not holds_own_articles(tmp_path)
    (tmp_path / "own.txt").write_text("text")
    assert holds_own_articles(tmp_path)


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in TABLES), "datapackage.json", "validation.json"])
def test_output_is_what_the_pipeline_publishes(published, name):
    if holds_own_articles(ROOT / "raw_articles"):
        pytest.skip("raw_articles/ holds other articles than the shipped ones: output/ is of those")
    assert (published / name).read_bytes() == (ROOT / "output" / name).read_bytes(), (
        f"run `make run` and review the diff of output/{name}"
    )


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_but_claims_is_published(published):
    quotes = " | ".join(row["quote"] for row in rows(published, "claims"))
    assert len(rows(published, "claims")) == 19
    assert not rows(published, "quarantine")
    for name in ("R1T", "R6", "Shark 6", "1500", "Plan S", "Big Three", "U$"):
        assert name not in quotes


def test_dates_are_inferred_from_the_text(published):
    dates = [
        (row["published_earliest"][:7], row["published_latest"][:7], row["published_from"])
        for row in rows(published, "articles")
    ]
    assert dates == [("2025-12", "2025-12", "text"), ("2025-04", "2025-04", "text")]


def test_relations_between_the_claims(published):
    arithmetic = " / ".join(row["arithmetic"] for row in rows(published, "checks"))
    for line in (
        "23,500 / (1 + 68%) = 13,988",
        "14,313 / 12,231 - 1 = +17.0% [17.01, 17.03]",
        "537,000 / (1 + 12%) = 479,464",
        "67,000 / (1 + 335%) = 15,402",
        "67,000 / 537,000 = 12.5%",
        "90,000 / 7% = 1,285,714",
        "14,313 / 23,500",
    ):
        assert line in arithmetic
    assert {row["verdict"] for row in rows(published, "checks")} == {"consistent", "implied"}


def test_a_slip_is_quarantined_with_its_arithmetic(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    copy_shipped(SHIPPED[0], raw)
    original = (raw / SHIPPED[0]).read_text(encoding="utf-8")
    slipped = original.replace("up 68% from the same period", "up 68% from 20,000 in the same period")
    assert slipped != original
    (raw / SHIPPED[0]).write_text(slipped, encoding="utf-8")
    run_batch(make_settings(raw=raw, out=tmp_path / "out", settle_seconds=0))
    wrong = [row for row in rows(tmp_path / "out", "checks") if row["verdict"] == "inconsistent"]
    held = rows(tmp_path / "out", "quarantine")
    assert wrong and all("23,500" in row["arithmetic"] and "20,000" in row["arithmetic"] for row in wrong)
    assert {"23500", "68", "20000"} <= {row["value"] for row in held}
    assert {row["reason"] for row in held} == {"inconsistent"}
    assert all(set(row["check_ids"].split()) & {check["check_id"] for check in wrong} for row in held)
