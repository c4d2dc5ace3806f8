"""Floor 5: statements become quads. The only place where RDF is made.

Default graph: one plain triple for each accepted fact, and what describes the entities in it.
One named graph a page: the page itself, its statements and the evidence for them; and the
description of entities that only occur in what the page does not assert.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from . import vocabulary as v
from .extraction import RULES_VERSION
from .model import Entity, Kind, Page, Statement, Status
from .resolve import iri

_DEFAULT = DefaultGraph()
_TYPE = NamedNode(v.RDF_TYPE)
_ANNOUNCING = frozenset(
    {"title-line", "credit-block", "json-ld", "microdata", "rdfa", "front-matter"}
)


def _id(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:20]


def _node(text: str) -> NamedNode:
    return NamedNode(text)


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=_node(v.XSD_INTEGER))


def object_term(statement: Statement) -> NamedNode | Literal:
    """The RDF term of a statement's object: typed literals for years, minutes and dates."""
    if statement.object.kind is not Kind.LITERAL:
        return _node(statement.object.iri)
    datatype = v.PREDICATES[statement.predicate].datatype
    text = statement.object.label
    return Literal(text, datatype=_node(datatype)) if datatype else Literal(text)


def statement_iri(statement: Statement) -> str:
    """The IRI of a statement: a hash of subject, predicate, object, and a portrayal's film.

    Pages which say the same so support one statement.
    """
    film = statement.film.iri if statement.film else ""
    term = object_term(statement)
    key = _id(statement.subject.iri, statement.predicate, term, film)
    return f"{v.ENTITY_BASE}statement/{key}"


def page_iri(name: str) -> str:
    """The IRI of a page, which is its review, and its named graph."""
    return iri(Kind.REVIEW, name)


def page_quads(page: Page, statements: list[Statement]) -> Iterator[Quad]:
    """The named graph of one page."""
    graph = _node(page_iri(page.name))
    yield Quad(graph, _node(v.PAGE_PATH), Literal(page.name), graph)
    yield Quad(graph, _node(v.SHA256), Literal(page.sha256), graph)
    yield Quad(graph, _node(v.ENCODING_FORMAT), Literal(page.format), graph)
    yield Quad(graph, _node(v.TEXT), Literal(page.text), graph)
    yield Quad(graph, _node(v.GENERATOR), Literal(f"rules {RULES_VERSION}"), graph)
    for statement in statements:
        yield from _evidence(statement, graph)
        if statement.status is not Status.ACCEPTED:
            for entity in (statement.subject, statement.object, statement.film):
                if entity:
                    yield from _description(entity, entity.label, graph)
                    yield from _year(entity, graph)


def _evidence(statement: Statement, graph: NamedNode) -> Iterator[Quad]:
    node = _node(statement_iri(statement))
    yield Quad(node, _TYPE, _node(v.RDF_STATEMENT), graph)
    yield Quad(node, _node(v.RDF_SUBJECT), _node(statement.subject.iri), graph)
    predicate = _node(v.PREDICATES[statement.predicate].iri)
    yield Quad(node, _node(v.RDF_PREDICATE), predicate, graph)
    yield Quad(node, _node(v.RDF_OBJECT), object_term(statement), graph)
    if statement.film:
        yield Quad(node, _node(v.IN_FILM), _node(statement.film.iri), graph)
    key = _id(
        graph.value, statement.start, statement.end, statement.rule, node.value, statement.status
    )
    evidence = _node(f"{v.ENTITY_BASE}evidence/{key}")
    yield Quad(evidence, _TYPE, _node(v.EVIDENCE), graph)
    yield Quad(evidence, _node(v.SUPPORTS), node, graph)
    yield Quad(evidence, _node(v.DERIVED_FROM), graph, graph)
    yield Quad(evidence, _node(v.OA_START), _integer(statement.start), graph)
    yield Quad(evidence, _node(v.OA_END), _integer(statement.end), graph)
    yield Quad(evidence, _node(v.OA_EXACT), Literal(statement.quote), graph)
    yield Quad(evidence, _node(v.STATUS), Literal(statement.status.value), graph)
    confidence = Literal(f"{statement.confidence:.2f}", datatype=_node(v.XSD_DECIMAL))
    yield Quad(evidence, _node(v.CONFIDENCE), confidence, graph)
    yield Quad(evidence, _node(v.RULE), Literal(statement.rule), graph)


