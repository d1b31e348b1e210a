"""From a document's tokens to its periods: find expressions, then resolve them in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import takewhile
from operator import not_

from spacy.tokens import Doc

from extractors.periods import arithmetic, families  # noqa: F401  (fills the grammar)
from extractors.periods.discourse import Discourse, is_perfect, looks_ahead, tense_at
from extractors.periods.fiscal import find_fiscal_start
from extractors.periods.grammar import GRAMMAR, Expression
from extractors.periods.publication import infer_publication
from extractors.periods.ranges import adjacent, extend, resolve_range
from extractors.periods.record import LOOKING_BACK, Period
from extractors.periods.relations import (
    change_before,
    comparison_at,
    is_aside,
    is_level,
    is_running,
    is_since,
    measured_against,
    related,
    relation_at,
)
from extractors.periods.text import Text
from extractors.periods.values import Value
from extractors.schema import Publication
from extractors.text.words import find_words, read_words, sentence_starts
from extractors.text.zones import article_mask

# Two days of publication that no article has: what is the same for both does not depend on it.
FAR_PAST, FAR_FUTURE = date(1601, 1, 8), date(2398, 12, 20)
UNTOLD = Value("date", "XXXX-XX-XX")


def read_text(doc: Doc) -> Text:
    """The article's words: blank tokens left out, an empty word before each sentence and instead of each stretch of boilerplate."""
    all_words = read_words(doc)
    text, lower = all_words.text, all_words.lower
    outside = set(find_words(article_mask(doc), not_)) if "zones" in doc.spans else set()
    left_out = outside.union(find_words(text, str.isspace))
    apart = outside.union(sentence_starts(all_words))
    words, orths, tokens = [], [], []
    run = 0
    for i in sorted(left_out | apart):
        words += lower[run:i]
        orths += text[run:i]
        tokens += range(run, i)
        if i in apart and words and words[-1]:
            words.append("")
            orths.append("")
            tokens.append(-1)
        run = i + (i in left_out)
    return Text(words + lower[run:], orths + text[run:], [*tokens, *range(run, len(text))])


def find_expressions(text: Text) -> list[Expression]:
    """The longest expressions, from left to right, none overlapping."""
    found, end = [], 0
    for i in find_words(text.words, GRAMMAR.families):
        if i >= end:
            expression = GRAMMAR.parse(text, i)
            if expression and expression.start >= end:
                found.append(extend(text, expression))
                end = found[-1].end
    return found


def read_periods(doc: Doc, publication: Publication | None, fiscal_start: int) -> tuple[Publication, list[Period]]:
    """The publication and the periods. Where the day is not known, an end that is not the same for every possible day stays open."""
    text = read_text(doc)
    expressions = find_expressions(text)
    fiscal_start = fiscal_start or find_fiscal_start(text)
    if publication is None:
        unknown = Publication()
        publication = infer_publication(
            text, expressions, resolve_between(doc, text, expressions, unknown, fiscal_start)
        )
    return publication, resolve_between(doc, text, expressions, publication, fiscal_start)


def resolve_between(
    doc: Doc, text: Text, expressions: list[Expression], publication: Publication, fiscal_start: int
) -> list[Period]:
    late = publication.latest or FAR_FUTURE
    early = publication.earliest or FAR_PAST
    periods = Reader(doc, text, late, fiscal_start).read(expressions)
    if early == late:
        return [period for one in periods for period in one]
    others = Reader(doc, text, early, fiscal_start).read(expressions)
    return [period for pair in zip(periods, others, strict=True) for period in agreeing_all(*pair)]


def agreeing_all(one: list[Period], two: list[Period]) -> list[Period]:
    """Two readings of an expression: a pair of months that only one takes together is kept as it is, open."""
    if len(one) != len(two):
        one = two = min(one, two, key=len)
        return [replace(period, timex=UNTOLD.timex, first=None, last=None, parts=()) for period in one]
    return [agreeing(a, b) for a, b in zip(one, two, strict=True)]


