"""The batch: readers of raw files, the ledger, publishing, Prefect flows and the command line.

    from flows import make_settings, run_batch
    summary = run_batch(make_settings(raw="raw_articles", out="output"))

`run_batch` runs the steps as plain functions; `publish_dataset` is the same run as a Prefect flow. Nothing heavy is
imported before it is asked for, and telemetry of every dependency is switched off before that.
"""

from importlib import import_module
from typing import Any

from flows.environment import silence_telemetry

silence_telemetry()

_HOMES = {
    "Settings": "flows.settings",
    "Summary": "flows.summary",
    "make_settings": "flows.settings",
    "publish_dataset": "flows.orchestration",
    "read_article_file": "flows.read",
    "run_batch": "flows.runs",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
