"""What each table's rows must agree with, looked up in the other tables and added as columns: so that an expectation about
two tables reads as one about two columns.

Facts are text as the cells are, missing where there is nothing; `yes` and `no` where they answer a question. Lists
of check ids are sorted, blanks between, as `conflicts` and `check_ids` are published.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import pandas

from extractors.schema import Table
from suites.frames import TEXT, integers, words

Tables = Mapping[str, pandas.DataFrame]


def found(field: str) -> str:
    """Name of the fact that says whether a foreign key's value exists.

    >>> found("article_id")
    'article_id_found'
    """
    return f"{field}_found"


def with_facts(table: Table, rows: pandas.DataFrame, tables: Tables) -> pandas.DataFrame:
    """The rows of a table with a column for each foreign key and for each fact that its expectations ask for.

    `tables` is where they are looked up: these rows are among them, and may be a part only.
    """
    facts = {
        found(key.field): _yes(set(words(tables[key.other][key.other_field])), words(rows[key.field]))
        for key in table.foreign_keys
    }
    if table.name in FACTS:
        facts |= FACTS[table.name](rows, tables)
    return rows.assign(**{name: pandas.Series(list(cells), dtype=TEXT) for name, cells in facts.items()})


def _yes(known: set[str], cells: Iterable[str]) -> list[str | None]:
    return [None if not cell else "yes" if cell in known else "no" for cell in cells]


def _column(frame: pandas.DataFrame, key: str, value: str) -> dict[str, str]:
    """Value by key; of a key that stands twice, the first row's."""
    pairs = list(zip(words(frame[key]), words(frame[value]), strict=True))
    return dict(reversed(pairs))


def _lookup(known: Mapping[str, str], cells: Iterable[str]) -> list[str | None]:
    return [known.get(cell) or None for cell in cells]


def _grouped(keys: Iterable[str], values: Iterable) -> dict[str, list]:
    groups: dict[str, list] = defaultdict(list)
    for key, value in zip(keys, values, strict=True):
        groups[key].append(value)
    return groups


def _joined(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {key: " ".join(sorted(set(values))) for key, values in groups.items()}


def checks_of_claims(tables: Tables, verdict: str, *, across: bool | None = None) -> dict[str, list[str]]:
    """For each claim, the checks of this verdict that it is a member of: within its article, across articles, or all."""
    checks = tables["checks"]
    columns = (words(checks[name]) for name in ("check_id", "verdict", "article_id"))
    wanted = {
        check
        for check, of_check, article in zip(*columns, strict=True)
        if of_check == verdict and (across is None or across == (not article))
    }
    members = tables["check_members"]
    pairs = zip(words(members["claim_id"]), words(members["check_id"]), strict=True)
    kept = [(claim, check) for claim, check in pairs if check in wanted]
    return _grouped((claim for claim, _ in kept), (check for _, check in kept))


def _of_claims(claims: pandas.DataFrame, tables: Tables) -> dict[str, Iterable[str | None]]:
    articles = tables["articles"]
    ids, article_ids = words(claims["claim_id"]), words(claims["article_id"])
    stood = checks_of_claims(tables, "consistent")
    return {
        "file_of_article": _lookup(_column(articles, "article_id", "file"), article_ids),
        "published_of_article": _lookup(_column(articles, "article_id", "published"), article_ids),
        "in_quarantine": _yes(set(words(tables["quarantine"]["claim_id"])), ids),
        "inconsistent_checks": _lookup(_joined(checks_of_claims(tables, "inconsistent", across=False)), ids),
        "conflicts_found": _lookup(_joined(checks_of_claims(tables, "inconsistent", across=True)), ids),
        "tests_stood": [str(len(set(stood.get(claim, ())))) for claim in ids],
    }


def _of_quarantine(held: pandas.DataFrame, tables: Tables) -> dict[str, Iterable[str | None]]:
    inconsistent = _joined(checks_of_claims(tables, "inconsistent", across=False))
    return {"inconsistent_checks": _lookup(inconsistent, words(held["claim_id"]))}


def _of_checks(rows: pandas.DataFrame, tables: Tables) -> dict[str, Iterable[str | None]]:
    members = tables["check_members"]
    columns = (words(members["check_id"]), integers(members["position"]), words(members["claim_id"]))
    placed = sorted(zip(*columns, words(members["article_id"]), strict=True), key=lambda row: (row[0], row[1] or 0))
    claims = _grouped((row[0] for row in placed), (row[2] for row in placed))
    articles = _grouped((row[0] for row in placed), (row[3] for row in placed))
    single = {check: named[0] for check, named in articles.items() if len(set(named)) == 1}
    ids = words(rows["check_id"])
    return {
        "members": [" ".join(claims.get(check, ())) or None for check in ids],
        "article_of_members": _lookup(single, ids),
    }


def _of_members(rows: pandas.DataFrame, tables: Tables) -> dict[str, Iterable[str | None]]:
    """The place of a member is its rank by position, among all of its check, in whatever article they stand."""
    members = tables["check_members"]
    homes = {
        claim: article
        for name in ("claims", "quarantine")
        for claim, article in _column(tables[name], "claim_id", "article_id").items()
    }
    positions = _grouped(words(members["check_id"]), integers(members["position"]))
    own = zip(words(rows["check_id"]), integers(rows["position"]), strict=True)
    places = [str(sum((other or 0) <= (position or 0) for other in positions[check])) for check, position in own]
    return {"article_of_claim": _lookup(homes, words(rows["claim_id"])), "place_in_check": places}


def _of_articles(articles: pandas.DataFrame, tables: Tables) -> dict[str, Iterable[str | None]]:
    ids = words(articles["article_id"])
    counts = {name: Counter(words(tables[name]["article_id"])) for name in ("claims", "quarantine")}
    return {
        "claims_counted": [str(counts["claims"][article]) for article in ids],
        "quarantine_counted": [str(counts["quarantine"][article]) for article in ids],
        "original_of_original": _lookup(
            _column(tables["articles"], "article_id", "duplicate_of"), words(articles["duplicate_of"])
        ),
    }


FACTS: dict[str, Callable[[pandas.DataFrame, Tables], dict[str, Iterable[str | None]]]] = {
    "claims": _of_claims,
    "quarantine": _of_quarantine,
    "checks": _of_checks,
    "check_members": _of_members,
    "articles": _of_articles,
}
