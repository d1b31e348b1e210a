"""Cells of the tables in words for people: numbers, units, periods, intervals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

Row = Mapping[str, str]

PLAIN_UNITS = {"percentage_point": "percentage points", "basis_point": "basis points", "point": "points"}
SIZES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
OPEN = {
    "nearly": "just under",
    "below": "below",
    "at_most": "at most",
    "above": "above",
    "at_least": "at least",
    "about": "about",
}


def about(claim: Row) -> str:
    """What a claim tells of: its subject and what is measured of it, once where the subject says it.

    >>> about({"subject": "Musso EV", "metric": "registrations"}), about({"subject": "mortgage rates", "metric": "rates"})
    ('Musso EV: registrations', 'mortgage rates')
    >>> about({"subject": "Kia", "metric": ""}), about({"subject": "", "metric": "sales"})
    ('Kia', 'sales')
    """
    subject, metric = claim["subject"], claim["metric"]
    if not metric or f" {subject}".lower().endswith(f" {metric}".lower()):
        return subject
    return f"{subject}: {metric}" if subject else metric


def number(cell: str) -> str:
    """A number with its thousands set apart, in millions where that loses nothing; what is no number stays as it is.

    >>> number("1260000"), number("14313"), number("66.67"), number("-0.7"), number("n/a"), number("1234567")
    ('1.26 million', '14,313', '66.67', '−0.7', 'n/a', '1,234,567')
    """
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return cell
    for name, size in SIZES if value.is_finite() else ():
        scaled = value / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{number(f'{scaled.normalize():f}')} {name}"
    return f"{value:,f}".replace("-", "−") if value.is_finite() else cell


def with_unit(amount: str, row: Row) -> str:
    """An amount with unit, counted thing and denominator.

    >>> with_unit("14,313", {"unit": "count", "item": "registrations", "per": ""})
    '14,313 registrations'
    >>> with_unit("45", {"unit": "USD", "item": "", "per": "barrel"}), with_unit("68", {"unit": "percent", "item": "", "per": ""})
    ('USD 45 per barrel', '68%')
    """
    unit, per = row["unit"], f" per {row['per']}" if row.get("per") else ""
    if unit == "percent":
        return f"{amount}%{per}"
    if unit == "rank":
        return f"rank {amount}"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {amount}{per}"
    if unit == "count":
        return f"{amount} {row.get('item', '')}".strip() + per
    return f"{amount} {PLAIN_UNITS.get(unit, unit.replace('_', ' '))}{per}"


def value(row: Row) -> str:
    """The value of a claim with its bound in words, a range by its ends.

    >>> row = {"unit": "count", "item": "pickups", "per": "", "bound": "nearly", "value": "23500", "value_low": "", "value_high": "23500"}
    >>> value(row)
    'just under 23,500 pickups'
    >>> value(row | {"bound": "range", "value": "", "value_low": "10", "value_high": "15"})
    '10 to 15 pickups'
    """
    if not row["value"]:
        ends = [number(row[end]) for end in ("value_low", "value_high") if row[end]]
        return with_unit(" to ".join(ends) or row["value_text"], row)
    said = with_unit(number(row["value"]), row)
    return f"{OPEN[row['bound']]} {said}" if row["bound"] in OPEN else said


def interval(row: Row) -> str:
    """What the printed number allows: both ends, or the one that is not open.

    >>> interval({"value_low": "67.5", "value_high": "68.5"}), interval({"value_low": "", "value_high": "12"})
    ('67.5 to 68.5', 'up to 12')
    """
    low, high = number(row["value_low"]), number(row["value_high"])
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}" if high else ""


def day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def period(start: str, end: str) -> str:
    """Two days as one would say them.

    >>> period("2025-01-01", "2025-12-31"), period("2025-01-01", "2025-03-31"), period("2025-11-01", "2025-11-30")
    ('2025', 'Q1 2025', 'Nov 2025')
    >>> period("2025-01-01", "2025-11-30"), period("2024-12-25", "2025-01-05"), period("2025-04-09", "2025-04-09")
    ('Jan – Nov 2025', '25 Dec 2024 – 5 Jan 2025', '9 Apr 2025')
    >>> period("", "2030-12-31"), period("2020-01-01", ""), period("", "")
    ('until 31 Dec 2030', 'since 1 Jan 2020', '')
    """
    first, last = day(start), day(end)
    if first is None or last is None:
        return f"until {plain_day(last)}" if last else f"since {plain_day(first)}" if first else ""
    if first == last:
        return plain_day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return months(first, last)
    if first.year == last.year:
        return f"{first.day} {month(first)} – {plain_day(last)}"
    return f"{plain_day(first)} – {plain_day(last)}"


def months(first: date, last: date) -> str:
    """Whole months: a year, a quarter, a half, or from one month to another."""
    same_year = first.year == last.year
    if same_year and (first.month, last.month) == (1, 12):
        return str(first.year)
    if same_year and first.month == last.month:
        return f"{month(first)} {first.year}"
    if same_year and first.month % 3 == 1 and last.month == first.month + 2:
        return f"Q{last.month // 3} {first.year}"
    if same_year:
        return f"{month(first)} – {month(last)} {first.year}"
    if (first.month, last.month) == (1, 12):
        return f"{first.year} – {last.year}"
    return f"{month(first)} {first.year} – {month(last)} {last.year}"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""In English whatever the locale says."""


def month(moment: date) -> str:
    return MONTHS[moment.month - 1]


def plain_day(moment: date) -> str:
    return f"{moment.day} {month(moment)} {moment.year}"


def published(article: Row) -> str:
    """When an article was published, as finely as that is known.

    >>> published({"published": "", "published_earliest": "2025-12-01", "published_latest": "2025-12-31"})
    'Dec 2025'
    """
    return period(article["published_earliest"], article["published_latest"])


def count(amount: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> count(1, "claim"), count(1200, "claim"), count(2, "inconsistency", "inconsistencies")
    ('1 claim', '1,200 claims', '2 inconsistencies')
    """
    return f"{amount:,} {one if amount == 1 else many or f'{one}s'}"


def rounded(amount: Decimal | None) -> str:
    """An amount as a cell, a computed one to six significant digits; nothing for an open end.

    >>> rounded(Decimal("15402.451318")), rounded(Decimal("479475.834579")), rounded(Decimal("1285714")), rounded(None)
    ('15402.5', '479476', '1285714', '')
    """
    if amount is None:
        return ""
    places = max(0, 6 - amount.adjusted() - 1)
    return f"{round(amount, places).normalize():f}" if amount else "0"
