"""The graph itself: facts, evidence, vocabulary, networkx and rdflib over one store."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

import graph
from graph import FilmGraph
from graph import vocabulary as v
from graph.lineage import anachronisms, cycles, families
from graph.resources import folder

OWN = rdflib.Namespace(v.OWN)


def test_exports() -> None:
    """The public names are few, sorted, and documented."""
    assert graph.__all__ == sorted(graph.__all__, key=lambda n: (n.startswith("_"), n))
    assert all(getattr(graph, name).__doc__ for name in graph.__all__ if name != "__version__")


def test_a_fact_is_one_plain_triple(films: FilmGraph) -> None:
    """Simple SPARQL stays simple."""
    assert films.query(
        'ASK { ?film schema:name "Alien" ; schema:director/schema:name "Ridley Scott" }'
    )[0]["answer"]


def test_what_is_not_asserted_is_no_triple(films: FilmGraph) -> None:
    """Negated, disputed and hypothetical statements are never plain triples."""
    rows = films.query("""
        SELECT ?s ?p ?o WHERE {
          GRAPH ?g { ?e frg:supports ?t ; frg:status ?status .
                     ?t rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }
          FILTER(?status != "accepted")
          ?s ?p ?o
          FILTER NOT EXISTS { GRAPH ?h { ?yes frg:supports ?t ; frg:status "accepted" } } }""")
    assert list(rows) == []
    assert len(films.query("not-facts")) >= 15


def test_every_fact_has_evidence(films: FilmGraph) -> None:
    """Every plain triple of our predicates is supported by an accepted quote."""
    for word, predicate in v.PREDICATES.items():
        for quad in films.store.quads_for_pattern(
            None, ox.NamedNode(predicate.iri), None, ox.DefaultGraph()
        ):
            if word == "alternateName":
                continue  # Other spellings of a name are alternate names by themselves.
            ask = (
                f"ASK {{ GRAPH ?g {{ ?t rdf:subject {quad.subject} ;"
                f" rdf:predicate {quad.predicate} ;"
                f' rdf:object {quad.object} . ?e frg:supports ?t ; frg:status "accepted" }} }}'
            )
            assert films.query(ask)[0]["answer"], quad


def test_no_blank_nodes(films: FilmGraph) -> None:
    """Evidence is flat."""
    assert not [
        q
        for q in films.store
        if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)
    ]


def test_nothing_counts_twice(films: FilmGraph) -> None:
    """Twelve actors of one line are twelve pieces of evidence with one quote."""
    quotes = films.why("The Thing (1982)", "actor", "Kurt Russell")
    line = [q for q in quotes if q.rule == "credit-block"]
    assert len(line) == 1
    rows = films.query(
        "SELECT ?e WHERE { GRAPH ?g { ?e frg:supports/rdf:predicate schema:actor ;"
        " oa:start ?start } "
        f"FILTER(?start = {line[0].start}) ?g frg:pagePath ?p FILTER(?p = {line[0].page!r}) }}"
    )
    assert len(rows) == 12


def test_two_films_of_one_title(films: FilmGraph) -> None:
    """Films of one title are told apart by year."""
    rows = films.query("namesakes").tuples()
    assert ("The Thing", 1982, "John Carpenter") in rows
    assert ("The Thing", 2011, "Matthijs van Heijningen Jr.") in rows


def test_three_titles_of_one_film(films: FilmGraph) -> None:
    """Alternate names lead to the same film."""
    names = films.query(
        'SELECT ?n WHERE { ?f schema:name "Mad Max 2" ; schema:alternateName ?n } ORDER BY ?n'
    )
    assert [row["n"] for row in names] == ["Mad Max 2: The Road Warrior", "The Road Warrior"]
    assert films.why("The Road Warrior", "director", "George Miller")


def test_rdf(films: FilmGraph) -> None:
    """films.rdf is the same store through rdflib, with our prefixes."""
    dataset = films.rdf
    assert isinstance(dataset, rdflib.Dataset)
    assert (
        len(list(dataset.subjects(rdflib.RDF.type, OWN.Franchise))) == films.counts()["franchise"]
    )
    rows = dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?a frg:sequelOf ?b }")
    assert int(next(iter(rows))[0]) >= 14


def test_network(films: FilmGraph) -> None:
    """Films, people and franchises are nodes; literals are not; edges are typed."""
    network = films.network()
    assert isinstance(network, nx.MultiDiGraph)
    kinds = {kind for _, kind in network.nodes(data="kind")}
    assert {"film", "person", "franchise"} <= kinds
    assert "literal" not in kinds
    roles = [names for _, _, names in network.edges(data="characters") if names]
    assert ["Eve"] in roles


def test_lineage_runs_back_in_time(films: FilmGraph) -> None:
    """No circles, no sequel older than its original; a prequel is younger than its film."""
    network = films.network()
    assert cycles(network) == []
    assert anachronisms(network) == []
    found = families(network)
    assert len(found) >= 10
    wick = next(f for f in found if f.name == "John Wick")
    assert [m.year for m in wick.members] == [2014, 2017, 2019, 2023, 2025]


def test_every_kind_of_lineage_is_shipped(films: FilmGraph) -> None:
    """Spinoffs, sequels, prequels, remakes, reboots and a crossover."""
    used = {key for _, _, key in films.network().edges(keys=True)}
    assert {"spinOffOf", "sequelOf", "prequelOf", "remakeOf", "rebootOf", "crossoverOf"} <= used
    assert films.counts()["franchise"] >= 10


def test_cycles_are_told_in_their_order() -> None:
    """A circle is told step by step, along edges that there are."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in "abc":
        network.add_node(name, label=name, kind="film", year=None)
    for one, other in ("ac", "cb", "ba"):
        network.add_edge(one, other, key="sequelOf")
    network.add_edge("a", "a", key="remakeOf")
    (ring,) = cycles(network)
    assert all(network.has_edge(a, b) for a, b in pairwise(ring))


