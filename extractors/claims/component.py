"""From quantities to claims: the last component of the pipeline, and the only one that sees everything the others found.

Works sentence by sentence: reads each quantity's movement, status, subject and metric, ties it to its neighbours, and writes a `Claim`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from spacy.attrs import IDX, LENGTH
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.attribution.sources import assign_sources
from extractors.claims import changes
from extractors.claims.context import Context, Movement
from extractors.claims.movement import find_movement
from extractors.claims.status import find_status
from extractors.claims.subjects import Naming, conjuncts, find_naming, name_phrase
from extractors.grammar.clauses import Clause, Parse, parse_sentence
from extractors.periods import assign_periods
from extractors.places.assignment import assign_places
from extractors.places.finding import find_places
from extractors.schema import Claim
from extractors.schema.interval import published_ends
from extractors.text.sentences import paragraph_numbers
from extractors.text.words import Words, document_text, read_words


@dataclass(slots=True)
class Reading:
    """What has been read of one quantity so far. `leans_on`: position in the article's readings of what it is said of."""

    quantity: object
    context: Context
    movement: Movement
    rule: str
    status: str = "actual"
    naming: Naming = field(default_factory=Naming)
    leans_on: int | None = None
    direction: str = ""
    cues: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.movement.start if 0 <= self.movement.start < self.quantity.start else self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end

    @property
    def is_level(self) -> bool:
        return self.movement.kind in ("level", "share")


@Language.factory("claims", assigns=["doc._.claims"])
def create_claims(nlp: Language, name: str):
    return write_claims


def write_claims(doc: Doc) -> Doc:
    """Write `doc._.claims` and `doc.spans["claims"]`."""
    readings = read_document(doc)
    doc._.claims = list(build_claims(doc, readings)) if readings else []
    doc.spans["claims"] = [Span(doc, r.start, r.end, label=r.movement.kind) for r in readings]
    return doc


# Reading


def read_document(doc: Doc) -> list[Reading]:
    """Every quantity that is a claim, read in the order of the text."""
    words = read_words(doc)
    in_numeral = frozenset(i for numeral in doc._.numerals for i in range(numeral.start, numeral.end))
    in_period = frozenset(i for period in doc._.periods for i in range(period.start, period.end)) - in_comparison(doc)
    readings: list[Reading] = []
    topics = Topics(doc, words, in_numeral, in_period)
    claimable = [quantity for quantity in doc._.quantities if not (quantity.excluded or quantity.optional)]
    for start, quantities in by_sentence(words, claimable):
        parse = parse_sentence(doc, start, words.sentence_end[start], in_numeral, in_period)
        read_sentence(readings, quantities, words, parse, topics)
    follow_quantities(readings, doc._.quantities)
    return readings


def in_comparison(doc: Doc) -> frozenset[int]:
    """Tokens like the `from` of `from a year earlier`, which the rules of movement must see."""
    lower = read_words(doc).lower
    return frozenset(
        p.start for p in doc._.periods if lower[p.start] in ("from", "to", "than", "at", "by", "in", "over")
    )


def follow_quantities(readings: list[Reading], quantities: list) -> None:
    """Where nothing nearer ties a reading: it leans on the one whose unit or noun its quantity took."""
    position = {reading.quantity: n for n, reading in enumerate(readings)}
    for reading in readings:
        taken_from = reading.quantity.leans_on if reading.quantity.converts is None else reading.quantity.converts
        if reading.leans_on is None and taken_from is not None:
            reading.leans_on = position.get(quantities[taken_from])
        if reading.quantity.converts is not None:
            reading.cues += ("converts",)


def by_sentence(words: Words, quantities: list) -> Iterator[tuple[int, list]]:
    groups: dict[int, list] = {}
    for quantity in quantities:
        groups.setdefault(words.sentence[quantity.numeral_start], []).append(quantity)
    yield from groups.items()


def read_sentence(readings: list[Reading], quantities: list, words: Words, parse: Parse, topics: Topics) -> None:
    """Append the readings of one sentence's quantities."""
    first = len(readings)
    previous: Reading | None = None
    find_topic = partial(topics.before, parse.start)
    for quantity in quantities:
        context = Context(
            quantity, words, parse, previous and previous.quantity, previous and previous.movement, topics.located
        )
        movement, rule = find_movement(context)
        reading = Reading(
            quantity, context, movement, rule, find_status(context), cues=movement.cues, direction=movement.direction
        )
        reading.naming = find_naming(context, rule, find_topic)
        readings.append(reading)
        previous = reading
    sentence = readings[first:]
    tie_neighbours(sentence, first)
    share_status(sentence)
    distribute(sentence, words, parse)
    inherit_naming(sentence, first)


