"""Text to claims: `extract_article`, `extract_articles`, and the spaCy pipeline behind them (`create_pipeline`).

Nothing is imported before it is asked for, so that `extractors.schema` stays light.
"""

_HOMES = {
    "Article": "extractors.article",
    "Extraction": "extractors.extract",
    "create_pipeline": "extractors.language",
    "extract_article": "extractors.extract",
    "extract_articles": "extractors.extract",
}

__all__ = ["Article", "Extraction", "create_pipeline", "extract_article", "extract_articles"]


def __getattr__(name: str):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
