"""Starting Prefect from the command line: its environment first, then the flow. Nothing of Prefect is imported before."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from flows.environment import prepare_prefect
from flows.errors import RunError, UsageError
from flows.reporting import Report
from flows.settings import FLOW_NAME, Settings, flow_parameters
from flows.summary import Summary

SERVER_SECONDS = 5
LOCAL_SERVER = "http://127.0.0.1:4200/api"


def run_with_prefect(settings: Settings, report: Report) -> Summary:
    """One run as a Prefect flow, in this process. Prefect starts a server of its own for it where none is configured."""
    from flows.runs import require_free

    require_free(settings)
    prepare_prefect(settings.ledger.parent)
    os.environ.setdefault(
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL"
    )  # what fails is told by the command itself
    from flows.orchestration import run_flow

    return run_flow(settings, report)


def serve_flow(settings: Settings) -> None:
    """Serve the flow on a schedule until the process is stopped. RunError where no Prefect server answers."""
    prepare_prefect(settings.ledger.parent)
    address = os.environ.setdefault("PREFECT_API_URL", LOCAL_SERVER)
    require_cron(settings.cron)
    require_server(address)
    from flows.orchestration import serve

    serve(settings.name, settings.cron, flow_parameters(settings))


def require_cron(cron: str) -> None:
    """Raise UsageError where Prefect can't read the schedule."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise UsageError(
            f'{cron!r} is no schedule. Write cron\'s five fields: "0 6 * * *" is every day at six.'
        ) from None


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployment of ours on a server; `is_served` where something waits for its runs, or it is paused."""

    words: str
    is_served: bool


def find_server() -> str:
    """The address of Prefect's server that is set; empty where none is."""
    return os.environ.get("PREFECT_API_URL", "").rstrip("/")


def find_deployments(address: str) -> list[Deployment]:
    """Deployments of our flow, as the server at that address knows them; none where there is no server."""
    if not address:
        return []
    asked = json.dumps({"flows": {"name": {"any_": [FLOW_NAME]}}}).encode()
    request = Request(f"{address}/deployments/filter", asked, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=SERVER_SECONDS) as answer:
            return [make_deployment(found) for found in json.load(answer)]
    except (OSError, ValueError) as error:
        raise RunError(
            f"Prefect's server at {address} does not tell its deployments ({error}). Look at its log."
        ) from None


def make_deployment(found: Mapping[str, Any]) -> Deployment:
    """What counts of a deployment.

    >>> make_deployment({"name": "nightly", "paused": True, "schedules": [], "status": "NOT_READY"})
    Deployment(words='nightly (no schedule, paused)', is_served=True)
    """
    rules = [schedule["schedule"] for schedule in found["schedules"] if schedule["active"]]
    when = ", ".join(rule.get("cron") or "another schedule" for rule in rules) or "no schedule"
    paused = ", paused" if found["paused"] else ""
    return Deployment(f"{found['name']} ({when}{paused})", found["paused"] or found["status"] == "READY")


def require_server(address: str) -> None:
    try:
        with urlopen(f"{address}/health", timeout=SERVER_SECONDS):
            return
    except (URLError, OSError, ValueError):
        raise RunError(
            f"No Prefect server answers at {address}. Start one with `prefect server start` in another terminal, "
            "or name yours in PREFECT_API_URL."
        ) from None
