"""A noun phrase split into whose number it is and what is measured: `Ford's net income`, `sales of automobiles`, `hotel revenue per room`."""

from __future__ import annotations

from typing import NamedTuple

from extractors.claims import changes
from extractors.claims.measures import METRIC_NOUNS, names_bill, names_measure, owns_place
from extractors.claims.phrase_text import ARTICLES, PARTITIVES, UNITS, phrase_text
from extractors.grammar.clauses import Parse
from extractors.grammar.open_words import is_plural
from extractors.grammar.parts_of_speech import noun_lemma
from extractors.grammar.phrases import ends_open, head_index
from extractors.grammar.tagging import NOMINAL
from extractors.text.words import Words

METRIC_MODIFIERS = frozenset(
    "net gross operating pretax pre-tax underlying average median mean total annual quarterly monthly weekly daily yearly retail wholesale "
    "overall market asking closing opening list face fair book sale purchase unit same-store like-for-like first-half full-year record "
    "combined adjusted core nominal real estimated initial final headline organic recurring domestic global worldwide interest "
    "hourly unemployment jobless mortgage tax exchange death birth".split()
)
"""Words before a metric noun that belong to its name."""

_HEADS_OF_COMPOUNDS = frozenset("price rate cost value volume margin".split())
"""Nouns that a measure before them belongs to: `sales price`, `production costs`; but output of production in `production output`."""

_NUMBER_WORDS = UNITS | {
    "million",
    "billion",
    "trillion",
    "thousand",
    "half",
    "third",
    "quarter",
    "thirds",
    "quarters",
}

_PLAIN_ADJECTIVES = frozenset(
    "new old high low higher lower strong weak moderate modest equal positive negative recent expected similar same other current".split()
)
"""Adjectives that a dictionary lists as nouns too, but that no compound begins with."""

_CHANGE_HEADS = (
    frozenset(changes.NOUNS)
    | {"estimate", "forecast", "projection", "guidance", "target"}
    | {"change", "number", "pace", "percentage", "proportion", "value"}
)


def only_counts(word: str) -> bool:
    """Whether a noun only says that what follows it is counted or moves: `the number of women`, `the change in prices`."""
    return noun_lemma(word) in _CHANGE_HEADS


class Naming(NamedTuple):
    """Subject and metric in words; empty where the text does not say. `own`: said of this number alone, not of its clause."""

    subject: str = ""
    metric: str = ""
    own: bool = False


_LABELS = frozenset("figure chart table map graph box annex appendix section results bulletin".split())


def is_label(word: str) -> bool:
    """Whether a word heads a piece of the page: `Figure 3 shows`."""
    return noun_lemma(word) in _LABELS or word in _LABELS


def is_metric(words: Words, i: int) -> bool:
    """Whether a token names what is measured: `sales`, `price`."""
    return names_measure(words.lower[i]) or (i > 0 and names_bill(words.lower[i - 1], words.lower[i]))


