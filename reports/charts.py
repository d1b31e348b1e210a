"""A series as a chart: SVG inside the page, drawn by pygal. Colours are the page's, so that it follows light, dark and print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree

import pygal
from markupsafe import Markup

from reports import words
from reports.names import page_path
from reports.series import Point, Series

WIDTH, HEIGHT = 440, 200
MOST_LABELS = 6
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


class IntervalChart(pygal.DateLine):
    """Points over time with the interval of each. Pygal hands over a point where its intervals want the height alone."""

    def _confidence_interval(self, node, x, y, value, metadata):
        super()._confidence_interval(node, x, y, value[1], metadata)


def draw_series(series: Series, root: str) -> Markup:
    """The chart as an SVG element. The table beside it says the same, so that it is an image for assistive technology."""
    periods = {point.middle: point.period for point in series.points}
    chart = IntervalChart(
        css=[], js=[], no_prefix=True, width=WIDTH, height=HEIGHT, margin=6, stroke=False, dots_size=4, show_legend=False,
        truncate_label=-1, x_label_rotation=0, min_scale=3, max_scale=5, include_x_axis=False, value_formatter=short,
        range=limits(series.points), xrange=days(series.points), x_value_formatter=lambda day: periods.get(day) or str(day.year),
    )  # fmt: skip
    chart.x_labels = ticks(series.points)
    for implied in (False, True):
        chart.add(
            "computed" if implied else "stated",
            [dot(point, root) for point in series.points if point.implied == implied],
        )
    return clean(chart.render(is_unicode=True), f"{series.title}, {series.measure}")


def dot(point: Point, root: str) -> dict:
    low, high = (point.value if end is None else end for end in (point.low, point.high))
    return {
        "value": (point.middle, float(point.value)),
        "ci": {"low": float(low), "high": float(high)},
        "xlink": {"href": f"{root}{page_path(point.article_id)}#{point.anchor}"},
        "label": f"{point.period}: {point.says}",
    }


def days(points: Sequence[Point]) -> tuple[date, date]:
    """The days that the chart shows: every period's middle, and room for the labels of the first and the last."""
    first, last = min(point.middle for point in points), max(point.middle for point in points)
    room = max(timedelta(days=1), (last - first) / 8)
    return first - room, last + room


def limits(points: Sequence[Point]) -> tuple[float, float]:
    """The heights that the chart shows: every interval, and some room."""
    ends = [float(end) for point in points for end in (point.value, point.low, point.high) if end is not None]
    room = (max(ends) - min(ends)) * 0.08 or abs(max(ends)) * 0.05 or 1.0
    return min(ends) - room, max(ends) + room


def ticks(points: Sequence[Point]) -> list[date]:
    """Where labels stand: at each period where these are few, else at some years."""
    middles = sorted({point.middle for point in points})
    if len(middles) <= MOST_LABELS and all(
        (b - a).days * 8 > (middles[-1] - middles[0]).days for a, b in pairwise(middles)
    ):
        return middles
    first, last = middles[0].year, middles[-1].year
    step = max(1, -(-(last - first + 1) // MOST_LABELS))
    years = [date(year, 1, 1) for year in range(first, last + 2, step)]
    return years if len(years) > 2 else [middles[0], middles[-1]]


@lru_cache(maxsize=1000)
def short(value: float) -> str:
    """A number at an axis.

    >>> short(479464.0), short(1_260_000.0), short(0.25), short(12231.0), short(-3.0)
    ('479.5K', '1.26M', '0.25', '12.23K', '−3')
    """
    size, letter = next(
        ((size, letter) for size, letter in SIZES if abs(value) >= 10 * size or abs(value) >= size >= 1e6), (1, "")
    )
    return words.number(f"{Decimal(f'{value / size:.4g}').normalize():f}") + letter


SIZES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))


def clean(drawing: str, label: str) -> Markup:
    """Pygal's drawing as a part of the page: without its comment (which holds a date), scripts, styles and tooltips, each dot with a title."""
    tree = ElementTree.fromstring(drawing)
    for link in tree.iter(f"{SVG}a"):
        name = "".join(note.text or "" for note in link.iter(f"{SVG}desc") if note.get("class") == "label")
        target = link.get(LINK, "")
        link.attrib.clear()
        link.attrib.update({"href": target, "tabindex": "-1", "aria-label": name})
    for parent in list(tree.iter()):
        for child in list(parent):
            if child.tag.removeprefix(SVG) in LEFT_OUT or child.get("class") == "tooltip":
                parent.remove(child)
    for link in tree.iter(f"{SVG}a"):
        ElementTree.SubElement(link, f"{SVG}title").text = link.get("aria-label")
    tree.attrib.clear()
    tree.attrib.update({"class": "chart", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "group", "aria-label": label})
    for element in tree.iter():
        element.tag = element.tag.removeprefix(SVG)  # HTML knows what stands in an svg element
        for name in MEASURES:
            if name in element.attrib:
                element.set(name, NUMBER.sub(shorten, element.attrib[name]))
    for path in tree.iterfind(".//g[@class='ci']/path"):
        path.set("d", without_caps(path.attrib["d"]))
    return Markup(ElementTree.tostring(tree, encoding="unicode"))


def without_caps(path: str) -> str:
    """An interval as one line, where pygal draws caps at its ends.

    >>> without_caps("M5 9 L8 9 M5 9 L2 9 M5 9 L5 3 L8 3 M5 3 L2 3")
    'M5 9V3'
    """
    numbers = path.replace("M", " ").replace("L", " ").split()
    return f"M{numbers[0]} {numbers[1]}V{numbers[-1]}"


def shorten(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")


LEFT_OUT = frozenset({"defs", "script", "style", "desc", "title"})
MEASURES = ("d", "x", "y", "cx", "cy")
NUMBER = re.compile(r"\d+\.\d+")
