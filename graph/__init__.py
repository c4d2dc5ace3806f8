"""A knowledge graph of films and people, read from film reviews.

Example:
    >>> from graph import FilmGraph
    >>> films = FilmGraph.build()                         # the shipped reviews, in memory
    >>> [row["film"] for row in films.query("spinoff-lineage", franchise="John Wick")]
    ['From the World of John Wick: Ballerina']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import (
    ExportError,
    FilmGraphError,
    NameNotFound,
    PageError,
    ParameterError,
    QueryError,
    RuleError,
    StoreError,
    UnknownQuery,
    UsageError,
)

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from .check import Offence
    from .evidence import Quote
    from .pipeline import Report
    from .rows import Rows
    from .views import View

__all__ = [
    "ExportError",
    "FilmGraph",
    "FilmGraphError",
    "NameNotFound",
    "PageError",
    "ParameterError",
    "QueryError",
    "RuleError",
    "StoreError",
    "UnknownQuery",
    "UsageError",
    "__version__",
]

__version__ = "0.1.0"


class FilmGraph:
    """A graph of films and people: the face of the package.

    Make one with `FilmGraph.build` or `FilmGraph.open`.

    Attributes:
        store: The pyoxigraph store below; for engine speed.
        report: What the build did; None for a graph that was opened.
    """

    def __init__(self, store: pyoxigraph.Store, report: Report | None = None) -> None:
        self.store = store
        self.report = report

    @classmethod
    def build(
        cls,
        paths: Iterable[str | Path] | None = None,
        store: str | Path | None = None,
    ) -> FilmGraph:
        """Read review pages and make a graph of them.

        Args:
            paths: Files and folders of pages; the shipped reviews where None.
            store: Folder to keep the graph in, written anew; in memory where None.

        Raises:
            UsageError: If a path does not exist.
            StoreError: If the store cannot be written.

        Example:
            >>> films = FilmGraph.build()
            >>> films.report.refused
            []
        """
        from .pipeline import build
        from .resources import folder
        from .store import open_store

        paths = [folder("data/reviews")] if paths is None else paths
        memory, report = build([paths] if isinstance(paths, str | Path) else paths, store)
        if memory is None:
            assert store is not None
            memory = open_store(store)
        return cls(memory, report)

    @classmethod
    def open(cls, store: str | Path) -> FilmGraph:
        """Open a graph that was built before, for reading.

        Raises:
            StoreError: If there is none, or something else wrote it.
        """
        from .store import open_store

        return cls(open_store(store))

    def query(self, query: str, /, **parameters: object) -> Rows:
        """Run a query of the library by name, a ``.rq`` file, or SPARQL text.

        Args:
            query: Name, file or text of a SELECT or ASK query.
            parameters: Its parameters; entities are given by name.

        Returns:
            The rows, with ``.to_pandas()``.

        Raises:
            UnknownQuery: If there is no such query.
            ParameterError: If a parameter is missing, unknown or of the wrong type.
            NameNotFound: If a name matches nothing, or several things.
            QueryError: If the query is malformed, or yields no rows but a graph.

        Example:
            >>> films = FilmGraph.build()
            >>> films.query("SELECT (COUNT(*) AS ?n) WHERE { ?f a schema:Movie }")[0]["n"] > 30
            True
        """
        from .query import bind, get_query, run
        from .rows import Rows

        found = get_query(query)
        rows = run(self.store, bind(self.store, found, parameters), found.name)
        if not isinstance(rows, Rows):
            raise QueryError(f"{found.name}: gives a graph, not rows; use films.rdf for it")
        return rows

    def why(self, subject: str, predicate: str, obj: str) -> list[Quote]:
        """The quotes behind a statement; its ends are given by name.

        Raises:
            UsageError: If the predicate is unknown.
            NameNotFound: If a name matches nothing.

        Example:
            >>> films = FilmGraph.build()
            >>> films.why("Alien", "director", "Ridley Scott")[0].predicate
            'director'
        """
        from .evidence import why

        return why(self.store, subject, predicate, obj)

    @property
    def rdf(self) -> rdflib.Dataset:
        """An rdflib Dataset over the same store, nothing copied; our prefixes are bound."""
        import rdflib
        from oxrdflib import OxigraphStore

        from .vocabulary import PREFIXES

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.store))
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, override=True, replace=True)
        return dataset

    def network(self) -> networkx.MultiDiGraph[str]:
        """The accepted facts as a networkx graph: see `graph.network.project`."""
        from .network import project

        return project(self.store)

    def lineage(self, name: str) -> View:
        """A page that opens on the lineage of a franchise, a series or a film.

        Raises:
            NameNotFound: If the name matches nothing, or several things.
        """
        from .views import lineage_view

        return lineage_view(self.store, name)

    def view(self, title: str = "Films and people") -> View:
        """A page of the whole graph, opening on its richest lineage."""
        from .views import network_view

        return network_view(self.store, title)

    def check(self) -> list[Offence]:
        """Everything that is wrong with the graph: see `graph.check.check`."""
        from .check import check

        return check(self.store)

    def export(self, path: str | Path) -> Path:
        """Write the graph to a ``.nq``, ``.trig`` or ``.ttl`` file.

        Raises:
            ExportError: If the ending is not known or the file cannot be written.
        """
        from .export import export_file

        return export_file(self.store, path)

    def counts(self) -> Mapping[str, int]:
        """How many films, people and franchises the accepted facts name."""
        from .lookup import counts

        return counts(self.store)
