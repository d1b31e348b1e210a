"""Ties between the numbers of a sentence: what moved to where it came from, and by how much; what is left out, and from which number."""

from __future__ import annotations

from extractors.claims.changes import NEEDS
from extractors.claims.naming import Naming, name_phrase
from extractors.claims.reading import Reading
from extractors.claims.subjects import conjuncts
from extractors.grammar.clauses import Parse
from extractors.text.words import Words


def follow_quantities(readings: list[Reading], quantities: list) -> None:
    """Where nothing nearer ties a reading: it leans on the one whose unit or noun its quantity took."""
    position = {reading.quantity: n for n, reading in enumerate(readings)}
    for reading in readings:
        taken_from = reading.quantity.leans_on if reading.quantity.converts is None else reading.quantity.converts
        if reading.leans_on is None and taken_from is not None:
            reading.leans_on = position.get(quantities[taken_from])
        if reading.quantity.converts is not None:
            reading.cues += ("converts",)
            converted = position.get(quantities[taken_from])
            if converted is not None:
                reading.naming = readings[converted].naming  # winds of 30 mph (48 km/h)


def tie_neighbours(sentence: list[Reading], offset: int) -> None:
    """Tie what moved to where it came from and by how much: `14,313, up from 12,231`; `23,500 pickups, up 68%`."""
    for i, reading in enumerate(sentence):
        if reading.movement.kind == "change":
            target = moved_level(sentence, i)
        elif "from" in reading.cues or "compared" in reading.cues:
            target = level_before(sentence, i)
        else:
            continue
        if target is None:
            continue
        reading.leans_on = offset + target
        level = sentence[target]
        if not level.direction and level.is_level and "from" not in level.cues:
            level.direction = direction_to(reading, level)


def direction_to(reading: Reading, level: Reading) -> str:
    """The direction that a level takes from the change or the base said of it."""
    between = range(level.end, reading.start)
    if reading.movement.kind == "change":
        if reading.rule == "comparative after" and compares_need(reading):
            return ""
        said_of_level = {"up", "down"} & set(reading.movement.cues) or reading.rule == "comparative after"
        if reading.rule in ("noun before", "noun after") and is_apposed(level, between):
            return reading.movement.direction  # was 455 tons, an increase of 7.8%
        verbless = not any(level.context.tag(i) in "VX" for i in between)
        return reading.movement.direction if said_of_level and (verbless or reading.movement.cues) else ""
    return next((level.context.lower(i) for i in between if level.context.lower(i) in ("up", "down")), "")


def compares_need(reading: Reading) -> bool:
    """`186 seats, 11 more than it needs`: set beside what is wanted, not beside what was before."""
    context, end = reading.context, reading.quantity.end
    than = next((i for i in range(end, end + 3) if context.lower(i) == "than"), -1)
    return than >= 0 and context.lower(than + 1) in NEEDS


def is_apposed(level: Reading, between: range) -> bool:
    """`455 tons (2% of all) in 2011, an increase of`, `455 tons (a fall of`: a change told of the level, with no verb between."""
    words = [level.context.lower(i) for i in between]
    joint = next(
        (k for k in range(len(words) - 2, -1, -1) if words[k] in (",", "(") and words[k + 1] in ("a", "an")), -1
    )
    return joint >= 0 and len(words) - joint < 7 and not any(level.context.tag(i) in "XLSW;" for i in between[:joint])


def moved_level(sentence: list[Reading], i: int) -> int | None:
    """The level that a change is said of: the one before it in its clause, or after `to` or `with`."""
    reading = sentence[i]
    clause = reading.context.clause
    for k in range(i - 1, -1, -1):
        if sentence[k].quantity.unit == "year" != reading.quantity.unit:
            continue  # births to women aged under 20 fell by 9%
        if sentence[k].is_level and "from" not in sentence[k].cues:
            if is_earlier(sentence[k], reading.start) or aside_in_brackets(sentence, k, reading.quantity.unit):
                continue
            return k if sentence[k].context.clause == clause else None
        if sentence[k].movement.kind != "change" and not sentence[k].is_level:
            return None
    for k in range(i + 1, len(sentence)):
        other = sentence[k]
        if other.context.clause != clause or not other.is_level or moves_another(reading, other):
            return None
        if "to" in other.cues or "at" in other.cues or other.context.lower(other.context.before()) == "with":
            return k
    return None


def moves_another(reading: Reading, level: Reading) -> bool:
    """`prices rose 3%, taking the cost of a home to $90`: a participle with an object stands between; but `rose 3%, reaching $90`."""
    tag = reading.context.tag
    return any(tag(i) == "G" and tag(i + 1) in "DNAE" for i in range(reading.end, level.start))


def is_earlier(level: Reading, end: int) -> bool:
    """`90, compared with 94 in 2011, a fall of`: a level that the other is set against, of a time of its own."""
    return "compared" in level.cues and any(level.context.tag(i) == "Y" for i in range(level.end, end))


def aside_in_brackets(sentence: list[Reading], k: int, unit: str) -> bool:
    """`10.4 million (16 per cent of all) in 2011, an increase of one million`: a share told in brackets of what moved."""
    level = sentence[k]
    return (
        k > 0
        and unit == sentence[k - 1].quantity.unit != level.quantity.unit
        and level.context.lower(level.start - 1) == "("
    )


def level_before(sentence: list[Reading], i: int) -> int | None:
    """The level that came from this one: before it, `14,313, up from 12,231`, or after it, `from 6.29% to 6.7%`."""
    unit = sentence[i].quantity.unit
    for k in range(i - 1, -1, -1):
        if sentence[k].is_level and "from" not in sentence[k].cues and sentence[k].quantity.unit == unit:
            return k
    for k in range(i + 1, len(sentence)):
        if "to" in sentence[k].cues and sentence[k].quantity.unit == unit:
            return k
    return None


def share_status(sentence: list[Reading], offset: int) -> None:
    """A change and the level that it led to have one status."""
    for reading in sentence:
        if reading.leans_on is None or reading.status != "actual" or "from" in reading.cues:
            continue
        level = sentence[reading.leans_on - offset]
        if level.status != "actual" and level.context.clause == reading.context.clause:
            reading.status = level.status


def distribute(sentence: list[Reading], words: Words, parse: Parse) -> None:
    """`A and B ranked sixth and eighth, respectively`: the first number is of the first subject, and so on."""
    if "respectively" not in words.lower[parse.start : parse.end]:
        return
    for clause in parse.clauses:
        inside = [reading for reading in sentence if reading.context.clause == clause]
        if clause.subject_start < 0 or len(inside) < 2:
            continue
        members = conjuncts(words, parse, clause.subject_start, clause.subject_end)
        if len(members) != len(inside):
            continue
        for reading, member in zip(inside, members, strict=True):
            named = name_phrase(words, parse, *member)
            reading.naming = Naming(
                named.subject or reading.naming.subject, named.metric or reading.naming.metric, own=True
            )
            reading.cues += ("respectively",)


def inherit_naming(sentence: list[Reading], offset: int) -> None:
    """A base or a change is of what its level is of: `14,313 registrations, up from 12,231`."""
    for reading in sentence:
        if reading.leans_on is None:
            continue
        level = sentence[reading.leans_on - offset]
        if reading.naming.own:
            continue
        subject = level.naming.subject or (level.quantity.item if level.quantity.unit == "count" else "")
        if subject and level.context.clause == reading.context.clause:
            reading.naming = Naming(subject, reading.naming.metric or level.naming.metric)
