"""Runs of the batch: what comes out, what a second run costs, edits and removals, bad input beside good."""

from __future__ import annotations

import json

import pytest
from batch import CARS, JOBS, SLIP, TRADE, Batch, leave_out_validation
from conftest import ROOT

from flows.errors import NEW_REJECTS, PUBLISHED, RunError, UsageError
from flows.records import dump_record, load_record
from flows.runner import DirectRunner


@pytest.fixture
def fast(monkeypatch):
    leave_out_validation(monkeypatch)


@pytest.fixture
def batch(tmp_path, fast) -> Batch:
    return Batch(tmp_path, cars=CARS, jobs=JOBS, trade=TRADE)


def test_the_whole_way_with_validation(tmp_path):
    batch = Batch(tmp_path, cars=CARS, jobs=JOBS, slip=SLIP)
    summary = batch.run()
    assert (summary.exit_code, summary.is_new, summary.articles) == (PUBLISHED, True, 3)
    assert json.loads((batch.out / "validation.json").read_text())["success"] is True
    assert set(batch.column("claims", "article_id")) == {"cars.txt", "jobs.txt"}
    assert summary.claims == len(batch.rows("claims"))
    text = {name: (batch.raw / name).read_text() for name in ("cars.txt", "jobs.txt", "slip.txt")}
    for row in batch.rows("claims") + batch.rows("quarantine"):
        assert text[row["file"]][int(row["char_start"]) : int(row["char_end"])] == row["quote"]
    batch.write("trade.txt", TRADE)
    batch.run()
    assert batch.from_nothing().hashes() == batch.hashes()


def test_claims_that_contradict_one_another_are_held_back_with_the_arithmetic(tmp_path, fast):
    batch = Batch(tmp_path, cars=CARS, slip=SLIP)
    summary = batch.run()
    held = batch.rows("quarantine")
    assert held
    assert {(row["article_id"], row["reason"]) for row in held} == {("slip.txt", "inconsistent")}
    failed = {row["check_id"]: row for row in batch.rows("checks") if row["verdict"] == "inconsistent"}
    assert {check_id for row in held for check_id in row["check_ids"].split()} == set(failed)
    assert summary.inconsistent == tuple(f"slip.txt: {row['arithmetic']}" for row in failed.values())
    (article,) = [row for row in batch.rows("articles") if row["article_id"] == "slip.txt"]
    clean = batch.column("claims", "article_id").count("slip.txt")
    assert (article["claims"], article["quarantined"]) == (str(clean), str(len(held)))


def test_rows_that_break_the_schema_are_held_back_by_the_suites(tmp_path, monkeypatch):
    from flows import rendering

    build = rendering.build_tables

    def build_with_fault(ledger, article_ids):
        tables, elsewhere = build(ledger, article_ids)
        tables["claims"][0] |= {"unit": "furlong_per_fortnight", "value": "many"}
        return tables, elsewhere

    monkeypatch.setattr(rendering, "build_tables", build_with_fault)
    batch = Batch(tmp_path, cars=CARS)
    assert batch.run().quarantined == 1
    (held,) = batch.rows("quarantine")
    assert held["reason"] == "schema"
    assert held["check_ids"]
    assert held["value"] == ""
    assert held["claim_id"] not in batch.column("claims", "claim_id")
    assert batch.rows("articles")[0]["quarantined"] == "1"


def test_tables_that_break_an_expectation_are_not_published(tmp_path, monkeypatch):
    from flows import rendering

    batch = Batch(tmp_path, cars=CARS)
    batch.run()
    before = batch.identity()
    build = rendering.build_tables

    def build_without_articles(ledger, article_ids):
        tables, elsewhere = build(ledger, article_ids)
        return tables | {"articles": []}, elsewhere

    monkeypatch.setattr(rendering, "build_tables", build_without_articles)
    batch.write("jobs.txt", JOBS)
    with pytest.raises(RunError, match="nothing was published and the last publication stays"):
        batch.run()
    assert batch.identity() == before
    monkeypatch.setattr(rendering, "build_tables", build)
    assert batch.run().is_new


# What a second run costs


