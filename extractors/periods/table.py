"""What every expression in the rules' examples means, as a table in Markdown: the page docs/periods.md.

python -m extractors.periods.table > docs/periods.md
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.examples import PUBLISHED, interval_text, parse_example
from extractors.extract import shared_pipeline
from extractors.language import make_doc
from extractors.periods.families import TABLES
from extractors.periods.ranges import COMPOSITIONS
from extractors.periods.relations import PLACINGS

HEAD = f"""# Expressions of time

Made from the examples of the rules in `extractors/periods/` by `python -m extractors.periods.table`; every line is a test. All are read in
an article published on {PUBLISHED:%A, {PUBLISHED.day} %B %Y}. An empty end is open.

| family | words | kind | TIMEX3 | first and last day |
| --- | --- | --- | --- | --- |
"""


def render() -> str:
    """The page."""
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows())


def rows() -> Iterator[tuple[str, ...]]:
    """One row a period in an example, the period in bold."""
    rules = [rule for table in TABLES for rule in table.FAMILIES] + [*COMPOSITIONS, *PLACINGS]
    nlp = shared_pipeline()
    for rule in rules:
        for example in map(parse_example, rule.examples):
            doc = nlp(make_doc(nlp, example.article))
            for period in doc._.periods:
                start = doc[period.start].idx
                words = f"{doc.text[:start]}**{period.text}**{doc.text[start + len(period.text) :]}"
                days = interval_text(period.first, period.last)
                yield rule.name.replace("_", " "), words, period.kind, period.timex, days


if __name__ == "__main__":
    print(render(), end="")
