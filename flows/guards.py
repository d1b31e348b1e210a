"""What a run refuses to do without being told: to publish away a good part of what is published.

A disk that is not mounted, rights that were taken away and a broken release of the program all look like articles that are
gone, or that fail, many at once. Then the run ends, and the last publication stays.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.errors import RunError
from flows.ledger import Ledger
from flows.publication import load_state
from flows.scan import Scan
from flows.settings import Settings
from flows.takein import published_files

SHARE = 0.2
"""The share of the articles that may be gone, or fail, in one run."""

MANY = 5
"""From so many on, articles that are gone, can't be read any more, or fail, are no trouble of their own."""


def known_articles(settings: Settings, ledger: Ledger) -> dict[str, str]:
    """The files that gave articles so far, by ledger and publication, with the hash of each."""
    known = dict(ledger.connection.execute("SELECT file, sha256 FROM articles"))
    return known if load_state(ledger).made_by else known | published_files(settings.out)


def refuse_removals(settings: Settings, ledger: Ledger, known: Mapping[str, str], scan: Scan) -> None:
    """Raise RunError where too many articles are gone, or can't be read any more. A file that was moved is not gone.

    Few that are gone pass, as when the samples give way to somebody's own articles, unless the folder is empty.
    """
    names, unreadable = scan.names(), unreadable_files(ledger, scan) & known.keys()
    query = "SELECT file, sha256 FROM files WHERE reason IS NULL UNION SELECT file, sha256 FROM articles"
    present = {sha256 for file, sha256 in ledger.connection.execute(query) if file in names}
    gone = [file for file, sha256 in known.items() if file not in names and sha256 not in present]
    if len(unreadable) >= MANY:
        gone += sorted(unreadable)
    if (len(gone) >= MANY or not names) and len(gone) > SHARE * len(known):
        raise RunError(
            f"{len(gone):,} of {len(known):,} articles are gone from {settings.raw} ({gone[0]}, ...). Nothing was published, "
            "and the last publication stays. Is the disk mounted? If they are meant to be gone, run with --allow-removals."
        )


def unreadable_files(ledger: Ledger, scan: Scan) -> set[str]:
    """Files that the system refuses now."""
    query = "SELECT file FROM files WHERE reason = 'unreadable'"
    found = {reject.file for reject in scan.rejects if reject.reason == "unreadable"}
    return found | {file for (file,) in ledger.connection.execute(query)}


def refuse_failures(ledger: Ledger) -> None:
    """Raise RunError where extractors or checks fail on so many articles that the program is at fault."""
    (total,) = ledger.connection.execute("SELECT count(*) FROM originals").fetchone()
    query = "SELECT article_id, failed FROM originals WHERE failed IS NOT NULL ORDER BY article_id"
    failed = ledger.connection.execute(query).fetchall()
    if len(failed) >= MANY and len(failed) > SHARE * total:
        article_id, failure = failed[0]
        raise RunError(
            f"{len(failed):,} of {total:,} articles failed; the first, {article_id}: {failure}\n"
            "This is a fault of the program: nothing was published, and the last publication stays."
        )
