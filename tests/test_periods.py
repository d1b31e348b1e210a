"""Periods: calendar arithmetic, resolution on a known and an unknown day, and properties that hold for any text and any day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import components  # noqa: F401  (registers the stages)
from extractors.article import Article
from extractors.examples import parse_example
from extractors.periods import arithmetic
from extractors.periods.families import TABLES
from extractors.text.tokenization import customize_tokenizer

EXAMPLES = [example for table in TABLES for family in table.FAMILIES for example in family.examples]
DAYS = st.dates(date(1000, 1, 1), date(9000, 12, 31))
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def tagger():
    nlp = spacy.blank("en")
    customize_tokenizer(nlp)
    for name in ("zones", "sentences", "periods"):
        nlp.add_pipe(name)
    return nlp


def read(nlp, text: str, published: date | None, **metadata):
    doc = nlp.make_doc(text)
    doc._.article = Article(article_id="a", file="a.txt", text=text, published=published, **metadata)
    return nlp(doc)


def intervals(doc) -> dict[str, tuple[str, str]]:
    return {p.text: (str(p.first or ""), str(p.last or "")) for p in doc._.periods}


# Arithmetic


@given(DAYS, st.sampled_from(arithmetic.GRAINS))
def test_a_day_lies_in_its_unit(day, grain):
    first, last = arithmetic.interval(grain, day)
    assert first <= last
    assert grain == "weekend" or first <= day <= last
    assert arithmetic.interval(grain, last) == (first, last)


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]), st.integers(-40, 40))
def test_steps_add_up(day, grain, count):
    first = arithmetic.interval(grain, day)[0]
    assert arithmetic.add(arithmetic.add(first, grain, count), grain, -count) == first
    assert arithmetic.interval(grain, arithmetic.add(first, grain, count))[0] == arithmetic.add(first, grain, count)


@given(DAYS, DAYS, st.integers(-30, 30))
def test_shifted_interval_keeps_whole_months(one, other, years):
    first, last = min(one, other).replace(day=1), max(one, other)
    last = arithmetic.month_end(last.year, last.month)
    start, end = arithmetic.shift_interval(first, last, "year", years)
    assert (start.day, end) == (1, arithmetic.month_end(end.year, end.month))
    assert (end.year - start.year) * 12 + end.month - start.month == (
        last.year - first.year
    ) * 12 + last.month - first.month


@pytest.mark.parametrize("year, sunday", [(2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")])
def test_easter(year, sunday):
    assert str(arithmetic.easter(year)) == f"{year}-{sunday}"


# Any text, any day


def check(doc):
    for period, span in zip(doc._.periods, doc.spans["periods"], strict=True):
        assert (period.start, period.end, period.text) == (span.start, span.end, span.text)
        assert period.text.strip()
        for one in (period, *period.parts):
            assert one.first is None or one.last is None or one.first <= one.last
            assert one.kind in ("date", "time", "duration", "set")
            assert one.timex
    ends = [(period.start, period.end) for period in doc._.periods]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))


WORDS = sorted({word for example in EXAMPLES for word in parse_example(example).text.split()})
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@SETTINGS
@given(text=st.one_of(st.text(max_size=200), SENTENCES), published=st.one_of(st.none(), st.dates()))
def test_no_text_breaks_it(tagger, text, published):
    check(read(tagger, text, published))


@SETTINGS
@given(example=st.sampled_from(EXAMPLES), published=st.dates())
def test_examples_on_any_day(tagger, example, published):
    check(read(tagger, parse_example(example).text, published))


# The calendar repeats itself, weekdays included, every 400 years.
CYCLE = 400
RELATIVE = (
    "Output fell last month, and will rise next year.",
    "Output fell on Monday, in October and in the third quarter.",
    "Output rose through November, up from the same period a year earlier.",
    "Output fell last week, yesterday and three months ago.",
    "Output rose over the past five years and in the year to June.",
    "Output fell in the week ended Sept. 5, year-on-year, in early May and at the end of last year.",
    "Output will rise by Friday, in the first quarter, over Christmas and next summer.",
    "Output has risen so far this year, and fell earlier this month.",
)


@SETTINGS
@given(text=st.sampled_from(RELATIVE), published=st.dates(date(1600, 1, 1), date(2399, 12, 31)))
def test_a_cycle_of_the_calendar_later(tagger, text, published):
    later = published.replace(year=published.year + CYCLE)
    for one, other in zip(read(tagger, text, published)._.periods, read(tagger, text, later)._.periods, strict=True):
        assert (one.text, one.kind, one.grain) == (other.text, other.kind, other.grain)
        for a, b in ((one.first, other.first), (one.last, other.last)):
            assert (a and a.replace(year=a.year + CYCLE)) == b


@SETTINGS
@given(published=st.dates(date(1600, 1, 1), date(2399, 12, 28)), years=st.integers(1, 50))
def test_whole_years_later(tagger, published, years):
    """Month grain and coarser move with the year, 29 February aside."""
    text = "Output fell last month, in the third quarter of last year, in October, and through March."
    if (published.month, published.day) == (2, 29):
        published -= timedelta(1)
    later = published.replace(year=published.year + years)
    for one, other in zip(read(tagger, text, published)._.periods, read(tagger, text, later)._.periods, strict=True):
        assert one.first.replace(year=one.first.year + years) == other.first
        assert (one.last.year + years, one.last.month) == (other.last.year, other.last.month)


# Where the day is not known


def test_month_of_publication_from_the_latest_figures(tagger):
    text = "From January to November 2025 sales rose. Last month it sold cars. It fell last year and earlier this week. It grew last quarter."
    doc = read(tagger, text, None)
    publication = doc._.publication
    assert (publication.earliest, publication.latest, publication.source) == (
        date(2025, 12, 1),
        date(2025, 12, 31),
        "text",
    )
    found = intervals(doc)
    assert found["Last month"] == ("2025-11-01", "2025-11-30")
    assert found["last year"] == ("2024-01-01", "2024-12-31")
    assert found["last quarter"] == ("2025-07-01", "2025-09-30")
    assert found["earlier this week"] == ("", "")


def test_publication_from_the_event_it_leads_with(tagger):
    text = "At its 2025 investor day on April 9, the firm confirmed a pickup. It sold cars in the first quarter of 2025. It fell last month."
    doc = read(tagger, text, None)
    publication = doc._.publication
    assert publication.earliest == date(2025, 4, 9)
    assert publication.latest.month == 4
    assert intervals(doc)["last month"] == ("2025-03-01", "2025-03-31")


def test_publication_from_a_dateline(tagger):
    doc = read(tagger, "Oil slips\n\nLONDON, Sept. 11, 2025 (Crude Wire) - Oil slipped on Wednesday.", None)
    assert doc._.publication.day == date(2025, 9, 11)
    assert intervals(doc)["Wednesday"] == ("2025-09-10", "2025-09-10")


def test_nothing_committed_to_leaves_it_unknown(tagger):
    doc = read(tagger, "Sales fell last month. They will rise next year. It opened in May.", None)
    assert doc._.publication.source == "unknown"
    assert (doc._.publication.earliest, doc._.publication.latest) == (None, None)
    assert set(intervals(doc).values()) == {("", "")}


def test_absolute_periods_do_not_need_a_day(tagger):
    doc = read(tagger, "Sales fell in May 2019 and in Q3 2021, after a fall in the 1990s.", None)
    assert intervals(doc)["Q3 2021"] == ("2021-07-01", "2021-09-30")
    assert intervals(doc)["the 1990s"] == ("1990-01-01", "1999-12-31")


def test_a_plan_is_no_proof_of_the_past(tagger):
    doc = read(tagger, "The firm decided to close the plant in 2031. It could open another in May 2033.", None)
    assert doc._.publication.earliest is None


# Fiscal years


def test_fiscal_year_from_metadata(tagger):
    doc = read(
        tagger, "Revenue rose in fiscal 2025 and in the fiscal third quarter.", date(2025, 8, 20), fiscal_year_start=10
    )
    assert intervals(doc)["fiscal 2025"] == ("2024-10-01", "2025-09-30")
    assert intervals(doc)["the fiscal third quarter"] == ("2025-04-01", "2025-06-30")
    assert {period.fiscal for period in doc._.periods} == {"stated"}


def test_fiscal_year_taken_for_the_calendar_year_is_marked(tagger):
    (period,) = read(tagger, "Revenue rose in fiscal 2025.", date(2025, 8, 20))._.periods
    assert (period.fiscal, period.first, period.last) == ("calendar", date(2025, 1, 1), date(2025, 12, 31))


def test_longer_text_costs_in_proportion(tagger):
    """Eight times the text, about eight times the time (three times that allowed): no expression looks further than its sentence."""
    import time

    sentence = "Output rose 3% in the first 11 months of 2024 from the same period a year earlier, the ministry said on Friday. "

    def seconds(count: int) -> float:
        doc = tagger.make_doc(sentence * count)
        doc._.article = Article(article_id="a", file="a", text=doc.text, published=date(2025, 12, 18))
        for name, stage in tagger.pipeline:
            if name != "periods":
                doc = stage(doc)
        start = time.process_time()
        tagger.get_pipe("periods")(doc)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(800) for _ in range(3)) < 24 * min(seconds(100) for _ in range(5))


def test_page_is_made_from_the_examples():
    """If this fails: python -m extractors.periods.table > docs/periods.md"""
    from extractors.periods.table import render, rows

    page = Path(__file__).resolve().parent.parent / "docs" / "periods.md"
    assert page.read_text(encoding="utf-8") == render()
    assert len({words for _, words, *_ in rows()}) >= 120
