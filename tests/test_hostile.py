"""Hostile pages: each is refused or read in its own time, and none takes another with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph import FilmGraph, PageError
from graph.extraction import extract
from graph.pages import page_from_text, read_pages
from graph.resolve import resolve

GOOD = "**Dune, 2021.** Directed by Denis Villeneuve.\n"
BAD = {
    "bigint.md": "+++\nyear = " + "1" * 5000 + "\n+++\n" + GOOD,
    "hex.md": "+++\nyear = 0x" + "f" * 5000 + "\n+++\n" + GOOD,
    "alias.md": "---\na: &a [*a, x, x, x]\n---\n" + GOOD,
    "deep.md": "---\n" + "[" * 3000 + "\n---\n" + GOOD,
    "deep.html": '<script type="application/ld+json">{"a":[1,],"b":' + "[" * 9000 + "</script><p>x",
    "nan.html": '<script type="application/ld+json">{"@type":"Movie","name":NaN}</script><p>x</p>',
    "surrogate.html": '<script type="application/ld+json">{"@type":"Movie",'
    '"name":"\\ud800"}</script>x',
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_no_page_takes_another_with_it(tmp_path: Path, name: str) -> None:
    """Whatever is in one file, the other one is in the graph."""
    (tmp_path / name).write_text(BAD[name])
    (tmp_path / "good.txt").write_text(GOOD)
    films = FilmGraph.build([tmp_path])
    assert films.report is not None
    assert films.report.pages >= 1
    assert films.why("Dune", "director", "Denis Villeneuve")


@pytest.mark.skipif(os.name != "posix", reason="file names of bytes")
def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name that is not Unicode is refused, with what to do."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(GOOD)
    (error,) = read_pages([tmp_path])
    assert isinstance(error, PageError)
    assert "rename it" in error.reason


def test_names_that_fold_alike_stay_apart(tmp_path: Path) -> None:
    """Pages whose names differ in case or punctuation alone have graphs of their own."""
    for number, name in enumerate(("A b.txt", "a-b.txt", "a b.txt", "a%20b.txt", "a?b.txt")):
        (tmp_path / name).write_text(GOOD.replace("Dune", f"Film {number}"))
    films = FilmGraph.build([tmp_path])
    assert films.check() == []
    assert len({q.page for q in films.why("Film 0", "director", "Denis Villeneuve")}) == 1


def test_a_mononym_keeps_its_name() -> None:
    """A lone name in a cast is not given its neighbour's surname; brothers are."""
    text = "**Dune, 2021.** Directed by Joel and Ethan Coen. Starring Zendaya and Oscar Isaac."
    page = page_from_text(text)
    names = {s.object.label for s in resolve(page, extract(page))}
    assert {"Zendaya", "Oscar Isaac", "Joel Coen", "Ethan Coen"} <= names


REPEATED = [
    "_", "*", '"', "| ", "(", "A ", "A\n", "Cast:\n", "Directed by ", "| Director: Aa Bb ",
    "Ann Bee and ", "Ann's Bee's ", "starring a b c ", "# Foo (2001)\n\n", "Title: Foo\n\n", "A! ",
    "sequel to ", "Ann as a b c d ", "*Ann* (1999) and ", "[a](b) [", "- - - ", "A. B. C. ",
    "Ann Example and Bo Sample are the a b c ", "The Conjuring Universe ", "STAR WARS ",
    "3/5 stars ", "Ann Example, who is a b ", "Director Ann Example\n", "not a sequel to *A* and ",
    "It is not. ", "Keanu Reeves is Neo, ", "Star Trek: A - ", "Ann, Jr., ", "★ ",
    "spin-off of and prequel to ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_repetition_is_read(piece: str) -> None:
    """However often marks, labels or names are repeated, offsets hold."""
    page = page_from_text("x " + piece * (20_000 // len(piece)))
    for statement in resolve(page, extract(page)):
        assert page.text[statement.start : statement.end] == statement.quote
