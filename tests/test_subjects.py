"""Whose number it is, and what is measured, where the clause tells it and what came before: sentences in the mark-up of the rules' examples."""

from __future__ import annotations

import pytest

from extractors.examples import compare_claims, parse_example
from extractors.language import make_doc

MEASURES_OF_CLAUSES = [
    "Water usage is [$9 million|9000000 USD; metric=Water usage].",
    "In the steel industry, output rose by [3%|3 percent; subject=steel industry; metric=output].",
    "In early trading, shares fell by [3%|3 percent; subject=shares; metric=shares].",
    "The wage bill rose by [3%|3 percent; subject=wage bill; metric=wage bill].",
    "The bill raises [$3 million|3000000 USD; subject=bill; metric=].",
    "GDP grew by [3.4%|3.4 percent; subject=GDP; metric=GDP].",
    "The total 2020 population of Kent was [just over one million|1000000 count; subject=Kent].",
    "Chile's wheat harvest rose to [9 million tonnes|9000000 metric_ton; subject=Chile; metric=wheat harvest].",
    "Wind supplied [15%|15 percent; subject=Wind] and coal a record [6%|6 percent; subject=coal].",
    "The stock rose [3%|3 percent; subject=stock; metric=].",
    # what is counted beside it is no measure of the clause's subject
    "Pay rose in [four regions|4 count regions; subject=Pay; metric=].",
    "Pickup sales are up, with [67,000 units|67000 count units; metric=Pickup sales] sold.",
    # of a whole that is measured nothing is left out
    "[Half|50 percent; subject=bus fares] of all bus fares were paid by card.",
]

GOES_BACK = [
    # he is a person, not the body that was named since
    "Jo Smith died on Tuesday. The Leeds Council met. He left [30 paintings|30 count paintings; subject=Jo Smith].",
    # the company is a body, not who speaks for one, and may have been named for what is measured of it
    "Zentara opened shops. Finance chief Jo Smith spoke. The company sold [30 vans|30 count vans; subject=Zentara].",
    "Shares of Zentara rose in May. The company sold [30 vans|30 count vans; subject=Zentara].",
    "Zentara met brokers. Shares of the Leeds-based retailer fell [6.3%|6.3 percent; subject=Zentara].",
    "Shares of Zentara fell [6%|6 percent] after the snack maker reported profit of [$3 million|3000000 USD; subject=Zentara].",
    "Zentara met brokers. Profit rose to [$3 million|3000000 USD; subject=Zentara], the Leeds-based company said.",
    "Zentara said orders fell and that it will close [14 shops|14 count shops; subject=Zentara].",
    "With [98%|98 percent; subject=votes] of votes counted, Jo Smith had [51.2%|51.2 percent; subject=Jo Smith].",
    "Zentara opened shops. Finance chief Jo Smith said so. Its shares fell [5%|5 percent; subject=Zentara; metric=shares].",
    "The hospital saw [300 patients|300 count patients]. Only [58%|58 percent; subject=patients] were treated.",
    "Clinics have an uptake rate of [90%|90 percent; subject=Clinics]. Leeds Hospital closed. The rate had reached [95%|95 percent; subject=Clinics].",
    "Zentara shares rose [11%|11 percent; subject=Zentara], while those of rival Nissan slid [6%|6 percent; subject=Nissan; metric=shares].",
    "Zentara's sales grew [4%|4 percent]. Profit rose. It opened [nine shops|9 count shops; subject=Zentara].",
    "Zentara's profit was [$4 million|4000000 USD], while Volta's was [$3 million|3000000 USD; subject=Volta; metric=profit].",
    "Zentara's margin was [14%|14 percent; subject=Zentara], compared with [9%|9 percent; metric=margin] a year ago.",
    # what is expected, and what a sum is held against, was measured before
    "Zentara's profit was [$4 million|4000000 USD]. Analysts had expected [$3 million|3000000 USD; subject=Zentara; metric=profit].",
    "Zentara's profit was [$4 million|4000000 USD]. That compared with [$3 million|3000000 USD; subject=Zentara; metric=profit] last year.",
    "Net profit, a gauge of its health, compared with [$3 million|3000000 USD; metric=Net profit] last year.",
    # an appeal says nothing, a body does
    "The appeal has failed, and Zentara may close. It says it needs [$3 million|3000000 USD; subject=Zentara].",
    "Zentara met the ministry. The ministry refused. It says it needs [$3 million|3000000 USD; subject=ministry].",
    # whose and who
    "The rise was with Zentara (ZNT), which gained [90 points|90 point; subject=Zentara].",
    "Volta met. Zentara, whose revenue rose [4%|4 percent; subject=Zentara; metric=revenue], will close.",
    "Jo Smith, [47|47 year; subject=Jo Smith; metric=age], who owns [30 vans|30 count vans; subject=Jo Smith], left.",
    "Jo Smith, a nurse who lost [$900|900 USD; subject=Jo Smith], left.",
    "In Leeds, the nurse who lost [$900|900 USD; subject=nurse] left.",
    "Smith's salary was [$9,000|9000 USD; subject=Smith], prosecutors said, yet he lost [$30,000|30000 USD; subject=Smith].",
    # what was measured is measured on, but is no measure of what is done
    "Rents are news: they averaged [$900|900 USD; subject=Rents; metric=Rents].",
    "Bus fares rose. They now average [£3|3 GBP; metric=Bus fares].",
    "Zentara's profit rose. It sold [30 vans|30 count vans; subject=Zentara; metric=sales].",
    # whoever reports owns what is reported
    "Net income rose [12%|12 percent; subject=Zentara; metric=Net income], Zentara said.",
    # a paper's number is of what it tells
    "The monthly estimates for building output rose by [1.2%|1.2 percent; subject=building output].",
    "Building output rose by [2%|2 percent]. This estimate has been revised to [1%|1 percent; subject=Building output].",
    # a conversion is of what the number before is of
    "The storm had winds of [30 mph|30 mile; metric=winds] ([48 km/h|48 kilometer; subject=storm; metric=winds]).",
    # who speaks of it did not do it
    "A fire broke out. Officials said it killed [nine people|9 count people; subject=fire].",
]


@pytest.mark.parametrize("marked", [*MEASURES_OF_CLAUSES, *GOES_BACK])
def test_subject_and_metric(marked, nlp):
    example = parse_example(marked)
    differences = compare_claims(example, nlp(make_doc(nlp, example.article))._.claims)
    assert not differences, "\n".join([marked, *differences])
