"""The report in a publication: a page an article, made with its rows, and the pages of the run, from what the ledger has published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import reports
from flows.blocks import OF_ARTICLES, list_of, standing_blocks
from flows.csvfiles import parse_rows
from flows.ledger import Ledger
from flows.rows import Row
from flows.settings import Settings

FOLDER = "report"
PAGES = tuple(f"{FOLDER}/{name}" for name in (*reports.PAGES, *reports.ASSETS))
"""The files of the report that belong to no article."""
INDEX = PAGES[0]

AT_ONCE = 500
"""Articles whose rows are in memory together."""

ROWS_OF = ("claims", "quarantine", "checks")
HEAD = 4_000
"""Characters of a page among which its title stands."""

ReadPage = Callable[[str], str]
"""Gives the page at a path of the publication under way, as far as it is needed; nothing where there is none."""


def is_published(ledger: Ledger, settings: Settings) -> bool:
    """Whether the report is asked for, and the archive not so large that its pages would cost each run more than the tables."""
    query = "SELECT count(*) FROM (SELECT 1 FROM articles LIMIT ?)"
    (articles,) = ledger.connection.execute(query, (settings.report_up_to + 1,)).fetchone()
    return settings.report and articles <= settings.report_up_to


def article_pages(
    ledger: Ledger, texts: Mapping[str, str], article_ids: Sequence[str]
) -> Iterator[tuple[str, str, bytes]]:
    """Article, path and content of the page of each of these articles that is published."""
    for batch in batches(article_ids):
        for rows in whole_rows(ledger, batch):
            text = texts[rows.article_id]
            page = reports.render_article(replace(rows, opening=reports.opening_of(text)), text)
            yield rows.article_id, path_of(rows.article_id), page.encode()


def run_pages(ledger: Ledger, validation: str, read_page: ReadPage) -> Iterator[tuple[str, bytes]]:
    """Path and content of the pages of the run, and of what all pages use."""
    across, members = across_rows(ledger)
    overview = reports.Overview(across, members)
    inconsistent = articles_of_inconsistent(ledger) | {row["article_id"] for row in members}
    wanted = reports.newest_articles(rows_in(ledger, "articles")) | inconsistent
    for batch in batches(row["article_id"] for row in rows_in(ledger, "articles")):
        whole = {rows.article_id: rows for rows in whole_rows(ledger, [name for name in batch if name in wanted])}
        for rows in counted_rows(ledger, batch):
            known = whole.get(rows.article_id)
            if known and not known.article["title"]:
                known = replace(known, opening=title_of(rows.article_id, read_page))
            overview.add(known or rows)
    changes = (row for (text,) in changes_of(ledger) for row in parse_rows("changes", text))
    others = (rows_in(ledger, table) for table in ("decisions", "series"))
    for name, page in overview.pages(changes, rows_in(ledger, "rejects"), validation, *others):
        yield f"{FOLDER}/{name}", page.encode()
    for name in reports.ASSETS:
        yield f"{FOLDER}/{name}", reports.asset(name)


def path_of(article_id: str) -> str:
    return f"{FOLDER}/{reports.page_path(article_id)}"


def title_of(article_id: str, read_page: ReadPage) -> str:
    """What an article without a title is called on its page: the raw file may be another one by now."""
    return reports.title_of(read_page(path_of(article_id))[:HEAD])


def batches(article_ids: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for article_id in article_ids:
        batch.append(article_id)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_in(ledger: Ledger, table: str) -> Iterator[Row]:
    """The published rows of a table, in order."""
    query = "SELECT text FROM published WHERE tab = ? ORDER BY article_id, key"
    for (text,) in ledger.connection.execute(query, (table,)):
        yield from parse_rows(table, text)


def changes_of(ledger: Ledger) -> Iterator[tuple[str]]:
    return ledger.connection.execute("SELECT text FROM changes ORDER BY tab, article_id, id")


def rows_by_article(
    ledger: Ledger, tables: Iterable[str], article_ids: Sequence[str]
) -> dict[str, dict[str, list[Row]]]:
    """For each table the published rows of each of these articles."""
    return {
        table: {
            block.article_id: list(parse_rows(table, block.text))
            for block in standing_blocks(ledger, table, article_ids)
        }
        for table in tables
    }


def whole_rows(ledger: Ledger, article_ids: Sequence[str]) -> Iterator[reports.ArticleRows]:
    """All rows of articles, in their order. Members of checks across articles are not among them."""
    found = rows_by_article(ledger, OF_ARTICLES, article_ids)
    decided: dict[str, list[Row]] = {}
    for row in rows_in(ledger, "decisions"):
        decided.setdefault(row["article_id"], []).append(row)
    for article_id in article_ids:
        for article in found["articles"].get(article_id, ()):
            rows = {table: found[table].get(article_id, []) for table in ROWS_OF}
            within = {row["check_id"] for row in rows["checks"]}
            members = [row for row in found["check_members"].get(article_id, ()) if row["check_id"] in within]
            yield reports.ArticleRows(article, **rows, members=members, decisions=decided.get(article_id, []))


def counted_rows(ledger: Ledger, article_ids: Sequence[str]) -> Iterator[reports.ArticleRows]:
    """The rows that articles are counted and listed by: without their claims."""
    found = rows_by_article(ledger, ("articles", "checks"), article_ids)
    for article_id in article_ids:
        for article in found["articles"].get(article_id, ()):
            yield reports.ArticleRows(article, checks=found["checks"].get(article_id, []))


def articles_of_inconsistent(ledger: Ledger) -> set[str]:
    """The first articles with an inconsistent check: their claims are shown however old they are."""
    query = """SELECT article_id FROM published
        WHERE tab = 'checks' AND article_id != '' AND text LIKE '%,inconsistent,%' ORDER BY article_id LIMIT ?"""
    return {name for (name,) in ledger.connection.execute(query, (reports.MOST_CHECKS["inconsistent"],))}


def across_rows(ledger: Ledger) -> tuple[list[Row], list[Row]]:
    """The checks across articles, and the members of those that the overview has room for."""
    query = "SELECT text FROM published WHERE tab = 'checks' AND article_id = '' ORDER BY key"
    checks = [row for (text,) in ledger.connection.execute(query) for row in parse_rows("checks", text)]
    shown = reports.first_checks(checks)
    query = "SELECT DISTINCT article_id FROM check_articles WHERE check_id IN (SELECT value FROM json_each(?)) ORDER BY article_id"
    holding = [name for (name,) in ledger.connection.execute(query, (list_of(sorted(shown)),))]
    blocks = standing_blocks(ledger, "check_members", holding)
    return checks, [
        row for block in blocks for row in parse_rows("check_members", block.text) if row["check_id"] in shown
    ]
