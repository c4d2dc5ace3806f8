"""Floor 6: the whole way, in one readable function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

from .errors import PageError
from .extraction import Rule, extract
from .model import Page, Statement
from .pages import read_pages
from .resolve import resolve
from .store import load, new_generation
from .triples import Facts, page_quads

Progress = Callable[[Page | PageError], None]


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        pages: How many pages were read.
        refused: Pages that could not be read, each with its reason.
        warnings: Path and what was read around.
        silent: Paths of pages in which nothing was found.
        statements: Statements by status, counted once for each piece of evidence.
        seconds: Wall-clock time.
    """

    pages: int = 0
    refused: list[PageError] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    statements: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def statements_of(page: Page, rules: tuple[Rule, ...] | None = None) -> list[Statement]:
    """Extract and resolve: everything that one page says.

    Args:
        page: The page.
        rules: Prose rules; the shipped ones where None.

    Raises:
        PageError: If reading it breaks.
    """
    try:
        return resolve(page, extract(page, rules))
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
        # A fault of ours must not lose the other pages.
        raise PageError(page.path, f"cannot be read ({type(error).__name__}: {error})") from error


def build(
    paths: Iterable[str | Path],
    store: str | Path | None = None,
    progress: Progress | None = None,
) -> tuple[ox.Store | None, Report]:
    """Read pages and write them as a graph.

    Args:
        paths: Files and folders of pages.
        store: Folder of the store, written anew; None keeps the graph in memory.
        progress: Called with each page, or its error, when it is done.

    Returns:
        The store where it is in memory, and the report.

    Raises:
        UsageError: If a path does not exist.
        StoreError: If the store cannot be written.
    """
    began = perf_counter()
    report = Report()
    memory = ox.Store() if store is None else None
    with new_generation(store) if store is not None else nullcontext(memory) as target:
        assert target is not None
        load(target, _quads(paths, report, progress))
    report.seconds = perf_counter() - began
    return memory, report


def _quads(
    paths: Iterable[str | Path], report: Report, progress: Progress | None
) -> Iterable[ox.Quad]:
    facts = Facts()
    for page in read_pages(paths):
        done: Page | PageError = page
        try:
            if isinstance(page, PageError):
                raise page
            statements = statements_of(page)
        except PageError as error:
            report.refused.append(error)
            done = error
        else:
            facts.add(page, statements)
            _note(report, page, statements)
            yield from page_quads(page, statements)
        if progress:
            progress(done)
    yield from facts.quads()


def _note(report: Report, page: Page, statements: list[Statement]) -> None:
    report.pages += 1
    report.warnings.extend((page.path, warning) for warning in page.warnings)
    report.statements.update(statement.status.value for statement in statements)
    if not statements:
        report.silent.append(page.path)
