"""Countries, their people, states, provinces and large cities in the text, with ISO 3166-1 alpha-2 codes.

One pass over the capitalised tokens: the longest name of the gazetteer that starts there, judged by its neighbours. A name that is
part of a longer one (`American Airlines`, `Bank of America`, `Washington Post`) is no place.

    >>> from extractors.language import create_pipeline
    >>> doc = create_pipeline()("Sales fell in Boston, Mass., and at Korean Air, but rose in the U.K. and Poland.")
    >>> [(doc[place.start : place.end].text, place.codes) for place in find_places(doc)]
    [('Boston, Mass.', ('US',)), ('U.K.', ('GB',)), ('Poland', ('PL',))]
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.places.gazetteer import ambiguous as a
from extractors.places.gazetteer.lookup import Entry, gazetteer_index
from extractors.text.words import Words, find_words, read_words

SUBDIVISION_KINDS = frozenset({"part", "abbreviation", "country"})
PREPOSITIONS = a.LOCATIVE | frozenset({"of", "to", "by", "for", "against", "with", "between"})
COMPOUNDS = ("U.S.-", "U.K.-", "US-", "UK-")
APOSTROPHES = {"’": "'"}


class Place(NamedTuple):
    """Tokens `start` to `end`, the codes they stand for (none for Europe or Asia), and what the words are there for.

    `role`: `place`; `institution` (`the Polish government`, `U.S. President ...`) and `company` (`the Japanese carmaker`), which say
    whose something is; `seat` (`Paris-based`); `dateline`. `kind` as in the gazetteer.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str = "country"
    role: str = "place"


def find_places(doc: Doc) -> list[Place]:
    """All places of a document, in order, whatever their role. Cost: one dictionary look-up a token."""
    places = doc.user_data.get("places")
    if places is None:
        places = doc.user_data["places"] = PlaceFinder(read_words(doc)).find()
    return places


@lru_cache(maxsize=65536)
def may_begin(token: str) -> bool:
    """Whether the name of a place can begin with a token."""
    return token in gazetteer_index() or (token.isupper() and len(token) > 3) or token.startswith(COMPOUNDS)


