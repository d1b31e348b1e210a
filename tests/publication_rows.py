"""A small publication that every expectation holds on: the ground that the tests of suites and of the package break.

Two articles that disagree with each other, one of them inconsistent in itself, a copy, one without claims, and a
file that could not be read. The rows are written out by hand, so that they say nothing of what the extractors do.
"""

from __future__ import annotations

import copy

import pandas

from extractors.schema import TABLES
from suites import table_frame

UNITS = frozenset({"count", "percent", "percentage_point", "times", "rank", "USD", "barrel"})
PLACES = frozenset({"CN", "GB", "KR", "US"})

CARS = "cars.txt"
OIL = "oil/week.jsonl#7"
TEXTS = {
    CARS: "Kia sold 1,260 cars\n in May. Sales rose 20% from 1,000 a year earlier. It ranks second in Korea.",
    OIL: "Kia sold 1,500 cars in May. Oil cost about $66.67 a barrel. Stocks grew by 5 to 7 percent.",
    "copy.txt": "Kia sold 1,260 cars\n in May. Sales rose 20% from 1,000 a year earlier. It ranks second in Korea.",
    "empty.txt": "Nothing is counted here.",
}
DAYS = {CARS: "2025-06-03", OIL: "", "copy.txt": "2025-06-04", "empty.txt": ""}

SOLD, ROSE, BASE, RANK = (f"{number:016x}" for number in (1, 2, 3, 4))
SOLD_TOO, OIL_PRICE, STOCKS = (f"{number:016x}" for number in (17, 18, 19))
GROWTH, LEVELS, CONFLICT, VAGUE = (f"{number:016x}" for number in (33, 34, 35, 36))
STOOD = f"{37:016x}"


def _claim(claim_id: str, article: str, quote: str, value: str, value_text: str, **more: str) -> dict[str, str]:
    text = TEXTS[article]
    start = text.index(quote)
    sentence = next(
        one for one in (" ".join(text.split())).replace(". ", ".|").split("|") if " ".join(quote.split()) in one
    )
    row = dict.fromkeys(TABLES["claims"].columns, "") | {
        "claim_id": claim_id,
        "article_id": article,
        "file": article.partition("#")[0],
        "published": DAYS[article],
        "sentence": sentence,
        "quote": quote,
        "char_start": str(start),
        "char_end": str(start + len(quote)),
        "value": value,
        "value_text": value_text,
        "bound": "exact",
        "value_low": value,
        "value_high": value,
        "unit": "count",
        "kind": "level",
        "status": "actual",
        "checks": "0",
    }
    return row | more


MAY = {"period_text": "in May", "period_start": "2025-05-01", "period_end": "2025-05-31"}
_CARS_SOLD = {"item": "cars", "subject": "Kia", "metric": "sales", "place": "KR"} | MAY
_ARTICLE_CLAIMS = (
    _claim(SOLD, CARS, "1,260 cars\n", "1260", "1,260", value_low="1255", value_high="1265", direction="up", **_CARS_SOLD),
    _claim(
        ROSE, CARS, "20%", "20", "20", kind="change", unit="percent", direction="up", value_low="19.5", value_high="20.5",
        base_period_text="a year earlier", base_period_start="2024-05-01", base_period_end="2024-05-31", **MAY,
    ),
    _claim(BASE, CARS, "1,000", "1000", "1,000", value_low="950", value_high="1050", item="cars", curation="accepted"),
    _claim(RANK, CARS, "ranks second", "2", "second", unit="rank", kind="rank", place="KR;US"),
    _claim(SOLD_TOO, OIL, "1,500 cars", "1500", "1,500", value_low="1450", value_high="1550", conflicts=CONFLICT, checks="1",
           **_CARS_SOLD),
    _claim(OIL_PRICE, OIL, "about $66.67 a barrel", "66.67", "66.67", bound="about", value_low="66.665", value_high="66.675",
           unit="USD", per="barrel", subject="Oil", metric="price", checks="1"),
    _claim(STOCKS, OIL, "5 to 7 percent", "", "5 to 7", bound="range", value_low="5", value_high="7", unit="percent",
           kind="change", direction="up", subject="Stocks"),
)  # fmt: skip
_HELD = {
    SOLD: ("inconsistent", GROWTH),
    ROSE: ("inconsistent", GROWTH),
    STOCKS: ("schema", "claims.unit.known claims.interval.ordered"),
}


def _check(
    check_id: str, rule: str, verdict: str, article: str, members: tuple[str, ...], **more: str
) -> dict[str, str]:
    return dict.fromkeys(TABLES["checks"].columns, "") | {
        "check_id": check_id,
        "rule": rule,
        "verdict": verdict,
        "article_id": article,
        "claim_ids": " ".join(members),
        "certainty": "sentence" if article else "archive",
        "arithmetic": "1,260 / 1,000 - 1 is 19.5% to 33.2%, not 20%",
    } | more  # fmt: skip


