"""The frames in which one sentence names its sources: `according to X`, `X said`, `said X`, `X's forecast is for`."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from extractors.attribution import terms as t
from extractors.attribution.phrases import MAX_PHRASE, PRONOUN, PhraseReader
from extractors.attribution.quotations import QUOTES, Quotation
from extractors.attribution.speakers import cut_phrase, maker_of_figures, name_source
from extractors.grammar.parts_of_speech import AUXILIARY, MODAL, NOUN, PARTICIPLE, PAST, word_classes
from extractors.text.words import Words

# `..., said the head coach of the team`: how many words a speaker behind the verb has at most.
NAME_LENGTH = 8

# `The firm cut 300 jobs, it said`: how many words the subject has at most that the pronoun stands for.
SHORT_SUBJECT = 5


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


class FrameReader(PhraseReader):
    """Reads the sentences of one document, one at a time."""

    def __init__(self, words: Words, quotations: list[Quotation]):
        super().__init__(words)
        self.quotations = quotations
        self.opened = [quotation.start for quotation in quotations]

    def read_sentence(self, start: int, end: int) -> list[Source]:
        found: list[Source] = []
        for i in range(start, end):
            token = self.lower[i]
            source = None
            if token == "according" and i + 2 < end and self.lower[i + 1] == "to":
                source = self.according_to(i, start, end)
            elif token in t.COUNTS and self.is_owned(i) and "by" in self.lower[max(start, i - 8) : i]:
                source = self.by_count(i, start, end)
            elif self.text[i] in t.REPORTING_FORMS:
                source = self.own_estimate(i, start, end) or self.said_by(i, start, end)
            elif token in t.OWN_FIGURES:
                source = self.own_estimate(i, start, end)
            elif token == "citing" and not found:
                source = self.cited(i, start, end)
            elif token == ":" and i + 1 < end and self.text[i + 1] in QUOTES:
                source = self.announced(i, start, end)
            if source is None and token in t.GIVING:
                source = self.read_off(i, start, end)
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
        opening = self.narrow_start(i, start)
        figures = opening is None and any(token in t.SERIES for token in self.lower[i + 2 : last])
        opening = self.part_start(i, start) if opening is None else opening
        return self.source(i + 2, last, name, opening, self.part_end(i, end), figures)

    def narrow_start(self, i: int, start: int) -> int | None:
        """Where the part begins that alone is according to somebody: after `including,` what follows; `, beating analysts' estimates,`; else None."""
        if i - 2 < start or self.text[i - 1] != ",":
            return None
        if self.lower[i - 2] in ("including", "among"):
            return i
        comma = next((k for k in range(i - 2, max(start, i - MAX_PHRASE), -1) if self.text[k] == ","), start)
        return comma + 1 if comma > start and t.FORESEEN.intersection(self.lower[comma:i]) else None

    def said_by(self, i: int, start: int, end: int) -> Source | None:
        verb = t.REPORTING_FORMS[self.lower[i]]
        if self.is_noun(i):
            return None
        group = self.verb_start(i, start)
        if self.lower[i].endswith("ing") and t.PASSIVE.isdisjoint(self.lower[group:i]):
            return self.said_aside(i, start, end)
        before = self.text[group - 1]
        verbal = group > start and before in t.REPORTING_FORMS and before not in t.DATA_NOUNS
        attributive = verbal or self.lower[i - 1] in ("a", "an", "the")
        if self.lower[i].endswith("ed") and attributive:
            return None  # an estimated 300 people, firms reported estimated sales
        if any(token in t.MODALS for token in self.lower[group:i]):
            return None
        passive = any(token in t.PASSIVE for token in self.lower[group:i]) and self.lower[i][-2:] in (
            "ed",
            "id",
            "ld",
            "nd",
            "st",
            "wn",
            "ut",
        )
        if passive or (i + 1 < end and self.lower[i + 1] == "by"):
            return self.passive_by(i, start, end, passive)
        if verb.inverted and self.is_inverted(i, start, end):
            first, last = i + 1, self.phrase_end(i + 1, end)
        elif group > start and self.text[group - 1] == "who":
            first, last = self.antecedent(group - 1, start)
        else:
            first, last = self.subject(group, start)
            if not self.allows(verb, i, end, first, last):
                return None
        reference = self.lower[first] == "see" or (
            i + 1 < end and self.text[i + 1].isdigit() and self.lower[i] == "note"
        )
        if first >= last or reference:
            return None
        name = self.resolve(first, last)
        if first > start and (name == PRONOUN or self.lower[first] in ("its", "their")) and self.says_at_end(i, end):
            name = self.opening_name(first, start) or name  # the firm cut 300 jobs, it said
        if not name:
            return None
        link = self.lower[first - 1] if first > start else ""
        foreseen = verb.subject == "analyst"
        if link == "than" or (foreseen and link == "as") or "what" in self.lower[first:last]:
            return None  # worse than, as, twice what analysts expected
        relative = link in ("that", "which") and self.lower[first - 2] != "in"
        if foreseen and (relative or self.says_at_end(i, end)):
            return self.source(first, last, name, self.number_before(first, start), i)
        inverted = first > i
        last = first + len(cut_phrase(self.text[first:last]))
        scope_start = start if inverted or self.says_at_end(i, end) else i
        figures = verb.subject == "data" and any(token in t.SERIES for token in self.lower[first:last])
        scope_end = self.object_end(i, end) if verb.subject == "speaker" and scope_start == i else end
        if inverted and self.goes_on_of_speaker(last, end):
            scope_end = last
        return self.source(first, last, name, scope_start, scope_end, figures)

    def said_aside(self, i: int, start: int, end: int) -> Source | None:
        """`Lopez attacked the plan, saying it cost $3 million`: the subject of the sentence says so."""
        if self.text[i - 1] != "," or not self.opens_speech(i + 1, end):
            return None
        first, last = self.subject_before(i, start)
        name = self.resolve(first, last) if first < last and self.speaks(first, last) else ""
        return self.source(first, last, name, i, end) if name else None

    def cited(self, i: int, start: int, end: int) -> Source | None:
        """`..., citing data from the ministry`: of the sentence, where nobody nearer speaks."""
        last = self.phrase_end(i + 1, end)
        head = i + 1 + len(cut_phrase(self.text[i + 1 : last]))
        if self.text[i - 1] != "," or self.lower[i + 1] in t.POSSESSED or not self.speaks(i + 1, head):
            return None
        name = self.name(i + 1, last)
        return self.source(i + 1, last, name, start, end) if name else None

    def read_off(self, i: int, start: int, end: int) -> Source | None:
        """`The poll gave Labour 38%`, `its projections have inflation at 2%`: a poll or a forecast with what it shows."""
        following = self.text[i + 1] if i + 1 < end else "."
        if not following.isalpha() or following.lower() in t.NOT_SHOWN:
            return None
        if not following[0].isupper() and word_classes(following) & PARTICIPLE:
            return None  # the survey had shown
        first, last = self.subject(i, start)
        if t.MODELS.isdisjoint(self.lower[first:last]):
            return None
        if self.lower[first] in ("its", "their"):
            first, last = self.owner_before(start) or (first, first)
        name = PRONOUN if self.lower[first] in ("his", "her") else self.name(first, last)
        return self.source(first, last, name, i, end) if name else None

    def opening_name(self, pronoun: int, start: int) -> str:
        """Who the sentence is about, for a pronoun behind it: `The firm cut 300 jobs, it said`, `..., its report showed`."""
        first, last = self.subject_before(pronoun, start)
        plain = first == start and last - first <= SHORT_SUBJECT and self.lower[first] not in t.PRONOUNS
        return self.name(first, last) if plain and first < last and self.speaks(first, last) else ""

    def owner_before(self, start: int) -> tuple[int, int] | None:
        """The name that the sentence before opens with: `The Central Bank, as expected, cut rates. Its projections have ...`"""
        first = self.words.sentence[start - 1] if start else start
        first += first < start and self.lower[first] == "the"
        last = first
        while last < start and (
            self.text[last][0].isupper() or (last > first and self.lower[last] in ("of", "for", "and"))
        ):
            last += 1
        return (first, last) if first < last and self.text[last - 1][0].isupper() else None

    def passive_by(self, i: int, start: int, end: int, finite: bool) -> Source | None:
        """`is expected by economists to ...`; without a finite verb (`the $3 million expected by analysts`) of the number before."""
        if i + 2 >= end or self.lower[i + 1] != "by":
            return None
        last = i + 2 + len(cut_phrase(self.text[i + 2 : self.phrase_end(i + 2, end)]))
        name = self.name(i + 2, last)
        if not name or not self.speaks(i + 2, last):
            return None
        if finite:
            return self.source(i + 2, last, name, start, end)
        if t.REPORTING_FORMS[self.lower[i]].subject == "analyst" and self.lower[i] != "polled":
            return self.source(i + 2, last, name, self.number_before(i, start), i)
        opening = next((k + 1 for k in range(i - 1, start, -1) if self.text[k] in t.CLOSES), start)
        counted = any(token[0].isdigit() or token in t.NUMBER_WORDS for token in self.lower[opening:i])
        return self.source(i + 2, last, name, opening if counted else start, end)

    def survey_by(self, start: int, end: int) -> Source | None:
        """`In a survey of 1,200 firms by the chamber, 40% ...`: whoever made it says what the sentence does."""
        if self.lower[start] != "in" or not t.DATA_NOUNS.intersection(self.lower[start + 1 : start + 6]):
            return None
        last = self.phrase_end(start + 1, end)
        maker = maker_of_figures(self.text[start + 1 : last])
        name = name_source(maker) if maker else ""
        return self.source(last - len(maker), last, name, last, end, True) if name else None

    def own_estimate(self, i: int, start: int, end: int) -> Source | None:
        """`The council's own forecast, last revised in July, is for 470,000`, `her target is 40`: the holder of a forecast states it."""
        if self.lower[i] not in t.HELD_FIGURES:
            return None
        first, _ = self.subject(i, start)
        personal = self.lower[first] in ("his", "her")
        held = personal or (
            self.lower[i] not in t.OWN_FIGURES and any(token in ("'s", "’s") for token in self.lower[first:i])
        )
        following = self.lower[i + 1] if i + 1 < end else "."
        if not held or following not in ("is", "was", ",", "of", "for", "puts", "had"):
            return None
        owner = next((k for k in range(first + 1, i) if self.lower[k] in t.POSSESSIVES), i + 1)
        name = PRONOUN if personal else self.name(first, owner)
        parted = first > start and (self.text[first - 1] == "," or self.is_conjunction(first - 1))
        opening = first if parted else self.part_start(i, start)
        return self.source(first, i + 1, name, opening, end) if name else None

    def is_owned(self, i: int) -> bool:
        """`the union's count`, `by U.N. estimates`."""
        return self.lower[i - 1] in t.HOLDS or (self.lower[i - 2] == "by" and self.text[i - 1][:1].isupper())

    def by_count(self, i: int, start: int, end: int) -> Source | None:
        """`by the union's count`: of what follows `of`, or of its part of the sentence."""
        by = next((k for k in range(i - 2, max(start, i - MAX_PHRASE) - 1, -1) if self.lower[k] == "by"), None)
        if by is None:
            return None
        held = self.lower[i - 1] in t.HOLDS
        owner = next(k for k in range(i - 1, by, -1) if self.lower[k] in t.POSSESSIVES or k == by + 1) if held else i
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

    # Tests

    def is_inverted(self, i: int, start: int, end: int) -> bool:
        """`..., said Maria Lopez, an agent`: the speaker stands behind the verb, and nothing said does."""
        if i <= start or i + 1 >= end or not (self.text[i - 1] in "," or self.text[i - 1] in QUOTES):
            return False
        first = self.text[i + 1]
        if (
            not (
                first[0].isupper()
                or self.lower[i + 1] in t.NOT_NAMES
                or self.lower[i + 1] in t.SPEAKERS
                or self.leads_name(i + 1, end)
            )
            or self.lower[i + 1] in t.SAID
            or (self.lower[i + 1] in t.POSSESSED and self.lower[i] not in ("said", "says"))
        ):
            return False
        last = self.phrase_end(i + 1, end)
        ends = last >= end or self.text[last] in t.ENDS_NAME or self.lower[last] in ("who", "which")
        classes = [word_classes(token) for token in self.lower[i + 1 : last]]
        clause = any(found & (AUXILIARY | MODAL) or (found & PAST and not found & PARTICIPLE) for found in classes)
        plain = self.lower[i] in ("said", "says") and last - i <= NAME_LENGTH and not clause  # a comma, said, and who
        counts = any(token[0].isdigit() for token in self.text[i + 1 : last])
        return ends and not counts and (plain or self.speaks(i + 1, last))

    def leads_name(self, first: int, end: int) -> bool:
        """`said farmer Tom Reed`, `said retired nurse Anna Berg`: what somebody is, in a few small words, before the name."""
        name = next((k for k in range(first, min(first + 4, end)) if not self.text[k][:1].islower()), first)
        role = name > first and word_classes(self.lower[name - 1]) & NOUN and self.text[name][:1].isupper()
        return bool(role) and name + 1 < end and self.text[name + 1][:1].isupper()

    def allows(self, verb: t.Reporting, i: int, end: int, first: int, last: int) -> bool:
        """Whether the verb takes this subject at its word, before what follows."""
        following = self.lower[i + 1] if i + 1 < end else "."
        if verb.subject == "any":
            return True
        if verb.subject == "placing":
            pronoun = self.lower[i + 1 : i + 2] in (["it"], ["them"], ["that"], ["this"])
            placed = not t.PLACED.isdisjoint(self.lower[i + 1 : i + 12])
            return (placed or (pronoun and not t.PLACED_IT.isdisjoint(self.lower[i + 2 : i + 5]))) and self.speaks(
                first, last
            )
        if verb.subject == "analyst":
            return bool(t.ANALYSTS.intersection(self.lower[first:last])) or self.lower[first:last] == ["wall", "street"]
        figures = bool(t.DATA_NOUNS.intersection(self.lower[first:last]))
        said = (
            following in t.SAID
            or self.opens_quotation(i + 1, end)
            or (
                self.says_at_end(i, end)
                and (figures or self.lower[i] not in t.NOUNS_TOO or self.is_inserted(first, last))
            )
            or self.tells_that(i + 1, end)
            or (verb.subject == "speech" and self.opens_clause(i + 1, end))
        )
        if verb.lemma == "notes" and (not self.speaks(first, last) or word_classes(following) & PAST):
            return False  # the yield on ten-year notes, treasury notes rose
        if verb.subject == "speech" and (verb.lemma == "add" or not (figures and not said)):  # the index added 0.9%
            return said
        if (
            verb.subject == "data"
            and not said
            and not (t.DATA_NOUNS | t.RESEARCHERS).intersection(self.lower[first:last])
        ):
            return False
        bounded = tuple(self.lower[i + 1 : i + 3]) in t.LEADING_BOUNDS  # reported as many as 32
        plain = bounded or (
            following not in t.NOT_OBJECTS and following not in t.AUXILIARIES and following not in t.MODALS
        )
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

    def tells_that(self, k: int, end: int) -> bool:
        """`stated to the Courier that`, `stated on Thursday that`"""
        if self.lower[k : k + 1] != ["to"] and not (k < end and self.lower[k] in t.CIRCUMSTANCES):
            return False
        that = next((n for n in range(k, min(k + 8, end)) if self.lower[n] == "that"), None)
        return that is not None and t.CLOSES.isdisjoint(self.text[k:that])

    def is_noun(self, i: int) -> bool:
        """`whose claim rate`, `a forecast`, `ten-year notes`: a form that is a noun as well, after what only stands before nouns."""
        before = self.lower[i - 1]
        if self.lower[i] == "forecast" and before in t.NOT_NAMES:
            return True
        return self.lower[i] in t.NOUNS_TOO and (
            before in t.POSSESSED or before in ("whose", "a", "an", "the", *t.POSSESSIVES)
        )

    def is_inserted(self, first: int, last: int) -> bool:
        """`..., the trade body estimates, up from 48%`: a speaker between commas, before a form that is a noun as well."""
        return first > self.words.sentence[first] and self.text[first - 1] == "," and self.speaks(first, last)

    def opens_speech(self, k: int, end: int) -> bool:
        return k < end and (self.lower[k] in t.SAID or self.opens_quotation(k, end) or self.opens_clause(k, end))

    def goes_on_of_speaker(self, k: int, end: int) -> bool:
        """`said Carl Dyer, 31, a nurse who owns two flats`: what follows tells of the speaker, and nothing more that is said or thought."""
        if k + 1 >= end or self.text[k] != "," or not (self.text[k + 1][0].isdigit() or self.lower[k + 1] in t.APPOSED):
            return False
        more = range(k + 1, min(end, k + MAX_PHRASE))
        return not any(
            self.text[n] in QUOTES
            or self.lower[n] in t.SAYS_MORE
            or (self.text[n] in t.REPORTING_FORMS and self.text[n] not in t.DATA_NOUNS)
            for n in more
        )

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
