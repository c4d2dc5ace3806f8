"""Encoding: a sentence as rules see it, with its names and titles folded away.

Every name becomes one character `NAME`, every marked title one character `TITLE`, every name of a
universe or saga `SAGA`; links, tags and bold marks vanish. Rules are then short regular
expressions over that string, which can neither backtrack over a name's letters nor split it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from ..spelling import fold
from .lexicon import known_titles, lexicon
from .mentions import (
    GOES_ON,
    MARKED,
    NAME_BEFORE,
    RESERVED,
    SHORTEST_BARE,
    TITLE,
    is_nickname,
    is_title,
    names,
)
from .sentences import Span
from .words import words

# What stands in a text for its reader's program, not for its reader.
_NOISE = re.compile(
    r"</?(?:a|span|b|strong|u|small|sup|font|div|p|br|mark|abbr)\b[^<>]{0,400}/?>"
    r"|\]\([^()\s]{0,400}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?(?: \"[^\"]{0,100}\")?\)"
    r"|\]\[[^\[\]]{0,60}\]|\[(?=[^\[\]\n]{1,150}\][(\[])|\*\*(?=\S)|(?<=\S)\*\*|(?<= ) +"
)


class Mark(NamedTuple):
    """A name or title in an encoded sentence, as a span of the page's text."""

    sign: str
    label: str
    start: int
    end: int


class Encoded(NamedTuple):
    """A sentence with its names and titles folded into one character each."""

    span: Span
    code: str
    marks: dict[int, Mark]
    starts: list[int]
    shifts: list[int]

    def source(self, position: int) -> int:
        """The offset in the page's text of a position in the code."""
        return position + self.shifts[bisect_right(self.starts, position) - 1]

    def label(self, start: int, end: int) -> str:
        """The readable text of a stretch of the code."""
        return "".join(
            self.marks[i].label if i in self.marks else self.code[i] for i in range(start, end)
        )


def encode(
    span: Span, proper: frozenset[str] | None = None, own: str = "", *, bare: bool = False
) -> Encoded:
    """Encode one sentence.

    Args:
        span: The sentence.
        proper: Words known to be parts of names. With it, a single capitalised word at the
            beginning of a sentence is a name only if it is one of them.
        own: Title of the film that the text is about: a title also where nothing marks it.
        bare: Whether known films' titles are titles without marks, too: some pages mark none.

    Example:
        >>> from graph.extraction.mentions import NAME
        >>> e = encode(Span("It is *Dune*, by Denis Villeneuve.", 0, 34))
        >>> e.code.replace(NAME, "N").replace(TITLE, "T")
        'It is T, by N.'
        >>> [mark.label for mark in e.marks.values()]
        ['Dune', 'Denis Villeneuve']
    """
    text = RESERVED.sub("�", span.text.replace("\n", " ").replace("\xa0", " "))
    pieces: list[str] = []
    marks: dict[int, Mark] = {}
    starts, shifts = [0], [span.start]
    length = at = 0
    for sign, label, begin, end in _marks(text, proper, own, bare=bare):
        gap = text[at:begin]
        pieces += (gap, sign)
        length += len(gap)
        if sign:
            marks[length] = Mark(sign, label, span.start + begin, span.start + end)
            length += 1
        starts.append(length)
        shifts.append(span.start + end - length)
        at = end
    pieces.append(text[at:])
    return Encoded(span, "".join(pieces), marks, starts, shifts)


def _marks(
    text: str, proper: frozenset[str] | None, own: str, *, bare: bool
) -> Iterator[tuple[str, str, int, int]]:
    """Titles first, then the names in the gaps between them."""
    at = 0
    found = _NOISE.finditer(text) if _noisy(text) else ()
    noise = deque(match.span() for match in found)
    for match in MARKED.finditer(text):
        group = match.lastgroup or "star"
        inner = match.group(group)
        if group in {"link", "strong"} or not is_title(inner) or is_nickname(text, match):
            continue
        yield from _gap(text, at, match.start(), noise, proper, own, bare=bare)
        label = _NOISE.sub("", inner).strip().rstrip(",").strip('*_"“”')
        yield TITLE, sys.intern(label), match.start(), match.end()
        at = match.end()
    yield from _gap(text, at, len(text), noise, proper, own, bare=bare)


def _gap(
    text: str, begin: int, end: int, noise: deque[tuple[int, int]],
    proper: frozenset[str] | None, own: str, *, bare: bool,
) -> Iterator[tuple[str, str, int, int]]:  # fmt: skip
    """Names in a stretch without marks, the titles named bare in it, and its noise (no sign)."""
    while noise and noise[0][0] < end:
        start, stop = noise.popleft()
        if begin <= start and stop <= end:
            yield from _clean(text, begin, start, proper, own, bare=bare)
            yield "", "", start, stop
            begin = stop
    yield from _clean(text, begin, end, proper, own, bare=bare)


def _noisy(text: str) -> bool:
    return "<" in text or "](" in text or "][" in text or "**" in text or "  " in text


def _clean(
    text: str, begin: int, end: int, proper: frozenset[str] | None, own: str, *, bare: bool
) -> Iterator[tuple[str, str, int, int]]:
    """Names and bare titles in a stretch with no noise in it."""
    for title, start, stop in _bare_titles(text, begin, end, own, bare=bare):
        # "Carrie White" is a character of *Carrie*.
        before = NAME_BEFORE.search(text, 0, start)
        named = before is not None and before.group().strip() not in words().openers
        if not GOES_ON.match(text, stop) and not named:
            yield from names(text, begin, start, proper)
            yield TITLE, title, start, stop
            begin = stop
    yield from names(text, begin, end, proper)


def _bare_titles(
    text: str, begin: int, end: int, own: str, *, bare: bool
) -> Iterator[tuple[str, int, int]]:
    """The page's own title and, where a page marks none, known titles of several words."""
    if bare:
        for title, start, stop in known_titles(text[begin:end]):
            named = title.split(" ", 1)[0] in lexicon().first_names and title.count(" ") == 1
            if title == own or (" " in title and not named and fold(title) not in words().nobody):
                yield title, begin + start, begin + stop
        return
    found = text.find(own, begin, end) if len(own) >= SHORTEST_BARE else -1
    while found >= 0:
        stop = found + len(own)
        longer = text[max(0, found - 4) : found] == "The "  # *The Friendly Persuasion* is a book.
        if not longer and not (
            text[found - 1 : found].isalnum() or text[stop : stop + 1].isalnum()
        ):
            yield own, found, stop
        found = text.find(own, stop, end)
