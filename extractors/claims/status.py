"""Whether a number is a fact, an estimate, a forecast, a target or a hypothesis: from nouns beside it, verbs above it and modals.

The nearest words decide. `target of 90,000`: the noun; `is expected to rise 3%`: the verb; `could reach 5,000`: the modal.
"""

from __future__ import annotations

from extractors.claims.changes import COMPARATIVES, MULTIPLY, NOUNS, VERBS
from extractors.claims.context import Context, tells_age
from extractors.claims.facts_within import is_compared, stands_for_fact
from extractors.claims.moves import RELATIVE_UNITS
from extractors.claims.status_words import STATUS_WORDS
from extractors.grammar.clauses import Clause
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.schema import is_currency

_TABLE = {(words.part, lemma): words.status for words in STATUS_WORDS for lemma in words.lemmas.split()}

# Before a noun these say what sort it is: `the most pledged delegates, with 60`.
_ATTRIBUTES = frozenset("targeted pledged committed promised wanted".split())

# Whose estimates they are, where these are counted: `the estimates of two banks`.
_ESTIMATORS = frozenset("banks economists analysts forecasters experts institutes firms".split())

# What its actor decides: `will cut 30 jobs` is a target, `will fall 3%` a forecast.
_ACTS = frozenset(
    "cut invest build hire open close pay spend raise launch buy add sell lay fire create offer reduce recruit fund provide give send deploy "
    "acquire purchase receive expand slash eliminate construct install deliver donate contribute award "
    "axe trim shut scrap cancel furlough terminate introduce impose allocate distribute".split()
)

# A past verb, or a noun with `that`, after which `would` is a future, unless under a condition.
_SAID = frozenset(
    "said announced told stated added confirmed promised vowed reported noted claimed revealed warned argued insisted "
    "indicated declared wrote".split()
)
# Before an infinitive: `likely to reach`, `on course to`.
_BOUND_TO = frozenset("due likely poised bound course track".split())
_DEGREES = frozenset("more most less least".split())

# What is foreseen with `should`: how something moves, not what ought to be done.
_ARRIVES = frozenset("reach hit top exceed total average".split())
_SAYINGS = frozenset("announcement statement news warning claim confirmation declaration".split())
_CONDITIONS = frozenset("if unless otherwise".split())

# What estimates and forecasts do: `estimates put the toll at 40`.
_MAKES = frozenset("produce base make compile collect publish derive obtain release".split())
"""How estimates come about: `estimates are produced from a survey of 40 firms`."""
_TELLS = frozenset("state put suggest show say indicate place see point".split())
_REVISES = frozenset(
    "cut raise lift lower trim boost revise upgrade downgrade increase reduce slash hike bump narrow widen keep maintain reaffirm set".split()
)
_SHOWS = frozenset("have see show put".split())

# What somebody can do is no supposition: `79 percent could read`.
_ABILITIES = frozenset("speak read write hear walk swim drive understand".split())

# What follows one of these is told beside the plan, not part of it: `will cut 30 jobs after a loss of $2 million`.
_BARRIERS = frozenset("after following despite besides addition top versus vs where".split())

# What a clause that begins so says does not hang on the clause before.
_CONTRASTS = frozenset("while whereas although though".split())


def find_status(context: Context) -> str:
    """The status of the quantity."""
    if tells_age(context) or stands_for_fact(context):
        return "actual"
    if is_compared(context):
        return verb_status(context) or "actual"
    return (
        noun_status(context)
        or object_status(context)
        or status_behind(context)
        or subject_status(context)
        or verb_status(context)
        or opening_status(context)
        or "actual"
    )


