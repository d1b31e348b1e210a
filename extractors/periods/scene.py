"""One sentence as the assignment of periods sees it: its quantities, its periods, and how each stands to the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.grammar.clauses import Parse
from extractors.periods.background import is_background, names_cohort
from extractors.periods.lexicon import STATE_WORDS
from extractors.periods.record import Period
from extractors.periods.relations import CHANGES, DAYS_OF_SPEECH, GIVING
from extractors.periods.text import HYPHENS
from extractors.text.words import Words

COMPARED = frozenset({"compared", "comparison", "relative"})
GAINS = frozenset("improvement increase rise gain up advance ahead higher lower below above short shy".split())
STOPS = frozenset(
    {
        ",",
        ";",
        ":",
        "to",
        "at",
        "by",
        "(",
        ")",
        "—",
        "–",
        "and",
        "but",
        "was",
        "were",
        "is",
        "are",
        "had",
        "have",
        "has",
    }
)
FORESEEING = [
    [word]
    for word in "expects expect expected sees forecasts forecast predicts projects anticipates plans aims".split()
]
"""What is now foreseen is no state of now."""
FORESEEN = frozenset(
    "forecast forecasts expectation expectations estimate estimates consensus projection projections".split()
)
"""A number set against one of these is of the same time: `against forecasts of a fall of 3%`."""
REVISED = frozenset("estimate forecast outlook projection target guidance revised".split())
DASHES = frozenset({"—", "–", "--"})
SAYING = frozenset(
    "say tell announce report add note explain confirm state release publish show write reveal claim estimate warn disclose post".split()
)
SAYING_FORMS = frozenset(
    "said says saying reporting told telling announced announcing reported reporting added adding noted explained confirmed stated released "
    "published showed wrote revealed warned disclosed publishing releasing speaking according posted".split()
)


@dataclass(slots=True)
class Item:
    """A quantity in its sentence. `kind` and `cues` are the movement's.

    `origin` says that it is what something is measured against, by the word at `origin_at` (`from`, `than`); `attributive` that it is
    part of a compound (`a 55-member union`), which holds at no time in particular.
    """

    index: int
    start: int
    end: int
    kind: str
    cues: tuple[str, ...]
    clause: int
    unit: str = ""
    origin: bool = False
    origin_at: int = -1
    attributive: bool = False
    period: Period | None = None
    base: Period | None = None
    carried: bool = False

    @property
    def changes(self) -> bool:
        return self.kind in ("change", "ratio")


@dataclass(slots=True)
class Scene:
    """A sentence: tokens `start` to `end`."""

    start: int
    end: int
    words: Words
    parse: Parse
    items: list[Item]
    periods: list[Period] = field(default_factory=list)
    comparisons: list[Period] = field(default_factory=list)
    totals: list[Period] = field(default_factory=list)
    rarities: list[Period] = field(default_factory=list)
    asides: dict[int, tuple[int, int]] = field(default_factory=dict)
    now_at: list[int] = field(default_factory=list)
    other_time: bool = False

    def item_before(self, token: int) -> Item | None:
        return next((item for item in reversed(self.items) if item.end <= token), None)

    def item_after(self, token: int) -> Item | None:
        return next((item for item in self.items if item.start >= token), None)

    def is_now(self, item: Item) -> bool:
        """Whether a quantity is said to be of now: its clause, or the words just before it, say `now` or `recent`."""
        near = (0 < item.start - at <= 6 or 0 <= at - item.end <= 1 for at in self.now_at)
        return any(near) or any(at < item.start and self.parse.clause_number(at) == item.clause for at in self.now_at)

    def set_off(self, what: Item | Period) -> bool:
        """Whether words stand between two dashes: `drivers — some 71 million people — could get 3% next year`."""
        lower = self.words.lower
        before, after = (
            lower[max(what.start - 3, self.start) : what.start],
            lower[what.end : min(what.end + 3, self.end)],
        )
        return not DASHES.isdisjoint(before) and not DASHES.isdisjoint(after)

    def parted(self, one: int, two: int) -> bool:
        """Whether a semicolon stands between two tokens."""
        return ";" in self.words.lower[one:two]


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


PEOPLE = frozenset(
    "people residents inhabitants citizens members employees workers staff households voters customers students pupils".split()
)


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


PREVIOUS = frozenset(("the", word) for word in ("previous", "prior", "last"))
"""`In the previous election`: where it is a time with days, that is the sentence's own."""


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


EVENTS = frozenset({"pandemic", "crisis", "war", "outbreak", "recession", "invasion", "downturn", "lockdown", "merger"})


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
        if lower[period.start] in STATE_WORDS and lower[period.end : period.end + 1][:1] not in FORESEEING:
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


ASIDE = 14
"""Words between the comma that begins an aside, and a time in it."""


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
    if word in ("up", "down"):
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


POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def possesses(scene: Scene, period: Period) -> bool:
    """`July's 28.05 million`: the number after it is of the period."""
    after = scene.item_after(period.end)
    return after is not None and scene.words.lower[period.end] in POSSESSIVE and after.start - period.end <= 2


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
    if clause is None or clause.tense != "past" or clause.verb in SAYING or "have" in clause.verbs[:-1]:
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


