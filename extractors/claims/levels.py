"""Rules for numbers that say where something stands, came from or arrived. Each is listed, with its examples, in `movement.py`."""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.context import (
    Context,
    Movement,
    after_bracket,
    arrival_before,
    change_before,
    noun_direction,
    tells_age,
)
from extractors.grammar.parts_of_speech import verb_lemma

_SETTLES = frozenset("trade close end settle finish stand be reach leave".split())
_WHOLE_NOUNS = frozenset("stake share interest holding majority minority portion chunk slice".split())


def age(context: Context) -> Movement | None:
    """`aged under 20`."""
    return Movement("level") if tells_age(context) else None


def destination(context: Context) -> Movement | None:
    """`rose to 6.7%`, `to a level of 743.33`, `slipped below 4%`: where the number arrived."""
    before = context.before()
    if context.lower(before) == "of" and context.tag(before - 1) in "NG" and not noun_direction(context, before - 1):
        before = arrival_before(context, before - 1)
    word = context.lower(before)
    if context.lower(before - 1) == "according":
        return None  # lending fell, according to 52 percent of banks
    if context.lower(context.quantity.start) in ("below", "above", "under", "past", "beyond"):
        before, word = context.quantity.start, context.lower(context.quantity.start)
    if word not in ("to", "at", "toward", "towards", "below", "above", "past", "under", "over", "beyond", "through"):
        return None
    change = change_before(context)
    if change is None or (word == "at" and change[1] != "flat" and context.tag(before - 1) not in "VKNRPY"):
        return None
    if (
        word == "at"
        and change[1] != "flat"
        and context.quantity.unit == "percent"
        and "rate" in context.words.lower[before : context.quantity.start]
    ):
        return Movement("change", change[1])
    if word == "at" and context.quantity.unit == "percent" and tells_noun(context, change[0], before):
        return Movement("change", change[1])  # the highest growth in pay at 5.3%
    if word == "at" and change[1] != "flat" and not ends_at(context, change[0], before):
        return Movement(level_kind(context), "", ("at",))
    return Movement(level_kind(context), change[1], (word,))


def tells_noun(context: Context, change: int, at: int) -> bool:
    """Whether a noun of change, with no verb after it, leads to `at`: the number says how much that change was."""
    return context.tag(change) == "N" and not any(context.tag(i) in "VXLKG,;" for i in range(change, at))


def ends_at(context: Context, change: int, at: int) -> bool:
    """`fell 3% to close at 7,114` ends there: no other verb stands between, and what is counted is no set of things."""
    if context.quantity.unit == "count" and context.quantity.item:
        return False
    return all(context.tag(i) not in "VKLS;" or verb_lemma(context.lower(i)) in _SETTLES for i in range(change + 1, at))


def origin(context: Context) -> Movement | None:
    """`from 12,231`, after or before the number that it became; `compared with 14`, `against 7%`, `than the 14.8 million`."""
    before = context.before()
    word = context.lower(before)
    named = word == "of" and context.tag(before - 1) in "NG" and not noun_direction(context, before - 1)
    if named or context.tag(before) in "OY":  # from a deficit of $3m, from July's 28.05 million
        before = arrival_before(context, before - 1)
        word = context.lower(before)
    moved = context.previous_movement is not None and context.previous_movement.kind == "change"
    if word == "from" and (moved or change_before(context) or context.lower(before - 1) in (",", "compared")):
        return Movement(level_kind(context), "", ("from",))
    if leads_change(context):
        return None  # rose 60%, compared with a 26% increase
    if (word in ("with", "to") and context.lower(before - 1) in ("compared", "comparison")) or word in (
        "against",
        "versus",
        "vs",
        "vs.",
    ):
        return Movement(level_kind(context), "", ("compared",))
    if word == "rather" or (
        moved and word == "on" and context.lower(before - 1) in changes.ADVERBS
    ):  # rather than $1,968, down on 38,000
        return Movement(level_kind(context), "", ("compared",))
    return None


def leads_change(context: Context) -> bool:
    """`a 26% increase`: a noun of change follows the number."""
    end = context.quantity.end
    relative = context.quantity.unit in ("percent", "percentage_point", "basis_point")
    return relative and context.tag(end) == "N" and bool(noun_direction(context, end)) and context.tag(end + 1) != "N"


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
    following = context.lower(after_bracket(context, quantity.end))
    inside = context.words.lower[quantity.numeral_end : quantity.end]
    if following == "of" or "of" in inside or _WHOLE_NOUNS & {following, context.lower(quantity.end + 1), *inside}:
        return Movement("share")
    verb = context.lower(quantity.start - 1), context.lower(quantity.start - 2)
    if (verb_lemma(verb[1]) in ("account", "stand") and verb[0] == "for") or verb_lemma(verb[0]) in (
        "hold",
        "own",
        "control",
        "comprise",
    ):
        return Movement("share")
    if verb[0] == "up" and verb_lemma(verb[1]) == "make":
        return Movement("share")
    return None


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


def level_kind(context: Context) -> str:
    """`share` for a percentage of something, or one set beside another share; else `level`."""
    if share_of(context) or (context.quantity.unit == "percent" and tells_share(context)):
        return "share"
    if context.quantity.unit != "percent":
        return "level"
    alike = next((movement for quantity, movement in reversed(context.earlier) if quantity.unit == "percent"), None)
    return "share" if alike is not None and alike.kind == "share" else "level"


def level(context: Context) -> Movement:
    return Movement(level_kind(context))
