"""One quantity in its sentence, and what the words around it say of change: what the rules of movement look at."""

from __future__ import annotations

from typing import NamedTuple

from extractors.claims import changes
from extractors.grammar.clauses import Clause, Parse
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.schema import is_currency
from extractors.text.words import Words

_FILLERS = frozenset(
    '" “ ” ‘ a an another further additional the its their his only just even also nearly almost about around roughly slightly sharply '
    "modestly steadily marginally still well far either between significantly substantially considerably again dramatically some as much more than "
    "record seasonally adjusted".split()
)


_EXPECTED = frozenset({"expected", "forecast", "anticipated", "estimated"})


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
    clause: Clause | None = None
    """The clause that it stands in."""
    earlier: tuple[tuple[object, Movement], ...] = ()
    """The quantities before it in its sentence, with their movements."""
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
            self.lower(i) in _FILLERS
            or self.ends_comparison(i)
            or (self.tag(i) in "_R" and self.lower(i) not in changes.PARTICLES)
        ):
            i -= 5 if self.ends_comparison(i) else 1
        return i

    def ends_comparison(self, i: int) -> bool:
        """Whether token `i` ends `better-than-expected` and the like, which says nothing of what the number is."""
        return self.lower(i) in _EXPECTED and self.words.lower[i - 3 : i] == ["-", "than", "-"]

    @property
    def previous(self) -> object | None:
        return self.earlier[-1][0] if self.earlier else None

    @property
    def previous_movement(self) -> Movement | None:
        return self.earlier[-1][1] if self.earlier else None


_FORESEEN = frozenset(
    "forecast forecasts estimate estimates outlook projection projections target targets guidance".split()
)
_UNMOVED = frozenset("unchanged steady flat".split())


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
        if (
            (tag in "VKG" and not (tag == "G" and context.tag(i - 1) in "DO"))
            or (tag == "X" and changes.PARTICLES.get(context.lower(i + 1)))
            or (tag == "M" and (context.lower(i).endswith(("ed", "ing")) or context.lower(i - 1) == "to"))
        ):  # tripled its revenue to $80m
            direction = verb_direction(context, i)
            if direction:
                return i, direction
        headed = context.tag(i + 1) != "N" or context.lower(i + 1) in (
            "rate",
            "rates",
        )  # cut its growth forecast by 2 points
        headed = headed and not (context.lower(i - 1) in ("for", "of") and context.lower(i - 2) in _FORESEEN)
        moves = headed and (context.lower(i - 1), context.lower(i)) not in changes.NOT_MOVES
        if nouns and moves and not verbs_between and tag in "NG" and noun_lemma(context.lower(i)) in changes.NOUNS:
            return i, changes.NOUNS[noun_lemma(context.lower(i))].direction
        verbs_between = verbs_between or tag in "VXL"
        if context.lower(i) in ("up", "down") and context.lower(i + 1) in ("from", "to", "by", "at"):
            return i, context.lower(i)
        if context.lower(i) in ("higher", "lower") and context.lower(i + 1) in ("to", "at"):
            return i, changes.PARTICLES[context.lower(i)]  # settled $1.07 higher at $65
        if context.lower(i) in _UNMOVED and context.lower(i + 1) == "at":
            return i, "flat"
    return None


def follows_level(context: Context, i: int) -> bool:
    """`reached $4.2 billion, a gain of $210 million`: set beside an amount of the same money, a gain is a change."""
    previous = context.previous
    return (
        previous is not None
        and previous.unit == context.quantity.unit
        and context.lower(i - 1) in ("a", "an")
        and context.lower(i - 2) == ","
    )


def noun_direction(context: Context, i: int) -> str:
    """The direction of a noun of change at token `i`; a loss or gain of money is a level, and gives none."""
    lemma = noun_lemma(context.lower(i))
    group = changes.NOUNS.get(lemma) if context.tag(i) in "NGV" else None
    if (context.lower(i - 1), lemma) in changes.NOT_MOVES:
        return ""
    if group is None:
        return ""
    if lemma in ("loss", "gain") and is_currency(context.quantity.unit) and not follows_level(context, i):
        return ""
    return group.direction


def arrival_before(context: Context, noun: int) -> int:
    """The preposition before a noun phrase that ends with token `noun`."""
    i = noun
    while i > context.parse.start and context.tag(i) in "NADGMOHY":
        i -= 1
    return i


def after_bracket(context: Context, i: int) -> int:
    """The token after a bracket that opens at token `i`, else `i`: `13 per cent (7.5 million) of residents`."""
    if context.tag(i) != "(":
        return i
    return next((k + 1 for k in range(i, min(i + 12, context.parse.end)) if context.tag(k) == ")"), i)


def tells_age(context: Context) -> bool:
    """`an estimated 300 people aged 90 and over`, `rates fell among those aged under 20`: it says who is counted, as a fact that moves nowhere."""
    quantity = context.quantity
    return quantity.unit == "year" and "aged" in (context.lower(quantity.start - 1), context.lower(context.before()))
