"""What a run says while it works: messages, and how far it has come. Silent unless somebody listens."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

log = logging.getLogger("newsledger")

LOG_SECONDS = 30
"""How often the log says how far a long stage has come."""


class Report:
    """Messages and progress go to the log. The command line shows both."""

    def say(self, message: str) -> None:
        log.warning(message)

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        """Tell how far a stage of `total` articles has come, by calling what this gives."""
        stage = Stage(name, total)
        yield stage.advance
        stage.end()


class Stage:
    """How far a stage has come, told to the log now and then, and at its end."""

    def __init__(self, name: str, total: int):
        self.name, self.total, self.done = name, total, 0
        self.began = self.told = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def advance(self, count: int) -> None:
        self.done += count
        if time.monotonic() - self.told >= LOG_SECONDS:
            self.told = time.monotonic()
            self.log(f"{self.done:,} of {self.total:,} articles, {pace_words(self.done, self.total, self.seconds)}")

    def end(self) -> None:
        self.log(f"{self.done:,} articles in {self.seconds:.1f} s")

    def log(self, words: str) -> None:
        about = {"stage": self.name, "done": self.done, "articles": self.total, "seconds": round(self.seconds, 3)}
        log.info("%s: %s", self.name, words, extra=about)


def pace_words(done: int, total: int, seconds: float) -> str:
    """How fast it goes, and how long it will take at that pace.

    >>> pace_words(350, 1_400, 10), pace_words(5, 605, 20), pace_words(0, 10, 1)
    ('35 a second, 30 s left', '0.2 a second, 40 min left', '')
    """
    if not done or not seconds:
        return ""
    rate = done / seconds
    return f"{rate:.{0 if rate >= 10 else 1}f} a second, {duration_words((total - done) / rate)} left"


def duration_words(seconds: float) -> str:
    """A span of time as one would say it.

    >>> duration_words(42.2), duration_words(150), duration_words(8000)
    ('42 s', '2 min', '2.2 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"


_listener: ContextVar[Report | None] = ContextVar("listener", default=None)


def listener() -> Report | None:
    """Who hears of the run. It is no parameter of the flow: those can only be what JSON can hold."""
    return _listener.get()


@contextmanager
def listen(report: Report) -> Iterator[None]:
    """Let this report hear of the runs inside."""
    token = _listener.set(report)
    try:
        yield
    finally:
        _listener.reset(token)
