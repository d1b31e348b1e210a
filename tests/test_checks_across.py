"""Between articles: what is tied, and above all what is not. Every text goes through the whole pipeline."""

from __future__ import annotations

from datetime import date

import pytest

import checks
from benchmarks.mutations import is_flagged, mutations_of
from checks.core import identity, series
from checks.core.series import Span, comparisons, span_of
from checks.core.story import MANY
from extractors.article import Article
from extractors.examples import PUBLISHED
from extractors.extract import extract_article

DIFFERENT = {
    "two companies": ("The company cut 250 jobs in April 2025.", "The company cut 300 jobs in April 2025."),
    "two companies of one country": (
        "The company sold 3,250 cars in Germany in April 2025.",
        "The company sold 3,500 cars in Germany in April 2025.",
    ),
    "two arrests": (
        "Police arrested 24 people in London on 3 May 2025.",
        "Police arrested 31 people in London on 3 May 2025.",
    ),
    "a rate of no country": (
        "The unemployment rate was 4.2% in May 2025.",
        "The unemployment rate rose to 4.4% in May 2025.",
    ),
    "before and after tax": (
        "Acme's pre-tax profit was $12 million in 2024.",
        "Acme made a profit of $14 million in 2024.",
    ),
    "a part, by its name": (
        "Acme sold 537,000 electric vans in Japan in 2025.",
        "In 2025, Acme sold 573,000 vans in Japan.",
    ),
    "a part of the buyers": (
        "Acme sold 53,700 vans to women in Japan in 2025.",
        "In 2025, Acme sold 57,300 vans in Japan.",
    ),
    "another order of size": ("Acme sold 537,000 vans in Japan in 2025.", "In 2025, Acme sold 57,300 vans in Japan."),
    "another year": ("Acme sold 537,000 vans in Japan in 2025.", "In 2021, Acme sold 573,000 vans in Japan."),
    "another country": ("Acme sold 537,000 vans in Japan in 2025.", "In 2025, Acme sold 573,000 vans in Korea."),
    "a forecast": (
        "Acme sold 537,000 vans in Japan in 2025.",
        "In 2025, Acme will sell 573,000 vans in Japan, it expects.",
    ),
    "deaths of two causes": (
        "There were 5,473 deaths in Britain in 2012.",
        "There were 6,793 deaths in Britain in 2013.",
    ),
    "a level of more than twice the other": (
        "Acme's revenue was $4.86 billion in 2025.",
        "Acme's revenue was $2.1 billion in 2024.",
    ),
    "net and all of it": (
        "Acme's net revenue was $4.86 billion in 2025.",
        "Acme's revenue rose 6.2% in 2025 from a year earlier.",
    ),
    "organic growth": (
        "Acme's revenue was $4.86 billion in 2025.",
        "Acme's organic revenue rose 6.2% in 2025 from a year earlier.",
    ),
    "two numbers in one article": (
        "Acme's revenue was $4.86 billion in 2025. In vans, Acme's revenue was $4.11 billion in 2025.",
        "Acme's revenue was $4.58 billion in 2024.",
    ),
    "rates": ("Unemployment in Spain was 11.2% in 2025.", "Unemployment in Spain was 12.1% in 2024."),
    "years apart": ("Acme's revenue was $4.86 billion in 2025.", "Acme's revenue was $4.58 billion in 2021."),
}
"""Pairs of articles between which nothing may be said, however alike their words are."""


def across(*texts: str) -> list[checks.Check]:
    claims = []
    for number, text in enumerate(texts):
        article = Article(
            article_id=f"{number}.txt",
            file=f"{number}.txt",
            text=text,
            published=PUBLISHED,
            country="US",
            language="en",
        )
        claims += extract_article(article).claims
    return [check for check in checks.run(claims) if not check.article_id]


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_may_be_of_two_things_is_not_held_together(name):
    assert [check.verdict.arithmetic for check in across(*DIFFERENT[name])] == []


def test_a_change_that_may_be_of_another_measure_does_not_contradict():
    """Sales may be counted in vans or in money: what fits confirms, what does not is untestable."""
    levels = ("Acme sold 537,000 vans in Japan in 2025.", "Acme sold 379,000 vans in Japan in 2024.")
    (check,) = across(*levels, "Acme's sales in Japan rose 12% in 2025 from a year earlier.")
    assert (check.verdict.verdict, check.verdict.reason) == ("untestable", series.NO_MEASURE)
    (check,) = across(*levels, "Acme's sales in Japan rose 42% in 2025 from a year earlier.")
    assert check.verdict.verdict == "consistent"


def test_a_change_without_its_base_does_not_contradict():
    levels = ("Acme's revenue was $4.86 billion in 2025.", "Acme's revenue was $4.58 billion in 2024.")
    (check,) = across(*levels, "Acme's revenue rose 16% in 2025.")
    assert (check.verdict.verdict, check.verdict.reason) == ("untestable", series.NO_BASE)


