"""The step from claims to checks: within each article whose claims are new, then across articles.

Across articles, claims that have a key in common are held against one another (`checks.find_keys`). A key whose claims, or whose
articles, have changed is put off until all articles are checked, and then looked at once: what a run costs grows with what is new.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.schema import Claim
from flows.ledger import Ledger, copies_of
from flows.records import load_record
from flows.reporting import log
from flows.rows import as_cells

CheckRow = tuple[str, str, str]
"""check_id, verdict, and the rows of checks.csv and check_members.csv as JSON."""

Placed = tuple[int, str]
"""A claim's position in its article, and its record."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of an article, or why they failed on it."""

    article_id: str
    rows: tuple[CheckRow, ...] = ()
    keys: tuple[tuple[str, int], ...] = ()
    """Under which keys its claims, by position, are held against those of other articles."""
    failure: str | None = None


def plan_checks(ledger: Ledger, version: str) -> list[str]:
    """Articles whose claims are new, or were checked by older checks."""
    query = """SELECT article_id FROM articles
        WHERE duplicate_of = '' AND extracted_as IS NOT NULL AND checked_as IS NOT ? ORDER BY article_id"""
    return [article_id for (article_id,) in ledger.connection.execute(query, (version,))]


def load_claims(ledger: Ledger, article_ids: Iterable[str]) -> list[tuple[str, tuple[Placed, ...]]]:
    """Each article with its claims, as people's decisions leave them: those that were rejected take no part."""
    query = "SELECT position, record FROM curated WHERE article_id = ? AND mark != 'rejected' ORDER BY position"
    return [(name, tuple(ledger.connection.execute(query, (name,)))) for name in article_ids]


def check_batch(batch: Sequence[tuple[str, tuple[Placed, ...]]]) -> list[Checked]:
    """The checks of each article, from its claims as `load_claims` gives them."""
    return [check_one(article_id, placed) for article_id, placed in batch]


def check_one(article_id: str, placed: Iterable[Placed]) -> Checked:
    """One article's checks. Whatever goes wrong inside stays with this article."""
    import checks

    try:
        positions, claims = {}, []
        for position, line in placed:
            claims.append(load_record(Claim, line))
            positions[claims[-1].claim_id] = position
        keys = sorted({(key, positions[claim.claim_id]) for key, claim in checks.find_keys(claims)})
        return Checked(article_id, tuple(map(check_row, checks.run(claims))), tuple(keys))
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
    """Enter the checks of a batch of articles, and put off those across articles that its claims have a part in."""
    with ledger.transaction() as connection:
        for result in results:
            key = (result.article_id,)
            replace_checks(ledger, result.article_id, result.rows)
            replace_keys(ledger, result)
            query = "SELECT check_failure FROM articles WHERE article_id = ?"
            if connection.execute(query, key).fetchone() != (result.failure,):
                ledger.touch([result.article_id, *copies_of(ledger, result.article_id)])
            update = "UPDATE articles SET checked_as = ?, check_failure = ? WHERE article_id = ?"
            connection.execute(update, (version, result.failure, *key))


def replace_checks(ledger: Ledger, article_id: str, rows: Iterable[CheckRow]) -> None:
    connection, key = ledger.connection, (article_id,)
    query = "SELECT check_id, verdict, record FROM checks WHERE article_id = ? ORDER BY check_id"
    if connection.execute(query, key).fetchall() != sorted(rows):
        connection.execute("DELETE FROM checks WHERE article_id = ?", key)
        insert = "INSERT INTO checks (article_id, check_id, verdict, record) VALUES (?, ?, ?, ?)"
        connection.executemany(insert, [(article_id, *row) for row in rows])
        ledger.touch(key)


def replace_keys(ledger: Ledger, result: Checked) -> None:
    """Enter an article's keys; what stood under them before, and what stands there now, is to be checked again."""
    put_off_across(ledger, result.article_id)
    ledger.connection.execute("DELETE FROM keys WHERE article_id = ?", (result.article_id,))
    insert = "INSERT INTO keys (key, article_id, position) VALUES (?, ?, ?)"
    ledger.connection.executemany(insert, [(key, result.article_id, position) for key, position in result.keys])
    put_off_across(ledger, result.article_id)


# Across articles ------------------------------------------------------------------------------------------------------

