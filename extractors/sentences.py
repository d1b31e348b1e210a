"""Sentences and paragraphs, from newlines, punctuation and capitals.

spaCy's own sentencizer ends a sentence at every full stop and at no newline; news has headings without a stop, and
`the U.S. said` in mid-sentence.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

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


@Language.factory("sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str):
    return mark_sentences


def mark_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` on every token. A blank token that holds a paragraph break starts none, and belongs to the one before."""
    wrapped = is_hard_wrapped(doc.text)
    starts = [False] * len(doc)
    pending = True
    for token in doc:
        if token.is_space:
            pending = pending or breaks_paragraph(token.text, wrapped)
            continue
        starts[token.i] = pending or (token.i > 0 and ends_sentence(doc, token.i - 1))
        pending = False
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = start
    return doc


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


def ends_sentence(doc: Doc, last: int) -> bool:
    """Whether a sentence ends with token `last`, the next one not being blank."""
    stop = last
    while stop > 0 and doc[stop].text in CLOSING:
        stop -= 1
    token, following = doc[stop], doc[last + 1]
    if token.text in TERMINAL:
        return starts_sentence(following) or stop != last and following.text[:1].isupper()
    if token.lower_ in ENDING_ABBREVIATIONS:
        return following.text in STARTERS
    return False


def starts_sentence(token) -> bool:
    first = token.text[0]
    return first.isupper() or first.isdigit() or first in "\"'“‘([«$€£¥-–—•*" or not token.is_ascii


def paragraph_numbers(doc: Doc) -> list[int]:
    """For each token, the number of its paragraph, from 0."""
    wrapped = is_hard_wrapped(doc.text)
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        if token.is_space and breaks_paragraph(token.text, wrapped):
            number += 1
    return numbers


def sentence_text(sentence: Span) -> str:
    """The sentence's words, runs of blanks as one blank."""
    return " ".join(sentence.text.split())
