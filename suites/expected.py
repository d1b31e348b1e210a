"""One expectation as a record, and those that follow from the schema: shape, types, required cells, vocabularies, keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas

from extractors.schema import Field, Table
from suites.frames import INTEGER, NUMBER, integers, numbers, words

Meets = Callable[[pandas.DataFrame], list[bool]]
"""Of the columns of an expectation (a frame of text): for each row, whether it meets it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation of one table.

    `id` names it for good, without blanks, since quarantine.csv lists ids: table, column or theme, what is expected.
    `says` is what holds, as one would say it. `expectation` is Great Expectations' class, with `options` its arguments
    beside the columns; where there is no fitting one it is empty, and `meets` says of each row whether it holds (of a
    single column, rows whose cell is missing are not asked).
    `warns`: breaking it is reported and stops nothing.
    """

    id: str
    says: str
    columns: tuple[str, ...]
    meets: Meets | None = None
    expectation: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    warns: bool = False

    @property
    def kind(self) -> str:
        """The class of expectation: Great Expectations' own, or one of `suites.rowwise`."""
        return self.expectation or ("ExpectCellsToMeet" if len(self.columns) == 1 else "ExpectRowsToMeet")


def of_columns(table: Table) -> tuple[Expected, ...]:
    """The columns are those of the schema, in its order, and no others."""
    return (
        Expected(
            f"{table.name}.columns",
            "the columns are those of the schema, in its order",
            (),
            expectation="ExpectTableColumnsToMatchOrderedList",
            options={"column_list": list(table.columns)},
        ),
    )


def of_keys(table: Table) -> tuple[Expected, ...]:
    """Keys are unique, and rows in their order."""
    name, key = table.name, table.key
    unique = "ExpectColumnValuesToBeUnique" if len(key) == 1 else "ExpectCompoundColumnsToBeUnique"
    return (
        Expected(f"{name}.key.unique", f"no two rows have the same {' and '.join(key)}", key, expectation=unique),
        Expected(f"{name}.rows.sorted", f"rows are sorted by {', '.join(table.sort)}", table.sort, _sorted_by(table)),
    )


def of_cells(table: Table, codes: Mapping[str, Collection[str]]) -> tuple[Expected, ...]:
    """What holds of single cells by the schema: presence, type, least value, vocabulary, pattern, known codes."""
    return tuple(one for column in table.fields for one in _of_field(table.name, column, codes))


def _of_field(table: str, column: Field, codes: Mapping[str, Collection[str]]) -> list[Expected]:
    found = [_required(table, column)] if column.required else []
    found += _typed(table, column)
    if column.minimum is not None:
        found.append(_at_least(table, column, column.minimum))
    if column.vocabulary:
        found.append(
            _listed(
                f"{table}.{column.name}.vocabulary", column, tuple(column.vocabulary), "a word of the schema's list"
            )
        )
    if column.pattern:
        found.append(_shaped(f"{table}.{column.name}.pattern", column, column.pattern, "of the schema's pattern"))
    if column.codes:
        found.append(_known(table, column, codes[column.codes]))
    return found


def _required(table: str, column: Field) -> Expected:
    return Expected(
        f"{table}.{column.name}.required",
        f"{column.name} is never empty",
        (column.name,),
        expectation="ExpectColumnValuesToNotBeNull",
    )


def _typed(table: str, column: Field) -> list[Expected]:
    identity = f"{table}.{column.name}.type"
    match column.type:
        case "string":
            return []  # every cell is text
        case "integer":
            return [_shaped(identity, column, INTEGER.pattern, "an integer, in plain digits")]
        case "number":
            return [_shaped(identity, column, NUMBER.pattern, "a plain decimal")]
        case "date":
            return [
                Expected(identity, f"{column.name} is a day of the calendar, as 2025-11-30", (column.name,), _dates)
            ]
    raise ValueError(f"{table}.{column.name}: no expectation for the type {column.type!r}")


def _shaped(identity: str, column: Field, pattern: str, says: str) -> Expected:
    inner = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern.removeprefix("^").removesuffix("$"))  # pandas warns of groups
    whole = rf"^(?:{inner})\Z"  # `$` would let a trailing newline pass
    return Expected(
        identity,
        f"{column.name} is {says}",
        (column.name,),
        expectation="ExpectColumnValuesToMatchRegex",
        options={"regex": whole},
    )


def _listed(identity: str, column: Field, values: Collection[str], says: str) -> Expected:
    return Expected(
        identity,
        f"{column.name} is {says}",
        (column.name,),
        expectation="ExpectColumnValuesToBeInSet",
        options={"value_set": sorted(values)},
    )


def _known(table: str, column: Field, values: Collection[str]) -> Expected:
    identity = f"{table}.{column.name}.known"
    if column.codes == "units":
        return _listed(identity, column, values, "a unit that the extractors know")
    known = frozenset(values)
    return Expected(identity, f"{column.name} holds ISO 3166-1 codes only", (column.name,), _codes_of(known))


def _codes_of(known: frozenset[str]) -> Meets:
    return lambda rows: [not cell or known.issuperset(cell.split(";")) for cell in words(rows.iloc[:, 0])]


def _at_least(table: str, column: Field, least: int) -> Expected:
    def meets(rows: pandas.DataFrame) -> list[bool]:
        return [number is None or number >= least for number in numbers(rows.iloc[:, 0])]

    return Expected(f"{table}.{column.name}.minimum", f"{column.name} is at least {least}", (column.name,), meets)


def _dates(rows: pandas.DataFrame) -> list[bool]:
    return [not cell or is_date(cell) for cell in words(rows.iloc[:, 0])]


def is_date(cell: str) -> bool:
    """Whether a cell is a day of the calendar in the one form that is published.

    >>> is_date("2024-02-29"), is_date("2025-02-29"), is_date("20250228")
    (True, False, False)
    """
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _sorted_by(table: Table) -> Meets:
    """Rows in order by code point, numbers by size, empty cells first; a row is out of order if it precedes the one before."""
    types = {column.name: column.type for column in table.fields}

    def meets(rows: pandas.DataFrame) -> list[bool]:
        columns = [_sortable(rows[name], types[name]) for name in table.sort]
        keys = list(zip(*columns, strict=True))
        return [index == 0 or keys[index - 1] <= key for index, key in enumerate(keys)]

    return meets


def _sortable(cells: pandas.Series, kind: str) -> list:
    if kind != "integer":
        return words(cells)
    return [-1 if number is None else number for number in integers(cells)]
