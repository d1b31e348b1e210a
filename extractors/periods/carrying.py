"""What makes a sentence go on with the time of the text, or not: of its clauses, its quantities, and of two times beside each other."""

from __future__ import annotations

from extractors.grammar.clauses import Clause
from extractors.periods.record import Period
from extractors.periods.scene import SAYING_FORMS, Item, Scene
from extractors.schema import is_currency

OUTLOOKS = frozenset({"forecast", "forecasts", "outlook", "guidance", "estimate", "projection", "target"})
EXPECTING = frozenset({"expect", "forecast", "predict", "project", "see"})
RESTATING = frozenset("equal equate correspond represent amount reflect translate".split())
RATES = frozenset({"percent", "percentage_point", "basis_point", "point"})
TRADED = frozenset({"shares", "stock"})


def is_whole(scene: Scene, period: Period) -> bool:
    """`For 2025 as a whole`, `in the whole of 2025`: looks up from a part of it."""
    near = (
        *scene.words.lower[max(period.start - 3, scene.start) : period.start],
        *scene.words.lower[period.end : period.end + 3],
    )
    return "whole" in near


def contains(period: Period, part: Period) -> bool:
    known = period.first and period.last and part.first and part.last
    return bool(known) and period.first <= part.first and part.last <= period.last


def covers(period: Period, part: Period) -> bool:
    return contains(period, part) and length(part) < length(period)


def follows(period: Period, main: Period) -> bool:
    return bool(period.first and main.last and period.first > main.last)


def embraces(period: Period, day: Period) -> bool:
    """`fell on Thursday and is down 3% for the week`: a running stretch around the day that a text is about."""
    if day.grain not in ("day", "hour") or period.family not in ("pointing", "step", "to_date", "part_of_current"):
        return False
    return period is not day and contains(period, day)


def is_told(scene: Scene) -> bool:
    """`Reports said at least 116 people died`: what is told later than the day of the event may be of a later day."""
    first = scene.items[0].start if scene.items else scene.start
    return not SAYING_FORMS.isdisjoint(scene.words.lower[scene.start : first])


def timed(scene: Scene) -> list[Period]:
    """The sentence's own times, but not `since 2022` of what is told in the past: its numbers are of a later time."""
    past = all(clause.tense == "past" for clause in scene.parse.clauses if clause.verbs)
    told = (period for period in scene.periods if period.relation != "since" or not past)
    return [period for period in told if period.start not in scene.asides and not is_earlier(scene, period)]


def is_earlier(scene: Scene, period: Period) -> bool:
    """`output, which had soared in January, edged up 1%`: what had been before the time that is told of."""
    clause = scene.parse.clause_at(period.start)
    return clause is not None and clause.relative and clause.tense == "past" and clause.perfect


def with_base(period: Period, base: Period | None) -> tuple[Period, Period | None]:
    """`between April and May:` what follows is of May, against April."""
    if period.relation == "between" and len(period.parts) == 2 and base is None:
        return period.parts[1], period.parts[0]
    return period, base


def is_heading(words: list[str]) -> bool:
    """A few words, capitals first, without a stop: `Construction and Real Estate`."""
    return 0 < len(words) <= 8 and words[0][:1].isupper() and words[-1][-1:].isalpha()


def length(period: Period) -> int:
    return (period.last - period.first).days if period.first and period.last else 0


def holds_for_a_day(item: Item) -> bool:
    return item.changes or is_currency(item.unit) or item.unit in RATES


def has_own_base(scene: Scene, item: Item) -> bool:
    """`7.6% below pre-crisis levels`: measured against a time that has no days."""
    after = scene.words.lower[item.end : item.end + 4]
    if item.kind == "ratio" and not {"as", "than"}.isdisjoint(after):
        return True  # almost five times as long as in Leeds
    if item.kind == "ratio" and after[:1] in (["the"], ["its"], ["their"], ["that"], ["what"]):
        return True  # about 39 times the power of a city
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
    told = item.kind == "change" or is_apposed_level(scene, item)
    return clause.tense == "past" or (clause.tense == "present" and clause.verb == "be" and told)


def is_apposed_level(scene: Scene, item: Item) -> bool:
    """`employment, at 2.3 million, is 27,000 lower`: the level that the change has come to."""
    lower = scene.words.lower
    apposed = lower[item.start - 2 : item.start] == [",", "at"] and lower[item.end : item.end + 1] == [","]
    after = scene.item_after(item.end)
    return apposed and after is not None and after.changes and after.clause == item.clause


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
    return clause.perfect and clause.tense == "present"


def is_goal(scene: Scene, item: Item) -> bool:
    """`its 2 percent inflation objective`: what is aimed at holds for no one period."""
    lower = scene.words.lower
    near = [*lower[max(item.start - 3, scene.start) : item.start], *lower[item.end : min(item.end + 3, scene.end)]]
    return bool({"objective", "target", "goal", "ceiling", "limit", "cap"} & set(near))
