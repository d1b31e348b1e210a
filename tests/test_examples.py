"""Every example of every rule, through the whole pipeline, compared for equality."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace

import pytest

import extractors
from extractors.examples import ExampleError, compare_claims, compare_periods, parse_example
from extractors.language import make_doc
from extractors.text.zones import FURNITURE, furniture_of


def rules():
    """Every record with examples in any module-level collection of the extractors, with the name of its table."""
    seen = set()
    for module_info in pkgutil.walk_packages(extractors.__path__, "extractors."):
        module = importlib.import_module(module_info.name)
        for name, table in sorted(vars(module).items()):
            if not isinstance(table, (tuple, list, dict)):
                continue
            for rule in table.values() if isinstance(table, dict) else table:
                if getattr(rule, "examples", None) and id(rule) not in seen and rule not in FURNITURE:
                    seen.add(id(rule))
                    yield f"{module.__name__.removeprefix('extractors.')}.{name}", rule


CASES = [(table, example) for table, rule in rules() for example in rule.examples]


@pytest.mark.parametrize("table, marked", CASES, ids=[f"{table}: {example}"[:120] for table, example in CASES])
def test_example(table, marked, nlp):
    example = parse_example(marked)
    doc = nlp(make_doc(nlp, example.article))
    differences = compare_claims(example, doc._.claims)
    if example.periods or table.startswith("periods."):
        differences += compare_periods(example, doc)
    assert not differences, "\n".join([marked, *differences])


@pytest.mark.parametrize("left_out", [1, 2, 3])
def test_examples_that_break_off_are_read(left_out, nlp):
    """No rule may look past the end of an article."""
    for _, marked in CASES:
        article = parse_example(marked).article
        words = article.text.rstrip(" .").split(" ")[:-left_out]
        nlp(make_doc(nlp, replace(article, text=" ".join(words) or "Cut.")))


def test_tables_have_examples():
    assert len(CASES) > 100


@pytest.mark.parametrize("entry", FURNITURE, ids=lambda entry: entry.pattern[:40])
def test_furniture(entry):
    assert [line for line in entry.examples if furniture_of(line) is not entry] == []
    assert [line for line in entry.counter_examples if furniture_of(line)] == []


@pytest.mark.parametrize(
    "broken",
    [
        "a [5 cars|5 count cars",
        "a 5 cars|5]",
        "a [5 cars]",
        "[5 cars|five count cars]",
        "[5 cars|5 count cars; colour=red]",
        "{in May}",
    ],
)
def test_broken_markup_raises(broken):
    with pytest.raises(ExampleError):
        parse_example(broken)
