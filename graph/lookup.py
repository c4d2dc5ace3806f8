"""Floor 7: from a name as people type it to the entities that bear it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

import pyoxigraph as ox

from . import vocabulary as v
from .errors import NameNotFound
from .model import Entity, Kind
from .spelling import fold

_WITH_YEAR = re.compile(r"(.+?)\s*[(,]\s*(\d{4})\)?$")
_ALL = f"""
SELECT ?node ?type ?name ?year WHERE {{
  ?node a ?type ; <{v.NAME}>|<{v.ALTERNATE_NAME}> ?name .
  OPTIONAL {{ ?node <{v.RELEASE_YEAR}> ?year }}
}}"""
_IN_PAGES = f"""
SELECT DISTINCT ?node ?type ?name ?year WHERE {{
  GRAPH ?page {{
    ?node a ?type ; <{v.NAME}> ?name .
    OPTIONAL {{ ?node <{v.RELEASE_YEAR}> ?year }}
  }}
}}"""


class Named(NamedTuple):
    """An entity under one of its names."""

    entity: Entity
    name: str


def title(entity: Entity) -> str:
    """An entity's name with its year, as candidates are listed.

    Example:
        >>> title(Entity(Kind.FILM, "True Grit", "urn:x", 2010))
        'True Grit (2010)'
    """
    return f"{entity.label} ({entity.year})" if entity.year else entity.label


def named(store: ox.Store, *, everywhere: bool = False) -> Iterator[Named]:
    """Every entity of the graph under each of its names.

    Args:
        store: The store to look in.
        everywhere: Also entities that occur only in what pages do not assert.
    """
    for query in (_ALL, _IN_PAGES) if everywhere else (_ALL,):
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        for row in solutions:
            node, kind = row["node"], row["type"]
            known = isinstance(node, ox.NamedNode) and isinstance(kind, ox.NamedNode)
            if known and kind.value in v.KIND_OF:
                year = row["year"]
                name = str(getattr(row["name"], "value", ""))
                number = int(year.value) if isinstance(year, ox.Literal) else None
                yield Named(Entity(v.KIND_OF[kind.value], name, node.value, number), name)


def candidates(
    store: ox.Store, name: str, kinds: Iterable[Kind] = (), *, everywhere: bool = False
) -> list[Entity]:
    """The entities that bear a name, compared without case, diacritics and punctuation.

    "True Grit (2010)" takes the year into account. An IRI stands for itself.
    """
    wanted = frozenset(kinds)
    split = _WITH_YEAR.match(name.strip())
    found: dict[str, Entity] = {}
    for entity, spelling in named(store, everywhere=everywhere):
        if wanted and entity.kind not in wanted:
            continue
        plain = fold(spelling) == fold(name)
        dated = split and fold(spelling) == fold(split[1]) and entity.year == int(split[2])
        if plain or dated or entity.iri == name:
            found[entity.iri] = min(found.get(entity.iri, entity), entity, key=lambda e: e.label)
    return sorted(found.values(), key=lambda e: (e.kind, e.label, e.year or 0, e.iri))


def find(store: ox.Store, name: str, kinds: tuple[Kind, ...]) -> Entity:
    """The one entity of a name.

    Args:
        store: The store to look in.
        name: The name, with or without a year.
        kinds: What it may be, the most likely first: a name that is both a franchise's and a
            film's means the franchise where that stands first.

    Raises:
        NameNotFound: If nothing bears the name, or two of one kind do; with the candidates.
    """
    found = candidates(store, name, kinds)
    for kind in kinds:
        same = [entity for entity in found if entity.kind is kind]
        dated = [entity for entity in same if entity.year]
        # A film named without a year gives way to the one film that has a year.
        best = dated if len(dated) == 1 else same
        if len(best) == 1:
            return best[0]
        if best:
            raise NameNotFound(name, map(title, best), ambiguous=True)
    raise NameNotFound(name, near(store, name, kinds), ambiguous=False)


def near(store: ox.Store, name: str, kinds: tuple[Kind, ...], most: int = 5) -> list[str]:
    """Names that are spelt alike, or that hold all words of the one given, best first."""
    wanted, words = fold(name), set(fold(name).split())
    scores: dict[str, float] = {}
    for entity, spelling in named(store):
        if kinds and entity.kind not in kinds:
            continue
        folded = fold(spelling)
        score = SequenceMatcher(None, wanted, folded).ratio()
        if words and words <= set(folded.split()):
            score += 0.5
        if score >= 0.6:
            label = title(entity)
            scores[label] = max(score, scores.get(label, 0.0))
    return sorted(scores, key=lambda label: (-scores[label], label))[:most]


def counts(store: ox.Store) -> dict[str, int]:
    """How many entities of each kind the default graph describes."""
    kind = ox.NamedNode(v.RDF_TYPE)
    return {
        each.value: sum(
            1 for _ in store.quads_for_pattern(None, kind, ox.NamedNode(iri), ox.DefaultGraph())
        )
        for each, iri in v.CLASSES.items()
    }
