"""What a number says: movement, status, whose it is, what is measured, where, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.attribution import frames
from extractors.attribution.sources import find_sources
from extractors.claims import beside, facts, movement, status, status_words, subjects, ties, topics
from extractors.claims.naming import Naming
from extractors.claims.reading import Reading
from extractors.explaining.step import Step, home_of, meaning_of, step_of
from extractors.grammar.parts_of_speech import noun_lemma, verb_lemma
from extractors.numbers.drafts import words_between
from extractors.places import assignment
from extractors.places.finding import find_places
from extractors.schema import Claim
from extractors.text.words import read_words

MOVEMENTS = {rule.name: rule for rule in movement.RULES}
STATUSES = (status.noun_status, status.subject_status, status.verb_status)


def explain_meaning(doc: Doc, reading: Reading, claim: Claim) -> Iterator[Step]:
    """The steps from a quantity to what it says of the world, periods aside."""
    yield from movement_steps(reading)
    yield status_step(reading)
    yield naming_step(reading, "subject")
    yield naming_step(reading, "metric")
    yield place_step(doc, reading, claim)
    yield source_step(doc, reading, claim)


def movement_steps(reading: Reading) -> Iterator[Step]:
    """The rule of movement, and where another number gave the direction."""
    rule, moved = MOVEMENTS[reading.rule], reading.movement
    says = ". ".join(filter(None, (" ".join((moved.kind, moved.direction)).strip(), meaning_of(rule.apply))))
    yield Step("movement", rule.name, home_of(rule.apply), " ".join(moved.cues), says)
    if reading.direction != moved.direction:
        yield step_of("direction", ties.tie_neighbours, "", f"{reading.direction}: from the number that is said of it")


def status_step(reading: Reading) -> Step:
    """The function that told the status, and the word of its table that stands nearest."""
    context = reading.context
    found = next(((tell, said) for tell in STATUSES if (said := tell(context))), (status.find_status, "actual"))
    if found[1] != reading.status:
        undone = facts.keep_facts if reading.status == "actual" else ties.share_status
        return step_of("status", undone, "", f"{reading.status}: {meaning_of(undone)}")
    word = nearest_status_word(reading)
    if not word and reading.status == "actual":
        return Step(
            "status",
            "no rule",
            home_of(status_words),
            "",
            "actual: no word of plan, forecast or condition holds for it",
        )
    return step_of("status", found[0], word, reading.status)


def nearest_status_word(reading: Reading) -> str:
    """The word of the sentence nearest to the number that the table gives this status."""
    context = reading.context
    lemmas = {
        lemma for words in status_words.STATUS_WORDS if words.status == reading.status for lemma in words.lemmas.split()
    }
    near = [
        (abs(i - reading.quantity.start), context.words.text[i])
        for i in range(context.parse.start, context.parse.end)
        if {noun_lemma(context.lower(i)), verb_lemma(context.lower(i)), context.lower(i)} & lemmas
    ]
    return min(near)[1] if near and reading.status != "actual" else ""


def naming_step(reading: Reading, part: str) -> Step:
    """Which rule gave the subject or the metric, in the order in which they are asked."""
    final = getattr(reading.naming, part)
    if not final:
        return Step(part, "no rule", home_of(subjects), "", f"no {part}: no rule found one")
    if "respectively" in reading.cues:
        return step_of(part, ties.distribute, "respectively", final)
    for rule in beside.RULES:
        if getattr(rule.apply(reading.context, reading.rule), part) == final:
            return Step(
                part, rule.name, home_of(rule.apply), final, ". ".join(filter(None, (final, meaning_of(rule.apply))))
            )
    if getattr(clause_names(reading, ""), part) == final:
        return step_of(part, subjects.clause_naming, final, f"{final}, the subject of its clause")
    if part == "metric" and subjects.counted_metric(reading.context) == final:
        return step_of(part, subjects.counted_metric, final, f"{final}. {meaning_of(subjects.counted_metric)}")
    if reading.leans_on is not None:
        return step_of(part, ties.inherit_naming, "", f"{final}, taken over from the number that it is said of")
    if part == "subject" and final == reading.naming.metric:
        return step_of(part, subjects.find_naming, final, f"{final}: the measure itself, since no owner is named")
    return step_of(part, topics.Topics.before, "", f"{final}, what the sentences before go on about")


def clause_names(reading: Reading, topic: str) -> Naming:
    """What the subject of the clause says, where what the text goes on about is `topic`."""
    return subjects.clause_naming(reading.context, lambda asked: Naming(topic))


def place_step(doc: Doc, reading: Reading, claim: Claim) -> Step:
    """The words that name the place, in the sentence or before."""
    if not claim.place:
        return Step("place", "no rule", home_of(assignment), "", "no place")
    words, codes = read_words(doc), set(claim.place.split(";"))
    sentence = words.sentence[reading.quantity.start]
    named = [place for place in find_places(doc) if codes & set(place.codes)]
    own = [place for place in named if words.sentence[place.start] == sentence]
    if own:
        printed = ", ".join(words_between(words, place.start, place.end) for place in own)
        return step_of("place", assignment.locate_sentence, printed, claim.place)
    before = [place for place in named if place.start < sentence]
    printed = words_between(words, before[-1].start, before[-1].end) if before else ""
    return step_of(
        "place", assignment.assign_places, printed, f"{claim.place}, carried over from before, or the article's country"
    )


def source_step(doc: Doc, reading: Reading, claim: Claim) -> Step:
    """The frame that attributes the sentence."""
    if not claim.source:
        return Step("source", "no rule", home_of(frames), "", "attributed to nobody")
    words, at = read_words(doc), reading.quantity.start
    holding = [s for s in find_sources(doc) if s.name == claim.source and s.scope_start <= at < s.scope_end]
    source = min(holding, key=lambda s: s.scope_end - s.scope_start)
    printed = words_between(words, source.start, source.end)
    return step_of("source", frames.FrameReader.read_sentence, printed, claim.source)
