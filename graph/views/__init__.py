"""Floor 8: the HTML page. One self-contained file that opens from disk, without a network.

Example:
    >>> from graph import FilmGraph
    >>> view = FilmGraph.build().lineage("John Wick")
    >>> "<!DOCTYPE html>" in view.html()
    True
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import pyoxigraph as ox

from ..errors import ExportError
from ..lineage import family
from ..store import replace_file
from .page import render
from .payload import payload

__all__ = ["View", "lineage_view", "network_view"]


class View:
    """A page in the making.

    Args:
        store: The graph that it shows.
        title: The page's title.
        start: The state that it opens in, as in the page's address after ``#``.
    """

    def __init__(self, store: ox.Store, title: str, start: str) -> None:
        self._store, self._title, self._start = store, title, start

    def html(self) -> str:
        """The whole page as text."""
        return render(payload(self._store), self._title, self._start)

    def save(self, path: str | Path) -> Path:
        """Write the page, UTF-8, whole or not at all.

        Returns:
            Where it was written.

        Raises:
            ExportError: If the file cannot be written.
        """
        path = Path(path)
        text = self.html()
        try:
            replace_file(
                path, lambda f: f.write_text(text, encoding="utf-8", newline="\n") and None
            )
        except OSError as error:
            raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
        return path

    def _repr_html_(self) -> str:
        """For notebooks: the page in a frame of its own, cut off from the notebook's page."""
        return (
            '<iframe sandbox="allow-scripts allow-downloads" '
            'style="width:100%;height:640px;border:0" '
            f'srcdoc="{escape(self.html(), quote=True)}"></iframe>'
        )


def lineage_view(store: ox.Store, name: str, title: str | None = None) -> View:
    """A page that opens on the lineage of a franchise, a series or a film.

    Raises:
        NameNotFound: If the name matches nothing, or several things.
    """
    found = family(store, name)
    key = (found.hubs or found.members)[0].iri
    return View(store, title or f"{found.name}: lineage", f"lineage={key}")


def network_view(
    store: ox.Store, title: str = "Films and people", *, start: str = "lineage"
) -> View:
    """A page of the whole graph; it opens on the richest lineage, or as ``start`` says."""
    return View(store, title, start)
