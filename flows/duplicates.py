"""Which articles are copies: the same text again, or nearly (`flows.sketch`). A copy is not extracted, and counts for nothing.

Articles are taken in the order of their day of publication (a known day before none), then of their file's name, never of their
arrival: each is a copy of the first *original* before it that it is alike, else an original itself. So a chain of copies of copies
comes out the same whatever came first, and every copy is alike its own original. Only articles that are new or changed, and those that
share a band with them, are looked at again; where one turns out otherwise than before, so are those behind it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.article import Article
from flows.checking import put_off_across
from flows.ledger import Ledger, copies_of
from flows.records import load_record
from flows.sketch import bands, is_copy, load_sketch

COMPARE = "compare"
"""What articles are put off for that are new, changed, or copies of one that is."""

KEPT = 5_000
"""Texts that are kept in memory, of an archive that may have very many."""

Place = tuple[str, str]
"""Day of publication, or what sorts behind all days, and article_id: the order in which articles are taken."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article as it is compared."""

    place: Place
    body_hash: str
    sketch: str

    def is_like(self, other: Text) -> bool:
        """Whether one of the two is a copy of the other."""
        if self.body_hash == other.body_hash:
            return True
        earlier, later = sorted((self, other), key=lambda text: text.place)
        return is_copy(load_sketch(earlier.sketch), load_sketch(later.sketch))


def put_off_comparison(ledger: Ledger, article_id: str) -> None:
    """Have an article, and those that are marked as its copies, compared: it is new, or is about to change or to go."""
    ledger.put_off(COMPARE, [article_id, *copies_of(ledger, article_id)])


def replace_bands(ledger: Ledger, article_id: str, body_hash: str, sketch: str) -> None:
    """Enter what the near-copies of an article are looked up by; nothing where it is gone."""
    ledger.connection.execute("DELETE FROM bands WHERE article_id = ?", (article_id,))
    found = {body_hash, *map(str, bands(load_sketch(sketch)))} if sketch else {body_hash} - {""}
    rows = [(band, article_id) for band in sorted(found)]
    ledger.connection.executemany("INSERT INTO bands (band, article_id) VALUES (?, ?)", rows)


def mark_duplicates(ledger: Ledger) -> None:
    """Give every copy the article_id of its original, and take it from what is none any more."""
    with ledger.transaction():
        texts = Texts(ledger)
        new = [text.place for name in by_family(ledger, ledger.take_up(COMPARE)) if (text := texts.find(name))]
        heap = sorted({*new, *(place for one in new for place in texts.like(one))})
        while heap:
            place = heapq.heappop(heap)
            while heap and heap[0] == place:
                heapq.heappop(heap)
            if texts.settle(place):
                for later in texts.like(place):
                    if later > place:
                        heapq.heappush(heap, later)


def by_family(ledger: Ledger, article_ids: Iterable[str]) -> list[str]:
    """The articles in an order in which texts of one template, which are all held against one another, come together."""
    query = "SELECT min(band) FROM bands WHERE article_id = ?"
    return sorted(article_ids, key=lambda name: (ledger.connection.execute(query, (name,)).fetchone()[0] or "", name))


class Texts:
    """The articles of a ledger, as they are compared: texts are loaded where they are needed and kept for a while, what is like
    them is found once."""

    def __init__(self, ledger: Ledger):
        self.ledger = ledger
        self.find = lru_cache(KEPT)(self.find)
        self.like = cache(self.like)

    def find(self, article_id: str) -> Text | None:
        query = "SELECT record, body_hash, sketch FROM articles WHERE article_id = ?"
        row = self.ledger.connection.execute(query, (article_id,)).fetchone()
        if row is None:
            return None
        day = load_record(Article, row[0]).published
        return Text((day.isoformat() if day else "9999", article_id), row[1], row[2])

    def like(self, place: Place) -> list[Place]:
        """The other texts that are like the one at this place."""
        query = """SELECT DISTINCT b.article_id FROM bands a JOIN bands b USING (band)
            WHERE a.article_id = ? AND b.article_id != a.article_id"""
        names = self.ledger.connection.execute(query, (place[1],)).fetchall()
        text, others = self.find(place[1]), [self.find(name) for (name,) in names]
        return [other.place for other in others if text is not None and other is not None and text.is_like(other)]

    def original_of(self, place: Place) -> str:
        """The article that a text is a copy of: the first original before it that it is like."""
        before = sorted(other for other in self.like(place) if other < place)
        return next((article_id for _, article_id in before if not self.mark_of(article_id)), "")

    def mark_of(self, article_id: str) -> str:
        query = "SELECT duplicate_of FROM articles WHERE article_id = ?"
        return self.ledger.connection.execute(query, (article_id,)).fetchone()[0]

    def settle(self, place: Place) -> bool:
        """Mark a text as what it is; False where it is marked so already."""
        article_id, original = place[1], self.original_of(place)
        if original == self.mark_of(article_id):
            return False
        self.ledger.connection.execute(
            "UPDATE articles SET duplicate_of = ? WHERE article_id = ?", (original, article_id)
        )
        self.ledger.touch([article_id])
        put_off_across(self.ledger, article_id)
        return True
