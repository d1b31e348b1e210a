"""The interval type: sound, tight, its ends right; and the one table of rounding."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from operator import add, mul, sub, truediv

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.schema.interval import Interval, half_width, opened, published_ends, range_readings, readings

NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=12)
OPERATIONS = st.sampled_from((add, sub, mul, truediv))


@st.composite
def intervals(draw, bounded=False):
    """An interval, with ends closed or open, and unbounded now and then."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if low == high:
        return Interval(low, high)
    if bounded:
        return Interval(low, high, low_open, high_open)
    return Interval(
        draw(st.sampled_from((low, low, None))), draw(st.sampled_from((high, high, None))), low_open, high_open
    )


@st.composite
def members(draw, interval):
    """A number of the interval, its closed ends among them more often than chance would have it."""
    low = interval.low if interval.low is not None else (interval.high if interval.high is not None else 0) - 100
    high = interval.high if interval.high is not None else low + 200
    part = draw(st.sampled_from((Fraction(0), Fraction(1, 1000), Fraction(1, 2), Fraction(999, 1000), Fraction(1))))
    value = low + (high - low) * part
    assume(value in interval)
    return value


def apply(operation, one, other):
    try:
        return operation(one, other)
    except ZeroDivisionError:
        assume(False)


@given(st.data(), intervals(), intervals(), OPERATIONS)
def test_arithmetic_is_sound(data, one, other, operation):
    """Whatever two numbers the intervals hold, their result lies in the result."""
    result = apply(operation, one, other)
    x, y = data.draw(members(one)), data.draw(members(other))
    assume(operation is not truediv or y != 0)
    assert operation(x, y) in result


@given(intervals(bounded=True), intervals(bounded=True), st.sampled_from((add, sub, mul)))
def test_arithmetic_is_tight(one, other, operation):
    """Each end of a result is attained where it is closed, and come close to, but not attained, where it is open."""
    result = operation(one, other)
    corners = [
        (operation(x, y), (x in one) and (y in other)) for x in (one.low, one.high) for y in (other.low, other.high)
    ]
    for at, closed in ((result.low, not result.low_open), (result.high, not result.high_open)):
        assert at in {value for value, _ in corners}
        zero_times = operation is mul and at == 0 and (0 in one or 0 in other)
        assert closed == (any(attained for value, attained in corners if value == at) or zero_times)


@given(intervals(bounded=True), intervals(bounded=True))
def test_division_is_tight(one, other):
    """Quotients with a divisor on one side of zero come as close as you like to both ends."""
    assume(other.low > 0 or other.high < 0)
    result = one / other
    corners = [(x / y, (x in one) and (y in other)) for x in (one.low, one.high) for y in (other.low, other.high)]
    assert result.low == min(value for value, _ in corners)
    assert result.high == max(value for value, _ in corners)
    assert (result.low in result) == any(
        attained or (value == 0 and 0 in one) for value, attained in corners if value == result.low
    )


@given(st.data(), intervals(), intervals())
def test_intersection_holds_what_both_hold(data, one, other):
    common = one & other
    x = data.draw(members(one))
    assert (x in other) == (common is not None and x in common)
    assert common == other & one


@given(intervals(bounded=True), intervals(bounded=True))
def test_an_empty_intersection_is_none(one, other):
    """None exactly where one interval ends before the other starts."""
    apart = one.high < other.low or other.high < one.low
    touching = one.high == other.low and not (one.high in one and one.high in other)
    touching |= other.high == one.low and not (one.low in one and one.low in other)
    assert ((one & other) is None) == (apart or touching)


@given(intervals())
def test_the_numbers_of_the_negative_are_the_negatives(interval):
    negative = -interval
    assert -negative == interval
    assert (-interval).low_open == interval.high_open


def test_division_by_what_lies_on_both_sides_of_zero_may_be_anything():
    assert Interval(1, 2) / Interval(-1, 1) == Interval()
    with pytest.raises(ZeroDivisionError):
        Interval(1, 2) / Interval(0, 0)
    assert Interval(1, 2) / Interval(0, 1) == Interval(1, None)


def test_no_float_slips_in():
    with pytest.raises(TypeError):
        Interval(0.1, 1)
    tenth = Interval.point(Decimal("0.1"))
    assert sum([tenth] * 10, Interval.point(0)) == Interval.point(1)


def test_an_interval_is_never_empty():
    for ends in ((2, 1), (1, 1, True), (1, 1, False, True)):
        with pytest.raises(ValueError, match="empty"):
            Interval(*ends)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Fraction("17.0135"), Fraction("17.0311")), "[17.01, 17.03]"),
        (Interval(21150, 23500, high_open=True), "[21,150, 23,500)"),
        (Interval(7100, None, low_open=True), "(7,100, inf)"),
        (Interval(None, 0, high_open=True), "(-inf, 0)"),
        (Interval.point(Fraction(1, 8)), "[0.125, 0.125]"),
        (Interval(Decimal("67.5"), Decimal("68.5")), "[67.5, 68.5]"),
    ],
)
def test_intervals_read_well(interval, text):
    assert str(interval) == text


