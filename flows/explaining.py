"""The article in the terminal: claims in colour, their readings, checks with their arithmetic, and the rules behind a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rich.console import Console
from rich.text import Text

import checks
from extractors.article import Article
from extractors.explaining.step import Explanation, shown
from extractors.explaining.times import days
from extractors.explaining.why import explain_text
from extractors.extract import shared_pipeline
from extractors.language import make_doc
from extractors.schema import Claim
from extractors.text.zones import ARTICLE_ZONES
from flows.read import read_article_file

KINDS = {"level": "cyan", "change": "magenta", "share": "green", "ratio": "blue", "rank": "yellow"}
VERDICTS = {"inconsistent": "bold underline red", "consistent": "bold", "implied": "", "untestable": "dim"}
"""Styles, the weightiest verdict first: it decides how a claim looks."""

UNSAFE = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""Characters that could steer the terminal, whatever an article holds; each becomes one other, so that offsets stay."""


class Reading(NamedTuple):
    """An article as it was read: its spaCy document, and its checks."""

    article: Article
    doc: Any
    checks: tuple[checks.Check, ...]

    @property
    def claims(self) -> Sequence[Claim]:
        return self.doc._.claims

    def checks_of(self, claim: Claim) -> list[checks.Check]:
        return [check for check in self.checks if claim.claim_id in {other.claim_id for other in check.relation.claims}]

    def numbers(self) -> dict[str, int]:
        """The number by which each claim goes on the screen."""
        return {claim.claim_id: number for number, claim in enumerate(self.claims, 1)}


def explain_file(path: str, why: str | None, console: Console | None = None) -> bool:
    """Print what was read of a file; whether there was anything to print. Raises Rejected where it can't be read.

    Colours only where somebody watches: piped, the same words come out plain.
    """
    console = console or Console(highlight=False)
    found = False
    for article in read_article_file(path):
        reading = read(article)
        for block in blocks(reading, why):
            found = True
            console.print(block, soft_wrap=not console.is_terminal)
    return found


def read(article: Article) -> Reading:
    nlp = shared_pipeline()
    doc = nlp(make_doc(nlp, article))
    return Reading(article, doc, tuple(checks.run(doc._.claims)))


def blocks(reading: Reading, why: str | None) -> Iterator[Text]:
    """What is printed, one block after the other."""
    if why is None:
        yield heading(reading)
        yield marked_text(reading)
        yield from (claim_block(reading, claim) for claim in reading.claims)
        return
    for explanation in explain_text(reading.doc, why):
        yield why_block(reading, explanation)


def heading(reading: Reading) -> Text:
    publication = reading.doc._.publication
    published = days(publication.earliest, publication.latest)
    counted = f"claims: {len(reading.claims)}, checks: {len(reading.checks)}"
    return Text.assemble(
        (safe(reading.article.title or reading.article.article_id), "bold"),
        (f"\npublished {published} ({publication.source}) · {counted}\n", "dim"),
    )


def marked_text(reading: Reading) -> Text:
    """The article, each claim as `[number|quote]` in the colour of its kind, what is not the article dim."""
    text, marked, position = safe(reading.article.text), Text(), 0
    source = Text(text)
    for zone in reading.doc.spans["zones"]:
        if zone.label_ not in ARTICLE_ZONES:
            source.stylize("dim", zone.start_char, zone.end_char)
    for number, claim in enumerate(reading.claims, 1):
        marked.append(source[position : claim.char_start])
        style = style_of(reading, claim)
        marked.append(f"[{number}|", "dim").append(text[claim.char_start : claim.char_end], style).append("]", "dim")
        position = claim.char_end
    marked.append(source[position:] if position < len(text) else "")
    return marked.append("\n")


def style_of(reading: Reading, claim: Claim) -> str:
    """Colour by kind, weight by the weightiest verdict of its checks."""
    verdicts = {check.verdict.verdict for check in reading.checks_of(claim)}
    weightiest = next((style for verdict, style in VERDICTS.items() if verdict in verdicts), "")
    return weightiest if "inconsistent" in verdicts else f"{KINDS[claim.kind]} {weightiest}".strip()


