"""The published tables, made of what stands in the ledger."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.article import Article
from extractors.schema import TABLES, Claim, Publication
from flows.ledger import Ledger
from flows.records import load_record
from flows.rejects import Rejected
from flows.rows import Row, article_row, as_cells, claim_row, count_claims, quarantine_row, sort_rows

Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How each claim stands in the checks: tests stood, inconsistent checks of its article, conflicts with other articles."""

    stood: Mapping[str, int]
    inconsistent: Mapping[str, list[str]]
    conflicts: Mapping[str, list[str]]


def build_tables(ledger: Ledger) -> Tables:
    """Every table but `changes`, in order. Claims of an inconsistent check of their article stand in quarantine."""
    tables: Tables = {name: [] for name in TABLES if name != "changes"}
    standing = build_checks(ledger, tables)
    build_articles(ledger, tables)
    build_claims(ledger, tables, standing)
    tables["rejects"] = [as_cells("rejects", row) for row in collect_rejects(ledger)]
    count_all(tables)
    return {name: sort_rows(name, rows) for name, rows in tables.items()}


def build_checks(ledger: Ledger, tables: Tables) -> Standing:
    """Fill checks and check_members, and say how each claim stands in them. Copies have none."""
    stood: Counter[str] = Counter()
    inconsistent: dict[str, list[str]] = defaultdict(list)
    conflicts: dict[str, list[str]] = defaultdict(list)
    query = """SELECT record FROM checks
        WHERE article_id = '' OR article_id IN (SELECT article_id FROM originals WHERE failed IS NULL) ORDER BY check_id"""
    for (line,) in ledger.connection.execute(query):
        rows = json.loads(line)
        check, members = rows["check"], rows["members"]
        tables["checks"].append(check)
        tables["check_members"] += members
        claim_ids = sorted({member["claim_id"] for member in members})
        if check["verdict"] == "consistent":
            stood.update(claim_ids)
        elif check["verdict"] == "inconsistent":
            for claim_id in claim_ids:
                (inconsistent if check["article_id"] else conflicts)[claim_id].append(check["check_id"])
    return Standing(stood, inconsistent, conflicts)


def build_articles(ledger: Ledger, tables: Tables) -> None:
    """Fill articles. A copy has its original's words, and its original's date where that comes from the common text."""
    query = """SELECT a.record, a.sha256, a.encoding, a.duplicate_of, o.publication, o.words
        FROM articles a JOIN originals o ON o.article_id = iif(a.duplicate_of = '', a.article_id, a.duplicate_of)
        WHERE o.publication IS NOT NULL AND o.failed IS NULL"""
    for record, sha256, encoding, duplicate_of, publication, words in ledger.connection.execute(query):
        article = load_record(Article, record)
        date = load_record(Publication, publication)
        if duplicate_of:
            date = date_of_copy(article, date)
        tables["articles"].append(article_row(article, sha256, date, words, duplicate_of, encoding))


def date_of_copy(article: Article, of_original: Publication) -> Publication:
    """When a copy was published, by its own metadata, or by the text that it shares with the original."""
    if article.published:
        return Publication(article.published, article.published, article.published_from)
    return of_original if of_original.source == "text" else Publication()


def build_claims(ledger: Ledger, tables: Tables, standing: Standing) -> None:
    """Fill claims and quarantine from the articles that are originals."""
    query = """SELECT c.record, o.record, o.publication FROM claims c JOIN originals o USING (article_id)
        WHERE o.failed IS NULL"""
    for claim_line, article_line, publication_line in ledger.connection.execute(query):
        claim = load_record(Claim, claim_line)
        article, publication = load_head(article_line, publication_line)
        conflicts = standing.conflicts.get(claim.claim_id, ())
        row = claim_row(claim, article, publication, standing.stood[claim.claim_id], conflicts)
        if check_ids := standing.inconsistent.get(claim.claim_id):
            tables["quarantine"].append(quarantine_row(row, "inconsistent", check_ids))
        else:
            tables["claims"].append(row)


@lru_cache(maxsize=1)
def load_head(article: str, publication: str) -> tuple[Article, Publication]:
    """The records that the claims of one article, one after the other, have in common."""
    return load_record(Article, article), load_record(Publication, publication)


def collect_rejects(ledger: Ledger) -> list[dict[str, str]]:
    """Rows of rejects: names that are no files to read, files that could not be read, articles that could not be extracted."""
    rejects = json.loads(ledger.fact("rejects") or "[]")
    query = """SELECT file, reason, detail FROM files WHERE reason IS NOT NULL
        UNION ALL SELECT name, reason, detail FROM record_rejects"""
    rejects += [
        {"file": file, "reason": reason, "detail": detail} for file, reason, detail in ledger.connection.execute(query)
    ]
    query = """SELECT a.article_id, o.failed
        FROM articles a JOIN originals o ON o.article_id = iif(a.duplicate_of = '', a.article_id, a.duplicate_of)
        WHERE o.failed IS NOT NULL"""
    for article_id, failure in ledger.connection.execute(query):
        reject = Rejected("extraction_failed", failure).row(article_id)
        rejects.append({"file": reject.file, "reason": reject.reason, "detail": reject.detail})
    return rejects


def count_all(tables: Tables) -> None:
    """Complete the rows of articles with their numbers of claims."""
    clean = Counter(row["article_id"] for row in tables["claims"])
    held = Counter(row["article_id"] for row in tables["quarantine"])
    tables["articles"] = [
        count_claims(row, clean[row["article_id"]], held[row["article_id"]]) for row in tables["articles"]
    ]


def route_failures(tables: Tables, failures: Iterable) -> Tables:
    """The tables with the claims that break expectations in quarantine, under the reason `schema`.

    `failures` are `suites.RowFailure`s: `row` is the place in `tables["claims"]`.
    """
    broken = {failure.row: failure for failure in failures}
    held = [
        quarantine_row(tables["claims"][place], "schema", failure.expectations, failure.unreadable)
        for place, failure in broken.items()
    ]
    clean = [row for place, row in enumerate(tables["claims"]) if place not in broken]
    routed = tables | {"claims": clean, "quarantine": sort_rows("quarantine", tables["quarantine"] + held)}
    count_all(routed)
    return routed
