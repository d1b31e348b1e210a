"""Conflict: one quantity given twice must be one number, as printed or converted.

Twice in words that agree in subject, metric, place, unit and period; or once more in brackets in another unit:
`10 miles (16 km)`; and where several amounts are converted, at one exchange rate: `£45m ($60m) ... £90m ($120m)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from checks.core.identity import OTHER_THING, identity, in_order, is_copied, is_same_thing
from checks.core.reading import centre, confront, read, settle, show, show_number, signed
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import MANY, Mention, Story, can_meet, is_level, read_stories
from extractors.schema import Claim, Interval, is_currency

RULE = Rule(
    name="conflict",
    formula="a = b, where both measure the same; b = a x rate, for one number in two units",
    reading=(
        "Across articles, claims that agree in subject, metric, item, place, unit, period and status must "
        "overlap; they contradict one another only where both sentences tell the period, and the same narrowing "
        "words (`net`, `exports`, `average`), and the subject has a name or a place of its own, or the two clauses have "
        "much the same words. Further apart than a factor of 2 they are of other things, and a sentence that two articles have alike word for word counts "
        "once. Within an article only two ways of printing one number are confirmed. Conversions in brackets hold "
        "within 5 %, as readers are given round numbers; two amounts converted in one article "
        "need one exchange rate, and contradict one another only where no two days of a few years have both rates."
    ),
    blind="The same thing in other words, and what one article numbers in dozens of ways. Copies of one article must be left out before.",
    examples=(
        (
            "The storm was 90 miles (145 km) off the coast.",
            "consistent: 90 x 1.609 (mile in kilometer) = 145 [137, 153]; stated 145",
        ),
        (
            "The storm was 90 miles (245 km) off the coast.",
            "inconsistent: 90 x 1.609 (mile in kilometer) = 145 [137, 153]; stated 245",
        ),
        (
            "The bank set aside £45m ($60m), on top of £90m ($120m) last year.",
            "consistent: $60m / £45m = 1.33 [1.31, 1.36]; $120m / £90m = 1.33",
        ),
        (
            "The temperature reached 38C (108F).",
            "inconsistent: 38 x 1.8 + 32 (degree_Celsius in degree_Fahrenheit) = 100 [96, 105]; stated 108",
        ),
        (
            "The port is spending €240m ($281m) on a basin, on top of the €90m ($155m) that it put into cranes.",
            "inconsistent: $281m / €240m = 1.17 [1.14, 1.2]; $155m / €90m = 1.72",
        ),
        (
            "The port is spending €240m ($281m) on a basin, on top of the €90m ($125m) that it put into cranes.",
            "untestable: $281m / €240m = 1.17 [1.14, 1.2]; $125m / €90m = 1.39",
        ),
    ),
    across=(
        (
            ("Acme sold 537,000 vans in Japan in 2025.", "In 2025, Acme sold 537,214 vans in Japan."),
            ("consistent: 537,000 [536,500, 537,500]; stated 537,214 [537,213.5, 537,214.5]",),
        ),
        (
            ("Acme sold 537,000 vans in Japan in 2025.", "In 2025, Acme sold 573,000 vans in Japan."),
            ("inconsistent: 537,000 [536,500, 537,500]; stated 573,000 [572,500, 573,500]",),
        ),
        (("Acme sold 537,000 new vans in Japan in 2025.", "In 2025, Acme sold 573,000 vans in Japan."), ()),
        (("The company cut 250 jobs in April 2025.", "The company cut 300 jobs in April 2025."), ()),
    ),
)

SIZES = {
    "meter": ("length", Fraction(1)),
    "kilometer": ("length", Fraction(1000)),
    "centimeter": ("length", Fraction(1, 100)),
    "millimeter": ("length", Fraction(1, 1000)),
    "mile": ("length", Fraction("1609.344")),
    "foot": ("length", Fraction("0.3048")),
    "inch": ("length", Fraction("0.0254")),
    "yard": ("length", Fraction("0.9144")),
    "kilogram": ("mass", Fraction(1)),
    "gram": ("mass", Fraction(1, 1000)),
    "metric_ton": ("mass", Fraction(1000)),
    "pound": ("mass", Fraction("0.45359237")),
    "ounce": ("mass", Fraction("0.028349523125")),
    "hectare": ("area", Fraction(10000)),
    "square_kilometer": ("area", Fraction(1000000)),
    "square_mile": ("area", Fraction("2589988.110336")),
    "acre": ("area", Fraction("4046.8564224")),
    "square_meter": ("area", Fraction(1)),
    "square_foot": ("area", Fraction("0.09290304")),
    "liter": ("volume", Fraction(1)),
    "milliliter": ("volume", Fraction(1, 1000)),
}
"""What a unit measures, and its size in metres, kilograms, square metres or litres. Tons and gallons are left out: there are two of each."""

LOOSE_CONVERSION = Fraction(5, 100)
"""Conversions are rounded as readers like it: they agree within this part of the number."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        yield from _converted(story)
        yield from _exchanged(story)
        yield from _given_twice(story)