def object_status(context: Context) -> str:
    """`cut its forecast for growth to 2.9% from 3.2%`, `raised its target by 4%`: a forecast that is changed is one still."""
    if context.lower(context.before()) not in ("to", "from", "by", "at", "between"):
        return ""
    status = ""
    for i in range(context.before() - 1, max(context.parse.start, context.quantity.start - 24) - 1, -1):
        if context.tag(i) == "N" and context.tag(i + 1) != "N":
            status = _TABLE.get(("noun", noun_lemma(context.lower(i))), "") or status
        if context.tag(i) in "VGK" and context.tag(i - 1) not in "XDA":
            return status if verb_lemma(context.lower(i)) in _REVISES else ""
        if context.tag(i) in "XLSW;":
            return ""
    return ""


def status_behind(context: Context) -> str:
    """`the $2 billion expected by analysts`, `the 3.2% that forecasters had pencilled in`: who foresaw it stands behind the number."""
    i = context.quantity.end
    if context.tag(i) in "VKA" and context.lower(i + 1) in ("by", "in") and foresees(context, i):
        return "forecast"
    if context.lower(i) not in ("that", "which"):
        return ""
    for k in range(i + 1, i + 9):
        if context.tag(k) in "VKA" and foresees(context, k):
            return "forecast"
        if context.tag(k) not in "DNEAXQRVKP":
            return ""
    return ""


def foresees(context: Context, i: int) -> bool:
    return (
        context.lower(i).endswith(("ed", "cast")) and _TABLE.get(("verb", verb_lemma(context.lower(i)))) == "forecast"
    )


def opening_status(context: Context) -> str:
    """`In its new projections the bank has rates at 3%`: from what the sentence opens with."""
    first, clause = context.parse.start, context.clause
    if context.lower(first) not in ("in", "under") or clause is None or clause.verb not in _SHOWS:
        return ""
    opening = range(first + 1, min(first + 6, clause.verb_start))
    return "forecast" if any(_TABLE.get(("noun", noun_lemma(context.lower(i)))) == "forecast" for i in opening) else ""


def noun_status(context: Context) -> str:
    """From a noun that the number belongs to: `target of 90,000`, `a 2% target`."""
    quantity = context.quantity
    before = context.before()
    if context.lower(quantity.start - 1) == "estimated":  # an estimated 300 people; plans to hire an estimated 300
        planned = "" if context.lower(quantity.start - 3) == "from" else verb_status(context)
        return planned if planned in ("target", "forecast") else "estimate"
    inside = [i for i in range(quantity.numeral_end, quantity.end) if context.tag(i) in "KA"]
    for i in inside:  # the 9.6 million projected increase
        status = _TABLE.get(("verb", verb_lemma(context.lower(i))), "") if context.lower(i).endswith("ed") else ""
        if status and status != "actual":
            return status
    if quantity.unit == "count" and quantity.item.split(" ")[-1] in _ESTIMATORS:
        return ""
    if context.lower(before) in ("of", "at", "for") and context.tag(before - 1) in "NG":
        return _TABLE.get(("noun", noun_lemma(context.lower(before - 1))), "")
    for i in range(quantity.end, quantity.end + 3):
        status = _TABLE.get(("noun", noun_lemma(context.lower(i)))) if context.tag(i) == "N" else None
        if status:
            return status
        if context.tag(i) not in "NAH":
            break
    return ""


def subject_status(context: Context) -> str:
    """From the clause's subject, `its goal is to reach 40`; or, where the number stands in it, from its verbs."""
    clause = context.clause
    if clause is None:
        return ""
    number = context.quantity.numeral_start
    behind = range(context.quantity.end, clause.verb_start)  # 900 of a combined 31,000 jobs could go
    parted = context.lower(context.quantity.end) == "of" and all(context.tag(i) in "PDANEM" for i in behind)
    beside = number < clause.verb_start and (clause.verb_start <= context.quantity.end + 1 or parted)
    unnamed = (
        clause.subject_start < 0 and beside and context.tag(context.quantity.start - 1) != "P"
    )  # by noon 300 could be ill
    if unnamed or clause.subject_start <= number < clause.subject_end:
        # `40 members could agree`, `40 are expected to`; but `16 percent expect to hire` counts those who expect
        # 4 million is due to projected births, is the projected number
        named = context.lower(clause.verb_end) in ("due", "the", "a")
        end = clause.verb_end + 3 if named else clause.verb_end
        said = (i for i in range(clause.verb_start, end) if context.tag(i) in "LKA")
        status = next((s for i in said if (s := word_status(context, i))), "") or counted_status(context, clause)
        return (told_status(context, clause) if status == "hypothetical" else "") or status
    if clause.verb_start > context.quantity.end:
        return ""
    if clause.verb in ("have", "call") and status_noun(context, clause) == "forecast":
        return "forecast"  # its projections have inflation at 2%, called for 2%
    if not (clause.verbs[:1] == ("be",) or clause.verb in _TELLS):
        return ""
    if clause.passive and clause.verb in _MAKES:
        return ""
    return status_noun(context, clause)


