"""`changes.csv`: what a publication adds, changes and removes against the one before it, and why.

Both publications are walked article by article, in the order in which their tables stand, so that memory holds the rows of
one article at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from extractors.schema import TABLES
from flows.rows import Row, sort_rows

Reader = Callable[[str], Iterable[Row]]
"""Gives the rows of a table, in its order."""

COMPARED = ("claims", "quarantine", "checks", "articles", "rejects")
"""check_members says of a check's rows nothing that its row in checks does not."""

METADATA = ("title", "publisher", "country", "url", "language")
PRECEDENCE = ("new_article", "article_removed", "article_edited", "metadata_edited", "rules_changed")
DATES = ("published", "published_earliest", "published_latest", "published_from")


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
        return [name for name in TABLES[self.table].columns if self.before.get(name) != self.now[name]]


def find_differences(table: str, before: Iterable[Row], now: Iterable[Row]) -> Iterator[Difference]:
    """The rows that are not the same in both, by the table's key. Both stand in the table's order."""
    column, key = TABLES[table].sort[0], TABLES[table].key
    for one, other in walk_together(before, now, column):
        old = {tuple(row[name] for name in key): row for row in one}
        new = {tuple(row[name] for name in key): row for row in other}
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                yield Difference(table, old.get(name), new.get(name))


def walk_together(before: Iterable[Row], now: Iterable[Row], column: str) -> Iterator[tuple[list[Row], list[Row]]]:
    """The rows of both that have the same value in the column both are sorted by, value by value."""
    one, other = (groupby(rows, key=lambda row: row[column]) for rows in (before, now))
    left, right = next(one, None), next(other, None)
    while left or right:
        take_left = left is not None and (right is None or left[0] <= right[0])
        take_right = right is not None and (left is None or right[0] <= left[0])
        pair = (list(left[1]) if take_left else [], list(right[1]) if take_right else [])
        yield pair
        left = next(one, None) if take_left else left
        right = next(other, None) if take_right else right


def find_changes(before: Reader, now: Reader, metadata_edited: Collection[str] = ()) -> list[Row]:
    """The rows of changes.csv; `before` and `now` give the rows of a table, in its order.

    `metadata_edited` are articles that the ledger knows to be described otherwise than at the last publication.
    """
    reasons = Reasons.of(before, now, metadata_edited)
    changes = [
        change_row(difference, reasons.reason(difference))
        for table in COMPARED
        for difference in find_differences(table, before(table), now(table))
    ]
    return sort_rows("changes", changes)


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


TELLING = {"checks": "arithmetic", "articles": "status", "rejects": "detail"}
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


@dataclass(frozen=True, slots=True)
class Reasons:
    """What tells why a row changed: the articles before and now, the files of each, and the articles of each check across."""

    before: Mapping[str, Row]
    now: Mapping[str, Row]
    files_before: frozenset[str]
    files_now: frozenset[str]
    across: Mapping[str, frozenset[str]]
    metadata_edited: Collection[str]

    @classmethod
    def of(cls, before: Reader, now: Reader, metadata_edited: Collection[str]) -> Reasons:
        articles = [{row["article_id"]: row for row in read("articles")} for read in (before, now)]
        files = [
            frozenset(row["file"] for row in known.values()) | {row["file"] for row in read("rejects")}
            for known, read in zip(articles, (before, now), strict=True)
        ]
        across = articles_of_checks_across(before) | articles_of_checks_across(now)
        return cls(*articles, *files, across, metadata_edited)

    def reason(self, difference: Difference) -> str:
        """Why this row is not what it was."""
        if difference.table == "rejects":
            return self.reason_of_file(difference.row["file"])
        if article_id := difference.row["article_id"]:
            return self.reason_of_article(article_id)
        return self.reason_across(difference.row["check_id"])

    def reason_of_file(self, file: str) -> str:
        if file not in self.files_before:
            return "new_article"
        return "article_edited" if file in self.files_now else "article_removed"

    def reason_of_article(self, article_id: str) -> str:
        """Why the rows of an article changed.

        An article that is a copy, or no longer one, changed because of the other one.
        """
        before, now = self.before.get(article_id), self.now.get(article_id)
        if before is None or now is None:
            return self.reason_of_file((now or before or {"file": article_id})["file"])
        if before["sha256"] != now["sha256"]:
            return "article_edited"
        if article_id in self.metadata_edited or self.is_described_otherwise(before, now):
            return "metadata_edited"
        other = now["duplicate_of"] or before["duplicate_of"]
        if now["duplicate_of"] != before["duplicate_of"]:
            return self.reason_of_article(other)
        return "rules_changed"

    def is_described_otherwise(self, before: Row, now: Row) -> bool:
        """Whether metadata, or a date that metadata gives, is another one."""
        given = {before["published_from"], now["published_from"]} & {"metadata", "filename"}
        names = METADATA + DATES if given else METADATA
        return any(before.get(name) != now[name] for name in names)

    def reason_across(self, check_id: str) -> str:
        """Why a check across articles changed: the weightiest reason that one of its articles gives."""
        found = {self.reason_of_article(article_id) for article_id in self.across[check_id]}
        return next(reason for reason in PRECEDENCE if reason in found)


def articles_of_checks_across(read: Reader) -> dict[str, frozenset[str]]:
    """The articles of each check that spans several."""
    across = {row["check_id"] for row in read("checks") if not row["article_id"]}
    found: dict[str, frozenset[str]] = {}
    for row in read("check_members") if across else ():
        if row["check_id"] in across:
            found[row["check_id"]] = found.get(row["check_id"], frozenset()) | {row["article_id"]}
    return found
