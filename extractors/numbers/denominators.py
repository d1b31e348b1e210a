"""The denominator of a rate: `$45 a barrel`, `5 per 1,000 residents`, `annual sales of 90,000`."""

from __future__ import annotations

from extractors.grammar.parts_of_speech import CLOSED, word_classes
from extractors.numbers.drafts import at, words_between
from extractors.numbers.nouns import counted_phrase
from extractors.numbers.number_digits import read_digits
from extractors.numbers.number_words import MAGNITUDES
from extractors.numbers.units.surfaces import unit_after
from extractors.text.words import Words

SINGULAR = frozenset(
    "second minute hour day week month quarter year night season game match person head capita household family "
    "student pupil patient employee worker child share barrel gallon litre liter ounce ton tonne pound kilo "
    "kilogram kg gram mile kilometre kilometer km acre hectare foot metre meter ticket unit vehicle car room "
    "bottle pack packet piece item copy plate cup pint dose bushel megawatt kilowatt mwh kwh mmbtu board visit "
    "trip passenger customer user subscriber member seat bag box tonne page word hectare inhabitant resident "
    "citizen voter minute decade lap set round flight cubic troy square annum".split()
)
"""What may follow `a` or `an` after a number to make a rate."""
ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "nightly": "night",
}
ADJECTIVES = {"annual": "year", "yearly": "year", "annualized": "year", "annualised": "year"} | {
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}


def read_denominator(words: Words, draft, last: int) -> tuple[str, int]:
    """What the number is per, or an empty string, and the end of the quote."""
    lower, end = words.lower, draft.end
    i = end = after_stuff(words, draft.end, last)
    if i < last and lower[i] == "-":
        i += 1
    if (
        i + 1 < last
        and lower[i] in ("a", "an", "per", "every", "each", "/")
        and (lower[i] in ("per", "/") or lower[skip(lower, i + 1)] in SINGULAR)
    ):
        per, after = read_unit_or_noun(words, skip(lower, i + 1), last) or ("", end)
        return ("", end) if lower[i] in ("a", "an") and at(lower, after) in WHEN else (per, after)
    if i < last and lower[i] in ADVERBS:
        return ADVERBS[lower[i]], end
    return "", end


def after_stuff(words: Words, end: int, last: int) -> int:
    """Past what is measured, where a denominator follows it: `16 million barrels of oil per day`; else `end`."""
    if at(words.lower, end) != "of":
        return end
    for i in range(end + 2, min(end + 5, last)):
        word = words.lower[i]
        if word in ADVERBS or word == "per" or (word in ("a", "an") and at(words.lower, i + 1) in SINGULAR):
            return i
        if word_classes(word) & CLOSED:
            return end
    return end


def denominator_before(words: Words, draft) -> str:
    """The denominator that an adjective says: `annual sales of 90,000`, `hourly wages rose to $36.84`, `a $5 million annual budget`."""
    if draft.unit_kind in UNDIVIDED or draft.form != "cardinal":
        return ""
    lower, start = words.lower, draft.start
    if draft.unit_kind == "money" and at(lower, draft.end) in ADJECTIVES:
        return ADJECTIVES[lower[draft.end]]
    first = words.sentence[start]
    for i in range(start - 1, max(first, start - 12) - 1, -1):
        word = lower[i]
        if word in (",", ";", "(", ")", "and", "but", "while", ":"):
            break
        if word in ADJECTIVES:
            of = "of" in lower[i + 1 : min(i + 6, start)] and not any(w in VERBAL for w in lower[i:start])
            paid = draft.unit_kind == "money" and any(w in PAY for w in lower[i + 1 : i + 4])
            return ADJECTIVES[word] if of or paid else ""
    return ""


WHEN = frozenset("ago earlier later before after".split())
"""After `a week` and the like: it says when, and is no denominator."""
UNDIVIDED = frozenset({"percent", "percentage_point", "basis_point", "point", "multiple", "time", "age", "rank"})
PAY = frozenset("wage wages pay salary salaries earnings rent rents rate fee fees income".split())
VERBAL = frozenset("was were is are had has said rose fell grew by to from meeting report conference election".split())


def read_unit_or_noun(words: Words, place: int, last: int) -> tuple[str, int] | None:
    """`square foot`, `hour`, `1,000 residents`, `share`: the denominator, and the token after it."""
    if place >= last:
        return None
    unit, end = unit_after(words.text, words.lower, place)
    if unit is not None and unit.kind != "money" and unit.factor == 1 and not unit.per:
        return unit.name, end
    word = words.lower[place]
    number = 10 ** MAGNITUDES[word] if word in MAGNITUDES else read_digits(word)
    if number is not None:
        phrase = counted_phrase(words, place + 1, last)
        if phrase is None:
            return str(number), place + 1
        return f"{number} {words_between(words, *phrase).lower()}", phrase[1]
    printed = words.text[place]
    named = word if printed.islower() or printed.istitle() or printed.isupper() else printed  # share, but MMBtu
    return (named, place + 1) if word[:1].isalpha() else None


def skip(lower, i: int) -> int:
    return i + 1 if lower[i] == "-" else i
