"""Salience: the film that a page without a title line is about, by what its text does with titles.

Each title that the opening marks, dates or calls by a known film's name is weighed: early, dated
and often named ones weigh most; what is only compared with or descended from weighs less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalogue import catalogue
from ..model import Kind, Mention
from ..spelling import fold
from .labels import labels
from .lexicon import known_titles, lexicon
from .mentions import marked_titles
from .sentences import Span, sentences
from .titles import YEAR, looks_like_title

OPENING = 15
"""Sentences in which a page is expected to have named its film."""
THRESHOLD = 3.7
"""Weight below which no title is taken: a known one of two words in the first sentence has 3.8."""
ABOVE_CREDITS = 2.0
"""The same where the page has credits: then it is about some film."""
PER_PERSON = 1.5
"""Weight of each of the first two people of a known film that the page names."""
MAX_LEAD = 30
"""Characters of a sentence in which a dated title is likely what the page is about."""
MAX_COUNT = 4
"""Mentions that count; beyond them a title is no more the page's than before."""

_YEAR_BEHIND = re.compile(rf"[*_\"”’'\s]{{0,4}}[(\[](?:[^()\[\]]{{0,30}}?\b)?({YEAR})\b")
_OTHER = re.compile(
    r"(?:\b(?:sequel|prequel|remake|reboot|spin-?off|version|director|writer|makers?|star|novel|"
    r"book|"
    r"play|story|adaptation|creators?|author|fans?) (?:of|to|by|behind)|based on|adapted from|"
    r"like|unlike|"
    r"than|episode of|since|after|before|recalls?|reminds? \w+ of|reminiscent of|from|song|album|"
    r"whose|series|"
    r"chapter|called|titled|entitled|was in|were in|\b(?:her|him|them|who|good|great|terrific|"
    r"best) in|"
    r"think of)(?: the| his| her| their| an?)?"
    r"(?: \d{4})?(?: (?:film|movie|hit|novel|book))? [*_\"“‘']{0,3}$",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:saw|seen|see|watch(?:ed|ing)?|rented|review(?:ing|s|ed)? (?:of|for)?|called|titled|"
    r"film|movie|"
    r"picture|flick|remember|loved?|enjoyed|hated|caught|bought|dvd of|vhs of|found) "
    r"(?:the (?:film|movie) )?[*_\"“‘']{0,3}$",
    re.IGNORECASE,
)
_WATCHED = re.compile(
    r"\b(?:I|[Ww]e|just|finally|recently|[Rr]eviewing) (?:saw|watched|rented|rewatched|"
    r"caught)?[^.;,]{0,8}$"
)
_DASHED = re.compile(r"[*_\"”]{0,3} ?(?:[-–—:]|\.\.+|,? (?:is|was)\b)")


@dataclass(slots=True)
class _Candidate:
    """A title, its weight so far, and the sentence that first holds it."""

    label: str
    weight: float
    where: Span
    year: int | None = None


def salient_film(
    found: list[Span], text: str, enough: float = THRESHOLD
) -> tuple[Mention, Span] | None:
    """The film that the opening of a page speaks of most, with the sentence that names it.

    Args:
        found: The page's lines.
        text: The page's whole text.
        enough: Weight below which no title is taken.

    Example:
        >>> text = "I saw *Heat* (1995) again. *Heat* is long."
        >>> salient_film([Span(text, 0, len(text))], text)[0]
        Mention(kind=<Kind.FILM: 'film'>, label='Heat', year=1995)
    """
    candidates: dict[str, _Candidate] = {}
    for number, sentence in enumerate(_opening(found)):
        for label, start, end, base in _titles(sentence.text):
            _weigh(candidates, label, base, sentence, (start, end), number)
    if not candidates:
        return None
    lowered = text.lower()
    for candidate in candidates.values():
        count = min(lowered.count(candidate.label.lower()), MAX_COUNT)
        candidate.weight += count * (0.8 if len(candidate.label) > 3 else 0.3)
        if _is_surname(candidate.label, text):
            candidate.weight -= 3.0
        candidate.weight += PER_PERSON * min(catalogue().named_in(candidate.label, text), 2)
    best = max(candidates.values(), key=lambda c: (c.weight, -c.where.start))
    # What is named once, where less is asked for, may be any other film.
    if best.weight < enough or (best.weight < THRESHOLD and text.count(best.label) < 2):
        return None
    return Mention(Kind.FILM, best.label, best.year), best.where


def _is_surname(label: str, text: str) -> bool:
    """Whether a title of one word is somebody's surname on the page: Alfred Hitchcock."""
    names = re.findall(rf"\b([A-Z][a-z]+) {re.escape(label)}\b", text) if " " not in label else []
    return any(name in lexicon().first_names for name in names)


def _opening(found: list[Span]) -> Iterator[Span]:
    count = 0
    for line in found[:OPENING]:
        label = labels().pattern.match(line.text)
        if label and ":" in label["end"]:
            continue
        for sentence in sentences(line):
            if len(sentence.text) < 2_000:
                yield sentence
            count += 1
            if count >= OPENING:
                return


def _weigh(
    candidates: dict[str, _Candidate], label: str, base: float, sentence: Span,
    where: tuple[int, int], number: int,
) -> None:  # fmt: skip
    text = sentence.text
    year = _YEAR_BEHIND.match(text, where[1])
    weight = base + (1.0 if lexicon().is_title(label) else 0.0)
    weight += (2.5 if number < 4 and where[0] < MAX_LEAD else 1.2) if year else 0.0
    weight += 1.2 if number < 2 else 0.6 if number < 5 else 0.0
    if where[0] == 0 and _DASHED.match(text, where[1]):
        weight += 2.0  # "Heat - a long night out."
    before = text[max(0, where[0] - 60) : where[0]]
    if _OTHER.search(before):
        weight -= 3.0
    elif _SEEN.search(before):
        weight += 2.0 if _WATCHED.search(before) else 0.7
    elif base == 0.0 and not year:
        weight -= 1.0  # One unmarked word, which nothing calls a film.
    known = candidates.get(fold(label))
    if known is None:
        weight += 0.8 if not candidates and base >= 1.5 else 0.0
        found_year = int(year.group(1)) if year else None
        candidates[fold(label)] = _Candidate(label, weight, sentence, found_year)
    else:
        known.weight = max(known.weight, weight)
        known.year = known.year or (int(year.group(1)) if year else None)


def _titles(text: str) -> Iterator[tuple[str, int, int, float]]:
    """Titles in a sentence, each with a first weight: marked ones, then known ones unmarked."""
    spans: list[tuple[int, int]] = []
    for label, start, end, sure in marked_titles(text):
        if looks_like_title(label):
            spans.append((start, end))
            yield label, start, end, sure
    for label, start, end in known_titles(text):
        if not any(start < b and a < end for a, b in spans):
            yield label, start, end, 0.8 if " " in label else 0.0
