"""A run in a process of its own that kills itself (SIGKILL) at a named moment; for test_publish.py.

    python killed_run.py FOLDER [MOMENT] [--kilobytes=N] [--without-override]

It runs the batch of FOLDER/raw to FOLDER/out. Extraction is a search for digits, checks and validation are left out: all have tests
of their own, and take seconds to load. Without a moment the run goes to its end. With --kilobytes no file may grow beyond that, with
--without-override permissions hold for the superuser too.
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


def limit_files(kilobytes: int) -> None:
    """Let writes beyond that fail, as a full disk does, instead of ending the process."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))


def give_up_override() -> None:
    """Give up the right to pass over permissions (capset(2), version 3); who has no such right loses nothing."""
    import ctypes

    libc, header = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(0x20080522, 0)
    rights = (ctypes.c_uint32 * 6)()
    libc.capget(header, rights)
    for place in (0, 1):  # effective and permitted: CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
        rights[place] &= ~0b110
    libc.capset(header, rights)


def main(folder: str, moment: str = "", *options: str) -> None:
    extracting.extract_one = find_digits
    checking.check_one = lambda article_id, lines: checking.Checked(article_id)
    put_stand_ins(VALIDATION_LEFT_OUT)
    if moment == TWO_RENAMES:
        swap.exchange = lambda one, other: False
    if moment:
        kill_at(moment)
    for option in options:
        name, _, value = option.partition("=")
        limit_files(int(value)) if name == "--kilobytes" else give_up_override()
    settings = make_settings(
        raw=Path(folder, "raw"), out=Path(folder, "out"), settle_seconds=0, batch_size=2, report=False
    )
    run_batch(settings)


if __name__ == "__main__":
    main(*sys.argv[1:])
