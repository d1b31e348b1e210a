"""docs/consistency.md, made from the rules: `python -m checks.core.documenting > docs/consistency.md`."""

from __future__ import annotations

from checks.core.records import Rule
from checks.core.running import discover
from checks.core.story import FAR_BACK, LOOK, MANY, NEAR
from extractors.schema.vocabularies import CERTAINTIES, VERDICTS

INTRODUCTION = """\
# Do an article's numbers agree?

`checks/` ties the claims of an article into relations and tests each by interval arithmetic: a printed number is not a point but everything
that is printed so. What is published in `checks.csv` is the verdict with the arithmetic in one line; never which number is wrong.
Claims of an inconsistent check go to `quarantine.csv`.

*This page is made from the rules in `checks/` (`python -m checks.core.documenting`); its examples are tests, run through the whole pipeline.*

## Verdicts

{verdicts}

An inconsistency is told only where the words tie the numbers. Where the tie is doubtful, numbers that fit confirm each other, and numbers that
don't are left alone, or told as untestable with the reason. `certainty` says what the tie rests on:

{certainties}

## How a printed number is read

| printed | read as | why |
| --- | --- | --- |
| `14,313` | 14,312.5 to 14,313.5 | half a unit of the last digit |
| `537,000` | also 536,500 to 537,500 | trailing zeros of a round number may be rounding |
| `500,000` | also 495,000 to 505,000 | two leading digits are taken to be meant |
| `1.26 million` | 1,255,000 to 1,265,000 | half a unit of the last digit, times the magnitude |
| `68%`, `100%`, `25 basis points` | 67.5 to 68.5, 99.5 to 100.5, 24.5 to 25.5 | percentages, points and multiples are as printed |
| `nine vans`, `90 vans` | exactly 9, 90 | whole counts below 100 are counted, not rounded |
| `two thirds`, `half a million`, `doubled` | 5 % of itself either way | fractions and multiples in words are loose |
| `nearly`, `below`, `at most` N | 0.9 N to N | one-sided bounds open by 10 % |
| `above`, `at least` N | N to 1.1 N | the same |
| `about` N | 0.95 N to 1.05 N, and no less than its rounding | |
| `10 to 15` | 9.5 to 15.5 | both ends rounded |

The table is `readings` and `opened` in `extractors/schema/interval.py`. Readings are tried from the narrowest on: as printed,
trailing zeros as rounding, bounds opened. Consistent means that *some* reading fits; a verdict that holds only through a bound
says so in `reason`. What is true to the letter of a bound, but more than 10 % beyond it (`more than doubled`, and it is threefold),
is untestable. Ends of intervals stay closed `[]` or open `()` through all arithmetic, which is on fractions, so that nothing slips
across an edge.

## Ties by fit

147,390 is 38,214 + 18,240 + 20,675 + 70,261 to the last digit, which is no accident; 90 is 60 + 30 all the time. So a number that no words tie is
tried, under each law, as what the numbers around it give. Every pair (for a sum, every row) has a weight: how near its numbers stand, whether they
share words, time and place with the result and with one another, whether they stand side by side. The likeliest one that fits is taken where the
accidents that are as likely are few: the odds that an unrelated number meets what the pair gives, times the weight of all pairs against its own. The
weights are rounded from a conditional logit model of some 170 relations of made-up articles (`checks/core/fit.py`). Such a tie confirms and never
contradicts, and gives no second result to numbers whose result the words tell.

## How far it looks

So that a list of thousands of numbers takes seconds, each number is held against a limited number of others: for a tie by its name or topic against
the {far_back} numbers before it; for a tie by fit against the {near} before and behind it, and those that open the article; a running
total against the {look} flows on either side; a narrower noun against the {look} nearest counts of the wider one on either side. What an
article numbers in more than {many} ways under the same words is not held against itself, nor is what several articles do: some of so many
meet by chance. Among 561 real articles no relation is lost to these limits.

## The rules
"""


FOUND = (
    (
        "Wikinews, 7 October 2008",
        "It went up by 0.16% (16.03 points), but stayed below 5000 mark at 4605.22.",
        "inconsistent: +16.03 / (4605.22 - 16.03) = +0.35% [0.3492, 0.3494]; stated +0.16%",
    ),
    (
        "Wikinews, 20 February 2009",
        "The Dow Jones Industrial Average closed at its lowest level in over six years on Thursday, having lost 1.16%, "
        "or 89.68 points, bringing it to a level of 7,465.95.",
        "inconsistent: -89.68 / (7,465.95 + 89.68) = -1.19% [-1.187, -1.18686]; stated -1.16%",
    ),
    (
        "Wikinews, 24 February 2009",
        "The Standard and Poor's 500 index lost 26 points or 3.5% to a level of 743.33, its lowest level since April 1997.",
        "inconsistent: -26 / (743.33 + 26) = -3.4% [-3.45, -3.31]; stated -3.5%",
    ),
    (
        "Wikinews, 7 May 2010",
        "The index went back up a bit to close with a loss of 3.30% or 347.80 points to a level of 10,520.",
        "inconsistent: -347.80 / (10,520 + 347.80) = -3.20% [-3.2005, -3.2001]; stated -3.30%",
    ),
)
"""Slips in published texts that the checks found: source, sentence (CC BY 2.5), what is said of it."""


