"""Two levels that the text compares, a later and an earlier one, and the changes it states between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.core.story import Mention, Story, is_change, is_level, same_measure

FEW_WORDS = (
    r"(?:(?!(?:at|to|in|by|was|were|is|are|reached|hit|ago|earlier|and|or|than|with|where|when|that|which|who)\b)"
    r"[^\s,;:()]+\s+){0,5}?"
)
"""Up to five words that may stand between a cue and its number: `from July's revised`."""
BASE_CUE = re.compile(
    rf"\b(?P<cue>from|rather than|compared (?:with|to)|against|versus|vs\.?|relative to)\s+{FEW_WORDS}\S*?[$£€¥]?$"
)
"""Words right before a number that make it what another is compared with."""

THAN_CUE = re.compile(
    rf"\b(?:than|ahead of|above|below|on|over|up on|down on|short of)\s+(?:the|its|their|a|(?:\w+\s+){{0,2}}[\w.]+['’]s)\s+{FEW_WORDS}\S*?[$£€¥]?$|"
    r"\b(?:than|from|on)\b[^;]{3,60}\bwhen\b[^;,]{0,60}?\s[$£€¥]?$"
)
"""The same after a stated change: `2.7% more than the 14.8 million of a year ago`."""

BREAK = re.compile(
    r";|\b(?:while|whereas|but|although|though|followed|then)\b|, yet\b|, (?:and|with)\b(?! up| down| an? (?:\w+ )?"
    r"(?:rise|fall|gain|drop|increase|decrease|decline))"
)
"""Words that open another thought: numbers on its two sides are not tied without more."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The later level, the earlier one, the changes stated between them, and what ties them."""

    now: Mention
    base: Mention
    changes: tuple[Mention, ...]
    certainty: str

    @property
    def ranging(self) -> bool:
        """Whether the two may be the ends of a range: `declines from 8 percent to 42 percent`."""
        return self.base.index < self.now.index and self.base.claim.unit == "percent"


def find_pairs(story: Story) -> tuple[Pair, ...]:
    """Every pair of levels that a sentence, or a sentence and the one before it, sets against one another."""
    if "pairs" not in story.found:
        story.found["pairs"] = tuple(_find_pairs(story))
    return story.found["pairs"]


def find_bases(story: Story) -> frozenset[int]:
    """Indices of the levels that others are compared with."""
    if "bases" not in story.found:
        story.found["bases"] = frozenset(pair.base.index for pair in find_pairs(story))
    return story.found["bases"]


def _find_pairs(story: Story) -> Iterator[Pair]:
    taken: set[int] = set()
    for mentions in story.sentences.values():
        found = list(_pairs_of(story, mentions, taken))
        changes = [m for m in mentions if is_change(m)]
        listed = len(changes) == len(found) > 1 and RESPECTIVELY.search(mentions[0].claim.sentence.lower())
        if listed and changes[0].index > max(m.index for pair in found for m in (pair.now, pair.base)):
            found = [
                Pair(one.now, one.base, (change,), "respectively") for one, change in zip(found, changes, strict=True)
            ]
        yield from found


RESPECTIVELY = re.compile(r"\brespectively\b")


def _pairs_of(story: Story, mentions: Sequence[Mention], taken: set[int]) -> Iterator[Pair]:
    """The pairs whose base stands in a sentence; `taken` are the later levels that others are compared with already."""
    for place, base in enumerate(mentions):
        cue = base_cue(mentions, place) if is_level(base) or _misread(base) else ""
        found = _now_of(story, mentions, place, cue, taken) if cue else None
        again = cue == "than" and place > 0 and is_statement(mentions[place - 1])
        if found is not None and (again or found[0].index not in taken):
            now, certainty = found
            taken.add(now.index)
            if {_side(now), _side(base)} == {"loss", "profit"}:
                continue
            stated = [m for m in _changes_between(mentions, now, base) if not EACH_TIME.match(m.tail)]
            yield Pair(now, base, tuple(stated), certainty)


