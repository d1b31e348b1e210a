"""What tells near-copies of a text: its words in a few numbers (MinHash), and its numerals with the words around them.

Agencies' articles run in many papers, with another headline, a paragraph cut, a note added. Two such texts share most runs of
words, and their numbers agree. Two monthly releases of one office may share as many words, but not their numbers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import groupby
from zlib import crc32

BANDS, ROWS = 32, 4
"""Texts that share half of their runs of words share a band with a probability of 87 %, of 70 % with 99.98 %; of 10 % with 0.3 %."""

RUN = 4
"""Words of a run."""

SHORTEST = 30
"""Runs that a text must have to be held against others: of shorter ones only the very same text is a copy."""

ALIKE = 0.5
"""The part of all runs of words of two texts that both must have."""

NEW_NUMBERS = 1 / 3
"""The part of a text's numbers that may be new: with more it is an article of its own, whatever it shares."""

TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
NUMERAL = re.compile(r"\d[\d,.]*\d|\d")
SPELLED = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
"""Words that change with the day, as numbers do."""

YEAR = re.compile(r"(?:19|20)\d\d")
BEHIND = re.compile(rf"(?:st|nd|rd|th)?,?\s+(?:of\s+)?(?:{'|'.join(DAYS)})\b|:\d|\s*[ap]\.?m\b", re.IGNORECASE)
BEFORE = re.compile(rf"(?:\b(?:{'|'.join(DAYS)})\.?\s+|\d:)$", re.IGNORECASE)
"""What makes a numeral before it, or behind it, a part of a date or of a time."""

NOTE = re.compile(
    r"[^\w\n]*(?:this (?:article|story|report) (?:was|has|first|originally)|(?:last )?updated\b|update:|correct(?:s|ion|ed)\b|"
    r"editor['’]s note|note to readers|(?:first |originally )?published\b|copyright|©|(?:additional )?reporting by|edited by|"
    r"read more|follow us|subscribe|sign up|with files from|via\b|source:)",
    re.IGNORECASE,
)
"""How lines begin that papers put to an agency's text: what numbers they hold say nothing of the news."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as it is compared.

    `signature` has BANDS x ROWS numbers, equal in two texts as often as they share runs of words; none in a text that is too
    short. `numbers` are the numerals, but for those of dates and notes; `contexts` gives for a hash of the words around numerals, months
    and weekdays what stands between them, as often as it does.
    """

    signature: tuple[int, ...] = ()
    numbers: frozenset[str] = frozenset()
    contexts: tuple[tuple[int, tuple[str, ...]], ...] = ()


def sketch_text(text: str) -> Sketch:
    """The sketch of a text without its front matter.

    >>> sorted(sketch_text("Sales rose 12% to 1,200 cars on 3 May 2025.").numbers)
    ['12', '1200']
    """
    told = "\n".join(line for line in text.lower().splitlines() if not NOTE.match(line))
    tokens = [SPELLED.get(word, word) if word[0] > "9" else word.replace(",", "") for word in TOKEN.findall(told)]
    contexts: dict[int, list[str]] = {}
    for context, value in find_contexts(tokens):
        contexts.setdefault(context, []).append(value)
    return Sketch(
        sign(tokens),
        frozenset(find_numbers(told)),
        tuple((context, tuple(sorted(contexts[context]))) for context in sorted(contexts)),
    )


def find_numbers(text: str) -> Iterator[str]:
    """The numerals in digits, without commas, but for those of dates and times."""
    for found in NUMERAL.finditer(text):
        start, end = found.span()
        is_time = BEHIND.match(text, end) or BEFORE.search(text[max(0, start - 12) : start])
        if not is_time and not YEAR.fullmatch(found[0]):
            yield found[0].replace(",", "")


