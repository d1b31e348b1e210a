"""Rules for numbers that say how much something moved, and for ranks and multiples. Each is listed, with its examples, in `movement.py`."""

from __future__ import annotations

from extractors.claims import changes
from extractors.claims.context import (
    Context,
    Movement,
    after_bracket,
    arrival_before,
    change_before,
    noun_direction,
    verb_direction,
)
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.grammar.phrases import head_index
from extractors.schema import is_currency

RELATIVE_UNITS = frozenset({"percent", "percentage_point", "basis_point", "point"})
_JOINTS = frozenset(["or", "and", ",", "(", ")", "—", "–", "to", "which", "is", "equivalent", "a", "an"])


def rank(context: Context) -> Movement | None:
    if context.quantity.unit != "rank":
        return None
    before = context.before()
    change = change_before(context, nouns=False) if context.lower(before) in ("to", "from") else None
    verb = verb_lemma(context.lower(before)) if context.tag(before) in "VK" else ""
    start = before if verb in ("rank", "place", "finish", "come") else -1
    return Movement("rank", change[1] if change and context.lower(before) == "to" else "", (), start)


def multiple(context: Context) -> Movement | None:
    quantity = context.quantity
    if quantity.unit != "times":
        return None
    surface = context.lower(quantity.numeral_start)
    compared = context.tag(quantity.numeral_end) == "D" or context.lower(quantity.numeral_end) in (
        "that",
        "those",
        "what",
    )
    beside_noun = compared and context.tag(quantity.numeral_start - 1) not in "TL"
    if surface in ("double", "triple", "treble", "quadruple") and beside_noun:
        return Movement("ratio")  # roughly double the overall rate, double that of men
    if changes.VERBS.get(verb_lemma(surface)):
        return Movement("change", "down" if quantity.value is not None and quantity.value < 1 else "up")
    following = next((i for i in range(quantity.end, quantity.end + 2) if noun_direction(context, i)), None)
    if following is not None:
        return Movement("change", noun_direction(context, following))
    before = context.before()
    if context.tag(before) in "VK" and verb_direction(context, before):
        return Movement("change", verb_direction(context, before) or "")
    moved = change_before(context, nouns=False) if context.lower(before) == "to" else None
    return Movement("ratio", moved[1] if moved else "")  # debt rose to 2.9 times earnings


def phrasal(context: Context) -> Movement | None:
    """`gave up 1.1%`, `tacked on 12 points`: the verb and its particle together say which way."""
    before = context.before()
    if context.quantity.unit not in RELATIVE_UNITS or context.tag(before - 1) not in "VKG":
        return None
    direction = changes.PHRASAL.get((verb_lemma(context.lower(before - 1)), context.lower(before)))
    return Movement("change", direction) if direction else None


def adverb_before(context: Context) -> Movement | None:
    """`up 68%`, `down by 3`, `was off 2%`: but not `up to 60`, nor `up from 12,231`."""
    before = context.before()
    word = context.lower(before)
    if word == "off" and context.tag(before - 1) in "X," and context.quantity.unit != "count":
        return Movement("change", "down", ("down",))
    if word == "by":
        before, word = before - 1, context.lower(before - 1)
    if word not in changes.ADVERBS or is_particle(context, before):
        return None
    return Movement("change", word, (word,), before)


def is_particle(context: Context, i: int) -> bool:
    """`makes up 9%`, `shut down 40 plants`: an `up` or `down` that belongs to a verb which moves nothing."""
    lemma = verb_lemma(context.lower(i - 1))
    if lemma in ("make", "take", "set"):
        return True
    moves = lemma == "be" or lemma in changes.PARTICLE_VERBS or lemma in changes.VERBS
    return context.tag(i - 1) in "VKG" and not moves and context.quantity.unit not in RELATIVE_UNITS


def conversion(context: Context) -> Movement | None:
    """`jumped to €40 million ($44 million)`: a level said again in another unit came about as the first did."""
    movement = context.previous_movement
    if context.quantity.converts is None or movement is None or movement.kind != "level":
        return None
    return Movement("level", movement.direction)


