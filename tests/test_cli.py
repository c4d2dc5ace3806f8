"""The command as people run it: output, messages, exit status."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph import FilmGraph
from graph.cli import main
from graph.resources import folder

from .conftest import ROOT, Run

REVIEW = "**Dune, 2021.** Directed by Denis Villeneuve. Starring Timothée Chalamet as Paul.\n"


def test_build_summary(built: Path, run: Run, tmp_path: Path) -> None:
    """Pages, films, statements by status, where it went, and three commands to try."""
    assert (built / "film-graph.db").is_dir()
    assert (built / "film-graph.html").stat().st_size > 100_000
    done = run("build", cwd=tmp_path)
    assert done.stdout == ""
    words = done.stderr
    assert re.search(r"\d+ pages read, 0 refused, in [\d.]+ s", words)
    assert re.search(r"\d+ films, \d+ people, \d+ franchises", words)
    assert re.search(
        r"statements: \d+ accepted, \d+ disputed, \d+ hypothetical, \d+ negated", words
    )
    assert words.count("\n  film-graph ") == 3


def test_the_commands_to_try_work(built: Path, run: Run, tmp_path: Path) -> None:
    """What the summary suggests runs as it stands."""
    words = run("build", cwd=tmp_path).stderr
    suggested = re.findall(r"^  film-graph (.*)$", words, re.MULTILINE)
    assert len(suggested) == 3
    for line in suggested:
        done = run(*shlex.split(line), cwd=built)
        assert done.returncode == 0, line
        assert "\n0 rows" not in f"\n{done.stderr}", line


def test_the_commands_to_try_work_for_one_page(run: Run, tmp_path: Path) -> None:
    """Also for a single page without a franchise, and a store whose name needs quoting."""
    (tmp_path / "one.txt").write_text(REVIEW)
    words = run("build", "one.txt", "--store", "my graph", cwd=tmp_path).stderr
    for line in re.findall(r"^  film-graph (.*)$", words, re.MULTILINE):
        assert run(*shlex.split(line), cwd=tmp_path).returncode == 0, line


def test_extract_jsonl(run: Run, tmp_path: Path) -> None:
    """The fixed interface: keys, their order, and a quote that is the slice."""
    page = tmp_path / "dune.txt"
    page.write_text(REVIEW, encoding="utf-8")
    lines = [
        json.loads(line) for line in run("extract", page, "--format", "jsonl").stdout.splitlines()
    ]
    director = next(line for line in lines if line["predicate"] == "director")
    assert list(director) == [
        "page", "subject", "predicate", "object", "status", "confidence", "rule", "quote", "start",
        "end",
    ]  # fmt: skip
    assert director["page"] == str(page)
    assert director["subject"] == {
        "type": "film", "label": "Dune", "year": 2021,
        "iri": "https://film-review-graph.example/id/film/dune-2021",
    }  # fmt: skip
    assert director["quote"] == "Directed by Denis Villeneuve."
    assert REVIEW[director["start"] : director["end"]] == director["quote"]
    portrays = next(line for line in lines if line["predicate"] == "portrays")
    assert portrays["subject"]["label"] == "Timothée Chalamet"
    assert portrays["film"]["label"] == "Dune"


def test_extract_from_standard_input(run: Run) -> None:
    """A dash reads standard input; the table is for people."""
    done = run("extract", "-", stdin=REVIEW)
    assert "Denis Villeneuve" in done.stdout
    assert done.returncode == 0


def test_extract_text(run: Run) -> None:
    """``--text`` prints the text that offsets count in."""
    page = folder("data/reviews") / "puss-in-boots.html"
    text = run("extract", "--text", page).stdout
    lines = run("extract", page, "--format", "jsonl").stdout.splitlines()
    for line in map(json.loads, lines):
        assert text[line["start"] : line["end"]] == line["quote"]


def test_bad_pages_are_named_and_the_others_built(run: Run, tmp_path: Path) -> None:
    """Each bad page gets a line, no traceback; status 1; the good ones are in the graph."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(REVIEW)
    (pages / "empty.txt").write_text("")
    (pages / "binary.txt").write_bytes(bytes(range(256)))
    (pages / "latin.txt").write_bytes(
        "**Amélie, 2001.** Directed by Jean-Pierre Jeunet.".encode("latin-1")
    )
    (pages / "recipe.txt").write_text("Take two eggs.")
    (pages / "broken.html").write_text(
        '<script type="application/ld+json">{broken</script><p>Hello'
    )
    done = run("build", pages, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for expected in (
        "refused: .*empty.txt: is empty",
        "refused: .*binary.txt: is not a text file",
        "note: .*latin.txt: is not UTF-8; read as Windows-1252",
        "note: .*recipe.txt: nothing about a film was found in it",
        "note: .*broken.html: JSON-LD script 1 is broken",
        "4 pages read, 2 refused",
    ):
        assert re.search(expected, done.stderr), expected
    names = run(
        "query",
        "SELECT ?n WHERE { ?f a schema:Movie ; schema:name ?n } ORDER BY ?n",
        "--format",
        "csv",
        cwd=tmp_path,
    )
    assert names.stdout.split() == ["n", "Amélie", "Dune"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["build", "nowhere/"], 2, "nowhere/: no such file or folder"),
        (["build", "-"], 2, "use: film-graph extract -"),
        (["query", "spinof-lineage"], 2, "near it: spinoff-lineage"),
        (["query", "SELECT ?s WHERE { ?s ?p }"], 1, "line 1, column"),
        (["query", "filmography", "--param", "person"], 2, "--param takes NAME=VALUE"),
        (["query", "filmography", "--param", "actor=x"], 2, "no parameter 'actor'"),
        (["query", "filmography", "--param", "person=Keanu Reaves"], 2, "near it: Keanu Reeves"),
        (["query", "missing.rq"], 1, "missing.rq: cannot be read"),
        (["why", "Alien", "directer", "Ridley Scott"], 2, "unknown predicate 'directer'"),
        (["why", "Alien", "director", "James Wan"], 1, "no page says"),
        (["export", "films.doc"], 1, "unknown ending; there are: .nq, .ttl, .trig"),
        (["view", "lineage", "Total Recall"], 2, "ambiguous"),
        (["queries", "--store"], 2, "No such option"),
        (["nonsense"], 2, "No such command"),
        (["build", "--page", "."], 2, "is a folder"),
        (["view", "network", "-o", "."], 1, "is a folder"),
        (
            ["query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"],
            1,
            "SERVICE is refused",
        ),
        (["query", "#+ tags: 5\nselect ?s {?s ?p ?o} limit 1"], 0, "1 row"),
        (["query", "remakes", "--store", "none.db"], 1, "no such store"),
    ],
)
def test_wrong_calls(
    built: Path, run: Run, arguments: list[str], status: int, message: str
) -> None:
    """Each wrong call gets one clear answer, and the status that says whose fault it is."""
    done = run(*arguments, cwd=built)
    assert done.returncode == status, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_query_formats(built: Path, run: Run) -> None:
    """CSV and JSON are for programs; the table fits 80 columns."""
    as_json = json.loads(run("query", "spinoff-lineage", "--format", "json", cwd=built).stdout)
    assert as_json == [
        {"film": "From the World of John Wick: Ballerina", "year": 2025, "of": "John Wick"}
    ]
    as_csv = run("query", "spinoff-lineage", "--format", "csv", cwd=built).stdout
    assert as_csv.splitlines()[0] == "film,year,of"
    table = run("query", "not-facts", cwd=built).stdout
    assert max(map(len, table.splitlines())) <= 80


