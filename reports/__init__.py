"""The published tables as pages to read: rows and texts in, HTML out. Pure: no files are written, no clock is read.

>>> import reports
>>> reports.page_path("2025/Results.txt#3")
'articles/2025-results-txt-3-82ddbd0f1875.html'
"""

_HOMES = {
    "ArticleRows": "reports.rows",
    "Row": "reports.rows",
    "PAGES": "reports.names",
    "Overview": "reports.overview",
    "page_path": "reports.names",
    "newest_articles": "reports.overview",
    "title_of": "reports.articles",
    "opening_of": "reports.articles",
    "render_article": "reports.articles",
    "ASSETS": "reports.names",
    "MOST_CHECKS": "reports.overview",
    "asset": "reports.rendering",
    "first_checks": "reports.overview",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
