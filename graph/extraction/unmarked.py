"""Unmarked: the film of a comment that marks no title, by how the comment speaks of it.

"Manna from Heaven is a movie for the family", "I finally saw Sayonara", "this film is called Too
Smooth": words with capitals that the text treats as a film's name.
"""

from __future__ import annotations

import re

from ..catalogue import catalogue
from ..model import Kind, Mention
from .lexicon import lexicon
from .sentences import Span, sentences
from .titles import looks_like_title
from .words import words

_PHRASE = re.compile(
    r"(?<![\w@#’'])(?:[A-Z][\w’'-]*|\d{1,4}(?= [A-Z]))"
    r"(?:,? (?:[A-Z][\w’'-]*|\d{1,4}\b)| (?:of|the|and|in|to|a|for|from|on|with|at|my|your|is)"
    r"(?= (?:[A-Z]|(?:of|the|and|in|to|a|for|from|on|with|at|my|your) [A-Z])))*"
)
_FILM = (
    r"(?:films?|movies?|comed(?:y|ies)|dramas?|thrillers?|flicks?|remake|sequel|prequel|musical|"
    r"westerns?|cartoon|documentary|masterpiece|classic|romance|mystery|story|adaptation|slasher)"
)
_BEHIND = re.compile(
    rf" (?:is|was|isn['’]t|wasn['’]t|remains) (?:[\w’'-]+,? ){{0,9}}?{_FILM}\b"
    r"| (?:begins|opens|starts (?:out|off|with)|follows|tells|spoofs|takes place|stars|brings|"
    r"delivers|features|was released|is based|is about|has a (?:great|good|bad|nice))\b"
    r"| \((?:18|19|20)\d\d\)"
)
_BEFORE = re.compile(
    r"\b(?:watch(?:ed|ing)?|saw|seen|seeing|rented|called|titled|screening of|found|recommend|"
    r"enjoyed|loved|caught|(?:this|the) (?:film|movie|flick),?|give|like) $"
)
_NAMED = re.compile(r"\b(?:film|movie|flick|show) (?:is|was) (?:called|titled|named) $")
_VERB = re.compile(r" (?:is|was|has|isn['’]t|wasn['’]t)\b")
_PLACE = re.compile(r" (?:at|in|on) (?=the |[A-Z])")
ENOUGH = 3.0
"""Score from which a phrase is taken for the film: the text speaks of it so at least once."""
MAX_TEXT = 3_000
"""Longest text, in characters, that is a comment."""
SHORTEST = 3
"""Characters that a title found so has at least."""


def spoken_film(found: list[Span], text: str) -> tuple[Mention, Span] | None:
    """The film that a comment speaks of without marking its title.

    Args:
        found: The page's lines.
        text: The page's whole text.

    Example:
        >>> line = "Manna Falls is the worst romantic comedy. Do not rent Manna Falls."
        >>> spoken_film([Span(line, 0, len(line))], line)[0].label
        'Manna Falls'
    """
    if len(text) > MAX_TEXT:
        return None
    scores: dict[str, float] = {}
    where: dict[str, Span] = {}
    for line in found:
        for sentence in sentences(line):
            for match in _PHRASE.finditer(sentence.text):
                opens = 2.0 if sentence.start == found[0].start and match.start() == 0 else 0.0
                for phrase in _forms(match.group()):
                    label = _without_opener(phrase, opening=match.start() == 0)
                    if label and _may_be_film(label):
                        end = match.start() + match.group().index(phrase) + len(phrase)
                        spoken = _spoken(sentence.text, match.start(), end, opens)
                        scores[label] = scores.get(label, 0.0) + spoken
                        where.setdefault(label, sentence)
    for label in scores:
        scores[label] += 0.5 * min(text.count(label), 3) + (0.5 if " " in label else 0.0)
        scores[label] += 1.0 if lexicon().is_title(label) else 0.0
        scores[label] += 1.5 * min(catalogue().named_in(label, text), 2)
    best = max(scores, key=lambda label: (scores[label], len(label)), default="")
    if not best or scores[best] < ENOUGH:
        return None
    return Mention(Kind.FILM, best), where[best]


def _forms(phrase: str) -> list[str]:
    """A phrase, and what stands before a place: "Driving Lessons at the Tribeca Film Festival"."""
    short = _PLACE.split(phrase, maxsplit=1)[0]
    return [phrase] if short == phrase else [phrase, short]


def _spoken(text: str, start: int, end: int, opens: float) -> float:
    """How much a sentence speaks of a phrase as of a film."""
    behind = 2.0 if _BEHIND.match(text, end) else 0.0
    if opens and not behind and _VERB.match(text, end):
        behind = opens  # "Manna from Heaven is heavenly."
    before = text[max(0, start - 40) : start]
    named = 2.5 if _NAMED.search(before) else 1.5 if _BEFORE.search(before) else 0.0
    return behind + named


def _without_opener(label: str, *, opening: bool) -> str:
    """A phrase without the words that open a sentence, or an owner: "Ann's Sample"."""
    parts = label.split(" ")
    while (
        opening and len(parts) > 1 and parts[0].strip(",") in words().openers - {"The", "A", "An"}
    ):
        parts = parts[1:]
    lone = len(parts) == 1 and opening and parts[0] in words().openers
    return "" if lone else " ".join(parts).strip(",").removesuffix("'s").removesuffix("’s")


def _may_be_film(label: str) -> bool:
    """Whether a phrase can be a title: no person, place or people, and not one letter."""
    first = label.split(" ", maxsplit=1)[0]
    folded = label.lower()
    named = lexicon().knows(label) or (first in lexicon().first_names and label.count(" ") < 2)
    return (
        len(label) >= SHORTEST
        and not (named and not lexicon().is_title(label))
        and folded not in words().nobody
        and folded not in words().peoples
        and label not in words().openers
        and looks_like_title(label)
    )