_CHECKS = (
    _check(
        CONFLICT, "same_quantity", "inconsistent", "", (SOLD, SOLD_TOO), stated="1,260", subject="Kia", metric="sales"
    ),
    _check(
        GROWTH,
        "growth",
        "inconsistent",
        CARS,
        (SOLD, ROSE),
        stated="20%",
        computed_low="21",
        computed_high="33.2",
        unit="percent",
    ),
    _check(
        LEVELS,
        "growth",
        "implied",
        CARS,
        (ROSE, BASE),
        implied_role="now",
        computed_low="1135.25",
        unit="count",
        period_start="2025-05-01",
        period_end="2025-05-31",
        place="KR",
    ),
    _check(STOOD, "share", "consistent", OIL, (SOLD_TOO, OIL_PRICE), stated="1,500"),
    _check(VAGUE, "total", "untestable", OIL, (SOLD_TOO, OIL_PRICE), reason="the units differ"),
)


def _members() -> list[dict[str, str]]:
    homes = {row["claim_id"]: row["article_id"] for row in _ARTICLE_CLAIMS}
    members = [
        {
            "check_id": check["check_id"],
            "position": str(place),
            "role": "part",
            "claim_id": claim,
            "article_id": homes[claim],
        }
        for check in sorted(_CHECKS, key=lambda check: check["check_id"])
        for place, claim in enumerate(check["claim_ids"].split(), start=1)
    ]
    return sorted(members, key=lambda row: row["article_id"])


def _series(series_id: str, article: str, claim_id: str, value: str, **more: str) -> dict[str, str]:
    return dict.fromkeys(TABLES["series"].columns, "") | {
        "series_id": series_id,
        "kind": "level",
        "status": "actual",
        "article_id": article,
        "period_length": "month",
        "period_start": MAY["period_start"],
        "period_end": MAY["period_end"],
        "value": value,
        "value_low": value or "1200",
        "value_high": value or "1200",
        "basis": "stated",
        "articles": "1",
        "claims": "1",
        "claim_ids": claim_id,
    } | more  # fmt: skip


def _article(article: str, status: str, claims: int, quarantined: int, **more: str) -> dict[str, str]:
    return dict.fromkeys(TABLES["articles"].columns, "") | {
        "article_id": article,
        "file": article.partition("#")[0],
        "sha256": f"{len(article):064x}",
        "published": DAYS[article],
        "published_earliest": DAYS[article],
        "published_latest": DAYS[article],
        "published_from": "metadata" if DAYS[article] else "unknown",
        "language": "en",
        "words": "17",
        "claims": str(claims),
        "quarantined": str(quarantined),
        "status": status,
        "encoding": "utf-8",
    } | more  # fmt: skip


def _decision(claim_id: str, article: str, decision: str, state: str, **more: str) -> dict[str, str]:
    return dict.fromkeys(TABLES["decisions"].columns, "") | {
        "claim_id": claim_id,
        "article_id": article,
        "decision": decision,
        "state": state,
        "quote": "1,000",
        "reason": "The office confirms it.",
        "author": "Ada",
        "date": "2025-06-04",
    } | more  # fmt: skip


_ROWS: dict[str, list[dict[str, str]]] = {
    "claims": [row for row in _ARTICLE_CLAIMS if row["claim_id"] not in _HELD],
    "quarantine": [
        dict.fromkeys(TABLES["quarantine"].columns, "")
        | row
        | dict(zip(("reason", "check_ids"), _HELD[row["claim_id"]], strict=True))
        for row in _ARTICLE_CLAIMS
        if row["claim_id"] in _HELD
    ],
    "checks": list(_CHECKS),
    "check_members": _members(),
    "articles": [
        _article(CARS, "published", 2, 2, title="Cars", country="KR"),
        _article("copy.txt", "duplicate", 0, 0, duplicate_of=CARS),
        _article("empty.txt", "no_claims", 0, 0),
        _article(OIL, "published", 2, 1, published_earliest="2025-06-01", published_from="text"),
    ],
    "series": [
        _series(
            VAGUE,
            CARS,
            BASE,
            "",
            basis="implied",
            check_ids=LEVELS,
            arithmetic="1,000 x 1.2",
            item="cars",
            unit="count",
        ),
        _series(STOOD, OIL, OIL_PRICE, "66.67", subject="Oil", metric="price", unit="USD", per="barrel"),
    ],
    "rejects": [{"file": "photo.txt", "reason": "binary", "detail": "The file is no text; convert it first."}],
    "decisions": [
        _decision(BASE, CARS, "accept", "applied"),
        _decision(f"{9:016x}", "", "reject", "gone", detail="Look again."),
    ],
    "changes": [
        {
            "table": "claims",
            "change": "added",
            "id": BASE,
            "article_id": CARS,
            "columns": "",
            "reason": "new_article",
            "quote": "1,000",
            "before": "",
            "after": "1000 count cars",
        },
        {
            "table": "claims",
            "change": "changed",
            "id": RANK,
            "article_id": CARS,
            "columns": "place",
            "reason": "rules_changed",
            "quote": "ranks second",
            "before": "place=KR",
            "after": "place=KR;US",
        },
    ],
}


def good_rows() -> dict[str, list[dict[str, str]]]:
    """The rows of every table, each a dict of cells as in the CSV; a fresh copy each time."""
    return copy.deepcopy(_ROWS)


def frames(rows: dict[str, list[dict[str, str]]]) -> dict[str, pandas.DataFrame]:
    """The rows as the frames that suites look at."""
    return {name: table_frame(name, rows[name]) for name in rows}
