"""The commands that README.md and docs/ show: where each stands, and what the page says that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PROGRAMS = frozenset(
    "newsledger python python3 pytest pip pipx uv make git docker prefect dask ray duckdb sqlite3 frictionless jq curl apt apt-get npm ruff "
    "echo export eval cd ls cp mv mkdir cat head grep sh bash".split()
)
"""What a line of an indented block begins with where it is a command. In a block marked `sh`, and after `$ `, every line is one."""
ASSIGNMENT = re.compile(r"[A-Z_]+=\S* +")
COMMENT = re.compile(r"\s+#\s.*")


@dataclass(frozen=True)
class Shown:
    """A command, and the error that the page says it ends with, if any."""

    command: str
    error: str = ""


@dataclass(frozen=True)
class Block:
    """Commands that stand together, and are meant to be typed one after the other."""

    place: str
    commands: tuple[Shown, ...]


def shown_blocks() -> list[Block]:
    return [block for page in PAGES for block in blocks_of(page.relative_to(ROOT).as_posix(), page.read_text("utf-8"))]


def blocks_of(page: str, text: str) -> Iterator[Block]:
    r"""The commands of a page, block by block.

    >>> page = "```sh\nmake it   # so\n```\n\n    VAR=1 newsledger run\n    other words\n"
    >>> [shown.command for block in blocks_of("x.md", page) for shown in block.commands]
    ['make it', 'VAR=1 newsledger run']
    >>> list(blocks_of("x.md", "```text\n$ newsledger run\nnewsledger: no\n```\n"))
    [Block(place='x.md:1', commands=(Shown(command='newsledger run', error='no'),))]
    """
    for number, language, lines in code_of(text):
        if commands := tuple(commands_of(language, lines)):
            yield Block(f"{page}:{number}", commands)


def code_of(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The blocks of code of a page: number of the first line, language (`indented` where it has no fence), lines."""
    start, language, lines, is_fenced = 0, "", [], False
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("```"):
            if lines:
                yield start, language, lines
            is_fenced, lines, start, language = not is_fenced, [], number, line[3:]
        elif is_fenced or line.startswith("    "):
            if not is_fenced and not lines:
                start, language = number, "indented"
            lines.append(line if is_fenced else line[4:])
        elif lines:
            yield start, language, lines
            lines = []


def commands_of(language: str, lines: list[str]) -> Iterator[Shown]:
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        typed = line.removeprefix("$ ")
        command = COMMENT.sub("", typed).strip()
        if command and (typed != line or language == "sh" or (language == "indented" and begins_a_command(command))):
            yield Shown(command, after.removeprefix("newsledger: ") if after.startswith("newsledger: ") else "")


def begins_a_command(line: str) -> bool:
    program = ASSIGNMENT.sub("", line).partition(" ")[0]
    return Path(program).name in PROGRAMS
