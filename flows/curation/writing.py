"""One decision more at the end of `decisions.yml`: what stands there stays as it is, comments and all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

from flows.curation.decisions import Decision, Wrong, parse_decisions
from flows.errors import RunError

HEAD = """\
# What people decided on claims: docs/curation.md says what may stand here. Each run applies it.
"""


def append_decision(path: Path, decision: Decision) -> None:
    """Write a decision. The file is replaced as a whole, so it is never half written. RunError where it can't take one more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.resolve()  # a link stays one
    before = path.read_text(encoding="utf-8-sig") if path.exists() else HEAD
    text = f"{before.rstrip()}\n\n{dump_decision(decision)}" if before.strip() else dump_decision(decision)
    try:
        parse_decisions(text)
    except Wrong as error:
        raise RunError(
            f"{path}, line {error.line}: {error} The decision was not written. Each record begins with `- claim:` at the start of a line."
        ) from None
    replace_file(path, text)


def dump_decision(decision: Decision) -> str:
    """A decision as a record of the file.

    >>> from datetime import date
    >>> print(dump_decision(Decision("0123456701234567", "accept", "It is so.", "Ada", date(2025, 12, 1), {"quote": "7%"})), end="")
    - claim: '0123456701234567'
      decision: accept
      reason: It is so.
      author: Ada
      date: 2025-12-01
      expect:
        quote: 7%
    """
    record: dict[str, Any] = {
        "claim": decision.claim_id,
        "decision": decision.decision,
        "reason": decision.reason,
        "author": decision.author,
        "date": decision.date,
        "expect": dict(decision.expect),
    }
    if decision.corrections:
        record["set"] = dict(decision.corrections)
    return yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=120)


def replace_file(path: Path, text: str) -> None:
    """Write a text beside the file, and put it in its place."""
    beside = path.with_name(f".{path.name}.next")
    with open(beside, "w", encoding="utf-8", newline="\n") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    if path.exists():
        shutil.copymode(path, beside)
    os.replace(beside, path)
