"""Whose number it is, and what is measured: the subject and the metric of a quantity.

The words beside the number come first (`beside.py`), then the subject of its clause: `Sales of automobiles fell 35%`: subject automobiles,
metric sales. A pronoun, or a bare measure (`Profit rose 4%`), goes back to an earlier clause or to what the text is about.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.claims import changes
from extractors.claims.actors import COMPANY_NOUNS, DOCUMENTS, OBSERVERS, bears_office, clause_head
from extractors.claims.beside import names_beside
from extractors.claims.beside_groups import EXTREMES, is_compared
from extractors.claims.context import Context, tells_age
from extractors.claims.measures import METRIC_NOUNS
from extractors.claims.measuring import measures
from extractors.claims.naming import Naming, conjuncts, employer_end, is_label, last_possessive, name_phrase
from extractors.claims.phrase_text import phrase_text
from extractors.grammar.clauses import Clause
from extractors.grammar.open_words import SAYING, is_plural
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.phrases import antecedent_range
from extractors.schema import is_currency
from extractors.text.words import Words

__all__ = ["Naming", "conjuncts", "find_naming", "name_phrase"]

_PRONOUNS = frozenset(
    "it they he she its their his her this these those which who that we i most some many others both few several all".split()
)
_DETERMINERS = frozenset("the its their his her our my this".split())


Ask = Callable[[str], Naming]
"""Asks the text before, by `actor`, `firm`, `speaker`, `its`, `it`, `they`, `he`, `number`, `sum`, `measure`, `whole` or `counted`, for whom it means."""


def find_naming(context: Context, rule: str, ask: Ask) -> Naming:
    """Subject and metric of the quantity, the nearest words first; `rule` is what told its movement.

    `ask` gives what a pronoun, `this` or a bare measure goes back to; it is asked only where one is needed.
    """
    own = names_beside(context, rule)
    of_clause = clause_naming(context, ask)
    named = [*own, of_clause._replace(metric="") if is_aside(context) else of_clause]
    metrics = [naming.metric for naming in named if naming.metric]
    if context.quantity.unit_kind == "age" or tells_age(context):
        metrics = [metric for metric in metrics if is_age(metric)] or ["age"]
    metric = plain_metric(metrics[0] if metrics else counted_metric(context) or carried_metric(context, ask))
    if metric and not any(naming.subject for naming in own) and is_document(context):
        return Naming(metric, metric)
    subject = next((naming.subject for naming in named if naming.subject), "")
    return Naming(subject or last_resort(context, metric, ask), metric, any(naming.subject for naming in own))


def carried_metric(context: Context, ask: Ask) -> str:
    """The metric of the number before where this one only goes on: `had the highest fares at £9, and Leeds the lowest at £3`."""
    quantity, previous = context.quantity, context.previous
    if previous is None and is_currency(quantity.unit) and is_compared(context):
        return ask("sum").metric  # That compared with $3bn a year earlier
    if previous is None or (previous.unit, previous.per) != (quantity.unit, quantity.per) or quantity.unit == "count":
        return ""
    before = context.before()
    superlative = context.lower(before) == "at" and context.lower(before - 1) in EXTREMES
    between = range(previous.end, quantity.start)
    verbless = not any(context.tag(i) in "VXLSWG;" for i in between)
    goes_on = verbless and context.parse.clause_at(previous.start) == context.clause
    followed = any(context.lower(i) in ("followed", "compared") for i in between)
    return ask("number").metric if superlative or goes_on or followed else ""


def plain_metric(metric: str) -> str:
    """What is measured, not that it is an extreme: `the highest output per head` is output per head.

    >>> plain_metric("highest output per head"), plain_metric("highest")
    ('output per head', 'highest')
    """
    first, _, rest = metric.partition(" ")
    return rest if first.lower() in EXTREMES and rest else metric


def is_age(metric: str) -> bool:
    """Whether a measure is one of age: `average age`, `life expectancy`."""
    return metric.split()[-1].lower() in ("age", "ages", "expectancy")


def last_resort(context: Context, metric: str, ask: Ask) -> str:
    """Of a number whose clause names nothing: what it counts, what the number before it is of, who acts, or the measure itself."""
    if context.clause is None or context.clause.subject_start < 0:
        counted = context.quantity.item if context.quantity.unit == "count" else ""
        return counted or ask("number").subject or ask("actor").subject or metric
    return ask("actor").subject or metric or context.quantity.item


def clause_naming(context: Context, ask: Ask) -> Naming:
    """From the subject of the clause; a pronoun stands for the subject of an earlier clause, or for one before the sentence."""
    quantity, clause = context.quantity, context.clause
    if clause is None or clause.subject_start < 0:
        return opening_measure(context)
    if clause.subject_start <= quantity.numeral_start < clause.subject_end:
        # the number is the subject: 537,000 pickups were sold
        counted = quantity.item if quantity.unit == "count" else shared_whole(context)
        of_what = "counted" if quantity.unit == "percent" else "whole"
        return Naming(counted or fronted_group(context, clause) or ask(of_what).subject)
    if quantity.end <= clause.subject_start and context.lower(context.before()) == "with" and shared_whole(context):
        return Naming(shared_whole(context))  # with 98% of votes counted, Jo Smith led
    named = name_phrase(context.words, context.parse, clause.subject_start, clause.subject_end)
    if points_back(context, clause):
        return ask("measure")
    if context.lower(clause.subject_start) in ("those", "that") and context.lower(clause.subject_start + 1) == "of":
        return Naming(named.subject, named.metric or ask("number").metric)  # Acme's shares rose, those of Volta fell
    if context.tag(clause.subject_end - 1) == "O":
        owner = name_phrase(context.words, context.parse, clause.subject_start, clause.subject_end - 1).subject
        return Naming(owner, ask("number").metric)  # Acme's profit rose, while Volta's was $3m
    if is_pronoun(context, clause):
        return pronoun_naming(context, clause, ask)
    if is_label(context.lower(clause.subject_start)):
        counted = quantity.item if quantity.unit == "count" else ""
        return Naming(counted or ask("number").subject or named.subject)
    if is_observer(context, clause):
        expected = ask("sum") if is_expected_sum(context, clause) else Naming()
        return expected if expected.metric else Naming(ask("actor").subject or named.subject)
    stands_for_name = (
        is_company(named.subject)
        and any(context.lower(i) in _DETERMINERS for i in range(clause.subject_start, clause.subject_end))
        and context.tag(clause.subject_end) != "W"  # the group that rented
    )
    if stands_for_name:
        return Naming(firm_naming(context, clause, ask) or named.subject, named.metric)
    counted = any(context.tag(i) == "M" for i in range(clause.subject_start, clause.subject_end))
    if named.metric and not named.subject and counted:
        return Naming(named.metric, named.metric)  # two cases were mild: nobody owns what is counted
    whose = whose_owner(context, clause) if named.metric else ""
    if whose:
        return named._replace(subject=whose)
    if not named.subject:
        bare = clause.subject_end - clause.subject_start == 2 and context.lower(clause.subject_start) == "the"
        known = ask(f"the {named.metric.lower()}") if bare else Naming()
        if known.subject:
            return known  # the rate had reached 95%
        owner = fronted_group(context, clause) or fronted_sector(context, clause) or reporter(context, clause)
        if not owner or is_company(owner):
            asked = "firm" if owner else _OWNERS.get(context.lower(clause.subject_start), "actor")
            reported = noun_lemma(named.metric.rpartition(" ")[2].lower()) in _REPORTED_BY_FIRMS
            further = "it" if asked == "its" else "firm" if asked == "actor" and reported else ""
            owner = ask(asked).subject or (ask(further).subject if further else "") or owner
        return Naming(owner or named.metric, named.metric)
    return named if named.metric else owned_measure(context, clause) or named


def opening_measure(context: Context) -> Naming:
    """`Net profit, its main gauge, compared with $3bn`: the measure that a sentence without a clause begins with."""
    start = context.parse.start
    end = next((i for i in range(start, context.quantity.start) if context.tag(i) not in "DANEHO"), start)
    if end == start or any(clause.subject_start >= 0 for clause in context.parse.clauses):
        return Naming()
    named = name_phrase(context.words, context.parse, start, end)
    return named if named.metric else Naming()


_NEAR = 30
"""Tokens that what `whose` goes back to, with what is said of it, may take."""


def whose_owner(context: Context, clause: Clause) -> str:
    """`Acme, whose revenue rose 4%`: the noun phrase that `whose` goes back to."""
    whose = clause.subject_start - 1
    if not clause.relative or context.lower(whose) != "whose":
        return ""
    start = max(context.parse.start, whose - _NEAR)
    owner = antecedent_range(
        list(context.parse.tags[start - context.parse.start : whose - context.parse.start]), whose - start
    )
    return name_phrase(context.words, context.parse, start + owner[0], start + owner[1]).subject if owner else ""


_REPORTED_BY_FIRMS = frozenset("profit share revenue turnover dividend".split())
"""Measures that a firm alone has: `Profit rose`, `The shares fell`."""

_OWNERS = {"its": "its", "their": "they", "his": "he", "her": "he"}
"""What a possessive before a measure asks for: `its shares fell`."""


_OWNED_THINGS = COMPANY_NOUNS | frozenset(
    "economy market sector industry index team party government plant factory mine founder owner".split()
)


def owned_measure(context: Context, clause: Clause) -> Naming | None:
    """`India's wheat harvest rose 4%`: what is owned, where its clause says how much of it there is, or how it moved."""
    words, parse, start, end = context.words, context.parse, clause.subject_start, clause.subject_end
    marker = last_possessive(parse, start, end)
    tags = parse.tags[marker + 1 - parse.start : end - parse.start]
    plain = (
        marker > start
        and set(tags) <= set("AN")
        and tags.endswith("N")
        and noun_lemma(words.lower[end - 1]) not in _OWNED_THINGS
    )
    if (
        not plain
        or not measures(clause)
        or context.quantity.unit in ("rank", "year")
        or clause.relative
        or not is_governed(context, clause)
    ):
        return None
    return Naming(name_phrase(words, parse, start, marker).subject, phrase_text(words, parse, marker + 1, end))


_ASKED = {
    **dict.fromkeys("they their these those most some many others both few several all".split(), "they"),
    **dict.fromkeys("he she his her".split(), "he"),
}
_POINTERS = frozenset("this that these those".split())
_STAND_INS = frozenset(
    "figure number total rate proportion percentage amount level value sum share ratio average estimate".split()
)
"""Nouns that after `this` stand for the number before: `this figure is down 0.9%`."""


def points_back(context: Context, clause: Clause) -> bool:
    """`This was a rise of 2.1%`, `this figure is down`: the subject is the number given before."""
    if clause.relative or context.lower(clause.subject_start) not in _POINTERS:
        return False
    rest = range(clause.subject_start + 1, clause.subject_end)
    return not rest or (len(rest) == 1 and noun_lemma(context.lower(rest[0])) in _STAND_INS)


def shared_whole(context: Context) -> str:
    """`30 percent of the dealers reported a rise, while 9 percent reported a fall`: of whom both are shares."""
    after = context.quantity.end
    if context.tag(after) == "(":
        after = next((i + 1 for i in range(after, context.parse.end) if context.tag(i) == ")"), after)
    while context.tag(after) in "MC" or context.lower(after) in _SHARE_UNITS:
        after += 1  # 66 percent and 42 percent of the crop
    for i in (after, *range(context.quantity.end, context.parse.start, -1)):
        # 5 million square feet of space; 9 percent (20) of the shops
        is_whole = context.lower(i - 1) in _SHARE_UNITS or i in (context.quantity.end, after)
        if context.lower(i) == "of" and is_whole:
            end = i + 1
            while context.tag(end) in "DNAEHOPM" and end < context.parse.end:
                end += 1
            if context.tag(i + 1) == "M" and context.lower(i + 2) in ("to", "-", "–"):
                return phrase_text(context.words, context.parse, i + 1, end)  # of 16 to 24 year olds
            return whole_text(context, i + 1, end) if end > i + 1 else ""
    return ""


def whole_text(context: Context, start: int, end: int) -> str:
    """The subject of a whole; one that is measured (`of all alcohol-related deaths`) as it stands."""
    named = name_phrase(context.words, context.parse, start, end)
    return phrase_text(context.words, context.parse, start, end) if named.metric else named.subject


_SHARE_UNITS = frozenset("% percent cent half third quarter thirds quarters".split())


def is_observer(context: Context, clause: Clause) -> bool:
    """`Analysts had been looking for $1.29 a share`: the number is not theirs."""
    head = clause_head(context.words, context.parse, clause)
    expects = clause.verb in SAYING or clause.verb in ("look", "peg", "put")
    return expects and noun_lemma(context.lower(head)) in OBSERVERS


def is_expected_sum(context: Context, clause: Clause) -> bool:
    """`Analysts had expected $3bn`: a sum and no more, of what a sum was given for before."""
    plain = context.before() == clause.verb_end - 1 and context.tag(context.quantity.end) in ".,;CY"
    return plain and is_currency(context.quantity.unit)


def is_document(context: Context) -> bool:
    """`The estimate contained a rise of 0.4% in output`: the number is no measure of the estimate."""
    clause = context.clause
    if clause is None or not 0 <= clause.subject_start < clause.verb_start:
        return False
    return noun_lemma(context.lower(clause_head(context.words, context.parse, clause))) in DOCUMENTS


def is_pronoun(context: Context, clause: Clause) -> bool:
    return is_pronoun_phrase(context.words, clause)


def is_pronoun_phrase(words: Words, clause: Clause) -> bool:
    """Whether a clause's subject is a pronoun and nothing else."""
    return clause.subject_end - clause.subject_start == 1 and words.lower[clause.subject_start] in _PRONOUNS


