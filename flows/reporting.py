"""What a run says while it works: messages, and how far it has come. Silent unless somebody listens."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

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
