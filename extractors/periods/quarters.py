"""Families of quarters, halves and full years."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import MONTHS, ORDINALS
from extractors.periods.text import Text, is_year
from extractors.periods.values import Value, unit_value, year_value
from extractors.periods.years import YearOf, begun, fiscal_value, read_bare_year, read_own_fiscal_year, read_year, short

_QUARTER = re.compile(r"(?:q([1-4])|([1-4])q)(?:['’]?(?:fy)?(\d{4}|\d{2}))?$")
_HALF = re.compile(r"(?:h([12])|([12])h)(?:['’]?(?:fy)?(\d{4}|\d{2}))?$")
MONTHS_OF = {"quarter": 3, "half": 6}
ELLIPTIC = frozenset({"", ".", ",", ";", ")", "and", "but", "to"})
GAMES = frozenset("match game play final bout half quarter season finals ball football".split())


def resolve_part(d: Discourse, unit: str, number: int, year: YearOf | None, fiscal: bool = False) -> Value:
    """The `number`-th quarter or half of a year; without one, of the year that tense gives: for reports the latest that is over."""
    months = MONTHS_OF[unit]
    if number < 0:
        number = 12 // months
    if year and (year.fiscal or fiscal):
        return begun(d, fiscal_part(d, unit, number, year.find(d)))
    if year:
        return part_of_year(year.find(d), unit, number)
    if d.sentence_year:
        return part_of_year(d.sentence_year, unit, number)
    first_month = (number - 1) * months + 1
    if (unit, first_month) in d.named and d.tense != "future" and not fiscal and not d.hint:
        return d.named[unit, first_month]
    if fiscal:
        return d.choose([fiscal_part(d, unit, number, near) for near in d.years_around()], ended=True)
    return d.choose([part_of_year(near, unit, number) for near in d.years_around()], ended=True)


def fiscal_part(d: Discourse, unit: str, number: int, year: int) -> Value:
    months = MONTHS_OF[unit]
    return fiscal_value(d, year, f"-{unit[0].upper()}{number}", unit, (number - 1) * months + 1, months)


def part_of_year(year: int, unit: str, number: int) -> Value:
    return unit_value(unit, date(year, (number - 1) * MONTHS_OF[unit] + 1, 1))


def may_be_coded(word: str) -> bool:
    return bool(_QUARTER.match(word) or _HALF.match(word))


def parse_coded(text: Text, i: int) -> Expression | None:
    """`Q1`, `Q3 2024`, `1Q25`, `H1 2025`, `2H25`."""
    for unit, pattern in (("quarter", _QUARTER), ("half", _HALF)):
        match = pattern.match(text.words[i])
        if match and text.orths[i][-1] not in "hq":
            number = int(match[1] or match[2])
            return coded(text, i, unit, number, match[3], "fy" in text.words[i])
    return None


def coded(text: Text, i: int, unit: str, number: int, digits: str | None, fiscal: bool) -> Expression:
    if digits:
        year, end = YearOf(partial(short, digits=digits), i + 1), i + 1
    else:
        year = read_year(text, i + 1)
        end = year.end if year else i + 1
    return Expression(
        with_article(text, i),
        end,
        partial(resolve_part, unit=unit, number=number, year=year, fiscal=fiscal),
        floating=not year,
    )


def parse_numbered(text: Text, i: int) -> Expression | None:
    """`Quarter 1 2014`."""
    number = text.words[i + 1]
    if number not in ("1", "2", "3", "4") or not text.orths[i][0].isupper():
        return None
    year = read_year(text, i + 2)
    end = year.end if year else i + 2
    return Expression(i, end, partial(resolve_part, unit="quarter", number=int(number), year=year), floating=not year)


def parse_elliptic(text: Text, i: int) -> Expression | None:
    """`grew in the third quarter, after shrinking in the second`: the unit is the one named before in the sentence."""
    words = text.words
    if words[i - 1] != "the" or words[i - 2] not in ("in", "from", "for", "than") or words[i + 1] not in ELLIPTIC:
        return None
    for k in range(i - 3, max(i - 40, 0), -1):
        if not words[k]:
            return None
        if words[k] in MONTHS_OF and (words[k - 1] in ORDINALS or (text.hyphen(k - 1) and words[k - 2] in ORDINALS)):
            return Expression(
                i - 1, i + 1, partial(resolve_part, unit=words[k], number=ORDINALS[words[i]], year=None), floating=True
            )
    return None


def parse_ordinal(text: Text, i: int) -> Expression | None:
    """`third quarter`, `third-quarter`, `the second half of 2024`, `fiscal first quarter`; not of a match."""
    words, j = text.words, i + 1
    j += text.hyphen(j)
    fiscal = words[j] in ("fiscal", "financial")
    j += fiscal
    unit = words[j] if words[j] in MONTHS_OF else ""
    if unit and text.hyphen(j + 1) and text.unit(j + 2):
        return None
    if not unit or words[i] == "last" or (words[i] == "closing" and unit == "half"):
        return None
    start = i
    if words[i - 1] in ("fiscal", "financial"):
        fiscal, start = True, i - 1
    if words[j + 1] == "of" and GAMES & set(words[j + 2 : j + 4]):
        return None
    if unit == "half" and words[j + 1] == "of" and read_year(text, j + 1) is None:
        return None
    year = read_year(text, j + 1)
    end = year.end if year else j + 1
    own, own_end = read_own_fiscal_year(text, j + 1)
    if own_end > j + 1:
        year, end, fiscal = own, own_end, True
    resolve = partial(resolve_part, unit=unit, number=ORDINALS[words[i]], year=year, fiscal=fiscal)
    family = "fiscal_quarter" if fiscal or (year and year.fiscal) else ""
    return Expression(with_article(text, start), end, resolve, family, floating=not year)


def parse_year_quarter(text: Text, i: int) -> Expression | None:
    """`the 1988 third quarter`, `the 2024 first half`, `2013 Q2`."""
    words, year = text.words, read_bare_year(text, i)
    match = _QUARTER.match(words[i + 1])
    if text.year(i) and match and match[1] and not match[3]:
        resolve = partial(resolve_part, unit="quarter", number=int(match[1]), year=year)
        return Expression(with_article(text, i), i + 2, resolve, "coded_quarter")
    if text.year(i) and words[i + 1] == "quarter" and words[i + 2] in ("1", "2", "3", "4"):
        resolve = partial(resolve_part, unit="quarter", number=int(words[i + 2]), year=year)
        return Expression(with_article(text, i), i + 3, resolve, "coded_quarter")
    if not text.year(i) or year is None or words[i + 1] not in ORDINALS:
        return None
    j = i + 2 + text.hyphen(i + 2)
    if words[j] not in MONTHS_OF or words[i + 1] in ("last", "closing"):
        return None
    resolve = partial(resolve_part, unit=words[j], number=ORDINALS[words[i + 1]], year=year)
    return Expression(with_article(text, i), j + 1, resolve, "ordinal_quarter")


def parse_month_quarter(text: Text, i: int) -> Expression | None:
    """`the June quarter`, `the July-September quarter`: three months that end with the month."""
    if text.words[i] not in MONTHS or not text.orths[i][0].isupper():
        return None
    j = i
    if text.hyphen(i + 1):
        j += 4 if text.words[i + 2] in ("to", "through") and text.hyphen(i + 3) else 2
    elif text.words[i + 1] == "to" and text.words[i - 1] == "the":
        j += 2
    if text.words[j] not in MONTHS:
        return None
    if text.words[j + 1] != "quarter":
        return None
    year = read_year(text, j + 2)
    end = year.end if year else j + 2
    resolve = partial(resolve_month_quarter, month=MONTHS[text.words[j]], year=year)
    return Expression(with_article(text, i), end, resolve, floating=not year)


def resolve_month_quarter(d: Discourse, month: int, year: YearOf | None) -> Value:
    years = [year.find(d)] if year else d.years_around()
    return d.choose([three_months(near, month) for near in years], ended=True)


def three_months(year: int, month: int) -> Value:
    """The quarter that ends with a month.

    >>> three_months(2025, 9).timex, three_months(2025, 2).timex
    ('2025-Q3', '2024-12/2025-02')
    """
    last = arithmetic.month_end(year, month)
    first = arithmetic.add(date(year, month, 1), "month", -2)
    calendar = month % 3 == 0
    timex = arithmetic.timex_of("quarter", last) if calendar else f"{first:%Y-%m}/{last:%Y-%m}"
    return Value("date", timex, first, last, "quarter")


def parse_full_year(text: Text, i: int) -> Expression | None:
    """`for the full year`, `full-year profit`: of reports the latest that is over, of plans the current one."""
    j = i + 1 + text.hyphen(i + 1)
    if text.words[j] != "year" or text.number(i - 1)[0]:
        return None
    year = read_year(text, j + 1)
    if year:
        return Expression(with_article(text, i), year.end, lambda d: year_value(year.find(d)))
    foreseen = not FORESEEN.isdisjoint(text.words[j + 1 : j + 4])
    return Expression(with_article(text, i), j + 1, partial(resolve_full_year, foreseen=foreseen))


FORESEEN = frozenset(
    {"forecast", "forecasts", "outlook", "guidance", "target", "targets", "estimate", "projection", "expectations"}
)


def resolve_full_year(d: Discourse, foreseen: bool) -> Value:
    """Of `its full-year forecast` the current one, whatever was done to the forecast."""
    return year_value(d.now.year) if foreseen else d.choose([year_value(near) for near in d.years_around()], ended=True)


FAMILIES = (
    Family("elliptic_quarter", frozenset(ORDINALS), parse_elliptic, (
        "Output was flat in {the third quarter|2025-Q3} after falling [3%|3 percent; period=2025-04-01..2025-06-30] in {the second|2025-Q2}.",
        "In {the third quarter|2025-Q3} it fell from the third floor.",
    )),
    Family("coded_quarter", frozenset(), parse_coded, (
        "Output fell in {Q1 2024|2024-Q1} and in {Q3|2025-Q3}.",
        "Output fell in {1Q25|2025-Q1} and {H1 2025|2025-H1}.",
        "Output fell in {Q2 of last year|2024-Q2}.",
    ), digits=may_be_coded),
    Family("numbered_quarter", frozenset({"quarter"}), parse_numbered, ("Output fell in {Quarter 1 2014|2014-Q1}.",)),
    Family("ordinal_quarter", frozenset(ORDINALS), parse_ordinal, (
        "Output fell in {the third quarter|2025-Q3}.",
        "Output fell in {the fourth quarter|2024-Q4}.",
        "Output will fall in {the first quarter|2026-Q1}.",
        "{Fourth-quarter|2025-Q4} output is seen at [900 vans|900 count vans; status=forecast; period=2025-10-01..2025-12-31].",
        "{Fourth-quarter|2024-Q4} output was seen at the fair.",
        "Output is to fall in {the first quarter|2026-Q1}.",
        "Output fell in {the third quarter of this year|2025-Q3}.",
        "Its {third-quarter|2025-Q3} profit fell.",
        "Output fell in {the first half of 2024|2024-H1}.",
        "Output fell in {the fiscal third quarter|2025-07-01..2025-09-30}.",
        "Its fiscal year began in {September|2025-09}. Sales fell in {the first quarter of its fiscal year|2025-09-01..2025-11-30}.",
        "Sales fell in {the second quarter of its 2024 fiscal year|FY2024-Q2}.",
        "Sales fell in {the first quarter of its fiscal 2026|FY2026-Q1} to [900 vans|900 count vans; period=].",
        "He was hurt in the third quarter of the match.",
    )),
    Family("year_quarter", frozenset(), parse_year_quarter, (
        "Output fell in {the 2024 third quarter|2024-Q3} and rose in {2024 Quarter 4|2024-Q4}.",
        "Output fell in {2024 Q3|2024-Q3}, and rose between {2024 Q4 and 2025 Q1|2024-10-01..2025-03-31}.",
    ), digits=is_year),
    Family("month_quarter", frozenset(MONTHS), parse_month_quarter, (
        "Output fell in {the June quarter|2025-Q2}.",
        "Output fell in {the July-September quarter|2025-Q3}.",
        "Output fell in {the December quarter of 2023|2023-Q4}.",
        "Output fell in {the July-to-September quarter|2025-Q3}, and in {the April to June quarter|2025-Q2}.",
        "Output in {the March quarter|2025-Q1}: [58 vans|58 count vans; period=2025-01-01..2025-03-31].",
    )),
    Family("full_year", frozenset({"full"}), parse_full_year, (
        "Output will rise over {the full year|2025}.",
        "Its {full-year|2024} profit fell.",
        "It raised its {full-year|2025} sales forecast.",
    )),
)  # fmt: skip