ACROSS = "across"


def put_off_across(ledger: Ledger, article_id: str) -> None:
    """Have the checks between this article and others made again: its claims, their doubts, or its standing are about to change."""
    query = "SELECT DISTINCT key FROM keys WHERE article_id = ?"
    ledger.put_off(ACROSS, [key for (key,) in ledger.connection.execute(query, (article_id,))])


def check_across(ledger: Ledger) -> None:
    """Check the claims of several articles that have a key in common, where anything under that key has changed.

    Claims that their own article contradicts are left out: one bad article must not cast doubt on good ones.
    """
    with ledger.transaction():
        for key in ledger.take_up(ACROSS):
            replace_across(ledger, key, [check_row(check) for check in find_across(key, claims_under(ledger, key))])


def find_across(key: str, claims: Sequence[Claim]) -> list:
    """The checks between articles under a key; none, and a warning, where the checks fail on it."""
    import checks

    if len({claim.article_id for claim in claims}) < 2:
        return []
    try:
        return checks.run_across(key, claims)
    except Exception as error:
        message = "The checks across articles failed on %s, %s (%s: %s): please report it."
        log.warning(message, claims[0].subject, claims[0].metric, type(error).__name__, error)
        return []


def claims_under(ledger: Ledger, key: str) -> list[Claim]:
    """The claims of the originals under a key, as decisions leave them, without those in doubt. None are loaded where one article alone has any."""
    if not ledger.connection.execute(SEVERAL, (key, key)).fetchone()[0]:
        return []
    claims = [load_record(Claim, line) for (line,) in ledger.connection.execute(CLAIMS_UNDER, (key,))]
    doubted: set[str] = set()
    for article_id in {claim.article_id for claim in claims}:
        doubted |= doubted_claims(ledger, article_id)
    return [claim for claim in claims if claim.claim_id not in doubted]


SEVERAL = "SELECT (SELECT min(article_id) FROM keys WHERE key = ?) < (SELECT max(article_id) FROM keys WHERE key = ?)"
CLAIMS_UNDER = """SELECT c.record FROM keys k JOIN originals o USING (article_id) JOIN curated c USING (article_id, position)
    WHERE k.key = ? AND o.failed IS NULL ORDER BY article_id, position"""


def doubted_claims(ledger: Ledger, article_id: str) -> set[str]:
    """Claims that stand in an inconsistent check of their own article, unless a person has released them."""
    query = "SELECT record FROM checks WHERE article_id = ? AND verdict = 'inconsistent'"
    lines = ledger.connection.execute(query, (article_id,))
    doubted = {member["claim_id"] for (line,) in lines for member in json.loads(line)["members"]}
    query = "SELECT claim_id FROM decisions WHERE article_id = ? AND mark = 'released'"
    return doubted - {claim_id for (claim_id,) in ledger.connection.execute(query, (article_id,))}


def replace_across(ledger: Ledger, key: str, rows: Sequence[CheckRow]) -> None:
    """Enter the checks under a key, and touch the articles of those that are new, gone, or not as they were."""
    connection = ledger.connection
    query = "SELECT check_id, verdict, record FROM checks WHERE key = ? AND key != ''"
    before = connection.execute(query, (key,)).fetchall()
    gone, new = {*before} - {*rows}, {*rows} - {*before}
    for check_id, _, _ in gone:
        connection.execute("DELETE FROM checks WHERE article_id = '' AND check_id = ?", (check_id,))
    members = [(article_id, row[0]) for row in gone for article_id in articles_of(row)]
    connection.executemany("DELETE FROM check_articles WHERE article_id = ? AND check_id = ?", members)
    insert = "INSERT INTO checks (article_id, check_id, verdict, record, key) VALUES ('', ?, ?, ?, ?)"
    connection.executemany(insert, [(*row, key) for row in new])
    members = [(article_id, row[0]) for row in new for article_id in articles_of(row)]
    connection.executemany("INSERT INTO check_articles (article_id, check_id) VALUES (?, ?)", members)
    ledger.touch({article_id for row in gone | new for article_id in articles_of(row)})


def articles_of(row: CheckRow) -> set[str]:
    """The articles that members of a check stand in."""
    return {member["article_id"] for member in json.loads(row[2])["members"]}
