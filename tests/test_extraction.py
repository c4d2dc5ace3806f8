"""Golden pairs, the examples of every rule, and what holds for every page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import RuleError
from graph.extraction import Rule, extract, load, shipped_rules
from graph.extraction.labels import labels
from graph.extraction.status import cues
from graph.model import Page, Statement
from graph.pages import FORMATS, page_from_text, read_pages
from graph.resolve import resolve
from graph.resources import folder

GOLDEN = Path(__file__).parent / "golden"
PAIRS = sorted(p for p in GOLDEN.iterdir() if p.suffix != ".expected")
FILM = "Frame"


def lines_of(statements: list[Statement], *, film: str = "") -> list[str]:
    """Statements as golden files write them."""
    found = []
    for s in statements:
        subject = "$film" if film and s.subject.label == film else s.subject.label
        dated = f" ({s.subject.year})" if s.subject.year and subject != "$film" else ""
        thing = "$film" if film and s.object.label == film else s.object.label
        year = f" ({s.object.year})" if s.object.year and thing != "$film" else ""
        status = "" if s.status == "accepted" else f" | {s.status}"
        found.append(f"{subject}{dated} | {s.predicate} | {thing}{year}{status}")
    return found


def read(text: str, form: str = "text") -> tuple[Page, list[Statement]]:
    page = page_from_text(text, form=form, name="page.txt")
    return page, resolve(page, extract(page))


def test_there_are_golden_pairs() -> None:
    """A folder that was moved does not pass as no failures."""
    assert len(PAIRS) >= 10


@pytest.mark.parametrize("path", PAIRS, ids=lambda p: p.name)
def test_golden(path: Path) -> None:
    """A page says what the file beside it lists, in the page's order, and nothing more."""
    (page,) = read_pages([path])
    assert isinstance(page, Page)
    expected = path.with_suffix(path.suffix + ".expected").read_text(encoding="utf-8")
    assert lines_of(resolve(page, extract(page))) == expected.strip().splitlines()


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in shipped_rules()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_rule_example(rule: Rule, example: dict[str, object]) -> None:
    """Every rule reads in its own example what it says it does, under its own name."""
    credits_ = example.get("page", "Directed by Nobody Inparticular.")
    title, _, year = str(example.get("film", f"{FILM}, 2020")).partition(", ")
    _, statements = read(f"**{title}, {year}.** {credits_}\n\n{example['text']}")
    mine = {
        " ".join(part for part in line.replace(" | ", " ").split() if part[0] != "(").replace(
            "page.txt", "$review"
        )
        for line in lines_of(statements, film=title)
    }
    wanted = example["says"]
    assert isinstance(wanted, list)
    for line in wanted:
        assert str(line).replace("$title", "$film") in mine | {
            m.replace("$film", "$title") for m in mine
        }
    assert rule.name in {s.rule for s in statements}


def test_every_rule_has_an_example() -> None:
    """A rule is documented and tested by its examples.

    `page` gives the credits that an example needs, `film` a film of the catalogue.
    """
    assert [rule.name for rule in shipped_rules() if not rule.examples] == []


def test_tables_load() -> None:
    """Labels and cues are well-formed, and none is empty."""
    assert len(labels().predicates) > 150
    assert all(cue.pattern.pattern for cue in cues().rows)


def test_a_malformed_rule_is_named(tmp_path: Path) -> None:
    """A rule file's error gives the file, the rule and what is wrong."""
    file = tmp_path / "mine.toml"
    file.write_text('[[rule]]\nname = "x"\ncues = ["a"]\npattern = "{nobody}"\nsays = []\n')
    with pytest.raises(RuleError, match=r"mine\.toml: rule 'x': unknown slot \{nobody\}"):
        list(load(file))


