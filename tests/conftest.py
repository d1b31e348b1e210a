"""What several tests need: the repository, the pipeline built once, and the development data where it is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_data(*parts: str) -> Path:
    """A path in the development data; the test is skipped, visibly, where they are not at hand."""
    folder = Path(os.environ.get("NEWSLEDGER_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    if not folder.exists():
        pytest.skip(f"development data not at hand: {'/'.join(parts)} (set NEWSLEDGER_SHARED)")
    return folder


@pytest.fixture(scope="session")
def nlp():
    from extractors.extract import shared_pipeline

    return shared_pipeline()
