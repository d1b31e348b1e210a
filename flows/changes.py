"""`changes.csv`: what a publication adds, changes and removes against the one before it, and why.

Only the blocks of rows that are not as they were are looked at, one at a time (see `flows.blocks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.schema import TABLES
from flows.csvfiles import parse_rows, rows_text
from flows.ledger import Ledger
from flows.rows import Row
from flows.validating import validate_changes

COMPARED = ("articles", "checks", "claims", "decisions", "quarantine", "rejects")
"""In the order of changes.csv. check_members says of a check's rows nothing that its row in checks does not."""

METADATA = ("title", "publisher", "country", "url", "language")
PRECEDENCE = ("new_article", "article_removed", "article_edited", "metadata_edited", "correction", "rules_changed")
OF_CHECKS = frozenset({"checks", "conflicts"})
"""Columns of claims that other articles can change."""

DATES = ("published", "published_earliest", "published_latest", "published_from")
ROWS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A row before and now; one of them is None where the row was added or removed."""

    table: str
    before: Row | None
    now: Row | None

    @property
    def row(self) -> Row:
        return self.now or self.before or {}

    @property
    def change(self) -> str:
        if self.before is None:
            return "added"
        return "removed" if self.now is None else "changed"

    @property
    def columns(self) -> list[str]:
        """Columns that changed, where the row is in both."""
        if self.before is None or self.now is None:
            return []
        return [name for name in TABLES[self.table].columns if self.before[name] != self.now[name]]


def find_differences(table: str, before: Iterable[Row], now: Iterable[Row]) -> Iterator[Difference]:
    """The rows that are not the same in both, by the table's key."""
    key = TABLES[table].key
    old = {tuple(row[name] for name in key): row for row in before}
    new = {tuple(row[name] for name in key): row for row in now}
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield Difference(table, old.get(name), new.get(name))


def record_changes(ledger: Ledger) -> None:
    """Enter the rows of changes.csv, in place of those of the publication before. RunError where they are unsound."""
    ledger.connection.execute("DELETE FROM changes")
    waiting: list[Row] = []
    for row in find_changes(ledger):
        waiting.append(row)
        if len(waiting) == ROWS_AT_ONCE:
            enter_changes(ledger, waiting)
            waiting = []
    enter_changes(ledger, waiting)


def enter_changes(ledger: Ledger, rows: list[Row]) -> None:
    if rows:
        rows = sorted(rows, key=lambda row: [row[name] for name in TABLES["changes"].sort])
        validate_changes(rows)
        values = [(row["table"], row["article_id"], row["id"], rows_text("changes", [row])) for row in rows]
        ledger.connection.executemany("INSERT INTO changes (tab, article_id, id, text) VALUES (?, ?, ?, ?)", values)


def find_changes(ledger: Ledger) -> Iterator[Row]:
    """The rows of changes.csv, table by table and article by article."""
    reasons = Reasons(ledger, articles_of_checks(ledger))
    query = """SELECT r.article_id, r.text, coalesce(p.text, '') FROM replaced r
        LEFT JOIN published p USING (tab, article_id, key) WHERE r.tab = ? ORDER BY r.article_id, r.key"""
    for table in COMPARED:
        for _, before, now in ledger.connection.execute(query, (table,)):
            for difference in find_differences(table, parse_rows(table, before), parse_rows(table, now)):
                yield change_row(difference, reasons.reason(difference))


def count_changes(ledger: Ledger) -> int:
    return ledger.connection.execute("SELECT count(*) FROM changes").fetchone()[0]


def change_row(difference: Difference, reason: str) -> Row:
    key = [difference.row[name] for name in TABLES[difference.table].key]
    return {
        "table": difference.table,
        "change": difference.change,
        "id": " ".join(key),
        "article_id": difference.row.get("article_id", ""),
        "columns": " ".join(difference.columns),
        "reason": reason,
        "quote": " ".join(difference.row.get("quote", "").split()),
        "before": words_of(difference.table, difference.before, difference.columns),
        "after": words_of(difference.table, difference.now, difference.columns),
    }