def _description(entity: Entity, name: str, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    if entity.kind in {Kind.LITERAL, Kind.REVIEW}:
        return
    node = _node(entity.iri)
    yield Quad(node, _TYPE, _node(v.CLASSES[entity.kind]), graph)
    yield Quad(node, _node(v.NAME), Literal(name), graph)
    yield Quad(node, _node(v.RDFS_LABEL), Literal(name), graph)


def _year(entity: Entity, graph: NamedNode) -> Iterator[Quad]:
    """The year that tells an unasserted film apart; asserted years are facts with evidence."""
    if entity.kind is Kind.FILM and entity.year:
        yield Quad(_node(entity.iri), _node(v.RELEASE_YEAR), _integer(entity.year), graph)


def reviewed(statements: Iterable[Statement]) -> list[Entity]:
    """The films that a page is about: those it announces, else the one it says most of."""
    statements = list(statements)
    films = [s.subject for s in statements if s.subject.kind is Kind.FILM]
    announced = [
        s.subject for s in statements if s.subject.kind is Kind.FILM and s.rule in _ANNOUNCING
    ]
    if announced:
        return list({film.iri: film for film in announced}.values())
    counts = Counter(film.iri for film in films)
    best = max(counts, key=lambda key: (counts[key], key), default=None)
    return [next(film for film in films if film.iri == best)] if best else []


class Facts:
    """Collects what the default graph says, page by page; the order of pages does not matter.

    An entity's name is the spelling that most statements use, the first in code-point order of
    equals; the other spellings are alternate names.
    """

    def __init__(self) -> None:
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._kinds: dict[str, Entity] = {}
        self._plain: set[Quad] = set()

    def add(self, page: Page, statements: list[Statement]) -> None:
        """Take in what one page asserts."""
        review = _node(page_iri(page.name))
        self._plain.add(Quad(review, _TYPE, _node(v.REVIEW), _DEFAULT))
        self._plain.add(Quad(review, _node(v.PAGE_PATH), Literal(page.name), _DEFAULT))
        accepted = [s for s in statements if s.status is Status.ACCEPTED]
        for film in reviewed(accepted):
            item = _node(film.iri)
            self._plain.add(Quad(review, _node(v.ITEM_REVIEWED), item, _DEFAULT))
        for statement in accepted:
            self._fact(statement)

    def _fact(self, statement: Statement) -> None:
        for entity in (statement.subject, statement.object, statement.film):
            if entity and entity.kind is not Kind.LITERAL:
                self._names[entity.iri][entity.label] += 1
                self._kinds[entity.iri] = entity
        predicate = _node(v.PREDICATES[statement.predicate].iri)
        subject = _node(statement.subject.iri)
        self._plain.add(Quad(subject, predicate, object_term(statement), _DEFAULT))
        if statement.predicate == "portrays" and statement.film:
            self._portrayal(statement, statement.film)

    def _portrayal(self, statement: Statement, film: Entity) -> None:
        who, whom = statement.subject.iri, statement.object.iri
        node = _node(f"{v.ENTITY_BASE}portrayal/{_id(who, whom, film.iri)}")
        self._plain.add(Quad(node, _TYPE, _node(v.PORTRAYAL), _DEFAULT))
        self._plain.add(Quad(node, _node(v.PERFORMER), _node(who), _DEFAULT))
        self._plain.add(Quad(node, _node(v.CHARACTER), _node(whom), _DEFAULT))
        self._plain.add(Quad(node, _node(v.IN_FILM), _node(film.iri), _DEFAULT))

    def quads(self) -> Iterator[Quad]:
        """The default graph."""
        yield from sorted(self._plain, key=str)
        alternate = _node(v.ALTERNATE_NAME)
        for key, names in self._names.items():
            entity = self._kinds[key]
            # "ROCKY" is how a poster shouts; any other spelling is better.
            name = min(names, key=lambda label: (label.isupper(), -names[label], label))
            yield from _description(entity, name, _DEFAULT)
            for other in names:
                quad = Quad(_node(key), alternate, Literal(other), _DEFAULT)
                if other != name and entity.kind is not Kind.REVIEW and quad not in self._plain:
                    yield quad
