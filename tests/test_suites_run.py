"""Validation within a run: a broken row goes to quarantine, tables that disagree are not published."""

from __future__ import annotations

import json

import frictionless
import pytest
from publication_rows import SOLD_TOO, TEXTS, good_rows

import suites
from extractors.schema import TABLES
from flows import changes, outputs, tables, validating
from flows.csvfiles import read_rows
from flows.errors import RunError
from flows.runs import run_batch
from flows.settings import Settings, make_settings

ARTICLE = """Cars sold well in 2024

Kia sold 1,260 cars in May 2025, up 26% from 1,000 cars in May 2024. Ford sold 2,500 trucks in June 2025.
"""


@pytest.fixture
def settings(tmp_path) -> Settings:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "cars.txt").write_text(ARTICLE, encoding="utf-8")
    return make_settings(raw=tmp_path / "raw", out=tmp_path / "out", settle_seconds=0, report=False)


def spoil_claims(monkeypatch: pytest.MonkeyPatch, spoil) -> None:
    """Let every row of claims be changed before it is validated, as a fault of an extractor would."""
    make = tables.claim_row
    monkeypatch.setattr(tables, "claim_row", lambda *arguments: spoil(make(*arguments)))


def rows_of(settings: Settings, table: str) -> list[dict[str, str]]:
    return list(read_rows(settings.out / f"{table}.csv"))


def test_a_broken_row_goes_to_quarantine_and_the_rest_is_published(settings, monkeypatch):
    def spoil(row):
        return row | {"unit": "furlong", "value": "many"} if row["value"] == "2500" else row

    spoil_claims(monkeypatch, spoil)
    summary = run_batch(settings)
    held = rows_of(settings, "quarantine")
    assert [(row["quote"], row["value"], row["reason"]) for row in held] == [("2,500 trucks", "", "schema")]
    assert {"claims.value.type", "claims.unit.known"} <= set(held[0]["check_ids"].split())
    assert summary.quarantined == 1 and summary.claims == len(rows_of(settings, "claims")) > 0
    assert rows_of(settings, "articles")[0]["quarantined"] == "1"
    report = frictionless.Package(str(settings.out / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    results = json.loads((settings.out / "validation.json").read_text(encoding="utf-8"))
    failed = {one["id"]: one["failing_rows"] for one in results["suites"][0]["expectations"] if not one["success"]}
    assert failed["claims.unit.known"] == [held[0]["claim_id"]]
    assert results["success"] is True


def test_a_quote_that_is_not_in_the_text_is_held_back(settings, monkeypatch):
    spoil_claims(monkeypatch, lambda row: row | {"char_start": str(int(row["char_start"]) - 1)})
    run_batch(settings)
    assert rows_of(settings, "claims") == []
    assert {row["check_ids"].split()[0] for row in rows_of(settings, "quarantine")} == {"claims.quote.at_span"}


def test_tables_that_disagree_are_not_published_and_the_last_publication_stays(settings, monkeypatch):
    run_batch(settings)
    before = {path.name: path.read_bytes() for path in settings.out.iterdir()}
    (settings.raw / "more.txt").write_text(ARTICLE.replace("Kia", "Mazda"), encoding="utf-8")
    monkeypatch.setattr(tables, "count_claims", lambda row, clean, held: row | {"claims": "99"})
    with pytest.raises(RunError, match=r"articles\.claims\.counted.*more\.txt"):
        run_batch(settings)
    assert {path.name: path.read_bytes() for path in settings.out.iterdir()} == before
    monkeypatch.undo()
    assert run_batch(settings).articles == 2


def test_data_docs_show_why_nothing_was_published(settings, monkeypatch):
    monkeypatch.setattr(tables, "count_claims", lambda row, clean, held: row | {"claims": "99"})
    with pytest.raises(RunError):
        run_batch(settings.model_copy(update={"data_docs": True}))
    pages = "\n".join(page.read_text(encoding="utf-8") for page in settings.data_docs_folder.rglob("articles-*.html"))
    assert "articles.claims.counted" in pages and "Failed" in pages
    assert not settings.out.exists()


def test_unsound_changes_are_not_published_either(settings, monkeypatch):
    run_batch(settings)
    before = {path.name: path.read_bytes() for path in settings.out.iterdir()}
    (settings.raw / "more.txt").write_text(ARTICLE.replace("Kia", "Mazda"), encoding="utf-8")
    row = dict.fromkeys(TABLES["changes"].columns, "")
    row |= {"table": "claims", "change": "added", "id": "1", "reason": "a whim"}
    monkeypatch.setattr(changes, "find_changes", lambda ledger: [row])
    with pytest.raises(RunError, match=r"changes\.reason\.vocabulary"):
        run_batch(settings)
    assert {path.name: path.read_bytes() for path in settings.out.iterdir()} == before


def test_a_country_that_is_none_costs_its_article_only(settings):
    """What the suites refuse in articles.csv must be refused by the reader: it would hold up every other article."""
    (settings.raw / "odd.txt").write_text(f"---\ncountry: XX\n---\n{ARTICLE}", encoding="utf-8")
    run_batch(settings)
    assert [(row["file"], row["reason"]) for row in rows_of(settings, "rejects")] == [("odd.txt", "bad_metadata")]
    assert [row["file"] for row in rows_of(settings, "articles")] == ["cars.txt"]


def test_a_whole_publication_passes_by_the_way_that_flows_take():
    rows = {name: cells for name, cells in good_rows().items() if name != "changes"}
    assert validating.validate_part(rows, {}, TEXTS) == rows
    refused = [row for row in rows["quarantine"] if row["reason"] == "schema"]
    report = validating.sum_up(suites.count_publication(rows), refused)
    assert json.loads(report.text)["success"] is True and len(report.warnings) == 1
    assert report.met[0] == report.met[1] - 3  # one rate, and what one claim in quarantine broke


def test_a_row_routed_to_quarantine_stays_a_member_of_its_checks():
    rows = {name: cells for name, cells in good_rows().items() if name != "changes"}
    next(row for row in rows["claims"] if row["claim_id"] == SOLD_TOO)["kind"] = "guess"
    routed = validating.validate_part(rows, {}, TEXTS)
    held = {row["claim_id"]: row for row in routed["quarantine"]}
    assert held[SOLD_TOO]["check_ids"] == "claims.kind.vocabulary"


def test_the_descriptor_counts_what_is_in_the_files(settings):
    run_batch(settings)
    package = json.loads((settings.out / outputs.PACKAGE).read_text(encoding="utf-8"))
    rows = {one["name"]: one.get("rows") for one in package["resources"]}
    assert rows == {name: len(rows_of(settings, name)) for name in rows if name != "changes"} | {"changes": None}


def test_a_share_of_verdicts_that_moved_is_told_and_stops_nothing(settings, monkeypatch, caplog):
    """Against the last publication: it depends on history, so it stands in the log and in no table."""
    monkeypatch.setattr("suites.counts.CHECKS_TO_COMPARE", 1)
    run_batch(settings)
    assert "last publication" not in caplog.text
    slip = "The bakery sold 14,313 cakes in 2024, up 47% from 12,231 in 2023."
    (settings.raw / "cakes.txt").write_text(slip, encoding="utf-8")
    assert run_batch(settings).is_new
    assert "are inconsistent; at the last publication 0 were. Look at checks.csv." in caplog.text
