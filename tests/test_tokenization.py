"""Tokens are those that spaCy's own tokenizer makes of our rules, however often a chunk of text comes back."""

from __future__ import annotations

import pytest
import spacy
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer

from extractors.text import chunks
from extractors.text.tokenization import customize_tokenizer

NLP = spacy.blank("en")
customize_tokenizer(NLP)
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "raw_articles").glob("*.txt"))]
WORDS = "U.S. a.m don't cannot, Inc. $1.5m. 5-7% :) www.a.com it".split()
PIECES = st.sampled_from([*WORDS, " ", "  ", "\n\n", "\t", "\u00a0", ",", "."])


def cut(tokenizer, text: str) -> list[str]:
    """The tokens of a text, each with the blank after it."""
    return [token.text_with_ws for token in tokenizer(text)]


def plain() -> Tokenizer:
    """spaCy's tokenizer with our rules."""
    ours = NLP.tokenizer
    return Tokenizer(
        NLP.vocab,
        rules=ours.rules,
        prefix_search=ours.prefix_search,
        suffix_search=ours.suffix_search,
        infix_finditer=ours.infix_finditer,
        token_match=ours.token_match,
        url_match=ours.url_match,
    )


PLAIN = plain()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_articles(text):
    assert cut(NLP.tokenizer, text) == cut(PLAIN, text)
    assert cut(NLP.tokenizer, text) == cut(PLAIN, text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join))
def test_any_text(text):
    tokens = cut(NLP.tokenizer, text)
    assert "".join(tokens) == text
    assert [token.strip() for token in tokens if token.strip()] == [
        token for chunk in text.split() for token in cut(PLAIN, chunk)
    ]


def test_a_rule_that_is_added_holds_at_once():
    nlp = spacy.blank("en")
    customize_tokenizer(nlp)
    assert cut(nlp.tokenizer, "a gofor it") == ["a ", "gofor ", "it"]
    nlp.tokenizer.add_special_case("gofor", [{"ORTH": "go"}, {"ORTH": "for"}])
    assert cut(nlp.tokenizer, "a gofor it") == ["a ", "go", "for ", "it"]


def test_chunks_are_forgotten_when_there_are_too_many(monkeypatch):
    monkeypatch.setattr(chunks, "MOST_CHUNKS", 4)
    for text in ("It sold 5 cars.", "They had 3 vans, he said.", "It sold 5 cars."):
        assert cut(NLP.tokenizer, text) == cut(PLAIN, text)
