"""Spans of time: which are news (`sentenced to 12 years`), which only name a thing (`30-year mortgage`), and which only say when."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.grammar.parts_of_speech import PARTICIPLE, word_classes
from extractors.numbers.drafts import Draft
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

NEWS = frozenset(
    "sentenced sentence jailed jail prison imprisoned imprisonment banned ban suspended suspension wait waits waited "
    "waiting delay delays delayed extended extend extends extension lasts lasted last lasting takes took take taking "
    "charges charge live lived lives expectancy aged averaging average averaged travel drive journey flight trip "
    "commute spends spent spend accelerates accelerate clocked bake cook simmer boil roast need needs needed require "
    "barred handed imposed faces facing "
    "requires required work worked works cut cuts cutting shortened shortens lengthened equivalent".split()
)
"""Words that make the span itself the news."""
PUNISHED = frozenset("prison jail bars imprisonment custody sentence ban suspension probation detention".split())
"""Words after a span that make it the news: `18 months in prison`, `a 19-year sentence`."""
WHEN_BEFORE = frozenset(
    "past last next first previous coming recent these those every preceding following final".split()
)
WHEN_AFTER = frozenset("ago later earlier before after".split())
BANS = frozenset("barred banned disqualified suspended jailed".split())
"""Verbs that a span with `for` goes with, however far behind: `barred from acting as a director of any firm for 12 years`."""
ENDS = frozenset(", . ; and but".split())
IN_A_ROW = frozenset("consecutive straight successive full calendar".split())


@dataclass(frozen=True, slots=True)
class DurationRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    DurationRule("news", ("He was sentenced to [12 years|12 year].", "The outage lasted [40 minutes|40 minute].",
                          "She got a [19-year|19 year] sentence.", "He served [18 months|18 month] in prison.",
                          "He was jailed for [six years|6 year] after a trial in May.",
                          "She won in [10.72 seconds|10.72 second].", "Trains lost [118,400 minutes|118400 minute].",
                          "That is [16 minutes|16 minute] each.", "The strike cost [38,000 working days|38000 day].",
                          "He swam in 30 seconds flat.",
                          "He was barred from acting as director of any firm for [12 years|12 year] and faces [up to four more years|4 year; bound=at_most].",
                          "The judge said she would have imposed [nine years|9 year].",
                          "She was given [18 months|18 month], suspended for [two years|2 year].",
                          "They filled the holes in [19 days|19 day] on average.",
                          "The median was [24 weeks|24 week] in May.", "It was three days ago.",
                          "They were seen within [46 weeks|46 week].", "It would act within 48 hours.",
                          "The bridge is [two years|2 year] behind schedule.",
                          "It holds [75 hours|75 hour] of video.", "They cut [two years|2 year] off the term, down to [five years|5 year].")),
    DurationRule("name", ("A 30-year mortgage and a three-year deal were signed.", "It saw the largest 12‑month increase so far.",
                          "Costs rose on a four-quarter basis.",
                          "Costs rose [3%|3 percent] over the four quarters of 2022.",)),
    DurationRule("when", ("It sold [40 cars|40 count cars] in the past two weeks.",)),
)  # fmt: skip


def weigh_durations(words: Words, drafts: list[Draft]) -> None:
    """Mark spans of time that are part of a name or say only when."""
    for draft in drafts:
        if is_quarters(words, draft):
            draft.optional, draft.aside = True, "is_quarters"
        if draft.unit_kind != "time" or draft.excluded:
            continue
        if PUNISHED & set(words.lower[draft.end : draft.end + 3]):
            continue
        if at(words.lower, draft.numeral.end) in ("-", "‑", "‐"):
            draft.optional, draft.aside = True, "weigh_durations"
        elif only_says_when(words, draft):
            draft.excluded, draft.aside = "when", "only_says_when"
        elif not is_news(words, draft):
            draft.optional, draft.aside = True, "is_news"


def is_quarters(words: Words, draft: Draft) -> bool:
    """`a four-quarter change`, `over the four quarters of 2022`: a quarter is no unit, but says when, or names something else, all the same."""
    counted = words.lower[draft.item_start : draft.item_end] if draft.item_start >= 0 else []
    if counted == ["quarter"]:
        return draft.item_start == draft.last.end + 1
    return counted[-1:] == ["quarters"] and IN_A_ROW.issuperset(counted[:-1])


def only_says_when(words: Words, draft: Draft) -> bool:
    """`in the past two weeks`, `three days later`."""
    before, after = at(words.lower, draft.start - 1), at(words.lower, draft.end)
    follows = after in WHEN_AFTER and not (
        before == "for" and after in ("before", "after")
    )  # jailed for six years after
    return before in WHEN_BEFORE or follows


def is_news(words: Words, draft: Draft) -> bool:
    """Whether a word just before makes the span itself the news, `sentenced to`; else it is part of a name or of something else."""
    apiece = at(words.lower, draft.end) in ("each", "apiece")
    if apiece or (is_measured(draft) and at(words.lower, draft.start - 1) not in ("minute", "minutes", "and")):
        return True
    if states_length(words, draft):
        return True
    first = words.sentence[draft.start]
    barred = BANS & set(words.lower[max(first, draft.start - 12) : draft.start])
    if barred and at(words.lower, draft.start - 1) == "for":
        return True
    return any(word in NEWS for word in words.lower[max(first, draft.start - 6) : draft.start])


def states_length(words: Words, draft: Draft) -> bool:
    """`the median was 24 weeks`, `were seen within 46 weeks`, `two years behind schedule`, `75 hours of video`: how long, whatever the words before."""
    lower, start, end = words.lower, draft.start, draft.end
    if (at(lower, start - 1) == "given" and at(lower, end) in ENDS) or lower[end : end + 2] == ["on", "average"]:
        return True
    if at(lower, end) in ("behind", "late") or (at(lower, start - 1) == "to" and at(lower, start - 2) == "down"):
        return True
    if (
        at(lower, end) == "of"
        and draft.unit in ("hour", "minute")
        and at(lower, end + 1) not in ("the", "a", "an", "each")
    ):
        return True
    before = at(lower, start - 1)
    if before in ("was", "is", "were", "are"):
        return at(lower, start - 2) not in ("it", "that", "this", "there") and at(lower, end) in (
            ".",
            ",",
            ";",
            "in",
            "for",
            "on",
            "at",
        )
    done = word_classes(at(lower, start - 2)) & PARTICIPLE and not BEING.isdisjoint(
        lower[max(0, start - 5) : start - 2]
    )
    return before == "within" and bool(done)


BEING = frozenset("be is are was were been being get gets got".split())


def is_measured(draft: Draft) -> bool:
    """`176 hours`, `3.4 days`, `38,000 minutes`: no span that only says when is so exact, or so long."""
    digits = draft.numeral.text.replace(",", "").replace(".", "").strip("0")
    return draft.numeral.digits and (len(digits) >= 3 or draft.numeral.value >= 1000 or "." in draft.numeral.text)
