"""People's decisions: what each does, that it lasts, and that nothing is applied which the article does not bear out."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from batch import CARS, SLIP, Batch, leave_out_validation
from click.testing import CliRunner
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from flows.cli import main
from flows.curation.decisions import Decision, Wrong, parse_decisions, read_decisions
from flows.curation.writing import dump_decision
from flows.errors import RunError

EXPORTS = "Exports were $512 million in March 2025, the trade office said. Imports of wine fell 4% to 96.2p a bottle.\n"


class Desk(Batch):
    """A batch with somebody who decides."""

    @property
    def file(self):
        return self.folder / "curation" / "decisions.yml"

    def claim(self, quote: str) -> dict[str, str]:
        """The claim of that quote, clean or in quarantine."""
        (row,) = [row for table in ("claims", "quarantine") for row in self.rows(table) if row["quote"] == quote]
        return row

    def decide(self, decision: str, quote: str, expect: dict | None = None, **others) -> dict:
        """One record more in the file."""
        row = self.claim(quote)
        record = {
            "claim": row["claim_id"],
            "decision": decision,
            "reason": "I looked",
            "author": "Ada",
            "date": date(2025, 12, 1),
            "expect": expect or {"quote": quote, "sentence": row["sentence"]},
            **others,
        }
        self.file.parent.mkdir(exist_ok=True)
        with open(self.file, "a", encoding="utf-8") as handle:
            yaml.safe_dump([record], handle, allow_unicode=True, sort_keys=False)
        return row

    def state(self) -> list[tuple[str, str]]:
        return [(row["state"], row["detail"]) for row in self.rows("decisions")]

    def from_nothing(self) -> Desk:
        """The same folder published once more with a new ledger, to the same bytes."""
        other = type(self).__new__(type(self))
        other.folder, other.raw, other.out = self.folder, self.raw, self.folder / "nothing" / "out"
        other.run(rebuild=True)
        assert other.hashes() == self.hashes()
        return other


@pytest.fixture
def validated(tmp_path) -> Desk:
    """Three articles with everything real but the report; one states numbers that don't agree."""
    desk = Desk(tmp_path, cars=CARS, slip=SLIP, trade=EXPORTS)
    desk.run()
    return desk


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Desk:
    """The same without Great Expectations."""
    leave_out_validation(monkeypatch)
    desk = Desk(tmp_path, cars=CARS, slip=SLIP, trade=EXPORTS)
    desk.run()
    return desk


def test_without_decisions_nothing_is_said(desk):
    assert desk.rows("decisions") == []
    assert set(desk.column("claims", "curation")) == {""}
    assert "decisions" not in dict(desk.run().lines())


def test_accepting(desk):
    row = desk.decide("accept", "435 homes")
    desk.run()
    assert desk.claim("435 homes") == row | {"curation": "accepted"}
    assert ("claims", "changed", "cars.txt", "correction") in desk.changes()
    assert ("decisions", "added", "cars.txt", "correction") in desk.changes()
    desk.from_nothing()


def test_accepting_releases_nothing(desk):
    desk.decide("accept", "68%")
    desk.run()
    assert desk.claim("68%")["reason"] == "inconsistent"
    assert desk.claim("68%")["curation"] == "accepted"


def test_rejecting_takes_a_claim_out_of_the_table_and_out_of_checks(validated):
    row = validated.decide("reject", "68%")
    validated.run()
    held = validated.claim("68%")
    assert (held["reason"], held["check_ids"], held["curation"], held["value"]) == ("rejected", "", "", "68")
    assert row["claim_id"] not in validated.column("check_members", "claim_id")
    assert validated.column("quarantine", "reason") == ["rejected", "inconsistent", "inconsistent"]
    assert {reason for *_, reason in validated.changes()} == {"correction"}
    validated.from_nothing()


def test_correcting(validated):
    validated.decide("correct", "$512 million", set={"kind": "change", "direction": "up", "subject": "trade office"})
    validated.run()
    row = validated.claim("$512 million")
    assert (row["kind"], row["direction"], row["subject"]) == ("change", "up", "trade office")
    assert (row["value"], row["curation"]) == ("512000000", "corrected")
    assert validated.column("decisions", "corrections") == ["kind=change; direction=up; subject=trade office"]
    validated.from_nothing()


