"""The log of a command: words for people, or one JSON object a line for machines, both on standard error."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from flows.reporting import log

FIELDS = ("stage", "done", "articles", "seconds", "exit_code")
"""What a record may hold beside its message."""


def start_log(verbose: bool = False, quiet: bool = False, as_json: bool = False) -> None:
    """Our own stages where asked for, else what is wrong; of the libraries only errors."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if as_json else logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.ERROR if quiet else logging.INFO if verbose or as_json else logging.WARNING)
    logging.getLogger("great_expectations").setLevel(logging.ERROR)


def is_json() -> bool:
    """Whether the log was started as JSON."""
    return any(isinstance(handler.formatter, JsonFormatter) for handler in log.handlers)


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON: time (UTC), level, message, and what of `FIELDS` it has."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        words = {"time": when, "level": record.levelname.lower(), "message": record.getMessage()}
        if record.exc_info:
            words["trace"] = self.formatException(record.exc_info)
        return json.dumps(
            words | {name: vars(record)[name] for name in FIELDS if name in vars(record)}, ensure_ascii=False
        )
