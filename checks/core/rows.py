"""Numbers that add up to another one: which can stand in one sum, and which rows of them are too good for chance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from checks.core.fit import OPENING, around, smallest_step
from checks.core.pairs import find_bases
from checks.core.reading import PRINTED, ROUNDED, read
from checks.core.story import Mention, Story, is_change, is_level
from extractors.schema import Claim, Interval


def is_summable(mention: Mention) -> bool:
    claim = mention.claim
    return (
        (is_level(mention) or is_change(mention))
        and claim.unit not in ("percent_point", "year", "times")
        and mention.size > 0
    )


def is_one_sort(one: Mention, other: Mention) -> bool:
    """The same, whatever is fact and what is planned of it: such a sum can be confirmed."""
    a, b = one.claim, other.claim
    one_way = not (is_change(one) and is_change(other)) or a.direction == b.direction
    return a.unit == b.unit and a.per == b.per and one_way


def is_near(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the parts come so near to the total that exact arithmetic is worth it."""
    apart = abs(sum(part.size for part in parts) - total.size)
    return apart <= max(m.grain for m in (total, *parts)) / 2 + total.size * 1e-9


def different_signs(parts: Sequence[Mention]) -> bool:
    """Whether moves up stand among moves down."""
    return len({m.claim.direction for m in parts if is_change(m)}) > 1


def add_up(total: Mention, parts: Sequence[Mention], level: int = ROUNDED) -> bool:
    if total.size <= max(part.size for part in parts):
        return False
    return bool(add([part.claim for part in parts], level) & read(total.claim, level))


def add(parts: Sequence[Claim], level: int) -> Interval:
    """The sum of the parts' intervals at a level of reading."""
    return sum((read(part, level) for part in parts), Interval.point(0))


TO_TOTAL = re.compile(
    r"\b(?:(?:bring|tak|push|lift|rais)(?:ing|es|s)? (?:the |its |their )?(?:[\w-]+ )*total(?: [a-z]+){0,5} to|(?<=, )an? (?:combined )?total (?:\w+ )?of|"
    r"(?:for|making|giving|in) a (?:combined )?total (?:\w+ )?of|a combined|total(?:ing|ling|led|s|ed)|altogether|in all,?)\s+(?!to\b)(?:\w+\s+)?[$£€¥]?$"
)
"""Words before a total of what precedes it."""


def rows_of(story: Story, total: Mention) -> list[tuple[float, list[Mention]]]:
    """Numbers that follow one another, in several sentences, and add up to one before or after them, with how many as likely rows would by chance.

    Those that others came from are left out, or alone; the likeliest row comes first, and no two share a number.
    """
    if not is_summable(total) or total.claim.unit == "percent":
        return []  # shares are parts of everything
    following = story.mentions[total.index + 1 : total.index + 2]
    announced = TO_TOTAL.search(total.lead) or (following and OF_WHICH.search(following[0].lead))
    few = FEW * 10 if announced else FEW
    if NO_SUM / total.size >= few:
        return []
    bases = find_bases(story)
    pool = [m for m in around(story, total) if _addable(m, total) and m.size < total.size and is_summable(m)]
    lists = [[m for m in pool if (m.index in bases) is base] for base in (False, True)]
    found = [found for listed in lists for found in _adding_up(listed, total, few)]
    if not found:
        return []
    tries = NO_SUM + sum(
        likely * _plausible(total, parts) for listed in lists for likely, parts in _rows(listed, total)
    )
    return [(luck * tries, parts) for luck, parts in _apart(found) if luck * tries < few]


OF_WHICH = re.compile(r"\bof (?:which|whom|these|those|them)\b")


