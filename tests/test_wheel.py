"""The wheel, built, installed in a fresh environment, and used away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", out, ROOT], check=True
    )
    (built,) = out.glob("*.whl")
    return built


def test_contents(wheel: Path) -> None:
    """Data, queries and the page's sources travel inside the package; tests do not."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "graph/data/vocabulary.ttl", "graph/data/shapes.ttl", "graph/data/reviews/ballerina.txt",
        "graph/data/rules/labels.toml", "graph/queries/spinoff-lineage.rq", "graph/py.typed",
        "graph/views/template.html", "graph/views/app/main.js",
    ):  # fmt: skip
        assert wanted in names
    assert not [n for n in names if n.startswith(("tests", "data", "queries"))]


def test_main_job_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """Installed elsewhere, the command builds the shipped graph and answers a question."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    inside = next((environment / "lib").glob("python3*/site-packages"))
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True)
    # What the wheel depends on is at hand already; only the package itself must be the wheel's.
    (inside / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    command = environment / "bin" / "film-graph"
    build = subprocess.run(
        [command, "build"], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False
    )
    assert build.returncode == 0, build.stderr
    answer = subprocess.run(
        [command, "query", "spinoff-lineage", "--format", "csv"],
        cwd=tmp_path, env=clean, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Ballerina" in answer.stdout
    where = subprocess.run(
        [python, "-c", "import graph; print(graph.__file__)"],
        cwd=tmp_path, env=clean, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(inside))