def earlier_clauses(context: Context, clause: Clause) -> list[Clause]:
    """The clauses of the sentence before this one that have a subject, the nearest first."""
    clauses = context.parse.clauses
    return [other for other in reversed(clauses[: clauses.index(clause)]) if other.subject_start >= 0]


def pronoun_naming(context: Context, clause: Clause, ask: Ask) -> Naming:
    """What a pronoun stands for; what is measured of it only where the clause goes on measuring: `Rents fell: they averaged $900`."""
    pronoun = context.lower(clause.subject_start)
    found = earlier_naming(context, clause, pronoun)
    if found is None and pronoun == "it" and speaks(context, clause):
        found = ask("speaker")
    if found is None or not found.subject:
        found = ask(_ASKED.get(pronoun, "it"))
    if measures(clause):
        return found
    acts = pronoun == "it" and found.subject == found.metric  # profit rose; it opened nine shops
    return Naming((ask("firm").subject if acts else "") or found.subject)


def speaks(context: Context, clause: Clause) -> bool:
    """`It said it would close`: whether what `it` stands for can speak."""
    return any(
        other.verb in SAYING and context.lower(other.subject_start) == "it"
        for other in earlier_clauses(context, clause)
    )


def earlier_naming(context: Context, clause: Clause, pronoun: str) -> Naming | None:
    """`Airbus announced that they will pay`: the subject of the nearest clause before that names one that fits the pronoun."""
    for other in earlier_clauses(context, clause):
        if is_pronoun(context, other) or is_label(context.lower(other.subject_start)):
            continue
        head = clause_head(context.words, context.parse, other)
        several = context.tag(head) != "E" and is_plural(context.lower(head))
        person = bears_office(context.words, context.parse, other)
        if pronoun in ("he", "she") and several:
            continue  # Smith's pay rose, prosecutors said, and he spent $3m
        if pronoun == "it" and (is_observer(context, other) or several or person):
            continue  # officials said it killed nine people, Acme said orders rose and it will hire 90
        named = name_phrase(context.words, context.parse, other.subject_start, other.subject_end)
        if named.subject or named.metric:
            return Naming(named.subject or named.metric, named.metric)
    return None


