"""The noun phrases of one sentence that can name a source, and the parts of the sentence that it speaks for."""

from __future__ import annotations

from extractors.attribution import terms as t
from extractors.attribution.quotations import QUOTES
from extractors.attribution.speakers import cut_phrase, is_body, name_source
from extractors.grammar.parts_of_speech import AUXILIARY, MODAL, PAST, word_classes
from extractors.text.words import Words

PRONOUN = "\0"
"""Name of a source that a pronoun stands for, until it is resolved."""
MAX_PHRASE = 30
# `the 1.2 million that analysts had expected`: how far before the analysts the number can stand.
NEAR = 8
LONG = 200
"""Tokens within which a part of a sentence is looked for; no real sentence is longer."""


class PhraseReader:
    """Bounds phrases in the tokens of one document, and names them."""

    def __init__(self, words: Words):
        self.words = words
        self.text, self.lower = words.text, words.lower

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
            by = opening is not None and self.names_maker(opening + 1, end - 1)  # a poll, by Votewatch, gave
            end = end - 1 if opening is None or by or self.names_apposition(opening) else opening
            if by:
                return self.phrase_start(opening, start), end
        if end > start and self.text[end - 1] == ")":
            end = next((k for k in range(end - 1, start, -1) if self.text[k] == "("), end)
        first = self.phrase_start(end, start)
        if self.lower[first] == "of" and first > start and self.text[first - 1] == ")":
            bracket = next((k for k in range(first - 1, start, -1) if self.text[k] == "("), first)
            first = self.phrase_start(bracket, start)  # a share (22,000) of the drivers
        if self.lower[first] in t.OPENING_PREPOSITIONS:
            first = self.trailing_capitals(first, end)
        return first, end

    def names_maker(self, by: int, end: int) -> bool:
        """`by Votewatch for the newspaper`, but not `by contrast`."""
        return self.lower[by] == "by" and by + 1 < end and is_body(self.text[by + 1 : end])

    def phrase_start(self, end: int, start: int) -> int:
        """The first token of the phrase that ends before token `end`."""
        first = end
        while first > max(start, end - MAX_PHRASE) and not self.bounds_phrase(first - 1):
            first -= 1
        return first

    def antecedent(self, who: int, start: int) -> tuple[int, int]:
        """The name, or the noun with its article, before `who said`."""
        end = who - (self.text[who - 1] == ",")
        first = self.phrase_start(end, start)
        if first > start and self.text[first - 1] == "," and self.text[first].islower():
            end = first - 1  # Carl Dyer, an agent at the Oakmont Bank, who said
            first = self.phrase_start(end, start)
        named = self.trailing_capitals(first, end) if end > first else end
        if first < named < end:
            joint = named - 1 - (self.lower[named - 1] == "the")  # Carl Dyer of the Oakmont Bank, who said
            employed = (
                joint > first + 1 and self.lower[joint] in ("of", "at", "from") and self.text[joint - 1][0].isupper()
            )
            return (self.trailing_capitals(first, joint), joint) if employed else (named, end)
        if end == who:
            return who, who  # adults who said so are counted
        return next((k for k in range(end - 1, first, -1) if self.lower[k] in ("the", "a", "an")), first), end

    def subject_before(self, end: int, start: int) -> tuple[int, int]:
        """The subject of the first word of the sentence before `end` that can only be a finite verb, by its form; empty without one."""
        for k in range(start + 1, end):
            if self.text[k].islower() and word_classes(self.lower[k]) & (PAST | AUXILIARY | MODAL):
                return self.subject(self.verb_start(k, start), start)
        return start, start

    def number_before(self, i: int, start: int) -> int:
        """The first token of the nearest number before `i`, of a range its first, with sign and words of bound; `i` where none is near."""
        first = max(start, i - NEAR)
        k = next((k for k in range(i - 1, first - 1, -1) if self.is_number(k)), None)
        if k is None:
            return i
        ranged = next((n for n in range(k - 1, max(start, k - 5), -1) if self.is_number(n)), None)
        if (
            ranged is not None
            and {"to", "and", "-", "–"}.intersection(self.lower[ranged + 1 : k])
            and "," not in self.text[ranged:k]
        ):
            k = ranged
        while k > start and (self.lower[k - 1] in t.BOUNDS or not self.text[k - 1][0].isalnum()):
            k -= 1
        return k

    def is_number(self, k: int) -> bool:
        return self.text[k][0].isdigit() or self.lower[k] in t.NUMBER_WORDS

    def names_apposition(self, comma: int) -> bool:
        """`Another carmaker, Volta Motors, said`, `the mayor of Leeds, Maria Lopez, said`: the name stands in the apposition."""
        first = self.phrase_start(comma, self.words.sentence[comma])
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
            if self.is_conjunction(k) or token.isspace() or (k > first and self.ends_in_verb(k)):
                break
            k += 1
        return k

    def ends_in_verb(self, k: int) -> bool:
        """Whether token `k` is a verb of saying behind a name; `the state broadcaster` goes on."""
        noun = self.lower[k] in t.NOUNS_TOO and self.lower[k - 1] in ("the", "a", "an", "to")
        return self.text[k] in t.REPORTING_FORMS and self.lower[k] not in t.DATA_NOUNS and not noun

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
            or not t.FRACTIONS.isdisjoint(token.lower() for token in head)
            or any(token.islower() and word_classes(token) == PAST for token in head)  # Leeds went on
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
            year = self.lower[k - 1] == "in" and len(self.text[k]) == 4  # published in 2017 by
            dated = self.text[k - 1] in t.MONTHS or year  # figures released April 3 by
            if not dated and (self.lower[k][0].isdigit() or self.lower[k] in t.NUMBER_WORDS):
                while k > first and self.lower[k - 1] in t.BOUNDS:
                    k -= 1
                return k
        return last

    # Scopes

    def opens_clause(self, k: int, end: int) -> bool:
        """`stated repairs will cost`: a clause without `that`, told by its auxiliary before any mark or conjunction."""
        for n in range(k, min(k + 8, end)):
            if self.lower[n] in t.AUXILIARIES and self.lower[n] not in t.POSSESSIVES:
                return n > k
            if not self.lower[n][0].isalnum() or self.is_conjunction(n) or self.lower[n] in t.JOINS:
                return False
        return False

    def object_end(self, i: int, end: int) -> int:
        """Where a thing announced or reported ends: at `, and` with a new subject and verb, unless a clause is announced."""
        if self.lower[i + 1 : i + 2] and (self.lower[i + 1] in t.SAID or self.opens_clause(i + 1, end)):
            return end
        for k in range(i + 2, min(end - 3, i + LONG)):
            parted = self.text[k] == "," and self.lower[k + 1] in t.JOINS
            others = self.lower[k + 1] in ("while", "whereas") and not self.text[k + 2][0].isdigit()
            if parted and (self.lower[k + 2] in t.SUBJECT_OPENERS or others):
                later = self.lower[k + 3 : min(k + 11, end)]
                if any(word_classes(token) & (PAST | AUXILIARY | MODAL) for token in later):
                    return k
        return end

    def part_start(self, i: int, start: int) -> int:
        """The start of the sentence, or what follows the last semicolon before `i`."""
        return next((k + 1 for k in range(i - 1, max(start, i - LONG), -1) if self.text[k] == ";"), start)

    def part_end(self, i: int, end: int) -> int:
        return next((k for k in range(i + 1, min(end, i + LONG)) if self.text[k] == ";"), end)
