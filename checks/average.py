"""Average: per-unit value = total / number of units.

The units are counted by another claim (`£4.2m ... 28 beds ... £150,000 a bed`) or by the calendar (`14,260 patients in
November, an average of 475 a day`: 30 days). Where the number of units is left out, it is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice, takewhile

from checks.core.reading import centre, hold_against, read, show
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import Mention, Story, is_level, per_of, read_stories, same_measure, stems
from checks.core.wholes import SMALL_WHOLE, is_exact
from extractors.schema import Claim, Interval, is_currency

RULE = Rule(
    name="average",
    formula="average = total / number of units",
    reading=(
        "The units are counted by another claim or, for an average a day, week, month or quarter, by the days "
        "of the total's period. Hours and minutes are converted; a rate is told of so many, `2.4 for every 1,000`."
    ),
    blind="Weighted averages, medians, and averages per share where the number of shares is not told.",
    examples=(
        (
            "Dutch Light, which ran for 15 weeks in 2025, was seen by 318,000, or 21,200 a week.",
            "consistent: 318,000 / 15 weeks = 21,200 [21,199.97, 21,200.03]; stated 21,200",
        ),
        (
            "The unit with 28 beds will cost £4.2m, £150,000 a bed.",
            "consistent: £4.2m / 28 = 150,000 [148,214, 151,786]; stated £150,000",
        ),
        (
            "The unit with 28 beds will cost £4.2m, £250,000 a bed.",
            "inconsistent: £4.2m / 28 = 150,000 [148,214, 151,786]; stated £250,000",
        ),
        (
            "The crews spent 1,860 hours queueing. With 2,140 arrivals, that works out at 52 minutes each.",
            "consistent: 1,860 x 60 / 2,140 = 52.15 [52.12, 52.18]; stated 52",
        ),
        ("It had cost $190 million. It played in 4,200 theaters for an average of $20,000 apiece.",),
        (
            "The plant makes 240,000 cars a year, or 30,000 a month.",
            "inconsistent: 240,000 / 12 months = 20,000 [19,583, 20,417]; stated 30,000",
        ),
        (
            "The hospital treated 5,400 patients in 30 days, an average of 180 a day.",
            "consistent: 5,400 / 30 days = 180 [179.98, 180.02]; stated 180",
        ),
        (
            "The charity handed out 1.24 million parcels in 2024. Food was its biggest cost at £13.9m, or £11.21 a parcel.",
            "consistent: £13.9m / 1.24 million = 11.2 [11.1, 11.3]; stated £11.21",
        ),
        (
            "There were 71,260 births in 2024. Of the babies 171 died, a rate of 2.4 for every 1,000.",
            "consistent: 171 x 1,000 / 71,260 = 2.4 [2.39, 2.41]; stated 2.4",
        ),
        (
            "Growers sowed 6.9 million hectares of wheat, which gave 23.4 million tonnes, an average of 3.39 tonnes each.",
            "consistent: 23.4 million / 6.9 million = 3.39 [3.36, 3.42]; stated 3.39",
        ),
        (
            "The choir sold 12,400 discs for £589,000, an average of £57.50.",
            "inconsistent: £589,000 / 12,400 = 47.5 [47.3, 47.7]; stated £57.50",
        ),
        (
            "The quay handled 1,911,400 boxes in the third quarter. Most were empty. The monthly mean was 637,133.",
            "consistent: 1,911,400 / 3 months = 637,133.3 [637,133.2, 637,133.5]; stated 637,133",
        ),
        (
            "The port handled 1,284,600 boxes in the first half of 2025. That works out at an average of 214,100 a month.",
            "consistent: 1,284,600 / 6 months = 214,100 [214,099.9, 214,100.1]; stated 214,100",
        ),
    ),
)

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
"""Units of time in which an average may be told of a total in another."""

RESTATES = re.compile(
    r"^[^;.]*(?:,\s*(?:or\s+)?|\bor\s+|\(|\baverage of\s+|\baveraging\s+|\bworks out (?:at|to)\s+)[^,;.]{0,25}$"
)
"""What stands between a total and its average."""

WORKS_OUT = re.compile(
    r"\b(?:average|averaging|averaged|works? out|equivalent to|equates? to|amounts? to|or|mean of)\b"
)
APIECE = re.compile(r"^\s*(?:\w+\s+)?(?:apiece|each)\s*(?:[.,;:)]|$)")


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        for mean in story.mentions:
            if is_level(mean) and mean.claim.value:
                yield from _of_a_year(story, mean)
                yield from _over_time(story, mean)
                yield from _over_things(story, mean)
                yield from _of_the_two(story, mean)


def _before(story: Story, mean: Mention) -> list[Mention]:
    sentence = story.sentences[mean.sentence]
    return list(reversed(sentence[: mean.index - sentence[0].index]))


OF_A_YEAR = {"month": 12, "quarter": 4}
OR = re.compile(r"\s*,?\s*or\s+(?:about |some |roughly |around )?[$£€¥]?$")


def _of_a_year(story: Story, mean: Mention) -> Iterator[Relation]:
    """`240,000 cars a year, or 20,000 a month`."""
    units = OF_A_YEAR.get(per_of(mean))
    before = _before(story, mean)[:1]
    if (
        units
        and before
        and OR.match(mean.lead)
        and per_of(before[0]) == "year"
        and before[0].claim.unit == mean.claim.unit
    ):
        members = (Member("total", before[0].claim), Member("average", mean.claim))
        yield Relation(RULE.name, members, "clause", "", Fraction(units), f"{units} {per_of(mean)}s")


def _over_time(story: Story, mean: Mention) -> Iterator[Relation]:
    """`£18.6m in the 12 months to October, or £1.55m a month`; `21,700 trains in 14 days, about 1,550 a day`."""
    per = per_of(mean)
    if per not in ("day", "week", "month", "quarter") or not RESTATES.match(mean.lead):
        return
    totals = [
        m for m in _before(story, mean)[:2] if is_level(m) and m.claim.unit == mean.claim.unit and not m.claim.per
    ]
    told = [m for m in story.sentences[mean.sentence] if m.claim.unit == per and m.size > 1]
    said = bool(WORKS_OUT.search(mean.lead))
    if said and not totals:
        yield from _over_time_before(story, mean)
    for total in totals[:1]:
        claim = total.claim
        units = _told_units(told, total, per) or units_of_time(claim.period_start, claim.period_end, per)
        if units is None or units <= 1 or not (said or told):
            continue
        until = " ".join(m.lead for m in (*reversed(_before(story, mean)), mean))
        here = _told_units(told, total, per) or (claim.period_text and claim.period_text.lower() in until)
        obstacle = "" if here else "the period of the total is carried over from another sentence"
        members = (Member("total", claim), Member("average", mean.claim))
        yield Relation(RULE.name, members, "clause" if said else "fit", obstacle, Fraction(units), f"{units} {per}s")


def _over_time_before(story: Story, mean: Mention) -> Iterator[Relation]:
    """`It handled 1,284,600 boxes in the first half ... That works out at 214,100 a month`: the total of a sentence before, if it fits."""
    for total in story.before(mean, 3):
        claim, per = total.claim, per_of(mean)
        units = units_of_time(claim.period_start, claim.period_end, per)
        if is_level(total) and claim.unit == mean.claim.unit and not claim.per and units and units > 1:
            members = (Member("total", claim), Member("average", mean.claim))
            relation = Relation(RULE.name, members, "fit", "", Fraction(units), f"{units} {per}s")
            if test(relation) is not None:
                yield relation
                return


def _told_units(told: list[Mention], total: Mention, per: str) -> int | None:
    """How many days (or weeks, ...) the sentence names: by a claim, or in words that only say when."""
    if told:
        return int(told[0].claim.value)
    found = re.search(
        rf"\b(?:in|over|during|within|for) (?:the |its |about )?(?:first |last |past )?(\d+|{'|'.join(SMALL)}) {per}s\b",
        f"{total.lead} {total.tail}",
    )
    return None if found is None else int(found[1]) if found[1].isdigit() else SMALL.index(found[1]) + 2


SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def units_of_time(start: date | None, end: date | None, per: str) -> int | None:
    """How many whole days, weeks, months or quarters a period has, or None.

    >>> units_of_time(date(2025, 11, 1), date(2025, 11, 30), "day")
    30
    >>> units_of_time(date(2024, 11, 1), date(2025, 10, 31), "month")
    12
    """
    if start is None or end is None:
        return None
    days = (end - start).days + 1
    if per == "day":
        return days
    if per == "week":
        return days // 7 if days % 7 == 0 or days in (365, 366) else None
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if per == "month":
        return months
    return months // 3 if months % 3 == 0 else None


def _over_things(story: Story, mean: Mention) -> Iterator[Relation]:
    """`£4.2m, £150,000 a bed`; `with 2,140 arrivals, that works out at 38 minutes apiece`."""
    per = per_of(mean)
    each = bool(APIECE.match(mean.tail)) or per in ("each", "apiece")
    if per in SECONDS or per in ("month", "quarter", "year", "share") or not (per or each) or per_many(mean):
        return
    named = PER_PHRASE.match(mean.behind)
    counts = [m for m in _counts(story, mean) if each or is_counted(m, named[1] if named else per)]
    totals = [m for m in _totals(story, mean) if m.index not in {count.index for count in counts}]
    if not totals or not counts or not (WORKS_OUT.search(mean.lead) or RESTATES.match(mean.lead)):
        return
    here = [each[0].sentence == mean.sentence for each in (totals, counts)]
    tied = "clause" if all(here) else "sentence" if here[0] or POINTS_BACK.search(mean.lead) else "fit"
    yield relate(totals[0], counts[0], mean, tied)


POINTS_BACK = re.compile(
    r"\b(?:that|this|it|which) (?:works?|worked|comes?|came|amounts?|equates?|is|was|makes?|means?)\b"
)
"""Words that make what the sentence before tells the total; else it is of something else in `in 4,200 theaters for an average of $20,000 apiece`."""

PER_PHRASE = re.compile(r"^\s*(?:\w+\s+)?(?:an?|per|each|every)\s+([a-z]+(?:\s+[a-z]+)?)")


def is_counted(mention: Mention, per: str) -> bool:
    """Whether a number counts what an average is per: `28 beds`, a bed; `14 days of strikes`, each strike day."""
    return bool(stems(per) & stems(mention.claim.item)) or mention.claim.unit in per.split()


def _of_the_two(story: Story, mean: Mention) -> Iterator[Relation]:
    """`12,400 donors gave a combined £589,000, an average of £47.50`: the one total and the one count that stand before it."""
    before = _before(story, mean)
    totals = [m for m in before if is_total(mean, m)]
    counts = [m for m in before if is_count(mean, m) and m not in totals]
    if AVERAGE_OF.match(mean.lead) and len(totals) == len(counts) == 1 and not per_of(mean):
        yield relate(totals[0], counts[0], mean, "clause")


AVERAGE_OF = re.compile(r"^[^,;.]{0,30},\s+(?:or\s+)?an average of\s+(?:about\s+|some\s+)?[$£€¥]?$")


def _counts(story: Story, mean: Mention) -> list[Mention]:
    """Counts of things or of days before the average, the nearest first: of its sentence and of the one before."""
    near = (*_before(story, mean), *story.before(mean))
    return [m for m in near if is_level(m) and m.claim.unit in ("count", "day", "week", "month", "year")]


def _totals(story: Story, mean: Mention) -> list[Mention]:
    """Larger numbers of the average's kind before it: of its sentence, else of the one before, and no averages themselves."""

    def can_be(m: Mention) -> bool:
        if not is_level(m) or m.claim.per or m.claim.status != mean.claim.status:
            return False
        if mean.claim.unit in SECONDS:
            return m.claim.unit in SECONDS
        return m.claim.unit == mean.claim.unit and (mean.claim.unit != "count" or same_measure(m.claim, mean.claim))

    here = [m for m in _before(story, mean) if can_be(m)]
    if here:
        return here
    near = takewhile(lambda m: m.sentence >= mean.sentence - 2, story.back(mean))
    return list(islice(filter(can_be, near), 1))


