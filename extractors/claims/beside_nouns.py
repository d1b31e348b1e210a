"""Nouns beside a number that say whose it is: `net income of $4 million`, `$5 billion in aid`, `a rise of 4% in traffic`.

Each function looks at one number in its sentence, and is told the rule that read its movement. Examples stand in `beside.py`.
"""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.context import Context
from extractors.claims.naming import METRIC_MODIFIERS, Naming, is_metric, name_phrase, only_counts
from extractors.claims.phrase_text import phrase_text
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.tagging import NOMINAL
from extractors.schema import is_currency

_TARGETS = frozenset(
    "target goal objective forecast estimate total record level rate high low quota projection average maximum minimum".split()
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
    return end - (context.tag(end) == "H" and end > context.parse.start)  # non-housing repairs


def gapped_subject(context: Context, rule: str) -> Naming:
    previous = context.previous
    if previous is None or previous.end >= context.quantity.start:
        return Naming()
    start, end = previous.end, context.quantity.start
    while start < end and context.tag(start) not in ",C":
        start += 1
    while end > start and (context.lower(end - 1) in _BETWEEN_NAME_AND_NUMBER or context.tag(end - 1) in "DAH"):
        end -= 1
    while start < end and context.tag(start) in ",C_":
        start += 1
    moves = context.tag(start) == "G" and end - start > 1  # moving north at 13 mph
    plain = start < end and all(context.tag(i) in "DANEHGO" for i in range(start, end)) and context.tag(end - 1) in "NE"
    return named(context, start, end) if plain and not moves else Naming()


_BETWEEN_NAME_AND_NUMBER = frozenset("the other remaining another a further for by at on just record".split())


def compound(context: Context, rule: str) -> Naming:
    quantity = context.quantity
    hyphen = any(context.tag(i) == "H" for i in range(quantity.numeral_end, quantity.end + 1))
    strong = context.lower(quantity.end) == "strong"  # its 386 strong chain
    if not (hyphen or strong) or quantity.unit in ("year", "rank", "percent", "times"):
        return Naming()
    start = quantity.end + (strong or context.tag(quantity.end) == "H")
    end = backward(context, forward(context, start, "NAEGK"), "GK")
    if end <= start or noun_lemma(context.lower(end - 1)) in changes.NOUNS or only_counts(context.lower(end - 1)):
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
    return Naming("", "price" if is_sold_for(context, before) else "")


def is_sold_for(context: Context, before: int) -> bool:
    """`sold for $3m`, `sold its mine for $9m`, `a loaf fetched $5`: whether the sum is the price of what is sold."""
    if not is_currency(context.quantity.unit):
        return False
    if context.lower(before) != "for":
        return context.lower(before) in ("fetch", "fetches", "fetched") and context.tag(before) in "VK"
    verb = backward(context, before, "DNAEHO") - 1
    return verb_lemma(context.lower(verb)) == "sell" and context.tag(verb) in "VKG"


def metric_before(context: Context, rule: str) -> Naming:
    before = context.before()
    if rule == "comparative after" and context.tag(before) == "N" and is_metric(context.words, before):
        start = backward(context, before + 1, "NAEHO")  # reported demand 18 percent below expectations
        start = determined(context, start)
        verb = context.tag(start - 1) == "V" or context.lower(start - 1) == "with"
        return Naming("", phrase_text(context.words, context.parse, start, before + 1)) if verb else Naming()
    end = past_time(context, before)
    if context.lower(before) != "of" or context.tag(end - 1) not in "NG":
        return Naming()
    start = backward(context, end - 1, "NAEHO")
    while start < end and "H" in (context.tag(start), context.tag(start - 1)):
        start += 1  # a year-over-year revenue decline
    if noun_lemma(context.lower(end - 1)) in _TARGETS and end - 1 > start and not names_rate(context, start, end):
        end -= 1
        start = past_hyphenated(context, start, end)
    if context.lower(end - 1) == "growth" and context.lower(end - 2) in ("economic", "nominal", "real"):
        return Naming("", phrase_text(context.words, context.parse, start, end))
    if names_move(context, end - 1) and start < end - 1:
        # sales declines of 10 percent; but a forecasted rise of 0.4%
        return (
            named(context, start, end - 1) if any(context.tag(i) in "NE" for i in range(start, end - 1)) else Naming()
        )
    if end - 1 == start and context.lower(start) == "growth":
        return Naming()  # a growth of 7 percent: of what the clause measures
    if not is_metric(context.words, end - 1):
        aimed = noun_lemma(context.lower(end)) in _TARGETS  # the average analyst estimate of $8bn
        measures = not aimed and context.lower(start - 1) != "per" and is_measured(context, before, end - 1)
        return Naming("", phrase_text(context.words, context.parse, start, end)) if measures else Naming()
    found = named(context, start, end)
    owned = any(context.tag(i) == "O" for i in range(start, end))
    return found._replace(subject=found.subject if owned else "")


def past_time(context: Context, end: int) -> int:
    """Where a noun ends that words of time may follow: `a profit for the last year of $3bn`."""
    first = backward(context, end, "DY")
    governed = first < end and context.lower(first - 1) in ("for", "in", "during", "over")
    return first - 1 if governed else end


def names_rate(context: Context, start: int, end: int) -> bool:
    """Whether `rate` ends a name: `a birth rate of 11%`; but `an annual rate of 4%`."""
    last = end - 2
    often = context.lower(last).endswith("ly") or context.lower(last) in _TARGETS  # an average quarterly rate
    named_so = context.tag(last) in "NE" and context.tag(last - 1) != "H" and not often
    return context.lower(end - 1) in ("rate", "rates") and last >= start and named_so


def names_move(context: Context, noun: int) -> bool:
    """Whether a noun says that something moved by the number; a loss of money is a measure: `a net loss of $3m`."""
    lemma = noun_lemma(context.lower(noun))
    return lemma in changes.NOUNS and not (lemma == "loss" and is_currency(context.quantity.unit))


_STATISTICS = frozenset(
    "amount region peak trough mean median top bottom range pace part control exception case prospect possibility report capture combination series".split()
)
"""Nouns behind which `of` brings a number of something else than what they name: `from a peak of 5.9 percent`."""


def is_measured(context: Context, before: int, noun: int) -> bool:
    """Whether the number right behind `of` tells how much of a noun there is: `a debt of $4bn`, `gusts of 90 mph`; but `a rise of 3%`."""
    quantity, lemma = context.quantity, noun_lemma(context.lower(noun))
    told_of_another = any(context.tag(i) == "D" for i in range(before + 1, quantity.start)) or (
        context.tag(quantity.end) in "NAG"  # of the 6% estimate, of 3 percent increases
    )
    if quantity.unit in ("count", "rank", "times") or quantity.unit_kind == "age" or told_of_another:
        return False
    moves = lemma in changes.NOUNS or only_counts(lemma)
    acts = lemma.endswith(("er", "or", "man"))  # a net borrower of $4bn
    return context.tag(noun) == "N" and not (moves or acts or lemma in _TARGETS or lemma in _STATISTICS)


def past_hyphenated(context: Context, start: int, end: int) -> int:
    """Past what says of a target how far it goes: a `mid-to-long-term annual sales target` is one of annual sales."""
    last = start
    while last + 2 < end and context.tag(last + 1) == "H":
        last += 2
    word = "".join(context.lower(i) for i in range(start, last + 1))
    return last + 1 if last > start and last + 1 < end and word not in METRIC_MODIFIERS else start


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
    if quantity.unit == "times":
        return Naming()  # 1.6 times earnings: no measure of earnings
    if i > quantity.end and quantity.unit != "count" and is_metric(context.words, i - 1):
        return Naming("", phrase_text(context.words, context.parse, quantity.end, i))
    inside = [k for k in range(quantity.numeral_end, quantity.end) if is_metric(context.words, k)]
    return Naming("", context.words.text[inside[0]]) if inside and quantity.unit == "percent" else Naming()


_DIMENSIONS = frozenset(
    "value volume price length width height depth thickness weight size diameter circumference area number duration".split()
)


def named_sum(context: Context, start: int) -> Naming:
    """`$5 billion in aid`, `30 percent of electric sales`: what the sum or the share is of."""
    link = context.lower(start - 1)
    if is_currency(context.quantity.unit):
        end = forward(context, start, "NA")
        return Naming("", phrase_text(context.words, context.parse, start, end)) if end > start else Naming()
    if context.quantity.unit != "count" and (link == "in" or context.quantity.unit != "percent"):
        # 30 metres in length, 14 inches of rain
        dimension = link == "of" or noun_lemma(context.lower(start)) in _DIMENSIONS
        alone = (
            dimension
            and context.tag(start) == "N"
            and is_metric(context.words, start)
            and context.tag(start + 1) not in "NE"
        )
        return Naming("", context.words.text[start]) if alone else Naming()
    end = forward(context, start, "DNAEHO")
    if context.quantity.unit != "percent" or context.lower(start - 1) != "of" or not has_noun(context, start, end):
        return Naming()
    whole = named(context, start, end).metric and not context.words.text[end - 1].isupper()  # a deficit of 4% of GDP
    return Naming(
        "", phrase_text(context.words, context.parse, start, end) if whole and not measures_clause(context) else ""
    )


def measures_clause(context: Context) -> bool:
    """Whether the clause's subject is a measure itself, of which the number is no less: `the deficit was 3 percent of exports`."""
    clause = context.clause
    if clause is None or not 0 <= clause.subject_start < clause.verb_start:
        return False
    return bool(named(context, clause.subject_start, clause.subject_end).metric)


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
        return is_metric(context.words, i - 1) or only_counts(context.lower(i - 1))
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


_TRADED = frozenset("sold delivered shipped bought ordered built".split())


def sold_by(context: Context, rule: str) -> Naming:
    """`141,951 units sold by Volta`: who is said to have done it."""
    i = context.quantity.end
    if context.lower(i) not in _TRADED or context.lower(i + 1) != "by":
        return Naming()
    end = forward(context, i + 2, "DEH")
    named_so = any(context.tag(k) == "E" for k in range(i + 2, end))
    return Naming(phrase_text(context.words, context.parse, i + 2, end)) if named_so else Naming()


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


def moved_in(context: Context, rule: str) -> Naming:
    """`dropped in value by 6%`: in what it moved."""
    end = context.before()
    noun = end - 1 if context.lower(end) in ("by", "to", "from") else end
    moves = context.lower(noun - 1) == "in" and verb_lemma(context.lower(noun - 2)) in changes.VERBS
    return Naming("", context.words.text[noun]) if moves and is_metric(context.words, noun) else Naming()


def multiplied(context: Context, rule: str) -> Naming:
    """`cheered after its revenue more than doubled`: what doubled, where that is no clause of its own to the grammar."""
    quantity = context.quantity
    if quantity.unit != "times" or not context.lower(quantity.numeral_start).endswith("ed"):
        return Naming()
    end = context.before() + 1
    start = backward(context, end, "DNAEHO")
    opens = context.lower(start - 1) in ("after", "as", "since", "before", "while", "and", "that", "because", "when")
    return named(context, start, end) if opens and has_noun(context, start, end) else Naming()


def magnitude(context: Context, rule: str) -> Naming:
    """`a magnitude 6.8 quake`, `a quake of magnitude 6.8`, `a 6.8-magnitude quake`: how strong a quake was, and which quake."""
    quantity = context.quantity
    before = quantity.numeral_start - 1 if context.lower(quantity.numeral_start - 1) == "magnitude" else -1
    behind = "magnitude" in (context.lower(i) for i in range(quantity.numeral_end, quantity.numeral_end + 2))
    if before < 0 and not behind:
        return Naming()
    first = next((i for i in range(quantity.numeral_end, quantity.numeral_end + 3) if is_quake(context, i)), -1)
    if first >= 0:
        return Naming(context.words.text[first], "magnitude")
    noun = backward(context, max(before, 0), "AVKD") - 2
    of = context.lower(noun + 1) in ("of", "with") and is_quake(context, noun)
    return Naming(context.words.text[noun] if of else "", "magnitude")


def is_quake(context: Context, i: int) -> bool:
    return noun_lemma(context.lower(i)) in ("quake", "earthquake", "aftershock", "tremor", "foreshock", "shock")
