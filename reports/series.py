"""Series as the pages show them: the rows of series.csv, period by period, each value with the claim that it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from reports import words
from reports.rows import Row

LENGTHS = {"day": "days", "month": "months", "quarter": "quarters", "half-year": "half-years", "year": "years"}


class Point(NamedTuple):
    """The value of a period. `low` or `high` is None where that end is open; `value` is the middle where only the ends are known."""

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


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of one series, in order, and what they come to as points."""

    rows: Sequence[Row]
    points: Sequence[Point]

    @property
    def title(self) -> str:
        """`Musso EV: registrations`."""
        return words.about(self.rows[0])

    @property
    def measure(self) -> str:
        """Unit, place and length of the periods: `registrations, KR, periods of 11 months`."""
        row = self.rows[0]
        unit = words.with_unit("", row).strip() or "count"
        length = LENGTHS.get(row["period_length"], f"periods of {row['period_length']}")
        return ", ".join(filter(None, (unit, row["place"].replace(";", ", "), length)))

    @property
    def periods(self) -> int:
        return len(self.points)

    @property
    def articles(self) -> int:
        return len({point.article_id for point in self.points})

    @property
    def agrees(self) -> bool:
        """Whether all that is stated for one period can be true at once."""
        return not any(row["conflict"] for row in self.rows)


def find_series(rows: Iterable[Row], article_of: Mapping[str, str]) -> list[Series]:
    """The series over two periods or more whose claims are all of articles that are shown: those without conflict first, then the longest.

    `rows` are those of series.csv, in order; `article_of` gives the article of each claim that is shown.
    """
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if all(claim_id in article_of for claim_id in row["claim_ids"].split()):
            groups[row["series_id"]].append(row)
    found = [Series(group, points_of(group, article_of)) for group in groups.values()]
    several = [series for series in found if series.periods > 1]
    return sorted(several, key=lambda series: (not series.agrees, -series.periods, -series.articles, series.title))


def points_of(rows: Iterable[Row], article_of: Mapping[str, str]) -> list[Point]:
    """A point for each row with a value, or with both ends of one; by the last day of the period."""
    found = [point for row in rows if (point := point_of(row, article_of)) is not None]
    return sorted(found, key=lambda point: (point.end, point.start))


def point_of(row: Row, article_of: Mapping[str, str]) -> Point | None:
    start, end = (date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
    value, low, high = (Decimal(row[name]) if row[name] else None for name in ("value", "value_low", "value_high"))
    value = middle(low, high) if value is None else value
    if value is None:
        return None
    claim_id, is_implied = row["claim_ids"].split()[0], row["basis"] == "implied"
    says = row["arithmetic"] if is_implied else said(row)
    return Point(start, end, value, low, high, is_implied, article_of[claim_id], f"c-{claim_id}", says)


def said(row: Row) -> str:
    """The value with its unit; of numbers that differ, or of a range, the ends."""
    amount = words.number(row["value"]) if row["value"] else words.interval(row)
    return words.with_unit(amount, row)


def middle(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """Where a dot stands for what is known as an interval only."""
    return None if low is None or high is None else (low + high) / 2
