"""Word lists of ``data/rules/words.toml``: what is capitalised and still no name."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from ..resources import folder


class Words(NamedTuple):
    """The lists, as sets; the file says what each is for."""

    openers: frozenset[str]
    articles: frozenset[str]
    roles: frozenset[str]
    callings: frozenset[str]
    peoples: frozenset[str]
    nobody: frozenset[str]
    companies: frozenset[str]
    lands: frozenset[str]


@cache
def words() -> Words:
    """Load the lists."""
    text = (folder("data/rules") / "words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Words(
        frozenset(table["openers"].split()),
        frozenset(table["articles"].split()),
        frozenset(table["roles"].split()),
        frozenset(table["roles"].split()) | frozenset(table["callings"].split()),
        _entries(table["peoples"]),
        _entries(table["peoples"]) | _entries(table["nobody"]) | _entries(table["lands"]),
        _entries(table["companies"]),
        _entries(table["lands"]),
    )


def _entries(text: str) -> frozenset[str]:
    return frozenset(" ".join(entry.split()) for entry in text.split(","))
