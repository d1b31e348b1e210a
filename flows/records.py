"""Records as JSON and back, for the ledger: numbers keep their digits, dates their form, and empty fields are left out."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

Record = TypeVar("Record")


def dump_record(record: Any) -> str:
    """A dataclass as a line of JSON, without the fields that hold their default.

    >>> from extractors.schema import Publication
    >>> dump_record(Publication(date(2025, 12, 1), date(2025, 12, 31), "text"))
    '{"earliest":"2025-12-01","latest":"2025-12-31","source":"text"}'
    """
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    kept = {
        field.name: plain(values[field.name]) for field in fields(record) if values[field.name] != default_of(field)
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def load_record(kind: type[Record], line: str) -> Record:
    """The dataclass that `dump_record` wrote.

    >>> from extractors.schema import Publication
    >>> load_record(Publication, '{"source":"text","earliest":"2025-12-01"}').earliest
    datetime.date(2025, 12, 1)
    """
    readers = field_readers(kind)
    return kind(**{name: readers[name](value) for name, value in json.loads(line).items()})


def default_of(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


@cache
def field_readers(kind: type) -> dict[str, Any]:
    """For each field, what makes its value of JSON's."""
    return {name: reader_of(hint) for name, hint in get_type_hints(kind).items()}


def reader_of(hint: Any) -> Any:
    kinds = get_args(hint) or (hint,)
    if Decimal in kinds:
        return lambda value: None if value is None else Decimal(value)
    if date in kinds:
        return lambda value: None if value is None else date.fromisoformat(value)
    return tuple if Ellipsis in kinds else lambda value: value