def test_a_second_run_leaves_the_folder_untouched_and_does_nothing(batch, monkeypatch):
    batch.run()
    before = batch.identity()
    monkeypatch.setattr("flows.rendering.build_tables", lambda *arguments: pytest.fail("made tables again"))
    summary = batch.run()
    assert batch.identity() == before
    assert (summary.is_new, summary.files_read, summary.articles_extracted) == (False, 0, 0)
    assert (summary.articles, summary.claims) == (3, len(batch.rows("claims")))


def test_only_what_is_new_is_read_and_extracted(batch):
    batch.run()
    batch.write("slip.txt", SLIP)
    batch.write("cars.txt", CARS + "It built 17 schools in May 2025.\n")
    summary = batch.run()
    assert (summary.files_read, summary.articles_extracted) == (2, 2)


def test_a_touched_file_is_read_but_not_extracted(batch):
    batch.run()
    before = batch.identity()
    batch.write("cars.txt", CARS)
    summary = batch.run()
    assert (summary.files_read, summary.articles_extracted) == (1, 0)
    assert batch.identity() == before


def test_newer_rules_extract_again_and_newer_checks_only_check(batch, monkeypatch):
    from dataclasses import replace

    from flows import runs

    batch.run()
    before, current = batch.identity(), runs.current_versions()
    monkeypatch.setattr(runs, "current_versions", lambda: replace(current, checks="newer"))
    assert batch.run().articles_extracted == 0
    monkeypatch.setattr(runs, "current_versions", lambda: replace(current, rules="newer"))
    assert batch.run().articles_extracted == 3
    assert batch.identity() == before


def test_batches_and_workers_change_nothing(batch):
    batch.run(batch_size=1)
    one = batch.hashes()
    assert batch.from_nothing().hashes() == one


def test_processes_work_off_batches_in_order():
    with DirectRunner(2) as runner:
        assert list(runner.map("count", len, ["a", "bb", "ccc"])) == [1, 2, 3]
        assert list(runner.map("count", len, ["dddd"])) == [4]


# Edits and removals, against a run from nothing


def test_from_nothing_and_step_by_step_give_the_same_bytes(batch):
    batch.run()
    batch.write("slip.txt", SLIP)
    batch.run()
    batch.write("cars.txt", CARS.replace("435", "436"))
    (batch.raw / "jobs.txt").unlink()
    batch.write("bad.txt", b"")
    batch.write("articles.csv", "file,published,country\ntrade.txt,2025-04-10,GB\n")
    batch.run(allow_removals=True)
    assert batch.from_nothing().hashes() == batch.hashes()


def test_the_first_publication_lists_everything_as_new(batch):
    batch.run()
    assert {(change, reason) for _, change, _, reason in batch.changes()} == {("added", "new_article")}
    keys = sum(len(batch.rows(table)) for table in ("claims", "quarantine", "checks", "articles", "rejects"))
    assert len(batch.changes()) == keys


def test_changes_say_what_was_edited_removed_and_added(batch):
    batch.run()
    batch.write("cars.txt", CARS.replace("435", "436"))
    (batch.raw / "jobs.txt").unlink()
    batch.write("slip.txt", SLIP)
    batch.run(allow_removals=True)
    reasons = {article: reason for _, _, article, reason in batch.changes()}
    assert reasons == {"cars.txt": "article_edited", "jobs.txt": "article_removed", "slip.txt": "new_article"}
    kinds = {(table, change) for table, change, article, _ in batch.changes() if article == "jobs.txt"}
    assert kinds == {("articles", "removed"), ("claims", "removed")} | {
        kind for kind in kinds if kind == ("checks", "removed")
    }
    (edited,) = [row for row in batch.rows("changes") if row["id"] == "cars.txt"]
    assert (edited["change"], edited["columns"]) == ("changed", "sha256")
    assert edited["before"].startswith("sha256=") and edited["after"].startswith("sha256=")
    assert edited["before"] != edited["after"]
    told = {(row["change"], row["quote"], row["before"], row["after"]) for row in batch.rows("changes")}
    assert ("removed", "435 homes", "435 count homes", "") in told
    assert ("added", "436 homes", "", "436 count homes") in told