def is_company(subject: str) -> bool:
    """Whether a subject is a firm without a name: `company`, `Leeds-based retailer`, `snack maker`.

    >>> is_company("company"), is_company("California-based company"), is_company("Leeds agency"), is_company("sales of the company")
    (True, True, False, False)
    """
    *before, last = subject.split() or [""]
    told_apart = all(word.endswith("based") for word in before) or (
        last in _KINDS_OF_FIRM and len(before) == 1 and before[0].islower()
    )
    return last.lower() in COMPANY_NOUNS and told_apart


_KINDS_OF_FIRM = frozenset("company firm maker manufacturer giant retailer chain startup developer operator".split())
"""Nouns that with another before them tell what a firm named before does: `the snack maker`."""


def firm_naming(context: Context, clause: Clause, ask: Ask) -> str:
    """Which firm `the company` is: for whom an earlier speaker speaks, whose measure the sentence began with, or one named before."""
    for other in earlier_clauses(context, clause):
        named = name_phrase(context.words, context.parse, other.subject_start, other.subject_end)
        if named.metric and named.subject[:1].isupper() and named.subject != named.metric:
            return named.subject  # shares of Nissan fell after the carmaker said
    return employer(context, clause) or ask("firm").subject


def employer(context: Context, clause: Clause) -> str:
    """`Acme CEO Jo Smith said the company will close`: for whom an earlier speaker of the sentence speaks."""
    for other in earlier_clauses(context, clause):
        apposed = apposed_employer(context, other)
        if apposed:
            return apposed
        if employer_end(
            context.words, context.parse, other.subject_start, clause_head(context.words, context.parse, other)
        ):
            return name_phrase(context.words, context.parse, other.subject_start, other.subject_end).subject
    return ""


