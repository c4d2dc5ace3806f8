"""What tests share: the shipped graph, the command as people run it, a real Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import FilmGraph

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def films() -> FilmGraph:
    """The graph of the shipped reviews, in memory."""
    return FilmGraph.build()


@pytest.fixture(scope="session")
def run() -> Run:
    """Run ``film-graph`` in a process of its own, as a shell does."""

    def call(
        *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **env: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "graph", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "80", **env},
        )

    return call


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder in which ``film-graph build`` has run on the shipped reviews."""
    folder = tmp_path_factory.mktemp("built")
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def chromium_path() -> str | None:
    """Debian's Chromium, or one that Playwright has brought."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    brought = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(brought[-1]) if brought else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real, headless Chromium."""
    path = chromium_path()
    if path is None:
        reason = "no Chromium here: install Debian's chromium, or run: playwright install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            # Containers have a small /dev/shm: a page that outgrows it crashes.
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield chromium
        chromium.close()
