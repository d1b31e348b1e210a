"""docs/consistency.md, made from the rules: `python -m checks.core.documenting > docs/consistency.md`."""

from __future__ import annotations

from checks.core.records import Rule
from checks.core.running import discover
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

## The rules
"""


def render() -> str:
    """The whole page."""
    head = INTRODUCTION.format(verdicts=_table(VERDICTS), certainties=_table(CERTAINTIES))
    return head + "".join(_section(module.RULE) for module in discover())


def _table(vocabulary: dict[str, str]) -> str:
    return "\n".join(f"- `{value}`: {meaning}" for value, meaning in vocabulary.items())


def _section(rule: Rule) -> str:
    examples = []
    for text, *lines in rule.examples:
        examples += [text, *(f"    {line}" for line in lines or ["(nothing)"])]
    shown = "\n".join(examples)
    return f"\n### {rule.name}\n\n`{rule.formula}`\n\n{rule.reading}\n\nWhat it can't see: {rule.blind}\n\n```text\n{shown}\n```\n"


if __name__ == "__main__":
    print(render(), end="")
