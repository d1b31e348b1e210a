"""Which characters of a file are the article, and which are not: front matter, comments, notices, navigation, credits, tables.

A line is judged by the table `FURNITURE`; what its entry says is left out may be that line, or the block that it opens.
Tables and code, which take several lines to tell, are found by `extractors.text.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractors.text.blocks import find_block
from extractors.text.words import document_text

ARTICLE_ZONES = ("headline", "body")


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that are not the article.

    `pattern` must match a whole line. `extent`: `line`, that line alone; `entry`, a heading in quotation marks and
    one paragraph after it too (a reader's comment set into the article); `rest`, everything from there on, if it
    stands in the second half of the text.
    """

    label: str
    pattern: str
    extent: str = "line"
    ignore_case: bool = True
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


FURNITURE = (
    Furniture(
        "comment",
        r"(top|most liked|featured|best|reader) comments?( (by|from)\b.*|:.*)?",
        extent="entry",
        examples=("Top comment by fmonk", "Featured comment:", "Reader comment by 4x4fan"),
        counter_examples=("Top comment letters numbered 40.", "Comment by 12 ministers was swift."),
    ),
    Furniture(
        "comment",
        r"((\d+|no|all|view|show|read|see|add|leave|post)( all)?( \d+| a| your)? )?comments?( \(\d+\))?:?",
        extent="rest",
        examples=("Comments", "23 comments", "View all 12 comments", "Leave a comment", "Comments (14)"),
        counter_examples=("Comments on the plan close in 30 days.", "No comment was made on the 20 jobs."),
    ),
    Furniture(
        "notice",
        r".*\b(affiliate links?|earn(s|ed)? (us )?(an? )?(affiliate )?commissions?)\b.*",
        examples=("FTC: We use income earning auto affiliate links. More.", "We may earn a commission if you buy."),
        counter_examples=("The bank earned 12 million in fees.",),
    ),
    Furniture(
        "notice",
        r"(©|\(c\)|copyright\b).*|.*\ball rights reserved\.?",
        examples=("© 2025 The Ledger. All rights reserved.", "Copyright 2024 Newsroom Ltd"),
        counter_examples=("Copyrights worth 30 million were sold.",),
    ),
    Furniture(
        "notice",
        r"(sign up|subscribe|follow us|click here|download our|share this|advertisement|sponsored)\b.{0,120}",
        examples=("Sign up for our 5-minute newsletter", "Advertisement", "Follow us on 3 networks"),
        counter_examples=("Subscribers rose to 12 million.",),
    ),
    Furniture(
        "notice",
        r"this (story|article|post|version|report) (has been|was)"
        r" (updated|corrected|amended|edited|first published|originally published)\b.*"
        r"|(correction|editor['’]s note|update|clarification)\s*[:—–-].*",
        examples=("This story has been updated to add 2 share prices.", "Editor’s note: 3 names were changed."),
        counter_examples=("This story has 3 heroes.",),
    ),
    Furniture(
        "navigation",
        r"(similar|related|recent|more|latest|popular|recommended)"
        r" (posts?|articles?|stories|reading|links?|coverage|news|topics)( (from|on|by)\b.*)?:?"
        r"|read (more|next|also)\b.{0,120}|see also\b.{0,80}|you (may|might) also like.*"
        r"|share( this)?( (article|story|post))?:?|tags?:.*|topics?:.*|filed under:.*"
        r"|(skip to|back to|return to) .{0,40}|(previous|next) (article|post|story):?.*"
        r"|page \d+( of \d+)?|\d+ (min|minute)s? read|_{3,}|-{3,}|\*{3,}|={3,}",
        examples=("Similar Posts", "Related stories", "Read more: 5 ways to save", "Page 2 of 3", "4 min read", "Tags: cars, 2025"),
        counter_examples=("Related party loans of 3 million remain.",),
    ),
    Furniture(
        "credit",
        r"\(?(photo|image|picture|photograph|graphic|video|source|credit|caption|file photo)s?"
        r"( credits?| courtesy| by| via)*\s*[:/|].*"
        r"|(reporting|writing|editing|additional reporting|photography) by\b.*",
        examples=("Photo: Jane Roe / Agency 4", "Reporting by A. Writer; editing by B. Reader"),
        counter_examples=("Sources say 20 had left.",),
    ),
    Furniture(
        "credit",
        r"(By|BY) [A-Z][\w.'’-]+( (and )?[A-Z][\w.'’-]+){1,5}",
        ignore_case=False,
        examples=("By Jane Q. Public", "By Jane Public and John Roe"),
        counter_examples=("By 2030 output will reach 30 tons.", "By Friday 20 had left."),
    ),
    Furniture(
        "contact",
        r"\(?.{0,80}\b(tel|telephone|phone|fax|contact)\b[.:]?\s*\+?[\d ()-]{7,}.*",
        examples=("(Wire newsroom; tel. +44 20 7946 0123)", "Media contact: 020 7946 0123"),
        counter_examples=("Calls by phone fell to 300 a day.",),
    ),
    Furniture(
        "notice",
        r"(sources?|notes?|references|external links|footnotes?)\s*:?",
        extent="rest",
        examples=("Sources", "External links"),
        counter_examples=("Sources put the cost at 3 million.",),
    ),
    Furniture(
        "notice",
        r"\(?\s*(US\s?)?[$€£¥]\s?1\s*=\s*(US\s?)?[$€£¥]?\s?[\d.,]+.{0,60}",
        examples=("($1 = 152.4 yen)", "(€1 = $1.09)"),
        counter_examples=("$1 buys less than it did.",),
    ),
)  # fmt: skip

