"""The same input gives the same bytes: in another folder, under another hash seed."""

from __future__ import annotations

import shutil
from pathlib import Path

from graph.resources import folder

from .conftest import Run


def test_two_builds(run: Run, tmp_path: Path) -> None:
    """N-Quads and page are identical, byte for byte, and name no folder of this machine."""
    outputs = []
    for seed, name in (("1", "one"), ("2", "another/place")):
        place = tmp_path / name
        shutil.copytree(folder("data/reviews"), place / "reviews")
        assert run("build", "reviews", cwd=place, PYTHONHASHSEED=seed).returncode == 0
        assert run("export", "out.nq", cwd=place, PYTHONHASHSEED=seed).returncode == 0
        outputs.append(((place / "out.nq").read_bytes(), (place / "film-graph.html").read_bytes()))
    assert outputs[0][0] == outputs[1][0]
    assert outputs[0][1] == outputs[1][1]
    assert str(tmp_path).encode() not in outputs[0][0] + outputs[0][1]


def test_order_of_paths_does_not_matter(run: Run, tmp_path: Path) -> None:
    """Pages given in another order make the same graph."""
    files = sorted(folder("data/reviews").iterdir())[:8]
    for name, order in (("a", files), ("b", files[::-1])):
        (tmp_path / name).mkdir()
        run("build", *order, cwd=tmp_path / name)
        run("export", "out.nq", cwd=tmp_path / name)
    assert (tmp_path / "a/out.nq").read_bytes() == (tmp_path / "b/out.nq").read_bytes()
