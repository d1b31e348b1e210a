"""Sum: total = part + part + ..., where the text says that the parts are all there is.

`contributed 150,000 of the increase, the Emirates 120,000 and Iraq the other 90,000`; parts that merely stand near a
total are a sum only where they add up to it too well for chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from checks.core.pairs import find_bases
from checks.core.reading import centre, hold_against, read, show
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.rows import FEW, TO_TOTAL, add, add_up, is_one_sort, is_summable, rows_of
from checks.core.story import Mention, Story, read_stories
from extractors.schema import Claim, Interval

RULE = Rule(
    name="sum",
    formula="total = part + part + ...",
    reading=(
        "Parts are all there is where the text says so (`the remaining`, `made up of`, `in all`, `a combined`, `broken down by`), their total "
        "the number before that they add up to, or else the nearest that can be one; shares up to the remaining one are everything. Numbers "
        "in a row, over several sentences too, that merely add up to one near by are tied by fit."
    ),
    blind="Lists that the text does not call complete: they may fall short of their total.",
    examples=(
        (
            "The festival sold 58,300 tickets. Adults accounted for 47,900 of the tickets and children for "
            "the remaining 10,400 tickets.",
            "consistent: 47,900 + 10,400 = 58,300 [58,299, 58,301]; stated 58,300",
        ),
        (
            "The festival sold 58,300 tickets. Adults accounted for 47,900 of the tickets and children for "
            "the remaining 19,400 tickets.",
            "inconsistent: 47,900 + 19,400 = 67,300 [67,200, 67,400]; stated 58,300",
        ),
        ("The festival sold 58,300 tickets. Adults bought 47,900 tickets and students 7,250 tickets.",),
        (
            "The company employs 12,400 people: 7,300 in Europe, 3,100 in Asia and 2,600 in the Americas.",
            "inconsistent: 7,300 + 3,100 + 2,600 = 13,000 [12,850, 13,150]; stated 12,400",
        ),
        (
            "Wales recorded 371 adoptions. England recorded 4,835 adoptions. In all there were 5,206 adoptions.",
            "consistent: 371 + 4,835 = 5,206 [5,205, 5,207]; stated 5,206",
        ),
        (
            "The fire at Kolm cut flows by 26 million cubic metres and that at Nyland by 12 million, 48 million in all, to 284 million.",
            "inconsistent: 26 million + 12 million = 38,000,000 [37,000,000, 39,000,000]; stated 48 million",
        ),
        (
            "Income reached £11.4m, made up of £4.6m in tickets, £3.2m from the city and £3.2m in gifts.",
            "inconsistent: £4.6m + £3.2m + £3.2m = 11,000,000 [10,850,000, 11,150,000]; stated £11.4m",
        ),
        (
            "It bought a lathe for £2.9m and a press for £2.6m, a total outlay of £5.3m.",
            "inconsistent: £2.9m + £2.6m = 5,500,000 [5,400,000, 5,600,000]; stated £5.3m",
        ),
        (
            "The club must find savings of £14.2m. The kitchen will provide £6.4m of the savings, higher fees "
            "£4.9m and the sale of land the other £2.9m.",
            "consistent: £6.4m + £4.9m + £2.9m = 14,200,000 [14,050,000, 14,350,000]; stated £14.2m",
        ),
        (
            "Spending came to $214 million, of which $131 million went on pay, $47 million on drugs and $46 million on everything else.",
            "inconsistent: $131 million + $47 million + $46 million = 224,000,000 [222,500,000, 225,500,000]; stated $214 million",
        ),
        (
            "The airport had 3.6 million passengers, of whom 2.9 million came from abroad and 700,000 from the country.",
            "consistent: 2.9 million + 700,000 = 3,600,000 [3,550,000, 3,650,000]; stated 3.6 million",
        ),
        (
            "Trucks took 53% of the boxes, rail 28% and barges the other 19%.",
            "consistent: 53% + 28% + 19% = 100 [98.5, 101.5]; stated 100%",
        ),
        (
            "Trucks took 53% of the boxes, rail 28% and barges the other 29%.",
            "inconsistent: 53% + 28% + 29% = 110 [108.5, 111.5]; stated 100%",
        ),
        (
            "Profit on sales was £41m, of which £29m came from that of Benassi and the remainder from that of Alder; it had been £16.5m the season before.",
        ),
        ("An average of 31,240 people watched the 19 home games, about 594,000 in total.",),
        ("Trucks took 40% of the boxes, and rail 30% of the remaining 60%.",),
        (
            "The ferry carried 463,210 people. Visitors made up 214,305 of them. Islanders were 121,480 and crews 127,425.",
            "consistent: 214,305 + 121,480 + 127,425 = 463,210 [463,208.5, 463,211.5]; stated 463,210",
        ),
        (
            "Income rose to £28.6m from £24.9m. Gifts came to £15.8m, or 55% of income, grants to £7.7m and "
            "legacies to £5.1m.",
            "consistent: £15.8m + £7.7m + £5.1m = 28,600,000 [28,450,000, 28,750,000]; stated £28.6m",
        ),
    ),
)

REST = re.compile(r"\b(?:the|its|their) (?:remaining|other|rest)\b|\bthe remainder\b|\bremaining\b")
ELSE = re.compile(r"^\s*(?:\w+\s+){0,2}(?:everything else|everyone else|elsewhere)\b")
"""Words before the last part, or behind it, that leave nothing over."""

MADE_UP = re.compile(r"\b(?:(?:made up|composed|consist(?:s|ed|ing)) of|compris(?:es|ed|ing))\b")
"""`Income reached £11.4m, made up of £4.6m in tickets, £3.2m from the city and £3.6m in gifts`: all that the total has."""

BROKEN_DOWN = re.compile(r"\b(?:broken down|break\w* down|split|divided) (?:by|into|between|as)\b")
"""Words before the first part that announce all of them."""

OF_TOTAL = re.compile(
    r"\b(?:of (?:that|these|those|them|which|whom|the (?:total|\w+))|account(?:s|ed|ing) for|made up|contributed)\b"
)
"""Words around the first part that make it a part."""

OF_ITS_TOTAL = re.compile(r"\s*(?:\w+\s+)?of the \w+")
"""Words right behind a number that make it a part, and not the total of what follows: `£6.4m of the savings, charges £4.9m`."""

FURTHER = re.compile(r"\b(?:a further|another|an additional|an extra|in addition)\b")
"""Words before the first part that point to one more before it."""

NUMERAL = re.compile(r"(?<![\w.,-])\d[\d,.]*(?![\w-])")
"""A number among the words between two claims: it is no claim, so the list may not be whole."""

MOST = re.compile(r"\b(?:most|some|many|much|part|half|none) of the (?:remaining|other|rest)\b")
"""Words before the last part that leave something over after all."""

IN_ALL = re.compile(r"^\s*(?:\w+\s+)?(?:in all|altogether|in total|combined)\b")
"""The same behind it: `26 million and 12 million, 38 million in all`."""


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        bases = find_bases(story)
        parts: set[int] = set()
        for mentions in story.sentences.values():
            for run in _runs([m for m in mentions if m.index not in bases]):
                yield from _of_everything(run)
                found = _exhaustive(story, run, bases, parts)
                if found is not None and (add_up(*found[:2]) or not _add_up_otherwise(story, run)):
                    total, taken, certainty = found
                    parts |= {m.index for m in taken}
                    yield relate(total, taken, certainty)


def _add_up_otherwise(story: Story, run: Sequence[Mention]) -> bool:
    """Whether numbers of a run are parts of another total than the one that the words seem to name."""
    told = {m.index for m in run}
    rows = (row for m in (*run, *story.before(run[0], 8)) for row in rows_of(story, m))
    return any(accidents < FEW / 5 and len(told & {m.index for m in parts}) > 1 for accidents, parts in rows)


def _of_everything(run: Sequence[Mention]) -> Iterator[Relation]:
    """`38 percent chose buses, 27 percent trains and the remaining 35 percent neither`: shares that the text says are all there is."""
    last = run[-1]
    together = (
        len(run) > 1 and all(m.claim.kind == "share" for m in run) and run[-1].index - run[0].index == len(run) - 1
    )
    if together and THE_REST.search(last.lead) and HALF <= sum(m.size for m in run) <= 3 * HALF:
        yield Relation(RULE.name, tuple(Member("part", m.claim) for m in run), "clause", "", Fraction(100), "100%")


HALF = 50
THE_REST = re.compile(r"(?<!\bof )\b(?:the|and) (?:remaining|other|rest|balance of)\s+(?:\w+\s+)?$")


Found = tuple[Mention, list[Mention], str]


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers can stand in one sum: one unit and denominator, both moves or both levels, one reality."""
    return one.claim.status == other.claim.status and is_one_sort(one, other)


