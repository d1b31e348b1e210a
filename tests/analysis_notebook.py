"""docs/analysis.ipynb, executed: by its test, and by `python tests/analysis_notebook.py`, which writes its outputs anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).resolve().parent.parent / "docs" / "analysis.ipynb"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read_notebook() -> Any:
    import nbformat

    return nbformat.read(NOTEBOOK, as_version=4)


def execute_notebook(folder: Path | None = None) -> Any:
    """The notebook with fresh outputs, of the publication in `folder` or else of output/; raises where a cell fails."""
    from nbclient import NotebookClient

    notebook = read_notebook()
    if folder:
        (first,) = [cell for cell in notebook.cells if 'FOLDER = Path("../output")' in cell.source]
        first.source = first.source.replace('Path("../output")', f"Path({str(folder)!r})")
    resources = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources, record_timing=False).execute()
    for cell in notebook.cells:
        cell.metadata.clear()
    notebook.metadata.clear()
    notebook.metadata.update(METADATA)
    return notebook


def printed(notebook: Any) -> list[str]:
    """What the cells show as text: tables and what is printed, without pictures."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    shown = [output.text if output.output_type == "stream" else output.data.get("text/plain", "") for output in outputs]
    return [text for text in shown if not text.startswith("<Figure")]


if __name__ == "__main__":
    import nbformat

    nbformat.write(execute_notebook(), NOTEBOOK)
