"""Options of the command line, derived from `Settings` when a command that takes them runs or prints its help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import click

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


class SettingsCommand(click.Command):
    """A command with the settings that are its own. Pydantic is imported when these are wanted, not before."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*setting_options(self.name), CONFIG, *super().get_params(ctx)]


CONFIG = click.Option(
    ["--config"], metavar="FILE", help="Read settings from this file instead of newsledger.toml in the current folder."
)


def setting_options(command: str | None) -> Iterator[click.Option]:
    """The options of a command, in the order of the settings."""
    from flows.settings import Settings

    for name, field in Settings.model_fields.items():
        about = field.json_schema_extra
        if command in about["commands"]:
            yield make_option(name, field, about["flag"])


def make_option(name: str, field: FieldInfo, flag: str) -> click.Option:
    """What is not given is None, so that the environment and the file are asked."""
    names = [name, option_words(name, field), *([flag] if flag else [])]
    kind = {} if field.annotation is bool else {"type": option_type(field)}
    return click.Option(names, default=None, help=f"{field.description}{default_words(field)}", **kind)


def option_words(name: str, field: FieldInfo) -> str:
    """An option, with its opposite where it is a switch: the file may have switched it on."""
    words = name.replace("_", "-")
    return f"--{words}/--no-{words}" if field.annotation is bool else f"--{words}"


def option_type(field: FieldInfo) -> click.ParamType:
    """How an option is read: a number within its limits, a word of several, or a text."""
    if get_origin(field.annotation) is Literal:
        return click.Choice([word for word in get_args(field.annotation) if word])
    least = next((limit.ge for limit in field.metadata if hasattr(limit, "ge")), None)
    ranges = {int: WholeNumber, float: Number}
    return ranges[field.annotation](least) if field.annotation in ranges else click.STRING


class WholeNumber(click.IntRange):
    """A whole number within limits, named so in messages."""

    name = "whole number"


class Number(click.FloatRange):
    """A number within limits, named so in messages."""

    name = "number"


def default_words(field: FieldInfo) -> str:
    """The default, where it says anything."""
    shown = field.default not in (None, "", False)
    return f"  [default: {show_value(field.default)}]" if shown else ""


def show_value(value: Any) -> str:
    """A default as one would write it.

    >>> show_value(2.0), show_value(True), show_value("")
    ('2', 'yes', '')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")
