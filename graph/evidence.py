"""Floor 7: why the graph says what it says: the quotes behind a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from . import vocabulary as v
from .errors import NameNotFound, UsageError
from .lookup import candidates, near

_COLUMNS = """
  ?statement a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  ?evidence frg:supports ?statement ; oa:start ?start ; oa:end ?end ; oa:exact ?quote ;
            frg:status ?status ; frg:confidence ?confidence ; frg:rule ?rule .
  ?page frg:pagePath ?path .
  OPTIONAL { ?statement frg:inFilm ?film }"""
_ALL = f"SELECT * WHERE {{ GRAPH ?page {{ {_COLUMNS} }} }}"


class Quote(NamedTuple):
    """One piece of evidence.

    Attributes:
        subject: IRI of the statement's subject.
        predicate: Its predicate, as a word of the vocabulary.
        object: IRI of its object, or the literal's value.
        status: What the page does with it.
        confidence: Between 0 and 1.
        rule: The rule that read it.
        page: The page's path relative to the PATH that was built.
        start: First code point of the quote in the page's clean text.
        end: One past the last.
        text: The quote: ``page_text[start:end]``.
        film: IRI of the film of a portrayal, else empty.
    """

    subject: str
    predicate: str
    object: str
    status: str
    confidence: float
    rule: str
    page: str
    start: int
    end: int
    text: str
    film: str = ""


def quotes(store: ox.Store) -> Iterator[Quote]:
    """All evidence of a graph, in a fixed order."""
    yield from _run(store, _ALL)


def quotes_for(store: ox.Store, subject: str, predicate: str, obj: str) -> list[Quote]:
    """The evidence for one statement, given by IRIs (or a literal's value)."""
    term = ox.NamedNode(obj) if "://" in obj else ox.Literal(obj)
    values = f"VALUES (?s ?p) {{ ({ox.NamedNode(subject)} <{v.PREDICATES[predicate].iri}>) }}"
    same = f"FILTER(?o = {term})" if "://" in obj else f"FILTER(str(?o) = {term})"
    text = f"SELECT * WHERE {{ {values} GRAPH ?page {{ {_COLUMNS} {same} }} }}"
    return list(_run(store, text))


def _run(store: ox.Store, text: str) -> Iterator[Quote]:
    rows = store.query(text, prefixes=v.PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    found = (
        Quote(
            row["s"].value,
            v.word_of(row["p"].value, row["s"].value),
            row["o"].value,
            row["status"].value,
            float(row["confidence"].value),
            row["rule"].value,
            row["path"].value,
            int(row["start"].value),
            int(row["end"].value),
            row["quote"].value,
            row["film"].value if row["film"] else "",
        )
        for row in rows
    )
    yield from sorted(found, key=_in_order)


def _in_order(quote: Quote) -> tuple[object, ...]:
    return (quote.page, quote.start, quote.end, *quote)


def why(store: ox.Store, subject: str, predicate: str, obj: str) -> list[Quote]:
    """The quotes behind a statement whose ends are given by name.

    Every reading of the names that has evidence counts, so that a name which a film shares with
    its franchise needs no care.

    Args:
        store: The store to look in.
        subject: Name of the subject.
        predicate: A word of the vocabulary, such as ``director``.
        obj: Name of the object, or a literal's value.

    Returns:
        The evidence, in the order of pages and places; empty if nothing says so.

    Raises:
        UsageError: If the predicate is unknown.
        NameNotFound: If a name matches nothing at all.
    """
    if predicate not in v.PREDICATES:
        known = ", ".join(v.PREDICATES)
        raise UsageError(f"unknown predicate {predicate!r}; there are: {known}")
    subjects = candidates(store, subject, everywhere=True)
    if not subjects:
        raise NameNotFound(subject, near(store, subject, ()), ambiguous=False)
    objects = [entity.iri for entity in candidates(store, obj, everywhere=True)]
    literal = [] if "://" in obj else [obj.encode("utf-8", "replace").decode()]
    found = {
        quote
        for one in subjects
        for other in [*objects, *literal]
        for quote in quotes_for(store, one.iri, predicate, other)
    }
    if not found and not objects:
        raise NameNotFound(obj, near(store, obj, ()), ambiguous=False)
    return sorted(found, key=_in_order)
