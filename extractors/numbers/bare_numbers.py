"""Numbers without a unit that the words around them give one: ages, index points, sums of money."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.numbers.drafts import NEIGHBOURS, REACH, Draft, surroundings
from extractors.numbers.number_words import SMALL
from extractors.numbers.parsed_number import at
from extractors.text.words import Words

AGE_NOUNS = frozenset({"age", "aged", "ages"})
AGE_PHRASES = (
    "life expectancy",
    "average age",
    "median age",
    "mean age",
    "retirement age",
    "pension age",
    "minimum age",
)
INDEX_WORDS = frozenset(
    "index indexes indices dow ftse nasdaq nikkei sensex nifty dax cac topix kospi stoxx benchmark average "
    "composite bourse s&p tsx asx ibex csi hang jones futures".split()
)
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
    BareRule("points", ("Approval fell [3 points|3 percentage_point] to [41%|41 percent].",
    "Turnout was [67%|67 percent], [two points|2 percentage_point] higher than in May.",
    "The index rose [2%|2 percent], [two points|2 point] more than in May.",
    "She scored [32 points|32 count points].")),
    BareRule("ratio", ("Gainers led by a [1.63-to-1|1.63 times; kind=ratio] ratio.", "Gainers led by a 2-to-1 ratio.")),
    BareRule("degrees", ("Temperatures reached [98 degrees|98 degree_Fahrenheit] in Texas.",)),
    BareRule("age", ("They were aged [nine|9 year], [ten|10 year] and [49|49 year].",
    "A boy aged [nine|9 year], and [seven others|7 count others] fled.",
    "Jane Roe, [44|44 year], won.", "His wife, [44|44 year], was unhurt.", "Workers aged [50 and over|50 year; bound=at_least] gained.",
    "He turned [60|60 year] at home.",
    "Rates fell in the 40 to 44 and 45 to 49 age groups.", "[Three girls|3 count girls] between the ages of 14 and 18 fled.")),
    BareRule("index", ("The index fell to [7,114.3|7114.3 point].", "The FTSE 100 closed at [5,272.50|5272.5 point].",
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


def read_points(words: Words, drafts: list[Draft]) -> None:
    """What `points` are: of an index by default, percentage points beside a percentage, goals where somebody scores them."""
    for index, draft in enumerate(drafts):
        if draft.unit != "point" or draft.excluded:
            continue
        first, last = surroundings(words, draft.start)
        indexed = any(word in INDEX_WORDS for word in words.lower[first:last])
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if draft.form == "fraction" or (
            not indexed and (moves_percentage(words, draft, following) or differs_from_percentage(words, drafts, index))
        ):
            draft.unit = draft.unit_kind = "percentage_point"
        elif not indexed and any(word in SCORING for word in words.lower[max(first, draft.start - 4) : draft.start]):
            draft.unit, draft.unit_kind = "", ""
            draft.item_start, draft.item_end = draft.unit_start, draft.unit_end


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


def moves_percentage(words: Words, draft: Draft, following: Draft | None) -> bool:
    """`fell 3 points to 41%`."""
    if following is None or following.unit != "percent" or following.excluded:
        return False
    return words.lower[draft.end : following.start] in (["to"], ["from"], [",", "to"], ["at"])


def differs_from_percentage(words: Words, drafts: list[Draft], index: int) -> bool:
    """`67%, two points higher`, `67%, up two points from`."""
    before, draft = drafts[index - 1] if index else None, drafts[index]
    if before is None or before.unit != "percent" or before.excluded:
        return False
    joint, after = words.lower[before.end : draft.start], at(words.lower, draft.end)
    if joint in ([",", "up"], [",", "down"]):
        return True
    return joint in ([","], ["and"], ["–"], ["—"]) and after in ("higher", "lower", "more", "less", "up", "down")


SCORING = frozenset(
    "scored scoring scores score averaged averaging averages average won winning win wins earned collected "
    "collecting had has netted posted points dropped".split()
)


def drop_item(draft: Draft) -> None:
    draft.item_start = draft.item_end = -1
    draft.end = draft.last.end


def follows_age(words: Words, draft: Draft) -> bool:
    """`aged between 18 and 25 use it`: what follows is not what is counted."""
    return any(
        word in ("aged", "ages")
        for word in words.lower[max(words.sentence[draft.start], draft.start - 2) : draft.numeral.start]
    )


def is_age(words: Words, draft: Draft) -> bool:
    """`aged 57`, `Jane Roe, 44,`, `turned 60`, `life expectancy is around 73`."""
    numeral, lower = draft.numeral, words.lower
    if not 0 < numeral.value <= 120 or numeral.scale != 1 or numeral.value != int(numeral.value):
        return False
    first = words.sentence[draft.start]
    before, earlier = at(lower, draft.start - 1), at(lower, draft.start - 2)
    if before in ("from", "between") and earlier in AGE_NOUNS:
        return True
    if len(draft.numerals) == 2 and {"aged", "ages"} & set(lower[max(first, draft.start - 6) : draft.start]):
        return True
    if goes_on_of_ages(words, draft):
        return True
    if (
        before in AGE_NOUNS
        or (before == "of" and earlier in AGE_NOUNS)
        or (before in ("turned", "turns", "turning") and draft.numeral.value >= 10)
    ):
        return True
    if is_age_limit(words, draft):
        return True
    if before in ("be", "is", "was", "'m", "’m", "am") and said_of_person(words, draft) and numeral.value >= 2:
        return True
    if before == "," and numeral.digits and earlier in PEOPLE and at(lower, draft.end) == ",":
        return numeral.value >= 10
    if before == "," and numeral.digits and draft.start - 2 >= first and words.text[draft.start - 2][:1].isupper():
        return numeral.value >= 10 and at(lower, draft.end) in (",", "of", "and", "who", ")", "was", "from", "—", ".")
    sentence = lower[slice(*surroundings(words, draft.start))]
    spoken = " ".join(sentence)
    return any(phrase in spoken for phrase in AGE_PHRASES) and numeral.value >= 10


def goes_on_of_ages(words: Words, draft: Draft) -> bool:
    """`aged nine, ten and 49`: a bare number in a list that `aged` leads."""
    i = draft.start - 1
    while i > words.sentence[draft.start] and (
        words.lower[i] in (",", "and") or words.lower[i] in SMALL or words.lower[i].isdigit()
    ):
        i -= 1
    listed = at(words.lower, draft.end) in (",", ".", "and", ")", ";")
    return words.lower[i] == "aged" and draft.start - i > 2 and listed


def is_age_limit(words: Words, draft: Draft) -> bool:
    """`those under 19`, `adults over 65`: persons, a bound, and a bare number."""
    if draft.bound not in ("below", "above") or draft.item_start >= 0:
        return False
    return any(word in PERSONS for word in words.lower[max(words.sentence[draft.start], draft.start - 2) : draft.start])


PERSONS = frozenset(
    "those people persons children adults men women males females residents anyone everyone patients players "
    "workers drivers voters pupils students youths girls boys teenagers teens americans citizens".split()
)


PEOPLE = frozenset(
    "man woman boy girl teenager pensioner student teacher husband wife son daughter mother father brother sister partner "
    "girlfriend boyfriend widow minister president executive chairman chairwoman chair director founder owner boss leader "
    "officer driver pilot farmer doctor nurse lawyer judge senator politician suspect victim defendant player striker "
    "midfielder defender goalkeeper winger captain coach manager veteran champion actor actress singer star writer author artist "
    "businessman businesswoman billionaire journalist".split()
)
"""Nouns for one person, whose age may stand between commas after them."""


def said_of_person(words: Words, draft: Draft) -> bool:
    """`He will be 35`, `I was 19`: a pronoun for a person heads the verb, and no plural follows."""
    window = words.lower[max(words.sentence[draft.start], draft.start - 4) : draft.start]
    return any(word in ("he", "she", "i", "who") for word in window) and draft.item_start < 0


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
    indexed = any(word in INDEX_WORDS for word in lower[first : draft.start]) or goes_on_of_index(words, draft)
    return draft.numeral.value >= 50 and (moved or indexed) and not nearest_is_other(drafts, index, first)


def goes_on_of_index(words: Words, draft: Draft) -> bool:
    """`Indices rose. These were London, from 122.4 to 127.7`: a number with one decimal, and the sentence before speaks of an index."""
    first = words.sentence[draft.start]
    if first == 0 or words.lower[first] not in ("these", "this", "it", "they") or draft.numeral.text[-2:-1] != ".":
        return False
    before = words.lower[max(words.sentence[first - 1], first - REACH) : first]
    return any(word in ("index", "indices", "indexes") for word in before)


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
