"""The gold set, its floors, and the commands that measure and list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import GoldError
from graph.gold import corpus_hash, measure, read_gold
from graph.vocabulary import PREDICATES

from .conftest import ROOT, Run
from .gold.pin import BEGIN, END, FLOORS, PARTS, figures, table

GOLD = ROOT / "tests" / "gold"
PINNED = json.loads(FLOORS.read_text(encoding="utf-8"))
SLACK = 0.02


def test_size_and_parts() -> None:
    """At least 120 documents of six kinds, a third of them to test on, each labelled."""
    documents = list(read_gold([GOLD]))
    test = [d for d in documents if d.part == "test"]
    assert len(documents) >= 120
    assert len(test) >= 40
    assert {d.kind for d in test} == {"block", "prose", "viewer", "house", "structured", "lead"}
    assert len({d.id for d in documents}) == len(documents)
    assert all(d.facts for d in documents)


def test_labels_are_in_their_text() -> None:
    """A label's words stand in the document, so that a slip of the pen is seen at once."""
    for document in read_gold([GOLD]):
        for label in (*document.facts, *document.not_facts):
            assert label.predicate in PREDICATES
            last = label.object.split("|")[0].removesuffix(")").split(" (")[0].split()[-1]
            if label.predicate not in {"rating", "reviewDate"}:
                assert last.lower() in document.text.lower(), (document.id, label)


@pytest.mark.parametrize("part", PARTS)
def test_floors(part: str) -> None:
    """No figure is below its floor, none is far above it, and the documents are the pinned ones."""
    documents = list(read_gold([GOLD], part))
    assert corpus_hash(documents) == PINNED[part]["sha256"], "run: python tests/gold/pin.py"
    result = measure(documents)
    assert len(result.false_facts) <= PINNED[part]["false_facts"], result.false_facts
    for group, floor in PINNED[part]["floors"].items():
        for name, value in figures(result)[group].items():
            assert floor[name] <= value <= floor[name] + SLACK, (group, name, result.misses)


def test_the_readme_has_the_figures() -> None:
    """The README's table is what the gold set gives now."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.partition(BEGIN)[2].partition(END)[0] == table(), "run: python tests/gold/pin.py"


def test_a_lowered_floor_has_a_reason() -> None:
    """Whoever lowers a floor says why."""
    assert all(entry["why"] for entry in PINNED["lowered"])


def test_a_malformed_document_is_named(tmp_path: Path) -> None:
    """The error gives file and line."""
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "a", "kind": "lead", "text": "x", "facts": [["A", "directs", "B"]]}\n')
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: ValueError: unknown predicate 'directs'"):
        list(read_gold([file]))


def test_no_gold_file(tmp_path: Path) -> None:
    """A folder without gold files is an answer, not an empty table."""
    with pytest.raises(GoldError, match=r"no \.jsonl file"):
        list(read_gold([tmp_path]))


def test_evaluate_prints_scores_and_misses(tmp_path: Path, run: Run) -> None:
    """The command prints each predicate, each kind, each confidence, and what was missed."""
    file = tmp_path / "gold.jsonl"
    row = {
        "id": "one",
        "kind": "house",
        "text": "**Alien, 1979.** Directed by Ridley Scott.",
        "facts": [["Alien", "director", "Ridley Scott"], ["Alien", "actor", "Nobody At All"]],
        "format": "markdown",
    }
    file.write_text(json.dumps(row) + "\n")
    done = run("evaluate", file, COLUMNS="120")
    assert done.returncode == 0, done.stderr
    assert "Alien actor Nobody At All" in done.stdout
    assert "director" in done.stdout
    assert "0.98" in done.stdout
    assert "1 documents; 0 false facts" in done.stderr


def test_rules_are_listed(run: Run) -> None:
    """Every rule has a line with its version, what it yields, and its confidence."""
    done = run("rules", "--format", "csv")
    assert done.returncode == 0
    header, *rows = done.stdout.splitlines()
    assert header == "rule,version,yields,status,confidence,file"
    assert any(row.startswith("sequel-to,1,sequelOf,by cue,0.95,2-lineage.toml") for row in rows)


OWN = """
[[rule]]
name = "lensed"
cues = ["painted with light"]
pattern = 'painted with light by {people}'
says = ["$film cinematographer people"]
"""


def test_own_rules(tmp_path: Path, run: Run) -> None:
    """A folder of a user's rules is read before the shipped ones, in every command that reads."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "light.toml").write_text(OWN)
    page = tmp_path / "page.txt"
    page.write_text("**Dune, 2021.**\n\nIt is painted with light by Greig Fraser, no less.\n")
    options = ("--rules", tmp_path / "mine")
    assert "Greig Fraser" not in run("extract", page).stdout
    assert "cinematographer" in run("extract", page, *options).stdout
    assert run("rules", *options, "--format", "csv").stdout.splitlines()[1].startswith("lensed,1,")
    assert run("build", page, *options, cwd=tmp_path).returncode == 0
    assert "lensed" in run("why", "Dune", "cinematographer", "Greig Fraser", cwd=tmp_path).stdout


def test_a_folder_without_rules(tmp_path: Path, run: Run) -> None:
    """An empty folder is a mistake, and is named."""
    done = run("rules", "--rules", tmp_path)
    assert done.returncode == 1
    assert "no rule in a .toml file" in done.stderr


def test_many_pages_on_all_cores_say_the_same(tmp_path: Path, run: Run) -> None:
    """Reading in several processes gives the same lines in the same order as in one."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, document in enumerate(read_gold([GOLD])):
        if document.format == "text":
            (pages / f"{number:03}.txt").write_text(document.text, encoding="utf-8")
    (pages / "zz.txt").write_bytes(b"")
    every = sorted(pages.iterdir())
    assert len(every) > 64
    together = run("extract", pages, "--format", "jsonl")
    half = len(every) // 2
    alone = [run("extract", *part, "--format", "jsonl") for part in (every[:half], every[half:])]
    assert together.stdout == alone[0].stdout + alone[1].stdout
    assert together.returncode == 1
    assert "refused: " in together.stderr
