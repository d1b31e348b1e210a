"""What README.md and docs/ tell people to type works as it stands there, and what they point to is there.

A command that a page shows is run, or stands in NOT_RUN with the reason and with the test that covers what it does.
"""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import duckdb
import pytest
from batch import leave_out_validation
from click import Context
from click.testing import CliRunner
from conftest import ROOT
from shown_commands import ASSIGNMENT, PAGES, Block, Shown, shown_blocks

from flows.cli import main

NOT_OURS = "its file is no part of this repository"
SERVER = "needs Prefect's server, which takes its time"
CLUSTER = "needs a cluster"
INSTALLS = "installs from a package index"
MEASURES = "measures for minutes, and takes other arguments than these for wrong"

SCHEDULE = "test_prefect_server.py::test_a_schedule_and_a_deployment_on_one_machine"
WATCHES = "test_watch.py::test_runs_when_files_arrive_and_ends_when_told"
DASK = "test_dask.py::test_a_cluster_publishes_what_one_process_publishes"
EXTRAS = "test_docs.py::test_extras_that_are_named_exist"
ARGUMENTS = "test_docs.py::test_measures_take_the_arguments_that_are_shown"

NOT_RUN = {
    "make run": ("makes an environment, and runs in this folder", "test_cli.py::test_make_run_takes_new_rejects_for_success"),
    "make test": ("runs this test", ""),
    ".venv/bin/pytest tests/test_examples.py -k changes": ("runs with all tests", "test_examples.py::test_example"),
    ".venv/bin/newsledger watch": ("runs until it is told to end", WATCHES),
    "newsledger watch --direct": ("runs until it is told to end", WATCHES),
    "newsledger watch --direct --raw raw_articles --out output": ("runs until it is told to end", WATCHES),
    "ExecStart=/srv/news/.venv/bin/newsledger watch --direct --json": ("is of systemd", WATCHES),
    "newsledger run --direct --json | jq .claims": ("jq may not be there", "test_cli.py::test_run_logs_and_sums_up_in_json"),
    'eval "$(_NEWSLEDGER_COMPLETE=bash_source newsledger)"': ("is of the shell", "test_cli.py::test_shells_complete"),
    "newsledger run --raw s3://bucket/news --out data": ("needs a store", "test_remote.py::test_a_run_from_s3"),
    '.venv/bin/newsledger serve --cron "0 6 * * *"': (SERVER, SCHEDULE),
    'newsledger serve --cron "0 6 * * *"': (SERVER, SCHEDULE),
    'newsledger serve --cron "0 6 * * *" --raw raw_articles --out output': (SERVER, SCHEDULE),
    "export PREFECT_HOME=$PWD/.prefect DO_NOT_TRACK=1 PREFECT_SERVER_ANALYTICS_ENABLED=false": (SERVER, SCHEDULE),
    "prefect server start": (SERVER, SCHEDULE),
    "export PREFECT_API_URL=http://127.0.0.1:4200/api NEWSLEDGER_HOME=$PWD": (SERVER, SCHEDULE),
    "prefect work-pool create newsledger --type process": (SERVER, SCHEDULE),
    "prefect --no-prompt deploy --all": (SERVER, SCHEDULE),
    "prefect worker start --pool newsledger": (SERVER, SCHEDULE),
    "prefect deployment run newsledger/nightly --watch": (SERVER, SCHEDULE),
    "dask scheduler": (CLUSTER, DASK),
    "dask worker tcp://HOST:8786 --nthreads 1 --nworkers 4": (CLUSTER, DASK),
    "newsledger run --runner dask --scheduler tcp://HOST:8786": (CLUSTER, DASK),
    "pip install 'newsledger[remote]'": (INSTALLS, EXTRAS),
    "pip install 'newsledger[dask]'": (INSTALLS, EXTRAS),
    ".venv/bin/python -m benchmarks.speed $DATA/articles": (MEASURES, ARGUMENTS),
    ".venv/bin/python -m benchmarks.speed $DATA/articles --limit 60 --rounds 3": (MEASURES, ARGUMENTS),
    ".venv/bin/python -m benchmarks.speed path/to/articles --rounds 5": (MEASURES, ARGUMENTS),
    "python -m benchmarks.scale ARTICLES WORK --articles 10000": (MEASURES, ARGUMENTS),
    "python -m benchmarks.workers $DATA/articles --articles 1200": (MEASURES, ARGUMENTS),
    "python3 $DATA/bench/score_newsquant.py $DATA/newsquant/newsquant_dev.json out.json": (NOT_OURS, ""),
    "python3 $DATA/bench/score_timex.py $DATA/timex/meantime_dev out.json": (NOT_OURS, ""),
    "python3 $DATA/bench/score_claims.py $DATA/gold/claims_dev.jsonl scored/claims.csv,scored/quarantine.csv": (NOT_OURS, ""),
    "python3 $DATA/bench/score_checks.py $DATA/gold/consistency_dev_checks.jsonl "
    "checked/claims.csv,checked/quarantine.csv checked/checks.csv": (NOT_OURS, ""),
}  # fmt: skip
"""Commands that are shown and not run here: why not, and the test that covers what they do."""

OF_OTHERS = ("--nthreads", "--nworkers", "--version")
"""Options that are shown alone, and belong to `dask worker` and to `newsledger` itself."""

