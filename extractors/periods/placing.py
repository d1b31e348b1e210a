"""From a sentence to its scene: which of its times a number can hold in, be measured against, or has nothing to do with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.grammar.clauses import Parse
from extractors.periods.background import is_background, names_cohort
from extractors.periods.lexicon import STATE_WORDS
from extractors.periods.origins import GAINS, find_origin
from extractors.periods.record import Period
from extractors.periods.relations import DAYS_OF_SPEECH, GIVING
from extractors.periods.scene import POSSESSIVE, SAYING_FORMS, Item, Scene, possesses
from extractors.periods.text import HYPHENS
from extractors.text.words import Words

FORESEEING = frozenset(
    "expects expect expected sees forecasts forecast predicts projects anticipates plans aims".split()
)
"""What is now foreseen is no state of now."""
SAYING = frozenset(
    "say tell announce report add note explain confirm state release publish show write reveal claim estimate warn disclose post".split()
)
PEOPLE = frozenset(
    "people residents inhabitants citizens members employees workers staff households voters customers students pupils".split()
)
PREVIOUS = frozenset(("the", word) for word in ("previous", "prior", "last"))
"""`In the previous election`: where it is a time with days, that is the sentence's own."""
EVENTS = frozenset({"pandemic", "crisis", "war", "outbreak", "recession", "invasion", "downturn", "lockdown", "merger"})
ASIDE = 14
"""Words between the comma that begins an aside, and a time in it."""


def read_scene(
    words: Words, parse: Parse, quantities: Sequence, movements: Sequence, periods: Sequence[Period], offset: int
) -> Scene:
    """A scene from the sentence's quantities (the first is number `offset`), their movements and the document's periods in it."""
    items = []
    for k, (quantity, movement) in enumerate(zip(quantities, movements, strict=True), offset):
        kind, cues = (movement.kind, movement.cues) if movement else ("level", ())
        start = min(quantity.start, movement.start) if movement and movement.start >= 0 else quantity.start
        items.append(
            Item(k, start, quantity.end, kind, cues, parse.clause_number(quantity.numeral_start), quantity.unit)
        )
    scene = Scene(parse.start, parse.end, words, parse, items)
    for period in periods:
        place_period(scene, period)
    for quantity, item in zip(quantities, items, strict=True):
        item.origin_at = find_origin(scene, item, quantity.low is not None and quantity.value is None)
        item.origin = item.origin_at >= 0
        joint = words.lower[quantity.numeral_end : quantity.numeral_end + 1]
        item.attributive = (
            bool(joint) and joint[0] in HYPHENS and not item.changes and quantity.unit not in ("percent", "rank")
        )
        item.attributive = item.attributive or words.lower[item.start - 1] == "aged" or is_age(words, item)
        item.attributive = item.attributive or is_population(scene, item)
    for one, two in pairwise(items):
        listed = one.attributive and words.lower[one.end : two.start] in (["and"], [","], [",", "and"])
        two.attributive = two.attributive or (listed and one.unit == two.unit == "year")
    scene.periods = [same_as_before(scene.periods, k) for k in range(len(scene.periods))]
    scene.other_time = (
        names_other_time(words.lower[parse.start : parse.start + 8])
        or is_before_event(words.lower[parse.start : parse.end])
        or any(p.end <= items[0].start and names_cohort(words.lower, parse.start, p) for p in periods if items)
        or any(p.fiscal and not p.dated for p in periods)
    )
    if any(period.family == "to_date" for period in scene.periods):
        scene.periods = [period for period in scene.periods if period.relation != "as_of"]
    return scene


def is_age(words: Words, item: Item) -> bool:
    """`Berg, 49, had left`: somebody's age."""
    lower = words.lower
    return item.unit == "year" and lower[item.start - 1] == "," and lower[item.end : item.end + 1] == [","]


def is_population(scene: Scene, item: Item) -> bool:
    """`among the nation's 5.5 million people`: a number that the owner has, at no time in particular; not of `July's 28 million`."""
    lower = scene.words.lower
    if item.changes or lower[item.start - 1] not in POSSESSIVE or lower[item.end - 1] not in PEOPLE:
        return False
    return not any(period.end == item.start - 1 for period in (*scene.periods, *scene.comparisons))


def same_as_before(periods: list[Period], k: int) -> Period:
    """`between Q1 and Q2, and 2% for the same period`: the period that is meant, with its ends."""
    period = periods[k]
    days = (period.first, period.last)
    meant = (p for p in periods[:k] if p.parts and days in ((p.first, p.last), (p.parts[-1].first, p.parts[-1].last)))
    return next(meant, period) if period.family == "same" else period


