"""How the steps of a run are carried out: as plain functions here, as Prefect tasks in `flows.orchestration`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Carries out single steps, and one step over many batches."""

    def call(self, name: str, step: Callable[[], Result]) -> Result: ...

    def map(self, name: str, step: Callable[[Item], Result], batches: Sequence[Item]) -> Iterator[Result]:
        """The results, in the order of the batches."""
        ...


class DirectRunner:
    """Plain calls; batches in processes of their own where there are several workers."""

    def __init__(self, workers: int = 1):
        self.workers = workers

    def call(self, name: str, step: Callable[[], Result]) -> Result:
        return step()

    def map(self, name: str, step: Callable[[Item], Result], batches: Sequence[Item]) -> Iterator[Result]:
        if self.workers == 1 or len(batches) < 2:
            yield from map(step, batches)
            return
        with process_pool(min(self.workers, len(batches))) as pool:
            yield from pool.map(step, batches)


def process_pool(workers: int):
    """Processes that start clean: forking one that runs threads may hang."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def split(items: Iterable[Item], size: int) -> list[list[Item]]:
    """Batches of at most `size`.

    >>> split("abcde", 2)
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    items = list(items)
    return [items[start : start + size] for start in range(0, len(items), size)]
