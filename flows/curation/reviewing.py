"""`newsledger review`: published claims in the terminal, one after the other, and what a person decides on each.

A decision is written as soon as it is made, so that whatever ends the session leaves what was decided before.
"""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from extractors.schema import Claim
from flows.configuration import suggest
from flows.curation.applying import Refused, correct, value_of
from flows.curation.decisions import EXPECTABLE, FIELDS, FILE, SETTABLE, Decision, complain, read_decisions
from flows.curation.writing import append_decision
from flows.errors import UsageError
from flows.outputs import PACKAGE
from flows.read import load_texts
from flows.rejects import UNSEEN
from flows.rows import Row
from flows.settings import Settings
from flows.takein import rows_of
from reports import words

Ask = Callable[[str], str]

CHOICES = {"a": "accept", "l": "release", "r": "reject", "c": "correct", "s": "skip", "q": "quit"}
GUARD = ("quote", "sentence", "value", "unit")
"""What a decision made here expects of its claim."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is published, as far as a review looks at it."""

    claims: list[Row]
    """Those to be decided on, in the order of the text."""
    checks: Mapping[str, list[tuple[Row, str]]]
    """For each claim the checks that it fails, each with its members in words."""
    articles: Mapping[str, Row]


def load_shelf(settings: Settings, article: str | None, untrusted: bool) -> Shelf:
    """The claims in quarantine; all of an article; or also those that another article contradicts. Decided ones are left out."""
    out = settings.out
    if not (out / PACKAGE).exists():
        raise UsageError(
            f"Nothing is published in {out} to review. Start `newsledger run` first, or name another folder with --out."
        )
    if settings.curation is None:
        raise UsageError(f"Nobody said where decisions on {settings.raw} go. Name a folder with --curation.")
    articles = {row["article_id"]: row for row in rows_of(out, "articles")}
    if article is not None and article not in articles:
        raise UsageError(f"There is no article {article!r} in {out}. {suggest(article, articles)}")
    decided = {decision.claim_id for decision in read_decisions(settings.curation / FILE)}
    held, clean = list(rows_of(out, "quarantine")), list(rows_of(out, "claims"))
    if article is not None:
        found = [row for row in held + clean if row["article_id"] == article]
    else:
        found = held + [row for row in clean if untrusted and row["conflicts"]]
    found = [row for row in found if row["claim_id"] not in decided and row["char_start"].isdecimal()]
    found.sort(key=lambda row: (row["article_id"], int(row["char_start"])))
    return Shelf(found, failing_checks(out, {row["claim_id"]: row for row in held + clean}), articles)


def failing_checks(out: Path, claims: Mapping[str, Row]) -> dict[str, list[tuple[Row, str]]]:
    """The inconsistent checks that each claim stands in, within its article or across."""
    failing = {row["check_id"]: row for row in rows_of(out, "checks") if row["verdict"] == "inconsistent"}
    members: dict[str, list[Row]] = {}
    for row in rows_of(out, "check_members"):
        if row["check_id"] in failing:
            members.setdefault(row["check_id"], []).append(row)
    found: dict[str, list[tuple[Row, str]]] = {}
    for check_id, check in failing.items():
        ordered = sorted(members.get(check_id, ()), key=lambda row: int(row["position"]))
        told = ", ".join(
            f"{row['role']} {' '.join(claims[row['claim_id']]['quote'].split())}"
            for row in ordered
            if row["claim_id"] in claims
        )
        for claim_id in dict.fromkeys(row["claim_id"] for row in ordered):
            found.setdefault(claim_id, []).append((check, told))
    return found


def review(settings: Settings, shelf: Shelf, author: str, console: Console, ask: Ask) -> int:
    """Ask of each claim, and write what is decided; the number of decisions. It ends with the input, or where one quits."""
    count = 0
    for number, row in enumerate(shelf.claims, 1):
        console.print(show(row, shelf, f"{number} of {len(shelf.claims)}"))
        try:
            decision = decide(settings, shelf, row, author, console, ask)
        except (click.Abort, EOFError, KeyboardInterrupt):
            decision = "quit"
        if decision == "quit":
            break
        if isinstance(decision, Decision):
            append_decision(settings.curation / FILE, decision)
            count += 1
    return count


def decide(settings: Settings, shelf: Shelf, row: Row, author: str, console: Console, ask: Ask) -> Decision | str:
    """What is decided on a claim, or `skip` or `quit`."""
    choice = choose(row, console, ask)
    if choice in ("skip", "quit"):
        return choice
    decision = Decision(row["claim_id"], choice, "", author, date.today(), expected_of(row))
    if choice == "correct":
        decision = replace(decision, corrections=ask_corrections(settings, shelf, row, console, ask))
        if not decision.corrections:
            return "skip"
    while not (reason := " ".join(ask("Why?").split())):
        console.print("A decision wants a reason.", style="dim")
    return replace(decision, reason=reason)