def test_changed_metadata_are_told_as_such(batch):
    batch.run()
    batch.write("articles.csv", "file,title,published,fiscal_year_start\njobs.txt,,2025-05-02,\ncars.txt,,,7\n")
    batch.run()
    reasons = {article: reason for _, _, article, reason in batch.changes()}
    assert reasons["jobs.txt"] == "metadata_edited"
    assert set(reasons.values()) == {"metadata_edited"}
    (jobs,) = [row for row in batch.rows("articles") if row["article_id"] == "jobs.txt"]
    assert (jobs["published"], jobs["published_from"]) == ("2025-05-02", "metadata")
    assert {row["published"] for row in batch.rows("claims") if row["article_id"] == "jobs.txt"} == {"2025-05-02"}


def test_rules_that_read_otherwise_are_told_as_such(batch, monkeypatch):
    from dataclasses import replace

    from flows import extracting, runs

    batch.run()
    current, extract_one = runs.current_versions(), extracting.extract_one

    def extract_less(article, extracted_as):
        found = extract_one(article, extracted_as)
        return replace(found, claims=found.claims[:1])

    monkeypatch.setattr(extracting, "extract_one", extract_less)
    monkeypatch.setattr(runs, "current_versions", lambda: replace(current, rules="newer"))
    batch.run()
    assert {reason for *_, reason in batch.changes()} == {"rules_changed"}


def test_the_text_comes_back_with_the_encoding_published(batch):
    batch.write("windows.txt", "The café’s sales rose 9% to £3.1 million in May 2025, it said.\r\n".encode("cp1252"))
    batch.write("marked.txt", "The shop’s sales rose 8% to £4.1 million in May 2025, it said.\n".encode("utf-16"))
    batch.run()
    encodings = {row["file"]: row["encoding"] for row in batch.rows("articles")}
    assert encodings["windows.txt"] == "windows-1252"
    for claim in batch.rows("claims"):
        text = (batch.raw / claim["file"]).read_bytes().decode(encodings[claim["file"]])
        assert text[int(claim["char_start"]) : int(claim["char_end"])] == claim["quote"]


# Copies


def test_a_copy_is_marked_and_its_claims_told_once(batch):
    batch.write("wire/cars.txt", CARS)
    summary = batch.run()
    copies = {row["article_id"]: row for row in batch.rows("articles") if row["duplicate_of"]}
    assert list(copies) == ["wire/cars.txt"]
    assert copies["wire/cars.txt"]["duplicate_of"] == "cars.txt"
    assert (copies["wire/cars.txt"]["status"], copies["wire/cars.txt"]["claims"]) == ("duplicate", "0")
    assert "wire/cars.txt" not in batch.column("claims", "article_id")
    assert (summary.articles_extracted, summary.duplicates) == (3, 1)


def test_the_original_is_the_one_published_earlier_whenever_it_came(batch):
    batch.run()
    batch.write("wire/2025-06-01-cars.txt", f"---\ntitle: Cars\n---\n{CARS}")
    batch.run()
    originals = {row["article_id"]: row["duplicate_of"] for row in batch.rows("articles")}
    assert originals["cars.txt"] == "wire/2025-06-01-cars.txt"
    reasons = {article: reason for _, _, article, reason in batch.changes()}
    assert reasons == {"cars.txt": "new_article", "wire/2025-06-01-cars.txt": "new_article"}
    assert batch.from_nothing().hashes() == batch.hashes()
    (batch.raw / "wire" / "2025-06-01-cars.txt").unlink()
    batch.run(allow_removals=True)
    assert {row["duplicate_of"] for row in batch.rows("articles")} == {""}
    assert {reason for *_, reason in batch.changes()} == {"article_removed"}
    assert batch.from_nothing().hashes() == batch.hashes()


# Bad input