def coordinated(context: Context) -> Movement | None:
    """`3.41%, or 251.4 points`: the second number says the same as the first."""
    previous, movement = context.previous, context.previous_movement
    if previous is None or movement is None or movement.kind != "change" or context.quantity.start <= previous.end:
        return None
    between = [context.lower(i) for i in range(previous.end, context.quantity.start) if not context.lower(i).isspace()]
    if (
        len(between) > 4
        or any(word not in _JOINTS for word in between)
        or not {"or", "(", "and", "which"} & set(between)
    ):
        return None
    relative = {previous.unit in RELATIVE_UNITS, context.quantity.unit in RELATIVE_UNITS}
    opens_whole = context.lower(context.parse.start) == "of" and context.quantity.unit == "percent"
    if opens_whole and "(" in between:
        return None  # of the 4 million rise, 2 million (50%) is natural
    if between[-1] == "to" or ("and" in between and (relative != {True} or previous.unit != context.quantity.unit)):
        return None
    return Movement("change", movement.direction, movement.cues)


def step(context: Context) -> Movement | None:
    """`fell by 3 points`, `cut its workforce by 20`: how far."""
    before = context.before()
    if context.lower(before) == "of" and context.lower(before - 1) in ("average", "total", "maximum", "minimum"):
        before = arrival_before(context, before - 1)  # rose by an average of 0.4%
    if context.lower(before) != "by" or names_agent(context, before):
        return None
    change = change_before(context)
    if change is None and (direction := verb_direction(context, before - 1)) not in (None, "flat"):
        change = before - 1, direction  # which both decreased by 4%, all growing by 3%
    if change is None and (direction := apart_by(context, before)):
        change = before, direction
    return Movement("change", change[1], ("by",)) if change else None


def names_agent(context: Context, by: int) -> bool:
    """`a slide caused by the 5.8 quake`: what did something that moves nothing."""
    verb = verb_lemma(context.lower(by - 1)) if context.tag(by - 1) in "KV" else ""
    return bool(verb) and verb not in changes.VERBS and verb not in changes.APART_BY


def apart_by(context: Context, by: int) -> str:
    """`ahead by 40 jobs`, `revised upward by 300`, `missed the forecast by 2%`: the word before, or the verb with its object between."""
    for i in range(by - 1, max(by - 10, context.parse.start), -1):
        word = verb_lemma(context.lower(i)) if context.tag(i) in "VKG" else context.lower(i)
        if word in changes.APART_BY:
            return changes.APART_BY[word]
        if context.tag(i) not in "NEAODHMY" and context.lower(i) != "of":
            break
    return ""


def noun_after(context: Context) -> Movement | None:
    """`a 3% fall`, `a 0.3 percentage point rise`, `a £4bn (12%) fall`: a noun of change in the noun phrase that the number opens."""
    quantity = context.quantity
    if quantity.unit == "count":
        return counted_change(context)
    first = after_comparison(context, after_bracket(context, quantity.end))
    if is_currency(quantity.unit) and context.tag(first) != "N":
        return None
    for i in range(first, min(first + 4, context.parse.end)):
        if context.words.lower[i : i + 3] == ["sell", "-", "off"]:
            return Movement("change", "down")
        direction = noun_direction(context, i)
        if direction and context.tag(i + 1) != "N":
            return Movement("change", direction)
        if context.tag(i) not in "ANHGE" or context.lower(i) in ("reported", "noted", "saw", "expected"):
            return None  # one-third reported increases
    return None


def after_comparison(context: Context, i: int) -> int:
    """The token after `year-on-year` or `month-over-month` at token `i`, else `i`."""
    compared = context.words.lower[i + 1 : i + 4] in (["-", "on", "-"], ["-", "over", "-"])
    return i + 5 if compared else i


def counted_change(context: Context) -> Movement | None:
    """`a 40,000 increase in jobs`, `the 4.3 million projected increase`: so many of one change; but `three increases` are counted."""
    quantity = context.quantity
    if quantity.value == 1 or context.tag(quantity.numeral_start - 1) not in "DNAE":
        return None
    for i in range(quantity.numeral_end, quantity.numeral_end + 3):
        direction = noun_direction(context, i)
        if direction and noun_lemma(context.lower(i)) == context.lower(i) and context.tag(i + 1) != "N":
            return Movement("change", direction)
        if context.tag(i) not in "AKNE":
            return None
    return None


_SPREADS = frozenset("ranging averaging totaling totalling reaching".split())


def is_bounded(context: Context) -> bool:
    """`increases in excess of 20 percent`: words of bound lead the number to the noun before it, and no whole follows."""
    quantity = context.quantity
    return quantity.start < quantity.numeral_start and context.lower(quantity.end) != "of"


