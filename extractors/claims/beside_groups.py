"""Whose number it is where a group bears it: people of an age, what stands before a bracket, who comes first, next or holds a rank.

Each function looks at one number in its sentence, and is told the rule that read its movement. Examples stand in `beside.py`.
"""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.beside_nouns import backward, forward, has_noun, named
from extractors.claims.context import Context
from extractors.claims.measuring import measures
from extractors.claims.naming import Naming, is_metric
from extractors.claims.phrase_text import phrase_text
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.schema import is_currency


def aged(context: Context, rule: str) -> Naming:
    """Whose age it is: of the noun that `aged` follows, of the noun after `25-year-old`, of the age group itself."""
    quantity = context.quantity
    if quantity.unit_kind != "age":
        return Naming()
    before, previous = context.before(), context.previous
    apposed = context.tag(before) == "," and context.tag(before - 1) == "E" and before == quantity.start - 1
    if apposed and context.tag(quantity.end) in ",." and before - 1 not in context.located:
        return Naming(named(context, backward(context, before, "DANEHO"), before).subject)  # Jo Smith, 47, left
    if previous is not None and previous.unit_kind == "age" and joins(context, previous.end):  # two men, aged 23 and 31
        return aged(context._replace(quantity=previous, earlier=context.earlier[:-1]), rule)
    while context.lower(before) in ("from", "between", "under", "over", "below", "above"):
        before -= 1
    if context.lower(before) == "aged":
        end = before - (context.tag(before - 1) in ",-")  # schoolchildren - aged 8 to 10
        joined = (
            end == before and context.tag(end - 1) == "E" and context.tag(backward(context, end, "DANEHO") - 1) in "V"
        )
        bears = context.tag(end - 1) in "NE" and not joined  # she joined the Navy aged 17
        return Naming(named(context, backward(context, end, "DANEHO"), end).subject) if bears else Naming()
    last = context.lower(quantity.end - 1)
    if last == "age" and context.tag(before) in "NE" and context.tag(before + 1) == "P":
        return Naming(
            named(context, backward(context, before + 1, "DANEHO"), before + 1).subject
        )  # children under 5 years of age
    if last not in ("old", "olds"):
        return Naming()
    end = forward(context, quantity.end, 'NAEH"')
    if last == "old" and has_noun(context, quantity.end, end):
        return Naming(named(context, quantity.end, end).subject)
    is_group = last == "olds" or context.tag(quantity.end) in "VXKP"
    hyphened = context.tag(quantity.end - 2) == "H"  # the 29-year-old was arrested; but he is 29 years old
    return (
        Naming(phrase_text(context.words, context.parse, quantity.numeral_start, quantity.end))
        if is_group and hyphened
        else Naming()
    )


def joins(context: Context, start: int) -> bool:
    """Whether only commas and conjunctions stand between `start` and the number."""
    between = range(start, context.quantity.start)
    return bool(between) and all(context.tag(i) in "C," for i in between)