def agreeing(one: Period, two: Period) -> Period:
    """What two readings have in common."""
    return replace(
        one,
        timex=one.timex if one.timex == two.timex else UNTOLD.timex,
        first=one.first if one.first == two.first else None,
        last=one.last if one.last == two.last else None,
        parts=tuple(agreeing(a, b) for a, b in zip(one.parts, two.parts, strict=False)),
    )


class Reader:
    """Resolves the expressions of one document for one day of publication."""

    def __init__(self, doc: Doc, text: Text, now: date, fiscal_start: int):
        self.doc, self.text, self.now = doc, text, now
        self.fiscal_stated = bool(fiscal_start)
        self.publication_unknown = now in (FAR_PAST, FAR_FUTURE)
        self.discourse = Discourse(now, fiscal_start or 1)
        self.foreseen: set[tuple[date, date]] = set()  # what is to come, of what is talked about

    def read(self, expressions: list[Expression]) -> list[list[Period]]:
        """The periods of each expression: one, or two where a pair of months does not make one."""
        result: list[list[Period]] = []
        for sentence in by_sentence(self.text, expressions):
            result += self.read_sentence(sentence)
        return result

    def read_sentence(self, sentence: list[Expression]) -> list[list[Period]]:
        """First what stands on its own, then what is measured from it, wherever in the sentence it stands."""
        d = self.discourse
        d.sentence_year, d.sentence_day, d.year_named = 0, None, False
        carried = d.topic
        d.last_day = d.focus["day"].first if "day" in d.focus else None
        found: list[list[Period]] = [[] for _ in sentence]
        mentioned = [d.focus] * len(sentence)  # what `the quarter` can mean: not what is named after it
        for k, expression in enumerate(sentence):
            if expression.family == "pointing":
                mentioned[k] = dict(d.focus)
            if not self.waits(expression):
                beside = self.year_beside(sentence[k - 1], found[k - 1], expression) if k else 0
                kept, d.sentence_year = d.sentence_year, d.sentence_year or beside
                found[k] = self.resolve(expression)
                d.sentence_year = kept
                self.anchor(expression, found[k])
        found = [[set_against(period, found[:k]) for period in periods] for k, periods in enumerate(found)]
        for k, expression in enumerate(sentence):
            if self.waits(expression):
                # `in the quarter, up from the quarter ending in May`: what follows is not what `the quarter` means
                behind = expression.family in ("pointing", "session") or (expression.family == "same" and carried)
                told = found[:k] if behind else found
                d.topic = topic_for(told, k) or self.carried_to(expression, carried)
                d.sentence_day = nearest_day(told, k)
                d.focus, all_mentioned = mentioned[k], d.focus
                found[k] = self.resolve(expression)
                d.focus = all_mentioned
        back = [self.looks_back(expression) for expression in sentence]
        d.topic = topic_left(found, carried, back)
        if d.topic and (d.topic.first, d.topic.last) not in self.foreseen:
            d.told = d.told_units[d.topic.grain] = d.topic
        return found

    def looks_back(self, expression: Expression) -> bool:
        """`which had soared in January`: before the time that the text tells of."""
        words = self.text.words
        before = takewhile(
            lambda k: words[k] not in ("", ","), range(expression.start - 1, max(expression.start - 9, 0), -1)
        )
        return any(words[k] == "had" for k in before)

    def carried_to(self, expression: Expression, carried: Value | None) -> Value | None:
        """What is talked about: of what is told in the past not what a sentence before foresaw."""
        ahead = carried is not None and (carried.first, carried.last) in self.foreseen
        past = ahead and tense_at(self.text, expression.start, expression.end) == "past"
        return self.discourse.told if past and self.discourse.told else carried

    def waits(self, expression: Expression) -> bool:
        """Whether an expression is measured from what is talked about: also `last year` where a month is set against it."""
        if expression.about_topic or expression.family != "step":
            return expression.about_topic
        return comparison_at(self.text, expression)

    def year_beside(self, before: Expression, periods: list[Period], expression: Expression) -> int:
        """`the 1995 bombing on April 19`: a year long past just before a bare date is the date's."""
        between = self.text.words[before.end : expression.start]
        apart = len(between) > 4 or {"and", "but", ",", ";", ":", "that"} & set(between)
        if before.family != "year" or not expression.floating or apart or not periods:
            return 0
        year = periods[0].first.year if periods[0].first and not periods[0].comparison else 0
        return year if year and abs(year - self.now.year) > 1 else 0

    def anchor(self, expression: Expression, periods: list[Period]) -> None:
        """A year long past that a sentence begins with gives its bare months their year; where publication is not known, any does."""
        for period in periods:
            far = period.first and abs(period.first.year - self.now.year) > 1
            scene = self.publication_unknown or "" in self.text.words[max(expression.start - 4, 0) : expression.start]
            if (
                expression.family == "year"
                and far
                and scene
                and not period.comparison
                and period.relation in ("", "in", "during", "of")
            ):
                self.discourse.sentence_year = period.first.year

    def resolve(self, expression: Expression) -> list[Period]:
        d, text = self.discourse, self.text
        d.placed = relation = relation_at(text, expression.start)
        comparison = expression.comparison or comparison_at(text, expression)
        d.tense = tense_at(text, expression.start, expression.end)
        decided = (
            relation == "from"
            and d.tense == "future"
            and expression.family in STARTS
            and is_decided(text, expression.start)
        )
        if decided:
            comparison = False  # plans to cut rations by 50% from January
        elif relation == "since" or comparison or self.is_base(expression) or is_since(text, expression.start):
            d.tense = "past"  # what a number is set against has been, whatever the verb says
        d.perfect = expression.family == "ended" and is_perfect(text, expression.start)
        d.compared = comparison
        against = comparison or (expression.family == "ago" and is_level(text, expression.start - 1))
        d.relation = "comparison" if against or change_before(text, expression.start) else relation
        try:
            if expression.family in ("range", "pair"):
                return self.resolve_parts(expression, relation, comparison)
            value = expression.resolve(d)
            if is_running(text, expression, value, d):
                value = value._replace(last=d.now)
            if expression.family == "ended":
                return [self.ended(expression, value, relation, comparison)]
        except (ValueError, OverflowError):
            value = UNTOLD
        to_come = relation == "from" and value.first and value.first > d.now and not self.publication_unknown
        if to_come and (comparison or d.tense == "future"):
            comparison, value = False, value._replace(last=None)  # seeks a margin of 8% from 2028
        return [self.period(expression, value, relation, comparison)]

    def is_base(self, expression: Expression) -> bool:
        """`to 25 from 21 in March`: the time of a level that another is set against; not where a verb looks ahead to it."""
        near = range(max(expression.start - 4, 0), expression.start)
        against = measured_against(self.text, expression.start - 1) == "level"
        return against and not any(looks_ahead(self.text, k) for k in near)

    def resolve_parts(self, expression: Expression, relation: str, comparison: bool) -> list[Period]:
        whole, first, last = resolve_range(self.discourse, *expression.parts)
        ends = tuple(
            self.period(part, value, "in", comparison)
            for part, value in zip(expression.parts, (first, last), strict=True)
        )
        if expression.family == "pair" and not adjacent(first, last):
            return [replace(ends[0], relation=relation), replace(ends[1], relation=relation)]
        return [replace(self.period(expression, whole, relation, comparison), parts=ends)]

    def ended(self, expression: Expression, value: Value, relation: str, comparison: bool) -> Period:
        """The whole, with the length and the last day apart; a quarter, month or week of its own is that one, not a length."""
        lead, last = (self.period(part, part.resolve(self.discourse), "in", comparison) for part in expression.parts)
        if lead.timex in ("P1Q", "P1M", "P1W") and value.last:
            lead = replace(lead, kind="date", timex=arithmetic.timex_of(lead.grain, value.last))
        return replace(self.period(expression, value, relation, comparison), parts=(lead, last))

    def period(self, expression: Expression, value: Value, relation: str, comparison: bool) -> Period:
        """The record, with the days that the relation leaves; and the discourse takes note of it."""
        try:
            first, last = related(value, relation, comparison, self.discourse)
        except (ValueError, OverflowError):
            first = last = None
        if first and last and first > last:
            first = last = None
        if first and last:
            ahead = first >= self.now or (self.discourse.tense == "future" and last > self.now)
            (self.foreseen.add if ahead else self.foreseen.discard)((first, last))
        of_base = not comparison and measured_against(self.text, expression.start - 1) == "level"
        # since July 17, up on the session before, and later in the day: not that day
        passing = (relation == "since" and value.grain != "year") or expression.family == "session"
        passing = passing or self.text.words[expression.start - 1] == "("
        if not comparison and not of_base and not passing:
            self.discourse.note(value)
        start, end = self.text.tokens[expression.start], self.text.tokens[expression.end - 1] + 1
        fiscal = ("stated" if self.fiscal_stated else "calendar") if expression.family.startswith("fiscal") else ""
        return Period(
            start, end, self.doc[start:end].text, value.kind, value.timex, first, last, value.grain, relation, comparison,
            expression.family, (), fiscal, is_aside(self.text, expression), expression.floating,
            of_base,
        )  # fmt: skip


