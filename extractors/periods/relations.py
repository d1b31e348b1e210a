"""How the words before a period place a number: `in May`, `through May`, `since May`, `than in May`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from extractors.periods import arithmetic
from extractors.periods.discourse import Discourse, is_past_form, looks_ahead
from extractors.periods.grammar import Expression
from extractors.periods.lexicon import PAST_CUES
from extractors.periods.text import Text
from extractors.periods.values import Value


@dataclass(frozen=True, slots=True)
class Relation:
    """How a number stands to the period that follows these words."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()


PLACINGS = (
    Relation("in", ("in", "around", "so far in", "as late as"), (
        "Output fell in {May|2025-05-01..2025-05-31}.",
        "Shares are [up 7%|7 percent; period=2025-01-01..2025-12-18] {this year|2025}.",
        "Shares are [up 7%|7 percent; period=2025-01-01..2025-12-18] for {the year|2025}.",
        "Shares will be [up 7%|7 percent; period=2025-01-01..2025-12-31] {this year|2025}.",
        "It sold [more than 300 vans|300 count vans; bound=above; period=2025-05-01..2025-05-31] in {May|2025-05-01..2025-05-31}. "
        "It built [400 cars|400 count cars; period=2025-05-01..2025-05-31].",
        "Sales [more than doubled|2 times; kind=change; bound=above; period=2025-07-01..2025-09-30; base=] in "
        "{the third quarter|2025-07-01..2025-09-30}.",
        "In {November|2025-11-01..2025-11-30}, with a tax about to fall, sales were [3%|3 percent; base=2024-11-01..2024-11-30] higher "
        "than {twelve months earlier|2024-11-01..2024-11-30}.",
    )),
    Relation("on", ("on",), (
        "The plant closed on {May 9|2025-05-09..2025-05-09}.",
        "Berg issued [seven pardons|7 count pardons; period=2025-12-16..2025-12-16] on {Tuesday|2025-12-16}.",
        "The court released [seven men|7 count men; period=2025-12-16..2025-12-16] on {Tuesday|2025-12-16}.",
        "The court released a report on {Tuesday|2025-12-16} on the [seven men|7 count men; period=] who fled.",
    )),
    Relation("at", ("at",)),
    Relation("during", ("during", "throughout"), ("Output fell throughout {May|2025-05-01..2025-05-31}.",)),
    Relation("through", ("through", "thru"), (
        "Output fell through {May|2025-01-01..2025-05-31}.",
        "The plant will stay closed through {May|..2026-05-31}.",
    )),
    Relation("since", ("since", "dating back to", "going back to"), (
        "Output has fallen since {May 2024|2024-05-01..2025-12-18}.",
        "[Some 300 people|300 count people; bound=about; period=2025-12-13..2025-12-18] have fled since "
        "{Saturday night|2025-12-13..2025-12-18}.",
        "Output has fallen since the strikes began in {May 2024|2024-05-01..2025-12-18}.",
        "Output has fallen by [7%|7 percent; period=2025-01-01..2025-12-18] since {January|2025-01-01..2025-12-18}.",
    )),
    Relation("until", ("until", "till", "up to"), ("The plant was open until {2019|..2019-12-31}.",)),
    Relation("by", ("by", "in time for"), (
        "The plant will open by {2030|..2030-12-31}.",
        "The plant had closed by {Sunday|2025-12-14..2025-12-14}.",
        "Output had fallen by {1992|1992-01-01..1992-12-31}.",
    )),
    Relation("as_of", ("as of", "as at"), (
        "The plant was open as of {March 2024|2024-03-01..2024-03-31}.",
        "[900 vans|900 count vans; period=2025-09-01..2025-09-30] were in use as of {September|2025-09-01..2025-09-30}.",
        "[900 vans|900 count vans; period=2025-09-30..2025-09-30] were in use as of {the end of September|2025-09-30..2025-09-30}.",
    )),
    Relation("from", ("from", "starting", "beginning", "as from", "as early as"), (
        "Tickets will cost [$9|9 USD; period=2026-03-01..] from {March|2026-03-01..}.",
    )),
    Relation("to", ("to", "into", "toward", "ending", "ended")),
    Relation("before", ("before", "prior to", "ahead of")),
    Relation("after", ("after", "following")),
    Relation("for", ("for",), ("The outlook was good for {March|2026-03-01..2026-03-31}.",)),
    Relation("over", ("over",)),
    Relation("within", ("within",)),
    Relation("of", ("of",)),
    Relation("between", ("between",), ("Output fell between {May and June|2025-05-01..2025-06-30}.",)),
    Relation("than", ("than",), (
        "Sales are reported to be [down 5 percent|5 percent; period=2025-11-01..2025-11-30; base=2024-11-01..2024-11-30] "
        "from {a year earlier|2024-11-01..2024-11-30} in {November|2025-11-01..2025-11-30}.",
        "Sales were [$5 million|5000000 USD; period=], a rise of [3%|3 percent; base=2023-01-01..2023-12-31] on {2023|2023}.",
        "Output was lower than in {May|2025-05-01..2025-05-31}.",
        "Sales are [up 4%|4 percent; base=2024-01-01..2024-12-31] on {last year|2024-01-01..2024-12-31}.",
        "Milk is [a fifth|20 percent; base=2024-12-01..2024-12-31] below its level of {12 months ago|2024-12-01..2024-12-31}.",
        "Milk is [5%|5 percent; base=2020-02-01..2020-02-29] dearer than it was in {February 2020|2020-02-01..2020-02-29}.",
        "Milk is [4%|4 percent; base=2025-03-01..2025-03-31] dearer than in {March|2025-03-01..2025-03-31}.",
        "The toll rose from [21|21 count; period=2025-03-01..2025-03-31] in {March|2025-03-01..2025-03-31}.",
        "[Fewer than 90 vans|90 count vans; bound=below] will be built in {March|2026-03-01..2026-03-31}.",
    )),
    Relation("against", ("against", "versus", "vs", "vs.")),
)  # fmt: skip
RELATIONS = {word: relation.name for relation in PLACINGS for word in relation.words if " " not in word}
PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
"""Relations of several words, by their last word."""
for _relation in PLACINGS:
    for _phrase in (tuple(words.split()) for words in _relation.words if " " in words):
        PHRASES.setdefault(_phrase[-1], []).append((_phrase, _relation.name))
