"""Items: lists of short reviews, each opened by a title: with a mark, behind a bullet, or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .labels import key, labels
from .lexicon import lexicon
from .mentions import in_capitals
from .sentences import Span
from .titles import clean_title, looks_like_title, title_case

_STARS = (
    r"(?:[\d.½]{1,4}|[Nn]o|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)? ?(?:[★⭐☆½*]{1,10}|[Ss]tars?)"
)
_MARK = rf"(?:\d{{1,3}}(?:\.\d)?\s*(?:/|out of)\s*(?:5|10|100|4)|{_STARS}|(?<=[-–—:|] )[A-F][+-]?)"
# "Flight - 7/10", "Flight (7/10)", "Flight ★★★": a title and a mark, and no more.
_MARKED = re.compile(
    rf"[\W_]{{0,6}}(?P<title>[^\n]{{1,80}}?)\s*(?:[-–—:|,]|\.{{2,}})?\s*[(\[]?{_MARK}[)\]]?\W{{0,3}}$"
)
# "1. Hoop Dreams, directed by Steve James (10/10)"
_MADE_BY = re.compile(
    r"[\W_]{0,6}(?:\d{1,3}[.)] )?(?P<title>[^\n.]{1,80}?),? (?=(?:directed by|dir\.|dir:|"
    r"d\.) [A-Z])"
)
_BULLET = re.compile(r"[-•*+–·]\s+(?=\S)")
_ENDS_HEAD = re.compile(rf"\s*[-–—]?\s*(?:{_STARS})?\s*:[*_]*\s")
_STARS_LAST = re.compile(r"(?:[★⭐☆½]{2,10}|\d(?:\.\d)?\s*/\s*(?:5|10))\W{0,3}$")
MAX_TITLE = 90
"""Characters in which the title behind a bullet ends."""
MAX_WORDS = 8
"""Most words of a title that stands alone on its line."""
SHORT_REVIEW = 60
"""Fewest characters of the line below a marked title: in a table of marks another mark follows."""
PARAGRAPH = 150
"""Fewest characters of the line below a title that stands alone."""


def item_titles(found: list[Span]) -> dict[int, tuple[str, int]]:
    """The titles that open the items of a list of short reviews.

    Args:
        found: The page's lines.

    Returns:
        From the start of a line in the page to its title and to how far, in the line, it goes.
        Empty where fewer than two lines have one form.

    Example:
        >>> text = ["- Up: It floats. (★★★★)", "- Heat: Nobody sleeps in it. (★★★)"]
        >>> item_titles([Span(text[0], 0, 23), Span(text[1], 24, 58)])
        {0: ('Up', 6), 24: ('Heat', 8)}
    """
    items: dict[int, tuple[str, int]] = {}
    for form in (_alone, _marked, _bulleted):
        lines = {line.start: (title, end) for line, title, end in form(found)}
        items |= lines if len(lines) > 1 else {}
    return items


def _marked(found: list[Span]) -> Iterator[tuple[Span, str, int]]:
    """A title with a mark or its director, and the review below."""
    for line, following in pairwise(found):
        if len(following.text) < SHORT_REVIEW or len(line.text) > MAX_TITLE * 2:
            continue
        made = _MADE_BY.match(line.text)
        match = made or _MARKED.match(line.text)
        title = _title(match["title"]) if match else ""
        if match and title:
            yield line, title, match.end()


def _alone(found: list[Span]) -> Iterator[tuple[Span, str, int]]:
    """A known title that is a line of its own, and the paragraph below."""
    for line, following in pairwise(found):
        short = len(line.text.split()) <= MAX_WORDS and len(following.text) >= PARAGRAPH
        title = _title(line.text) if short else ""
        if title and lexicon().is_title(title):
            yield line, title, len(line.text)


def _bulleted(found: list[Span]) -> Iterator[tuple[Span, str, int]]:
    """A title between a bullet and a colon; of most of them something says that they are titles."""
    heads = [(line, *_behind_bullet(line.text)) for line in found]
    heads = [head for head in heads if head[1]]
    sure = sum(
        lexicon().is_title(title) or title.isupper() or bool(_STARS_LAST.search(line.text[-12:]))
        for line, title, _ in heads
    )
    yield from heads if sure * 2 >= len(heads) else []


def _title(raw: str) -> str:
    """A title, cleaned; empty where the words are a label, or no title."""
    title = clean_title(raw)
    fine = looks_like_title(title) and title_case(title) and key(title) not in labels().predicates
    if not fine or title[-1] in ".:,;":
        return ""
    return in_capitals(title) or title


def _behind_bullet(text: str) -> tuple[str, int]:
    """The title between a bullet and the last colon that can end it."""
    bullet = _BULLET.match(text)
    if not bullet:
        return "", 0
    for colon in reversed(list(_ENDS_HEAD.finditer(text[:MAX_TITLE]))):
        title = _title(text[bullet.end() : colon.start()])
        if title:
            return title, colon.end()
    return "", 0
