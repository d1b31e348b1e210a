"""What a run says at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.errors import NEW_REJECTS, PUBLISHED
from flows.tables import Tables


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
    claims: int = 0
    quarantined: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    inconsistent: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    met: tuple[int, int] = (0, 0)
    """Expectations met, of how many."""
    waiting: tuple[str, ...] = ()
    changes: int = 0

    @property
    def exit_code(self) -> int:
        return NEW_REJECTS if self.new_rejects else PUBLISHED

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
            ("checks", verdicts),
            ("expectations met", f"{self.met[0]:,} of {self.met[1]:,}"),
            ("changes", f"{self.changes:,} {'row' if self.changes == 1 else 'rows'}" if self.is_new else "none"),
            ("published", "new tables" if self.is_new else "as before, untouched"),
        ]
        if self.waiting:
            lines.append(("waiting", f"{len(self.waiting):,} still being written"))
        return lines


def count_tables(tables: Tables) -> dict:
    """The fields of a summary that can be counted in the tables."""
    counted = Counter(row["verdict"] for row in tables["checks"])
    return {
        "articles": len(tables["articles"]),
        "duplicates": sum(row["status"] == "duplicate" for row in tables["articles"]),
        "rejects": len(tables["rejects"]),
        "claims": len(tables["claims"]),
        "quarantined": len(tables["quarantine"]),
        "verdicts": dict(sorted(counted.items())),
        "inconsistent": tuple(row["arithmetic"] for row in tables["checks"] if row["verdict"] == "inconsistent"),
    }