def bracketed(context: Context, rule: str) -> Naming:
    """What stands before the bracket that the number is in: `Men (89%)`, `the budget for parks (£220)`, `the majority (74%) of men`."""
    opening, previous = context.before(), context.previous
    if context.tag(opening) != "(" or (context.quantity.unit == "year" and not after_extreme(context, opening)):
        return Naming()
    end = opening
    while context.tag(end - 1) in '_"':
        end -= 1
    if previous is not None and previous.end == end:  # women aged 35-39 (1.0%); but 2.3 million men (5%)
        return aged(context._replace(quantity=previous, earlier=context.earlier[:-1]), rule)
    start = whole_phrase(context, end)
    if start == end or not has_noun(context, start, end) or context.tag(end - 1) not in "NE":
        return Naming()
    if noun_lemma(context.lower(end - 1)) in changes.NOUNS or noun_lemma(context.lower(end - 1)) in _PARTS:
        return part_before_bracket(context)
    governor = start - 1
    if context.tag(governor) in "C," and context.tag(governor - 1) in "),C" and previous is not None:
        # in Scotland (45%) and Wales (37%): as the one before
        earlier = context._replace(quantity=previous, earlier=context.earlier[:-1])
        if context.tag(earlier.before()) == "(" and not bracketed(earlier, rule).subject:
            return Naming()
    innermost = backward(context, end, "DANEHOM")
    named_so = context.tag(end - 1) == "E" and not all(i in context.located for i in range(innermost, end))
    if (
        named_so
        and start < innermost
        and context.tag(innermost - 2) == "N"
        and not is_metric(context.words, innermost - 2)
    ):
        start, governor = innermost, innermost - 1  # the failures of Lehman Brothers ($691bn)
    phrase = phrase_text(context.words, context.parse, start, end)
    links = verb_lemma(context.lower(governor)) in ("remain", "become") and context.tag(governor) in "VG"
    if (context.tag(governor) in "VG" and not links) or context.lower(governor) in ("had", "has", "have"):
        return Naming("", phrase)  # London had the highest output per head (£24,940)
    follows = context.lower(governor) == "by" and context.lower(governor - 1) == "followed"
    if context.lower(governor) in ("in", "of") and noun_lemma(context.lower(governor - 1)) in changes.NOUNS:
        seen = context.tag(backward(context, governor, "DANEHMY") - 1) == "V"  # Kent saw a rise in fares (6%)
        return Naming("", phrase) if seen else Naming(phrase)
    apart = (
        context.lower(governor) in ("among", "including", "for", "than", "with", "like", "as")
        or follows
        or context.lower(governor - 1) in _CAUSES
        or after_extreme(context, opening)
    )
    by_itself = (
        context.tag(governor) != "P" or apart or named_so
    )  # the failures of Lehman Brothers ($691bn); but prices in Chile
    return Naming(phrase) if by_itself else Naming()


_CAUSES = frozenset("attributable due owing thanks driven led caused explained".split())
"""Words whose `to` or `by` brings what moved itself: `the fall was due to food (-5%)`."""


def after_extreme(context: Context, opening: int) -> bool:
    """Whether a bracket follows where something is most or least: `highest in Kent (82.9 years)`."""
    start = backward(context, opening, "DANEHO")
    return context.lower(start - 1) in ("in", "among", "for") and context.lower(start - 2) in EXTREMES


_PARTS = frozenset(
    "majority minority remainder rest percentage proportion number share most half third quarter".split()
)
"""Nouns for a part, which a bracket may give in numbers: `the majority (74%) of homes`."""


def whole_phrase(context: Context, end: int) -> int:
    """Where the noun phrase begins that ends before `end`, what it has of `of`, `for` or `per` included."""
    start = backward(context, end, "DANEHOM")
    while context.lower(start - 1) in ("of", "for", "per", "against", "between") and start < end:
        further = backward(context, start - 1, "DANEHOM")
        if further == start - 1:
            break
        start = further
    return start


def part_before_bracket(context: Context) -> Naming:
    """`the majority (74%) of civil partnerships`: what the part is of, after the bracket."""
    closing = context.quantity.end
    while context.tag(closing) in "M,NRH" and closing < context.quantity.end + 5:
        closing += 1
    end = forward(context, closing + 2, "DANEHO")
    of = context.tag(closing) == ")" and context.lower(closing + 1) == "of"
    return Naming(named(context, closing + 2, end).subject) if of and has_noun(context, closing + 2, end) else Naming()


EXTREMES = frozenset(
    "largest biggest greatest highest lowest smallest fastest slowest strongest weakest sharpest steepest most least fewest".split()
)


def in_order(context: Context, rule: str) -> Naming:
    """`The largest rise was in Surrey at 5.6%, followed by Kent at 3%`: who comes first, and next, has the number."""
    before = context.before()
    if context.lower(before) not in ("at", "with", "on", "("):
        return Naming()
    start = backward(context, before, "DANEHOC")
    follows = context.lower(start - 1) == "by" and context.lower(start - 2) == "followed"
    verb = start - 2 - (context.tag(start - 2) == "R")  # was again in London
    leads = context.lower(start - 1) in ("in", "among") and context.tag(verb) in "XV" and names_extreme(context)
    found = has_noun(context, start, before) and (follows or leads)
    return Naming(named(context, start, before).subject) if found else Naming()


