"""The step from claims to checks: within each article whose claims are new, then across articles on the same topic."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.schema import Claim
from flows.ledger import Ledger
from flows.records import load_record
from flows.reporting import log
from flows.rows import as_cells

CheckRow = tuple[str, str, str]
"""check_id, verdict, and the rows of checks.csv and check_members.csv as JSON."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of an article, or why they failed on it."""

    article_id: str
    rows: tuple[CheckRow, ...] = ()
    failure: str | None = None


def plan_checks(ledger: Ledger, version: str) -> list[str]:
    """Articles whose claims are new, or were checked by older checks."""
    query = """SELECT article_id FROM articles
        WHERE duplicate_of = '' AND extracted_as IS NOT NULL AND checked_as IS NOT ? ORDER BY article_id"""
    return [article_id for (article_id,) in ledger.connection.execute(query, (version,))]


def load_claims(ledger: Ledger, article_ids: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Each article with its claims as the ledger holds them."""
    query = "SELECT record FROM claims WHERE article_id = ? ORDER BY position"
    return [(name, tuple(line for (line,) in ledger.connection.execute(query, (name,)))) for name in article_ids]


def check_batch(batch: Sequence[tuple[str, tuple[str, ...]]]) -> list[Checked]:
    """The checks of each article, from its claims as `load_claims` gives them."""
    return [check_one(article_id, lines) for article_id, lines in batch]


def check_one(article_id: str, lines: Iterable[str]) -> Checked:
    """One article's checks. Whatever goes wrong inside stays with this article."""
    import checks

    try:
        found = checks.run(load_record(Claim, line) for line in lines)
        return Checked(article_id, tuple(map(check_row, found)))
    except Exception as error:
        failure = f"the checks failed on it ({type(error).__name__}: {error}). Report it with the file; take it out meanwhile."
        return Checked(article_id, failure=failure)


def check_row(check) -> CheckRow:
    rows = {
        "check": as_cells("checks", check.row()),
        "members": [as_cells("check_members", row) for row in check.member_rows()],
    }
    return check.check_id, check.verdict.verdict, json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def record_checks(ledger: Ledger, results: Iterable[Checked], version: str) -> None:
    """Enter the checks of a batch of articles."""
    with ledger.transaction() as connection:
        for result in results:
            key = (result.article_id,)
            replace_checks(ledger, result.article_id, result.rows)
            query = "SELECT check_failure FROM articles WHERE article_id = ?"
            if connection.execute(query, key).fetchone() != (result.failure,):
                ledger.mark_changed()
            update = "UPDATE articles SET checked_as = ?, check_failure = ? WHERE article_id = ?"
            connection.execute(update, (version, result.failure, *key))


def replace_checks(ledger: Ledger, article_id: str, rows: Iterable[CheckRow]) -> None:
    connection, key = ledger.connection, (article_id,)
    query = "SELECT check_id, verdict, record FROM checks WHERE article_id = ? ORDER BY check_id"
    if connection.execute(query, key).fetchall() != sorted(rows):
        connection.execute("DELETE FROM checks WHERE article_id = ?", key)
        insert = "INSERT INTO checks (article_id, check_id, verdict, record) VALUES (?, ?, ?, ?)"
        connection.executemany(insert, [(article_id, *row) for row in rows])
        ledger.mark_changed()


def check_across(ledger: Ledger) -> None:
    """Check claims of several articles that are about the same subject, metric, place, unit and period.

    Claims that their own article contradicts are left out: one bad article must not cast doubt on good ones.
    """
    import checks

    found = {}
    for claims in candidate_groups(ledger):
        try:
            found |= {check.check_id: check for check in checks.run(claims) if not check.article_id}
        except Exception as error:
            topic = f"{claims[0].subject}, {claims[0].metric}"
            log.warning(
                "The checks across articles failed on %s (%s: %s): please report it.",
                topic,
                type(error).__name__,
                error,
            )
    with ledger.transaction():
        replace_checks(ledger, "", [check_row(check) for check in found.values()])


def candidate_groups(ledger: Ledger) -> Iterator[list[Claim]]:
    """Claims on one topic, of at least two articles."""
    doubted = inconsistent_claims(ledger)
    query = """SELECT c.topic, c.article_id, c.record FROM claims c JOIN originals o USING (article_id)
        WHERE c.topic != '' AND o.failed IS NULL AND c.topic IN
            (SELECT topic FROM claims WHERE topic != '' GROUP BY topic HAVING count(DISTINCT article_id) > 1)
        ORDER BY c.topic, c.article_id, c.position"""
    for _, rows in groupby(ledger.connection.execute(query), key=lambda row: row[0]):
        claims = [load_record(Claim, line) for _, _, line in rows]
        claims = [claim for claim in claims if claim.claim_id not in doubted]
        if len({claim.article_id for claim in claims}) > 1:
            yield claims


def inconsistent_claims(ledger: Ledger) -> set[str]:
    """Claims that stand in an inconsistent check of their own article."""
    query = "SELECT record FROM checks WHERE article_id != '' AND verdict = 'inconsistent'"
    return {
        member["claim_id"] for (line,) in ledger.connection.execute(query) for member in json.loads(line)["members"]
    }