def test_bad_files_become_rejects_and_the_others_are_published(batch):
    batch.write("empty.txt", b"")
    batch.write("binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(50))
    batch.write(
        "french.txt",
        "Les ventes ont augmenté de 5 % en mai, a déclaré le ministre aux journalistes, et la banque attend.",
    )
    batch.write("odd.txt", bytes(range(128, 256)) * 10)
    batch.write("yaml.txt", f"---\ntitle: [open\n---\n{CARS}")
    batch.write("date.txt", f"---\npublished: 2025-02-31\n---\n{CARS}")
    batch.write("row.txt", TRADE.replace("512", "513"))
    batch.write("articles.csv", "file,published,colour\nrow.txt,2025-06-31,red\nmissing.txt,2025-01-01,\n")
    with open(batch.raw / "large.txt", "wb") as handle:
        handle.truncate(50_000_000)
    (batch.raw / "x.txt").mkdir()
    (batch.folder / "secret.txt").write_text(CARS)
    (batch.raw / "link.txt").symlink_to(batch.folder / "secret.txt")
    (batch.raw / "loop.txt").symlink_to("loop.txt")
    batch.write("report.pdf", b"%PDF-1.7")
    summary = batch.run()
    assert batch.rejects() == {
        "articles.csv": "unknown_column",
        "articles.csv#3": "no_such_file",
        "binary.txt": "binary",
        "date.txt": "impossible_date",
        "empty.txt": "empty",
        "french.txt": "not_english",
        "large.txt": "too_large",
        "link.txt": "outside",
        "loop.txt": "unreadable",
        "odd.txt": "undecodable",
        "report.pdf": "unsupported",
        "row.txt": "impossible_date",
        "x.txt": "directory",
        "yaml.txt": "broken_front_matter",
    }
    assert batch.column("articles", "article_id") == ["cars.txt", "jobs.txt", "trade.txt"]
    assert summary.exit_code == NEW_REJECTS
    for row in batch.rows("rejects"):
        assert row["detail"].startswith(f"{row['file']}: ")
        assert row["detail"].endswith(".")
    assert batch.run().exit_code == PUBLISHED  # known from the last run
    batch.write("worse.txt", b"")
    assert batch.run().new_rejects == ("worse.txt: the file is empty. Put the article's text in it, or delete it.",)


def test_a_mended_file_is_published(batch):
    batch.write("late.txt", b"")
    batch.run()
    batch.write("late.txt", SLIP.replace("68%", "12%"))
    batch.run()
    assert batch.rejects() == {}
    assert "late.txt" in batch.column("articles", "article_id")
    assert batch.from_nothing().hashes() == batch.hashes()


def test_an_article_that_the_extractors_fail_on_is_a_reject(batch, monkeypatch):
    import extractors.extract

    extract_article = extractors.extract.extract_article

    def fail_on_jobs(article):
        if article.file == "jobs.txt":
            raise RecursionError("too deep")
        return extract_article(article)

    monkeypatch.setattr(extractors.extract, "extract_article", fail_on_jobs)
    assert batch.run().exit_code == NEW_REJECTS
    assert batch.rejects() == {"jobs.txt": "extraction_failed"}
    assert "RecursionError: too deep" in batch.rows("rejects")[0]["detail"]
    assert batch.column("articles", "article_id") == ["cars.txt", "trade.txt"]


def test_an_article_that_the_checks_fail_on_is_a_reject_until_they_are_mended(batch, monkeypatch):
    from dataclasses import replace

    import checks
    from flows import runs

    run = checks.run

    def fail_on_jobs(claims):
        claims = list(claims)
        if claims[0].article_id == "jobs.txt":
            raise ZeroDivisionError("no base")
        return run(claims)

    monkeypatch.setattr(checks, "run", fail_on_jobs, raising=False)
    assert batch.run().exit_code == NEW_REJECTS
    assert batch.rejects() == {"jobs.txt": "extraction_failed"}
    assert "the checks failed on it (ZeroDivisionError: no base)" in batch.rows("rejects")[0]["detail"]
    assert "jobs.txt" not in batch.column("articles", "article_id") + batch.column("claims", "article_id")
    monkeypatch.setattr(checks, "run", run, raising=False)
    current = runs.current_versions()
    monkeypatch.setattr(runs, "current_versions", lambda: replace(current, checks="mended"))
    batch.run()
    assert batch.rejects() == {}
    assert "jobs.txt" in batch.column("claims", "article_id")


def test_a_file_that_changes_while_the_run_works_waits_for_the_next(batch, monkeypatch):
    from flows import runs

    read_files = runs.read_files

    def read_and_edit(*arguments, **options):
        found = read_files(*arguments, **options)
        batch.write("cars.txt", CARS + "It built 17 schools in May 2025.\n")
        return found

    monkeypatch.setattr(runs, "read_files", read_and_edit)
    batch.run()
    assert batch.column("articles", "article_id") == ["jobs.txt", "trade.txt"]
    monkeypatch.setattr(runs, "read_files", read_files)
    batch.run()
    assert "17 schools" in batch.column("claims", "quote")


# Removals


def test_many_articles_gone_are_refused(batch):
    for number in range(5):
        batch.write(f"more{number}.txt", TRADE.replace("512", f"51{number + 3}"))
    batch.run()
    before = batch.identity()
    for number in range(5):
        (batch.raw / f"more{number}.txt").unlink()
    with pytest.raises(RunError, match=r"5 of 8 articles are gone .* --allow-removals"):
        batch.run()
    assert batch.identity() == before
    assert batch.run(allow_removals=True).articles == 3


def test_a_few_articles_may_give_way_to_others(batch):
    batch.run()
    for path in list(batch.raw.iterdir()):
        path.unlink()
    batch.write("own.txt", SLIP)
    batch.run()
    assert batch.column("articles", "article_id") == ["own.txt"]


def test_an_unmounted_folder_is_refused_even_without_a_ledger(batch):
    batch.run()
    (batch.folder / "out.ledger.sqlite3").unlink()
    for path in batch.raw.iterdir():
        path.unlink()
    with pytest.raises(RunError, match="3 of 3 articles are gone"):
        batch.run()


def test_many_articles_that_can_not_be_read_any_more_are_refused_as_gone(batch):
    for number in range(5):
        batch.write(f"more{number}.txt", TRADE.replace("512", f"51{number + 3}"))
    batch.run()
    before = batch.identity()
    for number in range(5):
        (batch.raw / f"more{number}.txt").unlink()
        (batch.raw / f"more{number}.txt").symlink_to(f"more{number}.txt")  # a link to itself: the system refuses it
    for _ in range(2):
        with pytest.raises(RunError, match="5 of 8 articles are gone"):
            batch.run()
    assert batch.identity() == before


def test_one_article_that_can_not_be_read_any_more_is_a_reject(batch):
    batch.run()
    (batch.raw / "cars.txt").unlink()
    (batch.raw / "cars.txt").symlink_to("cars.txt")
    assert batch.run().exit_code == NEW_REJECTS
    assert batch.rejects() == {"cars.txt": "unreadable"}


def test_a_program_that_fails_on_many_articles_publishes_nothing(batch, monkeypatch):
    batch.run()
    before = batch.identity()
    monkeypatch.setattr("extractors.extract.extract_article", lambda article: 1 / 0)
    for number in range(5):
        batch.write(f"more{number}.txt", TRADE.replace("512", f"51{number + 3}"))
    with pytest.raises(RunError, match=r"5 of 8 articles failed; the first, more0\.txt: the extractors failed"):
        batch.run()
    assert batch.identity() == before


def test_moved_articles_are_not_gone(batch):
    batch.run()
    (batch.raw / "2025").mkdir()
    for path in list(batch.raw.glob("*.txt")):
        path.rename(batch.raw / "2025" / path.name)
    assert batch.run().articles == 3


# Settings


@pytest.mark.parametrize(("raw", "out"), [("raw", "raw/out"), ("out/raw", "out"), ("raw", "raw")])
def test_folders_inside_one_another_are_refused(tmp_path, raw, out):
    from flows import make_settings

    (tmp_path / raw).mkdir(parents=True)
    with pytest.raises(UsageError, match="apart"):
        make_settings(raw=tmp_path / raw, out=tmp_path / out)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    from flows import make_settings

    with pytest.raises(UsageError, match=r"There is no folder .*missing"):
        make_settings(raw=tmp_path / "missing", out=tmp_path / "out")


def test_an_empty_folder_publishes_empty_tables(tmp_path):
    batch = Batch(tmp_path)
    assert batch.run().articles == 0
    assert batch.rows("claims") == []


def test_records_keep_every_field():
    from extractors.article import Article
    from extractors.extract import extract_article
    from extractors.schema import Claim

    text = (ROOT / "raw_articles" / "000_bae4b555c2f5d7a3.txt").read_text(encoding="utf-8")
    claims = extract_article(Article(article_id="a", file="a.txt", text=text)).claims
    assert claims
    for claim in claims:
        assert load_record(Claim, dump_record(claim)) == claim
