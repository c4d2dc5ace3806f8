"""Headlines: the film that a headline is about, where it says more, or less, than a title.

The headline gives candidates: itself, its parts, the known titles and the capitalised phrases in
it. The text decides between them: what it comes back to, marks, or speaks of as of a film.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..catalogue import catalogue
from .lexicon import known_titles, lexicon
from .salience import salient_film
from .sentences import Span
from .titles import YEAR, looks_like_title, title_case

_PARTS = re.compile(r"\s*(?::|\s[-–—|]+|\||\s//)\s+|[?!] (?=[A-Z])")
_DATED = re.compile(rf"\s*[,(\[]\s*(?:[^()\[\]]{{0,40}}?[\s,])?(?P<year>{YEAR})[)\]]?\s*$")
_YEAR_LAST = re.compile(r"(?<=\w{2}) (?P<year>19[1-9]\d|20[0-2]\d)$")
# "Christmas Movies: Die Hard": a column's name, and the film of the day.
_COLUMN = re.compile(
    r"\b(?:film|movie|review|classic|cinema|week|weekend|month|night|special|corner|club|guide|"
    r"column|pick|diary|diaries|archive|festival|blog|spotlight|retrospective|revisited|dvd|"
    r"(?:episode|day|week|number|issue|entry|no\.|vol\.|#) ?#?\d+|screening|preview|verdict|"
    r"friday|saturday|sunday|monday|tuesday|wednesday|thursday)s?$",
    re.IGNORECASE,
)
# What comes after a colon in a headline, and in no title.
_PUNNING = re.compile(
    r"^(?:When|Why|Where|Not|Still|Yes|No|Is|Are|Does|Can|You)\b|[?,]|n['’]t\b|"
    r"\b(?:You|Your|We|It's|It’s|Like No)\b"
)
_CAPITALISED = re.compile(
    r"(?:[A-Z][\w’'-]*|\d+)(?:(?: (?:of|the|and|in|to|a|for|on|with|at))*:? (?:[A-Z][\w’'-]*|\d+)"
    r")*"
)
_COUNTED = 4
"""Mentions that count; beyond them a title is no more the page's than before."""
ENOUGH = 2.0
"""Score from which a phrase of a headline is taken for the film's title."""
OPENING = 50_000
"""Characters in which a page comes back to a title; a page of titles may have thousands."""
PUN = 6
"""Words from which on a headline that the text never repeats is taken for a pun."""


def film_in_headline(headline: str, found: list[Span], body: str) -> tuple[str, int | None] | None:
    """The film that a headline is about.

    Args:
        headline: The headline, without marks and without the word "review".
        found: The page's lines.
        body: The page's prose.

    Returns:
        Its title and the year beside it; None where neither the headline nor the text names one.

    Example:
        >>> film_in_headline("Christmas Films: Die Hard", [], "Die Hard is one.")
        ('Die Hard', None)
        >>> film_in_headline("True Grit is no remake", [], "")
        ('True Grit', None)
    """
    year = None
    dated = _DATED.search(headline) or (
        None if lexicon().is_title(headline) else _YEAR_LAST.search(headline)
    )
    if dated:
        headline, year = headline[: dated.start()], int(dated["year"])
    body = body.replace("’", "'")
    best = _best(headline.replace("’", "'"), body)
    if best:
        return (headline if best == headline.replace("’", "'") else best), year
    film = salient_film(found, body)
    titled = len(headline.split()) < PUN and title_case(headline)
    if film and len(headline.split()) > 1 and (not titled or body.count(film[0].label) > 1):
        return film[0].label, film[0].year or year
    return (headline, year) if titled else None


def shorn(title: str, text: str) -> str:
    """A title that a line announces, without a column's or an article's name beside it.

    Example:
        >>> shorn("Silent Cinema - Nosferatu", ""), shorn("Alien: Covenant", "")
        ('Nosferatu', 'Alien: Covenant')
    """
    parts = _PARTS.split(title)
    if len(parts) != 2 or lexicon().is_title(title) or text.count(title, 0, OPENING) > 1:
        return title
    before, behind = (part.strip() for part in parts)
    foreign = _is_column(before) or not title_case(before)
    return behind if foreign and looks_like_title(behind) else title


