"""Lines, blocks and sentences, as spans of the page's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the page's text: ``text == page.text[start:end]``."""

    text: str
    start: int
    end: int


_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[.!?…][\"”’'*_)\]»]*\s+(?=[\"“‘'*_(\[«]*[^\W_a-zß-öø-ÿ])")
# What a full stop after these words does not end. "Jr." and initials also occur at the end of a
# sentence: there the next word decides.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Capt|Rev|Hon|vs|v|No|Vol|Pt|Ep|Bros|feat|ft|"
    r"approx|ca|cf|e\.g|i\.e|dir|Dir|Det|Insp|Maj|Sen|Gov|Cmdr|Adm|Pvt|Cpl|Supt|cert|Cert|Jr|Sr|Inc|Co|Ltd|Corp)|\b[^\W\d_](?:\.[^\W\d_])*)\.$"
)
_SUFFIX = re.compile(r"\b(?:Jr|Sr|Inc|Co|Ltd|Corp|Bros|[^\W\d_](?:\.[^\W\d_])+)\.$")
_OPENER = re.compile(
    r"(?:The|This|That|These|Those|In|On|At|It|Its|He|She|They|His|Her|Their|There|But|And|When|"
    r"While|After|Before|As|If|For|With|What|Who|Why|How|Here|Both|One|We|I|You|My|A|An|Not|No|So|"
    r"Yet|Still|Directed|Written|Starring|Featuring|Produced|Also|Then|Now|Once|Each|Some|From)\b"
)


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The non-blank lines of a part of a text, without surrounding white space."""
    for match in _LINE.finditer(text, start, end):
        raw = match.group()
        left = len(raw) - len(raw.lstrip())
        stripped = raw.strip()
        if stripped:
            begin = match.start() + left
            yield Span(stripped, begin, begin + len(stripped))


def sentences(span: Span) -> Iterator[Span]:
    """Cut a span into sentences. A line break inside it counts as a space.

    Example:
        >>> text = "Robert Downey Jr. stars. In 1999 J. J. Abrams had *It!* It won."
        >>> [s.text for s in sentences(Span(text, 0, len(text)))]
        ['Robert Downey Jr. stars.', 'In 1999 J. J. Abrams had *It!*', 'It won.']
    """
    text = span.text
    begin = 0
    for match in _BREAK.finditer(text):
        if text[match.start()] == "." and _continues(text, begin, match):
            continue
        yield from _piece(span, begin, match.end())
        begin = match.end()
    yield from _piece(span, begin, len(text))


def _continues(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation and the sentence goes on."""
    head = text[max(begin, match.start() - 12) : match.start() + 1]
    if not _ABBREVIATION.search(head):
        return False
    return not (_SUFFIX.search(head) and _OPENER.match(text, match.end()))


def _piece(span: Span, begin: int, end: int) -> Iterator[Span]:
    raw = span.text[begin:end]
    stripped = raw.strip()
    if stripped:
        start = span.start + begin + len(raw) - len(raw.lstrip())
        yield Span(stripped, start, start + len(stripped))
