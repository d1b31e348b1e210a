"""What resolving an expression may look at: the day of publication, the tense around it, and what was mentioned before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from extractors.periods import arithmetic
from extractors.periods.lexicon import FUTURE_BEFORE_TO, FUTURE_CUES, PAST_CUES
from extractors.periods.text import Text
from extractors.periods.values import Value, unit_value


@dataclass(slots=True)
class Discourse:
    """The state while an article is read. `now` is the day of publication, `placed` the
    relation as printed (`relation` may be that of a comparison), `compared` that the words are set against
    what is talked about, `hint` a day that a bare month must lie at or before
    (or at or after, with `hint_after`), `topic` the interval that was last talked about, `told` the last
    that was not foreseen (`told_units` of each grain), `focus` the last mention of each grain."""

    now: date
    fiscal_start: int = 1
    tense: str = ""
    relation: str = ""
    placed: str = ""
    perfect: bool = False
    compared: bool = False
    hint: date | None = None
    hint_after: bool = False
    topic: Value | None = None
    told: Value | None = None
    told_units: dict[str, Value] = field(default_factory=dict)
    focus: dict[str, Value] = field(default_factory=dict)
    named: dict[tuple[str, int], Value] = field(default_factory=dict)
    sentence_year: int = 0
    year_named: bool = False
    sentence_day: date | None = None
    last_day: date | None = None

    def choose(self, candidates: list[Value], ended: bool = False) -> Value:
        """The candidate on the side of publication that tense and news habit give; with `ended`, what is reported on is over.

        Candidates are in order of time.
        """
        if self.hint:
            return self._by_hint(candidates)
        if self.tense != "future" and ended:
            return next((value for value in reversed(candidates) if value.last <= self.now), candidates[0])
        if self.tense == "past":
            return next((value for value in reversed(candidates) if value.first <= self.now), candidates[0])
        if self.tense == "future":
            return next((value for value in candidates if value.last >= self.now), candidates[-1])
        return min(candidates, key=self.distance)

    def _by_hint(self, candidates: list[Value]) -> Value:
        if self.hint_after:
            return next((value for value in candidates if value.first >= self.hint), candidates[-1])
        return next((value for value in reversed(candidates) if value.first <= self.hint), candidates[0])

    def distance(self, value: Value) -> int:
        """Days between publication and the interval; 0 inside. Those ahead count twice: news looks back more than it looks ahead."""
        return max(2 * (value.first - self.now).days, (self.now - value.last).days, 0)

    def years_around(self) -> range:
        year = (self.hint or self.now).year
        return range(max(year - 1, 1), min(year + 2, 9999))

    def note(self, value: Value) -> None:
        """Remember a mention."""
        if value.first and value.last:
            self.focus.pop(value.grain, None)
            self.focus[value.grain] = value
            self.named[value.grain, value.first.month] = value
            self.year_named = self.year_named or value.grain == "year"

    def last_mention(self, grain: str) -> date | None:
        """The last day of the last mention that is no coarser than `grain`."""
        fine = [value for name, value in self.focus.items() if arithmetic.FINENESS[name] <= arithmetic.FINENESS[grain]]
        return fine[-1].last if fine else None

    def reference(self, grain: str) -> Value:
        """What `the month` means: the last month mentioned, or the one that the last mentioned day lies in, or the current one.

        `the year` is the current one unless the sentence has named another."""
        if grain == "year" and not self.year_named:
            return unit_value("year", self.now)
        if grain in self.focus:
            value = self.focus[grain]
            if grain == "quarter" and self.tense == "past" and value.last > self.now:
                return self.told_units.get(grain, value)  # not what was foreseen in between
            stretch = grain == "month" and (value.last - value.first).days > 31
            return unit_value(grain, value.last) if stretch else value
        if grain == "quarter" and self.tense == "past" and not self.focus:
            return unit_value(grain, arithmetic.add(self.now, grain, -1))  # a quarter that is told of is over
        finer = [value for name, value in self.focus.items() if arithmetic.FINENESS[name] < arithmetic.FINENESS[grain]]
        return unit_value(grain, finer[-1].last if finer else self.now)


Resolver = Callable[[Discourse], Value]


def tense_at(text: Text, start: int, end: int) -> str:
    """`future`, `past` or empty: from the nearest verb before the words in their clause, else the nearest after them.

    >>> tense_at(Text.of_words("The bank will meet on Friday ."), 5, 6)
    'future'
    """
    if text.words[start - 1] == "for" and OUTLOOKS & set(text.words[max(start - 12, 0) : start]):
        return "future"  # the outlook was good for May
    return _look(text, start - 1, -1) or _look(text, after_aside(text, end), 1)


def after_aside(text: Text, end: int) -> int:
    """`In May, with a tax about to fall, sales rose`: the index after what stands between commas there; the verb comes later."""
    if text.words[end] != "," or text.words[end + 1] not in ("with", "despite", "amid", "ahead", "as"):
        return end
    close = next((k for k in range(end + 2, end + 20) if text.words[k] in (",", "", ";")), end)
    return close if text.words[close] == "," else end


OUTLOOKS = frozenset({"outlook", "forecast", "forecasts", "expectations", "optimistic", "pessimistic"})


def _look(text: Text, i: int, step: int) -> str:
    start = i + 1
    while text.words[i] not in ("", ";", ":"):
        word = text.words[i]
        if looks_ahead(text, i):
            return "future"
        if (word in PAST_CUES and text.words[i - 1] != "to" and not is_noun(text, i)) or is_past_form(word):
            return past_unless_planned(text, i, start)
        i += step
        if i < 0:
            break
    return ""


NOUNS = frozenset({"cut", "hit", "set", "rose", "shot", "led"})
BEFORE_NOUNS = frozenset(
    "a an the another further this that its one no any more rate price tax job interest pay of".split()
)


def is_noun(text: Text, i: int) -> bool:
    """`the odds of a cut in January`: tells nothing of the past."""
    return text.words[i] in NOUNS and text.words[i - 1] in BEFORE_NOUNS


MODALS = frozenset({"will", "'ll", "’ll", "would", "shall", "may", "might", "could", "can", "should", "must"})


TOLD_TO_BE = frozenset(
    "reported said believed thought estimated known found understood considered appear appears seem seems".split()
)
"""Before `to be` these tell of what is: `sales are reported to be down in May`."""


def looks_ahead(text: Text, i: int) -> bool:
    word = text.words[i]
    if word in FUTURE_CUES:
        return text.orths[i] != "May"
    if word == "seen":
        return is_expected(text, i)
    if word == "to" and text.words[i - 1] in ("is", "are"):
        return True  # fares are to rise
    if word == "be" and text.words[i - 1] == "to":
        return text.words[i - 2] not in TOLD_TO_BE
    return word in FUTURE_BEFORE_TO and text.words[i + 1] == "to" and (word != "due" or is_due(text, i))


SEEN_AT = frozenset({"at", "to", "between", "around", "above", "below", "up", "down"})


def is_expected(text: Text, i: int) -> bool:
    """`sales are seen at 3 million`, `is seen rising`: what is expected; not `a van was seen in Leeds`."""
    following = text.words[i + 1]
    return text.words[i - 1] in ("is", "are") and (following in SEEN_AT or following.endswith("ing"))


def is_due(text: Text, i: int) -> bool:
    """`is due to open`, `the deal is due to be signed`; not `closed due to a storm`, which gives a reason."""
    following = text.words[i + 2]
    return text.words[i - 1] in ("is", "are", "was", "were", "be") and following not in (
        "a",
        "an",
        "the",
        "its",
        "their",
        "this",
    )


def past_unless_planned(text: Text, i: int, start: int) -> str:
    """A participle after `to be` or `will be` is not past: `to be held on October 12`. What was announced may be to come, unless
    the words are the day of the announcement itself."""
    before = takewhile(lambda k: text.words[k], range(i - 1, max(i - 4, -1), -1))  # an empty word starts the sentence
    near = {text.words[k] for k in before if text.orths[k] != "May"}
    if (near & MODALS or text.words[i - 2 : i] == ["to", "be"]) and not {"have", "has", "had", ","} & near:
        return "future"
    if text.words[i] not in ("announced", "scheduled", "planned", "proposed", "added"):
        return "past"
    return "past" if i == start - 1 or (i == start - 2 and text.words[i + 1] in ("in", "on", "last")) else ""


def is_past_form(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith("ed")
        and word not in ("need", "speed", "exceed", "indeed", "united", "hundred", "limited")
    )


def is_perfect(text: Text, start: int) -> bool:
    """Whether a clause speaks in the present perfect: what it counts runs up to now."""
    i = start
    while text.words[i]:
        i += 1
    before = takewhile(lambda k: text.words[k], range(start - 1, max(start - 25, 0) - 1, -1))
    words = {text.words[k] for k in (*before, *range(start, i))}
    return "have" in words or "has" in words
