"""How many rows of each kind a publication has: what its rates are made of. Counts of parts add up to those of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extractors.schema.vocabularies import VERDICTS

Rows = Iterable[Mapping[str, str]]

COUNTED = {"articles": "status", "quarantine": "reason", "checks": "verdict", "decisions": "state"}
"""The column by whose values the rows of a table are counted."""


def count_rows(table: str, rows: Rows) -> Counter[str]:
    """The counts of some rows of a table.

    >>> row = {"article_id": "a.txt", "verdict": "implied", "claim_ids": "1 2"}
    >>> sorted(count_rows("checks", [row]).items())
    [('checks', 1), ('checks.implied', 1), ('members named', 2), ('within.implied', 1)]
    """
    counts: Counter[str] = Counter()
    for row in rows:
        counts[table] += 1
        if table in COUNTED:
            counts[f"{table}.{row[COUNTED[table]]}"] += 1
        if table == "checks":
            counts["members named"] += len(row["claim_ids"].split())
            if row["article_id"]:
                counts[f"within.{row['verdict']}"] += 1
    return counts


def count_publication(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Counter[str]:
    """The counts of whole tables, and of the files that they speak of, which two rows may share."""
    counts: Counter[str] = Counter()
    for table, rows in tables.items():
        counts.update(count_rows(table, rows))
    counts["files"] = len({row["file"] for name in ("articles", "rejects") for row in tables[name]})
    return counts


CHECKS_TO_COMPARE = 50
"""Of fewer checks within articles the shares of verdicts move by themselves."""

MOVED_POINTS = 10
"""Percentage points by which the share of a verdict may move from one publication to the next."""


def moved_verdicts(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """What is told of verdicts within articles whose share is not what it was at the last publication. It stops nothing.

    >>> moved_verdicts({"within.consistent": 90, "within.implied": 10}, {"within.consistent": 140, "within.implied": 60})
    ['30 percent of the checks within articles are implied; at the last publication 10 were']
    >>> moved_verdicts({}, {"within.consistent": 90})
    []
    """
    shares = [
        {verdict: 100 * counts.get(f"within.{verdict}", 0) / total for verdict in VERDICTS}
        for counts in (before, now)
        if (total := sum(counts.get(f"within.{verdict}", 0) for verdict in VERDICTS)) >= CHECKS_TO_COMPARE
    ]
    if len(shares) < 2:
        return []
    return [
        f"{shares[1][verdict]:.0f} percent of the checks within articles are {verdict}; at the last publication "
        f"{shares[0][verdict]:.0f} were"
        for verdict in VERDICTS
        if shares[1][verdict] - shares[0][verdict] > MOVED_POINTS
    ]
