"""The commands that write files from a graph: ``export`` and ``view``."""

from __future__ import annotations

import click

from .app import main, say, store_option


@main.command()
@click.argument("file", metavar="FILE.nq|.ttl|.trig")
@store_option
def export(file: str, store: str) -> None:
    """Write the graph to a file; the ending decides the format.

    .nq: everything, sorted canonical N-Quads. .trig: everything. .ttl: the facts alone.

    \b
    Example:
      film-graph export films.nq
    """
    from ..export import export_file
    from ..store import open_store

    say(f"wrote {export_file(open_store(store), file)}")


@main.group()
def view() -> None:
    """Write an HTML page that opens on a part of the graph.

    \b
    Example:
      film-graph view lineage "John Wick" -o lineage.html
    """


_output = click.option("-o", "--output", default=None, metavar="FILE", help="The page to write.")
_title = click.option("--title", default=None, help="The page's title.")


@view.command("lineage")
@click.argument("name")
@_output
@_title
@store_option
def view_lineage(name: str, output: str | None, title: str | None, store: str) -> None:
    """The lineage of a franchise, a series or a film, by year.

    \b
    Example:
      film-graph view lineage "John Wick" -o lineage.html
    """
    from ..store import open_store
    from ..views import lineage_view

    written = lineage_view(open_store(store), name, title).save(output or "lineage.html")
    say(f"wrote {written}")


@view.command("network")
@_output
@_title
@store_option
def view_network(output: str | None, title: str | None, store: str) -> None:
    """The whole graph.

    \b
    Example:
      film-graph view network -o all.html
    """
    from ..store import open_store
    from ..views import network_view

    page = network_view(open_store(store), title or "Films and people", start="network")
    say(f"wrote {page.save(output or 'network.html')}")
