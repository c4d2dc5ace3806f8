"""The values that flow from floor to floor: none changes, none knows about files or RDF.

A `Page` holds the clean text; a `Claim` is what a rule read in it, about mentions; a
`Statement` is the same claim after resolution, about entities.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What a page does with a statement: only accepted ones become plain triples."""

    ACCEPTED = "accepted"
    NEGATED = "negated"
    DISPUTED = "disputed"
    HYPOTHETICAL = "hypothetical"


class Kind(StrEnum):
    """The types of things that a statement is about."""

    FILM = "film"
    SERIES = "series"
    TV_SERIES = "tvSeries"
    FRANCHISE = "franchise"
    UNIVERSE = "universe"
    PERSON = "person"
    CHARACTER = "character"
    COMPANY = "company"
    FICTIONAL_ORGANIZATION = "fictionalOrganization"
    WORK = "work"
    REVIEW = "review"
    LITERAL = "literal"


class Mention(NamedTuple):
    """A name as a page gives it, and what kind of thing it seems to be.

    Attributes:
        kind: The type of thing.
        label: The name; for a literal, its value.
        year: Release year, where the page gives one beside the name.
    """

    kind: Kind
    label: str
    year: int | None = None


class Claim(NamedTuple):
    """What one rule read at one place of one page.

    Attributes:
        subject: Who or what the claim is about.
        predicate: One of `vocabulary.PREDICATES`.
        object: The other end.
        status: Whether the page asserts it.
        confidence: Between 0 and 1.
        rule: Name of the rule that read it.
        start: First code point of the quote in the page's text.
        end: One past its last code point.
        film: For `portrays`, the film in which the performer plays the character.
    """

    subject: Mention
    predicate: str
    object: Mention
    status: Status
    confidence: float
    rule: str
    start: int
    end: int
    film: Mention | None = None


class Entity(NamedTuple):
    """A thing with an IRI: what mentions are resolved to."""

    kind: Kind
    label: str
    iri: str
    year: int | None = None


class Statement(NamedTuple):
    """A claim whose mentions have been resolved, with the quote that bears it."""

    page: str
    subject: Entity
    predicate: str
    object: Entity
    status: Status
    confidence: float
    rule: str
    quote: str
    start: int
    end: int
    film: Entity | None = None


class Value(NamedTuple):
    """A piece of structured data, and where its line stands in the page's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """A node of structured data: front matter, JSON-LD, microdata or RDFa.

    Attributes:
        source: ``front-matter``, ``json-ld``, ``microdata`` or ``rdfa``.
        types: Local names of its types, such as ``Movie``.
        properties: Key and value pairs in the order of the page.
    """

    source: str
    types: tuple[str, ...] = ()
    properties: tuple[tuple[str, Value | Item], ...] = ()

    def items(self, key: str) -> Iterator[Item]:
        """The nested items under a key."""
        return (v for k, v in self.properties if k == key and isinstance(v, Item))

    def values(self, key: str) -> Iterator[Value]:
        """The plain values under a key; a nested item stands for its own name."""
        for found, value in self.properties:
            if found == key and isinstance(value, Value):
                yield value
            elif found == key and isinstance(value, Item):
                yield from value.values("name")

    def first(self, *keys: str) -> Value | None:
        """The first plain value under the first of the keys that has one."""
        return next((value for key in keys for value in self.values(key)), None)

    def walk(self) -> Iterator[Item]:
        """This item and all items nested in it, outermost first."""
        stack = [self]
        while stack:
            item = stack.pop()
            yield item
            stack.extend(v for _, v in reversed(item.properties) if isinstance(v, Item))


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read: clean text, structured data, and what was odd about it.

    Attributes:
        path: The path as the user gave it, for messages and for ``extract``.
        name: The path relative to the PATH given: the source of the page's IRI.
        format: ``text``, ``markdown`` or ``html``.
        text: The clean text; all offsets count its code points.
        items: Structured data with offsets into `text`.
        body: Where the prose begins, past the front matter.
        body_end: Where it ends; structured data of HTML is listed after it.
        warnings: Each a short sentence on something that was read around.
    """

    path: str
    name: str
    format: str
    text: str
    items: tuple[Item, ...] = ()
    body: int = 0
    body_end: int = -1
    warnings: tuple[str, ...] = ()
    _digest: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def prose(self) -> tuple[int, int]:
        """Start and end of the part that is neither front matter nor listed data."""
        return self.body, len(self.text) if self.body_end < 0 else self.body_end

    @property
    def sha256(self) -> str:
        """SHA-256 of the clean text in UTF-8, hexadecimal."""
        if not self._digest:
            self._digest.append(hashlib.sha256(self.text.encode()).hexdigest())
        return self._digest[0]