def find_contexts(tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each run of numerals, months and weekdays, with a hash of the two words on either side of it."""
    told: list[str] = []  # what each masked word stands for
    masked = ["^", "^"]
    for is_number, run in groupby(tokens, key=lambda token: token[0].isdigit() or token in DAYS):
        if is_number:
            masked.append("#")
            told.append(" ".join(run))
        else:
            masked += run
    masked += ["^", "^"]
    places = [place for place, word in enumerate(masked) if word == "#"]
    for place, value in zip(places, told, strict=True):
        around = (*masked[place - 2 : place], *masked[place + 1 : place + 3])
        yield crc32(" ".join(around).encode()), value


def sign(tokens: Sequence[str]) -> tuple[int, ...]:
    """The least hash of all runs of words, under each of BANDS x ROWS hash functions: MinHash."""
    import numpy

    factors, summands, weights = hash_functions()
    words = numpy.fromiter((crc32(token.encode()) for token in tokens), numpy.uint64, len(tokens))
    windows = numpy.lib.stride_tricks.sliding_window_view(words, RUN) if len(words) >= RUN else words[:0, None]
    runs = numpy.unique((windows * weights).sum(axis=1, dtype=numpy.uint64))
    if len(runs) < SHORTEST:
        return ()
    return tuple(((runs[:, None] * factors + summands) >> numpy.uint64(32)).min(axis=0).tolist())


@cache
def hash_functions():
    """Odd factors and summands of 64 bits: the upper half of `factor x hash + summand` is a hash (multiply-shift); weights make one of a run."""
    import numpy

    def draw(kind: str, count: int):
        digests = [blake2b(f"{kind} {number}".encode(), digest_size=8).digest() for number in range(count)]
        return numpy.array([int.from_bytes(digest, "little") | 1 for digest in digests], numpy.uint64)

    return draw("factor", BANDS * ROWS), draw("summand", BANDS * ROWS), draw("weight", RUN)


def bands(sketch: Sketch) -> list[int]:
    """What near-copies are looked up by: a number for each band of the signature, two of them equal only where the band is."""
    found = []
    for start in range(0, len(sketch.signature), ROWS):
        words = " ".join(map(str, (start, *sketch.signature[start : start + ROWS])))
        found.append(int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "little", signed=True))
    return found


def is_copy(earlier: Sketch, later: Sketch) -> bool:
    """Whether the later text is a near-copy of the earlier one: alike in words, and no other in numbers."""
    if not earlier.signature or not later.signature:
        return False
    new, gone = later.numbers - earlier.numbers, earlier.numbers - later.numbers
    if (new and gone) or len(new) > NEW_NUMBERS * len(later.numbers):
        return False
    if alike(earlier, later) < ALIKE:
        return False
    known = dict(earlier.contexts)
    return all(agree(known[context], values) for context, values in later.contexts if context in known)


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what stands between the same words is the same, or more of it in one of two texts.

    >>> agree(["3", "7"], ["3"]), agree(["3", "7"], ["3", "8"])
    (True, False)
    """
    return Counter(one) <= Counter(other) or Counter(other) <= Counter(one)


def alike(one: Sketch, other: Sketch) -> float:
    """The part of all runs of words that both texts have (Jaccard), as the signatures estimate it."""
    return sum(a == b for a, b in zip(one.signature, other.signature, strict=True)) / (BANDS * ROWS)


def dump_sketch(sketch: Sketch) -> str:
    """A sketch as a line for the ledger."""
    contexts = {f"{context:x}": values for context, values in sketch.contexts}
    parts = ["".join(f"{value:08x}" for value in sketch.signature), sorted(sketch.numbers), contexts]
    return json.dumps(parts, separators=(",", ":"))


@lru_cache(maxsize=4096)
def load_sketch(line: str) -> Sketch:
    """What `dump_sketch` wrote.

    >>> sketch = sketch_text("Sales rose 12% to 1,200 cars.")
    >>> load_sketch(dump_sketch(sketch)) == sketch
    True
    """
    signature, numbers, contexts = json.loads(line)
    return Sketch(
        tuple(int(signature[start : start + 8], 16) for start in range(0, len(signature), 8)),
        frozenset(numbers),
        tuple((int(context, 16), tuple(values)) for context, values in contexts.items()),
    )
