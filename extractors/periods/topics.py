"""What a text goes on about: the period that a sentence without one takes from those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.grammar.clauses import Clause
from extractors.periods.bases import is_elsewhere
from extractors.periods.beside import measure_since
from extractors.periods.record import LOOKING_BACK, Period
from extractors.periods.scene import SAYING_FORMS, Item, Scene, is_revision
from extractors.periods.spans import first_of_span
from extractors.schema import Publication, is_currency
from extractors.text.words import Words

REACH = 3
"""Sentences with quantities, or paragraphs, that a topic outlives without being taken up."""
FORESEEING = frozenset("expect forecast predict project plan aim target see anticipate intend hope want".split())
PARTS_OF = [[of, these] for of in ("of", "among") for these in ("these", "those", "them")]
OUTLOOKS = frozenset({"forecast", "forecasts", "outlook", "guidance", "estimate", "projection", "target"})
EXPECTING = frozenset({"expect", "forecast", "predict", "project", "see"})
RESTATING = frozenset("equal equate correspond represent amount reflect translate".split())
CARRIED_RELATIONS = frozenset(
    {"in", "on", "during", "through", "for", "over", "of", "to", "from", "at", "", "between", "within"}
)


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
        own = [item for item in scene.items if item.period and not item.carried and not item.origin]
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
        told = (p for p in scene.periods if p not in origins and not embraces(p, main))
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
            and main.family in ("step", "to_date", "part_of_current")
            and main.last == now
            and main.grain != "day"
        )

    def looks_back(self, scene: Scene, main: Period, carried: bool) -> bool:
        """`The decline followed a loss in July`: an older period in passing, while the text goes on about its own."""
        clause = scene.parse.clause_at(main.start)
        pluperfect = clause is not None and clause.tense == "past" and "have" in clause.verbs[:-1]
        if pluperfect and main.grain in ("year", "decade") and self.period is None:
            return True  # in 2023 they had landed 640
        if not (self.period and main.last and self.period.last and main.last < self.period.last):
            return False
        before = self.words.lower[scene.start : main.start]
        if main.family in LOOKING_BACK or pluperfect:
            return True
        return carried or bool({"followed", "following", "follows", "after"} & set(before))


def is_whole(scene: Scene, period: Period) -> bool:
    """`For 2025 as a whole`, `in the whole of 2025`: looks up from a part of it."""
    near = (
        *scene.words.lower[max(period.start - 3, scene.start) : period.start],
        *scene.words.lower[period.end : period.end + 3],
    )
    return "whole" in near


def covers(period: Period, part: Period) -> bool:
    known = period.first and period.last and part.first and part.last
    return bool(known) and period.first <= part.first and part.last <= period.last and length(part) < length(period)


def follows(period: Period, main: Period) -> bool:
    return bool(period.first and main.last and period.first > main.last)


def embraces(period: Period, day: Period) -> bool:
    """`fell on Thursday and is down 3% for the week`: a running stretch around the day that a text is about."""
    if day.grain not in ("day", "hour") or period.family not in ("pointing", "step", "to_date", "part_of_current"):
        return False
    known = period.first and period.last and day.first and day.last
    return bool(known) and period is not day and period.first <= day.first and day.last <= period.last


def is_told(scene: Scene) -> bool:
    """`Reports said at least 116 people died`: what is told later than the day of the event may be of a later day."""
    first = scene.items[0].start if scene.items else scene.start
    return not SAYING_FORMS.isdisjoint(scene.words.lower[scene.start : first])


def timed(scene: Scene) -> list[Period]:
    """The sentence's own times, but not `since 2022` of what is told in the past: its numbers are of a later time."""
    past = all(clause.tense == "past" for clause in scene.parse.clauses if clause.verbs)
    told = (period for period in scene.periods if period.relation != "since" or not past)
    return [period for period in told if period.start not in scene.asides]


def with_base(period: Period, base: Period | None) -> tuple[Period, Period | None]:
    """`between April and May:` what follows is of May, against April."""
    if period.relation == "between" and len(period.parts) == 2 and base is None:
        return period.parts[1], period.parts[0]
    return period, base


def is_heading(words: list[str]) -> bool:
    """A few words, capitals first, without a stop: `Construction and Real Estate`."""
    return 0 < len(words) <= 8 and words[0][:1].isupper() and words[-1][-1:].isalpha()


