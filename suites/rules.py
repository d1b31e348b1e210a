"""Predicates that rules of several tables share: each takes the rows of its columns and says of each whether it holds."""

from __future__ import annotations

import pandas

from suites.expected import Expected, Meets
from suites.frames import numbers, one_line, words


def equal(rows: pandas.DataFrame) -> list[bool]:
    """Both columns hold the same, or nothing."""
    return [one == other for one, other in zip(words(rows.iloc[:, 0]), words(rows.iloc[:, 1]), strict=True)]


def ordered(rows: pandas.DataFrame) -> list[bool]:
    """First column not above the second, where both are numbers."""
    pairs = zip(numbers(rows.iloc[:, 0]), numbers(rows.iloc[:, 1]), strict=True)
    return [low is None or high is None or low <= high for low, high in pairs]


def days_ordered(rows: pandas.DataFrame) -> list[bool]:
    """First day not after the second, where both are given; ISO dates sort as text."""
    pairs = zip(words(rows.iloc[:, 0]), words(rows.iloc[:, 1]), strict=True)
    return [not first or not last or first <= last for first, last in pairs]


def inside(rows: pandas.DataFrame) -> list[bool]:
    """First column's text stands in the second's, blanks aside."""
    pairs = zip(words(rows.iloc[:, 0]), words(rows.iloc[:, 1]), strict=True)
    return [one_line(part) in one_line(whole) for part, whole in pairs]


def trimmed(rows: pandas.DataFrame) -> list[bool]:
    """No column holds newlines, double blanks, or blanks at its ends."""
    columns = [words(rows[name]) for name in rows.columns]
    return [all(cell == one_line(cell) for cell in cells) for cells in zip(*columns, strict=True)]


def only_where(column: str, other: str, values: frozenset[str]) -> Meets:
    """The column holds something where the other has one of these values, and nowhere else."""
    return lambda rows: [
        bool(cell) == (value in values) for cell, value in zip(words(rows[column]), words(rows[other]), strict=True)
    ]


def says(column: str, *allowed: str) -> Meets:
    """The column, a fact, holds one of these; `""` stands for a missing one."""
    return lambda rows: [cell in allowed for cell in words(rows[column])]


def paths_of(table: str) -> tuple[Expected, ...]:
    """Of a table with `article_id` and `file`: the one names the other, and neither leaves the raw folder."""
    return (
        Expected(
            f"{table}.article_id.of_file",
            "article_id is the file's path, or that and #key",
            ("article_id", "file"),
            _of_file,
        ),
        path_of(table),
    )


def path_of(table: str) -> Expected:
    return Expected(f"{table}.file.relative", "file is a path inside the raw folder", ("file",), _relative)


def _of_file(rows: pandas.DataFrame) -> list[bool]:
    pairs = zip(words(rows["article_id"]), words(rows["file"]), strict=True)
    return [article == file or article.startswith(f"{file}#") for article, file in pairs]


def _relative(rows: pandas.DataFrame) -> list[bool]:
    return [not cell.startswith("/") and ".." not in cell.split("/") for cell in words(rows["file"])]