def test_construct(built: Path, run: Run) -> None:
    """A CONSTRUCT prints triples."""
    done = run("query", "CONSTRUCT { ?a frg:sequelOf ?b } WHERE { ?a frg:sequelOf ?b }", cwd=built)
    assert "/vocabulary#sequelOf>" in done.stdout


def test_why(built: Path, run: Run) -> None:
    """The quote, with page and offsets; names without case and diacritics."""
    done = run(
        "why", "from the world of john wick: ballerina", "director", "len wiseman", cwd=built
    )
    assert "ballerina.txt:" in done.stdout
    assert "    Directed by Len Wiseman." in done.stdout


def test_why_of_what_is_no_fact(built: Path, run: Run) -> None:
    """A denial has its quote too."""
    done = run("why", "Creed", "remakeOf", "Rocky", cwd=built)
    assert "negated" in done.stdout
    assert "It is not a remake of" in done.stdout


@pytest.mark.parametrize("ending", [".nq", ".ttl", ".trig"])
def test_export(built: Path, run: Run, tmp_path: Path, ending: str) -> None:
    """Each format is read back by rdflib with all that it should hold."""
    import rdflib

    file = tmp_path / f"films{ending}"
    assert run("export", file, cwd=built).returncode == 0
    form = {".nq": "nquads", ".ttl": "turtle", ".trig": "trig"}[ending]
    dataset = rdflib.Dataset(default_union=ending != ".ttl")
    dataset.parse(file, format=form)
    store = FilmGraph.open(built / "film-graph.db").store
    everything = {tuple(map(str, quad.triple)) for quad in store}
    facts = {tuple(map(str, q.triple)) for q in store if str(q.graph_name) == "DEFAULT"}
    assert len(set(dataset.triples((None, None, None)))) == len(
        facts if ending == ".ttl" else everything
    )
    if ending == ".nq":
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines == sorted(lines)


