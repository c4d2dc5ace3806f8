"""Names that are known to belong to performers, directors and films: ``data/names/``.

They help to tell a performer from a character and a title from other capitalised words; they never
say who took part in what. Reading works without them, and finds less.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import NamedTuple

from ..resources import folder

COMMON_FIRST_NAME = 3
"""How many performers must share a first name before it counts as one."""


class Lexicon(NamedTuple):
    """The lists.

    Attributes:
        performers: Full names as written.
        directors: Full names as written.
        first_names: First names that several performers bear.
        titles: From a film's title, with straight apostrophes, to the years of its films.
    """

    performers: frozenset[str]
    directors: frozenset[str]
    first_names: frozenset[str]
    titles: Mapping[str, tuple[int, ...]]

    def knows(self, name: str) -> bool:
        """Whether a performer or a director bears this name."""
        return name in self.performers or name in self.directors

    def is_title(self, title: str) -> bool:
        """Whether a film is known by this title, or this is the numbered sequel of one.

        Example:
            >>> lexicon().is_title("Frozen 2"), lexicon().is_title("Nothing of the Kind 2")
            (True, False)
        """
        base, _, number = title.rpartition(" ")
        numbered = bool(base) and (number.isdigit() or number in {"II", "III", "IV", "V", "VI"})
        return bool(self.years(title)) or (numbered and bool(self.years(base)))

    def years(self, title: str) -> tuple[int, ...]:
        """The years of the films of this title; empty where none is known."""
        return self.titles.get(title.replace("’", "'").replace("‘", "'"), ())


_IN_USE: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Read with other lists than the shipped ones, or with none."""
    token = _IN_USE.set(lexicon)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def lexicon() -> Lexicon:
    """The lists in use: the shipped ones, unless `using` says otherwise.

    Example:
        >>> "Keanu Reeves" in lexicon().performers, lexicon().years("Alien")
        (True, (1979,))
    """
    return _IN_USE.get() or _shipped()


@cache
def _shipped() -> Lexicon:
    performers = _with_plain(_lines("performers.txt"))
    firsts = Counter(name.split(" ", 1)[0] for name in performers)
    rows = (line.split("\t") for line in _lines("titles.tsv"))
    return Lexicon(
        frozenset(performers),
        frozenset(_with_plain(_lines("directors.txt"))),
        frozenset(name for name, count in firsts.items() if count >= COMMON_FIRST_NAME),
        {title: tuple(map(int, years.split(","))) for title, years in rows},
    )


def _with_plain(names: list[str]) -> list[str]:
    """The names, and those with diacritics also as people type them: Skarsgard."""
    plain = (unicodedata.normalize("NFKD", name) for name in names if not name.isascii())
    return names + ["".join(c for c in name if not unicodedata.combining(c)) for name in plain]


def _lines(name: str) -> list[str]:
    return (folder("data/names") / name).read_text(encoding="utf-8").splitlines()
