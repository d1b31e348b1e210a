"""What a number is about in NewsQuant's sense: the noun phrases that it belongs to, prepositional phrases and all.

A claim's `subject` and `metric` are short; NewsQuant's concept is the whole phrase (`average life expectancy men Glasgow`), of every number,
be it a claim or not, and where the number stands within an object, of object and subject (`25% premium`: premium, Frankel). It is empty
where only a pronoun could be named, and for a count of things that is itself the subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.grammar.clauses import Clause, Parse, parse_sentence
from extractors.grammar.parts_of_speech import verb_lemma
from extractors.grammar.phrases import head_index, phrase_end
from extractors.schema import is_currency
from extractors.text.words import read_words

_PRONOUNS = frozenset(
    "it they he she we i you this that these those which who there one what its their some others".split()
)
_PERSONAL = frozenset("it they he she".split())
_DURATIONS = frozenset("year month week day hour minute second decade century".split())
_LATER = frozenset("later ago earlier after before".split())
_DROPPED = 'PDWCRQSO,;()"'
Range = tuple[int, int]


class Concepts:
    """The concepts of one document's quantities."""

    def __init__(self, doc: Doc):
        self.words = read_words(doc)
        self.quantities = doc._.quantities
        self.in_numeral = frozenset(i for numeral in doc._.numerals for i in range(numeral.start, numeral.end))
        self.in_period = frozenset(i for period in doc._.periods for i in range(period.start, period.end))
        self.doc = doc
        self.parses: dict[int, Parse] = {}

    def of(self, quantity) -> list[str]:
        """The words of the concept, `-` where there is none."""
        ranges = self.ranges(quantity)
        return list(dict.fromkeys(word for span in ranges for word in self.content(*span))) or ["-"]

    # Looking around

    def parse(self, quantity) -> Parse:
        start = self.words.sentence[quantity.numeral_start]
        if start not in self.parses:
            end = self.words.sentence_end[start]
            self.parses[start] = parse_sentence(self.doc, start, end, self.in_numeral, self.in_period)
        return self.parses[start]

    def tag(self, parse: Parse, i: int) -> str:
        return parse.tags[i - parse.start] if parse.start <= i < parse.end else "."

    def lower(self, i: int) -> str:
        return self.words.lower[i] if 0 <= i < len(self.words.lower) else ""

    def forward(self, parse: Parse, start: int, tags: str) -> int:
        while start < parse.end and self.tag(parse, start) in tags:
            start += 1
        return start

    def backward(self, parse: Parse, end: int, tags: str) -> int:
        while end > parse.start and self.tag(parse, end - 1) in tags:
            end -= 1
        return end

    def whole_phrase(self, parse: Parse, start: int) -> Range | None:
        """The noun phrase that begins at `start`, with what follows it in prepositional phrases, up to the next number."""
        limit = min((q.start for q in self.quantities if q.start > start), default=parse.end)
        tokens, tags = self.words.text[parse.start : parse.end], list(parse.tags)
        end = parse.start + phrase_end(tokens, tags, start - parse.start, min(limit, parse.end) - parse.start)
        return (start, end) if any(self.tag(parse, i) in "NE" for i in range(start, end)) else None

    def content(self, start: int, end: int) -> Iterator[str]:
        """The content words of tokens `start` to `end`: no function words, no numbers with their measures, nothing in brackets."""
        parse = self.parses[self.words.sentence[start]]
        measured = {i for q in self.quantities if is_measure(q) for i in range(q.start, q.end)}
        text, depth = "", 0
        for i in range(start, end):
            tag = self.tag(parse, i)
            depth += (tag == "(") - (tag == ")")
            skipped = depth or i in measured or (tag in _DROPPED and not (tag == "C" and self.lower(i) == "&"))
            text += " " if skipped or self.is_time(tag, i) else self.words.text[i] + " " * self.words.spaced[i]
        yield from text.split()

    def is_time(self, tag: str, i: int) -> bool:
        return tag == "Y" and not self.words.text[i][:1].isupper()

    # What it is about

    def ranges(self, quantity) -> list[Range]:
        parse = self.parse(quantity)
        if quantity.converts is not None:
            return self.ranges(self.quantities[quantity.converts])
        inside = self.bracketed(parse, quantity)
        if inside is not None:
            return inside
        clause = parse.clause_at(quantity.numeral_start)
        if clause and clause.subject_start <= quantity.numeral_start < clause.subject_end:
            return self.within_subject(parse, quantity, clause)
        beside = self.moved_beside(parse, quantity)
        if beside is not None:
            return [beside]
        sold = self.sold_object(parse, quantity)
        if sold is not None:
            return [sold]
        own = (
            self.phrase_after(parse, quantity)
            or self.whole(parse, quantity)
            or self.measured(parse, quantity)
            or self.object_before(parse, quantity)
        )
        subject = self.subject(parse, quantity, clause)
        return [own, *subject] if own else subject

    def bracketed(self, parse: Parse, quantity) -> list[Range] | None:
        """`Maldonado (15.3 ppg, 7.4 rpg)`: what stands before the bracket; `(1.5mm internal diameter)`: what follows within it."""
        opening = next((i for i in range(quantity.start - 1, parse.start, -1) if self.tag(parse, i) in "()"), 0)
        if not opening or self.tag(parse, opening) == ")":
            return None
        if any(self.tag(parse, i) in "VX" for i in range(opening, quantity.start)):
            return None
        after = self.phrase_after(parse, quantity) or self.whole(parse, quantity)
        if after:
            return [after]
        before = next((q for q in self.quantities if q.end == opening), None)
        if before is not None:
            return self.ranges(before)
        start = self.backward(parse, opening, "NEAHGO")
        return [(start, opening)] if start < opening else None

    def within_subject(self, parse: Parse, quantity, clause: Clause) -> list[Range]:
        """A number in the subject is about that whole phrase; a count that heads it about nothing else."""
        whole = self.whole(parse, quantity)
        if whole:
            return [whole]
        if quantity.unit in ("count", "") and quantity.numeral_start - clause.subject_start < 3:
            return []
        return [(clause.subject_start, clause.subject_end)]

    def moved_beside(self, parse: Parse, quantity) -> Range | None:
        """`Blackmores up 9.4 per cent to $84`: the name before `up` or `down`, where no verb stands between."""
        i = quantity.start
        previous = next((q for q in reversed(self.quantities) if q.end <= i and q.end >= parse.start), None)
        if previous and self.tag(parse, i - 1) in "P" and previous.end == i - 1:
            return self.moved_beside(parse, previous)
        if self.lower(i) not in ("up", "down"):
            i -= 1
        if self.lower(i) not in ("up", "down"):
            return None
        end = i - (self.tag(parse, i - 1) == ",")
        start = self.backward(parse, end, "EH")
        return (start, end) if start < end else None

    def sold_object(self, parse: Parse, quantity) -> Range | None:
        """`is selling the basic version of the phone for 7,199 yuan`: what is sold, not who sells it."""
        if self.lower(quantity.start - 1) not in ("for", "at") or not is_currency(quantity.unit):
            return None
        end = quantity.start - 1
        start = self.backward(parse, end, "DNAEHOMPG")
        while start < end and self.tag(parse, start) == "G":
            start += 1
        verb = verb_lemma(self.lower(start - 1))
        return (start, end) if verb in _TRADES and start < end and self.tag(parse, start - 1) in "VGK" else None

    def phrase_after(self, parse: Parse, quantity) -> Range | None:
        """`a 24pc discount to earnings`, `a 5.2 litre V10 engine`: the noun phrase that the number stands in front of."""
        compound = any(self.tag(parse, i) == "H" for i in range(quantity.numeral_end, quantity.end + 1))
        if quantity.unit in ("count", "") and not compound:
            return None
        start = quantity.end
        if self.tag(parse, start) == "(" and any(
            q.start == start + 1 and q.converts is not None for q in self.quantities
        ):
            start = 1 + next((i for i in range(start, parse.end) if self.tag(parse, i) == ")"), start)
        start += self.tag(parse, start) == "H"
        following = next((q for q in self.quantities if q.start == start), None)
        if following is not None and following.unit not in ("count", ""):
            return self.phrase_after(parse, following)
        if self.tag(parse, start) not in "NAEK" or self.lower(start) in _LATER:
            return None
        return (
            self.whole_phrase(parse, start) if any(self.tag(parse, i) in "NE" for i in self.run(parse, start)) else None
        )

    def run(self, parse: Parse, start: int) -> range:
        return range(start, self.forward(parse, start, "NAEHKGOM"))

    def whole(self, parse: Parse, quantity) -> Range | None:
        """`81% of manufacturers`, `8 miles of new tunnels`, `$12,000 for a new roof`: what the number is a part or the price of."""
        if quantity.unit in ("count", "") or quantity.form == "fraction":
            return None
        i = quantity.end
        if self.tag(parse, i) == "(":
            i = 1 + next((k for k in range(i, parse.end) if self.tag(parse, k) == ")"), i)
        joins = ("of", "for", "in") if is_currency(quantity.unit) else ("of",)
        if self.lower(i) not in joins or self.tag(parse, i + 1) not in "DNAEG":
            return None
        return self.whole_phrase(parse, i + 1)

    def measured(self, parse: Parse, quantity) -> Range | None:
        """`winds of at least 74 mph`, `a run of seven games`: the noun that `of` ties the number to."""
        i = self.backward(parse, quantity.start, "RD")
        if self.lower(i - 1) == "between":
            i -= 1
        if self.lower(i - 1) != "of" or self.tag(parse, i - 2) not in "NEG":
            return None
        start = self.backward(parse, i - 1, "NAEHOKG")
        return (start, i - 1)

    def object_before(self, parse: Parse, quantity) -> Range | None:
        """`boost output to 1.2m tons`, `grow sales by 35 per cent`, `pulled the sector 0.7 percent lower`: what the verb is done to."""
        end = quantity.start
        if self.lower(end - 1) in ("to", "by", "from"):
            end -= 1
        elif quantity.unit != "percent":
            return None
        start = self.backward(parse, end, "DNAEHO")
        if start == end or self.tag(parse, start - 1) not in "VGK" or self.tag(parse, end - 1) not in "NE":
            return None
        return (start, end)

    def subject(self, parse: Parse, quantity, clause: Clause | None) -> list[Range]:
        """The subject of the clause; for a pronoun that of an earlier clause of the sentence."""
        if clause is None or clause.subject_start < 0 or self.says_when(parse, quantity, clause):
            return []
        if not self.is_pronoun(clause):
            return [(clause.subject_start, clause.subject_end)]
        if self.lower(clause.subject_start) not in _PERSONAL:
            return []
        earlier = [
            c for c in parse.clauses if c.start < clause.start and c.subject_start >= 0 and not self.is_pronoun(c)
        ]
        return [(earlier[-1].subject_start, earlier[-1].subject_end)] if earlier else []

    def is_pronoun(self, clause: Clause) -> bool:
        tags = list(self.parses[self.words.sentence[clause.start]].tags)
        first = clause.subject_start
        base = self.words.sentence[clause.start]
        head = base + head_index(tags, first - base, clause.subject_end - base)
        return self.lower(head) in _PRONOUNS

    def says_when(self, parse: Parse, quantity, clause: Clause) -> bool:
        """`Nine days later they left`."""
        fronted = quantity.end <= clause.verb_start
        return quantity.unit in _DURATIONS and fronted and self.lower(quantity.end) in _LATER


_TRADES = frozenset("sell buy purchase list offer price acquire get trade resell auction".split())


def is_measure(quantity) -> bool:
    """Whether the number with its unit is no part of a phrase's words: `a 16 inch screen`, but `five launches`, `the S&P 500`."""
    return not quantity.excluded and quantity.unit not in ("count", "", "rank")
