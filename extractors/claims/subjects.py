"""Whose number it is, and what is measured: the subject and the metric of a quantity, from the noun phrases around it.

`Sales of automobiles fell 35%`: subject automobiles, metric sales. `Ford's revenue rose`, `Ford revenue rose`: Ford and revenue.
`The firm reported net income of $4 million`: the firm, and net income. A pronoun stands for the subject of the sentence before.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.claims import changes
from extractors.claims.context import Context, is_money
from extractors.claims.naming import (
    METRIC_NOUNS,
    Naming,
    conjuncts,
    name_phrase,
    phrase_text,
)
from extractors.grammar.clauses import Clause
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.tagging import NOMINAL

_TARGETS = frozenset(
    "target goal forecast estimate total record level rate high low quota projection average maximum minimum".split()
)
_COMPANY_NOUNS = frozenset(
    "company firm group bank automaker carmaker maker manufacturer retailer airline carrier chain business corporation agency lender "
    "insurer brand giant startup start-up developer operator supplier".split()
)
_PRONOUNS = frozenset("it they he she its their his her this these those which who that we i".split())
_POSSESSIVES = ("its", "their", "his", "her", "our", "my")
__all__ = ["Naming", "conjuncts", "find_naming", "name_phrase"]


def find_naming(context: Context, rule: str, find_topic: Callable[[], str]) -> Naming:
    """Subject and metric of the quantity, the nearest words first; `rule` is what told its movement.

    `find_topic` gives the subject that a pronoun or a bare metric goes back to; it is asked only where one is needed.
    """
    own = [
        gapped_subject(context),
        metric_beside(context),
        change_complement(context, rule),
        participle_subject(context),
        moved_object(context),
        complement_name(context),
    ]
    named = [*own, clause_naming(context, find_topic)]
    metric = next((naming.metric for naming in named if naming.metric), "") or counted_metric(context)
    subject = next((naming.subject for naming in named if naming.subject), "") or find_topic()
    return Naming(subject or metric, metric, any(naming.subject for naming in own))


def gapped_subject(context: Context) -> Naming:
    """`Spain added 150 and Chile the other 90`, `hybrids for 20,675`: a list that says its verb once."""
    previous = context.previous
    if previous is None or previous.end >= context.quantity.start:
        return Naming()
    start, end = previous.end, context.quantity.start
    while start < end and context.tag(start) not in ",C":
        start += 1
    while end > start and (
        context.lower(end - 1) in ("the", "other", "remaining", "another", "a", "further", "for", "by", "at", "just")
    ):
        end -= 1
    while start < end and context.tag(start) in ",C_":
        start += 1
    if (
        start >= end
        or any(context.tag(i) not in "DANEHGO" for i in range(start, end))
        or context.tag(end - 1) not in "NE"
    ):
        return Naming()
    return name_phrase(context.words, context.parse, start, end)


def complement_name(context: Context) -> Naming:
    """`The best-selling model was the Tern, with 2,914 orders`: the name after the verb is whose number it is."""
    clause = context.clause
    if clause is None or clause.verbs != ("be",) or not 0 <= clause.subject_start < clause.verb_start:
        return Naming()
    end = clause.verb_end
    while context.tag(end) in "DEHM" and end < context.quantity.start:
        end += 1
    is_name = any(context.tag(i) == "E" for i in range(clause.verb_end, end)) and context.tag(end) == ","
    if not is_name or any(context.tag(i) == "E" for i in range(clause.subject_start, clause.subject_end)):
        return Naming()
    return Naming(phrase_text(context.words, context.parse, clause.verb_end, end))


def change_complement(context: Context, rule: str) -> Naming:
    """What a noun of change is a change of: `a rise of 4% in traffic`, `a 7% fall in arrears`, `a tripling in web sales`."""
    i = context.quantity.end
    if rule not in ("noun before", "noun after", "listed", "multiple"):
        return Naming()
    while context.tag(i) in "NAHG" and i < context.quantity.end + 4:
        i += 1
    if context.lower(i) not in ("in", "of", "for") or i + 1 in context.located or context.tag(i + 1) in "YM":
        return Naming()
    end = i + 1
    while context.tag(end) in "DNAEHOGC," and not (context.tag(end) == "," and context.tag(end + 1) not in "NAE"):
        end += 1
    while end > i + 1 and context.tag(end - 1) in "C,":
        end -= 1
    if end == i + 1 or not any(context.tag(k) in NOMINAL for k in range(i + 1, end)):
        return Naming()
    return name_phrase(context.words, context.parse, i + 1, end)


def participle_subject(context: Context) -> Naming:
    """`with the index losing 90 points`: the participle's own subject, after `with` or between commas."""
    for i in range(context.quantity.start - 1, context.parse.start, -1):
        tag = context.tag(i)
        if tag in "VXLSW;":
            return Naming()
        if tag == "G" and not context.quantity.start - i > 6:
            end = i
            while context.tag(end - 1) in "_,)" and end - 1 > context.parse.start:
                end = skip_back(context, end - 1)
            start = end
            while context.tag(start - 1) in "DNAEHOMC" and start > context.parse.start:
                start -= 1
            if (
                start < end
                and context.tag(start) != "M"
                and (context.lower(start - 1) == "with" or (end == i and context.tag(i - 1) in "NE"))
            ):
                return name_phrase(context.words, context.parse, start, end)
            return Naming()
    return Naming()


