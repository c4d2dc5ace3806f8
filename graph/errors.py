"""The error tree. Whoever catches `FilmGraphError` catches all of them.

FilmGraphError
├── UsageError            the call itself is wrong (exit status 2)
│   └── NameNotFound      a name that matches nothing, or more than one thing
├── PageError             one page cannot be read; the others still are
├── StoreError            a store is missing, foreign, locked or cannot be written
├── QueryError            a query cannot be read or run
│   ├── UnknownQuery      no query of that name in the library (a UsageError, too)
│   └── ParameterError    a parameter is missing, unknown or of the wrong type (too)
├── RuleError             a rule or label file is malformed
├── GoldError             a file of gold documents is missing or malformed
└── ExportError           a file cannot be written, or its ending is not known
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class FilmGraphError(Exception):
    """Base of every error that this package raises on purpose.

    The message says what is wrong, where, and what to do about it.
    """


class UsageError(FilmGraphError):
    """The caller asked for something that makes no sense."""


class NameNotFound(UsageError):
    """A name matches no entity, or several.

    Attributes:
        name: The name as it was given.
        candidates: What it could have meant, best first.
    """

    def __init__(self, name: str, candidates: Iterable[str], *, ambiguous: bool) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        if ambiguous:
            text = f"{name!r} is ambiguous; it could be: {'; '.join(self.candidates)}"
        elif self.candidates:
            text = f"nothing is called {name!r}; near it: {'; '.join(self.candidates)}"
        else:
            text = f"nothing is called {name!r}"
        super().__init__(text)


class PageError(FilmGraphError):
    """One page cannot be read.

    Attributes:
        path: The page's path as it was given.
        reason: What is wrong with it, without the path.
    """

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str]]:
        """An error that comes from a worker process keeps its parts."""
        return PageError, (self.path, self.reason)


class StoreError(FilmGraphError):
    """A store is missing, was written by something else, or cannot be written."""


class QueryError(FilmGraphError):
    """A query cannot be read or run; the message gives line and column where known."""


class UnknownQuery(QueryError, UsageError):
    """The library has no query of this name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(sorted(known))
        near = get_close_matches(name, self.known, n=3, cutoff=0.4)
        hint = f"near it: {', '.join(near)}" if near else f"there are: {', '.join(self.known)}"
        super().__init__(f"no query is called {name!r}; {hint}")


class ParameterError(QueryError, UsageError):
    """A query's parameter is missing, unknown, or has a value of the wrong type."""


class RuleError(FilmGraphError):
    """A rule file is malformed; the message names the file and the rule."""


class GoldError(FilmGraphError):
    """A file of gold documents is missing or malformed; the message names file and line."""


class ExportError(FilmGraphError):
    """A file cannot be written, or its ending names no known format."""