def name_phrase(words: Words, parse: Parse, start: int, end: int) -> Naming:
    """Split a noun phrase into subject and metric.

    A phrase without a metric noun is a subject as it stands, up to its first preposition other than `of`.
    """
    counted = past_counting(words, parse, start, end)
    if counted > start:
        return name_phrase(words, parse, counted, end)
    tags = parse.tags[start - parse.start : end - parse.start]
    head = start + head_index(list(tags), 0, end - start)
    opening = tags.find("(") if tags.endswith(")") else len(tags)  # 48 percent (2 million)
    if all(tag in "MDR" or words.lower[start + k] in _NUMBER_WORDS for k, tag in enumerate(tags[:opening])):
        return Naming()  # 48 percent voted
    stands_for = counted_part(words, parse, head, end)
    if stands_for:
        found = name_phrase(words, parse, stands_for, end)
        valued = words.lower[head] in ("value", "values") and not found.metric  # the value of permits
        return found._replace(metric=words.lower[head]) if valued else found
    measured = words.text[head].isupper() and is_metric(words, head)  # GDP
    if parse.tags[head - parse.start] == "E" and not measured:
        employer = employer_end(words, parse, start, head)
        if employer:
            return Naming(phrase_text(words, parse, start, employer))
        return Naming(phrase_text(words, parse, name_start(parse, start, head), subject_end(words, parse, head, end)))
    joined = list_end(words, parse, head, end)
    if joined > head + 1:
        return name_list(words, parse, start, head, joined, end)
    if not is_metric(words, head):
        return Naming(phrase_text(words, parse, start, subject_end(words, parse, head, end)))
    metric_start, metric_end = metric_range(words, parse, start, head, end)
    possessive, modified = last_possessive(parse, start, metric_start), metric_start < head
    metric_start = possessive + 1 or plain_measure(words, parse, start, metric_start)
    metric = phrase_text(words, parse, metric_start, metric_end)
    if possessive < 0 and is_compound(words, parse, start, metric_start):
        return name_compound(words, parse, start, metric_start, metric_end)
    if noun_lemma(words.lower[head]) == "stock" and plain_start(words, parse, start, head) and metric_end == end:
        return Naming(
            phrase_text(words, parse, start, end)
        )  # the stock fell, global stocks fell: no stocks of something
    owner = owner_text(words, parse, start, metric_start)
    if not owner and words.lower[head] in ("rate", "rates") and modified:
        return Naming(metric, metric)  # the unemployment rate is a subject by itself
    owned = words.lower[start] in POSSESSIVES or owns_place(words.lower[head])
    completed = owned or words.lower[metric_end : metric_end + 1] in (["of"], ["for"])
    return Naming(owner or (complement(words, parse, metric_end, end) if completed else metric), metric)


def plain_start(words: Words, parse: Parse, start: int, head: int) -> bool:
    """Whether only articles and adjectives stand before a noun; `its` stocks are somebody's."""
    tags = parse.tags[start - parse.start : head - parse.start]
    return set(tags) <= set("DA") and words.lower[start] not in POSSESSIVES


def name_compound(words: Words, parse: Parse, start: int, metric_start: int, end: int) -> Naming:
    """`median home prices`: a subject by themselves, what says how they are measured left out; the metric keeps it."""
    first = skip_modifiers(words, parse, start, metric_start)
    place = max((i + 1 for i in range(first, metric_start) if parse.tags[i - parse.start] in "EH"), default=first)
    place = first if "H" in parse.tags[first - parse.start : place - parse.start] else place  # E-commerce sales
    plain = place == first and "H" not in parse.tags[start - parse.start : first - parse.start]
    metric = phrase_text(words, parse, start if plain else place, end)
    return Naming(phrase_text(words, parse, first, end), metric)


POSSESSIVES = frozenset("its their his her our my".split())
_COMPARATIVES = frozenset(["more", "less", "fewer"])


def past_counting(words: Words, parse: Parse, start: int, end: int) -> int:
    """Past words that only say how many: `most of the firms`, `more than two million people`, `one in six people`, `both exports`."""
    first, second = words.lower[start : start + 1], words.lower[start + 1 : start + 2]
    pair = (*first, *second)
    if start + 2 < end and pair[1] == "of" and (pair[0] in PARTITIVES or pair[0] in ("those", "that")):
        return start + 2
    if start + 2 < end and pair[0] in _COMPARATIVES and pair[1] == "than":
        return start + 2
    in_six = parse.tags[start - parse.start] == "M" and second == ["in"]
    if start + 3 < end and in_six and parse.tags[start + 2 - parse.start] == "M":
        return start + 3
    return start + (pair[0] == "both" and start + 1 < end)


def last_possessive(parse: Parse, start: int, end: int) -> int:
    """The last possessive marker between two tokens, or -1: in `men's median full-time earnings` all after it is the metric."""
    return max((i for i in range(start, end) if parse.tags[i - parse.start] == "O"), default=-1)


def plain_measure(words: Words, parse: Parse, start: int, metric_start: int) -> int:
    """Where the metric begins: at the phrase's start if only adjectives stand before it, which own nothing: `moderate wage increases`."""
    before = parse.tags[start - parse.start : metric_start - parse.start]
    plain = not set(before) - set("DARMY") and not is_compound(words, parse, start, metric_start)
    return start if plain else metric_start