def counted_status(context: Context, clause: Clause) -> str:
    """`23 percent expect a rise`: those who expect something are counted, not expected."""
    counted = context.quantity.unit in ("percent", "count") and context.lower(clause.start) not in ("if", "unless")
    return "actual" if counted and _TABLE.get(("verb", clause.verb)) else ""


def status_noun(context: Context, clause: Clause) -> str:
    """The status that a clause's subject names: `its goal`, `estimates by the council`."""
    for i in range(clause.subject_start, clause.subject_end):
        if context.tag(i) == "P":
            break
        status = _TABLE.get(("noun", noun_lemma(context.lower(i)))) if context.tag(i) == "N" else ""
        if status:
            return status
    return ""


def verb_status(context: Context) -> str:
    """From the verbs of the clause up to the number, the nearest first, then from the clause it depends on."""
    clause = context.clause
    if clause is None:
        return ""
    i, start = context.quantity.start - 1, scan_start(context, clause)
    number = context.before()
    while i >= start:
        if (
            context.lower(i) in _BARRIERS
            or context.lower(i) in _CONTRASTS
            or (context.lower(i) == "but" and i >= number)
        ):
            return ""
        status = word_status(context, i)
        if status:
            return status
        i = relative_opening(context, i) - 1
    index = context.parse.clauses.index(clause)
    if index and means(context, index):
        return "hypothetical"
    if index and governs(context, index):
        earlier = context.parse.clauses[index - 1]
        return next(
            (s for i in range(earlier.verb_end - 1, earlier.start - 1, -1) if (s := word_status(context, i))), ""
        )
    return told_status(context, clause)


LONGEST_RELATIVE = 40
"""Tokens of a relative clause, at most."""


def relative_opening(context: Context, i: int) -> int:
    """Where a relative clause opens that ends right before verb `i`, else `i`: `which hopes to sell 30,000, sold 12,000` hopes for no 12,000."""
    if context.tag(i) != "V" or context.tag(i - 1) != ",":
        return i
    for k in range(i - 2, max(context.parse.start, i - LONGEST_RELATIVE), -1):
        if context.tag(k) == "W" and context.tag(k - 1) == ",":
            return k
    return i


def scan_start(context: Context, clause: Clause) -> int:
    """Where the clause begins whose verbs govern the number: `could win 86 seats, 11 more than it needs` is all of `could win`."""
    index = context.parse.clauses.index(clause)
    compared = context.quantity.start < clause.subject_start and context.lower(clause.subject_start) in COMPARATIVES
    if not (compared and index):
        return clause.start
    earlier = context.parse.clauses[index - 1]
    joined = earlier.end == clause.start and context.tag(clause.start) not in "SCW;"
    return earlier.start if joined else clause.start


def told_status(context: Context, clause: Clause) -> str:
    """`estimates state 300 people are`, `suggest 300 may be`: from what the clause before says who tells it."""
    index = context.parse.clauses.index(clause)
    if index and context.parse.clauses[index - 1].verb in _TELLS:
        return status_noun(context, context.parse.clauses[index - 1])
    return ""