def test_one_review_has_a_family() -> None:
    """A single film with its franchise is a family that can be looked at."""
    films = FilmGraph.build([folder("data/reviews") / "ballerina.txt"])
    (found,) = families(films.network())
    assert [hub.label for hub in found.hubs] == ["John Wick"]
    statuses = {row["status"] for row in films.query("not-facts")}
    assert statuses == {"negated", "disputed", "hypothetical"}


def test_an_unasserted_film_keeps_its_year() -> None:
    """What a page denies of a film of some year can be asked for by that year."""
    films = FilmGraph.build([folder("data/reviews") / "creed.md"])
    assert films.why("Creed", "remakeOf", "Rocky (1976)")[0].status == "negated"


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(folder("data") / "vocabulary.ttl")


def test_every_own_term_is_in_the_vocabulary(ontology: rdflib.Graph, films: FilmGraph) -> None:
    """What the code and the graph use is declared, and nothing is declared in vain."""
    constants = {value for value in vars(v).values() if isinstance(value, str)}
    used = {p.iri for p in v.PREDICATES.values()} | set(v.CLASSES.values()) | constants
    used = {iri for iri in used if iri.startswith(v.OWN) and iri != v.OWN}
    declared = {str(s) for s in ontology.subjects() if str(s).startswith(v.OWN)}
    assert used == declared
    in_graph = {
        term.value
        for q in films.store
        for term in (q.predicate, q.object)
        if isinstance(term, ox.NamedNode)
    }
    assert {iri for iri in in_graph if iri.startswith(v.OWN)} <= declared


def test_version(ontology: rdflib.Graph) -> None:
    """The ontology has the version of the package."""
    found = ontology.value(rdflib.URIRef(v.OWN.rstrip("#")), rdflib.OWL.versionInfo)
    assert str(found) == graph.__version__


def test_every_term_is_documented(ontology: rdflib.Graph) -> None:
    """Label and comment for all; domain and range for properties."""
    schema = rdflib.Namespace(v.SCHEMA)
    for term in set(ontology.subjects(rdflib.RDF.type, rdflib.OWL.Class)):
        assert ontology.value(term, rdflib.RDFS.label), term
        assert ontology.value(term, rdflib.RDFS.comment), term
    for kind in (rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty):
        for term in ontology.subjects(rdflib.RDF.type, kind):
            for needed in (
                rdflib.RDFS.label,
                rdflib.RDFS.comment,
                schema.domainIncludes,
                schema.rangeIncludes,
            ):
                assert ontology.value(term, needed), (term, needed)


def test_lineage_is_below_is_based_on(ontology: rdflib.Graph) -> None:
    """Every kind of lineage is a kind of being based on something."""
    for word in v.LINEAGE:
        term = rdflib.URIRef(v.PREDICATES[word].iri)
        assert (
            term,
            rdflib.RDFS.subPropertyOf,
            rdflib.URIRef(v.PREDICATES["basedOn"].iri),
        ) in ontology


def test_check_finds_a_quote_that_is_not_there() -> None:
    """Evidence whose offsets have slipped, and a page whose text has changed, are offences."""
    films = FilmGraph.build()
    start = next(films.store.quads_for_pattern(None, ox.NamedNode(v.OA_START), None, None))
    films.store.remove(start)
    slipped = ox.Literal(int(start.object.value) + 1)
    films.store.add(ox.Quad(start.subject, start.predicate, slipped, start.graph_name))
    text = next(films.store.quads_for_pattern(None, ox.NamedNode(v.TEXT), None, None))
    films.store.remove(text)
    changed = ox.Literal(f"{text.object.value} ")
    films.store.add(ox.Quad(text.subject, text.predicate, changed, text.graph_name))
    assert [o.check for o in films.check() if o.serious] == ["text", "quote"]
