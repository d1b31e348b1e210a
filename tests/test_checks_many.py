"""An article of thousands of numbers: the time to check it grows with them, and limits cut off only what is far away."""

from __future__ import annotations

import time

import pytest
from test_checks import claims_of, one

import checks
from checks.core.fit import OPENING
from checks.core.story import LOOK, MANY, NEAR

ABOUT = "subject=Acme; metric=sales; place=JP; period=2025-01-01..2025-12-31"


def vans(number: int, what: str = "vans") -> str:
    return f"Acme sold [{number:,} {what}|{number} count {what}; {ABOUT}]."


def sales(count: int) -> list[str]:
    """Near-identical sentences of two numbers, whose levels and changes all differ."""
    rise = "kind=change; direction=up"
    return [
        f"Acme sold [{1000 + 37 * i:,} vans|{1000 + 37 * i} count vans; {ABOUT}], [up {i % 60 + 1}%|{i % 60 + 1} percent; {rise}]."
        for i in range(count)
    ]


def seconds(claims) -> float:
    start = time.process_time()
    checks.run(claims)
    return time.process_time() - start


def test_four_times_the_numbers_take_no_ten_times_the_time():
    few, many = claims_of(*sales(200)), claims_of(*sales(800))
    checks.run(few)
    assert min(seconds(many) for _ in range(2)) < 10 * min(seconds(few) for _ in range(3))


def test_a_narrower_noun_finds_its_wider_one_among_other_things():
    others = [f"There were [{i + 30} boats|{i + 30} count boats]." for i in range(2 * LOOK)]
    claims = claims_of(vans(537_000), *others, vans(67_000, "electric vans"))
    assert [check.relation.rule for check in checks.run(claims)] == ["part_whole"]


def test_a_part_takes_the_nearest_of_many_wholes():
    claims = claims_of(*(vans(500_000 + i) for i in range(100)), vans(67_000, "electric vans"), vans(600_000))
    assert one(claims, "part_whole").relation.first("whole").value_text == "500,099"


@pytest.mark.parametrize(("different", "found"), [(MANY - 2, 1), (MANY - 1, 0)])
def test_what_is_numbered_in_too_many_ways_is_not_held_against_itself(different, found):
    claims = claims_of(vans(100_000), *(vans(211_111 + 1009 * i) for i in range(different)), vans(100_400))
    confirmed = [check for check in checks.run(claims) if check.relation.rule == "conflict"]
    assert len(confirmed) == found


@pytest.mark.parametrize(("between", "found"), [(NEAR - 3, 1), (NEAR - 2, 0)])
def test_a_number_is_tried_with_so_many_before_it(between, found):
    total = "subject=ferry; metric=traffic; value_text=463,210"
    days = [f"It took [{i + 1} days|{i + 1} day]." for i in range(OPENING + between)]
    claims = claims_of(
        *days[:OPENING],
        f"The ferry carried [463,210 people|463210 count people; {total}].",
        *days[OPENING + 1 :],
        "Cars carried [214,305 people|214305 count people], buses [148,802 people|148802 count people], vans "
        "[100,103 people|100103 count people].",
    )
    assert len([check for check in checks.run(claims) if check.relation.rule == "sum"]) == found
