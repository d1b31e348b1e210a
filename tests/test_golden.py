"""The two shipped articles: what is published of them is committed, and reviewed as a diff."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from batch import make_settings
from conftest import ROOT

from flows import run_batch

TABLES = ("claims", "quarantine", "checks", "check_members", "articles", "rejects")


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    run_batch(make_settings(raw=ROOT / "raw_articles", out=folder / "out", settle_seconds=0))
    return folder / "out"


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in TABLES), "datapackage.json", "validation.json"])
def test_output_is_what_the_pipeline_publishes(published, name):
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
    original = (ROOT / "raw_articles" / "000_bae4b555c2f5d7a3.txt").read_text(encoding="utf-8")
    raw = tmp_path / "raw"
    raw.mkdir()
    slipped = original.replace("up 68% from the same period", "up 68% from 20,000 in the same period")
    assert slipped != original
    (raw / "slip.txt").write_text(slipped, encoding="utf-8")
    run_batch(make_settings(raw=raw, out=tmp_path / "out", settle_seconds=0))
    wrong = [row for row in rows(tmp_path / "out", "checks") if row["verdict"] == "inconsistent"]
    held = rows(tmp_path / "out", "quarantine")
    assert wrong and all("23,500" in row["arithmetic"] and "20,000" in row["arithmetic"] for row in wrong)
    assert {"23500", "68", "20000"} <= {row["value"] for row in held}
    assert {row["reason"] for row in held} == {"inconsistent"}
    assert all(set(row["check_ids"].split()) & {check["check_id"] for check in wrong} for row in held)
