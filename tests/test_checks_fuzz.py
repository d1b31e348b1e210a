"""Whatever claims come in, every check answers: nothing raises, rows fit their tables, and the answer is one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

import checks
from extractors.schema import TABLES, Claim
from extractors.schema.interval import published_ends
from extractors.schema.vocabularies import BOUNDS, CERTAINTIES, KINDS, STATUSES, VERDICTS

LINKS = (
    " rose to | from |, up |, or | (|) out of | of the |, of which | compared with | than the |, a rise of | and the remaining |"
    " an average of | bringing the total to | as many as the | beating the |, including | fell by | so far this year; | respectively. "
).split("|")
UNITS = (
    "count",
    "percent",
    "USD",
    "GBP",
    "percentage_point",
    "basis_point",
    "times",
    "point",
    "rank",
    "hour",
    "minute",
    "mile",
)
NUMERALS = (
    ("0", "0"),
    ("1", "1"),
    ("nine", "9"),
    ("12,231", "12231"),
    ("14,313", "14313"),
    ("13,990", "13990"),
    ("23,500", "23500"),
    ("26,544", "26544"),
    ("17", "17"),
    ("2,082", "2082"),
    ("537,000", "537000"),
    ("1.26 million", "1260000"),
    ("half a million", "500000"),
    ("a third", "33.33"),
    ("doubled", "2"),
    ("0.5", "0.5"),
    ("68", "68"),
    ("250", "250"),
)
DATES = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2025, 12, 31)))


@st.composite
def sentences(draw, number: int, units: tuple[str, ...]):
    """A sentence of numbers and the words that tie them, with its claims; in few units, so that they are tied often."""
    parts, claims, text = draw(st.integers(3, 7)), [], "Sales"
    for index in range(parts):
        text += draw(st.sampled_from(LINKS))
        numeral, value = draw(st.sampled_from(NUMERALS))
        claims.append(draw(described(number, index, len(text), numeral, Decimal(value), draw(st.sampled_from(units)))))
        text += numeral
    return [(claim, text + ".") for claim in claims]


@st.composite
def described(draw, number, index, start, numeral, value, unit):
    bound = draw(st.sampled_from(("exact",) * 12 + tuple(sorted(BOUNDS))))
    first, last = sorted((draw(DATES), draw(DATES)), key=lambda day: day or date.min)
    sign = draw(st.sampled_from((1, 1, 1, -1)))
    ranged = bound == "range"
    low, high = published_ends(None if ranged else sign * value, numeral, bound, unit, value, value + 3)
    return dict(
        claim_id=f"{number:08x}{index:08x}",
        article_id="b.txt" if number == 3 else "a.txt",
        quote=numeral,
        char_start=number * 1000 + start,
        char_end=number * 1000 + start + len(numeral),
        value=None if ranged else sign * value,
        value_text=numeral,
        bound=bound,
        value_low=low,
        value_high=high,
        unit=unit,
        item=draw(st.sampled_from(("", "cars", "new cars", "jobs"))) if unit == "count" else "",
        per=draw(st.sampled_from(("", "", "day", "share", "month"))),
        kind=draw(st.sampled_from(("level", "level", "level", "change", "change", *sorted(KINDS)))),
        direction=draw(st.sampled_from(("", "up", "down"))),
        status=draw(st.sampled_from(("actual", "actual", *sorted(STATUSES)))),
        period_start=first if last else None,
        period_end=last,
        subject=draw(st.sampled_from(("", "Kia", "car sales"))),
        metric=draw(st.sampled_from(("", "sales", "profit"))),
        place=draw(st.sampled_from(("", "US", "KR"))),
        paragraph_number=number // 2,
        sentence_number=number,
    )


@st.composite
def stories(draw):
    units = (draw(st.sampled_from(UNITS)), draw(st.sampled_from(UNITS)), "percent")
    found = [pair for number in range(draw(st.integers(2, 4))) for pair in draw(sentences(number, units))]
    return [Claim(sentence=text, **claim) for claim, text in found]


@settings(max_examples=150, deadline=None)
@given(stories())
def test_every_check_answers_whatever_comes(claims):
    found = checks.run(claims)
    assert [check.row() for check in checks.run(list(reversed(claims)))] == [check.row() for check in found]
    assert len({check.check_id for check in found}) == len(found)
    for check in found:
        row = check.row()
        assert tuple(row) == TABLES["checks"].columns
        assert row["verdict"] in VERDICTS and row["certainty"] in CERTAINTIES
        assert row["arithmetic"] and "\n" not in row["arithmetic"]
        assert bool(row["implied_role"]) == (row["verdict"] == "implied")
        assert row["verdict"] != "untestable" or row["reason"]
        assert (
            row["computed_low"] is None or row["computed_high"] is None or row["computed_low"] <= row["computed_high"]
        )