def governs(context: Context, index: int) -> bool:
    """Whether the clause before sets this one's status: `expects that`, or `will cut 30 jobs and close`, with one modal for both."""
    clause, earlier = context.parse.clauses[index], context.parse.clauses[index - 1]
    first = clause.start + (context.tag(clause.start) == ",")
    if context.lower(first) in _CONTRASTS:
        return False
    if context.lower(clause.start) == "that" or (
        earlier.end == clause.start and clause.tense == "present" and not clause.relative
    ):
        bare = context.lower(clause.verb_start) == clause.verb and len(clause.verbs) == 1
        return bare or context.lower(clause.start) == "that"
    return context.lower(earlier.start) in ("if", "unless")


def means(context: Context, index: int) -> bool:
    """`this would mean output is 6% lower`: what a supposition comes to."""
    clause, earlier = context.parse.clauses[index], context.parse.clauses[index - 1]
    supposed = earlier.verb in ("mean", "imply") and context.lower(earlier.verb_start) in ("would", "could", "might")
    return supposed and earlier.end == clause.start


def compares(context: Context, i: int) -> bool:
    """`higher than expected`, `as planned`, `more than anyone could have expected`: what was expected is not this number."""
    if context.lower(i - 1) in ("than", "as"):
        return True
    for k in range(i - 1, max(i - 6, context.parse.start), -1):
        if context.tag(k) in "M,":
            return False
        if context.lower(k) == "than":
            return True
    return False


def is_future(context: Context, would: int) -> bool:
    """`said it would hire 300`; but `said it would have hired 300` tells of what did not happen."""
    return context.lower(would + 1) != "have" and said_before(context, would)


def said_before(context: Context, i: int) -> bool:
    """`said that it would hire 300`: the future as seen from the past, under no condition."""
    if any(states_condition(context, k) for k in range(context.parse.start, context.parse.end)):
        return False
    return any(
        (context.tag(k) == "V" and context.lower(k) in _SAID)
        or (context.lower(k) in _SAYINGS and context.lower(k + 1) == "that")
        for k in range(context.parse.start, i)
    )


def states_condition(context: Context, i: int) -> bool:
    """`if it passed`, `unless`, `if prices were to fall`, `were prices to fall`."""
    if context.lower(i) != "were" or context.tag(i - 1) in "NEQGAW":
        return context.lower(i) in _CONDITIONS
    return any(context.tag(k) == "T" for k in range(i + 1, i + 5))


