"""Rows of the published tables, made of what stands in the ledger: of some articles at a time."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.article import Article
from extractors.schema import Claim, Publication
from extractors.schema.vocabularies import CURATIONS
from flows.blocks import OF_ARTICLES, list_of
from flows.ledger import Ledger
from flows.records import load_record
from flows.rejects import Rejected
from flows.rows import Row, article_row, as_cells, claim_row, count_claims, quarantine_row, sort_rows
from flows.texts import text_file_of

Tables = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How each claim stands in the checks: tests stood, inconsistent checks of its article, conflicts with other articles."""

    stood: Mapping[str, int]
    inconsistent: Mapping[str, list[str]]
    conflicts: Mapping[str, list[str]]


def build_tables(ledger: Ledger, article_ids: Sequence[str]) -> tuple[Tables, Tables]:
    """The rows of these articles in each table, in order; and rows elsewhere that they agree with: checks across articles with
    all their members, and the originals of copies.

    Claims of an inconsistent check of their article stand in quarantine. Articles that are gone or failed have no rows.
    """
    wanted = list_of(article_ids)
    within = load_checks(ledger, CHECKS_WITHIN, wanted)
    across = load_checks(ledger, CHECKS_ACROSS, wanted)
    standing = stand_in(within["checks"] + across["checks"], within["check_members"] + across["check_members"])
    mine = frozenset(article_ids)
    of_others = [row for row in across["check_members"] if row["article_id"] not in mine]
    members = [row for row in across["check_members"] if row["article_id"] in mine]
    tables: Tables = {name: [] for name in OF_ARTICLES} | within
    tables["check_members"] = within["check_members"] + members
    tables["articles"] = build_articles(ledger, wanted)
    build_claims(ledger, wanted, tables, standing)
    count_all(tables)
    elsewhere = {
        "checks": across["checks"],
        "check_members": of_others,
        "articles": load_originals(ledger, tables["articles"]),
    }
    return {name: sort_rows(name, rows) for name, rows in tables.items()}, elsewhere


CHECKS_WITHIN = """SELECT record FROM checks WHERE article_id IN
    (SELECT article_id FROM originals WHERE failed IS NULL AND article_id IN (SELECT value FROM json_each(?)))"""
CHECKS_ACROSS = """SELECT record FROM checks WHERE article_id = '' AND check_id IN
    (SELECT check_id FROM check_articles WHERE article_id IN (SELECT value FROM json_each(?)))"""
CHECKS_BY_ID = "SELECT record FROM checks WHERE article_id = '' AND check_id IN (SELECT value FROM json_each(?))"


def build_across(ledger: Ledger, check_ids: Iterable[str]) -> tuple[Tables, Tables]:
    """The rows of these checks across articles, in order; and those of their members, which are published with the articles."""
    found = load_checks(ledger, CHECKS_BY_ID, list_of(check_ids))
    return {"checks": sort_rows("checks", found["checks"])}, {"check_members": found["check_members"]}


def load_checks(ledger: Ledger, query: str, wanted: str) -> Tables:
    """The rows of checks and check_members of the checks that a query gives."""
    found: Tables = {"checks": [], "check_members": []}
    for (line,) in ledger.connection.execute(query, (wanted,)):
        rows = json.loads(line)
        found["checks"].append(rows["check"])
        found["check_members"] += rows["members"]
    return found


def stand_in(checks: Iterable[Row], members: Iterable[Row]) -> Standing:
    """How the claims stand in these checks."""
    claims: dict[str, set[str]] = defaultdict(set)
    for member in members:
        claims[member["check_id"]].add(member["claim_id"])
    stood: Counter[str] = Counter()
    inconsistent: dict[str, list[str]] = defaultdict(list)
    conflicts: dict[str, list[str]] = defaultdict(list)
    for check in sorted(checks, key=lambda check: check["check_id"]):
        if check["verdict"] == "consistent":
            stood.update(claims[check["check_id"]])
        elif check["verdict"] == "inconsistent":
            for claim_id in claims[check["check_id"]]:
                (inconsistent if check["article_id"] else conflicts)[claim_id].append(check["check_id"])
    return Standing(stood, inconsistent, conflicts)


PUBLISHED = """articles a JOIN originals o ON o.article_id = iif(a.duplicate_of = '', a.article_id, a.duplicate_of)
    WHERE o.publication IS NOT NULL AND o.failed IS NULL"""


def published_files(ledger: Ledger, article_ids: Iterable[str]) -> list[tuple[str, str]]:
    """Those of these articles that have a row in articles, each with its raw file."""
    query = f"""SELECT a.article_id, a.file FROM {PUBLISHED}
        AND a.article_id IN (SELECT value FROM json_each(?)) ORDER BY a.article_id"""
    return ledger.connection.execute(query, (list_of(article_ids),)).fetchall()