PAIRED = frozenset({"compared", "comparison", "relative", "contrast", "compares", "level", "par", "line", "even"})
BOUNDARIES = frozenset({"since", "before", "after", "until", "by", "through"})

CHANGES = frozenset(
    "up down rise rises rose risen fall falls fell fallen increase increased increases decrease decreased grew grow growth grown gain "
    "gained gains drop dropped drops decline declined declines higher lower more less fewer above below jump jumped slide slid surge "
    "surged plunge plunged improved improvement percent % pct points point climb climbed climbs slipped dipped doubled tripled shrank "
    "shrunk widened narrowed better worse ahead behind change changed unchanged jumped soared tumbled eased edged advance advanced "
    "contracted expanded widening narrowing rising falling growing increasing decreasing declining dropping gaining slipping climbing "
    "jumping shrinking expanding improving easing slowing widen narrow fallen reduced reduction cut cuts slowed deteriorated worsened "
    "slowdown acceleration deceleration rebound drop slump slumped narrowing".split()
)


def relation_at(text: Text, start: int) -> str:
    """The relation that the words before `start` express; empty for none."""
    words = text.words
    for phrase, relation in PHRASES.get(words[start - 1], ()):
        if tuple(words[max(start - len(phrase), 0) : start]) == phrase:
            return relation
    if words[start - 1] in ("the", "its", "their") and words[start - 2] in BOUNDARIES:
        return RELATIONS[words[start - 2]]
    relation = RELATIONS.get(words[start - 1], "")
    return "since" if relation in ("in", "on") and began_then(words, start - 1) else relation


def began_then(words: list[str], i: int) -> bool:
    """`since the protests began in June`: counted from then on."""
    for word in reversed(words[max(i - 6, 0) : i]):
        if word == "since":
            return True
        if not word or word in (",", ";", "and", "that") or word[0].isdigit():
            return False
    return False


def is_since(text: Text, i: int) -> bool:
    """`since it set out the plan on Oct. 9`: whatever the words of such a clause look ahead to, it has begun."""
    for k in range(i - 1, max(i - 9, 0), -1):
        if text.words[k] in ("", ",", ";"):
            return False
        if text.words[k] == "since":
            return True
    return False


