"""`aliases.csv` in the curation folder: names that people say are of one thing, for the subjects of series.csv.

Its columns are `alias`, `name` and, as people like, `reason`. A file that can't be meant stops the run, with its line: a misspelt alias
would do nothing, unnoticed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from flows.catalog import delimiter_of, suggest
from flows.decoding import decode_text
from flows.errors import RunError
from flows.ledger import Ledger
from flows.rejects import Rejected
from series.names import fold, resolve_chains

NAME = "aliases.csv"
REQUIRED = ("alias", "name")
COLUMNS = (*REQUIRED, "reason")
REMEDY = "Nothing was published, and the last publication stays. Mend it, then run again."


def read_aliases(folder: Path | None) -> dict[str, str]:
    """Alias and name of each line; empty where there is no file. Raises RunError."""
    path = folder / NAME if folder else None
    if path is None or not path.is_file():
        return {}
    try:
        found = parse_aliases(decode_text(path.read_bytes()).text)
        resolve_chains(found)
    except OSError as error:
        raise RunError(f"{path}: it can't be read ({error.strerror}). {REMEDY}") from error
    except (Rejected, ValueError, csv.Error) as error:
        raise RunError(f"{path}: {str(error).rstrip('.')}. {REMEDY}") from error
    return found


def parse_aliases(text: str) -> dict[str, str]:
    """The aliases in the words of the file. Raises ValueError, with the line.

    >>> parse_aliases("alias,name\\nKGM,KG Mobility\\n")
    {'KGM': 'KG Mobility'}
    >>> parse_aliases("alias,nmae\\nKGM,KG Mobility\\n")
    Traceback (most recent call last):
    ValueError: line 1: nothing reads the column 'nmae' (did you mean 'name'?). The columns are alias, name, reason
    """
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    header = [name.strip().lower() for name in next(lines, REQUIRED)]
    require_columns(header)
    found: dict[str, str] = {}
    for cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        row = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False)}
        if len(cells) != len(header) or not (row["alias"] and row["name"]):
            raise ValueError(f"line {lines.line_num}: it should have a cell for each of {', '.join(header)}")
        if any(fold(alias) == fold(row["alias"]) for alias in found):
            raise ValueError(f"line {lines.line_num}: {row['alias']!r} has a line already")
        found[row["alias"]] = row["name"]
    return found


def require_columns(header: list[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        hint = f"{unknown[0]!r}{suggest(unknown[0], COLUMNS)}"
        raise ValueError(f"line 1: nothing reads the column {hint}. The columns are {', '.join(COLUMNS)}")
    if missing := [name for name in REQUIRED if name not in header]:
        raise ValueError(f"line 1: it should name the columns {', '.join(REQUIRED)}; {missing[0]} is missing")


def enter_aliases(ledger: Ledger, aliases: Mapping[str, str]) -> None:
    """Bring the ledger's aliases up to date; articles whose subjects they rename, or renamed before, are made again."""
    before = json.loads(ledger.fact(NAME) or "{}")
    if before == aliases:
        return
    changed = {alias for alias in before.keys() | aliases.keys() if before.get(alias) != aliases.get(alias)}
    names = {fold(alias) for alias in changed} | {fold(name) for name in before.values()}
    with ledger.transaction():
        ledger.touch(articles_with(ledger, names))
        ledger.set_fact(NAME, json.dumps(aliases, ensure_ascii=False, sort_keys=True))


def articles_with(ledger: Ledger, names: Iterable[str]) -> list[str]:
    """The articles with a series of a subject of one of these folded names."""
    query = "SELECT DISTINCT article_id FROM points WHERE name IN (SELECT value FROM json_each(?))"
    return [article_id for (article_id,) in ledger.connection.execute(query, (json.dumps(sorted(names)),))]


def load_aliases(ledger: Ledger) -> dict[str, str]:
    """The aliases as the ledger has them, by their folded form."""
    return resolve_chains(json.loads(ledger.fact(NAME) or "{}"))
