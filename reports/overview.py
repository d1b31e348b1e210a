"""The pages of the whole run: overview, claims and series. Articles are added one at a time; what is kept of them is limited."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, NamedTuple

from reports.charts import draw_series
from reports.names import page_path
from reports.rendering import render
from reports.rows import VERDICTS, ArticleRows, Row
from reports.search import search_data
from reports.series import find_series

MOST_CLAIMS = 25_000
"""Claims that the page to search in holds, and that series are made of: those of the newest articles."""
MOST_ARTICLES = 2_000
"""Articles that the overview lists: the newest."""
MOST_CHECKS = {"inconsistent": 500, "untestable": 100, "implied": 100, "consistent": 100}
"""Checks that the overview shows of each verdict."""
MOST_SERIES, FIRST_SERIES = 100, 4
"""Series with a chart, and how many of them stand on the overview."""
MOST_CHANGES = 100


class ShownMember(NamedTuple):
    """A claim in a check, as the overview shows it."""

    role: str
    quote: str
    sentence: str
    address: str


@dataclass
class ShownCheck:
    """A check as the overview shows it. Members of several articles come as these are added."""

    row: Row
    title: str
    address: str
    members: list[ShownMember] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """The sentences of the members, each once."""
        return list(dict.fromkeys(member.sentence for member in self.members if member.sentence))


class Listed(NamedTuple):
    """An article in the list."""

    title: str
    address: str
    article: Row
    verdicts: list[tuple[str, int]]


class Overview:
    """Gathers what the pages of the run show, an article at a time.

    Articles that come without their claims are counted and listed; `newest_articles` says which should come with them.
    `across` and `members` are the rows of checks that span articles, which belong to none.
    """

    def __init__(self, across: Iterable[Row] = (), members: Iterable[Row] = ()) -> None:
        self.counts: Counter[str] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()
        self.shown: dict[str, list[ShownCheck]] = {verdict: [] for verdict in VERDICTS}
        self.waiting: dict[str, list[tuple[str, ShownCheck]]] = {}
        self.whole: list[tuple[str, str, ArticleRows]] = []
        self.listed: list[tuple[str, str, Listed]] = []
        self.add_across(list(across), list(members))

    def add_across(self, across: list[Row], members: list[Row]) -> None:
        """The checks that span articles: their members' quotes come with the articles."""
        for check in across:
            self.count_check(check)
            shown = self.show(check, "Several articles", "")
            for member in members if shown else ():
                if member["check_id"] == check["check_id"]:
                    self.waiting.setdefault(member["claim_id"], []).append((member["role"], shown))

    def add(self, rows: ArticleRows) -> None:
        """Count an article, and keep what is shown of it."""
        self.counts["articles"] += 1
        self.counts[f"articles {rows.article['status']}"] += 1
        self.counts["claims"] += int(rows.article["claims"])
        self.counts["quarantined"] += int(rows.article["quarantined"])
        self.counts["words"] += int(rows.article["words"] or 0)
        address = page_path(rows.article_id)
        for check in rows.checks:
            self.count_check(check)
            shown = self.show(check, rows.title, f"{address}#k-{check['check_id']}") if rows.is_whole else None
            for member in rows.members_of.get(check["check_id"], ()) if shown else ():
                shown.members.append(show_member(rows, member["role"], rows.claim(member["claim_id"])))
        for claim in rows.all_claims if self.waiting else ():
            for role, shown in self.waiting.pop(claim["claim_id"], ()):
                shown.members.append(show_member(rows, role, claim))
        self.keep(rows, address)

    def count_check(self, check: Row) -> None:
        self.counts[f"verdict {check['verdict']}"] += 1
        self.rules[check["rule"], check["verdict"]] += 1

    def show(self, check: Row, title: str, address: str) -> ShownCheck | None:
        """The check as it will be shown, unless enough of its verdict are."""
        shown = self.shown[check["verdict"]]
        if len(shown) >= MOST_CHECKS[check["verdict"]]:
            return None
        shown.append(ShownCheck(check, title, address))
        return shown[-1]

    def keep(self, rows: ArticleRows, address: str) -> None:
        """Keep the newest articles for the list, and those that are whole for the search and the series."""
        verdicts = Counter(check["verdict"] for check in rows.checks)
        verdicts["conflict"] = sum(bool(claim["conflicts"]) for claim in rows.all_claims)
        told = [
            (verdict, verdicts[verdict])
            for verdict in ("inconsistent", "conflict", "consistent", "implied")
            if verdicts[verdict]
        ]
        entry = Listed(rows.title, address, rows.article, told)
        age = age_of(rows.article)
        heappush(self.listed, (age, rows.article_id, entry))
        if len(self.listed) > MOST_ARTICLES:
            heappop(self.listed)
        if rows.is_whole:
            self.whole.append((age, rows.article_id, rows))

    def pages(
        self,
        changes: Iterable[Row],
        rejects: Iterable[Row],
        validation: str,
        decisions: Iterable[Row] = (),
        series_rows: Iterable[Row] = (),
    ) -> Iterator[tuple[str, str]]:
        """Name and HTML of each page of the run, with these rows of changes.csv, rejects.csv, decisions.csv and series.csv."""
        kept = [rows for _, _, rows in newest_first(self.whole)]
        held = sum(len(rows.all_claims) for rows in kept)
        article_of = {claim["claim_id"]: rows.article_id for rows in kept for claim in rows.claims}
        series = find_series(series_rows, article_of)
        drawn = [(entry, draw_series(entry, "")) for entry in series[:MOST_SERIES]]
        total = self.counts["claims"] + self.counts["quarantined"]
        yield (
            "index.html",
            render(
                "index.html",
                root="",
                page="index",
                counts=self.counts,
                rules=rule_table(self.rules),
                shown=self.shown,
                changes=Changes.of(changes),
                rejects=list(rejects),
                decided=sort_decisions(decisions),
                suites=Suites.of(validation),
                series=drawn[:FIRST_SERIES],
                series_total=len(series),
                listed=[entry for _, _, entry in newest_first(self.listed)],
            ),
        )
        data, options = search_data(kept)
        yield (
            "claims.html",
            render("claims.html", root="", page="claims", data=data, options=options, total=total, held=held),
        )
        yield (
            "series.html",
            render(
                "series.html",
                root="",
                page="series",
                series=drawn,
                series_total=len(series),
                total=total,
                held=held,
            ),
        )