def _bracketed(story: Story) -> Iterator[tuple[Mention, Mention]]:
    for one, other in zip(story.mentions, story.mentions[1:], strict=False):
        if (
            one.sentence == other.sentence
            and re.search(r"^\s*\([^()]*$", other.lead)
            and is_level(one)
            and is_level(other)
        ):
            yield one, other


def _converted(story: Story) -> Iterator[Relation]:
    for one, other in _bracketed(story):
        rate = rate_between(one.claim, other.claim)
        if rate is not None and one.claim.per == other.claim.per:
            members = (Member("given", one.claim), Member("converted", other.claim))
            text = f"{one.claim.unit} in {other.claim.unit}"
            yield Relation(RULE.name, members, "clause", factor=rate, factor_text=text)


def rate_between(one: Claim, other: Claim) -> Fraction | None:
    """How many units of the other one unit of the first is, where both measure one thing."""
    if one.unit in FREEZING and other.unit in FREEZING:
        return DEGREE.get((one.unit, other.unit))
    a, b = SIZES.get(one.unit), SIZES.get(other.unit)
    return a[1] / b[1] if a and b and a[0] == b[0] and a != b else None


FREEZING = {"degree_Celsius": 0, "degree_Fahrenheit": 32}
DEGREE = {
    ("degree_Celsius", "degree_Fahrenheit"): Fraction(9, 5),
    ("degree_Fahrenheit", "degree_Celsius"): Fraction(5, 9),
}
"""Temperatures are counted from where water freezes; a change of temperature has no such start."""


def _exchanged(story: Story) -> Iterator[Relation]:
    """Every conversion between two currencies against the first one of the article."""
    first: dict[tuple[str, str], tuple[Mention, Mention]] = {}
    for one, other in _bracketed(story):
        if not (is_currency(one.claim.unit) and is_currency(other.claim.unit)) or one.claim.unit == other.claim.unit:
            continue
        known = first.setdefault((one.claim.unit, other.claim.unit), (one, other))
        if known[0] is not one:
            roles = ("given", "converted", "given", "converted")
            claims = (known[0].claim, known[1].claim, one.claim, other.claim)
            obstacle = "" if far_off(claims) else "the two may be converted at rates of different days"
            yield Relation(RULE.name, tuple(map(Member, roles, claims)), "clause", obstacle)


def far_off(claims: tuple[Claim, Claim, Claim, Claim]) -> bool:
    """Whether no two days of a few years give both rates: widely traded currencies, rates far apart, and no other time told."""
    steady = {claim.unit for claim in claims} <= STEADY
    one, other = (centre(claims[at + 1]) / centre(claims[at]) for at in (0, 2))
    return steady and max(one, other) > FAR_OFF * min(one, other) and not any(A_YEAR.search(c.sentence) for c in claims)


STEADY = frozenset("USD EUR GBP CHF CAD AUD NZD SGD HKD DKK SEK NOK CNY".split())
"""Currencies whose rates against one another move slowly."""

FAR_OFF = Fraction(135, 100)
"""By more than this factor no two of them moved in two years."""

A_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bdecades?\b|\byears\b")
"""Words that may date an amount back to another rate."""


def _given_twice(story: Story) -> Iterator[Relation]:
    """Claims of two sentences that agree in all that says what they measure."""
    for mentions in _by_identity(story).values():
        if len({mention.claim.value_text for mention in mentions}) > MANY:
            continue
        first: dict[str, Mention] = {}  # more of a number that is printed alike would say nothing new
        for mention in mentions:
            for text, earlier in first.items():
                other = text != mention.claim.value_text and earlier.sentence != mention.sentence
                if other and can_meet(earlier.ends, mention.ends):
                    members = (Member("given", earlier.claim), Member("given", mention.claim))
                    yield Relation(RULE.name, members, "topic")
            first.setdefault(mention.claim.value_text, mention)


def _by_identity(story: Story) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in story.mentions:
        if key := identity(mention.claim):
            found.setdefault(key, []).append(mention)
    return found


