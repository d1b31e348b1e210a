"""The two steps of validation, on a publication that is sound and on frames of every odd shape."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
import warnings
from collections import Counter
from dataclasses import replace

import pandas
import pytest
from publication_rows import BASE, CARS, GROWTH, OIL, OIL_PRICE, PLACES, ROSE, TEXTS, UNITS, frames, good_rows

import suites
from extractors.schema import TABLES
from flows.rows import sort_rows
from flows.tables import route_failures
from suites.catalogue import row_expectations, table_expectations
from suites.claims import CLAIM_RULES
from suites.engine import build_suite, validate
from suites.expected import Expected
from suites.frames import as_text, table_frame
from suites.rates import measure_rates

CODES = {"units": UNITS, "places": PLACES}

HELD = {
    "claims.rows": 55,
    "claims": 10,
    "quarantine": 20,
    "checks": 29,
    "check_members": 16,
    "articles": 36,
    "series": 39,
    "rejects": 8,
    "decisions": 16,
    "changes": 11,
}
"""How many expectations each suite holds. Great Expectations drops what it does not know with a line in its log only."""


def rows_of(claims: list[dict[str, str]], **changes: object) -> suites.RowValidation:
    arguments = {"texts": TEXTS, "units": UNITS, "places": PLACES} | changes
    texts = arguments.pop("texts")
    return suites.validate_rows({"claims": table_frame("claims", claims)}, texts, **arguments)


def tables_of(tables: dict[str, pandas.DataFrame]) -> suites.TableValidation:
    return suites.validate_tables(tables, units=UNITS, places=PLACES)


@pytest.fixture(scope="module")
def good() -> tuple[suites.RowValidation, suites.TableValidation]:
    return rows_of(good_rows()["claims"]), tables_of(frames(good_rows()))


def test_a_sound_publication_meets_everything(good):
    rows, tables = good
    assert rows.success and tables.success
    assert rows.failures == () and tables.errors == ()


def test_every_suite_holds_all_of_its_expectations(good):
    rows, tables = good
    assert {suite["suite"]: len(suite["expectations"]) for suite in (*rows.results, *tables.results)} == HELD


def test_ids_are_unique_and_without_blanks():
    ids = [one.id for one in row_expectations(CODES)]
    ids += [one.id for table in TABLES.values() for one in table_expectations(table, CODES)]
    assert len(set(ids)) == len(ids)
    assert not [name for name in ids if " " in name]


def test_rates_only_warn():
    found = suites.validate_rates(suites.count_publication(good_rows()))
    assert found.success
    assert [warning.partition(":")[0] for warning in found.warnings] == ["publication.schema_percent.usual"]


def test_inconsistent_checks_are_no_matter_of_a_handful_of_articles():
    rows = good_rows()
    counts = suites.count_publication(rows)
    assert measure_rates(counts)["inconsistent_percent"].tolist() == [0.0]
    more = suites.count_publication(rows | {"articles": rows["articles"] * 3})
    assert measure_rates(more)["inconsistent_percent"].tolist() == [50.0]


def test_usual_rates_do_not_warn():
    rows = good_rows()
    for table in ("rejects", "quarantine", "checks", "check_members", "claims", "series"):
        rows[table] = []
    rows["articles"] = [
        row | {"claims": "0", "quarantined": "0", "status": "no_claims"} for row in rows["articles"][:1]
    ]
    rows["articles"][0]["status"] = "no_claims"
    assert tables_of(frames(rows)).success
    found = suites.validate_rates(suites.count_publication(rows))
    assert [warning.partition(":")[0] for warning in found.warnings] == ["publication.no_claims_percent.usual"]


def test_a_broken_row_is_named_with_all_that_it_breaks():
    claims = good_rows()["claims"]
    claims[2] |= {"value": "1.5e3", "kind": "guess", "unit": "furlong", "item": ""}
    found = rows_of(claims)
    assert not found.success
    assert found.failures == (
        suites.RowFailure(
            "claims",
            2,
            (claims[2]["claim_id"],),
            ("claims.value.type", "claims.unit.known", "claims.kind.vocabulary"),
            unreadable=("value",),
        ),
    )


def test_two_rows_of_one_key_are_told_apart_by_position():
    claims = good_rows()["claims"]
    claims.append(claims[0] | {"status": "rumour"})
    assert [(failure.row, failure.expectations) for failure in rows_of(claims).failures] == [
        (0, ("claims.quote.apart",)),
        (len(claims) - 1, ("claims.status.vocabulary", "claims.quote.apart")),
    ]


def test_quotes_that_touch_are_apart_and_quotes_that_overlap_are_not():
    """By article; a long quote is told from all that stand in it, in whatever order the rows come."""

    def spans(*ends: tuple[int, int], article: str = OIL) -> list[dict[str, str]]:
        return [{"article_id": article, "char_start": str(start), "char_end": str(end)} for start, end in ends]

    def apart(rows: list[dict[str, str]]) -> list[bool]:
        rule = next(one for one in CLAIM_RULES if one.id == "claims.quote.apart")
        return rule.meets(pandas.DataFrame(rows))

    assert apart(spans((0, 5), (5, 9))) == [True, True]
    assert apart([*spans((0, 5)), *spans((3, 9), article=CARS)]) == [True, True]
    assert apart(spans((30, 35), (0, 20), (2, 4), (10, 12), (20, 21))) == [True, False, False, False, True]


def test_all_failing_rows_are_named_however_many():
    """Great Expectations shortens some of its lists at 200."""
    claims = [row | {"unit": "furlong", "item": ""} for row in good_rows()["claims"][:1] * 700]
    found = rows_of(claims)
    assert len(found.failures) == 700
    result = {one["id"]: one for one in found.results[0]["expectations"]}["claims.unit.known"]
    assert result["failing"] == len(result["failing_rows"]) == 700


def test_a_missing_column_is_reported_apart():
    tables = frames(good_rows())
    shorn = tables | {
        "claims": tables["claims"].drop(columns=["quote"]),
        "checks": tables["checks"].drop(columns=["rule"]),
    }
    rows = suites.validate_rows(shorn, TEXTS, units=UNITS, places=PLACES)
    found = tables_of(shorn)
    assert rows.missing_columns == ("claims.quote",) and not rows.success and rows.failures == ()
    assert found.missing_columns == ("claims.quote", "checks.rule") and not found.success
    assert json.loads(suites.validation_json(rows, found))["success"] is False


def test_empty_tables_are_sound():
    empty = {name: table_frame(name, []) for name in TABLES}
    assert suites.validate_rows(empty, {}, units=UNITS, places=PLACES).success
    assert tables_of(empty).success


def test_changes_may_be_left_out():
    tables = frames(good_rows())
    del tables["changes"]
    found = tables_of(tables)
    assert found.success
    assert "changes" not in {suite["suite"] for suite in found.results}


def test_changes_are_validated_alone():
    changes = frames(good_rows())["changes"]
    assert suites.validate_changes(changes).success
    assert suites.validate_changes(changes.drop(columns=["id"])).missing_columns == ("changes.id",)
    found = suites.validate_changes(changes.assign(reason="a whim"))
    assert [error.partition(":")[0] for error in found.errors] == ["changes.reason.vocabulary"]


@pytest.mark.parametrize("missing", ["", None])
def test_frames_of_objects_and_both_ways_of_missing_will_do(missing):
    """As text with empty cells (read_csv with keep_default_na=False) and as objects with None."""
    tables = {
        name: pandas.DataFrame([{k: v or missing for k, v in row.items()} for row in rows], dtype=object)
        for name, rows in good_rows().items()
    }
    assert suites.validate_rows(tables, TEXTS, units=UNITS, places=PLACES).success
    assert tables_of(tables).success


def test_index_of_the_frame_does_not_matter():
    claims = table_frame("claims", good_rows()["claims"])
    claims.loc[1, "status"] = "rumour"
    claims.index = [7, 7, 7, 7]
    found = suites.validate_rows({"claims": claims}, TEXTS, units=UNITS, places=PLACES)
    assert [failure.row for failure in found.failures] == [1]


def test_each_text_is_asked_for_once():
    asked = []

    class Counting(dict):
        def get(self, key, default=None):
            asked.append(key)
            return super().get(key, default)

    rows_of(good_rows()["claims"] * 3, texts=Counting(TEXTS))
    assert sorted(asked) == [CARS, OIL]


def test_errors_are_sentences_that_name_rows():
    rows = good_rows()
    rows["articles"][0]["claims"] = "3"
    rows["check_members"] = [row for row in rows["check_members"] if row["check_id"] != GROWTH]
    errors = tables_of(frames(rows)).errors
    assert (
        "articles.claims.counted: expected that claims is the number of the article's rows in claims; not so for cars.txt"
        in errors
    )
    assert any(error.startswith("checks.claim_ids.members") and error.endswith(GROWTH) for error in errors)


def test_a_clean_claim_of_an_inconsistent_check_stops_the_publication():
    rows = good_rows()
    rows["claims"].insert(0, {k: v for k, v in rows["quarantine"][1].items() if k in TABLES["claims"].columns})
    rows["quarantine"] = [row for row in rows["quarantine"] if row["claim_id"] != ROSE]
    rows["articles"][0] |= {"claims": "3", "quarantined": "1"}
    rows["claims"].sort(key=lambda row: (row["article_id"], int(row["char_start"])))
    errors = tables_of(frames(rows)).errors
    assert [error.partition(":")[0] for error in errors] == ["claims.claim_id.not_inconsistent"]
    assert ROSE in errors[0]
    released = [row | {"curation": "released"} if row["claim_id"] == ROSE else row for row in rows["claims"]]
    assert tables_of(frames(rows | {"claims": released})).success


def test_the_report_is_the_same_each_time_and_plain_json():
    claims = [row | {"value_low": "9999"} for row in good_rows()["claims"]]
    reports = {suites.validation_json(rows_of(claims), tables_of(frames(good_rows()))) for _ in range(2)}
    assert len(reports) == 1
    report = json.loads(reports.pop())
    assert report["success"] is True
    failed = [one for one in report["suites"][0]["expectations"] if not one["success"]]
    assert [one["id"] for one in failed] == ["claims.interval.ordered", "claims.value.in_interval"]
    assert BASE in failed[0]["failing_rows"] and OIL_PRICE in failed[0]["failing_rows"]


def test_the_report_holds_no_times_versions_or_paths(good):
    report = suites.validation_json(*good)
    assert not [
        word for word in ("great_expectations", "run_id", "batch", os.getcwd(), "version", "2026") if word in report
    ]


# Parts and the whole


def archive(copies: int, random_: random.Random) -> dict[str, list[dict[str, str]]]:
    """The good publication several times over, each time with other names, and some of its claims broken."""
    many: dict[str, list[dict[str, str]]] = {name: [] for name in TABLES if name != "changes"}
    for copy in range(copies):
        for name, rows in good_rows().items():
            if name in many:
                many[name] += [renamed(row, copy) for row in rows if name != "quarantine" or row["reason"] != "schema"]
    for row in many["articles"]:
        if row["file"].endswith("week.jsonl"):
            row["quarantined"] = "0"
    for row in random_.sample(many["claims"], copies):
        row["unit"] = "furlong"
    return {name: sort_rows(name, rows) for name, rows in many.items()}


def renamed(row: dict[str, str], copy: int) -> dict[str, str]:
    """The row as of another publication: its articles in a folder of their own, its ids with another first digit."""
    ids = re.compile(r"\b0(?=[0-9a-f]{15}\b)")
    files = {"file", "article_id", "duplicate_of"}
    named = {name: f"{copy}/{row[name]}" for name in files & row.keys() if row[name]}
    listed = ("claim_id", "check_id", "claim_ids", "check_ids", "conflicts", "series_id")
    return row | named | {name: ids.sub(f"{copy:x}", row[name]) for name in listed if name in row}


def route(rows: dict[str, list[dict[str, str]]], found: suites.RowValidation) -> dict[str, list[dict[str, str]]]:
    return route_failures({name: [dict(row) for row in cells] for name, cells in rows.items()}, found.failures)


@pytest.mark.parametrize("seed", range(3))
def test_parts_put_together_are_the_validation_of_the_whole(seed):
    """Whatever the parts: the report on the whole is that of all rows validated at once, to the byte."""
    chance = random.Random(seed)
    rows, codes = archive(4, chance), {"units": UNITS, "places": PLACES}
    texts = {f"{copy}/{article}": text for copy in range(4) for article, text in TEXTS.items()}
    found = rows_of(rows["claims"], texts=texts)
    routed = route(rows, found)
    tables, rates = tables_of(frames(routed)), suites.validate_rates(suites.count_publication(routed))
    assert found.failures and tables.errors == ()
    whole = replace(tables, warnings=rates.warnings, results=(*tables.results, *rates.results))

    part_of = {row["article_id"]: chance.randrange(3) for row in rows["articles"]}
    counts, refused = Counter(), []
    for part in range(3):
        mine = {
            name: [row for row in cells if part_of.get(row.get("article_id") or row.get("file"), 0) == part]
            for name, cells in rows.items()
        }
        checked = route(mine, rows_of(mine["claims"], texts=texts))
        elsewhere = {name: [row for row in routed[name] if row not in checked[name]] for name in routed}
        step_two = suites.validate_tables(frames(checked), elsewhere=frames(elsewhere), **codes)
        assert step_two.errors == ()
        for name, cells in checked.items():
            counts.update(suites.count_rows(name, cells))
        refused += [row for row in checked["quarantine"] if row["reason"] == "schema"]
    counts["files"] = suites.count_publication(routed)["files"]
    refused.sort(key=lambda row: (row["article_id"], int(row["char_start"])))
    assert suites.validation_json(*suites.whole_validation(counts, refused, codes)) == suites.validation_json(
        found, whole
    )


def test_exact_decimals_are_compared_exactly():
    """0.1 + 0.2 would do as a float, and so would an end that is off in the twentieth digit."""
    claims = good_rows()["claims"][:1]
    claims[0] |= {"value_low": "1000.00000000000000000001"}
    assert [failure.expectations for failure in rows_of(claims).failures] == [("claims.value.in_interval",)]


def test_an_expectation_that_cannot_be_evaluated_raises():
    broken = Expected("x.y", "it fails", ("file",), lambda rows: 1 / 0)
    with pytest.raises(RuntimeError, match=r"x\.y could not be evaluated: .*division by zero"):
        validate("x", table_frame("rejects", good_rows()["rejects"]), (broken,))


def test_an_expectation_given_twice_is_noticed():
    twice = (Expected("x.y", "so", ("file",), expectation="ExpectColumnValuesToNotBeNull"),) * 2
    with pytest.raises(RuntimeError, match="2 expectations, results of 1"):
        validate("x", table_frame("rejects", []), twice)


def test_suites_say_what_they_expect():
    suite = build_suite("claims.rows", row_expectations(CODES))
    assert all(expectation.description for expectation in suite.expectations)


def test_table_frame_refuses_rows_of_another_shape():
    with pytest.raises(KeyError, match="detail"):
        table_frame("rejects", [{"file": "a", "reason": "empty"}])
    with pytest.raises(KeyError, match="surprise"):
        table_frame("rejects", [{"file": "a", "reason": "empty", "detail": "", "surprise": ""}])


def test_as_text_leaves_the_given_frame_alone():
    frame = pandas.DataFrame({"file": ["a", ""]}, index=[5, 6])
    assert as_text(frame)["file"].isna().tolist() == [False, True]
    assert frame.index.tolist() == [5, 6] and frame["file"].tolist() == ["a", ""]


def test_data_docs_are_built_offline(tmp_path):
    page = suites.build_data_docs(frames(good_rows()), TEXTS, tmp_path / "docs", units=UNITS, places=PLACES)
    assert page.is_file()
    text = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "docs").rglob("*.html"))
    assert "claims.quote.at_span" in text


def test_fifty_thousand_claims_take_seconds():
    """A bound that a slower machine keeps too; some three seconds where this was written."""
    claims = good_rows()["claims"]
    many, texts = [], {}
    for place in range(50_000):
        row = claims[place % len(claims)]
        article = f"{row['file']}#{place // len(claims)}"
        texts[article] = TEXTS[row["article_id"]]
        many.append(row | {"claim_id": f"{place:016x}", "article_id": article})
    random.Random(1).shuffle(many)
    frame = table_frame("claims", many)
    rows_of(claims)  # what is done once is not measured
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        assert suites.validate_rows({"claims": frame}, texts, units=UNITS, places=PLACES).success
    assert time.perf_counter() - start < 30


def test_importing_suites_imports_neither_pandas_nor_great_expectations():
    code = (
        "import suites, sys; print([name for name in ('pandas', 'great_expectations', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
