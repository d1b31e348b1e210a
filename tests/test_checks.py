"""Relations and verdicts on hand-made claims: what ties, what doesn't, what is published of it."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import checks
from checks import average, growth, share
from checks.core import fit, reading, records, running, story
from checks.core.reading import BOUNDED, LITERAL, PRINTED, confront, read, show
from checks.core.records import Check, Member, Relation, Verdict
from checks.core.rows import odds
from checks.core.running import surest
from checks.core.story import read_stories, stem, stems
from extractors.examples import parse_claim
from extractors.schema import TABLES, Claim, Interval, interval
from extractors.schema.interval import published_ends
from extractors.schema.vocabularies import CERTAINTIES, VERDICTS

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
NUMERAL = re.compile(
    r"\d[\d,.]*\d|\d+|\b(?:doubled|halved|a third|two thirds|half a million|nine|three|twelve)\b", re.IGNORECASE
)


def claims_of(*sentences: str, article: str = "a.txt", **attributes) -> list[Claim]:
    """The claims that are marked in sentences, one paragraph, in the mark-up of the extractors' examples."""
    claims, offset = [], 0
    for number, marked in enumerate(sentences):
        text = MARK.sub(r"\1", marked)
        for mark in MARK.finditer(marked):
            start = len(MARK.sub(r"\1", marked[: mark.start()]))
            claims.append(claim_of(mark[1], mark[2], text, offset + start, number, article, len(claims), attributes))
        offset += len(text) + 1
    return claims


def claim_of(quote, meaning, sentence, start, number, article, index, attributes) -> Claim:
    marked = parse_claim(quote, meaning, start)
    said = {**attributes, **marked.attributes}
    bound = said.pop("bound", "range" if len(marked.values) > 1 else "exact")
    value_text = said.pop("value_text", NUMERAL.search(quote)[0])
    for period in ("period", "base"):
        first, _, last = said.pop(period, "").partition("..")
        prefix = "base_period" if period == "base" else "period"
        said |= {f"{prefix}_start": as_date(first), f"{prefix}_end": as_date(last)}
    value = marked.values[0] if len(marked.values) == 1 else None
    low, high = published_ends(value, value_text, bound, marked.unit, *(marked.values if value is None else ()))
    return Claim(
        claim_id=f"{abs(hash_of(article)):08x}{index:08x}",
        article_id=article,
        sentence=sentence,
        quote=quote,
        char_start=start,
        char_end=start + len(quote),
        value=value,
        value_text=value_text,
        bound=bound,
        value_low=low,
        value_high=high,
        unit=marked.unit,
        item=marked.item,
        sentence_number=number,
        **said,
    )


def hash_of(text: str) -> int:
    return sum(ord(character) * 31**place for place, character in enumerate(text)) % 2**31


def as_date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def lines(claims) -> list[str]:
    """What all checks say: `rule verdict`."""
    return sorted(f"{check.relation.rule} {check.verdict.verdict}" for check in checks.run(claims))


def one(claims, rule: str) -> Check:
    found = [check for check in checks.run(claims) if check.relation.rule == rule]
    assert len(found) == 1, [check.verdict.arithmetic for check in found]
    return found[0]


UP = "kind=change; direction=up"
DOWN = "kind=change; direction=down"
GROWTH = (
    "Choirs [sold 14,313 tickets|14313 count tickets; direction=up], "
    f"[up 17%|17 percent; {UP}] from [12,231|12231 count tickets]."
)


