"""Claims of single files, without a ledger, a flow or a suite: what `newsledger extract` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from extractors.article import Article
from extractors.schema import TABLES
from flows.read import read_article_file
from flows.rows import Row, claim_row


def extract_file(path: str | Path) -> list[Row]:
    """Rows of claims.csv for a file, `file` as given. Raises Rejected where it can't be read."""
    return [row for article in read_article_file(path) for row in extract_rows(article)]


def extract_rows(article: Article) -> list[Row]:
    """Rows of claims.csv for an article. `checks` counts the tests that each claim stands within the article."""
    import checks
    from extractors.extract import extract_article

    extraction = extract_article(article)
    stood: dict[str, int] = {}
    for check in checks.run(extraction.claims):
        if check.verdict.verdict == "consistent":
            for claim in set(check.relation.claims):
                stood[claim.claim_id] = stood.get(claim.claim_id, 0) + 1
    publication = extraction.publication
    return [claim_row(claim, article, publication, stood.get(claim.claim_id, 0)) for claim in extraction.claims]


def json_line(row: Row) -> str:
    """A row of claims.csv as one JSON object: numbers as numbers, what is missing as null."""
    kinds = {field.name: field.type for field in TABLES["claims"].fields}
    return json.dumps({name: json_value(words, kinds[name]) for name, words in row.items()}, ensure_ascii=False)


def json_value(words: str, kind: str) -> str | int | float | None:
    """A cell as JSON has it.

    >>> json_value("1260000", "number"), json_value("66.67", "number"), json_value("", "date")
    (1260000, 66.67, None)
    """
    if words == "":
        return None
    if kind not in ("integer", "number"):
        return words
    return float(words) if "." in words else int(words)


def json_lines(rows: Sequence[Row]) -> str:
    return "".join(f"{json_line(row)}\n" for row in rows)
