"""The pipeline as a whole: any text goes through it, quotes stand where they say, and names of claims last."""

from __future__ import annotations

import random

import pytest
import spacy
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import check, mutate
from extractors import Article, extract_article, extract_articles
from extractors.language import COMPONENTS, create_pipeline

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "raw_articles").glob("*.txt"))]


def claims_of(text: str):
    return extract_article(Article(article_id="a.txt", file="a.txt", text=text)).claims


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text(text):
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_mutated_articles(seed):
    check(mutate(TEXTS, random.Random(seed)))


def test_claim_ids_survive_edits_elsewhere():
    sentence = "Acme sold 435 homes and 20 flats. "
    before = {claim.quote: claim.claim_id for claim in claims_of(sentence)}
    after = {
        claim.quote: claim.claim_id
        for claim in claims_of("A new lead paragraph with 7 dogs.\n\n" + sentence + "It has 3 offices.")
    }
    assert before == {quote: after[quote] for quote in before}


def test_claim_ids_tell_repeated_sentences_apart():
    claims = claims_of("Acme sold 435 homes. Acme sold 435 homes.")
    assert len({claim.claim_id for claim in claims}) == len(claims) == 2


def test_ids_differ_between_articles():
    one, two = (
        extraction.claims[0].claim_id
        for extraction in extract_articles(
            Article(article_id=name, file=name, text="It sold 435 homes.") for name in "ab"
        )
    )
    assert one != two


def test_components_are_spacys():
    nlp = create_pipeline()
    assert tuple(nlp.pipe_names) == COMPONENTS
    doc = next(nlp.pipe(["Output rose 3% to 1,200 cars in May 2024."]))
    assert [span.text for span in doc.spans["claims"]] == ["3%", "1,200 cars"]
    assert [span.text for span in doc.spans["periods"]] == ["May 2024"]
    assert "1,200" in spacy.displacy.render(doc, style="span", options={"spans_key": "claims"}, jupyter=False)


@pytest.mark.parametrize("size", [400])
def test_cost_grows_with_the_text(size):
    """One long sentence of numbers ends, and finds them: no rule looks at every pair."""
    numbers = ", ".join(f"{n} cars in town {n}" for n in range(1000, 1000 + size))
    assert len(claims_of(f"The firm sold {numbers}.")) >= size // 2