def noun_before(context: Context) -> Movement | None:
    """`a drop of 9%`, `growth rate of 4%`, `an increase in sales of 5%`."""
    before = context.before()
    if context.tag(before) == "N" and context.quantity.unit in RELATIVE_UNITS and is_bounded(context):
        direction = noun_direction(context, before)
        return Movement("change", direction) if direction else None
    if context.lower(before) not in ("of", *_SPREADS):
        return None
    i = before - 1
    if context.lower(i) == "each" and context.previous is not None:  # two cuts, each of a quarter-point
        group = changes.NOUNS.get(noun_lemma(context.previous.item.split(" ")[-1]))
        return Movement("change", group.direction) if group else None
    if context.lower(i) in changes.WAYLESS and context.quantity.unit in RELATIVE_UNITS:
        return Movement("change")
    if noun_lemma(context.lower(i)) == "rate":
        i -= 1
    while (
        i > context.parse.start
        and context.tag(i) in "NAEHD"
        and not noun_direction(context, i)
        and context.quantity.unit in RELATIVE_UNITS
    ):
        i -= 1
        if context.lower(i) in ("in", "of"):
            i -= 1
    direction = noun_direction(context, i)
    return Movement("change", direction) if direction else None


def passes_list(context: Context, i: int) -> bool:
    """`11.4% and 7.4% respectively below`: the comparative of a list stands after its last number."""
    return context.tag(i) in "MRC," or context.lower(i) in ("%", "percent", "points", "per", "cent")


def comparative_after(context: Context) -> Movement | None:
    """`3.1% higher than`, `11.4% below its peak`, `12 more than in June`; not `more than 12`."""
    i = context.quantity.end
    while "respectively" in context.words.lower[i : i + 6] and passes_list(context, i):
        i += 1
    i = past_restated(context, i)
    if context.quantity.unit in RELATIVE_UNITS and (
        apart := changes.SHORT_OF.get((context.lower(i), context.lower(i + 1)))
    ):
        return Movement("change", apart)
    group = changes.COMPARATIVES.get(context.lower(i))
    if context.lower(i) in changes.MORE and adds_amount(context, i):
        return Movement("change", changes.MORE[context.lower(i)])
    if group is None:
        told = context.quantity.unit in RELATIVE_UNITS and context.lower(i + 1) != "to"
        if context.lower(i) in changes.ADVERBS and (
            told or context.lower(i + 1) == "on"
        ):  # 800 down on the month before
            return Movement("change", context.lower(i))
        return None
    than = any(context.lower(k) == "than" for k in range(i + 1, i + 5))
    restates = (
        context.words.lower[context.quantity.start - 2 : context.quantity.start] == [",", "or"]
        and context.tag(i + 1) in ".,;)"
    )
    if than or restates or context.lower(i) in ("above", "below", "higher", "lower", "ahead", "behind"):
        return Movement("change", group.direction)
    return None


def adds_amount(context: Context, i: int) -> bool:
    """`costs a fifth more`, `spends $214 more each month`, `8% fewer acres`: a percentage counts nothing, so that `more` says how it moved."""
    unit = context.quantity.unit
    if not (is_currency(unit) or unit == "percent") or context.lower(i + 1) == "than":
        return False
    if unit == "percent" and context.tag(i + 1) in "NA":
        return True
    return context.tag(i + 1) in ".,;PYDRCTS" and context.lower(i + 1) not in ("or", "and")


def past_restated(context: Context, i: int) -> int:
    """The token after `, or 2.6%,` at token `i`, else `i`: `were €2.36, or 2.6%, lower`."""
    if context.words.lower[i : i + 2] == [",", "or"]:
        end = next((k for k in range(i + 2, min(i + 8, context.parse.end)) if context.tag(k) == ","), 0)
        return end + 1 if end and any(context.tag(k) == "M" for k in range(i + 2, end)) else i
    previous = context.previous
    restates = previous is not None and context.words.lower[previous.end : previous.end + 2] == [",", "or"]
    return i + 1 if restates and context.lower(i) == "," and context.quantity.start - previous.end <= 4 else i


def verb_before(context: Context) -> Movement | None:
    """`rose 3%`, `added 210,000 jobs`, `reduced emissions 40%`: what directly follows a verb of change."""
    quantity, before = context.quantity, context.before()
    while (
        before > context.parse.start
        and quantity.unit in RELATIVE_UNITS
        and context.tag(before) in "NEAODQ"
        and before > quantity.start - 8
        and not opens_participle(context, before)
    ):
        before -= 1
    verbal = context.tag(before) in "VKG" or opens_participle(context, before)
    if not verbal and context.lower(before) not in changes.PARTICLES:
        return None
    verb = before if verbal else before - 1
    lemma = verb_lemma(context.lower(verb))
    group = changes.VERBS.get(lemma)
    direction = verb_direction(context, verb)
    if not direction or direction == "flat" or (group is None and quantity.unit not in RELATIVE_UNITS):
        return None
    if quantity.unit_kind == "time" and lemma in ("lose", "gain", "shed"):
        return None  # trains lost 400 minutes
    if group is not None and group.moves == "subject" and is_part(context):
        return None  # Chad grows 40% of the cotton
    if is_currency(quantity.unit) and (group is None or group.moves == "object" or lemma in ("lose", "gain", "shed")):
        return Movement("change", direction) if restated_in_percent(context) else None
    if quantity.unit == "count" and group is not None and group.moves == "subject" and quantity.item:
        return None
    return Movement("change", direction)


