"""Copies: what is one and what is not, and that the same ones are found whatever came first."""

from __future__ import annotations

from datetime import date
from itertools import combinations, permutations

import pytest
from batch import Batch, leave_out_validation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.article import Article
from flows.duplicates import mark_duplicates
from flows.ledger import open_ledger
from flows.read import ReadArticle, ReadFile
from flows.reading import drop_article, record_article
from flows.sketch import ALIKE, BANDS, ROWS, alike, bands, dump_sketch, is_copy, sketch_text

PARAGRAPHS = (
    "Norwood Motors sold 23,500 electric pickups in the first eleven months of 2025, up 68% from a year earlier, the "
    "carmaker said on Thursday, as buyers turned away from diesel and fuel prices stayed high.",
    "The pickup led the growth with 14,313 registrations, against 12,231 in the same months of 2024. The plant at Hillfield, "
    "which employs 1,840 people, has added a second shift since March and now builds 95 vans a day.",
    "Deliveries to farms and builders made up two thirds of the total. Prices start at 41,900 euros before the subsidy, which "
    "the government means to cut by a quarter in January.",
    "Analysts at Harbour Research had expected 22,000 pickups. They think that the market will grow by 12% next year, less "
    "than the 19% of this one, because the tax on company cars is due to rise.",
    "Norwood, whose shares fell 3.2% in early trading, plans to spend 480 million euros on a battery plant beside the river. "
    "Work there is to begin in the spring, and to take about two years, if the council agrees.",
    "Residents have collected 6,700 signatures against the plan. They fear for the meadows along the river, where herons nest, "
    "and for the road through the village, which lorries already fill from six in the morning.",
)
WHOLE = "\n\n".join(PARAGRAPHS)


def is_near(one: str, other: str) -> bool:
    """Whether the later text would be marked as a copy of the earlier one."""
    return is_copy(sketch_text(one), sketch_text(other))


NEAR = {
    "another headline": f"Pickup maker has its best year\n\n{WHOLE}",
    "a paragraph cut": "\n\n".join(PARAGRAPHS[:4] + PARAGRAPHS[5:]),
    "the end cut": "\n\n".join(PARAGRAPHS[:4]),
    "a few words changed": WHOLE.replace("carmaker", "company")
    .replace("fear for", "worry about")
    .replace("stayed", "remained"),
    "a note of the agency": f"{WHOLE}\n\nAdditional reporting by J. Hale; edited by M. Orr. Updated at 10:45 on 3 December 2025.",
    "a copyright line": f"{WHOLE}\n\nCopyright 2025 Coast News, 12 Quay Street. Call 555 0100.",
    "a dateline": f"HILLFIELD, 4 December 2025 - {WHOLE}",
    "cut, with a note": "\n\n".join([*PARAGRAPHS[:5], "This article was first published at 18:20 on 4 December 2025."]),
    "numbers in words": WHOLE.replace("from six in", "from 6 in"),
}


@pytest.mark.parametrize("name", NEAR)
def test_near_copies(name):
    assert is_near(WHOLE, NEAR[name]) and is_near(NEAR[name], WHOLE)