def names_other_time(opening: list[str]) -> bool:
    """Whether a sentence opens with a time of its own that has no days: `At the time`, `Since then`, `Historically`."""
    pairs = set(pairwise(opening))
    if opening[:1] and opening[0] in ("in", "at", "on", "during") and tuple(opening[1:3]) in PREVIOUS:
        return True
    return bool(
        pairs & {("the", "time"), ("that", "time"), ("since", "then"), ("until", "then"), ("the", "past")}
    ) or bool(
        {"historically", "traditionally", "previously", "usually", "typically", "normally", "generally"} & set(opening)
    )


def is_before_event(lower: list[str]) -> bool:
    """`before the pandemic`: a time of its own."""
    return any(
        word in EVENTS
        and lower[max(i - 2, 0) : i] in (["before", "the"], ["to", "the"], ["since", "the"], ["after", "the"])
        for i, word in enumerate(lower)
    )


def place_period(scene: Scene, period: Period) -> None:
    """Sort a period of the sentence: what a number can hold in, what it can be measured against, and what only says who spoke when."""
    lower = scene.words.lower
    if period.family == "duration" and "total" in lower[period.end : period.end + 2]:
        scene.totals.append(period)
    if is_background(lower, scene.start, period):
        return
    if period.family == "reference":
        past = lower[max(0, period.start - 1) : period.start] == lower[period.end : period.end + 1] == ["as"]
        if (
            lower[period.start] in STATE_WORDS
            and not past
            and FORESEEING.isdisjoint(lower[period.end : period.end + 1])
        ):
            scene.now_at.append(period.start)
    elif (period.comparison and not possesses(scene, period)) or is_level_of(scene, period):
        if period.dated:
            scene.comparisons.append(period)
    elif not period.dated and lower[period.start] in STATE_WORDS:
        scene.now_at.append(period.start)
    elif period.relation == "until" and is_apposed(scene, period):
        return
    elif is_superlative_since(scene, period):
        scene.rarities.append(period)
    elif (
        is_birth_year(scene, period)
        or (period.family == "unit_end" and not period.relation)
        or not period.dated
        or period.kind == "set"
        or is_event_of(scene, period)
        or is_of_extreme(scene, period)
        or is_said_then(scene, period)
        or is_of_deed(scene, period)
    ):
        return
    elif period.relation not in ("before", "after"):
        scene.periods.append(period)
        if (span := participle_aside(scene, period)) is not None:
            scene.asides[period.start] = span


def is_apposed(scene: Scene, period: Period) -> bool:
    """`the unit, until 2023 its biggest, shrank`: says what the subject was."""
    lower = scene.words.lower
    closing = next((i for i in range(period.end, min(period.end + 6, scene.end)) if lower[i] == ","), -1)
    clause = scene.parse.clause_at(closing) if closing > period.end else None
    return (
        clause is not None
        and lower[period.start - 2] == ","
        and clause.verb_start > closing > clause.subject_start >= 0
    )


def participle_aside(scene: Scene, period: Period) -> tuple[int, int] | None:
    """The tokens of `, founded in 2016 by two brothers,`: a time in there is that of the numbers in there, of no others."""
    lower, tags = scene.words.lower, scene.parse.tags
    opening = next(
        (i for i in range(period.start - 1, max(period.start - ASIDE, scene.start), -1) if lower[i] == ","), -1
    )
    if opening < 0:
        return None
    word, tag = lower[opening + 1], tags[opening + 1 - scene.start]
    closing = next((i for i in range(period.end, scene.end) if lower[i] in (",", ";")), scene.end)
    if word in ("up", "down", "at", "$", "£", "€") or word[:1].isdigit():
        # its shares, down 16% since May, rose 3%: before the verb, which may have been taken for another clause's
        held = any(clause.verb_end <= opening for clause in scene.parse.clauses if clause.verbs)
        goes_on = any(clause.verb_start == closing + 1 for clause in scene.parse.clauses)
        return (opening, closing) if goes_on and not held else None
    main = "," in lower[scene.start : opening] and any(
        clause.verb_start == opening + 1 and clause.subject_end <= opening for clause in scene.parse.clauses
    )  # the trust, which runs three clinics, closed in May
    if word != "having" and (main or not (is_participle(word) and tag in "KV")):
        return None
    return opening, closing


def is_participle(word: str) -> bool:
    return word in ("built", "set", "held", "made", "born", "bought", "sold") or (word.endswith("ed") and len(word) > 4)


def is_birth_year(scene: Scene, period: Period) -> bool:
    """`the 1967 cohort`: says who, not when."""
    lower = scene.words.lower
    after = lower[period.end : min(period.end + 2, scene.end)]
    return "cohort" in after or "generation" in after


