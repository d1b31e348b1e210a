"""What a run can be told: each setting once, with its default, its limits and what it does.

The options of the command line, the parameters of the Prefect flow, the keys of `newsledger.toml`, the variables
`NEWSLEDGER_*` and the table in docs/configuration.md are derived from `Settings`: a setting more is a line more in it.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, PlainSerializer, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, InitSettingsSource, SettingsConfigDict

from flows import configuration
from flows.errors import UsageError
from flows.remote import is_folder, is_remote, open_folder

if TYPE_CHECKING:
    from upath import UPath

RUNS = ("run", "serve", "watch")
ALL = (*RUNS, "doctor")
FOLDERS = (*ALL, "review")
"""Commands that look at articles, tables and decisions."""
HERE = ("run", "watch")
"""Commands whose runs are in their own process."""


def setting(
    default: Any, says: str, *, commands: tuple[str, ...] = RUNS, flow: bool = True, flag: str = "", **limits
) -> Any:
    """A setting of these commands; `flow` where a Prefect deployment may give it too, `flag` its short option."""
    about = {"commands": commands, "flow": flow, "flag": flag}
    return Field(default, description=says, json_schema_extra=about, **limits)


class Settings(BaseSettings):
    """Paths are absolute. Make one with `make_settings`."""

    model_config = SettingsConfigDict(
        env_prefix=configuration.PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    raw: Annotated[Path | str, PlainSerializer(str)] = setting(
        Path("raw_articles"), "Folder of articles, or an address such as s3://bucket/news.", commands=FOLDERS
    )
    out: Path = setting(Path("output"), "Folder to publish to.", commands=FOLDERS)
    ledger: Path | None = setting(None, "State between runs; beside the output folder unless given.", commands=ALL)
    curation: Path | None = setting(
        None, "Folder of people's decisions; `curation` beside the raw folder unless given.", commands=FOLDERS
    )
    workers: int = setting(1, "Processes that read and extract.", ge=1)
    runner: Literal["processes", "dask"] = setting(
        "processes", "Workers are processes here, or those of a Dask cluster.", commands=ALL
    )
    scheduler: str = setting("", "Address of the Dask scheduler, such as tcp://10.0.0.5:8786.", commands=ALL)
    batch_size: int = setting(50, "Articles a task.", ge=1)
    settle_seconds: float = setting(2.0, "A file younger than this may still be being written: it is waited for.", ge=0)
    max_megabytes: float = setting(5.0, "Larger files are rejected.", ge=0)
    allow_removals: bool = setting(False, "Publish even if more than a fifth of the articles are gone.")
    parts: Literal["", "month"] = setting("", "Publish the tables as parts, one a month of publication.")
    rebuild: bool = setting(False, "Start from nothing: read and extract everything again.")
    texts: bool = setting(True, "Publish the texts of web pages and JSON, in which offsets count, in texts/.")
    raw_cells: bool = setting(
        False, "Leave cells of text as they are, though a spreadsheet may take some for formulas."
    )
    parquet: bool = setting(False, "Also publish each table as Parquet, beside its CSV.")
    excel: bool = setting(False, "Also publish a workbook, newsledger.xlsx, and mark CSVs as UTF-8 for Excel.")
    report: bool = setting(True, "Also publish pages to read, in report/.")
    report_up_to: int = setting(
        5_000, "Articles up to which there are pages to read: of more they cost more than the tables.", ge=0
    )
    data_docs: bool = setting(False, "Also build Great Expectations' own pages, beside the output folder.")
    direct: bool = setting(
        False, "Run the steps as plain functions, without Prefect's server.", commands=HERE, flow=False
    )
    cron: str = setting("0 6 * * *", "When to run, in cron's five fields (UTC).", commands=("serve",), flow=False)
    name: str = setting("newsledger", "Name of the deployment in Prefect.", commands=("serve",), flow=False)
    verbose: bool = setting(False, "Log each stage.", commands=HERE, flow=False, flag="-v")
    quiet: bool = setting(False, "Say nothing but errors.", commands=HERE, flow=False, flag="-q")
    json_logs: bool = setting(
        False, "Log, and sum up, in JSON: an object a line.", commands=HERE, flow=False, flag="--json"
    )

    @classmethod
    def settings_customise_sources(cls, settings_cls, init_settings, env_settings, **others):
        """What is given, then the environment, then the file."""
        from_file = init_settings.init_kwargs.pop(FROM_FILE, {})
        return init_settings, env_settings, InitSettingsSource(settings_cls, from_file)

    @property
    def lock(self) -> Path:
        """The lock that keeps two runs apart that publish to the same folder."""
        return self.out.with_name(f"{self.out.name}.ledger.lock")

    @property
    def data_docs_folder(self) -> Path:
        """Where Great Expectations' own pages go, on request."""
        return self.out.with_name(f"{self.out.name}.data-docs")

    @property
    def max_bytes(self) -> int:
        return int(self.max_megabytes * 1_000_000)


