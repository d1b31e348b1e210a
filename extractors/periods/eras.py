"""Families of years, decades and centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression, Family, with_article
from extractors.periods.lexicon import CENTURIES, COUNTED, DECADES
from extractors.periods.text import Text, is_year
from extractors.periods.values import Value, span_value, unit_value, year_value
from extractors.periods.years import fiscal_value

# Before four digits these say that a count follows, not a year.
COUNTING = frozenset(
    "some nearly almost roughly approximately than least most $ € £ ¥ # no. nos. us$ only just another additional "
    "flight route highway article section level model room".split()
)
YEAR_BEFORE = frozenset(
    "in of since by until till through from to for during early late mid fiscal before after than between and the around throughout "
    "its his her their our this that a an ( , – — - as over versus against like back & into toward vs. vs circa year until".split()
)


def parse_year(text: Text, i: int) -> Expression | None:
    """Four digits that are a year: not a count, a price or part of a name."""
    year = text.year(i)
    before, after = text.words[i - 1], text.words[i + 1]
    if not year or before in COUNTING or after in COUNTED or text.orths[i - 1][:1] == "$":
        return None
    if (
        before in ("about", "around", "over")
        and after.isalpha()
        and after not in ("to", "and", "or", "when", "as", "but", "in", *OF_A_YEAR)
    ):
        return None
    if text.hyphen(i + 1) and re.fullmatch(r"\d{2}|\d{4}", text.words[i + 2]):
        if is_fiscal_at(text, i + 3) and int(text.words[i + 2]) % 100 == (year + 1) % 100:
            return fiscal_years(text, i, i + 5, year + 1)
        return year_range(i, i + 3, year, text.words[i + 2])
    if not year_like(text, i, year):
        return None
    return Expression(i, i + 1, lambda d: year_value(year))


OF_A_YEAR = frozenset(
    "levels figures prices results elections games olympics sales earnings estimates guidelines accounts forecasts totals rates peaks "
    "standards rules revenues profits riots protests fires floods championships celebrations".split()
)


def year_like(text: Text, i: int, year: int) -> bool:
    before, after, orth = text.words[i - 1], text.words[i + 1], text.orths[i + 1]
    if before in ("in", "since", "by", "until", "till", "during", "early", "late", "fiscal", "throughout"):
        return True
    if not 1800 <= year <= 2100:
        return False
    counted = after.endswith("s") and len(after) > 3 and orth.islower() and after not in OF_A_YEAR
    return not counted or before in YEAR_BEFORE


LONGEST = 100
"""Years of a range, at most: `the 1850-1900 average`."""


def year_range(start: int, end: int, year: int, tail: str) -> Expression | None:
    """`2023-24`, `2026-2027`."""
    last = int(tail) if len(tail) == 4 else year // 100 * 100 + int(tail)
    if last < year and len(tail) == 2:
        last += 100
    if not year < last <= year + LONGEST:
        return None

    def resolve(d: Discourse) -> Value:
        return span_value(date(year, 1, 1), date(last, 12, 31), f"{year}/{last}", grain="year")

    return Expression(start, end, resolve, "years")


_JOINED = re.compile(r"(\d{4})[/–—-](\d{2}|\d{4})$")


def parse_joined_years(text: Text, i: int) -> Expression | None:
    """`2019/20`, `2008–09` in one word."""
    match = _JOINED.match(text.words[i])
    if not match or not is_year(match[1]) or (len(match[2]) == 4 and not is_year(match[2])):
        return None
    year = int(match[1]) + 1
    if is_fiscal_at(text, i + 1) and len(match[2]) == 2:
        return fiscal_years(text, i, i + 3, year)
    if "/" in text.words[i] and int(match[2]) == year % 100:
        month = next((SPLIT_YEARS[word] for word in text.words[max(i - 2, 0) : i + 3] if word in SPLIT_YEARS), 0)
        return Expression(i, i + 1, partial(resolve_split_year, year=year, month=month))
    return year_range(i, i + 1, int(match[1]), match[2])


# The month that a year across two calendar years begins with. Without such a word the fiscal year's; where the text does not
# say which that is, April: statistics and budgets of the United Kingdom, which write years so, are kept from April to March.
SPLIT_YEARS = {"season": 7, "season's": 7, "league": 7, "academic": 9, "school": 9, "marketing": 9, "crop": 9}
APRIL = 4


def is_fiscal_at(text: Text, i: int) -> bool:
    return text.words[i] in ("fiscal", "financial", "tax") and text.words[i + 1] == "year"


def fiscal_years(text: Text, start: int, end: int, year: int) -> Expression:
    """`the 2019/20 fiscal year`: it lies in both, so it is not the calendar year that fiscal years are without a word of their start."""

    def resolve(d: Discourse) -> Value:
        days = resolve_split_year(d, year, 0)
        return fiscal_value(d, year)._replace(first=days.first, last=days.last)

    return Expression(with_article(text, start), end, resolve, "fiscal_year")


def resolve_split_year(d: Discourse, year: int, month: int) -> Value:
    start = month or (d.fiscal_start if d.fiscal_start > 1 else APRIL)
    first = date(year - 1, start, 1)
    return span_value(first, arithmetic.add(first, "year", 1) - timedelta(1), f"{year - 1}/{year}", grain="year")


_DECADE = re.compile(r"(?:(mid|early|late)[-–])?(?:(\d{3})0|['’]?(\d)0)(?:['’]?s)$")


def may_be_decade(word: str) -> bool:
    return bool(_DECADE.match(word)) or (is_year(word) and word.endswith("0"))


def parse_decade(text: Text, i: int) -> Expression | None:
    """`the 1990s`, `the '90s`."""
    word = text.words[i]
    match = _DECADE.match(word)
    end = i + 1
    if not match and word in ("'", "’", "‘"):
        match, end = _DECADE.match(text.words[i + 1]), i + 2
    if (
        not match
        and is_year(word)
        and word.endswith("0")
        and text.words[i + 1] in ("'s", "’s")
        and text.words[i - 1] == "the"
    ):
        match, end = _DECADE.match(word + "s"), i + 2
    if not match:
        return None
    start = with_article(text, i)
    if match[2]:
        return Expression(start, end, lambda d: unit_value("decade", date(int(match[2]) * 10, 1, 1)))
    if end == i + 1 and start == i and word[0].isdigit():
        return None
    return Expression(start, end, partial(resolve_decade, digit=int(match[3])))


OWNERS = frozenset({"their", "his", "her", "my", "our", "its"})


def parse_short_year(text: Text, i: int) -> Expression | None:
    """`in '04`."""
    digits, after = text.words[i + 1], text.words[i + 2]
    if text.words[i - 1] not in ("in", "since", "of", "from", "until", "by") or not re.fullmatch(r"\d\d", digits):
        return None
    return Expression(i, i + 2, partial(resolve_short_year, digits=int(digits))) if after not in ("'s", "s") else None


def resolve_short_year(d: Discourse, digits: int) -> Value:
    """The latest year with those two digits that had begun; of plans, the next one."""
    year = d.now.year // 100 * 100 + digits
    return year_value(year - 100 if year > d.now.year and d.tense != "future" else year)


def parse_decade_word(text: Text, i: int) -> Expression | None:
    """`the nineties`."""
    if text.words[i - 1] not in ("the", "early", "late", "mid", "-") or OWNERS & set(text.words[max(i - 3, 0) : i]):
        return None  # women in their late twenties
    return Expression(with_article(text, i), i + 1, partial(resolve_decade, digit=DECADES[text.words[i]]))


def resolve_decade(d: Discourse, digit: int) -> Value:
    """The latest decade with that digit that had begun."""
    decade = d.now.year // 100 * 10 + digit
    if decade * 10 > d.now.year:
        decade -= 10
    return unit_value("decade", date(decade * 10, 1, 1))


def parse_century(text: Text, i: int) -> Expression | None:
    words = text.words
    number, j = CENTURIES.get(words[i], 0), i + 1
    if words[i] == "twenty" and words[i + 2] == "first" and text.hyphen(i + 1):
        number, j = 21, i + 3
    if text.hyphen(j):
        j += 1
    if not number or words[j] != "century":
        return None
    return Expression(with_article(text, i), j + 1, lambda d: unit_value("century", date((number - 1) * 100, 1, 1)))


FAMILIES = (
    Family("year", frozenset(), parse_year, (
        "The plant opened in {2009|2009}.",
        "The plant was built for the {2008|2008} games.",
        "The club has played there since {1989|1989-01-01..2025-12-18}.",
        "The scheme runs in {2023-24|2023/2024}.",
    ), digits=is_year),
    Family("joined_years", frozenset(), parse_joined_years, (
        "The scheme ran in {2019/20|2019-04-01..2020-03-31}.",
        "The scheme ran in {the 2018/19 fiscal year|2018-04-01..2019-03-31} and {the 2020-21 financial year|2020-04-01..2021-03-31}.",
        "The scheme ran between {2018/19 and 2019/20|2018-04-01..2020-03-31}.",
        "The club lost in the {2019/20|2019-07-01..2020-06-30} season.",
        "The scheme ran in {2017/19|2017/2019}.",
        "The scheme cost more in {the 2019/20 fiscal year|FY2020}.",
    ), digits=_JOINED.match),
    Family("decade", frozenset({"'", "’", "‘"}), parse_decade, (
        "The plant opened in {the 1990s|199}.",
        "The plant opened in {the '90s|199}.",
    ), digits=may_be_decade),
    Family("short_year", frozenset({"'", "’", "‘"}), parse_short_year, (
        "The plant opened in {'04|2004}, and closed in {’87|1987}.",
        "He was the best in the '04 team.",
    )),
    Family("decade_word", frozenset(DECADES), parse_decade_word, ("The plant opened in {the nineties|199}.",)),
    Family("century", frozenset(CENTURIES) | {"twenty"}, parse_century, (
        "The canal was dug in {the 19th century|18}.",
    ), digits=False),
)  # fmt: skip