def is_event_of(scene: Scene, period: Period) -> bool:
    """`Sunday's signings`, `for March delivery`: a time that names an event or a contract."""
    after = scene.words.lower[period.end] if period.end < scene.end else ""
    if after in ("delivery", "settlement", "contract", "futures"):
        return True
    owns = after in POSSESSIVE and not has_close(scene, period) and not is_subject(scene, period)
    return owns and period.grain == "day" and not possesses(scene, period)


def is_subject(scene: Scene, period: Period) -> bool:
    """`Sunday's vote passed by 9 to 4`: what the day's event did was on that day; not what a report of that day shows."""
    clause = scene.parse.clause_at(period.start)
    if clause is None or clause.tense != "past" or clause.verb in SAYING or clause.perfect:
        return False
    return clause.subject_start <= period.start < clause.subject_end


def has_close(scene: Scene, period: Period) -> bool:
    """`at Thursday's close of $184.60`: the price is the day's."""
    named = scene.words.lower[period.end + 1 : period.end + 4]
    return len(named) == 3 and bool({"close", "open", "closing", "settlement"} & set(named[:2])) and "of" in named[1:]


def is_level_of(scene: Scene, period: Period) -> bool:
    """`10% of 2000 levels`, `the September figure`: a period that stands for its number."""
    lower = scene.words.lower
    after = lower[period.end] if period.end < scene.end else ""
    if after not in ("level", "levels", "figure", "reading", "peak", "total", "average", "low", "high"):
        return False
    return bool(GAINS & set(lower[max(period.start - 3, scene.start) : period.start])) or after in ("level", "levels")


def is_superlative_since(scene: Scene, period: Period) -> bool:
    """`its lowest level since 1997`, `the first since May`: says how rare, not when."""
    if period.relation != "since":
        return False
    before = scene.words.lower[max(period.start - 10, scene.start) : period.start]
    return any(word.endswith("est") and len(word) > 4 for word in before) or bool(
        {"first", "worst", "best", "most", "least", "time"} & set(before)
    )


EXTREMES = frozenset({"high", "low", "peak", "trough", "bottom"})


def is_of_extreme(scene: Scene, period: Period) -> bool:
    """`900 openings, close to its high in 2007`, `short of the record set in 2007`: when the extreme was, unless its number follows."""
    lower = scene.words.lower
    named = lower[period.start - 2] in EXTREMES
    named = named or (
        lower[period.start - 2] in ("set", "reached", "hit", "seen")
        and lower[period.start - 3] in EXTREMES | {"record"}
    )
    named = named and not {"between", "from"} & set(lower[max(period.start - 12, scene.start) : period.start - 2])
    return named and period.relation == "in" and scene.item_before(period.start) and not scene.item_after(period.end)


PUNISHED = frozenset(
    "fined fine fines penalty penalties jailed sentenced imprisoned convicted punished charged sued penalised penalized".split()
)
"""Of these, what follows `for` was done before."""


def is_of_deed(scene: Scene, period: Period) -> bool:
    """`was fined for a failure in 2022`: when the deed was done, not when it was punished."""
    lower, tags = scene.words.lower, scene.parse.tags
    at = period.start - 2
    while at > scene.start and tags[at - scene.start] in "DANEQ":
        at -= 1
    punished = not PUNISHED.isdisjoint(lower[max(at - ASIDE, scene.start) : at])
    return period.relation in ("in", "on") and lower[at] in ("for", "over") and at < period.start - 2 and punished


def is_said_then(scene: Scene, period: Period) -> bool:
    """`the ministry said on Friday`: a day whose nearest verb is one of saying."""
    if period.aside:
        return True
    if (
        period.family not in DAYS_OF_SPEECH
        or period.grain not in ("day", "hour", "week")
        or period.family in ("clock", "ended")
        or period.relation not in ("", "on", "in")
    ):
        return False
    lower, tags = scene.words.lower, scene.parse.tags
    for i in range(period.start - 1, scene.start - 1, -1):
        if tags[i - scene.start] in "SW":
            return False
        if tags[i - scene.start] in "VKGX":
            passive = i > scene.start and lower[i - 1] in ("were", "was", "been")
            return lower[i] in SAYING_FORMS and not passive and not gives_number(scene, i)
    clause = scene.parse.clause_at(period.start)
    if clause is None or clause.passive:
        return False
    return clause.verb in SAYING and not gives_number(scene, clause.verb_end - 1)


def gives_number(scene: Scene, verb: int) -> bool:
    """`released 40 men`: it says nothing."""
    return scene.words.lower[verb] in GIVING and any(verb < item.start < verb + 5 for item in scene.items)
