"""The words of a noun phrase as a subject or a metric prints them."""

from __future__ import annotations

from extractors.grammar.clauses import Parse
from extractors.text.words import Words

UNITS = frozenset("% percent per cent".split())


def phrase_text(words: Words, parse: Parse, start: int, end: int) -> str:
    """The words of tokens `start` to `end` as printed; brackets, and what determines or counts in front, left out."""
    start = skip_determiners(words, parse, start, end)
    pieces, depth = [], 0
    for i in range(start, end):
        tag = parse.tags[i - parse.start]
        if tag == "(":
            depth += 1
        if not depth and tag not in '_"':
            pieces.append(words.text[i] + (" " if words.spaced[i] else ""))
        elif not depth and words.spaced[i] and pieces and not pieces[-1].endswith(" "):
            pieces.append(" ")
        if tag == ")":
            depth = max(0, depth - 1)
            pieces.append(" ")
    text = " ".join("".join(pieces).split())
    first, _, rest = text.partition(" ")
    return (
        rest
        if first.lower() in ARTICLES and rest
        else ""
        if first.lower() in ARTICLES
        else text.strip(" ,;'’").removeprefix("-")
    )


ARTICLES = frozenset("the a an its their his her our my this these those".split())
_QUANTIFIERS = frozenset(
    "all some any no more less fewer both each every many most several few almost nearly and or that".split()
)

PARTITIVES = frozenset("much most many some part all both each several few bulk none".split())


def skip_determiners(words: Words, parse: Parse, start: int, end: int) -> int:
    """Where a phrase begins without `some`, `all the`, `16,000`: `16,000 early deaths` are early deaths. `All Nippon Airways` stays."""
    while start < end - 1:
        tag, following = parse.tags[start - parse.start], parse.tags[start + 1 - parse.start]
        determines = words.lower[start] in ARTICLES or (
            words.lower[start] in _QUANTIFIERS and following != "P" and not words.text[start + 1][0].isupper()
        )
        number = words.text[start].replace(",", "").replace(".", "").isdigit() or words.text[start].islower()
        counts = tag == "M" and following in "NAM" and number
        if not (determines or (counts and words.lower[start + 1] not in UNITS)):
            break
        start += 1
    return start
