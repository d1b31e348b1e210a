"""Workers on other machines: a Dask cluster reads, extracts and checks; the ledger and the tables are written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from flows.errors import RunError, UsageError
from flows.runner import Item, Pool, Result, Workers
from flows.settings import Settings
from flows.versions import current_versions

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10
STEPS = ("readers", "rules", "checks")
"""What is done on the workers, and must be done by all in the same way."""


class Cluster:
    """The workers of a Dask scheduler, asked for when there is work, and left at the end of the run."""

    def __init__(self, settings: Settings):
        require_dask(settings)
        self.settings, self.connection, self.exits = settings, None, ExitStack()

    def serve(self, batches: Sequence) -> bool:
        return bool(batches)

    @property
    def client(self) -> Client:
        if self.connection is None:
            try:
                self.connection = self.connect()
            except OSError as error:  # a time-out too
                raise RunError(
                    f"No Dask scheduler answers at {self.settings.scheduler} ({error}). Start one with `dask scheduler`, "
                    "or name yours with --scheduler."
                ) from None
            require_workers(self.connection, self.settings)
        return self.connection

    def connect(self) -> Client:
        from distributed import Client

        return self.exits.enter_context(Client(self.settings.scheduler, timeout=CONNECT_SECONDS, set_as_default=False))

    @property
    def count(self) -> int:
        return len(self.client.nthreads())

    def submit(self, step: Callable[[Item], Result], batch: Item) -> Any:
        """The future of a step on one of the workers. Dask gives it to another where a worker is lost."""
        return self.client.submit(step, batch, pure=False)

    def close(self) -> None:
        self.connection = None
        self.exits.close()


def make_pool(settings: Settings) -> Pool:
    """The workers that the settings ask for."""
    return Cluster(settings) if settings.runner == "dask" else Workers(settings.workers)


def require_dask(settings: Settings) -> None:
    """Raise UsageError where there is no address, or no Dask."""
    if not settings.scheduler:
        raise UsageError("--runner dask needs the address of the scheduler: --scheduler tcp://HOST:8786")
    if not (find_spec("distributed") and find_spec("prefect_dask")):
        raise UsageError("--runner dask needs Dask, here and on each worker: pip install 'newsledger[dask]'")


def require_workers(client: Client, settings: Settings) -> None:
    """Raise RunError where there are no workers, or one that would not do what is done here."""
    threads = client.nthreads()
    if not threads:
        raise RunError(
            f"No worker is connected to the scheduler {settings.scheduler}. Start some: dask worker {settings.scheduler} --nthreads 1"
        )
    found = client.run(describer(settings), on_error="return")
    faults = {name: worker_fault(told, threads.get(name, 1), settings) for name, told in sorted(found.items())}
    lines = [f"The Dask worker {name} {fault}" for name, fault in faults.items() if fault]
    if lines:
        raise RunError("\n".join(lines))


def describer(settings: Settings) -> Callable[[], Mapping[str, Any]]:
    """What a worker is asked. It goes there as code of its own: a worker may have no Newsledger, or another one."""
    raw, steps = str(settings.raw), STEPS

    def describe() -> dict[str, Any]:
        try:
            from flows.remote import is_folder, open_folder
            from flows.versions import current_versions
        except ImportError as error:
            return {"missing": str(error)}
        versions = current_versions()
        return {"raw": is_folder(open_folder(raw)), "versions": {step: getattr(versions, step) for step in steps}}

    return describe


def worker_fault(told: Mapping[str, Any] | Exception, threads: int, settings: Settings) -> str:
    """What keeps a worker from doing as it is done here, and what to do; empty where nothing does."""
    if isinstance(told, Exception) or "missing" in told:
        words = told["missing"] if isinstance(told, dict) else f"{type(told).__name__}: {told}"
        return f"has no Newsledger that works ({words}). Install the same version there."
    ours = current_versions()
    other = [step for step in STEPS if told["versions"][step] != getattr(ours, step)]
    if other:
        return f"has other {', '.join(other)} than this machine. Install the same version and the same libraries there."
    if threads > 1:
        return f"has {threads} threads, and extraction takes one. Start it with --nthreads 1, and more of them with --nworkers."
    if not told["raw"]:
        return f"sees no folder {settings.raw}. Mount it there under the same path."
    return ""
