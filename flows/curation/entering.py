"""The step between extracting and checking: what people decided is held against what was extracted, and entered in the ledger.

Extracted claims stay as they are; the view `curated` shows them as decisions leave them. What changed is checked and published again:
the articles of decisions that are new, gone, or come to something else than before. The others are not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial

from extractors.schema import Claim
from flows.curation.applying import Outcome, apply_decision
from flows.curation.decisions import Decision, one_line
from flows.ledger import Ledger
from flows.records import dump_record, load_record
from flows.rows import as_cells
from flows.versions import fingerprint


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as the ledger holds it: the record, what it was held against, and what came of it."""

    claim_id: str
    decision: str
    based_on: str
    article_id: str
    mark: str
    claim: str | None
    row: str

    @property
    def told(self) -> tuple[str | None, ...]:
        """What tells in the tables."""
        return self.article_id, self.mark, self.claim, self.row


def enter_decisions(ledger: Ledger, decisions: Sequence[Decision], texts: Mapping[str, str], version: str) -> None:
    """Bring the ledger's decisions up to date with the file and with what was extracted."""
    known = load_entries(ledger)
    if not decisions and not known:
        return
    entries = [enter_one(ledger, decision, known.get(decision.claim_id), texts, version) for decision in decisions]
    with ledger.transaction():
        replace_entries(ledger, known, {entry.claim_id: entry for entry in entries})


def load_entries(ledger: Ledger) -> dict[str, Entry]:
    query = "SELECT claim_id, decision, based_on, article_id, mark, claim, row FROM decisions"
    return {row[0]: Entry(*row) for row in ledger.connection.execute(query)}


def enter_one(ledger: Ledger, decision: Decision, known: Entry | None, texts: Mapping[str, str], version: str) -> Entry:
    """The entry of a decision; the known one where nothing that it rests on has changed."""
    article_id, sha256, line = find_claim(ledger, decision.claim_id)
    record = dump_record(decision)
    based_on = fingerprint(version, record, article_id, sha256, line)
    if known and known.based_on == based_on:
        return known
    claim = load_record(Claim, line) if line else None
    outcome = apply_decision(decision, claim, partial(texts.__getitem__, article_id))
    row = json.dumps(decision_row(decision, article_id, outcome), ensure_ascii=False)
    corrected = dump_record(outcome.claim) if outcome.claim else None
    return Entry(decision.claim_id, record, based_on, article_id, outcome.mark, corrected, row)


def find_claim(ledger: Ledger, claim_id: str) -> tuple[str, str, str]:
    """Article, the hash of its file, and record of a claim that is to be published; nothing where there is none."""
    query = """SELECT c.article_id, o.sha256, c.record FROM claims c JOIN originals o USING (article_id)
        WHERE c.claim_id = ? AND o.failed IS NULL"""
    return ledger.connection.execute(query, (claim_id,)).fetchone() or ("", "", "")


def decision_row(decision: Decision, article_id: str, outcome: Outcome) -> dict[str, str]:
    """The row of decisions.csv."""
    values = {
        "claim_id": decision.claim_id,
        "article_id": article_id,
        "decision": decision.decision,
        "state": outcome.state,
        "detail": outcome.detail,
        "quote": " ".join(decision.expect["quote"].split()),
        "corrections": one_line(decision.corrections),
        "reason": decision.reason,
        "author": decision.author,
        "date": decision.date,
    }
    return as_cells("decisions", values)


def replace_entries(ledger: Ledger, before: Mapping[str, Entry], now: Mapping[str, Entry]) -> None:
    """Enter what changed; its articles are checked and published again."""
    changed = sorted(claim_id for claim_id in before.keys() | now.keys() if before.get(claim_id) != now.get(claim_id))
    gone = [(claim_id,) for claim_id in changed if claim_id not in now]
    ledger.connection.executemany("DELETE FROM decisions WHERE claim_id = ?", gone)
    entries = [now[claim_id] for claim_id in changed if claim_id in now]
    insert = "INSERT OR REPLACE INTO decisions (claim_id, decision, based_on, article_id, mark, claim, row) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ledger.connection.executemany(insert, [astuple(entry) for entry in entries])
    for claim_id in changed:
        pair = [one[claim_id] for one in (before, now) if claim_id in one]
        if len({entry.told for entry in pair}) > 1 or len(pair) == 1:
            look_again(ledger, {entry.article_id for entry in pair} - {""})


def look_again(ledger: Ledger, article_ids: Iterable[str]) -> None:
    """Have these articles checked and published again; nothing is extracted again."""
    names = sorted(article_ids)
    ledger.connection.executemany(
        "UPDATE articles SET checked_as = NULL WHERE article_id = ?", [(name,) for name in names]
    )
    ledger.touch(names)
    ledger.mark_changed()
