"""A publication as files: written from the ledger row by row, all at once or not at all, and not at all where they stand already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from flows.blocks import BLOCKS, OF_ARTICLES, changed_parts, has_changed, parts_of, stream_blocks
from flows.datapackage import describe_package
from flows.errors import UsageError
from flows.extras import EXTRAS, Sources
from flows.forms import WORKBOOK, Form, Lines, forms_of, workbook_file
from flows.ledger import Ledger
from flows.outputs import BY_HISTORY, OURS, PACKAGE, VALIDATION, NextFolder, Output, carry_over
from flows.rendering import touched_articles
from flows.report import is_published, run_pages
from flows.swap import next_folder, replace_folder


@dataclass(frozen=True, slots=True)
class Published:
    """What the ledger remembers of the last publication: what made it, how it is cut into files, and the fields of its summary."""

    made_by: str = ""
    parts: str = ""
    summary: Mapping[str, Any] = field(default_factory=dict)


def load_state(ledger: Ledger) -> Published:
    """The last publication as the ledger remembers it; empty in a new ledger."""
    return Published(**json.loads(ledger.fact("published") or "{}"))


def record_state(ledger: Ledger, state: Published) -> None:
    ledger.set_fact("published", json.dumps(asdict(state), sort_keys=True))


def require_output_folder(out: Path, is_known: bool) -> None:
    """Refuse a folder that holds something else: it would be replaced as a whole."""
    if is_known or not out.exists():
        return
    names = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    if names and not names & OURS:
        raise UsageError(f"{out} holds other files ({min(names)}, ...). Name a new or an empty folder with --out.")


@dataclass(frozen=True, slots=True)
class Last:
    """The files of the last publication; those that are `altered` since, or were made by another program, are written again."""

    outputs: Mapping[str, Output]
    altered: frozenset[str]
    is_ours: bool

    def kept(self, path: str) -> Output | None:
        """The file as it can be taken over."""
        return self.outputs.get(path) if self.is_ours and path not in self.altered else None

    def is_same(self, outputs: Mapping[str, Output]) -> bool:
        """Whether the very same files stand there, whatever changes.csv says: it tells how they came to be.

        What holds the changes too is the same where this program made it, of tables that are the same.
        """
        old, new = (
            {path: output.sha256 for path, output in files.items() if path not in BY_HISTORY}
            for files in (self.outputs, outputs)
        )
        return not self.altered and old == new and (self.is_ours or WORKBOOK not in self.outputs)


def publish_files(sources: Sources, last: Last, validation: str) -> dict[str, Output] | None:
    """Build the folder beside the output folder and exchange the two; the files. None where the very same stand there already."""
    out, ledger, parts = sources.settings.out, sources.ledger, sources.settings.parts
    new = NextFolder(out, next_folder(out))
    forms = forms_of(sources.settings)
    tables = {table: write_table(ledger, new, last, table, parts, forms) for table in BLOCKS}
    write_extras(sources, new, last)
    new.write(VALIDATION, [(0, validation.encode())])
    if is_published(ledger, sources.settings):
        for path, content in run_pages(ledger, validation, new.read):
            put(new, last, path, content)
    package = json.dumps(describe_package(tables), indent=2, ensure_ascii=False) + "\n"
    expected = sha256(package.encode()).hexdigest()
    if last.is_same(new.outputs | {PACKAGE: Output(PACKAGE, "", 0, 0, expected, 0)}):
        new.discard()
        return None
    write_changes(sources, new, last, forms)
    carry_over(out, new.folder)
    new.write(PACKAGE, [(0, package.encode())])
    replace_folder(out)
    return new.outputs


def write_table(
    ledger: Ledger, new: NextFolder, last: Last, table: str, parts: str, forms: Sequence[Form]
) -> list[Output]:
    """The files of a table: those that changed written from the ledger, the others as they are. Given are the CSVs."""
    changed = changed_parts(ledger, table)
    written = []
    for path, part in table_files(ledger, table, parts):
        is_changed = part in changed if part else bool(changed)
        for form in forms:
            lines = form.file(table, stream_blocks(ledger, table, part))
            write_lines(new, last, path + form.suffix, is_changed, lines)
        written.append(new.outputs[f"{path}.csv"])
    return written


def write_lines(new: NextFolder, last: Last, path: str, is_changed: bool, lines: Lines) -> None:
    """Write a file, or take it over where its rows are the same: then nothing asks for the lines."""
    known = last.kept(path)
    if known and not is_changed:
        new.keep(known)
    else:
        new.write(path, lines)


def table_files(ledger: Ledger, table: str, parts: str) -> Iterator[tuple[str, str | None]]:
    """Path of each file of a table without its suffix, in order, and the part that it holds; None for the whole."""
    if parts and table in OF_ARTICLES:
        yield from ((f"{table}/{part}", part) for part in parts_of(ledger, table))
    else:
        yield table, None


def write_changes(sources: Sources, new: NextFolder, last: Last, forms: Sequence[Form]) -> None:
    """changes.csv and what else holds the changes; where nothing changed they are those of the last publication, put back."""
    ledger, is_changed = sources.ledger, has_changed(sources.ledger)
    for form in forms:
        lines = form.file("changes", stream_changes(ledger))
        write_lines(new, last, f"changes{form.suffix}", is_changed, lines)
    if sources.settings.excel:
        tables = {table: stream_blocks(ledger, table) for table in BLOCKS} | {"changes": stream_changes(ledger)}
        write_lines(new, last, WORKBOOK, is_changed, workbook_file(tables))


def stream_changes(ledger: Ledger) -> Lines:
    for (text,) in ledger.connection.execute("SELECT text FROM changes ORDER BY tab, article_id, id"):
        yield 1, text.encode()


def write_extras(sources: Sources, new: NextFolder, last: Last) -> None:
    """The files of touched articles, and those that are lost, made again; the others as they are."""
    known = {path: output for path, output in last.outputs.items() if output.article_id}
    lost = sorted({known[path].article_id for path in known.keys() & last.altered})
    made_again: set[str] = set()
    for article_ids in chain(touched_articles(sources.ledger), [lost] if lost else []):
        fresh = [article_id for article_id in article_ids if article_id not in made_again]
        made_again.update(fresh)
        for extra in EXTRAS:
            for article_id, path, content in extra.make(sources, fresh):
                put(new, last, path, content, article_id)
    for path, output in known.items():
        if output.article_id not in made_again and path not in new.outputs:
            new.keep(output)


def put(new: NextFolder, last: Last, path: str, content: bytes, article_id: str = "") -> None:
    """Write a file, or take it over where it holds the very same."""
    kept = last.kept(path)
    if kept and kept.sha256 == sha256(content).hexdigest():
        new.keep(kept)
    else:
        new.write(path, [(0, content)], article_id)


def settle_touched(ledger: Ledger) -> None:
    """Note down, in the transaction of a publication, that nothing is left to be made again."""
    update = "UPDATE articles SET settled = record WHERE article_id IN (SELECT article_id FROM touched)"
    ledger.connection.execute(update)
    ledger.connection.execute("DELETE FROM touched")
    ledger.set_fact("changed", "no")
