"""The page that the project started from says exactly what a careful reader finds in it."""

from __future__ import annotations

import pytest

from graph import FilmGraph
from graph.extraction import extract
from graph.model import Statement
from graph.pages import page_from_text
from graph.resolve import resolve

from .conftest import SHARED

PAGE = SHARED / "pages" / "ballerina-2025-review.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="shared/ is not beside the project")

FILM = "From the World of John Wick: Ballerina"
CAST = [
    "Ana de Armas", "Anjelica Huston", "Norman Reedus", "Keanu Reeves", "Lance Reddick",
    "Ian McShane", "Gabriel Byrne", "Catalina Sandino Moreno", "Ava Joyce McCarthy",
    "Juliet Doherty", "Sharon Duncan-Brewster", "Robert Maaser", "Victoria Comte",
    "David Castañeda", "Sooyoung Choi", "Rila Fukushima", "Magdalena Sittova", "Waris Ahluwalia",
    "Daniel Bernhardt", "Jackson Spidell", "Zac Ladkin", "Tracie Bennett", "Abraham Popoola",
]  # fmt: skip
ACCEPTED = {
    (FILM, "director", "Len Wiseman"),
    (FILM, "screenwriter", "Shay Hatten"),
    *((FILM, "actor", name) for name in CAST),
    (FILM, "spinOffOf", "John Wick"),
    (FILM, "inFranchise", "John Wick"),
    ("John Wick", "rightsOwner", "Lionsgate"),
    ("Ana de Armas", "portrays", "Eve"),
    ("Norman Reedus", "portrays", "Daniel Pine"),
    ("Gabriel Byrne", "portrays", "Chancellor"),
    ("John Wick: Chapter 3", "screenwriter", "Shay Hatten"),
    ("Total Recall", "director", "Len Wiseman"),
    ("Underworld", "director", "Len Wiseman"),
    ("John Wick", "director", "Chad Stahelski"),
}
BESIDE = {"mentions", "alternateName", "releaseYear"}


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    page = page_from_text(PAGE.read_text(encoding="utf-8"), name=PAGE.name, form="text")
    return resolve(page, extract(page))


def of(statements: list[Statement], status: str) -> set[tuple[str, str, str]]:
    return {
        (s.subject.label, s.predicate, s.object.label)
        for s in statements
        if s.status == status and s.predicate not in BESIDE
    }


def test_accepted(statements: list[Statement]) -> None:
    """Every fact is found, and nothing else is taken for one."""
    assert of(statements, "accepted") == ACCEPTED


def test_cast_keeps_its_order(statements: list[Statement]) -> None:
    """The block's names come out in its order, spelt as it spells them."""
    named = [s.object.label for s in statements if s.predicate == "actor"]
    assert list(dict.fromkeys(named)) == CAST


def test_not_accepted(statements: list[Statement]) -> None:
    """What is absent, contested or a joke keeps its status."""
    assert of(statements, "negated") == {(FILM, "cinematographer", "Dan Lautsen")}
    assert of(statements, "disputed") == {(FILM, "director", "Chad Stahelski")}
    joke = "From the John Wick Universe and the Ballerina Story: Assassin Daryl Dixon!"
    assert of(statements, "hypothetical") == {(joke, "sequelOf", FILM)}


def test_one_film_of_2025(statements: list[Statement]) -> None:
    """Three titles are one film with two alternate names."""
    films = {(s.subject.label, s.subject.iri) for s in statements if s.subject.year == 2025}
    assert len(films) == 1
    others = {s.object.label for s in statements if s.predicate == "alternateName"}
    assert others == {
        "From the Universe of John Wick: Ballerina",
        "Set in the Universe of John Wick: Ballerina",
    }


def test_kinds(statements: list[Statement]) -> None:
    """The franchise, the series and the films are kept apart."""
    kinds = {(s.subject.label, s.predicate): s.subject.kind.value for s in statements} | {
        (s.predicate, s.object.label): s.object.kind.value for s in statements
    }
    assert kinds["spinOffOf", "John Wick"] == "franchise"
    assert kinds["John Wick", "director"] == "series"
    assert kinds["Underworld", "director"] == "series"
    assert kinds["Total Recall", "director"] == "film"


def test_nothing_about_the_review(statements: list[Statement]) -> None:
    """Reviewer, publication, date and rating are not on the page."""
    absent = {"reviewer", "publication", "reviewDate", "rating"}
    assert absent.isdisjoint(s.predicate for s in statements)


def test_the_teaser_is_no_second_witness(statements: list[Statement]) -> None:
    """The teaser repeats the credits: each is evidence once."""
    director = [s for s in statements if s.predicate == "director" and s.rule == "credit-block"]
    assert len(director) == 1
    assert director[0].quote == "Directed by Len Wiseman."


def test_no_joke_in_the_default_graph() -> None:
    """A film that is a joke is in no plain triple, under no name."""
    films = FilmGraph.build([PAGE])
    names = films.query("SELECT ?name WHERE { ?film a schema:Movie ; schema:name ?name }")
    assert not [row["name"] for row in names if "Dixon" in row["name"]]
    assert films.query(
        "SELECT ?name WHERE { GRAPH ?page { ?film a schema:Movie ; schema:name ?name } }"
    )[0]["name"].endswith("Assassin Daryl Dixon!")