OTHERS = {
    "one number is another": WHOLE.replace("14,313", "14,331"),
    "another day": WHOLE.replace("on Thursday", "on Monday"),
    "an update": WHOLE.replace("6,700 signatures", "8,100 signatures"),
    "the update has other words around its number": WHOLE.replace(
        "have collected 6,700 signatures", "handed in 8,100 names"
    ),
    "little in common": f"{PARAGRAPHS[0]}\n\nThe rest of the text is about other things altogether, and has none of the words of "
    "the first one, since somebody else wrote it for another paper, at another time, and with nothing else to tell.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_no_copies(name):
    assert not is_near(WHOLE, OTHERS[name]) and not is_near(OTHERS[name], WHOLE)


def test_a_fuller_text_is_a_copy_only_while_few_of_its_numbers_are_new():
    one_more = f"{WHOLE}\n\nThe group also sold 8,400 vans."
    much_more = (
        f"{one_more} It sold 2,950 lorries, 610 buses and 77 fire engines, for 1.9 billion euros, and paid 31 million in tax on "
        "205 million of profit."
    )
    assert is_near(WHOLE, one_more)
    assert not is_near(WHOLE, much_more)
    assert is_near(much_more, WHOLE)


RELEASE = (
    "The unemployment rate was {} per cent in {month}, the statistics office said on Thursday. The number of people out of work "
    "was {} thousand, {} thousand more than a month earlier. The employment rate was {} per cent. Average weekly pay in the three "
    "months to {month} was {} pounds, {} per cent more than a year earlier. There were {} thousand vacancies, and {} thousand working "
    "days were lost to strikes. The figures for people aged 16 to 64 are seasonally adjusted, and come from the labour force survey."
)


def test_two_releases_of_one_template_are_no_copies():
    june = RELEASE.format(4.2, 1430, 12, 74.6, 621, 3.1, 840, 55, month="June")
    july = RELEASE.format(4.3, 1451, 21, 74.5, 623, 3.3, 832, 38, month="July")
    assert alike(sketch_text(june), sketch_text(july)) > 0.3
    assert not is_near(june, july)
    same_numbers = RELEASE.format(4.2, 1430, 12, 74.6, 621, 3.1, 840, 55, month="July")
    assert alike(sketch_text(june), sketch_text(same_numbers)) > ALIKE
    assert not is_near(june, same_numbers)


def test_statements_that_decide_the_same_again_are_no_copies():
    """A central bank's two statements differ in little but the month that they speak of."""
    text = (
        "Information received since the committee met in {} suggests that activity has been rising at a moderate rate, and that the "
        "labour market has continued to strengthen. The committee decided to keep the target range for the policy rate at 1-3/4 to 2 "
        "percent. The stance of monetary policy remains accommodative, thereby supporting strong labour market conditions and a "
        "sustained return to 2 percent inflation. In determining the timing and size of future adjustments, the committee will assess "
        "realised and expected conditions relative to its objectives."
    )
    assert not is_near(text.format("March"), text.format("May"))
    assert is_near(text.format("March"), text.format("March").replace("moderate", "modest"))


def test_of_short_texts_only_the_very_same_are_copies():
    assert not is_near("Sales rose 3% to 1,200 cars, the firm said.", "Sales rose 3% to 1,200 cars, the firm has said.")


def exact(one: str, other: str) -> float:
    """The part of all runs of four words that both texts have."""
    runs = [{tuple(words[n : n + 4]) for n in range(len(words) - 3)} for words in (one.split(), other.split())]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


@given(st.lists(st.integers(0, 400), min_size=60, max_size=300), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_signatures_estimate_what_texts_share(numbers, front, back):
    words = ["".join(chr(97 + int(digit)) for digit in str(number)) for number in numbers]
    one, other = " ".join(words[front:]), " ".join(words[: len(words) - back])
    sketches = sketch_text(one), sketch_text(other)
    if all(sketch.signature for sketch in sketches):
        assert alike(*sketches) == pytest.approx(exact(one, other), abs=0.25)  # five standard deviations of 128 draws


def test_texts_that_are_alike_share_a_band():
    whole = sketch_text(WHOLE)
    assert len(bands(whole)) == BANDS and len(whole.signature) == BANDS * ROWS
    for text in NEAR.values():
        assert set(bands(whole)) & set(bands(sketch_text(text)))
    assert not set(bands(whole)) & set(bands(sketch_text(RELEASE)))


# Through the ledger

FAMILY = {
    "a.txt": WHOLE,
    "b.txt": "\n\n".join(PARAGRAPHS[1:]),
    "c.txt": "\n\n".join(PARAGRAPHS[2:]),
    "d.txt": "\n\n".join(PARAGRAPHS[3:]),
    "e.txt": WHOLE.replace("14,313", "14,331"),
    "f.txt": WHOLE,
}
"""A chain, whose ends are not alike; one of other numbers; one that is the very same."""

DAYS = (None, date(2025, 12, 4), date(2025, 12, 5))


def enter(ledger, name: str, text: str, day: date | None) -> None:
    article = Article(article_id=name, file=name, text="", published=day)
    read = ReadArticle(article, str(hash(text)), "utf-8", dump_sketch(sketch_text(text)))
    record_article(ledger, ReadFile(name, "0"), read)


def marks(ledger) -> dict[str, str]:
    return dict(ledger.connection.execute("SELECT article_id, duplicate_of FROM articles"))


def expected(articles: dict[str, tuple[str, date | None]]) -> dict[str, str]:
    """Every article in order, against every original before it: what the ledger must come to, whatever it went through."""
    found: dict[str, str] = {}
    for name in sorted(articles, key=lambda name: (str(articles[name][1] or "9999"), name)):
        text = articles[name][0]
        before = [other for other, mark in found.items() if not mark]
        found[name] = next((o for o in before if articles[o][0] == text or is_near(articles[o][0], text)), "")
    return found


STEPS = st.lists(
    st.tuples(st.sampled_from([*FAMILY]), st.sampled_from([*FAMILY, ""]), st.sampled_from(DAYS), st.booleans()),
    min_size=3,
    max_size=14,
)


@given(STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_copies_are_the_same_whatever_came_first(tmp_path_factory, steps):
    """Articles come, go, and get another text or day, with or without a run in between."""
    batch = Batch(tmp_path_factory.mktemp("copies"))
    articles: dict[str, tuple[str, date | None]] = {}
    with open_ledger(batch.settings()) as ledger:
        for name, source, day, is_run in [*steps, ("a.txt", "a.txt", None, True)]:
            with ledger.transaction():
                if source:
                    enter(ledger, name, FAMILY[source], day)
                    articles[name] = (FAMILY[source], day)
                elif articles.pop(name, None):
                    drop_article(ledger, name)
            if is_run:
                mark_duplicates(ledger)
                assert marks(ledger) == expected(articles)


def test_the_family_is_a_chain():
    texts = [FAMILY[name] for name in ("a.txt", "b.txt", "c.txt", "d.txt")]
    assert [is_near(one, other) for one, other in combinations(texts, 2)] == [True, True, False, True, True, True]
    assert expected({name: (text, None) for name, text in FAMILY.items()}) == {
        "a.txt": "", "b.txt": "a.txt", "c.txt": "a.txt", "d.txt": "", "e.txt": "", "f.txt": "a.txt",
    }  # fmt: skip


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    return Batch(tmp_path)


@pytest.mark.parametrize("names", list(permutations(("a.txt", "b.txt", "d.txt")))[::2], ids=" ".join)
def test_a_chain_is_published_the_same_in_any_order(batch, names):
    for name in names:
        batch.write(name, FAMILY[name])
        batch.run()
    assert {row["article_id"]: row["duplicate_of"] for row in batch.rows("articles")} == {
        "a.txt": "", "b.txt": "a.txt", "d.txt": "",
    }  # fmt: skip
    assert batch.from_nothing().hashes() == batch.hashes()


def test_a_near_copy_is_not_extracted_and_takes_its_originals_place_when_that_is_gone(batch):
    batch.write("a.txt", WHOLE)
    batch.write("wire/copy.txt", NEAR["a note of the agency"])
    summary = batch.run()
    assert (summary.articles_extracted, summary.duplicates) == (1, 1)
    assert {row["article_id"]: row["status"] for row in batch.rows("articles")} == {
        "a.txt": "published",
        "wire/copy.txt": "duplicate",
    }
    (batch.raw / "a.txt").unlink()
    batch.run(allow_removals=True)
    assert [(row["article_id"], row["duplicate_of"]) for row in batch.rows("articles")] == [("wire/copy.txt", "")]
    assert set(batch.column("claims", "article_id")) == {"wire/copy.txt"}
    assert batch.from_nothing().hashes() == batch.hashes()


def test_the_original_of_near_copies_is_the_one_published_earlier(batch):
    batch.write("a.txt", f"---\npublished: 2025-12-05\n---\n{WHOLE}")
    batch.run()
    batch.write("b.txt", f"---\npublished: 2025-12-04\n---\n{NEAR['another headline']}")
    batch.run()
    assert {row["article_id"]: row["duplicate_of"] for row in batch.rows("articles")} == {"a.txt": "b.txt", "b.txt": ""}
    assert batch.from_nothing().hashes() == batch.hashes()
