"""What a run says while it works: messages, and how far it has come. Silent unless somebody listens."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

log = logging.getLogger("newsledger")


class Report:
    """Messages go to the log; progress goes nowhere. The command line shows both."""

    def say(self, message: str) -> None:
        log.warning(message)

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        """Tell how far a stage of `total` articles has come, by calling what this gives."""
        log.info("%s: %s articles", name, total)
        yield lambda count: None


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
