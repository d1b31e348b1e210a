"""What an article says of a series: a point for each level or share that it states as a fact, and for each that a check computed.

A series is one subject, metric, item, place, unit, denominator, kind and status, narrowed down by the same words, over periods of one
length: a month never stands beside a year. Articles have a series in common where their words name the thing (`checks.core.identity`);
`the company's sales` of one article are not those of another.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checks.core.identity import identity, is_named, narrowing_words
from checks.core.story import stem
from extractors.schema import Claim
from series.names import Names, fold

Row = Mapping[str, str]

KINDS = frozenset({"level", "share"})
STATUSES = frozenset({"actual", "estimate"})
COMPUTED_FROM = {"base": "now", "now": "base"}
"""For what a check implies, the member that it is of the same series as."""

DAYS_A_MONTH = 30.44
NAMED_LENGTHS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


@dataclass(frozen=True, slots=True)
class Key:
    """What is measured, in columns of series.csv. `article_id` is empty where several articles may tell of it, by names that are the same for all."""

    subject: str
    metric: str
    item: str
    place: str
    unit: str
    per: str
    kind: str
    status: str
    narrowing: str
    period_length: str
    article_id: str = ""

    @property
    def series_id(self) -> str:
        """16 hex digits that name the series."""
        words = (fold(self.subject), self.metric.casefold(), self.item.casefold())
        narrowing = " ".join(sorted({stem(word) for word in self.narrowing.split()}))
        rest = (self.place, self.unit, self.per, self.kind, self.status, narrowing, self.period_length, self.article_id)
        return hashlib.sha256("\n".join((*words, *rest)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Point:
    """A number for a period: stated by a claim, or computed by a check, with its arithmetic. An end that is None is open."""

    article_id: str
    claim_id: str
    start: date
    end: date
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    check_id: str = ""
    arithmetic: str = ""
    is_contradicted: bool = False
    """Whether another article says otherwise, by a check."""


Placed = tuple[Key, Point]
"""A point and the series that it stands in."""


def find_points(
    claims: Iterable[Claim], checks: Mapping[str, Row], members: Iterable[Row], names: Names
) -> list[Placed]:
    """The points of an article: of its clean claims, and of the checks, by their ids, that they are members of.

    A clean claim that stands in an inconsistent check is contradicted by another article.
    """
    claims = [claim for claim in claims if is_point(claim)]
    by_id = {claim.claim_id: claim for claim in claims}
    members = [member for member in members if member["check_id"] in checks and member["claim_id"] in by_id]
    contradicted = {member["claim_id"] for member in members if checks[member["check_id"]]["verdict"] == "inconsistent"}
    found = [(claim, stated(claim, names, claim.claim_id in contradicted)) for claim in claims]
    for member in members:
        claim, check = by_id[member["claim_id"]], checks[member["check_id"]]
        if (placed := computed(claim, check, member["role"], names)) is not None:
            found.append((claim, placed))
    return list(scoped(found))


def is_point(claim: Claim) -> bool:
    """Whether a claim is a level or a share, told as a fact of somebody or something, over a period whose days are known."""
    is_fact = claim.kind in KINDS and claim.status in STATUSES
    return bool(is_fact and claim.period_start and claim.period_end and (claim.subject or claim.metric))


def stated(claim: Claim, names: Names, is_contradicted: bool) -> Placed:
    period = (claim.period_start, claim.period_end)
    numbers = (claim.value, claim.value_low, claim.value_high)
    point = Point(claim.article_id, claim.claim_id, *period, *numbers, is_contradicted=is_contradicted)
    return key_of(claim, names, *period), point


def computed(claim: Claim, check: Row, role: str, names: Names) -> Placed | None:
    """The number that a check computed from this member, or None where it computed none of the same series."""
    is_from = check["verdict"] == "implied" and COMPUTED_FROM.get(check["implied_role"]) == role
    if not (is_from and check["period_start"] and check["period_end"]):
        return None
    period = [date.fromisoformat(check[name]) for name in ("period_start", "period_end")]
    ends = [Decimal(check[name]) if check[name] else None for name in ("computed_low", "computed_high")]
    point = Point(claim.article_id, claim.claim_id, *period, None, *ends, check["check_id"], check["arithmetic"])
    return key_of(claim, names, *period), point


def key_of(claim: Claim, names: Names, start: date, end: date) -> Key:
    return Key(
        names.resolve(claim.subject), claim.metric, claim.item, claim.place, claim.unit, claim.per, claim.kind,
        claim.status, " ".join(sorted(set(narrowing_words(claim)))), length_of(start, end),
    )  # fmt: skip


def scoped(found: Iterable[tuple[Claim, Placed]]) -> Iterator[Placed]:
    """The points, each in a series of several articles or of its own article alone.

    A series is open to others where each of its claims says in full what it measures, and one of them has a name in it.
    """
    groups: defaultdict[str, list[tuple[Claim, Placed]]] = defaultdict(list)
    for claim, placed in found:
        groups[placed[0].series_id].append((claim, placed))
    for group in groups.values():
        is_open = all(identity(claim) for claim, _ in group) and any(is_named(claim) for claim, _ in group)
        for _, (key, point) in group:
            yield (key if is_open else replace(key, article_id=point.article_id)), point


def length_of(start: date, end: date) -> str:
    """How long a period is, in words that are the same for all periods of a series.

    >>> length_of(date(2025, 1, 1), date(2025, 11, 30)), length_of(date(2024, 2, 1), date(2024, 2, 29))
    ('11 months', 'month')
    >>> length_of(date(2024, 5, 3), date(2024, 5, 3)), length_of(date(2024, 5, 3), date(2024, 5, 9))
    ('day', '7 days')
    """
    days = (end - start).days + 1
    months = round(days / DAYS_A_MONTH)
    if days < 27 or not months:
        return "day" if days == 1 else f"{days} days"
    if months in NAMED_LENGTHS:
        return NAMED_LENGTHS[months]
    return f"{months // 12} years" if months % 12 == 0 else f"{months} months"
