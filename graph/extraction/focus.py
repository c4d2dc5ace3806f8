"""Focus: which film a clause speaks of, where its sentence names another than the page's own.

"Nolan's later *The Prestige*, with Hugh Jackman" casts *The Prestige*; "Hugh Jackman, so good in
*Logan*, plays the father" casts the film under review.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Kind, Mention
from ..spelling import fold
from .encoding import Encoded
from .lexicon import lexicon
from .mentions import NAME, TITLE
from .titles import YEAR

_YEAR = re.compile(rf"(?:,? \((?:[^()]{{0,30}}?\b)?({YEAR})\b[^()]{{0,30}}\))")
# What ties the words behind a title to that title.
_LINKED = re.compile(
    r"(?:,|['’]s)? ?\(?(?:with|starring|stars|starred|in which|where|featuring|featured|which|"
    r"whose|by|"
    r"directed by|written by|co-starring|gave|cast|had|has|and its|is a|was a|was the|is the|"
    r"(?:the|a) (?:film|movie|version|picture|one) (?:with|of|by|starring|that))\b"
)
_BREAK = re.compile(
    r"[;:]|\. |\) ?[,.]| – | — |,? (?:but|while|whereas|yet|so|though|although) |"
    r", (?:he|she|it|they|we|you|one|the|this|that|his|her|here|I|and (?:he|she|it|the|this))\b"
)
_OPENING = re.compile(
    r"^[\"“]?(?:(?:And|But|Yet|So|Even|Just|Back|As|Like)\b,? )?(?:[Ii]n|for|For) "
    r"(?:(?:the|his|her|their|a|an|\d{4}['’]?s?|[a-z-]+|" + NAME + r"['’]?s?) ){0,4}$"
)


class Focus(NamedTuple):
    """A film, and whether the sentence speaks of no other."""

    film: Mention | None
    alone: bool


def focus_at(encoded: Encoded, start: int, film: Mention | None) -> Focus:
    """The film that the words at a place of a sentence are about.

    Args:
        encoded: The sentence.
        start: Where, in its code, a rule's match begins.
        film: The film of the section.
    """
    if TITLE not in encoded.code:
        return Focus(film, alone=True)
    alone = True
    for at, mark in encoded.marks.items():
        if mark.sign != TITLE or not _is_film(encoded, at):
            continue
        year = _YEAR.match(encoded.code, at + 1)
        # Another film of the same title has another year: "not a remake of *Heat* (1954)".
        namesake = year is not None and film is not None and film.year not in {None, int(year[1])}
        if _same(mark.label, film) and not namesake:
            continue
        aside = encoded.code.count("(", 0, at) > encoded.code.count(")", 0, at)
        alone = alone and aside  # "Ann Example (last seen in *Sample*)" is still in this one.
        if aside and start < at:
            continue
        behind = encoded.code[year.end() if year else at + 1 : start]
        if at < start and not _BREAK.search(behind):
            opens = _OPENING.match(encoded.code[:at])
            if _LINKED.match(behind) or opens:
                return Focus(
                    Mention(Kind.FILM, mark.label, int(year[1]) if year else None), alone=True
                )
    return Focus(film, alone=alone)


def _is_film(encoded: Encoded, at: int) -> bool:
    """Whether a mark is a film's title rather than a word in quotation marks."""
    mark = encoded.marks[at]
    opening = encoded.span.text[mark.start - encoded.span.start]
    return (
        opening not in "\"“‘'"
        or bool(_YEAR.match(encoded.code, at + 1))
        or bool(lexicon().years(mark.label))
    )


def _same(label: str, film: Mention | None) -> bool:
    """Whether a title is the section's film, whole or in part."""
    if film is None:
        return False
    one, other = fold(label), fold(film.label)
    return one == other or (len(one) > 3 and (other.startswith(one) or other.endswith(f" {one}")))
