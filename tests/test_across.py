"""Checks across articles through the ledger: only what is touched is checked again, and it comes to what a run from nothing gives."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from batch import Batch, leave_out_validation

import checks
from flows import checking, runs

FIRMS = ("Acme", "Borax", "Cordia", "Delmar", "Eston", "Fargo", "Girard", "Hallam")

SOLD = "{firm} sold {number} vans in Japan in {year}, the company said.\n"
AGAIN = "In {year}, sales in Japan went well: {firm} sold {number} vans in Japan in {year}, a paper reported.\n"
KEYS = 3
"""Of a number of vans in a year: for the same in another article, for the year before, and for the year after."""


def sold(firm: str, number: str, year: int = 2024, template: str = SOLD) -> str:
    return template.format(firm=firm, number=number, year=year)


@pytest.fixture
def batch(tmp_path, monkeypatch) -> Batch:
    leave_out_validation(monkeypatch)
    made = Batch(tmp_path)
    for firm in FIRMS:
        made.write(f"{firm}.txt", sold(firm, "53,214"))
        made.write(f"wire/{firm}.txt", sold(firm, "53,200", template=AGAIN))
    made.run()
    return made


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The keys under which claims of several articles are checked."""
    keys: list[str] = []
    run = checks.run_across
    monkeypatch.setattr(checks, "run_across", lambda key, claims: keys.append(key) or run(key, claims))
    return keys


def across(batch: Batch) -> list[tuple[str, str]]:
    rows = [row for row in batch.rows("checks") if not row["article_id"]]
    return sorted((row["verdict"], row["arithmetic"]) for row in rows)


def conflicts(batch: Batch) -> dict[str, int]:
    """How many conflicts the claims of an article have, of the articles whose claims have any."""
    rows = [row for row in batch.rows("claims") if row["conflicts"]]
    return {row["article_id"]: len(row["conflicts"].split()) for row in rows}


def test_articles_that_agree_confirm_one_another(batch):
    assert across(batch) == [("consistent", "53,214 [53,213.5, 53,214.5]; stated 53,200 [53,150, 53,250]")] * len(FIRMS)
    assert set(batch.column("claims", "checks")) == {"1"}
    assert conflicts(batch) == {}


def test_one_new_article_has_only_its_own_keys_checked(batch, asked):
    batch.write("late.txt", sold("Acme", "61,300"))
    batch.run()
    assert len(asked) == len(set(asked)) == KEYS and all("acme" in key for key in asked)
    assert conflicts(batch) == {"Acme.txt": 1, "late.txt": 2, "wire/Acme.txt": 1}
    assert batch.from_nothing().hashes() == batch.hashes()


def test_a_run_with_nothing_new_and_one_about_other_things_check_nothing(batch, asked):
    batch.run()
    batch.write("other.txt", "The council closed 14 schools in May 2025. The mayor spoke of a hard year.\n")
    batch.write("single.txt", sold("Ingram", "9,300"))
    batch.run()
    assert asked == []


def test_the_cost_does_not_grow_with_the_archive(batch, monkeypatch):
    """What one more article makes the ledger read, in rows: no more with twice the articles."""
    counts = []
    for size in (1, 2):
        for number in range(40 * size):
            batch.write(
                f"more/{size}-{number}.txt",
                sold(f"Firm{chr(97 + number % 26)}{chr(97 + number // 26)}{'x' * size}", "8,120"),
            )
        batch.run()
        batch.write(
            f"new-{size}.txt",
            sold(FIRMS[size], "53,210", template="{firm} has sold {number} vans in Japan in {year}.\n"),
        )
        counts.append(count_rows(batch, monkeypatch))
    assert counts[0] == counts[1] > 0


def count_rows(batch: Batch, monkeypatch) -> int:
    """The claims that the checks across articles of one run load."""
    loaded = []
    load = checking.claims_under
    with monkeypatch.context() as patch:
        patch.setattr(checking, "claims_under", lambda ledger, key: loaded.append(load(ledger, key)) or loaded[-1])
        batch.run()
    return sum(map(len, loaded))


def test_an_edit_takes_conflicts_back_and_a_removal_confirmations(batch):
    batch.write("wire/Acme.txt", sold("Acme", "61,300", template=AGAIN))
    batch.run()
    assert conflicts(batch) == {"Acme.txt": 1, "wire/Acme.txt": 1}
    batch.write("wire/Acme.txt", sold("Acme", "53,210", template=AGAIN))
    batch.run()
    assert conflicts(batch) == {}
    (batch.raw / "wire" / "Acme.txt").unlink()
    batch.run(allow_removals=True)
    assert len(across(batch)) == len(FIRMS) - 1
    assert {row["checks"] for row in batch.rows("claims") if row["article_id"] == "Acme.txt"} == {"0"}
    assert batch.from_nothing().hashes() == batch.hashes()


