"""The commands that ask a graph: ``query``, ``queries``, ``why`` and ``check``."""

from __future__ import annotations

import signal

import click

from ..errors import UsageError
from .app import console, main, say, store_option


@main.command()
@click.argument("query", metavar="NAME|FILE.rq|TEXT")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
@store_option
def query(query: str, params: tuple[str, ...], form: str, store: str) -> None:
    """Ask the graph: a query of the library, a file, or SPARQL text.

    \b
    Example:
      film-graph query filmography --param person="Keanu Reeves"
      film-graph query 'SELECT ?name WHERE { ?film a schema:Movie ; schema:name ?name }'
    """
    from ..query import bind, get_query, run
    from ..rows import Rows
    from ..store import open_store
    from ..table import print_table, to_csv, to_json

    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise UsageError(f"--param takes NAME=VALUE, not {param!r}")
        given[name] = value
    found = get_query(query)
    graph = open_store(store)
    # The engine does not hear Python's Ctrl-C before it is done: let the system end the process.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    rows = run(graph, bind(graph, found, given), found.name)
    if not isinstance(rows, Rows):
        for triple in sorted(map(str, rows)):
            click.echo(f"{triple} .")
    elif form == "csv":
        click.echo(to_csv(rows), nl=False)
    elif form == "json":
        click.echo(to_json(rows))
    else:
        print_table(rows.columns, rows.tuples(), console())
        say(f"{len(rows)} rows" if len(rows) != 1 else "1 row")


@main.command()
def queries() -> None:
    """List the query library, with parameters and their defaults.

    \b
    Example:
      film-graph queries
    """
    from ..query import library
    from ..table import print_table

    rows = []
    for name, found in library().items():
        defaults = found.defaults or {}
        parameters = [
            f"{p}={defaults[p]}" if p in defaults else f"{p}=({kind})"
            for p, kind in (found.parameters or {}).items()
        ]
        rows.append((name, found.summary, ", ".join(parameters)))
    print_table(["name", "what it answers", "parameters"], rows, console())


@main.command()
@click.argument("subject")
@click.argument("predicate")
@click.argument("object", metavar="OBJECT")
@store_option
@click.pass_context
def why(ctx: click.Context, subject: str, predicate: str, object: str, store: str) -> None:  # noqa: A002
    """Print the quotes behind a statement, with page and offsets.

    \b
    Example:
      film-graph why "Prey" prequelOf "Predator"
    """
    from ..evidence import why as run
    from ..store import open_store
    from ..table import safe

    quotes = run(open_store(store), subject, predicate, object)
    for quote in quotes:
        where = f"{quote.page}:{quote.start}-{quote.end}"
        click.echo(safe(f"{where}  {quote.status}, {quote.confidence:.2f}, {quote.rule}"))
        click.echo(f"    {safe(quote.text)}")
    if not quotes:
        say(f"no page says that {subject!r} {predicate} {object!r}")
        ctx.exit(1)


@main.command()
@store_option
@click.pass_context
def check(ctx: click.Context, store: str) -> None:
    """List everything that is wrong with a graph, all offenders at once.

    SHACL shapes, lineage that runs in a circle, a sequel older than its original, quotes that are
    not at their place. Undated films that may be dated ones are notes, not errors.

    \b
    Example:
      film-graph check
    """
    from ..check import check as run
    from ..store import open_store
    from ..table import print_table

    found = run(open_store(store))
    if found:
        rows = [("error" if o.serious else "note", o.check, o.where, o.what) for o in found]
        print_table(["", "check", "where", "what"], rows, console())
    serious = sum(o.serious for o in found)
    say(f"{serious} errors, {len(found) - serious} notes")
    if serious:
        ctx.exit(1)
