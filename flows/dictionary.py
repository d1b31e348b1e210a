"""The derived parts of docs/dataset.md: columns, vocabularies and units from the schema, rows from a publication.

`python -m flows.dictionary` writes them anew between the marks `<!-- begin NAME -->` and `<!-- end NAME -->` of the page; the
prose between them is written by hand. A test holds the committed page against what this makes.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from extractors.schema import TABLES, Field, Table
from flows.csvfiles import read_rows

PAGE = Path("docs", "dataset.md")
OUTPUT = Path("output")

BLOCK = re.compile(r"(<!-- begin (?P<name>\S+) -->\n).*?(<!-- end (?P=name) -->)", re.DOTALL)

SAMPLES = {
    "claims": (
        "quote",
        "value",
        "value_low",
        "value_high",
        "unit",
        "kind",
        "direction",
        "period_start",
        "period_end",
        "subject",
    ),
    "checks": ("rule", "verdict", "stated", "computed_low", "computed_high", "unit", "arithmetic"),
}
"""Columns that the page shows of real rows."""

SAMPLE_ROWS = 6


def refresh_page(page: str, output: Path) -> str:
    """The page with its derived parts made anew, samples from the publication in `output`.

    A mark that names no part raises KeyError; one that is never closed is text, and `unmarked` finds it.
    """
    return BLOCK.sub(lambda block: f"{block[1]}{_section(block['name'], output)}{block[3]}", page)


def _section(name: str, output: Path) -> str:
    kind, _, table = name.partition(":")
    return SECTIONS[kind](TABLES[table] if table else None, output) + "\n"


def list_tables(_table: None, _output: Path) -> str:
    rows = [(f"[`{table.name}.csv`](#{table.name})", _key(table), table.description) for table in TABLES.values()]
    return markdown(("file", "key", "what it holds"), rows)


def list_columns(table: Table, _output: Path) -> str:
    """The columns of a table; of quarantine those that claims does not have."""
    known = TABLES["claims"].columns if table.name == "quarantine" else ()
    fields = [field for field in table.fields if field.name not in known]
    lines = markdown(("column", "type", "meaning"), [_column(table, field) for field in fields])
    keys = [f"`{key.field}` stands in `{key.other}.{key.other_field}`" for key in table.foreign_keys]
    order = f"Key: {_key(table)}. Rows are sorted by {_names(table.sort)}."
    return f"{lines}\n\n{order}" + (f" {'; '.join(keys)}." if keys else "")


def list_vocabularies(_table: None, _output: Path) -> str:
    """Every closed vocabulary with what each of its values means, once."""
    named: dict[tuple[str, ...], list[str]] = defaultdict(list)
    meanings = {}
    for table in TABLES.values():
        for field in table.fields:
            if field.vocabulary:
                named[tuple(field.vocabulary)].append(f"`{table.name}.{field.name}`")
                meanings[tuple(field.vocabulary)] = field.vocabulary
    parts = [
        f"### {', '.join(columns)}\n\n{markdown(('value', 'meaning'), [(f'`{v}`', m) for v, m in meanings[values].items()])}"
        for values, columns in named.items()
    ]
    return "\n\n".join(parts)


def list_units(_table: None, _output: Path) -> str:
    """Units by what they measure. Currencies go by their ISO 4217 codes and are only counted."""
    from extractors.numbers.units.surfaces import all_units

    kinds: dict[str, set[str]] = defaultdict(set)
    for unit in all_units():
        kinds[unit.kind].add(unit.name)
    rows = [
        (kind.replace("_", " "), f"{len(names)} ISO 4217 codes" if kind == "money" else _names(sorted(names)))
        for kind, names in sorted(kinds.items())
    ]
    return markdown(("measure", "units"), rows)


def show_rows(table: Table, output: Path) -> str:
    """The first rows of a published table, in some of its columns."""
    columns = SAMPLES[table.name]
    rows = islice(read_rows(output / f"{table.name}.csv"), SAMPLE_ROWS)
    return markdown(columns, [[row[column] for column in columns] for row in rows])


def list_rules(_table: None, _output: Path) -> str:
    """What is expected beyond the schema: of single claims, of tables and between them, and of rates."""
    from suites.claims import CLAIM_RULES
    from suites.rates import expected_rates
    from suites.tables import TABLE_RULES

    of_tables = [rule for rules in TABLE_RULES.values() for rule in rules]
    steps = (
        ("a claim goes to quarantine", CLAIM_RULES),
        ("nothing is published", of_tables),
        ("a warning", expected_rates()),
    )
    rows = [(f"`{rule.id}`", rule.says, otherwise) for otherwise, rules in steps for rule in rules]
    return markdown(("expectation", "what holds", "otherwise"), rows)


SECTIONS: dict[str, Callable[..., str]] = {
    "tables": list_tables,
    "columns": list_columns,
    "vocabularies": list_vocabularies,
    "units": list_units,
    "rows": show_rows,
    "rules": list_rules,
}


def _column(table: Table, field: Field) -> tuple[str, str, str]:
    notes = [field.description]
    if field.vocabulary:
        notes.append(f"One of {_names(field.vocabulary)}.")
    if field.required and field.name not in table.key:
        notes.append("Never empty.")
    return f"`{field.name}`", field.type, " ".join(notes)


def _key(table: Table) -> str:
    return _names(table.key)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; blanks of a cell as one, bars escaped.

    >>> print(markdown(("a", "b"), [("1", "x|y")]))
    | a | b |
    | --- | --- |
    | 1 | x\\|y |
    """
    return "\n".join(f"| {' | '.join(map(_plain, cells))} |" for cells in (head, ["---"] * len(head), *rows))


def _plain(cell: str) -> str:
    return " ".join(cell.split()).replace("|", "\\|")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m flows.dictionary", description="Write the derived parts of the page anew."
    )
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to refresh (%(default)s)")
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, help="the publication that rows are taken from (%(default)s)"
    )
    options = parser.parse_args(arguments)
    page = options.page.read_text(encoding="utf-8")
    options.page.write_text(refresh_page(page, options.output), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