STARTS = frozenset({"month", "month_day", "day_month"})
DECIDED = frozenset("cut raise lower reduce increase hike trim lift double halve charge pay".split())


def is_decided(text: Text, start: int) -> bool:
    """`will raise fares by 3% from March`: the time from which somebody changes something; not `will rise by 3% from March`."""
    before = takewhile(lambda k: text.words[k] not in ("", ";"), range(start - 1, max(start - 13, 0), -1))
    return any(text.words[k] in DECIDED and text.words[k - 1] in ("to", "will", "would") for k in before)


def set_against(period: Period, before: list[list[Period]]) -> Period:
    """`in March to May, up 3% from December to February`: a stretch before the one talked about is what that is measured against."""
    if period.family != "range" or period.relation != "from" or period.last is None:
        return period
    later = any(p.first and p.first > period.last for periods in before for p in periods if is_topic(p))
    return replace(period, comparison=True) if later else period


def by_sentence(text: Text, expressions: list[Expression]) -> list[list[Expression]]:
    groups: list[list[Expression]] = []
    end = -1
    for expression in expressions:
        if end < 0 or "" in text.words[end : expression.start]:
            groups.append([])
        groups[-1].append(expression)
        end = expression.end
    return groups


def nearest_day(found: list[list[Period]], k: int) -> date | None:
    """The day mentioned next to expression `k` in its sentence."""
    near = sorted(
        (abs(n - k), period.first)
        for n, periods in enumerate(found)
        for period in periods
        if period.grain in ("day", "hour") and period.first and -1 <= n - k <= 1 and period.relation != "since"
    )
    return near[0][1] if near else None


