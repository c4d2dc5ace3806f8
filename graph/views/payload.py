"""What the page carries: nodes, edges, quotes, families with positions; compact, and sorted."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pyoxigraph as ox

from .. import vocabulary as v
from ..evidence import Quote, quotes
from ..lineage import families
from ..lookup import named
from ..model import Entity, Status
from ..network import EDGE_WORDS, NODE_KINDS, project
from .positions import lineage_positions, network_positions

_REVIEW_FIELDS = {
    v.PREDICATES["reviewer"].iri: "reviewer",
    v.PREDICATES["publication"].iri: "publication",
    v.PREDICATES["rating"].iri: "rating",
    v.PREDICATES["reviewDate"].iri: "date",
}


def payload(store: ox.Store) -> dict[str, Any]:
    """Everything that the page needs, as JSON values.

    Quotes are stored once and named by number: 23 actors of one line share one quote.
    """
    network = project(store)
    imagined = _imagined(store, network)
    names = sorted(network) + sorted(imagined)
    number = {name: index for index, name in enumerate(names)}
    places = network_positions(network)
    nodes = [_node(number[n], network.nodes[n], places[n]) for n in sorted(network)]
    nodes += [_unreal(number[n], imagined[n]) for n in sorted(imagined)]
    pages = _pages(store)
    edges, texts, characters = _edges(network, list(quotes(store)), number, pages)
    return {
        "nodes": nodes,
        "edges": edges,
        "quotes": texts,
        "characters": characters,
        "pages": [pages[path] for path in sorted(pages)],
        "iris": [name.removeprefix(v.ENTITY_BASE) for name in names],
        "base": v.ENTITY_BASE,
        "words": {
            word: [v.PREDICATES[word].label, v.PREDICATES[word].inverse, v.PREDICATES[word].lineage]
            for word in EDGE_WORDS
        },
        "families": [lineage_positions(found, number) for found in families(network)],
    }


def _node(number: int, data: dict[str, Any], place: tuple[int, int]) -> dict[str, Any]:
    node = {"id": number, "name": data["label"], "kind": data["kind"], "x": place[0], "y": place[1]}
    return {**node, "year": data["year"]} if data["year"] else node


def _unreal(number: int, entity: Entity) -> dict[str, Any]:
    """A thing that occurs only in what no page asserts: never drawn among the facts."""
    node = {"id": number, "name": entity.label, "kind": entity.kind.value, "unreal": True}
    return {**node, "year": entity.year} if entity.year else node


def _imagined(store: ox.Store, network: nx.MultiDiGraph[str]) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entity, _ in named(store, everywhere=True):
        if entity.iri not in network and entity.kind in NODE_KINDS:
            found[entity.iri] = min(found.get(entity.iri, entity), entity, key=lambda e: e.label)
    return found


def _pages(store: ox.Store) -> dict[str, dict[str, Any]]:
    """What is known of each review, by path."""
    found: dict[str, dict[str, Any]] = {}
    path = ox.NamedNode(v.PAGE_PATH)
    for quad in store.quads_for_pattern(None, path, None, ox.DefaultGraph()):
        assert isinstance(quad.object, ox.Literal)
        review: dict[str, Any] = {"path": quad.object.value}
        for fact in store.quads_for_pattern(quad.subject, None, None, ox.DefaultGraph()):
            field = _REVIEW_FIELDS.get(fact.predicate.value)
            if field:
                value = _label(store, fact.object)
                review[field] = min(review.get(field, value), value)
        found[quad.object.value] = review
    return found


def _label(store: ox.Store, term: object) -> str:
    if isinstance(term, ox.NamedNode):
        label = ox.NamedNode(v.RDFS_LABEL)
        for quad in store.quads_for_pattern(term, label, None, ox.DefaultGraph()):
            return str(getattr(quad.object, "value", ""))
    return str(getattr(term, "value", ""))


def _edges(
    network: nx.MultiDiGraph[str],
    evidence: list[Quote],
    number: dict[str, int],
    pages: dict[str, dict[str, Any]],
) -> tuple[list[dict[str, Any]], list[list[Any]], dict[str, list[str]]]:
    """Edges with their evidence, the quotes that they name, and who plays whom."""
    page_number = {path: index for index, path in enumerate(sorted(pages))}
    texts: dict[tuple[int, int, int, str], int] = {}
    edges: dict[tuple[int, int, str], dict[str, Any]] = {}
    for a, b, word in sorted(network.edges(keys=True)):
        key = (number[a], number[b], word)
        edges[key] = {"from": key[0], "to": key[1], "word": word, "why": []}
    characters: dict[str, list[str]] = {}
    for a, b, data in network.edges(data=True):
        if data.get("characters"):
            characters[f"{number[a]}-{number[b]}"] = sorted(set(data["characters"]))
    for quote in evidence:
        ends = _ends(quote)
        if not (
            ends[0] in number and ends[1] in number and quote.predicate in (*EDGE_WORDS, "portrays")
        ):
            continue
        word = "actor" if quote.predicate == "portrays" else quote.predicate
        key = (number[ends[0]], number[ends[1]], word)
        if key not in edges:
            if quote.predicate == "portrays":
                continue
            edges[key] = {"from": key[0], "to": key[1], "word": word, "why": [], "unsaid": True}
        place = (page_number[quote.page], quote.start, quote.end, quote.text)
        text = texts.setdefault(place, len(texts))
        why = [text, quote.status, quote.confidence, quote.rule]
        if why not in edges[key]["why"]:
            edges[key]["why"].append(why)
        if quote.status == Status.ACCEPTED:
            edges[key].pop("unsaid", None)
    ordered = [{"id": i, **edges[key]} for i, key in enumerate(sorted(edges))]
    return ordered, [list(place) for place in texts], dict(sorted(characters.items()))


def _ends(quote: Quote) -> tuple[str, str]:
    """A portrayal is evidence for the edge from the film to the performer."""
    if quote.predicate == "portrays":
        return quote.film, quote.subject
    return quote.subject, quote.object
