"""Naming: which film each section of a page is about, and when two titles are one film's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..model import Kind, Mention, Page, Value
from ..spelling import fold
from . import structured
from .headlines import film_in_headline
from .labels import key, labels
from .leads import lead_title
from .lexicon import lexicon
from .salience import ABOVE_CREDITS, THRESHOLD, salient_film
from .section import Section
from .sentences import Span, sentences
from .titles import YEAR, clean_title, looks_like_title, title_case
from .unmarked import spoken_film

_YEAR = re.compile(rf"\b{YEAR}\b")
# "Dune is a 2021 American film": criticism does not open so.
_DEFINITION = re.compile(
    rf"\b(?:is|was) an? (?:[\w’'-]+,? ){{0,3}}?{YEAR}\b (?:[\w’'-]+,? ){{0,9}}?(?:film|movie|"
    rf"comedy|drama|western|serial|short|musical)"
)
_PART_OF_PAGE = re.compile(
    r"\b(?:ratings?|metascore|score|stars|credits|archives?|category|categories|home|news|blog|"
    r"newspaper|"
    r"critic|guide|releases|entertainment|forums?|classifieds)\b",
    re.IGNORECASE,
)
_REVIEW_WORD = re.compile(r"\breviews?\b", re.IGNORECASE)
_PRONOUNS = frozenset({"It", "Its", "He", "She", "They", "We", "I", "Here", "What"})
_FILM_WORD = re.compile(r"\b(?:films?|movies?|sequels?|directors?|cast|acting|scenes?)\b")
TOP = 6
"""Lines among which a page's heading is looked for."""
MAX_HEADING = 140
"""Longest heading of a page in characters."""
PARAGRAPH = 150
"""Fewest characters of a paragraph, below a line that may be its title."""
MAX_WORDS = 7
"""Most words of such a line."""
MAX_DATED = 100
"""Sections whose year is searched for in the whole page: a page of teasers has tens."""


def name_films(page: Page, result: list[Section], found: list[Span]) -> None:
    """Give the sections of a page their films, and the films their years, as the page has them.

    Args:
        page: The page.
        result: Its sections; the first is what stands before the first announced title.
        found: Its lines.
    """
    _name_first(page, result, found)
    for section in result[:MAX_DATED]:
        _date(section, page.text)
        _recase(section, page.text)


def _name_first(page: Page, result: list[Section], found: list[Span]) -> None:
    """Find the film of the text before the first announced title, and of the whole page."""
    named = list(structured.films(page.items))
    front = _front(page, found)
    head = result[0]
    distinct = {fold(s.film.label) for s in result if s.film}
    if len({fold(mention.label) for mention, _, _ in named}) == 1:
        mention, value, _ = named[0]
        head.film, head.title_span = mention, _span(page, value.start, value.end)
    elif front and len(distinct) < 2:
        mention, value = front
        head.film, head.title_span = mention, _span(page, value.start, value.end)
    if head.film is None and len(result) == 1:
        first_credit = head.credits[0].span.start if head.credits else -1
        head.film, head.title_span = _from_text(page, found, first_credit)
        head.defined = _DEFINITION.search(head.title_span.text, 0, 400) is not None
    elif len(result) == 2 and front and not named and head.film and result[1].film:
        # Front matter and credit block speak of one film; the block has the fuller title.
        head.film = head.film if same_film(head.film, result[1].film) else None
    if head.film is None and len(distinct) == 1 and len(result) > 1:
        head.film, head.title_span = result[1].film, result[1].title_span


def _front(page: Page, found: list[Span]) -> tuple[Mention, Value] | None:
    """The film of the front matter; of a headline there, the film that it speaks of."""
    body = page.text[slice(*page.prose)]
    front = structured.front_title(page.items, body)
    if front is None or not front[2]:
        return front and front[:2]
    title = film_in_headline(front[0].label, found, body)
    return (Mention(Kind.FILM, title[0], front[0].year or title[1]), front[1]) if title else None


def _from_text(page: Page, found: list[Span], first_credit: int) -> tuple[Mention | None, Span]:
    """The film of a page that announces none: a lead's first sentence, a headline, or its text."""
    said = _spoken_of(found, page.text)
    if said:
        return said
    for line, telling in _headlines(found, first_credit):
        title = _headline(line, page.text, telling=telling)
        if title:
            spoken_of = film_in_headline(title, [], page.text[line.end :])
            return Mention(Kind.FILM, *(spoken_of or (title, None))), line
    for line in found[:4]:
        for number, sentence in enumerate(_first_sentences(line)):
            lead = lead_title(sentence)
            # "It is a 1990 horror film" defines *It* only where nothing stands before.
            if lead and (lead[0] not in _PRONOUNS or (line is found[0] and number == 0)):
                return Mention(Kind.FILM, *lead), sentence
    html = next((item for item in page.items if item.source == "html"), None)
    headline = html.first("title") if html else None
    if headline and _REVIEW_WORD.search(headline.text):
        title = clean_title(re.split(r"\s[|–—-]\s", headline.text)[0])
        named = film_in_headline(title, found, page.text[slice(*page.prose)])
        if named and looks_like_title(named[0]):
            return Mention(Kind.FILM, *named), _span(page, headline.start, headline.end)
    alone = _alone(found)
    if alone and " " in alone[0].label:
        return alone
    enough = THRESHOLD if first_credit < 0 else ABOVE_CREDITS
    return (
        salient_film(found, page.text, enough)
        or alone
        or (None if first_credit >= 0 or _described(page) else spoken_film(found, page.text))
        or (None, Span("", 0, 0))
    )


