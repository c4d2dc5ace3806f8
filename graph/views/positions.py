"""Where things are drawn: computed here, so that the page needs no physics and no waiting."""

from __future__ import annotations

import math
from itertools import pairwise
from random import Random
from typing import Any

import igraph
import networkx as nx

from ..lineage import Family, Link
from ..model import Entity

COLUMN = 175
"""Distance of two cards in neighbouring years, in pixels of the unscaled drawing."""
MAX_KAMADA_KAWAI = 600
"""Kamada-Kawai spreads small graphs better; its time grows with the square of the nodes."""
MAX_GAP = 205
LANE = 165
_CONTINUES = frozenset({"sequelOf"})


def lineage_positions(family: Family, number: dict[str, int]) -> dict[str, Any]:
    """Lay a family out: x by year, lanes by chain.

    The longest chain of sequels takes the first lane; every other chain a lane below that is free
    from its parent's year on.

    Returns:
        The family as the page knows it: ``name``, ``places`` (node, x, y), ``years`` (x, year),
        and the ends of its edges.
    """
    years = sorted({film.year for film in family.members if film.year})
    x_of = _columns(years)
    undated = (max(x_of.values()) if x_of else 0) + COLUMN
    column = {film.iri: x_of[film.year] if film.year else undated for film in family.members}
    lanes = _lanes(family, column)
    places = [[number[f.iri], column[f.iri], lanes[f.iri] * LANE] for f in family.members]
    left = min(column.values(), default=0) - COLUMN + 35
    for index, hub in enumerate(family.hubs):
        places.append([number[hub.iri], left, index * LANE])
    axis = [[x, str(year)] for year, x in x_of.items()]
    if any(film.year is None for film in family.members):
        axis.append([undated, "year not stated"])
    return {
        "name": family.name,
        "key": number[(family.hubs or family.members)[0].iri],
        "places": places,
        "years": axis,
    }


def _columns(years: list[int]) -> dict[int, int]:
    """X of each year: the gap grows with the time between, with a floor and a cap."""
    columns = {years[0]: 0} if years else {}
    for before, year in pairwise(years):
        gap = min(MAX_GAP, COLUMN + 4 * (year - before - 1))
        columns[year] = columns[before] + gap
    return columns


def _chains(family: Family) -> list[list[Entity]]:
    """Sequels in a row, each film in one chain; the longest first, then by year."""
    by_iri = {film.iri: film for film in family.members}
    parent: dict[str, str] = {}
    for link in family.links:
        if link.word in _CONTINUES and {link.descendant, link.ancestor} <= by_iri.keys():
            # A sequel of two films continues the later one.
            old = parent.get(link.descendant)
            if old is None or _key(by_iri[link.ancestor]) > _key(by_iri[old]):
                parent[link.descendant] = link.ancestor
    chains: dict[str, list[Entity]] = {}
    end_of: dict[str, str] = {}
    for film in family.members:
        before = parent.get(film.iri)
        head = end_of.pop(before, None) if before else None
        if head is None or _key(chains[head][-1]) >= _key(film):
            head = film.iri
            chains[head] = []
        chains[head].append(film)
        end_of[film.iri] = head
    return sorted(chains.values(), key=lambda chain: (-len(chain), _key(chain[0]), chain[0].iri))


def _key(film: Entity) -> tuple[bool, int]:
    return film.year is None, film.year or 0


def _lanes(family: Family, column: dict[str, int]) -> dict[str, int]:
    """Each chain takes the first lane that is free from where its edge comes down."""
    above = _origins(family.links, column)
    taken: list[list[tuple[int, int]]] = []
    lane_of: dict[str, int] = {}
    for index, chain in enumerate(_chains(family)):
        first, last = column[chain[0].iri], column[chain[-1].iri]
        first = min([first, *(above[f.iri] for f in chain if f.iri in above)])
        lane = 0 if index == 0 else _descends(chain, family.links)
        while len(taken) > lane and any(a <= last and first <= b for a, b in taken[lane]):
            lane += 1
        while len(taken) <= lane:
            taken.append([])
        taken[lane].append((first, last))
        lane_of.update({film.iri: lane for film in chain})
    return lane_of


def _descends(chain: list[Entity], links: tuple[Link, ...]) -> int:
    """A chain that begins with a spinoff, a remake or the like stays off the main lane."""
    words = {link.word for link in links if link.descendant == chain[0].iri}
    return 1 if words - {"inFranchise", "sequelOf"} else 0


def _origins(links: tuple[Link, ...], column: dict[str, int]) -> dict[str, int]:
    """The leftmost x from which an edge of lineage comes to each film."""
    found: dict[str, int] = {}
    for link in links:
        if link.word not in {"inFranchise", "sequelOf"} and link.ancestor in column:
            x = column[link.ancestor]
            found[link.descendant] = min(found.get(link.descendant, x), x)
    return found


def network_positions(network: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """Lay out each component alone, and pack the components on shelves.

    The random numbers are seeded and positions rounded: the same graph gives the same page.
    """
    if not network:
        return {}
    igraph.set_random_number_generator(Random(20))  # noqa: S311  # a layout is no secret
    parts = sorted(
        (sorted(part) for part in nx.weakly_connected_components(network)),
        key=lambda part: (-len(part), part[0]),
    )
    boxes = [_component(network.subgraph(part), part) for part in parts]
    return _shelves(boxes)


def _component(part: nx.MultiDiGraph[str], order: list[str]) -> dict[str, tuple[float, float]]:
    number = {name: index for index, name in enumerate(order)}
    edges = sorted({tuple(sorted((number[a], number[b]))) for a, b in part.edges()})
    graph = igraph.Graph(n=len(order), edges=edges)
    circle = [
        (math.cos(2 * math.pi * i / len(order)), math.sin(2 * math.pi * i / len(order)))
        for i in range(len(order))
    ]
    if len(order) <= MAX_KAMADA_KAWAI:
        layout = graph.layout_kamada_kawai(seed=circle)
    else:
        layout = graph.layout_fruchterman_reingold(seed=circle, niter=500)
    side = 210 * math.sqrt(len(order))
    layout.fit_into((0, 0, side, side * 0.7))
    return {name: (layout[i][0], layout[i][1]) for name, i in number.items()}


def _shelves(boxes: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[int, int]]:
    """Put the components beside one another, and in rows as wide as the largest needs."""
    gap = 120.0
    area = sum((_width(b) + gap) * (_height(b) + gap) for b in boxes)
    limit = max(math.sqrt(area) * 1.4, _width(boxes[0]))
    places: dict[str, tuple[int, int]] = {}
    x = y = shelf = 0.0
    for box in boxes:
        if x and x + _width(box) > limit:
            x, y, shelf = 0.0, y + shelf + gap, 0.0
        for name, (a, b) in box.items():
            places[name] = (round(x + a), round(y + b))
        x += _width(box) + gap
        shelf = max(shelf, _height(box))
    return places


def _width(box: dict[str, tuple[float, float]]) -> float:
    return max(x for x, _ in box.values())


def _height(box: dict[str, tuple[float, float]]) -> float:
    return max(y for _, y in box.values())