def test_a_row_fits_the_published_tables():
    check = one(claims_of(GROWTH), "growth")
    assert tuple(check.row()) == TABLES["checks"].columns
    assert [tuple(row) for row in check.member_rows()] == [TABLES["check_members"].columns] * 3
    assert re.fullmatch(r"[0-9a-f]{16}", check.check_id)
    assert check.row()["verdict"] in VERDICTS
    assert check.row()["certainty"] in CERTAINTIES
    assert [row["role"] for row in check.member_rows()] == ["now", "base", "change"]
    assert check.row()["claim_ids"].split() == [row["claim_id"] for row in check.member_rows()]
    assert check.row()["arithmetic"] == "14,313 / 12,231 - 1 = +17.0% [17.01, 17.03]; stated +17%"
    assert (check.row()["stated"], check.row()["unit"], check.row()["article_id"]) == ("+17%", "percent", "a.txt")


def test_the_id_hangs_on_rule_roles_and_claims_alone():
    claims = claims_of(GROWTH)
    moved = [replace(claim, char_start=claim.char_start + 50, char_end=claim.char_end + 50) for claim in claims]
    other = [replace(claims[0], claim_id="f" * 16), *claims[1:]]
    assert one(claims, "growth").check_id == one(moved, "growth").check_id != one(other, "growth").check_id


def test_running_twice_gives_the_same_in_the_same_order():
    claims = claims_of(GROWTH, "They [lost 3%|3 percent; kind=change; direction=down] of their members.")
    first = [check.row() for check in checks.run(claims)]
    assert first == [check.row() for check in checks.run(reversed(claims))]


BOUNDS = [
    # said of the now, base, change; the verdict and what it rests on
    ("nearly 23,500", "nearly", "13,990", "68", "consistent", ""),
    ("nearly 23,500", "nearly", "14,500", "60", "consistent", "holds only through the bound"),
    ("nearly 23,500", "nearly", "20,000", "68", "inconsistent", ""),
    ("23,500", "exact", "13,990", "68", "consistent", ""),
    ("about 23,500", "about", "13,500", "70", "consistent", "holds only through the bound"),
    ("more than 23,500", "above", "20,000", "80", "untestable", "to the letter"),
]


@pytest.mark.parametrize(("now", "bound", "base", "change", "verdict", "reason"), BOUNDS)
def test_bounds_open_what_is_printed(now, bound, base, change, verdict, reason):
    number = now.rpartition(" ")[2].replace(",", "")
    check = one(
        claims_of(
            f"Shops sold [{now} bikes|{number} count bikes; bound={bound}], "
            f"[up {change}%|{change} percent; kind=change; direction=up] from [{base}|{base.replace(',', '')} count bikes]."
        ),
        "growth",
    )
    assert check.verdict.verdict == verdict
    assert reason in check.verdict.reason
    assert bool(reason) == bool(check.verdict.reason)


def test_a_base_at_or_below_zero_is_untestable():
    claims = claims_of(
        "Profit [rose 300%|300 percent; kind=change; direction=up] to [$4m|4000000 USD; value_text=4m] from [-$2m|-2000000 USD; value_text=2m]."
    )
    assert one(claims, "growth").verdict.reason == "the base is not above zero"


def test_another_basis_makes_a_misfit_untestable_but_not_a_fit():
    said = (
        "Sales [rose {0}%|{0} percent; kind=change; direction=up] in constant currency "
        "to [$4.86 billion|4860000000 USD; value_text=4.86 billion] "
        "from [$4.58 billion|4580000000 USD; value_text=4.58 billion]."
    )
    assert one(claims_of(said.format("6.1")), "growth").verdict.verdict == "consistent"
    check = one(claims_of(said.format("9.1")), "growth")
    assert check.verdict.verdict == "untestable"
    assert "constant currenc" in check.verdict.reason


UNTIED = [
    # other groups, other thoughts, ranges, other measures: nothing may be held against each other
    "Men earned [£556|556 GBP], [up 1.8%|1.8 percent; kind=change; direction=up], compared with [£459|459 GBP] for women.",
    f"Hotels were [90% full|90 percent; value_text=90]; rates were [up 10%|10 percent; {UP}] from a year ago, "
    "compared with [8%|8 percent] in June.",
    "Demand declined [from 15%|15 percent; direction=down] to [40%|40 percent; direction=down].",
    "The fund bought [12 farms|12 count farms] from [30 owners|30 count owners].",
    "The index was [3.1% above|3.1 percent; kind=change; direction=up] its average, when it was [200.5|200.5 point].",
]


