"""What a single claim must meet beyond the types and vocabularies of its cells: step one.

Each rule is one record: what holds, on which columns, and a function that says so of every row. Two columns are
facts that `claim_facts` adds to the published ones: `text_at_span`, what stands in the article's text between char_start and
char_end (missing where there is no such text), and `sentence_in_text`, `yes` where the article states the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas

from extractors.schema.vocabularies import BOUNDS
from suites.expected import Expected
from suites.frames import TEXT, integers, numbers, one_line, words
from suites.rules import days_ordered, equal, inside, only_where, ordered, paths_of, says, trimmed

OF_ONE_VALUE = frozenset(BOUNDS) - {"range"}
CLOSED_BELOW = frozenset(BOUNDS) - {"nearly", "below", "at_most"}
CLOSED_ABOVE = frozenset(BOUNDS) - {"above", "at_least"}
PROSE = ("sentence", "value_text", "item", "per", "period_text", "base_period_text", "subject", "metric", "source")


def claim_facts(claims: pandas.DataFrame, texts: Mapping[str, str]) -> pandas.DataFrame:
    """The claims with the columns `text_at_span` and `sentence_in_text`; each article's text is asked for once."""
    spans: list[str | None] = [None] * len(claims)
    stated: list[str | None] = [None] * len(claims)
    sentences, starts, ends = words(claims["sentence"]), integers(claims["char_start"]), integers(claims["char_end"])
    for article, group in claims.groupby("article_id", sort=False).indices.items():
        text = texts.get(article, "")
        plain = one_line(text)
        for row in group:
            spans[row] = _slice(text, starts[row], ends[row])
            stated[row] = "yes" if sentences[row] in plain else "no"
    return claims.assign(
        text_at_span=pandas.Series(spans, dtype=TEXT), sentence_in_text=pandas.Series(stated, dtype=TEXT)
    )


def _slice(text: str, start: int | None, end: int | None) -> str | None:
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    return text[start:end]


def _value_within(rows: pandas.DataFrame) -> list[bool]:
    ends = zip(*(numbers(rows[name]) for name in ("value_low", "value", "value_high")), strict=True)
    return [
        value is None or ((low is None or low <= value) and (high is None or value <= high))
        for low, value, high in ends
    ]


def _apart(rows: pandas.DataFrame) -> list[bool]:
    """The row's span shares no character with that of another row of its article; of two that do, neither is apart."""
    columns = (words(rows["article_id"]), integers(rows["char_start"]), integers(rows["char_end"]))
    spans = sorted(
        (article, start, end, row)
        for row, (article, start, end) in enumerate(zip(*columns, strict=True))
        if start is not None and end is not None
    )
    apart = [True] * len(rows)
    reach: tuple[str, int, int] = ("", 0, -1)  # article, end and row of the span so far that ends last
    for article, start, end, row in spans:
        if article == reach[0] and start < reach[1]:
            apart[row] = apart[reach[2]] = False
        if article != reach[0] or end > reach[1]:
            reach = (article, end, row)
    return apart


CLAIM_RULES: tuple[Expected, ...] = (
    *paths_of("claims"),
    Expected(
        "claims.quote.at_span",
        "the article's text between char_start and char_end is the quote",
        ("quote", "text_at_span"),
        equal,
    ),
    Expected(
        "claims.quote.apart",
        "no two quotes of an article share a character",
        ("article_id", "char_start", "char_end"),
        _apart,
    ),
    Expected(
        "claims.sentence.in_text",
        "the article states the sentence",
        ("sentence_in_text",),
        says("sentence_in_text", "yes"),
    ),
    Expected("claims.quote.in_sentence", "the quote stands in its sentence", ("quote", "sentence"), inside),
    Expected("claims.value_text.in_quote", "the printed numeral stands in the quote", ("value_text", "quote"), inside),
    Expected("claims.prose.trimmed", "texts have no newlines, double or outer blanks", PROSE, trimmed),
    Expected(
        "claims.value.unless_range",
        "value is empty for a range, and for nothing else",
        ("value", "bound"),
        only_where("value", "bound", OF_ONE_VALUE),
    ),
    Expected(
        "claims.value_low.by_bound",
        "value_low is empty for nearly, below and at_most, and for nothing else",
        ("value_low", "bound"),
        only_where("value_low", "bound", CLOSED_BELOW),
    ),
    Expected(
        "claims.value_high.by_bound",
        "value_high is empty for above and at_least, and for nothing else",
        ("value_high", "bound"),
        only_where("value_high", "bound", CLOSED_ABOVE),
    ),
    Expected("claims.interval.ordered", "value_low is not above value_high", ("value_low", "value_high"), ordered),
    Expected(
        "claims.value.in_interval",
        "value lies between value_low and value_high",
        ("value_low", "value", "value_high"),
        _value_within,
    ),
    Expected(
        "claims.item.of_count",
        "item is empty unless the unit is count",
        ("item", "unit"),
        lambda rows: (rows["item"].isna() | (rows["unit"] == "count")).tolist(),
    ),
    Expected(
        "claims.kind.of_rank",
        "the kind is rank where the unit is rank, and nowhere else",
        ("kind", "unit"),
        lambda rows: ((rows["kind"] == "rank") == (rows["unit"] == "rank")).tolist(),
    ),
    Expected("claims.period.ordered", "the period ends after it starts", ("period_start", "period_end"), days_ordered),
    Expected(
        "claims.base_period.ordered",
        "the base period ends after it starts",
        ("base_period_start", "base_period_end"),
        days_ordered,
    ),
    Expected(
        "claims.base_period.not_of_levels",
        "a level is measured against no base period",
        ("kind", "base_period_start", "base_period_end"),
        lambda rows: (
            (rows["kind"] != "level") | (rows["base_period_start"].isna() & rows["base_period_end"].isna())
        ).tolist(),
    ),
)
