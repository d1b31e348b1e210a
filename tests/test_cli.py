"""The command line as people meet it: what it prints, its exit codes, and how little it loads."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time

import pytest
from batch import CARS, JOBS, SLIP, Batch, leave_out_validation
from click.testing import CliRunner
from conftest import ROOT
from filelock import FileLock

from extractors.schema import TABLES
from flows.cli import main

ARTICLE = ROOT / "raw_articles" / "002_f4d8a9d693022f85.txt"


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    monkeypatch.setenv("NEWSLEDGER_SETTLE_SECONDS", "0")
    return Batch(tmp_path, cars=CARS, jobs=JOBS)


def invoke(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def run_direct(batch: Batch, *more: object):
    return invoke("run", "--direct", "--raw", batch.raw, "--out", batch.out, *more)


# extract


def test_extract_prints_claims_as_json_lines():
    done = invoke("extract", ARTICLE, "--format", "jsonl")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert claims
    text = ARTICLE.read_text(encoding="utf-8")
    for claim in claims:
        assert tuple(claim) == TABLES["claims"].columns
        assert claim["file"] == str(ARTICLE)
        assert text[claim["char_start"] : claim["char_end"]] == claim["quote"]
    target = next(claim for claim in claims if claim["quote"] == "90,000 units")
    assert (target["value"], target["unit"], target["per"] or "", target["published"]) == (
        90000,
        "count",
        target["per"] or "",
        None,
    )


def test_extract_prints_the_columns_of_claims_csv():
    done = invoke("extract", ARTICLE, ARTICLE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert tuple(rows[0]) == TABLES["claims"].columns
    assert len(rows) == 2 * len({row["claim_id"] for row in rows})


def test_extract_prints_a_table_to_read():
    done = invoke("extract", ARTICLE)
    assert "90,000 units" in done.stdout
    assert "Kia" in done.stdout


def test_extract_says_what_it_can_not_read_and_goes_on(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    done = invoke("extract", tmp_path / "bad.txt", tmp_path / "missing.txt", ARTICLE, "--format", "jsonl")
    assert done.exit_code == 1
    assert "bad.txt: the file is empty. Put the article's text in it" in done.stderr
    assert "missing.txt: it can't be opened (No such file or directory)" in done.stderr
    assert "90,000 units" in done.stdout


def test_extract_gives_plain_words_for_names_that_are_no_files(tmp_path):
    odd = os.fsencode(tmp_path) + b"/bad\xff.txt"
    with open(odd, "w") as file:
        file.write(CARS)
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "extract", odd, tmp_path, "-"],
        capture_output=True, text=True, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "bad\\xff.txt: the bytes of its name are not text. Rename it." in done.stderr
    assert f"{tmp_path}: it is a folder. Name its files" in done.stderr
    assert "-: the standard input is not read." in done.stderr
    assert "Traceback" not in done.stderr


def test_extract_gives_the_ids_of_a_run(batch):
    run_direct(batch)
    done = invoke("extract", *sorted(batch.raw.glob("*.txt")), "--format", "jsonl")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    published = {(row["article_id"], row["claim_id"]) for row in batch.rows("claims") + batch.rows("quarantine")}
    assert {(claim["article_id"], claim["claim_id"]) for claim in claims} == published


def test_help_lists_exit_codes():
    for command in ("run", "extract"):
        assert "Exit codes:" in invoke(command, "--help").stdout


def test_extract_loads_neither_prefect_nor_great_expectations_nor_pandas():
    script = (
        "import sys; from flows.cli import main\n"
        f"main(['extract', {str(ARTICLE)!r}, '--format', 'jsonl'], standalone_mode=False)"
    )
    guard = (
        "import atexit, sys; atexit.register(lambda: print(sorted({'prefect', 'great_expectations', 'pandas', 'sqlalchemy',"
        " 'py3langid'} & set(sys.modules)), file=sys.stderr))\n"
    )
    done = subprocess.run([sys.executable, "-c", guard + script], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.stderr.strip() == "[]"
    assert "90,000 units" in done.stdout


def test_help_and_version_load_nothing_heavy():
    script = "import sys\nfrom flows.cli import main\ntry: main(['--help'])\nfinally: print({'spacy', 'prefect', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert "set()" in done.stdout
    assert invoke("--version").stdout.startswith("newsledger, version ")
    for command in main.commands:
        assert "Example" in invoke(command, "--help").stdout, command


# run


def test_run_publishes_and_sums_up(batch):
    done = run_direct(batch)
    assert done.exit_code == 0, done.output
    for words in ("articles", "claims", "quarantined", "checks", str(batch.out)):
        assert words in done.stdout
    again = run_direct(batch)
    assert (again.exit_code, "untouched" in again.stdout) == (0, True)


def test_run_names_new_rejects_and_exits_with_three_once(batch):
    batch.write("bad.txt", b"")
    done = run_direct(batch)
    assert (done.exit_code, "bad.txt: the file is empty." in done.stdout) == (3, True)
    assert run_direct(batch).exit_code == 0


def test_run_exits_with_four_while_another_runs(batch):
    with FileLock(batch.settings().lock):
        done = run_direct(batch)
        assert done.exit_code == 4
        assert "Another run is publishing to" in done.stderr
        assert invoke("run", "--raw", batch.raw, "--out", batch.out).exit_code == 4  # before Prefect is started


def test_run_exits_with_two_where_the_folders_can_not_be_meant(batch):
    done = invoke("run", "--direct", "--raw", batch.folder / "missing", "--out", batch.out)
    assert (done.exit_code, "There is no folder" in done.stderr) == (2, True)
    file = batch.folder / "article.txt"
    file.write_text("Sales rose 5%.", encoding="utf-8")
    done = invoke("run", "--direct", "--raw", file, "--out", batch.out)
    assert (done.exit_code, f"newsledger extract {file}" in done.stderr) == (2, True)
    assert run_direct(batch, "--workers", "0").exit_code == 2
    assert "'two' is not a valid whole number." in run_direct(batch, "--workers", "two").stderr
    assert invoke("run", "--nonsense").exit_code == 2


def test_run_exits_with_one_where_it_fails_and_says_what_to_do(batch):
    run_direct(batch)
    for path in batch.raw.iterdir():
        path.unlink()
    done = run_direct(batch)
    assert (done.exit_code, "--allow-removals" in done.stderr) == (1, True)
    assert run_direct(batch, "--allow-removals").exit_code == 0


def test_run_with_a_ledger_elsewhere(batch):
    assert run_direct(batch, "--ledger", batch.folder / "state.sqlite3").exit_code == 0
    assert (batch.folder / "state.sqlite3").exists()
    assert not (batch.folder / "out.ledger.sqlite3").exists()


def test_two_real_runs_at_once_publish_once(tmp_path):
    batch = Batch(tmp_path, cars=CARS, jobs=JOBS, slip=SLIP)
    script = (
        "import sys; from batch import VALIDATION_LEFT_OUT, put_stand_ins; put_stand_ins(VALIDATION_LEFT_OUT)\n"
        "from flows.cli import main; main(['run', '--direct', '--raw', sys.argv[1], '--out', sys.argv[2]])"
    )
    command = [sys.executable, "-c", script, batch.raw, batch.out]
    environment = os.environ | {"NEWSLEDGER_SETTLE_SECONDS": "0", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    runs = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [run.communicate(timeout=120) for run in runs]
    codes = sorted(run.returncode for run in runs)
    assert codes in ([0, 4], [0, 0]), said  # the second may start when the first is done
    if codes == [0, 4]:
        assert "Another run is publishing to" in said[0][1] + said[1][1]
    assert len(batch.rows("articles")) == 3


def test_run_says_nothing_but_errors_where_asked_to(batch):
    batch.write("bad.txt", b"")
    done = run_direct(batch, "--quiet")
    assert (done.exit_code, done.stdout, done.stderr) == (3, "", "")
    for path in batch.raw.iterdir():
        path.unlink()
    assert "--allow-removals" in run_direct(batch, "--quiet").stderr


def test_run_logs_and_sums_up_in_json(batch):
    done = run_direct(batch, "--json")
    summary = json.loads(done.stdout)
    assert (summary["articles"], summary["is_new"], summary["out"]) == (2, True, str(batch.out))
    logged = [json.loads(line) for line in done.stderr.splitlines()]
    stages = {line["stage"]: line["done"] for line in logged if "stage" in line}
    assert (stages["read"], stages["extract"]) == (2, 2)
    assert all(line["time"].endswith("+00:00") and line["level"] == "info" for line in logged)
    for path in batch.raw.iterdir():
        path.unlink()
    failed = run_direct(batch, "--json")
    last = json.loads(failed.stderr.splitlines()[-1])
    assert (failed.exit_code, failed.stdout, last["level"], last["exit_code"]) == (1, "", "error", 1)


def test_verbose_tells_each_stage(batch):
    assert "extract: 2 articles in " in run_direct(batch, "--verbose").stderr


def test_a_bar_shows_pace_and_time_left(monkeypatch):
    """Rich draws on what it takes for a terminal."""
    from flows.console import ConsoleReport

    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with ConsoleReport().stage("extract", 200) as advance:
        time.sleep(0.05)
        advance(50)
    assert re.search(r"extract .* 50/200.* \d+ a second, \d+ s left", screen.getvalue())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell):
    environment = os.environ | {"_NEWSLEDGER_COMPLETE": f"{shell}_source"}
    done = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main(prog_name='newsledger')"],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60,
    )  # fmt: skip
    assert "newsledger" in done.stdout, done.stderr


def test_options_of_settings_are_completed(monkeypatch):
    from click.shell_completion import ShellComplete

    found = ShellComplete(main, {}, "newsledger", "_NEWSLEDGER_COMPLETE").get_completions(["run"], "--ba")
    assert [item.value for item in found] == ["--batch-size"]


# make


@pytest.mark.parametrize(("code", "ends_with"), [(0, 0), (3, 0), (1, 2), (4, 2)])
def test_make_run_takes_new_rejects_for_success(tmp_path, code, ends_with):
    (tmp_path / "bin").mkdir()
    for name, script in (("newsledger", f'#!/bin/sh\necho "$@"\nexit {code}\n'), ("python", "#!/bin/sh\n")):
        (tmp_path / "bin" / name).write_text(script)
        (tmp_path / "bin" / name).chmod(0o755)
    (tmp_path / ".run-ready").touch()
    command = ["make", "run", f"VENV={tmp_path}", "ARGS=--allow-removals"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == ends_with, done.stderr
    assert "run --raw raw_articles --out output --allow-removals" in done.stdout
    assert ("output/rejects.csv says why" in done.stdout) == (code == 3)


def test_rejects_known_from_before_are_pointed_to(batch):
    batch.write("bad.txt", b"")
    run_direct(batch)
    assert "rejected before: 1;" in run_direct(batch).stdout


def test_a_refused_output_folder_stays_alone(batch):
    batch.out.mkdir()
    (batch.out / "diary.txt").write_text("mine")
    for how in ("--direct", "--verbose"):
        assert invoke("run", how, "--raw", batch.raw, "--out", batch.out).exit_code == 2
    assert sorted(path.name for path in batch.folder.iterdir()) == ["out", "raw"]


def test_an_empty_raw_folder_gets_a_hint(batch):
    for path in batch.raw.iterdir():
        path.unlink()
    assert "holds no articles: put .txt, .md, .html or .json files into it" in run_direct(batch).stderr


def test_help_is_not_cut():
    assert "..." not in invoke("--help").stdout.partition("Commands:")[2]


# serve


def test_serve_complains_of_the_schedule_first(batch, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    done = invoke("serve", "--cron", "every day", "--raw", batch.raw, "--out", batch.out)
    assert (done.exit_code, "'every day' is no schedule." in done.stderr) == (2, True)


def test_serve_says_how_to_start_the_server_it_needs(batch, monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    done = invoke("serve", "--raw", batch.raw, "--out", batch.out)
    assert done.exit_code == 1
    assert "prefect server start" in done.stderr


def test_telemetry_is_off_before_anything_is_imported():
    script = "import flows, os; print(os.environ['DO_NOT_TRACK'], os.environ['PREFECT_SERVER_ANALYTICS_ENABLED'], os.environ['GX_ANALYTICS_ENABLED'])"
    environment = {name: value for name, value in os.environ.items() if "TRACK" not in name and "ANALYTICS" not in name}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60
    )
    assert done.stdout.split() == ["1", "false", "false"]
