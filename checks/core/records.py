"""The records of checking: which claims stand in a relation, and what the arithmetic says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from extractors.schema import Claim, Interval
from extractors.schema.interval import as_decimal
from extractors.schema.vocabularies import CERTAINTIES


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check is, said once: docs/consistency.md is made of it, and every example runs through the whole pipeline.

    An example is a text and the lines that this rule must say of it, `verdict: arithmetic`, no more and no fewer. One of `across` is the
    texts of several articles, and the lines that the rule must say of them taken together.
    """

    name: str
    formula: str
    reading: str
    blind: str
    examples: tuple[tuple[str, ...], ...]
    across: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A claim and what it is in the relation: now, base, change, part, whole, ..."""

    role: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Relation:
    """Claims that an arithmetic law ties together.

    `certainty` says what ties them; `obstacle`, where it is not empty, why the law can't be put to the test. `factor` is
    a number that the law needs and no claim states, such as the days of the period; `factor_text` says what it is.
    """

    rule: str
    members: tuple[Member, ...]
    certainty: str
    obstacle: str = ""
    factor: Fraction = Fraction(1)
    factor_text: str = ""

    def first(self, role: str) -> Claim | None:
        """The claim in this role, or None."""
        return next((member.claim for member in self.members if member.role == role), None)

    def all(self, role: str) -> tuple[Claim, ...]:
        """Every claim in this role, in order."""
        return tuple(member.claim for member in self.members if member.role == role)

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(member.claim for member in self.members)

    @property
    def surety(self) -> int:
        """Place of its certainty in the vocabulary: 0 is the surest."""
        return list(CERTAINTIES).index(self.certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the arithmetic says. `about` is the claim tested or computed from, for the columns that name it."""

    verdict: str
    arithmetic: str
    about: Claim
    stated: str = ""
    computed: Interval | None = None
    unit: str = ""
    implied_role: str = ""
    reason: str = ""
    period: tuple[date | None, date | None] | None = None

    def __post_init__(self) -> None:
        if "\n" in self.arithmetic or not self.arithmetic:
            raise ValueError(f"arithmetic is one line, not {self.arithmetic!r}")


@dataclass(frozen=True, slots=True)
class Check:
    """A relation with its verdict: one row of `checks.csv`, and one of `check_members.csv` for each member."""

    relation: Relation
    verdict: Verdict
    check_id: str = field(default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "check_id", identify(self.relation))

    @property
    def article_id(self) -> str:
        """The article, or nothing where the members are of several."""
        articles = {claim.article_id for claim in self.relation.claims}
        return articles.pop() if len(articles) == 1 else ""

    def row(self) -> dict[str, object]:
        """Values by column of `checks.csv`."""
        verdict, about = self.verdict, self.verdict.about
        period_start, period_end = verdict.period or (about.period_start, about.period_end)
        return {
            "check_id": self.check_id,
            "rule": self.relation.rule,
            "verdict": verdict.verdict,
            "article_id": self.article_id,
            "claim_ids": " ".join(claim.claim_id for claim in self.relation.claims),
            "stated": verdict.stated,
            "computed_low": end(verdict.computed.low if verdict.computed else None),
            "computed_high": end(verdict.computed.high if verdict.computed else None),
            "unit": verdict.unit,
            "implied_role": verdict.implied_role,
            "subject": about.subject,
            "metric": about.metric,
            "place": about.place,
            "period_start": period_start,
            "period_end": period_end,
            "certainty": self.relation.certainty,
            "arithmetic": verdict.arithmetic,
            "reason": verdict.reason,
        }

    def member_rows(self) -> list[dict[str, object]]:
        """Values by column of `check_members.csv`, in the order of `claim_ids`."""
        return [
            {
                "check_id": self.check_id,
                "position": position,
                "role": member.role,
                "claim_id": member.claim.claim_id,
                "article_id": member.claim.article_id,
            }
            for position, member in enumerate(self.relation.members, 1)
        ]


def end(value: Fraction | None) -> Decimal | None:
    """An end of a computed interval as it is published: six significant digits behind what a reader needs."""
    if value is None:
        return None
    return as_decimal(Fraction(round(value * 10**6), 10**6))


def identify(relation: Relation) -> str:
    """16 hex digits that name the check by its rule, roles and claims."""
    parts = [relation.rule, *(f"{member.role}={member.claim.claim_id}" for member in relation.members)]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
