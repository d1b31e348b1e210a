"""The mark-up in which rules state their examples, and what is compared when an example is run.

A claim is marked `[quote|value unit item]`, with other attributes after semicolons; a range has two values:

    The bank cut rates by [25 basis points|25 basis_point; direction=down].
    It sells [10 to 15 cars|10..15 count cars; per=day] a day.

A period is marked `{words|TIMEX3 value}` or `{words|start..end}`, where either end may be empty:

    Sales rose {in May|2025-05}. Output grew {through November|2025-01-01..2025-11-30}.

Every example is read as an article published on `PUBLISHED`, by the whole pipeline. The claims found must be those marked, no more
and no fewer; and so must the periods, where the example marks one or its table says so. Broken mark-up raises `ExampleError`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from extractors.article import Article

PUBLISHED = date(2025, 12, 18)
"""A Thursday: the day on which every example is published."""

CLAIM_ATTRIBUTES = (
    "value_text bound per kind direction status subject metric place source period base value_low value_high".split()
)


class ExampleError(ValueError):
    """The mark-up of an example is broken."""


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """What an example says of a claim: `values` is the value, or both ends of a range."""

    quote: str
    start: int
    values: tuple[Decimal, ...]
    unit: str
    item: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class MarkedPeriod:
    """What an example says of a period: `meaning` is a TIMEX3 value or `start..end`."""

    words: str
    start: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    claims: tuple[MarkedClaim, ...]
    periods: tuple[MarkedPeriod, ...]

    @property
    def article(self) -> Article:
        return Article(
            article_id="example",
            file="example.txt",
            text=self.text,
            published=PUBLISHED,
            published_from="metadata",
            country="US",
            language="en",
        )


_MARK = re.compile(r"\[([^\[\]{}|]+)\|([^\[\]{}|]+)\]|\{([^\[\]{}|]+)\|([^\[\]{}|]+)\}")


def parse_example(marked: str) -> Example:
    """Read the mark-up.

    >>> example = parse_example("It cut [25 jobs|25 count jobs] {in May|2025-05}.")
    >>> example.text, example.claims[0].item, example.periods[0].meaning
    ('It cut 25 jobs in May.', 'jobs', '2025-05')
    """
    text, claims, periods, position = "", [], [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        if mark[1] is not None:
            claims.append(parse_claim(mark[1], mark[2], len(text)))
        else:
            periods.append(MarkedPeriod(mark[3], len(text), mark[4].strip()))
        text += mark[1] or mark[3]
        position = mark.end()
    text += marked[position:]
    if re.search(r"[\[\]{}]|\S\|\S", text):  # a bar beside a blank is the text's: `| Hull | 30 |`
        raise ExampleError(f"broken mark-up: {marked!r}")
    return Example(text, tuple(claims), tuple(periods))


def parse_claim(quote: str, meaning: str, start: int) -> MarkedClaim:
    head, *rest = (part.strip() for part in meaning.split(";"))
    try:
        number, unit, *item = head.split()
        values = tuple(Decimal(end) for end in number.split(".."))
    except (ValueError, InvalidOperation):
        raise ExampleError(f"a claim is [quote|value unit item; attribute=value], not [{quote}|{meaning}]") from None
    attributes = dict(part.partition("=")[::2] for part in rest)
    for name in attributes:
        if name not in CLAIM_ATTRIBUTES:
            raise ExampleError(f"{name!r} in [{quote}|{meaning}] is none of {', '.join(CLAIM_ATTRIBUTES)}")
    return MarkedClaim(quote, start, values, unit, " ".join(item), attributes)


def compare_claims(example: Example, claims) -> list[str]:
    """Every difference between the claims marked and those found, in words; none if they are equal."""
    differences = []
    found = {claim.char_start: claim for claim in claims}
    for marked in example.claims:
        claim = found.pop(marked.start, None)
        if claim is None:
            differences.append(f"missed: {marked.quote!r}")
            continue
        differences += (
            f"{marked.quote!r}: {name} is {got!r}, marked {want!r}"
            for name, want, got in compared_attributes(marked, claim)
            if want != got
        )
    return differences + [
        f"not marked: {claim.quote!r} = {claim.value} {claim.unit} {claim.item}" for claim in found.values()
    ]


def compared_attributes(marked: MarkedClaim, claim):
    """Name, marked value and found value of every attribute that the mark-up states."""
    yield "quote", marked.quote, claim.quote
    yield "value", marked.values, (claim.value,) if claim.value is not None else (claim.value_low, claim.value_high)
    yield "unit", marked.unit, claim.unit
    yield "item", marked.item, claim.item
    for name, want in marked.attributes.items():
        if name in ("period", "base"):
            column = "period" if name == "period" else "base_period"
            yield name, want, interval_text(getattr(claim, f"{column}_start"), getattr(claim, f"{column}_end"))
        else:
            got = getattr(claim, name)
            yield name, want, "" if got is None else str(got)


def interval_text(first: date | None, last: date | None) -> str:
    """`2025-05-01..2025-05-31`; empty when neither end is known."""
    return f"{first or ''}..{last or ''}" if first or last else ""


def compare_periods(example: Example, doc) -> list[str]:
    """Every difference between the periods marked and those found, in words; none if they are equal."""
    found = {doc[period.start].idx: period for period in doc._.periods}
    differences = []
    for marked in example.periods:
        period = found.pop(marked.start, None)
        if period is None:
            differences.append(f"missed period: {marked.words!r}")
            continue
        got = interval_text(period.first, period.last) if ".." in marked.meaning else period.timex
        words = doc[period.start : period.end].text
        if (words, got) != (marked.words, marked.meaning):
            differences.append(f"period {marked.words!r} is {words!r} = {got}, marked {marked.meaning}")
    return differences + [f"period not marked: {doc[period.start : period.end].text!r}" for period in found.values()]
