"""Floor 3: a `Page` becomes `Claim`s, each with the quote that bears it.

Structured data and front matter, credit blocks, then prose; what a page denies, doubts, plans or
jokes about keeps its status and never becomes a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ..model import Claim, Kind, Mention, Page, Status
from ..spelling import fold
from . import prose, structured
from .claims import Thing, object_of
from .context import Context, Reading, franchise_of
from .encoding import encode
from .known_film import KnownFilm, known_films
from .layout import sections
from .mentions import TITLE, marks_titles, proper_words
from .naming import same_film
from .ratings import ratings
from .rules import Rule, load, load_rules, shipped_rules
from .section import CreditLine, Section
from .sentences import Span, lines, sentences
from .status import rebuts

__all__ = ["Rule", "extract", "load", "load_rules", "shipped_rules"]

RULES_VERSION = 3
"""Raised when the same page would give other statements than before."""

MAX_SENTENCE = 4_000
"""Longest sentence read, in characters; what is longer is no sentence."""

_REVIEW_WORDS = frozenset({"rating", "reviewer", "publication", "reviewDate"})


def extract(page: Page, rules: tuple[Rule, ...] | None = None) -> list[Claim]:
    """Read everything that a page says.

    Args:
        page: The page.
        rules: Prose rules; the shipped ones where None.

    Returns:
        Claims in the order of the page, each only once.

    Example:
        >>> from graph.pages import page_from_text
        >>> page = page_from_text("**Gravity, 2013.** Directed by Alfonso Cuarón.")
        >>> [(c.predicate, c.object.label) for c in extract(page)]
        [('releaseYear', '2013'), ('director', 'Alfonso Cuarón')]
    """
    review = Mention(Kind.REVIEW, page.name)
    parts = sections(page)
    titles = list(_titles(parts))
    claims = [*titles, *_metadata(page, review, parts), *_credits(parts, review)]
    proper = proper_words(page.text)
    defined = any(part.defined for part in parts)
    text = "\n".join(block.text for part in parts for block in part.prose)
    bare = not defined and not marks_titles(text)
    readings = [reading for part in parts for reading in _readings(part, proper, bare=bare)]
    films = frozenset(
        [fold(part.film.label) for part in parts if part.film]
        + [fold(claim.object.label) for claim in titles if claim.predicate == "alternateName"]
    )
    context = Context(review, text, films, franchise_of(readings), defined)
    if not defined:
        context.catalogued = _catalogued(readings, claims)
    for claim in claims:
        context.learn(claim)
    claims += prose.read(readings, shipped_rules() if rules is None else rules, context)
    if not defined:
        claims += _ratings(page, claims, review)
    claims += _mentions(readings, claims, review, films)
    claims += _years(claims)
    unique = dict.fromkeys(claims)
    return sorted(unique, key=lambda claim: (claim.start, claim.end))


def _catalogued(readings: list[Reading], claims: list[Claim]) -> dict[Mention, KnownFilm]:
    """The films of a review that the catalogue has; an encyclopedia's lead says all itself."""
    named = {mark.label for reading in readings for mark in reading.encoded.marks.values()}
    named |= {claim.object.label for claim in claims}
    return known_films(dict.fromkeys(r.film for r in readings if r.film), named)


def _readings(part: Section, proper: frozenset[str], *, bare: bool) -> Iterator[Reading]:
    """The sentences of a section's prose, encoded."""
    own = part.film.label if part.film else ""
    for block in part.prose:
        found = [s for s in sentences(block) if len(s.text) <= MAX_SENTENCE]
        for sentence, following in zip_longest(found, found[1:]):
            taken_back = following is not None and rebuts(following.text)
            yield Reading(encode(sentence, proper, own, bare=bare), part.film, taken_back)


def _metadata(page: Page, review: Mention, parts: list[Section]) -> Iterator[Claim]:
    """Structured data and front matter: the films, and the review itself."""
    for film, value, item in structured.films(page.items):
        if film.year:
            yield _year(film, value.start, value.end, item.source)
        yield from structured.film_claims(film, item)
    main = parts[0].film if parts else None
    for item in page.items:
        if main and item.source == "front-matter":
            yield from structured.film_claims(main, item)
    yield from structured.review_claims(review, page.items)


def _titles(parts: list[Section]) -> Iterator[Claim]:
    """Years and alternate names, from the lines that announce films."""
    by_name: dict[str, dict[Mention, Section]] = {}
    by_year: dict[int | None, dict[Mention, Section]] = {}
    for part in sorted(parts, key=lambda p: (not p.strong, p.title_span.start)):
        film = part.film
        if film is None or not part.title_span.text:
            continue
        near = {**by_name.get(fold(film.label), {}), **by_year.get(film.year, {})}
        known = next((m for m in near if same_film(m, film)), None)
        if known is None:
            by_name.setdefault(fold(film.label), {})[film] = part
            by_year.setdefault(film.year, {})[film] = part
            if film.year and str(film.year) in part.title_span.text:
                yield _year(film, part.title_span.start, part.title_span.end, "title-line")
        elif known.label != film.label:
            yield Claim(
                known, "alternateName", Mention(Kind.LITERAL, film.label), Status.ACCEPTED,
                0.9, "title-line", part.title_span.start, part.title_span.end,
            )  # fmt: skip
    for part in parts:
        if part.film:
            film = part.film
            near = {**by_name.get(fold(film.label), {}), **by_year.get(film.year, {})}
            part.film = next((m for m in near if same_film(m, film)), film)


