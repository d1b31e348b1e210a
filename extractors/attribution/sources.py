"""Who is said to say a number: `according to X`, `X said`, `figures from X show`, quotations, and `he said`.

One pass over the tokens of the sentences that hold a numeral. A sentence before them is read only where one of them leans on it: for a
pronoun, for a quotation that goes on, or for figures that were announced and are then given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc

from extractors.attribution import terms as t
from extractors.attribution.frames import FrameReader, Source
from extractors.attribution.phrases import PRONOUN
from extractors.attribution.quotations import Quotation, find_quotations
from extractors.text.words import Words, read_words

SENTENCES_BACK = 4
"""How many sentences before a pronoun are searched for the name that it stands for."""

NEARBY = 20
"""How many sources of one sentence, on either side of a number, are looked at."""


class Spanned(Protocol):
    """Anything with a first token and an end: a quantity."""

    start: int
    end: int


def find_sources(doc: Doc) -> list[Source]:
    """Every source of the sentences that hold a numeral, in order."""
    return [source for sources in sources_by_sentence(doc).values() for source in sources]


def sources_by_sentence(doc: Doc) -> dict[int, list[Source]]:
    """The sources of each sentence that holds a numeral, by the sentence's first token. Computed once a document."""
    found = doc.user_data.get("sources")
    if found is None:
        finder = SourceFinder(read_words(doc))
        starts = dict.fromkeys(finder.words.sentence[numeral.start] for numeral in doc._.numerals)
        found = doc.user_data["sources"] = {start: finder.sources_for(start) for start in starts}
    return found


def assign_sources(doc: Doc, quantities: Sequence[Spanned]) -> list[str]:
    """For each quantity the name of who states it; empty where the text attributes it to nobody."""
    sources, sentence = sources_by_sentence(doc), read_words(doc).sentence
    return [source_of(sources.get(sentence[quantity.start], []), quantity.start) for quantity in quantities]


def source_of(sources: list[Source], token: int) -> str:
    """The source whose scope holds a token: of several the one with the narrowest scope, then the nearest."""
    nearest = bisect_right(sources, (token,))
    holding = [
        source
        for source in sources[max(0, nearest - NEARBY) : nearest + NEARBY]
        if source.scope_start <= token < source.scope_end and not source.start <= token < source.end
    ]
    if not holding:
        return ""
    return min(holding, key=lambda s: (s.scope_end - s.scope_start, abs(s.start - token))).name


class SourceFinder:
    """Reads sentences on demand, each once."""

    def __init__(self, words: Words):
        self.words = words
        self.text, self.lower = words.text, words.lower
        self.quotations = find_quotations(words.text)
        self.opened = [quotation.start for quotation in self.quotations]
        self.frames = FrameReader(words, self.quotations)
        self.read: dict[int, list[Source]] = {}

    def sources_for(self, start: int) -> list[Source]:
        """The sources of the sentence at `start`, those included that it takes over from before."""
        own = self.sources_in(start)
        quoted = self.continued_quotation(start)
        if quoted:
            return sorted({*own, quoted})
        if own:
            return own
        carried = self.carried_figures(start)
        return [carried] if carried else []

    def sources_in(self, start: int) -> list[Source]:
        """The sources that the sentence at `start` names itself, pronouns resolved."""
        if start not in self.read:
            self.read[start] = []  # a pronoun that leans on its own sentence finds nothing
            found = self.frames.read_sentence(start, self.words.sentence_end[start])
            if any(source.name == PRONOUN for source in found):
                name = self.speaker_before(start)
                found = [source._replace(name=name) if source.name == PRONOUN else source for source in found]
            self.read[start] = sorted(source for source in found if source.name)
        return self.read[start]

    def speaker_before(self, start: int) -> str:
        """The last source named in the few sentences before."""
        for _ in range(SENTENCES_BACK):
            if not start:
                return ""
            start = self.words.sentence[start - 1]
            sources = self.sources_in(start)
            if sources:
                return sources[-1].name
        return ""

    # From one sentence to the next

    def continued_quotation(self, start: int) -> Source | None:
        """Who speaks in a quotation that the sentence goes on with, or that opens it without a speaker of its own."""
        end = self.words.sentence_end[start]
        quotation = self.quotation_over(start, end)
        if quotation is None:
            return None
        last = self.words.sentence[min(quotation.end, len(self.text) - 1)]
        for sentence in dict.fromkeys((self.words.sentence[quotation.start], last)):
            for source in self.sources_in(sentence):
                if source.scope_start <= quotation.start and quotation.end <= source.scope_end:
                    return source
        name = self.speaker_before(self.words.sentence[quotation.start])
        return Source(quotation.start, quotation.start, name, quotation.start, quotation.end) if name else None

    def quotation_over(self, start: int, end: int) -> Quotation | None:
        """The quotation of several words that covers the sentence's start, opens at it, or goes on beyond its end."""
        n = bisect_right(self.opened, start + 1) - 1
        if n >= 0 and self.quotations[n].end > start + 3:
            return self.quotations[n]
        n = bisect_right(self.opened, end - 1) - 1
        return self.quotations[n] if n >= 0 and self.quotations[n].end > end else None

    def carried_figures(self, start: int) -> Source | None:
        """Figures that the sentence before announced, or gave, and this one goes on with."""
        if not start or self.lower[start] in t.TURNS:
            return None
        before = self.words.sentence[start - 1]
        blank = next((token for token in reversed(self.text[before:start]) if token.strip()), "")
        sources = self.sources_in(before)
        if not blank or not sources or not sources[-1].figures:
            return None
        counts = any(token[0].isdigit() for token in self.text[before:start])
        if counts and "\n" in "".join(self.text[start - 1 : start]):
            return None
        return sources[-1]._replace(scope_start=start, scope_end=self.words.sentence_end[start])
