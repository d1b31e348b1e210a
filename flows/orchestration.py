"""The batch as a Prefect flow: batches of articles as tasks, states that mean something, artifacts in Prefect's pages.

The flow holds no rule: it is `flows.runs.run_batch` with a runner that makes a task of each step. So what it publishes is
what a plain run publishes, to the byte.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from functools import partial
from inspect import Parameter, Signature, cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

from prefect import State, Task, flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Cancelled, Completed, Failed
from pydantic.fields import FieldInfo

from flows.cluster import CONNECT_SECONDS, Cluster, make_pool
from flows.errors import BusyError, RunError
from flows.options import default_words
from flows.reporting import Report, listen, listener
from flows.runner import Item, Result
from flows.runs import run_batch
from flows.settings import FLOW_NAME, Settings, flow_parameters, flow_settings, make_settings, resolve
from flows.summary import Summary

if TYPE_CHECKING:
    from distributed import Client

BUSY = "Busy"
MOST_LINES = 200
"""Lines of an artifact; more stand in the published files."""

RETRIES = 2
RETRY_SECONDS = 2
TRANSIENT = (OSError, BrokenExecutor)
"""Faults that may be gone a moment later: a network disk, a worker that was killed."""


class PrefectCluster(Cluster):
    """A Dask cluster whose workers carry out Prefect's tasks, and report on them."""

    def connect(self) -> Client:
        from prefect_dask import DaskTaskRunner

        options = {"timeout": CONNECT_SECONDS}
        self.task_runner = self.exits.enter_context(
            DaskTaskRunner(address=self.settings.scheduler, client_kwargs=options)
        )
        return self.task_runner.client

    def submit_task(self, prepared: Task) -> PrefectFuture:
        return self.client and self.task_runner.submit(prepared, parameters={})


def is_reachable(settings: Settings) -> bool:
    """Whether the workers of a cluster can tell Prefect's server of their tasks."""
    return settings.runner == "dask" and bool(PREFECT_API_URL.value())


class PrefectRunner:
    """Each step a task; each batch a task, several at a time where there are workers."""

    def __init__(self, settings: Settings):
        # Without an address that they reach, each worker of a cluster would start a server of its own.
        self.workers = PrefectCluster(settings) if is_reachable(settings) else make_pool(settings)

    def __enter__(self) -> PrefectRunner:
        return self

    def __exit__(self, *error: object) -> None:
        self.workers.close()

    def call(self, name: str, step: Callable[[], Result]) -> Result:
        return make_task(name, step)()

    def map(self, name: str, step: Callable[[Item], Result], batches: Sequence[Item]) -> Iterator[Result]:
        several = self.workers.serve(batches)
        waiting: deque = deque()
        for number, batch in enumerate(batches, 1):
            run_name = f"{name} {number} of {len(batches)}"
            if not several:
                yield make_task(name, partial(step, batch), run_name, RETRIES)()
                continue
            waiting.append(self.submit(name, run_name, step, batch))
            if len(waiting) > 2 * self.workers.count:  # results are taken as they come: none pile up
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def submit(self, name: str, run_name: str, step: Callable[[Item], Result], batch: Item) -> PrefectFuture:
        """The future of a task that a worker carries out, or that waits for one."""
        if isinstance(self.workers, PrefectCluster):
            return self.workers.submit_task(make_task(name, partial(step, batch), run_name, RETRIES))
        return make_task(name, partial(self.work_off, step, batch), run_name, RETRIES).submit()

    def work_off(self, step: Callable[[Item], Result], batch: Item) -> Result:
        """Wait, in a task's thread, for a step at one of the workers. Processes that died are replaced for the next try."""
        try:
            return self.workers.submit(step, batch).result()
        except BrokenExecutor:
            self.workers.close()
            raise


def make_task(name: str, step: Callable[[], Result], run_name: str = "", retries: int = 0) -> Task:
    """A step without parameters as a task: Prefect would walk through parameters, and keep them."""

    def work() -> Result:
        return step()

    return task(
        work,
        name=name,
        task_run_name=run_name or name,
        retries=retries,
        retry_delay_seconds=RETRY_SECONDS,
        retry_condition_fn=is_transient,
        cache_policy=NO_CACHE,
        persist_result=False,
    )


def is_transient(task: Task, task_run: object, state: State) -> bool:
    """Whether trying again may help."""
    return isinstance(state.result(raise_on_failure=False), TRANSIENT)


