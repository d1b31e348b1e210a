"""Verbs beside a number that say whose it is: participles with a subject of their own, and what a verb is done to.

Each function looks at one number in its sentence, and is told the rule that read its movement. Examples stand in `beside.py`.
"""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.actors import DOCUMENTS, OBSERVERS, clause_head
from extractors.claims.beside_nouns import backward, forward, has_noun, named, names_move
from extractors.claims.context import Context
from extractors.claims.naming import POSSESSIVES, Naming
from extractors.claims.phrase_text import UNITS, phrase_text
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma


def participle_subject(context: Context, rule: str) -> Naming:
    for i in range(context.quantity.start - 1, context.parse.start, -1):
        tag = context.tag(i)
        if tag in "VK" and (clause := context.clause) and not clause.verb_start <= i < clause.verb_end:
            return past_participle(context, i)
        if tag in "VXLSW;":
            return Naming()
        if tag == "G":
            near = all(context.tag(k) in "MNPRCDAY,_" for k in range(i + 1, context.quantity.start))
            return present_participle(context, i) if near or context.quantity.start - i <= 6 else Naming()
    return Naming()


def past_participle(context: Context, i: int) -> Naming:
    """`models priced at less than £35,000`, `a stake valued at $5bn`."""
    if context.lower(i) not in ("priced", "valued") or context.quantity.start - i > 5 or context.tag(i - 1) not in "NE":
        return Naming()
    return Naming(
        named(context, backward(context, i, "DNAEHO"), i).subject, "price" if context.lower(i) == "priced" else "value"
    )


_CONSISTING = frozenset("consist comprise total number amount include".split())


def present_participle(context: Context, i: int) -> Naming:
    """`with the index losing 90 points`: the participle's own subject, after `with` or between commas."""
    if verb_lemma(context.lower(i)) in _CONSISTING and governs_noun(context, i):
        return Naming()  # has a fleet consisting of 30 jets
    end = i
    while context.tag(end - 1) in "_,)" and end - 1 > context.parse.start:
        end = skip_back(context, end - 1)
    start = backward(context, end, "DNAEHOMC")
    listed = (
        end == i
        and context.tag(start - 1) == ","
        and "C" in context.parse.tags[start - context.parse.start : end - context.parse.start]
    )
    while listed and context.tag(start - 1) == "," and context.tag(start - 2) in "NE":
        start = backward(context, start - 1, "DNAEHOM")
    first = backward(context, start - 1, "DANEHO")
    if context.lower(start - 1) in ("in", "of", "for") and first < start - 1 and context.lower(first - 1) == "with":
        start = first  # with output in mining rising
    start = past_earlier_number(context, start, end)
    if context.lower(start - 1) == "of" and context.lower(start - 2) in _SHARES:
        return Naming()  # with 20% of the vote earning 15 seats
    own = (
        context.lower(start - 1) == "with"
        or (context.tag(i - 1) == ")" and context.tag(end) == "(")
        or (end == i and context.tag(i - 1) in "NE")
    )
    return named(context, start, end) if start < end and context.tag(start) != "M" and own else Naming()


_SHARES = UNITS | {"proportion", "percentage", "share", "half", "third", "quarter"}


def governs_noun(context: Context, i: int) -> bool:
    """Whether the noun before token `i` is the object of its clause's verb."""
    clause = context.clause
    start = backward(context, i, "DANEHO")
    return clause is not None and 0 < clause.verb_end <= start and context.tag(start - 1) in "VKGRX"


def past_earlier_number(context: Context, start: int, end: int) -> int:
    """`exports rising by £7 billion and imports falling`: a number before belongs to what was said of another."""
    previous = context.previous
    if previous is None or not start < previous.end < end:
        return start
    return next((i + 1 for i in range(previous.end, end) if context.tag(i) in "C,"), start)


def skip_back(context: Context, i: int) -> int:
    """The token before which a comma or a bracket, with what it closes, stands: past `(DJIA)` and `, the largest part,`."""
    opening = "(" if context.tag(i) == ")" else ","
    k = i - 1
    while k > context.parse.start and context.tag(k) != opening and i - k < 8:
        k -= 1
    return k if context.tag(k) == opening else i


def moved_object(context: Context, rule: str) -> Naming:
    quantity = context.quantity
    word = context.lower(quantity.numeral_start)
    if quantity.unit == "times" and word.endswith(("ing", "ed")) and verb_lemma(word) in changes.MULTIPLY:
        end = forward(context, quantity.end, "DNAEHO")
        return object_naming(context, quantity.end, end) if end > quantity.end else Naming()
    before = context.before()
    preposition = context.lower(before)
    end = past_first_move(context, before)
    start = end
    while context.tag(start - 1) in "DNAEHOPCY" and context.lower(start - 1) not in ("from", "to", "by"):
        start -= 1
    verb = object_verb(context, start - 1)
    moves_itself = names_move(context, end - 1)  # before paring the gain to 9%
    if start == end or not verb or context.tag(start) not in "DNAE" or moves_itself:
        return Naming()
    if preposition == "with":  # left the firm with 25% of the market
        return named(context, start, before) if verb in ("leave", "provide", "supply") else Naming()
    if preposition in ("to", "by", "from") and verb in changes.VERBS:
        found = object_naming(context, start, end)
        measured = not found.metric and context.tag(end - 1) == "N" and context.quantity.unit != "count"
        return (
            found._replace(metric=found.subject) if measured else found
        )  # cut rations by half: what is cut is measured
    return set_object(context, verb, start, end) if preposition in _SETTLED else Naming()