def _best(headline: str, body: str) -> str:
    """The candidate with the highest score, the longest of equals; empty where none has enough."""
    parts = [part.strip() for part in _PARTS.split(headline) if part.strip()]
    if len(parts) == 2 and _subtitled(headline, parts[0], parts[1], body):
        return headline
    scores: dict[str, float] = {}
    counts: dict[str, int] = {}
    for phrase, score in _candidates(headline):
        if phrase not in scores and looks_like_title(phrase):
            counts[phrase] = _count(phrase, body)
            scores[phrase] = score + _evidence(phrase, body)
    for phrase in scores:
        # What stands only inside a longer candidate is a part of it.
        inside = sum(n for other, n in counts.items() if other != phrase and phrase in other)
        scores[phrase] += 0.8 * min(max(counts[phrase] - inside, 0), _COUNTED)
    best = max(scores, key=lambda phrase: (scores[phrase], len(phrase)), default="")
    return best if best and scores[best] >= ENOUGH else ""


def _subtitled(headline: str, title: str, subtitle: str, body: str) -> bool:
    """Whether the two parts of a headline are one title: "Puss in Boots: The Last Wish"."""
    if not title_case(headline) or _is_column(title) or _PUNNING.search(subtitle):
        return False
    if lexicon().is_title(headline) or _count(headline, body):
        return True
    if _count(subtitle, body) and not (lexicon().is_title(title) or _count(title, body)):
        return False  # "Blogalongabond: Casino Royale"
    if _count(subtitle, body):
        return True
    # Of a known film that the text never calls by the longer name, the rest is the headline's.
    alone = bool(lexicon().years(title)) and _count(title, body) > 1
    return lexicon().is_title(title) and not alone


def _candidates(headline: str) -> Iterator[tuple[str, float]]:
    """Phrases of a headline that may be a title, each with a first score."""
    parts = [part.strip() for part in _PARTS.split(headline) if part.strip()]
    cased = title_case(headline)
    column = len(parts) > 1 and _is_column(parts[0])
    if cased:
        punning = len(parts) > 1 and any(_PUNNING.search(part) for part in parts[1:])
        yield headline, -1.5 if column or punning else 1.0 if len(parts) > 1 else 1.4
    for number, part in enumerate(parts if len(parts) > 1 else []):
        if title_case(part) and not _is_column(part):
            yield part, 0.6 - 0.1 * number + (1.0 if column else 0.0)
    for title, start, end in known_titles(f"- {headline}"):
        # A piece of a longer name is no title: "Stone" in "Big Stone Gap".
        whole = not re.match(r" [A-Z\d]", f"- {headline}"[end:])
        whole = whole and not re.search(r"[A-Z][\w’'-]* $", f"- {headline}"[:start])
        yield title, (0.8 if " " in title else 0.2) if whole else -2.0
    if not cased:
        for match in _CAPITALISED.finditer(headline):
            yield match.group(), 0.0


def _is_column(part: str) -> bool:
    return _COLUMN.search(part) is not None and not lexicon().is_title(part)


def _count(phrase: str, body: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", body))


def _evidence(phrase: str, body: str) -> float:
    """What speaks for a phrase being the title of the page's film, mentions aside."""
    quoted = re.escape(phrase)
    score = 1.3 if lexicon().is_title(phrase) else 0.0
    score += min(catalogue().named_in(phrase, body), 2)
    if re.search(rf"[*_\"“‘>]{quoted}[,.]?[*_\"”’<]", body):
        score += 1.5
    if re.search(
        rf"(?<!\w){quoted}[*_\"”’]{{0,2}},? (?:is|tells|follows|stars|opens|has|was|\((?:18|19|"
        rf"20)\d\d)"
        rf"|\b(?:in|of|film|movie|watched|saw) [*_\"“‘]{{0,2}}{quoted}(?!\w)",
        body,
    ):
        score += 0.6
    person = lexicon().knows(phrase) or (
        phrase.count(" ") == 1 and phrase.split(" ", maxsplit=1)[0] in lexicon().first_names
    )
    return score - 3.0 if person and not lexicon().is_title(phrase) else score
