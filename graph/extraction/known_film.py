"""Known films: who made the films that a page is about, as far as the catalogue knows.

What the catalogue knows is never said on its own. It helps to tell, among the names that a page
speaks of, those of its film's people from others: the page must still name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..catalogue import Film, catalogue
from ..model import Mention
from ..spelling import fold
from .lexicon import lexicon
from .words import words

SHORTEST = 4
"""Characters of the shortest surname that stands for its bearer."""


class KnownFilm(NamedTuple):
    """The people of one film, folded: full names, and surnames that one of them alone bears."""

    cast: frozenset[str]
    makers: frozenset[str]
    cast_surnames: frozenset[str]
    maker_surnames: frozenset[str]


def known_films(films: Iterable[Mention], names: set[str]) -> dict[Mention, KnownFilm]:
    """The films of a page that the catalogue knows.

    Args:
        films: The films, as the page calls them.
        names: The names on the page.
    """
    names = names | {name.rsplit(" ", 1)[-1] for name in names}
    found: dict[Mention, KnownFilm] = {}
    for film in films:
        row = catalogue().about(film.label, film.year, names)
        if row:
            found[film] = _people(row)
    return found


def _people(film: Film) -> KnownFilm:
    cast, makers = film.values("actor"), film.values("director")
    return KnownFilm(
        frozenset(map(fold, cast)), frozenset(map(fold, makers)),
        _surnames(cast, {*cast, *makers}, film.title),
        _surnames(makers, {*cast, *makers}, film.title),
    )  # fmt: skip


def _surnames(names: Iterable[str], everybody: set[str], title: str) -> frozenset[str]:
    """Surnames that can be nobody else's, and no first name or common word."""
    counts = Counter(name.rsplit(" ", 1)[-1] for name in everybody)
    return frozenset(
        fold(surname)
        for name in names
        if " " in name
        and (surname := name.rsplit(" ", 1)[-1])
        and counts[surname] == 1
        and len(surname) >= SHORTEST
        and surname not in lexicon().first_names
        and surname not in title
        and surname.lower() not in words().nobody
    )