def is_part(context: Context) -> bool:
    """`40% of the cotton`: a part of something; but `fell 3% of its value`."""
    end = context.quantity.end
    inside = context.words.lower[context.quantity.numeral_end : end]
    return context.quantity.unit == "percent" and (context.lower(end) == "of" or "of" in inside)


def opens_participle(context: Context, i: int) -> bool:
    """`..., cutting bonuses 50 percent`: an -ing form after a comma, be it a noun elsewhere."""
    return context.lower(i).endswith("ing") and context.tag(i) in "NGA" and context.tag(i - 1) == ","


def restated_in_percent(context: Context) -> bool:
    """`lost $1.09, or 1.8%`, `gained $1.31 to $77.69`: a price that moved, not money lost."""
    end = context.quantity.end
    if context.lower(end) == "to" and (context.tag(end + 1) == "M" or context.lower(end + 1) in "$€£¥"):
        return True
    following = context.words.lower[context.quantity.end : context.quantity.end + 7]
    return following[:1] in ([","], ["or"], ["("]) and bool({"%", "percent", "pct", "pc"} & set(following))


def part_of_change(context: Context) -> Movement | None:
    """`47,900 of the losses`, `150,000 bpd of the increase`: a part of a change is a change."""
    for i in range(context.quantity.numeral_end, min(context.quantity.end + 1, context.parse.end)):
        if context.lower(i) == "of" and context.tag(i + 1) == "D":
            noun = i + 2
            while context.tag(noun) in "NA" and context.tag(noun + 1) == "N":
                noun += 1
            if noun_direction(context, noun):
                return Movement("change", noun_direction(context, noun), ("of the",))
    return None


def passive_subject(context: Context) -> Movement | None:
    """`30,000 jobs will be cut`: what a verb of change is done to."""
    clause = context.clause
    if (
        clause is None
        or not clause.passive
        or not clause.subject_start <= context.quantity.numeral_start < clause.subject_end
    ):
        return None
    group = changes.VERBS.get(clause.verb)
    return (
        Movement("change", group.direction)
        if group and group.moves == "object" and context.quantity.unit == "count"
        else None
    )


_APPEARS = frozenset("occur come see record observe report register".split())


def change_as_subject(context: Context) -> Movement | None:
    """`The largest decrease was in Kent, at 3.5%`, `the increase, at 2.2%, was`: what the clause is about is a change."""
    clause, unit = context.clause, context.quantity.unit
    if clause is None or clause.subject_start < 0 or unit not in RELATIVE_UNITS:
        return None
    if clause.verbs != ("be",) and clause.verb not in _APPEARS:
        return None
    before = context.before()
    apposed = context.lower(before) == "at" and context.tag(before - 1) == ","
    if context.lower(before) == "by" or context.lower(context.quantity.end) == "of":
        return None  # increases were reported by 24 percent, falls were seen in half of the mills
    if clause.verb_start > context.quantity.start and not apposed:
        return None
    tags = [context.tag(i) for i in range(clause.subject_start, clause.subject_end)]
    head = clause.subject_start + head_index(tags, 0, len(tags))
    direction = noun_direction(context, head)
    rate = context.lower(head) == "growth" and context.tag(before) == "X"  # annual growth was 1.1%, as inflation is
    return Movement("change", direction) if direction and not rate else None