BLOCKS = shown_blocks()
SHOWN = {shown.command for block in BLOCKS for shown in block.commands}
RUN = [block for block in BLOCKS if any(shown.command not in NOT_RUN for shown in block.commands)]
ANCHOR_MARKS = re.compile(r"[^\w\- ]")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """A checkout after its first run, with what the pages call by other names."""
    folder = tmp_path_factory.mktemp("checkout")
    for raw in ("raw_articles", "news", "data_of_scorers/articles", "data_of_scorers/gold/consistency_dev"):
        shutil.copytree(ROOT / "raw_articles", folder / raw)
    (folder / "data_of_scorers" / "newsquant").mkdir()
    sentence = {"text": "Sales rose 4% to 1,200 cars."}
    (folder / "data_of_scorers" / "newsquant" / "newsquant_dev.json").write_text(json.dumps([sentence]))
    (folder / "texts.json").write_text(json.dumps({"one": {"dct": "2025-12-18", **sentence}}))
    with pytest.MonkeyPatch.context() as monkeypatch:
        leave_out_validation(monkeypatch)
        type_in(folder, monkeypatch, Shown("newsledger run --direct --parquet"))
        type_in(folder, monkeypatch, Shown("newsledger run --direct --parts month --out parts"))
    shutil.copytree(folder / "parts" / "claims", folder / "output" / "claims")
    return folder


@pytest.mark.parametrize("block", RUN, ids=lambda block: block.place)
def test_commands_run_as_they_stand(block: Block, published, tmp_path, monkeypatch):
    leave_out_validation(monkeypatch)
    folder = shutil.copytree(published, tmp_path / "here")
    for shown in block.commands:
        if shown.command not in NOT_RUN:
            type_in(folder, monkeypatch, shown)


def type_in(folder: Path, monkeypatch, shown: Shown) -> None:
    """A command in a folder, without Prefect's server (tests/test_flows_prefect.py) and without waiting for files to settle."""
    environment = {"NEWSLEDGER_DIRECT": "1", "NEWSLEDGER_SETTLE_SECONDS": "0", "DATA": "data_of_scorers"}
    line = shown.command
    with monkeypatch.context() as patch:
        patch.chdir(folder)
        while assigned := ASSIGNMENT.match(line):
            name, _, value = assigned[0].strip().partition("=")
            environment[name], line = value, line[assigned.end() :]
        for name, value in environment.items():
            patch.setenv(name, value)
        program, *words = shlex.split(os.path.expandvars(line))
        code, said = start(Path(program).name, words, line)
    if shown.error:
        assert (code, shown.error.replace("/srv/news", str(folder)) in said) == (2, True), f"{shown.command}\n{said}"
    else:
        assert code == 0, f"{shown.command}\n{said}"


def start(program: str, words: list[str], line: str) -> tuple[int, str]:
    """The exit code of a command and what it said. Those that are Python run in this process, where all is loaded."""
    if program == "newsledger":
        done = CliRunner().invoke(main, words)
        return done.exit_code, f"{done.output}{done.exception or ''}"
    if program in ("duckdb", "sqlite3"):  # the libraries, since the programs may not be there
        sql = words[-1]
        answer = (
            duckdb.sql(sql).fetchall() if program == "duckdb" else sqlite3.connect(words[0]).execute(sql).fetchall()
        )
        return (0 if answer else 1), str(answer)
    command = [sys.executable, *words] if program in ("python", "python3") else ["sh", "-c", line]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    return done.returncode, done.stdout + done.stderr


def test_what_is_not_run_is_shown_and_covered():
    assert sorted(set(NOT_RUN) - SHOWN) == [], "no page shows these any more: take them out"
    for command, (_, test) in NOT_RUN.items():
        if test:
            file, _, name = test.partition("::")
            assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), f"{command}: no {test}"


@pytest.mark.parametrize("command", [command for command, (why, _) in NOT_RUN.items() if why == MEASURES])
def test_measures_take_the_arguments_that_are_shown(command, monkeypatch, capsys):
    """argparse complains of the one word that is too much only where it understood all the others."""
    words = shlex.split(command)
    monkeypatch.setattr(sys, "argv", [*words[2:], "--too-much"])
    with pytest.raises(SystemExit):
        runpy.run_module(words[2], run_name="__main__")
    assert "error: unrecognized arguments: --too-much" in capsys.readouterr().err


def test_extras_that_are_named_exist():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = {name for page in PAGES for name in re.findall(r"newsledger\[(\w+)\]", page.read_text(encoding="utf-8"))}
    assert named and named <= set(extras)


def test_options_that_are_named_exist():
    """In running text too: `--parts month` is an option of a command of ours, wherever no other program stands before it."""
    ours = set(OF_OTHERS)
    for command in main.commands.values():
        for option in command.get_params(Context(command)):
            ours |= {*option.opts, *option.secondary_opts}
    for page in PAGES:
        for code in re.findall(r"`(--[a-z][^`]*|newsledger [^`]*)`", FENCED.sub("", page.read_text(encoding="utf-8"))):
            for option in re.findall(r"(?<![\w-])--[a-z][\w-]*", code):
                assert option in ours, f"{page.name}: `{code}`: no command has {option}"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if not link.startswith(("http://", "https://", "mailto:")):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.exists() and target.is_relative_to(ROOT), f"{page.name}: {link}"
            assert not anchor or anchor in anchors_of(target), f"{page.name}: {link}"


def anchors_of(page: Path) -> set[str]:
    """The anchors that forges make of headings."""
    headings = re.findall(r"^#+ +(.+)$", FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {ANCHOR_MARKS.sub("", heading.lower()).replace(" ", "-") for heading in headings}
