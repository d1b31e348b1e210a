"""The claims as compact data for the page that searches in them: tables of words, and one short list a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from reports import words
from reports.names import page_path
from reports.rows import ArticleRows

MOST_UNITS = 30


class Numbered:
    """Strings, each once; a claim refers to them by number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    @property
    def texts(self) -> list[str]:
        return list(self.numbers)


def search_data(articles: Iterable[ArticleRows]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The data, and the words that each filter offers, the most frequent first."""
    texts, pages = Numbered(), Numbered()
    claims: list[list[int | str]] = []
    titles: list[str] = []
    seen: dict[str, Counter[str]] = {"kind": Counter(), "unit": Counter(), "status": Counter(), "standing": Counter()}
    for rows in articles:
        page = page_path(rows.article_id)
        if rows.all_claims and pages(page) == len(titles):
            titles.append(rows.title)
        for claim in rows.all_claims:
            standing = "held back" if "reason" in claim else rows.standing(claim) or "not tested"
            cells = [claim["kind"], claim["unit"], claim["status"], standing]
            for counter, cell in zip(seen.values(), cells, strict=True):
                counter[cell] += 1
            period = words.period(claim["period_start"], claim["period_end"])
            claims.append(
                [
                    pages(page),
                    claim["claim_id"],
                    claim["quote"],
                    words.value(claim),
                    *map(
                        texts,
                        (words.about(claim), period, claim["place"], claim["direction"], *cells, claim["sentence"]),
                    ),
                ]
            )
    options = {name: [word for word, _ in counter.most_common(MOST_UNITS) if word] for name, counter in seen.items()}
    return {"claims": claims, "texts": texts.texts, "pages": pages.texts, "titles": titles}, options
