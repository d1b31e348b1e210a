"""The page of one article: its text with every claim marked, the claims' rows, and the checks. Nothing else goes into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from reports.rendering import render
from reports.rows import ArticleRows, Row, places, weight

TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)
LONGEST = 90
"""Characters of an opening."""

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text: plain, or a claim's quote."""

    text: str
    claim: Row | None = None


def render_article(rows: ArticleRows, text: str | None) -> str:
    """The article's page as HTML; without a text, claims are shown in their sentences."""
    front, paragraphs = ("", []) if text is None else cut_text(text, rows.all_claims)
    return render(
        "article.html",
        rows=rows,
        front=front,
        paragraphs=paragraphs,
        has_text=text is not None,
        checks=sorted(rows.checks, key=weight),
        root="../",
        page="article",
    )


def title_of(page: str) -> str:
    """What an article's page is called, from the page itself.

    >>> title_of("<title>A &amp; B · Newsledger</title>")
    'A & B'
    """
    match = TITLE.search(page)
    return unescape(match[1]).removesuffix(" · Newsledger") if match else ""


def opening_of(text: str | None) -> str:
    """How a text begins, in a line: what an article without a title is called.

    >>> opening_of("---\\ntitle:\\n---\\nSales fell. " + "Nobody knows why they did. " * 9)
    'Sales fell. Nobody knows why they did. Nobody knows why they did. Nobody knows why they…'
    """
    body = (text or "")[FRONT_MATTER.match(text or "").end() :] if FRONT_MATTER.match(text or "") else text or ""
    line = next((" ".join(line.split()) for line in body.splitlines() if line.strip()), "")
    return (
        line
        if len(line) <= LONGEST
        else line[: line.rindex(" ", 0, LONGEST) if " " in line[:LONGEST] else LONGEST] + "…"
    )


def cut_text(text: str, claims: list[Row]) -> tuple[str, list[list[Piece]]]:
    """The front matter, and the text after it as lines of pieces, empty lines left out.

    >>> row = {"claim_id": "a", "char_start": "10", "char_end": "18", "quote": "40 homes"}
    >>> _, lines = cut_text("Homes\\nIt up 40 homes.\\n", [row | {"char_start": "12", "char_end": "20"}])
    >>> [[(piece.text, piece.claim is not None) for piece in line] for line in lines]
    [[('Homes', False)], [('It up ', False), ('40 homes', True), ('.', False)]]
    """
    match = FRONT_MATTER.match(text)
    start = match.end() if match else 0
    lines: list[list[Piece]] = [[]]
    for piece in pieces(text, start, claims):
        for number, part in enumerate(piece.text.splitlines() if piece.claim is None else [piece.text]):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Piece(part, piece.claim))
        if piece.claim is None and piece.text.endswith(("\n", "\r")):
            lines.append([])
    return text[:start].strip(), [line for line in lines if any(piece.text.strip() for piece in line)]


def pieces(text: str, start: int, claims: list[Row]) -> Iterator[Piece]:
    """The text from `start` on, cut where claims begin and end."""
    position = start
    for first, last, claim in places(text, claims):
        if first >= position:
            yield Piece(text[position:first])
            yield Piece(text[first:last], claim)
            position = last
    yield Piece(text[position:])
