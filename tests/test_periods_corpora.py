"""Against annotated development data, where they are at hand: they may only get better."""

from __future__ import annotations

import importlib.util
import json
from datetime import date

import pytest
from conftest import shared_data

from benchmarks.timex import create_tagger, make_docs, timexes


@pytest.fixture(scope="module")
def scorer():
    path = shared_data("bench", "score_timex.py")
    module = importlib.util.module_from_spec(spec := importlib.util.spec_from_file_location("score_timex", path))
    spec.loader.exec_module(module)
    return module


def read(texts: dict) -> dict:
    nlp = create_tagger()
    return {name: list(timexes(nlp(doc))) for name, doc in zip(texts, make_docs(nlp, texts), strict=True)}


def test_timex_values(scorer):
    gold = scorer.load_gold(str(shared_data("timex", "meantime_dev")))
    found = read({doc["id"]: {"dct": doc["dct"], "text": doc["text"]} for doc in gold})
    score = scorer.score(gold, found)
    assert score["relaxed"]["F1"] >= 93
    assert score["value"]["F1"] >= 84
    assert score["interval_recall"]["R"] >= 87


# Where the annotation cannot be right, what is right.
BETTER = {
    "a year ago": "2009-02",  # annotated as a length, P1Y; what is compared is a month
    "the same period a year earlier": "2008-Q3",  # annotated as 2009-10, the month of publication; it is a third quarter
}


def test_comparisons(scorer):
    lines = shared_data("timex", "comparison_dev.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    gold = {doc["id"]: doc for doc in scorer.load_gold(str(shared_data("timex", "meantime_dev")))}
    found = read({entry["doc"]: {"dct": entry["dct"], "text": gold[entry["doc"]]["text"]} for entry in entries})
    for entry in entries:
        values = [t["value"] for t in found[entry["doc"]] if t["start"] < entry["end"] and entry["start"] < t["end"]]
        assert values == [BETTER.get(entry["text"], entry["value"])], entry["text"]


def test_publication_inferred_from_dated_articles():
    """Articles whose day is known, read as if it were not: what the text commits to must hold."""
    from extractors.article import Article
    from extractors.extract import shared_pipeline
    from extractors.language import make_doc

    nlp = shared_pipeline()
    wrong = []
    for path in sorted(shared_data("articles").glob("wn-2019-0[1-4]*.txt")):
        text = path.read_text(encoding="utf-8-sig")
        published = date.fromisoformat(text.split('published: "')[1][:10])
        publication = nlp(make_doc(nlp, Article(article_id="a", file="a", text=text)))._.publication
        after, before = publication.earliest, publication.latest
        if (after and after > published) or (before and before < published):
            wrong.append((path.name, after, before))
    assert wrong == []
