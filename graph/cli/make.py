"""The commands that read pages: ``build`` and ``extract``."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import PageError, UsageError
from .app import STORE, console, main, rules_option, say, store_option

if TYPE_CHECKING:
    import pyoxigraph

    from ..model import Entity, Page, Statement
    from ..pipeline import Report

PAGE = "film-graph.html"


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@store_option
@click.option("--page", default=PAGE, show_default=True, metavar="FILE", help="The HTML page.")
@rules_option
@click.pass_context
def build(
    ctx: click.Context, paths: tuple[str, ...], store: str, page: str, rules: str | None
) -> None:
    """Read pages and write the graph and the HTML page.

    PATHs are files and folders of reviews: .txt, .rst, .md, .html. Without one, the shipped
    reviews are read. The store is written anew, from these pages alone.

    \b
    Example:
      film-graph build my-reviews/ --store films.db --page films.html
    """
    from ..extraction import load_rules
    from ..pipeline import build as run
    from ..resources import folder
    from ..store import open_store
    from ..views import network_view

    if "-" in paths:
        raise UsageError("build reads files and folders; use: film-graph extract -")
    if Path(page).is_dir() or not Path(page).name:
        raise UsageError(f"--page {page!r} is a folder; name a file in it")
    with _progress(paths) as done:
        chosen = paths or [folder("data/reviews")]
        _, report = run(chosen, store, done, load_rules(rules), os.cpu_count() or 1)
    graph = open_store(store)
    written = network_view(graph).save(page)
    _summary(report, graph, store, str(written))
    if report.refused:
        ctx.exit(1)


@contextmanager
def _progress(paths: Iterable[str]) -> Iterator[Callable[[object], None] | None]:
    """A progress bar on a terminal; nothing where output is not one."""
    terminal = console(err=True)
    if not terminal.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from ..pages import SUFFIXES, sources
    from ..resources import folder

    total = sum(1 for _ in sources(list(paths) or [folder("data/reviews")], SUFFIXES))
    bar = Progress(
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), console=terminal, transient=True
    )
    with bar:
        task = bar.add_task("reading", total=total)
        yield lambda _: bar.advance(task)


def _summary(report: Report, graph: pyoxigraph.Store, store: str, page: str) -> None:
    from ..lineage import families
    from ..lookup import counts
    from ..network import project

    for error in report.refused:
        say(f"refused: {error}")
    for path, warning in report.warnings:
        say(f"note: {path}: {warning}")
    for path in report.silent:
        say(f"note: {path}: nothing about a film was found in it")
    number = counts(graph)
    said = ", ".join(f"{count} {status}" for status, count in sorted(report.statements.items()))
    say(f"{report.pages} pages read, {len(report.refused)} refused, in {report.seconds:.1f} s")
    say(f"{number['film']} films, {number['person']} people, {number['franchise']} franchises")
    say(f"statements: {said or 'none'}")
    say(f"wrote {store} and {page}")
    found = families(project(graph))
    known = [family for family in found if family.hubs]
    option = "" if store == STORE else f" --store {shlex.quote(store)}"
    say("try next:")
    if known:
        name = shlex.quote(known[0].hubs[0].label)
        say(f"  film-graph query franchise-in-order --param franchise={name}{option}")
        say(f"  film-graph view lineage {name} -o lineage.html{option}")
    else:
        say(f"  film-graph query characters{option}")
        say(f"  film-graph query writers-who-direct{option}")
    say("  film-graph queries")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True
)
@click.option("--text", is_flag=True, help="Print the clean text that offsets count in.")
@rules_option
@click.pass_context
def extract(
    ctx: click.Context, paths: tuple[str, ...], form: str, text: bool, rules: str | None
) -> None:
    """Print what each page says, without storing it. Many pages are read on all cores.

    PATHs are files, folders, or - for standard input.

    \b
    Example:
      film-graph extract review.txt
      film-graph extract reviews/ --format jsonl > statements.jsonl
    """
    from ..extraction import load_rules
    from ..pipeline import read_statements

    refused = False
    with _progress(paths) as done:
        for reading in read_statements(paths, load_rules(rules), os.cpu_count() or 1):
            if isinstance(reading, PageError):
                say(f"refused: {reading}")
                refused = True
            else:
                _show(reading.page, reading.statements, "text" if text else form)
            if done:
                done(reading)
    if refused:
        ctx.exit(1)


def _show(page: Page, statements: list[Statement], form: str) -> None:
    """Print one page as its text, as lines of JSON, or as a table."""
    for warning in page.warnings:
        say(f"note: {page.path}: {warning}")
    if form == "text":
        click.echo(page.text, nl=not page.text.endswith("\n"))
        return
    if not statements:
        say(f"note: {page.path}: nothing about a film was found in it")
    elif form == "table":
        _print_statements(page, statements)
    else:
        for statement in statements:
            click.echo(json.dumps(_as_json(statement), ensure_ascii=False))


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
    from ..lookup import title
    from ..table import print_table, safe

    click.echo(safe(page.path))
    rows = [
        (title(s.subject), s.predicate, title(s.object), s.status.value, f"{s.start}-{s.end}")
        for s in statements
    ]
    print_table(["subject", "predicate", "object", "status", "where"], rows, console())