def is_of_extreme(scene: Scene, period: Period) -> bool:
    """`900 openings, close to its high in 2007`: when the extreme was, unless its number follows."""
    lower = scene.words.lower
    named = lower[period.start - 2] in ("high", "low", "peak", "trough", "bottom")
    named = named and not {"between", "from"} & set(lower[max(period.start - 12, scene.start) : period.start - 2])
    return named and period.relation == "in" and scene.item_before(period.start) and not scene.item_after(period.end)


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


def find_origin(scene: Scene, item: Item, is_range: bool) -> int:
    """The word that makes a quantity a level that something is measured against, else -1: `up from 12,231`, `than July's 3.57 million`."""
    lower = scene.words.lower
    if lower[item.start - 1] in POSSESSIVE and lower[max(item.start - 3, 0)] in ("from", "than"):
        item.kind = "level"
        return item.start - 3
    if (at := find_aside(scene, item)) >= 0:
        return at
    if is_range:
        return -1
    before = scene.item_before(item.start)
    limit = max(before.end if before else scene.start, item.start - 8)
    for i in range(item.start - 1, limit - 1, -1):
        word = lower[i]
        if word == "from":
            began = any(p.relation == "since" and p.end == i for p in scene.periods)  # a fall since 2007 from 61
            told = (*scene.periods, *scene.comparisons) if lower[i - 1] == "," else ()
            began = began or any(p.start == item.end for p in told)  # it takes 21 days, from 17 last autumn
            return i if (moves(scene, item, i) or began) and not item.changes else -1
        compared = word in ("than", "against", "versus", "vs", "vs.")
        if compared or (word in ("with", "to") and lower[i - 1] in COMPARED):
            after = (
                lower[item.end : item.end + 8]
                if lower[item.end : item.end + 1] == ["that"]
                else lower[item.end : item.end + 1]
            )
            foreseen = not FORESEEN.isdisjoint((*lower[i + 1 : item.start], *after))
            return -1 if foreseen or is_alongside(scene, item) or is_of_time(scene, item, i) else i
        if word in ("over", "of") and lower[i - 1] in GAINS and not item.changes:
            return i
        if word in STOPS:
            break
    if before is not None and before.unit == "times" and lower[before.end : item.start] in (["the"], ["that", "of"]):
        return before.end  # double the 554 of 2010
    if before is not None and before.origin and is_joined(scene, before, item):
        return before.origin_at
    return item.start if "from" in item.cues and not item.changes else -1


def is_of_time(scene: Scene, item: Item, at: int) -> bool:
    """`Compared with a year earlier it grew 1.4%`: the time is what is compared with; the number comes after a verb."""
    named = next((p for p in scene.comparisons if at < p.start and p.end <= item.start), None)
    between = scene.parse.tags[named.end - scene.start : item.start - scene.start] if named else ""
    return not set(between).isdisjoint("VXL")


def is_alongside(scene: Scene, item: Item) -> bool:
    """`rose 60%, compared with a 26% increase in the number of women`: a change of something else, with no time of its own."""
    following = scene.words.lower[item.end : min(item.end + 4, scene.end)]
    timed = any(item.end <= p.start for p in (*scene.periods, *scene.comparisons))
    return item.changes and not timed and bool({"in", "for", "by", "among"} & set(following))


def is_joined(scene: Scene, before: Item, item: Item) -> bool:
    """`versus $980m, or $2.75 a share`; `from 9.4 million (16 per cent)`; `versus a loss of $450m in the second quarter and a profit of $300m a year ago`."""
    between = scene.words.lower[before.end : item.start]
    if "or" in between:
        return len(between) <= 3
    if between == ["("]:
        return not item.changes
    tags = scene.parse.tags[before.end - scene.start : item.start - scene.start]
    return "and" in between and len(between) <= 9 and before.clause == item.clause and not set(tags) & set("VXLS;")


def find_aside(scene: Scene, item: Item) -> int:
    """`gained 0.2% after falling 0.1% in October`: what went before keeps its period to itself."""
    lower = scene.words.lower
    for i in range(item.start - 1, max(item.start - 7, scene.start), -1):
        if lower[i] in ("after", "following"):
            return i
        if lower[i] in STOPS and lower[i] != "by":
            break
    return -1


def moves(scene: Scene, item: Item, at: int) -> bool:
    """Whether `from` tells of a move: after a word of change, or before `to` and another number; not `reports from 88 schools`."""
    lower = scene.words.lower
    after = scene.item_after(item.end)
    return bool(CHANGES & set(lower[scene.start : at])) or (after is not None and "to" in lower[item.end : after.start])


def is_revision(scene: Scene, item: Item) -> bool:
    """`raised its estimate of this year's growth to 2.6 from 2.3`: both are of the same period."""
    before = scene.words.lower[scene.start : item.start]
    return not REVISED.isdisjoint(before)
