"""Where settings come from beside the command line: `newsledger.toml` and the environment. Unknown names are refused."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from flows.errors import UsageError

PREFIX = "NEWSLEDGER_"
FILE = "newsledger.toml"
"""Read from the folder that a command is started in, unless `--config` or NEWSLEDGER_CONFIG names another."""

OTHER_VARIABLES = frozenset({"NEWSLEDGER_CONFIG", "NEWSLEDGER_HOME", "NEWSLEDGER_SHARED"})
"""Variables of that name which are no settings: the file itself, the checkout for prefect.yaml, the tests' data."""

PATHS = frozenset({"raw", "out", "ledger", "curation"})
"""Settings that the file gives relative to the folder that it stands in."""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What a file says; nothing where there is none."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def read_file(config: str | Path | None, known: Iterable[str]) -> ConfigFile:
    """The settings of the file. UsageError where it is missing though named, broken, or has a key that nothing reads."""
    path = find_file(config)
    if path is None:
        return ConfigFile()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror}). Name another with --config.") from None
    except ValueError as error:
        raise UsageError(f"{path} is no TOML: {error}. Write lines like: workers = 2") from None
    for name in values:
        if name not in known:
            raise UsageError(f"{path}: nothing reads the key {name!r}. {suggest(name, known)}")
    for name in PATHS & values.keys():
        values[name] = locate(values[name], path.parent)
    return ConfigFile(path, values)


def find_file(config: str | Path | None) -> Path | None:
    """The file that is named, or the one of the current folder."""
    named = config or os.environ.get(f"{PREFIX}CONFIG")
    if named:
        return Path(named).resolve()
    here = Path(FILE).resolve()
    return here if here.exists() else None


def locate(value: Any, folder: Path) -> Any:
    """A path of the file, seen from its folder; an address (`s3://...`) and what is no path stay."""
    return folder / value if isinstance(value, str) and "://" not in value else value


def refuse_variables(known: Iterable[str]) -> None:
    """Raise UsageError for a variable of ours that nothing reads: a misspelt one would do nothing, unnoticed."""
    names = {f"{PREFIX}{name.upper()}" for name in known} | OTHER_VARIABLES
    for name in sorted(os.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in names:
            raise UsageError(f"Nothing reads the environment variable {name}. {suggest(name, names)}")


def suggest(name: str, known: Iterable[str]) -> str:
    """The nearest name that is known, else all of them.

    >>> suggest("wrokers", ["workers", "raw"])
    "Do you mean 'workers'?"
    """
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Do you mean {near[0]!r}?" if near else f"What is read: {', '.join(sorted(known))}."


def explain(error: Mapping[str, Any], given: Mapping[str, Any], from_file: ConfigFile, known: Iterable[str]) -> str:
    """What pydantic found wrong, and where that value stands."""
    name = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return f"There is no setting {name!r}. {suggest(name, known)}"
    if name in given:
        where = f"--{name.replace('_', '-')}"
    elif f"{PREFIX}{name}".upper() in os.environ:
        where = f"{PREFIX}{name}".upper()
    else:
        where = f"{from_file.path}: {name}"
    words = error["msg"].removeprefix("Input ")
    return f"{where} is {error['input']!r}, and {words}."
