"""Facts that something to come is compared with: `expects 1.8 million, against 1.84 million in 2024`."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.claims.context import Context
from extractors.claims.reading import Reading
from extractors.claims.status import noun_status


@dataclass(frozen=True, slots=True)
class Comparison:
    """Words before a level that a planned or expected one is compared with; it is a fact where a time gone by, or now, is said of it."""

    words: str
    examples: tuple[str, ...] = ()


COMPARISONS = (
    Comparison(
        "from",
        (
            "Output is expected to rise to [500 tonnes|500 metric_ton; status=forecast] in 2026 from "
            "[400 tonnes|400 metric_ton; status=actual] in 2024.",
            "Output is expected to rise to [500 tonnes|500 metric_ton; status=forecast] in 2027 from "
            "[400 tonnes|400 metric_ton; status=forecast] in 2026.",
            "It expects profit of [$5 million|5000000 USD; status=forecast], up from last year's "
            "[$4 million|4000000 USD; status=actual].",
        ),
    ),
    Comparison(
        "against versus vs",
        (
            "Acme expects [1.8 million tonnes|1800000 metric_ton; status=forecast] this year, against "
            "[1.84 million|1840000 metric_ton; status=actual] in 2024.",
            "The council wants debt at [40%|40 percent; status=target] of income, compared with "
            "[47%|47 percent; status=actual] at present.",
            "Clubs will pay a fee of [$90|90 USD; status=target], against a limit of [$70|70 USD; status=actual] now.",
            "It plans to make [500 tonnes|500 metric_ton; status=target], against "
            "[400 tonnes|400 metric_ton; status=actual] now.",
        ),
    ),
    Comparison(
        "with to",
        (
            "Acme expects sales of [£16 million|16000000 GBP; status=forecast], compared with "
            "[£15 million|15000000 GBP; status=actual] last year.",
            "Acme expects sales of [£16 million|16000000 GBP; status=forecast], compared with its earlier forecast of "
            "[£15 million|15000000 GBP; status=forecast].",
        ),
    ),
    Comparison(
        "than below above",
        ("Acme expects growth of [3%|3 percent; status=forecast], below last year's [4%|4 percent; status=actual].",),
    ),
)

_COMPARING = frozenset(word for comparison in COMPARISONS for word in comparison.words.split())
_COMPARED = frozenset("compared compares comparing comparison".split())
_NOW = frozenset("now today currently present".split())
_FARTHEST = 5


def keep_facts(readings: Iterable[Reading], past: Set[int]) -> None:
    """Undo a status that the verb gives to what its own number is compared with; `past` are the tokens that say a time gone by."""
    for reading in readings:
        if reading.status not in ("forecast", "target", "hypothetical"):
            continue
        if is_compared_fact(reading.context, past) and not noun_status(reading.context):
            reading.status = "actual"


def is_compared_fact(context: Context, past: Set[int]) -> bool:
    """Whether a word of comparison leads to the number, and a time gone by, or now, is said of it."""
    first = comparing_word(context)
    if first < 0:
        return False
    if any(k in past for k in range(first, context.quantity.start)):
        return True
    for k in range(context.quantity.end, context.quantity.end + 3):
        if k in past or context.lower(k) in _NOW:
            return True
        if context.tag(k) not in "PDAR":
            return False
    return False


def comparing_word(context: Context) -> int:
    """The token of the word of comparison before the number, of whose noun phrase it is; -1 for none."""
    for k in range(context.quantity.start - 1, max(context.parse.start, context.quantity.start - _FARTHEST) - 1, -1):
        word = context.lower(k)
        if word in ("with", "to"):
            return k if context.lower(k - 1) in _COMPARED else -1
        if word in _COMPARING:
            return k
        if context.tag(k) not in "DANEOYR" and word != "of":  # against a limit of 70
            return -1
    return -1


def past_tokens(doc: Doc) -> frozenset[int]:
    """Tokens of the periods that had ended when the article was published."""
    earliest = doc._.publication.earliest
    if earliest is None:
        return frozenset()
    return frozenset(i for p in doc._.periods if p.last and p.last < earliest for i in range(p.start, p.end))