EACH_TIME = re.compile(
    r"\s*(?:each|every) (?:time|occasion|step)\b|\s*(?:each|apiece)\b(?! year| month| week| day| quarter)"
)
"""Words behind a move that was made more than once: `lowered twice, by a quarter-point each time, from 7.0% to 6.5%`."""


def _side(mention: Mention) -> str:
    """Whether a number is so much below zero or above it: a profit does not fall by 86% to a loss."""
    near = LOSS_OR_PROFIT.search(mention.lead) or LOSS_OR_PROFIT.search(mention.claim.metric.lower())
    return "" if near is None else "loss" if near["loss"] else "profit"


LOSS_OR_PROFIT = re.compile(
    r"\b(?:(?P<loss>loss(?:es)?|lost|deficits?)|profits?|surplus(?:es)?|earn(?:ed|ings)|(?:net|operating|pretax) income)\b"
    r"(?!.*\b(?:loss|lost|losses|deficits?|profits?|surplus|earned|earnings)\b)"
)


def _misread(mention: Mention) -> bool:
    """Whether what passes for a change may be the level that something came from: `up 360,000 from July's 28.05 million`."""
    return is_change(mention) and mention.claim.unit not in ("percent", "percentage_point", "basis_point", "times")


def base_cue(mentions: Sequence[Mention], place: int) -> str:
    """The word that makes this level the base of a comparison, or nothing."""
    mention = mentions[place]
    if AFTER_THAT.fullmatch(mention.lead) and mention.claim.quote == mention.claim.value_text:
        return "after"
    found = BASE_CUE.search(mention.lead)
    if found:
        weak = found["cue"] != "from"
        other = weak and (OTHER_GROUP.match(mention.tail) or NO_PAST.search(found[0]))
        return "" if other else found["cue"]
    if MARK.match(mention.tail) or mention.claim.bound not in ("exact", "about", "range"):
        return ""
    after_change = place > 0 and is_statement(mentions[place - 1])
    return "than" if after_change and THAN_CUE.search(mention.lead) else ""


def _now_of(
    story: Story, mentions: Sequence[Mention], place: int, cue: str, taken: set[int]
) -> tuple[Mention, str] | None:
    base = mentions[place]
    gone = _gone_to(mentions, place, taken) if cue == "from" else None
    if gone is not None:
        return gone, "clause"
    after = mentions[place + 1] if place + 1 < len(mentions) else None
    if cue == "than" and after is not None and _comparable(after, base) and WITH.fullmatch(after.lead):
        return after, "clause"
    for near in range(place - 1, -1, -1):
        now = mentions[near]
        if is_change(now) and now.claim.unit == base.claim.unit == "percent" and not DIRECTLY_FROM.match(base.lead):
            return None
        if (
            near
            and OF_WHOLE.match(now.lead)
            and (is_level(mentions[near - 1]) or mentions[near - 1].claim.unit == "percent")
        ):
            continue
        if _comparable(now, base) and not base_cue(mentions, near):
            if PAST.search(now.lead) or EXTREME.search(now.lead):
                return None
            broken = any(BREAK.search(m.lead) for m in mentions[near + 1 : place + 1])
            return now, "fit" if broken else "clause"
    later = any(_comparable(m, base) for m in mentions[place + 1 :])
    if any(is_change(m) for m in mentions[:place]) and not later and not CONTRAST.match(mentions[0].lead):
        return _now_in_sentence_before(story, mentions, base)
    return None


def _gone_to(mentions: Sequence[Mention], place: int, taken: set[int]) -> Mention | None:
    """The level that a base went to: `from 12,231 a year ago to 14,313`; numbers of other kinds in brackets aside."""
    base, before = mentions[place], mentions[place - 1] if place else None
    came_before = before is not None and before.index not in taken and _comparable(before, base)
    if came_before and TO.search(before.lead):
        return None
    for after in mentions[place + 1 : place + 3]:
        if is_change(after):
            return None  # from 1.12 billion, on sales that grew 5.8%, to 8.42 billion
        if _comparable(after, base):
            return after if ON_TO.fullmatch(after.lead) and not BREAK.search(after.lead) else None
    return None