def test_a_claim_is_checked_as_corrected(desk):
    """Tons are no base of what rose to so many cars."""
    desk.decide("correct", "20,000 cars", set={"unit": "metric_ton"})
    desk.run()
    assert "inconsistent" not in desk.column("checks", "verdict")
    assert desk.rows("quarantine") == []
    desk.from_nothing()


def test_releasing(validated):
    validated.decide("release", "14,313 cars")
    summary = validated.run()
    row = validated.claim("14,313 cars")
    assert (row["curation"], "reason" in row) == ("released", False)
    assert sorted(validated.column("quarantine", "quote")) == ["20,000 cars", "68%"]
    assert "inconsistent" in validated.column("checks", "verdict")
    assert summary.met[0] == summary.met[1]
    assert summary.exit_code == 0
    assert ("quarantine", "removed", "slip.txt", "correction") in validated.changes()
    validated.from_nothing()


def test_a_release_may_correct_as_well(desk):
    desk.decide("release", "14,313 cars", set={"subject": "the company"})
    desk.run()
    row = desk.claim("14,313 cars")
    assert (row["subject"], row["curation"]) == ("the company", "released")


def test_what_is_not_released_by_a_person_is_refused(validated, monkeypatch):
    """The suite exempts released claims, and no others."""
    monkeypatch.setattr("flows.curation.applying.MARKS", {"accept": "released"})
    monkeypatch.setattr("flows.tables.CURATIONS", {})
    validated.decide("accept", "68%")
    with pytest.raises(RunError, match=r"claims\.claim_id\.not_inconsistent"):
        validated.run()


def test_a_run_with_the_same_decisions_touches_nothing(desk):
    desk.decide("reject", "68%")
    desk.run()
    before = desk.identity()
    assert not desk.run().is_new
    assert desk.identity() == before


def test_a_decision_touches_its_article_alone_and_nothing_is_extracted(desk, monkeypatch):
    from flows import checking

    checked = []
    check = checking.check_one
    monkeypatch.setattr(checking, "check_one", lambda name, placed: checked.append(name) or check(name, placed))
    desk.decide("reject", "68%")
    assert desk.run().articles_extracted == 0
    assert checked == ["slip.txt"]


def test_a_decision_taken_back(desk):
    before = desk.hashes()
    desk.decide("reject", "68%")
    desk.run()
    assert desk.hashes() != before
    desk.file.unlink()
    desk.run()
    assert desk.hashes() == before
    assert ("decisions", "removed", "slip.txt", "correction") in desk.changes()


def test_a_reason_reworded_is_published_and_told_as_a_correction(desk):
    desk.decide("accept", "435 homes")
    desk.run()
    desk.file.write_text(desk.file.read_text().replace("I looked", "The ministry confirms it"))
    desk.run()
    assert desk.column("decisions", "reason") == ["The ministry confirms it"]
    assert desk.changes() == [("decisions", "changed", "cars.txt", "correction")]


def test_a_guard_that_does_not_hold(desk):
    desk.decide("reject", "68%", expect={"quote": "86%", "value": "86"})
    summary = desk.run()
    ((state, detail),) = desk.state()
    assert state == "outdated"
    assert detail.startswith("The quote is '68%' now, not '86%'; The value is '68' now, not '86'.")
    assert desk.claim("68%")["reason"] == "inconsistent"
    assert dict(summary.lines())["decisions"] == "1 outdated (see decisions.csv)"
    assert summary.exit_code == 3
    assert desk.run().exit_code == 0  # what is known does not fail every night


def test_a_claim_whose_sentence_was_edited_is_gone_until_it_comes_back(desk):
    desk.decide("accept", "435 homes")
    desk.run()
    desk.write("cars.txt", CARS.replace("The firm sold", "The firm has sold"))
    summary = desk.run()
    ((state, detail),) = desk.state()
    assert (state, summary.exit_code) == ("gone", 3)
    assert detail.endswith("Look at the article again, and mend or delete the decision.")
    assert desk.claim("435 homes")["curation"] == ""
    assert ("decisions", "changed", "", "article_edited") in desk.changes()
    desk.write("cars.txt", CARS)
    assert desk.run().exit_code == 0
    assert desk.state() == [("applied", "")]


