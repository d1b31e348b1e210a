"""Rules for numbers that say where something stands, came from or arrived. Each is listed, with its examples, in `movement.py`."""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.context import (
    Context,
    Movement,
    arrival_before,
    change_before,
    noun_direction,
    tells_age,
)
from extractors.claims.moves import RELATIVE_UNITS
from extractors.claims.shares import level_kind
from extractors.grammar.parts_of_speech import verb_lemma
from extractors.schema import is_currency

_SETTLES = frozenset("trade close end settle finish stand be reach leave".split())


def age(context: Context) -> Movement | None:
    """`aged under 20`."""
    return Movement("level") if tells_age(context) else None


def destination(context: Context) -> Movement | None:
    """`rose to 6.7%`, `to a level of 743.33`, `slipped below 4%`: where the number arrived."""
    before = context.before()
    if context.lower(before) == "of" and context.tag(before - 1) in "NG" and not noun_direction(context, before - 1):
        before = arrival_before(context, before - 1)
    word = context.lower(before)
    if word in _SIDES and context.lower(context.before()) == "of":
        return Movement(level_kind(context), "", ("compared",))  # well above its projection of 4.5 million
    if word == "at" and (moved := told_with_change(context, before)):
        return Movement(level_kind(context), moved, ("at",))
    if context.words.lower[context.quantity.start - 3 : context.quantity.start] in (
        ["as", "low", "as"],
        ["as", "high", "as"],
    ):
        before, word = context.quantity.start - 3, "to"  # slipped as low as $1.05
    if is_held(context, before):
        return Movement(level_kind(context), "flat", ("at",))
    if context.lower(before - 1) == "according":
        return None  # lending fell, according to 52 percent of banks
    if context.lower(context.quantity.start) in ("below", "above", "under", "past", "beyond"):
        before, word = context.quantity.start, context.lower(context.quantity.start)
    if word not in ("to", "at", "toward", "towards", "below", "above", "past", "under", "over", "beyond", "through"):
        return None
    if word == "to" and (revised := revised_change(context)):
        return Movement("change", revised)
    if word == "to" and (gone := gone_from(context)):
        return Movement(level_kind(context), gone, ("to",))
    change = change_before(context)
    if word == "to" and (brought := brought_by(context, before)):
        return Movement(level_kind(context), brought, ("to",))
    if word == "to" and (kept := move_made_smaller(context, before)):
        return Movement("change", kept)
    if change is None or (word == "at" and change[1] != "flat" and not arrives_at(context, before)):
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
    if (
        word == "at"
        and is_currency(context.quantity.unit)
        and context.tag(change[0]) == "N"
        and not noun_direction(context, change[0])
    ):
        return Movement(level_kind(context), "", ("at",))  # put its losses at $88 million
    ended = is_unmoved if change[1] == "flat" else ends_at
    if word == "at" and not ended(context, change[0], before):
        return Movement(level_kind(context), "", ("at",))
    return Movement(level_kind(context), change[1], (word,))


def revised_change(context: Context) -> str:
    """`the increase was revised to 1.8%`: what was revised is a change; which way that went, else ""."""
    clause = context.clause
    if clause is None or clause.verb != "revise" or not clause.passive or clause.subject_start < 0:
        return ""
    nouns = (i for i in range(clause.subject_start, clause.subject_end) if context.tag(i) == "N")
    head = next(nouns, -1)  # the increase in wages
    rate = context.lower(head) == "growth"
    return noun_direction(context, head) if head >= 0 and context.quantity.unit in RELATIVE_UNITS and not rate else ""


def gone_from(context: Context) -> str:
    """`has gone from 1,312 to 2,870`, `went from 9% to 3%`: the two levels say which way, else ""."""
    previous, quantity = context.previous, context.quantity
    if previous is None or previous.unit != quantity.unit or None in (previous.value, quantity.value):
        return ""
    going = previous.start - 2
    if context.lower(going + 1) != "from" or verb_lemma(context.lower(going)) not in _GOES:
        return ""
    return "up" if quantity.value > previous.value else "down" if quantity.value < previous.value else ""


_GOES = frozenset("go move come pass".split())


def is_unmoved(context: Context, verb: int, at: int) -> bool:
    """`remained at 4%`, `has stayed the same at 4%`; but not `remains the dearest place, at £556,000`."""
    return all(context.tag(i) not in "D," or "same" in context.words.lower[i : i + 2] for i in range(verb + 1, at))


def arrives_at(context: Context, at: int) -> bool:
    """`ended at 7,114`, `closed up at`, `settled $1.07 higher at $65`: a verb, a noun or an adverb stands before `at`."""
    settling = (
        context.tag(at - 1) == "G" and context.tag(at - 2) == "," and verb_lemma(context.lower(at - 1)) in _SETTLES
    )
    return settling or context.tag(at - 1) in "VKNRPY" or context.lower(at - 1) in ("higher", "lower")


