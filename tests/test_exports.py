"""The tables as Parquet and as a workbook: the same rows with their types, the same bytes each time, and nothing that runs."""

from __future__ import annotations

import io
import time
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import duckdb
import frictionless
import pandas
import pytest
from batch import CARS, JOBS, SLIP, TRADE, Batch, leave_out_validation
from publication_rows import good_rows

from extractors.schema import TABLES
from flows.csvfiles import read_rows
from flows.errors import UsageError
from flows.excel import workbook_chunks
from flows.parquet import parquet_chunks

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads workbooks back")
pytest.importorskip("xlsxwriter", reason="newsledger[excel] is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="newsledger[parquet] is not installed")

PLAIN = {"string": str, "integer": int, "number": float, "date": date.fromisoformat}


def typed_rows(table: str, rows: list[dict[str, str]]) -> list[dict]:
    """The rows with each cell as its type, and None for an empty one."""
    kinds = {field.name: PLAIN[field.type] for field in TABLES[table].fields}
    return [{name: kind(row[name]) if row[name] else None for name, kind in kinds.items()} for row in rows]


def joined(chunks) -> bytes:
    return b"".join(chunk for _, chunk in chunks)


def workbook(rows: dict, **options):
    return openpyxl.load_workbook(io.BytesIO(joined(workbook_chunks(rows, **options))))


def sheet_rows(sheet) -> list[dict]:
    head, *lines = sheet.iter_rows(values_only=True)
    plain = [[cell.date() if isinstance(cell, datetime) else cell for cell in line] for line in lines]
    return [dict(zip(head, line, strict=True)) for line in plain]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_the_rows_with_the_types_of_the_schema(table):
    rows = good_rows()[table]
    read = parquet.read_table(io.BytesIO(joined(parquet_chunks(table, rows))))
    assert read.to_pylist() == typed_rows(table, rows)
    types = {"string": "string", "integer": "int64", "number": "double", "date": "date32[day]"}
    assert [str(kind) for kind in read.schema.types] == [types[field.type] for field in TABLES[table].fields]


def test_parquet_is_written_in_row_groups_and_counts_them():
    rows = good_rows()["claims"] * 5
    chunks = list(parquet_chunks("claims", iter(rows), group_rows=8))
    assert [count for count, _ in chunks] == [8, 8, 4, 0]
    assert all(chunk for _, chunk in chunks), "each group leaves memory when it is written"
    file = parquet.ParquetFile(io.BytesIO(joined(chunks)))
    assert file.num_row_groups == 3
    assert file.read().to_pylist() == typed_rows("claims", rows)


def test_a_table_without_rows_has_its_columns():
    read = parquet.read_table(io.BytesIO(joined(parquet_chunks("claims", []))))
    assert read.num_rows == 0 and tuple(read.column_names) == TABLES["claims"].columns


def test_the_workbook_has_a_sheet_a_table_with_real_types():
    rows = good_rows()
    book = workbook(rows)
    assert book.sheetnames == list(TABLES)
    for table in TABLES:
        assert sheet_rows(book[table]) == typed_rows(table, rows[table]), table
        assert book[table].freeze_panes == "A2"


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://example.org")', "@SUM(A1)", "http://example.org", "+3", "007", "{=1}", "a\x01b\r\nc"],
)
def test_text_stays_text(text):
    row = good_rows()["claims"][0] | {"quote": text}
    (content,) = [joined(workbook_chunks({"claims": [row]}))]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["claims"]
    (cell,) = [line[TABLES["claims"].columns.index("quote")] for line in sheet.iter_rows(min_row=2)]
    assert cell.data_type == "s" and cell.hyperlink is None
    with ZipFile(io.BytesIO(content)) as packed:
        (xml,) = [packed.read(name) for name in packed.namelist() if "sheet1.xml" in name]
    assert b"<f>" not in xml and b"<f " not in xml


def test_days_before_the_calendar_of_excel_are_text_and_long_texts_are_cut():
    row = good_rows()["claims"][0] | {
        "period_start": "1850-01-01",
        "period_end": "1900-03-01",
        "sentence": "a" * 40_000,
    }
    (read,) = sheet_rows(workbook({"claims": [row]})["claims"])
    assert read["period_start"] == "1850-01-01" and read["period_end"] == date(1900, 3, 1)
    assert len(read["sentence"]) == 32_767 and read["sentence"].endswith("a…")


def test_what_a_sheet_can_not_hold_goes_to_another():
    rows = good_rows()["claims"]
    assert len(rows) == 4
    book = workbook({"claims": rows, "rejects": []}, sheet_rows=2)
    assert book.sheetnames == ["claims", "claims (2)", "rejects"]
    assert sheet_rows(book["claims"]) + sheet_rows(book["claims (2)"]) == typed_rows("claims", rows)


def test_the_same_rows_make_the_same_bytes_at_another_time():
    rows = good_rows()
    first = joined(workbook_chunks(rows)), joined(parquet_chunks("claims", rows["claims"]))
    time.sleep(2.1)  # the times in a ZIP file are of two seconds
    assert (joined(workbook_chunks(rows)), joined(parquet_chunks("claims", rows["claims"]))) == first


# In a run


BOTH = {"parquet": True, "excel": True}


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    return Batch(tmp_path, cars=CARS, jobs=JOBS, trade=TRADE, slip=SLIP)


def parquet_rows(path: Path) -> list[dict]:
    return parquet.read_table(path).to_pylist()