def _year(film: Mention, start: int, end: int, rule: str) -> Claim:
    year = Mention(Kind.LITERAL, str(film.year))
    return Claim(film, "releaseYear", year, Status.ACCEPTED, 0.97, rule, start, end)


def _credits(parts: list[Section], review: Mention) -> Iterator[Claim]:
    """Credit lines, but for a block that only repeats an earlier one of the same film.

    Sites close their pages with such teasers: they are no second witness.
    """
    said: dict[Mention, set[tuple[str, str]]] = {}
    for part in parts:
        if part.film is None:
            continue
        found = [claim for credit in part.credits for claim in _credit(part.film, credit, review)]
        facts = {(claim.predicate, fold(claim.object.label)) for claim in found}
        earlier = said.get(part.film)
        if earlier and facts and (facts <= earlier or _cut_short(part, facts, earlier)):
            part.prose = []
            continue
        said.setdefault(part.film, set()).update(facts)
        yield from found


def _cut_short(part: Section, facts: set[tuple[str, str]], earlier: set[tuple[str, str]]) -> bool:
    """A teaser cut off in the middle of a name has one entry that the block has not."""
    return part.cut_off and len(facts - earlier) <= 1


def _credit(film: Mention, credit: CreditLine, review: Mention) -> Iterator[Claim]:
    start, end = credit.span.start, credit.span.end
    for word in credit.predicates:
        subject = review if word in _REVIEW_WORDS else film
        for predicate, thing in _things(word, credit.value):
            yield Claim(
                subject, predicate, thing.mention, Status.ACCEPTED, 0.98, "credit-block",
                start, end,
            )  # fmt: skip
            for role in thing.roles():
                character = Mention(Kind.CHARACTER, role)
                yield Claim(
                    thing.mention, "portrays", character, Status.ACCEPTED, 0.96, "credit-block",
                    start, end, film,
                )  # fmt: skip


def _things(word: str, value: str) -> Iterator[tuple[str, Thing]]:
    """The objects of a credit, each with the predicate that it turns out to belong to."""
    if word == "reviewer":
        yield from ((word, thing) for thing in object_of("director", value))
        return
    found = list(object_of(word, value))
    for thing in found:
        company = thing.mention.kind is Kind.COMPANY and word == "producer"
        yield "productionCompany" if company else word, thing
    if word == "releaseDate" and not found:
        yield from (("releaseYear", thing) for thing in object_of("releaseYear", value))


def _ratings(page: Page, claims: list[Claim], review: Mention) -> Iterator[Claim]:
    """A rating without a label, where no label and no data has given one."""
    if any(claim.predicate == "rating" for claim in claims):
        return
    for rating in ratings(list(lines(page.text, *page.prose))):
        thing = Mention(Kind.LITERAL, rating.value)
        yield Claim(
            review,
            "rating",
            thing,
            Status.ACCEPTED,
            0.9,
            "rating-in-text",
            rating.start,
            rating.end,
        )


def _mentions(
    readings: list[Reading], claims: list[Claim], review: Mention, films: frozenset[str]
) -> Iterator[Claim]:
    """Titles in italics that no rule has read anything about."""
    read = {(end.label, claim.start) for claim in claims for end in (claim.subject, claim.object)}
    # A film that the page imagines or denies anywhere is not mentioned as a film elsewhere.
    imagined = {
        fold(claim.subject.label) for claim in claims if claim.status is not Status.ACCEPTED
    } - films
    for reading in readings:
        span: Span = reading.encoded.span
        for mark in reading.encoded.marks.values():
            italic = mark.sign == TITLE and span.text[mark.start - span.start] in "*_<"
            skip = fold(mark.label) in films | imagined or (mark.label, span.start) in read
            if not italic or skip:
                continue
            film = Mention(Kind.FILM, mark.label, _year_after(span, mark.end - span.start))
            yield Claim(
                review, "mentions", film, Status.ACCEPTED, 0.7, "marked-title", span.start, span.end
            )


def _years(claims: list[Claim]) -> Iterator[Claim]:
    """The years that stand beside the films a page names: "a sequel to *Alien* (1979)"."""
    dated = {claim.subject for claim in claims if claim.predicate == "releaseYear"}
    for claim in claims:
        for film in (claim.subject, claim.object):
            said = claim.status is Status.ACCEPTED and film.kind is Kind.FILM and film.year
            if said and film not in dated:
                dated.add(film)
                yield _year(film, claim.start, claim.end, "year-beside-title")


_BRACKET = re.compile(r"\s*\(((?:18|19|20)\d\d)\)")


def _year_after(span: Span, at: int) -> int | None:
    found = _BRACKET.match(span.text, at)
    return int(found.group(1)) if found else None
