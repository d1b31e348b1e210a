"""The checks on whole articles: the two that ship, one with a slip put in, and the development data where they are at hand."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, shared_data

import checks
from checks.core.documenting import FOUND
from extractors.article import Article
from extractors.extract import extract_article
from flows.read import read_article_file

KOREA, KIA = "000_bae4b555c2f5d7a3.txt", "002_f4d8a9d693022f85.txt"

SHIPPED = {
    KOREA: {
        "implied: 23,500 / (1 + 68%) = 13,988 [12,552, 14,030)",
        "implied: 14,313 / 12,231 - 1 = +17.0% [17.01, 17.03]",
        "implied: 537,000 / (1 + 12%) = 479,464 [476,889, 482,063]",
        "implied: 67,000 / (1 + 335%) = 15,402 [15,270, 15,535]",
        "consistent: 14,313 - 12,231 = +2,082 [2,081, 2,083]; stated up",
        "consistent: 67,000 / 537,000 = 12.5% [12.4, 12.6]; a part is not above its whole",
        "consistent: 14,313 / 23,500 = 61% (61, 68]; a part is not above its whole",
    },
    KIA: {"implied: 90,000 / 7% = 1,285,714 [1,193,333, 1,392,308]"},
}


def read(path: Path) -> list[Article]:
    return list(read_article_file(path))


def said_of(article: Article) -> dict[str, checks.Check]:
    """Checks by `verdict: arithmetic`."""
    found = checks.run(extract_article(article).claims)
    return {f"{check.verdict.verdict}: {check.verdict.arithmetic}": check for check in found}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_said_of_the_articles_that_ship(name):
    (article,) = read(ROOT / "raw_articles" / name)
    assert set(said_of(article)) == SHIPPED[name]


def test_implied_values_name_their_period_and_what_they_rest_on():
    (article,) = read(ROOT / "raw_articles" / KOREA)
    row = said_of(article)["implied: 23,500 / (1 + 68%) = 13,988 [12,552, 14,030)"].row()
    assert (row["implied_role"], row["unit"], row["stated"]) == ("base", "count", "")
    assert (str(row["period_start"]), str(row["period_end"])) == ("2024-01-01", "2024-11-30")
    assert row["reason"] == "rests on the bound of `nearly 23,500 pickups`"


def test_a_slip_put_into_an_article_is_found():
    text = (ROOT / "raw_articles" / KOREA).read_text(encoding="utf-8")
    slipped = text.replace("up 68% from the same", "up 68% from 20,000 in the same")
    assert slipped != text
    found = said_of(Article(article_id="a", file="a.txt", text=slipped, language="en"))
    check = found["inconsistent: 23,500 / 20,000 - 1 = +17.5% [3, 21); stated +68%"]
    assert [claim.value_text for claim in check.relation.claims] == ["23,500", "20,000", "68"]
    assert [line for line in found if line.startswith("inconsistent")] == [
        "inconsistent: 23,500 / 20,000 - 1 = +17.5% [3, 21); stated +68%"
    ]


def test_the_development_set_scores(tmp_path):
    """Relations found and judged, slips caught, no false alarm: as the scorer of the development data counts."""
    scorer, folder = shared_data("bench", "score_checks.py"), shared_data("gold", "consistency_dev")
    gold = shared_data("gold", "consistency_dev_checks.jsonl")
    claims, rows = [], []
    for path in sorted(folder.glob("*.txt")):
        for article in read(path):
            found = extract_article(article).claims
            claims += [[claim.claim_id, path.name, claim.char_start, claim.char_end] for claim in found]
            rows += [
                [*(check.row()[name] for name in ("rule", "verdict", "claim_ids")), path.name]
                for check in checks.run(found)
            ]
    write(tmp_path / "claims.csv", ["claim_id", "article_id", "char_start", "char_end"], claims)
    write(tmp_path / "checks.csv", ["rule", "verdict", "claim_ids", "article_id"], rows)
    command = [sys.executable, scorer, gold, tmp_path / "claims.csv", tmp_path / "checks.csv", "--misses"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    score = {
        name.strip(): float(ratio)
        for name, ratio in re.findall(r"^(\w[\w ]+?)\s+\d+/\d+ = ([\d.]+)", printed, re.MULTILINE)
    }
    assert score["tested"] >= 0.90, printed
    assert score["right verdict"] >= 0.90, printed
    assert score["caught"] == 1, printed
    assert "false alarms   0 in 0 articles" in printed, printed


def write(path: Path, header: list[str], rows: list[list]) -> None:
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def test_real_articles_raise_no_false_alarm():
    """Every inconsistency found in hundreds of published articles is one that was read and found to be true."""
    true = {line for _, _, line in FOUND}
    found = {
        f"{article.file}: {line}"
        for path in sorted(shared_data("articles").glob("*.txt"))
        for article in read(path)
        for line in said_of(article)
        if line.startswith("inconsistent")
    }
    assert not {line for line in found if line.partition(": ")[2] not in true}, json.dumps(sorted(found), indent=1)
