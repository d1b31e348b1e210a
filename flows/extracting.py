"""The step from articles to claims: what has to be extracted, the extraction of a batch, and its entry in the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.article import Article
from extractors.schema import Claim, Publication
from flows.ledger import Ledger, copies_of
from flows.read import load_texts
from flows.records import dump_record, load_record
from flows.versions import fingerprint

UNKNOWN = Publication()


@dataclass(frozen=True, slots=True)
class ArticleToExtract:
    """An article without its text, which is read again from the file of this hash."""

    article: Article
    sha256: str
    extracted_as: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was found in an article, or why the extractors failed on it."""

    article_id: str
    extracted_as: str
    publication: Publication = UNKNOWN
    words: int = 0
    claims: tuple[Claim, ...] = ()
    short_forms: Mapping[str, str] = field(default_factory=dict)
    failure: str | None = None


def plan_extraction(ledger: Ledger, version: str) -> list[ArticleToExtract]:
    """Originals that are new, edited, described otherwise, or were extracted by older rules."""
    query = "SELECT record, sha256, extracted_as FROM articles WHERE duplicate_of = '' ORDER BY article_id"
    planned = []
    for record, sha256, extracted_as in ledger.connection.execute(query):
        wanted = fingerprint(version, sha256, record)
        if wanted != extracted_as:
            planned.append(ArticleToExtract(load_record(Article, record), sha256, wanted))
    return planned


def extract_batch(raw: Path, batch: Sequence[ArticleToExtract], max_bytes: int) -> list[Extracted]:
    """The claims of each article. One whose file changed since it was read is left out: the next run reads it again."""
    found = []
    for planned in batch:
        texts = load_texts(raw, planned.article.file, planned.sha256, max_bytes)
        if planned.article.article_id in texts:
            article = replace(planned.article, text=texts[planned.article.article_id])
            found.append(extract_one(article, planned.extracted_as))
    return found


def extract_one(article: Article, extracted_as: str) -> Extracted:
    """One article's claims. Whatever goes wrong inside stays with this article."""
    from extractors.extract import extract_article

    try:
        extraction = extract_article(article)
    except Exception as error:
        failure = f"the extractors failed on it ({type(error).__name__}: {error}). Report it with the file; take it out meanwhile."
        return Extracted(article.article_id, extracted_as, failure=failure)
    found = (extraction.publication, extraction.words, tuple(extraction.claims), extraction.short_forms)
    return Extracted(article.article_id, extracted_as, *found)


def record_extracted(ledger: Ledger, results: Iterable[Extracted]) -> None:
    """Enter what was extracted, a batch in one transaction."""
    with ledger.transaction() as connection:
        for result in results:
            key = (result.article_id,)
            short_forms = json.dumps(result.short_forms, ensure_ascii=False)
            entry = (dump_record(result.publication), result.words, short_forms, result.failure)
            query = "SELECT publication, words, short_forms, failure FROM articles WHERE article_id = ?"
            changed = connection.execute(query, key).fetchone() != entry
            update = """UPDATE articles SET publication = ?, words = ?, short_forms = ?, failure = ?, extracted_as = ?
                WHERE article_id = ?"""
            connection.execute(update, (*entry, result.extracted_as, *key))
            if replace_claims(connection, result) or changed:
                ledger.touch([result.article_id, *copies_of(ledger, result.article_id)])


def replace_claims(connection, result: Extracted) -> bool:
    """Enter an article's claims, to be checked anew; False where they are as they were."""
    key = (result.article_id,)
    rows = [(number, claim.claim_id, dump_record(claim)) for number, claim in enumerate(result.claims)]
    query = "SELECT position, claim_id, record FROM claims WHERE article_id = ? ORDER BY position"
    if connection.execute(query, key).fetchall() == rows:
        return False
    connection.execute("DELETE FROM claims WHERE article_id = ?", key)
    insert = "INSERT INTO claims (article_id, position, claim_id, record) VALUES (?, ?, ?, ?)"
    connection.executemany(insert, [(result.article_id, *row) for row in rows])
    connection.execute("UPDATE articles SET checked_as = NULL WHERE article_id = ?", key)
    return True
