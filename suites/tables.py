"""What rows must meet beyond the schema's types, vocabularies and keys, in step two: within a table and between tables.

Columns that the schema does not name are facts from the other tables (`suites.facts`).
"""

from __future__ import annotations

import pandas

from extractors.schema import TABLES, Table
from suites.expected import Expected
from suites.facts import found
from suites.frames import integers, numbers, words
from suites.rules import days_ordered, equal, only_where, ordered, path_of, paths_of, says

IMPLIED = frozenset({"implied"})


def of_foreign_keys(table: Table) -> tuple[Expected, ...]:
    """Every value of a foreign key, empty ones aside, exists in the table it points to."""
    return tuple(
        Expected(
            f"{table.name}.{key.field}.exists",
            f"{key.field} stands in {key.other}",
            (found(key.field),),
            says(found(key.field), "yes", ""),
        )
        for key in table.foreign_keys
    )


CLAIMS = (
    Expected("claims.file.of_article", "file is the article's", ("file", "file_of_article"), equal),
    Expected(
        "claims.published.of_article",
        "published is the article's",
        ("published", "published_of_article"),
        equal,
    ),
    Expected(
        "claims.claim_id.not_quarantined",
        "no claim is both clean and in quarantine",
        ("in_quarantine",),
        says("in_quarantine", "no"),
    ),
    Expected(
        "claims.claim_id.not_inconsistent",
        "no clean claim stands in an inconsistent check of its article, unless a person has released it",
        ("inconsistent_checks", "curation"),
        lambda rows: (rows["inconsistent_checks"].isna() | (rows["curation"] == "released")).tolist(),
    ),
    Expected(
        "claims.checks.counted",
        "checks is the number of consistent checks that the claim is a member of",
        ("checks", "tests_stood"),
        equal,
    ),
    Expected(
        "claims.conflicts.found",
        "conflicts are the inconsistent checks across articles that the claim is a member of",
        ("conflicts", "conflicts_found"),
        equal,
    ),
)


def _names_its_checks(rows: pandas.DataFrame) -> list[bool]:
    """For `inconsistent` all of the claim's inconsistent checks; for `schema` ids of expectations; none for the others."""
    columns = (words(rows[name]) for name in ("reason", "check_ids", "inconsistent_checks"))
    return [
        listed == checks and bool(checks)
        if reason == "inconsistent"
        else bool(listed) and all(one.startswith("claims.") for one in listed.split())
        if reason == "schema"
        else not listed
        for reason, listed, checks in zip(*columns, strict=True)
    ]


QUARANTINE = (
    Expected(
        "quarantine.check_ids.explain",
        "check_ids are the claim's inconsistent checks, or the expectations that its row breaks",
        ("reason", "check_ids", "inconsistent_checks"),
        _names_its_checks,
    ),
)

CHECKS = (
    Expected(
        "checks.claim_ids.members",
        "claim_ids are the check's members, in order",
        ("claim_ids", "members"),
        equal,
    ),
    Expected(
        "checks.article_id.of_members",
        "article_id is that of all members, and empty where they stand in several articles",
        ("article_id", "article_of_members"),
        equal,
    ),
    Expected(
        "checks.computed.ordered",
        "computed_low is not above computed_high",
        ("computed_low", "computed_high"),
        ordered,
    ),
    Expected("checks.period.ordered", "the period ends after it starts", ("period_start", "period_end"), days_ordered),
    Expected(
        "checks.implied_role.if_implied",
        "implied_role is given for implied members, and for nothing else",
        ("implied_role", "verdict"),
        only_where("implied_role", "verdict", IMPLIED),
    ),
    Expected(
        "checks.stated.unless_implied",
        "a tested number is stated, an implied one is not",
        ("stated", "verdict"),
        lambda rows: [
            bool(stated) if verdict in ("consistent", "inconsistent") else verdict != "implied" or not stated
            for stated, verdict in zip(words(rows["stated"]), words(rows["verdict"]), strict=True)
        ],
    ),
    Expected(
        "checks.reason.if_untestable",
        "what can't be tested says why",
        ("reason", "verdict"),
        lambda rows: (rows["reason"].notna() | (rows["verdict"] != "untestable")).tolist(),
    ),
    Expected(
        "checks.certainty.archive",
        "the certainty is archive across articles, and nowhere else",
        ("certainty", "article_id"),
        lambda rows: ((rows["certainty"] == "archive") == rows["article_id"].isna()).tolist(),
    ),
)

CHECK_MEMBERS = (
    Expected(
        "check_members.claim_id.exists",
        "the member is a claim of that article, clean or in quarantine",
        ("article_id", "article_of_claim"),
        equal,
    ),
    Expected(
        "check_members.position.counted",
        "members of a check are numbered from 1 without gaps",
        ("position", "place_in_check"),
        equal,
    ),
)


