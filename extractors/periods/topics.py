"""What a text goes on about: the period that a sentence without one takes from those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.periods.bases import is_elsewhere
from extractors.periods.beside import measure_since
from extractors.periods.carrying import (
    base_of,
    covers,
    embraces,
    follows,
    has_own_base,
    holds_for_a_day,
    is_foreseen,
    is_goal,
    is_heading,
    is_near,
    is_of_outlook,
    is_perfect,
    is_told,
    is_traded,
    is_whole,
    length,
    takes_topic,
    timed,
    with_base,
)
from extractors.periods.record import LOOKING_BACK, Period
from extractors.periods.scene import Item, Scene, is_revision
from extractors.periods.spans import first_of_span
from extractors.schema import Publication
from extractors.text.words import Words

REACH = 3
"""Sentences with quantities, or paragraphs, that a topic outlives without being taken up."""
FORESEEING = frozenset("expect forecast predict project plan aim target see anticipate intend hope want".split())
PARTS_OF = [[of, these] for of in ("of", "among") for these in ("these", "those", "them")]
CARRIED_RELATIONS = frozenset(
    {"in", "on", "during", "through", "for", "over", "of", "to", "from", "at", "", "between", "within"}
)
LED = ("day", "hour", "month", "quarter")
"""Grains of a time that a whole text is about; a year is often no more than its setting."""
LENGTHS = frozenset({"meter", "kilometer", "centimeter", "foot", "inch", "mile", "yard"})


class Topics:
    """The period and base that were last given to quantities of the text, and whether they still hold."""

    def __init__(self, words: Words, paragraphs: list[int], opening: int, publication: Publication | None):
        """`opening` is the paragraph that the article begins with."""
        self.words, self.paragraphs, self.opening = words, paragraphs, opening
        self.publication = publication or Publication()
        self.period: Period | None = None
        self.base: Period | None = None
        self.paragraph = -1
        self.age = 0
        self.loose: tuple[int, Period, Period | None] | None = None
        self.lead: Period | None = None
        self.lead_base: Period | None = None
        self.base_of_level = False
        self.headed = False
        self.told_perfect = False
        self.outlook: tuple[int, int, Period] | None = None

    def pass_over(self, sentences: Sequence[tuple[int, Sequence[Period]]]) -> None:
        """Sentences without quantities: one that has just one period in the past can be taken up by the next."""
        for start, periods in sentences:
            self.loose = self.left_by(start, periods)

    def left_by(self, start: int, periods: Sequence[Period]) -> tuple[int, Period, Period | None] | None:
        """What a sentence leaves to the next: its one period, and what that is set against."""
        dated = [p for p in periods if p.first and p.last and not p.aside and p.family != "reference"]
        plain = [p for p in dated if not p.comparison]
        plain = [p for p in plain if p.family != "run" and not self.counts_times(p)] or plain
        base = next((p for p in dated if p.comparison), None)
        alone = len(plain) == 1 and self.is_recent(plain[0], base)
        return (start, *with_base(plain[0], base)) if alone else None

    def counts_times(self, period: Period) -> bool:
        """`for the second time this year`: says how often, not when."""
        return self.words.lower[period.start - 1] in ("time", "times", "straight")

    def cross(self, last: int, start: int) -> None:
        """A heading between the last sentence and this one begins something else."""
        position = self.words.sentence_end[last] if last >= 0 else start
        while position < start:
            end = self.words.sentence_end[position]
            if is_heading([word for word in self.words.text[position:end] if not word.isspace()]):
                self.period = self.base = None
                self.headed = True
            position = end

    def leads_in(self, start: int) -> bool:
        """`Comparing May with April:`, or `In May` by itself, before a list whose members are paragraphs."""
        words = [w for w in self.words.lower[start : self.words.sentence_end[start]] if not w.isspace()]
        return bool(words) and (words[-1] == ":" or (words[0] == "in" and len(words) <= 4))

    def takes_up(self, start: int, paragraph: int, scene: Scene) -> bool:
        """Whether a sentence without quantities hands its time on to the next: in its paragraph, a list, or from the lead of a text."""
        own = self.paragraphs[start]
        is_lead = (
            self.lead is None
            and self.opens(own)
            and own == paragraph - 1
            and self.loose[1].grain in LED
            and any(holds_for_a_day(item) for item in scene.items)
        )
        return own == paragraph or self.leads_in(start) or is_lead

    def opens(self, paragraph: int) -> bool:
        """Whether a paragraph is a text's lead: its first, or the one after a headline."""
        return paragraph <= self.opening + 1

    def set_lead(self, period: Period, base: Period | None, paragraph: int) -> None:
        if self.lead is None and self.opens(paragraph) and period.grain in LED:
            self.lead, self.lead_base = period, base

    def return_to_lead(self, scene: Scene, paragraph: int) -> None:
        """A paragraph without a time goes on with what the text is about, not with a longer stretch that one before it looked at."""
        strays = (
            self.period
            and self.lead
            and not self.headed
            and paragraph > self.paragraph
            and length(self.period) > length(self.lead)
        )
        if strays and (self.lead.grain not in ("day", "hour") or self.suits_day(scene)):
            self.period, self.base, self.base_of_level = self.lead, self.lead_base, True

    def is_recent(self, period: Period, base: Period | None = None) -> bool:
        """Whether a period mentioned in passing can be what a news text is about."""
        now = self.publication.latest
        recent = now is None or period.last is None or now.year - period.last.year <= 2
        told = period.relation in CARRIED_RELATIONS and not self.is_future(period)
        if period.family == "year" and not period.relation and base is None:
            return False
        placed = period.grain != "day" or period.relation == "on" or period.family == "deictic"
        return recent and told and period.kind == "date" and placed

    def suits_day(self, scene: Scene) -> bool:
        return all(holds_for_a_day(item) and item.kind != "share" for item in scene.items)

    def is_future(self, period: Period) -> bool:
        """Whether a period had not begun when the article appeared, or not ended where something is foreseen `for` it."""
        begins = period.last if period.relation == "for" and period.grain != "year" else period.first
        return bool(begins and self.publication.latest and begins > self.publication.latest)

    def carry(self, scene: Scene) -> None:
        """Give the topic to the quantities that have no period, where their clause reports."""
        paragraph = self.paragraphs[scene.start]
        if (
            self.loose
            and self.takes_up(self.loose[0], paragraph, scene)
            and self.words.sentence_end[self.loose[0]] == scene.start
            and not (self.loose[1].grain == "day" and is_told(scene))
        ):
            self.period, self.base, self.paragraph, self.age = *self.loose[1:], paragraph, 0
            self.base_of_level = False
            self.set_lead(self.period, self.base, self.paragraphs[self.loose[0]])
        self.return_to_lead(scene, paragraph)
        self.look_on(scene, paragraph)
        if self.words.lower[scene.start : scene.start + 2] in PARTS_OF:
            self.paragraph = paragraph  # of these, 12 had left
        fresh = self.period is not None and self.age < REACH and paragraph - self.paragraph <= REACH
        if (
            not fresh
            or scene.other_time
            or (timed(scene) and not all(item.origin for item in scene.items if item.period))
        ):
            return
        for item in scene.items:
            if (
                item.period is None
                and self.suits(item, paragraph)
                and takes_topic(scene, item, self.told_perfect and self.age == 0 and paragraph == self.paragraph)
                and not is_goal(scene, item)
                and not (self.period.grain not in ("day", "hour") and is_traded(scene, item))
                and not item.attributive
                and not scene.is_now(item)
            ):
                self.give(scene, item)
            elif item.period and not item.carried:
                measure_since(scene, item, self.period)

    def look_on(self, scene: Scene, paragraph: int) -> None:
        """`For 2026 it expects sales of 30. Spending will run to 2.`: what is foreseen goes on in the next sentence of the paragraph."""
        if self.outlook is None or self.outlook[:2] != (scene.start, paragraph) or scene.periods:
            return
        for item in scene.items:
            clause = scene.parse.clause_at(item.start)
            if (
                item.period is None
                and clause is not None
                and is_foreseen(clause)
                and not item.origin
                and not item.attributive
            ):
                item.period, item.carried = self.outlook[2], True

    def suits(self, item: Item, paragraph: int) -> bool:
        """A day goes on holding for prices, rates and changes; for what else happened, in the next sentence only; for sizes not at all."""
        if item.unit in LENGTHS and not item.changes:
            return False
        if self.period.grain not in ("day", "hour") or holds_for_a_day(item):
            return True
        return item.unit in ("count", "rank") and self.age == 0 and paragraph == self.paragraph

    def total(self, scene: Scene) -> None:
        """`bringing the two-month total to 92,200`: so many units up to the latest end talked about."""
        for period in scene.totals:
            item = scene.item_after(period.end)
            ends = [p.last for p in (self.period, item and item.period) if p and p.last]
            length = re.fullmatch(r"P(\d+)[DWMQY]", period.timex)
            if item and ends and length and item.start - period.end <= 4:
                first = first_of_span(max(ends), period.grain, int(length[1]))
                item.period, item.carried = replace(period, first=first, last=max(ends)), True

    def give(self, scene: Scene, item: Item) -> None:
        item.carried = True
        ends = self.period.parts if self.period.family == "range" else ()
        before = scene.item_before(item.start)
        if item.origin:
            item.period = self.period if is_elsewhere(scene, item) else self.base or (ends[0] if ends else None)
            return
        item.period = ends[1] if ends and before and before.origin and not item.changes else self.period
        measured = item.base is not None or has_own_base(scene, item) or self.base_of_level
        if item.changes and not measured and is_near(self.period, self.base):
            item.base = self.base

    def learn(self, scene: Scene) -> None:
        """Take the sentence's main period for the topic: not an older one that it only looks back to."""
        paragraph = self.paragraphs[scene.start]
        own = told_first(scene, [item for item in scene.items if item.period and not item.carried and not item.origin])
        carried = any(item.carried for item in scene.items)
        self.outlook = self.outlook_of(scene, own, paragraph)
        ranks = all(item.kind == "rank" and not item.period for item in scene.items)
        self.loose = self.left_by(scene.start, scene.periods) if ranks else None
        if not own and not carried and any(item.origin for item in scene.items):
            origins = {item.period for item in scene.items}  # was flat in May after falling 3% in April: about May
            self.loose = self.left_by(scene.start, [p for p in scene.periods if p not in origins])
        if own and not self.is_future(own[0].period) and not self.looks_further(scene, own[0]):
            main = own[0].period
            if self.closes(main):
                self.paragraph, self.age = paragraph, 0
                return
            if self.is_ambiguous(scene, own) or main.family in ("run", "duration", "edge", "unit_end"):
                self.period = None
            elif (
                (main.relation in CARRIED_RELATIONS or (main.relation == "by" and main.grain == "hour"))
                and not (main.comparison or main.of_base)
                and main.first
                and main.last
                and not self.looks_back(scene, main, carried)
            ):
                base = next((item.base for item in own if item.base), None) or base_of(scene)
                self.period, self.base, self.paragraph, self.age = main, base, paragraph, 0
                self.base_of_level = any(item.changes for item in own) and not any(item.base for item in own)
                self.set_lead(main, base, paragraph)
                clause = scene.parse.clause_at(own[0].start)
                self.told_perfect = clause is not None and is_perfect(clause)
                return
        if carried:
            self.base = base_of(scene) or self.base
            self.paragraph, self.age = paragraph, 0
        else:
            self.age += 1

    def outlook_of(self, scene: Scene, own: Sequence[Item], paragraph: int) -> tuple[int, int, Period] | None:
        """The time that the sentence foresees something for, with the start of the next sentence and the paragraph."""
        named = next((p for p in scene.periods if is_of_outlook(scene, p)), None)
        if named is not None:
            return scene.end, paragraph, named
        last = own[-1] if own else None
        clause = scene.parse.clause_at(last.start) if last else None
        if clause is None or not is_foreseen(clause) or last.period.relation not in CARRIED_RELATIONS:
            return None
        whole = last.period.first and last.period.last and last.period.grain in ("year", "quarter", "half", "month")
        return (scene.end, paragraph, last.period) if whole else None

    def is_ambiguous(self, scene: Scene, own: Sequence[Item]) -> bool:
        """Whether clauses of the sentence are about different periods: none can then be taken up."""
        if any(follows(item.period, own[0].period) for item in own):
            return True  # lost 6 in 2022 and 4 in 2023
        origins = {item.period for item in scene.items if item.origin}
        main = own[0].period
        aside = {p for p in scene.periods if is_in_relative(scene, p.start) and not is_in_relative(scene, own[0].start)}
        told = (p for p in scene.periods if p not in origins | aside and not embraces(p, main))
        clauses = {scene.parse.clause_number(p.start): p for p in told}
        return len({(p.first, p.last) for p in clauses.values()}) > 1

    def closes(self, main: Period) -> bool:
        """Whether a day is the last of the month or quarter that the text is about: `at the end of it, it had 641 planes`."""
        topic = self.period
        if topic is None or topic.grain not in ("month", "quarter", "half", "year") or not (main.first and topic.first):
            return False
        return main.first == main.last == topic.last and topic.first < main.first

    def looks_further(self, scene: Scene, item: Item) -> bool:
        """Whether a sentence only looks up from what the text is about: to what is expected of the running year (`expects to build 240
        for 2025`), or, in a text about a day, to the year so far (`has gained 54% this year`)."""
        main, now, clause = item.period, self.publication.latest, scene.parse.clause_at(item.start)
        if clause is None or now is None or main.last is None:
            return False
        foreseen = clause.tense == "modal" or clause.verb in FORESEEING or is_revision(scene, item)
        if foreseen and main.last > now:
            return True
        if self.period is not None and is_whole(scene, main) and covers(main, self.period):
            return True
        of_day = self.period is not None and self.period.grain in ("day", "hour")
        return (
            of_day
            and (main.family in ("step", "to_date", "part_of_current", "run") or main.relation == "since")
            and main.last == now
            and main.grain != "day"
        )

    def looks_back(self, scene: Scene, main: Period, carried: bool) -> bool:
        """`The decline followed a loss in July`: an older period in passing, while the text goes on about its own."""
        clause = scene.parse.clause_at(main.start)
        pluperfect = clause is not None and clause.tense == "past" and clause.perfect
        if pluperfect and main.grain in ("year", "decade") and self.period is None:
            return True  # in 2023 they had landed 640
        if not (self.period and main.last and self.period.last and main.last < self.period.last):
            return False
        before = self.words.lower[scene.start : main.start]
        if main.family in LOOKING_BACK or pluperfect:
            return True
        return carried or bool({"followed", "following", "follows", "after"} & set(before))


def is_in_relative(scene: Scene, token: int) -> bool:
    clause = scene.parse.clause_at(token)
    return clause is not None and clause.relative


def told_first(scene: Scene, items: list[Item]) -> list[Item]:
    """`Its shares, which cost 600p in April, closed at 900p on Monday`: the text goes on about Monday."""
    return [item for item in items if not is_in_relative(scene, item.start)] or items
