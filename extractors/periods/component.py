"""The component `periods`: finds the words of time, resolves them in discourse, and infers when the article was published."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.article import Article
from extractors.periods.reading import read_periods
from extractors.schema import Publication


@Language.factory("periods")
def create_periods(nlp: Language, name: str):
    return mark_periods


def mark_periods(doc: Doc) -> Doc:
    """Set `doc._.periods`, `doc._.publication` and `doc.spans["periods"]`."""
    article = doc._.article
    doc._.publication, periods = read_periods(doc, stated_publication(article), fiscal_start_of(article))
    doc._.periods = periods
    doc.spans["periods"] = [Span(doc, period.start, period.end, label=period.kind) for period in periods]
    return doc


def stated_publication(article: Article | None) -> Publication | None:
    """The publication day that metadata or the file's name gives."""
    day: date | None = article.published if article else None
    return (
        Publication(day, day, article.published_from if article.published_from != "unknown" else "metadata")
        if day
        else None
    )


def fiscal_start_of(article: Article | None) -> int:
    """The month that a fiscal year begins with; 0 where metadata does not say."""
    return (article.fiscal_year_start or 0) if article else 0
