"""The two steps of validation; see the package's docstring.

Frames are as `suites.frames.table_frame` makes them: every cell text, as the CSV will hold it, before formula characters
are neutralised; an empty cell is missing (`""` will do too). Rows stand in the order of publication.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas

from suites.results import RowValidation, TableValidation


def validate_rows(
    tables: Mapping[str, pandas.DataFrame],
    texts: Mapping[str, str],
    *,
    units: Collection[str],
    places: Collection[str],
) -> RowValidation:
    """Step one: what every single claim must meet. Only `tables["claims"]` is looked at, and it may be a part of the
    whole (the articles that changed).

    `texts` gives the text of each claim's article, in which offsets count; each is asked for once, so the mapping may
    load them as it goes. `units` are the names of units that the extractors know, `places` the ISO 3166-1 alpha-2 codes.
    """
    raise NotImplementedError


def validate_tables(
    tables: Mapping[str, pandas.DataFrame],
    *,
    units: Collection[str],
    places: Collection[str],
) -> TableValidation:
    """Step two: keys, order, counts, and what holds between tables, on all tables of `TABLES` but `changes` (optional: it
    is made after, against the last publication), with the claims that step one refused in quarantine.

    A missing table raises KeyError. No texts are needed.
    """
    raise NotImplementedError
