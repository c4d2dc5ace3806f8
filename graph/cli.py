"""Floor 9: the command ``film-graph``. Parses, calls, prints; nothing else.

Data goes to standard output, words to standard error. Exit status: 0 done; 1 offenders found,
pages refused, or a query that failed; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .errors import FilmGraphError, PageError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from .model import Entity, Page, Statement
    from .pipeline import Report

STORE = "film-graph.db"
PAGE = "film-graph.html"


class _Commands(click.Group):
    """Turns the error tree into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as error:
            _say(f"error: {error}")
            ctx.exit(2)
        except FilmGraphError as error:
            _say(f"error: {error}")
            ctx.exit(1)
        except BrokenPipeError:
            # Whoever read our output, such as head, has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            _say(f"error: {error}")
            ctx.exit(1)
        except KeyboardInterrupt:
            _say("interrupted")
            ctx.exit(130)


def _say(words: str) -> None:
    from .table import safe

    for line in words.splitlines():
        click.echo(safe(line), err=True)


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=err, highlight=False, soft_wrap=False)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="film-graph")
def main() -> None:
    """A knowledge graph of films and people, read from film reviews.

    \b
    Example:
      film-graph build reviews/
      film-graph query spinoff-lineage --param franchise="John Wick"
      film-graph why "Alien" director "Ridley Scott"
    """


_store = click.option(
    "--store", default=STORE, show_default=True, metavar="DIR", help="Folder of the graph."
)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_store
@click.option("--page", default=PAGE, show_default=True, metavar="FILE", help="The HTML page.")
@click.pass_context
def build(ctx: click.Context, paths: tuple[str, ...], store: str, page: str) -> None:
    """Read pages and write the graph and the HTML page.

    PATHs are files and folders of reviews: .txt, .rst, .md, .html. Without one, the shipped
    reviews are read. The store is written anew, from these pages alone.

    \b
    Example:
      film-graph build my-reviews/ --store films.db --page films.html
    """
    from .pipeline import build as run
    from .resources import folder
    from .store import open_store
    from .views import network_view

    if "-" in paths:
        raise UsageError("build reads files and folders; use: film-graph extract -")
    with _progress(paths) as done:
        _, report = run(paths or [folder("data/reviews")], store, done)
    graph = open_store(store)
    written = network_view(graph).save(page)
    _summary(report, graph, store, str(written))
    if report.refused:
        ctx.exit(1)


@contextmanager
def _progress(paths: Iterable[str]) -> Iterator[Callable[[object], None] | None]:
    """A progress bar on a terminal; nothing where output is not one."""
    console = _console(err=True)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from .pages import SUFFIXES, sources
    from .resources import folder

    total = sum(1 for _ in sources(list(paths) or [folder("data/reviews")], SUFFIXES))
    bar = Progress(TextColumn("reading"), BarColumn(), MofNCompleteColumn(), console=console, transient=True)
    with bar:
        task = bar.add_task("reading", total=total)
        yield lambda _: bar.advance(task)


def _summary(report: Report, graph: Any, store: str, page: str) -> None:
    from .lineage import families
    from .lookup import counts
    from .network import project

    for error in report.refused:
        _say(f"refused: {error}")
    for path, warning in report.warnings:
        _say(f"note: {path}: {warning}")
    for path in report.silent:
        _say(f"note: {path}: nothing about a film was found in it")
    number = counts(graph)
    said = ", ".join(f"{count} {status}" for status, count in sorted(report.statements.items()))
    _say(f"{report.pages} pages read, {len(report.refused)} refused, in {report.seconds:.1f} s")
    _say(f"{number['film']} films, {number['person']} people, {number['franchise']} franchises")
    _say(f"statements: {said or 'none'}")
    _say(f"wrote {store} and {page}")
    found = families(project(graph))
    name = found[0].name if found else "NAME"
    option = "" if store == STORE else f" --store {store}"
    _say("try next:")
    _say(f'  film-graph query spinoff-lineage --param franchise="{name}"{option}')
    _say(f"  film-graph queries{option and ''}")
    _say(f'  film-graph view lineage "{name}" -o lineage.html{option}')


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--text", is_flag=True, help="Print the clean text that offsets count in.")
@click.pass_context
def extract(ctx: click.Context, paths: tuple[str, ...], form: str, text: bool) -> None:
    """Print what each page says, without storing it.

    PATHs are files, folders, or - for standard input.

    \b
    Example:
      film-graph extract review.txt
      film-graph extract reviews/ --format jsonl > statements.jsonl
    """
    from .pages import read_pages
    from .pipeline import statements_of

    refused = False
    for page in read_pages(paths):
        if isinstance(page, PageError):
            _say(f"refused: {page}")
            refused = True
            continue
        for warning in page.warnings:
            _say(f"note: {page.path}: {warning}")
        if text:
            click.echo(page.text, nl=not page.text.endswith("\n"))
            continue
        statements = statements_of(page)
        if not statements:
            _say(f"note: {page.path}: nothing about a film was found in it")
        if form == "jsonl":
            for statement in statements:
                click.echo(json.dumps(_as_json(statement), ensure_ascii=False))
        elif statements:
            _print_statements(page, statements)
    if refused:
        ctx.exit(1)


def _as_json(statement: Statement) -> dict[str, object]:
    """A statement in the fixed interface of ``extract --format jsonl``."""
    line: dict[str, object] = {
        "page": statement.page,
        "subject": _entity_json(statement.subject),
        "predicate": statement.predicate,
        "object": _entity_json(statement.object),
    }
    if statement.film is not None:
        line["film"] = _entity_json(statement.film)
    line |= {
        "status": statement.status.value,
        "confidence": statement.confidence,
        "rule": statement.rule,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
    }
    return line


