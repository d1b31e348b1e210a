"""Numbers with what they measure: unit or counted thing, bound, denominator; ranges joined, ellipsis resolved, names set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.numbers.bare_numbers import LANDMARKS, read_bare, read_degrees, read_ratios
from extractors.numbers.bounds import bound_after, bound_before
from extractors.numbers.counted_before import tell_items
from extractors.numbers.denominators import denominator_before, divide_by_each, read_denominator
from extractors.numbers.drafts import Draft
from extractors.numbers.durations import weigh_durations
from extractors.numbers.ellipsis import join_odds, resolve_ellipsis
from extractors.numbers.exchange_rates import read_exchange_rates
from extractors.numbers.names.exclusion import exclude_names
from extractors.numbers.nouns import counted_phrase
from extractors.numbers.numerals import Numeral
from extractors.numbers.parsed_number import at
from extractors.numbers.points import read_points
from extractors.numbers.quantity import freeze
from extractors.numbers.ranges import join_ranges
from extractors.numbers.ranks import mark_ranks
from extractors.numbers.units.defined import define_units
from extractors.numbers.units.money import WEIGHT, home_country, money_before, resolve_money
from extractors.numbers.units.surfaces import ATTACHED, unit_after
from extractors.text.words import Words, read_words

HUNDRED = Decimal(100)
MODIFIED_KINDS = frozenset({"length", "area", "volume", "mass", "time", "power", "energy", "temperature", "speed"})
"""Kinds of unit that may stand after an adjective: `517 rushing yards`, `three full days`."""
MULTIPLIED = frozenset(
    "as more less the its their his her our that what earnings sales revenue revenues profit profits income book "
    "annual normal average those last this oversubscribed subscribed expected forward bigger larger higher gdp".split()
)
"""What a multiple may be a multiple of: words after `times`."""
FORECASTERS = frozenset({"analysts", "economists", "forecasters"})
FORESEEING = frozenset("had have expected expect forecast predicted anticipated estimated projected".split())
"""After `economists`: they expected the number, and are not counted by it."""
JOINTS = frozenset("-‐‑+")
"""What may stand between a number and its unit: `5,000-acre`, and hyphens that do not break."""
BOUND_FILLERS = frozenset("another a an further additional total of record extra combined full whole".split())
"""Words that may stand between a bound and its number."""


@dataclass(slots=True)
class Context:
    """What is known of the document while its quantities are read."""

    words: Words
    country: str
    periods: list = field(default_factory=list)


@Language.factory("quantities")
def create_quantities(nlp: Language, name: str):
    return find_quantities


def find_quantities(doc: Doc) -> Doc:
    """Write `doc._.quantities` and the same as `doc.spans["quantities"]`."""
    words = read_words(doc)
    context = Context(words, home_country(doc, words), list(doc._.periods))
    drafts = read_drafts(context, doc._.numerals)
    drafts = join_odds(words, join_ranges(words, drafts))
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if not draft.excluded:
            complete(context, draft)
        if before is not None and draft.numeral.start < before.end and before.per:
            draft.exclude("denominator", "read_denominator")
    define_units(words, drafts)
    mark_ranks(words, drafts)
    read_ratios(words, drafts)
    exclude_names(words, drafts)
    read_points(words, drafts)
    read_degrees(words, drafts, context.country)
    read_exchange_rates(words, drafts, context.country)
    read_bare(words, drafts)
    weigh_durations(words, drafts)
    tell_items(words, drafts)
    divide_by_each(words, drafts)
    resolve_ellipsis(words, drafts)
    quantities = [freeze(words, draft) for draft in drafts]
    doc._.quantities = quantities
    doc.spans["quantities"] = [Span(doc, q.start, q.end, label=q.unit) for q in quantities]
    return doc


def read_drafts(context: Context, numerals: list[Numeral]) -> list[Draft]:
    """A draft of every number that is no date or time; a span of time inside words that say when is kept, but set aside."""
    timed = tokens_of_time(context)
    drafts = []
    for numeral in numerals:
        if drafts and numeral.start < drafts[-1].unit_end:  # parts per million
            continue
        draft = read_draft(context, numeral)
        if not timed[numeral.start]:
            drafts.append(draft)
            continue
        if draft.unit_kind == "time" and numeral.kind == "cardinal":
            draft.excluded, draft.aside = "when", "tokens_of_time"
            drafts.append(draft)
    return drafts


def tokens_of_time(context: Context) -> bytearray:
    """1 for every token inside words that only say when."""
    timed = bytearray(len(context.words.text))
    for period in context.periods:
        if period.says_when:
            timed[period.start : period.end] = b"\1" * (period.end - period.start)
    return timed


def read_draft(context: Context, numeral: Numeral) -> Draft:
    """The number with the sign of money before it or the unit after it."""
    words = context.words
    draft = Draft([numeral], numeral.start, numeral.end, numeral.kind)
    read_money(context, draft)
    if not draft.unit:
        read_unit(context, draft)
    read_minus(words, draft)
    return draft


def read_money(context: Context, draft: Draft) -> None:
    """A sign or code of money before the number: `$`, `HK$`, `AU $`, `Rs.`."""
    unit, start = money_before(context.words, draft.numeral.start, context.country)
    if not unit:
        return
    draft.unit, draft.unit_kind, draft.start, draft.unit_start = unit, "money", start, start


def read_unit(context: Context, draft: Draft) -> None:
    """A unit after the number, apart, attached or with a hyphen: `5 km`, `100MW`, `5,000-acre`."""
    words, numeral = context.words, draft.numeral
    last = words.sentence_end[numeral.start]
    place = numeral.end
    if place < last and words.lower[place] in JOINTS:
        place += 1
    if numeral.kind == "vague" and at(words.lower, place) == "of":  # tens of billions of dollars
        place += 1
    if at(words.lower, place) == "times" and numeral.kind in ("cardinal", "vague"):
        read_times(words, draft, place)
        return
    if numeral.kind == "fraction" or numeral.value < 1:
        place = skip_part(words.lower, place)
    unit, end = unit_after(words.text, words.lower, place)
    if (
        unit is None
        and numeral.digits
        and place == numeral.end < last
        and not words.spaced[place - 1]
        and words.text[place] in ATTACHED
    ):
        unit, end = ATTACHED[words.text[place]], place + 1
    if unit is None or end > last or numeral.kind in ("ordinal", "generation"):
        return
    name = resolve_money(words, unit, place, end, context.country) if unit.kind == "money" else unit.name
    if not name:
        return
    kind = "mass" if name == WEIGHT else unit.kind
    draft.unit, draft.unit_kind, draft.factor = name, kind, unit.factor
    draft.unit_start, draft.unit_end, draft.end, draft.per = place, end, end, unit.per


def read_times(words: Words, draft: Draft, place: int) -> None:
    """`6.5 times earnings` is a multiple; `3,200 times`, `1.86 million times last year` count."""
    draft.end = place + 1
    following = at(words.lower, place + 1)
    whole = draft.numeral.value == draft.numeral.value.to_integral_value()
    ahead = words.lower[place + 1 : place + 4]
    many = draft.numeral.value >= 1000 and following != "as"
    if not many and (following in MULTIPLIED or not whole or "than" in ahead or following.endswith("er")):
        draft.set_unit("times", "multiple")
    else:
        draft.item_start, draft.item_end = place, place + 1


def skip_part(lower, place: int) -> int:
    """The token after `of a`, `of one` or `a`, and after `U.S.`: `half a mile`, `0.8 of a percentage point`, `1/16 of a US pint`."""
    i = place + 1 if at(lower, place) == "of" else place
    if at(lower, i) not in ("a", "an") and not (i > place and at(lower, i) in ("one", "1")):
        return place
    return i + 2 if at(lower, i + 1) in ("us", "u.s.") else i + 1


def read_minus(words: Words, draft: Draft) -> None:
    """`minus 0.7`, `-$3m`, `minus-260`."""
    i = draft.start - 1
    if i < 0:
        return
    if words.lower[i] == "-" and i > 0 and words.lower[i - 1] == "minus":
        i -= 1
    if words.lower[i] == "minus" or (
        words.text[i] in "-−–" and not words.spaced[i] and (i == 0 or words.spaced[i - 1])
    ):
        if words.lower[i] != "minus" and words.text[i + 1] not in "$€£¥":
            return
        draft.sign, draft.start = -1, i


def complete(context: Context, draft: Draft) -> None:
    """What it counts, per what, and how the number bounds the truth."""
    words = context.words
    numeral = draft.numerals[-1]
    last = words.sentence_end[numeral.start]
    if draft.form == "fraction" and not draft.unit:
        draft.set_unit("percent", "percent")
        draft.factor = HUNDRED
    elif draft.form == "multiple":
        draft.set_unit("times", "multiple")
    elif not draft.unit and draft.item_start < 0 and draft.form not in ("ordinal", "generation"):
        read_item(words, draft, last)
    if not draft.per:
        draft.per, draft.end = read_denominator(words, draft, last)
    if not draft.per:
        draft.per = denominator_before(words, draft)
    read_bound(words, draft, last)


def read_item(words: Words, draft: Draft, last: int) -> None:
    numeral = draft.numerals[-1]
    if tells_magnitude(words, draft):
        draft.end = max(draft.end, magnitude_end(words, numeral.end))
        return
    _, start = bound_after(words.lower, numeral.end, last)  # 50 or so nurses
    phrase = counted_phrase(words, start, last, singular=numeral.value == 1)
    if phrase is None:
        return
    start, end = phrase
    if words.lower[end - 1] in FORECASTERS and at(words.lower, end) in FORESEEING:  # the 89,000 economists had forecast
        return
    unit, unit_end = unit_after(words.text, words.lower, end - 1)
    modified = 2 <= end - start <= 3 or words.lower[numeral.end : start][-1:] in FURTHER  # seven more years
    if modified and unit is not None and unit_end >= end and unit.kind in MODIFIED_KINDS:
        draft.set_unit(unit.name, unit.kind, unit.per)
        draft.factor, draft.unit_start, draft.unit_end, end = unit.factor, end - 1, unit_end, unit_end
    else:
        draft.item_start, draft.item_end = start, end
    draft.end = max(draft.end, end)


FURTHER = (["more"], ["further"], ["additional"], ["extra"])


def tells_magnitude(words: Words, draft: Draft) -> bool:
    """`a 5.8 magnitude aftershock`, `the magnitude 7.1 quake`, `a 6.2 earthquake`: how strong one was, which counts nothing."""
    printed, end = draft.numerals[-1].text, draft.numerals[-1].end
    if draft.numeral.value >= 10 or not printed[:1].isdigit():
        return False
    named = "magnitude" in words.lower[max(0, draft.start - 2) : draft.start] or magnitude_end(words, end) > end
    return named or ("." in printed and at(words.lower, end + (at(words.lower, end) in JOINTS)) in QUAKES)


def magnitude_end(words: Words, end: int) -> int:
    """The token after `magnitude` or `-magnitude` at token `end`, else `end`."""
    place = end + (at(words.lower, end) in JOINTS)
    return place + 1 if at(words.lower, place) == "magnitude" else end


QUAKES = frozenset("earthquake quake aftershock aftershocks tremor temblor foreshock".split())


def read_bound(words: Words, draft: Draft, last: int) -> None:
    """Words of bound before the number, or after it or its noun."""
    bound, start = find_bound(words, draft)
    if bound == "below" and is_beneath(words, draft):
        bound, start = "", draft.start
    if len(draft.numerals) == 2:
        draft.bound, draft.start = "range", start
        return
    for place in dict.fromkeys((draft.numerals[-1].end, draft.end)):
        after, end = bound_after(words.lower, place, last)
        if after and not bound:
            bound, draft.end = after, max(draft.end, end)
    draft.bound, draft.start = bound or "exact", start
    if is_vague(draft):
        draft.optional, draft.aside = True, "is_vague"


def is_vague(draft: Draft) -> bool:
    """`dozens`, `several hundred`, and `one` of things: docs/claims.md leaves them open."""
    return draft.form == "vague" or (draft.numeral.text.lower() == "one" and not draft.unit)


def is_beneath(words: Words, draft: Draft) -> bool:
    """`under eight metres of mud`: where something lies, which bounds nothing."""
    following = words.lower[draft.end : draft.end + 10]
    return draft.unit_kind == "length" and at(words.lower, draft.start - 1) == "under" and bool(COVERS & set(following))


COVERS = frozenset("mud water snow rubble ice rock earth debris ash sand soil concrete".split())


def find_bound(words: Words, draft: Draft) -> tuple[str, int]:
    """The bound before the number, past `another`, `a further`, `a total of`, or past `the` of a landmark (`above the 5,000 mark`)."""
    first, start = words.sentence[draft.start], draft.start
    bound, found = bound_before(words.lower, start, first)
    if bound:
        return bound, found
    landmark = at(words.lower, draft.end) in LANDMARKS or at(words.lower, draft.end - 1) in LANDMARKS
    i = start
    while (
        i > first
        and i > start - 4
        and (words.lower[i - 1] in BOUND_FILLERS or (landmark and words.lower[i - 1] == "the"))
    ):
        i -= 1
    bound, found = bound_before(words.lower, i, first) if i < start else ("", start)
    return (bound, found) if bound else ("", start)
