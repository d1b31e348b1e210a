"""The two articles that ship: what stands in `output/` is what a run makes of them, and a slip in one of them is caught."""

from __future__ import annotations

import pytest

from batch import Batch
from conftest import ROOT

OUTPUT = ROOT / "output"
RAW = ROOT / "raw_articles"
KOREA = "000_bae4b555c2f5d7a3.txt"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> Batch:
    batch = Batch(tmp_path_factory.mktemp("shipped"))
    for path in RAW.glob("*.txt"):
        batch.write(path.name, path.read_bytes())
    batch.run()
    return batch


def test_the_published_dataset_is_what_a_run_makes(shipped):
    """A rule that reads the articles otherwise shows here: run `make run`, and review `git diff output`."""
    made = {path.name: path.read_text(encoding="utf-8") for path in shipped.out.iterdir()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in OUTPUT.iterdir() if path.name in made}
    assert committed.keys() == made.keys()
    for name in sorted(made.keys() - {"changes.csv"}):  # changes.csv depends on what was published before
        assert committed[name] == made[name], name


def test_an_article_that_contradicts_itself_is_held_back_with_the_arithmetic(shipped, tmp_path):
    text = (RAW / KOREA).read_text(encoding="utf-8")
    slip = text.replace("up 68% from the same period in 2024", "up 68% from 20,000 in the same period of 2024")
    assert slip != text
    batch = Batch(tmp_path)
    batch.write(KOREA, slip)
    batch.run()
    (failed,) = [row for row in batch.rows("checks") if row["verdict"] == "inconsistent"]
    assert {"23,500", "20,000", "68%"} <= set(failed["arithmetic"].replace("+", "").replace(";", "").split())
    held = {row["quote"] for row in batch.rows("quarantine")}
    assert held == {"nearly 23,500 pickups", "up 68%", "20,000"}
    assert {row["check_ids"] for row in batch.rows("quarantine")} == {failed["check_id"]}
    assert not held & set(batch.column("claims", "quote"))
