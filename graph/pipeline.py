"""Floor 6: the whole way, in one readable function."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import pyoxigraph as ox

from .errors import FilmGraphError, PageError
from .extraction import Rule, extract
from .model import Page, Statement
from .pages import Source, distinct_sources, read_source
from .resolve import resolve
from .store import load, new_generation
from .triples import Facts, page_quads

Progress = Callable[[Page | PageError], None]


MANY_PAGES = 64
"""Pages from which on several processes pay for their start, half a second each."""
CHUNK = 16
"""Pages handed to a process at a time."""


class Reading(NamedTuple):
    """A page, and everything that it says."""

    page: Page
    statements: list[Statement]


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


def read_statements(
    paths: Iterable[str | Path], rules: tuple[Rule, ...] | None = None, workers: int = 1
) -> Iterator[Reading | PageError]:
    """Read pages and everything that they say, in the order of the paths.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        rules: Prose rules; the shipped ones where None.
        workers: Processes to read with. More than one pays from some `MANY_PAGES` on; a program
            that asks for more must be importable, as `multiprocessing` demands.

    Yields:
        Each page with its statements, or the error of one that cannot be read.

    Raises:
        UsageError: If a path does not exist.
    """
    found = list(distinct_sources(paths))
    # Standard input can be read here alone.
    if workers < 2 or len(found) < MANY_PAGES or any(s.path == "-" for s in found):
        yield from (_read(source, rules) for source in found)
        return
    with ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=_start, initargs=(rules,)
    ) as pool:
        try:
            yield from pool.map(_read_here, found, chunksize=CHUNK)
        except BrokenProcessPool as error:
            raise FilmGraphError(f"a worker process died while reading ({error})") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_RULES: list[tuple[Rule, ...] | None] = [None]


def _start(rules: tuple[Rule, ...] | None) -> None:
    """Give a worker process its rules, and leave Ctrl-C to its parent."""
    _RULES[0] = rules
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_here(source: Source | PageError) -> Reading | PageError:
    return _read(source, _RULES[0])


def _read(source: Source | PageError, rules: tuple[Rule, ...] | None) -> Reading | PageError:
    page = source if isinstance(source, PageError) else read_source(source)
    if isinstance(page, PageError):
        return page
    try:
        return Reading(page, statements_of(page, rules))
    except PageError as error:
        return error


def build(
    paths: Iterable[str | Path],
    store: str | Path | None = None,
    progress: Progress | None = None,
    rules: tuple[Rule, ...] | None = None,
    workers: int = 1,
) -> tuple[ox.Store | None, Report]:
    """Read pages and write them as a graph.

    Args:
        paths: Files and folders of pages.
        store: Folder of the store, written anew; None keeps the graph in memory.
        progress: Called with each page, or its error, when it is done.
        rules: Prose rules; the shipped ones where None.
        workers: Processes to read with; see `read_statements`.

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
        load(target, _quads(read_statements(paths, rules, workers), report, progress))
    report.seconds = perf_counter() - began
    return memory, report


def _quads(
    readings: Iterable[Reading | PageError], report: Report, progress: Progress | None
) -> Iterable[ox.Quad]:
    facts = Facts()
    for reading in readings:
        if isinstance(reading, PageError):
            report.refused.append(reading)
        else:
            facts.add(*reading)
            _note(report, *reading)
            yield from page_quads(*reading)
        if progress:
            progress(reading if isinstance(reading, PageError) else reading.page)
    yield from facts.quads()


def _note(report: Report, page: Page, statements: list[Statement]) -> None:
    report.pages += 1
    report.warnings.extend((page.path, warning) for warning in page.warnings)
    report.statements.update(statement.status.value for statement in statements)
    if not statements:
        report.silent.append(page.path)