@pytest.mark.parametrize("sentence", UNTIED)
def test_what_is_not_tied_is_not_tested(sentence):
    verdicts = {line.split()[1] for line in lines(claims_of(sentence))}
    assert not verdicts & {"inconsistent", "consistent"}


def test_a_change_in_another_sentence_confirms_but_does_not_contradict():
    story = (
        "Registrations of battery cars [rose {}%|{} percent; kind=change; direction=up].",
        (
            "A total of [38,214 battery cars|38214 count battery cars] were registered, "
            "compared with [31,506|31506 count battery cars] a year before."
        ),
    )
    assert "growth consistent" in lines(claims_of(story[0].format(21.3, 21.3), story[1]))
    assert not any("inconsistent" in line for line in lines(claims_of(story[0].format(31.3, 31.3), story[1])))


def test_an_incomplete_list_is_no_sum():
    claims = claims_of(
        "The region lost [58,300 jobs|58300 count jobs; kind=change; direction=down].",
        f"Services lost [24,600|24600 count jobs; {DOWN}], transport [20,300|20300 count jobs; {DOWN}].",
    )
    assert lines(claims) == []


def test_a_list_with_a_number_that_is_no_claim_is_no_sum():
    claims = claims_of(
        "Output rose by [360,000 barrels|360000 barrel; kind=change; direction=up].",
        f"Ost contributed [150,000|150000 barrel; {UP}] of the increase, Mitte 120,000 "
        f"and West the other [70,000|70000 barrel; {UP}].",
    )
    assert lines(claims) == []


ACROSS = (
    "Registrations of [{} bikes|{} count bikes; "
    "subject=Velo; metric=registrations; place=KR; period=2025-01-01..2025-11-30] to November."
)
DATED = {"period_text": "to November"}


def test_conflicts_across_articles():
    """The same thing told twice agrees or conflicts; an article's own claims are not held against one another so."""
    first = claims_of(ACROSS.format("23,512", 23512), article="a.txt", **DATED)
    rounded = claims_of(ACROSS.format("23,500", 23500), article="b.txt", **DATED)
    other = claims_of(ACROSS.format("31,900", 31900), article="c.txt", **DATED)
    assert lines([*first, *rounded]) == ["conflict consistent"]
    check = one([*first, *other], "conflict")
    assert (check.verdict.verdict, check.article_id, check.relation.certainty) == ("inconsistent", "", "archive")
    assert {row["article_id"] for row in check.member_rows()} == {"a.txt", "c.txt"}
    within = claims_of(ACROSS.format("23,512", 23512), ACROSS.format("31,900", 31900), article="a.txt", **DATED)
    assert lines(within) == []


def test_a_level_has_no_sign_of_the_way_it_came():
    """A deficit that narrowed to 5.5 billion is the 5.5 billion that another article tells of."""
    narrowed = claims_of(
        ACROSS.format("23,512", 23512).replace("place=KR", "place=KR; direction=down"), article="a.txt", **DATED
    )
    plain = claims_of(ACROSS.format("23,512", 23512), article="b.txt", **DATED)
    assert lines([*narrowed, *plain]) == ["conflict consistent"]


def test_what_differs_in_place_or_period_does_not_conflict():
    first = claims_of(ACROSS.format("23,512", 23512), article="a.txt", **DATED)
    elsewhere = claims_of(ACROSS.format("31,900", 31900).replace("KR", "JP"), article="b.txt", **DATED)
    later = claims_of(ACROSS.format("31,900", 31900).replace("-11-30", "-12-31"), article="c.txt", **DATED)
    assert lines([*first, *elsewhere, *later]) == []


