"""The records of an explanation, and where a rule is found."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, NamedTuple

from extractors.numbers.quantity import plain


class Step(NamedTuple):
    """One decision: the stage, the rule that took it, the file where that rule stands, the words it went by, and what it said."""

    stage: str
    rule: str
    home: str
    words: str
    says: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One occurrence of a number: characters `start` to `end` of the text, what became of it, and the decisions in order."""

    start: int
    end: int
    outcome: str
    claim_id: str
    sentence: str
    steps: tuple[Step, ...]


def home_of(place: Callable | ModuleType) -> str:
    """The file in which a function or a module stands, within the repository.

    >>> home_of(home_of)
    'extractors/explaining/step.py'
    """
    module = place.__name__ if isinstance(place, ModuleType) else place.__module__
    return f"{module.replace('.', '/')}.py"


def meaning_of(function: Callable) -> str:
    """The first sentence of a function's docstring: the rule in words.

    >>> meaning_of(meaning_of)
    "The first sentence of a function's docstring: the rule in words."
    """
    return (inspect.getdoc(function) or "").split("\n")[0]


def step_of(stage: str, function: Callable, words: str, says: str, rule: str = "") -> Step:
    """A step taken by a function; `rule` where the function applies a named rule of a table."""
    return Step(stage, rule or function.__name__, home_of(function), words, says)


def shown(value: Any) -> str:
    """A value in words: nothing is `none`.

    >>> from decimal import Decimal
    >>> shown(Decimal("1260000.00")), shown(None), shown("")
    ('1260000', 'none', 'none')
    """
    if value is None or value == "":
        return "none"
    return str(value) if isinstance(value, str) else f"{plain(value):f}"
