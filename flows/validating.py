"""The step that validates: rows first, whose failures go to quarantine, then what holds of whole articles and between tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
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
    """The text of each article, read from the raw folder when it is asked for; of one file at a time."""

    def __init__(self, ledger: Ledger, raw: Path, max_bytes: int):
        self.ledger, self.raw, self.max_bytes = ledger, raw, max_bytes
        self.last: tuple[tuple[str, str], Mapping[str, str]] = (("", ""), {})

    def __getitem__(self, article_id: str) -> str:
        query = "SELECT file, sha256 FROM articles WHERE article_id = ?"
        found = self.ledger.connection.execute(query, (article_id,)).fetchone()
        if found is None:
            raise KeyError(article_id)
        if self.last[0] != found:
            self.last = found, load_texts(self.raw, *found, self.max_bytes)
        if article_id not in self.last[1]:
            raise RunError(
                f"{self.raw / found[0]} changed while the run was at work. Nothing was published; run again."
            )
        return self.last[1][article_id]

    def __iter__(self) -> Iterator[str]:
        for (article_id,) in self.ledger.connection.execute("SELECT article_id FROM articles ORDER BY article_id"):
            yield article_id

    def __len__(self) -> int:
        return self.ledger.connection.execute("SELECT count(*) FROM articles").fetchone()[0]


def validate_part(tables: Tables, elsewhere: Tables, texts: Mapping[str, str]) -> Tables:
    """The rows of some articles, with those that break expectations in quarantine.

    `elsewhere` are rows that they must agree with. Raises RunError where the rest breaks an expectation: then nothing may be published.
    """
    import suites

    known = known_codes()
    if tables.get("claims"):
        checked = suites.validate_rows(make_frames({"claims": tables["claims"]}), texts, **known)
        require_columns(checked.missing_columns)
        if checked.failures:
            tables = route_failures(tables, checked.failures)
    filled = make_frames({name: rows for name, rows in tables.items() if rows})
    require_success(suites.validate_tables(filled, elsewhere=loose_frames(elsewhere), **known))
    return tables


class Report(NamedTuple):
    """What the suites say of a whole publication: the text of validation.json; warnings; expectations met, of how many."""

    text: str
    warnings: tuple[str, ...]
    met: tuple[int, int]


def sum_up(counts: Mapping[str, int], refused: Sequence[Row]) -> Report:
    """The report on a publication, from the counts of its rows and the claims that step one refused."""
    import suites

    rows, tables = suites.whole_validation(counts, refused, known_codes())
    met = suites.count_expectations(rows, tables)
    return Report(suites.validation_json(rows, tables), tables.warnings, met)


def require_sound(ledger: Ledger, counts: Mapping[str, int]) -> None:
    """Raise RunError where keys are not unique over all articles, or a row points to what is not published."""
    wrong = [f"{says}: {', '.join(keys)}" for says, query in WHOLE for keys in [first_keys(ledger, query)] if keys]
    if counts.get("members named", 0) != counts.get("check_members", 0):
        wrong.append(f"checks name {counts['members named']:,} members, and {counts['check_members']:,} are published")
    if wrong:
        raise RunError(fault_of_program(wrong))


SHOWN = 3

WHOLE = (
    (
        "claims.key.unique: no two articles have the same claim_id",
        """SELECT DISTINCT c.claim_id FROM touched t CROSS JOIN claims c USING (article_id)
            CROSS JOIN claims d INDEXED BY claims_by_id ON d.claim_id = c.claim_id AND d.article_id != c.article_id
            WHERE EXISTS (SELECT 1 FROM originals o WHERE o.article_id = c.article_id AND o.failed IS NULL)
            AND EXISTS (SELECT 1 FROM originals o WHERE o.article_id = d.article_id AND o.failed IS NULL)""",
    ),
    (
        "checks.key.unique: no two articles have the same check_id",
        """SELECT DISTINCT c.check_id FROM touched t CROSS JOIN checks c USING (article_id)
            CROSS JOIN checks d INDEXED BY checks_by_id ON d.check_id = c.check_id AND d.article_id != c.article_id
            WHERE EXISTS (SELECT 1 FROM originals o WHERE o.article_id = c.article_id AND o.failed IS NULL)
            AND (d.article_id = '' OR EXISTS
                (SELECT 1 FROM originals o WHERE o.article_id = d.article_id AND o.failed IS NULL))""",
    ),
    (
        "articles.duplicate_of.exists: duplicate_of stands in articles",
        """SELECT a.article_id FROM articles a INDEXED BY articles_by_original WHERE a.duplicate_of != ''
            AND EXISTS (SELECT 1 FROM published p WHERE p.tab = 'articles' AND p.article_id = a.article_id)
            AND NOT EXISTS (SELECT 1 FROM published o WHERE o.tab = 'articles' AND o.article_id = a.duplicate_of)""",
    ),
)
"""What must hold over all articles, and a query for the keys of which it does not."""


def first_keys(ledger: Ledger, query: str) -> list[str]:
    return [key for (key,) in ledger.connection.execute(f"{query} LIMIT {SHOWN}")]


def validate_changes(rows: Sequence[Row]) -> None:
    """Raise RunError where rows of changes.csv break an expectation. Its results are in no report: they depend on history."""
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


def loose_frames(tables: Tables) -> dict:
    """Rows that are only looked up, and may lack columns."""
    import pandas

    return {name: pandas.DataFrame(rows, dtype=object) for name, rows in tables.items() if rows}


@cache
def known_codes() -> dict[str, set[str]]:
    """The names of units and the codes of places that the extractors know."""
    from extractors.numbers.units.surfaces import UNITS
    from extractors.places.gazetteer.countries import COUNTRIES

    return {"units": {unit.name for unit in UNITS} | NO_UNITS, "places": {country.code for country in COUNTRIES}}


def require_success(validation: TableValidation) -> None:
    require_columns(validation.missing_columns)
    if not validation.success:
        raise RunError(fault_of_program(validation.errors))


def fault_of_program(errors: Sequence[str]) -> str:
    listed = "\n".join(f"  - {error}" for error in errors)
    return (
        f"The tables break {len(errors)} expectations, so nothing was published and the last publication stays:\n"
        f"{listed}\nThis is a fault of the program, not of the articles: please report these lines."
    )


def require_columns(missing: Collection[str]) -> None:
    if missing:
        raise RunError(f"The tables lack the columns {', '.join(missing)}: nothing was published. Please report this.")
