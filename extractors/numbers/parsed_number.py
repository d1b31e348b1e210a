"""A numeral under way, and the small steps that its readers share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

ONE = Decimal(1)
HYPHENS = frozenset("-‐‑–")


class Parsed(NamedTuple):
    """A numeral under way: the token after its last, its value so far, and the rest as in `numerals.Numeral`."""

    end: int
    value: Decimal
    kind: str = "cardinal"
    scale: Decimal = ONE
    digits: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


def at(lower: Sequence[str], i: int) -> str:
    """Token `i`, or an empty string outside the text."""
    return lower[i] if 0 <= i < len(lower) else ""


def skip_hyphen(lower: Sequence[str], end: int) -> int:
    return end + 1 if at(lower, end) in HYPHENS else end