class PlaceFinder:
    """The pass over one document: what it has learned of names on the way decides about later mentions."""

    def __init__(self, words: Words):
        self.words = words
        self.text = words.text
        self.index = gazetteer_index()
        self.people: set[str] = set()
        self.known: set[str] = set()
        self.titled: dict[int, bool] = {}
        self.georgia = "GE" if a.CAUCASUS.intersection(words.text) else "US"

    def find(self) -> list[Place]:
        places: list[Place] = []
        end = 0
        for i in find_words(self.text, may_begin):
            if i < end:
                continue
            found = self.place_at(i)
            if found is not None:
                end = found.end
                if found.role:
                    places.append(found)
        return share_roles(self.text, places)

    def place_at(self, i: int) -> Place | None:
        """The name that starts at token `i`, if one does; its role is empty if it is no place."""
        token = self.text[i]
        if token.startswith(COMPOUNDS):
            return self.compound_at(i)
        match = self.longest_entry(i)
        if match is None:
            return None
        entry, end = match
        code = self.georgia if token in ("Georgia", "GEORGIA") and not entry.rest else entry.code
        if entry.kind == "abbreviation":
            return Place(self.town_before(i), end, (code,), "part") if self.abbreviates_state(i) else None
        whole = self.with_state(end)
        if whole is not None:
            return Place(i, whole.end, whole.codes, entry.kind)
        name = " ".join(self.text[i:end])
        start = self.town_before(i) if entry.kind in SUBDIVISION_KINDS else i
        role = "place" if start < i else self.role_of(i, end, entry, name)
        return Place(start, end, (code,) if code else (), entry.kind, role)

    def town_before(self, i: int) -> int:
        """Where a town that the gazetteer lacks begins, before a comma and its state: `near La Jolla, California`; else `i`."""
        text = self.text
        if i < 3 or text[i - 1] != ",":
            return i
        k = i - 1
        while k and text[k - 1][0].isupper() and i - k < 5:
            k -= 1
        known = any(token in self.index for token in text[k : i - 1])
        return k if k < i - 1 and k and text[k - 1] in a.LOCATIVE and not known else i

    def longest_entry(self, i: int) -> tuple[Entry, int] | None:
        """The longest name of the gazetteer that starts at token `i`, and where it ends."""
        text, limit = self.text, self.words.sentence_end[i]
        first = text[i]
        upper = first not in self.index
        for entry in self.index.get(first.title() if upper else first, ()):
            if not entry.rest:
                return entry, i + 1
            end = i + 1 + len(entry.rest)
            if end > limit:
                continue
            following = tuple(APOSTROPHES.get(t[:1], t[:1]) + t[1:] for t in text[i + 1 : end])
            if following == entry.rest or (upper and following == tuple(t.upper() for t in entry.rest)):
                return entry, end
        return None

    def compound_at(self, i: int) -> Place | None:
        """`U.S.-China` names two; `U.S.-based` a seat."""
        first, _, second = self.text[i].partition("-")
        codes = [entry.code for part in (first, second) for entry in self.index.get(part, ()) if not entry.rest]
        if not codes:
            return None
        role = "seat" if second.lower() in a.SEAT_WORDS else "place"
        return Place(i, i + 1, tuple(dict.fromkeys(codes)), "country", role)

    def abbreviates_state(self, i: int) -> bool:
        """`Mont.` and `MT` are a state only after a name and a comma: `Billings, Mont.`"""
        return i > 1 and self.text[i - 1] == "," and self.text[i - 2][:1].isupper()

    def with_state(self, end: int) -> Place | None:
        """What follows a comma, if it says where the place is: `Paris, Texas`."""
        text = self.text
        if end + 1 >= len(text) or text[end] != "," or text[end + 1] not in self.index:
            return None
        match = self.longest_entry(end + 1)
        if match is None or match[0].kind not in SUBDIVISION_KINDS:
            return None
        entry, last = match
        listed = (last < len(text) and text[last] in ("and", "or", "&")) or (
            last + 1 < len(text) and text[last + 1] in ("and", "or")
        )
        if entry.kind == "country" or (entry.kind == "part" and listed):
            return None
        code = self.georgia if text[end + 1] == "Georgia" else entry.code
        return Place(end, last, (code,))

    def role_of(self, start: int, end: int, entry: Entry, name: str) -> str:
        """What a name is there for; an empty string if it is no place."""
        if not entry.rest and (entry.kind == "city" or name in a.PERSONAL) and self.names_person(start, end, name):
            return ""
        if entry.kind == "institution":
            return "" if self.joined_before(start) and self.text[start - 1] not in ("U.S.", "US") else "institution"
        if self.names_central_bank(start, name):
            return "institution"
        if self.joined_before(start) or self.is_thing(end, entry, name) or self.is_leaning(start):
            return ""
        if self.is_seat(end):
            return "seat"
        if self.is_dateline(start, end):
            return "dateline"
        if self.text[end : end + 2] == ["Air", "Force"]:
            return "institution"
        following = self.next_capital(end)
        if following:
            return self.role_before_capital(start, following)
        return self.role_before_noun(start, end, entry)

    def names_person(self, start: int, end: int, name: str) -> bool:
        """Whether a name that people bear is a person here, or a city of that name lacks evidence."""
        text = self.text
        before = text[start - 1] if start else ""
        if (before[:1].isupper() and self.joined_before(start)) or self.precedes_surname(start, end):
            self.people.add(name)
            return True
        if name in self.people and before.lower() not in a.LOCATIVE:
            return True
        if name in a.NEED_EVIDENCE and name not in self.known:
            if before.lower() not in a.LOCATIVE:
                return True
            self.known.add(name)
        return False

    def precedes_surname(self, start: int, end: int) -> bool:
        following = self.next_capital(end)
        return (
            bool(following)
            and following not in a.PUBLIC_BODIES
            and following not in a.COMPANY_NAME_WORDS
            and not self.in_title(start)
        )

    def next_capital(self, end: int) -> str:
        """The capitalised word just after a name that might belong to it, or an empty string."""
        if end >= len(self.text) or end >= self.words.sentence_end[end - 1]:
            return ""
        token = self.text[end]
        if not token[0].isupper() or token in a.BESIDE or token.lower() in a.FUNCTION_WORDS:
            return ""
        if token in self.index and any(
            not entry.rest and entry.kind in ("demonym", "country") for entry in self.index[token]
        ):
            return ""
        return token

    def role_before_capital(self, start: int, following: str) -> str:
        if following in a.PUBLIC_BODIES:
            return "institution"
        if following in a.SHARE_INDEXES:
            return "place"
        if following in a.COMPANY_NAME_WORDS or not self.in_title(start):
            return ""
        return "place"

    def joined_before(self, start: int) -> bool:
        """Whether the word before makes the name part of a longer one: `Air France`, `Bank of America`."""
        first = self.words.sentence[start]
        if start <= first:
            return False
        text = self.text
        before = text[start - 1]
        if before == "the" and start - 2 > first:
            return text[start - 2] == "of" and text[start - 3] in a.NAME_HEADS
        if before == "of":
            return start - 1 > first and text[start - 2] in a.NAME_HEADS
        if before == "&":
            return True
        if (
            not before[0].isupper()
            or before in a.BESIDE
            or before in a.DIRECTIONS
            or before.lower() in a.FUNCTION_WORDS
        ):
            return False
        if before in self.index and any(
            not entry.rest and entry.kind in ("demonym", "country") for entry in self.index[before]
        ):
            return False
        if start - 1 == first and before.lower().endswith(("ing", "ed", "ly")):
            return False
        return not self.in_title(start)

    def names_central_bank(self, start: int, name: str) -> bool:
        """`Bank of England`, `Reserve Bank of India`"""
        text = self.text
        if start < 2 or text[start - 1] != "of" or text[start - 2] != "Bank":
            return False
        return name in a.CENTRAL_BANKS or (start > 2 and text[start - 3] in a.STATE_BANKS)

    def is_thing(self, end: int, entry: Entry, name: str) -> bool:
        """`Chinese yuan`, `Turkey prices`, `English-language`: the name is no place there."""
        if end >= len(self.text):
            return False
        following = self.text[end]
        if following == "-" and end + 1 < len(self.text):
            following = self.text[end + 1]
        if following in a.THINGS_AFTER.get(name, ()):
            return True
        if entry.kind in ("city", "part") and following in a.STATIONS:
            return True
        if following in (a.CURRENCY_WORDS if entry.kind == "demonym" else a.OF_COUNTRIES):
            return True
        return entry.kind == "demonym" and following in a.LANGUAGE_WORDS

    def is_leaning(self, start: int) -> bool:
        """`pro-Beijing`, `anti-American`"""
        text = self.text
        return start > 1 and text[start - 1] in "-‑" and text[start - 2].lower() in ("pro", "anti")

    def is_seat(self, end: int) -> bool:
        text = self.text
        return end + 1 < len(text) and text[end] in "-‑" and text[end + 1] in a.SEAT_WORDS

    def is_dateline(self, start: int, end: int) -> bool:
        """A place that opens a paragraph before a dash: `LONDON, Sept 11 -`, `DALLAS (AP) —`."""
        text = self.text
        if start != self.words.sentence[start] or (start and "\n" not in text[start - 1]):
            return False
        for token in text[end : end + 9]:
            if token in ("—", "–", "--", "-"):
                return True
            if not (token in ",()/." or token[0].isupper() or token[0].isdigit()):
                return False
        return False

    def role_before_noun(self, start: int, end: int, entry: Entry) -> str:
        """The noun that an adjective of nationality goes with decides: `the U.S. car maker`, `a Romanian official`."""
        lower = self.words.lower
        if entry.kind != "demonym" and start and lower[start - 1] in PREPOSITIONS:
            return "institution" if self.governs(start) else "place"
        for k in range(end, min(end + 5, self.words.sentence_end[start])):
            token = lower[k]
            if token in a.COMPANY_NOUNS:
                return "company"
            if token in a.PUBLIC_ACTORS:
                return "institution"
            if token == "-" or token in ("’s", "'s"):
                continue
            if not token.isalpha() or (token in a.FUNCTION_WORDS and not self.continues_list(k)):
                break
        return "institution" if self.governs(start) else "place"

    def continues_list(self, k: int) -> bool:
        """`Korean and Chinese automakers`: an `and` before another nationality goes on."""
        following = self.text[k + 1] if k + 1 < len(self.text) else ""
        return self.text[k] in ("and", "or") and any(entry.kind == "demonym" for entry in self.index.get(following, ()))

    def governs(self, start: int) -> bool:
        """`the government of Samoa`"""
        lower = self.words.lower
        k = start - 1
        if k > 0 and lower[k] == "the":
            k -= 1
        return k > 0 and lower[k] == "of" and lower[k - 1] in a.PUBLIC_ACTORS

    def in_title(self, i: int) -> bool:
        """Whether the sentence is a heading with a capital on every word of weight."""
        first = self.words.sentence[i]
        if first not in self.titled:
            sentence = self.text[first : min(self.words.sentence_end[i], first + 40)]
            long = [t for t in sentence if len(t) > 3 and t.isalpha() and t.lower() not in a.FUNCTION_WORDS]
            self.titled[first] = len(long) >= 3 and all(t[0].isupper() for t in long)
        return self.titled[first]


def share_roles(text: list[str], places: list[Place]) -> list[Place]:
    """Of two joined by `and`, the first takes the second's role: `Korean and Chinese automakers`."""
    for n in range(len(places) - 2, -1, -1):
        place, following = places[n], places[n + 1]
        joined = following.start == place.end + 1 and text[place.end] in ("and", "or", ",")
        if (
            joined
            and place.kind == "demonym"
            and following.kind == "demonym"
            and following.role in ("company", "institution")
        ):
            places[n] = place._replace(role=following.role)
    return places
