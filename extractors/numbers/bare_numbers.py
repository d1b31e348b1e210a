"""Numbers without a unit that the words around them give one: ages (`ages.py`), index points, sums of money."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.numbers.ages import follows_age, is_age
from extractors.numbers.drafts import NEIGHBOURS, REACH, Draft, surroundings
from extractors.numbers.parsed_number import at
from extractors.numbers.points import INDEX_WORDS
from extractors.text.words import Words

MONEY_NOUNS = frozenset(
    "loss losses profit profits deal fine fines deficit surplus investment budget debt debts revenue revenues "
    "turnover sales price prices loan loans bailout grant aid settlement takeover bid market fund funding savings "
    "bill bond cost costs damages dividend payout bonus salary fee fees worth earnings income spending capital "
    "valuation".split()
)
LANDMARKS = frozenset("mark level barrier threshold milestone line consensus".split())


@dataclass(frozen=True, slots=True)
class BareRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    BareRule("ratio", ("Gainers led by a [1.63-to-1|1.63 times; kind=ratio] ratio.", "Gainers led by a 2-to-1 ratio.")),
    BareRule("degrees", ("Temperatures reached [98 degrees|98 degree_Fahrenheit] in Texas.",)),
    BareRule("index", ("The services PMI rose to [49.5|49.5 point] from [48.9|48.9 point].",
    "The index fell to [7,114.3|7114.3 point].", "The FTSE 100 closed at [5,272.50|5272.5 point].",
    "Consumer confidence fell to [98.4|98.4 point] this month.",
    "Both indices rose. These are Kent, which went from [122.4|122.4 point] to [127.7|127.7 point], and York.",
    "Sales rose. They went from [122.4|122.4 count] to [127.7|127.7 count].")),
    BareRule("landmark", ("The index fell to [98.4|98.4 point], [below the 100.5|100.5 point] consensus.",)),
    BareRule("money", ("Sales fell by [$5 million|5000000 USD] after a [3 million|3000000 USD] loss.",)),
)  # fmt: skip


def read_bare(words: Words, drafts: list[Draft]) -> None:
    """Give bare numbers the unit that the words around them say."""
    for index, draft in enumerate(drafts):
        if draft.excluded or draft.form != "cardinal" or draft.unit:
            continue
        if draft.item_start >= 0 and words.lower[draft.item_end - 1] in LANDMARKS:
            drop_item(draft)
        if draft.item_start >= 0 and follows_age(words, draft):
            drop_item(draft)
        if draft.item_start >= 0 and len(draft.numerals) == 2 and words.lower[draft.item_start] == "age":
            drop_item(draft)
            draft.set_unit("year", "age")
            draft.optional, draft.aside = True, "read_bare"  # the label of an age group
        if draft.bare and is_age(words, draft):
            draft.set_unit("year", "age")
            draft.optional, draft.aside = len(draft.numerals) == 2, "read_bare"  # the label of an age group
        elif draft.bare and is_index_level(words, drafts, index):
            draft.set_unit("point", "point")
        elif (draft.bare or is_money_noun(words, draft)) and draft.numeral.scale >= 1000:
            lend_money(words, drafts, index)


def read_ratios(words: Words, drafts: list[Draft]) -> None:
    """`a 1.63-to-1 ratio`: more exact than odds or votes are, so it is a multiple; its `1` is no number of its own."""
    for draft in drafts:
        end = draft.numeral.end
        if draft.bare and "." in draft.numeral.text and words.lower[end : end + 4] == ["-", "to", "-", "1"]:
            draft.set_unit("times", "multiple")
            draft.end = end + 4


def read_degrees(words: Words, drafts: list[Draft], country: str) -> None:
    """Which degrees those of the weather are: as another number of the article says, else Fahrenheit in the US and Celsius elsewhere."""
    said = next((d.unit for d in drafts if d.unit in ("degree_Celsius", "degree_Fahrenheit")), "")
    if not said and not country:
        return
    for draft in drafts:
        window = words.lower[slice(*surroundings(words, draft.start))] if draft.unit == "degree" else ()
        if any(word in WEATHER for word in window):
            draft.unit, draft.unit_kind = (
                said or ("degree_Fahrenheit" if country == "US" else "degree_Celsius"),
                "temperature",
            )


WEATHER = frozenset(
    "temperature temperatures warm warmer warming cold colder heat hot hotter cool cooler weather highs lows freezing melting boiling".split()
)


def drop_item(draft: Draft) -> None:
    draft.item_start = draft.item_end = -1
    draft.end = draft.last.end


def is_index_level(words: Words, drafts: list[Draft], index: int) -> bool:
    """`to 10,520`, `at 7,114.3`, where the sentence speaks of an index or moves in points."""
    draft, lower = drafts[index], words.lower
    first, last = surroundings(words, draft.start)
    before = [
        word for word in lower[max(first, draft.start - 4) : draft.start] if word not in ("a", "the", "of", "level")
    ]
    if not before or before[-1] not in LEVEL_LEADERS or draft.numeral.scale != 1:
        return False
    neighbours = drafts[max(0, index - NEIGHBOURS) : index + NEIGHBOURS]
    moved = any(d.unit == "point" and first <= d.start < last for d in neighbours)
    decimal = draft.numeral.digits and draft.numeral.text[-2:-1] == "."
    said = INDEX_WORDS | MOODS if decimal else INDEX_WORDS  # confidence fell to 98.4, the board's index showed
    indexed = any(word in said for word in lower[first : last if decimal else draft.start]) or goes_on_of_index(
        words, draft
    )
    printed = draft.numeral.value >= 50 or (indexed and draft.numeral.digits and "." in draft.numeral.text)
    return printed and (moved or indexed) and not nearest_is_other(drafts, index, first)


def goes_on_of_index(words: Words, draft: Draft) -> bool:
    """`Indices rose. These were London, from 122.4 to 127.7`: a number with one decimal, and the sentence before speaks of an index."""
    first = words.sentence[draft.start]
    if first == 0 or words.lower[first] not in ("these", "this", "it", "they") or draft.numeral.text[-2:-1] != ".":
        return False
    before = words.lower[max(words.sentence[first - 1], first - REACH) : first]
    return any(word in ("index", "indices", "indexes") for word in before)


MOODS = frozenset("confidence sentiment".split())
LEVEL_LEADERS = frozenset(
    "to at from above below = , around near was is value values reading index by up down rose fell gained lost "
    "added climbed slipped jumped falls rises slips drops climbs gains tops hits reached increase rise gain loss drop fall decline ( low high peak".split()
)


def nearest_is_other(drafts: list[Draft], index: int, first: int) -> bool:
    """Whether the number continues a series of other things: `to 3,400 homes from 3,200`."""
    for draft in reversed(drafts[max(0, index - NEIGHBOURS) : index]):
        if draft.start < first:
            return False
        if not draft.excluded:
            return bool(draft.item) or draft.item_start >= 0 or draft.unit_kind in ("money", "length", "volume", "mass")
    return False


def is_money_noun(words: Words, draft: Draft) -> bool:
    """`a 107 million loss`: one noun, and one of money."""
    return draft.item_end - draft.item_start == 1 and words.lower[draft.item_start] in MONEY_NOUNS


def lend_money(words: Words, drafts: list[Draft], index: int) -> None:
    """Take the currency of the nearest sum of money, in the sentence or before it."""
    draft = drafts[index]
    if draft.bare and at(words.lower, draft.end) not in MONEY_NOUNS:
        return
    for other in range(index - 1, max(-1, index - 8), -1):
        if drafts[other].unit_kind == "money" and not drafts[other].excluded:
            draft.set_unit(drafts[other].unit, "money")
            draft.end, draft.leans_on = draft.last.end, other
            return
