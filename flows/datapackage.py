"""`datapackage.json`: what the published tables are, in the Data Package standard (v2), made from the one schema.

It holds no clock time, version or machine path, so the same tables make the same descriptor. It names no licence: sentences
and quotes are the articles' own words, and their rights stay with the publishers, which no program can grant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from extractors.schema import TABLES, Field, ForeignKey, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

OUTSIDE_HASHES = frozenset({"changes"})
"""Tables that depend on what was published before: their hashes would differ between equal publications."""

DESCRIPTION = """\
Numeric claims of news articles, each with its unit, bound, period, subject and place, and the checks of their arithmetic. \
Sentences and quotes are the articles' own words: their rights stay with the publishers that articles.csv names."""


class File(Protocol):
    """A file of a table."""

    path: str
    size: int
    sha256: str
    rows: int


def describe_package(files: Mapping[str, Sequence[File]]) -> dict[str, Any]:
    """The descriptor of a publication: one resource for each table of the schema, in its order.

    `files` gives the files of each table in order: one, or its parts, each with a header. Of `changes` none are asked for. A table
    that is missing raises KeyError.
    """
    resources = [
        describe_resource(table) if name in OUTSIDE_HASHES else describe_resource(table, files[name])
        for name, table in TABLES.items()
    ]
    return {
        "$schema": PROFILE,
        "name": "newsledger",
        "title": "Numbers that news articles state",
        "description": DESCRIPTION,
        "resources": resources,
    }


def describe_resource(table: Table, files: Sequence[File] = ()) -> dict[str, Any]:
    """One table as a resource; with hash, size and number of rows of its file, or of each part under `parts`."""
    paths = [file.path for file in files] or [f"{table.name}.csv"]
    described: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        "path": paths[0] if paths == [f"{table.name}.csv"] else paths,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }
    if described["path"] is paths:
        described["parts"] = [{"path": file.path} | describe_file(file) for file in files]
        described["rows"] = sum(file.rows for file in files)
    elif files:
        described |= describe_file(files[0])
    return described | {"schema": describe_schema(table)}


def describe_file(file: File) -> dict[str, Any]:
    return {"bytes": file.size, "hash": f"sha256:{file.sha256}", "rows": file.rows}


def describe_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table: fields, keys, and the empty cell as the one missing value."""
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [describe_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [describe_foreign_key(table, key) for key in table.foreign_keys]
    return schema


def describe_field(field: Field) -> dict[str, Any]:
    """One column; its vocabulary both as a constraint and, with what each value means, as categories."""
    described: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.description}
    if field.vocabulary:
        described["categories"] = [{"value": value, "label": label} for value, label in field.vocabulary.items()]
    constraints = {
        "required": field.required,
        "enum": list(field.vocabulary),
        "pattern": field.pattern,
        "minimum": field.minimum,
    }
    stated = {name: value for name, value in constraints.items() if value or (value == 0 and value is not False)}
    return described | ({"constraints": stated} if stated else {})


def describe_foreign_key(table: Table, key: ForeignKey) -> dict[str, Any]:
    """A foreign key; within its own table the standard wants the resource left out."""
    reference: dict[str, Any] = {"fields": [key.other_field]}
    if key.other != table.name:
        reference["resource"] = key.other
    return {"fields": [key.field], "reference": reference}