def _adding_up(listed: Sequence[Mention], total: Mention, few: float) -> Iterator[tuple[float, list[Mention]]]:
    """The rows of a list that add up to the total, and how likely an unrelated one of them would; none that is sure to be of too many."""
    sizes = [m.size for m in listed]
    slack = max((m.grain for m in (total, *listed)), default=0) / 2 + total.size * 1e-9
    for likely, chosen in _choices(len(listed), sum(m.index < total.index for m in listed)):
        if abs(sum([sizes[i] for i in chosen]) - total.size) <= slack:
            parts = [listed[i] for i in chosen]
            luck = odds(total, parts) / (likely * _plausible(total, parts))
            if (
                luck * NO_SUM < few
                and _may_be_listed(total, parts)
                and is_near(total, parts)
                and add_up(total, parts, PRINTED)
            ):
                yield luck, parts


def _may_be_listed(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether all of them count, since what rounding swallows is no part; a level and a move make a level, but no list has both."""
    moves = sum(map(is_change, parts))
    alike = moves in (0, len(parts)) or len(parts) == 2
    distinct = len(parts) > 2 or parts[0].claim.value != parts[1].claim.value
    return alike and distinct and min(m.size for m in parts) > max(m.coarse for m in (total, *parts)) / 2


def _rows(listed: Sequence[Mention], total: Mention) -> Iterator[tuple[float, list[Mention]]]:
    for likely, chosen in _choices(len(listed), sum(m.index < total.index for m in listed)):
        yield likely, [listed[i] for i in chosen]


NO_SUM = 2.0
"""How likely a number is the total of nothing, on the scale of these weights: twice a row of one sentence beside it."""

FEW = 0.25
"""So few accidents are taken for none; ten times as many where the words announce a total."""


def _apart(sums: Sequence[tuple[float, list[Mention]]]) -> Iterator[tuple[float, list[Mention]]]:
    """Sums that share no part, the likeliest first."""
    used: set[int] = set()
    for luck, parts in sorted(sums, key=lambda each: (each[0], -len(each[1]))):
        if not used & {m.index for m in parts}:
            used |= {m.index for m in parts}
            yield luck, parts


def odds(total: Mention, parts: Sequence[Mention]) -> float:
    """How likely an unrelated total comes as near to the sum as this one, all told to its grain."""
    apart = abs(sum(part.size for part in parts) - total.size)
    step = float(max(smallest_step(m.claim) for m in (total, *parts)))
    return max(total.coarse, *(part.coarse for part in parts), 2 * apart, step) / total.size


def _addable(one: Mention, other: Mention) -> bool:
    """Whether two numbers may stand in one sum though only one says per what it is: `fees of $13,640 a year and a room for $14,260`."""
    a, b = one.claim, other.claim
    return a.unit == b.unit and not (a.per and b.per and a.per != b.per) and not different_signs([one, other])


@cache
def _choices(count: int, before: int) -> tuple[tuple[float, tuple[int, ...]], ...]:
    """Which of so many numbers may be parts, and how likely they are beside others; so many of them stand before the total.

    Two to seven in a row, or every other of a row, all before the total or all behind it; less likely all of a row but one in between,
    a row with one from before, and any two.
    """
    found: list[tuple[float, tuple[int, ...]]] = []
    for first in range(count):
        for last in range(first + 2, min(first + 8, count + 1)):
            if first < before < last:
                break
            row = tuple(range(first, last))
            found.append((1, row))
            if len(row) % 2:
                found.append((0.5, row[::2]))
            found += [(0.3 / len(row), tuple(i for i in row if i != out)) for out in row[1:-1]]
            found += [(0.3 / first, (i, *row)) for i in range(min(first, before))]
    found += [(0.5 / count, (i, k)) for i in range(count) for k in range(i + 3, count)]
    return tuple(found)


def _plausible(total: Mention, parts: Sequence[Mention]) -> float:
    """Numbers of a few sentences, near the total, are likelier parts than others; what opens an article is near to all of it."""
    spread = parts[-1].sentence - parts[0].sentence
    gap = min(abs(total.sentence - parts[0].sentence), abs(total.sentence - parts[-1].sentence))
    apart = max(b.sentence - a.sentence for a, b in pairwise(sorted(parts, key=lambda m: m.index)))
    return 1 / (1 + spread) / (1 if total.index < OPENING else 1 + gap) / max(1, apart)