def test_another_place_in_articles_csv_does_not_lose_a_conflict(batch):
    batch.write("wire/Acme.txt", sold("Acme", "61,300", template=AGAIN))
    batch.run()
    batch.write("articles.csv", "file,publisher\nwire/Acme.txt,The Coast\n")
    batch.run()
    assert conflicts(batch) == {"Acme.txt": 1, "wire/Acme.txt": 1}
    assert batch.from_nothing().hashes() == batch.hashes()


def test_copies_neither_confirm_nor_contradict(batch):
    before = across(batch)
    batch.write("copies/Acme.txt", sold("Acme", "53,214"))
    batch.run()
    assert across(batch) == before
    assert [row["duplicate_of"] for row in batch.rows("articles") if row["article_id"] == "copies/Acme.txt"] == [
        "Acme.txt"
    ]
    (batch.raw / "Acme.txt").unlink()
    batch.run(allow_removals=True)
    members = [row["article_id"] for row in batch.rows("check_members")]
    assert "copies/Acme.txt" in members and "Acme.txt" not in members
    assert batch.from_nothing().hashes() == batch.hashes()


def test_a_sentence_that_two_articles_share_word_for_word_counts_once(batch):
    sentence = "Zenda Works sold 71,300 vans in Japan in 2024, more than anybody had expected.\n"
    batch.write("one.txt", f"{sentence}The plant closed its gates for 12 days in March 2025.\n")
    batch.write("two.txt", f"A council voted for 340 new homes in May 2025. The mayor was not there.\n\n{sentence}")
    before = across(batch)
    batch.run()
    assert across(batch) == before


def test_claims_that_their_own_article_contradicts_are_left_out(batch):
    """Once Acme's article contradicts itself, nobody is held against it; once it is mended, they are again."""
    doubtful = "Acme sold 61,300 vans in Japan in 2024, up 68% from 53,214 in 2023, the company said.\n"
    batch.write("Acme.txt", doubtful)
    batch.run()
    assert "Acme.txt" in batch.column("quarantine", "article_id")
    assert conflicts(batch) == {} and len(across(batch)) == len(FIRMS) - 1
    batch.write("Acme.txt", doubtful.replace("68%", "15.2%"))
    batch.run()
    assert conflicts(batch) == {"Acme.txt": 1, "wire/Acme.txt": 1}
    assert batch.from_nothing().hashes() == batch.hashes()


def test_growth_between_articles_is_told_as_levels_come(batch):
    batch.write("next.txt", "Borax's sales in Japan rose 12% in 2025 from a year earlier.\n")
    batch.run()
    assert ("implied", "53,214 x (1 + 12%) = 59,600 [59,333, 59,866]") in across(batch)
    batch.write("now.txt", sold("Borax", "59,600", 2025))
    batch.run()
    told = [line for line in across(batch) if "12%" in line[1]]
    assert told == [("consistent", "59,600 / 53,214 - 1 = +12.00% [11.999, 12.003]; stated +12%")]
    assert batch.from_nothing().hashes() == batch.hashes()


def test_newer_checks_check_everything_again(batch, asked, monkeypatch):
    current = runs.current_versions()
    before = batch.identity()
    monkeypatch.setattr(runs, "current_versions", lambda: replace(current, checks="newer"))
    batch.run()
    assert len(asked) == len(set(asked)) == KEYS * len(FIRMS)
    assert batch.identity() == before


def test_what_a_broken_run_put_off_the_next_one_does(batch, monkeypatch):
    batch.write("late.txt", sold("Acme", "61,300"))
    with monkeypatch.context() as patch:
        patch.setattr(checking, "find_across", lambda key, claims: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            batch.run()
    batch.run()
    assert conflicts(batch) == {"Acme.txt": 1, "late.txt": 2, "wire/Acme.txt": 1}


def test_checks_that_fail_under_one_key_leave_the_others(batch, monkeypatch):
    run = checks.run_across
    monkeypatch.setattr(checks, "run_across", lambda key, claims: 1 / 0 if "acme" in key else run(key, claims))
    for firm in ("Acme", "Borax"):
        batch.write(f"late/{firm}.txt", sold(firm, "61,300"))
    batch.run()
    assert conflicts(batch) == {"Borax.txt": 1, "late/Borax.txt": 2, "wire/Borax.txt": 1}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_comes_and_goes_it_is_as_from_nothing(batch, seed):
    draw = random.Random(seed)
    for _ in range(4):
        for _ in range(4):
            name = f"{draw.choice(('', 'wire/', 'late/'))}{draw.choice(FIRMS[:3])}.txt"
            if draw.random() < 0.3:
                (batch.raw / name).unlink(missing_ok=True)
            else:
                number, year = draw.choice(("53,214", "53,200", "61,300", "47,000")), draw.choice((2023, 2024))
                text = sold(draw.choice(FIRMS[:3]), number, year, draw.choice((SOLD, AGAIN)))
                batch.write(
                    name, text + draw.choice(("", "Its sales in Japan rose 14% in 2024 from a year earlier.\n"))
                )
        batch.run(allow_removals=True)
    assert batch.from_nothing().hashes() == batch.hashes()
