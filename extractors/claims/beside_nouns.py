"""Nouns beside a number that say whose it is: `net income of $4 million`, `$5 billion in aid`, `a rise of 4% in traffic`.

Each function looks at one number in its sentence, and is told the rule that read its movement. Examples stand in `beside.py`.
"""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.context import Context
from extractors.claims.naming import Naming, is_metric, name_phrase, phrase_text
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.tagging import NOMINAL
from extractors.schema import is_currency

_TARGETS = frozenset(
    "target goal forecast estimate total record level rate high low quota projection average maximum minimum".split()
)
_RATES_BY_NAME = frozenset("inflation unemployment turnout growth".split())
"""Nouns that a percentage stands right before: `2% inflation`."""


def named(context: Context, start: int, end: int) -> Naming:
    return name_phrase(context.words, context.parse, start, end)


def has_noun(context: Context, start: int, end: int) -> bool:
    return any(context.tag(k) in NOMINAL for k in range(start, end))


def forward(context: Context, start: int, tags: str) -> int:
    """Where a run of tokens with these tags ends that begins at `start`."""
    while context.tag(start) in tags and start < context.parse.end:
        start += 1
    return start


def backward(context: Context, end: int, tags: str) -> int:
    """Where a run of tokens with these tags begins that ends before `end`."""
    while end > context.parse.start and context.tag(end - 1) in tags:
        end -= 1
    return end


def gapped_subject(context: Context, rule: str) -> Naming:
    previous = context.previous
    if previous is None or previous.end >= context.quantity.start:
        return Naming()
    start, end = previous.end, context.quantity.start
    while start < end and context.tag(start) not in ",C":
        start += 1
    while end > start and context.lower(end - 1) in _BETWEEN_NAME_AND_NUMBER:
        end -= 1
    while start < end and context.tag(start) in ",C_":
        start += 1
    plain = start < end and all(context.tag(i) in "DANEHGO" for i in range(start, end)) and context.tag(end - 1) in "NE"
    return named(context, start, end) if plain else Naming()


_BETWEEN_NAME_AND_NUMBER = frozenset("the other remaining another a further for by at just".split())


def compound(context: Context, rule: str) -> Naming:
    quantity = context.quantity
    hyphen = any(context.tag(i) == "H" for i in range(quantity.numeral_end, quantity.end + 1))
    strong = context.lower(quantity.end) == "strong"  # its 386 strong chain
    if not (hyphen or strong) or quantity.unit in ("year", "rank", "percent", "times"):
        return Naming()
    start = quantity.end + (strong or context.tag(quantity.end) == "H")
    end = backward(context, forward(context, start, "NAEG"), "G")
    if end <= start or noun_lemma(context.lower(end - 1)) in changes.NOUNS:
        return Naming()
    found = named(context, start, end)
    return Naming("", found.metric) if found.metric else found


def worth(context: Context, rule: str) -> Naming:
    before = context.before()
    if context.lower(before) == "worth" and context.tag(before - 1) in "NE":
        found = named(context, backward(context, before, "NAEHO"), before)
        return Naming("", found.metric or found.subject)
    if verb_lemma(context.lower(before)) in ("cost", "price") and context.tag(before) in "VKN":
        return Naming("", verb_lemma(context.lower(before)))
    return Naming()


def metric_before(context: Context, rule: str) -> Naming:
    before = context.before()
    if rule == "comparative after" and context.tag(before) == "N" and is_metric(context.words, before):
        start = backward(context, before + 1, "NAEHO")  # reported demand 18 percent below expectations
        verb = context.tag(start - 1) in "V"
        return Naming("", phrase_text(context.words, context.parse, start, before + 1)) if verb else Naming()
    if context.lower(before) not in ("of", "at", "to", "for") or context.tag(before - 1) not in "NG":
        return Naming()
    start, end = backward(context, before - 1, "NAEHO"), before
    while start < end and "H" in (context.tag(start), context.tag(start - 1)):
        start += 1  # a year-over-year revenue decline
    if noun_lemma(context.lower(end - 1)) in _TARGETS and end - 1 > start:
        end -= 1
    if context.lower(before) != "of":
        return Naming()
    if noun_lemma(context.lower(end - 1)) in changes.NOUNS and start < end - 1:
        # sales declines of 10 percent; but a forecasted rise of 0.4%
        return (
            named(context, start, end - 1) if any(context.tag(i) in "NE" for i in range(start, end - 1)) else Naming()
        )
    if not is_metric(context.words, end - 1):
        held = (
            is_currency(context.quantity.unit) and verb_lemma(context.lower(determined(context, start) - 1)) == "have"
        )
        return Naming("", phrase_text(context.words, context.parse, start, end)) if held else Naming()
    found = named(context, start, end)
    owned = any(context.tag(i) == "O" for i in range(start, end))
    return found._replace(subject=found.subject if owned else "")


