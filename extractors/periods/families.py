"""Every family of expressions: importing this module fills the grammar."""

from __future__ import annotations

from extractors.periods import (
    anaphora,
    counts,
    current,
    dates,
    eras,
    fiscal,
    parts,
    quarters,
    relative,
    sessions,
    spans,
    times,
)
from extractors.periods.grammar import GRAMMAR

TABLES = (dates, eras, quarters, fiscal, relative, current, counts, anaphora, spans, parts, times, sessions)

for table in TABLES:
    GRAMMAR.add(table.FAMILIES)
