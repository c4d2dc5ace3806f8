"""Floor 7: the query library, parameters, and results.

A query is a ``.rq`` file whose first comments document it (grlc's ``#+`` lines). A parameter
``?_name`` is replaced by the N-Triples form of its typed term, by a tokenizer that leaves
strings, IRIs and comments alone: text of users never becomes syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import yaml

from . import vocabulary as v
from .errors import ParameterError, QueryError, UnknownQuery
from .lookup import find
from .model import Kind
from .resources import folder
from .rows import Rows, python_value

# What the type of a parameter means: an entity of one of these kinds, found by name.
ENTITY_TYPES: dict[str, tuple[Kind, ...]] = {
    "film": (Kind.FILM,),
    "person": (Kind.PERSON,),
    "franchise": (Kind.FRANCHISE, Kind.UNIVERSE, Kind.SERIES),
    "entity": (
        Kind.FILM, Kind.FRANCHISE, Kind.SERIES, Kind.PERSON, Kind.COMPANY, Kind.CHARACTER,
        Kind.WORK, Kind.FICTIONAL_ORGANIZATION, Kind.TV_SERIES, Kind.UNIVERSE,
    ),
}  # fmt: skip
LITERAL_TYPES = ("integer", "text", "predicate", "role")
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|\#[^\n]*|(?P<parameter>[?$]_(?P<name>\w+))|[?$@]\w+|:[\w.%-]*"
    # Whatever is left of the word: the engine takes SERVICE:x and 1SERVICE, too.
    r"|(?P<service>service)",
    re.DOTALL | re.IGNORECASE,
)
_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_NAME_CHARACTERS = re.compile(r"\['.*?\}'\]", re.DOTALL)
_IS_TEXT = re.compile(
    r"^\s*(?:\#[^\n]*\n\s*)*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|"
    r"DROP|CREATE|WITH)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """One query of the library.

    Attributes:
        name: The file's name without ending.
        text: The SPARQL text, comments included.
        summary: One line.
        description: More, for who wants it.
        tags: What it is about.
        parameters: From name to type.
        defaults: Values that stand where none is given.
        view: ``Table``, ``Graph`` or ``Timeline``.
    """

    name: str
    text: str
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: Mapping[str, str] | None = None
    defaults: Mapping[str, str] | None = None
    view: str = "Table"


def parse_query(name: str, text: str) -> Query:
    """Read a query file.

    Raises:
        QueryError: If its header is no YAML, or a parameter is declared and not used, or used
            and not declared, or of an unknown type.
    """
    header = "\n".join(line[2:].removeprefix(" ") for line in _header(text))
    try:
        data = yaml.safe_load(header) or {}
    except yaml.YAMLError as error:
        raise QueryError(f"{name}.rq: its #+ header is no YAML ({error})") from error
    if not isinstance(data, dict):
        raise QueryError(f"{name}.rq: its #+ header must be 'key: value' lines")
    parameters = _pairs(name, data.get("parameters"))
    defaults = _pairs(name, data.get("defaults"))
    used = {m["name"] for m in _TOKEN.finditer(text) if m["parameter"]}
    for wrong in sorted(used ^ set(parameters)):
        verb = "uses ?_{} and does not declare it" if wrong in used else "declares {} in vain"
        raise QueryError(f"{name}.rq: " + verb.format(wrong))
    for parameter, kind in parameters.items():
        if kind not in ENTITY_TYPES and kind not in LITERAL_TYPES:
            known = ", ".join([*ENTITY_TYPES, *LITERAL_TYPES])
            raise QueryError(f"{name}.rq: {parameter}: unknown type {kind!r}; there are: {known}")
    view = re.search(r"^#defaultView:(\w+)", text, re.MULTILINE)
    return Query(
        name,
        text,
        str(data.get("summary", "")).strip(),
        str(data.get("description", "")).strip(),
        tuple(str(tag) for tag in _list(data.get("tags"))),
        parameters,
        defaults,
        view.group(1) if view else "Table",
    )


def _header(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith("#+"):
            yield line
        elif line.strip() and not line.startswith("#"):
            return


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _pairs(name: str, value: object) -> dict[str, str]:
    """``- film: Alien`` lines, or one mapping."""
    parts = _list(value)
    found: dict[str, str] = {}
    for part in parts:
        if not isinstance(part, dict):
            raise QueryError(f"{name}.rq: parameters and defaults are '- name: value' lines")
        found.update((str(key), str(entry)) for key, entry in part.items())
    return found


@cache
def library() -> Mapping[str, Query]:
    """The shipped queries by name.

    Raises:
        QueryError: If a file is malformed.

    Example:
        >>> library()["spinoff-lineage"].parameters
        {'franchise': 'franchise'}
    """
    files = sorted(folder("queries").glob("*.rq"))
    return {f.stem: parse_query(f.stem, f.read_text(encoding="utf-8")) for f in files}


def get_query(name: str) -> Query:
    """A query by name, by file, or of its own text.

    Raises:
        UnknownQuery: If the library has none of this name; with the near ones.
        QueryError: If a file cannot be read or is malformed.
    """
    if name in library():
        return library()[name]
    if _IS_TEXT.match(name):
        return parse_query("query", name)
    if name.endswith(".rq"):
        try:
            text = Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{name}: cannot be read ({error})") from error
        return parse_query(Path(name).stem, text)
    raise UnknownQuery(name, library())


def bind(store: ox.Store, query: Query, given: Mapping[str, object]) -> str:
    """Put parameters into a query as terms.

    Raises:
        ParameterError: If one is missing, unknown or of the wrong type.
        NameNotFound: If a name matches nothing, or several.
    """
    declared = query.parameters or {}
    for name in given:
        if name not in declared:
            there = ", ".join(declared) or "none"
            raise ParameterError(f"{query.name}: no parameter {name!r}; there are: {there}")
    values = {**(query.defaults or {}), **given}
    missing = [name for name in declared if name not in values]
    if missing:
        how = " ".join(f"--param {name}=..." for name in missing)
        raise ParameterError(f"{query.name}: missing parameter {', '.join(missing)}; give {how}")
    terms = {name: term(store, query, name, kind, values[name]) for name, kind in declared.items()}

    def put(match: re.Match[str]) -> str:
        return str(terms[match["name"]]) if match["parameter"] else match.group()

    return _TOKEN.sub(put, query.text)


def term(
    store: ox.Store, query: Query, name: str, kind: str, value: object
) -> ox.NamedNode | ox.Literal:
    """The term that a parameter's value stands for.

    Raises:
        ParameterError: If the value is not of the parameter's type.
        NameNotFound: If it names nothing, or several things.
    """
    if kind in ENTITY_TYPES:
        return ox.NamedNode(find(store, str(value), ENTITY_TYPES[kind]).iri)
    if kind == "integer":
        try:
            return ox.Literal(int(str(value)))
        except ValueError as error:
            raise ParameterError(
                f"{query.name}: {name} is a whole number, not {value!r}"
            ) from error
    if kind in {"predicate", "role"}:
        if str(value) not in v.PREDICATES:
            known = ", ".join(v.PREDICATES)
            raise ParameterError(
                f"{query.name}: {name}: no predicate {value!r}; there are: {known}"
            )
        return ox.NamedNode(v.PREDICATES[str(value)].iri)
    try:
        return ox.Literal(str(value))
    except ValueError as error:
        raise ParameterError(f"{query.name}: {name} is no valid text ({error})") from error


def run(store: ox.Store, text: str, name: str = "query") -> Rows | list[ox.Triple]:
    """Run SPARQL text; our prefixes need no declaration.

    Returns:
        Rows for SELECT and ASK, triples for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: If it is malformed, with line and column, or cannot be run.
    """
    for match in _TOKEN.finditer(text):
        if match["service"]:
            raise QueryError(f"{name}: SERVICE is refused: a query here never leaves this machine")
    try:
        result = store.query(text, prefixes=v.PREFIXES)
        if isinstance(result, ox.QuerySolutions):
            columns = [variable.value for variable in result.variables]
            return Rows(columns, [tuple(map(python_value, row)) for row in result])
        if isinstance(result, ox.QueryTriples):
            return list(result)
        return Rows(["answer"], [(bool(result),)])
    except SyntaxError as error:
        raise QueryError(_where(name, text, str(error))) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"{name}: {error}") from error


def _where(name: str, text: str, message: str) -> str:
    found = _AT.search(message)
    if not found:
        return f"{name}: {message}"
    # Among what it expected, the parser spells out the characters of a name: a line in itself.
    line, column, reason = int(found[1]), int(found[2]), _NAME_CHARACTERS.sub("a name", found[3])
    source = text.splitlines()[line - 1] if line <= len(text.splitlines()) else ""
    return f"{name}: line {line}, column {column}: {reason}\n  {source.strip()}"