def _dated(rows: pandas.DataFrame) -> list[bool]:
    """`published` is the day where earliest and latest are one day, and empty otherwise."""
    columns = (words(rows[name]) for name in ("published", "published_earliest", "published_latest"))
    return [day == (first if first == last else "") for day, first, last in zip(*columns, strict=True)]


def _status(rows: pandas.DataFrame) -> list[bool]:
    columns = (words(rows[name]) for name in ("status", "claims", "quarantined", "duplicate_of"))
    return [
        status == ("duplicate" if copy else "no_claims" if claims == held == "0" else "published")
        for status, claims, held, copy in zip(*columns, strict=True)
    ]


ARTICLES = (
    *paths_of("articles"),
    Expected(
        "articles.claims.counted",
        "claims is the number of the article's rows in claims",
        ("claims", "claims_counted"),
        equal,
    ),
    Expected(
        "articles.quarantined.counted",
        "quarantined is the number of the article's rows in quarantine",
        ("quarantined", "quarantine_counted"),
        equal,
    ),
    Expected(
        "articles.published.between",
        "published is the day where earliest and latest are the same, else empty",
        ("published", "published_earliest", "published_latest"),
        _dated,
    ),
    Expected(
        "articles.published.ordered",
        "published_latest is not before published_earliest",
        ("published_earliest", "published_latest"),
        days_ordered,
    ),
    Expected(
        "articles.published_from.if_known",
        "published_from is unknown where no date is given, and nowhere else",
        ("published_from", "published_earliest", "published_latest"),
        lambda rows: (
            (rows["published_from"] == "unknown")
            == (rows["published_earliest"].isna() & rows["published_latest"].isna())
        ).tolist(),
    ),
    Expected(
        "articles.duplicate_of.original",
        "duplicate_of is an original, no copy itself",
        ("original_of_original",),
        says("original_of_original", ""),
    ),
    Expected(
        "articles.status.agrees",
        "status is duplicate with an original, no_claims without claims, else published",
        ("status", "claims", "quarantined", "duplicate_of"),
        _status,
    ),
)

APPLIED = frozenset({"applied"})

DECISIONS = (
    Expected(
        "decisions.detail.unless_applied",
        "a decision that is not applied says why, and no other",
        ("detail", "state"),
        lambda rows: (rows["detail"].isna() == rows["state"].isin(APPLIED)).tolist(),
    ),
    Expected(
        "decisions.article_id.unless_gone",
        "article_id is empty where the claim is gone, and nowhere else",
        ("article_id", "state"),
        lambda rows: (rows["article_id"].isna() == (rows["state"] == "gone")).tolist(),
    ),
)

CHANGES = (
    Expected(
        "changes.table.known",
        "table is one of the published tables",
        ("table",),
        lambda rows: rows["table"].isin(list(TABLES)).tolist(),
    ),
    Expected(
        "changes.columns.if_changed",
        "columns are named for changed rows, and for no others",
        ("columns", "change"),
        only_where("columns", "change", frozenset({"changed"})),
    ),
)


def _within(rows: pandas.DataFrame) -> list[bool]:
    """`value_low` <= `value` <= `value_high`, as far as they are there."""
    columns = (numbers(rows[name]) for name in ("value_low", "value", "value_high"))
    ends = [[number for number in row if number is not None] for row in zip(*columns, strict=True)]
    return [row == sorted(row) for row in ends]


def _counts_its_claims(rows: pandas.DataFrame) -> list[bool]:
    return [
        len(set(ids.split())) == number
        for ids, number in zip(words(rows["claim_ids"]), integers(rows["claims"]), strict=True)
    ]


SERIES = (
    Expected(
        "series.value.within",
        "value lies between value_low and value_high",
        ("value_low", "value", "value_high"),
        _within,
    ),
    Expected(
        "series.period.ordered",
        "period_end is not before period_start",
        ("period_start", "period_end"),
        days_ordered,
    ),
    Expected(
        "series.claims.counted",
        "claims is the number of claim_ids",
        ("claim_ids", "claims"),
        _counts_its_claims,
    ),
    Expected(
        "series.check_ids.if_implied",
        "what is implied names its checks and shows the arithmetic",
        ("basis", "check_ids", "arithmetic"),
        lambda rows: ((rows["basis"] != "implied") | (rows["check_ids"].notna() & rows["arithmetic"].notna())).tolist(),
    ),
    Expected(
        "series.value.if_agreed",
        "what has nothing in common, or is implied, has no value of its own",
        ("value", "basis", "conflict"),
        lambda rows: (rows["value"].isna() | ((rows["basis"] == "stated") & (rows["conflict"] != "numbers"))).tolist(),
    ),
)

TABLE_RULES: dict[str, tuple[Expected, ...]] = {
    "claims": CLAIMS,
    "quarantine": QUARANTINE,
    "checks": CHECKS,
    "check_members": CHECK_MEMBERS,
    "articles": ARTICLES,
    "series": SERIES,
    "rejects": (path_of("rejects"),),
    "decisions": DECISIONS,
    "changes": CHANGES,
}
