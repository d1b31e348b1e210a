"""Writes the TIMEX3 values that the component `periods` finds, for scoring against annotated corpora.

    python -m benchmarks.timex TEXTS.text.json OUT.json [--repeat N] [--peers]

TEXTS: {document: {"dct": day of publication, "text": ...}}. OUT: {document: [{start, end, text, type, value}]}, characters of the text.
The corpora annotate the ends of a composed period (`from June to August`) one by one, so they are written so.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import spacy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractors import components  # noqa: E402, F401  (registers the stages)
from extractors.article import Article  # noqa: E402
from extractors.text.tokenization import customize_tokenizer  # noqa: E402


def create_tagger() -> spacy.Language:
    """Tokens, sentences, periods, and nothing else."""
    nlp = spacy.blank("en")
    customize_tokenizer(nlp)
    nlp.add_pipe("sentences")
    nlp.add_pipe("periods")
    return nlp


def make_docs(nlp: spacy.Language, texts: dict) -> list:
    docs = []
    for name, entry in texts.items():
        doc = nlp.make_doc(entry["text"])
        doc._.article = Article(article_id=name, file=name, text=entry["text"], published=day_of(entry["dct"]))
        docs.append(doc)
    return docs


def day_of(value: str | None) -> date | None:
    """The day of a TIMEX3 value such as `1998-02-27T08:00`."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def timexes(doc) -> Iterator[dict]:
    for period in doc._.periods:
        for part in period.parts or (period,):
            span = doc[part.start : part.end]
            yield {
                "start": span.start_char,
                "end": span.end_char,
                "text": span.text,
                "type": part.kind.upper(),
                "value": part.timex,
            }


def peer_speeds(texts: dict, words: int) -> Iterator[str]:
    """Words a second of other finders of dates, each where it is installed, over the same texts."""
    for name, find in (("dateparser search_dates", load_dateparser), ("Recognizers-Text", load_recognizers)):
        try:
            search = find()
        except ImportError:
            yield f"{name}: not installed"
            continue
        start = time.perf_counter()
        for entry in texts.values():
            search(entry["text"])
        yield f"{name}: {words / (time.perf_counter() - start):,.0f} words a second"


def load_dateparser():
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def load_recognizers():
    from recognizers_date_time import recognize_datetime

    return lambda text: recognize_datetime(text, "en-us")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("out")
    parser.add_argument("--repeat", type=int, default=1, help="read everything N times, for a steadier speed")
    parser.add_argument(
        "--peers", action="store_true", help="time dateparser and Recognizers-Text too, where they are installed"
    )
    arguments = parser.parse_args()
    texts = json.loads(Path(arguments.texts).read_text(encoding="utf-8"))
    nlp = create_tagger()
    spent = 0.0
    for _ in range(arguments.repeat):
        docs = make_docs(nlp, texts)
        start = time.perf_counter()
        docs = [nlp(doc) for doc in docs]
        spent += time.perf_counter() - start
    found = {name: list(timexes(doc)) for name, doc in zip(texts, docs, strict=True)}
    Path(arguments.out).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    words = sum(len(entry["text"].split()) for entry in texts.values()) * arguments.repeat
    total = sum(map(len, found.values()))
    if arguments.peers:
        print(*peer_speeds(texts, words // arguments.repeat), sep="\n")
    print(f"{total} expressions in {len(texts)} documents; {words / spent:,.0f} words a second after tokenising")


if __name__ == "__main__":
    main()