def told_with_change(context: Context, at: int) -> str:
    """`up $1.26, or 1.5%, at $84.02`, `was down 0.5% at $1.05`: the direction of the change right before the level, else ""."""
    previous, movement = context.previous, context.previous_movement
    told = (
        movement is not None and movement.kind == "change" and previous.end in (at, at - (context.tag(at - 1) == ","))
    )
    return movement.direction if told and previous.unit != context.quantity.unit else ""


_SIDES = frozenset("above below over under beyond past".split())


def is_held(context: Context, before: int) -> bool:
    """`remained near 2 percent`, `left its rate at 4%`: it did not move."""
    verb, quantity = before, context.quantity
    near = context.lower(quantity.start) in _NEAR and context.lower(quantity.end) not in changes.COMPARATIVES
    if near and context.tag(verb) in "VKG" and verb_lemma(context.lower(verb)) in _REMAINS:
        return True
    if context.lower(before) != "at" or quantity.unit == "count":
        return False
    verb -= 1
    while (
        (context.tag(verb) in "NEADO" or context.lower(verb) == "of")
        and not noun_direction(context, verb)
        and verb > before - 8
    ):
        verb -= 1
    held = verb_lemma(context.lower(verb)) if context.tag(verb) in "VKG" else ""
    left = held == "leave" and context.tag(verb) == "G"  # fell by 12,000, leaving the rate at 3.9%
    return verb < before - 1 and held in _HOLDS and not left


_REMAINS = frozenset("remain stay hover stagnate stabilize stabilise".split())
_NEAR = frozenset("near around about close roughly".split())
_HOLDS = frozenset("leave keep hold maintain".split())


def brought_by(context: Context, to: int) -> str:
    """`rose 0.4%, taking the price of a home to £269,735`: it moved as what is told before did."""
    for i in range(to - 1, max(to - 14, context.parse.start), -1):
        if context.tag(i) == "G":
            moved = next((movement for _, movement in reversed(context.earlier) if movement.kind == "change"), None)
            bringing = verb_lemma(context.lower(i)) in changes.BRINGING and context.tag(i - 1) in ",C"
            return moved.direction if bringing and moved is not None else ""
        if context.tag(i) not in "NEADOPR":
            break
    return ""


def move_made_smaller(context: Context, to: int) -> str:
    """`pared its gain to 9.8%`, `narrowed the fall to 3%`: the number says how large the gain or fall is; which way that went, else ""."""
    change = change_before(context, nouns=False) if context.quantity.unit in RELATIVE_UNITS else None
    if change is None:
        return ""
    noun = next((i for i in range(change[0] + 1, to) if context.tag(i) == "N"), -1)
    held = all(context.tag(i) in "DAO" for i in range(change[0] + 1, noun))
    return noun_direction(context, noun) if noun >= 0 and held and context.lower(noun) != "growth" else ""


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
    if moved and context.clause is not None and context.clause.verb == "revise":
        led = context.lower(
            arrival_before(context, context.quantity.start - 1)
        )  # revised to 1.8% from a provisional 2%
        return Movement("change", context.previous_movement.direction, ("from",)) if led == "from" else None
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
        if moved and goes_on_of_change(context):
            return Movement("change", context.previous_movement.direction, ("compared",))
        return Movement(level_kind(context), "", ("compared",))
    if word == "rather" or (
        moved and word == "on" and context.lower(before - 1) in changes.ADVERBS
    ):  # rather than $1,968, down on 38,000
        return Movement(level_kind(context), "", ("compared",))
    return None


def goes_on_of_change(context: Context) -> bool:
    """`grew 26%, compared with 39% a year earlier`: a percentage set beside one that says how much something moved, and no noun of its own."""
    quantity, previous = context.quantity, context.previous
    alike = quantity.unit == previous.unit == "percent" and previous.value is not None
    beside = context.tag(quantity.end) in "Y.,;" or context.lower(quantity.end) in ("for", "in", "at")
    return alike and beside and context.lower(quantity.start - 1) not in ("a", "an", "the")


def leads_change(context: Context) -> bool:
    """`a 26% increase`: a noun of change follows the number."""
    end = context.quantity.end
    relative = context.quantity.unit in ("percent", "percentage_point", "basis_point")
    return relative and context.tag(end) == "N" and bool(noun_direction(context, end)) and context.tag(end + 1) != "N"


def listed_level(context: Context) -> Movement | None:
    """`easing to 2.6% in May and 2.1% in June`: the second of two levels that something goes to."""
    quantity = context.quantity
    alike = next((pair for pair in reversed(context.earlier) if pair[0].unit == quantity.unit), None)
    if alike is None or not alike[1].direction or "to" not in alike[1].cues or context.tag(context.before()) != "C":
        return None
    verbless = all(context.tag(i) not in "VXLSW;" for i in range(alike[0].end, quantity.start))
    timed = context.tag(quantity.end) in "PY" and context.tag(quantity.end + 1) in "YDP"
    return Movement(level_kind(context), alike[1].direction, ("to",)) if verbless and timed else None


def level(context: Context) -> Movement:
    return Movement(level_kind(context))
