"""series.csv: what merging promises, names brought to one form, and that it doesn't matter how a ledger came to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from batch import Batch, leave_out_validation
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.abbreviations import find_abbreviations
from flows.curation.aliases import parse_aliases
from flows.errors import RunError
from flows.versions import SOURCES
from series.merging import lower, merge, series_rows, upper
from series.names import Names
from series.points import Key, Point

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
KEY = Key("Acme", "sales", "cars", "", "count", "", "level", "actual", "", "year")
SAME = [KEY, replace(KEY, subject="ACME"), replace(KEY, subject="the Acme’s"), replace(KEY, item="Cars")]

DEFINES = (
    "Halden Motor Company (HMC) sold 4,200 trucks in Norway in November 2025. HMC’s revenue was $310 million in 2024.\n"
)
USES = "HMC’s revenue was $308 million in 2024. HMC sold 4,200 trucks in Norway in November 2025.\n"

numbers = st.integers(-30, 30).map(Decimal)
margins = st.none() | st.integers(0, 6).map(Decimal)


@st.composite
def points(draw) -> Point:
    """A number with its ends, either of them open, or a range without a number."""
    value, below, above = draw(numbers), draw(margins), draw(margins)
    low, high = (None if below is None else value - below), (None if above is None else value + above)
    names = (draw(st.sampled_from(["a.txt", "b.txt"])), draw(st.sampled_from(["1", "2", "3"])))
    return Point(*names, *YEAR, draw(st.sampled_from([value, None])), low, high)


several = st.lists(points(), min_size=1, max_size=5)


@given(several, st.randoms())
def test_merging_does_not_depend_on_the_order(found, random):
    assert merge(random.sample(found, len(found))) == merge(found)


@given(several)
def test_what_is_said_twice_adds_nothing(found):
    assert merge(found + found) == merge(found)


@given(several, numbers)
def test_the_merged_interval_holds_what_all_allow_and_nothing_else(found, number):
    merged = merge(found)
    is_allowed = all(lower(point) <= number <= upper(point) for point in found)
    if merged.agrees:
        low, high = merged.low, merged.high
        assert is_allowed == ((low is None or low <= number) and (high is None or number <= high))
    else:
        assert not is_allowed


@given(several)
def test_a_value_is_one_that_was_printed_and_lies_within(found):
    merged = merge(found)
    assert merged.value is None or all(lower(point) <= merged.value <= upper(point) for point in found)
    assert merged.value in {None, *(point.value for point in found)}
    assert merged.agrees == (max(map(lower, found)) <= min(map(upper, found)))


@given(st.lists(st.tuples(st.sampled_from(SAME), points()), min_size=1, max_size=6), st.randoms())
def test_rows_do_not_depend_on_the_order(placed, random):
    assert len({key.series_id for key, _ in placed}) == 1
    assert series_rows(random.sample(placed, len(placed))) == series_rows(placed)


def test_of_two_spellings_as_frequent_one_is_taken_whatever_comes_first():
    point = Point("a.txt", "1", *YEAR, Decimal(1), Decimal(1), Decimal(1))
    one, other = (replace(KEY, narrowing=word) for word in ("export", "exports"))
    assert one.series_id == other.series_id
    assert series_rows([(one, point), (other, point)]) == series_rows([(other, point), (one, point)])


def test_numbers_with_nothing_in_common_have_no_value():
    found = [(KEY, Point("a.txt", str(n), *YEAR, Decimal(n), Decimal(n), Decimal(n))) for n in (5, 9)]
    (row,) = series_rows(found)
    assert (row["value"], row["value_low"], row["value_high"], row["conflict"]) == (None, 5, 9, "numbers")
    assert row["claim_ids"] == "5 9"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Statistics Office (HSO) said so.", {"HSO": "Harbour Statistics Office"}),
        ("Halden Motor Company’s (HMC) plant closed.", {"HMC": "Halden Motor Company"}),
        ("Halden Motors (HMC) has no word for the last letter.", {}),
        ("A plug-in hybrid (PHEV) was shown.", {}),
        ("Bay Rail (BR) ran. Bergen Rail (BR) did too.", {"BR": "Bay Rail"}),
    ],
)
def test_short_forms(text, found):
    assert find_abbreviations(text) == found


def test_what_an_article_shortens_itself_comes_before_what_people_say_of_the_letters():
    names = Names({"HMC": "Halden Motor Company"}, {"hmc": "Hill Mining"})
    assert names.resolve("HMC") == "Halden Motor Company"
    assert Names({}, {"hmc": "Hill Mining"}).resolve("HMC") == "Hill Mining"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("alias,name,why\nA,B,C\n", "line 1: nothing reads the column 'why'"),
        ("alias,reason\nA,B\n", "line 1: it should name the columns alias, name; name is missing"),
        ("alias,name\nA,B\nC\n", "line 3: it should have a cell for each of alias, name"),
        ("alias,name\nAcme,B\nthe Acme,C\n", "line 3: 'the Acme' has a line already"),
    ],
)
def test_a_broken_file_of_aliases_is_told_by_line(text, says):
    with pytest.raises(ValueError, match=says):
        parse_aliases(text)


class Desk(Batch):
    """A batch with somebody who writes aliases."""

    def alias(self, text: str) -> None:
        path = self.folder / "curation" / "aliases.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    leave_out_validation(monkeypatch)
    desk = Desk(tmp_path, defines=DEFINES, uses=USES)
    desk.run()
    return desk


def test_a_broken_file_of_aliases_stops_the_run(desk):
    before = desk.identity()
    desk.alias("alias,nmae\nHMC,Halden\n")
    with pytest.raises(RunError, match=r"aliases\.csv: line 1: .*did you mean 'name'.*Mend it"):
        desk.run()
    assert desk.identity() == before


@pytest.mark.parametrize(
    "aliases",
    [
        "alias,name\nHMC,Halden Motor Company\n",
        "alias,name\nHMC,Halden Trucks\n",
        "alias,name\nHalden Motor Company,Halden Group\nHMC,Halden Motor Company\n",
    ],
)
def test_aliases_that_come_and_go_leave_what_a_new_ledger_would_publish(desk, aliases):
    before = desk.hashes()
    desk.alias(aliases)
    desk.run()
    assert desk.hashes() == desk.from_nothing().hashes() != before
    desk.alias("alias,name\n")
    desk.run()
    assert desk.hashes() == before


def test_an_alias_brings_the_numbers_of_two_articles_together(desk):
    assert max(desk.column("series", "articles")) == "1"
    desk.alias("alias,name,reason\nHMC,Halden Motor Company,its own short form\n")
    desk.run()
    (row,) = [row for row in desk.rows("series") if row["metric"] == "sales"]
    assert (row["subject"], row["value"], row["articles"], row["conflict"]) == ("Halden Motor Company", "4200", "2", "")


def test_articles_in_any_order_removed_and_brought_back(desk, tmp_path):
    before = desk.hashes()
    (desk.raw / "defines.txt").unlink()
    desk.run(allow_removals=True)
    assert desk.hashes() == desk.from_nothing().hashes()
    assert set(desk.column("series", "subject")) == {"HMC"}
    desk.write("defines.txt", DEFINES)
    desk.run()
    assert desk.hashes() == before


def test_series_are_made_again_when_what_they_are_told_apart_by_changes():
    assert "checks/core" in SOURCES["tables"][0]
