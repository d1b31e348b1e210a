"""From the ledger's records to published rows: those of touched articles are made again, validated and put in their places.

Everything here happens within one transaction of the ledger, which is only committed once the files stand in the output folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from flows.blocks import (
    OF_ARTICLES,
    UNKNOWN,
    Block,
    key_of_check,
    key_of_series,
    make_block,
    part_of,
    replace_blocks,
    standing_blocks,
    standing_by_id,
)
from flows.csvfiles import parse_rows
from flows.ledger import Ledger
from flows.rows import Row, sort_rows
from flows.runner import split
from flows.series_rows import SERIES, all_series, build_series, enter_points
from flows.tables import Tables, build_across, build_decisions, build_rejects, build_tables
from flows.validating import validate_part

ARTICLES_AT_ONCE = 1_000
"""Great Expectations takes two seconds a batch, however small, and two milliseconds an article; memory holds one batch."""

CHECKS_AT_ONCE = 20_000
SERIES_AT_ONCE = 5_000

Advance = Callable[[int], None]


def touched_articles(ledger: Ledger) -> Iterator[list[str]]:
    """The articles whose rows are to be made again, in order, a batch at a time."""
    last = ""
    query = "SELECT article_id FROM touched WHERE article_id > ? ORDER BY article_id LIMIT ?"
    while batch := [name for (name,) in ledger.connection.execute(query, (last, ARTICLES_AT_ONCE))]:
        yield batch
        last = batch[-1]


def touch_everything(ledger: Ledger) -> None:
    """Have all rows made again, and those looked at that no article stands behind any more."""
    ledger.connection.execute("INSERT OR IGNORE INTO touched SELECT article_id FROM articles")
    query = "INSERT OR IGNORE INTO touched SELECT DISTINCT article_id FROM published WHERE tab != 'rejects' AND article_id != ''"
    ledger.connection.execute(query)
    ledger.put_off(SERIES, all_series(ledger))


def render_touched(ledger: Ledger, texts: Mapping[str, str], advance: Advance = lambda count: None) -> Counter[str]:
    """Make the rows of touched articles, of the checks across them and of rejects again; what the counts of rows change by.

    Raises RunError where they break an expectation.
    """
    ledger.connection.execute("DELETE FROM replaced")
    counts: Counter[str] = Counter()
    across: set[str] = set()
    for article_ids in touched_articles(ledger):
        across |= render_articles(ledger, article_ids, texts, counts)
        advance(len(article_ids))
    for check_ids in split(sorted(across), CHECKS_AT_ONCE):
        render_across(ledger, check_ids, counts)
    for series_ids in split(ledger.take_up(SERIES), SERIES_AT_ONCE):
        render_series(ledger, series_ids, counts)
    render_rejects(ledger, counts)
    render_decisions(ledger, counts)
    return counts


def render_articles(
    ledger: Ledger, article_ids: Sequence[str], texts: Mapping[str, str], counts: Counter[str]
) -> set[str]:
    """Make the rows of some articles again; the checks, across articles among them, that they stood and stand in."""
    tables, elsewhere = build_tables(ledger, article_ids)
    tables = validate_part(tables, elsewhere, texts)
    parts = {row["article_id"]: part_of(row) for row in tables["articles"]}
    across = {row["check_id"] for row in elsewhere["checks"]}
    enter_points(ledger, article_ids, tables, elsewhere["checks"])
    for table in OF_ARTICLES:
        before = standing_blocks(ledger, table, article_ids)
        now = [
            make_block(table, rows, article_id, part=parts.get(article_id, UNKNOWN))
            for article_id, rows in by_article(tables[table])
        ]
        counts.update(replace_blocks(ledger, table, before, now))
        if table == "check_members":
            within = {row["check_id"] for row in tables["checks"]}
            across |= {row["check_id"] for block in before for row in parse_rows(table, block.text)} - within
    return across


def by_article(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each article; they stand in order."""
    for article_id, group in groupby(rows, key=lambda row: row["article_id"]):
        yield article_id, list(group)