TELLING = {"checks": "arithmetic", "articles": "status", "rejects": "detail", "decisions": "decision"}
"""The column that tells most of a row that is added or removed; of a claim it is the number."""


def words_of(table: str, row: Row | None, columns: Collection[str]) -> str:
    """What a row says, or of a changed one what stands in the columns that changed.

    >>> words_of("claims", {"value": "3", "unit": "percent", "per": ""}, ["per", "value"])
    'per=; value=3'
    >>> words_of("claims", {"value": "3", "unit": "percent", "per": ""}, [])
    '3 percent'
    """
    if row is None:
        return ""
    if columns:
        return "; ".join(f"{name}={row.get(name, '')}" for name in columns)
    return row.get(TELLING[table], "") if table in TELLING else number_of(row)


def number_of(claim: Row) -> str:
    """The number of a claim, with its unit, the thing counted and its denominator."""
    value = claim.get("value") or claim.get("value_text", "")
    per = f"per {claim['per']}" if claim.get("per") else ""
    return " ".join(word for word in (value, claim.get("unit"), claim.get("item"), per) if word)


def articles_of_checks(ledger: Ledger) -> dict[str, set[str]]:
    """The articles of each check across articles that is not as it was, by its members before and now."""
    changed = {
        key.rpartition(" ")[2]
        for (key,) in ledger.connection.execute("SELECT key FROM replaced WHERE tab = 'checks' AND article_id = ''")
    }
    found: dict[str, set[str]] = {check_id: set() for check_id in changed}
    for text in member_texts(ledger) if changed else ():
        for row in parse_rows("check_members", text):
            if row["check_id"] in changed:
                found[row["check_id"]].add(row["article_id"])
    return found


def member_texts(ledger: Ledger) -> Iterator[str]:
    """The blocks of check_members, before and now, that changed, or whose article was touched."""
    yield from (text for (text,) in ledger.connection.execute("SELECT text FROM replaced WHERE tab = 'check_members'"))
    query = "SELECT p.text FROM touched t JOIN published p ON p.tab = 'check_members' AND p.article_id = t.article_id"
    yield from (text for (text,) in ledger.connection.execute(query))


OF_FILE = " UNION ".join(
    f"SELECT article_id FROM {table} WHERE tab = 'articles' AND {named}"
    for table in ("published", "replaced")
    for named in ("article_id = :file", "article_id > :first AND article_id < :last")
)
"""The articles of a file. Each of the four is looked up by its key: of an OR, SQLite would go through all articles."""