def determined(context: Context, start: int) -> int:
    """Where the determiner stands that a phrase may begin with."""
    return start - (context.tag(start - 1) == "D")


def metric_after(context: Context, rule: str) -> Naming:
    quantity = context.quantity
    i = quantity.end
    while context.tag(i) in "NAHEG" and i < quantity.end + 4:
        i += 1
    if i == quantity.end and context.lower(i) in ("in", "of") and i + 1 not in context.located:
        return named_sum(context, i + 1)
    last = context.lower(i - 1)
    if i > quantity.end and quantity.unit == "percent" and last in _RATES_BY_NAME:
        return Naming(last, phrase_text(context.words, context.parse, quantity.end, i))
    if i > quantity.end and quantity.unit != "count" and is_metric(context.words, i - 1):
        return Naming("", phrase_text(context.words, context.parse, quantity.end, i))
    inside = [k for k in range(quantity.numeral_end, quantity.end) if is_metric(context.words, k)]
    return Naming("", context.words.text[inside[0]]) if inside and quantity.unit == "percent" else Naming()


def named_sum(context: Context, start: int) -> Naming:
    """`$5 billion in aid`, `30 percent of electric sales`: what the sum or the share is of."""
    if is_currency(context.quantity.unit):
        end = forward(context, start, "NA")
        return Naming("", phrase_text(context.words, context.parse, start, end)) if end > start else Naming()
    end = forward(context, start, "DNAEHO")
    if context.quantity.unit != "percent" or context.lower(start - 1) != "of" or not has_noun(context, start, end):
        return Naming()
    return Naming(
        "", phrase_text(context.words, context.parse, start, end) if named(context, start, end).metric else ""
    )


def change_complement(context: Context, rule: str) -> Naming:
    i = context.quantity.end
    if rule not in ("noun before", "noun after", "listed", "multiple"):
        return Naming()
    while context.tag(i) in "NAHG" and i < context.quantity.end + 4:
        i += 1
    if context.lower(i) not in ("in", "of", "for") or i + 1 in context.located or context.tag(i + 1) in "YM":
        return Naming()
    end = i + 1
    while continues_complement(context, end):
        end += 1
    while end > i + 1 and context.tag(end - 1) in "CD,P":
        end -= 1
    return named(context, i + 1, end) if has_noun(context, i + 1, end) else Naming()


def continues_complement(context: Context, i: int) -> bool:
    """Whether a token belongs to what a change is of: `gas, steam & air conditioning`, `exports of fuels`."""
    if context.lower(i) == "of":
        return is_metric(context.words, i - 1)
    return context.tag(i) in "DANEHOGC" or (context.tag(i) == "," and context.tag(i + 1) in "NAE")


def included(context: Context, rule: str) -> Naming:
    """`a string of accidents, including two disasters`: what is counted apart."""
    counted = context.quantity.unit == "count" and context.lower(context.before()) == "including"
    return Naming(context.quantity.item) if counted else Naming()


def provided_with(context: Context, rule: str) -> Naming:
    """`education with a survival rate of 54.5%`: whose measure it is that `with` adds."""
    before = context.before()
    start = backward(context, before, "DANEHG")
    holder = start - 1
    if context.lower(before) != "of" or context.lower(holder) != "with" or context.tag(holder - 1) not in "NE":
        return Naming()
    first = backward(context, holder, "DANEHO")
    measure = named(context, start, before)
    owns = measure.metric and has_noun(context, first, holder)
    return Naming(named(context, first, holder).subject, measure.metric) if owns else Naming()


