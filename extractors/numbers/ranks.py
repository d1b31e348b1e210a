"""Ordinals and numbers that rank: `ranked sixth`, `the third-largest`, `No. 2 in sales`, `fourth place`. Other ordinals are no claims."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.grammar.parts_of_speech import ADJECTIVE, CLOSED, NOUN, VERB, word_classes
from extractors.numbers.drafts import Draft
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

RANKING = frozenset(
    "rank ranks ranked ranking place places placed placing finish finishes finished finishing came come comes "
    "coming rated seeded stands stood positioned".split()
)
"""Verbs after which an ordinal is a rank."""
STANDING = frozenset(
    "to into from stay stays stayed remain remains remained lie lies sit sits sitting up down currently".split()
)
AFTER_STANDING = frozenset("in on overall behind with and , . from among out".split())
"""`to third in the table`, `from fifth to second`: words before and after an ordinal that make it a standing."""
STANDS = frozenset("is are was were".split())
OPENING = frozenset("first 1st".split())
"""These say when more than where: `safety is first, he said`."""
BEING = frozenset("is are was were be been currently now".split())
TABLES = frozenset(
    "table standings rankings ranking league list polls poll charts championship leaderboard division".split()
)
"""`is third in the standings`: after a form of `be`, an ordinal ranks where it stands in one of these."""
BETWEEN = frozenset("as at in a joint tied equal number the only just".split())
PLACES = frozenset("place position spot rank slot placed".split())
SUPERLATIVES = frozenset(
    "largest biggest highest lowest smallest most least best worst busiest richest poorest oldest youngest tallest "
    "longest fastest slowest strongest weakest deadliest costliest wealthiest cheapest warmest hottest coldest "
    "wettest driest greatest leading ranked deepest heaviest quickest hardest easiest newest fewest top favorite "
    "favourite lightest widest safest cleanest dirtiest closest".split()
)
COUNTING = frozenset("time straight consecutive successive".split())
"""After an ordinal: it counts how often (`third time this year`)."""
NUMBER_WORDS = frozenset({"no.", "#", "number", "no", "nos."})
IN_FIELD = frozenset(
    "in among on of behind at worldwide globally nationally position spot place ranking ranked by for with".split()
)


@dataclass(frozen=True, slots=True)
class RankRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    RankRule("verb", ("The port [ranked sixth|6 rank] in May.", "Her horse [finished third|3 rank].",
    "It was the third attempt.")),
    RankRule("superlative", ("It is the [second-largest|2 rank] bank.",
    "Chad is the [fifth most populous|5 rank] state in the region.")),
    RankRule("standing", ("The win took Leeds to [third|3 rank] in the table.",
    "Leeds are [third|3 rank] in the standings.", "The Reds were [second|2 rank] with [21%|21 percent].", "It was third in line for the job.",
    "Leeds, beaten on Saturday, are [16th|16 rank], well above the drop.")),
    RankRule("place", ("It outsold [second-placed|2 rank] Volta.", "Her ranking is [number 27|27 rank].",
    "The party fell to [fourth place|4 rank].", "It held on to [second spot|2 rank].")),
    RankRule("number", ("The maker is [No. 2|2 rank] in sales.", "It is the [number one|1 rank] airline.",
    "It is the [#3|3 rank] browser.",
    "He lives at No. 10 Downing Street.")),
)  # fmt: skip


def mark_ranks(words: Words, drafts: list[Draft]) -> None:
    """Give ordinals that rank the unit `rank`, and set the others aside."""
    previous: Draft | None = None
    for draft in drafts:
        if draft.excluded:
            continue
        if draft.form == "ordinal":
            mark_ordinal(words, draft, previous)
        elif draft.form == "cardinal" and not draft.unit and is_numbered(words, draft):
            mark_numbered(words, draft)
        previous = draft


def mark_ordinal(words: Words, draft: Draft, previous: Draft | None) -> None:
    """`sixth` ranks beside a superlative, a place or a verb of ranking, or counts times (`third time this year`); else it is no claim."""
    lower, end = words.lower, draft.end
    draft.bound, draft.start = "exact", draft.numeral.start  # as many as second-placed Volta
    place = end + 1 if at(lower, end) == "-" else end
    following = at(lower, place)
    if following in SUPERLATIVES or is_superlative(following):
        draft.set_unit("rank", "rank")
        draft.end = (
            place + 2 if following in ("most", "least") and place + 2 <= words.sentence_end[draft.start] else place + 1
        )
    elif following in PLACES and (following != "placed" or place > end):
        draft.set_unit("rank", "rank")
        draft.end = place + 1
    elif after_ranking(words, draft.start) or coordinated(words, draft, previous):
        draft.set_unit("rank", "rank")
    elif following in COUNTING:
        draft.set_unit("count", "count")
        draft.optional, draft.aside, draft.end = True, "mark_ordinal", place + 1
    else:
        draft.exclude("ordinal", "mark_ordinal")


def is_superlative(word: str) -> bool:
    classes = word_classes(word)
    return word.endswith("est") and len(word) > 5 and bool(classes & ADJECTIVE) and not classes & (NOUN | VERB)


def after_ranking(words: Words, start: int) -> bool:
    """Whether a verb of ranking stands before the ordinal, a few small words aside; `came first to the house` aside."""
    i, first = start - 1, words.sentence[start]
    while i >= first and words.lower[i] in BETWEEN and i > start - 4:
        i -= 1
    following = at(words.lower, start + 1)
    if words.lower[start - 1] in STANDING and i >= first and following in AFTER_STANDING:
        return True
    ahead = at(words.lower, start + 2)
    if (
        words.lower[start - 1] in BEING
        and following in ("with", "on", "at")
        and (ahead[:1].isdigit() or ahead in ("about", "around", "just"))
    ):
        return True  # Labour was second with 21%
    if words.lower[start - 1] in STANDS and following in (",", ".", ";") and words.lower[start] not in OPENING:
        return True  # Leeds are 16th, four points above the drop
    if words.lower[start - 1] in BEING and following in ("in", "on") and at(words.lower, start + 2) == "the":
        return any(word in TABLES for word in words.lower[start + 3 : start + 6])
    if i < first or words.lower[i] not in RANKING:
        return False
    return not (words.lower[start - 1] in ("the", "a") and following.isalpha() and following not in IN_FIELD)


def coordinated(words: Words, draft: Draft, previous: Draft | None) -> bool:
    """`sixth and eighth`, `second, third`: beside a rank."""
    if previous is None or previous.unit != "rank":
        return False
    return all(
        word in ("and", "or", ",", "to", "from", "up", "down") for word in words.lower[previous.end : draft.start]
    )


def is_numbered(words: Words, draft: Draft) -> bool:
    before = at(words.lower, draft.start - 1)
    said = before in NUMBER_WORDS and (draft.numeral.digits or before != "no")  # No one came
    return said and draft.numeral.scale == 1 and 0 < draft.numeral.value <= 1000


def mark_numbered(words: Words, draft: Draft) -> None:
    """`No. 2 in sales`, `the #2 browser`, `number one spot` rank; `Chanel No. 5`, `No. 10 Downing Street`, `reactor No. 4` name."""
    start, end = draft.numeral.start - 1, draft.last.end
    if names_thing(words, start, end):
        draft.exclude("name", "names_thing")
        return
    draft.set_unit("rank", "rank")
    draft.start, draft.end = start, end
    draft.optional = False  # number one is no pronoun
    draft.aside = ""
    if at(words.lower, end) in PLACES:
        draft.end = end + 1


def names_thing(words: Words, start: int, end: int) -> bool:
    """Whether `No.` with its number is a name: after a name or a noun, before a street, or as `nos.` and `no`."""
    before, following = at(words.text, start - 1), at(words.text, end)
    if words.text[start] in ("no", "nos", "nos.", "Nos."):
        return True
    if before.lower() == "at" and following[:1].isupper():  # at No. 10 Downing Street
        return True
    if not before.isalpha() or start - 1 < words.sentence[start] or before.lower() in RANKED_AMONG:
        return False
    classes = word_classes(before.lower())
    named = before[0].isupper() and start - 1 > words.sentence[start] and not classes & CLOSED
    return named or bool(classes & NOUN and not classes & (CLOSED | VERB))


RANKED_AMONG = frozenset(
    "world league nation country state city region current industry asia europe ranking rank seed seeded".split()
)
"""Words before `No. 1` after which it ranks all the same: `the world No. 1`."""
