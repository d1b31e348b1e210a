"""Whether a percentage is a part of a stated whole: the rule `share of` of `movement.py`, and what kind a level is."""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.context import Context, Movement, after_bracket
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma

NEAR = 60
"""Tokens before a percentage that say what it is of, at most."""
_WHOLE_NOUNS = frozenset("stake share interest holding majority minority portion chunk slice".split())


def share_of(context: Context) -> Movement | None:
    """`24% of adults`, `a 51% stake`, `accounted for 70 percent`: a part of a stated whole."""
    quantity, clause = context.quantity, context.clause
    if quantity.unit != "percent":
        return None
    if (
        clause is not None
        and clause.subject_start <= quantity.numeral_start < clause.subject_end
        and (clause.verb not in changes.VERBS or are_actors(context))
    ):
        return Movement("share")  # 70 percent belong to
    if of_whole(context):
        return Movement("share")  # Of the 900 pupils, 40 per cent walked
    if stands_before_whole(context) or wins_share(context) or is_voted(context):
        return Movement("share")
    if context.lower(quantity.start - 1) == "up" and verb_lemma(context.lower(quantity.start - 2)) == "make":
        return Movement("share")
    return Movement("share") if quantity.form == "fraction" and context.lower(quantity.end) not in _NO_PARTS else None


_NO_PARTS = frozenset("chance chances odds probability likelihood risk as".split())
"""After `one in five` or `half`: how likely something is, or what it is compared with."""


def stands_before_whole(context: Context) -> bool:
    """`24% of adults`, `a 51% stake`, `accounts for 70 percent`, `24% among women`: the words beside it say that it is a part."""
    quantity = context.quantity
    following = context.lower(after_bracket(context, quantity.end))
    inside = context.words.lower[quantity.numeral_end : quantity.end]
    if following == "interest" and is_paid(context):
        return False
    if following == "of" or "of" in inside or _WHOLE_NOUNS & {following, context.lower(quantity.end + 1), *inside}:
        return True
    verb, before = verb_lemma(context.lower(quantity.start - 2)), context.lower(quantity.start - 1)
    if (verb in ("account", "stand") and before == "for") or verb_lemma(before) in (
        "hold",
        "own",
        "control",
        "comprise",
    ):
        return True
    if following in _PARTLY or (before == "of" and context.lower(quantity.start - 2) in _HOLDERS):
        return True
    if following not in ("among", "amongst"):
        return False
    said = range(max(context.parse.start, quantity.start - NEAR), quantity.start)
    return not any(context.lower(i) in _RATES or noun_lemma(context.lower(i)) in changes.NOUNS for i in said)


def is_paid(context: Context) -> bool:
    """`charges 6.5% interest`; but `holds a 40% interest`, `took 40% interest in the mine`."""
    quantity = context.quantity
    return context.tag(quantity.start - 1) in "VG" and context.lower(quantity.end + 1) != "in"


_PARTLY = frozenset("funded owned".split())
"""`28% funded`: a part of what is needed, or of what there is."""
_HOLDERS = frozenset("holders holder owners owner shareholders investors".split())


def wins_share(context: Context) -> bool:
    """`between them took 28%`: what a party or a maker gets is a part of all."""
    before = context.before()
    verb = verb_lemma(context.lower(before)) if context.tag(before) in "VK" else ""
    return verb in _WINS and context.tag(context.quantity.end) not in "NA"


_WINS = frozenset("take win get capture command poll garner".split())
_VOTES = frozenset(
    "leader party parties pollsters electorate poll polls pollster voters vote votes election elections referendum coalition".split()
)
_RATES = frozenset(
    "rate rates turnout unemployment inflation growth approval margin error interest tax lead gap average mean price prices wages".split()
)


def is_voted(context: Context) -> bool:
    """`The Greens are on 12%`, `Labour was second with 21%`: how many would vote for somebody, where the text speaks of votes."""
    before, quantity = context.before(), context.quantity
    if context.lower(before) not in ("on", "with", "at") or context.tag(quantity.end) in "NA":
        return False
    near = context.words.lower[max(0, quantity.start - 2 * NEAR) : min(context.parse.end, quantity.end + NEAR)]
    said = context.words.lower[max(context.parse.start, quantity.start - NEAR) : quantity.start]
    return bool(_VOTES.intersection(near)) and not _RATES.intersection(said)


def of_whole(context: Context) -> bool:
    """Whether the number follows a whole that its sentence, or what follows a semicolon, opens with: `of these pupils 40 per cent walked`."""
    start = context.quantity.start
    semicolon = next(
        (i for i in range(start - 1, max(start - 12, context.parse.start), -1) if context.lower(i) == ";"), -1
    )
    first = semicolon + 1 if semicolon >= 0 else context.parse.start + (context.tag(context.parse.start) in "-_")
    if context.lower(first) != "of":
        return False
    return context.tag(start - 1) == "," or all(context.tag(i) in "DANE" for i in range(first + 1, start))


def are_actors(context: Context) -> bool:
    """`43% had cut back`, `a third raised prices`: a part of some who move something, not what moves."""
    clause = context.clause
    opens = all(context.tag(i) in "DR" for i in range(clause.subject_start, context.quantity.start))
    return opens and not clause.passive and changes.VERBS[clause.verb].moves != "subject"


_SHARE_NOUNS = frozenset("share shares proportion proportions percentage".split())


def tells_share(context: Context) -> bool:
    """`the proportion aged 95-99 rose from 16% to 18%`: a noun for a share before the number in its clause."""
    clause = context.clause
    start = clause.start if clause and not clause.relative else context.parse.start  # the proportion who ... rose to
    start = max(start, context.quantity.start - 25)
    return any(
        context.lower(i) in _SHARE_NOUNS
        and context.lower(i + 1)
        not in (
            "price",
            "prices",
            "point",
            "points",
            "capital",
            "change",
            "increase",
            "decrease",
            "growth",
            "rise",
            "fall",
        )
        and context.lower(i - 1) not in ("per", "a", "percentage")
        for i in range(start, context.quantity.start)
    )


_SAID_AGAIN = frozenset({(",", "or"), (",", "or", "about"), (",", "or", "some"), ("-", "or"), ("(",), ("or",)})


def says_again(context: Context) -> bool:
    """`13,957 votes, or 43.8%`, `2,870 of them (61%)`: how much of all what was just told is."""
    if not context.earlier:
        return False
    told, movement = context.earlier[-1]
    between = tuple(context.words.lower[told.end : context.quantity.start])
    plain = movement.kind == "level" and not movement.direction and not told.per
    return plain and told.unit not in ("percent", "year", "times") and between in _SAID_AGAIN


def level_kind(context: Context) -> str:
    """`share` for a percentage of something, or one set beside another share; else `level`."""
    if context.quantity.unit != "percent":
        return "level"
    if share_of(context) or tells_share(context) or says_again(context):
        return "share"
    alike = next((movement for quantity, movement in reversed(context.earlier) if quantity.unit == "percent"), None)
    rate = context.lower(context.quantity.end) in _RATES  # holds 76% of the shares and charges 6.5% interest
    return "share" if alike is not None and alike.kind == "share" and not rate else "level"