def test(relation: Relation) -> Verdict | None:
    total, mean = relation.first("total"), relation.first("average")
    count = relation.first("count")
    scale = Fraction(SECONDS.get(total.unit, 1), SECONDS.get(mean.unit, 1)) if total.unit != mean.unit else Fraction(1)
    if count is not None and not read(count).positive:
        return None

    def units(level: int) -> Interval:
        return Interval.point(relation.factor) if count is None else read(count, level)

    if count is not None:
        scale *= relation.factor  # 2.4 for every 1,000
    value = centre(total) * scale / (relation.factor if count is None else centre(count))
    times = f" x {int(scale):,}" if scale != 1 else ""
    over = relation.factor_text if count is None else show(count)
    return hold_against(
        relation,
        lambda level: read(mean, level),
        lambda level: read(total, level) * scale / units(level),
        about=mean,
        text=f"{show(total)}{times} / {over}",
        value=value,
    )


def per_many(mean: Mention) -> int:
    """1,000 of `2.4 for every 1,000 live births`, `34.2 crimes per 1,000 people`; else 0."""
    found = MANY.match(mean.behind)
    return int(found[1].replace(",", "")) * (1_000_000 if found[2] else 1) if found else 0


MANY = re.compile(r"^\s*(?:\w+\s+){0,2}(?:per|(?:for|in|to|out of|of) every)\s+(\d[\d,]*)(\s+million)?\b")


def is_total(mean: Mention, total: Mention) -> bool:
    alike = total.claim.unit == mean.claim.unit or (mean.claim.unit in SECONDS and total.claim.unit in SECONDS)
    return alike and is_exact(total) and not total.claim.per and total.size > mean.size


def is_count(mean: Mention, count: Mention) -> bool:
    """People, beds, hectares: what the total is shared by is in another unit than it, but for people who share people."""
    apart = count.claim.unit == "count" or (count.claim.unit != mean.claim.unit and not is_currency(count.claim.unit))
    return is_exact(count) and apart and not count.claim.per and count.size >= SMALL_WHOLE


def relate(total: Mention, count: Mention, mean: Mention, certainty: str, factor: Fraction = Fraction(1)) -> Relation:
    members = (Member("total", total.claim), Member("count", count.claim), Member("average", mean.claim))
    return Relation(RULE.name, members, certainty, "", factor)
