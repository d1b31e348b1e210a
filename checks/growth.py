"""Growth: change in percent = 100 (now / base - 1), for a base above zero.

`rose 6.2% to $4.86 billion from $4.58 billion`; where one of the three is missing, it is computed. A stated amount stands
in for the base: `down $1.18, or 1.8%, at $64.27`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from checks.core import series
from checks.core.moves import NOUNS, TO_LEVEL, find_amounts, find_moves, is_percent, judged, other_basis
from checks.core.pairs import Pair, find_pairs
from checks.core.reading import (
    centre,
    confront,
    read,
    settle,
    show,
    show_percent,
    show_signed,
    signed,
    untestable,
    work_out,
)
from checks.core.records import Member, Relation, Rule, Verdict
from checks.core.story import (
    Mention,
    Story,
    different_places,
    is_level,
    read_stories,
    same_metric,
    same_period,
    stems,
)
from extractors.schema import Claim, Interval

RULE = Rule(
    name="growth",
    formula=(
        "change = 100 (now / base - 1), for a base above zero; base = now / (1 + change / 100); with a stated "
        "amount, change = 100 amount / (now - amount)"
    ),
    reading=(
        "Levels and change are intervals of their printed digits; `fell` makes the change negative. A change "
        "in percent between two percentages is held against their growth, and where it fits only their "
        "difference, the reason says that percent and percentage points are mixed up. What does not fit "
        "because it is on another basis (seasonally adjusted, annualised, organic, in constant currency, "
        "excluding something) is untestable. Across articles: amounts (no rates) of whole calendar months, of a subject with a name or a "
        "place, no two of them further apart than a factor of 2, told by the same narrowing words (`net`, `exports`, `average`); each "
        "article must give one number for each, and none may tell it all."
    ),
    blind=(
        "Growth over several periods at once, averages of growth, and changes whose levels stand more than a "
        "sentence away. A change stated in another sentence than its levels can be confirmed, not "
        "contradicted."
    ),
    examples=(
        (
            "The bakery sold 14,313 cakes in 2024, up 17% from 12,231 in 2023.",
            "consistent: 14,313 / 12,231 - 1 = +17.0% [17.01, 17.03]; stated +17%",
        ),
        (
            "The bakery sold 14,313 cakes in 2024, up 27% from 12,231 in 2023.",
            "inconsistent: 14,313 / 12,231 - 1 = +17.0% [17.01, 17.03]; stated +27%",
        ),
        (
            "Revenue rose 6.2% to $4.86 billion from $4.58 billion.",
            "consistent: $4.86 billion / $4.58 billion - 1 = +6.1% [5.9, 6.3]; stated +6.2%",
        ),
        (
            "The museum counted nearly 23,500 visitors, up 68% from a year earlier.",
            "implied: 23,500 / (1 + 68%) = 13,988 [12,552, 14,030)",
        ),
        (
            "The shares were down $1.18, or 1.8%, at $64.27.",
            "consistent: -$1.18 / ($64.27 + $1.18) = -1.80% [-1.811, -1.795]; stated -1.8%",
        ),
        (
            "The mortgage rate went from 4% to 5%, a 25% rise.",
            "consistent: 5% / 4% - 1 = +25.0% [0, 57]; stated +25%",
        ),
        (
            "The mortgage rate went from 4% to 5%, a 1% rise.",
            "inconsistent: 5% / 4% - 1 = +25.0% [0, 57]; stated +1%",
        ),
        (
            "Men earned £556 a week, up 1.8%, compared with £459 for women, up 2.2%.",
            "implied: £556 / (1 + 1.8%) = 546.2 [545.4, 546.9]",
            "implied: £459 / (1 + 2.2%) = 449.1 [448.4, 449.8]",
        ),
        (
            "The city grew by 48,200 to 2.03 million people, a rise of 2.4%.",
            "consistent: +48,200 / (2.03 million - 48,200) = +2.43% [2.426, 2.438]; stated +2.4%",
        ),
        (
            "Rents were 8.2% higher than a year earlier, at $1,840, up from $1,640.",
            "inconsistent: $1,840 / $1,640 - 1 = +12.2% [11.6, 12.8]; stated +8.2%",
        ),
        (
            "Trains cost £12 million and buses £8 million, up 5% and 10% respectively.",
            "implied: £12 million / (1 + 5%) = 11,428,571 [10,900,474, 11,961,722]",
            "implied: £8 million / (1 + 10%) = 7,272,727 [6,787,330, 7,762,557]",
        ),
        (
            "Net income was $142 million, or $1.09 a share, compared with $151 million, or $1.14 a share, a year earlier, a drop of 6%.",
            "consistent: $142 million / $151 million - 1 = -6.0% [-6.6, -5.3]; stated -6%",
        ),
        (
            "Profit was 68.3 million crowns, up 14.4% from 59.7 million last year and 5% more than the 65 million that analysts expected.",
            "consistent: 68.3 million / 59.7 million - 1 = +14.4% [14.2, 14.6]; stated +14.4%",
            "consistent: 68.3 million / 65 million - 1 = +5.1% [4.2, 6]; stated +5%",
        ),
        (
            "The surplus swelled to $1.52 billion in August from $550 million a year earlier, as exports grew by a tenth.",
            "implied: $1.52 billion / $550 million - 1 = +176.4% [173, 180]",
        ),
        ("It made a profit of €12m in 2025, compared with a loss of €86m a year earlier.",),
        (
            "Wheat fell A$18 to A$331 a tonne last week, a drop of 5.2%.",
            "consistent: -$18 / ($331 + $18) = -5.2% [-5.3, -5]; stated -5.2%",
        ),
    ),
    across=(
        (
            ("Acme sold 537,000 vans in Japan in 2025.", "Acme's sales in Japan rose 12% in 2025 from a year earlier."),
            ("implied: 537,000 / (1 + 12%) = 479,464 [476,889, 482,063]",),
        ),
        (
            ("Acme's revenue was $4.86 billion in 2025.", "Acme reported revenue of $4.58 billion in 2024."),
            ("implied: $4.86 billion / $4.58 billion - 1 = +6.1% [5.9, 6.3]",),
        ),
        (
            (
                "Acme's revenue was $4.86 billion in 2025, against $4.58 billion in 2024.",
                "Acme's revenue rose 16.2% in 2025 from a year earlier.",
            ),
            ("inconsistent: $4.86 billion / $4.58 billion - 1 = +6.1% [5.9, 6.3]; stated +16.2%",),
        ),
        (("Acme's net revenue was $4.86 billion in 2025.", "Acme reported revenue of $4.58 billion in 2024."), ()),
    ),
)

DEGREES = ("degree_Celsius", "degree_Fahrenheit")
"""Units whose zero is arbitrary: nothing grows in percent of them."""

FAR = "the change is stated in another sentence, tied by topic alone"


def percent_change(base: Interval, now: Interval) -> Interval:
    """Every change, in percent, that two printed levels allow: 100 (now / base - 1), for base > 0.

    >>> from extractors.schema.interval import readings
    >>> percent_change(readings("12,231", 12231, "count")[0], readings("14,313", 14313, "count")[0])
    Interval('[17.01, 17.03]')
    """
    return (now / base - 1) * 100


def base_before(now: Interval, change: Interval) -> Interval:
    """Every base that a level and its change in percent allow: now / (1 + change / 100).

    >>> base_before(Interval(536500, 537500), Interval("11.5", "12.5"))
    Interval('[476,889, 482,063]')
    """
    return now / (change / 100 + 1)


def find(claims: Iterable[Claim]) -> Iterator[Relation]:
    for story in read_stories(claims):
        pairs = list(find_pairs(story))
        paired = {m.index for pair in pairs for m in (pair.now, pair.base, *pair.changes)}
        for pair in pairs:
            yield from _of_pair(pair, story, paired)
        for mentions in story.sentences.values():
            yield from _without_base(mentions, paired)


def keys(story: Story) -> Iterator[tuple[str, Claim]]:
    """What other articles may tell more of: a level, or a change, between two periods."""
    yield from series.keys(story)


def find_across(claims: Iterable[Claim]) -> Iterator[Relation]:
    """A level of one article with the earlier level, or the change, of another."""
    for members, obstacle in series.tie(claims):
        yield Relation(RULE.name, members, "archive", obstacle)


def _of_pair(pair: Pair, story: Story, paired: set[int]) -> Iterator[Relation]:
    if pair.base.claim.unit in DEGREES or (
        pair.base.claim.unit == "percent" and not any(is_percent(m) for m in pair.changes)
    ):
        return
    levels = (Member("now", pair.now.claim), Member("base", pair.base.claim))
    stated = [m for m in pair.changes if is_percent(m)]
    for mention in stated:
        yield Relation(
            RULE.name,
            (*levels, Member("change", mention.claim)),
            pair.certainty,
            other_basis(mention) or judged(mention),
        )
    late = None if stated else _stated_late(pair, story)
    if late is not None:
        relation = Relation(RULE.name, (*levels, Member("change", late.claim)), "fit")
        if test(relation) is not None:
            paired.add(late.index)
            yield relation
            return
    if stated:
        return
    elsewhere = _stated_elsewhere(pair, story, paired)
    if elsewhere is not None:
        sure = _surely_same(elsewhere, pair.now, story)
        obstacle = other_basis(elsewhere) or ("" if sure else FAR)
        relation = Relation(RULE.name, (*levels, Member("change", elsewhere.claim)), "topic", obstacle)
        if sure or test(relation).verdict == "consistent":
            yield relation
            return
    if not pair.changes and pair.certainty == "clause":
        yield Relation(RULE.name, levels, pair.certainty)


def _stated_late(pair: Pair, story: Story) -> Mention | None:
    """`$142m, or $1.09 a share, compared with $151m, or $1.14 a share, a drop of 6%`: which of the two fell so, its fit tells."""
    after = [m for m in story.sentences[pair.base.sentence] if m.index > max(pair.now.index, pair.base.index)]
    late = next((m for m in after if is_percent(m)), None)
    return late if late is not None and LATE.search(late.lead) else None


LATE = re.compile(rf",\s*an? (?:\w+\s+)?(?:{NOUNS}) of\s+(?:\w+\s+)?$")


def _surely_same(change: Mention, now: Mention, story: Story) -> bool:
    """Whether a change of another sentence is surely that of this level: alone there, of one metric, period and way."""
    told = [m for m in (*story.sentences[change.sentence], *story.sentences[now.sentence]) if is_percent(m)]
    after = [m for m in story.sentences[change.sentence] if m.index == change.index + 1]
    alone = told == [change] and not any(TO_LEVEL.search(m.lead) for m in after)
    one, other = change.claim, now.claim
    one_way = other.direction in ("", one.direction) and not different_places(one, other)
    return alone and one_way and same_metric(one, other) and same_period(one, other)


def _stated_elsewhere(pair: Pair, story: Story, paired: set[int]) -> Mention | None:
    """A change in percent on the same topic, in the two sentences before, that no levels there explain."""
    about = pair.now.topic
    for mention in story.before(pair.now, 2):
        if not is_percent(mention) or mention.index in paired or mention.claim.direction == "":
            continue
        alone = not any(
            is_level(m) and m.claim.unit != "percent" and m.index < mention.index
            for m in story.sentences[mention.sentence]
        )
        if alone and (mention.topic | stems(mention.tail[:40])) & about:
            return mention
    return None


def _without_base(mentions: Sequence[Mention], paired: set[int]) -> Iterator[Relation]:
    """Levels with their changes but no base: an amount stands in for it, or it is computed."""
    told = paired & {m.index for m in mentions}
    for amount, change, level in find_amounts(mentions):
        told |= {amount.index, change.index, level.index}
        members = (Member("now", level.claim), Member("difference", amount.claim), Member("change", change.claim))
        yield Relation(RULE.name, members, "clause", other_basis(change))
    for level, change, certainty in find_moves(mentions, told):
        if not other_basis(change):
            yield Relation(RULE.name, (Member("now", level.claim), Member("change", change.claim)), certainty)


def test(relation: Relation) -> Verdict | None:
    now, base = relation.first("now"), relation.first("base")
    change, difference = relation.first("change"), relation.first("difference")
    if base is not None and now is not None and not read(base).positive:
        return untestable(now, f"{show(now)} / {show(base)} - 1", "the base is not above zero")
    if now is None:
        return _imply_now(base, change)
    if change is None:
        return _imply_change(now, base)
    if base is None and difference is None:
        return _imply_base(now, change)
    return settle(relation, _test_change(relation.claims, now, base, change, difference))


def _test_change(
    claims: tuple[Claim, ...], now: Claim, base: Claim | None, change: Claim, difference: Claim | None
) -> Verdict:
    def compute(level: int) -> Interval:
        if base is not None:
            return percent_change(read(base, level), read(now, level))
        moved = signed(difference, level)
        return moved / (read(now, level) - moved) * 100

    verdict, computed, reason = confront(claims, lambda level: signed(change, level), compute)
    if base is not None:
        text = f"{show(now)} / {show(base)} - 1"
        middle = (centre(now) / centre(base) - 1) * 100
    else:
        sign = -1 if difference.direction == "down" else 1
        text = f"{show_signed(difference)} / ({show(now)} {'+' if sign < 0 else '-'} {show(difference)})"
        middle = 100 * sign * centre(difference) / (centre(now) - sign * centre(difference))
    if base is not None and now.unit == "percent" and _mixed_up(now, base, change, middle):
        verdict, reason = "inconsistent", "the difference in percentage points is called a change in percent"
    return Verdict(
        verdict=verdict,
        arithmetic=f"{text} = {show_percent(middle, computed)} {computed}; stated {show_signed(change)}",
        about=change,
        stated=show_signed(change),
        computed=computed,
        unit="percent",
        reason=reason,
    )


def _mixed_up(now: Claim, base: Claim, change: Claim, growth: Fraction) -> bool:
    """Whether a change in percent is the difference of two percentages, and far from their growth: 4% to 5% is not 1%."""
    stated = signed(change)
    return centre(now) - centre(base) in stated and growth not in stated and abs(growth) > 2 * abs(centre(change))


def _imply_change(now: Claim, base: Claim) -> Verdict:
    return work_out(
        "change",
        lambda level: percent_change(read(base, level), read(now, level)),
        (now, base),
        text=f"{show(now)} / {show(base)} - 1",
        value=(centre(now) / centre(base) - 1) * 100,
        form=show_percent,
        unit="percent",
    )


def _imply_base(now: Claim, change: Claim) -> Verdict | None:
    if not (signed(change) + 100).positive:
        return None
    return work_out(
        "base",
        lambda level: base_before(read(now, level), signed(change, level)),
        (now, change),
        text=f"{show(now)} / {_factor(change)}",
        value=centre(now) / (1 + sign_of(change) * centre(change) / 100),
        period=(change.base_period_start, change.base_period_end),
    )


def _imply_now(base: Claim, change: Claim) -> Verdict:
    return work_out(
        "now",
        lambda level: read(base, level) * (signed(change, level) / 100 + 1),
        (base, change),
        text=f"{show(base)} x {_factor(change)}",
        value=centre(base) * (1 + sign_of(change) * centre(change) / 100),
        period=(change.period_start, change.period_end),
    )


def _factor(change: Claim) -> str:
    return f"(1 {'-' if sign_of(change) < 0 else '+'} {show(change)})"


def sign_of(change: Claim) -> int:
    return -1 if change.direction == "down" else 1
