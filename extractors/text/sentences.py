"""Sentences and paragraphs, from newlines, punctuation and capitals.

spaCy's own sentencizer ends a sentence at every full stop and at no newline; news has headings without a stop, and
`the U.S. said` in mid-sentence.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from extractors.text.words import document_text, find_words, token_texts

TERMINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
CLOSING = frozenset({'"', "'", "”", "’", ")", "]", "»", "''"})

# After an abbreviation that often ends a sentence (the U.S., 5 p.m., Inc.), one of these starts a new one.
STARTERS = frozenset(
    "A After Also Although Among An And As At Both But By During For From He Her His However I If In It Its Last Many Meanwhile More "
    "Most No On One Our Over She Since So Some That The Their There These They This Those Through Under We What When While With You".split()
)
ENDING_ABBREVIATIONS = frozenset(
    "a.m. p.m. u.s. u.k. u.n. e.u. d.c. inc. corp. co. ltd. plc. jr. sr. etc. bros. l.p. s.a. n.v. a.g. nos.".split()
)
ENDING = TERMINAL | CLOSING | {form(word) for word in ENDING_ABBREVIATIONS for form in (str, str.upper, str.capitalize)}
"""Tokens after which a sentence may end."""

LONGEST = 300
"""Tokens of the longest sentence that is read as one."""

_LONG_LINE = 7
"""Words of a line that may have been broken to a width; a shorter one is a heading or an item of a list."""


@Language.factory("sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str):
    return mark_sentences


def mark_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token. Blank tokens start no sentence: they belong to the one before."""
    texts = token_texts(doc)
    spaced = doc.to_array(SPACY).tolist()
    wrapped = is_hard_wrapped(document_text(doc))
    words_in_line = length = 0
    starts = np.full(len(texts), -1, dtype="int64")  # spaCy's "no sentence starts here"
    pending = True
    previous = ""
    for i, text in enumerate(texts):
        length += 1
        if text.isspace():
            pending = pending or breaks_line(texts, i, wrapped, words_in_line)
            words_in_line = 0 if "\n" in text else words_in_line
        else:
            words_in_line += 1
            if pending or previous in ENDING or length > LONGEST:
                may_end = previous in ENDING and (spaced[i - 1] or text not in CLOSING)
                if pending or (may_end and ends_sentence(texts, spaced, i - 1)) or too_long(length, previous):
                    starts[i], length = 1, 0
                pending = False
        previous = text
    if len(texts):
        doc.from_array([SENT_START], starts.astype("uint64").reshape(-1, 1))
    return doc


def too_long(length: int, previous: str) -> bool:
    """Whether to cut what no full stop ends, a table or a list in one line: so the cost of a text stays in proportion to its length."""
    return length > LONGEST and (previous in ",;" or length > 2 * LONGEST)


def breaks_line(texts: list[str], i: int, wrapped: bool, words_in_line: int) -> bool:
    """Whether the blank token `i` ends a sentence. A lone newline does not, where a long line goes on with a small letter or a number."""
    if not breaks_paragraph(texts[i], wrapped):
        return False
    if texts[i].count("\n") != 1 or words_in_line < _LONG_LINE or i + 1 >= len(texts):
        return True
    goes_on = texts[i + 1][0].islower() or texts[i + 1][0] in "0123456789$€£¥(%"
    return not goes_on or texts[i - 1] in TERMINAL or texts[i - 1] in CLOSING or texts[i - 1] in ":;"


def breaks_paragraph(blank: str, wrapped: bool) -> bool:
    """Whether a blank token ends a paragraph: a newline does, or, in hard-wrapped text, an empty line."""
    return blank.count("\n") >= (2 if wrapped else 1) or (not wrapped and "\r" in blank)


def is_hard_wrapped(text: str) -> bool:
    """Whether the lines were broken to a width: several, none long, and most that do not end a paragraph near the longest."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 6:
        return False
    width = max(map(len, lines))
    if not 40 <= width <= 100:
        return False
    return sum(len(line) > 0.75 * width for line in lines) > 0.6 * len(lines)


def ends_sentence(texts: list[str], spaced: list[int], last: int) -> bool:
    """Whether a sentence ends with token `last`, the next one not being blank."""
    stop = last
    while stop > 0 and texts[stop] in CLOSING and not spaced[stop - 1]:
        stop -= 1
    token, following = texts[stop], texts[last + 1]
    if token in TERMINAL:
        return starts_sentence(following) or (stop != last and following[:1].isupper())
    return token.lower() in ENDING_ABBREVIATIONS and following in STARTERS


def starts_sentence(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘([«$€£¥-–—•*" or not text.isascii()


def paragraph_numbers(doc: Doc) -> list[int]:
    """For each token, the number of its paragraph, from 0. Computed once a document."""
    numbers = doc.user_data.get("paragraphs")
    if numbers is None:
        numbers = doc.user_data["paragraphs"] = count_paragraphs(doc)
    return numbers


def count_paragraphs(doc: Doc) -> list[int]:
    wrapped = is_hard_wrapped(document_text(doc))
    texts, numbers, number = token_texts(doc), [], 0
    for i in find_words(texts, str.isspace):
        if breaks_paragraph(texts[i], wrapped):
            numbers += [number] * (i + 1 - len(numbers))
            number += 1
    return numbers + [number] * (len(texts) - len(numbers))
