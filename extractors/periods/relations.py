"""How the words before a period place a number: `in May`, `through May`, `since May`, `than in May`."""

from __future__ import annotations

from datetime import date

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse
from extractors.periods.grammar import Expression
from extractors.periods.lexicon import RELATIONS
from extractors.periods.text import Text
from extractors.periods.values import Value

PHRASES = {("as", "of"): "as_of", ("as", "at"): "as_of", ("up", "to"): "until", ("prior", "to"): "before", ("so", "far", "in"): "in",
           ("ahead", "of"): "before", ("in", "time", "for"): "by", ("as", "from"): "from", ("as", "early", "as"): "from",
           ("as", "late", "as"): "in"}  # fmt: skip
CHANGES = frozenset(
    "up down rise rises rose risen fall falls fell fallen increase increased increases decrease decreased grew grow growth grown gain "
    "gained gains drop dropped drops decline declined declines higher lower more less fewer above below jump jumped slide slid surge "
    "surged plunge plunged improved improvement percent % pct points point climb climbed climbs slipped dipped doubled tripled shrank "
    "shrunk widened narrowed better worse ahead behind change changed unchanged jumped soared tumbled eased edged advance advanced "
    "contracted expanded".split()
)
AGAINST = frozenset({"than", "against", "versus", "vs", "vs.", "from", "over", "on", "above", "below", "to", "with"})


def relation_at(text: Text, start: int) -> str:
    """The relation that the words before `start` express; empty for none."""
    words = text.words
    for phrase, relation in PHRASES.items():
        if tuple(words[max(start - len(phrase), 0) : start]) == phrase:
            return relation
    return RELATIONS.get(words[start - 1], "")


def comparison_at(text: Text, expression: Expression) -> bool:
    """Whether the words before an expression make it what a change is measured against."""
    words, i = text.words, expression.start - 1
    if words[i] in ("in", "for", "during", "of", "at") and words[i - 1] in (
        "than",
        "with",
        "to",
        "from",
        "against",
        "versus",
        "over",
    ):
        i -= 1
    word, before = words[i], words[i - 1]
    if word in ("than", "versus", "vs", "vs.", "against"):
        return True
    if word in ("with", "to") and before in ("compared", "comparison", "relative", "contrast", "compares"):
        return True
    return word in ("from", "over", "above", "below") and change_before(text, i)


def change_before(text: Text, i: int) -> bool:
    """Whether a word of change stands before index `i` in the same sentence, within a dozen words."""
    for word in reversed(text.words[max(i - 12, 0) : i]):
        if not word:
            return False
        if word in CHANGES:
            return True
    return False


def related(value: Value, relation: str, comparison: bool, d: Discourse) -> tuple[date | None, date | None]:
    """The days meant, the relation taken into account."""
    first, last = value.first, value.last
    if comparison or first is None or last is None:
        return first, last
    if relation == "through":
        running = last <= d.now and arithmetic.FINENESS[value.grain] < arithmetic.FINENESS["year"]
        return (date(first.year, 1, 1) if running else None), last
    if relation == "since":
        return (first, d.now) if first <= d.now else (first, None)
    if relation == "as_of":
        return last, last
    if relation in ("by", "until"):
        stock = relation == "by" and value.grain == "day" and d.tense != "future" and last <= d.now
        return (first if stock else None), last
    return first, last


SAYING = frozenset(
    "said says say told announced reported report according released published showed added wrote confirmed estimated issued statement "
    "tweeted revealed unveiled interview".split()
)


def is_reporting(text: Text, expression: Expression) -> bool:
    """Whether the words are the day on which something was said: `the ministry said on Friday`."""
    if expression.family not in (
        "weekday",
        "month_day",
        "deictic",
        "day",
        "weekday_part",
        "part",
        "part_of_current",
        "step",
    ):
        return False
    words, i = text.words, expression.start - 1
    i -= words[i] in ("on", "late", "early", "in", "the")
    near = words[max(i - 2, 0) : i + 1]
    return bool(SAYING & set(near[-1:])) or (
        bool(SAYING & set(near)) and words[i] in ("reporters", "parliament", "media", "here", "statement")
    )