def word_status(context: Context, i: int) -> str:
    """The status that token `i` gives to the numbers after it; "" for none."""
    tag, word = context.tag(i), context.lower(i)
    if word in ("currently", "already", "now"):
        return "actual"
    if ("adverb", word) in _TABLE and context.tag(i - 1) != "L":  # will probably rise is foreseen
        return _TABLE["adverb", word]
    if tag in "LVKGA" and compares(context, i):
        return ""
    if word == "could" and (
        context.lower(i + 1) in ("not", "n't", "n’t") or verb_lemma(context.lower(i + 1)) in _ABILITIES
    ):
        return ""  # 300 could not be reached: that is so
    if tag in "KAV" and context.tag(i - 1) in "MN" and context.tag(i + 1) == ",":
        return ""  # of the 5,044 operations planned, 112 were cancelled
    if tag == "L":
        if word in ("will", "'ll", "’ll", "shall", "wo") or (word == "would" and is_future(context, i)):
            main = next((context.lower(k) for k in range(i + 1, context.quantity.start) if context.tag(k) == "V"), "")
            if is_agreed(context, i, main):
                return "actual"
            acts = (main in _ACTS or verb_lemma(main) in _ACTS) and not is_foreseen(context, i)
            return "target" if acts else "forecast"
        if word == "should" and not ({main := verb_lemma(context.lower(i + 1))} & _ARRIVES or main in VERBS):
            return ""
        return _TABLE.get(("modal", word), "")
    multiplied = context.lower(i + 1) == "to" and context.lower(i + 2) in MULTIPLY
    if tag == "X" and (context.tag(i + 1) == "T" or multiplied) and word in ("is", "are"):
        return "target" if verb_lemma(context.lower(i + 2)) in _ACTS else "forecast"  # are to hold talks
    if (
        (word in _BOUND_TO and context.lower(i - 1) not in _DEGREES) or (word == "set" and context.tag(i - 1) == "X")
    ) and context.tag(i + 1) == "T":
        return "forecast"
    if tag == "S":
        return _TABLE.get(("opener", word), "")
    if tag == "N" and "T" in (context.tag(i + 1), context.tag(i + 2) if context.tag(i + 1) in "YE" else ""):
        return _TABLE.get(("intent", noun_lemma(word)), "")
    if word in _ATTRIBUTES and tag in "KAV" and context.tag(i + 1) in "NA":
        return ""
    if tag not in "VKGA":
        return ""
    if word == "estimated" and context.lower(i - 1) in ("a", "an", "the"):
        return ""  # an estimated 300 of 900: said of its own number only
    lemma = verb_lemma(word)
    if lemma == "assume" and tag in "VG":  # assumes growth of 3%, $70 a barrel; but assumes $3 million of debt
        return "forecast" if context.quantity.unit in RELATIVE_UNITS or context.quantity.per else ""
    if (lemma, context.lower(i + 1)) in (("bet", "on"), ("price", "in")):
        return "forecast"  # traders are pricing in two cuts
    if lemma in ("see", "look"):
        return foreseen(context, i, lemma)
    if _TABLE.get(("verb", lemma)) == "actual" and context.lower(i + 1) != "to":
        return ""
    if tag == "K" and context.tag(i - 1) in "XR":
        return _TABLE.get(("passive", lemma)) or _TABLE.get(("verb", lemma), "")
    return _TABLE.get(("verb", lemma), "")


def is_agreed(context: Context, modal: int, main: str) -> bool:
    """`shareholders will receive $815 for each share`: the price that was agreed or offered."""
    paid = main in ("receive", "get") and is_currency(context.quantity.unit)
    return paid and context.lower(modal - 1) in _HOLDERS


_HOLDERS = frozenset("shareholders stockholders investors holders bondholders noteholders".split())


def is_foreseen(context: Context, modal: int) -> bool:
    """`forecasts that output will expand 2%`: what somebody expects is no plan, whatever the verb."""
    verb = next((k for k in range(modal - 1, context.parse.start, -1) if context.tag(k) in "VXKG,;"), modal)
    return context.tag(verb) == "V" and _TABLE.get(("verb", verb_lemma(context.lower(verb)))) == "forecast"


_OUTLOOK = frozenset("deficit surplus shortfall inflation gdp".split())


def is_outlook(context: Context, noun: int) -> bool:
    """`sees a deficit of 8 million bags`, `sees growth of 3%`: what is seen in the present is to come, where it is a balance or a move."""
    named = context.tag(noun) == "N" and context.lower(noun + 1) in ("of", "at")
    return named and (noun_lemma(context.lower(noun)) in _OUTLOOK or noun_lemma(context.lower(noun)) in NOUNS)


def foreseen(context: Context, i: int, lemma: str) -> str:
    """`is seen rising 2%`, `sees inflation easing to 3%`, `now sees two cuts`, `had looked for $1.05`: a forecast; `saw 40 ships` is none."""
    ahead = range(i + 1, context.quantity.start)
    if lemma == "look":
        told = context.lower(i + 1) == "for" and context.quantity.unit != "count"
    elif context.tag(i) == "K":
        told = context.tag(i + 1) in "GT" or context.lower(i + 1) in ("at", "near", "around", "above", "below")
    else:
        present = context.lower(i) in ("see", "sees", "seeing")
        told = present and (
            context.lower(i - 1) == "now" or any(context.tag(k) == "G" or is_outlook(context, k) for k in ahead)
        )
    return "forecast" if told else ""