LED = ("day", "hour", "month", "quarter")
"""Grains of a time that a whole text is about; a year is often no more than its setting."""


def length(period: Period) -> int:
    return (period.last - period.first).days if period.first and period.last else 0


LENGTHS = frozenset({"meter", "kilometer", "centimeter", "foot", "inch", "mile", "yard"})
RATES = frozenset({"percent", "percentage_point", "basis_point", "point"})


def holds_for_a_day(item: Item) -> bool:
    return item.changes or is_currency(item.unit) or item.unit in RATES


def has_own_base(scene: Scene, item: Item) -> bool:
    """`7.6% below pre-crisis levels`: measured against a time that has no days."""
    after = scene.words.lower[item.end : item.end + 4]
    if item.kind == "ratio" and not {"as", "than"}.isdisjoint(after):
        return True  # almost five times as long as in Leeds
    return any(word == "pre" or word.startswith("pre-") for word in scene.words.lower[item.end : item.end + 4])


def is_near(period: Period, base: Period | None) -> bool:
    """Whether what a month, say, is measured against is at most a year before: a peak of long ago is one number's own."""
    if base is None or not (period.first and base.first) or period.grain in ("year", "decade", "century", ""):
        return True
    return (period.first - base.first).days <= 400


def base_of(scene: Scene) -> Period | None:
    """What the sentence's numbers are measured against, if it says."""
    lower = scene.words.lower
    origins = (item for item in scene.items if item.origin and lower[item.origin_at] not in ("after", "following"))
    origin = next((item.period for item in origins if item.period and not item.carried), None)
    return origin or next((item.base for item in scene.items if item.base), None)


def takes_topic(scene: Scene, item: Item, told_perfect: bool = False) -> bool:
    """Whether a clause goes on reporting: it is in the past, has no verb, or restates; not in the present or the future.

    The perfect goes on with what was told in the perfect.
    """
    clause = finite_clause(scene, item)
    if clause is None or not clause.verbs:
        return True
    between = scene.words.lower[max(clause.verb_start, 0) : item.start]
    if (clause.verb in RESTATING and not clause.relative) or "equal" in between or "equivalent" in between:
        return True
    if is_perfect(clause):
        return told_perfect and (item.changes or any(other.origin for other in scene.items))
    return clause.tense == "past" or (clause.tense == "present" and clause.verb == "be" and item.kind == "change")


TRADED = frozenset({"shares", "stock"})


def is_traded(scene: Scene, item: Item) -> bool:
    """`Its shares fell 3%`: of the day's trading, not of the quarter that the text is about."""
    clause = scene.parse.clause_at(item.start)
    if clause is None or clause.subject_start < 0:
        return False
    subject = scene.words.lower[clause.subject_start : clause.subject_end]
    return len(subject) > 1 and not TRADED.isdisjoint(subject)


def finite_clause(scene: Scene, item: Item) -> Clause | None:
    """The clause of a quantity; of `had the lowest, with homes only having 3`, where it is a participle's, the one before."""
    number = scene.parse.clause_number(item.start)
    clause = scene.parse.clause_at(item.start)
    if clause is None or number == 0 or clause.verb_end - clause.verb_start != 1:
        return clause
    bare = scene.words.lower[clause.verb_start].endswith("ing")
    return scene.parse.clauses[number - 1] if bare else clause


def is_of_outlook(scene: Scene, period: Period) -> bool:
    """`raised its forecast for the year`, `its full-year sales forecast`."""
    lower = scene.words.lower
    before = lower[period.start - 1] == "for" and lower[period.start - 2 : period.start - 1]
    after = lower[period.end : period.end + 2] if period.family == "full_year" else []
    return period.grain in ("year", "quarter", "half") and not OUTLOOKS.isdisjoint((*(before or ()), *after))


def is_foreseen(clause: Clause) -> bool:
    return clause.tense == "modal" or clause.verb in EXPECTING


def is_perfect(clause: Clause) -> bool:
    return "have" in clause.verbs[:-1] and clause.tense == "present"


def is_goal(scene: Scene, item: Item) -> bool:
    """`its 2 percent inflation objective`: what is aimed at holds for no one period."""
    lower = scene.words.lower
    near = [*lower[max(item.start - 3, scene.start) : item.start], *lower[item.end : min(item.end + 3, scene.end)]]
    return bool({"objective", "target", "goal", "ceiling", "limit", "cap"} & set(near))