def test_check(built: Path, run: Run) -> None:
    """The shipped graph has no errors."""
    done = run("check", cwd=built)
    assert done.returncode == 0, done.stdout
    assert "0 errors" in done.stderr


def test_check_lists_all_offenders(run: Run, tmp_path: Path) -> None:
    """A circle, a sequel older than its original: all at once, and status 1."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(
        "**First, 1999.** Directed by Ann Example.\n\nIt is the sequel to *Second* (2003).\n"
    )
    (pages / "b.txt").write_text(
        "**Second, 2003.** Directed by Ann Example.\n\nIt is the sequel to *First* (1999).\n"
    )
    run("build", pages, cwd=tmp_path)
    done = run("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "cycle" in done.stdout
    assert "older-than" in done.stdout
    assert "2 errors" in done.stderr


def test_no_terminal_escapes(run: Run, tmp_path: Path) -> None:
    """Control sequences in a page's text reach no terminal."""
    page = tmp_path / "evil.txt"
    page.write_text("**Dune, 2021.** Directed by Denis Villeneuve\x1b[31m\x07.\n")
    done = run("extract", page)
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x07" not in done.stdout + done.stderr


def test_help_has_an_example_everywhere(run: Run) -> None:
    """Every command's help shows a call that works."""
    for name in sorted(main.commands.keys() - {"view"}):
        words = run(name, "--help").stdout
        assert "Example:" in words, name
        assert f"film-graph {name}" in words
    assert set(main.commands) == {
        "build",
        "evaluate",
        "extract",
        "query",
        "queries",
        "rules",
        "why",
        "export",
        "view",
        "check",
    }


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupt(tmp_path: Path) -> None:
    """Ctrl-C ends a build with status 130 and leaves nothing half there."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3000):
        (pages / f"{number}.txt").write_text(REVIEW * 40)
    # A process started in the background hands down that SIGINT is ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "build", "pages"], cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    db = tmp_path / "film-graph.db"
    while not (db.is_dir() and any(p.name.startswith("store-") for p in db.iterdir())):
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=30)
    assert process.returncode == 130, words
    assert "Traceback" not in words
    assert not [p for p in db.iterdir() if p.name.startswith("store-")]
