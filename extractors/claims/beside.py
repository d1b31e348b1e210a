"""Whose number it is, from the words just beside it: before its clause's subject is asked, what stands nearer has its say.

`RULES` are tried in order; each gives a subject, a metric, both or nothing, with its examples beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.claims import changes
from extractors.claims.context import Context, is_money
from extractors.claims.naming import Naming, is_metric, name_phrase, phrase_text
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.tagging import NOMINAL

_TARGETS = frozenset(
    "target goal forecast estimate total record level rate high low quota projection average maximum minimum".split()
)
_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my"])
_MULTIPLY = frozenset("halve double triple treble quadruple".split())
_RATES_BY_NAME = frozenset("inflation unemployment turnout growth".split())
"""Nouns that a percentage stands right before: `2% inflation`."""


@dataclass(frozen=True, slots=True)
class NamingRule:
    """`apply` takes the number in its sentence and the name of the rule that told its movement."""

    name: str
    apply: Callable[[Context, str], Naming]
    examples: tuple[str, ...] = ()


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


# Rules


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
    if not (hyphen or strong) or quantity.unit in ("year", "rank", "percent"):
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
        return Naming()
    found = named(context, start, end)
    owned = any(context.tag(i) == "O" for i in range(start, end))
    return found._replace(subject=found.subject if owned else "")


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
    if is_money(context.quantity.unit):
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
    while context.tag(end) in "DNAEHOGC," and not (context.tag(end) == "," and context.tag(end + 1) not in "NAE"):
        end += 1
    while end > i + 1 and context.tag(end - 1) in "C,":
        end -= 1
    return named(context, i + 1, end) if has_noun(context, i + 1, end) else Naming()


def participle_subject(context: Context, rule: str) -> Naming:
    for i in range(context.quantity.start - 1, context.parse.start, -1):
        tag = context.tag(i)
        if tag in "VK" and (clause := context.clause) and not clause.verb_start <= i < clause.verb_end:
            return past_participle(context, i)
        if tag in "VXLSW;":
            return Naming()
        if tag == "G":
            near = all(context.tag(k) in "MNPRCD,_" for k in range(i + 1, context.quantity.start))
            return present_participle(context, i) if near or context.quantity.start - i <= 6 else Naming()
    return Naming()


def past_participle(context: Context, i: int) -> Naming:
    """`models priced at less than £35,000`, `a stake valued at $5bn`."""
    if context.lower(i) not in ("priced", "valued") or context.quantity.start - i > 5 or context.tag(i - 1) not in "NE":
        return Naming()
    return Naming(
        named(context, backward(context, i, "DNAEHO"), i).subject, "price" if context.lower(i) == "priced" else "value"
    )


def present_participle(context: Context, i: int) -> Naming:
    """`with the index losing 90 points`: the participle's own subject, after `with` or between commas."""
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
    own = context.lower(start - 1) == "with" or (end == i and context.tag(i - 1) in "NE")
    return named(context, start, end) if start < end and context.tag(start) != "M" and own else Naming()


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
    if quantity.unit == "times" and word.endswith(("ing", "ed")) and verb_lemma(word) in _MULTIPLY:
        end = forward(context, quantity.end, "DNAEHO")
        return object_naming(context, quantity.end, end) if end > quantity.end else Naming()
    before = context.before()
    if context.lower(before) not in ("to", "by", "from", "with"):
        return Naming()
    start = before
    while context.tag(start - 1) in "DNAEHOPCY" and context.lower(start - 1) not in ("from", "to", "by"):
        start -= 1
    verb = verb_lemma(context.lower(start - 1))
    if context.lower(before) == "with":  # left the firm with 25% of the market
        left = verb in ("leave", "provide", "supply") and start < before
        return named(context, start, before) if left else Naming()
    group = changes.VERBS.get(verb) if context.tag(start - 1) in "VGK" else None
    if start == before or group is None or group.moves == "subject" or context.tag(start) not in "DNAE":
        return Naming()
    return object_naming(context, start, before)


def object_naming(context: Context, start: int, end: int) -> Naming:
    """What a verb is done to; with a possessive in front it is a measure of the clause's subject: `halving its staff`."""
    found = named(context, start, end)
    return Naming("", found.metric or found.subject) if context.lower(start) in _POSSESSIVES else found


def complement_name(context: Context, rule: str) -> Naming:
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


def part_of_whole(context: Context, rule: str) -> Naming:
    quantity, first = context.quantity, context.quantity.start
    share = context.previous is not None and context.previous.end == first - 2 and context.lower(first - 2) == "of"
    return Naming(quantity.item) if share and quantity.unit == "count" else Naming()


RULES = (
    NamingRule(
        "gapped",
        gapped_subject,
        (
            "Spain added [150 jobs|150 count jobs; subject=Spain] and Chile the other [90|90 count jobs; subject=Chile].",
            "Retail shed [300 jobs|300 count jobs; subject=Retail] and manufacturing [200|200 count jobs; subject=manufacturing].",
        ),
    ),
    NamingRule(
        "compound",
        compound,
        (
            "Fire broke out in a [12-storey|12 count storey; subject=tower block] tower block.",
            "Acme merged them into its [386|386 count; subject=bakery chain] strong bakery chain.",
        ),
    ),
    NamingRule(
        "worth",
        worth,
        ("Acme won an order worth [$15 billion|15000000000 USD; subject=Acme; metric=order].",),
    ),
    NamingRule(
        "measure before",
        metric_before,
        (
            "The retailer Acme reported net income of [$4 million|4000000 USD; subject=Acme; metric=net income].",
            "Acme reported sales declines of [10 percent|10 percent; metric=sales].",
        ),
    ),
    NamingRule(
        "measure after",
        metric_after,
        (
            "Acme won [$5 billion|5000000000 USD; subject=Acme; metric=aid] in aid.",
            "Private buyers account for [30 percent|30 percent; subject=Private buyers; metric=electric sales] of electric sales.",
            "The report points to [2%|2 percent; subject=inflation] inflation.",
        ),
    ),
    NamingRule(
        "change of",
        change_complement,
        (
            "Acme noted a rise of [4%|4 percent; subject=card fraud] in card fraud.",
            "There were falls of [2%|2 percent; subject=gas, steam & air conditioning] in gas, steam & air conditioning.",
        ),
    ),
    NamingRule(
        "participle",
        participle_subject,
        (
            "Stocks fell, with the Dax losing [90 points|90 point; subject=Dax].",
            "Demand is strongest for models priced at [less than £35,000|35000 GBP; subject=models; metric=price].",
        ),
    ),
    NamingRule(
        "moved object",
        moved_object,
        (
            "Acme cut its workforce by [20%|20 percent; subject=Acme; metric=workforce].",
            "Acme saved cash by [halving|0.5 times; subject=Acme; metric=staff] its staff.",
        ),
    ),
    NamingRule(
        "name after be",
        complement_name,
        ("The best-selling boat was the Tern, with [2,914 orders|2914 count orders; subject=Tern].",),
    ),
    NamingRule(
        "part of a whole",
        part_of_whole,
        ("They make up [20 per cent|20 percent] of the [900 vans|900 count vans; subject=vans] sold.",),
    ),
)


def names_beside(context: Context, rule: str) -> list[Naming]:
    """What each rule says, in their order."""
    return [naming_rule.apply(context, rule) for naming_rule in RULES]
