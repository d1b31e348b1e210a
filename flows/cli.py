"""The command line. Commands import what they need when they run, so that each starts as fast as it can."""

from __future__ import annotations

import logging
import sys
from importlib.metadata import version

import click

from flows.errors import FAILED, RunError
from flows.explain import explain
from flows.options import SettingsCommand

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

EXIT_CODES = """\b
Exit codes:
  0  published, or nothing was new
  3  published, and some files were newly rejected (rejects.csv says why)
  1  failed; the last publication stays
  2  the command can't mean this
  4  another run is at work"""

EXTRACT_EXIT_CODES = """\b
Exit codes:
  0  every file was read
  1  a file could not be read; the claims of the others are printed
  2  the command can't mean this"""


@click.group(context_settings=CONTEXT)
@click.version_option(version("newsledger"), prog_name="newsledger")
def main() -> None:
    """Turns news articles into a curated, checked dataset of the numbers they state.

    \b
    Examples:
      newsledger run                          raw_articles/ to output/
      newsledger run --raw news --out data    other folders
      newsledger extract article.txt          the claims of one file, on the screen
      newsledger explain article.txt          how it was read, and why
      newsledger serve --cron "0 6 * * *"     a run every morning at six
    """


main.add_command(explain)


@main.command(epilog=EXTRACT_EXIT_CODES, short_help="Print the claims of files.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True,
    help="A table to read, one JSON object a line, or the columns of claims.csv.",
)  # fmt: skip
def extract(files: tuple[str, ...], form: str) -> None:
    """Print the claims of files, without publishing anything.

    An article_id here is the file's name: article_ids and claim_ids are those that a run gives to a file at the top of
    its raw folder. A row of articles.csv beside the file counts, as in a run.

    \b
    Examples:
      newsledger extract article.txt
      newsledger extract news/*.txt --format jsonl > claims.jsonl
    """
    from flows.rejects import Rejected, printable
    from flows.single import extract_file

    rows, failed = [], False
    for file in files:
        try:
            rows += extract_file(file)
        except Rejected as rejected:
            click.echo(f"newsledger: {printable(file)}: {rejected}", err=True)
            failed = True
    if rows or not failed:  # no empty table beside an error
        print_rows(rows, form)
    sys.exit(FAILED if failed else 0)


def print_rows(rows: list, form: str) -> None:
    if form == "table":
        from flows.console import print_claims

        print_claims(rows)
    elif form == "jsonl":
        from flows.single import json_lines

        sys.stdout.buffer.write(json_lines(rows).encode())
    else:
        from flows.csvfiles import table_bytes

        sys.stdout.buffer.write(table_bytes("claims", rows))


@main.command(cls=SettingsCommand, epilog=EXIT_CODES, short_help="Read what is new, publish all tables.")
def run(**options) -> None:
    """Read what is new in the raw folder, and publish all tables at once.

    \b
    Examples:
      newsledger run
      newsledger run --direct --raw news --out data --workers 2
    """
    from flows.console import ConsoleReport, print_summary
    from flows.settings import make_settings

    with errors_told():
        settings = make_settings(**options)
        start_log(settings.verbose)
        if settings.direct:
            from flows.runs import run_batch

            summary = run_batch(settings, report=ConsoleReport())
        else:
            from flows.prefected import run_with_prefect

            summary = run_with_prefect(settings, ConsoleReport())
    print_summary(summary)
    sys.exit(summary.exit_code)


def start_log(verbose: bool) -> None:
    """Our own stages where asked for; of the libraries only what is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    log = logging.getLogger("newsledger")
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO if verbose else logging.WARNING)
    logging.getLogger("great_expectations").setLevel(logging.ERROR)


@main.command(cls=SettingsCommand, short_help="Run on a schedule.")
def serve(**options) -> None:
    """Run on a schedule, as a Prefect deployment, until it is stopped (Ctrl-C).

    It needs Prefect's server, which also shows the runs: start it with `prefect server start` in another terminal.

    \b
    Example:
      newsledger serve --cron "0 6 * * *" --raw news --out data
    """
    from flows.settings import make_settings

    with errors_told():
        settings = make_settings(**options)
        from flows.prefected import serve_flow

        serve_flow(settings)


class errors_told:
    """Ends the program with the error's message and exit code."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind, error, trace) -> bool:
        if isinstance(error, RunError):
            click.echo(f"newsledger: {error}", err=True)
            sys.exit(error.exit_code)
        if isinstance(error, KeyboardInterrupt):
            click.echo("newsledger: stopped. What was done so far is kept; run again to finish.", err=True)
            sys.exit(130)
        return False


if __name__ == "__main__":
    main()