class Topics:
    """The subject that the text goes on about: that of the nearest sentence before that names one."""

    reach = 6

    def __init__(self, doc: Doc, words: Words, in_numeral: frozenset[int], in_period: frozenset[int]):
        self.doc, self.words, self.in_numeral, self.in_period = doc, words, in_numeral, in_period
        self.located = frozenset(i for place in find_places(doc) for i in range(place.start, place.end))
        self.known: dict[int, str] = {}

    def before(self, start: int) -> str:
        """The topic for the sentence that starts at token `start`."""
        position = start
        for _ in range(self.reach):
            if position == 0:
                break
            position = self.words.sentence[position - 1]
            topic = self.of(position)
            if topic:
                return topic
        return ""

    def of(self, start: int) -> str:
        """The named subject of the sentence that starts at token `start`; "" if it has none."""
        if start not in self.known:
            parse = parse_sentence(self.doc, start, self.words.sentence_end[start], self.in_numeral, self.in_period)
            self.known[start] = next(
                (
                    name_phrase(self.words, parse, clause.subject_start, clause.subject_end).subject
                    for clause in parse.clauses
                    if clause.subject_start >= 0
                    and not clause.relative
                    and acts(clause)
                    and "E" in parse.tags[clause.subject_start - start : clause.subject_end - start]
                ),
                "",
            )
        return self.known[start]


def acts(clause: Clause) -> bool:
    """Whether the subject does something that a number can be ascribed to later: `Acme said`, not `the index rose`."""
    moving = changes.VERBS.get(clause.verb)
    return not clause.passive and clause.verb != "be" and (moving is None or moving.moves != "subject")


# Ties between neighbours


def tie_neighbours(sentence: list[Reading], offset: int) -> None:
    """Tie what moved to where it came from and by how much: `14,313, up from 12,231`; `23,500 pickups, up 68%`."""
    for i, reading in enumerate(sentence):
        if reading.movement.kind == "change":
            target = moved_level(sentence, i)
        elif "from" in reading.cues or "compared" in reading.cues:
            target = level_before(sentence, i)
        else:
            continue
        if target is None:
            continue
        reading.leans_on = offset + target
        level = sentence[target]
        if not level.direction and level.is_level and "from" not in level.cues:
            level.direction = direction_to(reading, level)


def direction_to(reading: Reading, level: Reading) -> str:
    """The direction that a level takes from the change or the base said of it."""
    between = range(level.end, reading.start)
    if reading.movement.kind == "change":
        said_of_level = {"up", "down"} & set(reading.movement.cues) or reading.rule == "comparative after"
        verbless = not any(level.context.tag(i) in "VX" for i in between)
        return reading.movement.direction if said_of_level and (verbless or reading.movement.cues) else ""
    return next((level.context.lower(i) for i in between if level.context.lower(i) in ("up", "down")), "")


def moved_level(sentence: list[Reading], i: int) -> int | None:
    """The level that a change is said of: the one before it in its clause, or after `to` or `with`."""
    reading = sentence[i]
    clause = reading.context.clause
    for k in range(i - 1, -1, -1):
        if sentence[k].is_level and "from" not in sentence[k].cues:
            return k if sentence[k].context.clause == clause else None
        if sentence[k].movement.kind != "change" and not sentence[k].is_level:
            return None
    for k in range(i + 1, len(sentence)):
        other = sentence[k]
        if other.context.clause != clause or not other.is_level:
            return None
        if "to" in other.cues or "at" in other.cues or other.context.lower(other.context.before()) == "with":
            return k
    return None


def level_before(sentence: list[Reading], i: int) -> int | None:
    """The level that came from this one: before it, `14,313, up from 12,231`, or after it, `from 6.29% to 6.7%`."""
    unit = sentence[i].quantity.unit
    for k in range(i - 1, -1, -1):
        if sentence[k].is_level and "from" not in sentence[k].cues and sentence[k].quantity.unit == unit:
            return k
    for k in range(i + 1, len(sentence)):
        if "to" in sentence[k].cues and sentence[k].quantity.unit == unit:
            return k
    return None


def share_status(sentence: list[Reading]) -> None:
    """A change and the level that it led to have one status."""
    for reading in sentence:
        if reading.leans_on is None or reading.status != "actual" or "from" in reading.cues:
            continue
        level = next((other for other in sentence if other is not reading and other.status != "actual"), None)
        if level is not None and level.context.clause == reading.context.clause:
            reading.status = level.status


def distribute(sentence: list[Reading], words: Words, parse: Parse) -> None:
    """`A and B ranked sixth and eighth, respectively`: the first number is of the first subject, and so on."""
    if "respectively" not in words.lower[parse.start : parse.end]:
        return
    for clause in parse.clauses:
        inside = [reading for reading in sentence if reading.context.clause == clause]
        if clause.subject_start < 0 or len(inside) < 2:
            continue
        members = conjuncts(words, parse, clause.subject_start, clause.subject_end)
        if len(members) != len(inside):
            continue
        for reading, member in zip(inside, members, strict=True):
            named = name_phrase(words, parse, *member)
            reading.naming = Naming(
                named.subject or reading.naming.subject, named.metric or reading.naming.metric, own=True
            )
            reading.cues += ("respectively",)


