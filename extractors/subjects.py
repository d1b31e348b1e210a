"""Whose number it is, and what is measured: the subject and the metric of a quantity, from the noun phrases around it.

`Sales of automobiles fell 35%`: subject automobiles, metric sales. `Ford's revenue rose`, `Ford revenue rose`: Ford and revenue.
`The firm reported net income of $4 million`: the firm, and net income. A pronoun stands for the subject of the sentence before.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors import changes
from extractors.clauses import Parse
from extractors.movement import Context, Movement
from extractors.parts_of_speech import noun_lemma
from extractors.phrases import head_index
from extractors.tagging import NOMINAL
from extractors.words import Words

METRIC_NOUNS = frozenset(
    "sale revenue turnover profit income loss earnings earning price cost value registration delivery production output export import order "
    "inventory stock stake share margin yield turnout workforce population budget spending expenditure investment deficit surplus debt "
    "dividend wage salary pay shipment volume demand consumption capacity payroll employment unemployment headcount capitalization "
    "capitalisation valuation premium fee fine penalty loan aid offer donation contribution subsidy tax tariff receipt bonus cash "
    "reserve holding asset liability weight height length width depth speed distance area temperature age attendance admission arrival "
    "booking reservation traffic ridership funding grant bail ransom settlement compensation damages damage rent fare toll rating "
    "score membership enrollment enrolment magnitude casualty death injury case visit download subscription purchase worth proceeds rate".split()
)
"""Lemmas of nouns that name what is measured."""

METRIC_MODIFIERS = frozenset(
    "net gross operating pretax pre-tax underlying average median mean total annual quarterly monthly weekly daily yearly retail wholesale "
    "overall market asking closing opening list face fair book sale purchase unit same-store like-for-like first-half full-year record "
    "combined adjusted core nominal real estimated initial final headline organic recurring domestic global worldwide interest "
    "unemployment jobless mortgage tax exchange death birth".split()
)
"""Words before a metric noun that belong to its name."""

_TARGETS = frozenset(
    "target goal forecast estimate total record level rate high low quota projection average maximum minimum".split()
)
_COMPANY_NOUNS = frozenset(
    "company firm group bank automaker carmaker maker manufacturer retailer airline carrier chain business corporation agency lender "
    "insurer brand giant startup start-up developer operator supplier".split()
)
_PRONOUNS = frozenset("it they he she its their his her this these those which who that we i".split())


class Naming(NamedTuple):
    """Subject and metric in words; empty where the text does not say."""

    subject: str = ""
    metric: str = ""


def phrase_text(words: Words, parse: Parse, start: int, end: int) -> str:
    """The words of tokens `start` to `end` as printed, brackets and the article in front left out."""
    pieces, depth = [], 0
    for i in range(start, end):
        tag = parse.tags[i - parse.start]
        if tag == "(":
            depth += 1
        if not depth and tag not in '_"':
            pieces.append(words.text[i] + (" " if words.spaced[i] else ""))
        elif not depth and words.spaced[i] and pieces and not pieces[-1].endswith(" "):
            pieces.append(" ")
        if tag == ")":
            depth = max(0, depth - 1)
            pieces.append(" ")
    text = " ".join("".join(pieces).split())
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else "" if first.lower() in _ARTICLES else text.strip(" ,;'’")


_ARTICLES = frozenset("the a an its their his her our my this these those".split())


def name_phrase(words: Words, parse: Parse, start: int, end: int) -> Naming:
    """Split a noun phrase into subject and metric.

    A phrase without a metric noun is a subject as it stands, up to its first preposition other than `of`.
    """
    tags = parse.tags[start - parse.start : end - parse.start]
    head = start + head_index(list(tags), 0, end - start)
    if noun_lemma(words.lower[head]) not in METRIC_NOUNS:
        return Naming(phrase_text(words, parse, start, subject_end(words, parse, head, end)))
    metric_start = head
    while metric_start > start and words.lower[metric_start - 1] in METRIC_MODIFIERS:
        metric_start -= 1
    metric = phrase_text(words, parse, metric_start, head + 1)
    owner_end = metric_start
    if owner_end > start and parse.tags[owner_end - 1 - parse.start] == "O":
        owner_end -= 1
    owner = phrase_text(words, parse, start, owner_end)
    return Naming(owner or complement(words, parse, head + 1, end), metric)


def subject_end(words: Words, parse: Parse, head: int, end: int) -> int:
    """Where a subject's words end: at the first preposition after its head that is not `of`."""
    for i in range(head + 1, end):
        if parse.tags[i - parse.start] in "P,-K" and words.lower[i] not in ("of", "and"):
            return i
    return end


def complement(words: Words, parse: Parse, start: int, end: int) -> str:
    """`sales of automobiles in the United States`: what stands after `of`, `for` or `at`."""
    if start >= end or words.lower[start] not in ("of", "for", "at", "on", "to", "in"):
        return ""
    last = next((i for i in range(start + 1, end) if parse.tags[i - parse.start] in "P,-"), end)
    return phrase_text(words, parse, start + 1, last)


