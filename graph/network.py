"""Floor 7: the graph of films and people as networkx sees it.

rdflib's own bridge makes every literal a node, so that films of one year look connected. Here
nodes are films, series, franchises, people and companies only, and edges are typed.
"""

from __future__ import annotations

from collections import defaultdict

import networkx as nx
import pyoxigraph as ox

from . import vocabulary as v
from .lookup import named
from .model import Entity, Kind

NODE_KINDS = frozenset(
    {Kind.FILM, Kind.SERIES, Kind.TV_SERIES, Kind.FRANCHISE, Kind.UNIVERSE, Kind.PERSON,
     Kind.COMPANY, Kind.WORK}
)  # fmt: skip
EDGE_WORDS = tuple(
    word
    for word in v.PREDICATES
    if word
    in {
        "director", "screenwriter", "actor", "producer", "cinematographer", "editor", "composer",
        "distributor", "productionCompany", "basedOn", "inFranchise", "rightsOwner", *v.LINEAGE,
        "setAfter", "setBefore",
    }
)  # fmt: skip


def entities(store: ox.Store) -> dict[str, Entity]:
    """The entities of the default graph that can be nodes, by IRI, under their main names."""
    found: dict[str, Entity] = {}
    main = _main_names(store)
    for entity, _ in named(store):
        if entity.kind in NODE_KINDS and entity.iri in main:
            found[entity.iri] = entity._replace(label=main[entity.iri])
    return dict(sorted(found.items()))


def _main_names(store: ox.Store) -> dict[str, str]:
    label = ox.NamedNode(v.RDFS_LABEL)
    return {
        q.subject.value: q.object.value
        for q in store.quads_for_pattern(None, label, None, ox.DefaultGraph())
        if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.Literal)
    }


def project(store: ox.Store) -> nx.MultiDiGraph[str]:
    """Project the accepted facts to a networkx graph.

    Returns:
        A graph whose nodes are IRIs with ``label``, ``kind`` and ``year``; whose edges are keyed
        by predicate and run as the triple does, from a film to its director. Edges to actors
        carry ``characters``.

    Example:
        >>> from graph import FilmGraph
        >>> films = FilmGraph.build()
        >>> network = films.network()
        >>> "director" in {key for _, _, key in network.edges(keys=True)}
        True
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    known = entities(store)
    for key, entity in known.items():
        network.add_node(key, label=entity.label, kind=entity.kind.value, year=entity.year)
    characters = _characters(store)
    for word in EDGE_WORDS:
        predicate = ox.NamedNode(v.PREDICATES[word].iri)
        pairs = sorted(
            (q.subject.value, q.object.value)
            for q in store.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
            if isinstance(q.subject, ox.NamedNode) and isinstance(q.object, ox.NamedNode)
        )
        for subject, obj in pairs:
            if subject in known and obj in known:
                extra = {"characters": characters[subject, obj]} if word == "actor" else {}
                network.add_edge(subject, obj, key=word, predicate=word, **extra)
    return network


def _characters(store: ox.Store) -> dict[tuple[str, str], list[str]]:
    """The characters that a person plays in a film, by film and person."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    rows = store.query(
        "SELECT ?film ?who ?name WHERE { ?p a frg:Portrayal ; frg:performer ?who ;"
        " frg:inFilm ?film ; frg:character/rdfs:label ?name } ORDER BY ?name",
        prefixes=v.PREFIXES,
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        found[row["film"].value, row["who"].value].append(row["name"].value)
    return found
