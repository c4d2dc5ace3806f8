"""Unlabelled: lines that say who is in a film, or what it is, without a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import lexicon
from .lists import is_name
from .section import CreditLine
from .sentences import Span
from .titles import GENRE, YEAR
from .words import words

MIN_CAST = 3
"""Fewest performers, each with a role, that are a cast without a label."""
MIN_KNOWN = 2
"""Fewest known performers of a list of names before a label."""
PROSE = re.compile(r"(?:\b[a-z'’]{2,}\b[ ,]+){5,}")
"""Five words in lower case, one after the other: a sentence."""

# "Ann Example (Eve), Bo Sample (Adam), Cy Young (God)": a cast without a label.
_PART = r"[^\W\d_][^(),;:\n]{2,40} \([^()\n]{1,60}\)"
_CAST = re.compile(rf"{_PART}(?:[,;] (?:and )?{_PART}){{2,60}}\.?")


def _is_cast(text: str) -> bool:
    """Whether a line is nothing but performers, each with a role in brackets.

    Example:
        >>> _is_cast("James Stewart (Scottie), Kim Novak (Madeleine), Tom Helmore (Elster)")
        True
    """
    if text.count("(") < MIN_CAST or not _CAST.fullmatch(text):
        return False
    known = [lexicon().performs(part.split(" (")[0].strip()) for part in re.split(r"\)[,;] ", text)]
    return sum(known) * 2 >= len(known)


# "Action/Adventure, 1972, USA, R", "1955 118mins France (12) Crime", "108 mins | rated (U)",
# "South Korea (2006)": what a film is, below its title.
_KIND = re.compile(rf"{GENRE}(?:[/ -]{GENRE})*,? \(?{YEAR}\b", re.IGNORECASE)
_RUNS = re.compile(r"\b\d{2,3} ?(?:mins?|minutes)\b|\b\d ?h(?:rs?|ours?)? ?\d{1,2}", re.IGNORECASE)
_LAND_YEAR = re.compile(rf"[-•*\s]*(?P<land>[A-Z][A-Za-z .,/&-]{{1,60}}?),? \(?{YEAR}\)?$")
_YEAR = re.compile(rf"\b{YEAR}\b")
MAX_TECHNICAL = 90
"""Longest line that says no more than a film's year, length and country, in characters."""


def unlabelled(line: Span) -> list[CreditLine]:
    """The credits of a line without labels: its performers, or its film's year and length.

    Example:
        >>> line = Span("1955 118mins France (12) Crime", 0, 30)
        >>> [(c.predicates, c.value) for c in unlabelled(line)]
        [(('releaseYear',), '1955'), (('runtime',), '118mins')]
    """
    if _is_cast(line.text):
        return [CreditLine(("actor",), line.text, line)]
    return list(_technical(line))


def _technical(line: Span) -> Iterator[CreditLine]:
    """The year and the length in a line that says what a film is, and nothing else."""
    text = line.text
    if len(text) > MAX_TECHNICAL or text.startswith("#") or PROSE.search(text):
        return
    runs, land = _RUNS.search(text), _LAND_YEAR.match(text)
    if not (_KIND.match(text) or runs or (land and _is_land(land["land"]))):
        return
    years = _YEAR.findall(text)
    if len(years) == 1:
        yield CreditLine(("releaseYear",), years[0], line)
    if runs:
        yield CreditLine(("runtime",), runs.group(), line)


def _is_land(text: str) -> bool:
    """Whether a text is a country, or a list of them.

    Example:
        >>> _is_land("Italy, West Germany, USA"), _is_land("Casablanca")
        (True, False)
    """
    parts = [part.strip().lower() for part in re.split(r"[,/&-]| and ", text) if part.strip()]
    return bool(parts) and all(part in words().lands for part in parts)


def cast_before(line: Span, end: int) -> CreditLine | None:
    """The performers that stand, without a label, before a line's first label."""
    text = line.text[:end].rstrip()
    entries = [part.strip() for part in text.rstrip(".").split(",")]
    known = sum(lexicon().performs(entry) for entry in entries)
    if len(entries) < MIN_CAST or known < MIN_KNOWN or not all(map(is_name, entries)):
        return None
    return CreditLine(("actor",), text, Span(text, line.start, line.start + len(text)))
