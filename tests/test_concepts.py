"""What a number is about, as the NewsQuant adapter names it: whole phrases, of every number."""

from __future__ import annotations

import pytest

from benchmarks.concepts import Concepts
from extractors import Article, create_pipeline
from extractors.language import make_doc


@pytest.fixture(scope="module")
def nlp():
    return create_pipeline()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Exports to Peru dropped 7% to $2.3 billion.", ["Exports Peru", "Exports Peru"]),
        ("The average wage for nurses in Leeds is $73.", ["average wage nurses Leeds"]),
        ("They have a $3500 a month mortgage.", ["mortgage"]),
        ("Acme bought the shares at a 25% discount to earnings.", ["discount earnings Acme"]),
        ("It will lay off 5% of its workforce.", ["workforce"]),
        ("The storm had winds of at least 74 mph.", ["winds storm"]),
        ("Acme is selling the basic version of the phone for $719.", ["basic version phone"]),
        ("Jo Smith (15.3 metres) won.", ["Jo Smith"]),
        ("Two sisters helped them.", ["-"]),
        ("He will be 35.", ["-"]),
        ("a 352 kg pixel panel", ["pixel panel"]),
        ("The highway is set to stretch over 2,000 km (1,240 miles).", ["highway", "highway"]),
    ],
)
def test_concepts(text, expected, nlp):
    doc = nlp(make_doc(nlp, Article(article_id="x", file="x", text=text, language="en")))
    concepts = Concepts(doc)
    assert [" ".join(concepts.of(quantity)) for quantity in doc._.quantities] == expected
