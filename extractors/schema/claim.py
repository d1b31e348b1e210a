"""The record of one numeric claim, and of what is known of an article's publication date.

What each column means is said once, in `tables.py`; these records hold the values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


def is_currency(unit: str) -> bool:
    """Whether a unit is money: an ISO 4217 code is three capitals, and no other unit is.

    >>> is_currency("USD"), is_currency("percent")
    (True, False)
    """
    return len(unit) == 3 and unit.isupper()


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published: the day, or the days between which it must have been.

    `source` is `metadata`, `filename`, `text` (inferred from what the text commits to) or `unknown`.
    """

    earliest: date | None = None
    latest: date | None = None
    source: str = "unknown"

    @property
    def day(self) -> date | None:
        """The day itself, where it is known to the day."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One number, or one range, that an article states about the world.

    The fields down to `source` are columns of `claims.csv` under the same names. Those after it are what checks
    need to tie one claim to another, and are not published.
    """

    claim_id: str
    article_id: str
    sentence: str
    quote: str
    char_start: int
    char_end: int
    value: Decimal | None
    value_text: str
    bound: str = "exact"
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    unit: str = "count"
    item: str = ""
    per: str = ""
    kind: str = "level"
    direction: str = ""
    period_text: str = ""
    period_start: date | None = None
    period_end: date | None = None
    base_period_text: str = ""
    base_period_start: date | None = None
    base_period_end: date | None = None
    status: str = "actual"
    subject: str = ""
    metric: str = ""
    place: str = ""
    source: str = ""

    # Ties. Numbers count from 0 within the article; a clause's within its sentence.
    paragraph_number: int = 0
    sentence_number: int = 0
    clause_number: int = 0
    cues: tuple[str, ...] = field(default=())
    """Lower-case words that say how the number stands to its neighbours: from, to, up, of which, respectively, ..."""
    antecedent: str = ""
    """claim_id of the claim that this one leans on: whose noun it counts, or whose change or base it states."""
