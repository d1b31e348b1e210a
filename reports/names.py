"""Names of pages: safe on any file system, unique for any article."""

from __future__ import annotations

import re
from hashlib import sha256

PAGES = ("index.html", "claims.html", "series.html")
"""The pages of the run."""

ASSETS = ("assets/report.css", "assets/report.js")
"""Files that every page uses."""

LONGEST = 60


def page_path(article_id: str) -> str:
    """Where an article's page stands in the report: words of its id for people, a hash so that no two are the same.

    >>> page_path("2025/Results.txt#3")
    'articles/2025-results-txt-3-82ddbd0f1875.html'
    >>> page_path("../../../etc/passwd")
    'articles/etc-passwd-56bfa7338a2d.html'
    """
    words = re.sub(r"[^a-z0-9]+", "-", article_id.lower()).strip("-")[:LONGEST].strip("-")
    digest = sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"articles/{words}-{digest}.html" if words else f"articles/{digest}.html"
