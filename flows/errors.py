"""What ends a run, each with its exit code. Every message says what happened, where, and what to do next."""

from __future__ import annotations

PUBLISHED, FAILED, USAGE, NEW_REJECTS, BUSY = 0, 1, 2, 3, 4


class RunError(Exception):
    """A run that ends without publishing; the last publication stays."""

    exit_code = FAILED


class UsageError(RunError):
    """The command can't mean this: wrong folders, somebody else's ledger."""

    exit_code = USAGE


class BusyError(RunError):
    """Another run holds the lock."""

    exit_code = BUSY
