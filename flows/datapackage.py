"""`datapackage.json`: what the published tables are, in the Data Package standard (v2), made from the one schema.

It holds no clock time, version or machine path, so the same tables make the same descriptor. It names no licence: sentences
and quotes are the articles' own words, and their rights stay with the publishers, which no program can grant.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from extractors.schema import TABLES, Field, ForeignKey, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

OUTSIDE_HASHES = frozenset({"changes"})
"""Tables that depend on what was published before: their hashes would differ between equal publications."""

DESCRIPTION = """\
Numeric claims of news articles, each with its unit, bound, period, subject and place, and the checks of their arithmetic. \
Sentences and quotes are the articles' own words: their rights stay with the publishers that articles.csv names."""


def describe_package(tables: Mapping[str, Sequence[object]], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The descriptor of a publication: one resource for each table of the schema, in its order.

    `tables` gives the rows of each table (they are counted), `files` the bytes of each CSV under its name (`claims.csv`). Of
    `changes` neither is asked for. A table that is missing raises KeyError.
    """
    resources = [
        describe_resource(table)
        if name in OUTSIDE_HASHES
        else describe_resource(table, len(tables[name]), files[f"{name}.csv"])
        for name, table in TABLES.items()
    ]
    return {
        "$schema": PROFILE,
        "name": "newsledger",
        "title": "Numbers that news articles state",
        "description": DESCRIPTION,
        "resources": resources,
    }


def describe_resource(table: Table, rows: int | None = None, content: bytes | None = None) -> dict[str, Any]:
    """One table as a resource; with its hash, size and number of rows where its bytes are given."""
    described: dict[str, Any] = {
        "$schema": RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }
    if content is not None:
        described["bytes"] = len(content)
        described["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
        described["rows"] = rows
    return described | {"schema": describe_schema(table)}


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
