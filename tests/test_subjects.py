"""Whose number it is, and what is measured, where the clause tells it and what came before: sentences in the mark-up of the rules' examples."""

from __future__ import annotations

import pytest

from extractors.examples import compare_claims, parse_example
from extractors.language import make_doc

MEASURES_OF_CLAUSES = [
    "Water usage is [$9 million|9000000 USD; metric=Water usage].",
]


@pytest.mark.parametrize("marked", [*MEASURES_OF_CLAUSES])
def test_subject_and_metric(marked, nlp):
    example = parse_example(marked)
    differences = compare_claims(example, nlp(make_doc(nlp, example.article))._.claims)
    assert not differences, "\n".join([marked, *differences])
