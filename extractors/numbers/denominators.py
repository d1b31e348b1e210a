"""The denominator of a rate: `$45 a barrel`, `5 per 1,000 residents`, `annual sales of 90,000`."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.grammar.parts_of_speech import CLOSED, NOUN, noun_lemma, word_classes
from extractors.numbers.drafts import words_between
from extractors.numbers.nouns import counted_phrase, is_plural
from extractors.numbers.number_digits import read_digits
from extractors.numbers.number_words import MAGNITUDES
from extractors.numbers.parsed_number import at
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


@dataclass(frozen=True, slots=True)
class DenominatorRule:
    """Where a denominator stands; the examples run through the whole pipeline."""

    name: str
    examples: tuple[str, ...]


RULES = (
    DenominatorRule("behind", ("Oil costs [$45 a barrel|45 USD; per=barrel].",
    "It heard [5 claims per 1,000 residents|5 count claims; per=1000 residents].",
    "It will pay [£11 million|11000000 GBP; per=], [about £9,800 a home|9800 GBP; per=home].",
    "The firm spent [£9,800|9800 GBP; per=] a decade ago.", "It made [$5 million|5000000 USD; per=] a reality.",
    "[Some 300 cars|300 count cars; per=day] pass the gate every day.",
    "Each year, [40,000 people|40000 count people; per=year] die there.",
    "It sold [40 cars|40 count cars; per=] in each year.",
    "They cut [34.1 million tonnes|34100000 metric_ton; per=] of wheat, [31 per cent|31 percent] more than in 2019.")),
    DenominatorRule("adjective", ("Annual sales of [90,000|90000 count; per=year] are likely.",
    "It foresees annual pre-tax cost savings of [$40 million|40000000 USD; per=year].",
    "Weekly earnings were highest in Wales, at [£658|658 GBP; per=week], and lowest in Kent, at [£460|460 GBP; per=week].",
    "Weekly wages rose, and the firm paid [$500|500 USD; per=] in fines.",
    "A monthly survey of [900 firms|900 count firms; per=] found it.")),
    DenominatorRule("subject", ("A gallon of regular averaged [$3.54|3.54 USD; per=gallon], [31 cents|0.31 USD; per=] more than in May.",
    "It earned [$1.12 a share|1.12 USD; per=share]; Wall Street had looked for [$1.05|1.05 USD; per=share].",
    "Men got [£556 a week|556 GBP; per=week], [up 1.8%|1.8 percent], compared with [£459|459 GBP; per=week] for women.",
    "It saves [€900 a year|900 EUR; per=year] before tax.",
    "Income per head was high in London ([£21,446|21446 GBP; per=head]); the East ([£19,126|19126 GBP; per=head]).",
    "Earnings per share rose to [$1.20|1.2 USD; per=share] from [$1.10|1.1 USD; per=share].")),
    DenominatorRule("stuff", ("It pumps [9 tonnes of mud per day|9 metric_ton; per=day].",
    "It sold [9 tonnes|9 metric_ton; per=] of wheat, [2 per cent|2 percent] of all.")),
    DenominatorRule("bracket", ("It costs [£10m|10000000 GBP; per=year] ([$12.7m|12700000 USD; per=year]) a year.",
    "It paid [£10m|10000000 GBP; per=] ([$12.7m|12700000 USD; per=]) a year ago.")),
    DenominatorRule("each", ("He stole [five drives|5 count drives] each of [$200|200 USD; per=drive].",
    "Tickets cost [$6|6 USD; per=ticket] each.", "Sellers list tickets for visitors for [$6|6 USD; per=] each.")),
    DenominatorRule("thousand", ("The rate fell to [4.7 per thousand total births|4.7 count; per=1000 births], "
    "from [4.9|4.9 count; per=1000 births].", "It had [34 crimes for every 1,000 residents|34 count crimes; per=1000 residents].")),
)  # fmt: skip


def read_denominator(words: Words, draft, last: int) -> tuple[str, int]:
    """What the number is per, or an empty string, and the end of the quote."""
    lower, end = words.lower, draft.end
    i = end = after_stuff(words, draft.end, last)
    if i < last and lower[i] == "-":
        i += 1
    if (
        i + 1 < last
        and lower[i] in ("a", "an", "per", "every", "each", "/")
        and (
            lower[i] in ("per", "/") or lower[skip(lower, i + 1)] in SINGULAR or is_price_of_one(words, draft, i, last)
        )
    ):
        per, after = read_unit_or_noun(words, skip(lower, i + 1), last) or ("", end)
        when = at(lower, after) in WHEN and at(lower, after + 1) not in TAKEN  # a year before tax
        return ("", end) if lower[i] in ("a", "an") and when else (per, after)
    if lower[i : i + 2] in OF_SO_MANY and i + 2 < last and lower[i + 2][:1].isdigit():
        return read_unit_or_noun(words, i + 2, last) or ("", end)
    if i < last and lower[i] in ADVERBS:
        return ADVERBS[lower[i]], end
    return denominator_after_bracket(words, draft), end


OF_SO_MANY = (["for", "every"], ["in", "every"], ["to", "every"])
"""`2.4 for every 1,000 births`: words that lead up to so many of what a number is per."""


def is_price_of_one(words: Words, draft, i: int, last: int) -> bool:
    """`£9,800 a home.`: after a sum any noun in the singular can be what it is per, where the phrase ends with it."""
    noun = at(words.lower, i + 1)
    if draft.unit_kind != "money" or words.lower[i] not in ("a", "an") or i + 1 >= last or noun in NO_ONE:
        return False
    classes = word_classes(noun)
    if not classes & NOUN or classes & CLOSED or is_plural(words.text[i + 1], noun) or not words.text[i + 1].islower():
        return False
    following = at(words.lower, i + 2) if i + 2 < last else "."
    return following not in WHEN and (not following[:1].isalnum() or following in AFTER_ONE)


def denominator_after_bracket(words: Words, draft) -> str:
    """The `year` of `£10m ($12.7m) a year`, for the number in the bracket; the one before it takes it too."""
    lower, i = words.lower, draft.end
    if draft.unit_kind in UNDIVIDED or at(lower, i) != ")" or at(lower, draft.start - 1) != "(":
        return ""
    if at(lower, i + 1) in ADVERBS:
        return ADVERBS[lower[i + 1]]
    said = at(lower, i + 1) in ("a", "an", "per", "every", "each") and at(lower, i + 2) in SINGULAR
    return lower[i + 2] if said and at(lower, i + 3) not in WHEN else ""


def after_stuff(words: Words, end: int, last: int) -> int:
    """Past what is measured, where a denominator follows it: `16 million barrels of oil per day`; else `end`."""
    if at(words.lower, end) != "of":
        return end
    for i in range(end + 2, min(end + 5, last)):
        word = words.lower[i]
        if not word[:1].isalpha() or at(words.lower, i + 1) == "cent":
            return end
        if word in ADVERBS or word == "per" or (word in ("a", "an") and at(words.lower, i + 1) in SINGULAR):
            return i
        if word_classes(word) & CLOSED or not word[:1].isalpha():
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
            if SURVEYS.intersection(lower[i + 1 : i + 4]):
                return ""  # a monthly survey of 8,000 firms
            reach = i + 8 if "-" in lower[i + 1 : i + 4] else i + 6  # annual pre-tax cost savings of
            of = "of" in lower[i + 1 : min(reach, start)] and not any(w in VERBAL for w in lower[i:start])
            paid = draft.unit_kind == "money" and any(w in PAY for w in lower[i + 1 : i + 4])
            return ADJECTIVES[word] if of or paid else ""
    return price_of_one(words, draft) or denominator_of_subject(words, draft) or denominator_behind(words, draft)


def price_of_one(words: Words, draft) -> str:
    """`A gallon of regular averaged $3.54`: a sum that one of a measure costs, where nothing else is counted before it."""
    lower, start = words.lower, draft.start
    if draft.unit_kind != "money":
        return ""
    for i in range(start - 1, max(words.sentence[start], start - NEAR_SUBJECT) - 1, -1):
        if lower[i][:1].isdigit() or lower[i] in (",", ";", "("):
            return ""
        if lower[i] in ("a", "an") and lower[i + 1] in SINGULAR and lower[i + 2] == "of":
            opens = i == words.sentence[start] or lower[i - 1] in (",", "and", ";", "while", "said", "that", "-", "•")
            return lower[i + 1] if opens else ""
    return ""


NEAR_SUBJECT = 12
"""Tokens before a sum that `a gallon of` is looked for in."""


def denominator_of_subject(words: Words, draft) -> str:
    """The denominator of the sum that the sentence is about: `weekly earnings were highest in London, at £658`, `income per head was £21,446`."""
    if draft.unit_kind != "money" or draft.numeral.scale > 1:
        return ""
    lower, start = words.lower, draft.start
    for i in range(start - 1, max(words.sentence[start], start - FAR) - 1, -1):
        word = lower[i]
        if (word == ";" and lower[start - 1] != "(") or word in OTHER_SUMS:
            return ""
        if word in ADJECTIVES and PAY.intersection(lower[i + 1 : i + 4]):
            return ADJECTIVES[word]
        if word == "per" and lower[i - 1].isalpha() and not word_classes(lower[i - 1]) & CLOSED:
            measured = unit_after(words.text, lower, i - 1)[0] or lower[i - 1] in MAGNITUDES
            return lower[i + 1] if lower[i + 1] in SINGULAR and not measured else ""
        if word in PAY and not any(w in ADJECTIVES for w in lower[max(0, i - 3) : i]):
            return ""
    return ""


def denominator_behind(words: Words, draft) -> str:
    """The `year` of `40,000 people die there each year`, `each day 300 cars pass`: said in the clause, though not at once."""
    lower, last = words.lower, words.sentence_end[draft.start]
    for i in range(draft.end, min(draft.end + BEHIND, last - 1)):
        if lower[i] in (",", ";", "(", ":", "—") or lower[i][:1].isdigit() or lower[i] in MAGNITUDES:
            break
        if lower[i] in ("each", "every") and lower[i + 1] in SPANS and lower[i - 1] not in GOVERNORS:
            return lower[i + 1]
    first = words.sentence[draft.start]
    opening = lower[first : first + 2]
    near = draft.start - first <= 8 and opening[:1] in (["each"], ["every"]) and at(lower, first + 1) in SPANS
    return lower[first + 1] if near else ""


def divide_by_each(words: Words, drafts: list) -> None:
    """`five hard drives each of $200`, `tickets cost $6 each`: per one of the plural before it."""
    lower = words.lower
    for index, draft in enumerate(drafts):
        if draft.unit_kind != "money" or draft.per or draft.excluded:
            continue
        after = at(lower, draft.end) in ("each", "apiece") and at(lower, draft.end + 1) not in SPANS
        before = "each" in lower[max(0, draft.start - 2) : draft.start] and at(lower, draft.start - 1) in EACH
        if after or before:
            draft.per = one_of_plural(words, drafts[index - 1] if index else None, draft.start - 1)


def one_of_plural(words: Words, source, start: int) -> str:
    """The singular of what the number before counts, or of the only plural noun near before token `start`."""
    first = max(words.sentence[start], start - FAR)
    if source is not None and source.item_start >= first and not source.excluded:
        return noun_lemma(words.lower[source.item_end - 1])
    plurals = {
        word
        for text, word in zip(words.text[first:start], words.lower[first:start], strict=True)
        if word not in OTHER_SUMS and word_classes(word) & NOUN and is_plural(text, word)
    }
    return noun_lemma(plurals.pop()) if len(plurals) == 1 else ""


EACH = frozenset("each of worth cost costing paying paid".split())
FAR = 40
"""Tokens before a sum of money that the noun it belongs to is looked for in."""
BEHIND = 12
"""Tokens after a number that `each year` is looked for in."""
SPANS = frozenset("hour day night week month quarter year season".split())
GOVERNORS = frozenset("of in for during on from at by".split())
"""Before `each year`: then it says when, or of what."""
OTHER_SUMS = frozenset(
    "fine fines debt debts loan loans cost costs price prices worth tax taxes investment deal bid fund funds grant grants damages "
    "spent spend spending paid bought sold raised borrowed profit profits loss losses revenue revenues sales value".split()
)
"""Words of money that a sum nearer to them belongs to."""
NO_ONE = frozenset(
    "record bit lot little few total result deal reality target certainty fraction try second first".split()
)
"""After `$5 million a` these are no things that have a price: `made $5 million a reality`."""
AFTER_ONE = frozenset(
    "and or but in on at for from to by with while when if compared up down than versus against last this".split()
)
"""Words that may follow what a sum is per."""
WHEN = frozenset("ago earlier later before after".split())
"""After `a week` and the like: it says when, and is no denominator."""
TAKEN = frozenset("tax taxes interest costs expenses inflation deductions".split())
UNDIVIDED = frozenset({"percent", "percentage_point", "basis_point", "point", "multiple", "time", "age", "rank"})
PAY = frozenset(
    "wage wages pay salary salaries earnings rent rents rate fee fees income incomes pension pensions premium premiums payment "
    "payments allowance bill bills subscription".split()
)
SURVEYS = frozenset(
    "survey surveys poll polls census report reports study sample panel review meeting conference newsletter magazine".split()
)
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
        phrase = counted_phrase(words, place + 1 + (at(words.lower, place + 1) == "total"), last)
        if phrase is None:
            return str(number), place + 1
        return f"{number} {words_between(words, *phrase).lower()}", phrase[1]
    printed = words.text[place]
    named = word if printed.islower() or printed.istitle() or printed.isupper() else printed  # share, but MMBtu
    return (named, place + 1) if word[:1].isalpha() else None


def skip(lower, i: int) -> int:
    return i + 1 if lower[i] == "-" else i
