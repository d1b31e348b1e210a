"""How steps are carried out: by workers that may die."""

import os

import pytest

from flows.errors import RunError
from flows.runner import DirectRunner
from flows.runs import explained
from flows.settings import make_settings


def test_a_worker_that_dies_is_told_with_the_remedy(tmp_path):
    (tmp_path / "raw").mkdir()
    settings = make_settings(raw=tmp_path / "raw", out=tmp_path / "out")
    with (
        pytest.raises(RunError, match=r"A worker died .* fewer --workers"),
        explained(settings),
        DirectRunner(2) as runner,
    ):
        list(runner.map("die", os._exit, [9, 9]))
