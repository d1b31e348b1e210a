"""Whose number it is, and what is measured: the subject and the metric of a quantity.

The words beside the number come first (`beside.py`), then the subject of its clause: `Sales of automobiles fell 35%`: subject automobiles,
metric sales. A pronoun, or a bare measure (`Profit rose 4%`), goes back to an earlier clause or to what the text is about.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.claims import changes
from extractors.claims.beside import names_beside
from extractors.claims.context import Context
from extractors.claims.naming import METRIC_NOUNS, Naming, conjuncts, name_phrase, phrase_text
from extractors.grammar.clauses import Clause, Parse
from extractors.grammar.open_words import SAYING
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.phrases import head_index
from extractors.text.words import Words

__all__ = ["Naming", "conjuncts", "find_naming", "name_phrase", "names_actor"]

_COMPANY_NOUNS = frozenset(
    "company firm group bank automaker carmaker maker manufacturer retailer airline carrier chain business corporation agency lender "
    "insurer brand giant startup start-up developer operator supplier".split()
)
_OBSERVERS = frozenset(
    "analyst economist investor survey report study poll data official expert forecaster observer source trader broker".split()
)
"""Who or what speaks of others' numbers: `analysts expected $1.29 a share`."""

_DOCUMENTS = frozenset("survey report study poll data estimate forecast release statistic bulletin".split())

_PRONOUNS = frozenset("it they he she its their his her this these those which who that we i".split())
_DETERMINERS = frozenset("the a an its their his her our my".split())


def find_naming(context: Context, rule: str, find_topic: Callable[..., str]) -> Naming:
    """Subject and metric of the quantity, the nearest words first; `rule` is what told its movement.

    `find_topic` gives the subject that a pronoun or a bare metric goes back to; it is asked only where one is needed,
    and is told (`pronoun=True`) where a pronoun asks.
    """
    own = names_beside(context, rule)
    named = [*own, clause_naming(context, find_topic)]
    metric = next((naming.metric for naming in named if naming.metric), "") or counted_metric(context)
    if metric and not any(naming.subject for naming in own) and is_document(context):
        return Naming(metric, metric)
    subject = next((naming.subject for naming in named if naming.subject), "") or find_topic()
    return Naming(subject or metric, metric, any(naming.subject for naming in own))


def clause_naming(context: Context, find_topic: Callable[..., str]) -> Naming:
    """From the subject of the clause; a pronoun stands for the subject of an earlier clause, or for the topic."""
    quantity, clause = context.quantity, context.clause
    if clause is None or clause.subject_start < 0:
        return Naming()
    if clause.subject_start <= quantity.numeral_start < clause.subject_end:
        # the number is the subject: 537,000 pickups were sold
        return Naming(quantity.item) if quantity.unit == "count" else Naming(shared_whole(context))
    named = name_phrase(context.words, context.parse, clause.subject_start, clause.subject_end)
    if is_pronoun(context, clause):
        return Naming(earlier_subject(context, clause) or find_topic(pronoun=True))
    if is_observer(context, clause):
        return Naming(find_topic() or named.subject)
    stands_for_name = named.subject.lower() in _COMPANY_NOUNS and context.lower(clause.subject_start) in _DETERMINERS
    if stands_for_name:
        return Naming(find_topic() or named.subject, named.metric)
    if not named.subject:
        return Naming(fronted_group(context, clause) or reporter(context, clause) or find_topic(), named.metric)
    return named


def shared_whole(context: Context) -> str:
    """`30 percent of the dealers reported a rise, while 9 percent reported a fall`: of whom both are shares."""
    for i in range(context.quantity.end, context.parse.start, -1):
        is_whole = context.lower(i - 1) in _SHARE_UNITS or i == context.quantity.end  # 5 million square feet of space
        if context.lower(i) == "of" and is_whole:
            end = i + 1
            while context.tag(end) in "DNAEHOP" and end < context.parse.end:
                end += 1
            return name_phrase(context.words, context.parse, i + 1, end).subject if end > i + 1 else ""
    return ""


