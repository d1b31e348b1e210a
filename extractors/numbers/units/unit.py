"""The record of one unit, and where its surfaces stand to the number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as it is published, with every way to write it.

    `name` is the published name: Pint's for physical units, the ISO 4217 code for money. `words` follow the number and are read in
    any case; `symbols` follow it and are read in exactly this case; `attached` follow it without a blank; `before` are signs in front
    of it, in this case. `factor` turns the printed number into the published unit (pence: 0.01 of `GBP`); `per` is the denominator
    that the unit itself says (`mph`). `kind` groups units that can stand for one another in a sentence.
    """

    name: str
    kind: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    factor: Decimal = ONE
    per: str = ""
    examples: tuple[str, ...] = ()