def assert_forms_agree(batch: Batch) -> None:
    """The workbook and the Parquet files hold the rows of the CSVs."""
    book = openpyxl.load_workbook(batch.out / "newsledger.xlsx")
    assert book.sheetnames == list(TABLES)
    for table in TABLES:
        rows = typed_rows(table, batch.rows(table))
        assert parquet_rows(batch.out / f"{table}.parquet") == rows, table
        assert sheet_rows(book[table]) == rows, table


def names(batch: Batch) -> set[str]:
    return {path.name for path in batch.out.iterdir()}


def test_a_run_publishes_each_table_in_every_form_and_takes_them_away_again(batch):
    batch.run()
    plain, before = batch.hashes(), names(batch)
    assert batch.run(**BOTH).is_new
    assert_forms_agree(batch)
    assert names(batch) - before == {"newsledger.xlsx", *(f"{table}.parquet" for table in TABLES)}
    assert all((batch.out / f"{table}.csv").read_bytes().startswith(b"\xef\xbb\xbf") for table in TABLES)
    identity = batch.identity()
    assert not batch.run(**BOTH).is_new and batch.identity() == identity
    assert batch.run().is_new
    assert batch.hashes() == plain and names(batch) == before


def test_cells_that_begin_like_a_formula_are_plain_in_the_other_forms(batch):
    batch.write("odd.txt", "Its shares, '=A1', rose 3% to @5 or +$4 million in May 2025. '=Cars sold 512 units.\n")
    batch.write("=1.txt", CARS.replace("435", "436"))
    batch.run(**BOTH)
    assert b"\n'=1.txt," in (batch.out / "articles.csv").read_bytes()
    assert "=1.txt" in [row["article_id"] for row in parquet_rows(batch.out / "articles.parquet")]
    assert_forms_agree(batch)


def test_forms_follow_their_table_and_stay_where_that_stays(batch):
    batch.run(**BOTH)
    files = {path.name: path.stat().st_ino for path in batch.out.iterdir() if path.is_file()}
    batch.write("more.txt", "The plant made 77 vans in July 2025.\n")
    batch.run(**BOTH)
    assert_forms_agree(batch)
    kept = {path.name for path in batch.out.iterdir() if files.get(path.name) == path.stat().st_ino}
    assert kept >= {"checks.csv", "checks.parquet", "rejects.csv", "rejects.parquet"}
    assert not kept & {"claims.csv", "claims.parquet", "articles.parquet", "changes.parquet", "newsledger.xlsx"}


def test_forms_that_a_lost_ledger_knew_are_replaced_by_the_same(batch):
    batch.run(**BOTH)
    before = batch.hashes(without=())
    for path in batch.folder.glob("out.ledger.sqlite3*"):
        path.unlink()
    batch.run(**BOTH)
    assert batch.hashes(without=()) == before
    assert not batch.run(**BOTH).is_new


@pytest.mark.parametrize("name", ["claims.parquet", "changes.parquet", "newsledger.xlsx"])
def test_a_form_that_is_altered_or_lost_is_written_again(batch, name):
    batch.run(**BOTH)
    before = batch.hashes(without=())
    (batch.out / name).unlink()
    (batch.out / name).write_bytes(b"other")
    assert batch.run(**BOTH).is_new
    assert batch.hashes(without=()) == before


def test_the_same_articles_make_the_same_forms(batch, tmp_path):
    batch.run(**BOTH)
    again = Batch(tmp_path / "again", cars=CARS, jobs=JOBS, trade=TRADE, slip=SLIP)
    again.run(**BOTH)
    assert again.hashes(without=()) == batch.hashes(without=())


def test_a_workbook_of_another_version_is_written_again(batch, monkeypatch):
    batch.run(excel=True)
    monkeypatch.setattr("flows.publishing.version_of", lambda library: f"{library} of tomorrow")
    monkeypatch.setattr("flows.excel.CUT", "...")
    assert batch.run(excel=True).is_new
    assert not batch.run(excel=True).is_new


def test_parts_have_their_forms_too(batch):
    batch.write("dated.txt", "---\ndate: 2025-06-03\n---\n" + CARS.replace("435", "437"))
    batch.run(parts="month", **BOTH)
    assert {path.name for path in (batch.out / "claims").iterdir()} == {
        "2025-06.csv", "2025-06.parquet", "unknown.csv", "unknown.parquet",
    }  # fmt: skip
    for path in (batch.out / "claims").glob("*.csv"):
        assert parquet_rows(path.with_suffix(".parquet")) == typed_rows("claims", list(read_rows(path)))
    (whole,) = duckdb.sql(f"SELECT count(*), min(period_start) FROM '{batch.out}/claims/*.parquet'").fetchall()
    sheet = sheet_rows(openpyxl.load_workbook(batch.out / "newsledger.xlsx")["claims"])
    assert whole == (len(sheet), min(row["period_start"] for row in sheet if row["period_start"]))


def test_frictionless_and_pandas_read_the_signed_tables(batch):
    batch.run(excel=True)
    report = frictionless.Package(str(batch.out / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "type", "note"])
    assert list(pandas.read_csv(batch.out / "claims.csv").columns) == list(TABLES["claims"].columns)


@pytest.mark.parametrize("option, library", [("parquet", "pyarrow"), ("excel", "xlsxwriter")])
def test_a_missing_library_is_told_before_the_run(batch, monkeypatch, option, library):
    monkeypatch.setattr("flows.settings.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=rf"--{option} needs {library}.*pip install 'newsledger\[{option}\]'"):
        batch.settings(**{option: True})
    assert batch.run().is_new, "without them nothing is asked for"