def choose(row: Row, console: Console, ask: Ask) -> str:
    """One of the choices that make sense for a claim: only what a check holds can be released."""
    choices = {key: word for key, word in CHOICES.items() if word != "release" or row.get("reason") == "inconsistent"}
    question = ", ".join(f"{key} {word}" for key, word in choices.items()) + "?"
    while True:
        answer = ask(question).strip().lower()
        if word := choices.get(answer) or next((word for word in choices.values() if word == answer), ""):
            return word
        console.print(f"{answer!r} is none of {', '.join(choices)}.", style="dim", markup=False)


def expected_of(row: Row) -> dict[str, str]:
    """The guard: what the claim says now."""
    return {name: row[name] for name in GUARD if row[name]}


def ask_corrections(settings: Settings, shelf: Shelf, row: Row, console: Console, ask: Ask) -> dict[str, str]:
    """Fields to replace, until they are borne out by the article; none where nothing is to be replaced after all."""
    text = text_of(settings, shelf.articles[row["article_id"]])
    console.print(f"Fields: {', '.join(SETTABLE)}", style="dim")
    while True:
        corrections = dict(iterate_answers(console, ask))
        if not corrections:
            return {}
        try:
            correct(claim_of(row), corrections, text)
        except Refused as refused:
            console.print(f"{refused} Try again, or go on with an empty line.", markup=False)
        else:
            return corrections


def iterate_answers(console: Console, ask: Ask) -> Iterator[tuple[str, str]]:
    """Fields and values as they are typed; an empty line ends them."""
    while answer := ask("field=value (an empty line ends)").strip():
        name, sign, value = (part.strip() for part in answer.partition("="))
        if not sign or name not in SETTABLE:
            console.print(suggest(name, SETTABLE) if sign else "Write it as unit=percent.", markup=False)
        elif complaint := complain(FIELDS[name], value):
            console.print(f"{name} is {value!r}, and {complaint}", markup=False)
        else:
            yield name, value


def text_of(settings: Settings, article: Row) -> str:
    """The text that the claims of an article were extracted from. UsageError where the file is another one by now."""
    texts = load_texts(settings.raw, article["file"], article["sha256"], settings.max_bytes)
    if article["article_id"] not in texts:
        raise UsageError(
            f"{settings.raw / article['file']} is not what was published. Start `newsledger run`, then review again."
        )
    return texts[article["article_id"]]


def claim_of(row: Row) -> Claim:
    """A published claim as a record, without its ties to others."""
    named = {name: value_of(name, row[name]) for name in EXPECTABLE}
    place = {name: int(row[name]) for name in ("char_start", "char_end")}
    return Claim(claim_id=row["claim_id"], article_id=row["article_id"], **named, **place)


def show(row: Row, shelf: Shelf, counted: str) -> Text:
    """A claim with its sentence, its reading, and the arithmetic of the checks that it fails."""
    title = shelf.articles[row["article_id"]]["title"] or row["article_id"]
    sentence, quote = safe(row["sentence"]), safe(row["quote"])
    start = sentence.find(quote)
    shown = Text(sentence)
    if start >= 0:
        shown.stylize("bold reverse", start, start + len(quote))
    block = Text.assemble(("\n" + counted, "bold"), (f"  {safe(title)}  {row['claim_id']}\n\n", "dim"), shown, "\n\n")
    for label, said in reading_of(row):
        block.append(f"  {label:<10}", "dim").append(f"{safe(said)}\n")
    for check, members in shelf.checks.get(row["claim_id"], ()):
        where = "" if check["article_id"] else " across articles"
        block.append("  fails     ", "dim").append(f"{check['rule']}{where}: {safe(check['arithmetic'])}\n", "red")
        block.append(f"            {safe(members)}\n", "dim")
    return block


def reading_of(row: Row) -> Iterator[tuple[str, str]]:
    """What the program makes of a claim, a label and words a line; what is empty is left out."""
    lines = {
        "says": ", ".join(filter(None, (row["kind"], row["direction"], row["status"]))),
        "value": words.value(row),
        "allows": words.interval(row),
        "of": words.about(row),
        "period": words.period(row["period_start"], row["period_end"]),
        "against": words.period(row["base_period_start"], row["base_period_end"]),
        "place": row["place"],
        "source": row["source"],
        "held": row.get("reason", ""),
    }
    return ((label, said) for label, said in lines.items() if said)


def safe(text: str) -> str:
    """One line without what could steer the terminal.

    >>> safe("up\\n7%" + chr(27) + "[2J")
    'up 7%\ufffd[2J'
    """
    return UNSEEN.sub("\ufffd", " ".join(text.split()))


def author_of(named: str | None) -> str:
    """Who decides: as named, else as git knows them, else as the system does."""
    if named and named.strip():
        return named.strip()
    try:
        found = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        found = ""
    return found or getpass.getuser()
