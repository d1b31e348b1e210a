"""Calendar arithmetic: the day, week, month, ... that a day lies in, steps from one to the next, and TIMEX3 values.

A week starts on Monday (ISO 8601). A season is three whole months; winter is named for the year it starts in.
Every function raises `ValueError` or `OverflowError` where the calendar (years 1 to 9999) ends.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "week": 7, "weekend": 7}
GRAINS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
FINENESS = {grain: rank for rank, grain in enumerate(("second", "minute", "hour", *GRAINS))}


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def interval(grain: str, day: date) -> tuple[date, date]:
    """First and last day of the unit of `grain` that `day` lies in.

    >>> interval("quarter", date(2025, 5, 9))
    (datetime.date(2025, 4, 1), datetime.date(2025, 6, 30))
    """
    if grain == "week":
        first = day - timedelta(day.weekday())
        return first, first + timedelta(6)
    if grain == "weekend":
        last = day + timedelta(6 - day.weekday())
        return last - timedelta(1), last
    if grain == "season":
        year, month = divmod(day.year * 12 + day.month - 1 - (day.month % 3), 12)
        return date(year, month + 1, 1), month_end(*_month(year, month + 1, 2))
    if grain in MONTHS_OF:
        span = MONTHS_OF[grain]
        year, month = divmod((day.year * 12 + day.month - 1) // span * span, 12)
        return date(max(year, 1), month + 1, 1), month_end(*_month(year, month + 1, span - 1))
    return day, day


def add(day: date, grain: str, count: int) -> date:
    """The same day `count` units later; a day that the month lacks becomes its last.

    >>> add(date(2025, 3, 31), "month", -1)
    datetime.date(2025, 2, 28)
    """
    if grain in DAYS_OF:
        return day + timedelta(DAYS_OF[grain] * count)
    if grain == "season":
        return add(day, "month", 3 * count)
    if grain not in MONTHS_OF:
        return day
    year, month = _month(day.year, day.month, MONTHS_OF[grain] * count)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _month(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month that lie `count` months after a month."""
    year, month = divmod(year * 12 + month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return year, month + 1


def shift_interval(first: date, last: date, grain: str, count: int) -> tuple[date, date]:
    """An interval moved by `count` units; one that ended with a month still does.

    >>> shift_interval(date(2023, 12, 1), date(2024, 2, 29), "year", -1)
    (datetime.date(2022, 12, 1), datetime.date(2023, 2, 28))
    """
    start, end = add(first, grain, count), add(last, grain, count)
    whole = first.day == 1 and last == month_end(last.year, last.month)
    if whole and grain in MONTHS_OF:
        end = month_end(end.year, end.month)
    return start, end


def timex_of(grain: str, day: date) -> str:
    """The TIMEX3 value of the unit of `grain` that `day` lies in.

    >>> [timex_of(grain, date(2025, 11, 9)) for grain in ("day", "week", "weekend", "month", "quarter", "half", "decade")]
    ['2025-11-09', '2025-W45', '2025-W45-WE', '2025-11', '2025-Q4', '2025-H2', '202']
    """
    if grain in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if grain == "weekend" else "")
    year, month = f"{day.year:04}", day.month
    if grain == "season":
        first = interval("season", day)[0]
        return f"{first.year:04}-" + ("WI", "SP", "SU", "FA")[first.month % 12 // 3]
    named = {
        "month": f"{year}-{month:02}",
        "quarter": f"{year}-Q{(month + 2) // 3}",
        "half": f"{year}-H{(month + 5) // 6}",
        "year": year,
        "decade": year[:3],
        "century": year[:2],
    }
    return named.get(grain) or day.isoformat()


def grain_between(first: date, last: date) -> str:
    """The unit that an interval is exactly one of, else the coarsest that divides it: `month` for ten whole months."""
    for grain in ("day", "week", "month", "quarter", "half", "year", "decade"):
        if interval(grain, first) == (first, last):
            return grain
    whole = first.day == 1 and last == month_end(last.year, last.month)
    return "month" if whole else "day"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * days) // 451
    month, day = divmod(moon + days - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th weekday (Monday is 0) of a month; -1 is the last.

    >>> nth_weekday(2025, 11, 3, 4)
    datetime.date(2025, 11, 27)
    """
    if count < 0:
        last = month_end(year, month)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))