def find_naming(context: Context, movement: Movement, topic: str) -> Naming:
    """Subject and metric of the quantity; `topic` is the subject that a pronoun or a bare metric goes back to."""
    near = metric_beside(context)
    clause = context.clause
    named = Naming()
    if clause is not None and clause.subject_start >= 0:
        named = clause_naming(context, clause, topic)
    beside = complement_after(context)
    metric = near.metric or named.metric or counted_metric(context)
    subject = near.subject or beside or named.subject or topic
    return Naming(subject, metric)


def clause_naming(context: Context, clause, topic: str) -> Naming:
    quantity = context.quantity
    if (
        clause.subject_start <= quantity.numeral_start < clause.subject_end
    ):  # the number is the subject: 537,000 pickups were sold
        return Naming(quantity.item) if quantity.unit == "count" else Naming()
    words, parse = context.words, context.parse
    if words.lower[clause.subject_start] in _PRONOUNS and clause.subject_end - clause.subject_start == 1:
        return Naming(topic)
    named = name_phrase(words, parse, clause.subject_start, clause.subject_end)
    first = words.lower[clause.subject_start]
    if first == "the" and topic and named.subject.lower() in _COMPANY_NOUNS:
        return Naming(topic, named.metric)
    if not named.subject:
        return Naming(topic, named.metric)
    return named


def metric_beside(context: Context) -> Naming:
    """From the noun phrase that the number belongs to: `net income of $4 million`, `a sales target of 90,000`, `a 24 million loss`."""
    words, parse, quantity = context.words, context.parse, context.quantity
    before = context.before()
    if context.lower(before) in ("of", "at", "to", "for") and context.tag(before - 1) in "NG":
        start = noun_phrase_start(context, before - 1)
        end = before
        if noun_lemma(context.lower(end - 1)) in _TARGETS and end - 1 > start:
            end -= 1
        if context.lower(before) == "of" and noun_lemma(context.lower(end - 1)) in METRIC_NOUNS:
            named = name_phrase(words, parse, start, end)
            return named._replace(subject=named.subject if owned(context, start, end) else "")
    i = quantity.end
    while context.tag(i) in "NAHE" and i < quantity.end + 4:
        i += 1
    if i > quantity.end and quantity.unit != "count" and noun_lemma(context.lower(i - 1)) in METRIC_NOUNS:
        return Naming("", phrase_text(words, parse, quantity.end, i))
    inside = [k for k in range(quantity.numeral_end, quantity.end) if noun_lemma(context.lower(k)) in METRIC_NOUNS]
    if inside and quantity.unit == "percent":
        return Naming("", words.text[inside[0]])
    return Naming()


def owned(context: Context, start: int, end: int) -> bool:
    """Whether a noun phrase names its owner, with a possessive marker."""
    return any(context.tag(i) == "O" for i in range(start, end))


def noun_phrase_start(context: Context, last: int) -> int:
    i = last
    while i > context.parse.start and context.tag(i - 1) in "NAEHO":
        i -= 1
    return i


def complement_after(context: Context) -> str:
    """`a 7% rise in traffic`: what the change is a change of."""
    i = context.quantity.end
    while (
        context.tag(i) in "NAH" and noun_lemma(context.lower(i)) not in changes.NOUNS and i < context.quantity.end + 3
    ):
        i += 1
    if noun_lemma(context.lower(i)) in changes.NOUNS and context.tag(i) == "N" and context.lower(i + 1) in ("in", "of"):
        end = i + 2
        while context.tag(end) in "DNAEHO":
            end += 1
        return phrase_text(context.words, context.parse, i + 2, end)
    return ""


def counted_metric(context: Context) -> str:
    """What a count measures: its item if that is a metric (`registrations`), else what its verb makes of it (`sold`: sales)."""
    quantity, clause = context.quantity, context.clause
    if quantity.unit == "count" and quantity.item:
        last = quantity.item.split()[-1].lower()
        if noun_lemma(last) in METRIC_NOUNS:
            return last
    for i in (
        *range(quantity.end, quantity.end + 2),
        *(range(clause.verb_start, clause.verb_end) if clause and clause.verb_start >= 0 else ()),
    ):
        if context.tag(i) in "VK":
            from extractors.parts_of_speech import verb_lemma

            metric = changes.METRIC_OF_VERB.get(verb_lemma(context.lower(i)))
            if metric:
                return metric
    return ""


def conjuncts(words: Words, parse: Parse, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list of noun phrases: `A, B and C` is three."""
    members, first = [], start
    for i in range(start, end):
        if parse.tags[i - parse.start] in "C,":
            if any(parse.tags[k - parse.start] in NOMINAL for k in range(first, i)):
                members.append((first, i))
            first = i + 1
    if any(parse.tags[k - parse.start] in NOMINAL for k in range(first, end)):
        members.append((first, end))
    return members
