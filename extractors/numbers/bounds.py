"""Words that say how a number bounds the truth: `nearly 23,500`, `up to 60`, `100 people or more`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound of docs/claims.md: `before` stand in front of the number, `after` behind it or its noun. Surfaces are set apart by `|`."""

    name: str
    before: str
    after: str = ""
    examples: tuple[str, ...] = ()


BOUNDS = (
    Bound("about",
          "about|around|roughly|approximately|approx.|approx|some|circa|ca.|in the region "
          "of|in the neighborhood of|in the neighbourhood of|something like|more or less|on the order of|in the "
          "order of|of the order of|somewhere around|or so|give or take|~|≈|∼|just about|right around|maybe about|"
          "the equivalent of about",
          "or so|or thereabouts|give or take|odd|- odd",
          examples=("It employs [roughly 5,000 workers|5000 count workers; bound=about].",
          "[Some 300 residents|300 count residents; bound=about] fled.",
                    "It hired [50 or so nurses|50 count nurses; bound=about].")),
    Bound("nearly",
          "nearly|almost|close to|just under|just below|just shy of|shy of|a little under|a shade under|"
          "approaching|not quite|virtually|just short of|a little less than|near|very nearly|a touch under|"
          "slightly under",
          examples=("It sold [nearly 200 homes|200 count homes; bound=nearly].",
          "Turnout was [just under 62%|62 percent; bound=nearly].")),
    Bound("below",
          "less than|fewer than|under|below|lower than|smaller than|slightly less than|slightly fewer than|well "
          "under|well below|far less than|far fewer than|no longer than|shorter than|younger than|under the age of|"
          "below the age of|<|sub|sub -|short of|much less than|significantly less than|a bit less than|slightly "
          "below",
          examples=("[Fewer than 30 schools|30 count schools; bound=below] closed.",
          "Prices start [below £35,000|35000 GBP; bound=below].",
          "It lies under [eight metres|8 meter; bound=exact] of mud.")),
    Bound("above",
          "more than|over|above|just over|just above|greater than|higher than|larger than|upwards of|upward of|in "
          "excess of|exceeding|exceeded|exceed|exceeds|surpassed|surpassing|surpass|surpasses|topped|topping|tops|"
          "well over|well above|a little over|a little more than|slightly more than|slightly over|slightly above|"
          "far more than|much more than|considerably more than|significantly more than|north of|longer than|older "
          "than|over the age of|above the age of|better than|a bit more than|just more than|some more than|a shade "
          "over|bigger than|taller than|heavier than|over than|>|crossed|crossing|substantially more than|"
          "comfortably more than|comfortably over|excess of",
          "- plus|plus|+",
          examples=("It sold [over 2,000 cars|2000 count cars; bound=above].", "It handed over [2,000 keys|2000 count keys; bound=exact].",
          "Debt [exceeded $3bn|3000000000 USD; bound=above].")),
    Bound("at_least",
          "at least|at the very least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum "
          "of|at minimum|≥|a minimum|as little as|as few as",
          "or more|or greater|or higher|or above|or over|or older|and above|and over|and older|and up|or longer|at "
          "least|or better|or later|upwards|at a minimum|at the least",
          examples=("[At least 62 people|62 count people; bound=at_least] died.",
          "Fines of [$500 or more|500 USD; bound=at_least] were issued.",
          "It fell [891 points|891 point; bound=exact] or [more than 3.4%|3.4 percent; bound=above].",
          "It fell to [7 tons|7 ton; bound=exact] and below the [9 tons|9 ton] of May.")),
    Bound("at_most",
          "up to|as much as|as many as|no more than|not more than|no greater than|no higher than|at most|at the "
          "most|a maximum of|maximum of|as high as|≤|as long as|as far as|up to about|up to around|up to some|up "
          "to an estimated|as large as|not exceeding|a maximum|capped at|not over|no longer than",
          "or less|or fewer|or below|or under|or lower|and under|and below|or younger|and younger|at most|at the "
          "most|max|maximum|tops|or smaller|or shorter",
          examples=("It will cut [up to 400 jobs|400 count jobs; bound=at_most].",
          "The ratio edged up to [14.2%|14.2 percent; bound=exact].",
          "The ratio fell to [14%|14 percent] in May and crept back up to [15%|15 percent; bound=exact; direction=up] in June.",
          "It was failing to top [more than 1%|1 percent; bound=at_most] in any poll.",
          "The fee did not [exceed 5%|5 percent; bound=at_most] there.",
          "Homes of [900 square feet or less|900 square_foot; bound=at_most] qualify.")),
)  # fmt: skip


