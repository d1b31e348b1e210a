"""What the whole way from text to claims costs, against spaCy's mere tokenising of the same texts.

    python -m benchmarks.speed [FOLDER] [--rounds N] [--limit N]

FOLDER: articles as .txt or .md (default: raw_articles). Prints three tables: the ratio, taken side by side in one run, both sides in turn and
each round with pipelines built anew (so that no side profits from words it has seen); the share of each component; and the time for one
long article of growing size, which must grow in proportion. Readers of quantities by others stand beside it where they are
installed (`pip install quantulum3 recognizers-text-suite`). Seconds are of CPU time, so that waiting for others on the machine is not counted.
Prints, never asserts: times belong to the machine.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from extractors.article import Article
from extractors.language import create_pipeline, make_doc
from extractors.text.zones import ARTICLE_ZONES, find_zones
from flows.read import read_article_file

ROOT = Path(__file__).resolve().parent.parent

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000)
"""Characters of the long article."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "raw_articles")
    parser.add_argument("--rounds", type=int, default=5, help="times that both sides run (default 5)")
    parser.add_argument("--limit", type=int, default=0, help="only the first N articles")
    options = parser.parse_args()
    articles = read_articles(options.folder, options.limit)
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words:,} words, {options.rounds} rounds\n")
    run_pipeline(create_pipeline(), articles[:1], {})  # the word lists that are loaded once a process
    print_ratio(articles, words, options.rounds)
    print_linearity([prose(text) for text in texts])
    print_peers(texts, words)


def read_articles(folder: Path, limit: int) -> list[Article]:
    """The articles as a run reads them, with what their front matter says."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    if not paths:
        sys.exit(f"no .txt or .md in {folder}")
    return [article for path in paths[: limit or None] for article in read_article_file(path)]


def prose(text: str) -> str:
    """Headline and body: in one long text a notice or comment of one article would close all that follow."""
    return "\n\n".join(text[zone.start : zone.end] for zone in find_zones(text) if zone.label in ARTICLE_ZONES)


# Side by side


def print_ratio(articles: list[Article], words: int, rounds: int) -> None:
    plain, whole, shares = [], [], {}
    for _ in range(rounds):
        plain.append(timed(tokenize, spacy.blank("en"), [article.text for article in articles]))
        whole.append(timed(run_pipeline, create_pipeline(), articles, shares))
    ratios = sorted(b / a for a, b in zip(plain, whole, strict=True))
    print("                      CPU seconds     words/s")
    print(f"spacy.blank, tokenising  {statistics.median(plain):8.3f}  {words / statistics.median(plain):10,.0f}")
    print(f"text to claims           {statistics.median(whole):8.3f}  {words / statistics.median(whole):10,.0f}")
    print(f"ratio                    {statistics.median(ratios):8.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})\n")
    print_shares(shares, sum(plain))


def timed(work: Callable, *arguments) -> float:
    """CPU seconds of one call, with the garbage of earlier ones out of the way."""
    gc.collect()
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start


def tokenize(nlp: spacy.Language, texts: list[str]) -> None:
    for text in texts:
        nlp.make_doc(text)


def run_pipeline(nlp: spacy.Language, articles: list[Article], shares: dict[str, float]) -> int:
    """Every component over every article, as `nlp(doc)` does; adds each one's seconds to `shares`, and returns the number of claims."""
    claims = 0
    for article in articles:
        start = time.process_time()
        doc = make_doc(nlp, article)
        start = add_time(shares, "tokenizer", start)
        for name, component in nlp.pipeline:
            doc = component(doc)
            start = add_time(shares, name, start)
        claims += len(doc._.claims)
    return claims


def add_time(shares: dict[str, float], name: str, start: float) -> float:
    now = time.process_time()
    shares[name] = shares.get(name, 0.0) + now - start
    return now


def print_shares(shares: dict[str, float], tokenizing: float) -> None:
    total = sum(shares.values())
    print("component        share   times tokenising")
    for name, seconds in shares.items():
        print(f"{name:<14}{seconds / total:8.1%}{seconds / tokenizing:10.2f}")
    print()


# Growth


def print_linearity(texts: list[str]) -> None:
    """One article of each size, undated, made of all the texts in turn; seconds a megabyte must stay the same."""
    print("one article of    CPU seconds   seconds/MB   claims")
    paragraphs = "\n\n".join(texts)
    for size in SIZES:
        text = (paragraphs * (size // len(paragraphs) + 1))[:size]
        nlp = create_pipeline()
        gc.collect()
        start = time.process_time()
        claims = run_pipeline(nlp, [Article(article_id="long", file="long.txt", text=text)], {})
        seconds = time.process_time() - start
        print(f"{size:>10,} chars {seconds:10.3f} {seconds / size * 1e6:12.2f} {claims:8,}")
    print()


# Others


def print_peers(texts: list[str], words: int) -> None:
    for name, load in (("quantulum3", load_quantulum), ("Recognizers-Text", load_recognizers)):
        try:
            read = load()
        except ImportError as missing:
            print(f"{name:<18} skipped: not installed ({missing})")
            continue
        seconds = timed(lambda read=read: [read(text) for text in texts])
        print(f"{name:<18} {seconds:10.3f} s {words / seconds:10,.0f} words/s")


def load_quantulum() -> Callable[[str], object]:
    from quantulum3 import parser

    parser.parse("3 km")
    return parser.parse


def load_recognizers() -> Callable[[str], object]:
    from recognizers_number import recognize_number
    from recognizers_text import Culture

    recognize_number("3", Culture.English)
    return lambda text: recognize_number(text, Culture.English)


if __name__ == "__main__":
    main()
