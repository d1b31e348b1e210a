"""Files packed by gzip: unpacked no further than a limit, so that a small file can't become a large one."""

from __future__ import annotations

import gzip
import io
import zlib

from flows.rejects import Rejected

SUFFIX = ".gz"
MAGIC = b"\x1f\x8b"


def unpack(data: bytes, limit: int) -> bytes:
    """What is packed in the bytes, at most `limit` bytes of it. Raises Rejected.

    >>> unpack(gzip.compress(b"Sales rose 3%."), 100)
    b'Sales rose 3%.'
    """
    if not data.startswith(MAGIC):
        raise Rejected("broken_archive", "its name ends with .gz, but it is not packed by gzip. Rename it.")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            found = packed.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Rejected("broken_archive", f"it can't be unpacked ({error}). Fetch it again, or pack it anew.") from None
    if len(found) > limit:
        raise Rejected("too_large", f"unpacked it has more than {limit / 1e6:g} MB. Split it.")
    return found
