"""The article's words without blanks and boilerplate, and small questions about the word at a place.

Parsers read `Text` by index. Sentences are kept apart by an empty word, and reading past either end gives one too, so that no
parser needs to know where a sentence ends.
"""

from __future__ import annotations

import re

from extractors.periods.lexicon import DOUBTFUL_MONTHS, MONTHS, NAME_MONTHS, NUMBERS, UNITS, VAGUE_NUMBERS, WEEKDAYS

HYPHENS = frozenset({"-", "–", "—", "‐", "‑"})
VAGUE = -1
"""A number that the words leave open: `several`."""
_COUNT = re.compile(r"\d{1,3}(\.\d|,\d{3})?")
_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?$")
_MONTH_BEFORE = frozenset(
    "in by since until till through from of last next this during early late mid for between before after to and to- as around "
    "than per each every throughout over versus against first second third fourth vs. vs on".split()
) | HYPHENS  # fmt: skip
_AFTER_A_VERB = frozenset(
    "the it he she they we you i be not have on in for to with and or also soon again through into past against over from by as a an".split()
)
_AFTER_A_NAME = frozenset(
    "said says told has had was is will would did does and who whose could 's ’s announced added".split()
)
_TITLES = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "minister", "theresa", "sir", "lord", "president"}
)


class Text:
    """Parallel lists: `words` in lower case, `orths` as printed, `tokens` the document's token numbers (-1 between sentences)."""

    __slots__ = ("_places", "against", "orths", "tokens", "words")

    def __init__(self, words: list[str], orths: list[str], tokens: list[int]):
        padding = 8
        self.words = words + [""] * padding
        self.orths = orths + [""] * padding
        self.tokens = tokens + [-1] * padding
        self._places: dict[int, int] = {}
        self.against: dict[int, str] = {}  # what `relations.measured_against` answered

    @classmethod
    def of_words(cls, sentence: str) -> Text:
        """Words parted by blanks, for tests."""
        orths = sentence.split()
        return cls([word.lower() for word in orths], orths, list(range(len(orths))))

    def place_of(self, token: int) -> int:
        """The index of the word that the document's token `token` is."""
        if not self._places:
            self._places = {token: i for i, token in enumerate(self.tokens)}
        return self._places[token]

    def month(self, i: int) -> int:
        """The month, 1 to 12, that word `i` names, else 0. `may`, `march` and first names need a date's surroundings."""
        number = MONTHS.get(self.words[i], 0)
        if not number or not self.orths[i][0].isupper():
            return 0
        if self.words[i] in DOUBTFUL_MONTHS and not self._dated(i):
            return 0
        if self.words[i] in NAME_MONTHS and self._named(i):
            return 0
        return number

    def _named(self, i: int) -> bool:
        """`April Smith`, `Jan Kees`: another capitalised word follows that is no month or weekday, or a first name stands before."""
        after = self.words[i + 1]
        return self.orths[i + 1][:1].isupper() and after not in MONTHS and after not in WEEKDAYS

    def _dated(self, i: int) -> bool:
        """Whether `May` or `March` stands as a month does: beside a date's words, or as a noun's, and not as a name or a verb."""
        before, after = self.words[i - 1], self.words[i + 1]
        if _DAY.match(after) or _DAY.match(before) or is_year(after):
            return True
        ranged = (after in ("to", "through") or self.hyphen(i + 1)) and self.words[i + 2] in MONTHS
        if ranged or after in ("last", "this", "next") or before in ("last", "next", "this"):
            return True
        if self.orths[i + 1][:1].isupper() and after not in MONTHS:
            return False
        if before in _MONTH_BEFORE:
            return not (self.words[i] == "march" and before in ("to", "and")) or after not in _AFTER_A_VERB
        named = (self.orths[i - 1][:1].isupper() and bool(self.words[i - 2])) or before in _TITLES
        return not named and after.isalpha() and after not in _AFTER_A_VERB and after not in _AFTER_A_NAME

    def weekday(self, i: int) -> int | None:
        """Monday is 0."""
        number = WEEKDAYS.get(self.words[i])
        return number if number is not None and self.orths[i][0].isupper() else None

    def day(self, i: int) -> int:
        """The day of the month, 1 to 31, that a number can be, else 0: `3`, `22nd`."""
        match = _DAY.match(self.words[i])
        number = int(match[1]) if match else 0
        return number if 1 <= number <= 31 else 0

    def year(self, i: int) -> int:
        """The year that four digits can be, else 0."""
        return int(self.words[i]) if is_year(self.words[i]) else 0

    def unit(self, i: int) -> str:
        """`month` for month, months; empty for other words."""
        return UNITS.get(self.words[i], "")

    def possessive(self, i: int) -> bool:
        return self.words[i] in ("'s", "’s", "'", "’")

    def hyphen(self, i: int) -> bool:
        return self.words[i] in HYPHENS

    def number(self, i: int) -> tuple[float, int]:
        """A number in digits or words at `i`, and the index after it; VAGUE for `several`; (0, i) where there is none."""
        word = self.words[i]
        if word in NUMBERS:
            return self._number_words(i)
        if word in VAGUE_NUMBERS:
            return VAGUE, i + 1
        if word in ("a", "an"):
            return self._number_after_article(i)
        if is_count(word):
            return self._with_half(float(word) if "." in word else int(word.replace(",", "")), i + 1)
        return 0, i

    def _number_words(self, i: int) -> tuple[float, int]:
        value, after = NUMBERS[self.words[i]], i + 1
        small = NUMBERS.get(self.words[i + 2], 0) if self.hyphen(i + 1) else 0
        if value >= 20 and value % 10 == 0 and 0 < small < 10:
            value, after = value + small, i + 3
        return self._with_half(value, after)

    def _with_half(self, value: float, i: int) -> tuple[float, int]:
        words = self.words[i : i + 8]
        if words[:3] == ["and", "a", "half"]:
            return value + 0.5, i + 3
        if [word for word in words[:7] if word not in HYPHENS][:3] == ["and", "a", "half"] and words[0] in HYPHENS:
            return value + 0.5, i + 6
        return value, i

    def _number_after_article(self, i: int) -> tuple[float, int]:
        following = self.words[i + 1]
        if following == "couple":
            return 2, i + (3 if self.words[i + 2] == "of" else 2)
        if following == "few":
            return VAGUE, i + 2
        if following == "dozen":
            return 12, i + 2
        return (1, i + 1) if following in UNITS or self.hyphen(i + 2) or following == "full" else (0, i)


def is_count(word: str) -> bool:
    """Whether digits can count units of time.

    >>> is_count("12"), is_count("1.5"), is_count("23,500"), is_count("2025")
    (True, True, True, False)
    """
    return word.isascii() and _COUNT.fullmatch(word) is not None


def is_day(word: str) -> bool:
    """Whether digits can be a day of the month: `3`, `22nd`; `99` too, which `Text.day` tells apart."""
    return _DAY.match(word) is not None


def is_year(word: str) -> bool:
    """Four digits from 1500 to 2199.

    >>> is_year("2025"), is_year("737"), is_year("7100")
    (True, False, False)
    """
    return len(word) == 4 and word.isascii() and word.isdigit() and "1500" <= word <= "2199"
