"""The Python that the README shows, run from top to bottom on the published dataset, as a new user would."""

from __future__ import annotations

import re

from conftest import ROOT

CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_its_python_prints_levels_and_draws_a_chart(tmp_path, monkeypatch, capsys):
    (tmp_path / "output").symlink_to(ROOT / "output")
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    for code in CODE.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        exec(compile(code, "README.md", "exec"), names)
    assert "Musso EV" in capsys.readouterr().out
    assert list(names["musso"].value) == [12231, 14313]
    assert (tmp_path / "musso.png").read_bytes().startswith(b"\x89PNG")