TO = re.compile(r"\b(?:to|at)\s+(?:[a-z]+\s+)?[$£€¥]?$")
ON_TO = re.compile(r"\)?(?:\s+[^\s,;]+){0,4},?\s+to\s+(?:\w+\s+)?\S*?[$£€¥]?")
AFTER_THAT = re.compile(r"(?:\s+[^\s,;]+){0,3},?\s+(?:after|following)\s+[$£€¥]?")
"""`sold 78,600 cars after 76,100`: a bare number that another one follows."""

MARK = re.compile(r"\s*(?:mark|barrier|threshold)\b")
"""Words behind a number that is only passed: `stayed below the 5,000 mark at 4,605.22`."""

WITH = re.compile(r"[^,;]{0,20}\b(?:with an?|to|at)\s+(?:[a-z]+\s+){0,3}[$£€¥]?")
"""`6.2% above the January 2008 peak (168.4), with an index of 178.8`."""

OF_WHOLE = re.compile(r"\s*(?:out\s+)?of\b[^,;]{0,30}$")
"""`118 of the 250 seats, down from 141`: the whole is not what fell."""

EXTREME = re.compile(
    r"\b(?:its|their|the)\s+(?:[\w-]+\s+){0,2}(?:peak|record|high|low|average|maximum|minimum)\s+of\s+\S*$"
)
"""Words before a number that others are held against: `exactly half its peak of 9.6%, yet it is still 1.8 points above`."""

PAST = re.compile(r"\b(?:when|which|where|aged)\b[^,;]*$")
DIRECTLY_FROM = re.compile(rf"\s*from\s+{FEW_WORDS}$")
CONTRAST = re.compile(r"\s*(?:in|by) contrast|\s*meanwhile|\s*(?:on the other hand|conversely)")
NO_PAST = re.compile(
    r"\b(?:planned|expected|forecast|forecasts|target|targeted|budget|budgeted|estimate|estimated|consensus|average|limit)\b"
)
"""Words that make a comparison one with a plan or a mean, not with an earlier time."""

OTHER_GROUP = re.compile(
    r"\s*(?:\S+\s+)?(?:for|among|amongst|in|of|at|involving)\s+(?!(?:the\s+)?(?:same|previous|prior|preceding|first|second|third|fourth|final|last|"
    r"year|month|quarter|week|half|day|early|late|mid|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|q[1-4]|fiscal|1[89]\d\d|20\d\d)\b)"
)
"""Words after a number that make it another group's, not another time's: `compared with £459 for women`."""


def _now_in_sentence_before(story: Story, mentions: Sequence[Mention], base: Mention) -> tuple[Mention, str] | None:
    """`Net income was $412 million. Profit climbed 18.4% from the $361 million of a year ago.`"""
    before = story.sentences.get(base.sentence - 1, ())
    bases = {place for place in range(len(before)) if base_cue(before, place)}
    earlier = [
        m
        for place, m in enumerate(before)
        if place not in bases and _comparable(m, base) and m.claim.per == base.claim.per
    ]
    about = frozenset().union(*(m.topic for m in mentions[: base.index - mentions[0].index + 1]))
    if earlier and POINTS_BACK.match(mentions[0].lead):
        return earlier[-1], "sentence"
    if len(earlier) == 1 and earlier[0].topic & about:
        return earlier[0], "sentence"
    return None


POINTS_BACK = re.compile(
    r"^\W*(?:that|this|it|which) (?:is|was|were|are|amount\w*|represent\w*|compare\w*|mark\w*|make\w*|mean\w*|compare\w*)\b"
)
"""`That is 514 fewer than in 2023, when the tally was 10,356`: what the sentence before tells is meant, whatever its words."""


def _comparable(now: Mention, base: Mention) -> bool:
    one, other = now.claim, base.claim
    one_form = (one.value is None) == (other.value is None)
    return is_level(now) and one_form and same_measure(one, other) and _like(now.size, base.size)


def _like(one: float, other: float) -> bool:
    """Whether the two are of about one size: no level is compared with one thirty times as large."""
    return max(abs(one), abs(other)) <= 30 * min(abs(one), abs(other))