def claim_block(reading: Reading, claim: Claim) -> Text:
    number = reading.numbers()[claim.claim_id]
    block = Text.assemble((f"[{number}] ", "dim"), (safe(claim.quote), style_of(reading, claim)))
    for label, words in reading_lines(claim):
        block.append(f"\n    {label:<10}", "dim").append(safe(words))
    for check in reading.checks_of(claim):
        block.append(check_lines(reading, check))
    return block.append("\n")


def reading_lines(claim: Claim) -> Iterator[tuple[str, str]]:
    """The claim's reading, a label and words a line; what the text does not say is left out."""
    yield "says", ", ".join(filter(None, (claim.kind, claim.direction, claim.status)))
    yield "value", value_words(claim)
    yield "allows", interval_words(claim)
    for label, printed, first, last in (
        ("period", claim.period_text, claim.period_start, claim.period_end),
        ("base", claim.base_period_text, claim.base_period_start, claim.base_period_end),
    ):
        if printed or first or last:
            yield label, f"{days(first, last)}{f' ({printed})' if printed else ''}"
    for label in ("subject", "metric", "place", "source"):
        if getattr(claim, label):
            yield label, getattr(claim, label)
    yield "id", claim.claim_id


def value_words(claim: Claim) -> str:
    """The value with its unit, noun and denominator, and its bound."""
    ends = f"{shown(claim.value_low)} to {shown(claim.value_high)}"
    value = ends if claim.value is None else shown(claim.value)
    per = f"per {claim.per}" if claim.per else ""
    return f"{' '.join(filter(None, (value, claim.unit, claim.item, per)))} ({claim.bound})"


def interval_words(claim: Claim) -> str:
    """What the print allows: `67.5 to 68.5`, `at most 23500`, `15`."""
    low, high = claim.value_low, claim.value_high
    if low == high:
        return shown(low)
    if low is None or high is None:
        return f"at most {shown(high)}" if low is None else f"at least {shown(low)}"
    return f"{shown(low)} to {shown(high)}"


def check_lines(reading: Reading, check: checks.Check) -> Text:
    """The verdict, the arithmetic, and the claims with their roles."""
    verdict, numbers = check.verdict, reading.numbers()
    roles = ", ".join(f"{member.role} [{numbers[member.claim.claim_id]}]" for member in check.relation.members)
    lines = Text("\n    check     ", "dim")
    lines.append(
        f"{verdict.verdict} {check.relation.rule}", "bold red" if verdict.verdict == "inconsistent" else "bold"
    )
    lines.append(f": {verdict.arithmetic}")
    reason = f"; {verdict.reason}" if verdict.reason else ""
    return lines.append(f"\n              {safe(roles)}; tied by {check.relation.certainty}{safe(reason)}", "dim")


def why_block(reading: Reading, explanation: Explanation) -> Text:
    """One number and the rules behind it, two lines a rule: what was decided, and by what."""
    printed = safe(reading.article.text[explanation.start : explanation.end])
    block = Text.assemble(
        (printed, "bold"), f"  {explanation.outcome}", (f" {explanation.claim_id}".rstrip() + "\n", "dim")
    )
    block.append(f"  {safe(explanation.sentence)}\n")
    for step in explanation.steps:
        words = f" · from {safe(step.words)!r}" if step.words else ""
        block.append(f"  {step.stage:<13}", "cyan").append(safe(step.says))
        block.append(f"\n               {step.rule} · {step.home}{words}\n", "dim")
    for claim in reading.claims:
        if claim.claim_id == explanation.claim_id:
            for check in reading.checks_of(claim):
                block.append(check_lines(reading, check))
            block.append("\n")
    return block


def safe(text: str) -> str:
    """The text without characters that could steer the terminal.

    >>> safe("a" + chr(27) + "[2J").isprintable()
    True
    """
    return text.translate(UNSAFE)
