"""The README is true: every command in it runs, every command there is is in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from graph.cli import main
from graph.query import library
from graph.resources import folder

from .conftest import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.strip() for line in README.splitlines() if line.startswith("    film-graph ")]


def split(line: str) -> list[str]:
    """Split a command line as a shell does, for the two kinds of quotes that the README uses."""
    found = re.findall(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""", line)
    return [re.sub(r"""["']""", "", word) for word in found]


def test_the_first_lines() -> None:
    """Two commands stand before everything else, and CI calls the second as it is."""
    first, second = [line.strip() for line in README.splitlines() if line.startswith("    ")][:2]
    assert first == "python -m pip install . && film-graph build"
    assert second == "python -m pip install '.[test]' && python -m pytest"
    assert f"\n{second}\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    here = tmp_path_factory.mktemp("readme")
    shutil.copytree(folder("data/reviews"), here / "my-reviews")
    shutil.copytree(ROOT / "tests" / "gold", here / "tests" / "gold")
    (here / "my-reviews" / "dune.txt").write_text("**Dune, 2021.** Directed by Denis Villeneuve.\n")
    assert run("build", "my-reviews/", cwd=here).returncode == 0
    return here


@pytest.mark.parametrize("line", COMMANDS)
def test_every_documented_command_runs(place: Path, run: Run, line: str) -> None:
    """Each indented command of the README runs as it stands and says something."""
    done = run(*split(line)[1:], cwd=place)
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr


def test_every_command_is_documented() -> None:
    """No command is missing from the README."""
    for name in main.commands:
        assert f"film-graph {name}" in README, name


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code block of the README runs from top to bottom."""
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    shutil.copytree(folder("data/reviews"), tmp_path / "data" / "reviews")
    monkeypatch.chdir(tmp_path)
    exec(compile(code[1], "README.md", "exec"), {})  # noqa: S102  # the README is ours
    assert (tmp_path / "lineage.html").exists()
    assert (tmp_path / "films.nq").exists()


def test_numbers() -> None:
    """Counts in the documents are those of the files."""
    assert f"library of {len(library())} questions" in README
    reviews = sum(1 for _ in folder("data/reviews").iterdir())
    assert f"{reviews} shipped reviews" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"{reviews} review pages" in (ROOT / "data/README.md").read_text(encoding="utf-8")


def test_nothing_of_this_machine() -> None:
    """No text of ours names the folder that it lies in, or the home of who runs the tests."""
    private = (f"{Path.home()}/", f"{ROOT}/")
    for path in ROOT.rglob("*"):
        inside = set(path.relative_to(ROOT).parts)
        text = path.suffix in {".py", ".md", ".toml", ".rq", ".ttl", ".txt", ".html", ".js"}
        ours = not {".git", ".venv", "build", "dist"} & inside
        if text and ours and path.is_file():
            content = path.read_text(encoding="utf-8")
            assert not any(folder in content for folder in private), path
