"""Ratings that stand in the text without a label: stars on a line, "3.5 out of 5", "8/10"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .sentences import Span


class Found(NamedTuple):
    """A rating, normalised, and where it stands."""

    value: str
    start: int
    end: int


_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
            "seven": "7", "eight": "8", "nine": "9", "ten": "10"}  # fmt: skip
_WORD = "|".join(_NUMBERS)
_STAR_LINE = re.compile(
    r"^[^\w★☆⭐*]{0,4}(?P<stars>(?:[★⭐] ?){1,10}½?(?: ?☆){0,9}|(?<!\S)\*{2,5}½?(?!\S))\W{0,3}$"
)
_SCALE = re.compile(
    rf"(?<![\w/.])(?P<value>\d{{1,2}}(?:\.\d{{1,2}})?(?: ?½| 1/2)?|{_WORD})(?: ?(?:stars?|"
    rf"points?))?"
    rf" ?(?:/|out of) ?(?P<scale>10|100|20|[45]|{_WORD})(?![\w/]|\.\d)(?! (?:people|times|"
    rf"viewers|of the|minutes))",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:\b(?:give|gives|gave|giving|rate|rated|rating|award|get|gets|earns?|"
    rf"deserves?)\b[^.!?]{{0,40}}?\b|^\W{{0,3}})"
    rf"(?P<value>\d(?:\.\d)?(?: ?½| 1/2)?|{_WORD}) stars?\b(?! (?:cast|power|turn|system))",
    re.IGNORECASE,
)
_HINT = re.compile(r"[★⭐*/]|[Ss]tars?\b|out of|OUT OF|Out of")
EDGES = 4
"""How many blocks at the start and the end of a text may hold the rating."""


def ratings(blocks: list[Span]) -> Iterator[Found]:
    """The first rating that a review's opening or closing lines state.

    Example:
        >>> text = "I give it 3.5 out of 5."
        >>> [r.value for r in ratings([Span(text, 0, len(text))])]
        ['3.5/5']
    """
    edges: Iterable[Span] = blocks if len(blocks) <= 2 * EDGES else blocks[-EDGES:] + blocks[:EDGES]
    for block in edges:
        found = _in_block(block)
        if found:
            yield found
            return


def _in_block(block: Span) -> Found | None:
    if not _HINT.search(block.text):
        return None
    stars = _STAR_LINE.match(block.text)
    if stars:
        value = "".join(stars["stars"].split())
        return Found(value, block.start + stars.start("stars"), block.start + stars.end("stars"))
    for match in _SCALE.finditer(block.text):
        value, scale = _number(match["value"]), _number(match["scale"])
        if float(value) <= float(scale):
            return Found(f"{value}/{scale}", block.start + match.start(), block.start + match.end())
    count = _COUNT.search(block.text)
    if count:
        value = _number(count["value"])
        return Found(f"{value} stars", block.start + count.start(), block.start + count.end())
    return None


def _number(text: str) -> str:
    half = text.endswith(("½", "1/2"))
    text = text.removesuffix("½").removesuffix("1/2").strip()
    return f"{_NUMBERS.get(text.lower(), text)}{'.5' if half else ''}"
