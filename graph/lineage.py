"""Floor 7: how films descend from one another: the family of a franchise, and its faults."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import networkx as nx
import pyoxigraph as ox

from . import vocabulary as v
from .lookup import find
from .model import Entity, Kind
from .network import project

_FAMILY_KINDS = {Kind.FILM.value, Kind.SERIES.value, Kind.TV_SERIES.value}
_HUBS = {Kind.FRANCHISE.value, Kind.UNIVERSE.value}


class Link(NamedTuple):
    """One typed edge of a family, from the descendant to what it descends from."""

    descendant: str
    word: str
    ancestor: str


class Family(NamedTuple):
    """A franchise or a film with everything that it descends from or that descends from it.

    Attributes:
        name: What it is called.
        members: Films and series by IRI, in order of release, undated ones last.
        hubs: Franchises among the ancestors.
        links: Typed edges among members and hubs.
    """

    name: str
    members: tuple[Entity, ...]
    hubs: tuple[Entity, ...]
    links: tuple[Link, ...]


def family(store: ox.Store, name: str) -> Family:
    """The family of a franchise, a series or a film.

    Args:
        store: The store to look in.
        name: Name of a franchise, a series, or a film.

    Raises:
        NameNotFound: If there is none of this name, or several.
    """
    entity = find(store, name, (Kind.FRANCHISE, Kind.UNIVERSE, Kind.SERIES, Kind.FILM))
    network = project(store)
    return next(
        (f for f in families(network) if any(e.iri == entity.iri for e in (*f.members, *f.hubs))),
        _alone(entity),
    )


def _alone(entity: Entity) -> Family:
    hub = entity.kind.value in _HUBS
    return Family(entity.label, () if hub else (entity,), (entity,) if hub else (), ())


def families(network: nx.MultiDiGraph[str]) -> list[Family]:
    """All families of more than one thing, the richest in lineage first.

    Films are of one family where a chain of lineage, or a common franchise, connects them.
    """
    links = [
        Link(a, key, b)
        for a, b, key in network.edges(keys=True)
        if key in v.LINEAGE or key == "inFranchise"
    ]
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from((link.descendant, link.ancestor) for link in links)
    components = [sorted(component) for component in nx.connected_components(ties)]
    number = {node: index for index, nodes in enumerate(components) for node in nodes}
    mine: dict[int, list[Link]] = defaultdict(list)
    for link in sorted(links):
        mine[number[link.descendant]].append(link)
    found = [_family(network, nodes, mine[index]) for index, nodes in enumerate(components)]
    big = [f for f in found if len(f.members) + len(f.hubs) > 1 and f.members]
    return sorted(big, key=lambda f: (-_richness(f), -len(f.members), f.name))


def _richness(family: Family) -> int:
    """How many edges of lineage, and how many kinds of them, a family has."""
    words = [link.word for link in family.links if link.word in v.LINEAGE]
    return len(words) + 2 * len(set(words))


def _family(network: nx.MultiDiGraph[str], nodes: list[str], links: list[Link]) -> Family:
    entities = [_entity(network, node) for node in nodes]
    members = [e for e in entities if e.kind.value in _FAMILY_KINDS]
    hubs = [e for e in entities if e.kind.value in _HUBS]
    members.sort(key=lambda e: (e.year is None, e.year or 0, e.label))
    # A family is called after the franchises that most of its films name, else its first film.
    uses: dict[str, int] = defaultdict(int)
    for link in links:
        uses[link.ancestor] += 1
    hubs.sort(key=lambda e: (-uses[e.iri], e.label))
    called = [entity.label for entity in hubs[:2] or members[:1] or entities[:1]]
    return Family(" and ".join(called), tuple(members), tuple(hubs), tuple(links))


def _entity(network: nx.MultiDiGraph[str], node: str) -> Entity:
    data = network.nodes[node]
    return Entity(Kind(data["kind"]), data["label"], node, data["year"])


def cycles(network: nx.MultiDiGraph[str]) -> list[list[str]]:
    """Chains of lineage that come back to where they began: each is an error.

    Spinoffs of a franchise that are in it do not count: only films and series do.
    """
    films: nx.DiGraph[str] = nx.DiGraph()
    films.add_edges_from(
        (a, b)
        for a, b, key in network.edges(keys=True)
        if key in v.LINEAGE and network.nodes[b]["kind"] in _FAMILY_KINDS
    )
    rings = [
        [a for a, _ in nx.find_cycle(films.subgraph(part), min(part))]
        for part in nx.strongly_connected_components(films)
        if len(part) > 1 or films.has_edge(min(part), min(part))
    ]
    return sorted(rings)


def anachronisms(network: nx.MultiDiGraph[str]) -> list[Link]:
    """Sequels, remakes, reboots and spinoffs that are older than what they descend from."""
    return sorted(
        Link(a, key, b)
        for a, b, key in network.edges(keys=True)
        if key in v.LINEAGE and (network.nodes[a]["year"] or 9999) < (network.nodes[b]["year"] or 0)
    )