def apposed_employer(context: Context, clause: Clause) -> str:
    """`Jo Smith, the Acme chief executive, said the company`: the name before the role, between subject and verb."""
    for i in range(clause.subject_end, clause.verb_start):
        if (
            context.lower(i) in ("chief", "president", "chairman", "spokesman", "spokeswoman", "director")
            and context.tag(i - 1) in "EO"
        ):
            end = i - (context.tag(i - 1) == "O")
            start = end
            while start > clause.subject_end and context.tag(start - 1) in "EH":
                start -= 1
            return phrase_text(context.words, context.parse, start, end)
    return ""


def fronted_group(context: Context, clause: Clause) -> str:
    """`Among people aged 15 to 24, unemployment was 14.7 per cent`, `Of the nine firms, two closed`: the group that a number is of."""
    for start in dict.fromkeys((clause.start, context.parse.start)):
        first = start + (context.tag(start) in "-_")
        if context.lower(first) in ("among", "of", "for") and context.tag(first + 1) not in "YG":
            end = next((i for i in range(first, clause.verb_start) if context.tag(i) == ","), first)
            if context.lower(first) == "for" and any(context.tag(i) == "Y" for i in range(first, end)):
                return ""  # for the past five trading days
            end = next((i for i in range(first, end) if context.tag(i) == "W"), end)  # the adults who never voted
            group = past_share(context, first + 1, end)
            stands_in = context.lower(group) in _POINTERS and noun_lemma(context.lower(end - 1)) in _STAND_INS
            return "" if stands_in else phrase_text(context.words, context.parse, group, end)
    return ""


