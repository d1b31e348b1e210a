"""How likely numbers fit by chance: what a tie by fit rests on.

Where nothing but nearness ties three numbers, their fit itself can: 147,390 is 38,214 + 18,240 + 20,675 + 70,261 to the
last digit, which is no accident. Round numbers fit by accident all the time. Such a tie can confirm, never contradict.
"""

from __future__ import annotations

from fractions import Fraction

from checks.core.reading import ROUNDED, centre, read
from extractors.schema import Claim, Interval


def chance(*claims: Claim, level: int = ROUNDED) -> float:
    """Roughly how likely an unrelated number of the first claim's size meets what the others give, all roundings told.

    Read at the level at which they met. The widths of all intervals against the size of the first claim, for laws that add; at most 1.
    """
    size = abs(centre(claims[0]))
    width = sum((width_of(read(claim, level)) for claim in claims), Fraction(0))
    granular = max(width, smallest_step(claims[0]))
    return float(min(Fraction(1), granular / size)) if size else 1.0


def smallest_step(claim: Claim) -> Fraction:
    """A whole number is no finer than 1, however exact."""
    return Fraction(1) if claim.value is not None and Fraction(claim.value).denominator == 1 else Fraction(0)


def width_of(interval: Interval) -> Fraction:
    return interval.high - interval.low if interval.bounded else Fraction(10**30)