def run_name() -> str:
    """Names a flow run by its folders, wherever they were set."""
    given = flow_run.parameters
    try:
        settings = resolve(**given)
    except RunError:
        return f"{given.get('raw')} to {given.get('out')}"
    return f"{settings.raw.name} to {settings.out.name}"


def with_parameters(function: Callable) -> Callable:
    """Give a function the settings as its parameters, and what they say: Prefect makes its forms and checks of these."""
    fields = flow_settings()
    function.__signature__ = Signature(
        [Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=parameter_type(field))
         for name, field in fields.items()]
    )  # fmt: skip
    lines = (f"    {name}: {field.description}{default_words(field)}" for name, field in fields.items())
    function.__doc__ = "\n".join([cleandoc(function.__doc__ or ""), "", "Args:", *lines])
    return function


def parameter_type(field: FieldInfo) -> object:
    """A setting's type within its limits; None stands for what is not given."""
    kind = str if field.annotation in (Path, Path | None, Path | str) else field.annotation
    limited = Annotated[kind, *field.metadata] if field.metadata else kind
    return Optional[limited]  # noqa: UP045 - an Annotated has no |


@flow(name=FLOW_NAME, flow_run_name=run_name, validate_parameters=True, persist_result=False)
@with_parameters
def publish_dataset(**parameters: object) -> State:
    """Read what is new in the raw folder, extract, check, validate and publish all tables at once.

    What is not given is taken from the environment, else from newsledger.toml, else its default holds.
    """
    try:
        settings = make_settings(**parameters)
        summary = run_batch(settings, PrefectRunner(settings), listener())
    except BusyError as error:
        return Cancelled(name=BUSY, message=str(error), data=error)
    except RunError as error:
        return Failed(message=str(error), data=error)
    create_artifacts(summary)
    return final_state(summary)


def final_state(summary: Summary) -> State:
    """Completed; by another name where somebody should look."""
    words = "; ".join(f"{label}: {value}" for label, value in summary.lines())
    if summary.new_rejects:
        return Completed(name="Completed with rejects", message=words, data=summary)
    if summary.new_unapplied:
        return Completed(name="Completed with decisions not applied", message=words, data=summary)
    if summary.quarantined:
        return Completed(name="Completed with quarantine", message=words, data=summary)
    return Completed(message=words, data=summary)


def create_artifacts(summary: Summary) -> None:
    """The summary as a table, and the arithmetic of what is inconsistent, on the page of the flow run."""
    table = [{"what": label, "result": value} for label, value in summary.lines()]
    create_table_artifact(table, key="newsledger-summary", description="What the run did")
    create_markdown_artifact(list_inconsistent(summary), key="newsledger-inconsistent")
    create_markdown_artifact(list_files(summary.out), key="newsledger-files")


def list_inconsistent(summary: Summary) -> str:
    """The arithmetic of checks that numbers of an article fail, in Markdown."""
    found = summary.inconsistent
    lines = [f"- {line}" for line in found[:MOST_LINES]] or ["None."]
    if len(found) > MOST_LINES:
        lines.append(f"\n{len(found) - MOST_LINES:,} more stand in {summary.out / 'checks.csv'}.")
    return "\n".join(["## Inconsistent checks", "", *lines, ""])


def list_files(out: Path) -> str:
    """Links to the published files, with their sizes."""
    paths = sorted(path for path in out.rglob("*") if path.is_file())[:MOST_LINES]
    rows = [f"| [{path.relative_to(out)}]({path.as_uri()}) | {path.stat().st_size / 1000:,.1f} |" for path in paths]
    return "\n".join([f"## Published in {out}", "", "| file | kB |", "| --- | ---: |", *rows, ""])


def run_flow(settings: Settings, report: Report) -> Summary:
    """Run the flow in this process and hand on its summary, or raise what it failed with."""
    with listen(report), temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        state = publish_dataset(**flow_parameters(settings), return_state=True)
    result = state.result(raise_on_failure=False)
    if isinstance(result, BaseException):
        raise result
    return result


def serve(name: str, cron: str, parameters: dict) -> None:
    """Serve the flow as a deployment with a schedule, one run at a time."""
    from prefect.flows import EntrypointType

    publish_dataset.serve(
        name=name, cron=cron, parameters=parameters, limit=1, entrypoint_type=EntrypointType.MODULE_PATH
    )