def test_an_edit_elsewhere_in_the_article_leaves_a_decision_standing(desk):
    desk.decide("correct", "435 homes", set={"subject": "the ministry"})
    desk.run()
    desk.write("cars.txt", CARS + "Nothing more was said.\n")
    desk.run()
    assert desk.state() == [("applied", "")]
    desk.write("cars.txt", CARS.replace("the ministry", "the office"))
    desk.run()
    ((state, detail),) = desk.state()
    assert state == "refused"
    assert detail.startswith("The article does not say 'the ministry', which subject is set to.")
    assert desk.claim("435 homes")["subject"] != "the ministry"
    desk.from_nothing()


@pytest.mark.parametrize(
    ("quote", "corrections", "told"),
    [
        ("$512 million", {"subject": "wine growers"}, "The article does not say 'wine growers'"),
        ("$512 million", {"item": "xports"}, "The article does not say 'xports'"),
        ("$512 million", {"value": "513000000"}, "513000000 is no reading of '512 million'"),
        ("$512 million", {"value_text": "512 billion"}, "The numeral '512 billion' does not stand in the quote"),
        ("$512 million", {"quote": "512 millions"}, "The sentence does not say '512 millions' where"),
        ("$512 million", {"quote": "4%"}, "The sentence does not say '4%' where the claim stands"),
        ("$512 million", {"value_low": "511000000"}, "value_low follows from value"),
        ("$512 million", {"bound": "range"}, "A range wants value_low and value_high"),
        ("$512 million", {"value": ""}, "A number that is no range wants a value"),
        ("4%", {"source": "the trade offices"}, "The article does not say 'the trade offices'"),
    ],
)
def test_a_correction_may_not_say_what_the_article_does_not(desk, quote, corrections, told):
    before = desk.decide("correct", quote, set=corrections)
    desk.run()
    ((state, detail),) = desk.state()
    assert (state, detail[: len(told)]) == ("refused", told)
    assert desk.claim(quote) == before


@pytest.mark.parametrize(
    ("quote", "corrections", "found"),
    [
        ("$512 million", {"quote": "512 million in March"}, {"quote": "512 million in March", "value": "512000000"}),
        ("$512 million", {"bound": "about"}, {"value_low": "511500000", "value_high": "512500000"}),
        ("$512 million", {"bound": "at_least"}, {"value_low": "512000000", "value_high": ""}),
        ("4%", {"value": "-4", "kind": "level", "direction": ""}, {"value": "-4", "value_low": "-4.5"}),
        ("4%", {"unit": "percentage_point"}, {"unit": "percentage_point", "value": "4"}),
        ("4%", {"kind": "level"}, {"base_period_text": "", "base_period_start": ""}),
        ("4%", {"subject": "", "period_start": "2025-03-01", "period_end": "2025-03-31"}, {"subject": ""}),
        ("4%", {"source": "THE trade  office".replace("  ", " ")}, {"source": "THE trade office"}),
    ],
)
def test_what_a_correction_makes_of_a_claim(desk, quote, corrections, found):
    before = desk.decide("correct", quote, set=corrections)
    desk.run()
    assert desk.state() == [("applied", "")]
    (row,) = [row for row in desk.rows("claims") if row["claim_id"] == before["claim_id"]]
    assert row | corrections | found == row
    assert row["curation"] == "corrected"


def test_decisions_hold_between_articles(desk):
    """A rejected claim contradicts no other article; a released one may."""
    desk.write(
        "a.txt", "Lyon council sold 1,210 homes in 2025. That is what the mayor said to the press on the day after.\n"
    )
    desk.write(
        "b.txt", "Lyon council sold 1,390 homes in 2025. So says a newspaper of the town, which had its own sources.\n"
    )
    desk.run()
    assert desk.claim("1,210 homes")["conflicts"]
    desk.decide("reject", "1,390 homes")
    desk.run()
    assert desk.claim("1,210 homes")["conflicts"] == ""
    assert ("claims", "changed", "a.txt", "correction") in desk.changes()
    desk.from_nothing()


