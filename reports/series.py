"""Series: what articles say of the same subject, metric, item, place, unit and denominator, period by period.

Only levels and shares that are stated as facts go in, over periods whose two days are known; periods of one length make a series, so that a
month never stands beside a year. What a growth check computed stands beside what was stated, and is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from reports import words
from reports.rows import ArticleRows, Row

KEY = ("subject", "metric", "item", "place", "unit", "per")
STATED_KINDS = ("level", "share")
STATED_STATUSES = ("actual", "estimate")
COMPUTED_FROM = {"base": "now", "now": "base"}
"""For what a check implies, the member that it is of the same series as."""
DAYS_A_MONTH = 30.44


class Point(NamedTuple):
    """One value for one period: stated by a claim, or computed by a check. `low` or `high` is None where that end is open."""

    start: date
    end: date
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    implied: bool
    article_id: str
    anchor: str
    says: str

    @property
    def period(self) -> str:
        return words.period(self.start.isoformat(), self.end.isoformat())

    @property
    def middle(self) -> date:
        return self.start + timedelta(days=(self.end - self.start).days // 2)


@dataclass
class Series:
    """Points of one key, and its first claim's words for it."""

    claim: Row
    length: str
    points: list[Point] = field(default_factory=list)

    @property
    def title(self) -> str:
        """`Musso EV: registrations`."""
        return words.about(self.claim)

    @property
    def measure(self) -> str:
        """Unit, place and length of the periods: `registrations, KR, periods of 11 months`."""
        unit = words.with_unit("", self.claim).strip() or "count"
        places = self.claim["place"].replace(";", ", ")
        return ", ".join(filter(None, (unit, places, self.length)))

    @property
    def periods(self) -> int:
        return len({(point.start, point.end) for point in self.points})

    @property
    def articles(self) -> int:
        return len({point.article_id for point in self.points})

    @property
    def agrees(self) -> bool:
        """Whether all that is stated for one period can be true at once."""
        allowed: dict[tuple[date, date], tuple[Decimal, Decimal]] = {}
        for point in self.points:
            low, high = allowed.get((point.start, point.end), (Decimal("-Infinity"), Decimal("Infinity")))
            low = max(low, point.low if point.low is not None else low)
            high = min(high, point.high if point.high is not None else high)
            if low > high:
                return False
            allowed[point.start, point.end] = low, high
        return True


def length_of(start: date, end: date) -> str:
    """How long a period is, in words that are the same for all periods of a series.

    >>> length_of(date(2025, 1, 1), date(2025, 11, 30)), length_of(date(2024, 2, 1), date(2024, 2, 29))
    ('periods of 11 months', 'months')
    >>> length_of(date(2024, 5, 3), date(2024, 5, 3)), length_of(date(2024, 5, 3), date(2024, 5, 9))
    ('days', 'periods of 7 days')
    """
    days = (end - start).days + 1
    months = round(days / DAYS_A_MONTH)
    if days < 27 or not months:
        return "days" if days == 1 else f"periods of {days} days"
    named = {1: "months", 3: "quarters", 6: "half-years", 12: "years"}
    return named.get(months) or (
        f"periods of {months // 12} years" if months % 12 == 0 else f"periods of {months} months"
    )


class SeriesBook:
    """Gathers series, an article at a time."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], Series] = {}

    def add(self, rows: ArticleRows) -> None:
        for claim, point in (*stated(rows), *computed(rows)):
            length = length_of(point.start, point.end)
            key = (*(claim[name].casefold() for name in KEY), length)
            self.found.setdefault(key, Series(claim, length)).points.append(point)

    def ranked(self) -> list[Series]:
        """Series over two periods or more: those without contradiction first, then by periods and articles."""
        several = [(key, series) for key, series in self.found.items() if series.periods > 1]
        for _, series in several:
            series.points.sort(key=lambda point: (point.end, point.start, point.implied, point.value, point.anchor))
        several.sort(key=lambda pair: (not pair[1].agrees, -pair[1].periods, -pair[1].articles, pair[0]))
        return [series for _, series in several]


def stated(rows: ArticleRows) -> Iterator[tuple[Row, Point]]:
    """A point for each clean claim that states a level or a share as a fact."""
    for claim in rows.claims:
        if claim["kind"] not in STATED_KINDS or claim["status"] not in STATED_STATUSES or not is_named(claim):
            continue
        start, end = words.day(claim["period_start"]), words.day(claim["period_end"])
        low, high = decimal(claim["value_low"]), decimal(claim["value_high"])
        value = decimal(claim["value"])
        value = middle(low, high) if value is None else value
        if start and end and value is not None:
            anchor = f"c-{claim['claim_id']}"
            yield claim, Point(start, end, value, low, high, False, rows.article_id, anchor, words.value(claim))


def computed(rows: ArticleRows) -> Iterator[tuple[Row, Point]]:
    """A point for each number that a check computed from a claim of the same series."""
    for check in rows.checks:
        role = COMPUTED_FROM.get(check["implied_role"])
        member = next((row for row in rows.members_of.get(check["check_id"], ()) if row["role"] == role), None)
        claim = rows.claim(member["claim_id"]) if member else {}
        start, end = words.day(check["period_start"]), words.day(check["period_end"])
        low, high = decimal(check["computed_low"]), decimal(check["computed_high"])
        value = middle(low, high)
        if check["verdict"] == "implied" and claim and is_named(claim) and start and end and value is not None:
            anchor = f"k-{check['check_id']}"
            yield claim, Point(start, end, value, low, high, True, rows.article_id, anchor, check["arithmetic"])


def is_named(claim: Row) -> bool:
    return bool(claim["subject"] or claim["metric"])


def decimal(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def middle(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """Where a dot stands for what is known as an interval only."""
    return None if low is None or high is None else (low + high) / 2