def skip_back(context: Context, i: int) -> int:
    """The token before which a comma or a bracket, with what it closes, stands: past `(DJIA)` and `, the largest part,`."""
    opening = "(" if context.tag(i) == ")" else ","
    k = i - 1
    while k > context.parse.start and context.tag(k) != opening and i - k < 8:
        k -= 1
    return k if context.tag(k) == opening else i


def moved_object(context: Context) -> Naming:
    """`cut its workforce by 20`, `decrease spending to $4m`, `halving its staff`: what a verb of change is done to."""
    quantity = context.quantity
    before = context.before()
    if (
        quantity.unit == "times"
        and context.tag(quantity.numeral_start) in "VGK"
        and context.tag(quantity.end) in "DNAE"
    ):
        end = quantity.end
        while context.tag(end) in "DNAEHO":
            end += 1
        return object_naming(context, quantity.end, end)
    if context.lower(before) not in ("to", "by", "from", "with"):
        return Naming()
    start = before
    while context.tag(start - 1) in "DNAEHOPCY" and context.lower(start - 1) not in ("from", "to", "by"):
        start -= 1
    if context.lower(before) == "with":  # left the firm with 25% of the market
        left = verb_lemma(context.lower(start - 1)) in ("leave", "provide", "supply") and start < before
        return name_phrase(context.words, context.parse, start, before) if left else Naming()
    group = changes.VERBS.get(verb_lemma(context.lower(start - 1))) if context.tag(start - 1) in "VGK" else None
    if start == before or group is None or group.moves == "subject" or context.tag(start) not in "DNAE":
        return Naming()
    return object_naming(context, start, before)


def object_naming(context: Context, start: int, end: int) -> Naming:
    named = name_phrase(context.words, context.parse, start, end)
    its_own = context.lower(start) in _POSSESSIVES
    return Naming("", named.metric or named.subject) if its_own else named


def clause_naming(context: Context, find_topic: Callable[[], str]) -> Naming:
    """From the subject of the clause; a pronoun stands for the subject of an earlier clause, or for the topic."""
    quantity, clause = context.quantity, context.clause
    if clause is None or clause.subject_start < 0:
        return Naming()
    if (
        clause.subject_start <= quantity.numeral_start < clause.subject_end
    ):  # the number is the subject: 537,000 pickups were sold
        return Naming(quantity.item) if quantity.unit == "count" else Naming()
    named = name_phrase(context.words, context.parse, clause.subject_start, clause.subject_end)
    if is_pronoun(context, clause):
        return Naming(earlier_subject(context, clause) or find_topic())
    stands_for_name = named.subject.lower() in _COMPANY_NOUNS and context.lower(clause.subject_start) in (
        "the",
        "a",
        "an",
        *_POSSESSIVES,
    )
    if stands_for_name or not named.subject:
        return Naming(find_topic() or named.subject, named.metric)
    return named


def is_pronoun(context: Context, clause: Clause) -> bool:
    return clause.subject_end - clause.subject_start == 1 and context.lower(clause.subject_start) in _PRONOUNS


def earlier_subject(context: Context, clause: Clause) -> str:
    """`Airbus announced that they will pay`: the subject of the nearest clause before that names one."""
    for other in reversed(context.parse.clauses[: context.parse.clauses.index(clause)]):
        if other.subject_start >= 0 and not is_pronoun(context, other):
            return name_phrase(context.words, context.parse, other.subject_start, other.subject_end).subject
    return ""


def metric_beside(context: Context) -> Naming:
    """From the noun phrase that the number belongs to: `net income of $4 million`, `a sales target of 90,000`, `a 24 million loss`."""
    words, parse, quantity = context.words, context.parse, context.quantity
    before = context.before()
    if context.lower(before) == "worth" and context.tag(before - 1) in "NE":  # an order worth $15bn
        named = name_phrase(words, parse, noun_phrase_start(context, before - 1), before)
        return Naming("", named.metric or named.subject)
    if verb_lemma(context.lower(before)) in ("cost", "price") and context.tag(before) in "VKN":
        return Naming("", verb_lemma(context.lower(before)))
    if context.lower(before) in ("of", "at", "to", "for") and context.tag(before - 1) in "NG":
        start = noun_phrase_start(context, before - 1)
        end = before
        if noun_lemma(context.lower(end - 1)) in _TARGETS and end - 1 > start:
            end -= 1
        if noun_lemma(context.lower(end - 1)) in changes.NOUNS and start < end - 1 and context.lower(before) == "of":
            if not any(context.tag(i) in "NE" for i in range(start, end - 1)):
                return Naming()  # a forecasted rise of 0.4%
            return name_phrase(words, parse, start, end - 1)  # sales declines of 10 percent
        if context.lower(before) == "of" and noun_lemma(context.lower(end - 1)) in METRIC_NOUNS:
            named = name_phrase(words, parse, start, end)
            return named._replace(subject=named.subject if owned(context, start, end) else "")
    i = quantity.end
    while context.tag(i) in "NAHEG" and i < quantity.end + 4:
        i += 1
    following = context.lower(i) in ("in", "of") and i == quantity.end and i + 1 not in context.located
    if following and is_money(quantity.unit):  # $5 billion in aid, $11bn of aircraft deals
        end = i + 1
        while context.tag(end) in "NA":
            end += 1
        if end > i + 1:
            return Naming("", phrase_text(words, parse, i + 1, end))
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
            metric = changes.METRIC_OF_VERB.get(verb_lemma(context.lower(i)))
            if metric:
                return metric
    return ""
