"""Whose number it is, and what is measured, where the clause tells it and what came before: sentences in the mark-up of the rules' examples."""

from __future__ import annotations

import pytest

from extractors.examples import compare_claims, parse_example
from extractors.language import make_doc

MEASURES_OF_CLAUSES = [
    "Water usage is [$9 million|9000000 USD; metric=Water usage].",
    "GDP grew by [3.4%|3.4 percent; subject=GDP; metric=GDP].",
    "The total 2020 population of Kent was [just over one million|1000000 count; subject=Kent].",
    # what is counted beside it is no measure of the clause's subject
    "Pay rose in [four regions|4 count regions; subject=Pay; metric=].",
    "Pickup sales are up, with [67,000 units|67000 count units; metric=Pickup sales] sold.",
    # of a whole that is measured nothing is left out
    "[Half|50 percent; subject=bus fares] of all bus fares were paid by card.",
]


@pytest.mark.parametrize("marked", [*MEASURES_OF_CLAUSES])
def test_subject_and_metric(marked, nlp):
    example = parse_example(marked)
    differences = compare_claims(example, nlp(make_doc(nlp, example.article))._.claims)
    assert not differences, "\n".join([marked, *differences])
