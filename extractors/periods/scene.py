"""One sentence as the assignment of periods sees it: its quantities, its periods, and how each stands to the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.grammar.clauses import Parse
from extractors.periods.record import Period
from extractors.text.words import Words

REVISED = frozenset("estimate forecast outlook projection target guidance revised".split())
DASHES = frozenset({"—", "–", "--"})
SAYING_FORMS = frozenset(
    "said says saying reporting told telling announced announcing reported reporting added adding noted explained confirmed stated released "
    "published showed wrote revealed warned disclosed publishing releasing speaking according posted".split()
)
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


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
    """A sentence: tokens `start` to `end`.

    Of its times, `periods` are those that a number can hold in, `comparisons` those that one can be measured against, `totals` lengths of
    a running total; `rarities` say since when something was not so; `asides` gives the tokens of an aside that a period stands in, by
    the period's start. `now_at` are words for now. `other_time` says that the sentence is of a time of its own that has no days.
    """

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


def possesses(scene: Scene, period: Period) -> bool:
    """`July's 28.05 million`: the number after it is of the period."""
    after = scene.item_after(period.end)
    return after is not None and scene.words.lower[period.end] in POSSESSIVE and after.start - period.end <= 2


def is_revision(scene: Scene, item: Item) -> bool:
    """`raised its estimate of this year's growth to 2.6 from 2.3`: both are of the same period."""
    before = scene.words.lower[scene.start : item.start]
    return not REVISED.isdisjoint(before)
