"""The report: pages made from a published folder and the texts of its articles."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import reports
from flows.csvfiles import read_rows
from flows.errors import RunError
from flows.read import load_texts
from reports.rendering import asset

FOLDER = "report"
"""The folder of the pages, within the published one."""

OF_ARTICLES = ("claims", "quarantine", "checks")
"""Tables that stand in the order of their articles."""

FindText = Callable[[reports.Row], str | None]


def write_report(published: Path, find_text: FindText, target: Path) -> int:
    """Write the pages of a published folder to `target`; how many files are new or changed.

    `find_text` gives the text of an article by its row of articles.csv, or None. Files that no page needs any more are
    removed; those that are the same are left untouched. Raises RunError where the folder holds no publication.
    """
    written, wanted = 0, set()
    for name, content in report_files(published, find_text):
        wanted.add(name)
        written += write_file(target / name, content)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(target).as_posix() not in wanted:
            path.unlink()
            written += 1
    return written


def write_file(path: Path, content: bytes) -> bool:
    """Write a file unless it holds the very same; whether it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def report_files(published: Path, find_text: FindText) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of the report: a page an article, then those of the run, then what all of them use."""
    across = [row for row in rows_of(published, "checks") if not row["article_id"]]
    members = members_of(published)
    overview = reports.Overview(across, [member for check in across for member in members.get(check["check_id"], ())])
    for rows in articles_of(published, members):
        text = find_text(rows.article)
        rows = replace(rows, opening=reports.opening_of(text))
        page = reports.render_article(rows, text)
        yield reports.page_path(rows.article_id), page.encode()
        overview.add(rows)
    path = published / "validation.json"
    validation = path.read_text(encoding="utf-8") if path.is_file() else ""
    for name, page in overview.pages(rows_of(published, "changes"), rows_of(published, "rejects"), validation):
        yield name, page.encode()
    for name in reports.ASSETS:
        yield name, asset(name)


def articles_of(published: Path, members: dict[str, list[reports.Row]]) -> Iterator[reports.ArticleRows]:
    """The rows of each article, read side by side: one article is in memory at a time."""
    tables = {name: by_article(rows_of(published, name)) for name in OF_ARTICLES}
    waiting = {name: next(groups, None) for name, groups in tables.items()}
    for article in rows_of(published, "articles"):
        found: dict[str, list[reports.Row]] = {}
        for name, groups in tables.items():
            while (group := waiting[name]) and group[0] < article["article_id"]:
                waiting[name] = next(groups, None)  # checks across articles stand first, under no article
            group = waiting[name]
            found[name] = group[1] if group and group[0] == article["article_id"] else []
        of_checks = [member for check in found["checks"] for member in members.get(check["check_id"], ())]
        yield reports.ArticleRows(article, **found, members=of_checks)


def by_article(rows: Iterable[reports.Row]) -> Iterator[tuple[str, list[reports.Row]]]:
    for article_id, group in groupby(rows, key=lambda row: row["article_id"]):
        yield article_id, list(group)


def members_of(published: Path) -> dict[str, list[reports.Row]]:
    """The rows of check_members.csv by check."""
    found: dict[str, list[reports.Row]] = {}
    for row in rows_of(published, "check_members"):
        found.setdefault(row["check_id"], []).append(row)
    return found


def rows_of(published: Path, table: str) -> Iterator[reports.Row]:
    """The rows of a published table. Raises RunError where it is not there or cannot be read."""
    path = published / f"{table}.csv"
    try:
        yield from read_rows(path)
    except OSError as error:
        raise RunError(
            f"{path} can't be read ({error.strerror}): {published} holds no publication. Publish one there with newsledger run."
        ) from None
    except (csv.Error, UnicodeError) as error:
        raise RunError(
            f"{path} was altered and can't be read ({error}). Publish it again with newsledger run."
        ) from None


def texts_in(raw: Path, published: Path, max_bytes: int) -> FindText:
    """The texts of articles: published ones, else those of the raw files that have not changed since."""

    def find_text(article: reports.Row) -> str | None:
        path = published / "texts" / f"{article['article_id']}.txt"
        if path.is_file():
            return path.read_bytes().decode("utf-8")
        return load_texts(raw, article["file"], article["sha256"], max_bytes).get(article["article_id"])

    return find_text
