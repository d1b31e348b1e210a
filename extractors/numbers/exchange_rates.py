"""Bare numbers that are prices of one currency in another: `the yen weakened to 158.30 per dollar`, `the euro stood at 1.08 against the dollar`."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.numbers.drafts import Draft
from extractors.numbers.parsed_number import at
from extractors.numbers.units.money import resolve_money
from extractors.numbers.units.surfaces import unit_after
from extractors.text.words import Words


@dataclass(frozen=True, slots=True)
class ExchangeRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    ExchangeRule("per", ("The rupee closed at [83.25 per dollar|83.25 INR; per=dollar].",
    "The lira lost [0.4%|0.4 percent] to [32.1|32.1 TRY; per=dollar] against the U.S. dollar.",
    "The won slid to [1,390|1390 KRW; per=dollar] to the dollar.")),
    ExchangeRule("of the dearer", ("The euro stood at [1.0825|1.0825 USD; per=euro] against the dollar.",
    "The euro rose [2 percent|2 percent] against the dollar.")),
)  # fmt: skip

TIES = frozenset({"per", "to", "against", "a", "versus"})
DEAREST = ("EUR", "GBP", "AUD", "NZD", "USD")
"""Of two currencies one of these is quoted in the other, an earlier one in a later one; of others the second named in the first."""
NEAR, FAR = 4, 24
"""Tokens after the number that the one currency ends within, and before it that the other is named within."""


def read_exchange_rates(words: Words, drafts: list[Draft], country: str) -> None:
    """Give a number between two currencies the unit of the cheaper, per one of the dearer."""
    for draft in drafts:
        if draft.excluded or not draft.bare or draft.form != "cardinal" or not draft.numeral.digits:
            continue
        behind = currency_behind(words, draft, country)
        before = currency_before(words, draft, country) if behind else None
        if before is None or before[0] == behind[0]:
            continue
        dear, cheap = sorted((behind, before), key=lambda currency: dearness(currency[0]))
        draft.set_unit(cheap[0], "money", dear[1])


def dearness(code: str) -> int:
    return DEAREST.index(code) if code in DEAREST else len(DEAREST)


def currency_behind(words: Words, draft: Draft, country: str) -> tuple[str, str] | None:
    """The code and noun of the currency that `per dollar` or `against the U.S. dollar` names right behind the number."""
    start = draft.last.end
    if at(words.lower, start) not in TIES:
        return None
    last = min(words.sentence_end[draft.start], start + NEAR)
    return next((found for i in range(start + 1, last) if (found := currency_at(words, i, country))), None)


def currency_before(words: Words, draft: Draft, country: str) -> tuple[str, str] | None:
    """The nearest currency named before the number in its sentence, no sum of it, and not one that the first moved against."""
    first = max(words.sentence[draft.start], draft.start - FAR)
    for i in range(draft.start - 1, first - 1, -1):
        if words.lower[i - 1][:1].isdigit() or "against" in words.lower[max(first, i - 3) : i]:
            continue
        if found := currency_at(words, i, country):
            return found
    return None


def currency_at(words: Words, i: int, country: str) -> tuple[str, str] | None:
    unit, end = unit_after(words.text, words.lower, i)
    if unit is None or unit.kind != "money" or not words.lower[i].isalpha() or words.text[i].isupper():
        return None
    return resolve_money(words, unit, i, end, country), words.lower[end - 1]
