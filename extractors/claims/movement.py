"""Whether a number is a level, a change, a share, a multiple or a rank, and which way it moved.

`RULES` are tried in order and the first that answers decides. Each is a short function that looks at the words around one quantity,
with its examples beside it. The words themselves stand in `changes.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from extractors.claims import changes
from extractors.grammar.clauses import Clause, Parse
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.text.words import Words

RELATIVE_UNITS = frozenset({"percent", "percentage_point", "basis_point", "point"})
_FILLERS = frozenset(
    '" “ ” ‘ a an another further additional the its their his only just even also nearly almost about around roughly slightly sharply '
    "modestly steadily marginally still well far either significantly substantially considerably again dramatically some as much more than".split()
)
_RATE_NOUNS = frozenset("rate level pace total record low high price".split())
_SETTLES = frozenset("trade close end settle finish stand be reach leave".split())
_JOINTS = frozenset(["or", "and", ",", "(", ")", "—", "–", "to", "which", "is", "equivalent", "a", "an"])


class Movement(NamedTuple):
    """What a rule says of a number. `start`: where words before it that belong to the quote begin (`up 68%`), else -1.

    `cues` say how the number stands to its neighbours: `from`, `to`, `by`, `up`, `down`, `of which`, `respectively`, ...
    """

    kind: str
    direction: str = ""
    cues: tuple[str, ...] = ()
    start: int = -1


class Context(NamedTuple):
    """One quantity in its sentence, with the quantity before it: what the rules look at."""

    quantity: object
    words: Words
    parse: Parse
    previous: object | None = None
    previous_movement: Movement | None = None
    located: frozenset[int] = frozenset()
    """Tokens of the names of places."""

    def lower(self, i: int) -> str:
        return self.words.lower[i] if self.parse.start <= i < self.parse.end else ""

    def tag(self, i: int) -> str:
        return self.parse.tags[i - self.parse.start] if self.parse.start <= i < self.parse.end else "."

    def before(self) -> int:
        """The last token before the quantity that is no filler (`a`, `about`, `sharply`), or one before the sentence."""
        i = self.quantity.start - 1
        while i >= self.parse.start and (
            self.lower(i) in _FILLERS or (self.tag(i) in "_R" and self.lower(i) not in changes.PARTICLES)
        ):
            i -= 1
        return i

    @property
    def clause(self) -> Clause | None:
        return self.parse.clause_at(self.quantity.start)


@dataclass(frozen=True, slots=True)
class MovementRule:
    name: str
    apply: Callable[[Context], Movement | None]
    examples: tuple[str, ...] = ()


def is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


# What the neighbourhood says


def verb_direction(context: Context, i: int) -> str | None:
    """The direction that the verb at token `i`, with its particle, gives; None for a verb that moves nothing."""
    for k in (i + 1, i + 2):
        particle = changes.PARTICLES.get(context.lower(k))
        if particle and context.lower(k + 1) != "to" and moves_with_particle(context, i):
            return particle
    group = changes.VERBS.get(verb_lemma(context.lower(i)))
    return group.direction if group else None


def moves_with_particle(context: Context, i: int) -> bool:
    """Whether the verb at token `i` moves something with `up` or `down`: `went up`, but not `made up`."""
    return context.tag(i) == "X" or (context.tag(i) in "VKG" and verb_lemma(context.lower(i)) in changes.PARTICLE_VERBS)


def change_before(context: Context, nouns: bool = True) -> tuple[int, str] | None:
    """The nearest verb, or noun, of change before the number in its clause: its token and its direction."""
    clause = context.clause
    start = clause.start if clause and not clause.relative else context.parse.start
    verbs_between = False
    for i in range(context.quantity.start - 1, start - 1, -1):
        tag = context.tag(i)
        if tag in "VKG" or (tag == "X" and changes.PARTICLES.get(context.lower(i + 1))):
            direction = verb_direction(context, i)
            if direction:
                return i, direction
        if nouns and not verbs_between and tag in "NG" and noun_lemma(context.lower(i)) in changes.NOUNS:
            return i, changes.NOUNS[noun_lemma(context.lower(i))].direction
        verbs_between = verbs_between or tag in "VXL"
        if context.lower(i) in ("up", "down") and context.lower(i + 1) in ("from", "to", "by"):
            return i, context.lower(i)
    return None


def noun_direction(context: Context, i: int) -> str:
    """The direction of a noun of change at token `i`; a loss or gain of money is a level, and gives none."""
    lemma = noun_lemma(context.lower(i))
    group = changes.NOUNS.get(lemma) if context.tag(i) in "NGV" else None
    if group is None or (lemma in ("loss", "gain") and is_money(context.quantity.unit)):
        return ""
    return group.direction


# The rules


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
    beside_noun = context.tag(quantity.numeral_end) == "D" and context.tag(quantity.numeral_start - 1) not in "TL"
    if surface in ("double", "triple", "treble", "quadruple") and beside_noun:
        return Movement("ratio")  # roughly double the overall rate
    if changes.VERBS.get(verb_lemma(surface)):
        return Movement("change", "down" if quantity.value is not None and quantity.value < 1 else "up")
    following = next((i for i in range(quantity.end, quantity.end + 2) if noun_direction(context, i)), None)
    if following is not None:
        return Movement("change", noun_direction(context, following))
    before = context.before()
    if context.tag(before) in "VK" and verb_direction(context, before):
        return Movement("change", verb_direction(context, before) or "")
    return Movement("ratio")


def adverb_before(context: Context) -> Movement | None:
    """`up 68%`, `down by 3`: but not `up to 60`, nor `up from 12,231`."""
    before = context.before()
    word = context.lower(before)
    if word == "by":
        before, word = before - 1, context.lower(before - 1)
    if word not in changes.ADVERBS or (
        context.tag(before - 1) == "V" and verb_lemma(context.lower(before - 1)) in ("make", "take", "set")
    ):
        return None
    return Movement("change", word, (word,), before)


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
    if between[-1] == "to" or ("and" in between and (relative != {True} or previous.unit != context.quantity.unit)):
        return None
    return Movement("change", movement.direction, movement.cues)


def destination(context: Context) -> Movement | None:
    """`rose to 6.7%`, `to a level of 743.33`, `slipped below 4%`: where the number arrived."""
    before = context.before()
    if context.lower(before) == "of" and context.tag(before - 1) in "NG" and not noun_direction(context, before - 1):
        before = arrival_before(context, before - 1)
    word = context.lower(before)
    if context.lower(context.quantity.start) in ("below", "above", "under", "past", "beyond"):
        before, word = context.quantity.start, context.lower(context.quantity.start)
    if word not in ("to", "at", "toward", "towards", "below", "above", "past", "under", "over", "beyond", "through"):
        return None
    change = change_before(context)
    if change is None or (word == "at" and change[1] != "flat" and context.tag(before - 1) not in "VKNRP"):
        return None
    if (
        word == "at"
        and change[1] != "flat"
        and context.quantity.unit == "percent"
        and "rate" in context.words.lower[before : context.quantity.start]
    ):
        return Movement("change", change[1])
    if word == "at" and change[1] != "flat" and not ends_at(context, change[0], before):
        return Movement(level_kind(context), "", ("at",))
    return Movement(level_kind(context), change[1], (word,))


def arrival_before(context: Context, noun: int) -> int:
    """The preposition before a noun phrase that ends with token `noun`."""
    i = noun
    while i > context.parse.start and context.tag(i) in "NADGMOH":
        i -= 1
    return i


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
    if named or context.tag(before) == "O":  # from a deficit of $3m, from July's 28.05 million
        before = arrival_before(context, before - 1)
        word = context.lower(before)
    if word == "from" and (change_before(context) or context.lower(before - 1) in (",", "compared")):
        return Movement(level_kind(context), "", ("from",))
    if (word in ("with", "to") and context.lower(before - 1) in ("compared", "comparison")) or word in (
        "against",
        "versus",
        "vs",
        "vs.",
    ):
        return Movement(level_kind(context), "", ("compared",))
    return None


def step(context: Context) -> Movement | None:
    """`fell by 3 points`, `cut its workforce by 20`: how far."""
    before = context.before()
    if context.lower(before) != "by":
        return None
    change = change_before(context)
    return Movement("change", change[1], ("by",)) if change else None


def noun_after(context: Context) -> Movement | None:
    """`a 3% fall`, `a 0.3 percentage point rise`, `a 10% pay cut`: a noun of change in the noun phrase that the number opens."""
    quantity = context.quantity
    if quantity.unit == "count" or (is_money(quantity.unit) and context.tag(quantity.end) != "N"):
        return None
    for i in range(quantity.end, min(quantity.end + 4, context.parse.end)):
        direction = noun_direction(context, i)
        if direction and context.tag(i + 1) != "N":
            return Movement("change", direction)
        if context.tag(i) not in "ANHGE":
            return None
    return None


def noun_before(context: Context) -> Movement | None:
    """`a drop of 9%`, `growth rate of 4%`, `an increase in sales of 5%`."""
    before = context.before()
    if context.lower(before) != "of":
        return None
    i = before - 1
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
    group = changes.COMPARATIVES.get(context.lower(i))
    if group is None:
        if (
            context.lower(i) in changes.ADVERBS
            and context.quantity.unit in RELATIVE_UNITS
            and context.lower(i + 1) != "to"
        ):
            return Movement("change", context.lower(i))
        return None
    than = any(context.lower(k) == "than" for k in range(i + 1, i + 5))
    if than or context.lower(i) in ("above", "below", "higher", "lower", "ahead", "behind"):
        return Movement("change", group.direction)
    return None


def verb_before(context: Context) -> Movement | None:
    """`rose 3%`, `added 210,000 jobs`, `reduced emissions 40%`: what directly follows a verb of change."""
    quantity, before = context.quantity, context.before()
    while (
        before > context.parse.start
        and quantity.unit in RELATIVE_UNITS
        and context.tag(before) in "NEAODQ"
        and before > quantity.start - 8
    ):
        before -= 1
    if context.tag(before) not in "VKG" and context.lower(before) not in changes.PARTICLES:
        return None
    verb = before - 1 if context.lower(before) in changes.PARTICLES and context.tag(before) not in "VKG" else before
    lemma = verb_lemma(context.lower(verb))
    group = changes.VERBS.get(lemma)
    direction = verb_direction(context, verb)
    if not direction or direction == "flat" or (group is None and quantity.unit not in RELATIVE_UNITS):
        return None
    if is_money(quantity.unit) and (group is None or group.moves == "object" or lemma in ("lose", "gain", "shed")):
        return Movement("change", direction) if restated_in_percent(context) else None
    if quantity.unit == "count" and group is not None and group.moves == "subject" and quantity.item:
        return None
    return Movement("change", direction)


def restated_in_percent(context: Context) -> bool:
    """`lost $1.09, or 1.8%`: a price that moved, not money lost."""
    following = context.words.lower[context.quantity.end : context.quantity.end + 7]
    return following[:1] in ([","], ["or"], ["("]) and bool({"%", "percent", "pct", "pc"} & set(following))


def part_of_change(context: Context) -> Movement | None:
    """`47,900 of the losses`, `150,000 bpd of the increase`: a part of a change is a change."""
    for i in range(context.quantity.numeral_end, min(context.quantity.end + 2, context.parse.end)):
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


def listed(context: Context) -> Movement | None:
    """`increases of 1.9% in manufacturing and 0.4% in mining`: the second number of a list does what the first does."""
    previous, movement, quantity = context.previous, context.previous_movement, context.quantity
    if previous is None or movement is None or movement.kind != "change":
        return None
    if previous.unit != quantity.unit or previous.end > quantity.start:
        return None
    between = [context.tag(i) for i in range(previous.end, quantity.start)]
    if set(between) & set("VXLSW;"):
        return None
    before = context.before()
    if context.lower(before) in ("of", "by"):
        before -= 1
    gapped = "C" in between and "P" not in between  # mining dropped 20,300 and manufacturing 18,900
    tied = quantity.leans_on is not None or context.tag(before) in "C," or gapped
    return Movement("change", movement.direction, movement.cues) if tied else None


def share_of(context: Context) -> Movement | None:
    """`24% of adults`, `a 51% stake`, `accounted for 70 percent`: a part of a stated whole."""
    quantity, clause = context.quantity, context.clause
    if quantity.unit != "percent":
        return None
    if (
        clause is not None
        and clause.subject_start <= quantity.numeral_start < clause.subject_end
        and clause.verb not in changes.VERBS
    ):
        return Movement("share")  # 70 percent belong to
    following = context.lower(quantity.end)
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


_WHOLE_NOUNS = frozenset("stake share interest holding majority minority portion chunk slice".split())


def level_kind(context: Context) -> str:
    """`share` for a percentage of something, or one set beside another share; else `level`."""
    if share_of(context):
        return "share"
    movement = context.previous_movement
    beside_share = context.quantity.unit == "percent" and movement is not None and movement.kind == "share"
    return "share" if beside_share else "level"


def level(context: Context) -> Movement:
    return Movement(level_kind(context))


RULES = (
    MovementRule(
        "rank",
        rank,
        (
            "The port [ranked fourth|4 rank; kind=rank] in Asia.",
            "Peru, the [second-largest|2 rank; kind=rank] copper producer, shipped less.",
        ),
    ),
    MovementRule(
        "multiple",
        multiple,
        (
            "Rents [doubled|2 times; kind=change; direction=up] in Perth.",
            "The fund trades at [6.5 times|6.5 times; kind=ratio] earnings.",
        ),
    ),
    MovementRule(
        "adverb before", adverb_before, ("Sugar was [up 2.1%|2.1 percent; kind=change; direction=up] at noon.",)
    ),
    MovementRule(
        "coordinated",
        coordinated,
        (
            "The index fell by [3.41%|3.41 percent; kind=change; direction=down], or [251.4 points|251.4 point; kind=change; direction=down].",
        ),
    ),
    MovementRule(
        "origin",
        origin,
        (
            "Copper rose to [$4.12 a pound|4.12 USD; per=pound; direction=up] from [$3.98|3.98 USD; kind=level; direction=].",
            "It hired [62 nurses|62 count nurses; kind=level], compared with [40|40 count nurses; kind=level].",
        ),
    ),
    MovementRule(
        "destination",
        destination,
        (
            "Inflation slowed to [3.2 percent|3.2 percent; kind=level; direction=down].",
            "The share price slipped [below $40|40 USD; bound=below; kind=level; direction=down].",
        ),
    ),
    MovementRule(
        "part of change",
        part_of_change,
        ("Mines made up [300 of the job losses|300 count job losses; kind=change; direction=down].",),
    ),
    MovementRule(
        "passive subject",
        passive_subject,
        ("Then [90 jobs|90 count jobs; kind=change; direction=down] were cut.",),
    ),
    MovementRule("step", step, ("It cut its fleet by [20 ships|20 count ships; kind=change; direction=down].",)),
    MovementRule(
        "noun after", noun_after, ("Lenders saw a [4%|4 percent; kind=change; direction=down] fall in arrears.",)
    ),
    MovementRule(
        "noun before", noun_before, ("Wheat prices saw a drop of [9%|9 percent; kind=change; direction=down].",)
    ),
    MovementRule(
        "comparative after",
        comparative_after,
        ("Rents were [6%|6 percent; kind=change; direction=down] lower than planned.",),
    ),
    MovementRule(
        "verb before",
        verb_before,
        (
            "Tin gained [2%|2 percent; kind=change; direction=up].",
            "The state added [5,100 jobs|5100 count jobs; kind=change; direction=up].",
            "The utility reduced emissions [40%|40 percent; kind=change; direction=down].",
            "The miner lost [$3 million|3000000 USD; kind=level; direction=].",
        ),
    ),
    MovementRule(
        "listed",
        listed,
        (
            "Prices saw rises of [1.9%|1.9 percent; kind=change; direction=up] in steel and [0.4%|0.4 percent; kind=change; direction=up] in tin.",
        ),
    ),
    MovementRule(
        "share of",
        share_of,
        (
            "[About a third|33.33 percent; kind=share; bound=about] of voters stayed at home.",
            "The state holds a [51%|51 percent; kind=share] stake in the airline.",
        ),
    ),
    MovementRule("level", level, ("The plant employs [1,300 people|1300 count people; kind=level].",)),
)


def find_movement(context: Context) -> tuple[Movement, str]:
    """What the number is, and the name of the rule that says so."""
    for rule in RULES:
        movement = rule.apply(context)
        if movement is not None:
            return movement, rule.name
    raise AssertionError("the last rule always answers")
