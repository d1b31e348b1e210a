"""Settings: where they come from, which place wins, and what is refused."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from conftest import ROOT

from flows.cli import main
from flows.errors import UsageError
from flows.options import setting_options
from flows.settings import Settings, flow_settings, make_settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A current folder with raw articles, and no variables of ours."""
    (tmp_path / "raw_articles").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NEWSLEDGER_{name.upper()}", raising=False)
    return tmp_path


def test_defaults(folder):
    settings = make_settings()
    assert (settings.raw, settings.out) == (folder / "raw_articles", folder / "output")
    assert settings.ledger == folder / "output.ledger.sqlite3"
    assert settings.curation == folder / "curation"
    assert settings.batch_size == 50


def test_the_given_wins_over_the_environment_and_that_over_the_file(folder, monkeypatch):
    (folder / "newsledger.toml").write_text("workers = 2\nbatch_size = 20\nmax_megabytes = 2.5\n")
    monkeypatch.setenv("NEWSLEDGER_BATCH_SIZE", "30")
    monkeypatch.setenv("NEWSLEDGER_MAX_MEGABYTES", "3")
    settings = make_settings(max_megabytes=4, workers=None)
    assert (settings.workers, settings.batch_size, settings.max_megabytes) == (2, 30, 4)


def test_a_switch_of_the_file_can_be_switched_off(folder):
    (folder / "newsledger.toml").write_text("allow_removals = true\n")
    assert make_settings().allow_removals
    assert not make_settings(allow_removals=False).allow_removals


def test_paths_of_a_file_elsewhere_are_seen_from_there(folder, tmp_path):
    other = folder / "etc" / "nightly.toml"
    (folder / "etc" / "news").mkdir(parents=True)
    (folder / "etc" / "desk").mkdir()
    other.write_text('raw = "news"\nout = "data"\ncuration = "desk"\n')
    settings = make_settings(config=other)
    assert (settings.raw, settings.out) == (folder / "etc" / "news", folder / "etc" / "data")
    assert settings.curation == folder / "etc" / "desk"


def test_a_folder_of_decisions_that_is_named_must_be_there(folder):
    with pytest.raises(UsageError, match=r"There is no folder .*desk with decisions\. Create it"):
        make_settings(curation="desk")
    (folder / "desk").write_text("")
    with pytest.raises(UsageError, match=r"desk is a file"):
        make_settings(curation="desk")


@pytest.mark.parametrize("outer", ["raw_articles", "output"])
def test_decisions_stand_apart_from_what_a_run_reads_and_replaces(folder, outer):
    (folder / outer / "curation").mkdir(parents=True)
    with pytest.raises(UsageError, match=rf"curation lies in .*{outer}: keep decisions apart"):
        make_settings(curation=folder / outer / "curation")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("wrokers = 2", "nothing reads the key 'wrokers'. Do you mean 'workers'?"),
        ("max-megabytes = 2", "Do you mean 'max_megabytes'?"),
        ("xyz = 2", "What is read: allow_removals, batch_size"),
        ("workers", "is no TOML"),
        ("workers = 0", "newsledger.toml: workers is 0, and should be greater than or equal to 1."),
        ('direct = "perhaps"', "newsledger.toml: direct is 'perhaps', and should be a valid boolean"),
    ],
)
def test_what_the_file_can_not_mean(folder, words, told):
    (folder / "newsledger.toml").write_text(f"{words}\n")
    with pytest.raises(UsageError) as caught:
        make_settings()
    assert told in str(caught.value)
    assert str(folder / "newsledger.toml") in str(caught.value)


def test_a_file_that_is_named_must_be_there(folder):
    with pytest.raises(UsageError, match=r"none\.toml can't be read"):
        make_settings(config="none.toml")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("NEWSLEDGER_WROKERS", "2", "NEWSLEDGER_WROKERS. Do you mean 'NEWSLEDGER_WORKERS'?"),
        ("NEWSLEDGER_WORKERS", "none", "NEWSLEDGER_WORKERS is 'none', and should be a valid integer"),
    ],
)
def test_what_the_environment_can_not_mean(folder, monkeypatch, name, value, told):
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError) as caught:
        make_settings()
    assert told in str(caught.value)


def test_a_name_that_is_no_setting(folder):
    with pytest.raises(UsageError, match=r"There is no setting 'worker'\. Do you mean 'workers'"):
        make_settings(worker=1)


def test_the_command_line_reads_the_file_and_tells_what_is_wrong_in_it(folder):
    (folder / "newsledger.toml").write_text("wrokers = 2\n")
    done = CliRunner().invoke(main, ["run"])
    assert (done.exit_code, "Do you mean 'workers'?" in done.stderr) == (2, True)


def test_options_and_parameters_are_derived_from_the_settings():
    from flows.orchestration import publish_dataset

    assert list(publish_dataset.parameters.properties) == list(flow_settings())
    options = {option.name: option for option in setting_options("run")}
    for name, field in Settings.model_fields.items():
        assert field.description, f"{name} says nothing"
        assert (name in options) == ("run" in field.json_schema_extra["commands"])
        assert name not in options or field.description in options[name].help


def test_the_page_has_the_table_of_settings():
    from flows.configuration_page import PAGE, refresh_page

    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert "| `workers` |" in page
    assert refresh_page(page) == page, "run: python -m flows.configuration_page"
