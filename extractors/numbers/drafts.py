"""A quantity under way: what the stages of `quantities.py` hand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers.numerals import Numeral
from extractors.text.words import Words

RELATIVE = frozenset({"percent", "percentage_point", "basis_point", "multiple"})
"""Kinds of unit that a count of things never leans on."""


@dataclass(slots=True)
class Draft:
    """One number, or the two ends of a range. `unit_kind` is empty where no unit was found."""

    numerals: list[Numeral]
    start: int
    end: int
    form: str
    unit: str = ""
    unit_kind: str = ""
    unit_start: int = -1
    unit_end: int = -1
    factor: Decimal = Decimal(1)
    sign: int = 1
    value: Decimal | None = None
    bound: str = "exact"
    item_start: int = -1
    item_end: int = -1
    item: str = ""
    per: str = ""
    leans_on: int | None = None
    converts: int | None = None
    excluded: str = ""
    optional: bool = False
    aside: str = ""
    """Name of the function that set it aside, or left it open: what `newsledger explain` tells."""

    @property
    def numeral(self) -> Numeral:
        return self.numerals[0]

    @property
    def last(self) -> Numeral:
        return self.numerals[-1]

    @property
    def bare(self) -> bool:
        """Whether neither a unit nor a counted thing was found."""
        return not self.unit and self.item_start < 0 and not self.item

    @property
    def plain(self) -> bool:
        """Whether it is a whole number in digits without a comma or magnitude, as in names: `737`."""
        numeral = self.numeral
        return numeral.digits and numeral.scale == 1 and numeral.text.isdigit()

    def set_unit(self, unit: str, kind: str, per: str = "") -> None:
        self.unit, self.unit_kind, self.per = unit, kind, per or self.per
        self.item_start = self.item_end = -1
        self.item = ""

    def exclude(self, reason: str, rule: str) -> None:
        """Keep it out, and let the quote be the number alone. `rule` is the function that says so."""
        self.aside = rule
        self.excluded, self.unit, self.unit_kind, self.item, self.per, self.bound = reason, "", "", "", "", "exact"
        self.item_start = self.item_end = -1
        self.start, self.end = self.numeral.start, self.last.end


NEIGHBOURS = 12
"""Quantities on either side that rules look at."""
REACH = 80
"""Tokens on either side of a number that rules look at: more than nearly any sentence has, and a bound for texts without full stops."""


def surroundings(words: Words, i: int) -> tuple[int, int]:
    """First token and end of what rules look at around token `i`: its sentence, or the part of it within reach."""
    return max(words.sentence[i], i - REACH), min(words.sentence_end[i], i + REACH)


def words_between(words: Words, start: int, end: int) -> str:
    """Tokens `start` to `end` as printed, runs of blanks as one."""
    return " ".join("".join(words.text[i] + " " * words.spaced[i] for i in range(start, end)).split())
