"""How much faster several processes extract than one.

    python -m benchmarks.workers FOLDER [--articles N] [--workers 1 2]

FOLDER: real articles (.txt with front matter); N of them are made by varying their numbers and names, as in `benchmarks.scale`. The same
run, from nothing, with each number of processes. Of the stage that extracts it prints

- wall: its seconds by the clock, the start of the processes included;
- articles a second: once every process has delivered its first batch, so without that start;
- CPU: seconds that the run itself and that its workers worked in the whole run. On a machine that others use too, wall says little: `alone` is
  the stage as it were with a core for each process, the most that it gives any of them to do.

The ratios stand against the first number of processes. Prints, never asserts.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.scale import body_of, fill

STAGE = "extract"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, and articles a second."""

    wall: float
    rate: float
    own_cpu: float
    workers_cpu: float

    def alone(self, workers: int) -> float:
        """Seconds with a core for each process, where batches are shared out evenly."""
        return self.own_cpu if workers == 1 else max(self.own_cpu, self.workers_cpu / workers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="real articles")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    bodies = [body_of(path) for path in sorted(options.folder.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as work:
        fill(Path(work, "raw"), bodies, range(options.articles))
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
    return runner.measured(workers)


def watching_runner(workers: int):
    """The plain runner, with a watch on the arrival of each batch that was extracted."""
    from flows.runner import DirectRunner

    class WatchingRunner(DirectRunner):
        def map(self, name: str, step, batches: Sequence) -> Iterator:
            if name != STAGE:
                yield from super().map(name, step, batches)
                return
            self.sizes, self.arrived, self.began, cpu = list(map(len, batches)), [], time.perf_counter(), cpu_seconds()
            for result in super().map(name, step, batches):
                self.arrived.append(time.perf_counter())
                yield result
            self.cpu = cpu_seconds()[0] - cpu[0]
            self.wall = time.perf_counter() - self.began
            self.workers.close()  # only those that ended are counted
            self.children = cpu_seconds()[1]

        def measured(self, workers: int) -> Measured:
            seconds = self.arrived[-1] - self.arrived[workers - 1]
            return Measured(self.wall, sum(self.sizes[workers:]) / seconds, self.cpu, self.children)

    return WatchingRunner(workers)


def cpu_seconds() -> tuple[float, float]:
    """Of this process, and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return tuple(usage.ru_utime + usage.ru_stime for usage in used)


def print_table(measured: dict[int, Measured]) -> None:
    first, *_ = measured.items()
    print(
        f"{'processes':>9}{'wall s':>10}{'ratio':>7}{'art/s':>10}{'ratio':>7}{'CPU own':>10}{'workers':>9}{'alone s':>9}{'ratio':>7}"
    )
    for workers, one in measured.items():
        walls, rates = first[1].wall / one.wall, one.rate / first[1].rate
        alone = first[1].alone(first[0]) / one.alone(workers)
        print(
            f"{workers:9}{one.wall:10.1f}{walls:7.2f}{one.rate:10.1f}{rates:7.2f}{one.own_cpu:10.1f}{one.workers_cpu:9.1f}"
            f"{one.alone(workers):9.1f}{alone:7.2f}"
        )


if __name__ == "__main__":
    main()