def past_first_move(context: Context, end: int) -> int:
    """Where an object ends that a first move may follow: `cut its rate by 25 basis points to 4%`, `halved its rate since June, to 2%`."""
    previous = context.previous
    moved = previous is not None and context.lower(end) == "to" and context.lower(previous.start - 1) in ("by", "from")
    if moved and all(context.tag(i) in ",YPD" for i in range(previous.end, end)):
        end = previous.start - 1
    while context.tag(end - 1) in ",YRP" and end > context.parse.start:
        end -= 1
    return end


def object_verb(context: Context, i: int) -> str:
    """The lemma of the verb that an object right after token `i` belongs to, `halved` being a number too; "" if there is none."""
    tag, lemma = context.tag(i), verb_lemma(context.lower(i))
    return lemma if tag in "VGKX" or (tag == "M" and lemma in changes.MULTIPLY) else ""


_SETTLED = frozenset(["at", "to", "near", "above", "below"])
_SETTING = frozenset(
    "set leave keep hold put want take bring push fix cap peg maintain place drive send pull have see estimate".split()
)
"""Verbs that say at what a measure is or to what it comes."""


def set_object(context: Context, verb: str, start: int, end: int) -> Naming:
    """`left its dividend at 22 cents`, `taking the cost of a home to $90`, `had the highest output per head at $40`: the measure set so."""
    found = object_naming(context, start, end)
    if verb in ("value", "price") and found.subject and not found.metric:
        return found._replace(metric=verb)  # values the firm at $4bn
    if verb not in _SETTING or not found.metric:
        return Naming()
    return found if verb not in ("have", "see") else found._replace(subject="")


def raised_subject(context: Context, rule: str) -> Naming:
    """`Firms expect wage growth to be 3.7 percent`: the number is of what is expected to be or to do so."""
    clause = context.clause
    if clause is None or clause.passive or not _EXPECTING.intersection(clause.verbs):
        return Naming()
    to = next((i for i in range(clause.verb_start, context.quantity.start) if context.tag(i) == "T"), 0)
    end = to
    while end > clause.verb_start and context.tag(end - 1) in "YPD":
        end -= 1
    start = backward(context, end, "DANEHOPYM")
    governed = context.tag(start - 1) in "VK"
    while context.tag(start) in "YM":
        start += 1  # expect 2021 revenues to rise
    plain = to and clause.verb_start < start < end and governed and has_noun(context, start, end)
    if not plain:
        return Naming()
    found = named(context, start, end)
    observed = noun_lemma(context.lower(clause_head(context.words, context.parse, clause))) in OBSERVERS
    return found._replace(subject=found.subject or found.metric) if observed else found  # brokers expect output to grow


_EXPECTING = frozenset("expect forecast estimate project predict anticipate want allow cause lead".split())


def object_naming(context: Context, start: int, end: int) -> Naming:
    """What a verb is done to; with a possessive in front it is a measure of the clause's subject: `halving its staff`."""
    found = named(context, start, end)
    return Naming("", found.metric or found.subject) if context.lower(start) in POSSESSIVES else found


def complement_name(context: Context, rule: str) -> Naming:
    clause = context.clause
    if clause is None or clause.verbs != ("be",) or not 0 <= clause.subject_start < clause.verb_start:
        return Naming()
    end = clause.verb_end
    while context.tag(end) in "DEHM" and end < context.quantity.start:
        end += 1
    ends = context.tag(end) == "," or (end == context.before() and context.lower(end) in ("at", "with", "("))
    is_name = any(context.tag(i) == "E" for i in range(clause.verb_end, end)) and ends
    if not is_name or any(context.tag(i) == "E" for i in range(clause.subject_start, clause.subject_end)):
        return Naming()
    return Naming(phrase_text(context.words, context.parse, clause.verb_end, end))


def told_object(context: Context, rule: str) -> Naming:
    """`the update had the storm 30 miles from Leeds`, `its projections have inflation easing to 2%`: a paper tells of its object."""
    clause = context.clause
    if (
        clause is None
        or not 0 <= clause.subject_start < clause.verb_start
        or clause.verb not in ("have", "put", "show", "place", "see")
    ):
        return Naming()
    teller = noun_lemma(context.lower(clause_head(context.words, context.parse, clause)))
    end = forward(context, clause.verb_end, "DANEHO")
    told = teller in _TELLING and has_noun(context, clause.verb_end, end) and clause.verb_end < end
    direct = end in (context.quantity.start, context.before() + 1) or context.tag(end) in "GM"
    if not (told and direct and end <= context.quantity.start):
        return Naming()
    found = named(context, clause.verb_end, end)
    return found._replace(subject=found.subject or found.metric)


_TELLING = DOCUMENTS | frozenset(
    "update projection forecast model advisory bulletin chart figure reading count".split()
)


_GIVING = frozenset("give grant hand award owe lend".split())


def given_object(context: Context, rule: str) -> Naming:
    """`gave the opposition a four-point lead`: to whom the number is given."""
    end = context.before() + 1
    start = backward(context, end, "DNAEHO")
    gives = verb_lemma(context.lower(start - 1)) in _GIVING and context.tag(start - 1) in "VGK"
    plain = gives and context.tag(context.quantity.start - 1) == "D" and has_noun(context, start, end)
    return Naming(named(context, start, end).subject) if plain else Naming()
