"""The store: one generation replaces another whole, and foreign folders are left alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
from pathlib import Path

import filelock
import pytest

from graph import FilmGraph, StoreError
from graph.store import MARKER

REVIEW = "**{name}, 2021.** Directed by Denis Villeneuve.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "pages" / "page.txt"
    file.parent.mkdir()
    file.write_text(REVIEW.format(name="Dune"))
    return file


def titles(films: FilmGraph) -> list[str]:
    rows = films.query("SELECT ?n WHERE { ?f a schema:Movie ; schema:name ?n } ORDER BY ?n")
    return [str(row["n"]) for row in rows]


def test_build_again_replaces(tmp_path: Path, page: Path) -> None:
    """A second build gives what it was given; one older generation stays for who is opening it."""
    store = tmp_path / "db"
    assert titles(FilmGraph.build([page], store)) == ["Dune"]
    page.write_text(REVIEW.format(name="Enemy"))
    assert titles(FilmGraph.build([page], store)) == ["Enemy"]
    page.write_text(REVIEW.format(name="Arrival"))
    FilmGraph.build([page], store)
    assert len([p for p in store.iterdir() if p.name.startswith("store-")]) == 2


def test_an_open_reader_survives_a_build(tmp_path: Path, page: Path) -> None:
    """Who reads the old generation goes on reading it."""
    store = tmp_path / "db"
    FilmGraph.build([page], store)
    reader = FilmGraph.open(store)
    page.write_text(REVIEW.format(name="Enemy"))
    FilmGraph.build([page], store)
    assert titles(reader) == ["Dune"]
    assert titles(FilmGraph.open(store)) == ["Enemy"]


def test_missing_store(tmp_path: Path) -> None:
    """The way to make one is in the message."""
    with pytest.raises(StoreError, match="no such store; make one with: film-graph build"):
        FilmGraph.open(tmp_path / "db")


def test_foreign_folder(tmp_path: Path, page: Path) -> None:
    """A folder with somebody else's files is neither read nor written."""
    other = tmp_path / "db"
    other.mkdir()
    (other / "letters.txt").write_text("dear")
    with pytest.raises(StoreError, match="is not a store of film-graph"):
        FilmGraph.open(other)
    with pytest.raises(StoreError, match=r"holds 'letters\.txt'"):
        FilmGraph.build([page], other)
    assert [p.name for p in other.iterdir()] == ["letters.txt"]


def test_other_format(tmp_path: Path, page: Path) -> None:
    """A store of another version is named as one."""
    store = tmp_path / "db"
    FilmGraph.build([page], store)
    (store / MARKER).write_text('{"format": 99, "store": "store-1"}')
    with pytest.raises(StoreError, match="format 99, this version reads 1"):
        FilmGraph.open(store)


def test_one_build_at_a_time(tmp_path: Path, page: Path) -> None:
    """A second build says that the first is at work, and changes nothing."""
    store = tmp_path / "db"
    FilmGraph.build([page], store)
    with (
        filelock.FileLock(store / "build.lock"),
        pytest.raises(StoreError, match="another build is writing"),
    ):
        FilmGraph.build([page], store)
    assert titles(FilmGraph.open(store)) == ["Dune"]


def test_a_failed_build_leaves_the_old_graph(tmp_path: Path, page: Path) -> None:
    """Whatever breaks in the middle, the store stays as it was."""
    store = tmp_path / "db"
    FilmGraph.build([page], store)
    with pytest.raises(Exception, match="no such file"):
        FilmGraph.build([page, tmp_path / "missing"], store)
    assert titles(FilmGraph.open(store)) == ["Dune"]
    assert len([p for p in store.iterdir() if p.name.startswith("store-")]) == 1


def fill(file: Path) -> None:
    """Write until the disk is full."""
    with file.open("wb", buffering=0) as filler:
        for size in (65536, 1):
            with contextlib.suppress(OSError):
                while filler.write(bytes(size)):
                    pass


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="mounting a tmpfs needs root")
def test_full_disk(tmp_path: Path, page: Path) -> None:
    """A full disk is one line; the graph that was there is still there."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        FilmGraph.build([page], disk / "db")
        fill(disk / "filler")
        with pytest.raises(StoreError, match="cannot be written"):
            FilmGraph.build([page], disk / "db")
        assert titles(FilmGraph.open(disk / "db")) == ["Dune"]
        (disk / "filler").unlink()
        assert titles(FilmGraph.build([page], disk / "db")) == ["Dune"]
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
