"""The descriptor of a publication, read back by readers that are not ours: Frictionless, and pandas by its types."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import frictionless
import pandas
import pytest
from conftest import ROOT
from publication_rows import CARS, OIL, TEXTS, good_rows

from extractors.schema import TABLES
from flows.csvfiles import table_bytes
from flows.datapackage import describe_package
from flows.outputs import Output

Rows = dict[str, list[dict[str, str]]]
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def described(rows: Rows) -> dict:
    return describe_package({name: [file_of(f"{name}.csv", name, cells)] for name, cells in rows.items()})


def file_of(path: str, table: str, rows: list[dict[str, str]]) -> Output:
    content = table_bytes(table, rows)
    return Output(path, "", len(content), 0, hashlib.sha256(content).hexdigest(), len(rows))


def write_package(folder: Path, rows: Rows) -> Path:
    for name, cells in rows.items():
        (folder / f"{name}.csv").write_bytes(table_bytes(name, cells))
    path = folder / "datapackage.json"
    path.write_text(json.dumps(described(rows), indent=2), encoding="utf-8")
    return path


def write_parts(folder: Path, rows: Rows) -> Path:
    """The same with two parts of claims."""
    path = write_package(folder, rows)
    (folder / "claims.csv").unlink()
    (folder / "claims").mkdir()
    files = {name: [file_of(f"{name}.csv", name, cells)] for name, cells in rows.items()}
    files["claims"] = [
        file_of("claims/2025-06.csv", "claims", rows["claims"][:3]),
        file_of("claims/unknown.csv", "claims", rows["claims"][3:]),
    ]
    for file, cells in zip(files["claims"], (rows["claims"][:3], rows["claims"][3:]), strict=True):
        (folder / file.path).write_bytes(table_bytes("claims", cells))
    path.write_text(json.dumps(describe_package(files), indent=2), encoding="utf-8")
    return path


def test_a_table_in_parts_is_one_resource_with_a_hash_for_each(tmp_path):
    path = write_parts(tmp_path, good_rows())
    assert problems(path) == []
    claims = json.loads(path.read_text(encoding="utf-8"))["resources"][0]
    assert claims["path"] == [part["path"] for part in claims["parts"]]
    assert [part["rows"] for part in claims["parts"]] == [3, len(good_rows()["claims"]) - 3]
    assert claims["rows"] == len(good_rows()["claims"])
    assert all(part["hash"].startswith("sha256:") for part in claims["parts"])
    assert len(frictionless.Package(str(path)).get_resource("claims").read_rows()) == claims["rows"]


def problems(path: Path) -> list[tuple[str, str | None]]:
    report = frictionless.Package(str(path)).validate()
    return [(kind, field) for kind, field in report.flatten(["type", "fieldName"])]


def test_frictionless_finds_nothing_wrong_with_a_sound_publication(tmp_path):
    path = write_package(tmp_path, good_rows())
    report = frictionless.Package(str(path)).validate()
    assert report.valid, report.flatten(["title", "type", "note"])
    assert [task.name for task in report.tasks] == list(TABLES)
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        name: len(rows) for name, rows in good_rows().items()
    }


def test_frictionless_reads_empty_tables(tmp_path):
    assert problems(write_package(tmp_path, {name: [] for name in TABLES})) == []


BREAKS: dict[str, tuple[Callable[[Rows], object], tuple[str, str | None]]] = {
    "a number that is none": (lambda rows: rows["claims"][0].update(value="many"), ("type-error", "value")),
    "a day that is none": (
        lambda rows: rows["claims"][2].update(period_end="2025-02-30"),
        ("type-error", "period_end"),
    ),
    "an unknown word": (lambda rows: rows["claims"][0].update(kind="guess"), ("constraint-error", "kind")),
    "an empty cell": (lambda rows: rows["claims"][0].update(quote=""), ("constraint-error", "quote")),
    "a hash that is none": (lambda rows: rows["checks"][0].update(check_id="x"), ("constraint-error", "check_id")),
    "a negative offset": (lambda rows: rows["claims"][0].update(char_start="-1"), ("constraint-error", "char_start")),
    "a row twice": (lambda rows: rows["claims"].append(rows["claims"][-1]), ("primary-key", None)),
    "a claim of no article": (lambda rows: rows["claims"][0].update(article_id="x.txt"), ("foreign-key", None)),
    "a member of no check": (lambda rows: rows["check_members"][0].update(check_id="f" * 16), ("foreign-key", None)),
    "a copy of nothing": (lambda rows: rows["articles"][1].update(duplicate_of="x.txt"), ("foreign-key", None)),
    "quarantine without reason": (lambda rows: rows["quarantine"][0].update(reason=""), ("constraint-error", "reason")),
}


@pytest.mark.parametrize("what", BREAKS)
def test_the_descriptor_lets_frictionless_find(what, tmp_path):
    spoil, problem = BREAKS[what]
    rows = good_rows()
    spoil(rows)
    assert problem in problems(write_package(tmp_path, rows))


def test_quarantine_may_hold_what_claims_may_not(tmp_path):
    rows = good_rows()
    rows["quarantine"][0] |= {"kind": "guess", "unit": "", "char_start": "-1", "claim_id": "odd"}
    rows["quarantine"].sort(key=lambda row: int(row["char_start"]))
    assert problems(write_package(tmp_path, rows)) == []


def test_a_file_altered_later_is_found_by_its_hash(tmp_path):
    path = write_package(tmp_path, good_rows())
    claims = tmp_path / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"66.67,66.67", b"66.68,66.67"))
    assert problems(path) == [("hash-count", None)]


def test_the_same_tables_make_the_same_descriptor_and_changes_do_not_count():
    rows = good_rows()
    first = described(rows)
    assert first == describe_package(
        {name: [file_of(f"{name}.csv", name, cells)] for name, cells in rows.items() if name != "changes"}
    )
    resources = {resource["name"]: resource for resource in first["resources"]}
    assert "hash" not in resources["changes"]
    content = table_bytes("claims", rows["claims"])
    assert resources["claims"]["bytes"] == len(content) and resources["claims"]["rows"] == 4


def test_every_column_is_described_in_the_order_of_the_file():
    for resource in described({name: [] for name in TABLES})["resources"]:
        table = TABLES[resource["name"]]
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(table.columns)
        assert all(field["description"] for field in fields)
        for field, column in zip(fields, table.fields, strict=True):
            assert field.get("constraints", {}).get("enum", []) == list(column.vocabulary)
            assert {one["value"]: one["label"] for one in field.get("categories", [])} == column.vocabulary


def test_the_code_on_the_page_reads_types_without_loss(tmp_path, monkeypatch):
    """The code of docs/dataset.md, in a folder with a publication and its articles; it asserts every quote itself."""
    names = run_page(tmp_path, monkeypatch)
    claims = names["claims"]
    assert str(claims.dtypes["char_start"]) == "Int64" and claims.dtypes["period_start"].kind == "M"
    assert claims["base_period_start"].isna().all()
    assert claims.loc[claims["article_id"] == OIL, "value"].tolist() == [1500.0, 66.67]
    joined = claims.merge(names["articles"], on="article_id", suffixes=("", "_article"))
    assert joined.loc[joined["article_id"] == CARS, "title"].unique().tolist() == ["Cars"]


def test_the_code_on_the_page_does_not_take_namibia_for_nothing(tmp_path, monkeypatch):
    rows = good_rows()
    rows["claims"][0]["place"] = "NA"
    assert run_page(tmp_path, monkeypatch, rows)["claims"]["place"].tolist()[0] == "NA"


def test_the_code_on_the_page_reads_parts_as_one_table(tmp_path, monkeypatch):
    (tmp_path / "parts").mkdir()
    (tmp_path / "whole").mkdir()
    found = []
    for folder, write in (("parts", write_parts), ("whole", write_package)):
        names = run_page(tmp_path / folder, monkeypatch, write=write)
        found.append((names["claims"], names["table"].fetchall()))
    pandas.testing.assert_frame_equal(found[0][0], found[1][0])
    assert found[0][1] == found[1][1]


def run_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows | None = None, write: Callable = write_package
) -> dict:
    """What the page's Python leaves behind when it runs beside `output` and `raw_articles`."""
    (folder / "output").mkdir()
    write(folder / "output", rows or good_rows())
    for article, text in TEXTS.items():
        file = folder / "raw_articles" / article.partition("#")[0]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    monkeypatch.chdir(folder)
    names: dict = {}
    for code in CODE.findall((ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")):
        exec(compile(code, "docs/dataset.md", "exec"), names)
    return names


def test_pandas_can_keep_decimals_exact(tmp_path):
    rows = good_rows()
    rows["claims"][0] |= {"value": "12345678901234567.89"}
    write_package(tmp_path, rows)
    values = pandas.read_csv(tmp_path / "claims.csv", converters={"value": Decimal})["value"]
    assert values[0] == Decimal("12345678901234567.89")