MEASURED = """
## Measured

On the same 561 articles (6,552 claims), and on the changed numbers of `python -m benchmarks.mutations FOLDER`: a numeral of a tested relation is altered just
beyond all rounding (it must be noticed), and as far as some rounding allows (it must not). November 2026:

| rule | consistent | inconsistent | implied | untestable | noticed | left alone |
| --- | --- | --- | --- | --- | --- | --- |
| growth | 138 | 4 | 151 | | 239 of 239 | 173 of 173 |
| direction | 230 | | | 1 | 374 of 374 | 372 of 372 |
| difference | 44 | | 33 | | 51 of 51 | 38 of 38 |
| share | 47 | | 2 | | 17 of 17 | 10 of 10 |
| conflict | 44 | | | | 37 of 37 | 32 of 32 |
| sum | 38 | | | | 13 of 13 | 13 of 13 |
| part_whole | 24 | | | | 5 of 5 | 5 of 5 |
| multiple | 7 | | | 1 | 10 of 10 | 8 of 8 |
| bounds | 4 | | | | 7 of 7 | 7 of 7 |
| average | 1 | | | | (a tie by fit only) | |

202 of the consistent ones are tied by `fit` or `topic` alone: they confirm, and what is changed in them goes unnoticed. Of some 60 such ties by fit that
were read by hand, one in seven or eight met by chance.

Articles that were made up and marked by hand without a look at the rules show what to expect of text of your own. What holds at the first reading:

| articles | relations tested and right | slips caught | false alarms |
| --- | --- | --- | --- |
| eight, dense (12 relations each) | 56 of 94 | 5 of 11 | 3 |
| four more, after the rules were mended | 26 of 45 | 3 of 4 | 0 |
| sixteen, denser (18 each), before ties by fit were weighed | 102 of 282 | 5 of 21 | 2 |
| ten (11 each), after | 56 of 108 | 4 of 9 | 3 |
| ten more, after the rules were mended again | 67 of 108 | 5 of 9 | 2 |

Mended by what these showed, the last thirty-six test 326 of 498 relations, and catch 25 of 39 slips, without a false alarm. What is still missed:
numbers that the text ties by their sense alone (what is left after three deductions, the rate of last year's total), and slips among numbers that
stand sentences apart, since only a tie by words contradicts.

False alarms, which cost most, were looked for in articles without a slip, dense with numbers and two thirds of them written to mislead a careless checker
(other bases, other periods, targets, losses, shares of shares). At the first reading 8 of 28 had one; after mending, 1 of 30 others; of 30 more that were
all written to mislead, 5. None of the 88 has one now (501 numbers confirmed, 117 implied); text of your own that is as dense will still have a few.

## Between the 561 articles

Hardly two of them tell of the same. Every verdict was read by hand:

| rule | verdict | articles | what is said | true? |
| --- | --- | --- | --- | --- |
| conflict | inconsistent | Federal Reserve staff, November 2018 and January 2019 | hourly pay, same four quarters: 2.8 percent, then 2.2 | yes: revised |
| conflict | consistent | Federal Reserve staff, August and October 2022 | unemployment in June 2022: 3.6 percent in both | yes |

One more pair has a key in common and is left alone: Ford's net profit of $997 million in the third quarter of 2009, and its profits of $868 million in
the fourth, since `net` may narrow the one down. Growth between articles, and numbers changed in one of two articles, are tried on
made-up ones (`tests/test_checks_across.py`), with eighteen pairs in much the same words that must be left alone.
"""


def render() -> str:
    """The whole page."""
    limits = {"far_back": FAR_BACK, "near": NEAR, "look": LOOK, "many": MANY}
    head = INTRODUCTION.format(verdicts=_table(VERDICTS), certainties=_table(CERTAINTIES), **limits)
    return head + "".join(_section(module.RULE) for module in discover()) + _slips() + MEASURED


def _slips() -> str:
    shown = "\n".join(f"{sentence} ({source})\n    {line}" for source, sentence, line in FOUND)
    return (
        "\n## Slips found in published texts\n\n"
        "Read over 561 real articles (Wikinews, the Federal Reserve, the UK Office for National Statistics), the checks call four relations\n"
        "inconsistent. All four are: the printed numbers don't agree. In the third, 26.72 points were cut to 26 rather than rounded.\n\n"
        f"```text\n{shown}\n```\n"
    )


def _table(vocabulary: dict[str, str]) -> str:
    return "\n".join(f"- `{value}`: {meaning}" for value, meaning in vocabulary.items())


def _section(rule: Rule) -> str:
    examples = []
    for text, *lines in rule.examples:
        examples += [text, *(f"    {line}" for line in lines or ["(nothing)"])]
    for texts, lines in rule.across:
        examples += [" | ".join(texts), *(f"    {line}" for line in lines or ["(nothing)"])]
    shown = "\n".join(examples)
    return f"\n### {rule.name}\n\n`{rule.formula}`\n\n{rule.reading}\n\nWhat it can't see: {rule.blind}\n\n```text\n{shown}\n```\n"


if __name__ == "__main__":
    print(render(), end="")
