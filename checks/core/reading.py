"""How a claim is read as an interval, and how a stated number is held against a computed one.

Consistent means that *some* reading fits. The readings are tried from the narrowest on, and the verdict names the one
that it needed: as printed; trailing zeros as rounding; bound words opened by 10 % (5 % either way for `about`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from checks.core.records import Relation, Verdict
from extractors.schema import Claim, Interval
from extractors.schema.interval import opened, plain, range_readings, readings

PRINTED, ROUNDED, BOUNDED, LITERAL = range(4)

Reader = Callable[[Claim], Interval]


def read(claim: Claim, level: int = BOUNDED) -> Interval:
    """The interval that a claim stands for at a level of reading, without its sign.

    `LITERAL` opens a one-sided bound without limit: `more than 5%` is then anything above.
    """
    if claim.value is None:
        ends = range_readings(claim.value_low, claim.value_high, claim.unit)
        return ends[0] if level == PRINTED else ends[-1]
    found = readings(claim.value_text, claim.value, claim.unit)
    if claim.unit == "times":
        found = tuple(reading & _side(claim) or reading for reading in found)
    if level <= ROUNDED:
        return found[0] if level == PRINTED else found[-1]
    if level == LITERAL and claim.bound in LOOSE_BELOW:
        return Interval(None, found[-1].high)
    if level == LITERAL and claim.bound in LOOSE_ABOVE:
        return Interval(found[-1].low, None)
    return opened(found[-1], claim.value, claim.bound)


def _side(claim: Claim) -> Interval:
    """On which side of a multiple in words a bound leaves it: `more than three times` is not 2.6, as `three times` may be."""
    value = Fraction(claim.value)
    if claim.bound in LOOSE_ABOVE:
        return Interval(value * 95 / 100, None)
    return Interval(None, value * 105 / 100) if claim.bound in LOOSE_BELOW else Interval(None, None)


LOOSE_BELOW = ("nearly", "below", "at_most")
LOOSE_ABOVE = ("above", "at_least")


def signed(claim: Claim, level: int = BOUNDED) -> Interval:
    """A change with its sign: `fell 3%` is -3."""
    reading = read(claim, level)
    return -reading if claim.direction == "down" else reading


def centre(claim: Claim) -> Fraction:
    """The number as printed, or the middle of a range."""
    if claim.value is not None:
        return Fraction(claim.value)
    return (Fraction(claim.value_low) + Fraction(claim.value_high)) / 2


def bound_words(claims: Sequence[Claim]) -> str:
    """The bounds among the claims, quoted, for a reason."""
    return ", ".join(f"`{claim.quote}`" for claim in claims if claim.bound not in ("exact", "range"))


def confront(
    claims: Sequence[Claim],
    stated: Callable[[int], Interval],
    compute: Callable[[int], Interval],
    meet: Callable[[Interval, Interval], bool] = lambda stated, computed: bool(stated & computed),
) -> tuple[str, Interval, str]:
    """Verdict, computed interval and reason of a stated number against a computed one.

    `stated` and `compute` give their interval at a level of reading; `meet` says when they agree.
    """
    loose = bound_words(claims)
    for level in (PRINTED, ROUNDED, BOUNDED):
        if level == BOUNDED and not loose:
            break
        computed = compute(level)
        if meet(stated(level), computed):
            return "consistent", computed, ("", "", f"holds only through the bound of {loose}")[level]
    if loose and meet(stated(LITERAL), compute(LITERAL)):
        return "untestable", computed, f"true to the letter of {loose}, but more than 10 % beyond"
    return "inconsistent", computed, ""


def settle(relation: Relation, verdict: Verdict | None) -> Verdict | None:
    """The verdict as the tie allows: a doubtful tie can confirm but not contradict.

    Where a relation names an obstacle, what does not fit is untestable for that reason; where the numbers were tied by
    their fit alone, nothing is said at all.
    """
    if verdict is None or verdict.verdict == "consistent":
        return verdict
    if relation.certainty == "fit":
        return None
    if verdict.verdict == "untestable" or not relation.obstacle:
        return verdict
    return replace(verdict, verdict="untestable", reason=relation.obstacle)


def hold_against(
    relation: Relation,
    stated: Callable[[int], Interval],
    compute: Callable[[int], Interval],
    *,
    about: Claim,
    text: str,
    value: Fraction,
    form: Callable[[Fraction, Interval], str] | None = None,
    shown: str = "",
    unit: str = "",
    law: str = "",
) -> Verdict | None:
    """The verdict of a stated number against a computed one: `text = value [computed]; stated shown`, or the law in its place.

    `value` is what comes out where nothing is rounded, `form` how it is shown; `shown` and `unit` are those of `about` where nothing is said.
    """
    verdict, computed, reason = confront(relation.claims, stated, compute)
    shown = shown or show(about)
    found = Verdict(
        verdict=verdict,
        arithmetic=f"{text} = {(form or show_number)(value, computed)} {computed}; {law or f'stated {shown}'}",
        about=about,
        stated=shown,
        computed=computed,
        unit=unit or about.unit,
        reason=reason,
    )
    return settle(relation, found)


def work_out(
    role: str,
    compute: Callable[[int], Interval],
    claims: Sequence[Claim],
    *,
    text: str,
    value: Fraction,
    form: Callable[[Fraction, Interval], str] | None = None,
    unit: str = "",
    about: Claim | None = None,
    period: tuple[date | None, date | None] | None = None,
) -> Verdict:
    """The verdict that gives a missing member in this role: `text = value [computed]`. It is about the first claim where nothing is said."""
    loose = bound_words(claims)
    computed = compute(BOUNDED if loose else ROUNDED)
    about = about or claims[0]
    return Verdict(
        verdict="implied",
        arithmetic=f"{text} = {(form or show_number)(value, computed)} {computed}",
        about=about,
        computed=computed,
        unit=unit or about.unit,
        implied_role=role,
        reason=f"rests on the bound of {loose}" if loose else "",
        period=period,
    )


def untestable(about: Claim, arithmetic: str, reason: str, stated: str = "") -> Verdict:
    return Verdict(verdict="untestable", arithmetic=arithmetic, about=about, stated=stated, reason=reason)


# How numbers are shown ------------------------------------------------------------------------------------------------

MARKS = {"percent": "%", "percentage_point": " points", "basis_point": " basis points"}


def show(claim: Claim) -> str:
    """A claim's number as printed, with its currency sign or percent sign.

    `nearly 23,500 pickups` is shown as `23,500`, `£1.31bn` and `a third` as they stand.
    """
    text, quote = claim.value_text, claim.quote
    at = quote.find(text)
    if at < 0:
        return text
    start = at
    while start > 0 and quote[start - 1] in "$£€¥₹":
        start -= 1
    shown = " ".join(quote[start : at + len(text)].split())
    if any(character.isdigit() for character in shown):
        shown += MARKS.get(claim.unit, "")
    return shown


def show_signed(claim: Claim) -> str:
    """A change as stated: `+17%`, `-a third`."""
    return {"up": "+", "down": "-"}.get(claim.direction, "") + show(claim)


def show_percent(value: Fraction, interval: Interval) -> str:
    """A computed change in percent, signed, with one decimal at least: `+17.0%`."""
    places = min(max(1, interval.places() - 1), 2)
    return f"{float(value):+,.{places}f}%"


def show_signed_number(value: Fraction, interval: Interval) -> str:
    """The same with its sign: `+3.4`."""
    return show_number(value, interval, sign=True)


def show_share(value: Fraction, interval: Interval) -> str:
    """A computed share or part, in percent: `12.5%`."""
    return f"{show_number(value, interval)}%"


def show_number(value: Fraction, interval: Interval, sign: bool = False) -> str:
    """A computed number, about as fine as its interval is narrow."""
    places = interval.places() if interval.bounded else 2
    text = plain(value, places)
    return text if not sign or text.startswith("-") else f"+{text}"