def test_the_report_shows_what_was_decided_and_what_is_not_applied(desk):
    released = desk.decide("release", "68%", reason="The company <confirms> it")
    outdated = desk.decide("accept", "435 homes", expect={"quote": "435 houses", "value": "435"})
    desk.run(report=True)
    index = (desk.out / "report" / "index.html").read_text()
    section = index[index.index('id="decisions"') : index.index('id="new"')]
    assert section.index(outdated["claim_id"]) < section.index(released["claim_id"])  # what is not applied comes first
    for words in (
        "not applied:",
        "The quote is &#39;435 homes&#39; now",
        "The company &lt;confirms&gt; it",
        "Ada, 1 Dec 2025",
    ):
        assert words in section
    (page,) = [
        path.read_text() for path in (desk.out / "report" / "articles").iterdir() if path.name.startswith("slip")
    ]
    assert f"#r-{released['claim_id']}" in section
    card = page[page.index(f'id="r-{released["claim_id"]}"') :]
    assert "The company &lt;confirms&gt; it" in card[: card.index("</li>")]
    desk.file.unlink()
    desk.run(report=True)
    assert 'id="decisions"' not in (desk.out / "report" / "index.html").read_text()


# A session in the terminal --------------------------------------------------------------------------------------------


def session(desk: Desk, answers: str, *options: str):
    folders = ("--raw", desk.raw, "--out", desk.out, "--author", "Ada")
    return CliRunner().invoke(main, ["review", *(str(part) for part in (*folders, *options))], input=answers)


def test_a_review_writes_what_a_run_applies(validated):
    told = session(validated, "l\nThe company confirms it.\nr\n\nA slip.\ns\n")
    assert told.exit_code == 0, told.output
    assert "fails     growth: 14,313 / 20,000 - 1 = -28.4% [-30.2, -26.6]; stated +68%" in told.stdout
    assert "now 14,313 cars, base 20,000 cars, change 68%" in told.stdout
    assert told.stdout.endswith(
        f"2 decisions written. `newsledger run` applies what stands in {validated.folder / 'curation'}.\n"
    )
    first, second = read_decisions(validated.file)
    assert (first.decision, first.reason, first.author, first.date) == (
        "release",
        "The company confirms it.",
        "Ada",
        date.today(),
    )
    assert dict(first.expect) == {"quote": "68%", "sentence": SLIP.strip(), "value": "68", "unit": "percent"}
    assert (second.decision, second.reason) == ("reject", "A slip.")
    validated.run()
    assert validated.column("decisions", "state") == ["applied", "applied"]
    assert validated.claim("68%")["curation"] == "released"


def test_what_is_decided_is_not_asked_again(desk):
    session(desk, "r\nA slip.\nq\n")
    told = session(desk, "s\ns\n")
    assert "1 of 2" in told.stdout
    assert told.stdout.endswith(
        "0 decisions written. `newsledger run` applies what stands in " + f"{desk.folder / 'curation'}.\n"
    )


def test_a_correction_is_asked_for_until_the_article_bears_it_out(desk):
    answers = "s\nc\nsubjekt=x\nunit\nunit=tons\nsubject=the firm\n\nsubject=the company\n\nSo it says.\nq\n"
    told = session(desk, answers)
    for words in (
        "Do you mean 'subject'?",
        "Write it as unit=percent.",
        "unit is 'tons', and can't be one.",
        "The article does not say 'the firm', which subject is set to.",
    ):
        assert words in told.stdout
    (decision,) = read_decisions(desk.file)
    assert (decision.decision, decision.corrections) == ("correct", {"subject": "the company"})


def test_a_session_may_end_anywhere(desk):
    """At the end of the input, within a question: what was decided before stands in the file."""
    for answers in ("r\nA slip.\n", "l\nIt is so.\nr\n", "c\nunit=percent\n"):
        told = session(desk, answers)
        assert told.exit_code == 0, told.output
    assert [one.decision for one in read_decisions(desk.file)] == ["reject", "release"]


def test_all_claims_of_an_article_and_those_that_another_contradicts(desk):
    assert "1 of 3" in session(desk, "", "--article", "cars.txt").stdout
    assert "release" not in session(desk, "", "--article", "cars.txt").stdout
    told = session(desk, "", "--article", "car.txt")
    assert (told.exit_code, "Do you mean 'cars.txt'?" in told.stderr) == (2, True)
    desk.write(
        "a.txt", "Lyon council sold 1,210 homes in 2025. That is what the mayor said to the press on the day after.\n"
    )
    desk.write(
        "b.txt", "Lyon council sold 1,390 homes in 2025. So says a newspaper of the town, which had its own sources.\n"
    )
    desk.run()
    assert "1 of 3" in session(desk, "").stdout
    told = session(desk, "", "--untrusted").stdout
    assert "1 of 5" in told
    assert "conflict across articles: 1,210" in told