def listed(context: Context) -> Movement | None:
    """`increases of 1.9% in manufacturing and 0.4% in mining`: the second number of a list does what the first does."""
    quantity = context.quantity
    alike = next((pair for pair in reversed(context.earlier) if pair[0].unit == quantity.unit), None)
    if alike is None or alike[1].kind != "change" or alike[0].end > quantity.start or names_own_measure(context):
        return None
    previous, movement = alike
    between = [
        context.tag(i) for i in range(previous.end, quantity.start) if context.lower(i) not in ("followed", "by")
    ]
    before = context.before()
    if context.lower(before) in ("but", "leaving"):
        return None  # to create 900 jobs, but 70 people work there; cut three ships, leaving eight
    if leaves_verb_out(between, context.tag(before)):
        return Movement("change", movement.direction, movement.cues)
    if set(between) & set("VXLSW;"):
        return None
    if context.lower(before) in ("of", "by"):
        before -= 1
    if context.lower(before) == "level":
        return None  # dropped 280 points, reaching a level of 6,595
    words = context.words.lower[previous.end : quantity.start]
    if words.count("(") > words.count(")") and {"than", "on"} & set(words):
        return None  # 381 fewer than in 2011 (8,748), 5 points up on 2011 (32 per cent, 1.7 million)
    follows = context.lower(before) == "at" and "followed" in context.words.lower[previous.end : quantity.start]
    follows = follows or (
        context.lower(before) == "at" and stands_at(context, previous) and bool({"C", ","} & set(between))
    )
    gapped = "C" in between and "P" not in between  # mining dropped 20,300 and manufacturing 18,900
    tied = quantity.leans_on is not None or context.tag(before) in "C," or gapped or follows
    return Movement("change", movement.direction, movement.cues) if tied else None


def names_own_measure(context: Context) -> bool:
    """`9.4% growth and an 84.0% load factor`: a noun of its own behind the percentage, which is none of change."""
    end = context.quantity.end
    noun = (
        end if context.tag(end) == "N" else end + 1 if context.tag(end) == "A" and context.tag(end + 1) == "N" else -1
    )
    return noun >= 0 and context.quantity.unit == "percent" and not noun_direction(context, noun)


def leaves_verb_out(between: list[str], last: str) -> bool:
    """`exports rose 6.7%; imports, just 2.1%`: a new subject behind the semicolon, with a comma for the verb."""
    if ";" not in between or last != ",":
        return False
    subject = between[between.index(";") + 1 :]
    return len(subject) <= 8 and set(subject) <= set("NEADO,R") and bool({"N", "E", "A"} & set(subject))


def stands_at(context: Context, previous) -> bool:
    """Whether the number before stood behind `at` too: `followed by Kent at 1.7% and Essex at 1.6%`."""
    return context._replace(quantity=previous).lower(context._replace(quantity=previous).before()) == "at"


def signed(context: Context) -> Movement | None:
    """`Africa (+6.9%)`: a plus sign says that it went up; a minus may be of a level, but `-1.3% on the month before` is a move."""
    start = context.quantity.numeral_start
    plus = context.quantity.value_text.startswith("+") or context.lower(start - 1) == "+"
    if context.quantity.unit not in RELATIVE_UNITS:
        return None
    if context.quantity.value_text.startswith(("-", "−")) and is_on_before(context, context.quantity.end):
        return Movement("change", "down")
    return Movement("change", "up") if plus else None


def is_on_before(context: Context, i: int) -> bool:
    """`on the previous month`, `on a year earlier`, `on the same quarter of 2023`."""
    earlier = _EARLIER.intersection(context.words.lower[i + 1 : i + 4])
    return context.lower(i) == "on" and context.lower(i + 1) in ("the", "a") and bool(earlier)


_EARLIER = frozenset("previous same year month quarter week preceding earlier before".split())


def instead(context: Context) -> Movement | None:
    """`will grow 2%, rather than the 1.6% forecast in June`: what was thought before of the same move."""
    start = context.quantity.start
    alike = next((pair for pair in reversed(context.earlier) if pair[0].unit == context.quantity.unit), None)
    before = tuple(context.words.lower[max(context.parse.start, start - 3) : start])
    told = any(before[i : i + 2] in (("rather", "than"), ("instead", "of")) for i in range(len(before)))
    return Movement("change") if told and alike is not None and alike[1].kind == "change" else None


def bargained(context: Context) -> Movement | None:
    """`demanded a rise of 9%, but settled for 6.5%`: a change too, where a change was asked for or offered before."""
    clause, quantity = context.clause, context.quantity
    alike = next((pair for pair in reversed(context.earlier) if pair[0].unit == quantity.unit), None)
    if alike is None or alike[1].kind != "change" or clause is None or clause.verb not in changes.BARGAINS:
        return None
    between = range(clause.verb_end, quantity.start)
    direct = quantity.unit in RELATIVE_UNITS and all(context.tag(i) in "PDR" for i in between)
    if not direct or context.lower(quantity.end) == "of" or context.tag(quantity.end) in "NA":
        return None
    return Movement("change", alike[1].direction)
