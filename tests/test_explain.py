"""`newsledger explain`: the article with its claims, and the rules behind a number."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from conftest import ROOT
from rich.console import Console

from extractors.claims.movement import RULES as MOVEMENTS
from extractors.examples import parse_example
from extractors.explaining.step import meaning_of
from extractors.explaining.why import explain_text, rule_named
from extractors.language import make_doc
from flows.cli import main
from flows.explaining import explain_file

CARS = ROOT / "raw_articles" / "000_bae4b555c2f5d7a3.txt"


def run(*arguments) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", *(str(argument) for argument in arguments)])
    return result.exit_code, result.output


def why(nlp, text: str, asked: str) -> list:
    return list(explain_text(nlp(text), asked))


def stages(explanation) -> dict[str, tuple[str, str]]:
    """Rule and words of each stage, the first where a stage speaks twice."""
    return {step.stage: (step.rule, step.words) for step in reversed(explanation.steps)}


def test_the_article_is_shown_with_its_claims_and_checks():
    code, output = run(CARS)
    assert code == 0
    assert "[3|nearly 23,500 pickups] were registered in Korea through November, [4|up 68%]" in output
    assert "allows    at most 23500" in output
    assert "period    2025-01-01 to 2025-11-30 (through November)" in output
    assert "implied growth: 23,500 / (1 + 68%) = 13,988 [12,552, 14,030)" in output
    assert "now [3], change [4]; tied by clause" in output
    assert "\x1b" not in output, "piped, there are no colours"


def test_the_text_between_the_marks_is_the_article():
    _, output = run(CARS)
    text = CARS.read_text(encoding="utf-8")
    assert text[-200:].strip() in output
    assert text[:300] in output


def test_colours_on_a_terminal():
    out = io.StringIO()
    assert explain_file(str(CARS), None, Console(file=out, force_terminal=True, color_system="standard", width=100))
    assert "\x1b[35m12%" not in out.getvalue() and "\x1b[35mup 12%" in out.getvalue(), (
        "a change is magenta, its quote whole"
    )
    assert "\x1b[1;36m537,000 pickups" in out.getvalue(), "a level that stood a test is bold"


def test_an_article_cannot_steer_the_terminal(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(
        "The firm sold 435 homes in May 2025. \x9b2J It is a quiet town by the sea.\n",
        encoding="utf-8",
    )
    code, output = run(file)
    assert code == 0
    assert "\x9b" not in output and "\ufffd2J" in output


def test_why_names_the_rules_in_order():
    code, output = run(CARS, "--why", "23,500")
    assert code == 0
    told = [line.split()[0] for line in output.splitlines() if line.startswith("  ") and line[2:3].isalpha()][1:]
    assert told[:5] == ["zone", "numeral", "unit", "counted", "bound"]
    assert "Bound 'nearly' · extractors/numbers/bounds.py · from 'nearly'" in output
    assert "Family 'month' · extractors/periods/dates.py · from 'November'" in output
    assert "23,500 / (1 + 68%) = 13,988" in output


def test_files_that_are_named_exist():
    for asked in ("23,500", "68%", "12,231", "sixth", "2024", "1500", "F-150", "2,000"):
        code, output = run(CARS, "--why", asked)
        assert code == 0, asked
        homes = [part for line in output.splitlines() for part in line.split(" · ") if part.startswith("extractors/")]
        assert homes and all((ROOT / home).is_file() for home in homes)


@pytest.mark.parametrize(
    "text, asked, expected",
    [
        ("It costs about $45 a barrel.", "45", {"unit": ("Unit 'USD'", "$"), "bound": ("Bound 'about'", "about")}),
        ("It burned 10 to 15 litres.", "10", {"range": ("join_ranges", "10 to 15"), "unit": ("Unit 'liter'", "litres")}),
        ("It plans to cut 30 jobs.", "30", {"status": ("verb_status", "plans")}),
        ("Exports rose 3% in May 2025.", "3%", {"period": ("Family 'month'", "May 2025"), "movement": ("verb before", "")}),
        ("Sales of Ram and Kia rose 3% and 4%, respectively.", "4", {"subject": ("distribute", "respectively")}),
        ("BYD sold 3,500 pickups and Radar over 2,000.", "2,000", {"counted": ("lend", "3,500 pickups")}),
        ("Turnout was two thirds.", "two thirds", {"unit": ("complete", "two thirds")}),
    ],
)  # fmt: skip
def test_the_rule_and_its_words(nlp, text, asked, expected):
    (explanation,) = why(nlp, text, asked)
    assert explanation.outcome == "claim"
    found = stages(explanation)
    assert {stage: found.get(stage) for stage in expected} == expected


@pytest.mark.parametrize(
    "text, asked, outcome, rule",
    [
        ("Leeds won 3-2 at home.", "3", "no claim: score", "is_score"),
        ("BYD will sell the Shark 6 there.", "6", "no claim: name", "is_named"),
        ("Section 427 bars it.", "427", "no claim: name", "is_labelled"),
        ("Sales rose in May 2025.", "2025", "no claim: it says when", "Family 'month'"),
        ("It is one of the oldest mills.", "one", "no claim: idiom", "is_pronoun"),
        ("It was the 22nd amendment.", "22nd", "no claim: ordinal", "mark_ordinal"),
        ("It signed a three-year deal there.", "three", "left open: neither asked for nor wrong", "weigh_durations"),
        ("Dozens of people came there.", "dozens", "left open: neither asked for nor wrong", "is_vague"),
        ("It builds the F-150 there.", "150", "no claim: no numeral", "scan"),
        ("Sales rose 3%.\nIt fell.\nIt is so.\nIt was.\nPage 2 of 3\n", "2", "no claim: navigation", "Furniture 'navigation'"),
    ],
)  # fmt: skip
def test_a_number_that_is_no_claim_says_which_rule_kept_it_out(nlp, text, asked, outcome, rule):
    (explanation,) = why(nlp, text, asked)
    assert (explanation.outcome, explanation.steps[-1].rule) == (outcome, rule)
    assert explanation.claim_id == ""


def test_each_place_is_told_once(nlp):
    found = why(nlp, "It sold 40 cars, 400 vans and 40 boats.", "40")
    assert [explanation.start for explanation in found] == [8, 30]


@pytest.mark.parametrize("rule", MOVEMENTS, ids=lambda rule: rule.name)
def test_a_rule_of_movement_is_named_for_its_own_examples(nlp, rule):
    told = set()
    for example in map(parse_example, rule.examples):
        doc = nlp(make_doc(nlp, example.article))
        for claim in doc._.claims:
            told |= {stages(explanation)["movement"][0] for explanation in explain_text(doc, claim.value_text)}
    assert rule.name in told


def test_every_rule_that_sets_a_number_aside_can_be_named():
    """What is written into `aside` is a function's name, and its docstring says what it does."""
    names = set()
    for path in (ROOT / "extractors" / "numbers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names |= set(aside_names(node))
    assert len(names) > 10
    assert [name for name in sorted(names) if not meaning_of(rule_named(name))] == []


def aside_names(node: ast.AST):
    """String constants that go into `aside`: by assignment, or as the second argument of `exclude`."""
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "exclude" and len(node.args) == 2:
        yield from (argument.value for argument in node.args[1:] if isinstance(argument, ast.Constant))
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
        for target, value in zip(node.targets[0].elts, node.value.elts, strict=True):
            if getattr(target, "attr", "") == "aside" and isinstance(value, ast.Constant):
                yield value.value


def test_words_that_do_not_stand_there():
    code, output = run(CARS, "--why", "99,999")
    assert code == 1
    assert "'99,999' does not stand in the article" in output


def test_a_number_written_otherwise_is_told_how_it_is_printed():
    code, output = run(CARS, "--why", "23500")
    assert code == 1
    assert "'23500' does not stand in the article. Do you mean 'nearly 23,500 pickups'?" in output


def test_a_file_that_cannot_be_read(tmp_path):
    code, output = run(tmp_path / "nothing.txt")
    assert code == 1
    assert "nothing.txt" in output


def test_explaining_loads_neither_prefect_nor_great_expectations():
    script = (
        "import sys; from flows.cli import main\n"
        f"main(['explain', {str(CARS)!r}, '--why', '68%'], standalone_mode=False)\n"
        "print(sorted({'prefect', 'great_expectations', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.stdout.endswith("[]\n"), done.stderr


def test_the_docs_show_what_is_printed():
    """Both blocks of docs/report.md, line for line."""
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    reading, why_not = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    assert reading in run(CARS)[1]
    command, _, shown = why_not.partition("\n")
    assert command.endswith('explain raw_articles/000_bae4b555c2f5d7a3.txt --why "Shark 6"')
    assert shown.strip() == run(CARS, "--why", "Shark 6")[1].strip()
