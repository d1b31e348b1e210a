"""What the environment tells our dependencies, before they are imported: no telemetry, no update checks, a quiet log.

Every value can be overruled by setting the variable beforehand.
"""

from __future__ import annotations

import os
from pathlib import Path

SILENT = {
    "DO_NOT_TRACK": "1",  # Prefect and others
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "GX_ANALYTICS_ENABLED": "false",  # Great Expectations
}

PREFECT = {
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # a cold start takes 18 s, and 20 is the default
    "PREFECT_CLI_PROMPT": "false",
}


def silence_telemetry() -> None:
    """Telemetry of every dependency is off unless somebody switched it on."""
    for name, value in SILENT.items():
        os.environ.setdefault(name, value)


def prepare_prefect(state_folder: Path) -> None:
    """Settings that Prefect reads when it is imported; its database goes beside the ledger, not into the user's home."""
    for name, value in PREFECT.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(state_folder / ".prefect"))