def render_across(ledger: Ledger, check_ids: Collection[str], counts: Counter[str]) -> None:
    """Make the rows of some checks across articles again, once all their members are made."""
    tables, elsewhere = build_across(ledger, check_ids)
    validate_part(tables, elsewhere, {})
    now = [make_block("checks", [row], "", key_of_check(row)) for row in tables["checks"]]
    counts.update(replace_blocks(ledger, "checks", standing_by_id(ledger, "checks", check_ids), now))


def render_series(ledger: Ledger, series_ids: Collection[str], counts: Counter[str]) -> None:
    """Make the rows of some series again, once the points of all articles are entered."""
    found = build_series(ledger, series_ids)
    rows = sort_rows("series", [row for rows in found for row in rows])
    validate_part({"series": rows}, {"articles": published_among(ledger, {row["article_id"] for row in rows})}, {})
    now = [make_block("series", rows, "", key_of_series(rows[0])) for rows in found]
    counts.update(replace_blocks(ledger, "series", standing_by_id(ledger, "series", series_ids), now))


def published_among(ledger: Ledger, article_ids: Iterable[str]) -> list[Row]:
    """Those of these articles that have a row in articles: only what is looked up of it."""
    return [{"article_id": block.article_id} for block in standing_blocks(ledger, "articles", article_ids)]


def render_rejects(ledger: Ledger, counts: Counter[str]) -> None:
    """Make the rejects again, all of them: they are few."""
    rows = build_rejects(ledger)
    query = "SELECT article_id, key, part, rows, text FROM published WHERE tab = 'rejects'"
    before = [Block(*block) for block in ledger.connection.execute(query)]
    now = [make_block("rejects", list(group), file) for file, group in groupby(rows, key=lambda row: row["file"])]
    if {(block.article_id, block.text) for block in before} != {(block.article_id, block.text) for block in now}:
        validate_part({"rejects": rows}, {}, {})
    counts.update(replace_blocks(ledger, "rejects", before, now))


def render_decisions(ledger: Ledger, counts: Counter[str]) -> None:
    """Make the rows of people's decisions again, all of them: they are few."""
    rows = build_decisions(ledger)
    query = "SELECT article_id, key, part, rows, text FROM published WHERE tab = 'decisions'"
    before = [Block(*block) for block in ledger.connection.execute(query)]
    now = [make_block("decisions", [row], "", row["claim_id"]) for row in rows]
    if set(before) != set(now):
        validate_part(
            {"decisions": rows}, {"articles": published_among(ledger, {row["article_id"] for row in rows})}, {}
        )
    counts.update(replace_blocks(ledger, "decisions", before, now))


def build_everything(ledger: Ledger) -> Tables:
    """The rows of all tables as they come, before they are validated; for pages on request, as memory holds them all."""
    article_ids = [name for (name,) in ledger.connection.execute("SELECT article_id FROM articles ORDER BY article_id")]
    tables, elsewhere = build_tables(ledger, article_ids)
    series = sort_rows("series", [row for rows in build_series(ledger, all_series(ledger)) for row in rows])
    whole = {"series": series, "rejects": build_rejects(ledger), "decisions": build_decisions(ledger)}
    return tables | whole | {"checks": elsewhere["checks"] + tables["checks"]}


def refused_claims(ledger: Ledger) -> list[Row]:
    """The rows of quarantine that step one of the suites refused, in order."""
    query = "SELECT text FROM published WHERE tab = 'quarantine' AND instr(text, ',schema,') ORDER BY article_id"
    return [
        row
        for (text,) in ledger.connection.execute(query)
        for row in parse_rows("quarantine", text)
        if row["reason"] == "schema"
    ]


def count_files(ledger: Ledger) -> int:
    """How many raw files articles.csv and rejects.csv speak of."""
    published = "SELECT 1 FROM published p WHERE p.tab = 'articles' AND p.article_id = a.article_id"
    query = f"""SELECT
        (SELECT count(DISTINCT a.file) FROM articles a INDEXED BY articles_by_file WHERE EXISTS ({published})) +
        (SELECT count(*) FROM published r WHERE r.tab = 'rejects' AND NOT EXISTS
            (SELECT 1 FROM articles a WHERE a.file = r.article_id AND EXISTS ({published})))"""
    return ledger.connection.execute(query).fetchone()[0]
