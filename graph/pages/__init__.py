"""Floor 2: a file, a folder or standard input becomes `Page` values.

One module a format; `FORMATS` says which file ending goes to which. A page that cannot be
read becomes a `PageError` in the stream, so that one bad page never loses the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..errors import PageError, UsageError
from ..model import Page
from . import html
from . import text as plain
from .draft import Draft, well_formed
from .sources import Source, decode, read_bytes, sources

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Source",
    "distinct_sources",
    "page_from_text",
    "read_page",
    "read_pages",
    "read_source",
    "sources",
]

Reader = Callable[[str], Draft]

FORMATS: dict[str, Reader] = {
    "text": plain.read,
    "markdown": plain.read,
    "html": html.read,
}

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".rst": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}


def read_pages(paths: Iterable[str | Path]) -> Iterator[Page | PageError]:
    """Read every page under the given files and folders, in a fixed order.

    Args:
        paths: Files, folders, or ``-`` for standard input.

    Yields:
        A `Page`, or the `PageError` of one that cannot be read.

    Raises:
        UsageError: If a path does not exist or cannot be listed.

    Example:
        >>> from graph.resources import folder
        >>> pages = list(read_pages([folder("data/reviews")]))
        >>> len(pages) >= 30
        True
    """
    for source in distinct_sources(paths):
        yield source if isinstance(source, PageError) else read_source(source)


def distinct_sources(paths: Iterable[str | Path]) -> Iterator[Source | PageError]:
    """The files under the given paths; an error in the place of one whose name is taken.

    Raises:
        UsageError: If a path does not exist or cannot be listed.
    """
    seen: dict[str, str] = {}
    for source in sources(paths, SUFFIXES):
        if source.name in seen:
            yield PageError(
                source.path,
                f"has the same name as {seen[source.name]} under another PATH; "
                "give the folder that holds both",
            )
            continue
        seen[source.name] = source.path
        yield source


def read_source(source: Source) -> Page | PageError:
    """Read one page; an error in its place where it cannot be read."""
    try:
        return read_page(source)
    except PageError as error:
        return error
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
        # A fault of ours or of a library must not lose the other pages.
        return PageError(source.path, f"cannot be read ({type(error).__name__}: {error})")


def read_page(source: Source) -> Page:
    """Read one page.

    Raises:
        PageError: If it is empty, binary, too large or unreadable.
    """
    if well_formed(source.name) != source.name:
        raise PageError(source.path, "its file name is not valid Unicode; rename it")
    text, warnings = decode(source.path, read_bytes(source))
    form = SUFFIXES.get(Path(source.name).suffix.lower()) or _guess(text)
    page = page_from_text(text, path=source.path, name=source.name, form=form)
    if warnings:
        page = replace(page, warnings=(*warnings, *page.warnings))
    return page


def page_from_text(
    text: str, *, path: str = "-", name: str = "stdin.txt", form: str = "markdown"
) -> Page:
    """Make a page of a text at hand.

    Args:
        text: The raw text of the page.
        path: How messages and output call it.
        name: What its IRI is made of.
        form: A key of `FORMATS`.

    Raises:
        UsageError: If the format is not known.
        PageError: If there is nothing to read in it.

    Example:
        >>> page_from_text("Directed by Ridley Scott.").text
        'Directed by Ridley Scott.'
    """
    if form not in FORMATS:
        raise UsageError(f"unknown page format {form!r}; there are: {', '.join(FORMATS)}")
    text = well_formed(text.replace("\r\n", "\n").replace("\r", "\n"))
    draft = FORMATS[form](text)
    if not draft.text.strip():
        raise PageError(path, "; ".join(["holds no text", *draft.warnings]))
    return Page(
        path, name, form, draft.text, tuple(draft.items), draft.body, draft.body_end,
        tuple(draft.warnings),
    )  # fmt: skip


def _guess(text: str) -> str:
    """The format of a text without a telling file name, such as standard input."""
    head = text[:2000].lstrip().lower()
    return "html" if head.startswith(("<!doctype", "<html", "<?xml")) else "markdown"
