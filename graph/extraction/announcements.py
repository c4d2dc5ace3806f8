"""Announcements: lines that say which film follows."""

from __future__ import annotations

import re
from typing import NamedTuple

from .labels import key, labels
from .lexicon import lexicon
from .sentences import Span
from .titles import PREFIX, SENTENCE, YEAR, clean_title, looks_like_title, title_case
from .words import words


class Announced(NamedTuple):
    """A film that a line of its own announces.

    Attributes:
        title: The title as written, without marks of emphasis.
        year: The year beside it.
        rest: Where, within the line, credits may follow.
        strong: Whether the line's form leaves no doubt that this is the film's title.
        director: Who made it, where the bracket with the year says so: "(Ann Example, 2010)".
    """

    title: str
    year: int | None
    rest: int
    strong: bool
    director: str = ""


# Bounded: a line of nothing but marks must not be tried in every way.
_LEAD_IN = r"(?:[#>|\-\s*_•·]{0,8}(?:\d{1,3}[.)]\s)?)"
_OPEN, _CLOSE = "[*_\"“‘'«]{0,3}", "[*_\"”’'»]{0,3}"
_YEAR_SOMEWHERE = re.compile(YEAR)
_TITLE_YEAR = re.compile(
    rf"{_LEAD_IN}{_OPEN}(?P<title>[^\n]{{1,140}}?){_CLOSE}"
    rf"(?:,\s*(?P<comma>{YEAR})|\s*[|/·•]\s*(?P<bar>{YEAR})(?![-–/]\d)|"
    rf"\s*[(\[](?:[^()\[\]\n]{{0,40}}?[\s,])?(?P<round>{YEAR})(?:[\s,;][^()\[\]\n]{{0,60}})?[)\]])"
    rf"{_CLOSE}(?P<tail>\s*$|\s*[|/·•]|[.:,;|/–—-]|\s+[-–—|:(]|\s+(?=(?:Dir|Directed|Starring|"
    rf"Written)\b)"
    rf"|\s*{_CLOSE}\s+(?:film |movie )?review\b)",
    re.IGNORECASE,
)
# "IT COMES AT NIGHT (7 out of 10) Written and Directed by ...", "Gravity (12A) Dir: ..."
_BEFORE_CREDITS = re.compile(
    rf"{_LEAD_IN}{_OPEN}(?P<title>[^\n().]{{2,80}}?){_CLOSE} (?:[(\[][^()\[\]\n]{{1,24}}[)\]]|"
    rf"[–—|-]) ?"
    r"(?=(?:Written and )?(?:Directed|Written|Starring|Dir)\b(?: by\b|\.|:| [A-Z]))"
)


def announced(line: Span, *, heading: bool) -> Announced | None:
    """Read a line such as ``**Dune, 2021.** Directed by ...`` or ``# Review: Dune (2021)``.

    Args:
        line: One line of the page.
        heading: Whether the line stands as a heading, where a sentence cannot be.

    Example:
        >>> line = Span("**Dune, 2021.**", 0, 15)
        >>> announced(line, heading=False).title
        'Dune'
    """
    before_credits = _before_credits(line.text)
    if before_credits:
        return before_credits
    found = _TITLE_YEAR.match(line.text) if _YEAR_SOMEWHERE.search(line.text, 0, 400) else None
    labelled = labels().pattern.match(line.text)
    if not found:
        return None
    if labelled and ":" in labelled.group("end") and not PREFIX.match(line.text.lstrip("#*_ ")):
        return None  # "Watched: 20 August, 2016" is dated, and no film.
    title = clean_title(found.group("title"))
    if _announces_none(found, title, heading=heading):
        return None
    year = int(found.group("comma") or found.group("bar") or found.group("round"))
    marked = heading and line.text.lstrip().startswith(("#", "*", "<"))
    if not looks_like_title(title) or (not marked and SENTENCE.search(title)):
        return None
    rest = found.end() - (len(found.group("tail")) if found.group("tail") else 0)
    tail = line.text[rest:].strip(' .:,;|/–—-*_"”')
    label = labels().pattern.match(tail)
    credits_follow = label is not None and (
        ":" in label.group("end") or key(label.group("label")) in labels().free
    )
    short = len(tail) < 60 and not re.search(r"\b(?:is|was|and)\b", tail)
    if not (credits_follow or (heading and short) or not tail):
        return None
    if not tail and not heading and found.group("round") and not title_case(title):
        return None
    director = _maker(found.group()[len(found.group("title")) :])
    return Announced(title, year, rest, credits_follow or not tail, director)


def _announces_none(found: re.Match[str], title: str, *, heading: bool) -> bool:
    """Whether a title with its year is a label's row, an address, a country, or prose."""
    if key(title) in labels().predicates or "//" in found.group():
        return True  # "| Year | 2010 |"
    passing = re.search(r"[*_\"“”]\s|\s[*_\"“”]", found.group("title")) or not title_case(title)
    if not heading and passing:
        return True  # A sentence of prose that names a film in passing.
    if len(_YEAR_SOMEWHERE.findall(found.group()[len(found.group("title")) :])) > 1:
        return True  # "Carrie (1976 / 2013)" announces two.
    # "South Korea (2006)" says where it comes from.
    return all(part.strip() in words().lands for part in re.split(r"[,/&-]", title.lower()))


# "(Kelly Reichardt, 2010)", "(2013, Dir, Marvin Kren)", "(dir. Ann Example, 1999)"
_MAKER = re.compile(
    rf"[(\[](?P<first>{YEAR},\s*)?(?P<land>[A-Z][\w./ -]{{1,24}},\s*)?"
    r"(?P<said>[Dd]irs?[.:,]*\s+|[Dd]irected by\s+)?"
    rf"(?P<name>[^\W\d_][^()\[\],\d]{{3,60}})(?:,\s*{YEAR})?[)\]]"
)


def _maker(bracket: str) -> str:
    """Who directed, where a title's bracket says so; empty where it says something else."""
    found = _MAKER.search(bracket)
    if not found:
        return ""
    name = found["name"].strip()
    first = re.split(r"\s|/|&", name)[0]
    named = lexicon().directs(name) or first in lexicon().first_names
    placed = name.lower() in words().nobody or name.lower() in words().peoples
    listed = found["first"] and not placed and (found["land"] or " " in name)
    return name if found["said"] or listed or (" " in name and named) else ""


def _before_credits(text: str) -> Announced | None:
    """A title without a year, right before the credits that follow on its line."""
    found = _BEFORE_CREDITS.match(text)
    if not found:
        return None
    title = clean_title(found["title"])
    fine = looks_like_title(title) and title_case(title) and key(title) not in labels().predicates
    return Announced(title, None, found.end(), strong=True) if fine else None
