"""Rows of the published tables for tests of the report, made by hand."""

from __future__ import annotations

from extractors.schema import TABLES
from reports.rows import ArticleRows

ARTICLE = {
    "article_id": "a.txt", "file": "a.txt", "sha256": "0" * 64, "published_from": "metadata", "published": "2025-06-01",
    "published_earliest": "2025-06-01", "published_latest": "2025-06-01", "words": "12", "quarantined": "0",
    "status": "published", "title": "Sales", "language": "en",
}  # fmt: skip
CLAIM = {
    "article_id": "a.txt", "file": "a.txt", "unit": "count", "item": "cars", "kind": "level", "status": "actual", "bound": "exact",
    "subject": "Acme", "metric": "sales", "period_start": "2025-01-01", "period_end": "2025-12-31", "checks": "0",
}  # fmt: skip


def row(table: str, values: dict[str, str], **others: str) -> dict[str, str]:
    """A row with every column of the table, empty where nothing is given."""
    given = {**values, **others}
    unknown = given.keys() - set(TABLES[table].columns)
    assert not unknown, unknown
    return {column: given.get(column, "") for column in TABLES[table].columns}


def claim(number: int, value: str, **others: str) -> dict[str, str]:
    """A claim of `value` cars; its id is sixteen digits."""
    ends = {"value": value, "value_text": value, "value_low": value, "value_high": value, "quote": f"{value} cars"}
    return row(
        "claims", CLAIM, **{"claim_id": f"{number:016x}", "sentence": f"It sold {value} cars.", **ends, **others}
    )


def placed(text: str, *claims: dict[str, str]) -> list[dict[str, str]]:
    """The claims with the places where their quotes stand in the text, one after the other."""
    found, position = [], 0
    for entry in claims:
        start = text.index(entry["quote"], position)
        position = start + len(entry["quote"])
        found.append(entry | {"char_start": str(start), "char_end": str(position)})
    return found


def article(article_id: str = "a.txt", claims: list[dict[str, str]] = (), **others: str) -> ArticleRows:
    """An article with these claims, and no checks."""
    values = (
        ARTICLE | {"article_id": article_id, "file": article_id.partition("#")[0], "claims": str(len(claims))} | others
    )
    return ArticleRows(row("articles", values), [entry | {"article_id": article_id} for entry in claims])


def with_check(rows: ArticleRows, roles: dict[str, dict[str, str]], **values: str) -> ArticleRows:
    """The article with one more check, whose members are the claims by role."""
    number = len(rows.checks) + 1
    check_id = f"c{number:015x}"
    claim_ids = " ".join(entry["claim_id"] for entry in roles.values())
    given = {
        "check_id": check_id,
        "rule": "growth",
        "certainty": "clause",
        "claim_ids": claim_ids,
        "article_id": rows.article_id,
    }
    members = [
        row("check_members", {"check_id": check_id, "position": str(place), "role": role, "claim_id": entry["claim_id"], "article_id": rows.article_id})
        for place, (role, entry) in enumerate(roles.items(), 1)
    ]  # fmt: skip
    checks = [*rows.checks, row("checks", given, **values)]
    return ArticleRows(rows.article, rows.claims, rows.quarantine, checks, [*rows.members, *members])


def year(number: int, value: str, of: str, **others: str) -> dict[str, str]:
    """A row of series.csv: a claim's number of cars sold in a year."""
    ends = {"value": value, "value_low": value, "value_high": value}
    days = {"period_start": f"{of}-01-01", "period_end": f"{of}-12-31", "period_length": "year"}
    counts = {"articles": "1", "claims": "1", "claim_ids": f"{number:016x}", "basis": "stated"}
    key = {
        "series_id": "a" * 16,
        "subject": "Acme",
        "metric": "sales",
        "item": "cars",
        "unit": "count",
        "kind": "level",
    }
    return row("series", {"status": "actual", **key, **days, **counts, **ends, **others})