def inherit_naming(sentence: list[Reading], offset: int) -> None:
    """A base or a change is of what its level is of: `14,313 registrations, up from 12,231`."""
    for reading in sentence:
        if reading.leans_on is None:
            continue
        level = sentence[reading.leans_on - offset]
        if reading.naming.own:
            continue
        subject = level.naming.subject or (level.quantity.item if level.quantity.unit == "count" else "")
        if subject and level.context.clause == reading.context.clause:
            reading.naming = Naming(subject, reading.naming.metric or level.naming.metric)


# Writing


def build_claims(doc: Doc, readings: list[Reading]) -> Iterator[Claim]:
    """The claims, with what the whole document says of them: periods, places, sources, identity."""
    quantities = [reading.quantity for reading in readings]
    sentences = Sentences(doc)
    identities = list(claim_ids(doc, readings, sentences))
    paragraphs, numbers = paragraph_numbers(doc), sentence_numbers(doc)
    columns = zip(
        readings,
        identities,
        assign_periods(doc, quantities, [r.movement for r in readings], [r.context.parse for r in readings]),
        assign_places(doc, quantities),
        assign_sources(doc, quantities),
        strict=True,
    )
    for reading, claim_id, periods, place, source in columns:
        quantity, start = reading.quantity, reading.start
        low, high = published_ends(
            rounded(quantity), quantity.value_text, quantity.bound, quantity.unit, quantity.low, quantity.high
        )
        first, last = sentences.characters(start, reading.end)
        yield Claim(
            claim_id=claim_id,
            article_id=doc._.article.article_id if doc._.article else "",
            sentence=sentences.words(start),
            quote=sentences.text[first:last],
            char_start=first,
            char_end=last,
            value=rounded(quantity),
            value_text=quantity.value_text,
            bound=quantity.bound,
            value_low=low,
            value_high=high,
            unit=quantity.unit,
            item=quantity.item,
            per=quantity.per,
            kind=reading.movement.kind,
            direction=reading.direction,
            period_text=periods.period_text,
            period_start=periods.period_start,
            period_end=periods.period_end,
            base_period_text=periods.base_period_text if reading.movement.kind in ("change", "ratio") else "",
            base_period_start=periods.base_period_start if reading.movement.kind in ("change", "ratio") else None,
            base_period_end=periods.base_period_end if reading.movement.kind in ("change", "ratio") else None,
            status=reading.status,
            subject=reading.naming.subject,
            metric=reading.naming.metric,
            place=place,
            source=source,
            paragraph_number=paragraphs[start],
            sentence_number=numbers[start],
            clause_number=reading.context.parse.clause_number(quantity.numeral_start),
            cues=reading.cues,
            antecedent=identities[reading.leans_on] if reading.leans_on is not None else "",
        )


def rounded(quantity) -> Decimal | None:
    """The value; a fraction in words, which has no end in decimals, to two places: two thirds are 66.67 percent."""
    if quantity.value is None or quantity.form != "fraction":
        return quantity.value
    return quantity.value.quantize(Decimal("0.01")).normalize() + 0


class Sentences:
    """The document's text by tokens and by sentences."""

    def __init__(self, doc: Doc):
        self.text = document_text(doc)
        self.offsets = doc.to_array(IDX).tolist()
        self.lengths = doc.to_array(LENGTH).tolist()
        self.tokens = read_words(doc)
        self.known: dict[int, str] = {}

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Where the tokens `start` to `end` stand in the text."""
        return self.offsets[start], self.offsets[end - 1] + self.lengths[end - 1]

    def words(self, token: int) -> str:
        """The sentence that holds a token, runs of blanks as one blank."""
        start = self.tokens.sentence[token]
        if start not in self.known:
            first, last = self.characters(start, self.tokens.sentence_end[start])
            self.known[start] = " ".join(self.text[first:last].split())
        return self.known[start]


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token, the number of its sentence, from 0."""
    order = {start: number for number, start in enumerate(sorted(set(read_words(doc).sentence)))}
    return [order[start] for start in read_words(doc).sentence]


def claim_ids(doc: Doc, readings: list[Reading], sentences: Sentences) -> Iterator[str]:
    """A hash of the article, the sentence's words, which occurrence of that sentence it is, and which of its numerals.

    It does not change when other sentences do, nor when a rule reads a quote longer or shorter.
    """
    article_id = doc._.article.article_id if doc._.article else ""
    starts = read_words(doc).sentence
    numeral_order: dict[int, int] = {}
    count: Counter[int] = Counter()
    for numeral in doc._.numerals:
        numeral_order[numeral.start] = count[starts[numeral.start]]
        count[starts[numeral.start]] += 1
    seen: dict[str, list[int]] = {}
    for reading in readings:
        start = starts[reading.quantity.numeral_start]
        words = sentences.words(start).lower()
        occurrences = seen.setdefault(words, [])
        if start not in occurrences:
            occurrences.append(start)
        position = numeral_order.get(reading.quantity.numeral_start, reading.quantity.numeral_start - start + 1000)
        key = "\x1f".join((article_id, words, str(occurrences.index(start)), str(position)))
        yield hashlib.sha256(key.encode()).hexdigest()[:16]
