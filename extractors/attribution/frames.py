"""The frames in which one sentence names its sources: `according to X`, `X said`, `said X`, `X's forecast is for`."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from extractors.attribution import terms as t
from extractors.attribution.quotations import QUOTES, Quotation
from extractors.attribution.speakers import cut_phrase, maker_of_figures, name_source
from extractors.grammar.parts_of_speech import AUXILIARY, MODAL, PAST, word_classes
from extractors.text.words import Words

PRONOUN = "\0"
"""Name of a source that a pronoun stands for, until it is resolved."""
# `the 1.2 million that analysts had expected`: how far before the analysts the number can stand.
NEAR = 8
MAX_PHRASE = 30
LONG = 200
"""Tokens within which a part of a sentence is looked for; no real sentence is longer."""


class Source(NamedTuple):
    """Tokens `start` to `end` name who says what stands in tokens `scope_start` to `scope_end`.

    `name` is resolved, for a pronoun, to the name it stands for. `figures`: published figures speak (`data show`), which may go on in
    the next sentence.
    """

    start: int
    end: int
    name: str
    scope_start: int
    scope_end: int
    figures: bool = False


class FrameReader:
    """Reads the sentences of one document, one at a time."""

    def __init__(self, words: Words, quotations: list[Quotation]):
        self.words = words
        self.text, self.lower = words.text, words.lower
        self.quotations = quotations
        self.opened = [quotation.start for quotation in quotations]

    def read_sentence(self, start: int, end: int) -> list[Source]:
        found: list[Source] = []
        for i in range(start, end):
            token = self.lower[i]
            source = None
            if token == "according" and i + 2 < end and self.lower[i + 1] == "to":
                source = self.according_to(i, start, end)
            elif token in t.COUNTS and self.lower[i - 1] in t.HOLDS and "by" in self.lower[max(start, i - 8) : i]:
                source = self.by_count(i, start, end)
            elif self.text[i] in t.REPORTING_FORMS:
                source = self.own_estimate(i, start, end) or self.said_by(i, start, end)
            elif token == ":" and i + 1 < end and self.text[i + 1] in QUOTES:
                source = self.announced(i, start, end)
            if source:
                found.append(source)
        opening = self.survey_by(start, end)
        return [*found, opening] if opening else found

    # Frames

    def according_to(self, i: int, start: int, end: int) -> Source | None:
        """`according to X`: the sentence, or after `including,` what follows."""
        last = self.before_number(i + 3, self.phrase_end(i + 2, end))
        name = self.apposed_name(last, end) or self.resolve(i + 2, last)
        if not name:
            return None
        narrow = i - 2 >= start and self.text[i - 1] == "," and self.lower[i - 2] in ("including", "among")
        figures = any(token in t.SERIES for token in self.lower[i + 2 : last])
        return self.source(
            i + 2, last, name, i if narrow else self.part_start(i, start), self.part_end(i, end), figures
        )

    def apposed_name(self, comma: int, end: int) -> str:
        """`According to the company's president, Maria Lopez, ...`: the name between commas after what she is."""
        if self.text[comma : comma + 1] != [","] or self.lower[comma - 1] not in t.PERSONS:
            return ""
        last = self.phrase_end(comma + 1, end)
        named = 2 <= last - comma - 1 <= 3 and all(token[0].isupper() for token in self.text[comma + 1 : last])
        aged = last + 1 < end and self.text[last + 1][0].isdigit()
        return self.name(comma + 1, last) if named and self.text[last : last + 1] == [","] and not aged else ""

    def before_number(self, first: int, last: int) -> int:
        """`According to the ministry over 345 men`: the name ends where something else is counted, if a verb goes with that."""
        if not any(word_classes(token) & (PAST | AUXILIARY | MODAL) for token in self.lower[first:last]):
            return last
        for k in range(first, last):
            if self.lower[k][0].isdigit() or self.lower[k] in t.NUMBER_WORDS:
                while k > first and self.lower[k - 1] in t.BOUNDS:
                    k -= 1
                return k
        return last

    def said_by(self, i: int, start: int, end: int) -> Source | None:
        verb = t.REPORTING_FORMS[self.lower[i]]
        if self.lower[i] == "forecast" and self.lower[i - 1] in t.NOT_NAMES:
            return None
        group = self.verb_start(i, start)
        if any(token in t.MODALS for token in self.lower[group:i]):
            return None
        passive = any(token in t.PASSIVE for token in self.lower[group:i]) and self.lower[i][-2:] in (
            "ed",
            "id",
            "ld",
            "nd",
            "st",
            "wn",
        )
        if passive or (i + 1 < end and self.lower[i + 1] == "by"):
            return self.passive_by(i, end)
        if verb.inverted and self.is_inverted(i, start, end):
            first, last = i + 1, self.phrase_end(i + 1, end)
        else:
            first, last = self.subject(group, start)
            if not self.allows(verb, i, end, first, last):
                return None
        reference = self.lower[first] == "see" or (
            i + 1 < end and self.text[i + 1].isdigit() and self.lower[i] == "note"
        )
        if self.lower[i] == "saying" or first >= last or reference:
            return None
        name = self.resolve(first, last)
        if not name:
            return None
        if first > start and self.lower[first - 1] == "than":
            return None
        relative = first > start and self.lower[first - 1] in ("that", "which")
        if verb.subject == "analyst" and (relative or self.says_at_end(i, end)):
            return self.source(first, last, name, max(start, first - NEAR), i)
        inverted = first > i
        last = first + len(cut_phrase(self.text[first:last]))
        scope_start = start if inverted or self.says_at_end(i, end) else i
        figures = verb.subject == "data" and any(token in t.SERIES for token in self.lower[first:last])
        scope_end = self.object_end(i, end) if verb.subject == "speaker" and scope_start == i else end
        return self.source(first, last, name, scope_start, scope_end, figures)

    def passive_by(self, i: int, end: int) -> Source | None:
        """`is expected by economists to ...`"""
        if i + 2 < end and self.lower[i + 1] == "by":
            last = i + 2 + len(cut_phrase(self.text[i + 2 : self.phrase_end(i + 2, end)]))
            name = self.name(i + 2, last)
            if name and self.speaks(i + 2, last):
                return self.source(i + 2, last, name, self.words.sentence[i], end)
        return None

    def survey_by(self, start: int, end: int) -> Source | None:
        """`In a survey of 1,200 firms by the chamber, 40% ...`: whoever made it says what the sentence does."""
        if self.lower[start] != "in" or not t.DATA_NOUNS.intersection(self.lower[start + 1 : start + 6]):
            return None
        last = self.phrase_end(start + 1, end)
        maker = maker_of_figures(self.text[start + 1 : last])
        name = name_source(maker) if maker else ""
        return self.source(last - len(maker), last, name, last, end, True) if name else None

    def own_estimate(self, i: int, start: int, end: int) -> Source | None:
        """`The council's own forecast, last revised in July, is for 470,000`: the holder of a forecast states it."""
        if self.lower[i] not in ("forecast", "estimate"):
            return None
        first, _ = self.subject(i, start)
        held = any(token in ("'s", "’s") for token in self.lower[first:i])
        following = self.lower[i + 1] if i + 1 < end else "."
        if not held or following not in ("is", "was", ",", "of", "for", "puts", "had"):
            return None
        name = self.name(first, i + 1)
        return self.source(first, i + 1, name, self.part_start(i, start), end) if name else None

    def by_count(self, i: int, start: int, end: int) -> Source | None:
        """`by the union's count`: of what follows `of`, or of its part of the sentence."""
        by = next((k for k in range(i - 2, max(start, i - MAX_PHRASE) - 1, -1) if self.lower[k] == "by"), None)
        if by is None:
            return None
        owner = next(k for k in range(i - 1, by, -1) if self.lower[k] in t.POSSESSIVES or k == by + 1)
        name = self.name(by + 1, owner)
        if not name:
            return None
        opening = next((k + 1 for k in range(by - 1, start, -1) if self.text[k] in t.PARTS), start)
        closing = next((k for k in range(i + 1, end) if self.text[k] in t.PARTS), end)
        following = self.lower[i + 1] if i + 1 < end else ""
        if following == "of":
            return self.source(by + 1, owner, name, i + 1, closing)
        return self.source(by + 1, owner, name, opening, end if by == opening else i)

    def announced(self, i: int, start: int, end: int) -> Source | None:
        """`The agency issued this statement: "..."`: whoever did so says it."""
        verb = next(
            (
                k
                for k in range(start, i)
                if self.lower[k] in ("made", "issued", "posted", "released", "gave", "published")
            ),
            None,
        )
        if verb is None:
            return None
        first, last = self.subject(self.verb_start(verb, start), start)
        name = self.name(first, last)
        return self.source(first, last, name, i, end) if name else None

    def source(
        self, first: int, last: int, name: str, scope_start: int, scope_end: int, figures: bool = False
    ) -> Source:
        """A source whose scope takes in the whole of every quotation that it touches."""
        for quotation in self.quotations[max(0, bisect_right(self.opened, scope_start) - 1) :]:
            if quotation.start >= scope_end:
                break
            if quotation.end > scope_start and not quotation.start < first < quotation.end:
                scope_start, scope_end = min(scope_start, quotation.start), max(scope_end, quotation.end)
        return Source(first, last, name, scope_start, scope_end, figures)

    # Phrases

    def verb_start(self, i: int, start: int) -> int:
        """The first token of the verb group that ends at `i`: auxiliaries and adverbs before it."""
        while i > start and (
            self.lower[i - 1] in t.AUXILIARIES
            or self.lower[i - 1] in t.ADVERBS
            or self.lower[i - 1].endswith("ly")
            or (self.lower[i - 1] == "on" and self.lower[i] in t.ADVERBS)
        ):
            i -= 1
        return i

    def subject(self, verb: int, start: int) -> tuple[int, int]:
        """The noun phrase before a verb; an apposition between commas is passed over."""
        end = verb
        if end > start and self.text[end - 1] == ",":
            opening = next(
                (k for k in range(end - 2, max(start, end - 2 - MAX_PHRASE), -1) if self.text[k] == ","), None
            )
            end = end - 1 if opening is None or self.names_apposition(opening) else opening
        if end > start and self.text[end - 1] == ")":
            end = next((k for k in range(end - 1, start, -1) if self.text[k] == "("), end)
        first = end
        while first > max(start, end - MAX_PHRASE) and not self.bounds_phrase(first - 1):
            first -= 1
        if self.lower[first] in t.OPENING_PREPOSITIONS:
            first = self.trailing_capitals(first, end)
        return first, end

    def names_apposition(self, comma: int) -> bool:
        """`Another carmaker, Volta Motors, said`, `the mayor of Leeds, Maria Lopez, said`: the name stands in the apposition."""
        first = comma
        while first > max(self.words.sentence[comma], comma - MAX_PHRASE) and not self.bounds_phrase(first - 1):
            first -= 1
        described = t.SPEAKERS.intersection(self.text[first:comma]) or not any(
            token[0].isupper() for token in self.text[first + 1 : comma]
        )
        return bool(described) and self.text[comma - 1] != ")" and self.text[comma + 1][:1].isupper()

    def bounds_phrase(self, k: int) -> bool:
        token = self.lower[k]
        if token in t.BOUNDARIES or self.is_conjunction(k) or token.isspace():
            return True
        if token == "and":
            following = k + 2 if self.lower[k + 1] == "the" else k + 1
            return not (self.text[following][:1].isupper() and self.text[k - 1][:1].isupper())
        return token == "as" and k != self.words.sentence[k]

    def is_conjunction(self, k: int) -> bool:
        """Whether a token joins clauses; `WHO` does not."""
        return self.lower[k] in t.CONJUNCTIONS and not self.text[k].isupper()

    def trailing_capitals(self, first: int, end: int) -> int:
        """`With the purchase Salling said`: after an opening phrase the subject is the name before the verb."""
        k = end
        while k > first + 1 and (self.text[k - 1][:1].isupper() or self.lower[k - 1] in t.PRONOUNS):
            k -= 1
        return k

    def phrase_end(self, first: int, end: int) -> int:
        """Where a noun phrase that starts at `first` ends: at punctuation, a verb of saying, or a conjunction between clauses."""
        k = first
        while k < end:
            token = self.lower[k]
            if token in t.ENDS_NAME and not (token == "." and k + 1 < end and self.text[k + 1][:1].islower()):
                break
            if (
                self.is_conjunction(k)
                or token.isspace()
                or (k > first and self.text[k] in t.REPORTING_FORMS and token not in t.DATA_NOUNS)
            ):
                break
            k += 1
        return k

    def name(self, first: int, last: int) -> str:
        """The name in a phrase; none in one that counts (`62 percent said`) or that begins as no name does."""
        tokens = [token for token in self.text[first:last] if token not in QUOTES]
        while tokens and not tokens[0][0].isalnum():
            tokens = tokens[1:]
            first += 1
        head = cut_phrase(tokens)
        if (
            not head
            or head[0].lower() == "according"
            or any(token[0].isdigit() and token.replace(",", "").isdigit() for token in head)
            or not t.NO_NAME.isdisjoint(token.lower() for token in head)
        ):
            return ""
        return name_source(tokens, first == self.words.sentence[first])

    def resolve(self, first: int, last: int) -> str:
        """The name in a phrase, or the one that its pronoun stands for."""
        if last - first == 1 and self.lower[first] in t.PRONOUNS:
            return PRONOUN
        if last - first == 1 and self.lower[first] in ("i", "we", "you", "who", "some", "many", "people", "those"):
            return ""
        return self.name(first, last)

    # Tests

    def is_inverted(self, i: int, start: int, end: int) -> bool:
        """`..., said Maria Lopez, an agent`: the speaker stands behind the verb, and nothing said does."""
        if i <= start or i + 1 >= end or not (self.text[i - 1] in "," or self.text[i - 1] in QUOTES):
            return False
        first = self.text[i + 1]
        if (
            not (first[0].isupper() or self.lower[i + 1] in t.NOT_NAMES or self.lower[i + 1] in t.SPEAKERS)
            or self.lower[i + 1] in t.SAID
            or (self.lower[i + 1] in t.POSSESSED and self.lower[i] not in ("said", "says"))
        ):
            return False
        last = self.phrase_end(i + 1, end)
        ends = last >= end or self.text[last] in t.ENDS_NAME or self.lower[last] in ("who", "which")
        return ends and not any(token[0].isdigit() for token in self.text[i + 1 : last]) and self.speaks(i + 1, last)

    def allows(self, verb: t.Reporting, i: int, end: int, first: int, last: int) -> bool:
        """Whether the verb takes this subject at its word, before what follows."""
        following = self.lower[i + 1] if i + 1 < end else "."
        if verb.subject == "any":
            return True
        if verb.subject == "placing":
            return "at" in self.lower[i + 1 : i + 12] and self.speaks(first, last)
        if verb.subject == "analyst":
            return bool(t.ANALYSTS.intersection(self.lower[first:last]))
        figures = bool(t.DATA_NOUNS.intersection(self.lower[first:last]))
        said = (
            following in t.SAID
            or self.opens_quotation(i + 1, end)
            or (self.says_at_end(i, end) and (figures or self.lower[i] not in t.NOUNS_TOO))
            or self.tells_hearer(i + 1, end)
            or (verb.subject == "speech" and self.opens_clause(i + 1, end))
        )
        if verb.subject == "speech" and not (figures and not said):
            return said
        if (
            verb.subject == "data"
            and not said
            and not (t.DATA_NOUNS | t.RESEARCHERS).intersection(self.lower[first:last])
        ):
            return False
        plain = following not in t.NOT_OBJECTS and following not in t.AUXILIARIES and following not in t.MODALS
        return (said or plain) and self.speaks(first, last)

    def speaks(self, first: int, last: int) -> bool:
        """Whether a phrase names people, a body or what publishes figures, or has a name."""
        head = cut_phrase(self.text[first:last])
        if not head or (
            head[0].lower() in ("these", "those", "such", "its", "their") and head[-1].lower() in t.DATA_NOUNS
        ):
            return False
        if t.DATA_NOUNS.intersection(self.lower[first:last]):
            return True
        if any(token.lower() in t.SPEAKERS for token in head[-2:]) or head[-1].lower() in t.PRONOUNS:
            return True
        capitals = [k for k, token in enumerate(head) if token[0].isupper()]
        return (
            bool(capitals)
            and capitals[-1] >= len(head) - 2
            and (capitals[-1] > 0 or name_source(head, first == self.words.sentence[first])[:1].isupper())
        )

    def tells_hearer(self, k: int, end: int) -> bool:
        """`stated to the Courier that`"""
        return self.lower[k : k + 1] == ["to"] and "that" in self.lower[k + 1 : min(k + 8, end)]

    def opens_clause(self, k: int, end: int) -> bool:
        """`stated repairs will cost`: a clause without `that`, told by its auxiliary before any mark or conjunction."""
        for n in range(k, min(k + 8, end)):
            if self.lower[n] in t.AUXILIARIES and self.lower[n] not in t.POSSESSIVES:
                return n > k
            if not self.lower[n][0].isalnum() or self.is_conjunction(n) or self.lower[n] in t.JOINS:
                return False
        return False

    def opens_quotation(self, i: int, end: int) -> bool:
        if i < end and self.text[i] in ",:":
            i += 1
        return i < end and self.text[i] in QUOTES

    def says_at_end(self, i: int, end: int) -> bool:
        """`Rents, the council said on Monday, rose`, `..., the council said.`: nothing that is said follows at once."""
        k, told = i + 1, self.lower[i] == "told"
        while k < end and (
            self.lower[k] in t.ADVERBS
            or self.is_date(k)
            or (told and (self.text[k][0].isupper() or self.lower[k] in t.HEARERS))
        ):
            k += 1
        if k < end and self.lower[k] in t.CIRCUMSTANCES:
            stop = next((n for n in range(k, min(end, k + MAX_PHRASE)) if self.text[n] in t.CLOSES), end)
            numbers = any(self.text[n][0].isdigit() and not self.is_date(n) for n in range(k, stop))
            k = k if numbers or t.SAID.intersection(self.lower[k:stop]) else stop
        return k >= end or self.text[k] in t.CLOSES or self.text[k].isspace()

    def is_date(self, k: int) -> bool:
        """A year, or a day beside its month."""
        token = self.text[k]
        if not token.isdigit():
            return False
        beside = self.text[max(0, k - 1) : k] + self.text[k + 1 : k + 2]
        return (len(token) == 4 and token[0] in "12") or (len(token) <= 2 and not t.MONTHS.isdisjoint(beside))

    # Scopes

    def object_end(self, i: int, end: int) -> int:
        """Where a thing announced or reported ends: at `, and` with a new subject and verb, unless a clause is announced."""
        if self.lower[i + 1 : i + 2] and (self.lower[i + 1] in t.SAID or self.opens_clause(i + 1, end)):
            return end
        for k in range(i + 2, min(end - 3, i + LONG)):
            if self.text[k] == "," and self.lower[k + 1] in t.JOINS and self.lower[k + 2] in t.SUBJECT_OPENERS:
                later = self.lower[k + 3 : min(k + 11, end)]
                if any(word_classes(token) & (PAST | AUXILIARY | MODAL) for token in later):
                    return k
        return end

    def part_start(self, i: int, start: int) -> int:
        """The start of the sentence, or what follows the last semicolon before `i`."""
        return next((k + 1 for k in range(i - 1, max(start, i - LONG), -1) if self.text[k] == ";"), start)

    def part_end(self, i: int, end: int) -> int:
        return next((k for k in range(i + 1, min(end, i + LONG)) if self.text[k] == ";"), end)