def _described(page: Page) -> bool:
    """Whether a page says in front matter or structured data what it is, as no comment does."""
    return any(item.source != "html" for item in page.items)


def _alone(found: list[Span]) -> tuple[Mention, Span] | None:
    """The first line of a comment, where it has the form of a title and a paragraph follows it."""
    if len(found) < 2 or len(found[1].text) < PARAGRAPH or len(found[0].text.split()) > MAX_WORDS:
        return None
    title = clean_title(found[0].text)
    fine = looks_like_title(title) and title_case(title) and title[-1] not in ".:,;"
    spoken_of = fine and _FILM_WORD.search(found[1].text) and not _PART_OF_PAGE.search(title)
    return (Mention(Kind.FILM, title), found[0]) if spoken_of else None


def _spoken_of(found: list[Span], text: str) -> tuple[Mention, Span] | None:
    """The known film that a page's first line is, or that its heading speaks of."""
    headings = [line for line in found[:TOP] if line.text.startswith("# ")]
    line = next(iter([*headings, *found[:1]]), None)
    if line is None or len(line.text) > MAX_HEADING:
        return None
    title = clean_title(line.text)
    if title_case(title) and " " in title and lexicon().is_title(title):
        return Mention(Kind.FILM, title), line
    if not line.text.startswith("#") or not title:
        return None
    named = film_in_headline(title, found[found.index(line) + 1 :], text[line.end :])
    return (Mention(Kind.FILM, *named), line) if named else None


def _first_sentences(line: Span) -> Iterator[Span]:
    """The first two sentences of a line; as one, where a title with a "!" was cut in two."""
    found = list(islice(sentences(line), 2))
    if len(found) == 2 and len(found[0].text.split()) <= 5 and found[0].text[-1] in "!?.":
        start, end = found[0].start - line.start, found[1].end - line.start
        yield Span(line.text[start:end], found[0].start, found[1].end)
    else:
        yield from found


def _headlines(found: list[Span], first_credit: int) -> Iterator[tuple[Span, bool]]:
    """Lines that may name the film, the likeliest first, and whether their place says so.

    A line that says "review", then the lines right above the credits, then the page's first.
    """
    yield from ((line, True) for line in found[:4] if _REVIEW_WORD.search(line.text))
    above = [line for line in found if line.end <= first_credit]
    yield from ((line, True) for line in reversed(above[-3:]))
    yield from ((line, False) for line in found[:2])


def _headline(line: Span, text: str, *, telling: bool) -> str:
    """The title that a headline gives, or nothing.

    It must look like one; where its place does not tell, the page must come back to it.
    """
    if len(line.text) > 110 or key(line.text) in labels().predicates:
        return ""
    labelled = labels().pattern.match(line.text)
    if labelled and ":" in labelled.group("end") and not telling:
        return ""
    if labelled and ":" in labelled.group("end") and not _REVIEW_WORD.search(line.text):
        return ""
    title = clean_title(line.text)
    before, colon, _ = title.partition(":")
    if (
        colon
        and key(before) not in labels().predicates
        and not title_case(title)
        and title_case(before)
    ):
        title = before  # "Dune: a long walk through the sand" is about *Dune*.
    if telling and len(title.split()) <= MAX_WORDS:
        title = title.removesuffix(".")
    if not looks_like_title(title) or title[-1] in ".:" or "|" in title:
        return ""
    if _PART_OF_PAGE.search(title):
        return ""
    again = text.lower().find(title.partition(":")[0].lower(), line.end) >= 0 and len(title) > 2
    return title if title_case(title) and (telling or again) else ""


def _date(section: Section, text: str) -> None:
    """Give a film without a year the one behind its title in the page, or in its credits."""
    film = section.film
    if film is None or film.year is not None:
        return
    dated = re.search(rf"{re.escape(film.label)}[*_\"”’]*,? \(((?:18|19|20)\d\d)\)", text)
    years = [
        found.group()
        for credit in section.credits
        if {"releaseYear", "releaseDate"}.intersection(credit.predicates)
        and (found := _YEAR.search(credit.value))
    ]
    if dated or years:
        section.film = film._replace(year=int(dated.group(1) if dated else years[0]))


def _recase(section: Section, text: str) -> None:
    """Write a title that a heading shouts as the page writes it elsewhere, if it does."""
    film = section.film
    if film is None or not film.label.isupper() or len(film.label) < 3:
        return
    pattern = rf"(?<!\w){re.escape(film.label)}(?!\w)"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        if not found.group().isupper() and found.group()[0].isupper():
            section.film = film._replace(label=found.group())
            return


def _span(page: Page, start: int, end: int) -> Span:
    return Span(page.text[start:end], start, end)


def same_film(one: Mention, other: Mention) -> bool:
    """Whether two titles of a page are two forms of one film's title.

    Years, where both are given, must agree; then the titles must be equal, one must be the end
    of the other after a colon or dash, or most of their words must be shared.

    Example:
        >>> same_film(Mention(Kind.FILM, "World of A: B", 2025), Mention(Kind.FILM, "B", 2025))
        True
        >>> same_film(Mention(Kind.FILM, "True Grit", 1969), Mention(Kind.FILM, "True Grit", 2010))
        False
    """
    if one.year and other.year and one.year != other.year:
        return False
    a, b = fold(one.label), fold(other.label)
    if a == b:
        return True
    if not (one.year and other.year):
        return False
    tails = [re.split(r"[:–—]\s*", m.label)[-1] for m in (one, other)]
    if fold(tails[0]) == fold(tails[1]) or b == fold(tails[0]) or a == fold(tails[1]):
        return True
    left, right = set(a.split()), set(b.split())
    return len(left & right) / len(left | right) >= 0.6
