"""The step that validates: rows first, whose failures go to quarantine, then the tables as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flows.errors import RunError
from flows.ledger import Ledger
from flows.read import load_texts
from flows.rows import Row
from flows.tables import Tables, route_failures

if TYPE_CHECKING:
    from suites import TableValidation

NO_UNITS = frozenset({"count", "rank"})
"""What stands in the column `unit` where a number has none."""


class Texts(Mapping[str, str]):
    """The text of each article, read from the raw folder when it is asked for."""

    def __init__(self, ledger: Ledger, raw: Path, max_bytes: int):
        self.raw, self.max_bytes = raw, max_bytes
        query = "SELECT article_id, file, sha256 FROM articles"
        self.files = {article_id: (file, sha256) for article_id, file, sha256 in ledger.connection.execute(query)}

    def __getitem__(self, article_id: str) -> str:
        file, sha256 = self.files[article_id]
        texts = load_texts(self.raw, file, sha256, self.max_bytes)
        if article_id not in texts:
            raise RunError(f"{self.raw / file} changed while the run was at work. Nothing was published; run again.")
        return texts[article_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


class Validated(NamedTuple):
    """Tables that may be published: broken rows in quarantine; the text of validation.json; warnings; expectations met, of all."""

    tables: Tables
    report: str
    warnings: tuple[str, ...]
    met: tuple[int, int]


def validate(tables: Tables, texts: Mapping[str, str]) -> Validated:
    """The tables with broken rows in quarantine, and what the suites say of them.

    Raises RunError where the tables as a whole break an expectation: then nothing may be published.
    """
    import suites

    known = known_codes()
    checked = suites.validate_rows(make_frames(tables), texts, **known)
    require_columns(checked.missing_columns)
    if checked.failures:
        tables = route_failures(tables, checked.failures)
    whole = suites.validate_tables(make_frames(tables), **known)
    require_success(whole)
    met = suites.count_expectations(checked, whole)
    return Validated(tables, suites.validation_json(checked, whole), whole.warnings, met)


def validate_changes(rows: Sequence[Row]) -> None:
    """Raise RunError where the rows of changes.csv break an expectation. Its results are in no report: they depend on history."""
    import suites

    require_success(suites.validate_changes(suites.table_frame("changes", rows)))


def build_pages(tables: Tables, texts: Mapping[str, str], folder: Path) -> Path:
    """Great Expectations' own pages about the tables; the path of the first one."""
    import suites

    return suites.build_data_docs(make_frames(tables), texts, folder, **known_codes())


def make_frames(tables: Tables) -> dict:
    """The tables as the suites look at them."""
    import suites

    return {name: suites.table_frame(name, rows) for name, rows in tables.items()}


def known_codes() -> dict[str, set[str]]:
    """The names of units and the codes of places that the extractors know."""
    from extractors.numbers.units.surfaces import UNITS
    from extractors.places.gazetteer.countries import COUNTRIES

    return {"units": {unit.name for unit in UNITS} | NO_UNITS, "places": {country.code for country in COUNTRIES}}


def require_success(validation: TableValidation) -> None:
    require_columns(validation.missing_columns)
    if not validation.success:
        listed = "\n".join(f"  - {error}" for error in validation.errors)
        raise RunError(
            f"The tables break {len(validation.errors)} expectations, so nothing was published and the last publication stays:\n"
            f"{listed}\nThis is a fault of the program, not of the articles: please report these lines."
        )


def require_columns(missing: Collection[str]) -> None:
    if missing:
        raise RunError(f"The tables lack the columns {', '.join(missing)}: nothing was published. Please report this.")
