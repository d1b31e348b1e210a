"""How much faster several processes extract than one.

    python -m benchmarks.workers FOLDER [--articles N] [--paragraphs N] [--workers 1 2]

FOLDER: real articles (.txt with front matter); N are made of their paragraphs with other numbers and names, as in `benchmarks.scale`. The same
run, from nothing, with each number of processes; of the stage that extracts, two ways to look at it:

- by the clock: its seconds, the start of the processes included; and articles a second once each process has delivered a batch;
- by CPU, which other users of the machine change little: `alone` is the stage with a core for each process, the most seconds that any of them
  works, its start included; `started` is the same for an article, in milliseconds, from each process's second batch on.

The ratios stand against the first number of processes. Prints, never asserts.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from benchmarks.scale import fill, paragraphs_of

STAGE = "extract"


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that was extracted: by whom, the CPU seconds of that process before and after, when it arrived."""

    process: int
    articles: int
    before: float
    after: float
    arrived: float = 0.0


@dataclass(frozen=True, slots=True)
class Timed:
    """A step that tells what it cost the process that carries it out."""

    step: Callable

    def __call__(self, batch: Sequence) -> tuple[object, Batch]:
        before = time.process_time()
        result = self.step(batch)
        return result, Batch(os.getpid(), len(batch), before, time.process_time())


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run tells of the stage."""

    wall: float
    own_cpu: float
    batches: tuple[Batch, ...]
    workers: int

    def rate(self) -> float:
        """Articles a second once every process has delivered."""
        later = self.batches[self.workers :]
        return sum(batch.articles for batch in later) / (later[-1].arrived - self.batches[self.workers - 1].arrived)

    def alone(self) -> float:
        """Seconds of the busiest process, where each has a core and a fair share of the batches."""
        last = {batch.process: batch.after for batch in self.batches}
        return self.own_cpu if self.workers == 1 else max(self.own_cpu, sum(last.values()) / self.workers)

    def started(self) -> float:
        """Milliseconds of the busiest process for an article, from each one's second batch on."""
        firsts = {batch.process: batch for batch in reversed(self.batches)}.values()
        later = [batch for batch in self.batches if batch not in firsts]
        share = sum(batch.after - batch.before for batch in later) / sum(batch.articles for batch in later)
        own = self.own_cpu / sum(batch.articles for batch in self.batches)
        return 1000 * (share if self.workers == 1 else max(own, share / self.workers))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="real articles")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--paragraphs", type=int, default=12, help="paragraphs of an article (default 12)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    paragraphs = [line for path in sorted(options.folder.glob("*.txt")) for line in paragraphs_of(path)]
    with tempfile.TemporaryDirectory() as work:
        fill(Path(work, "raw"), paragraphs, options.paragraphs, range(options.articles))
        measured = {workers: measure(Path(work), workers) for workers in options.workers}
    print_table(measured)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


def measure(work: Path, workers: int) -> Measured:
    """A run in a process of its own, so that nothing is loaded yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(run_once, work / "raw", work / f"out{workers}", workers).result()


def run_once(raw: Path, out: Path, workers: int) -> Measured:
    from flows.runs import run_batch
    from flows.settings import make_settings

    runner = watching_runner(workers)
    run_batch(make_settings(raw=raw, out=out, settle_seconds=0, workers=workers), runner)
    return runner.measured


def watching_runner(workers: int):
    """The plain runner, with a watch on each batch that is extracted."""
    from flows.runner import DirectRunner

    class WatchingRunner(DirectRunner):
        def map(self, name: str, step: Callable, batches: Sequence) -> Iterator:
            if name != STAGE:
                yield from super().map(name, step, batches)
                return
            began, cpu, seen = time.perf_counter(), time.process_time(), []
            for result, batch in super().map(name, Timed(step), batches):
                seen.append(replace(batch, arrived=time.perf_counter()))
                yield result
            own_cpu = time.process_time() - cpu
            self.measured = Measured(time.perf_counter() - began, own_cpu, tuple(seen), workers)

    return WatchingRunner(workers)


def print_table(measured: dict[int, Measured]) -> None:
    first = next(iter(measured.values()))
    heads = ("wall s", "ratio", "art/s", "ratio", "alone s", "ratio", "started ms", "ratio")
    print(f"{'processes':>9}" + "".join(f"{head:>11}" for head in heads))
    for workers, one in measured.items():
        seconds = [(one.wall, first.wall / one.wall), (one.rate(), one.rate() / first.rate())]
        seconds += [(one.alone(), first.alone() / one.alone()), (one.started(), first.started() / one.started())]
        print(f"{workers:9}" + "".join(f"{value:11.1f}{ratio:11.2f}" for value, ratio in seconds))


if __name__ == "__main__":
    main()
