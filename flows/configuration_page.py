"""The derived part of docs/configuration.md: the table of settings. `python -m flows.configuration_page` writes it anew."""

from __future__ import annotations

from pathlib import Path

from pydantic.fields import FieldInfo

from flows.dictionary import BLOCK, markdown
from flows.options import option_words, show_value
from flows.settings import Settings

PAGE = Path("docs", "configuration.md")


def refresh_page(page: str) -> str:
    """The page with its table made anew."""
    return BLOCK.sub(lambda block: f"{block[1]}{settings_table()}\n{block[3]}", page)


def settings_table() -> str:
    head = ("key in newsledger.toml", "option", "default", "what it does", "commands")
    return markdown(head, [setting_row(name, field) for name, field in Settings.model_fields.items()])


def setting_row(name: str, field: FieldInfo) -> tuple[str, ...]:
    default = show_value(field.default)
    commands = " ".join(f"`{command}`" for command in field.json_schema_extra["commands"])
    return f"`{name}`", f"`{option_words(name, field)}`", f"`{default}`" if default else "", field.description, commands


def main() -> None:
    PAGE.write_text(refresh_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
