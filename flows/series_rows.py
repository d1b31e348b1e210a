"""The points of series in the ledger, article by article, and the series that have to be merged again.

What an article says of a series is entered with its rows. A series of which any point changed is put off until all articles are done, and
merged then, once: what a run costs grows with what is new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from extractors.schema import Claim
from flows.blocks import list_of
from flows.curation.aliases import load_aliases
from flows.ledger import Ledger
from flows.records import dump_record, load_record
from flows.rows import Row, as_cells
from series.merging import series_rows
from series.names import Names, fold
from series.points import Key, Placed, Point, find_points

SERIES = "series"
"""The step for which the ids of series are put off."""


def enter_points(
    ledger: Ledger, article_ids: Sequence[str], tables: Mapping[str, list[Row]], across: Iterable[Row]
) -> None:
    """Enter what the clean claims of these articles say of series, in place of what stood there before.

    `tables` are their rows, `across` the checks between them and other articles.
    """
    claims = load_clean(ledger, article_ids, {row["claim_id"] for row in tables["claims"]})
    checks = {row["check_id"]: row for row in chain(tables["checks"], across)}
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for row in tables["check_members"]:
        members[row["article_id"]].append(row)
    names = load_names(ledger, article_ids)
    for article_id in article_ids:
        found = find_points(claims[article_id], checks, members[article_id], names[article_id])
        replace_points(ledger, article_id, found)


def load_clean(ledger: Ledger, article_ids: Sequence[str], clean: Collection[str]) -> dict[str, list[Claim]]:
    """The clean claims of each of these articles, in order, as people's decisions leave them."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    query = """SELECT article_id, claim_id, record FROM curated
        WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position"""
    for article_id, claim_id, line in ledger.connection.execute(query, (list_of(article_ids),)):
        if claim_id in clean:
            found[article_id].append(load_record(Claim, line))
    return found


def load_names(ledger: Ledger, article_ids: Sequence[str]) -> dict[str, Names]:
    """How names are brought to one form in each of these articles."""
    aliases = load_aliases(ledger)
    query = "SELECT article_id, short_forms FROM articles WHERE article_id IN (SELECT value FROM json_each(?))"
    known = dict(ledger.connection.execute(query, (list_of(article_ids),)))
    return {name: Names(json.loads(known.get(name, "{}")), aliases) for name in article_ids}


def replace_points(ledger: Ledger, article_id: str, found: Iterable[Placed]) -> None:
    """Enter an article's points; the series of those that are new, gone or not as they were are put off."""
    query = "SELECT position, series_id, name, series, point FROM points WHERE article_id = ? ORDER BY position"
    before = ledger.connection.execute(query, (article_id,)).fetchall()
    now = [
        (position, key.series_id, fold(key.subject), dump_record(key), dump_record(point))
        for position, (key, point) in enumerate(found)
    ]
    if before == now:
        return
    ledger.connection.execute("DELETE FROM points WHERE article_id = ?", (article_id,))
    insert = "INSERT INTO points (article_id, position, series_id, name, series, point) VALUES (?, ?, ?, ?, ?, ?)"
    ledger.connection.executemany(insert, [(article_id, *row) for row in now])
    changed = {row[1:] for row in before} ^ {row[1:] for row in now}
    ledger.put_off(SERIES, {series_id for series_id, *_ in changed})


def all_series(ledger: Ledger) -> list[str]:
    """The ids of all series that there are, or that are published."""
    query = """SELECT series_id FROM points
        UNION SELECT substr(key, -16) FROM published WHERE tab = 'series' AND article_id = '' ORDER BY 1"""
    return [series_id for (series_id,) in ledger.connection.execute(query)]


def build_series(ledger: Ledger, series_ids: Iterable[str]) -> list[list[Row]]:
    """The rows of each of these series that has any points, in the order of its periods."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    query = """SELECT series_id, series, point FROM points
        WHERE series_id IN (SELECT value FROM json_each(?)) ORDER BY series_id, article_id, position"""
    for series_id, key, point in ledger.connection.execute(query, (list_of(series_ids),)):
        found[series_id].append((load_record(Key, key), load_record(Point, point)))
    return [[as_cells("series", row) for row in series_rows(placed)] for placed in found.values()]
