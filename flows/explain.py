"""`newsledger explain`: an article in the terminal, its claims as they were read, and why."""

from __future__ import annotations

import sys

import click

EXIT_CODES = """\b
Exit codes:
  0  explained
  1  the file could not be read, or the words of --why do not stand in it
  2  the command can't mean this"""


@click.command(epilog=EXIT_CODES, short_help="Show how an article was read, and why.")
@click.argument("file", metavar="FILE")
@click.option(
    "--why", metavar="NUMBER", help="Name the rules that made this number what it is, in order, or kept it out."
)
def explain(file: str, why: str | None) -> None:
    """Show an article with its claims marked, each with its reading and its checks.

    With --why, name the rules behind one number instead, and the files in which they stand. A number that is no claim is
    explained too.

    \b
    Examples:
      newsledger explain article.txt
      newsledger explain article.txt --why "23,500"
    """
    from flows.explaining import explain_file
    from flows.rejects import Rejected, printable

    try:
        found = explain_file(file, why)
    except Rejected as rejected:
        click.echo(f"newsledger: {printable(file)}: {rejected}", err=True)
        sys.exit(1)
    if not found:
        click.echo(
            f"newsledger: {printable(file)}: {why!r} does not stand in the article. {suggest_number(file, why)}",
            err=True,
        )
        sys.exit(1)


def suggest_number(file: str, why: str) -> str:
    """What to give instead of a number that is not there: the claim that looks most like it, where one does."""
    from difflib import get_close_matches

    from flows.single import extract_file

    quotes = {words: row["quote"] for row in extract_file(file) for words in (row["quote"], row["value_text"])}
    near = get_close_matches(why, quotes, n=1, cutoff=0.5)
    return f"Do you mean {quotes[near[0]]!r}?" if near else "Give the number as it is printed there."
