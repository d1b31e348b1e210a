"""How a claim came by its period and by the period it is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from extractors.explaining.step import Step, home_of, step_of
from extractors.periods import assign, bases, families, ranges, topics
from extractors.periods.record import Period
from extractors.schema import Claim
from extractors.text.words import read_words

FAMILIES = {family.name: table for table in families.TABLES for family in table.FAMILIES}


def explain_periods(doc: Doc, claim: Claim, token: int) -> Iterator[Step]:
    """The steps to the period, and for a change to its base; `token` is where the claim's number stands."""
    yield from explain_period(doc, token, claim.period_text, claim.period_start, claim.period_end, "period")
    if claim.kind in ("change", "ratio"):
        ends = claim.base_period_start, claim.base_period_end
        yield from explain_period(doc, token, claim.base_period_text, *ends, "base period")


def explain_period(
    doc: Doc, token: int, printed: str, first: date | None, last: date | None, stage: str
) -> Iterator[Step]:
    """The expression that gave a period, and what gave that expression to the number."""
    if not (printed or first or last):
        told = ", ".join(period_words(period) for period in sentence_periods(doc, token))
        aside = f"; the sentence's expressions of time went elsewhere: {told}" if told else ""
        yield Step(stage, "no rule", home_of(assign), "", f"no period{aside}")
        return
    found = nearest_period(doc, token, printed, first, last)
    if found is None:
        yield step_of(stage, topics.Topics.total, printed, f"{days(first, last)}, put together from the words around")
        return
    home = home_of(FAMILIES.get(found.family, ranges))
    relation = f", said with {found.relation!r}" if found.relation else ""
    yield Step(stage, f"Family {found.family!r}", home, found.text, f"{found.timex}{relation}: {days(first, last)}")
    words = read_words(doc)
    if words.sentence[found.start] != words.sentence[token]:
        yield step_of(stage, topics.Topics.carry, found.text, "carried over from an earlier sentence")
    elif stage == "period":
        yield step_of(stage, assign.attach_periods, found.text, "of the number's own sentence")
    else:
        yield step_of(stage, bases.attach_bases, found.text, "of the number's own sentence")


def nearest_period(doc: Doc, token: int, printed: str, first: date | None, last: date | None) -> Period | None:
    """The expression with these words or these days: of the number's sentence, else the last one before it."""
    inside = {part: whole for whole in doc._.periods for part in (whole, *whole.parts)}
    same = [p for p in inside if assign.words_of(p) == printed and (p.first, p.last) == (first, last)]
    same = same or [p for p in inside if (p.first, p.last) == (first, last)]
    same = same or [p for p in inside if printed and p.text == printed]
    sentence = read_words(doc).sentence
    own = [p for p in same if sentence[p.start] == sentence[token]]
    before = [p for p in same if p.start < token]
    return min(own, key=lambda p: abs(p.start - token)) if own else before[-1] if before else None


def sentence_periods(doc: Doc, token: int) -> list[Period]:
    sentence = read_words(doc).sentence
    return [period for period in doc._.periods if sentence[period.start] == sentence[token]]


def period_words(period: Period) -> str:
    """An expression with what it means: `last month` (2025-11-01 to 2025-11-30)."""
    return f"{period.text!r} ({days(period.first, period.last)})"


def days(first: date | None, last: date | None) -> str:
    """First and last day, an open end in words.

    >>> days(date(2025, 1, 1), None), days(None, date(2030, 12, 31)), days(None, None)
    ('from 2025-01-01', 'until 2030-12-31', 'days not known')
    """
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "days not known"
