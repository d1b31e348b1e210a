"""The denominator of a rate: `$45 a barrel`, `5 per 1,000 residents`, `annual sales of 90,000`."""

from __future__ import annotations

from extractors.words import Words

SINGULAR = frozenset(
    "second minute hour day week month quarter year night season game match person head capita household family student pupil patient employee worker child "
    "share barrel gallon litre liter ounce ton tonne pound kilo kilogram kg gram mile kilometre kilometer km acre hectare foot metre meter ticket unit vehicle car "
    "room bottle pack packet piece item copy plate cup pint dose bushel megawatt kilowatt mwh kwh mmbtu board visit trip passenger "
    "customer user subscriber member seat bag box tonne page word hectare inhabitant resident citizen voter minute decade lap set round flight cubic "
    "troy square annum".split()
)
"""What may follow `a` or `an` after a number to make a rate."""
ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "nightly": "night",
}
ADJECTIVES = {"annual": "year", "yearly": "year", "annualized": "year", "annualised": "year"} | {
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}


def read_denominator(words: Words, draft, last: int) -> tuple[str, int]:
    """What the number is per, or an empty string, and the end of the quote."""
    lower, end = words.lower, draft.end
    i = end
    if i < last and lower[i] == "-":
        i += 1
    if (
        i + 1 < last
        and lower[i] in ("a", "an", "per", "every", "each", "/")
        and (lower[i] in ("per", "/") or lower[skip(lower, i + 1)] in SINGULAR)
    ):
        place = skip(lower, i + 1)
        if place < last and lower[place][:1].isalpha():
            return lower[place], place + 1
    if i < last and lower[i] in ADVERBS:
        return ADVERBS[lower[i]], end
    return "", end


def skip(lower, i: int) -> int:
    return i + 1 if lower[i] == "-" else i
