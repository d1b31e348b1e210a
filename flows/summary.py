"""What a run says at its end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractors.schema.vocabularies import DECISION_STATES
from flows.errors import NEW_REJECTS, PUBLISHED
from flows.ledger import Ledger
from flows.rows import sort_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A run's result. `is_new` says whether anything was published, or the same was there already."""

    out: Path
    is_new: bool = False
    files_read: int = 0
    articles_extracted: int = 0
    articles: int = 0
    duplicates: int = 0
    rejects: int = 0
    new_rejects: tuple[str, ...] = ()
    decisions: Mapping[str, int] = field(default_factory=dict)
    """People's decisions by what came of them."""
    new_unapplied: tuple[str, ...] = ()
    """Those that are not applied, and were at the last publication or are new: each with the reason."""
    claims: int = 0
    quarantined: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    inconsistent: tuple[str, ...] = ()
    """Article and arithmetic of the first checks that fail."""
    warnings: tuple[str, ...] = ()
    met: tuple[int, int] = (0, 0)
    """Expectations met, of how many."""
    waiting: tuple[str, ...] = ()
    changes: int = 0

    @property
    def exit_code(self) -> int:
        return NEW_REJECTS if self.new_rejects or self.new_unapplied else PUBLISHED

    @property
    def unapplied(self) -> int:
        """Decisions that are not applied."""
        return sum(count for state, count in self.decisions.items() if state != "applied")

    def lines(self) -> list[tuple[str, str]]:
        """Label and words of each line of the closing table."""
        verdicts = ", ".join(f"{count:,} {verdict}" for verdict, count in self.verdicts.items()) or "none"
        copies = f", {self.duplicates:,} of them copies" if self.duplicates else ""
        new = f", {len(self.new_rejects):,} of them new" if self.new_rejects else ""
        lines = [
            ("files read in this run", f"{self.files_read:,}"),
            ("articles", f"{self.articles:,}{copies}"),
            ("rejected", f"{self.rejects:,}{new}"),
            ("claims", f"{self.claims:,}"),
            ("quarantined", f"{self.quarantined:,}"),
            *([("decisions", state_words(self.decisions))] if self.decisions else []),
            ("checks", verdicts),
            ("expectations met", f"{self.met[0]:,} of {self.met[1]:,}"),
            ("changes", f"{self.changes:,} {'row' if self.changes == 1 else 'rows'}" if self.is_new else "none"),
            ("published", "new tables" if self.is_new else "as before, untouched"),
        ]
        if self.waiting:
            lines.append(("waiting", f"{len(self.waiting):,} still being written"))
        return lines


def state_words(decisions: Mapping[str, int]) -> str:
    """What came of decisions, those that are not applied last.

    >>> state_words({"applied": 12, "outdated": 1})
    '12 applied, 1 outdated (see decisions.csv)'
    """
    words = ", ".join(f"{count:,} {state}" for state, count in decisions.items())
    return words if set(decisions) == {"applied"} else f"{words} (see decisions.csv)"


INCONSISTENT = """SELECT record FROM checks
    WHERE verdict = 'inconsistent' AND (article_id = '' OR article_id IN (SELECT article_id FROM originals WHERE failed IS NULL))
    ORDER BY article_id, check_id LIMIT ?"""
SHOWN = 1_000
"""So many inconsistent checks are told; checks.csv has them all."""


def summarise(ledger: Ledger, counts: Mapping[str, int]) -> dict:
    """The fields of a summary that follow from the counts of published rows and from the ledger."""
    verdicts = {name.partition(".")[2]: count for name, count in sorted(counts.items()) if name.startswith("checks.")}
    checks = [json.loads(line)["check"] for (line,) in ledger.connection.execute(INCONSISTENT, (SHOWN,))]
    return {
        "articles": counts.get("articles", 0),
        "duplicates": counts.get("articles.duplicate", 0),
        "rejects": counts.get("rejects", 0),
        "decisions": {state: counts[name] for state in DECISION_STATES if counts.get(name := f"decisions.{state}")},
        "claims": counts.get("claims", 0),
        "quarantined": counts.get("quarantine", 0),
        "verdicts": {verdict: count for verdict, count in verdicts.items() if count},
        "inconsistent": tuple(
            f"{row['article_id'] or 'several articles'}: {row['arithmetic']}" for row in sort_rows("checks", checks)
        ),
    }
