"""The command line. Commands import what they need when they run, so that each starts as fast as it can."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from flows.errors import FAILED, RunError
from flows.explain import explain
from flows.logs import is_json, start_log
from flows.options import SettingsCommand
from flows.reporting import log

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.summary import Summary

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

EXIT_CODES = """\b
Exit codes:
  0  published, or nothing was new
  3  published, and some files were newly rejected, or decisions newly not applied (rejects.csv, decisions.csv say why)
  1  failed; the last publication stays
  2  the command can't mean this
  4  another run is at work"""

WATCH_EXIT_CODES = """\b
Exit codes:
  0  stopped by Ctrl-C or SIGTERM
  2  the command can't mean this"""

DOCTOR_EXIT_CODES = """\b
Exit codes:
  0  all is well, or only worth a look
  1  something would make a run fail
  2  the command can't mean this"""

REVIEW_EXIT_CODES = """\b
Exit codes:
  0  the session ended; what was decided is written
  1  decisions.yml can't be read or written
  2  the command can't mean this"""

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
      newsledger watch                        a run whenever articles arrive
      newsledger review                       decide on claims that were held back
      newsledger doctor                       whether all is as it should be
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
    from flows.console import tell_summary
    from flows.settings import make_settings

    with errors_told():
        settings = make_settings(**options)
        start_log(settings.verbose, settings.quiet, settings.json_logs)
        summary = run_once(settings)
    tell_summary(summary, settings)
    sys.exit(summary.exit_code)


def run_once(settings: Settings) -> Summary:
    """A run with its progress on the terminal, by Prefect or without it."""
    from flows.console import make_report

    if settings.direct:
        from flows.runs import run_batch

        return run_batch(settings, report=make_report(settings))
    from flows.prefected import run_with_prefect

    return run_with_prefect(settings, make_report(settings))


@main.command(cls=SettingsCommand, epilog=WATCH_EXIT_CODES, short_help="Run when files arrive.")
def watch(**options) -> None:
    """Run once, then whenever articles are added, changed or removed, until it is stopped (Ctrl-C, SIGTERM).

    A run starts when nothing was written for --settle-seconds; they come one after the other. A run that fails is told of, and
    the next change starts another.

    \b
    Examples:
      newsledger watch --direct
      newsledger watch --direct --raw news --out data --quiet
    """
    from flows.console import tell_summary
    from flows.settings import make_settings
    from flows.watch import watch_folder

    with errors_told(stopped=0):
        settings = make_settings(**options)
        start_log(settings.verbose, settings.quiet, settings.json_logs)
        watch_folder(settings, lambda: tell_summary(run_once(settings), settings), tell_error)


@main.command(cls=SettingsCommand, epilog=DOCTOR_EXIT_CODES, short_help="Check that a run can work.")
def doctor(**options) -> None:
    """Check settings, packages, folders, ledger, lock, disk, and Prefect's server and schedules: a line each, with what to do.

    It changes nothing.

    \b
    Examples:
      newsledger doctor
      newsledger doctor --raw news --out data
    """
    from flows.doctor import examine, print_findings
    from flows.settings import resolve

    with errors_told():
        findings = examine(resolve(**options))
    print_findings(findings)
    sys.exit(FAILED if any(finding.is_fault for finding in findings) else 0)


@main.command(cls=SettingsCommand, epilog=REVIEW_EXIT_CODES, short_help="Decide on claims, one by one.")
@click.option("--article", metavar="ID", help="All claims of this article, not those in quarantine.")
@click.option("--untrusted", is_flag=True, help="Also claims that another article contradicts.")
@click.option("--author", metavar="NAME", help="Who decides; git's user.name, or the login, unless given.")
def review(article: str | None, untrusted: bool, author: str | None, **options) -> None:
    """Walk through claims in quarantine, and write what you decide into decisions.yml, which each run applies.

    Of each claim it shows the sentence, the reading and the arithmetic of the checks that it fails; accept, release, reject or
    correct it, or skip it. What is decided is written at once.

    \b
    Examples:
      newsledger review
      newsledger review --article news/monday.txt --author "Ada Lovelace"
    """
    from flows.curation.reviewing import author_of, load_shelf
    from flows.curation.reviewing import review as walk
    from flows.settings import resolve

    with errors_told():
        settings = resolve(**options)
        shelf = load_shelf(settings, article, untrusted)
        if not shelf.claims:
            click.echo("There is no claim to decide on.")
            return
        from rich.console import Console

        count = walk(settings, shelf, author_of(author), Console(highlight=False), ask_for)
    said = "1 decision" if count == 1 else f"{count:,} decisions"
    click.echo(f"{said} written. `newsledger run` applies what stands in {settings.curation}.")


def ask_for(question: str) -> str:
    """An answer from the terminal; an empty one too. Raises click.Abort at the end of the input, and at Ctrl-C."""
    return click.prompt(question, default="", show_default=False, prompt_suffix=" ")


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


@contextmanager
def errors_told(stopped: int = 130) -> Iterator[None]:
    """Ends the program with the error's message and exit code."""
    try:
        yield
    except RunError as error:
        tell_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        tell("stopped. What was done so far is kept; run again to finish.")
        sys.exit(stopped)


def tell_error(error: BaseException) -> None:
    tell(str(error), exit_code=getattr(error, "exit_code", FAILED))


def tell(message: str, **about: int) -> None:
    """A message on standard error, in the form of the log."""
    if is_json():
        log.error(message, extra=about)
    else:
        click.echo(f"newsledger: {message}", err=True)


if __name__ == "__main__":
    main()