_SECTORS = frozenset(
    "sector industry branch trade manufacturing construction agriculture mining retail retailing healthcare hospitality farming".split()
)


def fronted_sector(context: Context, clause: Clause) -> str:
    """`In manufacturing, output rose 3%`: the sector that a bare measure is of."""
    start = clause.start + (context.tag(clause.start) in "-_")
    end = next((i for i in range(start, clause.subject_start) if context.tag(i) not in "PDNAHE"), start)
    sector = context.lower(start) == "in" and end > start + 1 and context.tag(end) == ","
    named_so = sector and noun_lemma(context.lower(end - 1)) in _SECTORS
    return phrase_text(context.words, context.parse, start + 1, end) if named_so else ""


def past_share(context: Context, start: int, end: int) -> int:
    """Where the group begins of which a phrase names a part: `the eight per cent (4.2 million) of residents`; its end for a mere number."""
    i, counts, depth = start, False, 0
    while i < end and (depth or context.tag(i) in "DMR(" or context.lower(i) in _SHARE_UNITS):
        depth += (context.tag(i) == "(") - (context.tag(i) == ")")
        counts = counts or context.tag(i) == "M"
        i += 1
    return i + 1 if counts and context.lower(i) == "of" else end if i == end else start


def reporter(context: Context, clause: Clause) -> str:
    """`A retailer reported sales were up`, `Net income rose, Nissan said`: whoever reports a measure without an owner owns it."""
    place = context.parse.clauses.index(clause)
    asides = [other for other in context.parse.clauses[place + 1 : place + 2] if context.tag(other.start) == ","]
    for other in (*earlier_clauses(context, clause), *asides):
        head = clause_head(context.words, context.parse, other)
        firm = context.tag(head) == "E" or noun_lemma(context.lower(head)) in COMPANY_NOUNS
        if (
            other.subject_start >= 0
            and other.verb in SAYING
            and firm
            and noun_lemma(context.lower(head)) not in OBSERVERS
        ):
            return name_phrase(context.words, context.parse, other.subject_start, other.subject_end).subject
    return ""


