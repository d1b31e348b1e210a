"""The data dictionary is what schema and publication give. (test_datapackage.py runs the code that it shows.)"""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from extractors.schema import TABLES
from flows.dictionary import SECTIONS, main, refresh_page

PAGE = ROOT / "docs" / "dataset.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_committed_page_is_what_schema_and_publication_give(page):
    assert page == refresh_page(page, ROOT / "output"), "run: python -m flows.dictionary"


def test_the_page_marks_every_part_and_names_every_table(page):
    begun, ended = (re.findall(rf"<!-- {word} (\S+) -->", page) for word in ("begin", "end"))
    assert begun == ended
    assert {name.partition(":")[0] for name in begun} == set(SECTIONS)
    assert {f"columns:{table}" for table in TABLES} <= set(begun)


def test_a_part_that_is_out_of_date_is_written_anew(page, tmp_path):
    stale = tmp_path / "dataset.md"
    stale.write_text(page.replace("| `bound` |", "| `bind` |"), encoding="utf-8")
    assert stale.read_text(encoding="utf-8") != page
    main(["--page", str(stale), "--output", str(ROOT / "output")])
    assert stale.read_text(encoding="utf-8") == page


def test_an_unknown_part_is_refused():
    with pytest.raises(KeyError):
        refresh_page("<!-- begin colums:claims -->\n<!-- end colums:claims -->", ROOT / "output")


def test_every_column_and_every_value_is_explained(page):
    for table in TABLES.values():
        for field in table.fields:
            assert field.description.endswith("."), (table.name, field.name)
            assert f"| `{field.name}` | {field.type} |" in page
            assert all(f"| `{value}` | {meaning} |" in page for value, meaning in field.vocabulary.items())
