"""Units that the article itself defines: after `2,406 million tonnes (mt)`, `455 mt` is a number of tonnes; after `metric tons`, so are `tons`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.numbers.drafts import Draft
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

LONGEST = 5
"""Letters of an abbreviation, at most."""
PHYSICAL = frozenset({"length", "area", "volume", "mass", "power", "energy"})


class Abbreviated(NamedTuple):
    """What one of the abbreviation is: a unit, and how many of it."""

    unit: str
    kind: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class DefinitionRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    DefinitionRule("magnitude", (
        "Reserves were [2,406 million tonnes|2406000000 metric_ton] (mt). Later they fell to [455 mt|455000000 metric_ton] there.",
    )),
    DefinitionRule("metric", (
        "It grew [4 million metric tons|4000000 metric_ton] of rye. Kent grew [2 million tons|2000000 metric_ton] of it.",
    )),
    DefinitionRule("initials", (
        "It shipped [3 million metric tons|3000000 metric_ton] (mt). Rivals sold [900 mt|900 metric_ton] there.",
    )),
)  # fmt: skip


def define_units(words: Words, drafts: list[Draft]) -> None:
    """Give the unit that an abbreviation stands for to the numbers that seem to count it."""
    read_metric_tons(words, drafts)
    defined = dict(definition for draft in drafts for definition in definition_at(words, draft))
    if not defined:
        return
    for draft in drafts:
        if draft.unit or draft.excluded or draft.item_end - draft.item_start != 1:
            continue
        meaning = defined.get(words.lower[draft.item_start])
        if meaning is not None:
            draft.unit_start, draft.unit_end = draft.item_start, draft.item_end
            draft.set_unit(meaning.unit, meaning.kind)
            draft.factor, draft.end = meaning.factor, max(draft.end, draft.unit_end)


def read_metric_tons(words: Words, drafts: list[Draft]) -> None:
    """`23.4 million metric tons`, and further on `10.3 million tons`: agencies say which tons once."""
    surfaces = [words.lower[draft.unit_start : draft.unit_end] if draft.unit_kind == "mass" else [] for draft in drafts]
    if any(surface[:1] == ["metric"] for surface in surfaces):
        for draft, surface in zip(drafts, surfaces, strict=True):
            if surface in (["ton"], ["tons"]):
                draft.unit = "metric_ton"


def definition_at(words: Words, draft: Draft) -> list[tuple[str, Abbreviated]]:
    """The abbreviation in brackets right behind a number with its unit, and its meaning."""
    i = draft.unit_end
    if draft.unit_kind not in PHYSICAL or at(words.text, i) != "(" or at(words.text, i + 2) != ")":
        return []
    short = words.lower[i + 1]
    if not short.isalpha() or len(short) > LONGEST:
        return []
    initials = "".join(word[0] for word in words.lower[draft.unit_start : i] if word.isalpha())
    magnitude = words.lower[draft.last.end - 1]
    scaled = draft.numeral.scale > 1 and short != initials and short[0] == magnitude[0]
    return [(short, Abbreviated(draft.unit, draft.unit_kind, draft.factor * (draft.numeral.scale if scaled else 1)))]
