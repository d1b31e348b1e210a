"""The points of a series -> its rows: one a period, with what all that is stated for it allows.

Numbers that are stated for one period are brought together by the intersection of their intervals; where they have nothing in common
none of them is preferred: the row has no value, and its ends are the outermost ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple
from decimal import Decimal
from typing import NamedTuple

from series.points import Key, Placed, Point

INFINITE = Decimal("Infinity")


class Merged(NamedTuple):
    """What several intervals allow together; `agrees` is False where they have nothing in common."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    agrees: bool


def merge(points: Sequence[Point]) -> Merged:
    """One value for all these: the most precisely printed one that all allow, and the intersection of their intervals.

    >>> from datetime import date
    >>> def printed(value, low, high):
    ...     return Point("a.txt", "", date(2025, 1, 1), date(2025, 12, 31), *map(Decimal, (value, low, high)))
    >>> merge([printed("537000", "536500", "537500"), printed("537214", "537213.5", "537214.5")])
    Merged(value=Decimal('537214'), low=Decimal('537213.5'), high=Decimal('537214.5'), agrees=True)
    >>> merge([printed("537000", "536500", "537500"), printed("573000", "572500", "573500")])
    Merged(value=None, low=Decimal('536500'), high=Decimal('573500'), agrees=False)
    """
    low = max(lower(point) for point in points)
    high = min(upper(point) for point in points)
    if low > high:
        return Merged(None, finite(min(map(lower, points))), finite(max(map(upper, points))), False)
    precise = sorted(points, key=lambda point: (upper(point) - lower(point), point.value or 0))
    value = next((point.value for point in precise if point.value is not None and low <= point.value <= high), None)
    return Merged(value, finite(low), finite(high), True)


def lower(point: Point) -> Decimal:
    return -INFINITE if point.low is None else point.low


def upper(point: Point) -> Decimal:
    return INFINITE if point.high is None else point.high


def finite(end: Decimal) -> Decimal | None:
    return None if end.is_infinite() else end


def series_rows(placed: Iterable[Placed]) -> list[dict[str, object]]:
    """Values by column of `series.csv`, a row a period, of the points of one series, whatever order they come in."""
    spellings: Counter[Key] = Counter()
    periods: defaultdict[tuple, list[Point]] = defaultdict(list)
    for key, point in placed:
        spellings[key] += 1
        periods[point.start, point.end].append(point)
    key = min(spellings, key=lambda key: (-spellings[key], astuple(key)))
    return [row_of(key, periods[period]) for period in sorted(periods)]


def row_of(key: Key, points: Sequence[Point]) -> dict[str, object]:
    """The row of a period: of what is stated, or, where nothing is, of what was computed."""
    stated = [point for point in points if not point.check_id]
    implied = [point for point in points if point.check_id]
    told = stated or implied
    merged = merge(told)
    is_contradicted = any(point.is_contradicted for point in stated)
    return {
        "series_id": key.series_id,
        **asdict(key),
        "period_start": points[0].start,
        "period_end": points[0].end,
        "value": merged.value,
        "value_low": merged.low,
        "value_high": merged.high,
        "basis": "stated" if stated else "implied",
        "conflict": "articles" if is_contradicted else "" if merged.agrees else "numbers",
        "articles": len({point.article_id for point in told}),
        "claims": len({point.claim_id for point in told}),
        "claim_ids": " ".join(sorted({point.claim_id for point in told})),
        "check_ids": " ".join(sorted({point.check_id for point in implied})),
        "arithmetic": "; ".join(sorted({point.arithmetic for point in implied})),
    }
