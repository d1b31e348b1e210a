"""Great Expectations' own pages (Data Docs) about a publication, on request.

The pages load scripts, fonts and a logo from the network and show when they were made, so they are no part of what is
published; `validation.json` says the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import great_expectations as gx
import pandas
from great_expectations.data_context import EphemeralDataContext

from extractors.schema import TABLES
from suites.catalogue import row_expectations
from suites.claims import claim_facts
from suites.counts import count_publication
from suites.engine import build_suite, new_context
from suites.expected import Expected
from suites.frames import as_text
from suites.rates import expected_rates, measure_rates
from suites.validate import suites_of

SITE = "newsledger"


def build_data_docs(
    tables: Mapping[str, pandas.DataFrame],
    texts: Mapping[str, str],
    folder: Path,
    *,
    units: Collection[str],
    places: Collection[str],
) -> Path:
    """Validate both steps once more and write Great Expectations' pages to `folder`; the path of the first page.

    Arguments are those of `validate_rows` and `validate_tables`; the folder is made where it is missing.
    """
    context = new_context()
    context.add_data_docs_site(SITE, _site(folder))
    for name, frame, expected in _suites(tables, texts, {"units": units, "places": places}):
        _validate(context, name, frame, expected)
    context.build_data_docs(site_names=[SITE])
    return folder / "index.html"


def _suites(tables: Mapping[str, pandas.DataFrame], texts: Mapping[str, str], codes: Mapping[str, Collection[str]]):
    """Name, frame and expectations of every suite of both steps."""
    frames = {name: as_text(tables[name]) for name in TABLES if name in tables}
    counts = count_publication({name: frame.fillna("").to_dict("records") for name, frame in frames.items()})
    yield "claims.rows", claim_facts(frames["claims"], texts), row_expectations(codes)
    for name in frames:
        yield from suites_of(name, frames[name], frames, codes)
    yield "publication", measure_rates(counts), expected_rates()


def _site(folder: Path) -> dict:
    backend = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())}
    return {
        "class_name": "SiteBuilder",
        "store_backend": backend,
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }


def _validate(
    context: EphemeralDataContext, name: str, frame: pandas.DataFrame, expected: tuple[Expected, ...]
) -> None:
    suite = context.suites.add(build_suite(name, expected))
    asset = context.data_sources.add_pandas(name).add_dataframe_asset(name)
    definition = gx.ValidationDefinition(name=name, data=asset.add_batch_definition_whole_dataframe(name), suite=suite)
    definition = context.validation_definitions.add(definition)
    checkpoint = gx.Checkpoint(name=name, validation_definitions=[definition], result_format="COMPLETE")
    context.checkpoints.add(checkpoint).run(batch_parameters={"dataframe": frame})