def build_articles(ledger: Ledger, wanted: str) -> list[Row]:
    """Rows of articles. A copy has its original's words, and its original's date where that comes from the common text."""
    query = f"""SELECT a.record, a.sha256, a.encoding, a.duplicate_of, o.publication, o.words
        FROM {PUBLISHED} AND a.article_id IN (SELECT value FROM json_each(?))"""
    rows = []
    for record, sha256, encoding, duplicate_of, publication, words in ledger.connection.execute(query, (wanted,)):
        article = load_record(Article, record)
        date = load_record(Publication, publication)
        if duplicate_of:
            date = date_of_copy(article, date)
        path = text_file_of(ledger, article.article_id, article.file)
        rows.append(article_row(article, sha256, date, words, duplicate_of, encoding, path))
    return rows


def date_of_copy(article: Article, of_original: Publication) -> Publication:
    """When a copy was published, by its own metadata, or by the text that it shares with the original."""
    if article.published:
        return Publication(article.published, article.published, article.published_from)
    return of_original if of_original.source == "text" else Publication()


def load_originals(ledger: Ledger, articles: Collection[Row]) -> list[Row]:
    """What copies point to, as far as it is not among these articles: only what is looked up of it."""
    names = {row["duplicate_of"] for row in articles if row["duplicate_of"]} - {row["article_id"] for row in articles}
    query = f"SELECT a.article_id, a.duplicate_of FROM {PUBLISHED} AND a.article_id IN (SELECT value FROM json_each(?))"
    found = ledger.connection.execute(query, (list_of(sorted(names)),))
    return [{"article_id": article_id, "duplicate_of": duplicate_of} for article_id, duplicate_of in found]


def build_claims(ledger: Ledger, wanted: str, tables: Tables, standing: Standing) -> None:
    """Fill claims and quarantine from the articles that are originals, as people's decisions leave their claims."""
    query = """SELECT c.record, c.mark, o.record, o.publication FROM originals o JOIN curated c USING (article_id)
        WHERE o.failed IS NULL AND o.article_id IN (SELECT value FROM json_each(?))"""
    for claim_line, mark, article_line, publication_line in ledger.connection.execute(query, (wanted,)):
        claim = load_record(Claim, claim_line)
        article, publication = load_head(article_line, publication_line)
        conflicts = standing.conflicts.get(claim.claim_id, ())
        curation = mark if mark in CURATIONS else ""
        row = claim_row(claim, article, publication, standing.stood[claim.claim_id], conflicts, curation)
        check_ids = standing.inconsistent.get(claim.claim_id)
        if mark == "rejected":
            tables["quarantine"].append(quarantine_row(row, "rejected", ()))
        elif check_ids and mark != "released":
            tables["quarantine"].append(quarantine_row(row, "inconsistent", check_ids))
        else:
            tables["claims"].append(row)


@lru_cache(maxsize=1)
def load_head(article: str, publication: str) -> tuple[Article, Publication]:
    """The records that the claims of one article, one after the other, have in common."""
    return load_record(Article, article), load_record(Publication, publication)


HAS_FAILED = "article_id IN (SELECT article_id FROM articles INDEXED BY articles_failed WHERE coalesce(failure, check_failure) IS NOT NULL)"
"""A condition by which those that failed are looked up, and not looked for."""


def build_rejects(ledger: Ledger) -> list[Row]:
    """Rows of rejects: names that are no files to read, files that could not be read, articles that could not be extracted."""
    rejects = json.loads(ledger.fact("rejects") or "[]")
    query = """SELECT file, reason, detail FROM files WHERE reason IS NOT NULL
        UNION ALL SELECT name, reason, detail FROM record_rejects"""
    rejects += [
        {"file": file, "reason": reason, "detail": detail} for file, reason, detail in ledger.connection.execute(query)
    ]
    query = f"""WITH failed AS (SELECT article_id, failed FROM originals WHERE failed IS NOT NULL AND {HAS_FAILED})
        SELECT article_id, failed FROM failed
        UNION ALL SELECT a.article_id, f.failed FROM failed f JOIN articles a ON a.duplicate_of = f.article_id"""
    for article_id, failure in ledger.connection.execute(query):
        reject = Rejected("extraction_failed", failure).row(article_id)
        rejects.append({"file": reject.file, "reason": reject.reason, "detail": reject.detail})
    return sort_rows("rejects", [as_cells("rejects", row) for row in rejects])


def build_decisions(ledger: Ledger) -> list[Row]:
    """Rows of decisions: all of them, which are few."""
    return sort_rows(
        "decisions", [json.loads(row) for (row,) in ledger.connection.execute("SELECT row FROM decisions")]
    )


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