BACKGROUND = frozenset({"reference", "adjective", "every", "duration", "clock", "named_time", "session"})


def topic_left(found: list[list[Period]], carried: Value | None, back: list[bool]) -> Value | None:
    """What the next sentence can go on from: not a look back from what the text speaks of, as `a fall in the previous quarter`.

    `back` tells of each expression whether its verb looks back.
    """
    ahead = ([] if earlier else periods for periods, earlier in zip(found, back, strict=True))
    onward = topic_for([[p for p in periods if p.family not in LOOKING_BACK] for periods in ahead], len(found))
    behind = None if onward else topic_for(found, len(found))
    older = behind and carried and carried.last and behind.last < carried.last
    return onward or (carried if older else behind) or carried


def topic_for(found: list[list[Period]], k: int) -> Value | None:
    """The interval that expression `k` is measured from: the nearest before it in the sentence, else the nearest after it.

    Of `between Q1 2024 and Q2 2024`, where one is set against the other, it is the second.
    """
    for periods in (*reversed(found[:k]), *found[k + 1 :]):
        for period in periods:
            if is_topic(period):
                if period.relation == "between" and period.parts and not period.parts[0].floating:
                    period = period.parts[1]
                grain = period.grain or arithmetic.grain_between(period.first, period.last)
                return Value("date", period.timex, period.first, period.last, grain)
    return None


def is_topic(period: Period) -> bool:
    if (
        period.comparison
        or period.of_base
        or period.aside
        or period.family in BACKGROUND
        or not (period.first and period.last)
    ):
        return False
    return period.relation not in ("since", "before", "after", "until", "by")
