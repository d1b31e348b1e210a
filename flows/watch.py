"""Runs when files arrive: one at a time, each once the raw folder has come to rest."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.catalog import NAME as CATALOG
from flows.curation.aliases import NAME as ALIASES
from flows.curation.decisions import FILE as DECISIONS
from flows.errors import BusyError, RunError, UsageError
from flows.remote import is_remote
from flows.reporting import log
from flows.scan import is_passed_over
from flows.settings import Settings

PATIENCE_SECONDS = 60.0
"""Where files never stop coming, a run starts after this time all the same, and takes what has come to rest."""

BUSY_SECONDS = 30.0
"""After this time it is tried again where another run was at work."""


def watch_folder(settings: Settings, run: Callable[[], object], tell: Callable[[BaseException], None]) -> None:
    """Run once, then whenever something in the raw folder was added, changed or removed, until SIGTERM or Ctrl-C.

    A run that fails is told of, and waited after for the next change. Raises UsageError for a folder that can't be watched.
    """
    if is_remote(settings.raw):
        raise UsageError(
            f"{settings.raw} is no folder of this machine, which could be watched. Use `newsledger serve`."
        )
    with ended_by_sigterm():
        due = time.monotonic()
        for changes in watch_changes(settings):
            now = time.monotonic()
            if has_articles(settings.raw, changes) or has_curation(settings, changes):
                due = due or now + PATIENCE_SECONDS
            if due and (not changes or now >= due):
                due = time.monotonic() + BUSY_SECONDS if carry_out(run, tell) else None


def watch_changes(settings: Settings) -> Iterator[set]:
    """The changes as they come; an empty set whenever there were none for as long as a file is given to come to rest."""
    from watchfiles import watch

    rest = max(100, int(settings.settle_seconds * 1000))
    folders = [settings.raw, *([settings.curation] if settings.curation.is_dir() else [])]
    yield from watch(
        *folders, debounce=min(rest, 1_600), rust_timeout=rest, yield_on_timeout=True, watch_filter=None,
        raise_interrupt=True,
    )  # fmt: skip


def has_articles(raw: Path, changes: Iterable[tuple[object, str]]) -> bool:
    """Whether any of the changes is one of files that a run reads."""
    names = [Path(path).relative_to(raw).as_posix() for _, path in changes if Path(path).is_relative_to(raw)]
    return any(name == CATALOG or not is_passed_over(name) for name in names)


def has_curation(settings: Settings, changes: Iterable[tuple[object, str]]) -> bool:
    """Whether people decided something, or brought names together; of a folder that was there when the watch began."""
    files = {settings.curation / name for name in (DECISIONS, ALIASES)}
    return any(Path(path) in files for _, path in changes)


def carry_out(run: Callable[[], object], tell: Callable[[BaseException], None]) -> bool:
    """One run; True where it has to be tried again."""
    try:
        run()
    except BusyError as error:
        tell(error)
        return True
    except RunError as error:
        tell(error)
    except Exception as error:  # a fault of the program: the next change may be of another article
        log.exception("The run failed.")
        tell(error)
    return False


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the program as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