INSIDE = frozenset({"in", "for", "during", "of", "at", "on"})


def comparison_at(text: Text, expression: Expression) -> bool:
    """Whether the words before an expression make it what a change is measured against."""
    words, i = text.words, expression.start - 1
    if expression.family == "duration" or (expression.parts and words[i] == "from"):
        return False
    i -= words[i] in INSIDE and words[i - 1] in ("than", "with", "to", "from", "against", "versus", "over")
    if words[i] == "over":
        same = expression.family == "same" and expression.end - expression.start <= 3
        spanning = expression.family in SPANNING and not same and change_before(text, i)
        return spanning and measured_against(text, i - 1) != "level"
    stepped = expression.family == "step" and words[expression.start] == "last"
    if words[i] == "on" and (stepped or expression.family in EARLIER) and change_before(text, i):
        return True
    return measured_against(text, i) == "plain"


SPANNING = frozenset(
    {"year", "month", "coded_quarter", "ordinal_quarter", "neighbour", "month_quarter", "same", "season"}
)
# What a number can go up or down `on`: `fell 3% on the previous quarter`.
EARLIER = frozenset(
    {
        "neighbour",
        "same",
        "year_ago",
        "ago",
        "pointing",
        "period_of_year",
        "shift",
        "year",
        "month",
        "coded_quarter",
        "numbered_quarter",
        "ordinal_quarter",
    }
)
_LEVELS = frozenset({"amount", "amounts", "number", "figure", "figures", "level", "levels", "total"})
_TOLD = frozenset({"reported", "recorded", "registered", "published", "seen", "in", "for", "from"})
_HALTS = frozenset({",", ";", ":", "and", "but", "that", "was", "were", "is", "are", "by", "at", "—", "–", "("})
_NOT_TIMES = frozenset(
    {"expected", "forecast", "ever", "usual", "anticipated", "analysts", "thought", "half", "any", "other"}
)


def measured_against(text: Text, i: int) -> str:
    """What `look_for_measure` says, remembered: it is asked of each word several times."""
    if i not in text.against:
        text.against[i] = look_for_measure(text, i)
    return text.against[i]


def is_level(text: Text, i: int) -> bool:
    """Whether a number before word `i` is set against another: also the second of `from 6.3% last week and 6.1%`."""
    if measured_against(text, i) == "level":
        return True
    joined = next((k for k in range(i, max(i - 5, 0), -1) if text.words[k] == "and"), 0)
    numbered = joined and any(word[:1].isdigit() for word in text.words[joined : i + 1])
    return bool(numbered) and measured_against(text, joined - 1) == "level"


def look_for_measure(text: Text, i: int) -> str:
    """Going back from word `i`: `plain` if a word that sets one time against another comes first, `level` if a number stands between.

    `than in May`, `compared with the average for 2010`: plain. `compared with 31,506 in May`: a level, which holds in May itself.
    """
    words, number = text.words, False
    if words[i - 1 : i + 1] == ["ahead", "of"] and change_before(text, i - 1):
        return "plain"
    if (
        words[i - 1] in ("short", "shy")
        and words[i] == "of"
        and any(word[:1].isdigit() for word in words[i - 4 : i - 1])
    ):
        return "plain"  # 0.2 degrees short of 2023
    i -= words[i] in INSIDE
    if (restated := before_restatement(text, i)) < i:
        i, number = restated, True
    for k in range(i, max(i - 14, -1), -1):
        word = words[k]
        if word in ("was", "were") and words[k - 2] == "than" and words[k - 1] in ("it", "they"):
            return "level" if number else "plain"  # dearer than they were in 2020
        if not word or word in _HALTS:
            return ""
        apart = word == "from" and words[k - 1] == "," and number  # grew 0.2% in May, from 0.1% in April
        parted = word in ("above", "below") and (words[k - 1] in PORTIONS or words[k - 1][:1].isdigit())
        with_change = apart or parted or (word in ("from", "above", "below") and change_before(text, k))
        paired = word in ("with", "to") and words[k - 1] in PAIRED
        paired = paired or (word in ("with", "to") and "comparing" in words[max(k - 8, 0) : k])
        paired = paired or (word == "to" and bool({"premium", "discount"} & set(words[max(k - 5, 0) : k])))
        alike = word == "as" and {"same", "unchanged"} & set(words[max(k - 3, 0) : k])  # the same share as in 2011
        alike = alike or (
            word == "as" and words[k - 1] in ("much", "many") and words[k - 2] == "as"
        )  # twice as much as in May
        on_level = word == "on" and words[k + 2] in _LEVELS and words[k + 3] in _TOLD and change_before(text, k)
        times = word in ("double", "twice", "triple", "treble") and words[k + 1] in ("the", "that", "those")
        if word == "than" and is_bound(text, k):
            return ""
        if word == "after" and number and {"%", "percent", "cent", "$", "£", "€"} & set(words[k + 1 : i + 1]):
            return "level"  # 9.2%, after 10.4% in December
        if word in ("than", "versus", "vs", "vs.", "against") or with_change or paired or alike or on_level or times:
            currency = word == "against" and words[k + 1] == "the" and not number and i > k
            if words[k + 1] in _NOT_TIMES or (word == "from" and i - k > 5) or currency:
                return ""  # fell against the dollar this year
            return "level" if number else "plain"
        if word in ("to", "earlier", "ago"):
            return ""  # down 10% from a year earlier in January
        number = number or word[0].isdigit()
    return ""