# Printed, half-widths from the narrowest on
ROUNDING = [
    ("14,313", 14313, "count", "0.5"),
    ("537,000", 537000, "count", "0.5 500"),
    ("500,000", 500000, "count", "0.5 5000"),
    ("90", 90, "count", "0"),
    ("nine", 9, "count", "0"),
    ("90", 90, "USD", "0.5"),
    ("100", 100, "count", "0.5 5"),
    ("1.26 million", 1260000, "count", "5000"),
    ("12 million", 12000000, "USD", "500000"),
    ("100 million", 100000000, "USD", "500000 5000000"),
    ("three thousand", 3000, "count", "500"),
    ("two hundred and fifty", 250, "count", "0.5 5"),
    ("1.2bn", 1200000000, "GBP", "50000000"),
    ("4.50", Decimal("4.5"), "percent", "0.005"),
    ("100", 100, "percent", "0.5"),
    ("25", 25, "basis_point", "0.5"),
    ("96.2", Decimal("0.962"), "GBP", "0.0005"),
    ("sixth", 6, "rank", "0"),
    ("a quarter", 25, "percent", "1.25"),
    ("doubled", 2, "times", "0.1"),
    ("half a million", 500000, "count", "25000"),
    ("3 1/2", Decimal("3.5"), "percent", "0.175"),
]


@pytest.mark.parametrize(("text", "value", "unit", "widths"), ROUNDING)
def test_what_a_printed_numeral_stands_for(text, value, unit, widths):
    assert half_width(text, value, unit) == tuple(Fraction(width) for width in widths.split())


@given(st.integers(1, 10**9), st.sampled_from(("count", "USD", "mile")), st.integers(0, 6))
def test_every_rounding_of_a_number_can_be_read_back(truth, unit, zeros):
    """A whole number rounded to two leading digits or more reads as an interval that holds it."""
    digits = len(str(truth))
    printed = round(truth, -min(zeros, max(0, digits - 2)))
    found = readings(f"{printed:,}", printed, unit)
    assert truth in found[-1] or (unit == "count" and printed < 100)
    assert all(a.low >= b.low and a.high <= b.high for a, b in pairwise(found))


@given(st.decimals("0.01", "999", places=2), st.sampled_from((10**3, 10**6, 10**9)))
def test_a_scale_word_scales_the_rounding(printed, scale):
    word = {10**3: "thousand", 10**6: "million", 10**9: "billion"}[scale]
    found = readings(f"{printed} {word}", printed * scale, "USD")
    assert found[0] == Interval(
        Fraction(printed) * scale - Fraction(scale, 200), Fraction(printed) * scale + Fraction(scale, 200)
    )


PUBLISHED = [
    ((Decimal(537000), "537,000", "exact", "count"), ("536500", "537500")),
    ((Decimal(16), "16", "about", "percent"), ("15.5", "16.5")),
    ((Decimal(23500), "23,500", "nearly", "count"), (None, "23500")),
    ((Decimal(12000), "12,000", "below", "count"), (None, "12000")),
    ((Decimal(60), "60", "at_most", "count"), (None, "60")),
    ((Decimal(7100), "7,100", "above", "count"), ("7100", None)),
    ((Decimal(3), "three", "at_least", "count"), ("3", None)),
    ((None, "10 to 15", "range", "percent", Decimal(10), Decimal(15)), ("10", "15")),
    ((None, "dozens", "exact", "count"), (None, None)),
]


@pytest.mark.parametrize(("printed", "ends"), PUBLISHED)
def test_published_ends_invent_nothing(printed, ends):
    assert published_ends(*printed) == tuple(None if end is None else Decimal(end) for end in ends)


def test_bounds_open_one_side_by_a_tenth():
    near = Interval(23450, 23550)
    assert opened(near, 23500, "nearly") == Interval(21150, 23500, high_open=True)
    assert opened(near, 23500, "at_most") == Interval(21150, 23500)
    assert opened(near, 23500, "above") == Interval(23500, 25850, low_open=True)
    assert opened(near, 23500, "at_least") == Interval(23500, 25850)
    assert opened(near, 23500, "about") == Interval(22325, 24675)
    assert opened(near, 23500, "exact") == near


def test_a_range_is_rounded_at_both_ends():
    assert range_readings(10, 15, "percent") == (Interval(Decimal("9.5"), Decimal("15.5")),)
    assert range_readings(1500000, 2000000, "USD")[-1] == Interval(1450000, 2050000)