def test_a_review_where_nothing_is_to_be_decided(tmp_path, monkeypatch):
    leave_out_validation(monkeypatch)
    desk = Desk(tmp_path, cars=CARS)
    told = session(desk, "")
    assert (told.exit_code, "Nothing is published in" in told.stderr) == (2, True)
    desk.run()
    assert session(desk, "").stdout == "There is no claim to decide on.\n"
    assert not desk.file.exists()


def test_writing_keeps_what_stands_there(desk):
    desk.file.parent.mkdir()
    kept = "# ours, by hand\n\n" + dumped() + "  # the end"
    desk.file.write_text(kept)
    desk.file.chmod(0o640)
    session(desk, "r\nA slip.\nq\n")
    assert desk.file.read_text().startswith(kept + "\n\n- claim: ")
    assert desk.file.stat().st_mode & 0o777 == 0o640
    assert [one.decision for one in read_decisions(desk.file)] == ["correct", "reject"]
    assert [path.name for path in desk.file.parent.iterdir()] == ["decisions.yml"]


def test_a_file_that_can_not_take_one_more_stays_as_it_is(desk):
    desk.file.parent.mkdir()
    desk.file.write_text("[]\n")
    told = session(desk, "r\nA slip.\nq\n")
    assert (told.exit_code, "The decision was not written" in told.stderr) == (1, True)
    assert desk.file.read_text() == "[]\n"


def test_killed_while_it_writes_the_file_is_what_it_was(desk, monkeypatch):
    session(desk, "r\nA slip.\nq\n")
    before = desk.file.read_text()

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.curation.writing.os.replace", killed)
    assert session(desk, "l\nIt is so.\n").exit_code == 130
    assert desk.file.read_text() == before


def test_what_an_article_holds_does_not_steer_the_terminal(desk):
    desk.write("slip.txt", SLIP.replace("cars in May 2025", "cars\x1b[2J in May 2025"))
    desk.run()
    assert "\x1b" not in session(desk, "").stdout


def test_the_page_shows_what_comes_out(tmp_path, monkeypatch):
    """Article, decisions, decisions.csv and the session of docs/curation.md, line for line."""
    leave_out_validation(monkeypatch)
    page = (ROOT / "docs" / "curation.md").read_text(encoding="utf-8")
    article, table, transcript = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    desk = Desk(tmp_path, vans=article)
    desk.run()
    shown = transcript.partition("\n")[2].partition("quit?")[0]
    assert shown.split() == session(desk, "").stdout.partition("quit?")[0].split()
    desk.file.parent.mkdir()
    desk.file.write_text(re.search(r"```yaml\n(.*?)```", page, re.DOTALL)[1])
    desk.run()
    assert (desk.out / "decisions.csv").read_text() == table
    desk.write("vans.txt", article.replace("435 people", "435 workers"))
    (told,) = desk.run().new_unapplied
    assert f"decision not applied: {told}\n" in page
    desk.file.write_text(desk.file.read_text().replace("release", "relase"))
    with pytest.raises(RunError) as caught:
        desk.run()
    assert f"newsledger: {caught.value}\n" in page.replace("curation/decisions.yml, line", f"{desk.file}, line")


# The file -------------------------------------------------------------------------------------------------------------

RECORD = {
    "claim": "0123456701234567",
    "decision": "correct",
    "reason": "so it says",
    "author": "Ada",
    "date": "2025-12-01",
    "expect": {"quote": "7%", "value": "7"},
    "set": {"place": "NO", "value": "8"},
}


def dumped(**others) -> str:
    record = {key: value for key, value in {**RECORD, **others}.items() if value is not None}
    return "# decisions\n" + yaml.safe_dump([record], sort_keys=False)