def build_leading(bounds: Sequence[Bound]) -> dict:
    """Trie over the tokens of `before`, from the last word to the first; the bound's name stands under the empty string."""
    trie: dict = {}
    for bound in bounds:
        for surface in bound.before.split("|"):
            node = trie
            for token in reversed(surface.split()):
                node = node.setdefault(token, {})
            node.setdefault("", bound.name)
    return trie


def build_trailing(bounds: Sequence[Bound]) -> dict:
    """Trie over the tokens of `after`, from the first word on."""
    trie: dict = {}
    for bound in bounds:
        for surface in filter(None, bound.after.split("|")):
            node = trie
            for token in surface.split():
                node = node.setdefault(token, {})
            node.setdefault("", bound.name)
    return trie


PHRASAL = {
    "up": frozenset(
        "edged edges edge edging crept creeps creep creeping inched inches inching ticked ticks tick ticking nudged nudges moved moves moving went "
        "gone going picked picks shot shoots sped came comes".split()
    ),
    "over": frozenset(
        "handed hands hand handing turned turns turn turning signed signs sign signing rolled rolls roll rolling carried carries carry "
        "carrying".split()
    ),
}
"""Verbs that take a word of bound as their particle: `edged up to 14.2%`, `handed over 300 keys` bound nothing."""

LEADING = build_leading(BOUNDS)
TRAILING = build_trailing(BOUNDS)


def bound_before(lower: Sequence[str], end: int, first: int) -> tuple[str, int]:
    """The bound whose words end just before token `end`, and its first token; `first` is the sentence's first token."""
    node, i, name, start = LEADING, end - 1, "", end
    while i >= first and lower[i] in node:
        node = node[lower[i]]
        if "" in node:
            name, start = node[""], i
        i -= 1
    verb = start - 2 if start > first + 1 and lower[start - 1] == "back" else start - 1
    if start > first and lower[verb] in PHRASAL.get(lower[start], ()):
        return "", end
    if name == "above" and is_denied(lower, start, first):
        return "at_most", start
    return name, start


def is_denied(lower: Sequence[str], start: int, first: int) -> bool:
    """`failing to top more than`, `did not exceed`, `has never been above`."""
    i = start - 1
    while i >= first and i > start - 5 and lower[i] in BETWEEN_DENIAL:
        i -= 1
    return i >= first and lower[i] in DENIALS


DENIALS = frozenset("fail fails failed failing never not n't n’t without".split())
BETWEEN_DENIAL = frozenset("to top exceed get reach rise go climb ever be been yet".split())


OF_NEXT = frozenset({"than", "the"})
"""After words of bound they show that these are the next number's: `891 points or more than 3.4%`, `98.4 and below the 100.5 of May`."""


def bound_after(lower: Sequence[str], start: int, last: int) -> tuple[str, int]:
    """The bound whose words begin at token `start`, and the token after them; `last` is the token after the sentence's last."""
    node, i, name, end = TRAILING, start, "", start
    while i < last and lower[i] in node:
        node, i = node[lower[i]], i + 1
        if "" in node:
            name, end = node[""], i
    if end < last and lower[end] in OF_NEXT:
        return "", start
    return name, end
