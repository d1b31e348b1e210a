"""Mutated articles through the whole pipeline, for as long as you like: nothing may crash, hang, or misquote.

    python -m benchmarks.fuzz [FOLDER] [--minutes 10] [--seed 0]

FOLDER: articles as .txt or .md (default: raw_articles). Each round takes a piece of an article, cuts, doubles, swaps and replaces parts of it
(digits, signs, blanks, quotes, whole words of other articles), and extracts its claims. Prints what failed, with the seed that shows it
again, the slowest round a kilobyte, and exits with 1 if anything failed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from datetime import date
from pathlib import Path

from extractors import Article, extract_article

ROOT = Path(__file__).resolve().parent.parent
JUNK = list("0123456789.,%$€£-–—/:;()[]\"'“”’ \n\t\r\x00\u200b\u202e\u00a0½²ßİ")
JUNK += [
    "1e9",
    "٣",
    "10,00",
    "$.5",
    "--",
    "'s",
    "per cent",
    "million",
    "from",
    "to",
    "up",
    "between",
    "and",
    "half",
    "a third",
    "Q3",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "raw_articles")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(options.folder.iterdir()) if path.suffix in (".txt", ".md")
    ]
    end, seed, claims, failures, slowest = time.monotonic() + 60 * options.minutes, options.seed, 0, 0, (0.0, 0)
    while time.monotonic() < end:
        text = mutate(texts, random.Random(seed))
        start = time.monotonic()
        try:
            claims += check(text)
        except Exception:
            failures += 1
            print(f"seed {seed}:\n{traceback.format_exc()}", file=sys.stderr)
        slowest = max(slowest, ((time.monotonic() - start) / max(1, len(text) / 1000), seed))
        seed += 1
    print(
        f"{seed - options.seed:,} texts, {claims:,} claims, {failures} failures; slowest {slowest[0]:.3f} s/kB (seed {slowest[1]})"
    )
    sys.exit(bool(failures))


def mutate(texts: list[str], chance: random.Random) -> str:
    """A piece of an article with up to thirty changes."""
    text = chance.choice(texts)
    start = chance.randrange(max(1, len(text)))
    text = text[start : start + chance.randrange(50, 3000)]
    for _ in range(chance.randrange(30)):
        text = change(text, texts, chance)
    return text


def change(text: str, texts: list[str], chance: random.Random) -> str:
    i, j = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    j = min(j, i + 40)
    match chance.randrange(5):
        case 0:
            return text[:i] + text[j:]
        case 1:
            return text[:j] + text[i:j] * chance.randrange(1, 4) + text[j:]
        case 2:
            return text[:i] + "".join(chance.choices(JUNK, k=chance.randrange(1, 6))) + text[j:]
        case 3:
            other = chance.choice(texts)
            k = chance.randrange(max(1, len(other)))
            return text[:i] + other[k : k + chance.randrange(1, 60)] + text[i:]
        case _:
            return text[:i] + text[i:j][::-1] + text[j:]


def check(text: str) -> int:
    """Extract the claims and hold them against the text; how many there are."""
    claims = extract_article(Article(article_id="fuzz", file="fuzz", text=text, published=date(2024, 2, 29))).claims
    for claim in claims:
        assert text[claim.char_start : claim.char_end] == claim.quote, f"{claim.quote!r} does not stand where it says"
        assert claim.value_low is None or claim.value_high is None or claim.value_low <= claim.value_high, (
            f"ends of {claim.quote!r}"
        )
        assert not (claim.period_start and claim.period_end) or claim.period_start <= claim.period_end, (
            f"period of {claim.quote!r}"
        )
    assert len({claim.claim_id for claim in claims}) == len(claims), "two claims with one id"
    return len(claims)


if __name__ == "__main__":
    main()
