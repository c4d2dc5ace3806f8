"""The label table: which predicates a credit label stands for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from ..errors import RuleError
from ..resources import folder
from ..vocabulary import PREDICATES

TITLE_WORD = "title"
NOTHING = "-"


class Labels(NamedTuple):
    """The table, ready to match.

    Attributes:
        predicates: From folded label to the predicates it yields.
        free: Labels that stand without a colon.
        pattern: Finds a label at a place where one may begin.
    """

    predicates: dict[str, tuple[str, ...]]
    free: frozenset[str]
    pattern: re.Pattern[str]


def key(label: str) -> str:
    """A label as the table knows it.

    Example:
        >>> key("Directed  By:"), key("**Writer-Director**")
        ('directed by', 'writer director')
    """
    return " ".join(re.sub(r"[*_:#|>‐-]+", " ", label.casefold().replace("–", " ")).split())


@cache
def labels() -> Labels:
    """Load the table from ``data/rules/labels.toml``.

    Raises:
        RuleError: If a predicate in it is not one of ours, or a label stands twice.
    """
    file = folder("data/rules") / "labels.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    predicates: dict[str, tuple[str, ...]] = {}
    free: set[str] = set()
    written: list[str] = []
    for name, row in table.items():
        words = tuple(name.split())
        for word in words:
            if word not in PREDICATES and word not in {TITLE_WORD, NOTHING}:
                raise RuleError(f"{file.name}: [{name}]: unknown predicate {word!r}")
        # The predicate's own word is a label too, as schema.org and front matter use it.
        own = [name] if len(words) == 1 and name != NOTHING else []
        for label in (*row.get("by", ()), *row.get("label", ()), *row.get("keys", ()), *own):
            if predicates.setdefault(key(label), words) != words:
                raise RuleError(f"{file.name}: [{name}]: {label!r} stands in another row too")
        free.update(key(label) for label in row.get("by", ()))
        written += row.get("by", []) + row.get("label", [])
    alternatives = "|".join(
        re.escape(label).replace(r"\ ", r"[ \t]+").replace(r"\-", "[-‐ ]")
        for label in sorted(set(written), key=lambda w: (-len(w), w))
    )
    pattern = re.compile(
        # At the start of a line, or after something that ends a credit.
        r"(?:(?<![^\n])|(?<=[.;|/•·(]\s)|(?<=[–—]\s)|(?<=\*\*\s)|(?<=\.\s\s)|"
        r"(?<=[)\]]\s)(?=(?-i:Directed|Written|Starring|Produced|Dir)\b)|"
        r"(?<=[\w’'][ \t])(?=(?-i:Starring|Directed by|Written by|Produced by)\b)"
        # Or in the middle of a line, in capitals and with a colon: "Dir: A Starring: B".
        r"|(?<=[ \t])(?=[*_]{0,3}(?-i:[A-Z])[^\n:]{0,30}:))"
        r"[ \t]*(?:[-+•|>#\"][ \t]*){0,4}[*_]{0,3}"
        rf"(?P<label>{alternatives})"
        r"(?P<end>[*_]{0,3}[ \t]*[:：|][*_]{0,3}|[ \t]+[-–—](?=[ \t])|[*_]{1,3}|(?=[ \t\n]|$))",
        re.IGNORECASE,
    )
    return Labels(predicates, frozenset(free), pattern)
