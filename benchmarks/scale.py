"""What a run costs on a large archive: of nothing, of ten more articles, and of nothing new.

    python -m benchmarks.scale FOLDER WORK [--articles N] [--paragraphs N] [--add N] [--workers N] [--option NAME=VALUE ...]

FOLDER: real articles (.txt with front matter). N are made of their paragraphs in WORK/raw, with other numbers, names and dates, so that no
two are copies; what stands there already is kept. Then three runs, each in a process of its own, print seconds by stage, the peak of
memory over all processes' largest, and sizes on disk. Prints, never asserts: times belong to the machine.

A large first run takes its time: 100,000 articles of 4 paragraphs have about 20 million words.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random

FIRST_DAY, DAYS = date(2000, 1, 3), 9_000
SYLLABLES = (
    "ba be bo da de do fa ga go ka ke ko la le lo ma me mo na ne no pa ra re ro sa se so ta te to va ve vo za".split()
)
NUMBER = re.compile(r"\d+")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
"""A capitalised word that does not start a sentence."""

KEPT = frozenset(
    "January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday".split()
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="real articles")
    parser.add_argument("work", type=Path, help="where the archive and its publication go")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--paragraphs", type=int, default=4, help="paragraphs of an article (default 4)")
    parser.add_argument("--add", type=int, default=10, help="articles that come later (default 10)")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument(
        "--option", action="append", default=[], metavar="NAME=VALUE", help="another setting of the run"
    )
    options = parser.parse_args()
    others = dict(option.split("=", 1) for option in options.option) | {"workers": options.workers}
    paragraphs = [line for path in sorted(options.folder.glob("*.txt")) for line in paragraphs_of(path)]
    raw, out = options.work / "raw", options.work / "out"
    for folder in (raw / "later", out):
        shutil.rmtree(folder, ignore_errors=True)
    for path in options.work.glob(f"{out.name}.ledger.*"):
        path.unlink()
    fill(raw, paragraphs, options.paragraphs, range(options.articles))
    first = measure(raw, out, others)
    print_run(f"{options.articles:,} articles from nothing", first, out)
    fill(raw, paragraphs, options.paragraphs, range(options.articles, options.articles + options.add), "later")
    second = measure(raw, out, others)
    print_run(f"{options.add} more", second, out)
    print_run("nothing new", measure(raw, out, others), out)
    print(f"\nThe second run took {total(second) / total(first):.2%} of the first.")


# The archive


def paragraphs_of(path: Path) -> list[str]:
    """The paragraphs of an article's text, without its front matter."""
    text = path.read_text(encoding="utf-8")
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    return [line for line in body.splitlines() if line.strip()]


def fill(raw: Path, paragraphs: Sequence[str], count: int, numbers: range, folder: str = "") -> None:
    """Write the articles of these numbers, of so many paragraphs each, by month, where they don't stand yet."""
    for number in numbers:
        random = Random(number)
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        path = raw / (folder or f"{day:%Y-%m}") / f"{number:06}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            text = vary("\n\n".join(random.sample(paragraphs, count)), random)
            path.write_text(f"---\npublished: {day}\npublisher: Scale\n---\n{text}\n", encoding="utf-8")


def vary(text: str, random: Random) -> str:
    """The text with other numbers and other names, each name the same throughout.

    >>> vary("In 2019 profits of Toyota rose 23% to 4,605; for Toyota a record.", Random(1))
    'In 2019 profits of Melega rose 14% to 2,517; for Melega a record.'
    """
    names: dict[str, str] = {}

    def other_name(match: re.Match) -> str:
        word = match[0]
        return word if word in KEPT else names.setdefault(word, invent_name(random))

    return NAME.sub(other_name, NUMBER.sub(lambda match: other_number(match[0], random), text))


def invent_name(random: Random) -> str:
    return "".join(random.choices(SYLLABLES, k=3)).capitalize()


def other_number(digits: str, random: Random) -> str:
    """As many digits, others; years stay, and what may be a day of a month stays one."""
    if len(digits) == 4 and "1900" <= digits < "2100":
        return digits
    if len(digits) == 2 and "10" <= digits <= "31":
        return str(random.randint(10, 28))
    return str(random.randint(1, 9)) + "".join(random.choices("0123456789", k=len(digits) - 1))


# The runs


def measure(raw: Path, out: Path, others: dict) -> tuple[dict[str, float], float]:
    """Seconds by stage of a run in a process of its own, and its peak of memory in MB."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(run_once, raw, out, others).result()


def run_once(raw: Path, out: Path, others: dict) -> tuple[dict[str, float], float]:
    from flows.runs import run_batch
    from flows.settings import make_settings

    started = time.perf_counter()
    settings = make_settings(raw=raw, out=out, settle_seconds=0, **others)
    runner = timing_runner(settings.workers)
    run_batch(settings, runner)
    seconds = dict(runner.seconds)
    seconds["other"] = time.perf_counter() - started - sum(seconds.values())
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return seconds, peak / 1024


def timing_runner(workers: int):
    """The plain runner, with a watch on each step."""
    from flows.runner import DirectRunner

    class TimingRunner(DirectRunner):
        def __init__(self, workers: int):
            super().__init__(workers)
            self.seconds: dict[str, float] = defaultdict(float)

        def call(self, name: str, step: Callable):
            started = time.perf_counter()
            try:
                return super().call(name, step)
            finally:
                self.seconds[name] += time.perf_counter() - started

        def map(self, name: str, step: Callable, batches: Sequence) -> Iterator:
            started = time.perf_counter()
            yield from super().map(name, step, batches)
            self.seconds[name] += time.perf_counter() - started

    return TimingRunner(workers)


def total(run: tuple[dict[str, float], float]) -> float:
    return sum(run[0].values())


def print_run(title: str, run: tuple[dict[str, float], float], out: Path) -> None:
    seconds, peak = run
    print(f"\n{title}: {total(run):.1f} s, at most {peak:,.0f} MB")
    for name, spent in seconds.items():
        print(f"  {name:<24}{spent:9.1f} s")
    ledger = out.with_name(f"{out.name}.ledger.sqlite3")
    published = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"  published {published / 1e6:,.1f} MB, ledger {ledger.stat().st_size / 1e6:,.1f} MB")


if __name__ == "__main__":
    main()