def names_extreme(context: Context) -> bool:
    """Whether the clause's subject is an extreme: `the largest rise`, `the highest rates of growth`."""
    clause = context.clause
    return clause is not None and any(
        context.lower(i) in EXTREMES for i in range(max(clause.subject_start, 0), clause.subject_end)
    )


def ranked(context: Context, rule: str) -> Naming:
    """`The second-largest city is Leeds`: who holds a rank that the subject names stands behind the verb."""
    clause = context.clause
    if context.quantity.unit != "rank" or clause is None or clause.verbs != ("be",):
        return Naming()
    end = forward(context, clause.verb_end, "DANEHO")
    inside = clause.subject_start <= context.quantity.numeral_start < clause.subject_end
    return named(context, clause.verb_end, end) if inside and has_noun(context, clause.verb_end, end) else Naming()


def among(context: Context, rule: str) -> Naming:
    """`rising to 24% among women`; `49% for men and 53% for women`: the group behind the number, behind `for` where it is one of several."""
    quantity, link = context.quantity, context.lower(context.quantity.end)
    start = quantity.end + 1
    end = forward(context, start, "DNAEHO")
    if link not in ("among", "for") or not has_noun(context, start, end):
        return Naming()
    if link == "for" and is_compared(context) and context.tag(end - 1) == "E":
        first = next((i for i in range(start, end) if context.tag(i) == "E"), start)
        return Naming(named(context, first, end).subject)
    if quantity.unit in ("count", "rank", "times") or is_currency(quantity.unit):
        return Naming()
    after = forward(context, end, ",CRPY")
    one_of_several = (context.previous is not None and context.lower(context.previous.end) == "for") or (
        context.tag(after) == "M" and "for" in [context.lower(i) for i in range(after + 1, after + 4)]
    )
    if link != "among" and not one_of_several:
        return Naming()
    return Naming(named(context, start, end).subject, measured_of_all(context))


def is_compared(context: Context) -> bool:
    """Whether the number is what another is held against: `rose 14%, against 9% for Volta`."""
    before = context.before()
    return context.lower(before) in ("against", "versus") or (
        context.lower(before) in ("with", "to") and context.lower(before - 1) == "compared"
    )


def measured_of_all(context: Context) -> str:
    """What a clause measures of every group that it gives a number for: `melanoma rose by 78% among men and 48% among women`."""
    clause = context.clause
    if (
        clause is None
        or not 0 <= clause.subject_start < clause.subject_end <= clause.verb_start
        or not measures(clause)
    ):
        return ""
    if context.tag(clause.subject_start) == "Q" or any(
        context.tag(i) == "M" for i in range(clause.subject_start, clause.subject_end)
    ):
        return ""
    found = named(context, clause.subject_start, clause.subject_end)
    return found.metric or found.subject


def past_gap(context: Context) -> int:
    """The token before what a possessive without its noun does: `Volta's rose by 3%`, `and Kent's by 2%`; else the one before the number."""
    verb = context.before()
    verb -= context.lower(verb) in ("by", "to", "at")
    lemma = verb_lemma(context.lower(verb))
    verb -= context.tag(verb) == "X" or (lemma in changes.VERBS and context.tag(verb) in "VN")
    return verb if context.tag(verb) == "O" else context.quantity.start - 1


def possessed(context: Context, rule: str) -> Naming:
    """`Geely's 1.7 million`, `the state's $700 billion rescue`: whoever owns the number."""
    marker = past_gap(context)
    if context.tag(marker) != "O" or context.quantity.unit == "rank":
        return Naming()
    start = backward(context, marker, "DNAEH")
    if context.lower(start - 1) == "of" and context.tag(start - 2) == "E":
        start = backward(context, start - 1, "DNAEH")  # the Bank of England's 2 percent goal
    return Naming(named(context, start, marker).subject) if has_noun(context, start, marker) else Naming()