def is_compound(words: Words, parse: Parse, start: int, metric_start: int) -> bool:
    """`single-family home prices`, `rental rates`: a noun in the singular that belongs to the measure's name and owns nothing."""
    before = parse.tags[start - parse.start : metric_start - parse.start]
    last = words.lower[metric_start - 1]
    noun = before[-1:] == "N" or (before[-1:] == "A" and last not in _PLAIN_ADJECTIVES and bool(noun_lemma(last)))
    return noun and not is_plural(last) and not set(before) - set("DANEH")


def skip_modifiers(words: Words, parse: Parse, start: int, end: int) -> int:
    """Past what says how something is measured: `average mix-adjusted house prices` are house prices."""
    i = start
    while i < end - 1:
        adjusted = words.lower[i + 2] == "adjusted" if parse.tags[i + 1 - parse.start] == "H" and i + 2 < end else False
        if not (adjusted or words.lower[i] in METRIC_MODIFIERS or words.lower[i] in ARTICLES):
            break
        i += 3 if adjusted else 1
    return i if i < end else start


_TOLD_AHEAD = frozenset("estimate forecast projection target".split())
"""Nouns that with `for` stand for what they tell of: `estimates for output`."""


def counted_part(words: Words, parse: Parse, head: int, end: int) -> int:
    """Where the phrase begins that the head only changes or counts: `the change in the CPI`, `ten per cent of residents`; 0 if none."""
    of = head + 1
    tells = words.lower[of : of + 1] == ["for"] and noun_lemma(words.lower[head]) in _TOLD_AHEAD
    if of + 1 >= end or not (tells or words.lower[of] in ("in", "of")):
        return 0
    number = parse.tags[head - parse.start] == "M" or words.lower[head] in ("%", "percent", "cent", "third", "quarter")
    changed = tells or only_counts(words.lower[head])
    return of + 1 if changed or (number and words.lower[of] == "of") else 0


def list_end(words: Words, parse: Parse, head: int, end: int) -> int:
    """Where a list ends that the head is the first member of: `water, sewerage & waste management`."""
    i = head + 1
    while i < end and parse.tags[i - parse.start] in "DANEHOGC,":
        i += 1
    while i > head + 1 and parse.tags[i - 1 - parse.start] in "C,":
        i -= 1  # people aged 65 and over
    inside = parse.tags[head + 1 - parse.start : i - parse.start]
    return i if "C" in inside and inside[:1] in ("C", ",") else head + 1


def name_list(words: Words, parse: Parse, start: int, head: int, joined: int, end: int) -> Naming:
    """Of a list the last member tells whether all are measures: `gas and steam output` is output of gas and steam."""
    last = joined - 1
    if not is_metric(words, last) or parse.tags[last - parse.start] == "E":
        return Naming(phrase_text(words, parse, start, joined))
    members = conjuncts(words, parse, start, joined)
    if all(is_metric(words, member_end - 1) for _, member_end in members):  # exports and imports of steel
        first, _ = metric_range(words, parse, start, head, end)
        owner = owner_text(words, parse, start, first) or complement(words, parse, joined, end)
        return Naming(owner, phrase_text(words, parse, first, joined))
    metric_start, _ = metric_range(words, parse, start, last, end)
    if parse.tags[metric_start - 1 - parse.start] in "C,":
        return Naming(phrase_text(words, parse, start, joined))  # births and deaths: no measure of births
    return Naming(owner_text(words, parse, start, metric_start), phrase_text(words, parse, metric_start, joined))


def metric_range(words: Words, parse: Parse, start: int, head: int, end: int) -> tuple[int, int]:
    """The metric's words around its head: `average sales price`, `same-store sales`, `compensation per hour`."""
    first = head
    while first > start:
        hyphenated = first - 2 > start and parse.tags[first - 2 - parse.start] == "H"
        word = "-".join(words.lower[first - 3 : first : 2]) if hyphenated else words.lower[first - 1]
        compound = noun_lemma(words.lower[head]) in _HEADS_OF_COMPOUNDS and noun_lemma(word) in METRIC_NOUNS
        if not compound and word not in METRIC_MODIFIERS and noun_lemma(word) not in METRIC_MODIFIERS:
            break
        first -= 3 if hyphenated else 1
    last = head + 1
    if last < end and words.lower[last] == "per":
        last += 1
        while last < end and parse.tags[last - parse.start] in "AN":
            last += 1
    return first, last


