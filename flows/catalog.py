"""`articles.csv` in the raw folder: the curator's table of what is known of each file.

Its columns are `file` and the fields of `flows.metadata`. Whatever is wrong with it becomes a row of rejects.csv, under
`articles.csv` or `articles.csv#LINE`; the lines that are right are used all the same.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from flows.decoding import decode_text
from flows.metadata import FIELDS
from flows.rejects import Reject, Rejected
from flows.remote import is_remote, read_file, state_of

NAME = "articles.csv"
COLUMNS = ("file", *(field.name for field in FIELDS))
LIMIT = 200_000_000


@dataclass(frozen=True, slots=True)
class CatalogRow:
    """One file's line: its number in articles.csv, and the cells by column."""

    line: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The cells as one string, by which an edited row is known; where the row stands does not matter."""
        return "\n".join(f"{name}={cell}" for name, cell in sorted(self.cells.items()))


@dataclass(frozen=True, slots=True)
class Catalog:
    """The rows by file, and what was wrong."""

    rows: Mapping[str, CatalogRow]
    rejects: tuple[Reject, ...] = ()

    def row(self, file: str) -> CatalogRow:
        return self.rows.get(file, NO_ROW)

    def rejects_of_missing(self, files: Iterable[str]) -> list[Reject]:
        """A reject for each row that names none of `files`, with the name it may mean."""
        known = set(files)
        return [reject_missing(file, row, known) for file, row in self.rows.items() if file not in known]


NO_ROW = CatalogRow()


def load_catalog(raw: Path) -> Catalog:
    """The catalog of a raw folder; empty where it has none."""
    try:
        data = read_catalog(raw / NAME, raw)
        return parse_catalog(decode_text(data).text) if data is not None else Catalog({})
    except OSError as error:
        detail = f"{NAME}: it can't be read ({error.strerror}); no line of it was used. Check its permissions."
        return Catalog({}, (Reject(NAME, "unreadable", detail),))
    except Rejected as rejected:
        return Catalog({}, (rejected.row(NAME),))


def read_catalog(path: Path, raw: Path) -> bytes | None:
    """The bytes of articles.csv, None where there is none. Raises Rejected or OSError."""
    if is_remote(path):
        size, data = read_file(path, LIMIT) if state_of(path) else (0, None)
    elif not path.is_file():
        return None
    elif path.is_symlink() and raw.resolve() not in path.resolve().parents:
        detail = "it is a link to a place outside the raw folder; no line of it was used. Copy it here."
        raise Rejected("outside", detail)
    else:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LIMIT else b""
    if size > LIMIT:
        raise Rejected("too_large", f"it is larger than {LIMIT // 1_000_000} MB; no line of it was used. Split it.")
    return data


def parse_catalog(text: str) -> Catalog:
    """The rows by file, from the words of articles.csv (commas, or semicolons as some spreadsheets write)."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    header = [name.strip().lower() for name in next(lines, [])]
    if "file" not in header:
        raise Rejected(
            "broken_csv", f"its first line must name the columns ({','.join(COLUMNS)}); no line of it was used."
        )
    rows: dict[str, CatalogRow] = {}
    rejects = reject_columns(header)
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
                rejects += add_row(rows, header, cells, lines.line_num)
    except csv.Error as error:
        detail = f"it can't be read from line {lines.line_num} on ({error}); the lines before are used. Mend the quotes there."
        rejects.append(Rejected("broken_csv", detail).row(NAME))
    return Catalog(rows, tuple(merge_rejects(rejects)))


def delimiter_of(text: str) -> str:
    header = text.split("\n", 1)[0]
    return ";" if ";" in header and "," not in header else ","


def reject_columns(header: list[str]) -> list[Reject]:
    """One reject that names every column that nothing reads, with the column that it may mean."""
    unknown = [name for name in header if name not in COLUMNS]
    if not unknown:
        return []
    hints = [f"{name!r}{suggest(name, COLUMNS)}" for name in unknown]
    known = ", ".join(COLUMNS)
    return [
        Rejected("unknown_column", f"nothing reads the column {', '.join(hints)}. The columns are {known}.").row(NAME)
    ]


def add_row(rows: dict[str, CatalogRow], header: list[str], cells: list[str], line: int) -> list[Reject]:
    """Add the line to the rows by file, or say why not."""
    place = f"{NAME}#{line}"
    if len(cells) != len(header):
        detail = (
            f"it has {len(cells)} cells under {len(header)} columns, and was not used. Put cells with commas in quotes."
        )
        return [Rejected("broken_csv", detail).row(place)]
    row = dict(zip(header, cells, strict=True))
    file = row["file"].strip().replace("\\", "/").removeprefix("./")
    if not file:
        return [Rejected("no_such_file", "its cell `file` is empty. Name the file it describes.").row(place)]
    if file in rows:
        detail = f"{file} has a row in line {rows[file].line} already, which counts. Delete one of the two."
        return [Rejected("repeated_row", detail).row(place)]
    known = {name: row[name].strip() for name in COLUMNS if name != "file" and row.get(name, "").strip()}
    rows[file] = CatalogRow(line, known)
    return []


def merge_rejects(rejects: list[Reject]) -> list[Reject]:
    """One row a key: the details of several about the same place are joined."""
    merged: dict[str, Reject] = {}
    for reject in rejects:
        if first := merged.get(reject.file):
            reject = Reject(first.file, first.reason, f"{first.detail} {reject.detail}")
        merged[reject.file] = reject
    return list(merged.values())


def reject_missing(file: str, row: CatalogRow, known: set[str]) -> Reject:
    detail = f"there is no file {file!r} in the raw folder{suggest(file, known)}. Correct the name or delete the line."
    return Rejected("no_such_file", detail).row(f"{NAME}#{row.line}")


def suggest(word: str, known: Iterable[str]) -> str:
    """` (did you mean ...?)` where something known is near.

    >>> suggest("publised", COLUMNS)
    " (did you mean 'published'?)"
    """
    near = get_close_matches(word, sorted(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