NEEDED = {"parquet": "pyarrow", "excel": "xlsxwriter"}
"""The library that a setting needs; the extra has the setting's name."""

FLOW_NAME = "newsledger"
"""What the flow is called in Prefect."""

FROM_FILE = "from_file"
"""Under this name the values of the file reach the sources of `Settings`."""


def flow_settings() -> dict[str, FieldInfo]:
    """The settings that a Prefect deployment may give, as parameters of the flow."""
    return {name: field for name, field in Settings.model_fields.items() if field.json_schema_extra["flow"]}


def flow_parameters(settings: Settings) -> dict:
    """The settings as parameters of the flow, which Prefect keeps as JSON."""
    return settings.model_dump(mode="json", include=set(flow_settings()))


def make_settings(*, config: str | Path | None = None, **given: Any) -> Settings:
    """Settings with absolute paths: as given, else by `NEWSLEDGER_*`, else by `newsledger.toml`, else by default.

    What is given as None is not given. Raises UsageError for values and names that can't be meant, where there is no raw
    folder, or where one folder lies in the other.
    """
    settings = resolve(config, **given)
    require_folders(settings)
    require_libraries(settings)
    return settings


def resolve(config: str | Path | None = None, **given: Any) -> Settings:
    """Settings with absolute paths, which nobody has looked for yet."""
    given = {name: value for name, value in given.items() if value is not None}
    from_file = configuration.read_file(config, Settings.model_fields)
    configuration.refuse_variables(Settings.model_fields)
    try:
        settings = Settings(**given, **{FROM_FILE: from_file.values})
    except ValidationError as error:
        raise UsageError(configuration.explain(error.errors()[0], given, from_file, Settings.model_fields)) from None
    raw, out = open_folder(settings.raw), settings.out.resolve()
    ledger = settings.ledger.resolve() if settings.ledger else out.with_name(f"{out.name}.ledger.sqlite3")
    curation = settings.curation.resolve() if settings.curation else default_curation(raw)
    return settings.model_copy(update={"raw": raw, "out": out, "ledger": ledger, "curation": curation})


def default_curation(raw: Path | UPath) -> Path | None:
    """The folder of decisions that nobody has to name: there is none beside a raw folder that is elsewhere."""
    return None if is_remote(raw) else raw.parent / "curation"


def require_folders(settings: Settings) -> None:
    raw, out, ledger = settings.raw, settings.out, settings.ledger
    if not is_folder(raw):
        if not is_remote(raw) and raw.exists():
            raise UsageError(
                f"{raw} is a file; a run reads a folder. Name its folder with --raw, or see this file's claims: newsledger extract {raw}"
            )
        raise UsageError(f"There is no folder {raw} to read articles from. Create it, or name another with --raw.")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; the output goes to a folder. Name another with --out.")
    for inner, outer in ((out, raw), (raw, out), (ledger, raw), (ledger, out)):
        if inner == outer or outer in inner.parents:
            raise UsageError(f"{inner} lies in {outer}: keep the raw folder, the output and the ledger apart.")
    require_curation(settings)


def require_libraries(settings: Settings) -> None:
    """Raise UsageError where a form of the tables is asked for that can't be written here."""
    for name, library in NEEDED.items():
        if getattr(settings, name) and not find_spec(library):
            raise UsageError(f"--{name} needs {library}, which is not installed: pip install 'newsledger[{name}]'")


def require_curation(settings: Settings) -> None:
    """Refuse a folder of decisions that is named and not there, since then none would be applied; or that a run would replace."""
    folder = settings.curation
    if folder is None:
        return
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; decisions stand in a folder. Name another with --curation.")
    if not folder.exists() and folder != default_curation(settings.raw):
        raise UsageError(f"There is no folder {folder} with decisions. Create it, or name another with --curation.")
    for other in (settings.raw, settings.out):
        if folder == other or other in folder.parents:
            raise UsageError(f"{folder} lies in {other}: keep decisions apart from the raw folder and the output.")