_COMPILED = tuple((entry, re.compile(entry.pattern, re.IGNORECASE if entry.ignore_case else 0)) for entry in FURNITURE)
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\r?\n---[ \t]*(\r?\n|\Z)", re.DOTALL)
_LONGEST_FURNITURE = 300
_LONGEST_HEADLINE = 160
_QUOTES = "\"'“”‘’«»"


class Zone(NamedTuple):
    """Characters `start` to `end` of the text, and what they are."""

    start: int
    end: int
    label: str


@lru_cache(maxsize=4096)
def furniture_of(line: str) -> Furniture | None:
    """The entry that says that a line is not the article.

    >>> furniture_of("Similar Posts").label
    'navigation'
    """
    line = line.strip().strip("*#_ ") or line.strip()
    if not line or len(line) > _LONGEST_FURNITURE:
        return None
    return next((entry for entry, pattern in _COMPILED if pattern.fullmatch(line)), None)


def find_zones(text: str) -> list[Zone]:
    """The lines of the text as zones, in order, empty lines aside.

    >>> [zone.label for zone in find_zones("Car sales fall\\n\\nMakers sold 5% less.\\n\\nComments\\n\\nOnly 5%?")]
    ['headline', 'body', 'comment', 'comment']
    """
    front = _FRONT_MATTER.match(text)
    zones = [Zone(0, front.end(), "front_matter")] if front else []
    lines = list(text_lines(text, front.end() if front else 0))
    words = [line[2] for line in lines]
    position = 0
    while position < len(lines):
        label, extent = find_block(words, position)
        if not extent:
            entry = furniture_of(words[position])
            extent = furniture_extent(entry, lines, position, len(text)) if entry else 1
            label = entry.label if entry and extent else "body"
        for start, end, _ in lines[position : position + max(extent, 1)]:
            zones.append(Zone(start, end, label))
        position += max(extent, 1)
    return mark_headline(zones, text)


def text_lines(text: str, position: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of every line that is not empty, outer blanks aside."""
    for line in text[position:].splitlines(keepends=True):
        words = line.strip()
        if words:
            start = position + line.index(words)
            yield start, start + len(words), words
        position += len(line)


def furniture_extent(entry: Furniture, lines: list[tuple[int, int, str]], position: int, length: int) -> int:
    """How many lines from `position` on are not the article; 0 where the entry does not hold here."""
    if entry.extent == "rest":
        return len(lines) - position if lines[position][0] > length / 2 else 0
    if entry.extent == "entry":
        following = lines[position + 1][2] if position + 1 < len(lines) else " "
        return 3 if following[0] in _QUOTES and following[-1] in _QUOTES else 2
    return 1


def mark_headline(zones: list[Zone], text: str) -> list[Zone]:
    """The first line is a headline if it is short, ends no sentence, and other lines follow."""
    first = next((i for i, zone in enumerate(zones) if zone.label == "body"), None)
    if first is not None and first + 1 < len(zones):
        start, end, _ = zones[first]
        if end - start <= _LONGEST_HEADLINE and text[end - 1] not in '.!?:;,…"”':
            zones[first] = Zone(start, end, "headline")
    return zones


@Language.factory("zones")
def create_zones(nlp: Language, name: str):
    return mark_zones


def mark_zones(doc: Doc) -> Doc:
    """Write `doc.spans["zones"]`, one span a line, labelled with what the line is."""
    spans = (doc.char_span(*zone, alignment_mode="expand") for zone in find_zones(document_text(doc)))
    doc.spans["zones"] = [span for span in spans if span is not None]
    return doc


def article_mask(doc: Doc) -> bytearray:
    """For each token 1 if it belongs to the article, else 0. Computed once a document."""
    mask = doc.user_data.get("mask")
    if mask is None:
        mask = doc.user_data["mask"] = bytearray(len(doc))
        for span in doc.spans["zones"]:
            if span.label_ in ARTICLE_ZONES:
                mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    return mask