MULTIPLIED = frozenset("double doubled half halved triple tripled treble trebled quadruple quadrupled twice a".split())


PORTIONS = frozenset({"fifth", "third", "quarter", "half", "tenth", "%", "percent", "cent", "points"})


def is_bound(text: Text, k: int) -> bool:
    """`more than doubled`, `more than 300 vans in May`: the bound of a number; not `4% more than 300 in May`."""
    words = text.words
    if words[k - 1] not in ("more", "less", "fewer"):
        return False
    if words[k + 1] in MULTIPLIED:
        return words[k + 1] != "a" or words[k + 2] in ("third", "quarter", "half", "fifth", "tenth")
    counts = bool(words[k + 1]) and (words[k + 1][0].isdigit() or words[k + 1] in ("$", "£", "€"))
    return counts and not (words[k - 2] in ("%", "percent", "cent", "points") or words[k - 2][:1].isdigit())


def before_restatement(text: Text, i: int) -> int:
    """The index before `, or $1.01 a share,`, a number said again between commas that ends at `i`; else `i`."""
    words = text.words
    for k in range(i - 1, max(i - 9, 0) if words[i] == "," else i, -1):
        if not words[k] or words[k] in _HALTS - {","}:
            return i
        if words[k] == "or":
            return k - 1 - (words[k - 1] == ",")
    return i


def change_before(text: Text, i: int) -> bool:
    """Whether a word of change stands before index `i` in the same sentence, within a dozen words."""
    for word in reversed(text.words[max(i - 12, 0) : i]):
        if not word:
            return False
        if word in CHANGES:
            return True
    return False


def related(value: Value, relation: str, comparison: bool, d: Discourse) -> tuple[date | None, date | None]:
    """The days meant, the relation taken into account."""
    first, last = value.first, value.last
    if comparison or first is None or last is None:
        return first, last
    if value.grain == "hour" and relation not in ("by", "until", "since"):
        return first, last
    if (first.day, last.day) == (11, 20) and relation in ("through", "since", "as_of", "by", "until"):
        first = last = first.replace(day=15)  # `as of mid-December`
    if relation == "through":
        running = last <= d.now and arithmetic.FINENESS[value.grain] < arithmetic.FINENESS["year"]
        return (date(first.year, 1, 1) if running else None), last
    if relation == "since":
        return (first, d.now) if first <= d.now else (first, None)
    if relation in ("by", "until"):
        told = d.tense == "past" if first < last else d.tense != "future"
        stock = relation == "by" and told and last <= d.now
        return (first if stock else None), last
    return first, last


MOVED = frozenset(
    "up down higher lower ahead rose risen fell fallen grew grown gained lost climbed dropped jumped surged soared plunged tumbled slid "
    "slumped declined advanced increased decreased shrank shrunk doubled tripled halved".split()
)


def is_running(text: Text, expression: Expression, value: Value, d: Discourse) -> bool:
    """`shares are up 27% this year`: what has moved so far is counted to the day of publication."""
    current = expression.family == "step" and value.grain in ("year", "quarter", "month")
    current = current or (
        expression.family == "pointing" and value.grain == "year" and text.words[expression.start - 1] == "for"
    )
    if not current or d.tense == "future" or not (value.first and value.first <= d.now < value.last):
        return False
    words = text.words
    before = takewhile(
        lambda k: words[k] not in ("", ";"), range(expression.start - 1, max(expression.start - 13, -1), -1)
    )
    return any(words[k] in MOVED for k in before)