def test_three_times_more_is_tried_both_ways():
    said = "They counted [{0} owls|{0} count owls], three times more than the [100|100 count owls] of last year."
    marked = said.replace("three times more", "[three times|3 times; kind=ratio; value_text=three] more")
    for owls, verdict in ((300, "consistent"), (400, "consistent"), (700, "inconsistent")):
        assert one(claims_of(marked.format(owls)), "multiple").verdict.verdict == verdict


# The parts ------------------------------------------------------------------------------------------------------------


def test_checks_are_found_by_where_they_stand():
    names = [module.__name__ for module in checks.discover()]
    assert names == sorted(names)
    assert {f"checks.{name}" for name in ("growth", "share", "sum", "direction", "conflict")} <= set(names)
    assert not any(name.startswith("checks.core") for name in names)


def test_the_surest_tie_of_the_same_claims_wins():
    a, b = claims_of("[3 owls|3 count owls] and [4 owls|4 count owls].")
    weak = Relation("sum", (Member("part", a), Member("total", b)), "fit")
    sure = Relation("sum", (Member("total", b), Member("part", a)), "clause")
    assert surest([weak, sure]) == surest([sure, weak]) == (sure,)


def test_a_verdict_has_one_line_of_arithmetic():
    (claim,) = claims_of("[3 owls|3 count owls].")
    for broken in ("", "1 + 1\n= 2"):
        with pytest.raises(ValueError, match="one line"):
            Verdict(verdict="consistent", arithmetic=broken, about=claim)


def test_reading_levels_only_widen():
    (claim,) = claims_of("[nearly 537,000 bikes|537000 count bikes; bound=nearly].")
    printed, bounded, literal = (read(claim, level) for level in (PRINTED, BOUNDED, LITERAL))
    assert printed == Interval(Decimal("536999.5"), Decimal("537000.5"))
    assert bounded == Interval(Decimal("483300"), 537000, high_open=True)
    assert literal.low is None


def test_confronting_names_the_reading_it_needed():
    (claim,) = claims_of("[537,000 bikes|537000 count bikes].")
    near, far = Interval.point(537400), Interval.point(538000)
    assert confront([claim], lambda level: read(claim, level), lambda level: near)[0] == "consistent"
    assert confront([claim], lambda level: read(claim, level), lambda level: far)[0] == "inconsistent"


def test_round_numbers_fit_by_chance_and_odd_ones_do_not():
    def chance(marked):
        total, *parts = read_stories(claims_of(marked))[0].mentions
        return odds(total, parts)

    odd = "[147,391|147391 count], [38,214|38214 count], [109,177|109177 count]."
    even = "[90|90 count], [80|80 count], [10|10 count]."
    assert chance(odd) < 0.0001 < 0.01 < chance(even)


def test_words_around_a_number():
    claims = claims_of("Sales rose to [12 owls|12 count owls] from [9 owls|9 count owls] in May.")
    (story,) = read_stories(claims)
    assert [(mention.lead, mention.tail) for mention in story.mentions] == [
        ("sales rose to ", " from "),
        (" from ", " in may."),
    ]


def test_words_meet_by_their_stems():
    assert stem("registrations") == stem("registered")
    assert stems("The company's net income") == stems("profit of the company")


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("[£1.31bn|1310000000 GBP; value_text=1.31bn]", "£1.31bn"),
        ("[nearly 23,500 bikes|23500 count bikes; bound=nearly]", "23,500"),
        ("[7 per cent|7 percent; value_text=7]", "7%"),
        ("[a third|33.33 percent; value_text=a third]", "a third"),
    ],
)
def test_numbers_are_shown_as_printed(marked, shown):
    assert show(claims_of(marked)[0]) == shown


@pytest.mark.parametrize(
    "module", [interval, growth, share, average, fit, reading, records, running, story], ids=lambda m: m.__name__
)
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0