class Reasons:
    """Tells why a row changed. `across` gives the articles of each check across articles that did.

    Where nothing of a claim changed but how it stands in checks, and its article is the same, the reason is that of the articles
    that it is held against.
    """

    def __init__(self, ledger: Ledger, across: Mapping[str, Collection[str]]):
        self.ledger, self.across = ledger, across
        self.corrected = corrected_articles(ledger)
        self.partners: dict[str, set[str]] = defaultdict(set)
        for article_ids in across.values():
            for article_id in article_ids:
                self.partners[article_id].update(article_ids)
        self.reason_of_article = lru_cache(maxsize=10_000)(self.find_reason)

    def reason(self, difference: Difference) -> str:
        """Why this row is not what it was."""
        if difference.table == "rejects":
            return self.reason_of_file(difference.row["file"])
        if difference.table == "decisions":
            return "correction" if is_decided_otherwise(difference) else self.reason_of_state(difference)
        if not (article_id := difference.row["article_id"]):
            return self.weightiest(self.across[difference.row["check_id"]])
        reason = self.reason_of_article(article_id)
        if reason == "rules_changed" and difference.columns and OF_CHECKS.issuperset(difference.columns):
            return self.weightiest(self.partners.get(article_id, {article_id}))
        return reason

    def weightiest(self, article_ids: Iterable[str]) -> str:
        found = {self.reason_of_article(article_id) for article_id in article_ids}
        return next((reason for reason in PRECEDENCE if reason in found), "rules_changed")

    def find_reason(self, article_id: str, asked: tuple[str, ...] = ()) -> str:
        """Why the rows of an article changed.

        An article that is a copy, or no longer one, changed because of the other one; `asked` are those that lead here.
        """
        before, now = (self.row("articles", article_id, moment) for moment in (True, False))
        if before is None or now is None:
            return self.reason_of_file((now or before or {"file": article_id})["file"])
        if before["sha256"] != now["sha256"]:
            return "article_edited"
        if self.is_edited(article_id) or is_described_otherwise(before, now):
            return "metadata_edited"
        other = now["duplicate_of"] or before["duplicate_of"]
        if now["duplicate_of"] != before["duplicate_of"] and other not in asked:
            return self.find_reason(other, (*asked, article_id))
        return "correction" if article_id in self.corrected else "rules_changed"

    def reason_of_state(self, decision: Difference) -> str:
        """Why a decision that is the same is applied now, or is not any more."""
        named = [row["article_id"] for row in (decision.now, decision.before) if row and row["article_id"]]
        return self.reason_of_article(named[0]) if named else "rules_changed"

    def reason_of_file(self, file: str) -> str:
        if not self.knows_file(file, before=True):
            return "new_article"
        return "article_edited" if self.knows_file(file, before=False) else "article_removed"

    def row(self, table: str, name: str, before: bool) -> Row | None:
        """The row of an article, or of a reject by its file, before or now."""
        key = (table, name)
        if before:
            query = "SELECT text FROM replaced WHERE tab = ? AND article_id = ? AND key = ''"
            if (found := self.ledger.connection.execute(query, key).fetchone()) is not None:
                return next(iter(parse_rows(table, found[0])), None)
        query = "SELECT text FROM published WHERE tab = ? AND article_id = ? AND key = ''"
        found = self.ledger.connection.execute(query, key).fetchone()
        return parse_rows(table, found[0])[0] if found else None

    def knows_file(self, file: str, before: bool) -> bool:
        """Whether an article or a reject comes, or came, from the file. Articles are named by their file, or that and #key."""
        if self.row("rejects", file, before) is not None:
            return True
        names = {"file": file, "first": f"{file}#", "last": f"{file}$"}
        found = (
            self.row("articles", name, before) for (name,) in self.ledger.connection.execute(OF_FILE, names).fetchall()
        )
        return any(row is not None and row["file"] == file for row in found)

    def is_edited(self, article_id: str) -> bool:
        """Whether the ledger knows the article to be described otherwise than at the last publication."""
        query = "SELECT 1 FROM articles WHERE article_id = ? AND settled != record"
        return self.ledger.connection.execute(query, (article_id,)).fetchone() is not None


OF_STATE = frozenset({"state", "detail", "article_id"})
"""Columns of decisions that say what came of it, not what was decided."""


def corrected_articles(ledger: Ledger) -> set[str]:
    """The articles on whose claims people decided otherwise than at the last publication."""
    query = """SELECT r.text, coalesce(p.text, '') FROM replaced r LEFT JOIN published p USING (tab, article_id, key)
        WHERE r.tab = 'decisions'"""
    found: set[str] = set()
    for before, now in ledger.connection.execute(query):
        for one in find_differences("decisions", parse_rows("decisions", before), parse_rows("decisions", now)):
            if is_decided_otherwise(one):
                found |= {row["article_id"] for row in (one.before, one.now) if row}
    return found


def is_decided_otherwise(decision: Difference) -> bool:
    """Whether the decision itself is new, gone, or another one."""
    return not decision.columns or not OF_STATE.issuperset(decision.columns)


def is_described_otherwise(before: Row, now: Row) -> bool:
    """Whether metadata, or a date that metadata gives, is another one."""
    given = {before["published_from"], now["published_from"]} & {"metadata", "filename"}
    return any(before[name] != now[name] for name in (METADATA + DATES if given else METADATA))
