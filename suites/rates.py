"""Rates of a publication that warn when they are out of their usual range, and stop nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas

from suites.expected import Expected


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


def measure_rates(counts: Mapping[str, int]) -> pandas.DataFrame:
    """One row: each rate in percent, to a hundredth; 0 where there is nothing, or too little, to count.

    `counts` are those of `suites.counts`.
    """
    tested = counts.get("within.consistent", 0) + counts.get("within.inconsistent", 0)
    claims = counts.get("claims", 0) + counts.get("quarantine", 0)
    articles = counts.get("articles", 0)
    shares = {
        "rejects_percent": _percent(counts.get("rejects", 0), counts.get("files", 0)),
        "schema_percent": _percent(counts.get("quarantine.schema", 0), claims),
        "inconsistent_percent": _percent(counts.get("within.inconsistent", 0), tested) if articles >= HANDFUL else 0.0,
        "no_claims_percent": _percent(counts.get("articles.no_claims", 0), articles),
    }
    return pandas.DataFrame([shares])


def _percent(part: int, whole: int) -> float:
    """The share in percent, to a hundredth.

    >>> _percent(1, 3), _percent(0, 0)
    (33.33, 0.0)
    """
    return round(100 * part / whole, 2) if whole else 0.0