def _runs(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Numbers of a sentence that may be added, in order of the text, other units left out: the longest run of each unit."""
    seen: set[tuple[str, str]] = set()
    for first in mentions:
        key = (first.claim.unit, first.claim.direction)
        if key in seen or not is_summable(first):
            continue
        seen.add(key)
        yield [m for m in mentions if is_summable(m) and _alike(first, m)]


def _exhaustive(story: Story, run: list[Mention], bases: frozenset[int], parts: set[int]) -> Found | None:
    """Parts that the text says are all, and the total that they are parts of."""
    if run[0].claim.unit == "percent" and any(m.claim.kind != "share" for m in run):
        return None  # changes in percent compound, they don't add
    listed = all(LISTED.search(m.lead) for m in run[1:])
    for last in (run[-1], *(m for m in run[2:-1] if IN_ALL.match(m.tail))):
        if listed and len(run) > 2 and (TO_TOTAL.search(last.lead) or IN_ALL.match(last.tail)):
            return last, run[: run.index(last)], "clause"
    if len(run) < 2:
        return None
    if _is_colon_list(run):
        too_much = sum(m.size for m in run[1:]) > run[0].size
        return run[0], run[1:], "clause" if too_much else "fit"  # a list may break off, it can't exceed its total
    if (
        len(run) > 2
        and MADE_UP.search(run[1].lead)
        and LAST_OF_LIST.search(run[-1].lead)
        and run[0].size > max(m.size for m in run[1:])
    ):
        return run[0], run[1:], "clause"
    all_told = BROKEN_DOWN.search(run[0].lead) or (
        (REST.search(run[-1].lead.rpartition(";")[2]) or ELSE.search(run[-1].tail))
        and OF_TOTAL.search(f"{run[0].lead} {run[0].tail}")
    )
    if (
        not all_told
        or FURTHER.search(run[0].lead)
        or MOST.search(run[-1].lead)
        or any(NUMERAL.search(m.lead) for m in run[1:])
    ):
        return None
    within = [m for m in run[:1] if centre(m.claim) > max(centre(part.claim) for part in run[1:])]
    is_part = within and OF_ITS_TOTAL.match(run[0].tail) and not add_up(run[0], run[1:])
    if within and len(run) > 2 and not is_part and not OF_TOTAL.search(run[0].lead) and OF_TOTAL.search(run[1].lead):
        return within[0], run[1:], "clause"
    totals = list(_totals_before(story, run, bases | parts))
    near = [m for m in totals if m.sentence > run[0].sentence - 5]
    total = next((m for m in totals if add_up(m, run)), None) or next((m for m in near if _alike(m, run[0])), None)
    return None if total is None else (total, run, "sentence" if _alike(total, run[0]) else "fit")


def _is_colon_list(run: list[Mention]) -> bool:
    """`12,400 people: 7,300 in Europe, 3,100 in Asia and 2,600 in the Americas`: a list that a colon opens and `and` closes."""
    opened = len(run) > 2 and run[0].tail.rstrip().endswith(":") and run[1].index == run[0].index + 1
    closed = all(a.index + 1 == b.index for a, b in pairwise(run[1:])) and bool(LAST_OF_LIST.search(run[-1].lead))
    smaller = all(m.size < run[0].size for m in run[1:])
    total = sum(m.size for m in run[1:])
    return opened and closed and smaller and run[0].size / 2 <= total <= run[0].size * 2


LISTED = re.compile(r"[,;:()–—-]|\b(?:and|plus|while|whereas|but|then|with|bring\w*|tak\w+|mak\w+|giv\w+|for)\b")
"""Words between two numbers of a list; not so `31,240 people watched the 19 games, about 594,000 in total`."""

LAST_OF_LIST = re.compile(r"\band\s+(?:\w+\s+)?[$£€¥]?$")


def _totals_before(story: Story, run: list[Mention], excluded: set[int]) -> Iterator[Mention]:
    """Numbers of the sentences before that can be the total of the parts, nearest sentence and first number first."""
    largest = max(centre(part.claim) for part in run)
    altogether = sum(centre(part.claim) for part in run)
    for number in range(run[0].sentence - 1, run[0].sentence - 13, -1):
        for mention in story.sentences.get(number, ()):
            if mention.index in excluded or not is_one_sort(mention, run[0]) or not is_summable(mention):
                continue
            if largest <= centre(mention.claim) and altogether / 2 <= centre(mention.claim) <= altogether * 2:
                yield mention


def test(relation: Relation) -> Verdict | None:
    parts, total = relation.all("part"), relation.first("total")
    return hold_against(
        relation,
        lambda level: Interval.point(relation.factor) if total is None else read(total, level),
        lambda level: add(parts, level),
        about=total or parts[-1],
        shown=relation.factor_text,
        text=" + ".join(show(part) for part in parts),
        value=sum((centre(part) for part in parts), Fraction(0)),
    )


def relate(total: Mention, parts: Sequence[Mention], certainty: str = "fit") -> Relation:
    return Relation(RULE.name, (*(Member("part", m.claim) for m in parts), Member("total", total.claim)), certainty)
