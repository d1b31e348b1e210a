"""docs/analysis.ipynb: every cell runs, on the published tables and on others, and shows what is committed with it."""

from __future__ import annotations

import json
import re

import pytest
from analysis_notebook import NOTEBOOK, execute_notebook, printed, read_notebook
from publication_rows import good_rows
from test_datapackage import write_parts
from test_golden import ROOT, holds_own_articles

for library in ("nbclient", "ipykernel", "matplotlib", "duckdb"):
    pytest.importorskip(library, reason=f"{library} is not installed: pip install 'newsledger[analysis]'")


def test_the_notebook_runs_and_shows_what_is_committed():
    fresh = printed(execute_notebook())
    assert any(
        output.get("data", {}).get("image/png") for cell in read_notebook().cells for output in cell.get("outputs", ())
    )
    if holds_own_articles(ROOT / "raw_articles"):
        pytest.skip("raw_articles/ holds other articles than the shipped ones: output/ is of those")
    assert printed(read_notebook()) == fresh, (
        "output/ is another: write the notebook anew with python tests/analysis_notebook.py"
    )


def test_the_notebook_runs_on_other_tables_in_parts(tmp_path):
    rows = good_rows()
    write_parts(tmp_path, rows)
    disputed = [row for row in rows["claims"] if row["conflicts"]]
    assert disputed and rows["quarantine"]
    counted = f"{len(disputed)} of {len(rows['claims'])} claims are contradicted by other articles, {len(rows['quarantine'])} are"
    assert counted in "\n".join(printed(execute_notebook(tmp_path)))


def test_the_notebook_is_small_and_names_no_machine():
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text) < 100_000
    pictures = re.compile(r'"image/png": "[^"]*"')
    assert not re.search(r"/(home|root|tmp|work|Users)/|[A-Z]:\\\\", pictures.sub("", text))
    cells = json.loads(text)["cells"]
    assert not [cell for cell in cells for output in cell.get("outputs", ()) if output["output_type"] == "error"]
    assert not [cell for cell in cells for output in cell.get("outputs", ()) if output.get("name") == "stderr"]
