"""Why a number is the claim that it is, or why it is none: every decision in order, with the rule that took it.

Nothing is recorded while articles are extracted. What the stages chose stands in the document (`doc._.numerals`, `periods`, `quantities`, `claims`);
the rules behind it are looked up in the same tables, by the same functions, when somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from spacy.tokens import Doc

from extractors.claims.component import read_document
from extractors.claims.reading import Reading
from extractors.explaining.meaning import explain_meaning
from extractors.explaining.numbers import explain_quantity, numeral_step
from extractors.explaining.step import Explanation, Step, home_of, meaning_of, step_of
from extractors.explaining.times import FAMILIES, days, explain_periods
from extractors.numbers import numerals, quantities
from extractors.numbers.names.exclusion import RULES
from extractors.numbers.quantity import Quantity
from extractors.periods import ranges
from extractors.periods.record import Period
from extractors.schema import Claim
from extractors.text import zones
from extractors.text.words import document_text, read_words

MODULES = (
    "durations",
    "ranks",
    "bare_numbers",
    "ages",
    "points",
    "ellipsis",
    "denominators",
    "quantities",
    "ranges",
    "names.exclusion",
)
"""Where the functions stand that set a number aside, those of `names.exclusion.RULES` aside."""


def explain_text(doc: Doc, asked: str) -> Iterator[Explanation]:
    """An explanation of each place where the words asked for stand in the text, once for each number.

    >>> from extractors.language import create_pipeline
    >>> doc = create_pipeline()("Leeds won 3-2. Output rose 3% in May 2025.")
    >>> [explanation.outcome for explanation in explain_text(doc, "3")]
    ['no claim: score', 'claim']
    """
    readings = read_document(doc)
    told: set[tuple[int, int]] = set()
    for start, end in occurrences(document_text(doc), asked):
        explanation = explain_characters(doc, readings, start, end)
        if (explanation.start, explanation.end) not in told:
            told.add((explanation.start, explanation.end))
            yield explanation


def occurrences(text: str, asked: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, blanks of any length between them; a digit at their edge is not the middle of a longer number.

    >>> list(occurrences("3,500 and 23,500 and 3,500", "3,500"))
    [(0, 5), (21, 26)]
    """
    pattern = r"\s+".join(map(re.escape, asked.split()))
    if not pattern:
        return
    before = r"(?<![\d])(?<!\d[.,])" if asked.strip()[0].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if asked.strip()[-1].isdigit() else ""
    for match in re.finditer(f"{before}{pattern}{after}", text, re.IGNORECASE):
        yield match.span()


def explain_characters(doc: Doc, readings: list[Reading], start: int, end: int) -> Explanation:
    """What became of the number at these characters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    tokens = range(span.start, span.end)
    zone = zone_step(doc, start)
    quantity = next((q for q in doc._.quantities if overlaps(tokens, q.numeral_start, q.numeral_end)), None)
    quantity = quantity or next((q for q in doc._.quantities if overlaps(tokens, q.start, q.end)), None)
    if quantity is None:
        outcome, steps = explain_absent(doc, tokens, zone)
        return explanation_of(doc, start, end, outcome, "", [zone, *steps])
    first, last = quantity.numeral_start, quantity.numeral_end
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    for reading, claim in zip(readings, doc._.claims, strict=True):
        if reading.quantity.numeral_start == first:
            steps = claim_steps(doc, reading, claim)
            return explanation_of(doc, start, end, "claim", claim.claim_id, [zone, *steps])
    outcome = f"no claim: {quantity.excluded}" if quantity.excluded else "left open: neither asked for nor wrong"
    return explanation_of(doc, start, end, outcome, "", [zone, *aside_steps(doc, quantity)])


def overlaps(tokens: range, start: int, end: int) -> bool:
    return tokens.start < end and start < tokens.stop


def explanation_of(doc: Doc, start: int, end: int, outcome: str, claim_id: str, steps: list[Step]) -> Explanation:
    words, token = read_words(doc), doc.char_span(start, end, alignment_mode="expand").start
    first = words.sentence[token]
    sentence = " ".join(doc[first : words.sentence_end[token]].text.split())
    return Explanation(start, end, outcome, claim_id, sentence, tuple(steps))


def claim_steps(doc: Doc, reading: Reading, claim: Claim) -> Iterator[Step]:
    yield from explain_quantity(doc, reading.quantity)
    yield from explain_meaning(doc, reading, claim)
    yield from explain_periods(doc, claim, reading.quantity.numeral_start)


def aside_steps(doc: Doc, quantity: Quantity) -> Iterator[Step]:
    """How a number was read that is no claim, and the rule that set it aside."""
    steps = explain_quantity(doc, quantity)  # what is kept out loses its unit and noun again
    yield from [step for step in steps if step.stage == "numeral"] if quantity.excluded else steps
    rule = rule_named(quantity.aside)
    said = quantity.excluded or "left open"
    yield step_of(
        "kept out" if quantity.excluded else "left open", rule, quantity.value_text, f"{said}: {meaning_of(rule)}"
    )


def rule_named(name: str) -> Callable:
    """The function that set a number aside.

    >>> rule_named("is_score").__module__
    'extractors.numbers.names.identifiers'
    """
    for rule in RULES:
        if rule.applies.__name__ == name:
            return rule.applies
    modules = (import_module(f"extractors.numbers.{module}") for module in MODULES)
    return next(vars(module)[name] for module in modules if name in vars(module))


def zone_step(doc: Doc, start: int) -> Step:
    """What part of the page the line is, and for furniture the entry that says so."""
    text = document_text(doc)
    zone = next((zone for zone in zones.find_zones(text) if zone.start <= start < zone.end), None)
    if zone is None:
        return Step("zone", "no rule", home_of(zones), "", "blank")
    line = text[zone.start : zone.end]
    printed = line if len(line) <= 60 else f"{line[:57]}..."
    entry = zones.furniture_of(line)
    rule = f"Furniture {entry.label!r}" if entry and entry.label == zone.label else "find_zones"
    return Step("zone", rule, home_of(zones), printed, zone.label)


def explain_absent(doc: Doc, tokens: range, zone: Step) -> tuple[str, list[Step]]:
    """Why no quantity stands there: another part of the page, words that only say when, a unit, or no numeral at all."""
    if zone.says not in zones.ARTICLE_ZONES:
        return f"no claim: {zone.says}", [
            Step("kept out", zone.rule, zone.home, zone.words, f"{zone.says}: not the article")
        ]
    words = read_words(doc)
    period = next((p for p in doc._.periods if overlaps(tokens, p.start, p.end)), None)
    found = [numeral_step(words, n) for n in doc._.numerals if overlaps(tokens, n.start, n.end)]
    if period is not None:
        return "no claim: it says when", [*found, period_step(period)]
    if found:
        inside = "it is part of the unit or the number before it"
        return "no claim: part of another number", [*found, step_of("kept out", quantities.read_drafts, "", inside)]
    printed = doc[tokens.start : tokens.stop].text
    says = "no numeral: its words begin with neither a digit nor a number word, or cannot be read as a number"
    return "no claim: no numeral", [step_of("numeral", numerals.scan, printed, says)]


def period_step(period: Period) -> Step:
    home = home_of(FAMILIES.get(period.family, ranges))
    meaning = f"{period.kind} {period.timex}: {days(period.first, period.last)}"
    return Step("kept out", f"Family {period.family!r}", home, period.text, f"says when. {meaning}")
