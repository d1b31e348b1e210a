"""Numbers that say how exact another is: `plus or minus three points`, `a margin of error of 3%`."""

from __future__ import annotations

from extractors.numbers.names.page import Page
from extractors.numbers.parsed_number import at

EITHER_WAY = ("plus or minus", "plus / minus", "plus-or-minus", "+ /-", "±", "give or take")
BETWEEN = frozenset("of is was are were at about around the a an plus or minus / + /- - to within ±".split())
"""Words between `margin of error` and its number."""
FARTHEST = 7


def is_tolerance(page: Page, index: int) -> bool:
    """How far a number may be off, either way."""
    draft, lower = page.drafts[index], page.words.lower
    first = page.words.sentence[draft.start]
    end = draft.numeral.start
    while end > first and lower[end - 1] in ("$", "€", "£", "¥"):
        end -= 1
    if " ".join(lower[max(first, end - 3) : end]).endswith(EITHER_WAY):
        return True
    before = end - 1
    while before > max(first, end - FARTHEST) and lower[before] in BETWEEN:
        before -= 1
    if lower[before] in ("error", "errors"):
        return at(lower, before - 1) in ("sampling", "standard") or "margin" in lower[max(first, before - 3) : before]
    after = lower[draft.end : draft.end + 3]
    return after in (["margin", "of", "error"], ["margin", "of", "sampling"])