WORDS = tomllib.loads((folder("data/rules") / "status.toml").read_text(encoding="utf-8"))["cue"]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row["name"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_status_cue_is_missed(row: dict[str, Any], data: st.DataObject) -> None:
    """Whatever a row's words match, one of its cues is in it: the quick look loses nothing."""
    text = data.draw(st.from_regex(re.compile(row["words"], re.ASCII)))
    assert any(cue in text.lower() for cue in row["cues"])


@pytest.mark.parametrize("page", list(read_pages([folder("data/reviews")])), ids=lambda p: p.path)
def test_quotes_are_slices(page: Page) -> None:
    """On every shipped page, every quote is the slice that its offsets name."""
    statements = resolve(page, extract(page))
    assert statements
    for statement in statements:
        assert page.text[statement.start : statement.end] == statement.quote
        assert statement.quote


PIECES = st.sampled_from(
    ["**Dune, 2021.** ", "Directed by Denis Villeneuve. ", "Starring Zendaya as Chani, ", "*Dune* ",
     "not a remake of *Alien* (1979)", "\n", "\n\n", "\r\n", "é", "e\u0301", "\u200f", "\u00a0",
     "\u00ad", "🎬", "١", "“", "”", "'s ", "(", ")", "- ", "| ", "_", "*", "Cast:\n", "A. B. C.",
     "spin-off of the X franchise", "\ue000", "\ue001", "SYNOPSIS: ", "---\n", "Rating: 3/5 "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=40), st.sampled_from(sorted(FORMATS)))
def test_offsets_hold_on_any_text(pieces: list[str], form: str) -> None:
    """Whatever the input, text[start:end] is the quote, and a second reading says the same."""
    text = "x " + "".join(pieces)
    try:
        page, statements = read(text, form)
    except Exception as error:  # noqa: BLE001  # only our own errors may come out
        assert type(error).__module__ == "graph.errors"
        return
    for statement in statements:
        assert page.text[statement.start : statement.end] == statement.quote
    assert statements == read(text, form)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not a sequel to *Alien* (1979).",
        "It plays like a remake of *Alien* (1979).",
        "A sequel to *Alien* (1979)? Hardly.",
        "It was once planned as a prequel to *Alien* (1979).",
        "It is neither a spin-off of *Alien* (1979) nor a good film.",
        "Rumour has it that Ridley Scott directed the second half.",
        "Without cinematographer Derek Vanlint it would look like nothing.",
        "Imagine a film directed by Ridley Scott.",
        "Ridley Scott, whom we love, did not direct it.",
        "It is not a remake of *Frame* (1954), the film with Keanu Reeves and Carrie-Anne Moss.",
        "People call it a remake of *Alien* (1979). It is not.",
        "Is it a prequel to *Alien* (1979)?",
        "It might be a reboot of *Alien* (1979).",
    ],
)
def test_no_fact_of_what_is_not_asserted(sentence: str) -> None:
    """Denial, doubt, plans, comparison and questions give no accepted statement but the year."""
    _, statements = read(f"**Frame, 2020.** Directed by Nobody Inparticular.\n\n{sentence}")
    facts = [
        s
        for s in statements
        if s.status == "accepted" and s.start > 20 and s.predicate not in {"mentions", "director"}
    ]
    assert facts == []
    assert {s.object.label for s in statements if s.predicate == "director"} <= {
        "Nobody Inparticular", "Ridley Scott",
    }  # fmt: skip
    assert not [
        s for s in statements if s.object.label == "Ridley Scott" and s.status == "accepted"
    ]


def test_roles_do_not_cross_a_semicolon() -> None:
    """A character before a semicolon is no performer of the role behind it."""
    (page,) = read_pages([folder("data/reviews/hobbs-and-shaw.txt")])
    assert isinstance(page, Page)
    portrays = [s for s in resolve(page, extract(page)) if s.predicate == "portrays"]
    assert ("Jason Statham", "Deckard Shaw") in {
        (s.subject.label, s.object.label) for s in portrays
    }
    assert {s.subject.label for s in portrays}.isdisjoint(s.object.label for s in portrays)