def _changes_between(mentions: Sequence[Mention], now: Mention, base: Mention) -> Iterator[Mention]:
    """Changes stated between the two levels, right before the first of them or right after the second."""
    offset = mentions[0].index
    places = sorted(m.index - offset for m in (now, base) if 0 <= m.index - offset < len(mentions) and m in mentions)
    first, last = places[0], places[-1]
    yield from _between(mentions, first, last)
    for place in range(first - 1, -1, -1):
        link = mentions[place + 1].lead
        if not is_statement(mentions[place]) or BREAK.search(link) or not (LINK.search(link) or OR.match(link)):
            break
        before = mentions[place - 1] if place else None
        if (
            before is not None
            and is_statement(before)
            and before.claim.unit == mentions[place].claim.unit
            and not OR.match(mentions[place].lead)
        ):
            break  # rose 5% in May and 3% in June
        if not is_tied_back(mentions, place, base):
            yield mentions[place]
    for place in range(last + 1, len(mentions)):
        lead = mentions[place].lead
        if not is_statement(mentions[place]) or not AFTER.search(lead) or BREAK.search(lead) or OWN_CLAUSE.search(lead):
            break
        following = mentions[place + 1] if place + 1 < len(mentions) else None
        if following is not None and is_level(following) and THAN_NEXT.match(following.lead):
            break
        yield mentions[place]


def _between(mentions: Sequence[Mention], first: int, last: int) -> Iterator[Mention]:
    """Changes between two levels: the last of them, and those before that it only tells again: `up 360,000, or 1.3%, from`."""
    later: Mention | None = None
    if OWN_COMPARISON.search(mentions[last].lead):
        return
    for place in range(last - 1, first, -1):
        if not is_statement(mentions[place]):
            continue
        of_another = place + 1 < last and base_cue(mentions, place + 1)
        if of_another or (later is not None and not OR.match(later.lead)):
            return
        later = mentions[place]
        yield later


AFTER = re.compile(
    r"^[^;.]*\b(?:or|a|an|up|down|rise|fall|increase|decrease|gain|drop|jump|decline|growth|of)\b[^;.]*$|^\s*\($"
)


OWN_CLAUSE = re.compile(r"[,–—]\s*(?:as|because|since|after|even though)\s+(?!an?\b)")
"""Words that open a clause about something else: `from $550 million a year earlier, as exports grew by a tenth`."""

THAN_NEXT = re.compile(
    r"\s*(?:(?:more|less|fewer|higher|lower|better|worse|larger|smaller) than|(?:short|shy|ahead) of|(?:up|down) on|off|above|below|over|under)"
    r"\s+(?:the|its|their)\b[^,;]{0,20}$"
)
"""Words between a change and the next level that make that level its base: `and 5% more than the 65 million that analysts expected`."""

OWN_COMPARISON = re.compile(r"\bthan\b[^,;]*[,;](?!\s*when\b)")
"""A change that is told against something else than the next level: `8% fewer than planned, compared with 58,000`."""

LINK = re.compile(
    r"(?:^|[\s,])(?:to|at|from|than|reaching|totall?ing)\s+(?:[\w.'’-]+\s+){0,4}\S*?[$£€¥]?$|"
    r"\bfrom [^,;]+, when\b[^,;]*$|:|, with\b|\($"
)
OR = re.compile(r"\s*,?\s*(?:or|\()")
"""Words between a change and the level that it led to; and between two tellings of one change."""


def is_statement(mention: Mention) -> bool:
    """Whether the claim says how two levels differ."""
    return is_change(mention) or mention.claim.kind == "ratio"


def is_tied_back(mentions: Sequence[Mention], place: int, base: Mention) -> bool:
    """Whether a change before a level belongs to a level before *it*: `4.4p, up 10pc, and 5p from 4p`."""
    if place == 0 or not _comparable(mentions[place - 1], base):
        return False
    goes_on = re.match(r"[^,;]*\b(?:to|at)\b", mentions[place + 1].lead)
    return bool(re.match(r"\s*,?\s*(?:up|down|or|an?)\b", mentions[place].lead)) and not goes_on