def is_governed(context: Context, clause: Clause) -> bool:
    """Whether a number is subject or object of its clause's verb, or how far that moved; but `are made from a survey of 8,000 firms`."""
    if clause.verb_start < 0:
        return False
    between = range(clause.verb_end, context.quantity.start)
    governors = [context.lower(i) for i in between if context.tag(i) == "P"]
    return (
        not governors
        or governors[-1] in ("by", "to", "from", "at", "with")
        or len(governors) > 1
        or "," in [context.tag(i) for i in between]
    )


def is_aside(context: Context) -> bool:
    """Whether things are counted beside what the clause measures: `output rose in four of the regions`, `with two of the plants`."""
    quantity, clause = context.quantity, context.clause
    if quantity.unit != "count" or not quantity.item or clause is None or clause.verb_start < 0:
        return False
    governors = [context.lower(i) for i in range(clause.verb_end, quantity.start) if context.tag(i) == "P"]
    aside = bool(governors) and governors[-1] not in ("to", "from", "by", "at")
    return aside and not counted_metric(context)  # sales rose, with 300 units sold


_THINGS = frozenset("area package contract bid deal offer gap lead fund reserve".split())
"""Nouns that name a measure of money, and things where they are counted: `three areas`."""


def counted_metric(context: Context) -> str:
    """What a count measures: its item if that is a metric (`registrations`), else what its verb makes of it (`sold`: sales)."""
    quantity, clause = context.quantity, context.clause
    if quantity.unit == "count" and quantity.item:
        last = quantity.item.split()[-1].lower()
        if noun_lemma(last) in METRIC_NOUNS and noun_lemma(last) not in _THINGS:
            return last
    if quantity.unit == "percent" and context.lower(quantity.end) in ("of", "stake", "share"):
        return ""  # sold 80% of its stake
    verbs = range(clause.verb_start, clause.verb_end) if clause and is_governed(context, clause) else ()
    for i in (*range(quantity.end, quantity.end + 2), *verbs):
        if context.tag(i) in "VK":
            metric = changes.METRIC_OF_VERB.get(verb_lemma(context.lower(i)))
            if metric:
                return metric
    return ""
