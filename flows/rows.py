"""Records to rows of the published tables: every cell the text that the CSV will hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from extractors.article import Article
from extractors.schema import TABLES, Claim, Publication

Row = dict[str, str]


def cell(value: Any) -> str:
    """A value as a cell: plain decimals, ISO dates, nothing for what is missing.

    >>> cell(Decimal("1.26E+6")), cell(Decimal("66.670")), cell(None), cell(date(2025, 11, 30))
    ('1260000', '66.67', '', '2025-11-30')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_decimal(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def plain_decimal(value: Decimal) -> str:
    """Without exponent, and without zeros at the end of a fraction: what was printed stands in value_text."""
    words = format(value, "f")
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if words == "-0" else words


def as_cells(table: str, values: Mapping[str, Any]) -> Row:
    """A row of the table in the schema's order. A column that is missing or unknown raises KeyError."""
    columns = TABLES[table].columns
    if values.keys() != set(columns):
        raise KeyError(f"{table}: columns {sorted(set(values) ^ set(columns))} missing or unknown")
    return {column: cell(values[column]) for column in columns}


def claim_row(
    claim: Claim,
    article: Article,
    publication: Publication,
    stood: int,
    conflicts: Iterable[str] = (),
    curation: str = "",
) -> Row:
    """A row of claims.csv. `stood` counts the tests that the claim stood, `conflicts` are check_ids across articles."""
    others = {
        "file": article.file,
        "published": publication.day,
        "checks": stood,
        "conflicts": " ".join(sorted(conflicts)),
        "curation": curation,
    }
    return {name: cell(others[name] if name in others else getattr(claim, name)) for name in TABLES["claims"].columns}


def quarantine_row(row: Row, reason: str, check_ids: Iterable[str], unreadable: Iterable[str] = ()) -> Row:
    """The claim's row held back, with the reason. Cells that don't fit their column's type are left empty."""
    return row | {column: "" for column in unreadable} | {"reason": reason, "check_ids": " ".join(check_ids)}


def article_row(
    article: Article,
    sha256: str,
    publication: Publication,
    words: int,
    duplicate_of: str,
    encoding: str,
    text_file: str = "",
) -> Row:
    """A row of articles.csv, still without claims; `count_claims` completes it."""
    values = {
        **{
            name: getattr(article, name)
            for name in ("article_id", "file", "title", "publisher", "country", "url", "language")
        },
        "sha256": sha256,
        "published": publication.day,
        "published_earliest": publication.earliest,
        "published_latest": publication.latest,
        "published_from": publication.source,
        "words": words,
        "claims": 0,
        "quarantined": 0,
        "duplicate_of": duplicate_of,
        "status": "duplicate" if duplicate_of else "no_claims",
        "encoding": encoding,
        "text_file": text_file,
    }
    return as_cells("articles", values)


def count_claims(row: Row, clean: int, quarantined: int) -> Row:
    """The article's row with its claims counted."""
    status = "published" if clean + quarantined else row["status"]
    return row | {"claims": str(clean), "quarantined": str(quarantined), "status": status}


def sort_rows(table: str, rows: Iterable[Row]) -> list[Row]:
    """The rows in the table's order, whole numbers by their value, empty cells first."""
    kinds = {field.name: field.type for field in TABLES[table].fields}
    keys = [(name, kinds[name] == "integer") for name in TABLES[table].sort]
    return sorted(rows, key=lambda row: [int(row[name] or -1) if whole else row[name] for name, whole in keys])
