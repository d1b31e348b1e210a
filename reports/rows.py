"""The rows that one article has in the published tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Row = Mapping[str, str]


@dataclass(frozen=True)
class ArticleRows:
    """An article's row in articles.csv, its rows of the other tables, in their order, and how its text begins."""

    article: Row
    claims: list[Row] = field(default_factory=list)
    quarantine: list[Row] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)
    members: list[Row] = field(default_factory=list)
    opening: str = ""
    decisions: list[Row] = field(default_factory=list)
    """What people decided on its claims, applied or not."""

    @property
    def article_id(self) -> str:
        return self.article["article_id"]

    @property
    def is_whole(self) -> bool:
        """Whether its claims are here: of a large archive, older articles are only counted and listed."""
        return len(self.claims) == int(self.article["claims"])

    @property
    def title(self) -> str:
        """The title; where metadata gives none, how the text begins; without a text, the article's id."""
        return self.article["title"] or self.opening or self.article_id

    @cached_property
    def all_claims(self) -> list[Row]:
        """Clean and quarantined claims in the order of the text."""
        return sorted([*self.claims, *self.quarantine], key=position)

    @cached_property
    def claim_numbers(self) -> dict[str, int]:
        """The number that each claim has on its page, from 1."""
        return {row["claim_id"]: number for number, row in enumerate(self.all_claims, 1)}

    @cached_property
    def members_of(self) -> dict[str, list[Row]]:
        """The members of each check, in their order."""
        found: dict[str, list[Row]] = {}
        for row in sorted(self.members, key=lambda row: int(row["position"])):
            found.setdefault(row["check_id"], []).append(row)
        return found

    @cached_property
    def decision_on(self) -> dict[str, Row]:
        """What was decided on each claim that somebody decided on."""
        return {row["claim_id"]: row for row in self.decisions}

    def claim(self, claim_id: str) -> Row:
        """A claim by its id; empty where it has no row any more."""
        number = self.claim_numbers.get(claim_id)
        return self.all_claims[number - 1] if number else {}

    @cached_property
    def checks_of(self) -> dict[str, list[Row]]:
        """The checks that each claim stands in, the weightiest first."""
        found: dict[str, list[Row]] = {}
        for check in sorted(self.checks, key=weight):
            for claim_id in dict.fromkeys(check["claim_ids"].split()):
                found.setdefault(claim_id, []).append(check)
        return found

    def standing(self, claim: Row) -> str:
        """What its checks say of a claim: the weightiest verdict, `conflict` with another article, or nothing."""
        found = [check["verdict"] for check in self.checks_of.get(claim["claim_id"], ())]
        if claim["conflicts"] and "inconsistent" not in found:
            return "conflict"
        return found[0] if found else ""


VERDICTS = ("inconsistent", "untestable", "implied", "consistent")
"""In the order of their weight on a page."""
WEIGHTS = {"inconsistent": 0, "consistent": 1, "implied": 2, "untestable": 3}
"""Which of several verdicts says most of a claim."""


def weight(check: Row) -> tuple[int, str, str]:
    """Inconsistent checks first, then what was tested, then what was computed."""
    return WEIGHTS.get(check["verdict"], len(WEIGHTS)), check["rule"], check["check_id"]


def position(claim: Row) -> tuple[int, int, str]:
    """Where a claim stands in the text; one whose place was refused stands at the end."""
    start, end = claim["char_start"], claim["char_end"]
    if start.isdecimal() and end.isdecimal():
        return int(start), int(end), claim["claim_id"]
    return 1 << 60, 0, claim["claim_id"]


def places(text: str, claims: list[Row]) -> Iterator[tuple[int, int, Row]]:
    """Where claims stand in the text, none overlapping; a row whose place does not hold its quote has none.

    >>> row = {"claim_id": "a", "char_start": "9", "char_end": "17", "quote": "40 homes"}
    >>> [(start, end) for start, end, _ in places("It built 40 homes.", [row])]
    [(9, 17)]
    """
    reached = 0
    for claim in claims:
        start, end, _ = position(claim)
        if reached <= start < end <= len(text) and text[start:end] == claim["quote"]:
            reached = end
            yield start, end, claim
