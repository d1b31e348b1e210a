"""Runs of lines that are not prose: tables, and code between fences.

Their numbers stand in cells, without the words that would make claims of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")
_LONGEST_CODE = 500
"""Lines that a closing fence is looked for in."""
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?")
_FIGURE = re.compile(r"[^\w\s]{0,3}([A-Z]{1,3}[$€£¥])?\d[\d.,]* ?(%|[a-z]{1,3})?[)*†]{0,2}|n/?a|[-–—.]+", re.IGNORECASE)
_COLUMNS = re.compile(r"\t+| {3,}")


@dataclass(frozen=True, slots=True)
class Block:
    """`measure` takes the lines and a position, and gives how many lines from there on are such a block; 0 for none."""

    label: str
    measure: Callable[[Sequence[str], int], int]
    examples: tuple[str, ...] = ()


def fenced_lines(lines: Sequence[str], position: int) -> int:
    """Lines between two fences of the same sign, fences and all; a fence that nothing closes is a line of prose."""
    opening = _FENCE.fullmatch(lines[position])
    if opening is None:
        return 0
    ahead = range(position + 1, min(position + _LONGEST_CODE, len(lines)))
    closing = (i for i in ahead if set(lines[i]) == {opening[1][0]} and len(lines[i]) >= 3)
    return next(closing, position - 1) + 1 - position


def piped_lines(lines: Sequence[str], position: int) -> int:
    """Two lines or more with two `|` each; with one, where the rule under a table's head is among them."""
    if "|" not in lines[position]:
        return 0
    fewest = 1 if any(_RULE.fullmatch(line) for line in lines[position + 1 : position + 2]) else 2
    end = position
    while end < len(lines) and lines[end].count("|") >= fewest:
        end += 1
    return end - position if end - position > 1 else 0


def spaced_lines(lines: Sequence[str], position: int) -> int:
    """Two lines or more in columns, with a tab or three blanks between, whose cells but the first are numbers; and their head."""
    first = position + (not has_figures(lines[position]))
    if first > position and len(columns(lines[position])) < 2:
        return 0
    end = first
    while end < len(lines) and has_figures(lines[end]):
        end += 1
    return end - position if end - first > 1 else 0


def columns(line: str) -> list[str]:
    """The cells of a line; a line of prose is one."""
    return _COLUMNS.split(line) if "\t" in line or "   " in line else [line]


def has_figures(line: str) -> bool:
    """`Frozen    231.4    208.9`: in columns, most of them of figures."""
    cells = columns(line)
    figures = sum(_FIGURE.fullmatch(cell.strip()) is not None for cell in cells[1:])
    return len(cells) > 1 and figures > (len(cells) - 1) / 2


BLOCKS = (
    Block(
        "code",
        fenced_lines,
        (
            "Acme cut [40 jobs|40 count jobs].\n\n```\nprint(30 jobs)\n```\n\nIt added [20 jobs|20 count jobs].",
            "Acme cut [40 jobs|40 count jobs].\n\n```\n\nIt added [20 jobs|20 count jobs].",
        ),
    ),
    Block(
        "table",
        piped_lines,
        (
            "Acme cut [40 jobs|40 count jobs].\n\n| Plant | Jobs |\n| --- | --- |\n| Hull | 30 jobs |\n\nIt added [20 jobs|20 count jobs].",
            "Acme cut [40 jobs|40 count jobs].\n\nPlant | Jobs\n--- | ---\nHull | 30 jobs\n\nIt added [20 jobs|20 count jobs].",
            "Acme cut [40 jobs|40 count jobs] | Reuters | Hull\n\nIt added [20 jobs|20 count jobs].",
        ),
    ),
    Block(
        "table",
        spaced_lines,
        (
            "Acme cut [40 jobs|40 count jobs].\n\nPlant\t2024\t2025\nHull\t30\t£25m\nLeeds\t18\t(17)\n\nIt added [20 jobs|20 count jobs].",
            "Acme cut [40 jobs|40 count jobs].\nHull      30   25%\nLeeds     18   17%\nIt added [20 jobs|20 count jobs].",
            "Acme cut   [40 jobs|40 count jobs].\nIt added   [20 jobs|20 count jobs].",
        ),
    ),
)  # fmt: skip


def find_block(lines: Sequence[str], position: int) -> tuple[str, int]:
    """What block begins at a line, and how many lines it has; `("", 0)` where none does.

    >>> find_block(["| a | 3 |", "| b | 4 |", "It rose 3%."], 0)
    ('table', 2)
    """
    found = ((block.label, block.measure(lines, position)) for block in BLOCKS)
    return next((pair for pair in found if pair[1]), ("", 0))
