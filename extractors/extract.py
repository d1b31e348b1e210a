"""Articles in, claims out: the one entrance for flows, the command line and benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language

from extractors.article import Article
from extractors.language import create_pipeline, make_doc
from extractors.schema import Claim, Publication
from extractors.text.abbreviations import find_abbreviations
from extractors.text.words import read_words
from extractors.text.zones import article_mask


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one article. `words` counts the words of the article itself, without boilerplate; `short_forms` are names that
    it shortens itself."""

    article: Article
    publication: Publication
    claims: tuple[Claim, ...]
    words: int
    short_forms: Mapping[str, str]


@lru_cache(maxsize=1)
def shared_pipeline() -> Language:
    """The pipeline of this process, built on first use."""
    return create_pipeline()


def extract_articles(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Extract the claims of each article, in order.

    The vocabulary grows with every new word, so a batch of articles is worked off inside a memory zone, and what leaves
    it holds strings only. Articles are taken one at a time: the iterable may be lazy.
    """
    nlp = shared_pipeline()
    for article in articles:
        with nlp.memory_zone():
            yield read_extraction(article, nlp)


def extract_article(article: Article) -> Extraction:
    """Extract the claims of one article.

    >>> extraction = extract_article(Article(article_id="a", file="a.txt", text="The firm sold 435 homes."))
    >>> [(claim.quote, claim.unit, claim.item) for claim in extraction.claims]
    [('435 homes', 'count', 'homes')]
    """
    return next(extract_articles([article]))


def read_extraction(article: Article, nlp: Language) -> Extraction:
    doc = nlp(make_doc(nlp, article))
    mask = article_mask(doc)
    texts = read_words(doc).text
    words = sum(
        1 for text, inside in zip(texts, mask, strict=True) if inside and (text[0].isalnum() or text[-1].isalnum())
    )
    claims = tuple(doc._.claims)
    short_forms = find_abbreviations(article.text) if claims else {}
    return Extraction(article, doc._.publication or Publication(), claims, words, short_forms)
