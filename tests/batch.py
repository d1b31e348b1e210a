"""A batch on small articles, for the tests of flows: in a folder of its own, with or without Great Expectations."""

from __future__ import annotations

import hashlib
import os
from importlib import import_module
from pathlib import Path

from flows import run_batch
from flows.csvfiles import read_rows
from flows.settings import Settings, make_settings
from flows.summary import Summary

CARS = "Output rose 3% to 1,200 cars in May 2025, the ministry said on Thursday. The firm sold 435 homes.\n"
JOBS = "The company cut 250 jobs in April 2025. Sales fell 7% to $3.2 million, the company said.\n"
TRADE = "Exports rose 4% to $512 million in March 2025, the office said. Imports were $498 million.\n"
SLIP = "Sales rose 68% to 14,313 cars in May 2025 from 20,000 cars in May 2024, the company said.\n"


def leave_out_validation(monkeypatch) -> None:
    """Run without Great Expectations, which has tests of its own and takes seconds."""
    for name, stand_in in VALIDATION_LEFT_OUT.items():
        monkeypatch.setattr(name, stand_in)


VALIDATION_LEFT_OUT = {
    "flows.rendering.validate_part": lambda tables, elsewhere, texts: tables,
    "flows.publishing.sum_up": lambda counts, refused: ("{}\n", (), (0, 0)),
    "flows.changes.validate_changes": lambda rows: None,
}


def put_stand_ins(stand_ins: dict) -> None:
    """Put functions in the place of others for good, in a process of its own."""
    for name, stand_in in stand_ins.items():
        module, function = name.rsplit(".", 1)
        setattr(import_module(module), function, stand_in)


class Batch:
    """A raw folder, an output folder, and runs from the one to the other."""

    def __init__(self, folder: Path, **articles: str):
        self.folder, self.raw, self.out = folder, folder / "raw", folder / "out"
        self.raw.mkdir(parents=True)
        for name, text in articles.items():
            self.write(f"{name}.txt", text)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def settings(self, **options) -> Settings:
        return make_settings(**{"raw": self.raw, "out": self.out, "settle_seconds": 0, "report": False, **options})

    def run(self, **options) -> Summary:
        return run_batch(self.settings(**options))

    def rows(self, table: str) -> list[dict[str, str]]:
        return list(read_rows(self.out / f"{table}.csv"))

    def column(self, table: str, column: str) -> list[str]:
        return [row[column] for row in self.rows(table)]

    def rejects(self) -> dict[str, str]:
        return {row["file"]: row["reason"] for row in self.rows("rejects")}

    def changes(self) -> list[tuple[str, str, str, str]]:
        names = ("table", "change", "article_id", "reason")
        return [tuple(row[name] for name in names) for row in self.rows("changes")]

    def hashes(self, without: tuple[str, ...] = ("changes.csv",)) -> dict[str, str]:
        """Hash of every file published; changes.csv depends on history."""
        paths = [path for path in sorted(self.out.rglob("*")) if path.is_file() and path.name not in without]
        return {path.relative_to(self.out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    def identity(self) -> tuple:
        """What tells whether the output folder was touched at all."""
        states = [(path.name, path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted(self.out.iterdir())]
        return os.stat(self.out).st_ino, os.stat(self.out).st_mtime_ns, *states

    def from_nothing(self) -> Batch:
        """The same raw folder published once more into an empty folder, with a new ledger."""
        other = type(self).__new__(type(self))
        other.folder, other.raw = self.folder / "nothing", self.raw
        other.out = other.folder / f"out{len(list(self.folder.glob('nothing/out*')))}"
        other.run(allow_removals=True)
        return other
