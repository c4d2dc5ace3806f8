"""The query library: every file runs and gives rows; parameters never become syntax."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import FilmGraph, NameNotFound, ParameterError, QueryError, UnknownQuery
from graph.query import bind, library, parse_query, run


def test_there_are_queries() -> None:
    """At least fourteen questions, each with a summary and all its defaults."""
    assert len(library()) >= 14
    for query in library().values():
        assert query.summary
        assert query.description
        assert query.tags
        assert set(query.defaults or {}) == set(query.parameters or {})


@pytest.mark.parametrize("name", sorted(library()))
def test_every_query_gives_rows(films: FilmGraph, name: str) -> None:
    """Each query of the library answers on the shipped graph, with its defaults."""
    rows = films.query(name)
    assert len(rows) > 0
    assert rows.columns == list(rows[0])


@pytest.mark.parametrize("name", sorted(library()))
def test_every_query_runs_anywhere(films: FilmGraph, name: str) -> None:
    """Each file declares its own prefixes: it runs in an engine that knows none of ours."""
    text = bind(films.store, library()[name], {})
    assert isinstance(films.store.query(text), ox.QuerySolutions)


def test_spinoff_lineage(films: FilmGraph) -> None:
    """The README's question and its answer."""
    assert list(films.query("spinoff-lineage", franchise="John Wick")) == [
        {"film": "From the World of John Wick: Ballerina", "year": 2025, "of": "John Wick"}
    ]


def test_names_are_folded(films: FilmGraph) -> None:
    """Case and diacritics do not matter in names."""
    upper = films.query("filmography", person="NIMROD ANTAL")
    assert list(upper) == list(films.query("filmography", person="Nimród Antal"))
    assert len(upper) == 1


def test_pandas(films: FilmGraph) -> None:
    """Rows become a data frame with the same columns and typed values."""
    frame = films.query("filmography", person="Sylvester Stallone").to_pandas()
    assert list(frame.columns) == ["year", "film", "role"]
    assert frame["year"].dtype.kind == "i"


def test_ambiguous_and_unknown_names(films: FilmGraph) -> None:
    """A name that fits two films lists both; a misspelt one lists what is near."""
    with pytest.raises(NameNotFound, match=r"ambiguous.*\(1990\).*\(2012\)"):
        films.query("reviews-of", film="Total Recall")
    with pytest.raises(NameNotFound, match="near it: Keanu Reeves"):
        films.query("filmography", person="Keanu Reaves")
    assert len(films.query("reviews-of", film="Total Recall (2012)")) == 1


def test_parameter_errors(films: FilmGraph) -> None:
    """Unknown, missing and mistyped parameters are told apart."""
    with pytest.raises(ParameterError, match="no parameter 'actor'; there are: person"):
        films.query("filmography", actor="x")
    with pytest.raises(ParameterError, match="films is a whole number, not 'many'"):
        films.query("director-actor-pairs", films="many")
    query = parse_query("q", "#+ parameters:\n#+   - x: text\nSELECT ?_x WHERE { }")
    with pytest.raises(ParameterError, match="missing parameter x"):
        bind(films.store, query, {})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?f frg:releaseYear 1979SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
    ],
)
def test_service_is_refused(films: FilmGraph, text: str) -> None:
    """No query reaches the network, however it is written."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        films.query(text)


def test_the_word_service_is_no_service(films: FilmGraph) -> None:
    """In strings, IRIs, comments and names of variables the word is harmless."""
    text = "SELECT ?service { BIND('SERVICE' AS ?service) BIND(<urn:service> AS ?i) } # SERVICE"
    assert films.query(text)[0]["service"] == "SERVICE"


def test_unknown_query(films: FilmGraph) -> None:
    """A misspelt query name lists the near ones."""
    with pytest.raises(UnknownQuery, match="near it: spinoff-lineage"):
        films.query("spinof-lineage")


def test_syntax_error(films: FilmGraph) -> None:
    """Line and column of what is wrong in one line, and the line itself."""
    with pytest.raises(QueryError, match=r"line 2, column \d+: [^\n]{1,200}\n  WHERE"):
        films.query("SELECT ?s\nWHERE { ?s ?p }")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?_x WHERE { }", r"uses \?_x and does not declare it"),
        ("#+ parameters:\n#+   - x: text\nSELECT ?s WHERE { ?s ?p ?o }", "declares x in vain"),
        ("#+ parameters:\n#+   - x: colour\nSELECT ?_x WHERE { }", "unknown type 'colour'"),
        ("#+ summary: [\nSELECT ?s WHERE { }", "is no YAML"),
    ],
)
def test_malformed_files(text: str, message: str) -> None:
    """A declared parameter that is not used, or the other way round, fails on loading."""
    with pytest.raises(QueryError, match=message):
        parse_query("q", text)


def test_parameters_in_strings_and_comments_stay() -> None:
    """The tokenizer leaves strings, IRIs and comments alone."""
    text = (
        "#+ parameters:\n#+   - x: text\n# ?_x here stays\n"
        "SELECT * WHERE { BIND(?_x AS ?a) BIND('?_x' AS ?b) BIND(<urn:?_x> AS ?c) "
        'BIND("""a "?_x" """ AS ?d) }'
    )
    bound = bind(ox.Store(), parse_query("q", text), {"x": "v"})
    assert bound.count("?_x") == 4
    assert 'BIND("v" AS ?a)' in bound


HOSTILE = st.text() | st.sampled_from(
    ['"', "'", "\\", '" } ; DROP ALL #', "\n", '"""', "\\u0022", "}", "?x", "<urn:x>", "\x00"]
)


@given(st.lists(HOSTILE, max_size=4).map("".join))
def test_no_text_becomes_syntax(value: str) -> None:
    """Whatever the value, it comes back from the engine as it went in."""
    text = "#+ parameters:\n#+   - x: text\nSELECT (?_x AS ?back) WHERE { }"
    rows = run(store := ox.Store(), bind(store, parse_query("q", text), {"x": value}))
    assert not isinstance(rows, list)
    assert rows[0]["back"] == value