_SHARE_UNITS = frozenset("% percent cent half third quarter thirds quarters".split())


def clause_head(words: Words, parse: Parse, clause: Clause) -> int:
    """The head of a clause's subject."""
    tags = list(parse.tags[clause.subject_start - parse.start : clause.subject_end - parse.start])
    return clause.subject_start + head_index(tags, 0, len(tags))


def names_actor(words: Words, parse: Parse, clause: Clause) -> bool:
    """Whether a clause's subject is a name that later numbers can be ascribed to: no survey, no body that observes."""
    head = clause_head(words, parse, clause)
    return parse.tags[head - parse.start] == "E" and noun_lemma(words.lower[head]) not in _OBSERVERS


def is_observer(context: Context, clause: Clause) -> bool:
    """`Analysts had been looking for $1.29 a share`: the number is not theirs."""
    head = clause_head(context.words, context.parse, clause)
    expects = clause.verb in SAYING or clause.verb in ("look", "peg", "put")
    return expects and noun_lemma(context.lower(head)) in _OBSERVERS


def is_document(context: Context) -> bool:
    """`The estimate contained a rise of 0.4% in output`: the number is no measure of the estimate."""
    clause = context.clause
    if clause is None or not 0 <= clause.subject_start < clause.verb_start:
        return False
    return noun_lemma(context.lower(clause_head(context.words, context.parse, clause))) in _DOCUMENTS


def is_pronoun(context: Context, clause: Clause) -> bool:
    return clause.subject_end - clause.subject_start == 1 and context.lower(clause.subject_start) in _PRONOUNS


def earlier_clauses(context: Context, clause: Clause) -> list[Clause]:
    """The clauses of the sentence before this one that have a subject, the nearest first."""
    clauses = context.parse.clauses
    return [other for other in reversed(clauses[: clauses.index(clause)]) if other.subject_start >= 0]


def earlier_subject(context: Context, clause: Clause) -> str:
    """`Airbus announced that they will pay`: the subject of the nearest clause before that names one."""
    for other in earlier_clauses(context, clause):
        if not is_pronoun(context, other):
            return name_phrase(context.words, context.parse, other.subject_start, other.subject_end).subject
    return ""


def fronted_group(context: Context, clause: Clause) -> str:
    """`Among people aged 15 to 24, unemployment was 14.7 per cent`: the group that a bare measure is of."""
    first = clause.start + (context.tag(clause.start) in "-_")
    if context.lower(first) != "among":
        return ""
    end = next((i for i in range(first, clause.verb_start) if context.tag(i) == ","), first)
    return phrase_text(context.words, context.parse, first + 1, end) if end > first else ""


def reporter(context: Context, clause: Clause) -> str:
    """`A retailer reported same-store sales were up`: whoever reports a measure without an owner owns it."""
    for other in earlier_clauses(context, clause):
        head = clause_head(context.words, context.parse, other)
        firm = context.tag(head) == "E" or noun_lemma(context.lower(head)) in _COMPANY_NOUNS
        if other.verb in SAYING and firm and noun_lemma(context.lower(head)) not in _OBSERVERS:
            return name_phrase(context.words, context.parse, other.subject_start, other.subject_end).subject
    return ""


def counted_metric(context: Context) -> str:
    """What a count measures: its item if that is a metric (`registrations`), else what its verb makes of it (`sold`: sales)."""
    quantity, clause = context.quantity, context.clause
    if quantity.unit == "count" and quantity.item:
        last = quantity.item.split()[-1].lower()
        if noun_lemma(last) in METRIC_NOUNS:
            return last
    verbs = range(clause.verb_start, clause.verb_end) if clause and clause.verb_start >= 0 else ()
    for i in (*range(quantity.end, quantity.end + 2), *verbs):
        if context.tag(i) in "VK":
            metric = changes.METRIC_OF_VERB.get(verb_lemma(context.lower(i)))
            if metric:
                return metric
    return ""
