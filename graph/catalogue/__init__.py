"""Floor 3: the catalogue of known films, and which of them a page is about.

``data/catalogue/films.tsv`` holds facts of films from 1900 to 2023. Reading works without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import NamedTuple

from ..resources import folder

COLUMNS = (
    "title", "year", "wikidata", "imdb", "alternateName", "genre", "director", "screenwriter",
    "producer", "cinematographer", "editor", "composer", "actor", "productionCompany",
    "distributor", "basedOn", "sequelOf", "prequelOf", "remakeOf", "rebootOf", "spinOffOf",
    "crossoverOf", "inFranchise",
)  # fmt: skip
"""Columns of the file: a film's own, then predicates; entries are separated by ``|``."""

_TITLE, _YEAR = COLUMNS.index("title"), COLUMNS.index("year")
YEARS_APART = 1
"""Years by which sources may disagree on a film's year."""


class Film(NamedTuple):
    """One film of the catalogue.

    Attributes:
        row: Its line, cut at the tabs.
    """

    row: list[str]

    def values(self, column: str) -> list[str]:
        """The entries of a column.

        Example:
            >>> catalogue().films("Alien")[0].values("director")
            ['Ridley Scott']
        """
        return [entry for entry in self.row[COLUMNS.index(column)].split("|") if entry]

    @property
    def title(self) -> str:
        """Its title."""
        return self.row[_TITLE]

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.row[_YEAR])

    def named(self, names: set[str]) -> int:
        """How many of those who directed it or play in it are among some names."""
        people = {*self.values("director"), *self.values("actor")}
        return sum(name in names or name.rsplit(" ", 1)[-1] in names for name in people)


class Catalogue:
    """Known films by title.

    Args:
        lines: From a title in lower case to the lines of the films that bear it.
    """

    def __init__(self, lines: Mapping[str, list[str]]) -> None:
        self._lines = lines

    def films(self, title: str, year: int | None = None) -> list[Film]:
        """The films of a title; with a year, those of about that year.

        Example:
            >>> [film.year for film in catalogue().films("True Grit")]
            [1969, 2010]
        """
        found = [Film(line.split("\t")) for line in self._lines.get(_key(title), [])]
        return [f for f in found if year is None or abs(f.year - year) <= YEARS_APART]

    def named_in(self, title: str, text: str) -> int:
        """How many people of a film of a title a text names in full; of several films, the most.

        Example:
            >>> catalogue().named_in("Alien", "Ridley Scott sends Sigourney Weaver into space.")
            2
        """
        counts = (
            sum(name in text for name in {*film.values("director"), *film.values("actor")})
            for film in self.films(title)
        )
        return max(counts, default=0)

    def about(self, title: str, year: int | None, names: set[str]) -> Film | None:
        """The film of a title that a page is about, as the people show that it names.

        Args:
            title: The title as the page gives it.
            year: The year beside it, if any.
            names: Full names and surnames on the page.

        Returns:
            The film of whose people the page names most; None where it names nobody's, or as many
            of two films.

        Example:
            >>> catalogue().about("True Grit", None, {"Jeff Bridges", "Coen"}).year
            2010
        """
        ranked = sorted(
            ((film.named(names), film) for film in self.films(title, year)),
            key=lambda pair: -pair[0],
        )
        if not ranked or ranked[0][0] == 0:
            return None
        return ranked[0][1] if len(ranked) == 1 or ranked[0][0] > ranked[1][0] else None


_IN_USE: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


@contextmanager
def using(other: Catalogue) -> Iterator[None]:
    """Read with another catalogue than the shipped one, or with none."""
    token = _IN_USE.set(other)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def catalogue() -> Catalogue:
    """The catalogue in use: the shipped one, unless `using` says otherwise."""
    found = _IN_USE.get()
    return _shipped() if found is None else found


@cache
def _shipped() -> Catalogue:
    text = (folder("data/catalogue") / "films.tsv").read_text(encoding="utf-8")
    lines: dict[str, list[str]] = {}
    for line in text.rstrip("\n").split("\n")[1:]:
        lines.setdefault(_key(line.partition("\t")[0]), []).append(line)
    return Catalogue(lines)


def _key(title: str) -> str:
    return title.replace("’", "'").casefold()