def part_of_whole(context: Context, rule: str) -> Naming:
    quantity, first = context.quantity, context.quantity.start
    share = context.previous is not None and context.previous.end == first - 2 and context.lower(first - 2) == "of"
    return Naming(quantity.item) if share and quantity.unit == "count" else Naming()


def ends_of_move(context: Context, rule: str) -> Naming:
    """`a rise of £1.3 billion in the surplus from £4.0 billion to £5.4 billion`: both ends are of what rose."""
    i = context.before()
    if context.lower(i) == "to":
        reach = range(i - 1, max(context.parse.start, i - 12), -1)
        i = next((k for k in reach if context.lower(k) == "from" or context.tag(k) in "VXSW"), i)
    if context.lower(i) != "from":
        return Naming()
    start = backward(context, i, "DNAEHO")
    moved = context.lower(start - 1) in ("in", "of") and (
        any(context.tag(k) == "M" for k in range(start - 4, start - 1))
        or noun_lemma(context.lower(start - 2)) in changes.NOUNS
    )
    return named(context, start, i) if moved and start < i else Naming()


def aged(context: Context, rule: str) -> Naming:
    """Whose age it is: of the noun that `aged` follows, of the noun after `25-year-old`, of the age group itself."""
    quantity = context.quantity
    if quantity.unit != "year":
        return Naming()
    before = context.before()
    while context.lower(before) in ("from", "between", "under", "over", "below", "above"):
        before -= 1
    if context.lower(before) == "aged" and context.tag(before - 1) in "NE":
        return Naming(named(context, backward(context, before, "DANEHO"), before).subject)
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


def bracketed(context: Context, rule: str) -> Naming:
    """What stands before the bracket that the number is in: `Men (89%)`, `the budget for parks (£220)`, `the majority (74%) of men`."""
    opening, previous = context.before(), context.previous
    if context.tag(opening) != "(" or context.quantity.unit == "year":
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
    phrase = phrase_text(context.words, context.parse, start, end)
    links = verb_lemma(context.lower(governor)) in ("remain", "become") and context.tag(governor) in "VG"
    if (context.tag(governor) in "VG" and not links) or context.lower(governor) in ("had", "has", "have"):
        return Naming("", phrase)  # London had the highest output per head (£24,940)
    follows = context.lower(governor) == "by" and context.lower(governor - 1) == "followed"
    by_itself = (
        context.tag(governor) != "P" or context.lower(governor) in ("among", "including", "for", "than") or follows
    )
    return Naming(phrase) if by_itself else Naming()


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


_EXTREMES = frozenset(
    "largest biggest greatest highest lowest smallest fastest slowest strongest weakest sharpest steepest most least fewest".split()
)


def in_order(context: Context, rule: str) -> Naming:
    """`The largest rise was in Surrey at 5.6%, followed by Kent at 3%`: who comes first, and next, has the number."""
    before = context.before()
    if context.lower(before) not in ("at", "with", "("):
        return Naming()
    start = backward(context, before, "DANEHOC")
    follows = context.lower(start - 1) == "by" and context.lower(start - 2) == "followed"
    leads = context.lower(start - 1) in ("in", "among") and context.tag(start - 2) in "XV" and names_extreme(context)
    found = has_noun(context, start, before) and (follows or leads)
    return Naming(named(context, start, before).subject) if found else Naming()


def names_extreme(context: Context) -> bool:
    """Whether the clause's subject is an extreme: `the largest rise`, `the highest rates of growth`."""
    clause = context.clause
    return clause is not None and any(
        context.lower(i) in _EXTREMES for i in range(max(clause.subject_start, 0), clause.subject_end)
    )


def ranked(context: Context, rule: str) -> Naming:
    """`The second-largest city is Leeds`: who holds a rank that the subject names stands behind the verb."""
    clause = context.clause
    if context.quantity.unit != "rank" or clause is None or clause.verbs != ("be",):
        return Naming()
    end = forward(context, clause.verb_end, "DANEHO")
    inside = clause.subject_start <= context.quantity.numeral_start < clause.subject_end
    return named(context, clause.verb_end, end) if inside and has_noun(context, clause.verb_end, end) else Naming()
