"""Floor 8: the graph as files. Canonical N-Quads, Turtle, TriG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from . import vocabulary as v
from .errors import ExportError
from .store import replace_file


def canonical_nquads(store: ox.Store) -> str:
    """All quads as N-Quads in canonical form, sorted by code point.

    The graph has no blank nodes, so the sorted canonical lines are the RDF Dataset
    Canonicalization (RDFC-1.0) of it: equal graphs give equal bytes.
    """
    return "".join(sorted(f"{quad} .\n" for quad in store))


def _nquads(store: ox.Store, path: Path) -> None:
    path.write_text(canonical_nquads(store), encoding="utf-8", newline="\n")


def _turtle(store: ox.Store, path: Path) -> None:
    """The default graph: the facts without their evidence."""
    quads = sorted(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), key=str)
    triples = (quad.triple for quad in quads)
    ox.serialize(triples, str(path), format=ox.RdfFormat.TURTLE, prefixes=v.PREFIXES)


def _trig(store: ox.Store, path: Path) -> None:
    # Graph by graph: TriG is written in runs of one graph.
    quads = sorted(store, key=lambda quad: (str(quad.graph_name), str(quad)))
    ox.serialize(quads, str(path), format=ox.RdfFormat.TRIG, prefixes=v.PREFIXES)


WRITERS: dict[str, Callable[[ox.Store, Path], None]] = {
    ".nq": _nquads,
    ".ttl": _turtle,
    ".trig": _trig,
}


def export_file(store: ox.Store, path: str | Path) -> Path:
    """Write the graph to a file; its ending decides the format.

    Args:
        store: The store to write out.
        path: ``.nq`` for everything in canonical N-Quads, ``.trig`` for everything in TriG,
            ``.ttl`` for the facts in Turtle.

    Raises:
        ExportError: If the ending is not known or the file cannot be written.
    """
    path = Path(path)
    if path.suffix not in WRITERS:
        raise ExportError(f"{path}: unknown ending; there are: {', '.join(WRITERS)}")
    try:
        replace_file(path, lambda beside: WRITERS[path.suffix](store, beside))
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
    return path
