"""How the steps of a run are carried out: as plain functions here, as Prefect tasks in `flows.orchestration`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Carries out single steps, and one step over many batches. Used in a `with`: at its end the workers go home."""

    def __enter__(self) -> Runner: ...

    def __exit__(self, *error: object) -> None: ...

    def call(self, name: str, step: Callable[[], Result]) -> Result: ...

    def map(self, name: str, step: Callable[[Item], Result], batches: Sequence[Item]) -> Iterator[Result]:
        """The results, in the order of the batches."""
        ...


class Pool(Protocol):
    """Workers of some kind: processes of this machine, or a cluster."""

    @property
    def count(self) -> int: ...

    def serve(self, batches: Sequence) -> bool:
        """Whether these batches are worth workers."""
        ...

    def submit(self, step: Callable[[Item], Result], batch: Item) -> Future:
        """The future of a step at one of the workers."""
        ...

    def close(self) -> None: ...


class Workers:
    """Processes of this machine, started when there is work for several of them, and kept until the end of the run."""

    def __init__(self, count: int):
        self.count = count
        self.pool = None

    def serve(self, batches: Sequence) -> bool:
        return self.count > 1 and len(batches) > 1

    def submit(self, step: Callable[[Item], Result], batch: Item) -> Future:
        if self.pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            # Processes that start clean: forking one that runs threads may hang.
            self.pool = ProcessPoolExecutor(self.count, mp_context=get_context("spawn"))
        return self.pool.submit(step, batch)

    def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None


class DirectRunner:
    """Plain calls; batches at workers where there are several."""

    def __init__(self, workers: int = 1, pool: Pool | None = None):
        self.workers = pool or Workers(workers)

    def __enter__(self) -> DirectRunner:
        return self

    def __exit__(self, *error: object) -> None:
        self.workers.close()

    def call(self, name: str, step: Callable[[], Result]) -> Result:
        return step()

    def map(self, name: str, step: Callable[[Item], Result], batches: Sequence[Item]) -> Iterator[Result]:
        if not self.workers.serve(batches):
            yield from map(step, batches)
            return
        waiting: deque = deque()
        for batch in batches:
            waiting.append(self.workers.submit(step, batch))
            if len(waiting) > 2 * self.workers.count:  # results are taken as they come: none pile up
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def is_lost_worker(error: BaseException) -> bool:
    """Whether a worker died at work. Dask's error goes by its name: Dask need not be there."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def split(items: Iterable[Item], size: int) -> list[list[Item]]:
    """Batches of at most `size`.

    >>> split("abcde", 2)
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    items = list(items)
    return [items[start : start + size] for start in range(0, len(items), size)]
