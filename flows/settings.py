"""What one run is told: folders, limits, and how much to do at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Paths are absolute. Make one with `make_settings`."""

    raw: Path
    out: Path
    ledger: Path
    workers: int = 1
    """Processes that read and extract; 1 works in the process itself."""
    batch_size: int = 50
    """Articles that one task handles."""
    settle_seconds: float = 2.0
    """A file younger than this may still be being written."""
    max_megabytes: float = 5.0
    """A larger file is rejected: an article has some kilobytes."""
    allow_removals: bool = False
    data_docs: bool = False

    @property
    def lock(self) -> Path:
        """The lock that keeps two runs apart that publish to the same folder."""
        return self.out.with_name(f"{self.out.name}.ledger.lock")

    @property
    def data_docs_folder(self) -> Path:
        """Where Great Expectations' own pages go, on request."""
        return self.out.with_name(f"{self.out.name}.data-docs")

    @property
    def max_bytes(self) -> int:
        return int(self.max_megabytes * 1_000_000)


def make_settings(*, raw: str | Path, out: str | Path, ledger: str | Path | None = None, **others) -> Settings:
    """Settings with absolute paths; the ledger stands beside the output folder unless said otherwise.

    Raises UsageError where there is no raw folder, or where one folder lies in the other.
    """
    raw, out = Path(raw).resolve(), Path(out).resolve()
    ledger = Path(ledger).resolve() if ledger else out.with_name(f"{out.name}.ledger.sqlite3")
    if not raw.is_dir():
        raise UsageError(f"There is no folder {raw} to read articles from. Create it, or name another with --raw.")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; the output goes to a folder. Name another with --out.")
    for inner, outer in ((out, raw), (raw, out), (ledger, raw), (ledger, out)):
        if inner == outer or outer in inner.parents:
            raise UsageError(f"{inner} lies in {outer}: keep the raw folder, the output and the ledger apart.")
    return Settings(raw=raw, out=out, ledger=ledger, **others)
