"""Items: lists of short reviews, each opened by a title and a rating, or by a bullet and a title."""

from __future__ import annotations

import re
from itertools import pairwise

from .labels import key, labels
from .lexicon import lexicon
from .sentences import Span
from .titles import clean_title, looks_like_title, title_case

_RATED = re.compile(
    r"[\W_]{0,6}(?P<title>[^\n]{1,80}?)\s*(?:[-–—:|,]|\.{2,})?\s*[(\[]?(?:\d{1,3}(?:\.\d)?\s*(?:/|out of)\s*"
    r"(?:5|10|100|4)|[★⭐☆½]{2,10}|(?<=[-–—:|] )[A-F][+-]?)[)\]]?\W{0,3}$"
)
_BULLET = re.compile(r"[-•*+–·]\s+(?=[^\s])")
_STARS_LAST = re.compile(r"(?:[★⭐☆½]{2,10}|\d(?:\.\d)?\s*/\s*(?:5|10))\W{0,3}$")
MAX_TITLE = 90
"""Characters in which the title behind a bullet ends."""
SHORT_REVIEW = 60
"""Fewest characters of the line below a rated title: in a table of marks another mark follows."""


def item_titles(found: list[Span]) -> dict[int, tuple[str, int]]:
    """The titles that open the items of a list of short reviews.

    Args:
        found: The page's lines.

    Returns:
        From the start of a line in the page to its title and to how far, in the line, it goes.
        Empty where fewer than two lines have such a form.

    Example:
        >>> text = ["- Up: It floats. (★★★★)", "- Heat: Nobody sleeps in it. (★★★)"]
        >>> item_titles([Span(text[0], 0, 23), Span(text[1], 24, 58)])
        {0: ('Up', 5), 24: ('Heat', 7)}
    """
    rated = {
        line.start: (title, len(line.text))
        for line, following in pairwise(found)
        if len(following.text) >= SHORT_REVIEW
        and (match := _RATED.match(line.text))
        and (title := _title(match.group("title")))
    }
    bulleted = {}
    sure = 0
    for line in found:
        title, end = _behind_bullet(line.text)
        if title:
            bulleted[line.start] = (title, end)
            sure += lexicon().is_title(title) or bool(_STARS_LAST.search(line.text[-12:]))
    items = rated if len(rated) > 1 else {}
    if len(bulleted) > 1 and sure * 2 >= len(bulleted):
        items |= bulleted
    return items


def _title(raw: str) -> str:
    """A title, cleaned; empty where the words are a label, or no title."""
    title = clean_title(raw)
    fine = looks_like_title(title) and title_case(title) and key(title) not in labels().predicates
    return title if fine else ""


def _behind_bullet(text: str) -> tuple[str, int]:
    """The title between a bullet and the last colon that can end it."""
    bullet = _BULLET.match(text)
    if not bullet:
        return "", 0
    for colon in reversed([m for m in re.finditer(r":[*_]*\s", text[:MAX_TITLE])]):
        title = _title(text[bullet.end() : colon.start()])
        if title:
            return title, colon.end()
    return "", 0
