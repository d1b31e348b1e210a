"""Bare numbers that are ages: `aged 57`, `Jane Roe, 44,`, `turned 60`, `Maria Lund was 66.`"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.grammar.parts_of_speech import word_classes
from extractors.numbers.drafts import Draft, surroundings
from extractors.numbers.number_words import SMALL
from extractors.numbers.parsed_number import at
from extractors.places.gazetteer.lookup import gazetteer_index
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


@dataclass(frozen=True, slots=True)
class AgeRule:
    name: str
    examples: tuple[str, ...]


RULES = (
    AgeRule("aged", ("They were aged [nine|9 year], [ten|10 year] and [49|49 year].",
    "A boy aged [nine|9 year], and [seven others|7 count others] fled.",
    "The victims were [under 18|18 year; bound=below].", "Workers aged [50 and over|50 year; bound=at_least] gained.",
    "Rates fell in the 40 to 44 and 45 to 49 age groups.", "[Three girls|3 count girls] between the ages of 14 and 18 fled.")),
    AgeRule("person", ("Jane Roe, [44|44 year], won.", "His wife, [44|44 year], was unhurt.", "He turned [60|60 year] at home.")),
    AgeRule("being", ("Maria Lopez was [66|66 year].", "The former drummer of the band is [81|81 year].", "The late guitarist was [59|59 year].",
    "The age with the highest share of movers was [19|19 year].", "The answer was [66|66 count].", "Northern Ireland was [66|66 count].")),
)  # fmt: skip


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
    told = before in ("is", "was") and is_statement(words, draft)
    if told and ("age" in lower[first : draft.start - 1] or is_person(words, first, draft.start - 1)):
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
    being = at(words.lower, draft.start - 1) in ("is", "are", "was", "were", "be")  # half the victims were under 18
    near = words.lower[max(words.sentence[draft.start], draft.start - 2 - being) : draft.start]
    return any(word in PERSONS for word in near)


PERSONS = frozenset(
    "those people persons children adults men women males females residents anyone everyone patients players "
    "workers drivers voters pupils students youths girls boys teenagers teens americans citizens "
    "victims members inhabitants migrants refugees prisoners suspects dead passengers".split()
)


PEOPLE = frozenset(
    "man woman boy girl teenager pensioner student teacher husband wife son daughter mother father brother sister partner "
    "girlfriend boyfriend widow minister president executive chairman chairwoman chair director founder owner boss leader "
    "officer driver pilot farmer doctor nurse lawyer judge senator politician suspect victim defendant player striker "
    "midfielder defender goalkeeper winger captain coach manager veteran champion actor actress singer star writer author artist "
    "businessman businesswoman billionaire journalist drummer songwriter composer dancer painter filmmaker producer presenter "
    "broadcaster poet philosopher scientist activist lawmaker congressman congresswoman lyricist bassist".split()
)
"""Nouns for one person, whose age may stand between commas after them."""


def said_of_person(words: Words, draft: Draft) -> bool:
    """`He will be 35`, `I was 19`: a pronoun for a person heads the verb, and no plural follows."""
    window = words.lower[max(words.sentence[draft.start], draft.start - 4) : draft.start]
    return any(word in ("he", "she", "i", "who") for word in window) and draft.item_start < 0


ENDS = frozenset({".", ",", ";", "and", "when", "at"})
LONGEST_SUBJECT = 14
GIVEN_NAMES = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew "
    "kenneth george brian edward ronald timothy jason jeffrey gary ryan nicholas eric stephen jonathan larry scott benjamin samuel patrick "
    "alexander jack dennis peter henry douglas adam arthur roger albert ralph roy louis philip harry ian simon martin alan jose juan carlos "
    "luis jorge pedro mohammed ahmed ali omar mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy sandra betty "
    "ashley emily kimberly margaret donna michelle carol amanda melissa deborah stephanie rebecca laura helen amy anna emma ruth julie joan "
    "maria diana rachel catherine heather olivia judith alice jane frances marie teresa ann rose sofia".split()
)
"""First names that tell a person, whatever the last name may mean."""


def is_statement(words: Words, draft: Draft) -> bool:
    """Whether a number in digits that can be an age ends what its sentence says: `was 66.`"""
    return draft.numeral.digits and draft.numeral.value >= 10 and at(words.lower, draft.end) in ENDS


def is_person(words: Words, first: int, end: int) -> bool:
    """`Maria Lund`, `The former drummer of the band`: a name of nothing else that is known, or a noun for a person."""
    if not first < end <= first + LONGEST_SUBJECT:
        return False
    if words.lower[first] in ("the", "his", "her"):
        head = next((i for i in range(first, end) if words.lower[i] in ("of", "from", "in", "who", ",")), end) - 1
        return names_person(words.lower[head])
    named = all(token[0].isupper() and token[1:].islower() for token in words.text[first:end])
    last = words.text[end - 1]
    known = bool(word_classes(last.lower())) or last in gazetteer_index()
    given = end - first > 1 and words.lower[first] in GIVEN_NAMES
    return named and end - first <= 3 and (given or not known)


def names_person(noun: str) -> bool:
    """`drummer`, `pianist`, `politician`"""
    return noun in PEOPLE or (noun.endswith(("ist", "ician")) and len(noun) > 6 and not noun.endswith("list"))
