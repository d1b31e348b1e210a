"""The arrows of the design: who may import whom, and what stays out of the quick paths."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGES = ("extractors", "checks", "series", "suites", "reports", "flows")
ALLOWED = {
    "extractors": {"extractors"},
    "checks": {"checks", "extractors.schema"},
    "series": {"series", "checks.core", "extractors.schema"},
    "suites": {"suites", "extractors.schema"},
    "reports": {"reports", "extractors.schema"},
    "flows": set(PACKAGES),
}
HOMES = {
    "spacy": "extractors",
    "great_expectations": "suites",
    "prefect": "flows",
    "jinja2": "reports",
    "pygal": "reports",
}


def imported_modules(path: Path):
    """Every module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(module: str, allowed: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in allowed)


@pytest.mark.parametrize("package", PACKAGES)
def test_arrows_between_packages(package):
    for path in sorted((ROOT / package).rglob("*.py")):
        for module in imported_modules(path):
            top = module.partition(".")[0]
            if top in PACKAGES and module != top:
                assert within(module, ALLOWED[package]), f"{path.relative_to(ROOT)} may not import {module}"


def test_no_module_imports_one_that_imports_it():
    """No circles, of two modules or of more, counting imports in functions and for types too."""
    modules = {module_name(path): path for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    arrows = {}
    for name, path in modules.items():
        imported = modules.keys() & set(imported_modules(path))
        # `from package import module` is an arrow to the module alone.
        arrows[name] = {one for one in imported if not any(other.startswith(f"{one}.") for other in imported)}
    TopologicalSorter(arrows).prepare()  # CycleError names the circle


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("library, home", HOMES.items())
def test_each_library_has_one_home(library, home):
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            used = {module.partition(".")[0] for module in imported_modules(path)}
            assert library not in used or package == home, f"{path.relative_to(ROOT)} may not import {library}"


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running the code."""
    printed = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*{{m.partition('.')[0] for m in sys.modules}})"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return set(printed.splitlines()[-1].split())


HEAVY = {"spacy", "pandas", "great_expectations", "prefect", "pygal"}


@pytest.mark.parametrize(
    "module", ["extractors", "extractors.schema", "checks", "series", "suites", "reports", "flows", "flows.cli"]
)
def test_importing_is_light(module):
    assert not loaded_after(f"import {module}") & HEAVY


def test_extracting_loads_neither_prefect_nor_great_expectations():
    code = (
        "from click.testing import CliRunner\n"
        "from flows.cli import main\n"
        "result = CliRunner().invoke(main, ['extract', 'raw_articles/002_f4d8a9d693022f85.txt'])\n"
        "assert result.exit_code == 0, result.output\n"
    )
    loaded = loaded_after(code)
    assert "spacy" in loaded
    assert not loaded & (HEAVY - {"spacy"})
