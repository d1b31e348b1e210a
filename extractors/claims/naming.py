"""A noun phrase split into whose number it is and what is measured: `Ford's net income`, `sales of automobiles`, `hotel revenue per room`."""

from __future__ import annotations

from typing import NamedTuple

from extractors.claims import changes
from extractors.grammar.clauses import Parse
from extractors.grammar.parts_of_speech import noun_lemma
from extractors.grammar.phrases import head_index
from extractors.grammar.tagging import NOMINAL
from extractors.text.words import Words

METRIC_NOUNS = frozenset(
    "sale revenue turnover profit income loss earnings earning price cost value registration delivery production output export import order "
    "inventory stock stake share margin yield turnout workforce population budget spending expenditure investment deficit surplus debt "
    "dividend wage salary pay shipment volume demand consumption capacity payroll employment unemployment headcount capitalization "
    "capitalisation valuation premium fee fine penalty loan aid offer donation contribution subsidy tax tariff receipt bonus cash "
    "reserve holding asset liability weight height length width depth speed distance area temperature age attendance admission arrival "
    "booking reservation traffic ridership funding grant bail ransom settlement compensation damages damage rent fare toll rating "
    "score membership enrollment enrolment magnitude casualty death injury case visit download subscription purchase worth proceeds rate "
    "supply discount chance probability lead gap majority deal contract bid package".split()
)
"""Lemmas of nouns that name what is measured."""

METRIC_MODIFIERS = frozenset(
    "net gross operating pretax pre-tax underlying average median mean total annual quarterly monthly weekly daily yearly retail wholesale "
    "overall market asking closing opening list face fair book sale purchase unit same-store like-for-like first-half full-year record "
    "combined adjusted core nominal real estimated initial final headline organic recurring domestic global worldwide interest "
    "hourly unemployment jobless mortgage tax exchange death birth".split()
)
"""Words before a metric noun that belong to its name."""

_HEADS_OF_COMPOUNDS = frozenset("price rate cost value volume margin".split())
"""Nouns that a measure before them belongs to: `sales price`, `production costs`; but output of production in `production output`."""

_UNITS = frozenset("% percent per cent".split())

_CHANGE_HEADS = (
    frozenset(changes.NOUNS)
    | {"estimate", "forecast", "projection", "guidance", "target"}
    | {"change", "number", "percentage", "proportion", "value"}
)


class Naming(NamedTuple):
    """Subject and metric in words; empty where the text does not say. `own`: said of this number alone, not of its clause."""

    subject: str = ""
    metric: str = ""
    own: bool = False


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


def is_metric(words: Words, i: int) -> bool:
    """Whether a token names what is measured: `sales`, `price`."""
    return noun_lemma(words.lower[i]) in METRIC_NOUNS


def name_phrase(words: Words, parse: Parse, start: int, end: int) -> Naming:
    """Split a noun phrase into subject and metric.

    A phrase without a metric noun is a subject as it stands, up to its first preposition other than `of`.
    """
    tags = parse.tags[start - parse.start : end - parse.start]
    head = start + head_index(list(tags), 0, end - start)
    if all(tag in "MDR" or words.lower[start + k] in _UNITS for k, tag in enumerate(tags)):
        return Naming()  # 48 percent voted
    stands_for = counted_part(words, parse, head, end)
    if stands_for:
        return name_phrase(words, parse, stands_for, end)
    if parse.tags[head - parse.start] == "E":
        return Naming(phrase_text(words, parse, name_start(parse, start, head), subject_end(words, parse, head, end)))
    joined = list_end(words, parse, head, end)
    if joined > head + 1:
        return name_list(words, parse, start, head, joined, end)
    if not is_metric(words, head):
        return Naming(phrase_text(words, parse, start, subject_end(words, parse, head, end)))
    metric_start, metric_end = metric_range(words, parse, start, head, end)
    metric = phrase_text(words, parse, metric_start, metric_end)
    owner = owner_text(words, parse, start, metric_start)
    if not owner and words.lower[head] in ("rate", "rates") and metric_start < head:
        return Naming(metric, metric)  # the unemployment rate is a subject by itself
    return Naming(owner or complement(words, parse, metric_end, end), metric)


def counted_part(words: Words, parse: Parse, head: int, end: int) -> int:
    """Where the phrase begins that the head only changes or counts: `the change in the CPI`, `ten per cent of residents`; 0 if none."""
    of = head + 1
    if of + 1 >= end or words.lower[of] not in ("in", "of"):
        return 0
    number = parse.tags[head - parse.start] == "M" or words.lower[head] in ("%", "percent", "cent", "third", "quarter")
    changed = noun_lemma(words.lower[head]) in _CHANGE_HEADS
    return of + 1 if changed or (number and words.lower[of] == "of") else 0


def list_end(words: Words, parse: Parse, head: int, end: int) -> int:
    """Where a list ends that the head is the first member of: `water, sewerage & waste management`."""
    i = head + 1
    while i < end and parse.tags[i - parse.start] in "DANEHOGC,":
        i += 1
    inside = parse.tags[head + 1 - parse.start : i - parse.start]
    return i if "C" in inside and inside[:1] in ("C", ",") else head + 1


def name_list(words: Words, parse: Parse, start: int, head: int, joined: int, end: int) -> Naming:
    """Of a list the last member tells whether all are measures: `gas and steam output` is output of gas and steam."""
    last = joined - 1
    if not is_metric(words, last) or parse.tags[last - parse.start] == "E":
        return Naming(phrase_text(words, parse, start, joined))
    members = conjuncts(words, parse, start, joined)
    if all(is_metric(words, member_end - 1) for _, member_end in members):  # exports and imports of steel
        first, _ = metric_range(words, parse, start, head, end)
        owner = owner_text(words, parse, start, first) or complement(words, parse, joined, end)
        return Naming(owner, phrase_text(words, parse, first, joined))
    metric_start, _ = metric_range(words, parse, start, last, end)
    return Naming(owner_text(words, parse, start, metric_start), phrase_text(words, parse, metric_start, joined))


def metric_range(words: Words, parse: Parse, start: int, head: int, end: int) -> tuple[int, int]:
    """The metric's words around its head: `average sales price`, `same-store sales`, `compensation per hour`."""
    first = head
    while first > start:
        hyphenated = first - 2 > start and parse.tags[first - 2 - parse.start] == "H"
        word = "-".join(words.lower[first - 3 : first : 2]) if hyphenated else words.lower[first - 1]
        compound = noun_lemma(words.lower[head]) in _HEADS_OF_COMPOUNDS and noun_lemma(word) in METRIC_NOUNS
        if not compound and word not in METRIC_MODIFIERS and noun_lemma(word) not in METRIC_MODIFIERS:
            break
        first -= 3 if hyphenated else 1
    last = head + 1
    if last < end and words.lower[last] == "per":
        last += 1
        while last < end and parse.tags[last - parse.start] in "AN":
            last += 1
    return first, last


def owner_text(words: Words, parse: Parse, start: int, end: int) -> str:
    """The words before a metric, a possessive marker left out."""
    if end > start and parse.tags[end - 1 - parse.start] == "O":
        end -= 1
    return phrase_text(words, parse, start, end)


def name_start(parse: Parse, start: int, head: int) -> int:
    """Where the name begins that a role stands before: `auto manufacturer Chrysler`."""
    first = head
    while first > start and parse.tags[first - 1 - parse.start] in "EHOM":
        first -= 1
    return first if first > start and parse.tags[first - 1 - parse.start] == "N" else start


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
