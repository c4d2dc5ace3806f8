"""Floor 4: mentions become entities, from the page's own context alone.

Which entity a mention is, is a function of its own page; equal keys meet in one IRI. What cannot
be resolved stays an entity of its own, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from .model import Claim, Entity, Kind, Mention, Page, Statement, Status
from .spelling import fold, slug
from .vocabulary import ENTITY_BASE, LINEAGE

_PART = re.compile(
    r"(?:Chapter|Part|Episode|Volume|Vol\.)\s+(?:\d+|[IVX]+|One|Two|Three|Four|Five|Six)$"
)
_FOLDERS = {
    Kind.FILM: "film",
    Kind.SERIES: "series",
    Kind.TV_SERIES: "tv-series",
    Kind.FRANCHISE: "franchise",
    Kind.UNIVERSE: "universe",
    Kind.PERSON: "person",
    Kind.CHARACTER: "character",
    Kind.COMPANY: "company",
    Kind.FICTIONAL_ORGANIZATION: "organization",
    Kind.WORK: "work",
    Kind.REVIEW: "review",
}


@dataclass(slots=True)
class _Names:
    """What a page tells about names: full names by surname, years by title, the franchise."""

    people: dict[str, set[str]] = field(default_factory=dict)
    years: dict[str, set[int]] = field(default_factory=dict)
    titles: dict[str, Mention] = field(default_factory=dict)
    franchise: str = ""

    def note(self, mention: Mention) -> None:
        folded = fold(mention.label)
        if mention.kind is Kind.PERSON and " " in folded:
            self.people.setdefault(folded.rsplit(" ", 1)[-1], set()).add(mention.label)
        elif mention.kind is Kind.FILM and mention.year:
            self.years.setdefault(folded, set()).add(mention.year)
        elif mention.kind is Kind.FRANCHISE and not self.franchise:
            self.franchise = mention.label


def resolve(page: Page, claims: Iterable[Claim]) -> list[Statement]:
    """Give every mention of a page its entity.

    Args:
        page: The page that was read.
        claims: What was read in it.

    Returns:
        A statement for each claim, in the same order; two claims that turn out to say the same
        at the same place become one.

    Example:
        >>> from graph.extraction import extract
        >>> from graph.pages import page_from_text
        >>> page = page_from_text("**Dune, 2021.** Directed by Denis Villeneuve.")
        >>> resolve(page, extract(page))[-1].object.iri
        'https://film-review-graph.example/id/person/denis-villeneuve'
    """
    claims = list(claims)
    names = _Names()
    for claim in claims:
        for mention in (claim.subject, claim.object):
            names.note(mention)
        namesake = fold(claim.subject.label) == fold(claim.object.label)
        if namesake and claim.predicate in LINEAGE and claim.object.kind is Kind.FILM:
            # The undated remake of a dated film is not that film: its title alone tells no year.
            names.years.setdefault(fold(claim.subject.label), set()).add(claim.subject.year or 0)
        if claim.predicate == "alternateName" and claim.status is Status.ACCEPTED:
            names.titles.setdefault(fold(claim.object.label), claim.subject)
    found: dict[tuple[object, ...], Statement] = {}
    for claim in claims:
        statement = _statement(page, claim, names)
        key = (
            statement.subject.iri, statement.predicate, statement.object.iri,
            statement.object.label if statement.object.kind is Kind.LITERAL else "",
            statement.status, statement.start, statement.end,
        )  # fmt: skip
        if key not in found or found[key].confidence < statement.confidence:
            found[key] = statement
    return list(found.values())


def _statement(page: Page, claim: Claim, names: _Names) -> Statement:
    film = _entity(claim.film, names) if claim.film else None
    return Statement(
        page.path,
        _entity(claim.subject, names, film),
        claim.predicate,
        _entity(claim.object, names, film),
        claim.status,
        claim.confidence,
        claim.rule,
        page.text[claim.start : claim.end],
        claim.start,
        claim.end,
        film,
    )


def _entity(mention: Mention, names: _Names, film: Entity | None = None) -> Entity:
    kind, label, year = mention
    if kind is Kind.LITERAL:
        return Entity(kind, label, "")
    if kind is Kind.PERSON:
        label = _full_name(label, names)
    elif kind is Kind.FILM and year is None and fold(label) in names.titles:
        _, label, year = names.titles[fold(label)]
    elif kind is Kind.FILM:
        label = _full_title(label, names)
        known = names.years.get(fold(label), set())
        if year is None and len(known) == 1:
            year = next(iter(known))
    return Entity(kind, label, iri(kind, label, year, film), year)


def iri(kind: Kind, label: str, year: int | None = None, film: Entity | None = None) -> str:
    """The IRI of an entity, made of what identifies it.

    A character belongs to its film: two films' Maxes are two.

    Example:
        >>> iri(Kind.FILM, "True Grit", 1969)
        'https://film-review-graph.example/id/film/true-grit-1969'
    """
    if kind is Kind.REVIEW:
        # The page's name is its path: escaped, not folded, so that no two pages meet.
        return f"{ENTITY_BASE}review/{quote(label, safe='/')}"
    name = slug(label)
    if kind is Kind.FILM and year:
        name = f"{name}-{year}"
    if kind is Kind.CHARACTER and film:
        name = f"{film.iri.rsplit('/', 1)[-1]}/{name}"
    return f"{ENTITY_BASE}{_FOLDERS[kind]}/{name}"


def _full_name(label: str, names: _Names) -> str:
    """Complete a surname to the one person of the page whose name ends so."""
    folded = fold(label)
    if " " in folded:
        return label
    full = names.people.get(folded, set())
    by_fold = {fold(name): name for name in sorted(full)}
    return next(iter(by_fold.values())) if len(by_fold) == 1 else label


def _full_title(label: str, names: _Names) -> str:
    """Complete "Chapter 3" to a part of the series that the page is about."""
    if not names.franchise or not _PART.match(label):
        return label
    joint = ": " if label.startswith("Chapter") else " "
    return f"{names.franchise}{joint}{label}"