def test_levels_on_which_articles_disagree_are_no_base_of_anything():
    texts = ("Acme's revenue was $4.86 billion in 2025.", "Acme's revenue was $4.98 billion in 2025.")
    found = across(*texts, "Acme's revenue was $4.58 billion in 2024.")
    assert [(check.relation.rule, check.verdict.verdict) for check in found] == [("conflict", "inconsistent")]


def test_what_one_article_tells_alone_is_its_own_affair():
    one = "Acme's revenue was $4.86 billion in 2025, against $4.58 billion in 2024."
    assert across(one, "Acme built 14 schools in May 2025.") == []
    assert {check.relation.rule for check in across(one, "Acme reported revenue of $4.86 billion for 2025.")} == {
        "conflict"
    }


@pytest.mark.parametrize(("articles", "found"), [(MANY, True), (MANY + 1, False)])
def test_what_articles_number_in_too_many_ways_is_not_held_against_itself(articles, found):
    texts = [f"Acme sold {537_111 + 1009 * i:,} vans in Japan in 2025." for i in range(articles)]
    assert bool(across(*texts)) is found


def test_the_most_exact_of_several_numbers_is_taken():
    texts = ("Acme's revenue was $4.9 billion in 2025.", "Acme's revenue was $4.86 billion in 2025.")
    found = across(*texts, "Acme's revenue was $4.58 billion in 2024.")
    assert "$4.86 billion / $4.58 billion - 1 = +6.1% [5.9, 6.3]" in {check.verdict.arithmetic for check in found}


def test_periods_of_whole_months():
    assert span_of(date(2025, 1, 1), date(2025, 12, 31)) == Span(2025 * 12, 12)
    assert span_of(date(2024, 2, 1), date(2024, 2, 29)) == Span(2024 * 12 + 1, 1)
    assert span_of(date(2024, 2, 1), date(2024, 2, 28)) is None
    assert span_of(None, date(2024, 2, 29)) is None


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Acme sold 5,370 vans in Japan in May 2025.", 4),
        ("Acme sold 53,700 vans in Japan in 2025.", 2),
        ("Acme sold 537 vans in Japan on 3 May 2025.", 0),
        ("Acme's sales rose 12% in May 2025 from a year earlier.", 1),
        ("Acme's sales rose 12% in May 2025.", 0),
        ("Acme's sales rose 12% in 2025.", 1),
        ("Acme's sales rose 12% in May 2025 from May 2019.", 0),
    ],
)
def test_a_level_may_be_compared_with_what_is_before_it_and_behind(text, pairs):
    (claim,) = extract_article(Article(article_id="a", file="a", text=text, published=PUBLISHED, language="en")).claims
    found = comparisons(claim)
    assert len(found) == len(set(found)) == pairs
    assert all(base < now and base.months == now.months for now, base in found)


def test_an_adverb_is_no_narrowing_word():
    (claim,) = extract_article(
        Article(article_id="a", file="a", text="Sales rose, on net, by 12% in 2025, far from real terms.")
    ).claims
    assert identity.narrowing(claim) == frozenset()


def article_of(number: int, text: str) -> Article:
    name = f"{number}.txt"
    return Article(article_id=name, file=name, text=text, published=PUBLISHED, country="US", language="en")


CONFIRMED = [
    ("Acme sold 537,000 vans in Japan in 2025.", "In 2025, Acme sold 537,214 vans in Japan."),
    (
        "Acme's revenue was $4.86 billion in 2025, against $4.58 billion in 2024.",
        "Acme's revenue rose 6.2% in 2025 from a year earlier.",
    ),
    (
        "Peru's exports were worth $5.12 billion in March 2025.",
        "Peru's exports rose 4% in March 2025 from a year earlier, the bank said.",
        "In March 2024, Peru's exports were worth $4.92 billion.",
    ),
    ("Kia's output in Korea was 48,120 vans in May 2025.", "In May 2025, Kia's output in Korea reached 48,100 vans."),
]


@pytest.mark.parametrize("texts", CONFIRMED, ids=lambda texts: texts[1])
def test_a_changed_number_is_noticed_and_one_within_rounding_is_not(texts):
    """What the benchmark of mutations does with real articles, between these."""
    articles = {article.article_id: article for article in map(article_of, range(9), texts)}
    tried = []
    for check in across(*texts):
        assert check.verdict.verdict == "consistent"
        tried += [(mutation.must_break, is_flagged(articles, mutation)) for mutation in mutations_of(check)]
    assert {must for must, _ in tried} == {True, False}
    assert all(must == flagged for must, flagged in tried)