def _entity_json(entity: Entity) -> dict[str, object]:
    found: dict[str, object] = {"type": entity.kind.value, "label": entity.label}
    if entity.year is not None:
        found["year"] = entity.year
    if entity.iri:
        found["iri"] = entity.iri
    return found


def _print_statements(page: Page, statements: list[Statement]) -> None:
    from .lookup import title
    from .table import print_table, safe

    click.echo(safe(page.path))
    rows = [
        (title(s.subject), s.predicate, title(s.object), s.status.value, f"{s.start}-{s.end}")
        for s in statements
    ]
    print_table(["subject", "predicate", "object", "status", "where"], rows, _console())


@main.command()
@click.argument("query", metavar="NAME|FILE.rq|TEXT")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@_store
def query(query: str, params: tuple[str, ...], form: str, store: str) -> None:
    """Ask the graph: a query of the library, a file, or SPARQL text.

    \b
    Example:
      film-graph query filmography --param person="Keanu Reeves"
      film-graph query 'SELECT ?name WHERE { ?film a schema:Movie ; schema:name ?name }'
    """
    from .query import Rows, bind, get_query, run
    from .store import open_store
    from .table import print_table, to_csv, to_json

    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise UsageError(f"--param takes NAME=VALUE, not {param!r}")
        given[name] = value
    found = get_query(query)
    graph = open_store(store)
    rows = run(graph, bind(graph, found, given), found.name)
    if not isinstance(rows, Rows):
        for triple in sorted(map(str, rows)):
            click.echo(f"{triple} .")
    elif form == "csv":
        click.echo(to_csv(rows), nl=False)
    elif form == "json":
        click.echo(to_json(rows))
    else:
        print_table(rows.columns, rows.tuples(), _console())
        _say(f"{len(rows)} rows" if len(rows) != 1 else "1 row")


@main.command()
def queries() -> None:
    """List the query library, with parameters and their defaults.

    \b
    Example:
      film-graph queries
    """
    from .query import library
    from .table import print_table

    rows = []
    for name, found in library().items():
        defaults = found.defaults or {}
        parameters = [
            f"{p}={defaults[p]}" if p in defaults else f"{p}=({kind})"
            for p, kind in (found.parameters or {}).items()
        ]
        rows.append((name, found.summary, "\n".join(parameters)))
    print_table(["name", "what it answers", "parameters"], rows, _console())


@main.command()
@click.argument("subject")
@click.argument("predicate")
@click.argument("object", metavar="OBJECT")
@_store
@click.pass_context
def why(ctx: click.Context, subject: str, predicate: str, object: str, store: str) -> None:  # noqa: A002
    """Print the quotes behind a statement, with page and offsets.

    \b
    Example:
      film-graph why "Prey" prequelOf "Predator"
    """
    from .evidence import why as run
    from .store import open_store
    from .table import safe

    quotes = run(open_store(store), subject, predicate, object)
    for quote in quotes:
        where = f"{quote.page}:{quote.start}-{quote.end}"
        click.echo(safe(f"{where}  {quote.status}, {quote.confidence:.2f}, {quote.rule}"))
        click.echo(f"    {safe(quote.text)}")
    if not quotes:
        _say(f"no page says that {subject!r} {predicate} {object!r}")
        ctx.exit(1)


@main.command()
@click.argument("file", metavar="FILE.nq|.ttl|.trig")
@_store
def export(file: str, store: str) -> None:
    """Write the graph to a file; the ending decides the format.

    .nq: everything, sorted canonical N-Quads. .trig: everything. .ttl: the facts alone.

    \b
    Example:
      film-graph export films.nq
    """
    from .export import export_file
    from .store import open_store

    _say(f"wrote {export_file(open_store(store), file)}")


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
@_store
def view_lineage(name: str, output: str | None, title: str | None, store: str) -> None:
    """The lineage of a franchise, a series or a film, by year.

    \b
    Example:
      film-graph view lineage "John Wick" -o lineage.html
    """
    from .store import open_store
    from .views import lineage_view

    written = lineage_view(open_store(store), name, title).save(output or "lineage.html")
    _say(f"wrote {written}")


@view.command("network")
@_output
@_title
@_store
def view_network(output: str | None, title: str | None, store: str) -> None:
    """The whole graph.

    \b
    Example:
      film-graph view network -o all.html
    """
    from .store import open_store
    from .views import network_view

    page = network_view(open_store(store), title or "Films and people", start="network")
    _say(f"wrote {page.save(output or 'network.html')}")


@main.command()
@_store
@click.pass_context
def check(ctx: click.Context, store: str) -> None:
    """List everything that is wrong with a graph, all offenders at once.

    SHACL shapes, lineage that runs in a circle, a sequel older than its original, quotes that are
    not at their place. Undated films that may be dated ones are notes, not errors.

    \b
    Example:
      film-graph check
    """
    from .check import check as run
    from .store import open_store
    from .table import print_table

    found = run(open_store(store))
    if found:
        rows = [("error" if o.serious else "note", o.check, o.where, o.what) for o in found]
        print_table(["", "check", "where", "what"], rows, _console())
    serious = sum(o.serious for o in found)
    _say(f"{serious} errors, {len(found) - serious} notes")
    if serious:
        ctx.exit(1)