def _differently_printed(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each number as printed: more of the same would say nothing new."""
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.value_text, claim)
    return list(found.values())


def keys(story: Story) -> Iterator[tuple[str, Claim]]:
    """What other articles may give again. An article that gives two numbers for it tells of more than its words show."""
    for key, mentions in _by_identity(story).items():
        claims = [mention.claim for mention in mentions]
        if all(read(claim) & read(claims[0]) for claim in claims):
            yield from ((key, claim) for claim in claims)


def find_across(claims: Iterable[Claim]) -> Iterator[Relation]:
    """Claims of one key, each against the differently printed ones of the articles before; none of too many: they are of many things."""
    claims = in_order(claims)
    if len({claim.value_text for claim in claims}) > MANY:
        return
    for place, claim in enumerate(claims):
        for earlier in _differently_printed(c for c in claims[:place] if c.article_id != claim.article_id):
            if not is_copied(earlier, claim):
                yield Relation(RULE.name, (Member("given", earlier), Member("given", claim)), "archive")


def test(relation: Relation) -> Verdict | None:
    given, converted = relation.all("given"), relation.all("converted")
    if not converted:
        return settle(relation, _compare(relation, given[0], given[1]))
    if len(converted) == 1:
        return settle(relation, _convert(relation, given[0], converted[0]))
    return settle(relation, _rates(relation, given, converted))


def _compare(relation: Relation, one: Claim, other: Claim) -> Verdict | None:
    way = signed if one.kind == "change" else read  # `narrowed to £5.5 billion` is a level, whichever way it came
    sizes = sorted(abs(centre(claim)) for claim in (one, other))
    if sizes[1] > OTHER_THING * sizes[0]:
        return None
    verdict, computed, reason = confront(
        relation.claims, lambda level: way(other, level), lambda level: way(one, level)
    )
    if relation.certainty == "archive":
        if verdict != "consistent" and not is_same_thing(one, other):
            return None
    elif verdict != "consistent" or one.value_text == other.value_text or not really_meet(one, other):
        return None
    return Verdict(
        verdict=verdict,
        arithmetic=f"{show(one)} {computed}; stated {show(other)} {read(other)}",
        about=other,
        stated=show(other),
        computed=computed,
        unit=one.unit,
        reason=reason,
    )


def really_meet(one: Claim, other: Claim) -> bool:
    """Whether the intervals share more than an end."""
    common = read(one) & read(other)
    return common is not None and (common.low != common.high or read(one).low == read(one).high)


def _convert(relation: Relation, one: Claim, other: Claim) -> Verdict:
    slack = Interval(1 - LOOSE_CONVERSION, 1 + LOOSE_CONVERSION)
    starts = {(FREEZING.get(one.unit, 0), FREEZING.get(other.unit, 0)), (0, 0)}
    for start, end in sorted(starts):  # a difference of two temperatures first, then a temperature

        def compute(level: int, start: int = start, end: int = end) -> Interval:
            return (read(one, level) - start) * relation.factor * slack + end

        verdict, computed, reason = confront(relation.claims, lambda level: read(other, level), compute)
        if verdict == "consistent":
            break
    middle = show_number((centre(one) - start) * relation.factor + end, computed)
    rate = show_number(relation.factor, relation.factor * Interval(Fraction(999, 1000), Fraction(1001, 1000)))
    shown = f"({show(one)} - {start})" if start else show(one)
    return Verdict(
        verdict=verdict,
        arithmetic=f"{shown} x {rate}{f' + {end}' if end else ''} ({relation.factor_text}) = {middle} {computed}; stated {show(other)}",
        about=other,
        stated=show(other),
        computed=computed,
        unit=other.unit,
        reason=reason,
    )


def _rates(relation: Relation, given: tuple[Claim, ...], converted: tuple[Claim, ...]) -> Verdict | None:
    if not all(read(claim).positive for claim in given):
        return None
    rate = lambda place, level: read(converted[place], level) / read(given[place], level)  # noqa: E731
    verdict, computed, reason = confront(relation.claims, lambda level: rate(1, level), lambda level: rate(0, level))
    middle = show_number(centre(converted[0]) / centre(given[0]), computed)
    second = show_number(centre(converted[1]) / centre(given[1]), computed)
    return Verdict(
        verdict=verdict,
        arithmetic=f"{show(converted[0])} / {show(given[0])} = {middle} {computed}; "
        f"{show(converted[1])} / {show(given[1])} = {second}",
        about=converted[1],
        stated=second,
        computed=computed,
        unit=f"{converted[0].unit}",
        reason=reason,
    )