def owner_text(words: Words, parse: Parse, start: int, end: int) -> str:
    """The words before a metric, a possessive marker left out."""
    if end > start and parse.tags[end - 1 - parse.start] == "O":
        end -= 1
    return phrase_text(words, parse, start, end)


def name_start(parse: Parse, start: int, head: int) -> int:
    """Where the name begins that a role stands before: `auto manufacturer Chrysler`."""
    first = head
    while first > start and parse.tags[first - 1 - parse.start] in "EHOM":
        first -= 1
    return first if first > start and parse.tags[first - 1 - parse.start] == "N" else start


_STAFF = frozenset("ceo cfo coo cto spokesman spokeswoman spokesperson".split())


def employer_end(words: Words, parse: Parse, start: int, head: int) -> int:
    """Where the name ends for which a person speaks: `Acme CEO Jo Smith`, `Acme spokesman Jo Smith`; 0 if there is none."""
    role = next((i for i in range(start + 1, head) if words.lower[i] in _STAFF), 0)
    end = role - (parse.tags[role - 1 - parse.start] == "O") if role else 0
    return end if end > start and parse.tags[end - 1 - parse.start] == "E" else 0


def subject_end(words: Words, parse: Parse, head: int, end: int) -> int:
    """Where a subject's words end: at the first preposition after its head that is not `of`."""
    for i in range(head + 1, end):
        tag = parse.tags[i - parse.start]
        # families living in the UK, a target set by the council
        modifies = (tag == "G" and i + 1 < end and is_plural(words.lower[i - 1])) or (
            tag in "VK" and words.lower[i + 1 : i + 2] == ["by"]
        )
        if tag == "K" and parse.tags[i - 1 - parse.start] in "PDA":
            continue  # recalls of furloughed workers
        if is_open_end(words, parse, i):
            continue
        if modifies or (tag in "P,-K" and words.lower[i] not in ("of", "and")):
            return i
    return end


def complement(words: Words, parse: Parse, start: int, end: int) -> str:
    """`sales of automobiles in the United States`, `prices paid for new homes`: what stands after `of`, `for` or `at`."""
    if start + 2 < parse.end and words.lower[start] in ("paid", "charged", "asked") and words.lower[start + 1] == "for":
        start += 1  # the participle ends the subject
        end = max(end, noun_run(parse, start + 1))
    if start >= end or words.lower[start] not in ("of", "for", "at", "on", "to", "in"):
        return ""
    last = next((i for i in range(start + 1, end) if ends_complement(words, parse, i)), end)
    return phrase_text(words, parse, start + 1, last)


def noun_run(parse: Parse, start: int) -> int:
    """Where the words of a noun phrase without prepositions end that begin at `start`."""
    end = start
    while end < parse.end and parse.tags[end - parse.start] in "DANEHO":
        end += 1
    return end


def ends_complement(words: Words, parse: Parse, i: int) -> bool:
    """Whether a complement ends before a token: at a preposition, but not within `trade in services`."""
    tag, following = parse.tags[i - parse.start], parse.tags[i + 1 - parse.start : i + 2 - parse.start]
    goes_on = (words.lower[i] == "in" and following == "N") or is_open_end(words, parse, i)
    return tag in "P,-" and not goes_on


def is_open_end(words: Words, parse: Parse, i: int) -> bool:
    """Whether a token is the last of `65 and over`."""
    return ends_open(words.lower[parse.start : i + 1], parse.tags, 0, i + 1 - parse.start)


def conjuncts(words: Words, parse: Parse, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list of noun phrases: `A, B and C` is three."""
    members, first = [], start
    for i in range(start, end):
        if parse.tags[i - parse.start] in "C,":
            if any(parse.tags[k - parse.start] in NOMINAL for k in range(first, i)):
                members.append((first, i))
            first = i + 1
    if any(parse.tags[k - parse.start] in NOMINAL for k in range(first, end)):
        members.append((first, end))
    return members
