"""Prose rules: rows of TOML files, compiled to patterns over encoded sentences.

A pattern is a regular expression in which ``{slot}`` or ``{slot:name}`` stands for a mention or
a list of them. `graph.extraction.slots` says what each matches, and what kind of thing it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..errors import RuleError
from ..model import Status
from ..resources import folder
from ..vocabulary import PREDICATES
from .slots import ADJECTIVES, OFFICE, SLOTS
from .titles import YEAR

_SLOT = re.compile(r"\{([a-z]+)(?::([a-z]+))?\}")
_SUBSTITUTES = {
    "{adj}": ADJECTIVES,
    "{office}": OFFICE,
    "{year}": rf"(?P<year>{YEAR})",
    "{is}": r"(?:is|was)",
}
_FREE = frozenset({"$film", "$franchise", "$series", "$review", "$title"})


BY_VERB = "@verbs"
BY_KIND = ("@kind", "@other")
_KINDS = {
    "sequel": "sequelOf", "follow-up": "sequelOf", "prequel": "prequelOf", "remake": "remakeOf",
    "reboot": "rebootOf", "spin-off": "spinOffOf", "spinoff": "spinOffOf",
    "crossover": "crossoverOf",
}  # fmt: skip
_VERBS = {
    "written": "screenwriter", "scripted": "screenwriter", "directed": "director",
    "produced": "producer", "edited": "editor", "scored": "composer", "composed": "composer",
    "distributed": "distributor", "made": "productionCompany", "starring": "actor",
    "photographed": "cinematographer", "shot": "cinematographer",
    "director": "director", "writer": "screenwriter", "screenwriter": "screenwriter",
    "producer": "producer", "star": "actor", "actor": "actor", "actress": "actor",
    "editor": "editor", "composer": "composer", "cinematographer": "cinematographer",
}  # fmt: skip


class Says(NamedTuple):
    """One statement that a rule yields: slot names, ``$film`` and the like, and a predicate."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row of a rule file, compiled. Two are the same only if they are one object.

    Attributes:
        name: Unique name; evidence carries it.
        cues: Lower-case words of which a sentence must hold one, so that most rules are skipped
            without trying their pattern.
        pattern: The pattern over encoded sentences.
        says: What it yields.
        slots: From group name to slot.
        status: Fixed status, or None where the cues decide.
        confidence: How sure the rule is.
        needs: Slot and predicate that the page must have said of it already.
        when: A pattern that the page's prose must hold somewhere.
        examples: Sentences with what is read in them; they run as tests.
        independent: Whether it reads names that another rule has read, and leaves them to others.
        unless: A pattern that must not end the sentence's part before the match.
        full: Slots whose name must have two words or more.
        alone: Whether it keeps out of sentences that name another film.
        presupposed: Whether a question does not put it in doubt: "Why is Ann Example in this?"
        aligned: Whether two lists of equal length are read pair by pair.
        critics: Whether it reads criticism; in an encyclopedia's lead, only what speaks of a cast.
        reviews: Whether it reads criticism alone, and no encyclopedia's lead.
        titled: Whether it reads nothing in a sentence without a marked or dated title.
        bars: Slot and predicate that the page must not have said of it.
        tentative: Whether it keeps quiet about a film of whom the page has named another maker.
        version: Raised when the row reads something else than before.
        file: Name of the file that the row stands in.
    """

    name: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    says: tuple[Says, ...]
    slots: dict[str, str]
    status: Status | None
    confidence: float
    needs: tuple[tuple[str, str], ...]
    when: re.Pattern[str] | None
    examples: tuple[dict[str, object], ...]
    independent: bool = False
    unless: re.Pattern[str] | None = None
    full: tuple[str, ...] = ()
    alone: bool = False
    presupposed: bool = False
    aligned: bool = False
    tentative: bool = False
    critics: bool = False
    reviews: bool = False
    titled: bool = False
    bars: tuple[tuple[str, str], ...] = ()
    version: int = 1
    file: str = ""


def expand(says: tuple[Says, ...], match: re.Match[str]) -> Iterable[Says]:
    """Turn ``@verbs``, ``@kind`` and ``@other`` into the predicates of the groups so named.

    Example:
        >>> match = re.match("(?P<verbs>written and directed)", "written and directed")
        >>> [s.predicate for s in expand((Says("$film", "@verbs", "people"),), match)]
        ['screenwriter', 'director']
    """
    for row in says:
        if row.predicate in BY_KIND:
            word = match.group(row.predicate.removeprefix("@")).lower()
            yield row._replace(predicate=_KINDS[word])
            continue
        if row.predicate != BY_VERB:
            yield row
            continue
        for verb in re.findall(r"[a-z]+", match.group("verbs").lower()):
            if verb in _VERBS:
                yield Says(row.subject, _VERBS[verb], row.object)


def compile_pattern(source: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Compile a rule's pattern.

    Returns:
        The regular expression, and from each group's name the slot that it is.

    Raises:
        RuleError: If a slot is unknown or the expression is malformed.
    """
    for short, long in _SUBSTITUTES.items():
        source = source.replace(short, long)
    slots: dict[str, str] = {}

    def group(match: re.Match[str]) -> str:
        slot, name = match.group(1), match.group(2) or match.group(1)
        if slot not in SLOTS:
            raise RuleError(f"unknown slot {{{slot}}}; there are: {', '.join(SLOTS)}")
        slots[name] = slot
        return f"(?P<{name}>{SLOTS[slot][0]})"

    try:
        return re.compile(_SLOT.sub(group, source)), slots
    except re.error as error:
        raise RuleError(f"the pattern is malformed: {error}") from error


