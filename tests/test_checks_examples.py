"""Every example of every check, through the whole pipeline, compared for equality; and the page that is made of them."""

from __future__ import annotations

import pytest
from conftest import ROOT

import checks
from checks.core.documenting import FOUND, render
from extractors.article import Article
from extractors.examples import PUBLISHED
from extractors.extract import extract_article

CASES = [(module.RULE, example) for module in checks.discover() for example in module.RULE.examples]
ACROSS = [(module.RULE, texts, lines) for module in checks.discover() for texts, lines in module.RULE.across]


def claims_of(text: str, name: str = "example") -> list:
    article = Article(
        article_id=name,
        file=f"{name}.txt",
        text=text,
        published=PUBLISHED,
        published_from="metadata",
        country="US",
        language="en",
    )
    return extract_article(article).claims


def said_of(text: str, rule: str) -> list[str]:
    """What a rule says of a text: `verdict: arithmetic`."""
    return lines_of(checks.run(claims_of(text)), rule)


def lines_of(found: list[checks.Check], rule: str) -> list[str]:
    return [f"{check.verdict.verdict}: {check.verdict.arithmetic}" for check in found if check.relation.rule == rule]


@pytest.mark.parametrize(
    ("rule", "example"), CASES, ids=[f"{rule.name}: {example[0]}"[:120] for rule, example in CASES]
)
def test_example(rule, example):
    text, *lines = example
    assert sorted(said_of(text, rule.name)) == sorted(lines)


@pytest.mark.parametrize(
    ("rule", "texts", "lines"), ACROSS, ids=[f"{rule.name}: {texts[1]}"[:120] for rule, texts, _ in ACROSS]
)
def test_example_across_articles(rule, texts, lines):
    """What a rule says between articles, and nothing else: whichever article has which name."""
    for names in ("abc", "cba"):
        claims = [claim for name, text in zip(names, texts, strict=False) for claim in claims_of(text, name)]
        found = [check for check in checks.run(claims) if not check.article_id]
        assert {check.relation.certainty for check in found} <= {"archive"}
        assert len(found) == len(lines)
        if names == "abc":
            assert sorted(lines_of(found, rule.name)) == sorted(lines)


@pytest.mark.parametrize(("source", "sentence", "line"), FOUND, ids=[source for source, *_ in FOUND])
def test_slips_in_published_texts_are_found(source, sentence, line):
    assert line in said_of(sentence, "growth")


@pytest.mark.parametrize("module", checks.discover(), ids=lambda module: module.__name__)
def test_every_check_has_examples_that_agree_and_that_do_not(module):
    verdicts = {line.partition(":")[0] for _, *lines in module.RULE.examples for line in lines}
    assert {"consistent", "inconsistent"} <= verdicts
    assert module.__name__ == f"checks.{module.RULE.name}"


def test_the_page_is_made_of_the_rules():
    page = (ROOT / "docs" / "consistency.md").read_text(encoding="utf-8")
    assert page == render(), "run: python -m checks.core.documenting > docs/consistency.md"
