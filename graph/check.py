"""Floor 8: what is wrong with a graph; all offenders at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

import networkx as nx
import pyoxigraph as ox

from . import vocabulary as v
from .lineage import anachronisms, cycles
from .network import project
from .resources import folder
from .spelling import fold

ALIKE = 0.92
"""Ratio of `difflib` from which two names look like spellings of one: one letter in a long name,
not one first name for another."""


class Offence(NamedTuple):
    """One thing that is wrong.

    Attributes:
        check: Which check found it.
        where: The page or entity.
        what: What is wrong, in words.
        serious: Whether it is an error, and not only worth a look.
    """

    check: str
    where: str
    what: str
    serious: bool = True


def check(store: ox.Store) -> list[Offence]:
    """Run every check: quotes, lineage, shapes, undated doubles, near spellings.

    Returns:
        The offenders in a fixed order; empty if there are none.

    Raises:
        FileNotFoundError: If the installation lacks the shapes.
    """
    network = project(store)
    return [
        *_quotes(store), *_lineage(network), *_shapes(store), *_undated(network),
        *_spellings(network),
    ]  # fmt: skip


def _quotes(store: ox.Store) -> Iterator[Offence]:
    """Evidence whose quote is not at its place in its page, and pages whose text has changed."""
    texts: dict[str, str] = {}
    for row in _rows(store, "?page frg:pagePath ?path ; schema:text ?text ; frg:sha256 ?sha"):
        texts[row["path"].value] = row["text"].value
        if sha256(row["text"].value.encode()).hexdigest() != row["sha"].value:
            yield Offence("text", row["path"].value, "the stored text does not have its SHA-256")
    evidence = "?page frg:pagePath ?path . ?e oa:start ?start ; oa:end ?end ; oa:exact ?quote"
    found = []
    for row in _rows(store, evidence):
        path, quote = row["path"].value, row["quote"].value
        start, end = int(row["start"].value), int(row["end"].value)
        if texts.get(path, "")[start:end] != quote:
            found.append(Offence("quote", path, f"{start}-{end} is not {quote[:60]!r}"))
    yield from sorted(found)


def _rows(store: ox.Store, pattern: str) -> ox.QuerySolutions:
    """The solutions of a pattern in the pages' graphs, by path."""
    text = f"SELECT * WHERE {{ GRAPH ?page {{ {pattern} }} }} ORDER BY ?path"
    rows = store.query(text, prefixes=v.PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def _lineage(network: nx.MultiDiGraph[str]) -> Iterator[Offence]:
    for chain in cycles(network):
        names = [str(network.nodes[node]["label"]) for node in chain]
        yield Offence("cycle", names[0], f"descends from itself: {' → '.join(names)}")
    for link in anachronisms(network):
        film, older = network.nodes[link.descendant], network.nodes[link.ancestor]
        yield Offence(
            "older-than-its-original",
            f"{film['label']} ({film['year']})",
            f"is called {v.PREDICATES[link.word].label} {older['label']} ({older['year']})",
        )


def _shapes(store: ox.Store) -> Iterator[Offence]:
    """SHACL over the default graph, in a copy: pySHACL changes the dataset it is given."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    turtle = ox.serialize(
        (q.triple for q in store.quads_for_pattern(None, None, None, ox.DefaultGraph())),
        format=ox.RdfFormat.N_TRIPLES,
    )
    data.parse(data=turtle, format="nt")
    shapes = rdflib.Graph().parse(folder("data") / "shapes.ttl", format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
    assert isinstance(report, rdflib.Graph)
    found = []
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        node = report.value(result, rdflib.SH.focusNode)
        message = report.value(result, rdflib.SH.resultMessage)
        found.append(Offence("shape", str(node), str(message)))
    yield from sorted(found)


def _undated(network: nx.MultiDiGraph[str]) -> Iterator[Offence]:
    """Films named without a year beside films of the same title that have one: worth a look."""
    films = [
        (data["label"], data["year"], node)
        for node, data in network.nodes(data=True)
        if data["kind"] == "film"
    ]
    dated = {fold(label): (label, year) for label, year, _ in sorted(films, key=str) if year}
    for label, year, _ in sorted(films, key=str):
        if not year and fold(label) in dated:
            other = dated[fold(label)]
            yield Offence(
                "undated", label, f"may be {other[0]} ({other[1]}): no page says so", serious=False
            )


def _spellings(network: nx.MultiDiGraph[str]) -> Iterator[Offence]:
    """People of one film whose names are spelt almost alike: worth a look, never joined."""
    people: dict[str, list[str]] = defaultdict(list)
    for film, person in sorted({(a, b) for a, b in network.edges()}):
        if network.nodes[person]["kind"] == "person":
            people[film].append(network.nodes[person]["label"])
    seen = set()
    for names in people.values():
        for one, other in combinations(sorted(set(names)), 2):
            matcher = SequenceMatcher(None, fold(one), fold(other))
            close = matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
            if close and (one, other) not in seen:
                seen.add((one, other))
                yield Offence("spelling", one, f"may be {other}: they share a film", serious=False)