SAYING = frozenset(
    "said says say saying told telling announced announcing reported reporting report according released releasing published showed added "
    "wrote posted confirmed estimated issued tweeted revealed".split()
)


GIVING = frozenset({"issued", "released", "added"})
MADE_KNOWN = frozenset({"posted", "reported", "published", "showed"})
DASHES = frozenset({"(", "-", "--", "–", "—", "_", ":"})


DAYS_OF_SPEECH = frozenset(
    {
        "weekday",
        "weekday_day",
        "month_day",
        "deictic",
        "day",
        "weekday_part",
        "part",
        "part_of_current",
        "step",
        "day_part",
    }
)


def is_reporting(text: Text, expression: Expression) -> bool:
    """Whether the words are the day on which something was said: `the ministry said on Friday`."""
    words, i = text.words, expression.start - 1
    if expression.family not in DAYS_OF_SPEECH or words[i] in ("by", "through", "since", "until", "from", "of"):
        return False
    while words[i] and words[i] not in (";", "that", "which"):
        if is_verb_form(text, i):
            if words[i] in MADE_KNOWN and is_of_figure(text, i, expression):
                return False
            return says(text, i) and words[i - 1] not in ("was", "were", "been")
        i -= 1
    if words[i]:
        return False
    i = expression.end
    while words[i] and words[i] != ";":
        if is_verb_form(text, i):
            return says(text, i)
        i += 1
    return False


def is_of_figure(text: Text, verb: int, expression: Expression) -> bool:
    """`posted a profit of $3 million last year`: the year is that of the figure, as a day would not be."""
    long = text.words[expression.end - 1] in ("year", "quarter", "month", "half")
    return long and any(word[:1].isdigit() for word in text.words[verb + 1 : expression.start])


def says(text: Text, i: int) -> bool:
    """Whether a verb is one of saying; `issued seven pardons`, `released 40 men` say nothing."""
    if text.words[i] not in GIVING:
        return text.words[i] in SAYING
    given = next(
        (k for k in range(i + 1, i + 5) if text.number(k)[0] or text.words[k] in ("on", "in", "at", "by", "")), 0
    )
    return not text.number(given)[0]


def is_aside(text: Text, expression: Expression) -> bool:
    """Whether words say when something was said, or when another period ends: `fiscal 2025, which ended in June`."""
    before = text.words[max(expression.start - 4, 0) : expression.start]
    ends = {"ended", "ends"} & set(before) and {"which", "that"} & set(before)
    return (
        bool(ends) or is_foretold(text, expression) or is_dateline(text, expression) or is_reporting(text, expression)
    )


FORETOLD = frozenset({"forecast", "projected", "predicted", "foreseen", "pencilled", "penciled"})


def is_foretold(text: Text, expression: Expression) -> bool:
    """`the 1.6% forecast in June`, `its outlook, published in May,`: when it was foretold or published."""
    words, i = text.words, expression.start - 1
    if words[i] != "in" or expression.family not in ("month", "step", "year"):
        return False
    issued = words[i - 1] in ("published", "released", "issued") and words[i - 2] == ","
    return issued or (
        words[i - 1] in FORETOLD and text.words[i - 2] not in ("was", "were", "had", "has", "have", "is", "are")
    )


def is_dateline(text: Text, expression: Expression) -> bool:
    """`LONDON, Nov 14 (Reuters) - Prices fell`: where and when an article was written."""
    words, start = text.words, expression.start
    if expression.family not in ("month_day", "day") or words[expression.end] not in DASHES:
        return False
    if words[start - 1] != ",":
        return (
            not words[start - 1] and words[expression.end] == "(" and words[expression.end + 2] == ")"
        )  # Nov 14 (Reuters) -
    return text.orths[start - 2].isupper() and (start <= 5 or "" in words[start - 5 : start])


def is_verb_form(text: Text, i: int) -> bool:
    word = text.words[i]
    return word in SAYING or word in PAST_CUES or is_past_form(word) or looks_ahead(text, i)