def test_scalars_are_text():
    """An id of digits, Norway's code and a day are what they look like."""
    (decision,) = parse_decisions(
        "- {claim: 0123456701234567, decision: correct, reason: r, author: a, date: 2025-12-01,"
        " expect: {quote: 7%, value: 7}, set: {place: NO}}"
    )
    assert (decision.claim_id, decision.corrections, decision.date) == (
        "0123456701234567",
        {"place": "NO"},
        date(2025, 12, 1),
    )


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("claim: x", 1, "a list of decisions is wanted"),
        ("- claim: [", 2, "it is no YAML"),
        ("\n- claim: x\n  - y", 3, "it is no YAML"),
        ("- just words", 1, "a decision wants lines like `key: value`"),
        (dumped(decision="rejct"), 3, "decision is 'rejct'. Do you mean 'reject'?"),
        (dumped(reson="x"), 13, "nothing reads the key 'reson' of a decision. Do you mean 'reason'?"),
        (dumped(reason=None), 2, "the decision has no `reason`."),
        (dumped(author=""), 5, "`author` is empty"),
        (dumped(author=["a"]), 6, "a text or a number is wanted"),
        (dumped(date="2025-13-01"), 6, "date is '2025-13-01', and should be a day"),
        (dumped(claim="x"), 2, "claim is 'x', and should be a claim_id"),
        (dumped(expect={"quote": "7%"}), 8, "expect wants the quote, and the sentence or the value"),
        (dumped(expect={"qoute": "7%", "value": 7}), 8, "nothing reads the key 'qoute' of expect. Do you mean 'quote'?"),
        (dumped(set=None), 2, "to correct a claim say what to `set:`"),
        (dumped(set={}), 10, "`set` is empty"),
        (dumped(decision="accept"), 11, "`set` goes with correct or release; accept changes no field."),
        (dumped(set={"unti": "percent"}), 11, "nothing reads the key 'unti' of set. Do you mean 'unit'?"),
        (dumped(set={"sentence": "x"}), 11, "sentence can't stand in set: quote, value"),
        (dumped(set={"kind": "shares"}), 11, "kind is 'shares', and can't be one. Do you mean 'share'?"),
        (dumped(set={"unit": "percents"}), 11, "unit is 'percents', and can't be one. Do you mean 'percent'?"),
        (dumped(set={"unit": ""}), 11, "unit is '', and is needed by every claim."),
        (dumped(set={"place": "NO;XX"}), 11, "place is 'NO;XX', and can't be one."),
        (dumped(set={"value": "7%"}), 11, "value is '7%', and should be a plain number"),
        (dumped(set={"value": "1e3"}), 11, "value is '1e3', and should be a plain number"),
        (dumped(set={"period_end": "May 2025"}), 11, "period_end is 'May 2025', and should be a day"),
        (dumped() + dumped(), 14, "line 2 has a decision on 0123456701234567 already. Keep one."),
        ("- {claim: a, claim: b}", 1, "the key 'claim' stands twice"),
    ],
)  # fmt: skip
def test_what_the_file_can_not_mean(text, line, told):
    with pytest.raises(Wrong) as caught:
        parse_decisions(text)
    assert (caught.value.line, told in str(caught.value)) == (line, True), (caught.value.line, str(caught.value))


def test_a_broken_file_ends_the_run_before_anything_is_read(desk):
    before = desk.identity()
    desk.write("new.txt", CARS)
    desk.file.parent.mkdir()
    desk.file.write_text("- claim: 0123456701234567\n  decision: rejct\n")
    with pytest.raises(RunError) as caught:
        desk.run()
    assert str(caught.value).startswith(f"{desk.file}, line 1: the decision has no `reason`.")
    assert caught.value.exit_code == 1
    assert desk.identity() == before
    desk.file.write_bytes(b"\xff\xfe")
    with pytest.raises(RunError, match="can't be read"):
        desk.run()


@given(st.text(max_size=60) | st.text(alphabet="- :{}[]'\"\n#&*!|>claimsetdon0123", max_size=60))
def test_whatever_stands_there_is_read_or_refused_with_a_line(text):
    try:
        parse_decisions(text)
    except Wrong as error:
        assert error.line >= 1


FREE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).filter(str.strip)


@given(FREE, FREE, st.dictionaries(st.sampled_from(["quote", "sentence", "value"]), FREE, min_size=3))
def test_what_is_written_is_read_back(reason, author, expect):
    reason, author = " ".join(reason.split()), " ".join(author.split())
    decision = Decision("0123456701234567", "accept", reason, author, date(2025, 12, 1), expect)
    assert parse_decisions(dump_decision(decision)) == [decision]