def newest_articles(articles: Iterable[Row]) -> frozenset[str]:
    """The ids of the newest articles that have no more than `MOST_CLAIMS` claims together."""
    kept: list[tuple[str, str, int]] = []
    claims = 0
    for row in articles:
        amount = int(row["claims"]) + int(row["quarantined"])
        heappush(kept, (age_of(row), row["article_id"], amount))
        claims += amount
        while claims > MOST_CLAIMS:
            claims -= heappop(kept)[2]
    return frozenset(article_id for _, article_id, _ in kept)


def age_of(article: Row) -> str:
    """The last day on which it can have been published; nothing where nobody knows."""
    return article["published_latest"] or article["published"]


def newest_first(entries: Iterable[tuple[str, str, Any]]) -> list[tuple[str, str, Any]]:
    """By day of publication, the newest first; those of one day by their ids."""
    return sorted(sorted(entries, key=lambda entry: entry[1]), key=lambda entry: entry[0], reverse=True)


def sort_decisions(decisions: Iterable[Row]) -> list[Row]:
    """People's decisions, those that are not applied first, then the latest."""
    latest = sorted(decisions, key=lambda row: (row["date"], row["claim_id"]), reverse=True)
    return sorted(latest, key=lambda row: row["state"] == "applied")


def show_member(rows: ArticleRows, role: str, claim: Row) -> ShownMember:
    if not claim:
        return ShownMember(role, "", "", "")
    return ShownMember(role, claim["quote"], claim["sentence"], f"{page_path(rows.article_id)}#c-{claim['claim_id']}")


def first_checks(checks: Iterable[Row]) -> frozenset[str]:
    """The ids of the checks that the overview has room for, if no others come before them."""
    seen: Counter[str] = Counter()
    found = set()
    for check in checks:
        seen[check["verdict"]] += 1
        if seen[check["verdict"]] <= MOST_CHECKS[check["verdict"]]:
            found.add(check["check_id"])
    return frozenset(found)


def rule_table(rules: Mapping[tuple[str, str], int]) -> list[tuple[str, list[int]]]:
    """For each rule, in order, how many checks of each verdict there are."""
    return [
        (rule, [rules.get((rule, verdict), 0) for verdict in VERDICTS]) for rule in sorted({rule for rule, _ in rules})
    ]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new: counts by table, change and reason; what was edited, corrected or removed; articles that came."""

    total: int
    counts: list[tuple[str, str, str, int]]
    articles: list[Row]
    edited: list[Row]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Changes:
        counts: Counter[tuple[str, str, str]] = Counter()
        articles: list[Row] = []
        edited: list[Row] = []
        for row in rows:
            counts[row["table"], row["change"], row["reason"]] += 1
            if row["table"] == "articles" and len(articles) < MOST_CHANGES:
                articles.append(row)
            if (
                row["table"] in ("claims", "quarantine", "checks")
                and row["reason"] != "new_article"
                and len(edited) < MOST_CHANGES
            ):
                edited.append(row)
        return cls(counts.total(), [(*key, amount) for key, amount in sorted(counts.items())], articles, edited)


@dataclass(frozen=True, slots=True)
class Suites:
    """What validation says: each suite with its expectations, those that are not met first."""

    met: int
    total: int
    warnings: list[str]
    suites: list[dict]

    @classmethod
    def of(cls, validation: str) -> Suites:
        found = json.loads(validation or "{}")
        suites = found.get("suites", [])
        results = [entry for suite in suites for entry in suite["expectations"]]
        return cls(sum(entry["success"] for entry in results), len(results), list(found.get("warnings", [])), suites)