def load(file: Path) -> Iterable[Rule]:
    """Read one rule file.

    Raises:
        RuleError: With the file and the rule, if a row is malformed.
    """
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file}: {error}") from error
    for row in rows:
        try:
            yield _rule(row, file.name)
        except KeyError as error:
            raise RuleError(f"{file}: rule {row.get('name', '?')!r} lacks {error}") from error
        except (RuleError, ValueError) as error:
            raise RuleError(f"{file}: rule {row.get('name', '?')!r}: {error}") from error


def _rule(row: dict[str, object], file: str) -> Rule:
    pattern, slots = compile_pattern(str(row["pattern"]))
    says = tuple(Says(*str(line).split()) for line in _strings(row["says"]))
    for subject, predicate, obj in says:
        if predicate not in PREDICATES and predicate not in {BY_VERB, *BY_KIND}:
            raise RuleError(f"unknown predicate {predicate!r}")
        for end in (subject, obj):
            if end not in slots and end not in _FREE:
                raise RuleError(f"{end!r} is no slot of the pattern")
    for field in ("needs", "bars", "full"):
        for line in _strings(row.get(field, [])):
            if line.split()[0] not in slots:
                raise RuleError(f"{field}: {line.split()[0]!r} is no slot of the pattern")
    when = row.get("when")
    status = row.get("status")
    needs = (line.split() for line in _strings(row.get("needs", [])))
    examples = row.get("examples", [])
    return Rule(
        str(row["name"]),
        tuple(_strings(row["cues"])),
        pattern,
        says,
        slots,
        Status(str(status)) if status else None,
        float(str(row.get("confidence", 0.9))),
        tuple((slot, predicate) for slot, predicate in needs),
        re.compile(str(when), re.IGNORECASE) if when else None,
        tuple(examples) if isinstance(examples, list) else (),
        row.get("independent") is True,
        re.compile(f"(?:{row['unless']})$") if "unless" in row else None,
        tuple(_strings(row.get("full", []))),
        row.get("alone") is True,
        row.get("presupposed") is True,
        row.get("aligned") is True,
        row.get("tentative") is True,
        row.get("critics") is True,
        row.get("reviews") is True,
        row.get("titled") is True,
        tuple((slot, what) for slot, what in map(str.split, _strings(row.get("bars", [])))),
        int(str(row.get("version", 1))),
        file,
    )


def _strings(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The shipped prose rules, in the order of their files and rows.

    The order counts: the first rule to read a fact at a place keeps it.

    Raises:
        RuleError: If two rules share a name, or a row is malformed.
    """
    return tuple(_folder(folder("data/rules") / "prose").values())


def load_rules(own: str | Path | None = None) -> tuple[Rule, ...]:
    """The shipped rules, with those of a user's folder before them.

    A rule of the same name as a shipped one replaces it.

    Args:
        own: Folder of rule files (``*.toml``); the shipped rules alone where None.

    Raises:
        RuleError: If the folder holds no rule file, or a row is malformed.

    Example:
        >>> load_rules() == shipped_rules()
        True
    """
    if own is None:
        return shipped_rules()
    mine = _folder(Path(own))
    if not mine:
        raise RuleError(f"{own}: no rule in a .toml file there")
    return (*mine.values(), *(rule for rule in shipped_rules() if rule.name not in mine))


def _folder(place: Path) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for file in sorted(place.glob("*.toml")):
        for rule in load(file):
            if rule.name in found:
                raise RuleError(f"{file}: two rules are called {rule.name!r}")
            found[rule.name] = rule
    return found
