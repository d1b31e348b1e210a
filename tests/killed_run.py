"""A run in a process of its own that kills itself (SIGKILL) at a named moment; for test_publish.py.

    python killed_run.py FOLDER [MOMENT]

It runs the batch of FOLDER/raw to FOLDER/out. Extraction is a search for digits, checks and validation are left out: all have tests
of their own, and take seconds to load. Without a moment the run goes to its end.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from decimal import Decimal
from pathlib import Path

from batch import VALIDATION_LEFT_OUT, put_stand_ins

from extractors.schema import Claim, Publication
from flows import changes, checking, extracting, outputs, publication, publishing, reading, rendering, run_batch, swap
from flows.settings import make_settings

MOMENTS = {
    "while reading is entered": (reading, "record_article", 2),
    "while claims are entered": (extracting, "replace_claims", 2),
    "before the rows are made": (rendering, "build_tables", 1),
    "between two tables' rows": (rendering, "replace_blocks", 3),
    "before rejects are made": (rendering, "render_rejects", 1),
    "before all is found sound": (publishing, "require_sound", 1),
    "while changes are entered": (changes, "enter_changes", 1),
    "with two tables written": (outputs.NextFolder, "write", 3),
    "with a table half written": (publication, "stream_blocks", 2),
    "with changes.csv still to be written": (publication, "write_changes", 1),
    "with datapackage.json still to be written": (publication, "carry_over", 1),
    "before the exchange": (publication, "replace_folder", 1),
    "right before the system call": (swap, "exchange", 1),
    "after the exchange": (swap, "retired_name", 1),
    "between the two renames": (os, "rename", 2),
    "before the ledger hears of it": (publishing, "settle_ledger", 1),
    "while the ledger hears of it": (publishing, "settle_touched", 1),
}
"""For each moment, a function, and before which of its calls the process dies."""

TWO_RENAMES = "between the two renames"


def kill_at(moment: str) -> None:
    module, name, call = MOMENTS[moment]
    function, calls = getattr(module, name), [0]

    def wrapped(*arguments, **options):
        calls[0] += 1
        if calls[0] == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)

    setattr(module, name, wrapped)


def find_digits(article, extracted_as) -> extracting.Extracted:
    claims = tuple(
        Claim(
            claim_id=f"{abs(hash_of(article.article_id)) % 16**8:08x}{found.start():08x}",
            article_id=article.article_id,
            sentence=" ".join(article.text.split()),
            quote=found[0],
            char_start=found.start(),
            char_end=found.end(),
            value=Decimal(found[0]),
            value_text=found[0],
        )
        for found in re.finditer(r"\d+", article.text)
    )
    return extracting.Extracted(article.article_id, extracted_as, Publication(), len(article.text.split()), claims)


def hash_of(words: str) -> int:
    import zlib

    return zlib.crc32(words.encode())


def main(folder: str, moment: str = "") -> None:
    extracting.extract_one = find_digits
    checking.check_one = lambda article_id, lines: checking.Checked(article_id)
    put_stand_ins(VALIDATION_LEFT_OUT)
    if moment == TWO_RENAMES:
        swap.exchange = lambda one, other: False
    if moment:
        kill_at(moment)
    settings = make_settings(raw=Path(folder, "raw"), out=Path(folder, "out"), settle_seconds=0, batch_size=2)
    run_batch(settings)


if __name__ == "__main__":
    main(*sys.argv[1:])
