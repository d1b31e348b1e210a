"""Rates of a publication that warn when they are out of their usual range, and stop nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas

from suites.expected import Expected
from suites.frames import words


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of rows, in percent, that should not be above `usual_percent`."""

    name: str
    says: str
    usual_percent: int


HANDFUL = 10
"""Of fewer articles than this the rate of inconsistent checks says nothing: one slip would be a good part of it."""

RATES = (
    Rate("rejects_percent", "raw files that could not be read", 20),
    Rate("schema_percent", "claims that break expectations", 1),
    Rate(
        "inconsistent_percent",
        f"tested relations within articles that are inconsistent (of {HANDFUL} articles or more)",
        20,
    ),
    Rate("no_claims_percent", "articles without a single claim", 50),
)


def expected_rates() -> tuple[Expected, ...]:
    return tuple(
        Expected(
            f"publication.{rate.name}.usual",
            f"not more than {rate.usual_percent} percent are {rate.says}",
            (rate.name,),
            expectation="ExpectColumnValuesToBeBetween",
            options={"min_value": 0, "max_value": rate.usual_percent},
            warns=True,
        )
        for rate in RATES
    )


def measure_rates(tables: Mapping[str, pandas.DataFrame]) -> pandas.DataFrame:
    """One row: each rate in percent, to a hundredth; 0 where there is nothing, or too little, to count."""
    articles, rejects = tables["articles"], tables["rejects"]
    reasons = words(tables["quarantine"]["reason"])
    verdicts = [
        verdict
        for verdict, article in zip(
            words(tables["checks"]["verdict"]), words(tables["checks"]["article_id"]), strict=True
        )
        if article and verdict in ("consistent", "inconsistent")
    ]
    files = set(words(articles["file"])) | set(words(rejects["file"]))
    enough = len(articles) >= HANDFUL
    shares = {
        "rejects_percent": _percent(len(rejects), len(files)),
        "schema_percent": _percent(reasons.count("schema"), len(tables["claims"]) + len(reasons)),
        "inconsistent_percent": _percent(verdicts.count("inconsistent"), len(verdicts)) if enough else 0.0,
        "no_claims_percent": _percent(words(articles["status"]).count("no_claims"), len(articles)),
    }
    return pandas.DataFrame([shares])


def _percent(part: int, whole: int) -> float:
    """The share in percent, to a hundredth.

    >>> _percent(1, 3), _percent(0, 0)
    (33.33, 0.0)
    """
    return round(100 * part / whole, 2) if whole else 0.0
